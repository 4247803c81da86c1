import { expect, test } from "vitest";
import type { Brut } from "#platform/files/model.ts";
import { lireFlux } from "../flux/rules.ts";
import { lireParagraphes } from "../elements/rules.ts";
import { seLitParLignes } from "./rules.ts";

const brutDe = (textes: string[], suite?: boolean): Brut => ({
  fichier: "plan.docx",
  type: suite === undefined ? "application/vnd.oasis.opendocument.text" : "application/pdf",
  sha256: "",
  lignes: textes.map((texte) => ({
    texte,
    page: null,
    niveau: null,
    gras: false,
    ...(suite === undefined ? {} : { suite }),
  })),
  tableaux: [],
  pagesReconnues: [],
});
const coupees = (nombre: number) =>
  Array.from({ length: nombre }, (_, rang) => [
    `La commune numéro ${rang} ouvre un lieu pour toutes`,
    "les familles du plateau et de la vallée.",
    "",
  ]).flat();
const entieres = (nombre: number) =>
  Array.from({ length: nombre }, (_, rang) => `La commune numéro ${rang} ouvre un lieu pour toutes les familles.`);

test("IMP-145 : des paragraphes qui reprennent la phrase du précédent sont les lignes d’un texte, en OpenDocument comme en PDF", () => {
  expect(seLitParLignes(brutDe(coupees(20)))).toBe(true);
  expect(seLitParLignes(brutDe(coupees(20), false))).toBe(true);
  expect(seLitParLignes(brutDe(coupees(19)))).toBe(false);
});

test("IMP-145 : de vrais paragraphes, ou de longs, restent des paragraphes", () => {
  expect(seLitParLignes(brutDe(entieres(60)))).toBe(false);
  const longs = Array.from({ length: 3 }, () => "Un long paragraphe de la convention ".repeat(5));
  expect(seLitParLignes(brutDe([...coupees(20), ...longs]))).toBe(false);
  expect(seLitParLignes(brutDe([...coupees(20), ...entieres(240)]))).toBe(false);
});

test("IMP-145 : ses lignes se recollent, et une ligne vide y sépare deux paragraphes", () => {
  const flux = lireFlux(brutDe(coupees(20)));
  const lus = lireParagraphes(flux.jetons, flux);
  expect(lus).toHaveLength(20);
  expect(lus[0]).toMatchObject({ lignes: [1, 2] });
  expect(flux.jetons.map(({ vide }) => vide).slice(0, 4)).toEqual([0, 0, 1, 0]);
});
