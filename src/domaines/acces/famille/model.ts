/** L'accueil des familles par un espace : jamais ouvert, ouvert, ou fermé aux nouvelles demandes (celles d'avant se suivent encore). */
export const ETATS_GUICHET = ["ferme", "ouvert", "suspendu"] as const;
export type EtatGuichet = (typeof ETATS_GUICHET)[number];

/** Une famille dans un espace : c'est tout ce que l'annuaire en sait. */
export type Foyer = { espace: string; famille: string };

/** Le lien d'un courriel, et le navigateur qui l'a ouvert ; seules leurs empreintes se gardent. */
export type LienFamille = Foyer & {
  empreinte: string;
  code: string;
  navigateur: string | null;
  essais: number;
  expireLe: string;
};

/** Un navigateur où une famille est entrée : pour combien de minutes après chaque geste, et jusqu'à quand au plus. */
export type SessionFamille = Foyer & { empreinte: string; duree: number; jusquA: string; expireLe: string };

export const TEMOIN_FAMILLE = "maillage-famille";

const JOUR = 24 * 60;

/** En minutes : un brouillon se reprend un mois sur le même appareil ; une demande envoyée se referme après deux heures sans geste. */
export const DUREE_BROUILLON = 30 * JOUR;
export const DUREE_ENVOYEE = 120;

/** En minutes : ce que dure une entrée au plus, ce que vaut le lien d'un courriel, ce que l'on garde d'un lien passé pour en proposer un autre. */
export const PLAFOND = 30 * JOUR;
export const VIE_DU_LIEN_FAMILLE = 30 * JOUR;
export const GARDE_DU_LIEN = 365 * JOUR;
