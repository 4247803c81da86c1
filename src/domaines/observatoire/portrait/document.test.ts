import { getDocumentProxy } from "unpdf";
import { expect, test } from "vitest";
import type { Bloc } from "#commun/document.ts";
import { Refus } from "#commun/refus.ts";
import { CATALOGUE } from "#domaines/statistiques/catalogue/lexique.ts";
import type { LieuNomme } from "#domaines/statistiques/model.ts";
import { renderDocument } from "#platform/rendu/rendre.ts";
import { IMPRIME } from "../../../../tests/imprimes.ts";
import { blocsConseil, blocsPortrait } from "./document.ts";
import { CHIFFRES_CONSEIL } from "./lexique.ts";
import type { Mesure, Portrait, Trait } from "./model.ts";

const mesure = (valeur: number | null): Mesure => ({
  millesime: 2023,
  valeur,
  numerateur: null,
  denominateur: null,
  secret: valeur === null,
  rupture: "",
  contour: "",
  source: "",
});
const LIEUX = (["epci", "departement", "france"] as const).map(
  (genre): LieuNomme => ({ genre, code: genre, nom: genre }),
);
/** Le plus qu'une feuille ait à dire : chaque chiffre comparé partout, et trois phrases à chacun. */
const traits = CATALOGUE.filter(({ code }) => CHIFFRES_CONSEIL.includes(code)).map(
  (statistique, rang): Trait => ({
    statistique,
    mesure: mesure(rang === 4 ? null : 12_345),
    serie: [],
    comparaisons: LIEUX.map((lieu) => ({ lieu, mesure: mesure(123_456) })),
    phrases: [
      "Soit 38 % de ce que compte l’intercommunalité.",
      "21 il y a 3 ans : sur d’aussi petits nombres, l’écart peut tenir au hasard.",
      "Le territoire d’alors avait trois communes de moins.",
    ],
  }),
);
const portrait: Portrait = {
  lieu: { genre: "commune", code: "1", nom: "Saint-Étienne-de-Chomeil" },
  habitants: 2403,
  communes: ["1"],
  dans: LIEUX,
  traits,
  absents: [],
  sources: [
    "Insee, recensement de la population, évolution et structure de la population",
    "Insee, état civil, naissances domiciliées",
    "Caf, foyers allocataires de décembre",
    "Cnaf, data.caf.fr, accueil du jeune enfant",
    "Registre des équipements de l’espace",
    "Guichet petite enfance",
  ],
};

test("la feuille d’un conseil tient sur une page, ses sources avec elle", async () => {
  const blocs: Bloc[] = blocsConseil(portrait);
  expect(traits).toHaveLength(CHIFFRES_CONSEIL.length);
  expect(JSON.stringify(blocs.at(-1))).toContain(
    "Secret : compte trop peu de monde, ou en rendrait un qui le fait. Sources : Insee",
  );
  const sousTitre = "Pour le conseil municipal";
  const octets = await renderDocument(
    { ...IMPRIME, titre: portrait.lieu.nom, sousTitre, sources: [], logos: [], blocs },
    "pdf",
  );
  if (octets instanceof Refus) throw new Error(octets.code);
  expect((await getDocumentProxy(new Uint8Array(octets))).numPages).toBe(1);
});

test("la population d’un portrait est celle qui vaut cette année ; le recensement dont elle vient a son année dans le tableau", () =>
  expect(JSON.stringify(blocsPortrait(portrait)[0])).toContain("(population municipale en vigueur en 2026)"));
