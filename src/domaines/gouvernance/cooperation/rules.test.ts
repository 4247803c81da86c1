import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import type { Affectation, PartDuMois, Poste } from "./model.ts";
import {
  affecter,
  anneeDe,
  envoyerMois,
  etpTenu,
  garderMois,
  joursDe,
  moisAttendus,
  partsDites,
  peutLireMois,
  repartir,
  resteEmployeur,
  tenirPoste,
  tenuPar,
  vacances,
} from "./rules.ts";

const POSTE: Poste = {
  id: "p",
  convention: "ctg",
  intitule: "Chargée de coopération",
  employeur: "Communauté",
  thematiques: "",
  territoire: "",
  etpCentiemes: 50,
  missions: ["reseau", "suivi"],
  financements: [{ nom: "Caf", part: 50 }],
  debut: "2024-02-01",
  fin: null,
  version: 1,
};
const UNE: Affectation = {
  id: "a",
  poste: "p",
  nom: "Nadège",
  compte: null,
  genre: "titulaire",
  debut: "2024-02-01",
  fin: "2024-02-29",
  passation: "",
  version: 1,
};
const codeDe = (resultat: object) => (resultat instanceof Refus ? resultat.code : "tient");

test.each([
  [
    "payé en entier par d’autres",
    {
      financements: [
        { nom: "Caf", part: 60 },
        { nom: "Ville", part: 40 },
      ],
    },
    "tient",
  ],
  [
    "payé un centième de trop",
    {
      financements: [
        { nom: "Caf", part: 61 },
        { nom: "Ville", part: 40 },
      ],
    },
    "trop-finance",
  ],
  ["sans mission", { missions: [] }, "sans-mission"],
  ["fini le jour de son début", { fin: "2024-02-01" as const }, "tient"],
  ["fini la veille", { fin: "2024-01-31" as const }, "fin-avant"],
] as const)("GOUV-110 : un poste %s", (_cas, dit, attendu) => {
  expect(codeDe(tenirPoste({ ...POSTE, ...dit } as Poste, []))).toBe(attendu);
});

test.each([
  ["le jour où finit la dernière personne qui le tient", "2025-06-30", "2024-02-01", "2025-06-30", "tient"],
  ["la veille", "2025-06-29", "2024-02-01", "2025-06-30", "tenu-hors"],
  ["pendant que quelqu’un le tient sans fin dite", "2030-12-31", "2024-02-01", null, "tenu-hors"],
  ["jamais, tenu sans fin dite", null, "2024-02-01", null, "tient"],
  ["jamais, tenu avant son début", null, "2024-01-31", null, "tenu-hors"],
] as const)("GOUV-110 : un poste tenu finit %s", (...cas) => {
  const [, fin, debut, jusque, attendu] = cas;
  expect(codeDe(tenirPoste({ ...POSTE, fin } as Poste, [{ debut, fin: jusque }]))).toBe(attendu);
});

test("GOUV-110 : l’employeur garde ce que les autres ne paient pas", () => {
  expect(resteEmployeur(POSTE.financements)).toBe(50);
});

test.each([
  ["le lendemain du départ, un 29 février", { debut: "2024-03-01", fin: null }, "tient"],
  ["le jour du départ", { debut: "2024-02-29", fin: null }, "deja-tenu"],
  ["avant le poste", { debut: "2024-01-31", fin: "2024-01-31" }, "hors-du-poste"],
  ["à l’envers", { debut: "2024-04-02", fin: "2024-04-01" }, "fin-avant"],
] as const)("GOUV-111 : tenir le poste %s", (_cas, dates, attendu) => {
  expect(codeDe(affecter(POSTE, [UNE], { ...UNE, id: "b", genre: "interim", ...dates }))).toBe(attendu);
});

test("GOUV-111 : on corrige sa propre période sans se heurter à soi-même ; un poste fini ne se tient plus", () => {
  expect(codeDe(affecter(POSTE, [UNE], { ...UNE, fin: "2024-03-15" }))).toBe("tient");
  expect(codeDe(affecter({ ...POSTE, fin: "2024-03-01" }, [UNE], { ...UNE, fin: null }))).toBe("hors-du-poste");
});

test.each([
  ["de mars à la fin d’une année bissextile", [UNE], [{ debut: "2024-03-01", fin: "2024-12-31" }]],
  ["jamais, si quelqu’un reste", [UNE, { ...UNE, debut: "2024-03-01" as const, fin: null }], []],
  [
    "entre deux personnes et après la seconde",
    [{ ...UNE, debut: "2024-04-01" as const, fin: "2024-12-30" as const }, UNE],
    [
      { debut: "2024-03-01", fin: "2024-03-31" },
      { debut: "2024-12-31", fin: "2024-12-31" },
    ],
  ],
  ["toute sa vie, sans personne", [], [{ debut: "2024-02-01", fin: "2024-12-31" }]],
] as const)("GOUV-112 : le poste est vacant %s", (_cas, affectations, attendues) => {
  expect(vacances(POSTE, affectations, { debut: "2024-01-01", fin: "2024-12-31" })).toEqual(attendues);
});

test("GOUV-112 : un jour est une vacance d’un jour ; un poste fini n’est plus vacant", () => {
  expect(joursDe({ debut: "2024-02-28", fin: "2024-03-01" })).toBe(3);
  const fini = { ...POSTE, fin: "2024-02-29" } as const;
  expect(vacances(fini, [UNE], { debut: "2024-01-01", fin: "2024-12-31" })).toEqual([]);
  expect([tenuPar([UNE], "2024-02-29")?.id, tenuPar([UNE], "2024-03-01")?.id]).toEqual(["a", undefined]);
});

const MOIS: PartDuMois = {
  poste: "p",
  mois: "2026-11",
  compte: "nadege",
  parts: { reseau: 60, suivi: 40 },
  texte: "",
  envoyeLe: null,
  version: 0,
};
const AUJOURDHUI = "2026-11-21";
const LE = { aujourdhui: AUJOURDHUI, instant: "2026-11-21T09:00:00.000Z" } as const;

test.each([
  ["de ce mois-ci", MOIS, "tient"],
  ["du mois prochain", { ...MOIS, mois: "2026-12" }, "mois-a-venir"],
  ["déjà envoyé", { ...MOIS, envoyeLe: LE.instant }, "deja-envoye"],
  ["sur une mission qui n’est pas du poste", { ...MOIS, parts: { decision: 10 } }, "mission-hors-poste"],
  ["à moitié rempli", { ...MOIS, parts: { reseau: 10 } }, "tient"],
] as const)("GOUV-113 : un mois %s", (_cas, part, attendu) => {
  expect(codeDe(garderMois(POSTE, part, AUJOURDHUI))).toBe(attendu);
});

test.each([
  [99, "pas-cent"],
  [100, "tient"],
  [101, "pas-cent"],
] as const)("GOUV-114 : un mois dont les parts font %i", (total, attendu) => {
  expect(codeDe(envoyerMois(POSTE, { ...MOIS, parts: { reseau: total - 40, suivi: 40 } }, LE))).toBe(attendu);
});

test("GOUV-114 : son auteur seul lit un mois ; envoyé, tous", () => {
  expect([peutLireMois(MOIS, "nadege"), peutLireMois(MOIS, "autre")]).toEqual([true, false]);
  expect(peutLireMois({ ...MOIS, envoyeLe: LE.instant }, "autre")).toBe(true);
});

test("GOUV-115 : l’année vient des mois envoyés, ceux qui manquent sont nommés", () => {
  const envoye = (mois: string, reseau: number) => ({
    mois,
    parts: { reseau, suivi: 100 - reseau },
    envoyeLe: LE.instant,
  });
  const attendus = moisAttendus({ debut: "2026-08-15", fin: null }, 2026, AUJOURDHUI);
  expect(attendus).toEqual(["2026-08", "2026-09", "2026-10", "2026-11"]);
  const dites = [envoye("2026-08", 100), envoye("2026-09", 20), envoye("2026-09", 40), { ...MOIS, mois: "2026-10" }];
  const { parts, manquants, envoyes } = repartir(dites, attendus);
  expect([parts.reseau, parts.suivi, envoyes, manquants]).toEqual([
    65,
    35,
    ["2026-08", "2026-09"],
    ["2026-10", "2026-11"],
  ]);
  expect(repartir([], attendus).parts.reseau).toBe(0);
  expect(moisAttendus({ debut: "2024-01-01", fin: "2026-02-28" }, 2026, AUJOURDHUI)).toEqual(["2026-01", "2026-02"]);
});

test.each([
  ["l’année entière", [{ debut: "2025-01-01", fin: null }], "2025-12-31", 0.5],
  ["le premier semestre", [{ debut: "2025-01-01", fin: "2025-07-01" }], "2025-12-31", 0.25],
  ["jamais", [], "2025-12-31", 0],
] as const)("GOUV-116 : un mi-temps occupé %s", (_cas, affectations, fin, attendu) => {
  expect(etpTenu({ ...POSTE, debut: "2024-01-01" }, affectations, { debut: "2025-01-01", fin })).toBe(attendu);
});

test("GOUV-116 : un poste créé plus tard n’a rien tenu ; l’année en cours s’arrête aujourd’hui", () => {
  expect(etpTenu({ ...POSTE, debut: "2026-01-01" }, [], { debut: "2025-01-01", fin: "2025-12-31" })).toBe(0);
  expect(anneeDe(2026, AUJOURDHUI)).toEqual({ debut: "2026-01-01", fin: AUJOURDHUI });
  expect(anneeDe(2025, AUJOURDHUI).fin).toBe("2025-12-31");
  expect(partsDites({ reseau: 0, suivi: 3 })).toEqual({ suivi: 3 });
});
