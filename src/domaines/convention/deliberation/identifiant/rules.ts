import { estJour, type Jour } from "#commun/jour.ts";
import { Refus, refus } from "#commun/refus.ts";
import { cleJuste } from "#commun/siret.ts";
import { sansAccents } from "#commun/texte.ts";
import { DEPARTEMENTS_ACTES, NATURES_ACTE, type NatureActe } from "./lexique.ts";
import type { IdentifiantActes, RefusIdentifiant } from "./model.ts";

export const estSiren = (numero: string): boolean => /^\d{9}$/.test(numero) && cleJuste(numero);

/** DEL-11 : un département s'écrit sur trois signes : 48 devient 048, 2A et 2B deviennent 02A et 02B, 971 reste 971. */
export function departementActes(code: string, le: Jour): string | null {
  const releve = DEPARTEMENTS_ACTES.filter(({ depuis }) => depuis <= le).at(-1);
  return releve?.departements[code.toUpperCase()] ?? null;
}

const estDepartementActes = (trois: string, le: Jour): boolean =>
  departementActes(trois.replace(/^0(?=..$)/, ""), le) === trois;

/** Le département d'une commune, par son code officiel. */
export const departementDeCommune = (code: string): string =>
  code.startsWith("97") ? code.slice(0, 3) : code.slice(0, 2);

/** DEL-12 : dans l'identifiant, le point du numéro interne devient un tiret bas, comme tout signe qui n'est ni lettre ni chiffre. */
export const numeroActes = (numero: string): string =>
  sansAccents(numero)
    .toUpperCase()
    .replace(/[^A-Z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");

const NUMERO_MAX = 15;

function verifier({
  departement,
  siren,
  numero,
  date,
}: Omit<IdentifiantActes, "nature">): Refus<RefusIdentifiant> | null {
  if (!estJour(date)) return refus("date-fausse");
  if (!estDepartementActes(departement, date)) return refus("departement-inconnu");
  if (!estSiren(siren)) return refus("siren-faux");
  if (numero === "") return refus("numero-vide");
  return numero.length > NUMERO_MAX ? refus("numero-trop-long") : null;
}

const estNature = (code: string): code is NatureActe => Object.hasOwn(NATURES_ACTE, code);

/** DEL-13 : un identifiant se lit en cinq parts : département, Siren, date de la décision, numéro interne, nature ; chacune se vérifie. */
export function lireIdentifiant(texte: string): IdentifiantActes | Refus<RefusIdentifiant> {
  const lu = /^(\d{3}|02[AB])-(\d{9})-(\d{4})(\d{2})(\d{2})-([A-Z0-9_]+)-([A-Z]{2})$/.exec(texte.trim());
  if (!lu) return refus("forme");
  const [, departement = "", siren = "", an, mois, quantieme, numero = "", nature = ""] = lu;
  if (!estNature(nature)) return refus("nature-inconnue");
  const parts = { departement, siren, date: `${an}-${mois}-${quantieme}` as Jour, numero };
  return verifier(parts) ?? { ...parts, nature };
}

type Parts = { departement: string; siren: string; date: Jour; numero: string; nature: NatureActe };

/** DEL-14 : un identifiant se compose du département, du Siren, de la date de la décision, du numéro interne et de la nature. */
export function composerIdentifiant({
  departement,
  siren,
  date,
  numero,
  nature,
}: Parts): string | Refus<RefusIdentifiant> {
  const trois = departementActes(departement, date);
  if (trois === null) return refus("departement-inconnu");
  const parts = { departement: trois, siren: siren.replace(/\s/g, ""), date, numero: numeroActes(numero) };
  const faute = verifier(parts);
  return faute ?? [trois, parts.siren, date.replaceAll("-", ""), parts.numero, nature].join("-");
}

export type Ecart = "date" | "numero";

/** DEL-15 : un identifiant dit la date et le numéro de la délibération qu'il désigne ; ce qui s'en écarte se montre. */
export function ecartsIdentifiant(
  lu: IdentifiantActes,
  { dateSeance, numero }: { dateSeance: Jour | null; numero: string | null },
): Ecart[] {
  const ecarts: Ecart[] = [];
  if (dateSeance && dateSeance !== lu.date) ecarts.push("date");
  if (numero && numeroActes(numero) !== lu.numero) ecarts.push("numero");
  return ecarts;
}
