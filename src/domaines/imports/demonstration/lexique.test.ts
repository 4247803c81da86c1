import { expect, test } from "vitest";
import { TYPES } from "#platform/files/lire.ts";
import { interpreter } from "../interpretation/rules.ts";
import { correspondre } from "../tableur/entete/rules.ts";
import { TITRES } from "../tableur/lecture/actions.ts";
import { DEJA_DIT, FICHIER, INTERROMPU, LIGNES, LU } from "./lexique.ts";

test.each([
  [FICHIER, LIGNES, LU],
  [DEJA_DIT.fichier, DEJA_DIT.lignes, { plan: DEJA_DIT.plan, aRevoir: [] }],
])(
  "ce que la démonstration dit avoir compris de « %s » est ce que la lecture en comprend",
  (fichier, textes, attendu) => {
    const lignes = textes.map((texte) => ({ texte, page: null, niveau: null, gras: false }));
    const brut = { fichier, type: TYPES.docx, sha256: "", lignes, tableaux: [], pagesReconnues: [] };
    const { plan, aRevoir } = interpreter(brut, { commune: () => null, epci: () => null, membres: () => [] });
    expect({ plan, aRevoir }).toEqual(attendu);
  },
);

test("les colonnes du tableur interrompu sont celles que ses titres font deviner", () => {
  expect(correspondre(INTERROMPU.rangees[0] ?? [], TITRES)).toEqual(INTERROMPU.colonnes);
});
