import { canonique } from "#commun/canonique.ts";
import type { Jour } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import { cleElement, type Difference, LISTES_PLAN, type Liste } from "../contenu/model.ts";
import type { Avenant, Couverture, Motif } from "./model.ts";

export type RefusAvenant = "convention-non-signee" | "convention-resiliee" | "avenant-ouvert";

type Etat = { signee: boolean; resiliee: boolean; avenantOuvert: boolean };

/** ACTE-91 : un avenant s'ouvre sur une convention signée, qui n'a pas pris fin, un à la fois (art. 11). */
export function verifierOuverture({ signee, resiliee, avenantOuvert }: Etat): Refus<RefusAvenant> | null {
  if (!signee) return refus("convention-non-signee");
  if (resiliee) return refus("convention-resiliee");
  return avenantOuvert ? refus("avenant-ouvert") : null;
}

/** Une différence qu'une décision a permise sans avenant. */
export type Couverte = { ecart: Difference; couverture: Couverture };

const couvre = (ecart: Difference, { fiche, laissee }: Couverture): boolean =>
  ecart.liste === "fiches" &&
  ecart.genre === "champ" &&
  ecart.id === fiche &&
  laissee !== null &&
  canonique((laissee as Record<string, unknown>)[ecart.champ]) === canonique(ecart.apres);

/** La première des décisions depuis laquelle la valeur tient, jusqu'à la dernière qui la laisse ainsi. */
function premiereQuiTient(decisions: readonly { une: Couverture; tient: boolean }[]): Couverture | undefined {
  const derniere = decisions.findLastIndex(({ tient }) => tient);
  const rompue = decisions.slice(0, derniere + 1).findLastIndex(({ tient }) => !tient);
  return derniere < 0 ? undefined : decisions[rompue + 1]?.une;
}

/**
 * ACTE-92 : un ajustement mineur décidé en instance après la dernière signature couvre les champs de la fiche qu'il nomme, aux valeurs
 * où la décision les a laissés ; de plusieurs décisions, on cite la première depuis laquelle la valeur tient ; ce qui change ensuite, une fiche qui entre au plan, en sort ou y change de place, et tout ce qui n'est
 * pas une fiche, passe par un avenant (art. 9 et 11).
 */
export function classer(
  ecarts: readonly Difference[],
  couvertures: readonly Couverture[],
  signeeLe: Jour,
): { aPorter: Difference[]; couvertes: Couverte[] } {
  const decisions = couvertures
    .filter(({ le, laissee }) => le >= signeeLe && laissee !== null)
    .toSorted((a, b) => (a.instant < b.instant ? -1 : Number(a.instant > b.instant)));
  const couverture = (ecart: Difference) =>
    premiereQuiTient(
      decisions.filter(({ fiche }) => fiche === ecart.id).map((une) => ({ une, tient: couvre(ecart, une) })),
    );
  return {
    aPorter: ecarts.filter((ecart) => !couverture(ecart)),
    couvertes: ecarts.flatMap((ecart) => {
      const decision = couverture(ecart);
      return decision ? [{ ecart, couverture: decision }] : [];
    }),
  };
}

/**
 * ACTE-93 : l'auteur ordonne et motive, élément par élément ; ce qui change de neuf vient à la fin sans motif, ce qui ne change plus
 * s'en va.
 */
export function ordonner(
  ecarts: readonly Difference[],
  motifs: readonly Motif[],
): { ecart: Difference; motif: string }[] {
  const rangs = new Map(motifs.map(({ cle }, rang) => [cle, rang]));
  const dits = new Map(motifs.map(({ cle, motif }) => [cle, motif]));
  const rangDe = ({ ecart }: { ecart: Difference }) => rangs.get(cleElement(ecart)) ?? motifs.length;
  return ecarts
    .map((ecart) => ({ ecart, motif: dits.get(cleElement(ecart)) ?? "" }))
    .toSorted((a, b) => rangDe(a) - rangDe(b));
}

const VIVANTES: readonly Liste[] = [...LISTES_PLAN, "diagnostic", "equipements", "registre", "moyens", "instances"];
const vit = ({ liste }: Difference) => VIVANTES.includes(liste);

/** ACTE-94 : abandonner un avenant remet le texte comme il est signé ; le plan, le diagnostic, les équipements, les moyens et les instances restent, et leurs écarts avec eux. */
export const partager = (ecarts: readonly Difference[]): { remis: Difference[]; restent: Difference[] } => ({
  remis: ecarts.filter((un) => !vit(un)),
  restent: ecarts.filter(vit),
});

/** ACTE-95 : les motifs que l'on vient de donner, sur une page de la liste, prennent la place choisie parmi tous les autres ; `commun` sert à ceux qui n'en ont pas. */
export function reprendreMotifs(
  tous: readonly Motif[],
  saisis: readonly { cle: string; motif: string; rang: number }[],
  commun: string,
): Motif[] {
  const donnes = new Map(saisis.map((un) => [un.cle, un]));
  return tous
    .map(({ cle, motif }, place) => {
      const saisi = donnes.get(cle);
      return { cle, motif: (saisi ? saisi.motif : motif) || commun, rang: saisi?.rang ?? place + 1, place };
    })
    .toSorted((a, b) => a.rang - b.rang || a.place - b.place)
    .map(({ cle, motif }) => ({ cle, motif }));
}

/** Le numéro de l'avenant qui suit. */
export const numeroSuivant = (avenants: readonly Pick<Avenant, "numero">[]): number =>
  avenants.reduce((max, { numero }) => Math.max(max, numero), 0) + 1;
