import { type Refus, refus } from "#commun/refus.ts";
import { pluriel } from "#commun/texte.ts";
import type { Geographie, Lieu } from "../lieu/model.ts";

type Dite = NonNullable<Geographie["compositions"]>[number];

/** STAT-32 : une année, un territoire a la dernière composition dite qui avait commencé ; d'avant la première, on ne sait rien. */
export const compositionEn = <T extends Dite>(
  compositions: readonly T[],
  { genre, code }: Lieu,
  annee: number,
): T | undefined =>
  compositions
    .filter((une) => une.genre === genre && une.territoire === code && une.debut <= annee)
    .toSorted((a, b) => b.debut - a.debut)[0];

/** Ce qui sépare une composition de celle d'aujourd'hui : ses communes qui n'y sont plus, celles venues depuis. */
export function ecartDe(
  alors: readonly string[],
  aujourdhui: readonly string[],
): { parties: string[]; venues: string[] } {
  return {
    parties: alors.filter((code) => !aujourdhui.includes(code)),
    venues: aujourdhui.filter((code) => !alors.includes(code)),
  };
}

/** « 32 communes en 2013, 2 venues depuis, 1 partie » ; vide quand rien n'a changé. */
export function direEcart(
  { debut, communes }: Pick<Dite, "debut" | "communes">,
  aujourdhui: readonly string[],
): string {
  const { parties, venues } = ecartDe(communes, aujourdhui);
  const dits = [
    venues.length > 0 ? `${pluriel(venues.length, "venue", "venues")} depuis` : "",
    parties.length > 0 ? `${pluriel(parties.length, "partie", "parties")} depuis` : "",
  ].filter(Boolean);
  return dits.length === 0 ? "" : `périmètre de ${debut} : ${pluriel(communes.length, "commune")}, ${dits.join(", ")}`;
}

/**
 * STAT-33 : ce qu'un producteur donne d'un territoire une année vaut pour ses communes de cette année-là ; ce qui se recompose des communes vaut
 * pour celles d'aujourd'hui. Le premier dit son périmètre quand il n'est plus celui d'aujourd'hui. Après l'année d'une composition que nulle
 * autre ne suit, on ne sait pas quand elle a changé : chaque année le dit, jusqu'à celle du code officiel, qui dit les communes d'un EPCI.
 */
export function perimetreAlors(
  compositions: readonly Dite[],
  { lieu, millesime, membres, cog }: { lieu: Lieu; millesime: number; membres: readonly string[]; cog: number },
): string {
  const alors = compositionEn(compositions, lieu, millesime);
  const dit = alors && membres.length > 0 ? direEcart(alors, membres) : "";
  if (!alors || dit === "" || millesime === alors.debut) return dit;
  const suivie = compositions.some(
    ({ genre, territoire, debut }) => genre === lieu.genre && territoire === lieu.code && debut > alors.debut,
  );
  if (suivie) return dit;
  if (lieu.genre === "epci" && millesime >= cog) return ""; // the official code says its communes of that year
  return `${dit}, avant ou après ${millesime} : on ne le sait pas`;
}

export type RefusComposition = "sans-commune" | "annee-a-venir" | "deja-dite";

/** STAT-34 : une composition a des communes, commence une année échue ou celle-ci, et ne se dit qu'une fois par année. */
export function verifierComposition(
  dite: Dite,
  { connues, annee }: { connues: readonly Dite[]; annee: number },
): null | Refus<RefusComposition> {
  if (dite.communes.length === 0) return refus("sans-commune");
  if (dite.debut > annee) return refus("annee-a-venir");
  const deja = connues.some(
    ({ genre, territoire, debut }) => genre === dite.genre && territoire === dite.territoire && debut === dite.debut,
  );
  return deja ? refus("deja-dite") : null;
}
