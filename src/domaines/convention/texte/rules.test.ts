import { expect, test } from "vitest";
import type { Champs } from "#commun/champ.ts";
import { MODES_PROPOSES } from "../resiliation/model.ts";
import { SANS_OPTION } from "./model.ts";
import { champsDe, genreAnnexe, remplir } from "./rules.ts";

test.each([
  ["Diagnostic partagé", "diagnostic"],
  ["Synthèse du portrait social", "diagnostic"],
  ["Liste des équipements et services soutenus", "equipements"],
  ["Plan d’actions 2026-2030 et moyens de chacun", "plan"],
  ["Modalités de pilotage et suivi du plan", "pilotage"],
  ["Délibérations des conseils", "decisions"],
  ["Présentation à la conférence des maires", "autre"],
] as const)("CONV-61 : une annexe titrée « %s » est reconnue : %s", (titre, genre) => {
  expect(genreAnnexe(titre)).toBe(genre);
});

const commune = { code: "15014", nom: "Aurillac", departement: "15", municipale: 900, totale: 950 };
const SOURCE = {
  identite: { caf: null, debut: "2026-01-01", fin: "2030-12-31" },
  parties: [
    { genre: "caf", nom: "Caf du Cantal" },
    { genre: "epci", nom: "Communauté" },
    { genre: "commune", nom: "Condat" },
  ],
  articles: [{ numero: "9", genre: "suivi", titre: "Suivi", texte: "" }],
  annexes: [{ numero: "3", titre: "Plan d’actions" }],
  options: { presidence: "caf", secretariat: null, application: false },
  communes: [commune],
  modes: [],
} as const;

test("CONV-62 : un champ dit ce que la convention sait d'elle-même, et rien de ce qu'elle ne sait pas", () => {
  const champs = champsDe({ ...SOURCE, articles: [...SOURCE.articles], annexes: [...SOURCE.annexes] });
  expect(champs).toMatchObject({
    caf: "Caf du Cantal",
    parties: "Caf du Cantal, Communauté et Condat",
    collectivites: "Communauté et Condat",
    debut: "1er janvier 2026",
    annees: "2026-2030",
    "article.suivi": "9",
    "annexe.plan": "3",
    "annexe.diagnostic": null,
    "copil.presidence": "La Caf préside le comité.",
    "copil.secretariat": null,
    "suivi.application": "",
    "fin.modes": null,
  });
  const [mode] = MODES_PROPOSES;
  expect(champsDe({ ...SOURCE, articles: [], annexes: [], modes: mode ? [mode] : [] })["fin.modes"]).toContain(
    "peut résilier la convention",
  );
  expect(champs["territoire"]).toMatch(/^1 commune et 900 habitants$/);
  const vide = champsDe({ ...SOURCE, parties: [], articles: [], annexes: [], communes: [], options: SANS_OPTION });
  expect([vide["caf"], vide["parties"], vide["territoire"], vide["suivi.application"]]).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

const CHAMPS: Champs = { caf: "la Caf", fin: null, "suivi.application": "" };

test.each([
  ["Avec {caf}.", "Avec la Caf."],
  ["Jusqu’au {fin}.", "Jusqu’au [à compléter : le dernier jour de la convention]."],
  ["Un {inconnu} reste.", "Un {inconnu} reste."],
  ["Avant.\n\n{suivi.application}\n\nAprès.", "Avant.\n\nAprès."],
  ["Collé {suivi.application} ici", "Collé  ici"],
])("CONV-63 : « %s » se remplit", (texte, attendu) => {
  expect(remplir(texte, CHAMPS)).toBe(attendu);
});
