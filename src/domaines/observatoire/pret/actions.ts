import type { DessinerCarte } from "#domaines/diagnostic/index.ts";
import { lireCarte } from "../carte/actions.ts";
import { blocsCarte } from "../carte/document.ts";
import { pointsPublies } from "../impression/actions.ts";
import { adresseDe } from "../lieu/rules.ts";

/** La carte d'un chiffre, prêtée au diagnostic : celle du territoire de la convention, ou de tout l'espace. */
export const dessinerCarte: DessinerCarte = async (db, perimetre, { statistique, millesime, lieu }) => {
  const { chiffre, dessin, coupe } = await lireCarte(db, perimetre, {
    chiffre: statistique,
    ...(millesime === null ? {} : { annee: String(millesime) }),
    ...(lieu ? { ou: adresseDe(lieu) } : {}),
  });
  if (!chiffre || chiffre.statistique.code !== statistique || !dessin) return null;
  const points = await pointsPublies(db, perimetre, chiffre);
  return blocsCarte(dessin.trace, { ...chiffre, points }, coupe);
};
