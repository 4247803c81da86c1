import { champConnu, type Champs, champsNommes, remplirChamps } from "#commun/champ.ts";
import { sansAccents } from "#commun/texte.ts";
import type { CodeManque, LieuManque, Manque, TexteAVerifier } from "./model.ts";

type Trouve = { code: CodeManque; extrait: string };

const AUTOUR = 40;
/** Le blanc et les mots qui l'entourent, sur une ligne. */
function autour(texte: string, debut: number, longueur: number): string {
  const avant = texte.slice(Math.max(0, debut - AUTOUR), debut);
  const apres = texte.slice(debut + longueur, debut + longueur + AUTOUR);
  const entier = { avant: debut <= AUTOUR, apres: debut + longueur + AUTOUR >= texte.length };
  const mots = [
    entier.avant ? avant : avant.replace(/^\S*\s/, "… "),
    texte.slice(debut, debut + longueur),
    entier.apres ? apres : apres.replace(/\s\S*$/, " …"),
  ];
  return mots.join("").replace(/\s+/g, " ").trim();
}

/** Un point de suspension collé au mot qu'il suit est une phrase qui s'arrête ; seul, entre parenthèses ou redoublé, c'est un blanc. */
const BLANC = new RegExp(
  [
    String.raw`\[[^\]\n]*(?:compléter|completer|préciser|preciser)[^\]\n]*\]`,
    String.raw`\([^)\n]*(?:…|\.{3,}|XXX?)[^)\n]*\)`,
    String.raw`(?<=^|[\s«(])(?:…|\.{3,})(?!\p{L})`,
    String.raw`\.{5,}`,
    String.raw`_{3,}`,
    String.raw`\bX{3,}\b`,
  ].join("|"),
  "gmu",
);

const trouver = (code: CodeManque, motif: RegExp, texte: string): Trouve[] =>
  [...texte.matchAll(motif)].map((trouve) => ({ code, extrait: autour(texte, trouve.index, trouve[0].length) }));

/** ACTE-3 : une place laissée vide (points de suspension seuls, « [à compléter] », « (… préciser …) », XXX, tirets) empêche de signer. */
export const blancs = (texte: string): Trouve[] => trouver("blanc", BLANC, texte);

/** ACTE-4 : une année qui n'est pas écrite (20XX, 20.., 20__) empêche de signer. */
export const anneesBlanches = (texte: string): Trouve[] => trouver("anneeBlanche", /\b20(?:XX|xx|\.\.+|__+|…)/g, texte);

const SUITE_DATE = /\ben date du\b(?![ \t]*(?:\d|\[|…|\.{3}|\{))/g;

/** ACTE-5 : « en date du » sans jour derrière lui empêche de signer, même quand le mot suivant s'y est collé. */
export const datesBlanches = (texte: string): Trouve[] => trouver("dateBlanche", SUITE_DATE, texte);

/** ACTE-6 : un champ que la convention ne sait pas encore, ou qui n'existe pas, empêche de signer. */
export const champsEnFaute = (texte: string, champs: Champs): Trouve[] =>
  champsNommes(texte).flatMap((nom): Trouve[] => {
    if (!champConnu(champs, nom)) return [{ code: "champInconnu", extrait: `{${nom}}` }];
    return champs[nom] === null ? [{ code: "champSansValeur", extrait: `{${nom}}` }] : [];
  });

const NOMBRES = String.raw`(?:n[°o]\s*)?(\d+(?:\s*(?:,|et|ou|a|-)\s*\d+)*)`;
const ANNEXES = new RegExp(String.raw`\bannexes?\s+${NOMBRES}`, "g");
const ARTICLES = new RegExp(String.raw`(\b(?:son|ses|leurs?)\s+)?\barticles?\s+${NOMBRES}([^]{0,40})`, "g");
/** L'article d'un autre texte : code, loi, règlement. */
const AILLEURS =
  /^(?:\s*,?\s*(?:alinea|al\.|\d+°|i+\b)[^,;.]{0,12})?[\s,]*(?:du|de la|de l'|des|d')\s*(?:code|lois?|reglement|decrets?|arretes?|ordonnances?|traite|constitution|rgpd|casf|cgct|csp|css)\b/;

/** « 1 à 3 et 5 » cite 1, 2, 3 et 5. */
function nombresDe(cites: string): number[] {
  return cites.split(/,|et|ou/).flatMap((part) => {
    const [de = Number.NaN, a = de] = part.split(/\ba\b|-/).map(Number);
    return Number.isNaN(de) ? [] : Array.from({ length: Math.min(Math.max(a - de, 0), 30) + 1 }, (_, pas) => de + pas);
  });
}

const numerosDe = (elements: readonly { numero: string | null }[]): Set<number> =>
  new Set(
    elements.flatMap(({ numero }) => (/^premier$/i.test(numero ?? "") ? [1] : [Number.parseInt(numero ?? "", 10)])),
  );

/** ACTE-7 : une annexe citée existe ; un visa qui renvoie à l'annexe 6 d'une convention à cinq annexes est dit. */
export const annexesAbsentes = (texte: string, annexes: readonly { numero: string | null }[]): Trouve[] => {
  const connues = numerosDe(annexes);
  const citees = [...sansAccents(texte).matchAll(ANNEXES)].flatMap(([, cites = ""]) => nombresDe(cites));
  return [...new Set(citees)]
    .filter((numero) => !connues.has(numero))
    .map((numero) => ({ code: "annexeAbsente", extrait: `annexe ${numero}` }));
};

/** ACTE-8 : un article cité existe ; celui d'un code, d'une loi ou d'un règlement n'est pas des nôtres. */
export const articlesAbsents = (texte: string, articles: TexteAVerifier["articles"]): Trouve[] => {
  const connus = numerosDe(articles);
  const cites = [...sansAccents(texte).matchAll(ARTICLES)].flatMap(([, possessif, nombres = "", suite = ""]) =>
    possessif || AILLEURS.test(suite) ? [] : nombresDe(nombres),
  );
  return [...new Set(cites)]
    .filter((numero) => !connus.has(numero))
    .map((numero) => ({ code: "articleAbsent", extrait: `article ${numero}` }));
};

function manquesDe(texte: string, ensemble: TexteAVerifier, champs: Champs): Trouve[] {
  const rempli = remplirChamps(texte, champs, () => "");
  return [
    ...blancs(texte),
    ...anneesBlanches(texte),
    ...datesBlanches(texte),
    ...champsEnFaute(texte, champs),
    ...annexesAbsentes(rempli, ensemble.annexes),
    ...articlesAbsents(rempli, ensemble.articles),
  ];
}

export const nomArticle = ({ numero, titre }: { numero: string | null; titre: string }): string =>
  [numero && `Article ${numero}`, titre].filter(Boolean).join(" : ");

export const nomAnnexe = ({ numero, titre }: { numero: string | null; titre: string }): string =>
  [numero && `Annexe ${numero}`, titre].filter(Boolean).join(" : ");

/** ACTE-20 : une annexe dont il n'y a que le titre empêche de signer ; on peut toujours y écrire ce qui est joint à part. */
export const annexesVides = (annexes: TexteAVerifier["annexes"]): Manque[] =>
  annexes
    .filter(({ vide }) => vide)
    .map(({ genre, textes: _textes, ...annexe }) => ({
      code: "annexeVide",
      lieu: { liste: "annexes", id: genre, nom: nomAnnexe(annexe) },
      extrait: annexe.titre,
    }));

/** ACTE-153 : une place laissée vide dans une annexe empêche de signer, comme dans un article : ce que l'on y écrit, le diagnostic, chaque fiche. */
const blancsDesAnnexes = (annexes: TexteAVerifier["annexes"]): Manque[] =>
  annexes.flatMap(({ genre, textes, ...annexe }) =>
    textes.flatMap(({ ou, texte }) => {
      const nom = [nomAnnexe(annexe), ou].filter(Boolean).join(", ");
      const trouves = [...blancs(texte), ...anneesBlanches(texte), ...datesBlanches(texte)];
      return trouves.map((trouve): Manque => ({ ...trouve, lieu: { liste: "annexes", id: genre, nom } }));
    }),
  );

/** ACTE-9 : un visa marqué incomplet empêche de signer, même si rien ne s'y voit ; un article sans texte aussi. */
export function listerManques(ensemble: TexteAVerifier, champs: Champs): Manque[] {
  const visas = ensemble.visas.flatMap(({ id, texte, incomplet }, rang) => {
    const lieu: LieuManque = { liste: "visas", id, nom: `Visa ${rang + 1}` };
    const trouves = manquesDe(texte, ensemble, champs);
    const marque: Trouve[] = incomplet && trouves.length === 0 ? [{ code: "visaIncomplet", extrait: texte }] : [];
    return [...trouves, ...marque].map((trouve) => ({ ...trouve, lieu }));
  });
  const articles = ensemble.articles.flatMap((article) => {
    const lieu: LieuManque = { liste: "articles", id: article.id, nom: nomArticle(article) };
    const vide: Trouve[] = article.texte.trim() === "" ? [{ code: "articleVide", extrait: article.titre }] : [];
    return [...vide, ...manquesDe(`${article.titre}\n${article.texte}`, ensemble, champs)].map((trouve) => ({
      ...trouve,
      lieu,
    }));
  });
  return [...visas, ...articles, ...annexesVides(ensemble.annexes), ...blancsDesAnnexes(ensemble.annexes)];
}

/**
 * ACTE-10 : ajouter, ôter ou déplacer un article renumérote ceux qui ont un numéro, si la suite était 1, 2, 3… ; une numérotation
 * d'une autre façon, ou un préambule sans numéro, n'est pas touchée.
 */
export function renumeroter<T extends { id: string; numero: string | null }>(
  avant: readonly T[],
  apres: readonly T[],
): T[] {
  const suite = avant.filter(({ numero }) => numero !== null);
  if (!suite.every(({ numero }, rang) => numero === `${rang + 1}`)) return [...apres];
  let rang = 0;
  return apres.map((article) => (article.numero === null ? article : { ...article, numero: `${(rang += 1)}` }));
}

/** ACTE-11 : un visa ou un article monte ou descend d'une place ; le premier ne monte pas, le dernier ne descend pas. */
export function deplacer<T extends { id: string }>(
  elements: readonly T[],
  id: string,
  sens: "monter" | "descendre",
): T[] {
  const de = elements.findIndex((un) => un.id === id);
  const a = sens === "monter" ? de - 1 : de + 1;
  const [un, autre] = [elements[de], elements[a]];
  return un && autre ? elements.with(de, autre).with(a, un) : [...elements];
}

type Choix = { presidence: string | null; secretariat: string | null };

/** ACTE-150 : le texte et les instances disent la même présidence et le même secrétariat du comité de pilotage, ou l'on est prévenu de ce qui diffère. */
export const desaccords = (
  options: Choix,
  copils: readonly (Choix & { nom: string })[],
): { nom: string; quoi: "presidence" | "secretariat" }[] =>
  copils.flatMap((copil) =>
    (["presidence", "secretariat"] as const)
      .filter((quoi) => options[quoi] !== null && copil[quoi] !== null && options[quoi] !== copil[quoi])
      .map((quoi) => ({ nom: copil.nom, quoi })),
  );
