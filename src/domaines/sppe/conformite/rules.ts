import { pluriel, sansAccents } from "#commun/texte.ts";
import { ITEMS_DITS, MOTS_FAMILLES, MOTS_QUALITE } from "./lexique.ts";
import { type Faits, type FicheLue, type Item, ITEMS, type Ligne } from "./model.ts";

const nommer = (fiches: readonly FicheLue[]): string =>
  fiches
    .slice(0, 3)
    .map(({ intitule }) => intitule)
    .join(", ");

const parlantDe = (fiches: readonly FicheLue[], mots: RegExp) =>
  fiches.filter(({ intitule, texte }) => mots.test(sansAccents(`${intitule} ${texte}`)));

const compte = (nombre: number, quoi: string) => (nombre > 0 ? pluriel(nombre, quoi) : "");

/** Ce qui prouve chaque exigence, ou rien. */
const PREUVES: Record<Item, (faits: Faits) => string> = {
  existant: ({ equipements }) => equipements.join(", "),
  besoins: ({ besoins }) =>
    besoins ? `${pluriel(besoins.chiffres, "chiffre")} de la petite enfance, jusqu’à ${besoins.annee}` : "",
  zones: ({ zones, schema }) => (schema?.zones ? "Écrites dans le schéma" : zones.join(", ")),
  objectifs: ({ schema }) => (complet(schema) ? `${compte(schema?.modes ?? 0, "mode")}, chaque année` : ""),
  metiers: ({ schema }) => compte(schema?.metiers ?? 0, "métier"),
  familles: ({ fiches }) => nommer(parlantDe(fiches, MOTS_FAMILLES)),
  qualite: ({ fiches }) => nommer(parlantDe(fiches, MOTS_QUALITE)),
  travaux: ({ schema }) => compte(schema?.travaux ?? 0, "projet"),
  couts: ({ schema }) =>
    tous(schema?.travaux, schema?.travauxChiffres) ? "Chaque projet dit son coût et ses moyens" : "",
  calendrier: ({ fiches, schema }) => calendrier(fiches, schema),
  indicateurs: ({ fiches }) =>
    fiches.length > 0 && fiches.every(({ indicateurs }) => indicateurs > 0) ? "Chaque fiche a le sien" : "",
  concertation: ({ schema }) => (schema?.concertation ? "Écrite dans le schéma" : ""),
  duree: ({ schema }) => (schema?.duree ? "Les deux schémas se recouvrent" : ""),
  compatibilite: ({ schema }) => (schema?.compatibilite ? "Écrite dans le schéma" : ""),
};

const tous = (total = 0, dits = 0): boolean => total > 0 && dits === total;

/** SPPE-80 : les objectifs d'offre sont tenus si chaque mode dont on parle dit un nombre chaque année (CASF, art. D. 214-10-1, 4° a). */
export const complet = (schema: Faits["schema"]): boolean => tous(schema?.modes, schema?.modesComplets);

/** SPPE-81 : un plan sans dates ne tient pas lieu de calendrier : chaque fiche de petite enfance et chaque projet de travaux se date (CASF, art. D. 214-10-1, 4° g). */
export function calendrier(fiches: readonly Pick<FicheLue, "datee">[], schema: Faits["schema"]): string {
  const fichesDatees = fiches.length > 0 && fiches.every(({ datee }) => datee);
  const travauxDates = !schema || schema.travauxDates === schema.travaux;
  return fichesDatees && travauxDates ? "Chaque fiche et chaque projet est daté" : "";
}

/**
 * SPPE-82 : une convention tient lieu de schéma si son contenu y répond, exigence par exigence (CASF, art. L. 214-2, III) : ce que Maillage lit
 * fait preuve, ce que quelqu'un affirme se dit affirmé, le reste manque.
 */
export const verifier = (faits: Faits): Ligne[] =>
  ITEMS.map((item) => {
    const { ou } = ITEMS_DITS[item];
    const lue = PREUVES[item](faits);
    if (lue) return { item, reponse: "tenue", preuve: lue, ou };
    const dite = faits.dites[item] ?? "";
    return dite ? { item, reponse: "dite", preuve: dite, ou } : { item, reponse: "manque", preuve: "", ou };
  });

const ANS_DES_BESOINS = 5;

/** SPPE-84 : des besoins recensés il y a plus de cinq ans ne prouvent plus rien ; cinq ans au plus, si (CASF, art. D. 214-10-1, 2°). */
export const besoinsRecents = (connus: readonly { annee: number }[], an: number): Faits["besoins"] => {
  const recents = connus.filter(({ annee }) => annee >= an - ANS_DES_BESOINS && annee <= an);
  return recents.length === 0
    ? null
    : { chiffres: recents.length, annee: Math.max(...recents.map(({ annee }) => annee)) };
};

/** SPPE-83 : elle en tient lieu quand rien ne manque. */
export const tientLieu = (lignes: readonly Ligne[]): boolean => lignes.every(({ reponse }) => reponse !== "manque");
