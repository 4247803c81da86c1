import type { Chiffres } from "#domaines/gouvernance/chiffres/model.ts";
import type { Jour } from "#commun/jour.ts";
import type { ChampNational, Fiche } from "#domaines/plan/model.ts";
import type { Dits } from "#domaines/suivi/observation/model.ts";
import type { Etp } from "#domaines/suivi/budget/sommes/model.ts";
import type { Totaux } from "#domaines/suivi/budget/model.ts";
import type { EtatDefini } from "#domaines/suivi/etat/model.ts";
import type { Enfance } from "#domaines/sppe/enfance/model.ts";
import type { Indicateur } from "#domaines/suivi/indicateur/model.ts";
import type { ValeurBougee } from "#domaines/suivi/mouvement/model.ts";
import type { Vise } from "#domaines/suivi/valeur/model.ts";
import type { FicheVue } from "#domaines/suivi/photo/model.ts";

/** Une fiche telle qu'un bilan la montre : son état au terme de la période, et le champ national où elle se replie. */
export type FicheBilan = FicheVue & { champ: ChampNational };
export type Citee = Pick<Fiche, "id" | "reference" | "titre">;

/** D'où l'on compte ce qui a bougé : le bilan d'avant, une campagne close, ou le premier jour de la période. */
export type Depart = { genre: "bilan" | "campagne" | "periode"; libelle: string; instant: string };

export type Changement = { fiche: Citee; avant: string | null; apres: string | null };
export type MouvementsBilan = {
  depart: Depart;
  /** Rien n'était encore écrit à ce moment : il n'y a pas de quoi comparer. */
  vide: boolean;
  etats: Changement[];
  dates: Changement[];
  nouvelles: Citee[];
  disparues: Citee[];
  /** Les indicateurs dont la valeur a changé ; un bilan figé avant qu'on les compare n'en dit rien. */
  valeurs?: ValeurBougee[];
};

export type IndicateurBilan = Pick<
  Indicateur,
  "id" | "libelle" | "mesure" | "unite" | "niveaux" | "fiches" | "source"
> & {
  depart: number | null;
  valeur: number | null;
  periode: string | null;
  validee: boolean;
  cible: { date: Jour; valeur: number } | null;
  atteinte: boolean | null;
  /** Ce que visent ses modalités ; un bilan figé avant qu'elles aient leurs cibles n'en dit rien. */
  vises?: Vise[];
  /** Ce qui s'en dit et s'en observe pendant la période ; un bilan figé avant qu'on le compte n'en dit rien. */
  dits?: Dits;
};

export type Argent = {
  /** Les années comptées, en entier, et leurs emplois ; un bilan figé avant qu'on les sépare comptait toutes les années. */
  annees?: { debut: number; fin: number; etp: ({ annee: number } & Etp)[] };
  total: Totaux;
  axes: { axe: string; totaux: Totaux }[];
  financeurs: { nom: string; totaux: Totaux }[];
  fiches: Record<string, Totaux>;
};

/** Ce que Maillage sait de la période et que personne n'a à recopier ; un bilan figé avant que la gouvernance ou la petite enfance soient tenues n'en dit rien. */
export type Preparation = {
  instant: string;
  etats: EtatDefini[];
  fiches: FicheBilan[];
  mouvements: MouvementsBilan;
  indicateurs: IndicateurBilan[];
  argent: Argent;
  gouvernance?: Chiffres;
  enfance?: Enfance;
};
