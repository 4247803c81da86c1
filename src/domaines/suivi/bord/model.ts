import type { ParAnnee } from "../budget/sommes/model.ts";
import type { EtatDefini, Forme } from "../etat/model.ts";
import type { Indicateur } from "../indicateur/model.ts";
import type { FicheVue } from "../photo/model.ts";
import type { EtatIndicateur } from "../valeur/rules.ts";

/** Ce qui demande l'attention : pourquoi une fiche est signalée. */
export const ALERTES = ["enRetard", "bloquee", "silencieuse"] as const;
export type Alerte = (typeof ALERTES)[number];
export const LIBELLES_ALERTE: Record<Alerte, string> = {
  enRetard: "En retard",
  bloquee: "Bloquées",
  silencieuse: "Sans nouvelle depuis plus de cent jours",
};

/** Combien de fiches d'un groupe disent quoi. */
export type Decompte = {
  nom: string;
  total: number;
  /** Un nombre par état de la liste, dans son ordre. */
  parEtat: readonly { etat: EtatDefini; nombre: number }[];
  /** Celles dont rien n'a été dit. */
  muettes: number;
};

/** Ce que « dite en partie » veut dire, là où on le compte. */
export const PHRASE_EN_PARTIE =
  "« Dite en partie » : celles des collectivités qui ont répondu ont fini, d’autres n’ont rien dit ; leur silence n’est pas un accord, et la fiche ne compte ni comme réalisée ni comme arrêtée.";

export type Signalee = { fiche: FicheVue; alertes: Alerte[]; pourquoi: string };

/** Combien de fiches d'un axe dont on n'a pas de nouvelles : aucune n'y est nommée. */
export type Silence = { axe: string; nombre: number };

export const GROUPES = ["axe", "champ", "territoire", "competence"] as const;
export type GroupePar = (typeof GROUPES)[number];
/** Ce qu'une page, puis un dessin imprimé, ont la place de montrer. */
export const GROUPES_MONTRES = 20;
export const GROUPES_DESSINES = 14;

export const LIBELLES_GROUPE: Record<GroupePar, string> = {
  axe: "Par axe",
  champ: "Par champ d’intervention",
  territoire: "Par territoire",
  competence: "Par compétence petite enfance",
};

/** Le ton d'un état : jamais son seul signe, son nom et son nombre sont à côté. */
export const TONS: Record<Forme, "gris" | "bleu" | "vert" | "ocre" | "rouge"> = {
  attente: "gris",
  marche: "bleu",
  faite: "vert",
  pause: "ocre",
  fin: "rouge",
};

export type Bord = {
  /** Ce que le tableau garde du plan, et comment le dire. */
  selection: { filtree: boolean; dite: string };
  etats: readonly EtatDefini[];
  ensemble: Decompte;
  groupes: readonly Decompte[];
  signalees: readonly Signalee[];
  realisees: number;
  /** Combien d'indicateurs en tout : la page n'en montre que les premiers, le document tous. */
  indicateurs: number;
  suivis: readonly { indicateur: Indicateur; etat: EtatIndicateur }[];
  annees: readonly ParAnnee[];
};

/** Les parties du tableau de bord qui se prennent une à une dans un document. */
export const PARTIES = ["etats", "regarder", "indicateurs", "argent"] as const;
export type Partie = (typeof PARTIES)[number];
export const LIBELLES_PARTIE: Record<Partie, string> = {
  etats: "Où en sont les fiches",
  regarder: "À regarder",
  indicateurs: "Les indicateurs et leurs cibles",
  argent: "L’argent",
};
