import { expect, test } from "vitest";
import { classeSelon, kmInterne, lireSituation } from "./rules.ts";

test.each([
  [null, "rurale"],
  [3499, "rurale"],
  [3500, "periurbaine"],
  [49_999, "periurbaine"],
  [50_000, "dense"],
])("OBS-77 : %s habitants, commune %s", (habitants, classe) => expect(classeSelon(habitants)).toBe(classe));

test("OBS-78 : seize kilomètres carrés font deux kilomètres de trajet", () => expect(kmInterne(1600)).toBe(2));

test.each([
  ["Aurillac;44,93;2,44", { nom: "Aurillac", lat: 44.93, lon: 2.44, classe: null, hectares: null }],
  ["15014\t44.93\t-2.44\tDense\t2876", { nom: "15014", lat: 44.93, lon: -2.44, classe: "dense", hectares: 2876 }],
  [";44;2", "ne nomme pas de commune"],
  ["Aurillac;86;2", "ne dit pas une latitude et une longitude en degrés"],
  ["Aurillac;44", "ne dit pas une latitude et une longitude en degrés"],
  ["Aurillac;44;2;ville", "ne dit pas « rurale », « periurbaine » ou « dense »"],
  ["Aurillac;44;2;;0", "ne dit pas une surface en hectares"],
])("OBS-79 : « %s »", (ligne, attendu) => expect(lireSituation(ligne)).toEqual(attendu));
