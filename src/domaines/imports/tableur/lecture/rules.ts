import { Refus } from "#commun/refus.ts";
import type { ARevoir, FicheEchange, GenreNoeud, NoeudEchange } from "../../echange/model.ts";
import { ficheVide } from "../../echange/rules.ts";
import { lireBudget, lireEcheance, lireListe, lireNoms, lirePriorite, lireTerme } from "../cellules/rules.ts";
import { FAUTE_TABLEUR } from "../lexique.ts";
import type { Correspondance, Destination, ErreurCellule } from "../model.ts";

export type LigneLue = {
  rangee: number;
  fiche: FicheEchange;
  niveaux: { genre: GenreNoeud; libelle: string }[];
  erreurs: ErreurCellule[];
};

type Lecture = (fiche: FicheEchange, texte: string, titre: string) => string | null;

const enTexte =
  (nom: "reference" | "diagnosticInitial" | "finalite" | "description" | "methodologie"): Lecture =>
  (fiche, texte) => {
    fiche[nom] = texte;
    return null;
  };
type Liste =
  | "forces"
  | "faiblesses"
  | "objectifsOperationnels"
  | "publicCible"
  | "modalites"
  | "moyens"
  | "resultatsAttendus"
  | "pointsVigilance"
  | "territoiresCibles"
  | "champs"
  | "contratsLies"
  | "actionsLiees"
  | "pilotes"
  | "partenaires";
const enListe =
  (nom: Liste, lire = lireListe): Lecture =>
  (fiche, texte) => {
    fiche[nom] = lire(texte);
    return null;
  };
const enIndicateurs =
  (nature: "quantitatif" | "qualitatif" | null): Lecture =>
  (fiche, texte) => {
    fiche.indicateurs.push(...lireListe(texte).map((libelle) => ({ libelle, nature })));
    return null;
  };
const enTerme =
  (cote: "debut" | "fin"): Lecture =>
  (fiche, texte) => {
    const terme = lireTerme(texte);
    if (!terme) return `« ${texte} » n’est pas une date comprise.`;
    const [premiere] = fiche.echeances;
    if (premiere) premiere[cote] = terme;
    else fiche.echeances.push({ debut: null, fin: null, texte: null, [cote]: terme });
    return null;
  };

const LECTURES: Partial<Record<Destination, Lecture>> = {
  reference: enTexte("reference"),
  diagnosticInitial: enTexte("diagnosticInitial"),
  finalite: enTexte("finalite"),
  description: enTexte("description"),
  methodologie: enTexte("methodologie"),
  forces: enListe("forces"),
  faiblesses: enListe("faiblesses"),
  objectifsOperationnels: enListe("objectifsOperationnels"),
  publicCible: enListe("publicCible"),
  modalites: enListe("modalites"),
  moyens: enListe("moyens"),
  resultatsAttendus: enListe("resultatsAttendus"),
  pointsVigilance: enListe("pointsVigilance"),
  territoiresCibles: enListe("territoiresCibles", lireNoms),
  champs: enListe("champs"),
  contratsLies: enListe("contratsLies"),
  actionsLiees: enListe("actionsLiees"),
  pilotes: enListe("pilotes", lireNoms),
  partenaires: enListe("partenaires", lireNoms),
  indicateurs: enIndicateurs(null),
  "indicateurs.quantitatif": enIndicateurs("quantitatif"),
  "indicateurs.qualitatif": enIndicateurs("qualitatif"),
  debut: enTerme("debut"),
  fin: enTerme("fin"),
  echeances: (fiche, texte) => {
    fiche.echeances.push(...lireListe(texte).map(lireEcheance));
    return null;
  },
  priorite: (fiche, texte) => {
    fiche.priorite = lirePriorite(texte);
    return null;
  },
  budget: (fiche, texte) => {
    const budget = lireBudget(texte);
    if (budget instanceof Refus) return `« ${texte} » est un montant négatif.`;
    fiche.budget = budget;
    return null;
  },
  specificitesAo: (fiche, texte) => {
    fiche.specificitesAo = [{ ao: null, texte }];
    return null;
  },
  autres: (fiche, texte, titre) => {
    fiche.autres[titre || "Sans titre"] = texte;
    return null;
  },
};

/** « C12 » : la colonne en lettres, la ligne comme le tableur la compte. */
export const nommerCellule = (rangee: number, colonne: number): string => {
  const lettre = (rang: number): string =>
    rang < 26 ? String.fromCharCode(65 + rang) : lettre(Math.floor(rang / 26) - 1) + lettre(rang % 26);
  return `${lettre(colonne)}${rangee + 1}`;
};

const CHAMP_DE: Partial<Record<Destination, string>> = {
  debut: "echeances",
  fin: "echeances",
  "indicateurs.quantitatif": "indicateurs",
  "indicateurs.qualitatif": "indicateurs",
};
export const champDe = (destination: Destination): string =>
  CHAMP_DE[destination] ?? (destination.startsWith("niveau.") ? "noeuds" : destination);

const genreDe = (destination: Destination): GenreNoeud | null =>
  destination.startsWith("niveau.") ? (destination.slice("niveau.".length) as GenreNoeud) : null;

export type Feuille = { rangees: readonly string[][]; entete: number; colonnes: Correspondance };

/** IMP-82 : une ligne donne une fiche ; ce qu'une cellule ne permet pas de comprendre est dit, avec son nom de cellule. */
export function lireLigne({ rangees, entete, colonnes }: Feuille, rangee: number): LigneLue {
  const cellules = rangees[rangee] ?? [];
  const titres = rangees[entete] ?? [];
  const fiche = ficheVide((cellules[colonnes.indexOf("titre")] ?? "").trim());
  const lue: LigneLue = { rangee, fiche, niveaux: [], erreurs: [] };
  colonnes.forEach((destination, colonne) => {
    const texte = (cellules[colonne] ?? "").trim();
    if (!texte || destination === "aucune" || destination === "identite") return;
    const titre = (titres[colonne] ?? "").trim();
    const faute = FAUTE_TABLEUR.test(texte)
      ? `Le tableur dit « ${texte} » : la formule est à réparer.`
      : lireCellule(lue, destination, texte, titre);
    if (faute) lue.erreurs.push({ rangee, colonne, cellule: nommerCellule(rangee, colonne), message: faute });
    else fiche.sources[champDe(destination)] = { libelle: titre, lignes: [rangee + 1, rangee + 1] };
  });
  return lue;
}

function lireCellule(
  { fiche, niveaux }: LigneLue,
  destination: Destination,
  texte: string,
  titre: string,
): string | null {
  const genre = genreDe(destination);
  if (genre) niveaux.push({ genre, libelle: texte });
  return LECTURES[destination]?.(fiche, texte, titre) ?? null;
}

/** Les nœuds que disent les lignes, chacun une fois sous le même parent, et où chaque fiche s'accroche. */
export function composerArbre(lignes: readonly LigneLue[]): NoeudEchange[] {
  const noeuds: NoeudEchange[] = [];
  const connus = new Map<string, string>();
  for (const { fiche, niveaux } of lignes) {
    let parent: string | null = null;
    for (const { genre, libelle } of niveaux) {
      const cle: string = `${parent} ${genre} ${libelle}`;
      const id: string = connus.get(cle) ?? `n${noeuds.length + 1}`;
      if (!connus.has(cle)) noeuds.push({ id, parent, genre, code: null, libelle, impactsVises: [] });
      connus.set(cle, id);
      parent = id;
    }
    if (parent) fiche.noeuds = [parent];
  }
  return noeuds;
}

const estVide = (cellules: readonly string[]) => cellules.every((cellule) => !cellule.trim());

/** IMP-83 : une ligne vide ne dit rien ; une ligne sans titre n'est pas reprise, et c'est dit. */
export function lireFeuille(feuille: Feuille): { lignes: LigneLue[]; sansTitre: ErreurCellule[] } {
  const rangs = feuille.rangees.map((_, rang) => rang).slice(feuille.entete + 1);
  const pleines = rangs.filter((rang) => !estVide(feuille.rangees[rang] ?? []));
  const lues = pleines.map((rang) => lireLigne(feuille, rang));
  const colonne = Math.max(0, feuille.colonnes.indexOf("titre"));
  const sansTitre = lues
    .filter(({ fiche }) => !fiche.titre)
    .map(({ rangee }) => ({
      rangee,
      colonne,
      cellule: nommerCellule(rangee, colonne),
      message: "Cette ligne n’a pas de titre d’action : elle n’est pas reprise.",
    }));
  return { lignes: lues.filter(({ fiche }) => fiche.titre), sansTitre };
}

/** IMP-84 : une colonne qu'on ne reprend pas et qui dit quelque chose est nommée dans le compte rendu. */
export const colonnesNonReprises = ({ rangees, entete, colonnes }: Feuille): string[] =>
  colonnes.flatMap((destination, colonne) => {
    if (destination !== "aucune") return [];
    const dit = rangees.slice(entete + 1).some((rangee) => (rangee[colonne] ?? "").trim());
    return dit
      ? [(rangees[entete]?.[colonne] ?? "").trim() || `Colonne ${nommerCellule(0, colonne).replace(/\d+$/, "")}`]
      : [];
  });

/** Ce qui est dit à la revue de ce que la feuille n'a pas permis de comprendre. */
export const versARevoir = (
  erreurs: readonly ErreurCellule[],
  cheminDe: (erreur: ErreurCellule) => string,
): ARevoir[] =>
  erreurs.map((erreur) => ({
    chemin: cheminDe(erreur),
    raison: `${erreur.cellule} : ${erreur.message}`,
    texte: "",
    lignes: [erreur.rangee + 1, erreur.rangee + 1],
  }));
