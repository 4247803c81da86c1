import type { Bloc } from "#commun/document.ts";
import { entreesFiche, nommer } from "../contenu/document.ts";
import type { ContenuVersion } from "../contenu/model.ts";
import { enBranches } from "../contenu/rules.ts";
import { blocsTexte } from "../texte/document.ts";

const titre = (niveau: 1 | 2 | 3 | 4, texte: string): Bloc => ({ genre: "titre", niveau, texte });
const liste = (nom: string, elements: readonly string[]): Bloc[] =>
  elements.length === 0 ? [] : [titre(1, nom), { genre: "liste", elements }];

function blocsFiche(fiche: ContenuVersion["fiches"][number], contenu: ContenuVersion): Bloc[] {
  const entrees = entreesFiche(fiche, contenu).map(({ terme, texte }) => ({ terme, textes: texte.split("\n") }));
  return [titre(3, nommer("fiches", fiche)), { genre: "definitions", entrees }];
}

/** Le plan figé : chaque fiche une fois, sous le premier nœud qui la porte ; celles de nul nœud à la fin. */
function blocsPlan(contenu: ContenuVersion): Bloc[] {
  if (contenu.fiches.length === 0) return [];
  const branches = enBranches(contenu.noeuds).flatMap((noeud) => {
    const siennes = contenu.fiches.filter(({ noeuds }) => noeuds[0] === noeud.id);
    return [titre(2, nommer("noeuds", noeud)), ...siennes.flatMap((fiche) => blocsFiche(fiche, contenu))];
  });
  const seules = contenu.fiches.filter(({ noeuds }) => noeuds.length === 0);
  const hors =
    seules.length > 0 ? [titre(2, "Hors de tout axe"), ...seules.flatMap((une) => blocsFiche(une, contenu))] : [];
  return [titre(1, "Plan d’actions"), ...branches, ...hors];
}

/** Une version figée, de ses visas à son plan. */
export const blocsVersion = (contenu: ContenuVersion): Bloc[] => [
  ...liste(
    "Entre",
    contenu.parties.map(({ nom, representants }) =>
      [nom, ...representants.map((un) => [un.nom, un.qualite].filter(Boolean).join(", "))].join(" : "),
    ),
  ),
  ...contenu.visas.map(({ texte }): Bloc => ({ genre: "paragraphe", texte })),
  ...contenu.articles.flatMap((un) => [titre(1, nommer("articles", un)), ...blocsTexte(un.texte)]),
  ...liste(
    "Annexes",
    contenu.annexes.map((une) => nommer("annexes", une)),
  ),
  ...contenu.complements.flatMap(({ id, texte }) =>
    texte ? [titre(1, nommer("complements", { id })), ...blocsTexte(texte)] : [],
  ),
  ...liste(
    "Équipements et services soutenus",
    contenu.equipements.map((un) => nommer("equipements", un)),
  ),
  ...blocsPlan(contenu),
];
