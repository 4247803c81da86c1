import * as fc from "fast-check";
import { expect, test } from "vitest";
import { canonique } from "#commun/canonique.ts";
import { type Jour, plusJours } from "#commun/jour.ts";
import { contenuVide, modifier } from "../../../../tests/contenus.ts";
import { differences } from "../contenu/rules.ts";
import { nommerParties } from "./document.ts";
import { rejouer, versionAu } from "./rules.ts";

const V = (numero: number, signeeLe: Jour) => ({ numero, signeeLe });
const VERSIONS = [V(2, "2028-02-29"), V(1, "2026-12-31"), V(3, "2028-02-29")];

test.each([
  ["la veille de la première signature, aucune", "2026-12-30", undefined],
  ["le jour de la première signature, la première", "2026-12-31", 1],
  ["la veille du deuxième avenant, encore la première", "2028-02-28", 1],
  ["le jour où deux avenants sont signés, le dernier numéro", "2028-02-29", 3],
] as const)("ACTE-60 : %s", (_cas, le, attendue) => expect(versionAu(VERSIONS, le)?.numero).toBe(attendue));

const DEPART: Jour = "2026-01-01";
const GESTES = fc.array(fc.nat(2 ** 20), { maxLength: 6 });
const HISTOIRE = fc.record({
  origine: GESTES,
  avenants: fc.array(fc.record({ gestes: GESTES, apres: fc.nat(120) }), { maxLength: 4 }),
  question: fc.nat(500),
});

test("ACTE-61 : cinq mille histoires d’avenants, à n’importe quel jour, se rejouent comme elles furent figées", () => {
  fc.assert(
    fc.property(HISTOIRE, ({ origine, avenants, question }) => {
      const premier = modifier(contenuVide(), origine);
      const figees = [{ ...V(1, DEPART), contenu: premier }];
      const journal: Parameters<typeof rejouer>[1][number][] = [];
      for (const { gestes, apres } of avenants) {
        const derniere = figees.at(-1) ?? { ...V(0, DEPART), contenu: premier };
        const contenu = modifier(derniere.contenu, gestes);
        const le = plusJours(derniere.signeeLe, apres);
        journal.push({ le, ecarts: differences(derniere.contenu, contenu) });
        figees.push({ ...V(derniere.numero + 1, le), contenu });
      }
      const jour = plusJours(DEPART, question);
      const valable = versionAu(figees, jour)?.contenu;
      expect(canonique(rejouer(premier, journal, jour))).toBe(canonique(valable));
    }),
    { seed: 61, numRuns: 5000 },
  );
});

test("une partie que deux personnes représentent les nomme l’une après l’autre, chacune avec sa qualité", () => {
  const contenu = contenuVide();
  const representants = [
    { nom: "Ada Roux", qualite: "Présidente" },
    { nom: "Basile Faure", qualite: null },
  ];
  const partie = { genre: "caf" as const, nom: "Caf des Monts", nomCourt: null, code: null };
  const parties = [
    { ...partie, representants },
    { ...partie, nom: "Valbrune", representants: [] },
  ].map((une) => ({ ...contenu.parties[0], ...une }) as (typeof contenu.parties)[number]);
  expect(nommerParties({ ...contenu, parties })).toEqual([
    "Caf des Monts : Ada Roux, Présidente ; Basile Faure",
    "Valbrune",
  ]);
});
