export const CAUSES = ["demande", "purge", "terme", "restauration"] as const;
/** Pourquoi une famille s'efface : elle l'a demandé, les archives ont visé la purge, son brouillon a passé son terme, ou une sauvegarde d'avant l'effacement a été relue. */
export type Cause = (typeof CAUSES)[number];

export const LIBELLES_CAUSE: Record<Cause, string> = {
  demande: "Droit à l’effacement",
  purge: "Purge visée par les archives",
  terme: "Brouillon jamais envoyé, son terme passé",
  restauration: "Effacée à nouveau après la relecture d’une sauvegarde",
};

/** Comment la ligne d'une table se rattache à une famille : par elle, une de ses demandes, un de ses dossiers, ou la ligne d'une liste gelée. */
type Lien = { colonne: string; par: "famille" | "demande" | "dossier" | "ligne" };

/**
 * Où se trouve ce qui est d'une famille. `ote` : la ligne s'en va. `vide` : elle reste pour que les comptes et les empreintes de la
 * commission tiennent, sans rien de la famille dans les colonnes dites ; `tait` : un texte libre y laisse place à « effacé ».
 */
export type LieuDeDonnees = Lien & {
  table: string;
  /** Des colonnes où se lirait une autre famille : elles ne sont pas de sa copie. */
  autrui?: readonly string[];
} & ({ geste: "ote" } | { geste: "vide" | "tait"; vides: readonly string[] });

/** Deux demandes rapprochées peuvent être de deux familles : l'une n'apprend rien de l'autre. */
const DOUBLON_D_AUTRUI = ["un", "autre", "gardee", "choix", "avant", "versions", "motif"];

/** Dans l'ordre où l'on ôte : ce qui cite, avant ce qui est cité. Les pièces scellées s'ôtent par la porte des documents. */
export const LIEUX: readonly LieuDeDonnees[] = [
  { table: "equipements_occupant", colonne: "demande", par: "demande", geste: "vide", vides: ["demande"] },
  { table: "guichet_lettre", colonne: "dossier", par: "dossier", geste: "ote" },
  { table: "guichet_offre", colonne: "dossier", par: "dossier", geste: "ote" },
  {
    table: "guichet_commission_retouche",
    colonne: "dossier",
    par: "ligne",
    geste: "tait",
    vides: ["motif"],
    autrui: ["differences"],
  },
  {
    table: "guichet_commission_dossier",
    colonne: "dossier",
    par: "dossier",
    geste: "vide",
    vides: ["sel", "contenu"],
  },
  { table: "guichet_expertise", colonne: "demande", par: "demande", geste: "ote" },
  { table: "guichet_doublon", colonne: "un", par: "demande", geste: "ote", autrui: DOUBLON_D_AUTRUI },
  { table: "guichet_doublon", colonne: "autre", par: "demande", geste: "ote", autrui: DOUBLON_D_AUTRUI },
  { table: "guichet_piece", colonne: "demande", par: "demande", geste: "ote" },
  { table: "guichet_voeu", colonne: "demande", par: "demande", geste: "ote" },
  { table: "guichet_acces", colonne: "famille", par: "famille", geste: "ote" },
  { table: "guichet_droit", colonne: "famille", par: "famille", geste: "ote" },
  { table: "guichet_demande", colonne: "famille", par: "famille", geste: "ote" },
  { table: "guichet_famille", colonne: "id", par: "famille", geste: "ote" },
];

/** Les tables du guichet qui ne tiennent rien d'une famille, et pourquoi. Une table qui n'est ni ici ni là fait échouer les essais. */
export const SANS_FAMILLE: Readonly<Record<string, string>> = {
  guichet_commission: "une séance",
  guichet_commission_gel: "les places et le règlement d’une séance",
  guichet_commission_proces: "le procès-verbal, par numéros que seule la famille connaît",
  guichet_commission_resultat: "ce qui fut décidé, par rang dans la liste",
  guichet_commission_vote: "des voix comptées",
  guichet_chiffres: "des nombres publiés, les petits déjà ôtés",
  guichet_compteur: "le dernier numéro donné",
  guichet_effacement: "qu’un effacement a eu lieu",
  guichet_liberee: "une place libre",
  guichet_purge: "une purge",
  guichet_purge_ligne: "des identifiants qui ne mènent plus à personne",
  guichet_conservation: "des durées",
  guichet_reglement: "un règlement",
};

/** Ce qu'un effacement a trouvé : combien de lignes par table, de pièces, de valeurs du journal. Aucun nom. */
export type CompteRendu = { lignes: Readonly<Record<string, number>>; pieces: number; journal: number };

/** La preuve d'un effacement. */
export type Effacement = {
  famille: string;
  le: string;
  compte: string;
  cause: Cause;
  purge: string | null;
  compteRendu: CompteRendu;
  empreinte: string;
};

/** Tout ce que l'on garde d'une famille, tel que la base le tient, pièces comprises. */
export type ExportFamille = {
  format: "maillage-famille";
  version: 1;
  le: string;
  espace: string;
  famille: string;
  lignes: Readonly<Record<string, readonly Record<string, unknown>[]>>;
  pieces: readonly { nom: string | null; type: string; taille: number; deposeLe: string; contenu: string | null }[];
  journal: readonly {
    le: string;
    compte: string;
    action: string;
    objet: string;
    avant: unknown;
    apres: unknown;
  }[];
};

/** Une famille que l'on cherche pour répondre à ses droits. */
export type FamilleTrouvee = { id: string; nom: string; courriel: string | null; demandes: number; depuis: string };

export const NATURES_DROIT = ["effacement", "rectification", "opposition"] as const;
export type NatureDroit = (typeof NATURES_DROIT)[number];
export const LIBELLES_DROIT: Record<NatureDroit, string> = {
  effacement: "Effacer ses données",
  rectification: "Corriger une donnée",
  opposition: "S’opposer à un usage",
};

/** Ce qu'une famille a demandé de ses données, et si l'on y a répondu. */
export type Droit = {
  id: string;
  famille: string;
  nature: NatureDroit;
  demandeLe: string;
  reponduLe: string | null;
  reponse: "faite" | "refusee" | null;
};
