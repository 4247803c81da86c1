import { expect, test } from "vitest";
import { eraseRules } from "./ocr-traits.ts";

const [large, haut] = [200, 90];

/** A white page on which some rectangles are dark: left, top, width, height. */
function page(...rectangles: [number, number, number, number][]) {
  const octets = Buffer.alloc((large + 1) * haut, 255);
  for (const [x, y, l, h] of rectangles)
    for (let ligne = y; ligne < y + h; ligne++)
      octets.fill(0, ligne * (large + 1) + 1 + x, ligne * (large + 1) + 1 + x + l);
  const points = { octets, debut: 1, pas: large + 1, large, haut };
  return { points, noirs: () => octets.filter((point) => point === 0).length };
}

test.each<[string, [number, number, number, number][], number]>([
  ["un filet couché", [[10, 20, 150, 2]], 0],
  ["un filet debout", [[10, 5, 2, 80]], 0],
  [
    "un tableau, dont restent les coins",
    [
      [10, 5, 150, 2],
      [10, 80, 150, 2],
      [10, 5, 2, 77],
      [158, 5, 2, 77],
    ],
    16,
  ],
  ["une lettre seule", [[10, 20, 4, 30]], 120],
  ["un aplat", [[10, 20, 150, 30]], 4500],
  [
    "une lettre posée sur un filet, dont rien ne manque",
    [
      [10, 50, 150, 2],
      [60, 22, 4, 30],
    ],
    120,
  ],
])("de %s, seuls les filets s’effacent", (_cas, rectangles, reste) => {
  const { points, noirs } = page(...rectangles);
  eraseRules(points);
  expect(noirs()).toBe(reste);
});
