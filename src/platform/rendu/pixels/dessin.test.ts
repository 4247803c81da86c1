import { inflateSync } from "node:zlib";
import { expect, test } from "vitest";
import { imageDe } from "./dessin.ts";

/** The colour of a pixel, from the only chunk of data that we write. */
function lirePixel(png: Buffer, x: number, y: number): string {
  const large = png.readUInt32BE(16);
  const donnees = png.indexOf("IDAT");
  const lignes = inflateSync(png.subarray(donnees + 4, donnees + 4 + png.readUInt32BE(donnees - 4)));
  const place = y * (large * 3 + 1) + 1 + x * 3;
  return lignes.subarray(place, place + 3).toString("hex");
}

const STYLE =
  "<style>.k1{fill:#1c6a5f}.zones path{stroke:none;fill-rule:evenodd}.symbole{fill:#ff0000;fill-opacity:.5}</style>";
const dessin = (corps: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="10 0 100 50">${STYLE}<defs><path d="M0 0H200V200H0Z" fill="#000"/></defs>${corps}</svg>`;

test("a path is filled with the colour of its class, its hole left as paper; what is kept aside draws nothing", () => {
  const png = imageDe(dessin('<g class="zones"><path class="k1" d="M20 10h80v30h-80zM50 20v10h20v-10z"/></g>'), 200);
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([200, 100]);
  expect([lirePixel(png, 30, 30), lirePixel(png, 100, 50), lirePixel(png, 5, 5)]).toEqual([
    "1c6a5f",
    "ffffff",
    "ffffff",
  ]);
});

test("a disc lets what is under it through, a line has its width, a curve is followed, a pattern is a ground", () => {
  const corps =
    '<rect x="10" y="0" width="50" height="50" fill="#0000ff"/><circle class="symbole" cx="30" cy="25" r="10"/>' +
    '<path d="M70 5L70 45" fill="none" stroke="#00ff00" stroke-width="4"/><path d="M80 40Q95 0 108 40Z" fill="url(#x)"/>' +
    '<text x="60" y="10">Mot</text>';
  const png = imageDe(dessin(corps), 100);
  expect(lirePixel(png, 20, 25)).toBe("7f007f");
  expect([lirePixel(png, 59, 25), lirePixel(png, 60, 25), lirePixel(png, 56, 25)]).toEqual([
    "00ff00",
    "00ff00",
    "ffffff",
  ]);
  expect([lirePixel(png, 84, 35), lirePixel(png, 84, 10)]).toEqual(["e4e4e0", "ffffff"]);
});

test("a path that is not one draws nothing", () => {
  expect(lirePixel(imageDe(dessin('<path d="abc 1 2 Z 4" fill="#000000"/>'), 50), 10, 10)).toBe("ffffff");
});
