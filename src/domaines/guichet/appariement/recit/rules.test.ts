import { expect, test } from "vitest";
import { bebe, creche, demande, seance, TOUTE_LA_SEMAINE } from "../../../../../tests/appariement/monde.ts";
import { decider } from "../index.ts";
import { famillesLesees, preferees, raconter } from "./rules.ts";

test("GUI-25 : une famille à qui plusieurs de ses options tiendraient compte une fois, par celle qu’elle préfère", () => {
  const imposee = { structure: "a", semaines: [TOUTE_LA_SEMAINE] };
  const enfants = [bebe({ tolerance: 2 })];
  const dossiers = [demande("x", 5, "a", { enfants }), demande("y", 4, "a", { imposee })];
  const { reclamations } = raconter(decider(seance([creche("a", 1)], dossiers)));
  expect(reclamations.map(({ dossier }) => dossier)).toEqual(["x", "x", "x"]);
  expect(famillesLesees(reclamations)).toBe(1);
  expect(preferees(reclamations)).toEqual([reclamations[0]]);
  expect(
    preferees([
      { dossier: "x", enfants: [0] },
      { dossier: "x", enfants: [1] },
    ]),
  ).toHaveLength(2);
});
