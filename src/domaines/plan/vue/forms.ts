import { CLES_TRI, type Filtres, type Tri } from "../fiche/model.ts";
import { type CleFiltre, COLONNES, FILTRES_LISTES, type NomColonne, type Vue } from "./model.ts";

const PARDEFAUT: readonly NomColonne[] = ["etat", "pilotes", "echeances", "priorite", "completude"];

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
    archivees: params.get("archivees") === "1",
  };
}

/** Lit une vue du plan dans une adresse ; une valeur inconnue est ignorée, jamais une panne. */
export function parseVue(params: URLSearchParams): Vue {
  const colonnes = params.getAll("col").filter((col): col is NomColonne => Object.hasOwn(COLONNES, col));
  const tri: Omit<Tri, "rangNoeuds"> = {
    cle: parmi(CLES_TRI, params.get("tri"), "plan"),
    sens: params.get("sens") === "desc" ? "desc" : "asc",
    groupe: params.get("groupe") !== "0",
  };
  return {
    filtres: filtresDe(params),
    etats: params.getAll("etat").filter(Boolean).slice(0, 50),
    tri,
    colonnes: colonnes.length > 0 ? [...new Set(colonnes)] : [...PARDEFAUT],
    page: Math.max(1, entier(params.get("page")) ?? 1),
    ouvert: params.get("ouvert"),
    selection: params.get("selection") === "1",
  };
}
