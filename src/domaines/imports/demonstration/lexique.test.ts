import { expect, test } from "vitest";
import { TYPES } from "#platform/files/lire.ts";
import { interpreter } from "../interpretation/rules.ts";
import { FICHIER, LIGNES, LU } from "./lexique.ts";

test("ce que la démonstration dit avoir compris de son fichier est ce que la lecture en comprend", () => {
  const lignes = LIGNES.map((texte) => ({ texte, page: null, niveau: null, gras: false }));
  const brut = { fichier: FICHIER, type: TYPES.docx, sha256: "", lignes, tableaux: [], pagesReconnues: [] };
  const { plan, aRevoir } = interpreter(brut, { commune: () => null, epci: () => null, membres: () => [] });
  expect({ plan, aRevoir }).toEqual(LU);
});
