import type { Jour } from "#commun/jour.ts";

export const QUI_RESILIE = ["toutePartie", "caf", "collectivites"] as const;
export type QuiResilie = (typeof QUI_RESILIE)[number];
export const LIBELLES_QUI: Record<QuiResilie, string> = {
  toutePartie: "N’importe quelle partie",
  caf: "La Caf seule",
  collectivites: "Les collectivités seules",
};

export const FORMALITES = ["miseEnDemeure", "lrar", "ecrit", "aucune"] as const;
export type Formalite = (typeof FORMALITES)[number];
export const LIBELLES_FORMALITE: Record<Formalite, string> = {
  miseEnDemeure: "Mise en demeure par lettre recommandée, restée sans effet",
  lrar: "Lettre recommandée avec avis de réception",
  ecrit: "Un écrit",
  aucune: "Aucune",
};

export const EFFETS = ["arretImmediat", "engagementsATerme"] as const;
export type EffetResiliation = (typeof EFFETS)[number];
export const LIBELLES_EFFET: Record<EffetResiliation, string> = {
  arretImmediat: "Les engagements cessent aussitôt",
  engagementsATerme: "Les engagements déjà pris vont à leur terme",
};

/** Une façon, pour cette convention-ci, de finir avant son terme. */
export type ModeResiliation = {
  intitule: string;
  qui: QuiResilie;
  formalite: Formalite;
  preavisMois: number | null;
  effet: EffetResiliation;
  precisions: string | null;
};
export type ModeEcrit = ModeResiliation & { id: string };

/** Celle qui a été prise. */
export type Resiliation = { mode: string; notifieeLe: Jour; effetLe: Jour; motif: string | null };

/** Ce que proposent la plupart des conventions ; chacune corrige. */
export const MODES_PROPOSES: readonly ModeResiliation[] = [
  {
    intitule: "Un engagement n’est pas tenu",
    qui: "toutePartie",
    formalite: "miseEnDemeure",
    preavisMois: 1,
    effet: "arretImmediat",
    precisions: "Le délai court de l’envoi de la lettre. La partie lésée peut encore demander réparation.",
  },
  {
    intitule: "La loi ou le règlement n’est pas respecté",
    qui: "caf",
    formalite: "miseEnDemeure",
    preavisMois: 1,
    effet: "arretImmediat",
    precisions: "Le délai court de l’envoi de la lettre.",
  },
  {
    intitule: "La convention a été modifiée sans avenant signé",
    qui: "caf",
    formalite: "aucune",
    preavisMois: null,
    effet: "arretImmediat",
    precisions: null,
  },
  {
    intitule: "Une partie souhaite s’arrêter",
    qui: "toutePartie",
    formalite: "ecrit",
    preavisMois: 6,
    effet: "arretImmediat",
    precisions: "La volonté d’une seule partie suffit, même là où le texte parle d’accord des parties.",
  },
];

/** Ce qu'une partie doit faire, et pour quand. */
export type Devoir = { qui: "auteur" | "autres" | "toutes"; quoi: CodeDevoir; pour: Jour };
export type CodeDevoir =
  | "mettreEnDemeure"
  | "reparer"
  | "ecrire"
  | "recommander"
  | "constater"
  | "cesser"
  | "menerATerme"
  | "bilan";

export type RefusResiliation = "passage-impossible" | "effet-apres-fin" | "notifiee-demain" | "pas-signee-alors";
export type RefusLevee = "rien-a-lever" | "suite-commencee-avant";
export type RefusMode = "delai-manquant" | "delai-sans-formalite";
