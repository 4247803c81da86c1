import { expect, test } from "vitest";
import { instantDe, plusMinutes } from "#commun/jour.ts";
import { DUREE_ENVOYEE } from "./model.ts";
import { estEntree, prolongee } from "./rules.ts";

const LE = instantDe("2026-11-21T09:00:00Z");
const session = {
  duree: DUREE_ENVOYEE,
  jusquA: plusMinutes(LE, DUREE_ENVOYEE).toISOString(),
  expireLe: "2026-12-21T09:00:00.000Z",
};

test.each([
  ["une minute avant deux heures", plusMinutes(LE, 119), true],
  ["à deux heures", plusMinutes(LE, 120), false],
  ["à son terme, même d’un geste tout frais", instantDe("2026-12-21T09:00:00Z"), false],
])("ACC-54 : une famille %s", (_cas, maintenant, attendu) => {
  expect(estEntree(session, maintenant)).toBe(attendu);
  const fraiche = { ...session, jusquA: plusMinutes(maintenant, 60).toISOString() };
  expect(estEntree(fraiche, maintenant)).toBe(maintenant.toISOString() < session.expireLe);
});

test("un geste prolonge l’entrée, au plus une fois la minute", () => {
  expect(prolongee(session, plusMinutes(LE, 0.5))).toBeNull();
  expect(prolongee(session, plusMinutes(LE, 1))).toBe("2026-11-21T11:01:00.000Z");
});
