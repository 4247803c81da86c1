import type { EtatLigne, LigneBloc, NomBloc } from "../model.ts";
import { comparerValeur, empreinteDe, forme } from "../valeur/rules.ts";
import { CLES, type NomListe } from "./lexique.ts";

/** Un élément d'une liste du format : ses mentions par leur nom, ou un code de commune. */
export type Element = string | Readonly<Record<string, unknown>>;

export const estListe = (nom: NomBloc): nom is NomListe => Object.hasOwn(CLES, nom);

const mention = (un: Element, champ: string): unknown => (typeof un === "string" ? un : un[champ]);

/** Ce que disent ces mentions d'un élément ; rien dès que l'une manque : elles ne le désignent pas. */
function cleDe(un: Element, champs: readonly string[]): string {
  const formes = champs.map((champ) => {
    const dit = mention(un, champ);
    return typeof dit === "string" ? forme(dit) : "";
  });
  return formes.includes("") ? "" : formes.join("/");
}

type Libres = readonly (readonly [rang: number, un: Element])[];

const restants = (tous: readonly Element[], pris: (rang: number) => boolean): Libres =>
  tous.flatMap((un, rang) => (pris(rang) ? [] : [[rang, un] as const]));

/**
 * IMP-100 : un élément de l'import est celui, déjà là, qui dit la même chose ; à défaut le seul que désignent les mêmes mentions, des
 * plus sûres aux moins sûres ; jamais deux fois le même.
 */
export function reconnaitre(
  nom: NomListe,
  lus: readonly Element[],
  connus: readonly Element[],
): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  const pris = new Set<number>();
  const passer = (cle: (un: Element) => string, seulement: boolean) => {
    const candidats = Map.groupBy(
      restants(connus, (place) => pris.has(place)),
      ([, un]) => cle(un),
    );
    const demandes = Map.groupBy(
      restants(lus, (rang) => places.has(rang)),
      ([, un]) => cle(un),
    );
    for (const [designation, voulus] of demandes) {
      const offerts = candidats.get(designation) ?? [];
      if (designation === "" || (seulement && voulus.length + offerts.length !== 2)) continue;
      voulus.slice(0, offerts.length).forEach(([rang], i) => {
        const place = offerts[i]?.[0] ?? -1;
        places.set(rang, place);
        pris.add(place);
      });
    }
  };
  passer((un) => empreinteDe(un), false);
  for (const champs of CLES[nom]) passer((un) => cleDe(un, champs), true);
  return places;
}

type Place = Pick<LigneBloc, "nom" | "rang" | "place">;

function comparerElement(ici: Place, lu: Element, connu: Element | undefined): LigneBloc[] {
  const cle = `${ici.nom}.${ici.rang}`;
  if (connu === undefined) return [{ ...ici, cle, champ: null, etat: "nouveau", contre: "" }];
  const champs = typeof lu === "string" ? [] : Object.keys(lu);
  const changes = champs.flatMap((champ): LigneBloc[] => {
    const deja = mention(connu, champ);
    const etat = comparerValeur(mention(lu, champ), deja);
    return etat === "nouveau" || etat === "different"
      ? [{ ...ici, cle: `${cle}.${champ}`, champ, etat, contre: empreinteDe(deja) }]
      : [];
  });
  return changes.length > 0 ? changes : [{ ...ici, cle, champ: null, etat: "identique", contre: empreinteDe(connu) }];
}

const TITRE_NU =
  /^(?:projet de )?(?:convention territoriale globale|ctg)(?: ctg)?(?: de services aux familles)?(?: \d{4}(?: \d{4})?)?$/;

/** IMP-142 : « Convention territoriale globale », sans territoire, n'apprend rien à qui a déjà son titre : le fichier n'en dit rien. */
const titreDit = (importe: unknown, dejaLa: unknown): unknown =>
  dejaLa && dejaLa !== importe && typeof importe === "string" && TITRE_NU.test(forme(importe)) ? null : importe;

/**
 * IMP-101 : une liste se compare élément par élément, et un élément déjà là mention par mention ; ce que le fichier n'a pas, ou plus,
 * reste, sauf si on le retire.
 */
export function comparerBloc(nom: NomBloc, importe: unknown, dejaLa: unknown): LigneBloc[] {
  if (!estListe(nom)) {
    const ici = { nom, rang: null, place: null, champ: null };
    const dit = nom === "titre" ? titreDit(importe, dejaLa) : importe;
    return [{ ...ici, cle: `convention.${nom}`, etat: comparerValeur(dit, dejaLa), contre: empreinteDe(dejaLa) }];
  }
  const [lus, connus] = [importe as readonly Element[], dejaLa as readonly Element[]];
  if (lus.length === 0) return [];
  const places = reconnaitre(nom, lus, connus);
  const prises = new Set(places.values());
  const retires = restants(connus, (place) => prises.has(place)).map(([place, un]): LigneBloc => {
    return {
      nom,
      rang: null,
      place,
      champ: null,
      cle: `${nom}.absent.${place}`,
      etat: "retire",
      contre: empreinteDe(un),
    };
  });
  const lignes = lus.flatMap((lu, rang) => {
    const place = places.get(rang) ?? null;
    return comparerElement({ nom, rang, place }, lu, place === null ? undefined : connus[place]);
  });
  return [...lignes, ...retires];
}

/** Ce qui se décide : le reste est déjà là, ou le fichier n'en dit rien. */
export const change = ({ etat }: { etat: EtatLigne }): boolean =>
  etat === "nouveau" || etat === "different" || etat === "retire";

type Acceptee = (ligne: LigneBloc) => boolean;

/** Ce qui est déjà là, ses mentions acceptées remplacées ; rien à la place d'un élément que l'on retire. */
function garder(importes: readonly Element[], dejaLa: readonly Element[], lignes: readonly LigneBloc[]) {
  const gardes: (Element | null)[] = [...dejaLa];
  for (const { etat, rang, place, champ } of lignes) {
    if (place === null) continue;
    const [garde, importe] = [gardes[place] ?? null, rang === null ? undefined : importes[rang]];
    if (etat === "retire") gardes[place] = null;
    else if (champ !== null && garde !== null && typeof garde !== "string" && importe !== undefined)
      gardes[place] = { ...garde, [champ]: mention(importe, champ) };
  }
  return gardes;
}

/** IMP-102 : un élément neuf s'écrit à la suite de celui qui le précède dans le fichier ; si le fichier n'a rien de commun, à la fin. */
export function composerListe(
  importes: readonly Element[],
  dejaLa: readonly Element[],
  lignes: readonly LigneBloc[],
  estAcceptee: Acceptee,
): Element[] {
  const acceptees = lignes.filter(estAcceptee);
  const gardes = garder(importes, dejaLa, acceptees);
  const places = new Map(lignes.map(({ rang, place }) => [rang, place]));
  const neufs = new Set(acceptees.filter(({ place }) => place === null).map(({ rang }) => rang));
  const suites = new Map<number, Element[]>();
  let apres = lignes.some(({ rang, place }) => rang !== null && place !== null) ? -1 : dejaLa.length - 1;
  importes.forEach((importe, rang) => {
    apres = places.get(rang) ?? apres;
    if (neufs.has(rang)) suites.set(apres, [...(suites.get(apres) ?? []), importe]);
  });
  const suite = (place: number) => suites.get(place) ?? [];
  return [...suite(-1), ...gardes.flatMap((un, place) => [...(un === null ? [] : [un]), ...suite(place)])];
}
