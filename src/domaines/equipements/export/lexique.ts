import type { FauteInclusion } from "./inclusion/model.ts";
import type { CodeScdl, ColonneScdl } from "./scdl/model.ts";

const COLONNES: Partial<Record<ColonneScdl, string>> = {
  COLL_NOM: "le nom de qui publie",
  COLL_SIRET: "le Siret de qui publie",
  EQUIP_UID: "la commune",
  EQUIP_CODE: "le code du type",
  ADR_NUMERO: "le numéro dans la voie",
  ADR_NOMVOIE: "la voie",
  ADR_CODEPOSTAL: "le code postal",
  ADR_COMMUNE: "la commune",
  EQUIP_LAT: "la latitude",
  EQUIP_LONG: "la longitude",
  EQUIP_EMAIL: "le courriel",
  EQUIP_WEB: "le site",
};

const CODES: Record<CodeScdl, string> = {
  manquant: "manque",
  siret: "n’est pas un Siret de quatorze chiffres avec sa clé",
  identifiant: "manque, ou n’est pas un code officiel",
  codePostal: "n’a pas cinq chiffres",
  coordonnee: "n’est pas une coordonnée",
  courriel: "est incomplet",
  site: "ne commence pas par https://",
};

/** Ce qui retient une maison des deux formats. */
export const SANS_CONSENTEMENT = "la maison n’a pas dit qu’elle accepte de paraître";

export const phraseScdl = (colonne: ColonneScdl, code: CodeScdl): string =>
  `${COLONNES[colonne] ?? colonne} ${CODES[code]}`;

export const PHRASES_INCLUSION: Record<FauteInclusion, string> = {
  nom: "le nom a moins de 3 signes, ou plus de 150",
  commune: "la commune manque",
  date: "on ne sait pas quand la fiche fut dite",
  siret: "le Siret est faux",
  codePostal: "le code postal n’a pas cinq chiffres",
};
