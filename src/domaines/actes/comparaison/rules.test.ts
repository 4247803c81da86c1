import { expect, test } from "vitest";
import { contenuVide, modifier } from "../../../../tests/contenus.ts";
import { LISTES, LISTES_PLAN } from "../contenu/model.ts";
import { choisir, comparer, planDuJour } from "./rules.ts";

const V = (id: string, numero: number, signeeLe: `${number}-${number}-${number}`) => ({
  id,
  numero,
  signeeLe,
  avenant: null,
  empreinte: "",
});
const SIGNEES = [V("v1", 1, "2024-01-10"), V("v2", 2, "2025-06-01")];
const ICI = { parDefaut: "signee", aujourdhui: "2026-11-22" } as const;

test.each([
  ["un jour est celui que l’on veut", { ou: "v1", le: "2025-06-01" }, { jour: "2025-06-01" }],
  ["aujourd’hui en est un", { ou: "", le: "2026-11-22" }, { jour: "2026-11-22" }],
  ["demain ne se connaît pas", { ou: "", le: "2026-11-23" }, null],
  ["ce qui n’est pas un jour ne trouve rien", { ou: "", le: "2024-02-30" }, null],
  ["un contenu nommé est celui que l’on veut", { ou: "v1", le: "" }, { figee: "v1" }],
  ["aujourd’hui est ce que la convention dit", { ou: "aujourdhui", le: "" }, "aujourdhui"],
  ["sans rien dire, la dernière version signée", { ou: "", le: "" }, { figee: "v2" }],
] as const)("ACTE-111 : %s", (_cas, demande, attendu) => {
  expect(choisir(demande, SIGNEES, ICI)).toEqual(attendu);
});

test("ACTE-111 : de l’autre côté, sans rien dire, aujourd’hui", () => {
  expect(choisir({ ou: "", le: "" }, SIGNEES, { ...ICI, parDefaut: "aujourdhui" })).toBe("aujourdhui");
});

test.each([
  ["la veille d’un avenant, le texte d’avant, le plan du soir", "2025-05-31", "2024-03-01", ["v1", "journal"]],
  ["le jour de l’avenant, le sien", "2025-06-01", "2024-03-01", ["v2", "journal"]],
  ["le jour où le plan est suivi, le journal le sait", "2024-03-01", "2024-03-01", ["v1", "journal"]],
  ["la veille, il est celui de la version", "2024-02-29", "2024-03-01", ["v1", "version", "planNonSuivi"]],
  ["avant la signature, le plan seul", "2024-01-09", "2023-10-01", [undefined, "journal", "projet"]],
  ["avant tout, rien", "2023-01-01", null, [undefined, "journal", "projet", "planNonSuivi"]],
] as const)("ACTE-112 : %s", (_cas, le, depuis, attendu) => {
  const { signee, plan, reserves } = planDuJour(SIGNEES, { le, depuis, perdus: 0 });
  expect([signee?.id, plan, ...reserves.map(({ genre }) => genre)]).toEqual(attendu);
});

test("ACTE-112 : ce qui fut effacé du plan est compté", () => {
  const { reserves } = planDuJour(SIGNEES, { le: "2026-01-01", depuis: "2024-01-01", perdus: 2 });
  expect(reserves).toEqual([{ genre: "perdus", combien: 2 }]);
});

test("ACTE-113 : ce qu’un côté ne sait pas n’est ni ajouté ni retiré", () => {
  const [de, a] = [
    contenuVide(),
    modifier(
      contenuVide(),
      Array.from({ length: 400 }, (_, rang) => rang * 1013),
    ),
  ];
  const { ecarts, tues } = comparer({ contenu: de, connues: LISTES_PLAN }, { contenu: a, connues: LISTES });
  expect(new Set(ecarts.map(({ liste }) => liste))).toEqual(new Set(LISTES_PLAN));
  expect([...tues, ...LISTES_PLAN].toSorted()).toEqual([...LISTES].toSorted());
});
