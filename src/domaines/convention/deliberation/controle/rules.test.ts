import { expect, test } from "vitest";
import { ACTE_VIDE, type Acte } from "../model.ts";
import {
  controler,
  controlerConvocation,
  controlerEffectif,
  controlerPouvoirs,
  controlerQuorum,
  controlerResultat,
  controlerVoix,
  controlerVotants,
} from "./rules.ts";

const acte = (dit: Partial<Acte>): Acte => ({ ...ACTE_VIDE, ...dit });

test.each([
  [26, 5, 31, "tient", "26 présents + 5 absents = 31 ; membres en exercice : 31"],
  [26, 4, 31, "neTientPas", "26 présents + 4 absents = 30 ; membres en exercice : 31"],
  [26, 1, null, "inconnu", "Présents + absents = membres en exercice"],
] as const)("DEL-1 : %s présents et %s absents sur %s : %s", (...[presents, absents, enExercice, etat, calcul]) => {
  expect(controlerEffectif(acte({ presents, absents, enExercice }))).toEqual({
    nom: "Présents et absents",
    etat,
    calcul,
  });
});

test.each([
  [26, 3, 29, "tient"],
  [26, 3, 28, "neTientPas"],
  [26, 3, 30, "neTientPas"],
  [26, 0, 26, "tient"],
  [26, null, 26, "inconnu"],
] as const)("DEL-2 : %s présents et %s pouvoirs pour %s votants : %s", (presents, pouvoirs, votants, etat) => {
  expect(controlerVotants(acte({ presents, pouvoirs, votants })).etat).toBe(etat);
});

test.each([
  [27, 1, 1, 29, "tient", "27 pour + 1 contre + 1 abstention = 29 ; votants : 29"],
  [27, 1, 2, 29, "neTientPas", "27 pour + 1 contre + 2 abstentions = 30 ; votants : 29"],
  [27, 1, null, 29, "inconnu", "Pour + contre + abstentions = votants"],
] as const)(
  "DEL-3 : %s + %s + %s voix pour %s votants : %s",
  (...[pour, contre, abstentions, votants, etat, calcul]) => {
    expect(controlerVoix(acte({ pour, contre, abstentions, votants }))).toMatchObject({ etat, calcul });
  },
);

test.each([
  [16, 31, "tient", "16 présents, sans les pouvoirs, > 15,5, la moitié de 31 membres en exercice"],
  [15, 31, "neTientPas", "15 présents, sans les pouvoirs, ≤ 15,5, la moitié de 31 membres en exercice"],
  [6, 10, "tient", "6 présents, sans les pouvoirs, > 5, la moitié de 10 membres en exercice"],
  [5, 10, "neTientPas", "5 présents, sans les pouvoirs, ≤ 5, la moitié de 10 membres en exercice"],
  [1, 1, "tient", "1 présent, sans les pouvoirs, > 0,5, la moitié de 1 membre en exercice"],
] as const)("DEL-4 : %s présents sur %s : le quorum %s", (presents, enExercice, etat, calcul) => {
  expect(controlerQuorum(acte({ presents, enExercice, pouvoirs: 9 }))).toEqual({ nom: "Quorum", etat, calcul });
});

test("DEL-4 : à la seconde convocation, aucun quorum ; sans nombre, on ne le dit pas", () => {
  expect(controlerQuorum(acte({ presents: 3, enExercice: 31, secondeConvocation: true })).etat).toBe("tient");
  expect(controlerQuorum(acte({ presents: 16 })).etat).toBe("inconnu");
});

test.each([
  [3, 26, 5, "tient"],
  [5, 26, 5, "tient"],
  [6, 26, 5, "neTientPas"],
  [4, 4, 9, "tient"],
  [5, 4, 9, "neTientPas"],
  [null, 4, 9, "inconnu"],
] as const)("DEL-5 : %s pouvoirs, %s présents, %s absents : %s", (pouvoirs, presents, absents, etat) => {
  expect(controlerPouvoirs(acte({ pouvoirs, presents, absents })).etat).toBe(etat);
});

test.each([
  ["2026-02-26", "2026-03-04", "tient", "5 jours francs"],
  ["2028-02-28", "2028-03-01", "tient", "1 jour franc"],
  ["2026-03-03", "2026-03-04", "tient", "aucun jour franc"],
  ["2026-03-04", "2026-03-04", "neTientPas", "réunie le 4 mars 2026"],
  [null, "2026-03-04", "inconnu", "Convocation avant la séance"],
] as const)("DEL-6 : convoquée le %s pour le %s : %s, %s", (convoqueeLe, dateSeance, etat, fin) => {
  const controle = controlerConvocation(acte({ convoqueeLe, dateSeance }));
  expect([controle.etat, controle.calcul.endsWith(fin)]).toEqual([etat, true]);
});

test.each([
  ["unanimite", 29, 0, "tient"],
  ["unanimite", 28, 1, "neTientPas"],
  ["unanimite", 0, 0, "neTientPas"],
  ["majorite", 15, 14, "tient"],
  ["majorite", 14, 14, "tient"],
  ["majorite", 13, 14, "neTientPas"],
  ["majorite", 0, 0, "neTientPas"],
  ["rejet", 14, 14, "tient"],
  ["rejet", 15, 14, "neTientPas"],
  ["autre", 15, 14, "inconnu"],
  ["majorite", 15, null, "inconnu"],
] as const)("DEL-7 : %s avec %s pour et %s contre : %s", (resultat, pour, contre, etat) => {
  expect(controlerResultat(acte({ resultat, pour, contre })).etat).toBe(etat);
});

test("DEL-8 : une délibération se vérifie en sept lignes, la décision d’un conseil d’administration en aucune", () => {
  expect(controler(acte({ organe: "conseilMunicipal" })).map(({ nom }) => nom)).toEqual([
    "Convocation",
    "Présents et absents",
    "Quorum",
    "Pouvoirs",
    "Votants",
    "Voix",
    "Résultat",
  ]);
  expect(controler(acte({ organe: null }))).toHaveLength(7);
  expect(controler(acte({ organe: "conseilAdministration" }))).toEqual([]);
});
