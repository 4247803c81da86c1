import { expect, test } from "vitest";
import { confronter } from "./confronter.ts";
import { COMMUNS } from "./genres.ts";

test.each(Object.entries(COMMUNS))(
  "GUI-16 : avec un seul classement et %s, l’attribution est la seule incontestable",
  (_cas, genre) => {
    const nombre = genre.dur ? 120 : 640;
    const tous = { instances: nombre, uniques: nombre, memes: nombre, trouvees: nombre, justes: nombre };
    expect(confronter(genre, nombre)).toEqual({
      ...tous,
      auditsJustes: nombre,
      niveau0: nombre,
      plusieurs: 0,
      aucune: 0,
    });
  },
);
