import type { ChampNational, ContenuFiche } from "./model.ts";

/** Ce qui distingue la saisie d'un champ : une ligne, un texte, une liste d'une ligne par élément, ou une forme à elle. */
export type FormeChamp =
  | "ligne"
  | "texte"
  | "liste"
  | "echeances"
  | "indicateurs"
  | "specificites"
  | "budget"
  | "autres";

export type Section = "pourquoi" | "objectifs" | "comment" | "qui" | "quand" | "suivre" | "liens";
export type NomChamp = Exclude<keyof ContenuFiche, "sources" | "priorite"> | "pilotes" | "partenaires";

export type Champ = {
  nom: NomChamp;
  libelle: string;
  forme: FormeChamp;
  section: Section | "identite";
  compte: boolean;
};

/** `!` devant le nom d'une forme : le champ est attendu d'une fiche complète. */
const champ = (
  nom: NomChamp,
  libelle: string,
  forme: FormeChamp | `!${FormeChamp}`,
  section: Champ["section"],
): Champ => ({
  nom,
  libelle,
  forme: forme.replace("!", "") as FormeChamp,
  section,
  compte: forme.startsWith("!"),
});

/** Les champs d'une fiche, dans l'ordre du format d'échange ; `compte` : attendu d'une fiche complète. */
export const CHAMPS: readonly Champ[] = [
  champ("reference", "Référence", "ligne", "identite"),
  champ("titre", "Titre", "!ligne", "identite"),
  champ("diagnosticInitial", "Diagnostic initial", "!texte", "pourquoi"),
  champ("forces", "Points forts", "liste", "pourquoi"),
  champ("faiblesses", "Points faibles", "liste", "pourquoi"),
  champ("finalite", "Finalité", "texte", "pourquoi"),
  champ("objectifsOperationnels", "Objectifs opérationnels", "!liste", "objectifs"),
  champ("resultatsAttendus", "Résultats attendus", "liste", "objectifs"),
  champ("publicCible", "Public", "!liste", "objectifs"),
  champ("territoiresCibles", "Territoires", "liste", "objectifs"),
  champ("description", "Description", "texte", "comment"),
  champ("modalites", "Étapes et modalités", "!liste", "comment"),
  champ("methodologie", "Méthodologie", "texte", "comment"),
  champ("moyens", "Moyens", "liste", "comment"),
  champ("pilotes", "Pilotes", "!liste", "qui"),
  champ("partenaires", "Partenaires", "!liste", "qui"),
  champ("specificitesAo", "Ce qui est propre à une collectivité", "specificites", "qui"),
  champ("echeances", "Échéances", "!echeances", "quand"),
  champ("budget", "Budget", "!budget", "quand"),
  champ("indicateurs", "Indicateurs", "!indicateurs", "suivre"),
  champ("pointsVigilance", "Points de vigilance", "liste", "suivre"),
  champ("champs", "Champs d’intervention", "liste", "liens"),
  champ("contratsLies", "Contrats voisins", "liste", "liens"),
  champ("actionsLiees", "Actions liées", "liste", "liens"),
  champ("autres", "Autres rubriques", "autres", "liens"),
];

/** Ce que le filtre des indicateurs distingue. */
export const FILTRE_INDICATEUR: Readonly<Record<string, string>> = {
  quantitatif: "Un indicateur quantitatif",
  qualitatif: "Un indicateur qualitatif",
  aucun: "Aucun indicateur",
};

export const SECTIONS: Record<Section, string> = {
  pourquoi: "Pourquoi",
  objectifs: "Objectifs et publics",
  comment: "Comment",
  qui: "Qui",
  quand: "Quand et avec quoi",
  suivre: "Suivre",
  liens: "Liens",
};

/** Une section d'une fiche ; son identité en est une, à part des autres. */
export type SectionFiche = Section | "identite";

/** Vrai si ce mot d'une adresse nomme une section. */
export const estSection = (nom: string): nom is SectionFiche => nom === "identite" || Object.hasOwn(SECTIONS, nom);

export const titreSection = (section: SectionFiche) => (section === "identite" ? "Identité" : SECTIONS[section]);

export const champsDe = (section: SectionFiche): Champ[] => CHAMPS.filter((candidat) => candidat.section === section);

export const LIBELLES_CHAMP_NATIONAL: Record<ChampNational, string> = {
  petiteEnfance: "Petite enfance",
  enfance: "Enfance",
  jeunesse: "Jeunesse",
  parentalite: "Parentalité",
  vieSociale: "Animation de la vie sociale",
  accesAuxDroits: "Accès aux droits et numérique",
  logement: "Logement et cadre de vie",
  handicap: "Handicap et inclusion",
  mobilite: "Mobilité",
  pilotage: "Pilotage de la convention",
  autre: "Autres champs",
};

/** Les mots qui disent un champ national, sans accents ; le premier champ reconnu l'emporte. */
export const MOTS_CHAMP_NATIONAL: readonly [ChampNational, RegExp][] = [
  [
    "petiteEnfance",
    /petite enfance|jeune enfant|creche|assistante? maternel|mode.? d.accueil|besoin de garde|tout.petit/,
  ],
  ["handicap", /handicap|inclusi/],
  ["parentalite", /parent|famille/],
  ["jeunesse", /jeunes?\b|jeunesse|adolescen/],
  ["enfance", /enfan|periscolaire|extrascolaire|educati|scolar/],
  ["logement", /logement|habitat|cadre de vie/],
  ["mobilite", /mobilite|transport|deplacement/],
  ["accesAuxDroits", /droits?\b|numerique|insertion|sante|autonomie/],
  ["vieSociale", /vie sociale|lien social|citoyen|associati|cohesion|culture|loisir|senior|solidarite/],
  ["pilotage", /pilot|coordination|gouvernance|communication|lisibilite/],
];
