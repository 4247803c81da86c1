import { expect, test } from "vitest";
import { choisir } from "./rules.ts";

const V = (id: string, numero: number, signeeLe: `${number}-${number}-${number}`) => ({
  id,
  numero,
  signeeLe,
  avenant: null,
  empreinte: "",
});
const SIGNEES = [V("v1", 1, "2024-01-10"), V("v2", 2, "2025-06-01")];

test.each([
  ["un jour prend la version qui valait alors", { ou: "", le: "2025-05-31" }, { figee: "v1" }],
  ["le jour même de l’avenant, la version qu’il fait", { ou: "v1", le: "2025-06-01" }, { figee: "v2" }],
  ["un jour d’avant toute signature ne trouve rien", { ou: "", le: "2024-01-09" }, null],
  ["ce qui n’est pas un jour ne trouve rien", { ou: "", le: "2024-02-30" }, null],
  ["un contenu nommé est celui que l’on veut", { ou: "v1", le: "" }, { figee: "v1" }],
  ["aujourd’hui est ce que la convention dit", { ou: "aujourdhui", le: "" }, "aujourdhui"],
  ["sans rien dire, la dernière version signée", { ou: "", le: "" }, { figee: "v2" }],
] as const)("ACTE-111 : %s", (_cas, demande, attendu) => {
  expect(choisir(demande, SIGNEES, "signee")).toEqual(attendu);
});

test("ACTE-111 : de l’autre côté, sans rien dire, aujourd’hui", () => {
  expect(choisir({ ou: "", le: "" }, SIGNEES, "aujourdhui")).toBe("aujourdhui");
});
