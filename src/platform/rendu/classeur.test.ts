import { readOds } from "hucre/ods";
import { readXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { type FormatDocument, type Imprime } from "#commun/document.ts";
import { Refus } from "#commun/refus.ts";
import { IMPRIME } from "../../../tests/imprimes.ts";
import { partDe } from "../../../tests/textes.ts";
import { feuillesDe } from "./classeur.ts";
import { renderDocument } from "./rendre.ts";

const SUIVI: Imprime = {
  ...IMPRIME,
  blocs: [
    {
      genre: "tableau",
      legende: "Suivi : fiches",
      nommees: true,
      colonnes: [
        { titre: "Fiche" },
        { titre: "État", choix: ["En cours", "Réalisée"] },
        { titre: "Fin", type: "jour" },
        { titre: "Montant", type: "montant" },
        { titre: "Part", type: "part" },
      ],
      rangees: [
        { groupe: "Axe 1" },
        ["=1+1", "En cours", "2027-06-30", 1234550, 0.375],
        ["007", "Réalisée", "", null, null],
      ],
    },
    ...IMPRIME.blocs,
  ],
};

async function rendre(format: FormatDocument): Promise<Uint8Array> {
  const octets = await renderDocument(SUIVI, format);
  if (octets instanceof Refus) throw new Error(octets.code);
  return octets;
}

const jour = (valeur: unknown) => (valeur instanceof Date ? valeur.toISOString().slice(0, 10) : valeur);

test.each([
  ["xlsx", readXlsx],
  ["ods", readOds],
] as const)(
  "en %s, un nombre reste un nombre, un jour un jour, un texte un texte qui ne s’exécute pas",
  async (format, lire) => {
    const { sheets } = await lire(await rendre(format));
    const noms = ["Suivi fiches", "En chiffres", "Les mêmes chiffres", "Budget par axe", "À propos"];
    expect(sheets.map(({ name }) => name)).toEqual(noms);
    const [, groupe = [], ligne = [], seconde = []] = sheets[0]?.rows ?? [];
    expect(groupe[0]).toBe("Axe 1");
    expect(ligne.map(jour)).toEqual(["'=1+1", "En cours", "2027-06-30", 12345.5, 0.375]);
    expect(seconde[0]).toBe("007");
  },
);

test("en xlsx, l’en-tête est figé et filtré, et une liste propose ses choix", async () => {
  const [feuille = ""] = partDe(await rendre("xlsx"), /^xl\/worksheets\/sheet1\.xml$/);
  expect(feuille).toMatch(/<pane [^>]*ySplit="1"[^>]*state="frozen"/);
  expect(feuille).toContain('<autoFilter ref="A1:E4"');
  expect(feuille).toMatch(/<dataValidation [^>]*type="list"[^>]*sqref="B2:B4"/);
});

test("en ods aussi", async () => {
  const octets = await rendre("ods");
  const [contenu = ""] = partDe(octets, /^content\.xml$/);
  expect(contenu).toContain("cell-content-is-in-list(&quot;En cours&quot;;&quot;Réalisée&quot;)");
  expect(contenu).toMatch(
    /database-range [^>]*target-range-address="'Suivi fiches'\.A1:[^"]*E4"[^>]*filter-buttons="true"/,
  );
  expect(partDe(octets, /^settings\.xml$/)[0]).toContain('config:name="VerticalSplitMode" config:type="short">2<');
});

test("une feuille porte un nom qui finit sur un mot, et deux feuilles jamais le même", () => {
  const legendes = ["Le tableau de suivi partagé, une ligne par fiche", "Le tableau de suivi partagé", "a".repeat(40)];
  const blocs = legendes.map((legende) => ({
    genre: "tableau" as const,
    legende,
    colonnes: [{ titre: "A" }],
    rangees: [],
  }));
  const noms = feuillesDe({ ...IMPRIME, blocs, sources: [] }).map(({ nom }) => nom);
  expect(noms).toEqual(["Le tableau de suivi partagé", "Le tableau de suivi partagé 2", "a".repeat(28)]);
});
