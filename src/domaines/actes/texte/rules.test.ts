import { existsSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { Champs } from "#commun/champ.ts";
import {
  desaccords,
  anneesBlanches,
  annexesAbsentes,
  annexesVides,
  articlesAbsents,
  blancs,
  champsEnFaute,
  datesBlanches,
  deplacer,
  listerManques,
  renumeroter,
} from "./rules.ts";

test.each([
  ["la Caf de ... en date", 1],
  ["Fait à Bourg, le.....2025", 1],
  ["les enjeux : […à préciser] et [à compléter : la liste]", 2],
  ["(… Préciser les thèmes …)", 1],
  ["Signé par (XXX)", 1],
  ["Nom : ____", 1],
  ["…", 1],
  ["associations, élus…", 0],
  ["les élus, les habitants... et les autres", 0],
  ["(annexe 2)", 0],
  ["un [crochet] ordinaire", 0],
])("ACTE-3 : « %s » a %i place vide", (texte, nombre) => {
  expect(blancs(texte)).toHaveLength(nombre);
});

test.each([
  ["le 3 mars 20XX", 1],
  ["années 20..-20..", 2],
  ["le 3 mars 2026", 0],
  ["20 Xylophones", 0],
])("ACTE-4 : « %s » a %i année vide", (texte, nombre) => {
  expect(anneesBlanches(texte)).toHaveLength(nombre);
});

test.each([
  ["en date du figurant en annexe 5", 1],
  ["en date du, jointe", 1],
  ["en date du 3 mars 2026", 0],
  ["en date du 1er mars 2026", 0],
  ["en date du [à compléter]", 0],
])("ACTE-5 : « %s » a %i date vide", (texte, nombre) => {
  expect(datesBlanches(texte)).toHaveLength(nombre);
});

const CHAMPS: Champs = { caf: "la Caf", fin: null, "article.suivi": "2" };

test.each([
  ["Avec {caf}", []],
  ["Au {fin}", ["champSansValeur"]],
  ["Le {toto}", ["champInconnu"]],
  ["{fin} et {fin}", ["champSansValeur"]],
])("ACTE-6 : « %s » : %j", (texte, codes) => {
  expect(champsEnFaute(texte, CHAMPS).map(({ code }) => code)).toEqual(codes);
});

const annexe = (numero: string, vide = false) => ({
  numero,
  titre: "Plan",
  genre: "plan",
  vide,
  textes: [] as { ou: string; texte: string }[],
});
const ANNEXES = ["1", "2", "3", "4", "5"].map((numero) => annexe(numero));

test.each([
  ["figurant en annexe 6 de la convention", ["annexe 6"]],
  ["aux annexes 2 et 3", []],
  ["Annexes 1 à 5", []],
  ["annexes 4 à 7", ["annexe 6", "annexe 7"]],
  ["l’annexe n° 9", ["annexe 9"]],
  ["en annexe", []],
])("ACTE-7 : « %s » cite %j", (texte, attendu) => {
  expect(annexesAbsentes(texte, ANNEXES).map(({ extrait }) => extrait)).toEqual(attendu);
});

const article = (id: string, numero: string | null, texte = "Texte.") => ({ id, numero, titre: `Titre ${id}`, texte });
const ARTICLES = [article("p", null), article("a", "1"), article("b", "2")];

test.each([
  ["voir l’article 9 de la présente convention", ["article 9"]],
  ["les articles 1 et 2", []],
  ["les articles 2 et 3", ["article 3"]],
  ["l’article 30 du règlement", []],
  ["l’article 30 du RGPD", []],
  ["l’article 12, alinéa 2, de la loi", []],
  ["le règlement, en son article 30", []],
  ["les articles L. 223-1 et L. 263-1", []],
  ["l’article 4 du code", []],
])("ACTE-8 : « %s » cite %j", (texte, attendu) => {
  expect(articlesAbsents(texte, ARTICLES).map(({ extrait }) => extrait)).toEqual(attendu);
});

test("ACTE-9 : un visa marqué incomplet, un article vide se disent ; un texte entier ne manque de rien", () => {
  const visa = { id: "v", texte: "Vu le code", incomplet: false };
  const ensemble = { visas: [visa], articles: ARTICLES, annexes: ANNEXES };
  expect(listerManques(ensemble, CHAMPS)).toEqual([]);
  const marque = { ...ensemble, visas: [{ ...visa, incomplet: true }] };
  expect(listerManques(marque, CHAMPS)).toMatchObject([{ code: "visaIncomplet", lieu: { id: "v", nom: "Visa 1" } }]);
  const deja = { ...ensemble, visas: [{ id: "v", texte: "Vu la décision du …", incomplet: true }] };
  expect(listerManques(deja, CHAMPS).map(({ code }) => code)).toEqual(["blanc"]);
  const vide = { ...ensemble, articles: [...ARTICLES, article("c", "3", " ")] };
  expect(listerManques(vide, CHAMPS)).toMatchObject([{ code: "articleVide", lieu: { nom: "Article 3 : Titre c" } }]);
});

test("ACTE-9 : un renvoi écrit par un champ se vérifie une fois rempli", () => {
  const ensemble = { visas: [], articles: [article("a", "1", "Voir l’article {article.suivi}.")], annexes: [] };
  expect(listerManques(ensemble, CHAMPS).map(({ extrait }) => extrait)).toEqual(["article 2"]);
});

test("ACTE-10 : ôter un article renumérote la suite, pas le préambule ; une autre numérotation reste comme elle est", () => {
  const numeros = (articles: readonly { numero: string | null }[]) => articles.map(({ numero }) => numero);
  const [preambule, un, deux] = ARTICLES;
  if (!preambule || !un || !deux) throw new Error("trois articles");
  expect(numeros(renumeroter(ARTICLES, [preambule, deux]))).toEqual([null, "1"]);
  const autres = [article("a", "I"), article("b", "II"), article("c", "III")];
  expect(numeros(renumeroter(autres, autres.slice(1)))).toEqual(["II", "III"]);
});

test("ACTE-11 : le premier ne monte pas, le dernier ne descend pas, les autres changent de place", () => {
  const ordre = (id: string, sens: "monter" | "descendre") =>
    deplacer(ARTICLES, id, sens)
      .map((un) => un.id)
      .join("");
  expect([ordre("p", "monter"), ordre("a", "monter"), ordre("a", "descendre"), ordre("b", "descendre")]).toEqual([
    "pab",
    "apb",
    "pba",
    "pab",
  ]);
});

test("ACTE-20 : une annexe vide se dit, avec le lien qui y mène ; une annexe remplie, non", () => {
  expect(annexesVides([annexe("1"), annexe("3", true)])).toEqual([
    { code: "annexeVide", lieu: { liste: "annexes", id: "plan", nom: "Annexe 3 : Plan" }, extrait: "Plan" },
  ]);
});

test("ACTE-153 : une place vide dans une annexe se dit avec l’endroit où elle est ; un texte entier, non", () => {
  const textes = [
    { ou: "", texte: "Le comité se réunit en 20XX." },
    { ou: "fiche « Ouvrir »", texte: "Porté par [à compléter]" },
    { ou: "fiche « Fermer »", texte: "Et ainsi de suite…" },
  ];
  const manques = listerManques({ visas: [], articles: [], annexes: [{ ...annexe("3"), textes }] }, {});
  expect(manques.map(({ code, lieu }) => [code, lieu.id, lieu.nom])).toEqual([
    ["anneeBlanche", "plan", "Annexe 3 : Plan"],
    ["blanc", "plan", "Annexe 3 : Plan, fiche « Ouvrir »"],
  ]);
});

const CORPUS = `${process.env["MAILLAGE_CORPUS"] ?? "../shared/corpus"}/001_7c133db1f1fc0e36.txt`;

test.skipIf(!existsSync(CORPUS))(
  "les visas d'une convention à demi remplie disent leurs blancs et leur annexe 6",
  () => {
    const visas = readFileSync(CORPUS, "utf8")
      .split("\n")
      .filter((ligne) => ligne.startsWith("Vu "))
      .map((texte, rang) => ({ id: `${rang}`, texte, incomplet: false }));
    const manques = listerManques({ visas, articles: ARTICLES, annexes: ANNEXES }, {});
    expect(visas).toHaveLength(11);
    expect([...new Set(manques.map(({ lieu, code }) => `${lieu.id} ${code}`))]).toEqual([
      "8 blanc",
      "9 blanc",
      "9 annexeAbsente",
      "10 blanc",
    ]);
  },
);

test.each([
  ["la même chose", { presidence: "caf", secretariat: "caf" }, []],
  ["une autre présidence", { presidence: "alternee", secretariat: "caf" }, ["presidence"]],
  ["les deux autrement", { presidence: "alternee", secretariat: "collectivite" }, ["presidence", "secretariat"]],
  ["rien encore", { presidence: null, secretariat: null }, []],
])("ACTE-150 : une instance qui dit %s", (_cas, copil, attendu) => {
  const options = { presidence: "caf", secretariat: "caf" };
  expect(desaccords(options, [{ nom: "Copil", ...copil }]).map(({ quoi }) => quoi)).toEqual(attendu);
  expect(desaccords({ presidence: null, secretariat: null }, [{ nom: "Copil", ...copil }])).toEqual([]);
});
