import { estSiret } from "#commun/siret.ts";
import { LIBELLES_TYPE } from "../../model.ts";
import type { Structure } from "../../structure/model.ts";
import { ouvertureOsm } from "../horaires/rules.ts";
import { COLONNES_SCDL, type CodeScdl, type ColonneScdl, type FauteScdl, type LigneScdl, THEMES } from "./model.ts";

export type Editeur = { nom: string; siret: string };

const NUMERO = /^(\d+(?:\s?(?:bis|ter|quater|[a-d])\b)?)[\s,]+(.+)$/i;

/** EQU-30 : une adresse se coupe en numéro et voie ; sans numéro, elle n'est qu'une voie. */
export function couperAdresse(adresse: string | null): { numero: string; voie: string } {
  const [, numero = "", voie = ""] = NUMERO.exec(adresse ?? "") ?? [];
  return voie ? { numero, voie } : { numero: "", voie: adresse ?? "" };
}

/** EQU-31 : un identifiant SCDL est le code de la commune, le jour où la structure entre au registre, et son rang parmi celles de ce jour. */
export function identifiantsScdl(
  structures: readonly Pick<Structure, "id" | "commune" | "tenueLe">[],
): Map<string, string> {
  const rangs = new Map<string, number>();
  const ids = structures
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, commune, tenueLe }) => {
      const tete = `${commune ?? ""}-${(tenueLe ?? "").replaceAll("-", "")}`;
      const rang = (rangs.get(tete) ?? 0) + 1;
      rangs.set(tete, rang);
      return [id, `${tete}-${String(rang).padStart(3, "0")}`] as const;
    });
  return new Map(ids);
}

const decimal = (nombre: number | null) => (nombre === null ? "" : String(nombre));

/** EQU-32 : une structure donne sa ligne ; ce que l'on ne sait pas reste vide. */
export function versLigneScdl(structure: Structure, { nom, siret }: Editeur, uid: string, commune: string): LigneScdl {
  const { numero, voie } = couperAdresse(structure.adresse);
  const [theme, code] = THEMES[structure.type];
  return {
    COLL_NOM: nom,
    COLL_SIRET: siret,
    EQUIP_UID: uid,
    EQUIP_THEME: theme,
    EQUIP_CODE: code,
    EQUIP_TYPE: LIBELLES_TYPE[structure.type],
    EQUIP_NOM: structure.nom,
    ADR_NUMERO: numero,
    ADR_NOMVOIE: voie,
    ADR_CODEPOSTAL: structure.codePostal ?? "",
    ADR_COMMUNE: commune,
    ADR_CLE_INTEROP: "",
    ERP_ID: "",
    ERP_TYPE: "",
    ERP_CATEGORIE: "",
    EQUIP_LAT: decimal(structure.lat),
    EQUIP_LONG: decimal(structure.lon),
    EQUIP_OUVERTURE: ouvertureOsm(structure.ouverture),
    EQUIP_TEL: structure.telephone ?? "",
    EQUIP_EMAIL: structure.courriel ?? "",
    EQUIP_WEB: structure.siteWeb ?? "",
  };
}

const OBLIGATOIRES: readonly ColonneScdl[] = [...COLONNES_SCDL.slice(0, 11), "EQUIP_LAT", "EQUIP_LONG"];

const entre = (borne: number) => (texte: string) => /^-?\d+(\.\d+)?$/.test(texte) && Math.abs(Number(texte)) <= borne;

const FORMES: Partial<Record<ColonneScdl, readonly [(texte: string) => boolean, CodeScdl]>> = {
  COLL_SIRET: [estSiret, "siret"],
  EQUIP_UID: [(texte) => /^[0-9AB]{5}-\d{8}-\d{3}$/.test(texte), "identifiant"],
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
