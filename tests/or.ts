import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import type { FicheEchange } from "../src/domaines/imports/echange/model.ts";
import { couper, empreinte, normaliser } from "./or-coupe.ts";

/** The fields of a fiche that are scored: all of the format, but what says where a value was read. */
export type Champ = Exclude<keyof FicheEchange, "sources">;

/** Where the value stands in the text, how many items, and the hash of what is read there: never the text. */
export type ValeurOr = {
  items: string[];
  nombre: number;
  sha256: string;
  /** Nothing in the text says where one item ends: the count is not to be compared. */
  libre?: boolean;
};

export type ChampOr = ValeurOr & {
  /** A second reading that may be left empty; when it is filled, it must be this. */
  facultatif?: boolean;
  /** Other readings that the text allows. */
  tolere?: ValeurOr[];
  /** Indicateurs: the first ones are quantitative, the others qualitative. */
  quantitatifs?: number;
  /** Échéances: the year or the span of each one. */
  periodes?: string[];
};

export type FicheOr = {
  titre: string;
  bloc: string;
  reference?: string;
  objectif?: string | null;
  theme?: number | null;
  axe?: string;
  champs: Partial<Record<Champ, ChampOr>>;
};

export type DocumentOr = {
  document: string;
  sha256: string;
  /** Fields that this document does not let one judge. */
  horsScore?: Champ[];
  /** One label of this document may fill either field. */
  equivalents?: Partial<Record<Champ, Champ[]>>;
  fiches: FicheOr[];
};

export type Repere = { titre: string; ailleurs: string[]; code?: string };
export type LigneOr = {
  titre: string;
  bloc: string;
  axe: string;
  porteur: string;
  annees: string[];
  /** Its porteur and its year are one cell for several rows. */
  partage?: boolean;
  /** The fiche of the same action. */
  fiche?: number;
  /** A fiche that may also hold it. */
  tolere?: number;
};

export type CucmOr = DocumentOr & { fin: { jour: string; ligne: number }; axes: Repere[]; lignes: LigneOr[] };
export type MorteauOr = DocumentOr & { modele: string; sommaire: string; index: string; themes: Repere[] };
export type PilatOr = DocumentOr & {
  debut: { jour: string; ligne: number };
  fin: { jour: string; ligne: number };
  communes: string[];
  objectifs: Repere[];
  blocs: { titre: string; lignes: string; nombre: number; noms?: string[]; tolere?: number[] }[];
  articles: { numero: string; titre: string }[];
};

const DOSSIER = resolve(process.env.MAILLAGE_CORPUS ?? "../shared/corpus");

export const cheminDuCorpus = (or: DocumentOr): string => resolve(DOSSIER, or.document);
export const corpusAbsent = (or: DocumentOr): boolean => !existsSync(cheminDuCorpus(or));
export const titreSaute = (or: DocumentOr): string =>
  corpusAbsent(or) ? ` (sauté : ${or.document} n’est pas dans le dossier MAILLAGE_CORPUS)` : "";

export const lireOr = <T extends DocumentOr>(nom: string): T =>
  JSON.parse(readFileSync(new URL(`./or/${nom}.json`, import.meta.url), "utf8")) as T;

export const lireLignes = (or: DocumentOr): string[] => readFileSync(cheminDuCorpus(or), "utf8").split("\n");

/** Every cut whose hash or count is not the one written: the text or the ranges have moved. */
export function coupesInfideles(or: DocumentOr, lignes: readonly string[]): string[] {
  return or.fiches.flatMap((fiche) =>
    Object.entries(fiche.champs).flatMap(([champ, valeur]) =>
      [valeur, ...(valeur.tolere ?? [])].filter((v) => !estFidele(v, lignes)).map(() => `${fiche.titre} ${champ}`),
    ),
  );
}

const estFidele = (valeur: ValeurOr, lignes: readonly string[]): boolean => {
  const items = valeur.items.map((plage) => normaliser(couper(lignes, plage)));
  return items.length === valeur.nombre && empreinte(items) === valeur.sha256;
};

export const memeTexte = (or: DocumentOr): boolean =>
  createHash("sha256")
    .update(readFileSync(cheminDuCorpus(or)))
    .digest("hex") === or.sha256;
