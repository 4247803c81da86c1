import type { ChampLu } from "../blocs/model.ts";
import { estCapitale, estCoupure } from "../elements/rules.ts";
import type { Flux, Jeton } from "../flux/model.ts";
import { estTeteDeNiveau, estTitreSur, lireNiveau } from "../niveaux/rules.ts";

/** Un titre au-dessus des rangées d'un tableau, et la forme qui le distingue des autres étages. */
export type Etage = { forme: string; champ: ChampLu };

/** Pose un titre sur les étages : il remplace celui de même forme et ce qui était dessous. */
export function poser(etages: Etage[], jeton: Jeton): Etage[] {
  const { forme, genre } = lireNiveau(jeton);
  const place = etages.findIndex((etage) => etage.forme === forme);
  const dessus = place < 0 ? etages : etages.slice(0, place);
  const pris = new Set(dessus.map(({ champ }) => champ.reconnu.cible.genre));
  const libre = pris.has("theme") ? "objectif" : "theme";
  return [
    ...dessus,
    {
      forme,
      champ: {
        reconnu: {
          cible: { nom: "noeud", genre: genre ?? libre, nature: null },
          cle: `etage ${forme}`,
          libelle: "",
          reste: "",
          annonce: false,
          confiance: 1,
        },
        jeton,
        valeurs: [jeton],
        enLigne: true,
      },
    },
  ];
}

/**
 * IMP-115 : dans un tableau d'actions, une rangée d'une seule cellule qui dit un niveau, en gras ou en capitales quand les actions n'y
 * sont pas, est le titre des rangées qui la suivent.
 */
export function rangeeDeTitre(cellules: Jeton[][], actions: Jeton[]): Jeton | null {
  const pleines = cellules.filter(({ length }) => length > 0);
  const jeton = pleines.length === 1 && cellules.length >= 3 ? enUnSeul(pleines[0] ?? []) : null;
  if (!jeton) return null;
  const distingue = (trait: (autre: Jeton) => boolean) =>
    trait(jeton) && actions.filter(trait).length < actions.length * 0.7;
  const titre = estTeteDeNiveau(entier(jeton)) || distingue(({ gras }) => gras) || distingue(enCapitales);
  return titre && jeton.texte.length <= 220 ? jeton : null;
}

const entier = ({ puce, texte }: Jeton) => (puce === null ? texte : `${puce} ${texte}`);
const enCapitales = ({ texte }: Jeton) => estCapitale(texte);

/** Le texte d'une cellule étroite, s'il n'y a pas de liste. */
function enUnSeul([premier, ...suite]: Jeton[]): Jeton | null {
  if (!premier || suite.some(({ puce }) => puce !== null)) return null;
  return { ...premier, texte: [premier, ...suite].map(({ texte }) => texte).join(" ") };
}

/** Les titres écrits juste au-dessus d'un tableau, du plus large au plus fin. */
function titresAvant({ jetons }: Flux, tableau: number): Jeton[] {
  const debut = jetons.findIndex(({ cellule }) => cellule?.tableau === tableau);
  const titres: Jeton[] = [];
  for (const jeton of jetons.slice(Math.max(0, debut - 4), Math.max(0, debut)).toReversed()) {
    if (jeton.cellule !== null || !estTitreSur(jeton) || estCoupure(jeton)) break;
    titres.unshift(jeton);
  }
  return titres;
}

/**
 * IMP-116 : le titre d'un niveau écrit au-dessus d'un tableau d'actions porte ses rangées ; un titre qui ne dit pas son niveau aussi,
 * s'il y en a un autre de même forme au-dessus de chacun des tableaux.
 */
export function etagesDesTableaux(flux: Flux, tableaux: number[]): Etage[][] {
  const titres = tableaux.map((tableau) => titresAvant(flux, tableau));
  const formes = new Set(titres.map((jetons) => jetons.at(-1)).map((jeton) => jeton && lireNiveau(jeton).forme));
  const distincts = new Set(titres.map((jetons) => jetons.at(-1)?.texte)).size === tableaux.length;
  const pareils = tableaux.length > 1 && formes.size === 1 && distincts;
  let etages: Etage[] = [];
  return titres.map((jetons) => {
    const retenus = pareils ? jetons : jetons.filter(({ texte }) => estTeteDeNiveau(texte));
    etages = retenus.reduce(poser, etages);
    return etages;
  });
}
