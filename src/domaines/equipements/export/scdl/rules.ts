import { estSiret } from "#commun/siret.ts";
import { LIBELLES_TYPE, type TypeEquipement } from "../../model.ts";
import type { Structure } from "../../structure/model.ts";
import { ouvertureOsm } from "../horaires/rules.ts";
import {
  CODES_RELUS,
  COLONNES_SCDL,
  type CodeScdl,
  type ColonneScdl,
  FAMILLES_SCDL,
  familleScdl,
  type FauteScdl,
  type LigneScdl,
} from "./model.ts";

export type Editeur = { nom: string; siret: string };

const NUMERO = /^(\d+(?:\s?(?:bis|ter|quater|[a-d])\b)?)[\s,]+(.+)$/i;

/** EQU-30 : une adresse se coupe en numéro et voie ; sans numéro, elle n'est qu'une voie. */
export function couperAdresse(adresse: string | null): { numero: string; voie: string } {
  const [, numero = "", voie = ""] = NUMERO.exec(adresse ?? "") ?? [];
  return voie ? { numero, voie } : { numero: "", voie: adresse ?? "" };
}

/** EQU-56 : le code d'un type a huit chiffres : ceux de la nomenclature s'ils ont été relus, sinon le rang de sa famille et des zéros. */
export const codeScdl = (type: TypeEquipement): string =>
  CODES_RELUS.codes[type] ??
  String(FAMILLES_SCDL.indexOf(familleScdl(type)) + 1)
    .padStart(2, "0")
    .padEnd(8, "0");

/** EQU-31 : une structure a le code de son type et son rang parmi celles de sa commune, les premières entrées d'abord ; son identifiant y met la commune devant. */
export function codesScdl(structures: readonly Pick<Structure, "id" | "type" | "commune" | "tenueLe">[]) {
  const rangs = new Map<string, number>();
  const ordre = structures.toSorted(
    (a, b) => (a.tenueLe ?? "").localeCompare(b.tenueLe ?? "") || (a.id < b.id ? -1 : 1),
  );
  return new Map(
    ordre.map(({ id, type, commune }) => {
      const tete = `${commune ?? ""}-${codeScdl(type)}`;
      const rang = (rangs.get(tete) ?? 0) + 1;
      rangs.set(tete, rang);
      const code = `${codeScdl(type)}-${String(rang).padStart(3, "0")}`;
      return [id, { code, uid: `${commune ?? ""}-${code}` }] as const;
    }),
  );
}

const SANS_NUMERO = "99999";
/** Ce que les motifs du schéma laissent passer : lettres, chiffres, espaces, apostrophe droite et trait d'union. */
const permis = (texte: string) =>
  texte
    .replace(/[’‘]/g, "'")
    .replace(/[^a-zA-Z0-9'\s\-\u00C0-\u00FF]+/g, " ")
    .replace(/\s+/g, " ")
    .trim();

/** Le numéro d'un téléphone français, comme le veut le code de rédaction interinstitutionnel ; un autre reste tel qu'il est. */
const telephone = (texte: string | null): string => {
  const chiffres = (texte ?? "").replace(/[\s.-]/g, "").replace(/^0033|^\+33/, "0");
  return /^0\d{9}$/.test(chiffres) ? `+33 ${chiffres.slice(1)}` : (texte ?? "");
};

const decimal = (nombre: number | null) => (nombre === null ? "" : String(nombre));

/** EQU-32 : une structure donne sa ligne ; ce que l'on ne sait pas reste vide, une voie sans numéro se dit 99999. */
export function versLigneScdl(
  structure: Structure,
  { nom, siret }: Editeur,
  { code, uid }: { code: string; uid: string },
  commune: string,
): LigneScdl {
  const { numero, voie } = couperAdresse(structure.adresse);
  return {
    COLL_NOM: nom,
    COLL_SIRET: siret,
    EQUIP_UID: uid,
    EQUIP_THEME: familleScdl(structure.type),
    EQUIP_CODE: code,
    EQUIP_TYPE: permis(LIBELLES_TYPE[structure.type]),
    EQUIP_NOM: structure.nom,
    ADR_NUMERO: voie && numero === "" ? SANS_NUMERO : numero,
    ADR_NOMVOIE: permis(voie),
    ADR_CODEPOSTAL: structure.codePostal ?? "",
    ADR_COMMUNE: permis(commune),
    ADR_CLE_INTEROP: "",
    ERP_ID: "",
    ERP_TYPE: "",
    ERP_CATEGORIE: "",
    EQUIP_LAT: decimal(structure.lat),
    EQUIP_LONG: decimal(structure.lon),
    EQUIP_OUVERTURE: ouvertureOsm(structure.ouverture),
    EQUIP_TEL: telephone(structure.telephone),
    EQUIP_EMAIL: structure.courriel ?? "",
    EQUIP_WEB: structure.siteWeb ?? "",
  };
}

const OBLIGATOIRES: readonly ColonneScdl[] = [...COLONNES_SCDL.slice(0, 11), "EQUIP_LAT", "EQUIP_LONG"];

const entre = (borne: number) => (texte: string) => /^-?\d+(\.\d+)?$/.test(texte) && Math.abs(Number(texte)) <= borne;

const FORMES: Partial<Record<ColonneScdl, readonly [(texte: string) => boolean, CodeScdl]>> = {
  COLL_SIRET: [estSiret, "siret"],
  EQUIP_UID: [(texte) => /^[0-9AB]{5}-\d{8}-\d{3}$/.test(texte), "identifiant"],
  EQUIP_CODE: [(texte) => /^\d{8}-\d{3}$/.test(texte), "identifiant"],
  ADR_CODEPOSTAL: [(texte) => /^\d{5}$/.test(texte), "codePostal"],
  EQUIP_LAT: [entre(90), "coordonnee"],
  EQUIP_LONG: [entre(180), "coordonnee"],
  EQUIP_EMAIL: [(texte) => /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(texte), "courriel"],
  EQUIP_WEB: [(texte) => /^https?:\/\/[^\s/]+\.[^\s]+$/.test(texte), "site"],
};

/** EQU-33 : une ligne ne part que si treize colonnes sont remplies et que chacune a sa forme (SCDL Équipements 0.1.5). */
export function fautesScdl(ligne: LigneScdl): FauteScdl[] {
  return COLONNES_SCDL.flatMap((colonne): FauteScdl[] => {
    const texte = ligne[colonne].trim();
    if (texte === "") return OBLIGATOIRES.includes(colonne) ? [{ colonne, code: "manquant" }] : [];
    const forme = FORMES[colonne];
    return forme && !forme[0](texte) ? [{ colonne, code: forme[1] }] : [];
  });
}

/** Un nombre reste un nombre, fût-il négatif ; un texte qui passerait pour une formule est désarmé. */
const sur = (texte: string) => (/^[=+\-@\t\r]/.test(texte) && !/^[+-]?[\d.\s]+$/.test(texte) ? `'${texte}` : texte);

const cellule = (brut: string) => {
  const texte = sur(brut);
  return /[",\r\n]/.test(texte) ? `"${texte.replaceAll('"', '""')}"` : texte;
};

/** EQU-34 : le fichier est un CSV à virgules, son en-tête en premier, une ligne par structure. */
export const ecrireScdl = (lignes: readonly LigneScdl[]): string =>
  [[...COLONNES_SCDL], ...lignes.map((ligne) => COLONNES_SCDL.map((colonne) => ligne[colonne]))]
    .map((cellules) => `${cellules.map(cellule).join(",")}\r\n`)
    .join("");
