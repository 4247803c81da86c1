import { sansAccents } from "#commun/texte.ts";
import { type Statistique, type Theme, THEMES } from "./model.ts";

/** Ce que l'on cherche dans le catalogue. */
export type Filtre = { theme: Theme | null; q: string; connues: boolean };

export function lireFiltre(query: (nom: string) => string | undefined): Filtre {
  const theme = THEMES.find((un) => un === query("theme")) ?? null;
  return { theme, q: (query("q") ?? "").trim().slice(0, 100), connues: query("connues") === "1" };
}

/** Les chiffres qui répondent au filtre ; `connue` dit ceux dont on a une valeur. */
export function filtrer(
  statistiques: readonly Statistique[],
  { theme, q, connues }: Filtre,
  connue: (code: string) => boolean,
): Statistique[] {
  const cherche = sansAccents(q);
  return statistiques.filter(
    (une) =>
      (!theme || une.theme === theme) &&
      (!connues || connue(une.code)) &&
      (!cherche || sansAccents(`${une.nom} ${une.code} ${une.definition}`).includes(cherche)),
  );
}
