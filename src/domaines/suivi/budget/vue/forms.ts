import { ANNEES, NATURES } from "../model.ts";
import type { Filtres } from "../sommes/model.ts";

/** Une année que l'on peut saisir, ou rien. */
export const parseAnnee = (texte: string | null | undefined): number | null => {
  const annee = texte && /^\d{4}$/.test(texte) ? Number(texte) : 0;
  return annee >= ANNEES.premiere && annee <= ANNEES.derniere ? annee : null;
};

/** Lit les filtres d'une adresse ; une valeur inconnue est ignorée, jamais une panne. */
export const parseFiltres = (params: URLSearchParams): Filtres => ({
  annee: parseAnnee(params.get("annee")),
  nature: NATURES.find((nature) => nature === params.get("nature")) ?? null,
  financeur: params.get("financeur")?.slice(0, 100) || null,
});
