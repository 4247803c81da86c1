/** Une porte ouverte par courriel à qui n'a pas de compte : un sujet d'une convention, rien d'autre. Seules ses empreintes se gardent. */
export type Porte = {
  id: string;
  espace: string;
  convention: string;
  /** Qui répond : l'acteur au nom de qui elle s'ouvre. */
  sujet: string;
  nom: string;
  code: string | null;
  /** L'empreinte du témoin du navigateur où elle a été ouverte. */
  navigateur: string | null;
  jusquA: string | null;
  essais: number;
  expireLe: string;
};

/** Ce que la page d'une porte peut proposer. */
export type EtatDePorte = "geste" | "code" | "epuisee" | "passee";

/** Ce que l'outbox transporte sous ce genre : la porte à frapper de nouveau, jamais son secret. */
export const PORTE = "acces.porte";

export const TEMOIN_PORTE = "maillage-porte";

/** Le temps d'une ouverture depuis le dernier geste, et celui pendant lequel une réponse déjà écrite est encore reçue, en minutes. */
export const OUVERTURE = 10;
export const RECEPTION = 120;
