import { type Jour, plusJours, plusMois } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import type { Canal, Demande, Famille } from "../model.ts";
import { estOuverte } from "../vie/rules.ts";

/** Entre deux rappels, et après le second, en jours. */
export const ENTRE_RAPPELS = 15;
export const GRACE = 30;

type Suivie = Pick<Demande, "etat" | "confirmeeLe" | "relances">;

/** GUI-119 : une famille confirme sa demande tous les tant de mois que dit le règlement ; zéro : jamais. */
export const aConfirmerLe = ({ confirmeeLe }: Pick<Demande, "confirmeeLe">, periode: number): Jour | null =>
  confirmeeLe && periode > 0 ? plusMois(confirmeeLe, periode) : null;

/** GUI-120 : on rappelle par courriel d'abord, puis d'une autre façon : par téléphone, par courrier. */
export function canauxDe({
  courriel,
  telephone,
  adresse,
}: Pick<Famille, "courriel" | "telephone" | "adresse">): Canal[] {
  return [
    ...(courriel ? (["courriel"] as const) : []),
    ...(telephone ? (["telephone"] as const) : []),
    ...(adresse ? (["courrier"] as const) : []),
  ];
}

/** Où en est la confirmation d'une demande. `injoignable` : il manque une seconde façon de joindre la famille. */
export type Confirmation =
  | { genre: "aJour" }
  | { genre: "aRelancer"; canal: Canal }
  | { genre: "injoignable" }
  | { genre: "attendre"; jusquAu: Jour }
  | { genre: "aClore" };

const canauxFaits = ({ relances }: Suivie) => new Set(relances.map(({ canal }) => canal));
const derniere = ({ relances }: Suivie): Jour | null =>
  relances
    .map(({ le }) => le)
    .toSorted()
    .at(-1) ?? null;

/** Le jour avant lequel une demande sans nouvelles ne se clôt pas ; nul tant que deux rappels ne sont pas partis par deux canaux. */
export function clotureLe(demande: Suivie): Jour | null {
  const dernier = derniere(demande);
  return dernier && canauxFaits(demande).size >= 2 ? plusJours(dernier, GRACE) : null;
}

/** GUI-121 : rien ne se clôt avant deux rappels par deux canaux et trente jours après le second. */
export function confirmationDe(
  demande: Suivie,
  { famille, periode, le }: { famille: Parameters<typeof canauxDe>[0]; periode: number; le: Jour },
): Confirmation {
  const du = aConfirmerLe(demande, periode);
  if (!estOuverte(demande) || du === null || le < du) return { genre: "aJour" };
  const cloture = clotureLe(demande);
  if (cloture) return le >= cloture ? { genre: "aClore" } : { genre: "attendre", jusquAu: cloture };
  const dernier = derniere(demande);
  const suite = dernier && plusJours(dernier, ENTRE_RAPPELS);
  if (suite && le < suite) return { genre: "attendre", jusquAu: suite };
  const faits = canauxFaits(demande);
  const canal = canauxDe(famille).find((un) => !faits.has(un));
  return canal ? { genre: "aRelancer", canal } : { genre: "injoignable" };
}

/** GUI-122 : un rappel se note au jour où il est parti ; le même canal ne compte qu'une fois. */
export const relancer = (demande: Demande, canal: Canal, le: Jour): Demande => ({
  ...demande,
  relances: [...demande.relances, { le, canal }],
});

/** GUI-123 : confirmer remet le délai à zéro, et oublie les rappels. */
export const confirmer = (demande: Demande, le: Jour): Demande | Refus<"passage"> =>
  estOuverte(demande) ? { ...demande, confirmeeLe: le, relances: [] } : refus("passage");

/** GUI-124 : faute de nouvelles, une demande se clôt ; rouverte, elle garde son ancienneté. */
export function clore(demande: Demande, le: Jour): Demande | Refus<"trop-tot" | "passage"> {
  if (!estOuverte(demande)) return refus("passage");
  const cloture = clotureLe(demande);
  if (!cloture || le < cloture) return refus("trop-tot");
  return { ...demande, etat: "expiree", faits: { ...demande.faits, expireeLe: le } };
}
