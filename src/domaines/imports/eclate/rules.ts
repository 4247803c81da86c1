import type { ChampLu } from "../blocs/model.ts";
import { estCoupure, ouvreurDe, recoller } from "../elements/rules.ts";
import type { Flux, Jeton } from "../flux/model.ts";
import type { Reconnu } from "../libelles/model.ts";
import { reconnaitre } from "../libelles/rules.ts";
import type { Rangee } from "../rangees/rules.ts";
import { AXE, estSerre, grouperSerre } from "../serres/rules.ts";
import type { Groupe } from "./model.ts";

/** Un tableau d'actions dont la mise en page n'a laissé que les cellules, une sous l'autre : ses colonnes et ses lignes. */
export type Eclate = { debut: number; fin: number; colonnes: Reconnu[] };

const entier = ({ puce, texte }: Jeton) => (puce === null ? texte : `${puce} ${texte}`);

/** Lit une ligne d'en-tête : des libellés de colonnes collés, et rien d'autre. */
function lireColonnes(texte: string): Reconnu[] | null {
  const mots = texte.split(" ");
  const colonnes: Reconnu[] = [];
  for (let rang = 0; rang < mots.length; ) {
    const colonne = lireColonne(mots, rang);
    if (!colonne) return null;
    colonnes.push(colonne.reconnu);
    rang += colonne.nombre;
  }
  return colonnes;
}

/** Le plus long libellé qui commence à ce mot. */
function lireColonne(mots: string[], rang: number): { reconnu: Reconnu; nombre: number } | null {
  for (let nombre = Math.min(4, mots.length - rang); nombre >= 1; nombre--) {
    const reconnu = reconnaitre(mots.slice(rang, rang + nombre).join(" "));
    if (reconnu?.reste === "") return { reconnu, nombre };
  }
  return null;
}

const estEntete = (colonnes: Reconnu[] | null): colonnes is Reconnu[] =>
  colonnes !== null &&
  colonnes.length >= 4 &&
  colonnes.some(({ cible }) => cible.nom === "titre") &&
  colonnes.some(({ cible }) => cible.nom === "pilotes" || cible.nom === "echeances");

/** IMP-41 : au moins quatre libellés de colonnes collés, dont l'action et son pilote ou son échéance, annoncent un tableau éclaté. */
export function trouverEclate({ jetons }: Flux): Eclate | null {
  for (let debut = 0; debut < jetons.length; debut++) {
    const entete = lireEntete(jetons, debut);
    if (!entete) continue;
    const apres = debut + entete.nombre;
    const suite = jetons.slice(apres).findIndex((jeton) => estCoupure(jeton) || ouvreurDe(jeton.texte) !== null);
    return { debut, fin: suite < 0 ? jetons.length : apres + suite, colonnes: entete.colonnes };
  }
  return null;
}

/** Le plus long en-tête que donnent quelques lignes collées. */
function lireEntete(jetons: Jeton[], debut: number): { colonnes: Reconnu[]; nombre: number } | null {
  const premier = jetons[debut];
  if (!premier || premier.cellule || premier.texte.length > 120 || !lireColonnes(entier(premier).split(" ")[0] ?? ""))
    return null;
  for (let nombre = 6; nombre >= 1; nombre--) {
    const colonnes = lireColonnes(
      jetons
        .slice(debut, debut + nombre)
        .map(entier)
        .join(" "),
    );
    if (estEntete(colonnes)) return { colonnes, nombre };
  }
  return null;
}

const ANNEE = /^20\d{2}(?:\s*[-–/à]?\s*20\d{2})?$/;

/** Les paquets de lignes que séparent des lignes vides, une page ou une année ; à défaut, ce que disent leurs largeurs. */
function grouper(jetons: Jeton[], niveaux: number, serre: boolean): Groupe[] {
  const tries = jetons.map(({ largeur }) => largeur).toSorted((a, b) => a - b);
  const largeur = tries[Math.floor(tries.length * 0.9)] ?? 40;
  const seuil = Math.max(20, largeur * 0.55);
  const estLarge = (ligne: Jeton) => sansAnnee(ligne) > seuil;
  if (serre) return grouperSerre(jetons, { largeur, estLarge, estAnnee, niveaux });
  const groupes: Groupe[] = [];
  for (const jeton of jetons) {
    const dernier = groupes.at(-1);
    if (dernier && !ouvreUnGroupe(dernier.lignes.at(-1), jeton)) dernier.lignes.push(jeton);
    else groupes.push({ lignes: [jeton], ecart: jeton.page ? 9 : jeton.vide, genre: "etroit" });
  }
  for (const groupe of groupes) groupe.genre = genreDe(groupe.lignes, estLarge);
  return groupes;
}

const estAnnee = (jeton: Jeton) => ANNEE.test(entier(jeton));
const ouvreUnGroupe = (avant: Jeton | undefined, jeton: Jeton) =>
  !avant || jeton.vide > 0 || jeton.page || estAnnee(jeton) !== estAnnee(avant) || AXE.test(jeton.texte);

const sansAnnee = (ligne: Jeton) => entier(ligne).replace(/\s20\d{2}$/, "").length;

function genreDe(lignes: Jeton[], estLarge: (ligne: Jeton) => boolean): Groupe["genre"] {
  if (lignes.every((ligne) => ANNEE.test(entier(ligne)))) return "annees";
  if (AXE.test(lignes[0]?.texte ?? "")) return "axe";
  return lignes.some(estLarge) ? "large" : "etroit";
}

type Ligne = { titre: Jeton[]; porteur: Jeton[]; annees: Jeton[]; niveaux: Jeton[][] };
type Lecture = {
  lignes: Ligne[];
  ouverte: Ligne | null;
  cellules: { jetons: Jeton[]; axe: boolean }[];
  celluleOuverte: boolean;
};

/** IMP-42 : une année ferme une action ; ce qui la précède d'étroit est son porteur, ce qui la suit d'étroit un niveau, le large une action. */
function lireGroupe(lu: Lecture, groupe: Groupe): void {
  const cellule = lu.cellules.at(-1);
  if (groupe.genre === "axe") ouvrirCellule(lu, groupe, true);
  else if (lu.celluleOuverte && cellule && groupe.ecart <= 1 && (cellule.axe || groupe.genre === "etroit"))
    cellule.jetons.push(...groupe.lignes);
  else if (groupe.genre === "annees") fermer(lu, groupe.lignes);
  else if (groupe.genre === "large") ouvrirLigne(lu, groupe);
  else if (lu.ouverte) porter(lu, groupe.lignes);
  else ouvrirCellule(lu, groupe, false);
}

function ouvrirCellule(lu: Lecture, { lignes }: Groupe, axe: boolean): void {
  lu.ouverte = null;
  lu.cellules.push({ jetons: [...lignes], axe });
  lu.celluleOuverte = true;
}

function ouvrirLigne(lu: Lecture, { lignes }: Groupe): void {
  const suite = lu.ouverte && lu.ouverte.porteur.length === 0 && /^[\p{Ll}(]/u.test(lignes[0]?.texte ?? "");
  if (suite) lu.ouverte?.titre.push(...lignes);
  else {
    lu.ouverte = { titre: [...lignes], porteur: [], annees: [], niveaux: lu.cellules.map(({ jetons }) => jetons) };
    lu.lignes.push(lu.ouverte);
    lu.cellules = [];
    lu.celluleOuverte = false;
  }
  const derniere = lignes.at(-1);
  if (derniere && /\s20\d{2}$/.test(derniere.texte)) couperLigne(lu, derniere);
}

function porter(lu: Lecture, lignes: Jeton[]): void {
  const finit = /^(.*?)\s+(20\d{2})$/.exec(lignes.at(-1)?.texte ?? "");
  lu.ouverte?.porteur.push(
    ...lignes.slice(0, -1),
    ...lignes.slice(-1).map((ligne) => ({ ...ligne, texte: finit?.[1] ?? ligne.texte })),
  );
  if (finit)
    fermer(
      lu,
      lignes.slice(-1).map((ligne) => ({ ...ligne, puce: null, texte: finit[2] ?? "" })),
    );
}

function fermer(lu: Lecture, annees: Jeton[]): void {
  lu.ouverte?.annees.push(...annees);
  lu.ouverte = null;
  lu.celluleOuverte = false;
}

/** Toute l'action sur une ligne : le porteur commence au mot qui en a commencé un autre. */
function couperLigne(lu: Lecture, derniere: Jeton): void {
  const ligne = lu.ouverte;
  if (!ligne) return;
  const porteurs = new Set(lu.lignes.flatMap(({ porteur }) => porteur[0]?.texte.split(" ")[0] ?? []));
  const [texte, annee] = [derniere.texte.slice(0, -5), derniere.texte.slice(-4)];
  const mots = texte.split(" ");
  const place = mots.findIndex((mot, rang) => rang > 1 && porteurs.has(mot));
  ligne.titre = [
    ...ligne.titre.slice(0, -1),
    { ...derniere, texte: place < 0 ? texte : mots.slice(0, place).join(" ") },
  ];
  if (place >= 0) ligne.porteur.push({ ...derniere, puce: null, texte: mots.slice(place).join(" ") });
  fermer(lu, [{ ...derniere, puce: null, texte: annee }]);
}

const joindre = (jetons: Jeton[], mots: Set<string>): Jeton | null => {
  const premier = jetons[0];
  if (!premier) return null;
  const texte = jetons.map(entier).reduce((debut, suite) => recoller(debut, suite, mots));
  return { ...premier, puce: null, texte, lignes: [premier.lignes[0], jetons.at(-1)?.lignes[1] ?? premier.lignes[1]] };
};

/** Une action d'un tableau éclaté ; `serre` : rien ne séparait ses cellules que leur largeur. */
export type Eclatee = { rangee: Rangee; partage: boolean; serre: boolean };

/** Les actions d'un tableau éclaté, avec leurs niveaux ; celle qui n'a ni porteur ni année partage ceux du dessus. */
export function lireEclate(flux: Flux, { debut, fin, colonnes }: Eclate): Eclatee[] {
  const tete = flux.jetons.slice(debut, fin).findIndex(({ texte }) => AXE.test(texte));
  const lu: Lecture = { lignes: [], ouverte: null, cellules: [], celluleOuverte: false };
  const corps = flux.jetons.slice(debut + Math.max(0, tete), fin);
  const niveaux = colonnes.filter(({ cible }) => cible.nom === "noeud");
  const jetons = tete < 0 ? corps.slice(colonnes.length) : corps;
  const serre = estSerre(jetons);
  for (const groupe of grouper(jetons, niveaux.length, serre)) lireGroupe(lu, groupe);
  let courants: (Jeton | null)[] = niveaux.map(() => null);
  return lu.lignes.map((ligne, rang) => {
    if (ligne.niveaux.length > 0) courants = suivre(courants, ligne.niveaux, flux.mots);
    const precedente = lu.lignes[rang - 1];
    const partage =
      ligne.porteur.length === 0 && ligne.annees.length === 0 && ligne.niveaux.length === 0 && precedente !== undefined;
    if (partage) Object.assign(ligne, { porteur: precedente.porteur, annees: precedente.annees });
    const rangee = enRangee(ligne, courants, { colonnes, niveaux, mots: flux.mots });
    return { rangee: partage ? { ...rangee, jetons: ligne.titre } : rangee, partage, serre };
  });
}

/** Les niveaux d'une action : l'axe dit son nom, les autres se rangent de droite à gauche. */
function suivre(courants: (Jeton | null)[], cellules: Jeton[][], mots: Set<string>): (Jeton | null)[] {
  const neufs = [...courants];
  const textes = cellules.map((cellule) => joindre(cellule, mots));
  const axe = textes.find((jeton) => jeton && AXE.test(jeton.texte)) ?? null;
  if (axe && axe.texte !== neufs[0]?.texte) neufs.fill(null);
  if (axe) neufs[0] = axe;
  const autres = textes.filter((jeton) => jeton !== axe);
  autres.toReversed().forEach((jeton, recul) => {
    const place = neufs.length - 1 - recul;
    if (place > (axe ? 0 : -1)) neufs[place] = jeton;
  });
  return neufs;
}

type Cadre = { colonnes: Reconnu[]; niveaux: Reconnu[]; mots: Set<string> };

const champ = (reconnu: Reconnu | undefined, valeurs: Jeton[]): ChampLu[] => {
  const jeton = valeurs[0];
  return reconnu && jeton ? [{ reconnu, jeton, valeurs, enLigne: true }] : [];
};

function enRangee(ligne: Ligne, courants: (Jeton | null)[], { colonnes, niveaux, mots }: Cadre): Rangee {
  const colonne = (nom: string) => colonnes.find(({ cible }) => cible.nom === nom);
  const titre = joindre(ligne.titre, mots);
  const porteur = joindre(ligne.porteur, mots);
  return {
    champs: [
      ...niveaux.flatMap((reconnu, rang) => champ(reconnu, courants[rang] ? [courants[rang]] : [])),
      ...champ(colonne("titre"), titre ? [titre] : []),
      ...champ(colonne("pilotes"), porteur ? partager(porteur) : []),
      ...champ(colonne("echeances"), ligne.annees.flatMap(uneParAnnee)),
    ],
    jetons: [...ligne.titre, ...ligne.porteur, ...ligne.annees],
  };
}

const partager = (porteur: Jeton): Jeton[] =>
  porteur.texte
    .split(/\s+[–-]\s*|\s*[–-]\s+/)
    .filter((texte) => /\p{L}/u.test(texte))
    .map((texte) => ({ ...porteur, texte }));
const uneParAnnee = (jeton: Jeton): Jeton[] =>
  (entier(jeton).match(/20\d{2}/g) ?? []).map((texte) => ({ ...jeton, puce: null, texte }));
