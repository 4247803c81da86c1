import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import { lirePopulation } from "./rules.ts";

test.each([
  ["Mende ; 12 316 ; 13 254", { nom: "Mende", municipale: 12_316, totale: 13_254 }],
  ["Mende\t12316\t12316", { nom: "Mende", municipale: 12_316, totale: 12_316 }],
  ["Mende ; 12316", { nom: "Mende", municipale: 12_316, totale: null }],
  ["Mende ; — ; 13254", { nom: "Mende", municipale: null, totale: 13_254 }],
  ["Mende", new Refus("ligne-illisible")],
  ["Mende ; beaucoup", new Refus("ligne-illisible")],
  ["; 12", new Refus("ligne-illisible")],
  ["Mende ; 13 254 ; 13 253", new Refus("totale-trop-petite")],
])("TER-10 : « %s »", (ligne, attendu) => expect(lirePopulation(ligne)).toEqual(attendu));
