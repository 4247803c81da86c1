import { expect, test } from "vitest";
import { confronter } from "./confronter.ts";
import { DURS } from "./genres.ts";

test.each(Object.entries(DURS))("GUI-27 : tous veulent tout, %s : trouvée dès qu’il en existe une", (_cas, genre) => {
  const nombre = genre.familles > 6 ? 20 : 70;
  const bilan = confronter(genre, nombre);
  expect(bilan.trouvees).toBe(bilan.uniques + bilan.plusieurs);
  expect(bilan).toMatchObject({ instances: nombre, justes: nombre, auditsJustes: nombre });
});
