import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { listStatistiques } from "../catalogue/actions.ts";
import type { Depose } from "../valeur/model.ts";
import { saveValeurs } from "../valeur/store.ts";
import type { Origine } from "./model.ts";
import { bilanDe } from "./rules.ts";
import { getRangSuivant, saveDepot } from "./store.ts";

/**
 * Ce qu'une autre tranche publie de ce qu'elle tient : sous la même clé, les mêmes chiffres du même territoire et de la même année sont
 * remplacés. Un chiffre inconnu du catalogue est une faute de qui appelle.
 */
export async function deposerValeurs(
  db: Db,
  perimetre: Perimetre,
  { cle, nom, source, le }: Origine,
  valeurs: readonly Depose[],
): Promise<void> {
  const connues = new Set((await listStatistiques(db, perimetre)).map(({ code }) => code));
  const inconnue = valeurs.find(({ statistique }) => !connues.has(statistique));
  if (inconnue) throw new Error(`unknown figure: ${inconnue.statistique}`);
  const rang = await getRangSuivant(db, perimetre);
  const commun = { modele: "", empreinte: "", auteur: perimetre.compte, deposeLe: le, bilan: bilanDe(valeurs) };
  await saveDepot(db, perimetre, { ...commun, id: cle, rang, genre: "tranche", nom, source, etat: "ecrit" });
  await saveValeurs(db, perimetre, cle, valeurs);
}
