import { peutPasser } from "#commun/cycle.ts";
import { rangDuMois } from "#commun/mois.ts";
import { type Refus, refus } from "#commun/refus.ts";
import { finDe, sectionA } from "#commun/section.ts";
import type { Section } from "#domaines/equipements/structure/model.ts";
import type { Semaine } from "../../appariement/model.ts";
import type { DossierGele } from "../gel/model.ts";
import { parDepartage, pointsDans } from "../gel/rules.ts";
import { CYCLE_LIBEREE, type PlaceLiberee } from "./model.ts";

export type RefusLiberee = "passage" | "pas-candidat" | "sans-semaine";

/** Un enfant qui pourrait prendre la place : de quel dossier, quels jours, dès quel mois (un rang). */
export type Candidat = { dossier: DossierGele; enfant: number; semaine: Semaine; entree: number };

type Bornes = readonly Pick<Section, "code" | "avantMois">[];

/** La section d'un enfant ce mois-là, dans cette structure. */
function codeSection(sections: Bornes, ne: number, mois: number): string {
  const ages = sections.filter(({ code }) => code !== "unique");
  if (ages.length === 0) return "";
  const rang = sectionA(
    ages.map(({ code, avantMois }) => ({ code, avant: avantMois })),
    mois - ne,
  );
  return ages[rang]?.code ?? "";
}

/** Les semaines qui se prennent seules. */
const acceptees = ({ entiere }: DossierGele, semaines: readonly Semaine[]): readonly Semaine[] =>
  entiere ? semaines.slice(0, 1) : semaines;

/**
 * GUI-311 : peut prendre une place libérée l'enfant qui attend cette structure, dont l'entrée est venue, de l'âge de la section, et dont
 * la semaine voulue (sinon une réduite qu'il accepte) tient dans les demi-journées libres ; pas des frères et sœurs à placer ensemble.
 */
export function candidatDe(
  { structure, section, mois, semaine }: Pick<PlaceLiberee, "structure" | "section" | "mois" | "semaine">,
  dossier: DossierGele,
  sections: Bornes,
): Candidat | null {
  if (!dossier.choix.some((choix) => choix.structure === structure)) return null;
  if (dossier.enfants.length > 1 && dossier.fratrie === "ensemble") return null;
  const libre = rangDuMois(mois);
  for (const [enfant, { ne, entree, semaines }] of dossier.enfants.entries()) {
    const tient = acceptees(dossier, semaines).find((voulue) => voulue !== 0 && (voulue & ~semaine) === 0);
    const present = entree <= libre && finDe(ne) > libre;
    const age = section === "" || codeSection(sections, ne, libre) === section;
    if (present && age && tient !== undefined) return { dossier, enfant, semaine: tient, entree: libre };
  }
  return null;
}

const parNumero = (a: DossierGele, b: DossierGele): number => (a.id < b.id ? -1 : 1);

/** GUI-312 : les candidats d'une place libérée se rangent comme à la commission : points dans la structure, départage, date ; entre ex aequo, le numéro. */
export const rangerCandidats = (candidats: readonly Candidat[], structure: string): Candidat[] =>
  candidats.toSorted(
    ({ dossier: a }, { dossier: b }) =>
      pointsDans(b, structure) - pointsDans(a, structure) || parDepartage(a, b) || parNumero(a, b),
  );

/** GUI-313 : une place libérée se propose à un candidat à la fois. */
export const proposerPlace = (place: PlaceLiberee): PlaceLiberee | Refus<RefusLiberee> =>
  peutPasser(CYCLE_LIBEREE, place.etat, "proposee") ? { ...place, etat: "proposee" } : refus("passage");

export const retirerPlace = (place: PlaceLiberee): PlaceLiberee | Refus<RefusLiberee> =>
  peutPasser(CYCLE_LIBEREE, place.etat, "retiree") ? { ...place, etat: "retiree" } : refus("passage");
