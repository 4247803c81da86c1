import { peutPasser } from "#commun/cycle.ts";
import { annee, enLettres, type Jour } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import { type Bilan, CYCLE_BILAN, type EtatBilan, type GenreBilan, LIBELLES_GENRE_BILAN } from "./model.ts";

/** EVA-2 : on écrit dans un bilan, on le note et on l'ajuste, tant qu'aucune instance ne l'a adopté. */
export const peutEcrire = ({ etat }: Pick<Bilan, "etat">): boolean => etat === "brouillon" || etat === "relecture";

/** EVA-3 : un brouillon n'est lu que de qui le rédige ou le note ; dès la relecture, de tous ceux qui lisent les bilans. */
export const peutLireBilan = (
  { etat }: Pick<Bilan, "etat">,
  { rediger, noter }: { rediger: boolean; noter: boolean },
): boolean => etat !== "brouillon" || rediger || noter;

export type RefusPassage = "passage-impossible" | "adoption-incomplete" | "adoption-future" | "adoption-avant-fin";
export type Adoption = { instance: string; adopteLe: Jour | null };

/** EVA-4 : un bilan est adopté par une instance que l'on nomme, à une date passée et pas avant le terme de sa période. */
function adopter(bilan: Bilan, { instance, adopteLe }: Adoption, aujourdhui: Jour): Bilan | Refus<RefusPassage> {
  if (instance === "" || adopteLe === null) return refus("adoption-incomplete");
  if (adopteLe > aujourdhui) return refus("adoption-future");
  if (adopteLe < bilan.fin) return refus("adoption-avant-fin");
  return { ...bilan, etat: "adopte", instance, adopteLe };
}

/** EVA-5 : un bilan repris après son adoption n'est plus adopté : l'instance se prononcera de nouveau. */
export function passer(
  bilan: Bilan,
  vers: EtatBilan,
  adoption: Adoption,
  aujourdhui: Jour,
): Bilan | Refus<RefusPassage> {
  if (!peutPasser(CYCLE_BILAN, bilan.etat, vers)) return refus("passage-impossible");
  if (vers === "adopte") return adopter(bilan, adoption, aujourdhui);
  return vers === "fige" ? { ...bilan, etat: vers } : { ...bilan, etat: vers, instance: null, adopteLe: null };
}

const chevauche = (a: Pick<Bilan, "debut" | "fin">, b: Pick<Bilan, "debut" | "fin">) =>
  a.debut <= b.fin && b.debut <= a.fin;

export type RefusPeriode = "periode-renversee" | "periode-prise";

/** EVA-6 : une période va d'un jour à un autre, et deux bilans du même genre d'une convention ne parlent pas des mêmes jours. */
export function jugerPeriode(
  voulu: Pick<Bilan, "id" | "genre" | "debut" | "fin">,
  autres: readonly Bilan[],
): Refus<RefusPeriode> | null {
  if (voulu.fin < voulu.debut) return refus("periode-renversee");
  const memes = autres.filter(({ id, genre }) => id !== voulu.id && genre === voulu.genre);
  return memes.some((autre) => chevauche(autre, voulu)) ? refus("periode-prise") : null;
}

type Convention = { debut: Jour | null; fin: Jour | null };

/** EVA-7 : un point d'étape parle de l'année ; un bilan va du début de la convention à son milieu ou à son terme, au plus tard aujourd'hui. */
export function periodeProposee(
  genre: GenreBilan,
  { debut, fin }: Convention,
  aujourdhui: Jour,
): { debut: Jour; fin: Jour } {
  const an: Jour = `${annee(aujourdhui)}-01-01` as Jour;
  if (genre === "pointEtape") return { debut: an, fin: aujourdhui };
  const terme = genre === "bilanFinal" && fin !== null && fin < aujourdhui ? fin : aujourdhui;
  const depart = debut ?? an;
  return { debut: depart <= terme ? depart : terme, fin: terme };
}

/** « du 1er janvier au 31 décembre 2026 ». */
export const periodeDite = ({ debut, fin }: Pick<Bilan, "debut" | "fin">): string => {
  const [premier, dernier] = [enLettres(debut), enLettres(fin)];
  return annee(debut) === annee(fin)
    ? `du ${premier.replace(/ \d+$/, "")} au ${dernier}`
    : `du ${premier} au ${dernier}`;
};

/** Le titre que prend un bilan que l'on ne nomme pas. */
export const titreDe = (genre: GenreBilan, { debut, fin }: Pick<Bilan, "debut" | "fin">): string => {
  const annees = annee(debut) === annee(fin) ? `${annee(fin)}` : `${annee(debut)}-${annee(fin)}`;
  return `${LIBELLES_GENRE_BILAN[genre]} ${annees}`;
};
