import { expect, test } from "vitest";
import { ageDeQuelquun, nommePersonne } from "./rules.ts";

test.each([
  "Madame Dupont anime l’atelier",
  "Mme Le Goff ouvre la séance",
  "Une place pour M. Aït",
  "Animé par Camille Martin le mardi",
  "Référente Nadège Aubrac",
  "MARTIN Camille, présidente",
  "KARINE ROUX",
  "Jean-Pierre de La Roche présente le projet",
  "La place de Zoé Marchand, au centre pour Léa Petit",
  "Voir avec Éloïse ben Salah",
  "Le maire, Loïc Quémener, en parle au collège",
])("PLA-69 : « %s » nomme quelqu’un", (texte) => expect(nommePersonne(texte)).toBe(true));

test.each([
  "Madame la maire ouvre la séance",
  "Monsieur Le Préfet est invité",
  "Le collège Jean Moulin et l’école maternelle Anne Roux",
  "Crèche « Marie Laurencin »",
  "Centre social Léo Lagrange, salle Pierre Dupuis, rue du Docteur Schweitzer",
  "Saint Julien Molin Molette, St Régis du Coin, Saint-Étienne",
  "SAINT JULIEN MOLIN MOLETTE",
  "La pédagogie de Maria Montessori",
  "Les Petits Poucets, Familles Rurales, France Services, Pôle Emploi",
  "Le RPE Camille et la CAF",
  "Louis XIV",
  "Paul joue dans la cour",
  "Prévenir @Nadège Aubrac",
  "Charlotte et ses amis",
  "Marché de Noël Solidaire, puis Noël Jeunes",
  "Val Martin Communauté",
])("PLA-69 : « %s » ne nomme personne", (texte) => expect(nommePersonne(texte)).toBe(false));

test.each([
  ["Léo, 4 ans, n’a pas de place", true],
  ["Inès (18 mois) arrive", true],
  ["Nolan a 6 ans", false],
  ["Les enfants de 3 ans, 4 ans et 5 ans", false],
  ["École Léo, 4 ans d’existence", false],
] as const)("PLA-70 : « %s » dit l’âge de quelqu’un : %s", (texte, attendu) =>
  expect(ageDeQuelquun(texte)).toBe(attendu),
);
