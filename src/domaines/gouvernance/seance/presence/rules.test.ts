import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import type { Membre } from "../../membre/model.ts";
import type { GenrePresence } from "../model.ts";
import { type Dit, participationDe, partsDe, peutRepondre, quorumDe, verifierDit, voixDe } from "./rules.ts";

const LE = "2026-11-21";
const membre = (id: string, dit: Partial<Membre> = {}): Membre => ({
  id,
  instance: "i",
  rang: 0,
  nom: id,
  qualite: "",
  organisation: "",
  acteur: null,
  courriel: null,
  college: "Communes",
  voix: "deliberative",
  commune: null,
  suppleantDe: null,
  seance: null,
  entreLe: null,
  sortiLe: null,
  version: 1,
  ...dit,
});
const MOI = membre("moi");
const MEMBRES = [
  MOI,
  membre("autre"),
  membre("remplacant", { suppleantDe: "moi" }),
  membre("etranger", { suppleantDe: "autre" }),
  membre("invite", { voix: "consultative" }),
];
const dit = (quoi: Dit["quoi"], pour: string | null = null, pourNom = ""): Dit => ({ quoi, pour, pourNom });

test.each([
  ["présent, et personne d’autre n’est désigné", MOI, dit("present", "autre", "X"), dit("present")],
  ["excusé", MOI, dit("excuse"), dit("excuse")],
  ["un pouvoir à un autre", MOI, dit("pouvoir", "autre"), dit("pouvoir", "autre")],
  ["un pouvoir à personne : refusé", MOI, dit("pouvoir"), "pouvoir-a-personne"],
  ["un pouvoir à soi : refusé", MOI, dit("pouvoir", "moi"), "pouvoir-a-soi"],
  ["un pouvoir à un invité : refusé", MOI, dit("pouvoir", "invite"), "pouvoir-sans-voix"],
  ["un pouvoir d’un invité : refusé", membre("invite", { voix: "consultative" }), dit("pouvoir", "autre"), "sans-voix"],
  ["son suppléant", MOI, dit("suppleant", "remplacant", "Y"), dit("suppleant", "remplacant")],
  ["un suppléant que l’on nomme", MOI, dit("suppleant", null, "Y"), dit("suppleant", null, "Y")],
  ["le suppléant d’un autre : refusé", MOI, dit("suppleant", "etranger"), "suppleant-inconnu"],
  ["un suppléant sans nom : refusé", MOI, dit("suppleant"), "suppleant-inconnu"],
] as const)("GOUV-30 : %s", (_cas, qui, voulu, attendu) => {
  const verifie = verifierDit(voulu, { membre: qui, membres: MEMBRES, le: LE });
  expect(verifie instanceof Refus ? verifie.code : verifie).toEqual(attendu);
});

test.each([
  ["jusqu’au jour de la réunion", "convoquee", "2026-11-21", null],
  ["pas le lendemain", "convoquee", "2026-11-20", "trop-tard"],
  ["pas avant la convocation", "preparation", "2026-12-01", "pas-convoquee"],
  ["pas à une réunion annulée", "annulee", "2026-12-01", "pas-convoquee"],
] as const)("GOUV-31 : on répond %s", (_cas, etat, le, attendu) => {
  expect(peutRepondre({ etat, le }, LE)?.code ?? null).toBe(attendu);
});

const seize = Array.from({ length: 16 }, (_, rang) => membre(`m${rang}`));
const la = (nombre: number, presence: GenrePresence = "present") =>
  seize.slice(0, nombre).map(({ id }) => ({ membre: id, presence, pour: null }));
const MAJORITE = { quorum: "majorite", quorumNombre: null } as const;

const CINQ = { quorum: "nombre", quorumNombre: 5 } as const;

test.each([
  ["8 sur 16 manque", quorumDe(MAJORITE, seize, la(8)), { genre: "manque", seuil: 9 }],
  ["9 sur 16 l’atteint", quorumDe(MAJORITE, seize, la(9)), { genre: "atteint", seuil: 9 }],
  ["7 sur 15 manque", quorumDe(MAJORITE, seize.slice(1), la(8)), { genre: "manque", seuil: 8 }],
  ["8 sur 15 l’atteint", quorumDe(MAJORITE, seize.slice(1), la(9)), { genre: "atteint", seuil: 8 }],
  ["un suppléant compte", quorumDe(MAJORITE, seize, la(9, "suppleant")), { genre: "atteint", presents: 9 }],
  ["un pouvoir ne compte pas", quorumDe(MAJORITE, seize, la(16, "pouvoir")), { genre: "manque", presents: 0 }],
  ["un nombre dit : 4 sur 5 voulus", quorumDe(CINQ, seize, la(4)), { genre: "manque", seuil: 5 }],
  ["un nombre dit : 5 sur 5 voulus", quorumDe(CINQ, seize, la(5)), { genre: "atteint", seuil: 5 }],
] as const)("GOUV-32 : quorum, %s", (_cas, quorum, attendu) => expect(quorum).toMatchObject(attendu));

test("GOUV-32 : sans quorum on n’en dit rien, et un invité n’y compte pas", () => {
  expect(quorumDe({ quorum: "aucun", quorumNombre: null }, seize, [])).toEqual({ genre: "aucun" });
  const invite = membre("invite", { voix: "consultative" });
  const presences = [{ membre: "invite", presence: "present" as const }];
  expect(quorumDe(MAJORITE, [...seize.slice(0, 1), invite], presences)).toEqual({
    genre: "manque",
    presents: 0,
    membres: 1,
    seuil: 1,
  });
});

test("GOUV-33 : un pouvoir ne vaut que si celui qui le reçoit est là", () => {
  const presences = [
    { membre: "m0", presence: "present", pour: null },
    { membre: "m1", presence: "pouvoir", pour: "m0" },
    { membre: "m2", presence: "pouvoir", pour: "m3" },
    { membre: "m3", presence: "excuse", pour: null },
    { membre: "m4", presence: "suppleant", pour: null },
    { membre: "inconnu", presence: "present", pour: null },
  ] as const;
  expect(voixDe(seize, presences)).toBe(3);
});

test("GOUV-34 : la participation se compte par collège, sans les invités", () => {
  const membres = [
    membre("a", { college: "Caf" }),
    membre("b", { college: "caf" }),
    membre("c"),
    membre("d", { voix: "consultative" }),
  ];
  const presences = [
    { membre: "a", presence: "present" },
    { membre: "b", presence: "pouvoir" },
    { membre: "c", presence: "suppleant" },
    { membre: "d", presence: "present" },
  ] as const;
  expect(participationDe(membres, presences)).toEqual([
    { college: "Caf", attendus: 2, la: 1 },
    { college: "Communes", attendus: 1, la: 1 },
  ]);
});

const college = (nom: string, nombre: number, voix: Membre["voix"] = "deliberative") =>
  Array.from({ length: nombre }, (_, rang) => membre(`${nom}-${rang}`, { college: nom, voix }));

test.each([
  ["vingt personnes, deux collèges", [...college("Communes", 12), ...college("Caf", 8)], [["Communes", 20]]],
  [
    "vingt et une",
    [...college("Communes", 13), ...college("Caf", 8)],
    [
      ["Communes", 13],
      ["Caf", 8],
    ],
  ],
  [
    "un collège de vingt",
    [...college("Communes", 20), ...college("Caf", 1)],
    [
      ["Communes", 20],
      ["Caf", 1],
    ],
  ],
  [
    "un collège de quarante et un, et des invités",
    [...college("Communes", 41), ...college("MSA", 2, "consultative")],
    [
      ["Communes, 1 sur 3", 20],
      ["Communes, 2 sur 3", 20],
      ["Communes, 3 sur 3", 1],
      ["Invités", 2],
    ],
  ],
  ["personne", [], []],
] as const)("GOUV-35 : %s se notent en parts", (...[, attendus, attendues]) => {
  const parts = partsDe(attendus, []);
  expect(parts.map(({ nom, membres }) => [nom, membres.length])).toEqual(attendues);
  expect(
    parts
      .flatMap(({ membres }) => membres)
      .map(({ id }) => id)
      .toSorted(),
  ).toEqual(attendus.map(({ id }) => id).toSorted());
});

test("GOUV-35 : une part dit combien y sont déjà notés", () => {
  const attendus = [...college("Communes", 13), ...college("Caf", 8)];
  const parts = partsDe(attendus, [{ membre: "Caf-0" }, { membre: "Caf-3" }, { membre: "ailleurs" }]);
  expect(parts.map(({ notes }) => notes)).toEqual([0, 2]);
});
