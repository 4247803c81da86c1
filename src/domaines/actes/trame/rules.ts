import type { Annexe, Article, Partie, Visa } from "#domaines/convention/model.ts";
import { ARTICLES_TRAME } from "./articles/lexique.ts";
import { ANNEXES_TRAME, PREAMBULE, TITRE_PREAMBULE, VISAS_TRAME } from "./lexique.ts";

export type Trame = { visas: Visa[]; articles: Article[]; annexes: Annexe[] };

/** Qui décide dans une partie, et où on lit sa décision. */
function visaDe({ genre, nom }: Pick<Partie, "genre" | "nom">): Visa {
  const qui = genre === "caf" ? "décision du conseil d’administration" : "délibération de l’assemblée";
  const texte = `Vu la ${qui} (${nom}) en date du [à compléter], jointe à l’annexe {annexe.decisions}`;
  return { texte, incomplet: true };
}

/**
 * ACTE-1 : la trame donne un article à chaque sujet du modèle national, numéroté dans l'ordre, un préambule sans numéro, cinq annexes,
 * et un visa à compléter par partie qui doit décider. Elle est écrite dans les mots de Maillage.
 */
export function trameDe(parties: readonly Pick<Partie, "genre" | "nom">[]): Trame {
  const preambule: Article = { numero: null, genre: "autre", titre: TITRE_PREAMBULE, texte: PREAMBULE.join("\n\n") };
  const articles = ARTICLES_TRAME.map(({ genre, titre, texte }, rang) => ({
    numero: `${rang + 1}`,
    genre,
    titre,
    texte: texte.join("\n\n"),
  }));
  return {
    visas: [...VISAS_TRAME, ...parties.map(visaDe)],
    articles: [preambule, ...articles],
    annexes: [...ANNEXES_TRAME],
  };
}

/** ACTE-2 : la trame ne se pose que sur un brouillon vide : ni visa, ni article, ni annexe. */
export const peutPoser = ({ visas, articles, annexes }: Record<keyof Trame, readonly unknown[]>): boolean =>
  visas.length + articles.length + annexes.length === 0;
