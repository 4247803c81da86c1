import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import { CYCLE_TACHE, ETATS_TACHE, type EtatTache, type Tache } from "../model.ts";
import { passer, relire } from "./rules.ts";

const tache: Tache = {
  espace: "e",
  id: "t",
  regle: "naissances",
  territoire: "epci-1",
  objet: "",
  millesime: 2024,
  constat: { phrase: "", statistique: null },
  etat: "ouverte",
  motif: "",
  concerne: [],
  ouverteLe: "2026-11-21",
  closeLe: null,
  closePar: null,
  version: 1,
};
const geste = (vers: EtatTache, motif = "Vu avec le relais") => ({
  vers,
  motif,
  le: "2026-11-22" as const,
  par: "claire",
});

test("OBS-34 : une tâche ouverte se traite ou s’écarte, et se rouvre ; rien d’autre", () => {
  const passages = ETATS_TACHE.flatMap((de) => CYCLE_TACHE[de].map((vers) => `${de} ${vers}`));
  expect(passages).toEqual(["ouverte traitee", "ouverte ecartee", "traitee ouverte", "ecartee ouverte"]);
});

test("OBS-35 : close avec son motif, par qui et quand ; rouverte, tout s’efface", () => {
  expect(passer(tache, geste("ecartee"))).toEqual({
    etat: "ecartee",
    motif: "Vu avec le relais",
    closeLe: "2026-11-22",
    closePar: "claire",
  });
  expect(passer({ ...tache, etat: "ecartee" }, geste("ouverte"))).toEqual({
    etat: "ouverte",
    motif: "",
    closeLe: null,
    closePar: null,
  });
});

test.each([
  ["sans motif", tache, geste("traitee", ""), "sans-motif"],
  ["déjà traitée", { ...tache, etat: "traitee" as const }, geste("ecartee"), "deja-close"],
  ["déjà ouverte", tache, geste("ouverte"), "deja-ouverte"],
])("OBS-35 : %s, elle ne change pas", (_cas, une, un, code) => expect(passer(une, un)).toEqual(new Refus(code)));

const vue = { ...tache, constat: { phrase: "49 naissances, 55 avant.", statistique: null } };
const dite = (phrase: string) => ({ ...vue, constat: { phrase, statistique: null } });
test.each([
  ["la règle le voit toujours", vue, [dite("49 naissances, 55 avant.")], null],
  ["un chiffre a bougé", vue, [dite("40 naissances, 55 avant.")], "Aujourd’hui : 40 naissances, 55 avant."],
  [
    "la règle ne le voit plus",
    vue,
    [{ ...dite("x"), millesime: 2025 }],
    "Aujourd’hui, la règle ne le voit plus : un chiffre, un seuil ou une date a changé depuis.",
  ],
  ["close, elle reste comme elle fut", { ...vue, etat: "traitee" as const }, [], null],
])("OBS-141 : %s", (_cas, une, alertes, attendu) => expect(relire(une, alertes)).toBe(attendu));
