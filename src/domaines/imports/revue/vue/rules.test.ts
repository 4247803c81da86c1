import { expect, test } from "vitest";
import { ficheVide } from "../../echange/rules.ts";
import { SANS_DECISION } from "../model.ts";
import { blocDouteux, etatMontre, extraire, ordreDeRevue, suivanteADecider } from "./rules.ts";

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

test("IMP-143 : écrit ou abandonné, un import dit ce qui a été décidé, quoi que le plan soit devenu", () => {
  const plan = { id: "f", version: 3, fiche: ficheVide("Titre") };
  const lue = (rang: number) => ({ rang, plan, lignes: [], doutes: 0 });
  const prise = { sort: "accepte" as const, contre: null, vers: null, corrections: {}, remplace: [] };
  const fiches = {
    0: prise,
    1: { ...prise, contre: { fiche: "f", version: 2 } },
    2: { ...prise, sort: "laisse" as const },
  };
  const decisions = { fiches, lignes: {} };
  const dire = (etat: "ecrit" | "abandonne") => [0, 1, 2, 3].map((rang) => etatMontre(lue(rang), { etat, decisions }));
  expect(dire("ecrit")).toEqual(["creee", "modifiee", "laisse", "inchangee"]);
  expect(dire("abandonne")).toEqual(["accepte", "accepte", "laisse", "nonDecidee"]);
});
