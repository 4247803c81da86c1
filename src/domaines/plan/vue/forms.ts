import { CLES_TRI, type Filtres, type Tri } from "../fiche/model.ts";
import { COLONNES, type NomColonne, type Vue } from "./model.ts";

const PARDEFAUT: readonly NomColonne[] = ["pilotes", "echeances", "priorite", "completude"];

/** Les clés d'adresse d'un filtre à plusieurs valeurs, et le champ de `Filtres` qu'elles remplissent. */
export const FILTRES_LISTES = {
  noeud: "noeuds",
  pilote: "pilotes",
  priorite: "priorites",
  champ: "champs",
  public: "publics",
  territoire: "territoires",
} as const;
export type CleFiltre = keyof typeof FILTRES_LISTES;

const parmi = <T extends string>(permises: readonly T[], valeur: string | null, defaut: T): T =>
  permises.find((permise) => permise === valeur) ?? defaut;

const entier = (valeur: string | null) => (valeur && /^\d{1,6}$/.test(valeur) ? Number(valeur) : null);

function filtresDe(params: URLSearchParams): Filtres {
  const listes = Object.fromEntries(
    Object.entries(FILTRES_LISTES).map(([cle, champ]) => [champ, params.getAll(cle).filter(Boolean).slice(0, 50)]),
  ) as Pick<Filtres, (typeof FILTRES_LISTES)[CleFiltre]>;
  return {
    ...listes,
    q: (params.get("q") ?? "").slice(0, 200),
    annee: entier(params.get("annee")),
    sansDate: params.get("sansdate") === "1",
    archivees: params.get("archivees") === "1",
  };
}

/** Lit une vue du plan dans une adresse ; une valeur inconnue est ignorée, jamais une panne. */
export function parseVue(params: URLSearchParams): Vue {
  const colonnes = params.getAll("col").filter((col): col is NomColonne => col in COLONNES);
  const tri: Omit<Tri, "rangNoeuds"> = {
    cle: parmi(CLES_TRI, params.get("tri"), "plan"),
    sens: params.get("sens") === "desc" ? "desc" : "asc",
    groupe: params.get("groupe") !== "0",
  };
  return {
    filtres: filtresDe(params),
    tri,
    colonnes: colonnes.length > 0 ? [...new Set(colonnes)] : [...PARDEFAUT],
    page: Math.max(1, entier(params.get("page")) ?? 1),
    ouvert: params.get("ouvert"),
    selection: params.get("selection") === "1",
  };
}

/** L'adresse de la même vue, changée : `null` ôte une clé ; changer autre chose que la page revient à la première. */
export function adresse(
  chemin: string,
  params: URLSearchParams,
  changes: Record<string, string | string[] | null>,
): string {
  const suite = new URLSearchParams(params);
  if (!("page" in changes)) suite.delete("page");
  for (const [cle, valeur] of Object.entries(changes)) {
    suite.delete(cle);
    for (const une of valeur === null ? [] : [valeur].flat()) suite.append(cle, une);
  }
  const texte = suite.toString();
  return texte ? `${chemin}?${texte}` : chemin;
}
