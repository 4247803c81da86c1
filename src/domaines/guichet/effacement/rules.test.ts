import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import { ETATS_DEMANDE } from "../demande/model.ts";
import type { Droit } from "./model.ts";
import { peutDemander, peutEffacer } from "./rules.ts";

test.each(ETATS_DEMANDE)("GUI-354 : une demande %s s’efface, sauf si une place est en jeu", (etat) => {
  const attendu = etat === "proposee" || etat === "acceptee" ? new Refus("place-en-jeu") : null;
  expect(peutEffacer([{ etat: "retiree" }, { etat }])).toEqual(attendu);
});

const droit: Droit = { id: "1", famille: "f", nature: "effacement", demandeLe: "", reponduLe: null, reponse: null };
test("GUI-355 : un droit se demande une fois, et encore une fois après la réponse", () => {
  expect(peutDemander([], "effacement")).toBeNull();
  expect(peutDemander([droit], "effacement")).toEqual(new Refus("deja"));
  expect(peutDemander([droit], "rectification")).toBeNull();
  expect(peutDemander([{ ...droit, reponduLe: "2026-11-21" }], "effacement")).toBeNull();
});
