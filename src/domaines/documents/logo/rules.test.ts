import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import { pngUni } from "../../../../tests/imprimes.ts";
import { COTE_MAX, COTE_MIN, LOGO_MAX } from "./model.ts";
import { typeLogo, verifierLogo } from "./rules.ts";

const PNG = pngUni(50, 50, [1, 2, 3]);

test.each<[string, Uint8Array, unknown]>([
  ["un PNG", PNG, "png"],
  ["un JPEG", new Uint8Array([0xff, 0xd8, 0xff, 0xe0]), "jpeg"],
  ["un SVG", new TextEncoder().encode("<svg xmlns='x'><script/></svg>"), new Refus("format")],
  ["une page", new TextEncoder().encode("<!doctype html>"), new Refus("format")],
  ["rien", new Uint8Array(), new Refus("sans-image")],
  ["trop", new Uint8Array(LOGO_MAX + 1), new Refus("trop-lourd")],
])("DOC-5 : d'après son contenu, %s est un logo ou ne l'est pas", (_cas, octets, attendu) => {
  expect(typeLogo(octets)).toEqual(attendu);
});

test.each([
  [COTE_MIN, "Logo", null],
  [COTE_MAX, "Logo", null],
  [COTE_MIN - 1, "Logo", "dimensions"],
  [COTE_MAX + 1, "Logo", "dimensions"],
  [COTE_MIN, "  ", "sans-alternative"],
] as const)("DOC-6 : un logo de %i points dit « %s » : %s", (cote, alt, code) => {
  expect(verifierLogo({ largeur: cote, hauteur: COTE_MIN }, alt)).toEqual(code && new Refus(code));
});

test("DOC-6 : une image qui ne dit pas sa taille n'est pas un logo", () => {
  expect(verifierLogo(null, "Logo")).toEqual(new Refus("dimensions"));
});
