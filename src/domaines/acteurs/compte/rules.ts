import type { Acteur } from "../model.ts";
import { cleActeur } from "../rules.ts";

export type Compte = { id: string; nom: string; courriel: string };

const sansCivilite = (nom: string): string =>
  cleActeur(nom).replace(/^(?:m|mme|mmes|mm|madame|monsieur|mesdames|messieurs) (?=.)/, "");

/**
 * ACT-21 : un compte est la personne de l'espace qui a son adresse ; à défaut, si aucune n'est encore lui, la seule qui porte son nom
 * et n'a pas d'adresse, fût-elle inscrite comme une organisation sans genre, telle qu'on la lit d'un nom seul.
 */
export function personnesDuCompte(acteurs: readonly Acteur[], { id, nom, courriel }: Compte): Acteur[] {
  const libres = acteurs.filter((acteur) => acteur.compte === null);
  const parAdresse = libres.filter(
    (acteur) => acteur.sorte === "contact" && acteur.courriel?.toLowerCase() === courriel.toLowerCase(),
  );
  if (parAdresse.length > 0 || acteurs.some(({ compte }) => compte === id)) return parAdresse;
  const parNom = libres.filter(
    (acteur) =>
      acteur.courriel === null &&
      (acteur.sorte === "contact" || acteur.genre === null) &&
      sansCivilite(acteur.nom) === sansCivilite(nom),
  );
  return parNom.length === 1 ? parNom : [];
}
