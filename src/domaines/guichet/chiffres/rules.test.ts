import { describe, expect, test } from "vitest";
import { instantDe } from "#commun/jour.ts";
import type { Demande } from "../demande/model.ts";
import { nouvelleDemande } from "../demande/rules.ts";
import {
  ageDe,
  besoinsParZone,
  compterFamilles,
  compterPartielles,
  issueDe,
  medianeDe,
  repartirPar,
  seCompte,
  separer,
} from "./rules.ts";

let rang = 0;
const demande = (plus: Partial<Demande> = {}): Demande => ({
  ...nouvelleDemande({ id: `d${++rang}`, famille: `f${rang}`, le: instantDe("2026-01-05T09:00:00Z") }),
  etat: "enAttente",
  deposeeLe: "2026-02-01",
  commune: "15014",
  entree: "2026-09",
  ...plus,
});

test.each([
  ["déposée le 1er janvier", { deposeeLe: "2026-01-01" }, true],
  ["déposée le 31 décembre d’avant", { deposeeLe: "2025-12-31" }, false],
  ["déposée ce jour-là", { deposeeLe: "2026-11-22" }, true],
  ["déposée le lendemain", { deposeeLe: "2026-11-23" }, false],
  ["jamais déposée", { deposeeLe: null }, false],
  ["en brouillon", { etat: "brouillon" }, false],
  ["retirée pour doublon", { etat: "retiree", faits: { motif: "doublon" } }, false],
  ["retirée par la famille", { etat: "retiree", faits: {} }, true],
] as const)("GUI-240 : une demande %s", (_cas, plus, attendu) =>
  expect(seCompte(demande(plus), { annee: 2026, au: "2026-11-22" })).toBe(attendu),
);

test.each([
  ["acceptee", {}, "avec"],
  ["pourvue", {}, "avec"],
  ["enAttente", {}, "sans"],
  ["proposee", {}, "sans"],
  ["refusee", {}, "sans"],
  ["expiree", {}, "sans"],
  ["retiree", {}, "retiree"],
  ["archivee", {}, "avec"],
  ["archivee", { expireeLe: "2026-05-01" }, "sans"],
  ["archivee", { retireeLe: "2026-05-01" }, "retiree"],
] as const)("GUI-241 : %s, %j : %s", (etat, faits, attendu) => expect(issueDe(demande({ etat, faits }))).toBe(attendu));

test("GUI-242 : une famille a une solution quand chacun de ses enfants en a une", () => {
  const famille = (nom: string, ...etats: Demande["etat"][]) => etats.map((etat) => demande({ famille: nom, etat }));
  const toutes = [
    ...famille("a", "acceptee", "pourvue"),
    ...famille("b", "acceptee", "enAttente"),
    ...famille("c", "acceptee", "retiree"),
    ...famille("d", "retiree"),
  ];
  expect(compterFamilles(toutes)).toEqual({ avec: 2, sans: 1 });
});

test.each([
  ["2025-10-01", "moins12"],
  ["2025-09-30", "de12a24"],
  ["2024-10-01", "de12a24"],
  ["2024-09-01", "plus24"],
  ["2026-12-01", "moins12"],
] as const)("GUI-243 : né le %s, entré en septembre 2026 : %s", (naissance, attendu) =>
  expect(ageDe(demande({ enfant: { prenom: null, nom: null, naissance, terme: null } }))).toBe(attendu),
);

describe("compter", () => {
  const toutes = [
    demande({ etat: "acceptee", modes: ["collectif"] }),
    demande({ modes: ["individuel"], commune: "15001" }),
    demande({ modes: ["collectif", "individuel"] }),
  ];
  test("par commune, par mode, ligne par ligne", () => {
    expect(repartirPar("commune", toutes)).toMatchObject({
      cles: ["15001", "15014"],
      cellules: [
        [0, 1, 0],
        [1, 1, 0],
      ],
      lignes: [1, 2],
    });
    expect(repartirPar("mode", toutes).cles).toEqual(["collectif", "individuel", "lesDeux"]);
  });
  test("une zone compte le besoin de ses communes, fût-ce celui d’une autre zone aussi", () => {
    const zones = [
      { id: "a", nom: "A", communes: ["15001", "15014"] },
      { id: "b", nom: "B", communes: ["15014"] },
    ];
    expect(besoinsParZone(zones, toutes).map(({ sans }) => sans)).toEqual([2, 1]);
  });
  test("GUI-388 : un quartier compte les familles qui s’en disent, dans sa commune ; un département sans commune ne se compte pas", () => {
    const quartier = { id: "q", nom: "Les Terrasses", communes: ["15014"], quartier: true };
    const zones = [quartier, { id: "d", nom: "Cantal", communes: [] }];
    const compter = (dit: string | null) =>
      besoinsParZone(
        zones,
        toutes.map((une) => ({ ...une, quartier: dit })),
      );
    expect(compter(null)).toEqual([{ zone: "q", nom: "Les Terrasses", sans: 0 }]);
    expect(compter("Les Terrasses")).toEqual([{ zone: "q", nom: "Les Terrasses", sans: 1 }]);
  });
});

test("GUI-369 : l’occasionnel seul et les changements se comptent à part ; qui veut de l’occasionnel en plus compte avec les autres", () => {
  const [seul, aussi] = [demande({ occasionnel: true, occasionnelSeul: true }), demande({ occasionnel: true })];
  expect(separer([seul, aussi, demande({ actuelle: "a" })])).toEqual({
    demandes: [aussi],
    occasionnelles: 1,
    changements: 1,
  });
});

test.each([
  [[], null],
  [["2026-01-31"], 30],
  [["2026-01-31", "2026-01-11"], 10],
  [["2026-01-31", "2026-01-11", "2026-01-21"], 20],
] as const)("GUI-244 : des attentes finies le %j ont %s jours pour médiane", (fins, attendu) =>
  expect(medianeDe(fins.map((a) => ({ de: "2026-01-01", a }))).mediane).toBe(attendu),
);

test("GUI-249 : une place qui n’a pas toutes les demi-journées demandées sert la demande en partie", () => {
  const lundi = 0b11;
  const demandes = [
    demande({ id: "entiere", etat: "acceptee", semaine: lundi }),
    demande({ id: "partielle", etat: "acceptee", semaine: 1023 }),
    demande({ id: "mixte", etat: "acceptee", semaine: 0b1111 }),
    demande({ id: "refusee", semaine: 1023 }),
    demande({ id: "ailleurs", commune: "15001", etat: "pourvue", semaine: 1023 }),
  ];
  const place = (enfant: number, semaine: number) => ({ enfant, structure: "s", reserve: null, semaine, entree: 0 });
  const offres = [
    { etat: "acceptee" as const, demandes: ["entiere", "partielle"], places: [place(1, lundi), place(0, lundi)] },
    { etat: "acceptee" as const, demandes: ["mixte"], places: [place(0, lundi), place(0, 0b1100)] },
    { etat: "refusee" as const, demandes: ["refusee"], places: [place(0, lundi)] },
  ];
  expect(compterPartielles(demandes, offres)).toEqual([
    { commune: "15001", nombre: 0 },
    { commune: "15014", nombre: 1 },
  ]);
});
