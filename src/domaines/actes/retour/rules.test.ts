import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Rendue } from "./model.ts";
import { aligner, nette, recomposer, reprendre, reprendreVisas, trier } from "./rules.ts";

const dit = (avant: string, apres: string) =>
  aligner([...avant], [...apres])
    .map(({ avant: de, apres: a }) => `${de === null ? "+" : avant[de]}${a === null ? "-" : apres[a]}`)
    .join(" ");

test.each([
  ["abc", "abc", "aa bb cc"],
  ["abc", "axc", "aa bx cc"],
  ["abc", "ac", "aa b- cc"],
  ["ac", "abc", "aa +b cc"],
  ["", "ab", "+a +b"],
  ["ab", "", "a- b-"],
])("ACTE-14 : %s et %s s'alignent", (avant, apres, attendu) => {
  expect(dit(avant, apres)).toBe(attendu);
});

const LIRE = (ligne: string) => ligne.replace("{caf}", "la Caf du Cantal").replace("{clause}", "");
const BRUT = "Avec {caf}.\n\nElle apporte :\n- ses chiffres ;\n- une conseillère.\n\n{clause}\n\nFin.";

test.each([
  ["rien n’a changé", ["Avec la Caf du Cantal.", "Elle apporte :", "ses chiffres ;", "une conseillère.", "Fin."], BRUT],
  [
    "une ligne de liste a changé",
    ["Avec la Caf du Cantal.", "Elle apporte :", "ses données ;", "une conseillère.", "Fin."],
    BRUT.replace("ses chiffres", "ses données"),
  ],
  [
    "une ligne de liste est ajoutée au milieu",
    ["Avec la Caf du Cantal.", "Elle apporte :", "ses chiffres ;", "du temps ;", "une conseillère.", "Fin."],
    BRUT.replace("- une", "- du temps ;\n- une"),
  ],
  [
    "un paragraphe est ôté",
    ["Elle apporte :", "ses chiffres ;", "une conseillère.", "Fin."],
    BRUT.replace("Avec {caf}.\n\n", ""),
  ],
  [
    "la ligne du champ a changé",
    ["Avec la Caf.", "Elle apporte :", "ses chiffres ;", "une conseillère.", "Fin."],
    BRUT.replace("{caf}", "la Caf"),
  ],
  [
    "la dernière ligne est ôtée, la clause écartée reste",
    ["Avec la Caf du Cantal.", "Elle apporte :", "ses chiffres ;", "une conseillère."],
    BRUT.replace("\n\nFin.", ""),
  ],
])("ACTE-15 : %s", (_cas, rendues, attendu) => {
  expect(reprendre(BRUT, LIRE, rendues)).toBe(attendu);
});

test("ACTE-15 : rendu tel quel, un texte ne change pas ; corrigé, il dit exactement ce qui revient", () => {
  const ligne = fc.constantFrom("un", "deux", "- trois", "- quatre", "cinq {caf}", "{clause}");
  const lues = (texte: string) =>
    texte
      .split("\n")
      .map((une) => nette(LIRE(une).replace(/^\s*-\s+/, "")))
      .filter(Boolean);
  const textes = fc.array(ligne, { maxLength: 8 }).map((lignes) => lignes.join("\n\n"));
  const corrige = fc.array(fc.constantFrom("un", "trois", "neuf", "cinq la Caf du Cantal"), { maxLength: 8 });
  fc.assert(
    fc.property(textes, corrige, (texte, rendues) => {
      expect(reprendre(texte, LIRE, lues(texte))).toBe(texte);
      expect(lues(reprendre(texte, LIRE, rendues))).toEqual(rendues);
    }),
    { seed: 15, numRuns: 1000 },
  );
});

const ARTICLE = { id: "a", titre: "Durée", nom: "Article 10 : Durée", brut: "Cinq ans." };
const rendue = (change: Partial<Rendue>): Rendue => ({
  ancre: "a",
  titre: "Article 10 : Durée",
  etat: "modifiee",
  avant: ["Cinq ans."],
  apres: ["Quatre ans."],
  suivie: true,
  ...change,
});
const lire = (ligne: string) => ligne;

test("ACTE-16 : un article changé se propose, son titre aussi", () => {
  expect(trier([rendue({})], [ARTICLE], lire).articles).toMatchObject([
    { id: "a", texte: "Quatre ans.", intitule: null },
  ]);
  const renomme = rendue({ titre: "Article 10 : Durée et terme", apres: ["Cinq ans."] });
  expect(trier([renomme], [ARTICLE], lire).articles).toMatchObject([
    { intitule: "Durée et terme", texte: "Cinq ans." },
  ]);
  const bis = trier(
    [rendue({ titre: "Article 10 bis : Durée" })],
    [{ ...ARTICLE, nom: "Article 10 bis : Durée" }],
    lire,
  );
  expect(bis.articles).toMatchObject([{ titre: "Article 10 bis : Durée", intitule: null }]);
});

test.each([
  ["une annexe", { ancre: "annexe-1" }, 1],
  ["une part ajoutée après une annexe", { ancre: null, etat: "ajoutee" as const, suit: "annexe-1" }, 1],
  ["une part ajoutée sans titre", { ancre: null, etat: "ajoutee" as const, suit: "a", titre: "" }, 1],
  ["une annexe ôtée", { ancre: "annexe-1", etat: "retiree" as const, apres: [] }, 1],
  ["des espaces", { avant: ["Un : deux"], apres: ["Un\u00a0: deux"] }, 0],
  ["rien", { etat: "inchangee" as const }, 0],
])("ACTE-16 : %s ne s'applique pas", (_cas, change, autres) => {
  const retour = trier([rendue(change)], [ARTICLE], lire);
  expect([retour.articles.length, retour.visas, retour.autres.length]).toEqual([0, null, autres]);
});

test("ACTE-159 : un article changé ici depuis l’envoi se dit : corrigé aussi par Word, il prévient ; laissé par Word, il reste ; son numéro seul ne compte pas", () => {
  const bougee = { bougee: true } as const;
  expect(trier([rendue(bougee)], [ARTICLE], lire).articles).toMatchObject([{ bougee: true }]);
  expect(trier([rendue({})], [ARTICLE], lire).articles).toMatchObject([{ bougee: false }]);
  const visas = { ...bougee, ancre: "visas", titre: "Visas" };
  expect(trier([rendue(visas)], [], lire).visas).toMatchObject({ bougee: true });
  const autres = (change: Partial<Rendue>) => {
    const retour = trier([rendue({ ...bougee, etat: "inchangee", ...change })], [ARTICLE], lire);
    return [retour.articles.length, retour.autres.length];
  };
  expect(autres({})).toEqual([0, 1]);
  expect(autres({ apres: ["Cinq ans."], titre: "Article 10 : Terme" })).toEqual([0, 1]);
  expect(autres({ apres: ["Cinq ans."], titre: "Article 9 : Durée" })).toEqual([0, 0]);
  expect(autres({ ancre: "annexe-1" })).toEqual([0, 0]);
});

test("ACTE-17 : un visa inchangé garde le sien, un visa réécrit n'est plus incomplet, les autres entrent et sortent", () => {
  const visa = (id: string, texte: string, incomplet = false) => ({ id, texte, incomplet });
  const visas = [visa("1", "Vu {caf}"), visa("2", "Vu la décision du …", true), visa("3", "Vu le code")];
  const rendus = ["Vu la Caf du Cantal ;", "Vu la décision du 3 mars 2026 ;", "Vu la charte"];
  expect(reprendreVisas(visas, LIRE, rendus, (texte) => visa("neuf", texte))).toEqual([
    visa("1", "Vu {caf}"),
    visa("2", "Vu la décision du 3 mars 2026"),
    visa("3", "Vu la charte"),
  ]);
  expect(trier([rendue({ ancre: "visas", titre: "Visas" })], [], lire).visas).toMatchObject({ apres: "Quatre ans." });
});

test("ACTE-155 : un article ajouté se propose à sa place, un article ôté se propose au retrait", () => {
  const mis = { ancre: null, etat: "ajoutee" as const, avant: [], apres: ["Un.", "Deux."] };
  const { ajouts, retraits, autres } = trier(
    [
      rendue({ ...mis, titre: "Article 10 bis : Révision", suit: "a" }),
      rendue({ ...mis, titre: "Préambule", suit: "visas", suivie: false }),
      rendue({ etat: "retiree", apres: [] }),
    ],
    [ARTICLE],
    lire,
  );
  expect(ajouts).toEqual([
    { numero: "10 bis", titre: "Révision", texte: "Un.\n\nDeux.", apres: "a", suivie: true },
    { numero: null, titre: "Préambule", texte: "Un.\n\nDeux.", apres: null, suivie: false },
  ]);
  expect([retraits, autres]).toEqual([[{ id: "a", titre: "Article 10 : Durée", avant: "Cinq ans." }], []]);
});

test("ACTE-155 : les ajoutés se posent dans leur ordre, et restent quand l’article qu’ils suivent s’en va", () => {
  const ids = (...noms: string[]) => noms.map((id) => ({ id }));
  const ajouts = [
    { apres: "a", neuf: { id: "x" } },
    { apres: null, neuf: { id: "w" } },
    { apres: "a", neuf: { id: "y" } },
  ];
  expect(recomposer(ids("a", "b", "c"), ajouts, new Set(["a", "c"]))).toEqual(ids("w", "x", "y", "b"));
  expect(recomposer(ids("a"), [], new Set())).toEqual(ids("a"));
});
