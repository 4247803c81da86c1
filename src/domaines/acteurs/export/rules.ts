import { type Acteur, LIBELLES_GENRE, LIBELLES_SORTE } from "../model.ts";
import { LIBELLES_ROLE_MANDAT, LIBELLES_THEME, type Mandat } from "../mandat/model.ts";

export const COLONNES_ACTEURS = [
  { titre: "Nom", largeur: 40 },
  { titre: "Sigle", largeur: 12 },
  { titre: "C’est", largeur: 14 },
  { titre: "Genre", largeur: 18 },
  { titre: "Qualité", largeur: 24 },
  { titre: "Organisation", largeur: 36 },
  { titre: "Courriel", largeur: 32 },
  { titre: "Code officiel", largeur: 14 },
  { titre: "Rôles en cours", largeur: 50 },
  { titre: "Vérifié le", largeur: 12 },
] as const;

type Noms = { organisation: (id: string | null) => string; commune: (code: string) => string };

const roleDit = ({ role, theme, commune }: Mandat, noms: Noms): string =>
  [LIBELLES_ROLE_MANDAT[role], theme && LIBELLES_THEME[theme], commune && noms.commune(commune)]
    .filter(Boolean)
    .join(", ");

/** ACT-19 : la liste s'exporte entière, une ligne par acteur gardé, avec ses rôles en cours ; le compte n'y est pas. */
export const rangeeActeur = (acteur: Acteur, enCours: readonly Mandat[], noms: Noms): string[] => [
  acteur.nom,
  acteur.nomCourt ?? "",
  LIBELLES_SORTE[acteur.sorte],
  acteur.genre ? LIBELLES_GENRE[acteur.genre] : "",
  acteur.qualite ?? "",
  noms.organisation(acteur.organisation),
  acteur.courriel ?? "",
  acteur.code ?? "",
  enCours.map((mandat) => roleDit(mandat, noms)).join(" ; "),
  acteur.verifieLe ?? "",
];
