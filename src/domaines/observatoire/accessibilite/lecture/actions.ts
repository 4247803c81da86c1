import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { listStructures } from "#domaines/equipements/index.ts";
import { getValeurs } from "#domaines/statistiques/index.ts";
import type { Geographie, Valeur } from "#domaines/statistiques/model.ts";
import { listCentres } from "#domaines/territoire/index.ts";
import type { Db } from "#platform/db/db.ts";
import { lireTerritoires } from "../../lieu/actions.ts";
import type { CommuneEtudiee } from "../etude/model.ts";
import { classeSelon, kmInterne } from "../situation/rules.ts";
import { listSituations } from "../situation/store.ts";
import { findFichier } from "../temps/store.ts";
import type { Situation } from "../situation/model.ts";
import type { Lecture } from "./model.ts";
import {
  demandesDe,
  dernieres,
  enfantsDe,
  placesAssistantsDe,
  siteAssistants,
  siteDe,
  TYPES_ACCUEIL,
  voisinesDe,
} from "./rules.ts";

const SANS_VOITURE = "partMenagesSansVoiture";
const CHIFFRES = ["enfantsMoins3", "naissances", "placesAssistants", "placesAgreees", SANS_VOITURE];
const DU_GUICHET = [
  "demandesRecues",
  "demandesEnAttente",
  "demandesSatisfaites",
  "demandesPartielles",
  "demandesRetirees",
];

type Connu = {
  geographie: Geographie;
  centres: ReadonlyMap<string, { lat: number; lon: number }>;
  situations: Map<string, Situation>;
};

const bassinDe = ({ bassins }: Geographie, code: string) =>
  bassins.find(({ communes }) => communes.includes(code))?.nom ?? null;

/** Ce que l'espace, ou à défaut la population, dit d'une commune. */
function routeDe({ situations }: Connu, code: string, habitants: number | null) {
  const situation = situations.get(code);
  return {
    classe: situation?.classe ?? classeSelon(habitants),
    interne: situation?.hectares ? kmInterne(situation.hectares) : null,
  };
}

/** Une commune, si l'on sait où elle est et combien d'enfants y vivent. */
function communeDe(connu: Connu, code: string, valeurs: readonly Valeur[]): CommuneEtudiee | null {
  const centre = connu.centres.get(code);
  const enfants = enfantsDe(valeurs, code);
  if (!centre || !enfants) return null;
  const { nom = code, municipale = null } = connu.geographie.index.communes.get(code) ?? {};
  return {
    code,
    nom,
    ...centre,
    ...routeDe(connu, code, municipale),
    enfants: enfants.nombre,
    bassin: bassinDe(connu.geographie, code),
    demandes: demandesDe(valeurs, code) ?? null,
  };
}

/** Les centres des communes : ceux que l'espace a dits, sinon ceux de ses contours. */
async function lireCentres(db: Db, perimetre: Perimetre) {
  const situations = new Map((await listSituations(db, perimetre)).map((une) => [une.commune, une]));
  const centres = new Map(await listCentres(db, perimetre));
  for (const [code, { lat, lon }] of situations) centres.set(code, { lat, lon });
  return { situations, centres };
}

/** Les chiffres des communes, par commune : chacune n'en relit que les siens. */
async function lireValeurs(db: Db, perimetre: Perimetre, codes: readonly string[]) {
  const territoires = codes.map((code) => ({ genre: "commune" as const, code }));
  const valeurs = await getValeurs(db, perimetre, { codes: [...CHIFFRES, ...DU_GUICHET], territoires });
  return Map.groupBy(valeurs, ({ lieu }) => lieu.code);
}

const uniques = <T>(valeurs: readonly T[]): T[] => [...new Set(valeurs)];

/** Le territoire tel qu'il est aujourd'hui : ses communes et leurs voisines, leurs enfants, ses structures ouvertes, ses temps de trajet. */
export async function lireTerritoire(db: Db, perimetre: Perimetre, le: Jour): Promise<Lecture> {
  const { geographie, communes: siennes } = await lireTerritoires(db, perimetre);
  const { situations, centres } = await lireCentres(db, perimetre);
  const dedans = new Set(siennes.map(({ code }) => code));
  const codes = [...dedans, ...voisinesDe(centres, dedans)];
  const valeurs = await lireValeurs(db, perimetre, codes);
  const connu = { geographie, centres, situations };
  const communes = codes.flatMap((code) => communeDe(connu, code, valeurs.get(code) ?? []) ?? []);
  const structures = await listStructures(db, perimetre, { types: TYPES_ACCUEIL, le });
  const assistants = communes.flatMap((commune) => {
    const places = placesAssistantsDe(valeurs.get(commune.code) ?? [], commune.code);
    return places > 0 ? [siteAssistants(commune, places)] : [];
  });
  const sansVoiture = siennes.flatMap(({ code }) => {
    const part = dernieres(valeurs.get(code) ?? [], SANS_VOITURE).get(code)?.valeur;
    return part == null ? [] : [[code, part] as const];
  });
  const sites = structures.flatMap((structure) => siteDe(structure, centres) ?? []);
  const enfants = communes.flatMap(({ code }) => enfantsDe(valeurs.get(code) ?? [], code) ?? []);
  const sans = (manque: (code: string) => boolean) => siennes.filter(({ code }) => manque(code)).map(({ nom }) => nom);
  return {
    etat: { communes, sites: [...sites, ...assistants] },
    dedans,
    temps: (await findFichier(db, perimetre, "actif")) ?? null,
    sources: uniques(enfants.map(({ source }) => source).filter(Boolean)),
    millesimes: uniques(enfants.map(({ millesime }) => millesime)).toSorted((a, b) => a - b),
    sansEnfants: sans((code) => !enfantsDe(valeurs.get(code) ?? [], code)),
    sansVoiture: new Map(sansVoiture),
    sansCentre: sans((code) => !centres.has(code)),
    sansLieu: structures.filter((une) => !siteDe(une, centres)).map(({ nom }) => nom),
  };
}
