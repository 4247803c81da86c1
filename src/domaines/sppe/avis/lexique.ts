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
