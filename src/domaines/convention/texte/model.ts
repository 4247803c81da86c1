import type { Article, Visa } from "../model.ts";

export const PRESIDENCES = ["alternee", "copilotee", "caf"] as const;
export type Presidence = (typeof PRESIDENCES)[number];
export const SECRETARIATS = ["caf", "collectivite"] as const;
export type Secretariat = (typeof SECRETARIATS)[number];

/** Ce que l'on choisit d'une convention ; null : pas encore choisi. */
export type Options = { presidence: Presidence | null; secretariat: Secretariat | null; application: boolean | null };
export const SANS_OPTION: Options = { presidence: null, secretariat: null, application: null };

export type ArticleEcrit = Article & { id: string };
export type VisaEcrit = Visa & { id: string };

/** Ce que devient une liste, et par quel acte. */
export type Reecriture<T> = { avant: readonly T[]; apres: readonly T[]; action: string };

/** Ce que le journal retient d'une liste récrite ; sans objet, la liste entière. */
export type MouvementListe = { action: string; objetId?: string; avant?: unknown; apres?: unknown };

/** De quoi parle une annexe, d'après son titre. */
export const GENRES_ANNEXE = ["diagnostic", "equipements", "plan", "pilotage", "decisions", "autre"] as const;
export type GenreAnnexe = (typeof GENRES_ANNEXE)[number];
