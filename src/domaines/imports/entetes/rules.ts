import type { Jeton, TableauLu } from "../flux/model.ts";
import type { Reconnu } from "../libelles/model.ts";
import { reconnaitre } from "../libelles/rules.ts";

/** Ce que dit une colonne : un libellé, ou une année que ses cases cochent ; rien si elle n'est pas connue. */
export type Colonne = { reconnu: Reconnu; annee: number | null } | null;

export type Entete = { rangee: number; colonnes: Colonne[] };

export const texteDe = (cellule: Jeton[] | undefined): string => (cellule ?? []).map(({ texte }) => texte).join(" ");

/** Le libellé qu'une cellule porte seul, sans valeur. */
export const libelleSeul = (cellule: Jeton[]): Reconnu | null => {
  const reconnu = cellule.length > 0 ? reconnaitre(texteDe(cellule)) : null;
  return reconnu?.reste === "" ? reconnu : null;
};

const ANNEE = /^(?:ann[ée]e |[st][1-4] |\D{0,8}(?:trim|sem)\S* )?(20\d{2})$/i;

/** L'année qu'une cellule porte seule. */
export const anneeSeule = (cellule: Jeton[] | undefined): number | null =>
  cellule?.length === 1 ? Number(ANNEE.exec(cellule[0]?.texte ?? "")?.[1] ?? 0) || null : null;

/** Une case cochée : une croix, une coche, un point. */
export const estCochee = (cellule: Jeton[] | undefined): boolean =>
  cellule?.length === 1 && /^(?:|x|v|oui|ok|[✓✔✗✘☒☑×●■])$/iu.test(cellule[0]?.texte ?? "-");

const enEcheance = (libelle: string): Reconnu => ({
  cible: { nom: "echeances", genre: null, nature: null },
  cle: "annees",
  libelle,
  reste: "",
  annonce: false,
  confiance: 1,
});

function lireColonne(cellule: Jeton[]): Colonne {
  const annee = anneeSeule(cellule);
  if (annee !== null) return { reconnu: enEcheance(texteDe(cellule)), annee };
  const reconnu = libelleSeul(cellule);
  return reconnu && { reconnu, annee: null };
}

const estPleine = (cellule: Jeton[]) => cellule.length > 0;
const estTitre = (colonne: Colonne | undefined) => colonne?.reconnu.cible.nom === "titre";

/** L'en-tête d'un tableau où chaque rangée est une action : au moins la moitié de colonnes connues, dont son titre. */
export function enteteDeRangees(tableau: TableauLu): Entete | null {
  for (const [rangee, cellules] of tableau.rangees.slice(0, 3).entries()) {
    const colonnes = cellules.map(lireColonne);
    const connues = colonnes.filter((colonne) => colonne !== null);
    const dessous = tableau.rangees.slice(rangee + 1).filter((suivantes) => suivantes.some(estPleine));
    const libelles = dessous.filter((suivantes) => libelleSeul(suivantes[0] ?? []) !== null).length;
    if (
      connues.some(estTitre) &&
      connues.length >= 2 &&
      connues.length >= cellules.length * 0.5 &&
      dessous.length >= 1 &&
      libelles <= dessous.length * 0.3
    )
      return avecNiveaux(tableau, avecAnnees(tableau, { rangee, colonnes }));
  }
  return null;
}

/** IMP-112 : sous « Calendrier », une rangée d'années continue l'en-tête ; chaque année est une colonne que les cases cochent. */
function avecAnnees({ rangees }: TableauLu, entete: Entete): Entete {
  const dessous = rangees[entete.rangee + 1] ?? [];
  const annees = dessous.map(anneeSeule);
  if (annees.filter((annee) => annee !== null).length < 2 || dessous.some((c, rang) => estPleine(c) && !annees[rang]))
    return entete;
  const colonnes = entete.colonnes.map((colonne, rang) => (annees[rang] ? lireColonne(dessous[rang] ?? []) : colonne));
  return { rangee: entete.rangee + 1, colonnes };
}

const PARTAGEABLES = new Set(["objectifsOperationnels", "finalite", "diagnosticInitial"]);

/** IMP-113 : à gauche de l'action, un objectif commun à plusieurs rangées est un niveau du plan, non un champ de chacune. */
function avecNiveaux({ rangees }: TableauLu, { rangee, colonnes }: Entete): Entete {
  const titre = colonnes.findIndex(estTitre);
  const corps = rangees.slice(rangee + 1).filter((cellules) => estPleine(cellules[titre] ?? []));
  return {
    rangee,
    colonnes: colonnes.map((colonne, rang) => {
      if (!colonne || rang > titre || !PARTAGEABLES.has(colonne.reconnu.cible.nom)) return colonne;
      const dits = corps.map((cellules) => texteDe(cellules[rang])).filter((texte) => texte !== "");
      if (corps.length < 3 || new Set(dits).size > corps.length * 0.7) return colonne;
      return { ...colonne, reconnu: enNiveau(colonne.reconnu) };
    }),
  };
}

/** Le même libellé, compris comme le nom d'un niveau. */
export const enNiveau = (reconnu: Reconnu): Reconnu => ({
  ...reconnu,
  cible: {
    nom: "noeud",
    genre: reconnu.cible.nom === "diagnosticInitial" ? "autre" : "objectif",
    nature: null,
  },
});

/**
 * IMP-114 : un tableau dont la première colonne porte les libellés et dont chaque autre colonne est une action se lit tourné d'un
 * quart ; sans libellé de titre, sa première rangée les donne.
 */
export function tourner(tableau: TableauLu): { tableau: TableauLu; entete: Entete } | null {
  const { rangees } = tableau;
  const large = Math.max(...rangees.map(({ length }) => length));
  if (large < 3 || rangees.length < 3) return null;
  const colonnes = rangees.map((cellules) => lireColonne(cellules[0] ?? []));
  if (!estColonneDeLibelles(colonnes, rangees)) return null;
  if (!colonnes.some(estTitre) && colonnes[0] === null) colonnes[0] = { reconnu: TITRE, annee: null };
  const titres = (rangees[colonnes.findIndex(estTitre)] ?? []).slice(1);
  if (titres.filter(estPleine).length < 2 || new Set(titres.map(texteDe)).size < titres.length) return null;
  const tournees = Array.from({ length: large }, (_, rang) => rangees.map((cellules) => cellules[rang] ?? []));
  return { tableau: { ...tableau, rangees: tournees }, entete: { rangee: 0, colonnes } };
}

/** La plupart des rangées y ont leur libellé, et il n'y en a presque pas ailleurs. */
function estColonneDeLibelles(colonnes: Colonne[], rangees: Jeton[][][]): boolean {
  const connues = colonnes.filter((colonne) => colonne !== null && colonne.annee === null).length;
  const ailleurs = rangees.flatMap((cellules) => cellules.slice(1)).filter((cellule) => libelleSeul(cellule) !== null);
  return connues >= 3 && connues >= rangees.length * 0.6 && ailleurs.length <= rangees.length * 0.2;
}

const TITRE: Reconnu = {
  cible: { nom: "titre", genre: null, nature: null },
  cle: "titre",
  libelle: "",
  reste: "",
  annonce: false,
  confiance: 1,
};
