import type { Jour } from "#commun/jour.ts";

/** Le procès-verbal d'une séance : qui siégeait, ce qui fut gelé et tiré, chaque geste, les votes, les admissions par numéro. */
export type ContenuProces = {
  nom: string;
  le: Jour;
  mois: string;
  structures: string[];
  presents: string[];
  reglement: string;
  gel: { le: string; dossiers: number; empreinte: string; liste: string };
  tirage: { annonce: string; valeur: string; exAequo: number };
  surattribution: string;
  niveau: string;
  gestes: { rang: number; libelle: string; texte: string; motif: string; par: string; touchees: number }[];
  votes: { objet: string; pour: number; contre: number; abstentions: number; adopte: boolean }[];
  admissions: { structure: string; lignes: { rang: number; numero: string; points: number; place: string }[] }[];
  attente: number;
  reclamations: string[];
  /** Les dossiers que le règlement n'a pas laissé examiner, et les conditions qu'ils ne tiennent pas. */
  nonRecevables?: string[];
};

export type Proces = { contenu: ContenuProces; empreinte: string; arreteLe: string; arretePar: string };
