export type GenreDeLien = "invitation" | "connexion" | "reinitialisation";

/** La vie d'un lien, en minutes. */
export const VIE_DU_LIEN: Record<GenreDeLien, number> = {
  connexion: 10,
  reinitialisation: 10,
  invitation: 14 * 24 * 60,
};

/** Un lien envoyé par courriel. Seules ses empreintes sont gardées ; `navigateur` est celle du témoin de qui l'a demandé. */
export type Jeton = {
  id: string;
  genre: GenreDeLien;
  compte: string;
  nom: string;
  courriel: string;
  vers: string;
  navigateur: string | null;
  code: string | null;
  essais: number;
  expireLe: string;
  consommeLe: string | null;
};

/** Une demande de lien, telle que la requête la laisse : elle est la même que le compte existe ou non. */
export type Demande = {
  id: string;
  genre: "connexion" | "reinitialisation";
  courriel: string;
  vers: string;
  navigateur: string;
  creeLe: string;
};

/** Ce qu'une page dit d'un lien qui ne sert plus. */
export type EtatDuLien = "bon" | "consomme" | "expire" | "epuise";
