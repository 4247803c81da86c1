import { expect, test } from "vitest";
import type { Situation } from "../model.ts";
import { classer, peindre } from "./rules.ts";

const commune = (etat: Situation["etat"], obligatoire: boolean | null) => ({
  code: "15014",
  nom: "Bourg",
  situations: [{ competence: "planifier", etat, obligatoire } as Situation],
});

test.each([
  ["exercee", true, "exercee"],
  ["facultative", false, "facultative"],
  ["transferee", false, "transferee"],
  ["personne", false, "personne"],
  ["personne", null, "inconnue"],
  ["horsRegime", null, "inconnue"],
] as const)("SPPE-12 : « %s » (obligatoire : %o) se peint « %s »", (etat, obligatoire, attendue) => {
  expect(classer([commune(etat, obligatoire)], "planifier")[0]?.classe).toBe(attendue);
});

test("SPPE-12 : une commune dont rien n’est dit de cette compétence est inconnue ; une lacune s’écrit sur la carte", () => {
  expect(classer([commune("exercee", true)], "recenser")[0]?.classe).toBe("inconnue");
  const formes = [{ code: "15014", d: "M0 0", x: 3, y: 4, aire: 1 }];
  const lacune = peindre({ formes }, classer([commune("personne", false)], "planifier"));
  expect(lacune.etiquettes).toEqual([{ code: "15014", x: 3, y: 4, texte: "Bourg", majeure: true }]);
  expect(lacune.zones[0]?.titre).toBe("Bourg : personne ne l’exerce");
  expect(peindre({ formes }, classer([commune("exercee", true)], "planifier")).etiquettes).toEqual([]);
});
