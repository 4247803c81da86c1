import { expect, test } from "vitest";
import { getDocumentProxy } from "unpdf";
import type { Imprime } from "#commun/document.ts";
import { Refus } from "#commun/refus.ts";
import { pngUni } from "../../../tests/imprimes.ts";
import { lirePdf } from "../../../tests/pdf.ts";
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

async function pagesOf(blocs: Imprime["blocs"]): Promise<string[]> {
  const octets = await renderDocument({ ...IMPRIME, blocs }, "pdf");
  if (octets instanceof Refus) throw new Error(octets.code);
  const pdf = await getDocumentProxy(octets);
  const page = async (_: unknown, rang: number) => {
    const { items } = await (await pdf.getPage(rang + 1)).getTextContent();
    return items.map((item) => ("str" in item ? item.str : "")).join(" ");
  };
  return Promise.all(Array.from({ length: pdf.numPages }, page));
}

const textOf = async (blocs: Imprime["blocs"]): Promise<string> => (await pagesOf(blocs)).join(" ");

test.each(['#read("/etc/passwd")', "$x^2$ *gras* _penché_ @renvoi <label>", "= titre // rien /* rien */ \\ `code`"])(
  "ce que quelqu’un a tapé s’imprime tel quel : %s",
  async (texte) => expect(await textOf([{ genre: "paragraphe", texte }])).toContain(texte),
);

test("un logo abîmé ne prive personne du document, qui dit qu’il manque ; seul, il se refuse", async () => {
  const [bon, coupe] = [pngUni(50, 50, [1, 2, 3]), pngUni(60, 60, [1, 2, 3]).subarray(0, 60)];
  const logos = [
    { alt: "Caf du Cantal", type: "png", octets: new Uint8Array(coupe) },
    { alt: "Les Monts", type: "png", octets: new Uint8Array(bon) },
  ] as const;
  const octets = await renderDocument(
    { ...IMPRIME, logos, blocs: [{ genre: "paragraphe", texte: "La suite." }] },
    "pdf",
  );
  if (octets instanceof Refus) throw new Error(octets.code);
  const { texte, roles } = await lirePdf(octets);
  expect(texte).toMatch(/logo « Caf du Cantal » est abîmé.*La suite/su);
  expect(roles.filter((role) => role === "Figure")).toHaveLength(1);
  await expect(renderDocument({ ...IMPRIME, logos: logos.slice(0, 1) }, "pdf")).rejects.toThrow("Typst");
});

test("un signe qu’aucune police ne dessine laisse un carré, et le document se fait", async () => {
  expect(await textOf([{ genre: "paragraphe", texte: "avant \u{F8F1}漢\u{13000} après" }])).toMatch(
    /avant .*□.* après/,
  );
});

test("deux signes joints qu’aucune police ne dessine ne défont pas les guillemets droits ni les lignes du document", async () => {
  const texte = 'Elle a dit "oui" \u{1F469}\u{200D}\u{1F467}\nUn chemin : C:\\caf';
  expect((await textOf([{ genre: "paragraphe", texte }])).replace(/\s+/g, " ")).toMatch(
    /Elle a dit "oui" □{2} Un chemin : C:\\caf/,
  );
});

test("un document demandé puis annulé n’est pas rendu, le suivant l’est", async () => {
  const annule = await renderDocument(IMPRIME, "pdf", AbortSignal.abort());
  expect(annule).toEqual(new Refus("annule"));
  expect(await renderDocument(IMPRIME, "pdf")).toBeInstanceOf(Uint8Array);
});

const LONGS = "développement intercommunalité accompagnement établissement ".repeat(12);
const entiers = (texte: string) => texte.match(/établissement/g)?.length ?? 0;

test("un mot de treize lettres se coupe dans une colonne étroite, jamais au fil du texte", async () => {
  const tableau = (colonnes: readonly string[]) => ({
    genre: "tableau" as const,
    legende: "Essai",
    colonnes: colonnes.map((titre) => ({ titre })),
    rangees: [colonnes.map(() => LONGS)],
  });
  expect(entiers(await textOf([{ genre: "paragraphe", texte: LONGS }, tableau(["Un", "Deux"])]))).toBe(36);
  expect(entiers(await textOf([tableau(["Un", "Deux", "Trois", "Quatre", "Cinq", "Six"])]))).toBeLessThan(72);
});

test("une adresse ne prend jamais de trait d’union au bout de la ligne : recopiée, elle en serait une autre", async () => {
  const adresses = ["administration@ville.fr", "intercommunalite.fr", "ville.fr/environnemental"];
  const texte = `${adresses.join(" ou ")} ou `.repeat(30);
  const dit = await textOf([{ genre: "paragraphe", texte }]);
  expect(adresses.map((adresse) => dit.split(adresse).length - 1)).toEqual([30, 30, 30]);
});

test("une rangée que le pied de la page couperait passe entière à la page suivante", async () => {
  const rangees = Array.from({ length: 20 }, (_, rang) => [`D${rang}. ${"mot ".repeat(150)} F${rang}.`, `C${rang}.`]);
  const pages = await pagesOf([
    { genre: "tableau", legende: "Long", colonnes: [{ titre: "Texte" }, { titre: "Court" }], rangees },
  ]);
  const places = rangees.map((_, rang) =>
    ["D", "F", "C"].map((quoi) => pages.findIndex((page) => page.includes(`${quoi}${rang}.`))),
  );
  expect(pages.length).toBeGreaterThan(2);
  expect(places).toEqual(places.map(([debut]) => [debut, debut, debut]));
});
