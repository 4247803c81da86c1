import { type Jour, plusJours } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import type { Audience } from "../model.ts";
import { insertCommentaire } from "./store.ts";

type Esquisse = { compte: string; auteur: string; audience: Audience; mentions: string[]; texte: string; age: number };

/** Ce qui s'est dit sous la première fiche : une question qui mentionne, la réponse, et un mot entre parties. */
const PAROLES: readonly Esquisse[] = [
  {
    compte: "nadege-aubrac",
    auteur: "Nadège Aubrac",
    audience: "tous",
    mentions: ["samira-delorme"],
    texte:
      "@Samira Delorme le centre social peut-il prêter sa salle le jeudi, le temps que celle du bas soit aux normes ?",
    age: 9,
  },
  {
    compte: "samira-delorme",
    auteur: "Samira Delorme",
    audience: "tous",
    mentions: [],
    texte: "Oui, jusqu’aux vacances d’été. Il faudra rapporter le tapis de motricité.",
    age: 8,
  },
  {
    compte: "catherine-roussel",
    auteur: "Catherine Roussel",
    audience: "parties",
    mentions: [],
    texte: "Le véhicule peut entrer dans le fonds territorial si le devis arrive avant la fin du trimestre.",
    age: 3,
  },
];

export async function seedCommentaires(
  db: Db,
  perimetre: Perimetre,
  { convention, fiche, aujourdhui }: { convention: string; fiche: string; aujourdhui: Jour },
): Promise<void> {
  for (const { compte, age, ...dit } of PAROLES) {
    const le = `${plusJours(aujourdhui, -age)}T10:30:00.000Z`;
    await insertCommentaire(db, { ...perimetre, compte }, { ...dit, id: newId(), convention, fiche, compte, le });
  }
}
