import { expect, test } from "vitest";
import type { LigneEnsemble, Suivi, VueEnsemble } from "./model.ts";
import { aComparer, attend, garder, ranger } from "./rules.ts";

const suivi = (plus: Partial<Suivi> = {}): Suivi => ({
  etat: "enVigueur",
  alerte: null,
  reste: [],
  fin: "2030-12-31",
  retards: 0,
  votesAttendus: 0,
  auMoins: false,
  ...plus,
});
const ligne = (convention: string, du: Suivi | null): LigneEnsemble => ({
  lieu: { espace: "e", nomEspace: "E", teinte: 1, convention, titre: convention, roles: [] },
  href: null,
  suivi: du,
});
const noms = (lignes: readonly LigneEnsemble[]) => lignes.map(({ lieu }) => lieu.convention).join(" ");
const TOUT: VueEnsemble = { etat: null, attente: false, tri: "territoire" };

test.each([
  ["rien", suivi(), false],
  ["un lieu sans convention", null, false],
  ["une fin proche", suivi({ alerte: 3, reste: ["bilanFinal"] }), true],
  ["une campagne en retard", suivi({ retards: 1 }), true],
  ["un conseil qui n'a pas voté", suivi({ votesAttendus: 1 }), true],
  ["des votes que l'on n'a pas comparés au texte du jour", suivi({ auMoins: true }), true],
] as const)("CONV-40 : %s", (_cas, un, attendu) => expect(attend(un)).toBe(attendu));

const LIGNES = [
  ligne("c", suivi({ retards: 2, fin: "2029-12-31" })),
  ligne("a", suivi({ etat: "brouillon", fin: null })),
  ligne("vide", null),
  ligne("b", suivi({ fin: "2026-12-31", alerte: 3, reste: ["bilanFinal"] })),
];

test("CONV-41 : par état, par attente, par les deux ; sans choix, tout reste", () => {
  expect(noms(garder(LIGNES, TOUT))).toBe("c a vide b");
  expect(noms(garder(LIGNES, { ...TOUT, etat: "brouillon" }))).toBe("a");
  expect(noms(garder(LIGNES, { ...TOUT, attente: true }))).toBe("c b");
  expect(noms(garder(LIGNES, { ...TOUT, attente: true, etat: "brouillon" }))).toBe("");
});

test.each([
  ["territoire", "c a vide b"],
  ["fin", "b c a vide"],
  ["etat", "a c b vide"],
  ["attente", "b c a vide"],
] as const)("CONV-42 : %s : %s", (tri, attendu) => expect(noms(ranger(LIGNES, tri))).toBe(attendu));

test("CONV-43 : ne se compare que ce qui peut l’être ; ce qui attend déjà n’a pas à l’être pour qu’on le sache", () => {
  const lignes = [
    ligne("jamais", suivi()),
    ligne("incertaine", suivi({ auMoins: true })),
    ligne("attend", suivi({ auMoins: true, votesAttendus: 1 })),
    ligne("vide", null),
  ];
  expect([aComparer(lignes, true), aComparer(lignes, false)]).toEqual([["incertaine"], ["incertaine", "attend"]]);
});
