import {
  type Bloc,
  type BlocTableau,
  type BlocTexte,
  type Cellule,
  type Imprime,
  type Morceau,
  type ParGenre,
  type Rangee,
  selonGenre,
  type Texte,
} from "#commun/document.ts";
import { typographierTexte } from "#ui/typographie.ts";
import { printable } from "./xml.ts";

const clean = (texte: string): string =>
  typographierTexte(printable(texte).replace(/\r\n?/g, "\n").replace(/\t/g, " "));

const morceau = (m: Morceau): Morceau => (typeof m === "string" ? clean(m) : { ...m, texte: clean(m.texte) });
const texte = (t: Texte): Texte => (typeof t === "string" ? clean(t) : t.map(morceau));
const cellule = (c: Cellule): Cellule => (c === null || typeof c === "number" ? c : texte(c));

function rangee(r: Rangee): Rangee {
  if ("groupe" in r) return { groupe: clean(r.groupe) };
  return "total" in r ? { total: r.total.map(cellule) } : r.map(cellule);
}

const tableau = (b: BlocTableau): BlocTableau => ({
  ...b,
  legende: clean(b.legende),
  colonnes: b.colonnes.map((colonne) => ({ ...colonne, titre: clean(colonne.titre) })),
  rangees: b.rangees.map(rangee),
});

const simple = (b: BlocTexte): BlocTexte =>
  b.genre === "liste" ? { ...b, elements: b.elements.map(texte) } : { ...b, texte: texte(b.texte) };

const maybe = (t: string | undefined): string | undefined => (t === undefined ? undefined : clean(t));

const BLOCKS: ParGenre<Bloc> = {
  titre: (b) => ({ ...b, texte: clean(b.texte) }),
  paragraphe: simple,
  liste: simple,
  tableau,
  note: (b) => ({ ...b, texte: texte(b.texte) }),
  figure: (b) => ({
    ...b,
    alt: clean(b.alt),
    legende: clean(b.legende),
    description: maybe(b.description),
    jumeau: b.jumeau && tableau(b.jumeau),
  }),
  encadre: (b) => ({ ...b, titre: maybe(b.titre), blocs: b.blocs.map(simple) }),
  chiffres: (b) => ({ ...b, entrees: b.entrees.map((e) => ({ valeur: clean(e.valeur), libelle: clean(e.libelle) })) }),
  definitions: (b) => ({
    ...b,
    entrees: b.entrees.map((e) => ({ terme: clean(e.terme), textes: e.textes.map(texte) })),
  }),
  citation: (b) => ({ ...b, texte: texte(b.texte), source: maybe(b.source) }),
  saut: (b) => b,
};

/** No level is skipped, and equals stay equal: a reader who jumps from heading to heading never wonders what is missing. */
function levels(blocs: readonly Bloc[]): Bloc[] {
  const open: number[] = [];
  return blocs.map((b) => {
    if (b.genre !== "titre") return b;
    while ((open.at(-1) ?? 0) >= b.niveau) open.pop();
    open.push(b.niveau);
    return { ...b, niveau: open.length as typeof b.niveau };
  });
}

/** An empty table, list or figure is nothing to print. */
const says = (b: Bloc): boolean => {
  if (b.genre === "liste") return b.elements.length > 0;
  if (b.genre === "tableau") return b.colonnes.length > 0;
  if (b.genre === "chiffres" || b.genre === "definitions") return b.entrees.length > 0;
  return true;
};

/** The same document, ready for any format: French spaces, no character that a file cannot hold, headings in steps of one. */
export function compose(imprime: Imprime): Imprime {
  const { titre, sousTitre, auteur, perimetre, sources, logos, blocs } = imprime;
  return {
    ...imprime,
    titre: clean(titre),
    sousTitre: maybe(sousTitre),
    auteur: clean(auteur),
    perimetre: clean(perimetre),
    sources: sources.map(clean),
    logos: logos.map((logo) => ({ ...logo, alt: clean(logo.alt) })),
    blocs: levels(blocs.filter(says).map((b) => selonGenre(b, BLOCKS))),
  };
}
