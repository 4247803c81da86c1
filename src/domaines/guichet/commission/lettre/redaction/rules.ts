import type { Jour } from "#commun/jour.ts";
import type { Attribution, Motif } from "../../../appariement/model.ts";
import type { Contenu } from "../../../reglement/model.ts";
import type { DossierGele } from "../../gel/model.ts";
import type { ContenuLettre } from "../model.ts";
import { motifsParStructure, type Noms, phraseMotif, placeEnMots } from "../rules.ts";

/** Combien de structures une lettre commente : au-delà, elle ne se lit plus. */
const STRUCTURES_DITES = 6;

/** GUI-304 : les règles se disent en mots, dans l'ordre où elles s'appliquent. */
export function reglesEnMots(
  reglement: Pick<Contenu, "criteres" | "departage" | "reserves"> | null,
  niveau: 0 | 1,
): string[] {
  const criteres = reglement?.criteres.map(({ libelle }) => libelle) ?? [];
  const avant = reglement?.departage.flatMap((code) => reglement.criteres.filter((un) => un.code === code)) ?? [];
  const departages = [
    ...avant.map(({ libelle }) => libelle.toLowerCase()),
    "la date de la demande",
    "un tirage au sort public",
  ];
  return [
    ...(criteres.length > 0 ? [`Les demandes reçoivent des points selon ces critères : ${criteres.join(" ; ")}.`] : []),
    `À points égaux se regardent, dans cet ordre : ${departages.join(", puis ")}.`,
    niveau === 0
      ? "À son rang, chaque famille reçoit le premier de ses vœux qui tient encore : structure, jours et mois d’entrée."
      : "Les familles les mieux classées de chaque structure y sont reçues, selon l’ordre des vœux de chacune.",
    ...(reglement?.reserves.map(({ libelle }) => `Des places sont gardées : ${libelle}.`) ?? []),
    "Une place est libre si chaque demi-journée demandée l’est, de l’entrée jusqu’à l’été.",
  ];
}

export type Redaction = {
  seance: string;
  le: Jour;
  limite: Jour;
  dossiers: ReadonlyMap<string, DossierGele>;
  /** Combien sont admis dans chaque structure, et ce que l'on peut dire du dernier. */
  admis: ReadonlyMap<string, number>;
  derniers: ReadonlyMap<string, string>;
  motifsDe: (dossier: string) => readonly Motif[];
  noms: Noms;
  regles: readonly string[];
};

const signe = (nombre: number): string => (nombre > 0 ? `+${nombre}` : `−${-nombre}`);

/** Les points qu'une famille n'a que dans une structure, et pourquoi. */
export const propresDits = ({ bonus = [] }: Pick<DossierGele, "bonus">, noms: Pick<Noms, "structure">): string[] =>
  bonus.map(
    ({ structure, points, lignes }) =>
      `${noms.structure(structure)} : ${signe(points)} (${lignes.map(({ libelle }) => libelle).join(" ; ")})`,
  );

/** GUI-306 : à qui n'est pas recevable, la lettre dit les conditions qu'il ne tient pas, ses points, les règles et ses droits. */
export function redigerNonRecevable(
  dossier: DossierGele,
  { seance, le, regles, noms }: Pick<Redaction, "seance" | "le" | "regles" | "noms">,
): ContenuLettre {
  return {
    issue: "nonRecevable",
    numero: dossier.id,
    seance,
    le,
    rang: null,
    points: dossier.points,
    lignes: dossier.lignes,
    propres: propresDits(dossier, noms),
    places: [],
    limite: null,
    refus: dossier.nonRecevable ?? [],
    derniers: [],
    regles: [...regles],
  };
}

/** GUI-305 : une lettre dit à une famille ses points, ce qu'elle reçoit ou pourquoi elle attend, et rien de personne d'autre. */
export function rediger(attribution: Attribution, redaction: Redaction): ContenuLettre | null {
  const { dossiers, admis, derniers, noms, seance, le, limite, regles } = redaction;
  const dossier = dossiers.get(attribution.dossier);
  if (!dossier) return null;
  const motifs = motifsParStructure(redaction.motifsDe(dossier.id)).slice(0, STRUCTURES_DITES);
  const recue = attribution.places.length > 0;
  const nommees = dossier.choix.slice(0, STRUCTURES_DITES).map(({ structure }) => structure);
  return {
    issue: recue ? "place" : "attente",
    numero: dossier.id,
    seance,
    le,
    rang: null,
    points: dossier.points,
    lignes: dossier.lignes,
    propres: propresDits(dossier, noms),
    places: attribution.places.map((place) => placeEnMots(place, dossier.enfants.length, noms)),
    limite: recue ? limite : null,
    refus: motifs.map((motif) => phraseMotif(motif, admis, noms)),
    derniers: nommees.flatMap((structure) => derniers.get(structure) ?? []),
    regles: [...regles],
  };
}
