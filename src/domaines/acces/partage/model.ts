import type { Role } from "#commun/perimetre.ts";

export type RoleDonne = Exclude<Role, "administrateur">;

/** Un rôle porté par un compte, sur une convention ou sur tout l'espace (`convention` nulle). */
export type Attribution = {
  id: string;
  compte: string;
  espace: string;
  convention: string | null;
  role: RoleDonne;
  collectivite: string | null;
};
