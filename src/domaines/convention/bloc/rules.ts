import { sansAccents } from "#commun/texte.ts";
import type { Annexe, Article, Deliberation, Partie, Visa } from "../model.ts";

const cle = (...parts: (string | null)[]) => sansAccents(parts.map((part) => part ?? "").join("/"));

/** À quoi un élément se reconnaît quand un texte revient sans identifiants. */
export const CLES = {
  partie: (une: Partie) => cle(une.genre, une.nom),
  visa: (un: Visa) => cle(un.texte),
  article: (un: Article) => cle(un.genre, un.numero, un.titre),
  annexe: (une: Annexe) => cle(une.numero, une.titre),
  deliberation: (une: Deliberation) => cle(une.collectivite, une.numero),
};

const LISTES = ["parties", "visas", "articles", "annexes"] as const;

/** Au journal, les listes d'avant gardent leurs identifiants : un texte refait se compare alors élément par élément. */
export const avecIdentifiants = (
  avant: object,
  contenu: Record<(typeof LISTES)[number], readonly { id: string }[]>,
): object => ({
  ...avant,
  ...Object.fromEntries(LISTES.filter((nom) => nom in avant).map((nom) => [nom, contenu[nom]])),
});
