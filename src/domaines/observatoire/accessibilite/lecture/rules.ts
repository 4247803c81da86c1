import type { Structure } from "#domaines/equipements/structure/model.ts";
import type { Valeur } from "#domaines/statistiques/model.ts";
import type { CommuneEtudiee, ModeAccueil, SiteEtudie } from "../etude/model.ts";

/** De chaque genre d'équipement : son mode, et s'il est un établissement d'accueil. */
const GENRES: Partial<Record<Structure["type"], { mode: ModeAccueil; eaje: boolean }>> = {
  eajePsu: { mode: "collectif", eaje: true },
  microCrechePaje: { mode: "collectif", eaje: true },
  halteGarderieItinerante: { mode: "collectif", eaje: true },
  mam: { mode: "individuel", eaje: false },
};

export const TYPES_ACCUEIL = Object.keys(GENRES) as Structure["type"][];

type Centre = { lat: number; lon: number };

/** OBS-83 : les places d'une structure sont les demi-journées qu'elle ouvre dans la semaine, toutes sections ensemble, sur dix. */
export const placesOuvertes = ({ sections }: Pick<Structure, "sections">): number =>
  sections.reduce((somme, { capacites }) => somme + capacites.reduce((total, une) => total + une, 0), 0) / 10;

/** OBS-84 : une structure est où elle dit être ; à défaut, au centre de sa commune ; sans commune ni point, on ne la compte pas et on le dit. */
export function siteDe(structure: Structure, centres: ReadonlyMap<string, Centre>): SiteEtudie | null {
  const genre = GENRES[structure.type];
  const { id, nom, commune, lat, lon } = structure;
  const point = lat !== null && lon !== null ? { lat, lon } : centres.get(commune ?? "");
  if (!genre || !commune || !point) return null;
  return { ...genre, ...point, id, nom, commune, lieu: true, places: placesOuvertes(structure), reservee: false };
}

/** Les assistants maternels d'une commune, tenus en son centre. */
export const siteAssistants = (
  { code, nom, lat, lon }: Pick<CommuneEtudiee, "code" | "nom" | "lat" | "lon">,
  places: number,
): SiteEtudie => ({
  id: `assistants-${code}`,
  nom: `Assistants maternels, ${nom}`,
  commune: code,
  lat,
  lon,
  mode: "individuel",
  eaje: false,
  lieu: false,
  places,
  reservee: false,
});

/** La dernière valeur connue d'un chiffre dans chaque commune. */
export function dernieres(valeurs: readonly Valeur[], code: string): Map<string, Valeur> {
  const parCommune = new Map<string, Valeur>();
  for (const une of valeurs) {
    const avant = parCommune.get(une.lieu.code);
    if (une.statistique !== code || une.valeur === null || (avant && avant.millesime > une.millesime)) continue;
    parCommune.set(une.lieu.code, une);
  }
  return parCommune;
}

/** OBS-85 : les enfants de moins de trois ans sont ceux du recensement ; à défaut, les naissances des trois dernières années connues. */
export function enfantsDe(
  valeurs: readonly Valeur[],
  commune: string,
): { nombre: number; source: string; millesime: number } | null {
  const siennes = valeurs.filter(({ lieu, valeur }) => lieu.code === commune && valeur !== null);
  const de = (code: string) =>
    siennes.filter(({ statistique }) => statistique === code).toSorted((a, b) => b.millesime - a.millesime);
  const [recense] = de("enfantsMoins3");
  if (recense) return { nombre: recense.valeur ?? 0, source: recense.source, millesime: recense.millesime };
  const [derniere, ...avant] = de("naissances").slice(0, 3);
  if (!derniere || avant.length < 2) return null;
  const nombre = [derniere, ...avant].reduce((somme, { valeur }) => somme + (valeur ?? 0), 0);
  return { nombre, source: `${derniere.source} (naissances de trois ans)`, millesime: derniere.millesime };
}

/**
 * OBS-136 : les places des assistants maternels sont celles des actifs que dit la Caf ; à défaut, celles des agréments en cours au registre, qui
 * comptent aussi de plus grands enfants.
 */
export function placesAssistantsDe(valeurs: readonly Valeur[], commune: string): number {
  const dite = (code: string) => dernieres(valeurs, code).get(commune)?.valeur ?? null;
  return dite("placesAssistants") ?? dite("placesAgreees") ?? 0;
}

const SUIVIES = ["demandesSatisfaites", "demandesPartielles", "demandesRetirees"];

/**
 * OBS-86 : une demande est restée sans place si elle attend encore ; à défaut de ce nombre, si elle ne fut ni satisfaite, ni satisfaite en
 * partie, ni retirée, la même année. Un nombre que le secret tait n'est pas zéro : on ne dit rien.
 */
export function demandesDe(valeurs: readonly Valeur[], commune: string): CommuneEtudiee["demandes"] {
  const siennes = valeurs.filter(({ lieu }) => lieu.code === commune);
  const recues = dernieres(siennes, "demandesRecues").get(commune);
  if (!recues || recues.valeur === null) return null;
  const lue = (code: string) =>
    siennes.find(({ statistique, millesime }) => statistique === code && millesime === recues.millesime);
  const attente = lue("demandesEnAttente");
  if (attente?.valeur != null) return { recues: recues.valeur, refusees: Math.min(attente.valeur, recues.valeur) };
  const suivies = SUIVIES.map(lue);
  if ([attente, ...suivies].some((une) => une?.secret) || suivies.some((une) => une?.valeur == null)) return null;
  const somme = suivies.reduce((total, une) => total + (une?.valeur ?? 0), 0);
  return { recues: recues.valeur, refusees: Math.max(0, recues.valeur - somme) };
}

/** OBS-87 : les voisines d'un espace sont les communes à moins d'un tiers de degré de l'une des siennes : leurs enfants prennent aussi des places. */
export function voisinesDe(centres: ReadonlyMap<string, Centre>, dedans: ReadonlySet<string>): string[] {
  const siens = [...centres].filter(([code]) => dedans.has(code)).map(([, centre]) => centre);
  const pres = ({ lat, lon }: Centre) =>
    siens.some((un) => Math.abs(un.lat - lat) < 1 / 3 && Math.abs(un.lon - lon) < 1 / 3);
  return [...centres].flatMap(([code, centre]) => (!dedans.has(code) && pres(centre) ? [code] : []));
}
