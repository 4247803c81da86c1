import type { Piece } from "./etape/rules.ts";
import type { ActeAvis, Destinataire, Motif } from "./model.ts";

export const MOTIFS_DITS: Record<Motif, string> = {
  besoins: "Les besoins des enfants et des familles du territoire",
  offre: "L’offre d’accueil du territoire",
  planification: "La compatibilité avec la planification de l’autorité",
};

export const ACTES_DITS: Record<ActeAvis, string> = {
  deliberation: "Délibération de l’assemblée",
  president: "Décision du président, par délégation",
  bureau: "Décision du bureau, par délégation",
};

export const DESTINATAIRES_DITS: Record<Destinataire, string> = {
  demandeur: "Au demandeur",
  departement: "Au président du conseil départemental",
  caf: "Au directeur de la Caf",
  comite: "Au comité départemental des services aux familles",
};

/** Ce qui s'imprime d'une demande : le nom du bouton, et le titre du document. */
export const PIECES_DITES: Record<Piece, { bouton: string; titre: string }> = {
  acte: { bouton: "L’acte", titre: "Avis" },
  silence: { bouton: "L’avis favorable par silence, à faire connaître", titre: "Avis favorable par silence" },
  sansObjet: { bouton: "La réponse au demandeur : aucun avis requis", titre: "Aucun avis requis" },
  caduque: { bouton: "La demande caduque, pour mémoire", titre: "Demande caduque" },
  retiree: { bouton: "La demande retirée, pour mémoire", titre: "Demande retirée" },
  projet: { bouton: "Le projet d’acte, à délibérer", titre: "Projet d’avis" },
};

export type Interdit = "securite" | "gestionnaire";

/** Ce qui ne fonde jamais un avis : à d'autres de le contrôler, ou indifférent. */
export const INTERDITS_DITS: Record<Interdit, string> = {
  securite: "Les normes de sécurité, d’hygiène et de qualité relèvent de la PMI et du conseil départemental.",
  gestionnaire: "Le but lucratif ou associatif du gestionnaire n’entre pas en compte.",
};

/** Les mots, sans accents, qui font craindre un motif interdit. */
export const MOTS_INTERDITS: Readonly<Record<Interdit, RegExp>> = {
  securite:
    /\b(?:securite|incendie|hygiene|sanitaires?|normes?|encadrement|diplomes?|qualifications?|projet d'etablissement|metres? carres?)\b/,
  gestionnaire:
    /\b(?:lucrati(?:f|ve)s?|associati(?:f|ve)s?|commercial(?:e|es)?|benefices?|actionnaires?|rentabilite|profits?)\b/,
};
