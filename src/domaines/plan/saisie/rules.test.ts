import fc from "fast-check";
import { expect, test } from "vitest";
import type { FormeChamp } from "../lexique.ts";
import { fauteAutres, fauteEcheances, lignesLues, saisieDe, valeurDe } from "./rules.ts";

test.each([
  ["texte", "  Un texte.\nSuite ", "Un texte.\nSuite"],
  ["ligne", "", null],
  ["liste", "a\n\n b \n", ["a", "b"]],
  ["echeances", "2026", [{ debut: "2026", fin: "2026", texte: null }]],
  ["echeances", "2026 – 2028 : Ouvrir", [{ debut: "2026", fin: "2028", texte: "Ouvrir" }]],
  ["echeances", "2027-09 : Former", [{ debut: "2027-09", fin: "2027-09", texte: "Former" }]],
  ["echeances", "2026 – : Au fil de l’eau", [{ debut: "2026", fin: null, texte: "Au fil de l’eau" }]],
  ["echeances", "février 2026 – Octobre 2027", [{ debut: "2026-02", fin: "2027-10", texte: null }]],
  ["echeances", "1er août 2026 : Ouvrir", [{ debut: "2026-08-01", fin: "2026-08-01", texte: "Ouvrir" }]],
  ["echeances", "15/03/2027 : Ouvrir", [{ debut: "2027-03-15", fin: "2027-03-15", texte: "Ouvrir" }]],
  ["echeances", "09/2026 – 12/2027", [{ debut: "2026-09", fin: "2027-12", texte: null }]],
  [
    "echeances",
    "mars 2027 : bilan du 15/04/2027",
    [{ debut: "2027-03", fin: "2027-03", texte: "bilan du 15/04/2027" }],
  ],
  ["echeances", "2026-2028 : Ouvrir", [{ debut: "2026", fin: "2028", texte: "Ouvrir" }]],
  [
    "echeances",
    "2026 - 2028\naout 2027 - 15/09/2027",
    [
      { debut: "2026", fin: "2028", texte: null },
      { debut: "2027-08", fin: "2027-09-15", texte: null },
    ],
  ],
  ["echeances", "Étude - 2027", [{ debut: null, fin: null, texte: "Étude - 2027" }]],
  ["echeances", "31/02/2027 : Ouvrir", [{ debut: null, fin: null, texte: "31/02/2027 : Ouvrir" }]],
  ["echeances", "Réunir en mai 2027", [{ debut: null, fin: null, texte: "Réunir en mai 2027" }]],
  ["echeances", "Dès que possible", [{ debut: null, fin: null, texte: "Dès que possible" }]],
  ["indicateurs", "quantitatif : nombre de places", [{ libelle: "nombre de places", nature: "quantitatif" }]],
  ["indicateurs", "satisfaction", [{ libelle: "satisfaction", nature: null }]],
  ["specificites", "Vauxmont : horaires : le soir", [{ ao: "Vauxmont", texte: "horaires : le soir" }]],
  [
    "budget",
    "Existant\n12 500 €\nHors véhicule",
    { statut: "Existant", montantCentimes: 1_250_000, texte: "Hors véhicule" },
  ],
  ["budget", "\n1 234,5 €", { statut: null, montantCentimes: 123_450, texte: null }],
  ["budget", "  ", null],
  ["specificites", "Vauxmont : ouvert à 18:30", [{ ao: "Vauxmont", texte: "ouvert à 18:30" }]],
  ["specificites", "Vauxmont: le soir", [{ ao: "Vauxmont", texte: "le soir" }]],
  ["specificites", "Ouvert à 18:30", [{ ao: null, texte: "Ouvert à 18:30" }]],
  ["autres", "Suivi : a\nSuivi : b", { Suivi: "a\nb" }],
  ["autres", "Suivi: à 18:30", { Suivi: "à 18:30" }],
  ["autres", "Suivi : a\nSuivi :\nSuivi : b", { Suivi: "a\n\nb" }],
] as const)("PLA-1 : %s « %s » se lit", (forme, saisie, attendu) => {
  expect(valeurDe(forme, saisie)).toEqual(attendu);
});

const mot = fc.stringMatching(/^[a-zé][a-zé ]{0,12}[a-z]$/);
const terme = fc.constantFrom("2026", "2027-03", "2028-06-30");
const VALEURS: Record<Exclude<FormeChamp, "ligne">, fc.Arbitrary<unknown>> = {
  texte: fc.option(mot),
  liste: fc.array(mot),
  echeances: fc.array(fc.record({ debut: terme, fin: fc.option(terme), texte: fc.option(mot) })),
  indicateurs: fc.array(fc.record({ libelle: mot, nature: fc.constantFrom("quantitatif", "qualitatif", null) })),
  specificites: fc.array(fc.record({ ao: fc.option(mot), texte: mot })),
  budget: fc.option(fc.record({ statut: fc.option(mot), montantCentimes: fc.option(fc.nat(10_000_000)), texte: mot })),
  autres: fc.dictionary(mot, mot),
};

test.each(Object.keys(VALEURS) as (keyof typeof VALEURS)[])(
  "PLA-1 : ce que l’on montre d’un champ %s se relit pareil",
  (forme) => {
    fc.assert(
      fc.property(VALEURS[forme], (valeur) => {
        expect(valeurDe(forme, saisieDe(forme, valeur))).toEqual(valeur);
      }),
      { seed: 20261121, numRuns: 300 },
    );
  },
);

test.each(["constructor", "__proto__", "toString"])("PLA-1 : une rubrique peut s’appeler « %s »", (nom) => {
  const lue = valeurDe("autres", `${nom} : ceci\n${nom} : cela`);
  expect(Object.entries(lue as object)).toEqual([[nom, "ceci\ncela"]]);
});

test.each([
  [{ debut: "2026-02", fin: "2027-10", texte: null }, "février 2026 – octobre 2027"],
  [{ debut: "2026", fin: "2026", texte: "Ouvrir" }, "2026 : Ouvrir"],
  [{ debut: "2026-08-01", fin: null, texte: null }, "à partir du 1er août 2026"],
  [{ debut: "2026-10", fin: null, texte: null }, "à partir d’octobre 2026"],
  [{ debut: null, fin: "2027", texte: null }, "jusqu’en 2027"],
  [{ debut: null, fin: null, texte: "Dès que possible" }, "Dès que possible"],
])("une échéance se lit en toutes lettres : %o est « %s »", (echeance, attendu) => {
  expect(lignesLues("echeances", [echeance])).toEqual([attendu]);
});

test.each([
  ["2026 – 2026", null],
  ["décembre 2026 – 2026\nseptembre 2027 : ouvrir\nDès que possible\nau fil de l’eau : 2019", null],
  ["2031 – 2030", "« 2031 – 2030 » : la fin vient avant le début."],
  ["2026\nmars 2027 – février 2027", "« mars 2027 – février 2027 » : la fin vient avant le début."],
  ["28/02/2027", null],
  ["29/02/2027", "« 29/02/2027 » : cette date n’existe pas."],
  ["2027-13 : ouvrir", "« 2027-13 : ouvrir » : cette date n’existe pas."],
])("PLA-84 : une échéance tapée « %s »", (saisie, faute) => {
  expect(fauteEcheances(saisie)).toBe(faute);
});

test.each([
  ["Suivi : a\nSuivi :\nBilan: b", null],
  ["", null],
  ["Suivi : a\nUne phrase seule", expect.stringMatching(/Une phrase seule.*donnez le nom/)],
  ["Rendez-vous à 18:30", expect.stringMatching(/donnez le nom/)],
  ["Suivi :", expect.stringMatching(/écrivez le texte/)],
] as const)("PLA-88 : de « %s », on dit %s", (saisie, attendu) => {
  expect(fauteAutres(saisie)).toEqual(attendu);
});
