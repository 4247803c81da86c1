import { expect, test } from "vitest";
import { estRedite, lireVote, objetDuPoint, placesDe, remplacanteDite } from "./rules.ts";

test.each([
  [0, 6],
  [8, 6],
  [9, 3],
])("GOUV-165 : à %i points, %i décisions s’écrivent à la fois", (points, places) =>
  expect(placesDe(points)).toBe(places),
);

const vote = (pour: number, contre: number, abstentions: number) => ({ pour, contre, abstentions, majorite: "simple" });
test.each([
  ["", null],
  ["12, 3, 1", vote(12, 3, 1)],
  ["12 pour, 3 contre, 1 abstention", vote(12, 3, 1)],
  ["12-3", vote(12, 3, 0)],
  ["12, 3, 1, deux tiers", { ...vote(12, 3, 1), majorite: "deuxTiers" }],
  ["12, 3, 1 à la majorité absolue", { ...vote(12, 3, 1), majorite: "absolue" }],
  ["12, 0, 0, unanimité", { ...vote(12, 0, 0), majorite: "unanimite" }],
  ["unanimité", "illisible"],
  ["12", "illisible"],
  ["99999, 1, 1", "illisible"],
])("GOUV-161 : « %s » se lit comme un vote, ou non", (dit, attendu) => expect(lireVote(dit)).toEqual(attendu));

test.each([
  [null, null, null],
  ["/conventions/c/plan/fiches/f1", "f1", null],
  ["/conventions/c/plan/fiches/f1/suivi?le=1", "f1", null],
  ["/conventions/c/bilans/b1#suite", null, "b1"],
  ["/conventions/c/suivi/campagnes/x", null, null],
])("GOUV-162 : %s parle de la fiche %s, du bilan %s", (lien, fiche, bilan) =>
  expect(objetDuPoint(lien)).toEqual({ fiche, bilan }),
);

const FICHES = [{ id: "f1", reference: "EJ5", titre: "Conseil des jeunes" }];
test.each([
  ["", null],
  ["ej5", FICHES[0]],
  ["Conseil des jeunes", FICHES[0]],
  ["EJ5 · Conseil des jeunes", FICHES[0]],
  ["Assemblée annuelle", { titre: "Assemblée annuelle" }],
])("GOUV-164 : « %s » désigne %o", (dit, attendu) => expect(remplacanteDite(dit, FICHES)).toEqual(attendu));

const dite = {
  responsable: "Le relais",
  avant: "2026-12-31" as const,
  vote: { ...vote(3, 1, 0), majorite: "simple" as const },
};
test.each([
  ["la même", {}, true],
  ["sans son vote", { vote: null }, false],
  ["avec d’autres voix", { vote: { ...dite.vote, contre: 2 } }, false],
  ["à une autre majorité", { vote: { ...dite.vote, majorite: "absolue" as const } }, false],
  ["tenue par un autre", { responsable: "" }, false],
  ["pour un autre jour", { avant: null }, false],
])("GOUV-166 : redite, %s", (_cas, autre, attendu) => expect(estRedite(dite, { ...dite, ...autre })).toBe(attendu));
