import { expect, test } from "vitest";
import { SANS_DECISION } from "../model.ts";
import { blocDouteux, extraire, ordreDeRevue, suivanteADecider } from "./rules.ts";

const comparee = (rang: number, doutes: number, neuve = true) => ({
  rang,
  doutes,
  plan: neuve ? null : { id: "f", version: 1, fiche: {} as never },
  lignes: [],
});
const comparaison = {
  blocs: [],
  noeuds: [],
  priorites: [],
  fiches: [comparee(0, 0, false), comparee(1, 0), comparee(2, 3)],
};

test("IMP-69 : d'abord ce qui attend et dont la lecture a douté, puis ce qui attend, puis le reste", () => {
  expect(ordreDeRevue(comparaison, SANS_DECISION).map(({ rang }) => rang)).toEqual([2, 1, 0]);
  expect(suivanteADecider(comparaison, SANS_DECISION, 1)).toBe(2);
  expect(suivanteADecider(comparaison, SANS_DECISION, 2)).toBe(1);
});

test("les lignes du document se montrent numérotées, sans dépasser la fin", () => {
  expect(extraire(["a", "b", "c"], [2, 9])).toEqual({ debut: 2, fin: 3, texte: "2  b\n3  c" });
  expect(extraire([], [1, 2])).toBeNull();
});

test("un doute se range sous son bloc", () => {
  expect(blocDouteux("convention.parties[0].code")).toBe("parties");
  expect(blocDouteux("equipements[3].type")).toBe("equipements");
  expect(blocDouteux("plan.fiches[0]")).toBeNull();
});
