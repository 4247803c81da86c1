import { expect, test } from "vitest";
import { instantDe } from "#commun/jour.ts";
import { refus } from "#commun/refus.ts";
import type { Demande, Relance } from "../model.ts";
import { nouvelleDemande } from "../rules.ts";
import { aConfirmerLe, canauxDe, clore, confirmationDe, confirmer, relancer } from "./rules.ts";

const demande: Demande = {
  ...nouvelleDemande({ id: "d", famille: "f", le: instantDe("2026-01-10T09:00:00Z") }),
  etat: "enAttente",
  confirmeeLe: "2026-01-10",
  attendDepuis: "2026-01-10",
};
const famille = { courriel: "a@b.fr", telephone: "0600000000", adresse: "" };
const courriel: Relance = { le: "2026-07-10", canal: "courriel" };
const telephone: Relance = { le: "2026-07-25", canal: "telephone" };
const le = (jour: `${number}-${number}-${number}`, relances: readonly Relance[] = []) =>
  confirmationDe({ ...demande, relances }, { famille, periode: 6, le: jour });

test.each([
  [6, "2026-07-10"],
  [3, "2026-04-10"],
  [0, null],
])("GUI-119 : tous les %i mois, la demande se confirme le %s", (periode, attendu) => {
  expect(aConfirmerLe(demande, periode)).toBe(attendu);
});

test("GUI-120 : le courriel d’abord, puis une autre façon", () => {
  expect(canauxDe({ courriel: "a@b.fr", telephone: "0600000000", adresse: "1 rue" })).toEqual([
    "courriel",
    "telephone",
    "courrier",
  ]);
  expect(canauxDe({ courriel: null, telephone: "", adresse: "1 rue" })).toEqual(["courrier"]);
});

test.each([
  ["la veille de l’échéance, rien", le("2026-07-09"), { genre: "aJour" }],
  ["à l’échéance, un courriel", le("2026-07-10"), { genre: "aRelancer", canal: "courriel" }],
  ["quatorze jours après, on attend", le("2026-07-24", [courriel]), { genre: "attendre", jusquAu: "2026-07-25" }],
  ["quinze jours après, un appel", le("2026-07-25", [courriel]), { genre: "aRelancer", canal: "telephone" }],
  [
    "deux courriels ne font pas deux canaux",
    le("2026-12-25", [courriel, { le: "2026-07-25", canal: "courriel" }]),
    { genre: "aRelancer", canal: "telephone" },
  ],
  [
    "vingt-neuf jours après le second, on attend",
    le("2026-08-23", [courriel, telephone]),
    { genre: "attendre", jusquAu: "2026-08-24" },
  ],
  ["trente jours après le second, elle peut se clore", le("2026-08-24", [courriel, telephone]), { genre: "aClore" }],
])("GUI-121 : %s", (_cas, obtenu, attendu) => expect(obtenu).toEqual(attendu));

test("GUI-121 : une famille qui n’a qu’un canal ne se clôt jamais d’elle-même", () => {
  const seule = { courriel: "a@b.fr", telephone: "", adresse: "" };
  const etat = confirmationDe({ ...demande, relances: [courriel] }, { famille: seule, periode: 6, le: "2028-01-01" });
  expect(etat).toEqual({ genre: "injoignable" });
});

test("GUI-122 : un rappel se note à son jour", () => {
  expect(relancer(demande, "courrier", "2026-07-12").relances).toEqual([{ le: "2026-07-12", canal: "courrier" }]);
});

test("GUI-123 : confirmer remet le délai à zéro", () => {
  expect(confirmer({ ...demande, relances: [courriel] }, "2026-07-12")).toEqual({
    ...demande,
    confirmeeLe: "2026-07-12",
  });
  expect(confirmer({ ...demande, etat: "retiree" }, "2026-07-12")).toEqual(refus("passage"));
});

test("GUI-124 : une demande se clôt le jour dit, pas la veille, et garde son ancienneté", () => {
  const rappelee = { ...demande, relances: [courriel, telephone] };
  expect(clore(rappelee, "2026-08-23")).toEqual(refus("trop-tot"));
  expect(clore(rappelee, "2026-08-24")).toMatchObject({ etat: "expiree", attendDepuis: "2026-01-10" });
  expect(clore({ ...demande, relances: [courriel] }, "2027-08-24")).toEqual(refus("trop-tot"));
  expect(clore({ ...rappelee, etat: "proposee" }, "2026-08-24")).toEqual(refus("passage"));
});
