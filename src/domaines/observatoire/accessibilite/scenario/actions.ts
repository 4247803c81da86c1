import { pluriel, sansAccents } from "#commun/texte.ts";
import { direAcces, placesPour } from "../document.ts";
import type { Etat, Etude, ModeEtude } from "../etude/model.ts";
import { etudier } from "../etude/rules.ts";
import { lireTerritoire } from "../lecture/actions.ts";
import { modeAuFil } from "../lexique.ts";
import { lireReglages, modeDit, type Requete } from "../requete/actions.ts";
import type { BilanBassin, Changement, Ecart, Scenario } from "./model.ts";
import { bilanDesBassins, comparer, jouer, modeDe } from "./rules.ts";

/** Le territoire d'aujourd'hui, et de quoi y jouer des scénarios, dans le mode de l'adresse ou celui que ces changements demandent. */
export async function lireDepart(c: Requete, changements: readonly Changement[] = []) {
  const lecture = await lireTerritoire(c.var.db, c.var.perimetre, c.var.today);
  const reglages = await lireReglages(c, lecture, modeDit(c) ?? modeDe(lecture.etat, changements));
  const etudierEtat = (etat: Etat) => etudier(etat, reglages, lecture.dedans);
  return { lecture, reglages, etudierEtat, aujourdhui: etudierEtat(lecture.etat) };
}

export type Depart = Awaited<ReturnType<typeof lireDepart>>;

export type Joue = { etat: Etat; etude: Etude; laisses: Changement[] };

export function jouerScenario({ lecture, etudierEtat }: Depart, { changements }: Pick<Scenario, "changements">): Joue {
  const { etat, laisses } = jouer(lecture.etat, changements);
  return { etat, etude: etudierEtat(etat), laisses };
}

/** Ce qu'un scénario change, par rapport à aujourd'hui ou à un autre scénario. */
export type Difference = {
  avant: Etude;
  apres: Etude;
  ecarts: Ecart[];
  bassins: { avant: BilanBassin[]; apres: BilanBassin[] };
};

type Vu = { etat: Etat; etude: Etude };
export const differer = (avant: Vu, apres: Vu, mode: ModeEtude): Difference => ({
  avant: avant.etude,
  apres: apres.etude,
  ecarts: comparer(avant.etude, apres.etude).filter(({ sens }) => sens !== "egal"),
  bassins: {
    avant: bilanDesBassins(avant.etat, avant.etude, mode),
    apres: bilanDesBassins(apres.etat, apres.etude, mode),
  },
});

const cle = (nom: string) =>
  sansAccents(nom)
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

/** Le code d'une commune du territoire, d'après ce que l'on a tapé ; à défaut, ce que l'on a tapé. */
export const codeDe = ({ communes }: Etat, dite: string): string =>
  communes.find(({ code, nom }) => code === dite.toUpperCase() || cle(nom) === cle(dite))?.code ?? dite;

/** Un changement en une phrase ; un nom disparu est remplacé par ce que l'on en sait. */
export function direChangement({ communes, sites }: Etat, un: Changement): string {
  const commune = (code: string) => communes.find((une) => une.code === code)?.nom ?? `une commune inconnue (${code})`;
  const site = (id: string) => `« ${sites.find((une) => une.id === id)?.nom ?? "structure disparue"} »`;
  switch (un.genre) {
    case "ouvrir":
      return `Ouvrir « ${un.nom} » à ${commune(un.commune)} : ${pluriel(un.places, "place")} (${modeAuFil(un.mode)})`;
    case "fermer":
      return `Fermer ${site(un.site)}`;
    case "deplacer":
      return `Déplacer ${site(un.site)} à ${commune(un.commune)}`;
    case "places":
      return `Porter ${site(un.site)} à ${pluriel(un.places, "place")}`;
    case "reserver":
      return `Réserver ${site(un.site)} aux habitants de son bassin`;
    case "bassin":
      return `Rattacher ${commune(un.commune)} au bassin « ${un.bassin} »`;
  }
}

/** Ce qu'une différence dit en une phrase. */
export function phraseDe({ avant, apres, ecarts }: Difference, mode: ModeEtude): string {
  const dits = (["gagne", "perd"] as const).map((sens) => ecarts.filter((un) => un.sens === sens).length);
  const [gagnent = 0, perdent = 0] = dits;
  return `${pluriel(gagnent, "commune gagne", "communes gagnent")}, ${pluriel(perdent, "perd", "perdent")} ; de ${direAcces(avant.acces)} à ${placesPour(apres.acces)} à portée pour 100 enfants (${modeAuFil(mode)}).`;
}

const passe = (de: string | undefined, a: string | undefined) => (de === a ? (a ?? "—") : `${de ?? "—"} → ${a ?? "—"}`);
const enNombre = (valeur: number | undefined) => valeur?.toLocaleString("fr-FR", { maximumFractionDigits: 1 });

/** Ce que chaque bassin offre, avant et après. */
export type LigneBassin = { bassin: string; avant: string; apres: string; enfants: string; places: string };

export const bassinsDe = ({ bassins }: Difference): LigneBassin[] =>
  [...new Set([...bassins.avant, ...bassins.apres].map(({ bassin }) => bassin))].map((bassin) => {
    const [avant, apres] = [bassins.avant, bassins.apres].map((liste) => liste.find((un) => un.bassin === bassin));
    return {
      bassin,
      enfants: passe(enNombre(avant?.enfants), enNombre(apres?.enfants)),
      places: passe(enNombre(avant?.places), enNombre(apres?.places)),
      avant: avant ? direAcces(avant.acces) : "—",
      apres: apres ? direAcces(apres.acces) : "—",
    };
  });
