import { z } from "zod";
import { type Colonne, COLONNES, type Rangee } from "./model.ts";

const cellule = z.string().max(20_000).default("");
const cellules = Object.fromEntries((Object.keys(COLONNES) as Colonne[]).map((nom) => [nom, cellule])) as Record<
  Colonne,
  typeof cellule
>;
const RANGEES = z.array(z.object({ ...cellules, rang: z.number().int() })).max(2000);

/** Les lignes que la page d'aperçu renvoie telles qu'elle les a lues ; elles seront relues en entier. */
export function relireRangees(texte: string): Rangee[] {
  try {
    return RANGEES.parse(JSON.parse(texte));
  } catch {
    return [];
  }
}

export const FAUTES = {
  inconnue: "Cette ligne ne correspond à rien de ce qui vous est demandé aujourd’hui.",
  double: "Cette ligne est deux fois dans le classeur : gardez-en une.",
  "etat-vide": "Dites où en est cette action, avec un mot de la liste.",
} as const;

export const REFUS_CLASSEUR = {
  "sans-fichier": "Choisissez le classeur que vous avez rempli.",
  "en-tetes-absents":
    "Ce fichier n’est pas le classeur de la campagne, ou sa première ligne a changé. Téléchargez-le de nouveau et remplissez-le.",
  "rien-a-envoyer": "Rien n’a été rempli dans ce classeur : il est tel que Maillage l’a donné.",
  personne: "Des réponses semblent parler d’une personne : corrigez le classeur, ou cochez la case si c’est voulu.",
  perdu: "L’aperçu a expiré : déposez le classeur de nouveau.",
} as const;
