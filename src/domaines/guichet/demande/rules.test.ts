import { expect, test } from "vitest";
import { instantDe } from "#commun/jour.ts";
import { refus } from "#commun/refus.ts";
import { CYCLE_DEMANDE, ETATS_DEMANDE, type EtatDemande } from "./model.ts";
import { nouvelleDemande, numeroDe, passer } from "./rules.ts";

const LE = instantDe("2026-11-21T09:00:00Z");
const demande = nouvelleDemande({ id: "d", famille: "f", le: LE });

test("GUI-100 : tout état mène à l’archive, et l’archive à rien", () => {
  const vus = new Set<EtatDemande>(["archivee"]);
  for (let tour = 0; tour < ETATS_DEMANDE.length; tour += 1)
    for (const etat of ETATS_DEMANDE) if (CYCLE_DEMANDE[etat].some((suite) => vus.has(suite))) vus.add(etat);
  expect([...vus].toSorted()).toEqual([...ETATS_DEMANDE].toSorted());
  expect(CYCLE_DEMANDE.archivee).toEqual([]);
});

test.each([
  ["brouillon", "aConfirmer", true],
  ["brouillon", "proposee", false],
  ["enAttente", "proposee", true],
  ["proposee", "acceptee", true],
  ["refusee", "enAttente", true],
  ["expiree", "enAttente", true],
  ["archivee", "enAttente", false],
] as const)("GUI-101 : une demande « %s » passe à « %s » : %s", (etat, vers, permis) => {
  const attendu = permis ? { ...demande, etat: vers } : refus("passage");
  expect(passer({ ...demande, etat }, vers)).toEqual(attendu);
});

test.each([
  [1, 1, "2026-00001"],
  [1234, 1, "2026-01234"],
  [42, 2, "2026-00042-2"],
])("GUI-102 : le rang %i, enfant %i, donne %s", (rang, enfant, attendu) => {
  expect(numeroDe("2026-11-21", rang, enfant)).toBe(attendu);
});
