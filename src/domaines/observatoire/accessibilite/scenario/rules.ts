import { Refus, refus } from "#commun/refus.ts";
import type { CommuneEtudiee, Etat, Etude, ModeEtude, SiteEtudie } from "../etude/model.ts";
import { sitesDuMode } from "../etude/rules.ts";
import type { BilanBassin, Changement, Ecart, RefusChangement } from "./model.ts";

/** Au-dessous, deux accès sont le même : un arrondi de calcul ne fait ni gagnant ni perdant. */
const INSENSIBLE = 1e-9;

type Suite = Etat | Refus<RefusChangement>;

const changer = (etat: Etat, id: string, suite: (site: SiteEtudie) => SiteEtudie[]): Suite =>
  etat.sites.some((site) => site.id === id)
    ? { ...etat, sites: etat.sites.flatMap((site) => (site.id === id ? suite(site) : [site])) }
    : refus("site-inconnu");

const nombreDePlaces = (places: number) => Number.isFinite(places) && places >= 0 && places <= 1000;

function vers(etat: Etat, code: string, suite: (commune: CommuneEtudiee) => Suite): Suite {
  const commune = etat.communes.find((une) => une.code === code);
  return commune ? suite(commune) : refus("commune-inconnue");
}

const ouvrir = (etat: Etat, { nom, commune: code, mode, places }: Extract<Changement, { genre: "ouvrir" }>): Suite =>
  vers(etat, code, ({ lat, lon }) =>
    nombreDePlaces(places)
      ? {
          ...etat,
          sites: [
            ...etat.sites,
            {
              id: `nouveau-${etat.sites.length}`,
              nom,
              commune: code,
              lat,
              lon,
              mode,
              eaje: mode === "collectif",
              lieu: true,
              places,
              reservee: false,
            },
          ],
        }
      : refus("places-impossibles"),
  );

const rattacher = (etat: Etat, code: string, bassin: string): Suite =>
  bassin.trim() === ""
    ? refus("bassin-sans-nom")
    : vers(etat, code, () => ({
        ...etat,
        communes: etat.communes.map((une) => (une.code === code ? { ...une, bassin } : une)),
      }));

/** OBS-70 : un changement nomme une commune et un lieu qui existent, et des places possibles ; le territoire d'avant ne bouge pas. */
export function appliquer(etat: Etat, changement: Changement): Suite {
  switch (changement.genre) {
    case "ouvrir":
      return ouvrir(etat, changement);
    case "fermer":
      return changer(etat, changement.site, () => []);
    case "deplacer":
      return vers(etat, changement.commune, ({ code, lat, lon }) =>
        changer(etat, changement.site, (site) => [{ ...site, commune: code, lat, lon }]),
      );
    case "places":
      return nombreDePlaces(changement.places)
        ? changer(etat, changement.site, (site) => [{ ...site, places: changement.places }])
        : refus("places-impossibles");
    case "bassin":
      return rattacher(etat, changement.commune, changement.bassin);
    case "reserver":
      return changer(etat, changement.site, (site) => [{ ...site, reservee: changement.reservee }]);
  }
}

/** OBS-71 : un scénario se joue dans l'ordre ; ce qui n'a plus de sens (un lieu disparu depuis) est laissé, et dit. */
export function jouer(etat: Etat, changements: readonly Changement[]): { etat: Etat; laisses: Changement[] } {
  const laisses: Changement[] = [];
  let vu = etat;
  for (const un of changements) {
    const suite = appliquer(vu, un);
    if (suite instanceof Refus) laisses.push(un);
    else vu = suite;
  }
  return { etat: vu, laisses };
}

/** OBS-142 : un scénario qui touche à des places individuelles se lit tous modes ensemble : en accueil collectif, il ne changerait rien. */
export function modeDe({ sites }: Etat, changements: readonly Changement[]): ModeEtude {
  const modes = changements.flatMap((un) => {
    if (un.genre === "ouvrir") return [un.mode];
    return "site" in un ? sites.filter(({ id }) => id === un.site).map(({ mode }) => mode) : [];
  });
  return modes.includes("individuel") ? "total" : "collectif";
}

const sensDe = (ecart: number): Ecart["sens"] => (Math.abs(ecart) < INSENSIBLE ? "egal" : ecart > 0 ? "gagne" : "perd");

/** OBS-72 : qui gagne et qui perd : l'accès d'après moins celui d'avant, et les places que cela fait à ses enfants, du plus au moins. */
export function comparer(avant: Etude, apres: Etude): Ecart[] {
  const anciens = new Map(avant.lignes.map(({ commune, acces }) => [commune.code, acces]));
  const ecarts = apres.lignes.map(({ commune: { code, nom, enfants }, acces }): Ecart => {
    const ancien = anciens.get(code) ?? 0;
    return {
      code,
      nom,
      enfants,
      avant: ancien,
      apres: acces,
      places: enfants * (acces - ancien),
      sens: sensDe(acces - ancien),
    };
  });
  return ecarts.toSorted((a, b) => b.places - a.places || (a.code < b.code ? -1 : 1));
}

/** OBS-73 : le bilan d'un bassin est la somme de ses communes, jamais la moyenne de leurs taux ; ses places sont celles du mode étudié. */
export function bilanDesBassins({ communes, sites }: Etat, { lignes }: Etude, mode: ModeEtude): BilanBassin[] {
  const bassinDe = new Map(communes.map(({ code, bassin }) => [code, bassin ?? ""]));
  const groupes = Map.groupBy(lignes, ({ commune }) => bassinDe.get(commune.code) ?? "");
  return [...groupes]
    .map(([bassin, siennes]) => {
      const enfants = siennes.reduce((somme, { commune }) => somme + commune.enfants, 0);
      const atteintes = siennes.reduce((somme, { commune, acces }) => somme + commune.enfants * acces, 0);
      const codes = new Set(siennes.map(({ commune }) => commune.code));
      const siens = sitesDuMode(sites, mode).filter((site) => codes.has(site.commune));
      const places = siens.reduce((somme, site) => somme + site.places, 0);
      return { bassin, communes: siennes.length, enfants, places, acces: enfants > 0 ? atteintes / enfants : 0 };
    })
    .toSorted((a, b) => (a.bassin < b.bassin ? -1 : 1));
}
