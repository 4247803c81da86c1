import { expect, test } from "vitest";
import type { Bloc, Imprime } from "#commun/document.ts";
import { compose } from "#platform/rendu/composition.ts";
import { renderDocx } from "#platform/rendu/docx.ts";
import { fillModel } from "#platform/rendu/modele-word.ts";
import { partDe, texteDocx } from "../../../../tests/textes.ts";
import { valeursImprime } from "./document.ts";

const imprime = (blocs: readonly Bloc[]): Imprime => ({
  titre: "Bilan",
  auteur: "",
  date: "2026-11-22",
  perimetre: "",
  sources: [],
  logos: [],
  blocs,
});
const BILAN = imprime([
  { genre: "titre", niveau: 1, texte: "Les états" },
  { genre: "tableau", legende: "Par branche", colonnes: [{ titre: "Branche" }], rangees: [["Accueillir"]] },
  { genre: "titre", niveau: 2, texte: "À retenir" },
  { genre: "liste", elements: ["Un", "Deux"] },
  { genre: "titre", niveau: 1, texte: "Les leçons" },
]);

test("dans un modèle de bilan, une section entre avec ses titres, ses listes et ses tableaux ; une section vide est vide", async () => {
  const lignes = ["{#sections}", "{titre}", "{texte}", "{^texte}Rien encore{/texte}", "{/sections}"];
  const modele = await renderDocx(compose(imprime(lignes.map((texte) => ({ genre: "paragraphe", texte })))));
  const rempli = fillModel(modele, valeursImprime(BILAN));
  if (!(rempli instanceof Uint8Array)) throw new Error("le modèle ne se remplit pas");
  expect(
    partDe(rempli, /^word\/document\.xml$/)
      .join("")
      .match(/<w:tbl>/g),
  ).toHaveLength(1);
  expect(texteDocx(rempli)).toMatch(
    /Les états.*Par branche.*Accueillir.*À retenir.*Un.*Deux.*Les leçons.*Rien encore/su,
  );
});
