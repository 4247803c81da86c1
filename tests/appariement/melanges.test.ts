import { expect, test } from "vitest";
import { confronter } from "./confronter.ts";
import { MELANGES } from "./genres.ts";

test.each(Object.entries(MELANGES))(
  "GUI-23 : avec %s, une attribution incontestable est trouvée dès qu’il en existe une",
  (_cas, genre) => {
    const bilan = confronter(genre, 560);
    expect(bilan.trouvees).toBe(bilan.uniques + bilan.plusieurs);
    expect(bilan.memes).toBe(bilan.uniques);
    expect(bilan).toMatchObject({ instances: 560, justes: 560, auditsJustes: 560 });
  },
);
