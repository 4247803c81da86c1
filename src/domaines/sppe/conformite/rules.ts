import { enLettres } from "#commun/jour.ts";
import { pluriel, sansAccents } from "#commun/texte.ts";
import type { DevoirDu } from "../competence/model.ts";
import type { Schema } from "../schema/model.ts";
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
  existant: ({ existant }) => existantDit(existant),
  besoins: ({ besoins, besoinsDits }) =>
    [
      besoins ? `${pluriel(besoins.chiffres, "chiffre")} des besoins, jusqu’à ${besoins.annee}` : "",
      besoinsDits > 0 ? `${pluriel(besoinsDits, "besoin")} au diagnostic` : "",
    ]
      .filter(Boolean)
      .join(" ; "),
  zones: ({ zones, schema }) => [schema?.zones ? "Écrites dans le schéma" : "", ...zones].filter(Boolean).join(", "),
  objectifs: ({ schema }) => (complet(schema) ? `${compte(schema?.modes ?? 0, "mode")}, chaque année` : ""),
  metiers: ({ schema }) => compte(schema?.metiers ?? 0, "métier"),
  familles: ({ fiches }) => nommer(parlantDe(fiches, MOTS_FAMILLES)),
  qualite: ({ fiches }) => nommer(parlantDe(fiches, MOTS_QUALITE)),
  travaux: ({ schema }) => compte(schema?.travaux ?? 0, "projet"),
  couts: ({ schema }) =>
    tous(schema?.travaux, schema?.travauxChiffres) ? "Chaque projet dit son coût, ses moyens et ses difficultés" : "",
  calendrier: ({ fiches, schema }) => calendrier(fiches, schema),
  indicateurs: ({ fiches }) =>
    fiches.length > 0 && sansIndicateur(fiches).length === 0 ? "Chaque objectif a le sien" : "",
  concertation: ({ schema }) => (schema?.concertation ? "Écrite dans le schéma" : ""),
  duree: ({ schema }) => (schema?.duree ? "Les deux schémas se recouvrent" : ""),
  compatibilite: () => "",
};

/** Ce qu'un texte du schéma affirme, sans que Maillage puisse en juger. */
const affirmer = ({ dites, schema }: Faits, item: Item): string =>
  dites[item] || (item === "compatibilite" && schema?.compatibilite ? "Écrite dans le schéma" : "");

/** SPPE-104 : l'existant se dit mode par mode, fût-ce « aucun » : un mode que l'on tait manque (CASF, art. D. 214-10-1, 1°). */
export const existantDit = (existant: Faits["existant"]): string =>
  existant.every(({ dit }) => dit) ? existant.map(({ mode, dit }) => `${mode} : ${dit}`).join(" ; ") : "";

const nommerTout = (quoi: string, noms: readonly string[]): string =>
  noms.length === 0
    ? ""
    : `${quoi} : ${noms.slice(0, 5).join(", ")}${noms.length > 5 ? `, et ${noms.length - 5} de plus` : ""}.`;

const SANS_FICHE = "Le plan n’a aucune fiche de petite enfance.";
const aucuneNeParle = ({ fiches }: Faits): string =>
  fiches.length === 0 ? SANS_FICHE : `Aucune des ${pluriel(fiches.length, "fiche")} de petite enfance n’en parle.`;

/** SPPE-115 : un indicateur suffit à un objectif, quelle que soit la fiche qui le porte ; un objectif sans aucun se nomme (CASF, art. D. 214-10-1, 4° h). */
export function sansIndicateur(fiches: readonly Pick<FicheLue, "objectif" | "indicateurs">[]): string[] {
  const mesures = new Set(fiches.flatMap(({ objectif, indicateurs }) => (indicateurs > 0 ? [objectif] : [])));
  return [...new Set(fiches.map(({ objectif }) => objectif))].filter((objectif) => !mesures.has(objectif));
}

const intitules = (fiches: readonly FicheLue[]) => fiches.map(({ intitule }) => intitule);

/** Ce qui manque à chaque exigence, nommé quand on sait le nommer. */
const RESTES: Partial<Record<Item, (faits: Faits) => string>> = {
  existant: ({ existant }) => {
    const tus = existant.filter(({ dit }) => !dit).map(({ mode }) => mode);
    return `${nommerTout("Rien n’est dit de", tus)} Un mode sans place s’écrit 0 au départ du schéma.`;
  },
  objectifs: ({ schema }) => nommerTout("Années vides", schema?.reste.annees ?? []),
  couts: ({ schema }) => nommerTout("Sans coût, moyens ou difficultés", schema?.reste.couts ?? []),
  duree: ({ schema }) =>
    schema
      ? "Les dates du schéma départemental manquent, ou les deux schémas ne se recouvrent pas, ou l’un des deux dépasse six ans."
      : "",
  familles: aucuneNeParle,
  qualite: aucuneNeParle,
  calendrier: ({ fiches, schema }) =>
    fiches.length === 0
      ? SANS_FICHE
      : nommerTout("Sans date", [...intitules(fiches.filter(({ datee }) => !datee)), ...(schema?.reste.dates ?? [])]),
  indicateurs: ({ fiches }) =>
    fiches.length === 0 ? SANS_FICHE : nommerTout("Sans indicateur", sansIndicateur(fiches)),
};

const ADOPTE = "Adopté, il se change par une actualisation.";

/** SPPE-110 : ce qui manque se nomme : les modes tus, les années vides, les projets sans coût, les fiches sans date, les objectifs sans indicateur. */
export const resteDe = (item: Item, faits: Faits): string =>
  [RESTES[item]?.(faits), ITEMS_DITS[item].ou === "schema" && faits.schema?.adopte ? ADOPTE : ""]
    .filter(Boolean)
    .join(" ");

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
    const dite = affirmer(faits, item);
    if (dite) return { item, reponse: "dite", preuve: dite, ou };
    return { item, reponse: "manque", preuve: resteDe(item, faits), ou };
  });

/** SPPE-105 : une zone du diagnostic ne parle pour une autorité que si elle touche une de ses communes, et de petite enfance (CASF, art. D. 214-10-1, 3°). */
export const zonesPour = (
  zones: readonly { nom: string; theme: string; communes: readonly string[] }[],
  communes: ReadonlySet<string>,
): string[] =>
  zones.flatMap(({ nom, theme, communes: siennes }) =>
    theme === "petiteEnfance" && siennes.some((code) => communes.has(code)) ? [nom] : [],
  );

/** SPPE-107 : un équipement qu'une commune d'une autre autorité soutient ne prouve rien pour celle-ci ; un nom que l'on ne reconnaît pas est de tous. */
export function sansLesAutres<T extends { collectivite: string | null }>(
  soutiens: readonly T[],
  autres: readonly string[],
): T[] {
  const exclus = new Set(autres.map(sansAccents));
  return soutiens.filter(
    ({ collectivite }) => !exclus.has(sansAccents(collectivite ?? "").replace(/^commune d(?:e |')/, "")),
  );
}

type SchemaNomme = Pick<Schema, "id" | "autorite" | "convention" | "adopteLe" | "remplace">;

/**
 * SPPE-117 : le schéma d'une autorité est celui dont la convention tient lieu, à défaut le dernier qui n'en nomme aucune ; l'adopté l'emporte sur celui
 * que l'on prépare, qui, vide encore, ne retire rien de ce qui est écrit, et l'actualisation adoptée sur ce qu'elle remplace (CASF, art. L. 214-2, III).
 */
export function schemaPour<S extends SchemaNomme>(
  schemas: readonly S[],
  { convention, autorite }: { convention: string; autorite: string },
): S | undefined {
  const remplaces = new Set(schemas.flatMap(({ adopteLe, remplace }) => (adopteLe && remplace ? [remplace] : [])));
  const valables = schemas.filter(({ id }) => !remplaces.has(id));
  const dit = (voulue: string | null) => {
    const nommes = valables.filter((un) => un.autorite === autorite && un.convention === voulue);
    return nommes.find(({ adopteLe }) => adopteLe !== null) ?? nommes[0];
  };
  return dit(convention) ?? dit(null);
}

type Titre = Pick<Schema, "titre" | "adopteLe">;
const titreDit = ({ titre, adopteLe }: Titre): string =>
  `« ${titre} », ${adopteLe ? `adopté le ${enLettres(adopteLe)}` : "en préparation"}`;

/** SPPE-132 : d'une autorité qui a plusieurs schémas, la liste dit lequel elle lit, et lesquels elle ne lit pas. */
export function schemaDit(lu: Titre | null, autres: readonly Titre[]): string {
  if (!lu) return "Aucun schéma de cette autorité ne se lit ici.";
  const tus = autres.length > 0 ? ` Ne se lit pas : ${autres.map(titreDit).join(" ; ")}.` : "";
  return `Le schéma lu est ${titreDit(lu)}.${tus}`;
}

const ANS_DES_BESOINS = 5;

/** SPPE-84 : des besoins recensés il y a plus de cinq ans ne prouvent plus rien ; cinq ans au plus, si (CASF, art. D. 214-10-1, 2°). */
export const besoinsRecents = (connus: readonly { annee: number }[], an: number): Faits["besoins"] => {
  const recents = connus.filter(({ annee }) => annee >= an - ANS_DES_BESOINS && annee <= an);
  return recents.length === 0
    ? null
    : { chiffres: recents.length, annee: Math.max(...recents.map(({ annee }) => annee)) };
};

/** Pour combien d'habitants une autorité planifie, et ce que la loi lui demande à cette taille. */
export type Taille = { nombre: number; inconnues: number; devoirs: readonly DevoirDu[] };

/**
 * SPPE-111 : une convention ne dispense d'un schéma que l'autorité qui en doit un : à une autre, la page dit ce que la loi lui demande, et que la
 * liste ne l'y oblige pas (CASF, art. L. 214-2, III).
 */
export function tailleDite({ nombre, inconnues, devoirs }: Taille): string {
  const du = (voulu: DevoirDu["devoir"]) => devoirs.find(({ devoir }) => devoir === voulu)?.du;
  const pour = `Elle planifie pour ${inconnues > 0 ? "au moins " : ""}${pluriel(nombre, "habitant")}`;
  if (du("schema")) return `${pour} : elle doit un schéma, ou une convention qui en tienne lieu.`;
  if (du("schema") === null) return `${pour}, et une population manque : on ne sait pas encore si elle doit un schéma.`;
  return du("planification")
    ? `${pour} : la loi lui demande un document de planification, de forme libre ; un schéma reste facultatif.`
    : `${pour} : la loi ne lui demande ni document ni schéma ; la liste n’est ici qu’un repère.`;
}

/** SPPE-83 : elle en tient lieu quand rien ne manque. */
export const tientLieu = (lignes: readonly Ligne[]): boolean => lignes.every(({ reponse }) => reponse !== "manque");
