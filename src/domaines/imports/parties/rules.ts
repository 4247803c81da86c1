import { sansAccents } from "#commun/texte.ts";
import type { ARevoir, GenrePartie, PartieEchange, RepresentantEchange } from "../echange/model.ts";
import type { Jeton } from "../flux/model.ts";
import { estATrous } from "../trous/rules.ts";
import type { Contexte, Reperes } from "./model.ts";

const GENRES: [RegExp, GenrePartie][] = [
  [/^(?:caisse (?:d'|des )allocations? familiales?|caf\b)/, "caf"],
  [/^(?:communaute (?:de communes|urbaine|d'agglomeration)|metropole|agglomeration)/, "epci"],
  [/^(?:commune|ville|mairie)\b/, "commune"],
  [/^(?:syndicat|sivu\b|sivom\b|sivos\b)/, "syndicat"],
  [/^(?:mutualite sociale agricole|msa\b|caisse de mutualite)/, "msa"],
  [/^(?:conseil departemental|departement)\b/, "departement"],
  [/^(?:etat\b|prefecture)/, "etat"],
  [/^(?:centre (?:inter)?communal d'action sociale|ccas\b|cias\b|association\b|caisse primaire|cpam\b)/, "autre"],
];

const DEBUT = /^\W*(?:et|d['’]une part|d['’]autre part|entre)?\W*(?:l[ea]s?\s+|l['’])?(?=\p{L})/iu;

/** Le genre d'une partie d'après le début de son nom, l'article ôté ; null si la ligne n'en nomme pas. */
function genreDe(ligne: string): { genre: GenrePartie; suite: string } | null {
  const suite = ligne.replace(DEBUT, "");
  const norme = sansAccents(suite);
  const genre = GENRES.find(([debut]) => debut.test(norme))?.[1];
  return genre ? { genre, suite } : null;
}

const CIVILITE =
  /\b(?:MM?\.|Mmes?|Mlle|Monsieur|Madame)\s+(\p{Lu}[\p{L}'’.-]*(?:\s+(?:de |d['’]|du |le |la )?\p{Lu}[\p{L}'’-]*)+)/gu;

/** IMP-32 : un représentant est un nom précédé d'une civilité ; sa qualité est écrite juste avant ou juste après. */
export function lireRepresentants(texte: string): RepresentantEchange[] {
  const trouves = [...texte.matchAll(CIVILITE)];
  return trouves.map((trouve, rang) => {
    const avant = texte.slice(rang === 0 ? 0 : finDe(trouves[rang - 1]), trouve.index);
    const apres = texte.slice(finDe(trouve), trouves[rang + 1]?.index ?? texte.length);
    return { qualite: qualiteAvant(avant) ?? qualiteApres(apres), nom: (trouve[1] ?? "").trim() };
  });
}

const finDe = (trouve: RegExpMatchArray | undefined) => (trouve?.index ?? 0) + (trouve?.[0].length ?? 0);
const majuscule = (texte: string) => texte.charAt(0).toUpperCase() + texte.slice(1);
const FONCTION = /(?:maire|pr[ée]sident|direct|vice|adjoint|pr[ée]fet|administrat|responsable|d[ée]l[ée]gu)/i;

function qualiteAvant(texte: string): string | null {
  const fin = texte.split(/\b(?:par|et)\b/).at(-1) ?? "";
  const propre = fin
    .replace(/^[\s,;]*(?:son|sa|ses|le|la|l['’])\s*/i, "")
    .replace(/[\s,;]+$/, "")
    .trim();
  return FONCTION.test(propre) && propre.length <= 90 ? majuscule(propre) : null;
}

function qualiteApres(texte: string): string | null {
  const trouve = /^\s*,\s*([^,;.]{3,80})/
    .exec(texte)?.[1]
    ?.replace(/\s+(?:d[ûu]ment|et dont|dont|habilit|autoris|agissant|et)\b.*$/i, "")
    .trim();
  return trouve && FONCTION.test(trouve) ? majuscule(trouve) : null;
}

/** « commune du BESSAT » : Le BESSAT. La contraction rend son article au nom. */
export function nomCommune(suite: string): string {
  const nu = suite.replace(/^(?:commune|ville|mairie)\s*/i, "");
  const articles: [RegExp, string][] = [
    [/^du\s+/i, "Le "],
    [/^des\s+/i, "Les "],
    [/^de\s+la\s+/i, "La "],
    [/^de\s+l['’]\s*/i, "L’"],
    [/^d['’]\s*/i, ""],
    [/^de\s+/i, ""],
  ];
  for (const [debut, article] of articles) if (debut.test(nu)) return `${article}${nu.replace(debut, "")}`.trim();
  return nu.trim();
}

type Segment = { genre: GenrePartie; suite: string; texte: string; jeton: Jeton };

/** Le passage des parties : de « Entre » à « Il est convenu », aux visas ou au préambule. */
export function passageDesParties(jetons: Jeton[]): Jeton[] {
  const debut = jetons.findIndex(
    ({ texte }) => /^entre\b\W*(?:les soussign|$|la |le |l['’])/i.test(texte) && texte.length < 200,
  );
  if (debut < 0) return [];
  const suite = jetons.slice(debut, debut + 700);
  const fin = suite.findIndex(
    ({ texte }, rang) =>
      rang > 0 && /^(?:il (?:est|a [ée]t[ée]) convenu|vu\s|pr[ée]ambule|article|consid[ée]rant)/i.test(texte),
  );
  return fin < 0 ? suite.slice(0, 120) : suite.slice(0, fin);
}

function segments(passage: Jeton[]): Segment[] {
  const lus: Segment[] = [];
  for (const jeton of passage) {
    const debut = jeton.texte.startsWith("ci-apr") || jeton.texte.startsWith("Ci-apr") ? null : genreDe(jeton.texte);
    if (debut) lus.push({ ...debut, texte: jeton.texte, jeton });
    else {
      const ouvert = lus.at(-1);
      if (ouvert) {
        ouvert.suite += ` ${jeton.texte}`;
        ouvert.texte += ` ${jeton.texte}`;
      }
    }
  }
  return lus;
}

const NOM = /^(.*?)\s*(?:,|;|\bci-apr[èe]s|\brepr[ée]sent|\bdont le si[èe]ge|\bsis[e]?\b|\bd[ûu]ment|$)/is;
const NOM_COURT = /ci-apr[èe]s\s+d[ée]nomm[ée]+e?s?\s*:?\s*[«"“]\s*([^»"”]+?)\s*[»"”]/i;

/** Le nom que le document donne à une partie, quand l'officiel est un autre. */
type NomEcrit = { rang: number; nom: string; lignes: Jeton["lignes"] };

const memesLettres = (a: string, b: string) => lettres(a) === lettres(b);
const lettres = (texte: string) => sansAccents(texte).replace(/[^a-z0-9]+/g, "");

const dejaDite = (parties: PartieEchange[], genre: GenrePartie, nom: string, code: string | null) =>
  parties.some(
    (autre) => autre.genre === genre && (memesLettres(autre.nom, nom) || (code !== null && autre.code === code)),
  );

/**
 * IMP-148 : une commune ou un EPCI reconnu porte son nom officiel ; si ce n'est pas, aux capitales et aux accents près, celui du
 * document, la revue montre les deux.
 */
export const direNoms = (ecrits: NomEcrit[]): ARevoir[] =>
  ecrits.map(({ rang, nom, lignes }) => ({
    chemin: `convention.parties[${rang}].nom`,
    raison: "Le nom officiel est proposé ; le document l’écrit autrement.",
    texte: nom,
    lignes,
  }));

/** IMP-33 : une partie a un nom propre ; « la commune représentée par … » d'un modèle n'en est pas une. */
export function lireParties(
  passage: Jeton[],
  reperes: Reperes,
): { parties: PartieEchange[]; incompletes: Jeton[]; ecrits: NomEcrit[] } {
  const parties: PartieEchange[] = [];
  const incompletes: Jeton[] = [];
  const ecrits: NomEcrit[] = [];
  const contexte: { communes: string[]; epci?: string; departement?: string } = { communes: [] };
  const lus = segments(passage);
  const ordre = lus.toSorted((a, b) => Number(b.genre === "epci") - Number(a.genre === "epci"));
  const codes = new Map(ordre.map((segment) => [segment, codeDe(segment, reperes, contexte)]));
  for (const segment of lus) {
    const nom = nomDe(segment);
    const code = codes.get(segment) ?? null;
    if (nom === null || estATrous(nom)) incompletes.push(segment.jeton);
    else if (!dejaDite(parties, segment.genre, nom, code)) {
      const officiel = (code && reperes.nom?.(code)) || nom;
      if (!memesLettres(officiel, nom)) ecrits.push({ rang: parties.length, nom, lignes: segment.jeton.lignes });
      parties.push({
        genre: segment.genre,
        nom: officiel,
        nomCourt: nomCourtDe(segment.texte),
        code,
        representants: lireRepresentants(segment.suite),
      });
    }
  }
  return { parties, incompletes, ecrits };
}

function nomDe({ genre, suite }: Segment): string | null {
  const brut = (NOM.exec(suite)?.[1] ?? "").replace(/\s+/g, " ").trim();
  if (genre === "commune") {
    const nom = nomCommune(brut);
    return /^\p{Lu}/u.test(nom) && nom.length > 1 ? nom : null;
  }
  const generique =
    /^(?:communaut[ée] (?:de communes|urbaine|d['’]agglom[ée]ration)|m[ée]tropole|caisse (?:d['’]|des )allocations? familiales?|syndicat|d[ée]partement)$/i;
  return brut === "" || generique.test(brut) || /\b(?:de|des|du)\s*(?:\.{2,}|…|$)/.test(brut) ? null : brut;
}

const nomCourtDe = (texte: string) =>
  NOM_COURT.exec(texte)?.[1]
    ?.replace(/^(?:l[ea]s?\s+|l['’])/i, "")
    .trim() ?? null;

function codeDe(segment: Segment, reperes: Reperes, contexte: Contexte & { communes: string[] }): string | null {
  const nom = nomDe(segment);
  if (nom === null || estATrous(nom)) return null;
  if (segment.genre === "epci") {
    const siren = reperes.epci(nom, contexte);
    if (siren) contexte.epci = siren;
    return siren;
  }
  if (segment.genre !== "commune") return null;
  const code = reperes.commune(nom, contexte);
  if (code) contexte.communes.push(code);
  return code;
}
