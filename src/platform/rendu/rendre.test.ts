import { expect, test } from "vitest";
import { getDocumentProxy } from "unpdf";
import type { Imprime } from "#commun/document.ts";
import { Refus } from "#commun/refus.ts";
import { renderDocument } from "./rendre.ts";

const IMPRIME: Imprime = {
  titre: "Le plan : essai",
  auteur: "Les Monts",
  date: "2026-11-21",
  perimetre: "Les Monts",
  sources: [],
  logos: [],
  blocs: [],
};

async function textOf(blocs: Imprime["blocs"]): Promise<string> {
  const octets = await renderDocument({ ...IMPRIME, blocs }, "pdf");
  if (octets instanceof Refus) throw new Error(octets.code);
  const pdf = await getDocumentProxy(octets);
  const { items } = await (await pdf.getPage(1)).getTextContent();
  return items.map((item) => ("str" in item ? item.str : "")).join(" ");
}

test.each(['#read("/etc/passwd")', "$x^2$ *gras* _penché_ @renvoi <label>", "= titre // rien /* rien */ \\ `code`"])(
  "ce que quelqu’un a tapé s’imprime tel quel : %s",
  async (texte) => expect(await textOf([{ genre: "paragraphe", texte }])).toContain(texte),
);

test("un signe qu’aucune police ne dessine laisse un carré, et le document se fait", async () => {
  expect(await textOf([{ genre: "paragraphe", texte: "avant \u{F8F1}漢\u{13000} après" }])).toMatch(
    /avant .*□.* après/,
  );
});

test("un document demandé puis annulé n’est pas rendu, le suivant l’est", async () => {
  const annule = await renderDocument(IMPRIME, "pdf", AbortSignal.abort());
  expect(annule).toEqual(new Refus("annule"));
  expect(await renderDocument(IMPRIME, "pdf")).toBeInstanceOf(Uint8Array);
});
