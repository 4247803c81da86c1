import { expect, test } from "vitest";
import { contenuVide } from "../../../../tests/contenus.ts";
import { LISTES, LISTES_PLAN } from "../contenu/model.ts";
import { choisir, comparer, planDuJour, texteDuJour } from "./rules.ts";

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
  ["le jour où le plan est suivi, le journal le sait", "v1", "2024-03-01", "2024-03-01", ["journal"]],
  ["la veille, il est celui de la version", "v1", "2024-02-29", "2024-03-01", ["version", "planNonSuivi"]],
  ["sans version, le journal seul", undefined, "2024-01-09", "2023-10-01", ["journal"]],
  ["ouverte, elle n’en avait pas encore", undefined, "2023-09-30", "2023-10-01", ["journal", "planNonSuivi"]],
  ["avant tout, rien", undefined, "2023-01-01", null, ["rien", "planNonSuivi"]],
  ["avant qu’elle ne soit ouverte ici, rien", undefined, "2023-01-01", "2023-10-01", ["rien", "planNonSuivi"]],
] as const)("ACTE-112 : %s", (...[, signee, le, depuis, attendu]) => {
  const { plan, reserves } = planDuJour(signee, { le, depuis, perdus: 0, ouverte: le >= "2023-06-01" });
  expect([plan, ...reserves.map(({ genre }) => genre)]).toEqual(attendu);
});

test("ACTE-112 : ce qui fut effacé du plan est compté", () => {
  const { reserves } = planDuJour("v2", { le: "2026-01-01", depuis: "2024-01-01", perdus: 2, ouverte: true });
  expect(reserves).toEqual([{ genre: "perdus", combien: 2 }]);
});

const ECRIT = { avenantOuvert: false, perdus: 0, desordre: false };
const AVENANT = { ...ECRIT, avenantOuvert: true };

test.each([
  ["la veille de la première signature, le projet", "2024-01-09", ECRIT, false, [undefined, "journal", "projet"]],
  ["le jour de la signature, la version", "2024-01-10", ECRIT, true, ["v1", "version"]],
  ["avant que la convention ne soit ouverte ici, rien", "2024-01-09", null, true, [undefined, "rien", "pasOuverte"]],
  ["signée sur papier avant d’être ouverte ici, la version", "2024-01-10", null, true, ["v1", "version"]],
  ["la veille d’un avenant, le texte d’avant", "2025-05-31", AVENANT, false, ["v1", "version", "avenantTu"]],
  ["si on le demande, l’avenant qui s’écrivait", "2025-05-31", AVENANT, true, ["v1", "journal", "avenantLu"]],
  ["le jour de l’avenant, la version qu’il fait", "2025-06-01", ECRIT, true, ["v2", "version"]],
] as const)("ACTE-152 : %s", (...[, le, ecrit, avenant, attendu]) => {
  const { signee, texte, reserves } = texteDuJour(SIGNEES, { le, ecrit, avenant });
  expect([signee?.id, texte, ...reserves.map(({ genre }) => genre)]).toEqual(attendu);
});

test("ACTE-152 : ce qui ne se retrouve pas du texte se dit, là où on le lit", () => {
  const ecrit = { ...AVENANT, perdus: 3, desordre: true };
  const lacunes = [{ genre: "textesPerdus", combien: 3 }, { genre: "desordre" }];
  expect(texteDuJour([], { le: "2024-01-01", ecrit, avenant: false }).reserves.slice(1)).toEqual(lacunes);
  expect(texteDuJour(SIGNEES, { le: "2025-05-31", ecrit, avenant: true }).reserves.slice(1)).toEqual(lacunes);
  expect(texteDuJour(SIGNEES, { le: "2025-05-31", ecrit, avenant: false }).reserves).toEqual([{ genre: "avenantTu" }]);
});

test("ACTE-113 : ce qu’un côté ne sait pas n’est ni ajouté ni retiré", () => {
  const un = Object.fromEntries(LISTES.map((liste) => [liste, [{ id: "neuf", titre: "Neuf" }]]));
  const [de, a] = [contenuVide(), { ...contenuVide(), ...un }];
  const { ecarts, tues } = comparer({ contenu: de, connues: LISTES_PLAN }, { contenu: a, connues: LISTES });
  expect(new Set(ecarts.map(({ liste }) => liste))).toEqual(new Set(LISTES_PLAN));
  expect([...tues, ...LISTES_PLAN].toSorted()).toEqual([...LISTES].toSorted());
});
