import { sansAccents } from "#commun/texte.ts";
import { enTexte } from "../champs/rules.ts";
import type { AnnexeEchange, ArticleEchange, GenreArticle } from "../echange/model.ts";
import type { Jeton } from "../flux/model.ts";
import { estATrous } from "../trous/rules.ts";

const ARTICLE = /^article\s+(\d{1,2}|premier|1er|pr[ée]liminaire|[IVX]{1,5})\s*(?:[-–—:.]+\s*|\s)\s*(\p{Lu}.*|$)/iu;
const ANNEXE = /^annexe\s*(?:n\s*°\s*)?(\d{1,2}|[A-Z])\s*(?:[-–—:.]+\s*)(.+)$/iu;
const FIN = /^fait\s*(?:à|a|le)(?=[\s.…L]|$)/i;

/** Un mot du titre dit le genre de l'article : le numéro, lui, change d'un texte à l'autre. */
const GENRES: [RegExp, GenreArticle][] = [
  [/confidentialit/, "confidentialite"],
  [/donnee|rgpd/, "donnees"],
  [/communication/, "communication"],
  [/champs? d'intervention.*\bcaf\b|intervention de la caf/, "champsCaf"],
  [/champs? d'intervention|autorite organisatrice/, "champsCollectivite"],
  [/recours|litige|contentieux/, "recours"],
  [/execution formelle|avenant|modification/, "avenant"],
  [/\bfin de la convention|resiliation|denonciation/, "fin"],
  [/duree|prise d'effet/, "duree"],
  [/suivi|evaluation|bilan/, "suivi"],
  [/engagement/, "engagements"],
  [/collaboration|gouvernance|pilotage|cooperation/, "collaboration"],
  [/^objet|objet de la/, "objet"],
  [/objectifs? partage|objectifs|axes? de travail|plan d'actions?|enjeux/, "objectifs"],
];

export const genreArticle = (titre: string): GenreArticle => {
  const norme = sansAccents(titre);
  return GENRES.find(([mot]) => mot.test(norme))?.[1] ?? "autre";
};

type Ouvert = { numero: string; titre: string; corps: Jeton[]; debut: Jeton };

const numeroDe = (ecrit: string) =>
  /^(?:premier|1er)$/i.test(ecrit) ? "1" : ecrit.toLowerCase().startsWith("pr") ? "préliminaire" : ecrit;

/** Le titre d'article qu'ouvre une ligne. */
function ouvrir(jeton: Jeton): Ouvert | null {
  const trouve = jeton.texte.length < 260 && jeton.puce === null ? ARTICLE.exec(jeton.texte) : null;
  const [, numero = "", titre = ""] = trouve ?? [];
  return trouve && { numero: numeroDe(numero), titre: titre.replace(/\s*:\s*$/, ""), corps: [], debut: jeton };
}

const ferme = ({ texte }: Jeton) => FIN.test(texte) || (texte.length < 250 && ANNEXE.test(texte));

/** IMP-30 : un article commence à son titre et finit au suivant, à la première annexe ou à la signature. */
export function lireArticles(paragraphes: Jeton[]): { article: ArticleEchange; lignes: [number, number] }[] {
  const lus: Ouvert[] = [];
  let ouvert: Ouvert | null = null;
  for (const jeton of paragraphes) {
    const neuf = ouvrir(jeton);
    if (neuf) lus.push(neuf);
    if (neuf || ferme(jeton)) ouvert = neuf;
    else ouvert?.corps.push(jeton);
  }
  return sansRedites(lus).map(({ numero, titre, corps, debut }) => ({
    article: { numero, genre: genreArticle(titre), titre, texte: enTexte(corps) },
    lignes: [debut.lignes[0], corps.at(-1)?.lignes[1] ?? debut.lignes[1]],
  }));
}

/** Un sommaire ou un renvoi répète un numéro : l'article est celui qui a un corps. */
function sansRedites(lus: Ouvert[]): Ouvert[] {
  const retenus = new Map<string, Ouvert>();
  for (const lu of lus) {
    const connu = retenus.get(lu.numero);
    if (!connu || connu.corps.length === 0) retenus.set(lu.numero, lu);
  }
  return [...retenus.values()].filter(({ titre, corps }) => titre !== "" || corps.length > 0);
}

/** IMP-31 : une annexe est un titre qui porte son numéro ; une place vide de son titre n'est pas gardée. */
export function lireAnnexes(paragraphes: Jeton[]): { annexe: AnnexeEchange; jeton: Jeton; incomplete: boolean }[] {
  const vues = new Set<string>();
  return paragraphes.flatMap((jeton) => {
    const trouve = jeton.texte.length < 250 ? ANNEXE.exec(jeton.texte) : null;
    const [, numero = "", titre = ""] = trouve ?? [];
    if (
      !trouve ||
      vues.has(numero) ||
      !/^[\p{Lu}\d«]|^[\p{Ll}]/u.test(titre) ||
      /^\s*(?:de la|à la) présente/i.test(titre)
    )
      return [];
    vues.add(numero);
    const incomplete = estATrous(titre);
    return [{ annexe: { numero, titre: incomplete ? avantLeTrou(titre) : titre.trim() }, jeton, incomplete }];
  });
}

const avantLeTrou = (titre: string) =>
  titre
    .replace(/\s*(?:20XX.*|\(XXX\).*|\.{3,}.*|…+.*|\bX{2,}\b.*)$/is, "")
    .replace(/\s+(?:de la commune|de|du|des|en date|la)*\s*(?:de|du|des)?$/i, "")
    .trim();
