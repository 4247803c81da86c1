import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import type { Point } from "./model.ts";
import {
  aProposer,
  deplacerPoint,
  inscrirePoint,
  minutesDe,
  montrees,
  ordreOuvert,
  propositionsDe,
  remettrePoint,
} from "./rules.ts";

const point = (id: string, dit: Partial<Point> = {}): Point => ({
  id,
  convention: "ctg",
  seance: null,
  rang: 0,
  titre: id,
  origine: "libre",
  lien: null,
  attendu: "information",
  expose: "",
  duree: null,
  notes: "",
  conclusion: "",
  version: 3,
  ...dit,
});

test.each([
  ["preparation", null],
  ["convoquee", null],
  ["tenue", null],
  ["approuvee", "ordre-du-jour-clos"],
  ["annulee", "ordre-du-jour-clos"],
] as const)("GOUV-40 : l’ordre du jour d’une réunion « %s » : %s", (etat, attendu) => {
  expect(ordreOuvert(etat)?.code ?? null).toBe(attendu);
});

const TROIS = [point("a"), point("b"), point("c")];
test.each([
  ["b", "haut", "bac"],
  ["b", "bas", "acb"],
  ["a", "haut", "abc"],
  ["c", "bas", "abc"],
  ["x", "haut", "abc"],
] as const)("GOUV-41 : « %s » vers le %s donne %s", (id, sens, attendu) => {
  expect(
    deplacerPoint(TROIS, id, sens)
      .map((un) => un.id)
      .join(""),
  ).toBe(attendu);
});

test("GOUV-42 : ce qui attend s’inscrit à la suite, une fois", () => {
  expect(inscrirePoint(point("a"), "r", [])).toMatchObject({ seance: "r", rang: 0 });
  expect(inscrirePoint(point("a"), "r", [point("b", { rang: 4 })])).toMatchObject({ rang: 5 });
  expect(inscrirePoint(point("a", { seance: "autre" }), "r", [])).toEqual(new Refus("deja-inscrit"));
});

test("GOUV-43 : ce qui attend ou est inscrit ne se propose pas de nouveau", () => {
  const propose = (lien: string | null, origine: Point["origine"] = "blocage") => ({
    convention: "ctg",
    titre: "t",
    origine,
    lien,
  });
  const connus = [point("a", { lien: "/f/1", origine: "blocage" }), point("b")];
  expect(aProposer([propose("/f/1"), propose("/f/2"), propose("/f/1", "retard"), propose(null)], connus)).toEqual([
    propose("/f/2"),
    propose("/f/1", "retard"),
    propose(null),
  ]);
});

test("GOUV-44 : un point sans conclusion attend de nouveau, neuf ; conclu, non", () => {
  const inscrit = point("a", { seance: "r", rang: 2, notes: "dit", expose: "pourquoi" });
  expect(remettrePoint(inscrit, "b")).toEqual(point("b", { titre: "a", expose: "pourquoi", version: 1 }));
  expect(remettrePoint({ ...inscrit, conclusion: "Adopté" }, "b")).toEqual(new Refus("deja-conclu"));
});

test("GOUV-45 : l’ordre du jour tient dans la réunion, ou dit de combien il dépasse", () => {
  const points = [{ duree: 60 }, { duree: null }, { duree: 60 }];
  expect(minutesDe(points, 120)).toEqual({ prises: 120, enTrop: 0 });
  expect(minutesDe(points, 119)).toEqual({ prises: 120, enTrop: 1 });
});

const fiche = (id: string, dit: { decision?: boolean; bloquee?: boolean; enRetard?: boolean }) => ({
  id,
  intitule: `Fiche ${id}`,
  decision: false,
  bloquee: false,
  enRetard: false,
  ...dit,
});

test("GOUV-46 : chaque fiche se propose une fois, pour ce qui presse le plus ; une campagne close se rend compte soixante jours", () => {
  const ici = {
    convention: "ctg",
    fiches: [
      fiche("sage", {}),
      fiche("tard", { enRetard: true }),
      fiche("bloquee", { bloquee: true, enRetard: true }),
      fiche("demande", { decision: true, bloquee: true }),
    ],
    campagnes: [
      { id: "vieille", titre: "V", cloture: "2026-09-21" },
      { id: "limite", titre: "L", cloture: "2026-09-22" },
      { id: "demain", titre: "D", cloture: "2026-11-22" },
    ],
    bilans: [{ id: "b", titre: "Bilan" }],
  } as const;
  expect(propositionsDe(ici, "2026-11-21").map(({ origine, lien }) => [origine, lien])).toEqual([
    ["bilan", "/conventions/ctg/bilans/b"],
    ["decision", "/conventions/ctg/plan/fiches/demande"],
    ["blocage", "/conventions/ctg/plan/fiches/bloquee"],
    ["retard", "/conventions/ctg/plan/fiches/tard"],
    ["campagne", "/conventions/ctg/suivi/campagnes/limite"],
  ]);
  const beaucoup = Array.from({ length: 26 }, (_, rang) => fiche(`f${rang}`, { enRetard: true }));
  const toutes = propositionsDe({ ...ici, fiches: beaucoup }, "2026-11-21");
  const bornees = montrees(aProposer(toutes, []));
  expect([bornees.length, bornees[0]?.origine]).toEqual([25, "bilan"]);
  const inscrites = bornees.map(({ lien, origine }, rang) => point(`p${rang}`, { lien, origine, seance: "r" }));
  expect(montrees(aProposer(toutes, inscrites)).map(({ origine }) => origine)).toEqual([
    "retard",
    "retard",
    "campagne",
  ]);
});
