import { describe, expect, test } from "vitest";
import { peutPasser } from "#commun/cycle.ts";
import { Refus } from "#commun/refus.ts";
import type { Demande } from "../../demande/model.ts";
import { CYCLE_OFFRE, ETATS_OFFRE, type Offre } from "./model.ts";
import {
  constaterSilence,
  entrerDes,
  estLeMemeEnfant,
  garderEnfants,
  limiteDe,
  pourLaSuite,
  quiAttendEncore,
  repondre,
  retirer,
} from "./rules.ts";

const PLACE = { enfant: 0, structure: "a", reserve: null, semaine: 1023, entree: 100 };
const OFFRE = {
  id: "o",
  numero: "1",
  places: [PLACE],
  etat: "proposee",
  envoyeeLe: "2027-04-02",
  limite: "2027-04-12",
  repondueLe: null,
  reponduePar: null,
  version: 1,
} as unknown as Offre;
const codeDe = (reponse: Offre | Refus<string>) => (reponse instanceof Refus ? reponse.code : reponse.etat);

test("GUI-290 : une place répondue ne se reprend pas ; acceptée, elle se rend encore", () => {
  for (const etat of ETATS_OFFRE) expect(peutPasser(CYCLE_OFFRE, etat, "acceptee")).toBe(etat === "proposee");
  for (const etat of ETATS_OFFRE)
    expect(peutPasser(CYCLE_OFFRE, etat, "retiree")).toBe(etat === "proposee" || etat === "acceptee");
});

test("GUI-291 : une famille a tant de jours, le dernier compte", () => {
  expect(limiteDe("2027-04-02", 10)).toBe("2027-04-12");
});

describe("répondre", () => {
  const dire = (par: "famille" | "agent", le: "2027-04-12" | "2027-04-13") =>
    codeDe(repondre(OFFRE, { etat: "acceptee", par, le, instant: "i" }));
  test("GUI-292 : la famille répond jusqu’au dernier jour ; après, seul un agent note une réponse tardive", () => {
    expect([dire("famille", "2027-04-12"), dire("famille", "2027-04-13"), dire("agent", "2027-04-13")]).toEqual([
      "acceptee",
      "trop-tard",
      "acceptee",
    ]);
  });
  test("GUI-292 : on répond une fois", () => {
    const refusee = { ...OFFRE, etat: "refusee" as const };
    expect(codeDe(repondre(refusee, { etat: "acceptee", par: "agent", le: "2027-04-03", instant: "i" }))).toBe(
      "deja-repondu",
    );
    expect(codeDe(retirer(refusee, "i"))).toBe("deja-repondu");
    expect(codeDe(retirer(OFFRE, "i"))).toBe("retiree");
  });
  test("GUI-293 : le silence se constate le lendemain du dernier jour, pas avant", () => {
    expect(codeDe(constaterSilence(OFFRE, "2027-04-12", "i"))).toBe("pas-encore");
    expect(constaterSilence(OFFRE, "2027-04-13", "i")).toMatchObject({ etat: "sansReponse", reponduePar: "delai" });
    expect(codeDe(constaterSilence({ ...OFFRE, etat: "acceptee" }, "2027-04-13", "i"))).toBe("deja-repondu");
  });
});

test("GUI-372 : le même enfant a la même naissance et le même prénom, accents ou non ; à naître, on ne le sait pas", () => {
  const enfant = { prenom: "Zoé", nom: "Roy", naissance: "2026-01-02", terme: null } as const;
  const dire = (autre: Partial<Demande["enfant"]>, id = "d2") =>
    estLeMemeEnfant({ id: "d1", enfant }, { id, enfant: { ...enfant, ...autre } });
  expect([dire({}), dire({ prenom: "zoe" })]).toEqual([true, true]);
  expect([dire({ prenom: "Tom" }), dire({ naissance: "2026-01-03" }), dire({}, "d1")]).toEqual([false, false, false]);
  const attendu = { prenom: null, nom: null, naissance: null, terme: "2027-03-01" } as const;
  expect(estLeMemeEnfant({ id: "d1", enfant: attendu }, { id: "d2", enfant: attendu })).toBe(false);
});

test("GUI-294 : une place tenue est occupée, un refus libère la place et n’est plus appelé", () => {
  const dossier = (id: string) => ({ id, enfants: [{ ne: 95, entree: 100, semaines: [1023], fin: 130 }] });
  const dossiers = ["1", "2", "3", "4"].map(dossier);
  const suite = pourLaSuite(dossiers, [
    { numero: "1", etat: "acceptee", places: [PLACE] },
    { numero: "2", etat: "proposee", places: [{ ...PLACE, reserve: "insertion" }] },
    { numero: "3", etat: "sansReponse", places: [PLACE] },
  ]);
  expect(suite.dossiers.map(({ id }) => id)).toEqual(["4"]);
  expect(suite.occupants.get("a")).toEqual([
    { ne: 95, depuis: 100, semaine: 1023, fin: 130 },
    { ne: 95, depuis: 100, semaine: 1023, fin: 130, reserve: "insertion" },
  ]);
});

test("GUI-294 : de frères et sœurs demandés à part, celui qui n’a rien eu est encore appelé, l’autre tient sa place", () => {
  const enfant = { ne: 95, entree: 100, semaines: [1023], fin: 130 };
  const offres = [{ numero: "1", etat: "acceptee" as const, places: [PLACE] }];
  const dire = (fratrie: "separement" | "ensemble", plus = enfant.semaines) =>
    pourLaSuite([{ id: "1", fratrie, enfants: [enfant, { ...enfant, semaines: plus }] }], offres);
  expect(dire("separement").dossiers.map(({ enfants }) => enfants.map(({ semaines }) => semaines))).toEqual([
    [[], [1023]],
  ]);
  expect(dire("separement").occupants.get("a")).toHaveLength(1);
  expect(dire("separement", []).dossiers).toEqual([]);
  expect(dire("ensemble").dossiers).toEqual([]);
});

test("GUI-295 : d’une offre à deux, qui s’en va ne rend que sa place, même si l’aîné n’y est pas", () => {
  const places = [
    { ...PLACE, enfant: 2 },
    { ...PLACE, enfant: 1, structure: "b" },
    { ...PLACE, enfant: 2, structure: "c" },
  ];
  const deux = { ...OFFRE, demandes: ["d1", "d2"], places };
  const restent = (...ids: string[]) => {
    const { demandes, places: siennes } = garderEnfants(deux, new Set(ids));
    return [demandes, siennes.map(({ structure }) => structure)];
  };
  expect(restent("d1")).toEqual([["d1"], ["b"]]);
  expect(restent("d2")).toEqual([["d2"], ["a", "c"]]);
  expect(restent("d1", "d2")).toEqual([
    ["d1", "d2"],
    ["a", "b", "c"],
  ]);
});

test("GUI-296 : d’une attribution à deux, l’enfant qui attend encore garde sa place ; personne n’attend, personne ne la reçoit", () => {
  const deux = { enfants: [0, 1], places: [PLACE, { ...PLACE, enfant: 1, structure: "b" }] };
  const dire = (...attendent: string[]) => quiAttendEncore(deux, ["d1", "d2"], new Set(attendent));
  expect(dire("d1", "d2")).toEqual(deux);
  expect(dire("d2")).toEqual({ enfants: [1], places: [{ ...PLACE, enfant: 1, structure: "b" }] });
  expect(dire("d3")).toBeNull();
});

test("GUI-297 : on entre ce mois-ci ou après ; qui accepte d’attendre un mois est encore appelé un mois plus tard, pas deux", () => {
  const dossier = { enfants: [{ ne: 95, entree: 100, tolerance: 1, semaines: [1023] }] };
  const dire = (mois: number) => entrerDes(dossier, mois)?.enfants.map(({ entree, tolerance }) => [entree, tolerance]);
  expect([dire(99), dire(100), dire(101), dire(102)]).toEqual([[[100, 1]], [[100, 1]], [[101, 0]], undefined]);
  const presse = { ne: 95, entree: 100, semaines: [1023] };
  const deux = { ...dossier, enfants: [presse, ...dossier.enfants] };
  expect(entrerDes(deux, 101)).toBeNull();
  const aPart = entrerDes({ ...deux, fratrie: "separement" as const }, 101);
  expect(aPart?.enfants.map(({ semaines }) => semaines)).toEqual([[], [1023]]);
});
