import { sansAccents } from "#commun/texte.ts";
import type { Statistique } from "../../catalogue/model.ts";
import { cleLieu } from "../../lieu/rules.ts";
import type { Lieu } from "../../lieu/model.ts";
import type { Depose } from "../../valeur/model.ts";
import { estNegatifATort } from "../../valeur/rules.ts";
import { detailDe, estPartielle, SEULS } from "../detail/rules.ts";
import type { Cible, Colonne, ErreurLigne, Feuille, Reglage, Terme } from "../model.ts";
import { lireAnnee, lireMois, lireNombre } from "../nombre/rules.ts";
import { type Atlas, reconnaitreLieu } from "../ou/rules.ts";
import { MESURES_INSEE } from "../titre/lexique.ts";

/** « C12 » : comme le tableur nomme une cellule. */
export const nommerCellule = (rangee: number, colonne: number): string => {
  const lettre = (rang: number): string =>
    rang < 26 ? String.fromCharCode(65 + rang) : lettre(Math.floor(rang / 26) - 1) + lettre(rang % 26);
  return `${lettre(colonne)}${rangee}`;
};

type Contexte = { atlas: Atlas; statistiques: readonly Statistique[]; reglage: Reglage };
type Ligne = { cellules: readonly string[]; numero: number };

/** Ce qu'une feuille donne : les valeurs, les cellules à revoir, les lignes d'autres territoires, celles d'un détail, et toutes celles lues. */
export type Lecture = { valeurs: Depose[]; erreurs: ErreurLigne[]; ecartees: number; partielles: number; lues: number };

type Rangee = { valeur: Depose; venues: Map<Terme, { code: string; numero: number }> };
type Recolte = { parCle: Map<string, Rangee>; erreurs: ErreurLigne[] };

const rangDe = ({ colonnes }: Reglage, cible: Cible) => colonnes.findIndex((colonne) => colonne.cible === cible);
const celluleDe = ({ cellules }: Ligne, rang: number) => (rang < 0 ? "" : (cellules[rang] ?? "").trim());

/** STAT-38 : une cellule nomme un chiffre par son code, par son nom, ou par le code que l'Insee donne à ce qu'il mesure. */
function trouverStatistique(texte: string, statistiques: readonly Statistique[]): Statistique | undefined {
  const dite = sansAccents(texte).trim();
  const cle = MESURES_INSEE[dite] ?? dite;
  return statistiques.find(({ code, nom }) => sansAccents(code) === cle || sansAccents(nom) === cle);
}

type Place = { colonne: number; terme: Terme; statistique: Statistique; millesime: number };

const TERMES: readonly Terme[] = ["valeur", "numerateur", "denominateur"];

/** Le terme et le chiffre que porte une colonne, sur cette ligne. */
function porte({ cible }: Colonne, dite: Statistique | undefined, statistiques: readonly Statistique[]) {
  const [mot = "", code] = cible.split(":");
  const terme = TERMES.find((un) => un === mot);
  const statistique = code ? statistiques.find((une) => une.code === code) : dite;
  return terme && statistique ? { terme, statistique } : null;
}

function placesDe(contexte: Contexte, ligne: Ligne, erreurs: ErreurLigne[]): Place[] {
  const { reglage, statistiques } = contexte;
  const rangStatistique = rangDe(reglage, "statistique");
  const rangAnnee = rangDe(reglage, "millesime");
  const nommee = celluleDe(ligne, rangStatistique);
  const dite = nommee ? trouverStatistique(nommee, statistiques) : undefined;
  const cellule = (colonne: number) => nommerCellule(ligne.numero, colonne);
  if (nommee && !dite) {
    const message = `« ${nommee} » n’est pas un chiffre du catalogue.`;
    erreurs.push({ rangee: ligne.numero, cellule: cellule(rangStatistique), message });
    return [];
  }
  const annee = lireAnnee(celluleDe(ligne, rangAnnee)) ?? reglage.millesime;
  const places = reglage.colonnes.flatMap((colonne, rang) => {
    const portee = porte(colonne, dite, statistiques);
    return portee ? [{ ...portee, colonne: rang, millesime: colonne.millesime ?? annee }] : [];
  });
  const datees = places.filter((place): place is Place => place.millesime !== null);
  const mois = lireMois(celluleDe(ligne, rangAnnee));
  const deDecembre = datees.filter(({ statistique }) => !estHorsDecembre(statistique, mois));
  if (deDecembre.length < datees.length)
    erreurs.push({ rangee: ligne.numero, cellule: cellule(rangAnnee), message: HORS_DECEMBRE });
  if (datees.length < places.length) {
    const message = "L’année manque : donnez-la dans une colonne, dans un titre, ou pour tout le fichier.";
    erreurs.push({ rangee: ligne.numero, cellule: cellule(Math.max(rangAnnee, 0)), message });
  }
  return deDecembre;
}

const HORS_DECEMBRE =
  "Les foyers de la Caf se comptent en décembre : cette ligne est d’un autre mois. Écrivez l’année seule pour la prendre quand même.";

/** STAT-36 : ce que la Caf compte chaque mois vaut, pour une année, celui de décembre ; une ligne datée d'un autre mois se dit et ne se prend pas. */
const estHorsDecembre = ({ producteur, theme }: Statistique, mois: number | null) =>
  mois !== null && mois !== 12 && producteur === "caf" && theme !== "petiteEnfance";

/** Pourquoi un nombre ne peut pas être celui de ce chiffre. */
function fauteDe({ statistique, terme }: Place, cellule: string, lu: number | "secret" | null): string | null {
  if (lu === null) return `« ${cellule.slice(0, 40)} » n’est pas un nombre.`;
  return lu !== "secret" && estNegatifATort(statistique, terme, lu)
    ? `${cellule} : ce chiffre ne peut pas être négatif.`
    : null;
}

export type Drapeaux = Pick<Depose, "contour" | "rupture">;

/** D'où vient une valeur : son territoire, et le code et la ligne du fichier qui l'ont dite. */
type Venue = { lieu: Lieu; fusionnee: boolean; code: string; numero: number; drapeaux: Drapeaux };

const DEJA = "Cette valeur est déjà dite plus haut dans le fichier.";

/** STAT-17 : deux colonnes d'une ligne, ou deux communes réunies depuis, s'additionnent si le chiffre est un compte ; sinon la seconde est une faute. */
function ranger(
  { parCle }: Recolte,
  { lieu, fusionnee, code, numero, drapeaux }: Venue,
  place: Place,
  lu: number | "secret",
): string | null {
  const { statistique, terme, millesime } = place;
  const cle = `${statistique.code}|${cleLieu(lieu)}|${millesime}`;
  const rangee: Rangee = parCle.get(cle) ?? {
    valeur: { statistique: statistique.code, lieu, millesime },
    venues: new Map(),
  };
  parCle.set(cle, rangee);
  const { valeur, venues } = rangee;
  const avant = venues.get(terme);
  const ensemble = avant && (avant.numero === numero || avant.code !== code) && statistique.formule.genre === "compte";
  if (avant && !ensemble) return DEJA;
  venues.set(terme, { code, numero });
  Object.assign(valeur, drapeaux);
  if (fusionnee) valeur.contour = "communes réunies depuis";
  if (lu === "secret") valeur.secret = true;
  else valeur[terme] = (valeur[terme] ?? 0) + lu;
  return null;
}

function lirePlace(recolte: Recolte, venue: Venue, ligne: Ligne, place: Place): void {
  const cellule = celluleDe(ligne, place.colonne);
  const lu = lireNombre(cellule);
  if (lu === "absent") return;
  const faute = fauteDe(place, cellule, lu) ?? (lu === null ? null : ranger(recolte, venue, place, lu));
  if (faute)
    recolte.erreurs.push({ rangee: ligne.numero, cellule: nommerCellule(ligne.numero, place.colonne), message: faute });
}

const estOui = (cellule: string) => /^(?:o|oui|1|vrai|true|x|s)$/i.test(cellule);

const LONGUEUR_DRAPEAU = 120;
/** Ce que les fichiers des producteurs écrivent quand rien n'a changé, et quand la série se rompt sans dire pourquoi. */
const SANS_DRAPEAU = /^(?:non?|0|faux|false|a|e|m|p)$/i;
const SANS_MOTIF = {
  contour: "autre contour que celui d’aujourd’hui",
  rupture: "rupture de série dite par le producteur",
};

/**
 * STAT-31 : une ligne dit si son territoire n'était pas celui d'aujourd'hui et si la méthode a changé : les mots de la cellule, ou, d'un simple
 * oui, d'un « B » de la statistique européenne, une phrase qui le dit.
 */
export function lireDrapeaux(dits: { contour: string; rupture: string }): Drapeaux {
  const lire = (nom: "contour" | "rupture") => {
    const dit = dits[nom].trim().slice(0, LONGUEUR_DRAPEAU);
    if (dit === "" || SANS_DRAPEAU.test(dit)) return {};
    return { [nom]: estOui(dit) || /^b$/i.test(dit) ? SANS_MOTIF[nom] : dit };
  };
  return { ...lire("contour"), ...lire("rupture") };
}

/** Ce que la ligne dit de son territoire : un code, un nom, un genre. */
function lieuDit({ reglage }: Contexte, ligne: Ligne) {
  const [territoire, nom, genre] = (["territoire", "nom", "genre"] as const).map((cible) => rangDe(reglage, cible));
  const dit = (rang = -1) => celluleDe(ligne, rang);
  const cellule = nommerCellule(ligne.numero, Math.max(territoire ?? -1, nom ?? -1, 0));
  return { code: dit(territoire), nom: dit(nom), genre: dit(genre), cellule };
}

/** Une ligne : son territoire, puis chacune de ses valeurs ; rend vrai si elle parle d'ailleurs. */
function lireLigne(contexte: Contexte, ligne: Ligne, recolte: Recolte): boolean {
  const { reglage, atlas } = contexte;
  const dit = lieuDit(contexte, ligne);
  const nom = dit.code || dit.nom;
  if (!nom) return false;
  const reconnu = reconnaitreLieu(atlas, dit, reglage.genre);
  if (reconnu === "ailleurs") return true;
  if (reconnu === "inconnu") {
    const message = `« ${dit.nom || nom} » n’est pas un territoire connu.`;
    recolte.erreurs.push({ rangee: ligne.numero, cellule: dit.cellule, message });
    return false;
  }
  const cellule = (cible: Cible) => celluleDe(ligne, rangDe(reglage, cible));
  const drapeaux = lireDrapeaux({ contour: cellule("contour"), rupture: cellule("rupture") });
  const venue = { ...reconnu, code: nom, numero: ligne.numero, drapeaux };
  const secret = estOui(cellule("secret"));
  for (const place of placesDe(contexte, ligne, recolte.erreurs)) {
    lirePlace(recolte, venue, ligne, place);
    if (secret) ranger(recolte, venue, { ...place, terme: "valeur" }, "secret");
  }
  return false;
}

const ditQuelqueChose = ({ valeur, numerateur, denominateur, secret }: Depose) =>
  secret === true || [valeur, numerateur, denominateur].some((terme) => terme !== undefined);

const cleDepose = ({ lieu, millesime }: Depose) => `${cleLieu(lieu)}|${millesime}`;

/**
 * STAT-30 : l'Insee publie les ménages qui ont une voiture ; ceux qui n'en ont pas se déduisent des ménages du même fichier, du même lieu et de
 * la même année.
 */
export function deduireSansVoiture(valeurs: readonly Depose[]): Depose[] {
  const de = (code: string) =>
    new Map(
      valeurs.flatMap((une) => (une.statistique === code ? [[cleDepose(une), une.valeur ?? null] as const] : [])),
    );
  const [menages, dits] = [de("menages"), de("menagesSansVoiture")];
  return valeurs.flatMap((une): Depose[] => {
    const tous = menages.get(cleDepose(une));
    if (une.statistique !== "menagesMotorises" || une.valeur == null || tous == null || dits.has(cleDepose(une)))
      return [];
    return [{ ...une, statistique: "menagesSansVoiture", valeur: Math.max(0, tous - une.valeur) }];
  });
}

const sansTotal = (titre: string): string =>
  `La colonne ${titre} détaille chaque chiffre sans en donner le total (_T) : rien ne s’en prend. Déposez le fichier avec ses totaux${SEULS.includes(titre) ? "" : ", ou une seule modalité"}.`;

/** STAT-18 : une feuille se lit ligne à ligne ; ce qui n'est pas compris est nommé par sa cellule, et n'empêche pas le reste. */
export function lireFeuille(contexte: Contexte, feuille: Feuille): Lecture {
  const { reglage } = contexte;
  const recolte: Recolte = { parCle: new Map(), erreurs: [] };
  const detail = detailDe(feuille, reglage);
  for (const { rang, titre } of detail.sansTotal) {
    const rangee = feuille.numeros[reglage.entete] ?? reglage.entete + 1;
    recolte.erreurs.push({ rangee, cellule: nommerCellule(rangee, rang), message: sansTotal(titre) });
  }
  const decompte = { ecartees: feuille.total - feuille.rangees.length, partielles: 0, lues: 0 };
  for (const [rang, cellules] of feuille.rangees.entries()) {
    if (rang <= reglage.entete || cellules.every((cellule) => cellule === "")) continue;
    decompte.lues += 1;
    if (detail.sansTotal.length > 0) continue;
    if (estPartielle(detail, cellules)) decompte.partielles += 1;
    else if (lireLigne(contexte, { cellules, numero: feuille.numeros[rang] ?? rang + 1 }, recolte))
      decompte.ecartees += 1;
  }
  const valeurs = [...recolte.parCle.values()].map(({ valeur }) => valeur).filter(ditQuelqueChose);
  return { valeurs: [...valeurs, ...deduireSansVoiture(valeurs)], erreurs: recolte.erreurs, ...decompte };
}
