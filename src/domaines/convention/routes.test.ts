import { beforeAll, expect, test } from "vitest";
import { getTerritoires } from "#domaines/territoire/index.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../tests/app.ts";
import { saveBlocConvention } from "./bloc/store.ts";
import type { BlocConvention } from "./model.ts";
import { getConvention, insertConvention } from "./store.ts";

const site = await testSite();
const ICI = perimetreDe("monts", "ctg");
const IDENTITE = { titre: "CTG des monts", caf: "Caf de la Lozère", debut: null, fin: null, perimetre: ["48140"] };
const BLOC: BlocConvention = {
  convention: {
    ...IDENTITE,
    parties: [
      {
        genre: "commune",
        nom: "Commune du Haut",
        nomCourt: null,
        code: null,
        representants: [{ qualite: "Maire", nom: "Une Personne" }],
      },
    ],
    visas: [{ texte: "Vu la décision en date du …", incomplet: true }],
    articles: [{ numero: "1", genre: "objet", titre: "Objet", texte: "Première ligne\nSeconde ligne" }],
    annexes: [{ numero: "1", titre: "Diagnostic" }],
  },
  deliberations: [],
};

let [chargee, lectrice, etrangere]: Visiteur[] = [];
const lire = () => site.dans(ICI, (db) => getConvention(db, ICI, "ctg"));
const saisie = async (plus: Record<string, string> = {}) => ({
  titre: "CTG des monts 2026-2030",
  caf: "Caf de la Lozère",
  debut: "2026-01-01",
  fin: "31/12/2030",
  communes: "48140",
  version: String((await lire()).version),
  ...plus,
});
const page = async (qui: Visiteur | undefined, chemin: string) => {
  const reponse = await qui?.get(chemin);
  return { status: reponse?.status, texte: (await reponse?.text()) ?? "" };
};
const ecrire = async (plus: Record<string, string>, qui = chargee) => {
  const reponse = await qui?.post("/conventions/ctg/identite", await saisie(plus));
  return { status: reponse?.status, texte: (await reponse?.text()) ?? "" };
};

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("vaux", "autre");
  chargee = await site.compte("claire", [{ espace: "monts", role: "chargeCooperation" }]);
  lectrice = await site.compte("lise", [{ espace: "monts", convention: "ctg", role: "lecteur" }]);
  etrangere = await site.compte("eve", [{ espace: "vaux", role: "chargeCooperation" }]);
  await site.dans(ICI, (db) => insertConvention(db, ICI, "ctg", { ...IDENTITE, perimetre: [] }));
  await site.dans(ICI, (db) => saveBlocConvention(db, ICI, "ctg", BLOC));
});

test("la page se lit : parties, visas à compléter, articles, annexes, populations du périmètre", async () => {
  const { status, texte } = await page(lectrice, "/conventions/ctg");
  expect(status).toBe(200);
  for (const attendu of [
    "Commune du Haut",
    "Une Personne, Maire",
    "à compléter",
    "Article 1\u00A0: Objet",
    "Annexe 1",
    "Saint-Chély",
    "/conventions/ctg/export",
  ])
    expect(texte).toContain(attendu);
  expect(texte).not.toContain("/conventions/ctg/identite");
});

test("modifier l'identité : une commune s'ajoute par son nom mal écrit, les dates se disent à la française", async () => {
  expect((await ecrire({ ajouts: "AUMONT AUBRAC" })).status).toBe(303);
  expect(await lire()).toMatchObject({
    titre: "CTG des monts 2026-2030",
    debut: "2026-01-01",
    fin: "2030-12-31",
    perimetre: ["48140", "48009"],
  });
});

test.each([
  ["une fin trop lointaine", { fin: "2031-01-01" }, "quatrième année"],
  ["une date qui n'existe pas", { fin: "30/02/2030" }, "n’existe pas"],
  ["une commune inconnue", { ajouts: "Xyzville" }, "Xyzville"],
  ["plus aucune commune", { communes: "" }, "au moins une commune"],
])("%s revient avec sa phrase, rien n'est écrit", async (_cas, plus, phrase) => {
  const avant = await lire();
  const { status, texte } = await ecrire({ titre: "Autre titre", ...plus });
  expect(status).toBe(422);
  expect(texte).toContain(phrase);
  expect(texte).toContain("Autre titre");
  expect(await lire()).toEqual(avant);
});

test("après une faute, une commune décochée reste décochée et sous les yeux, une commune ajoutée reste cochée", async () => {
  const { texte } = await ecrire({ communes: "48009", ajouts: "Mende", fin: "2031-01-01" });
  const cases = [...texte.matchAll(/name="communes" value="(\d+)"( checked)?/g)].map(([, code, on]) => [code, !!on]);
  expect(cases).toEqual([
    ["48140", false],
    ["48009", true],
    ["48095", true],
  ]);
});

test("une version dépassée est un 409", async () => expect((await ecrire({ version: "0" })).status).toBe(409));

test("une lectrice ne modifie pas (403) ; d'un autre espace, la convention n'existe pas (404)", async () => {
  expect((await page(lectrice, "/conventions/ctg/identite")).status).toBe(403);
  expect((await ecrire({}, lectrice)).status).toBe(403);
  expect((await ecrire({}, etrangere)).status).toBe(404);
  expect((await page(etrangere, "/conventions/ctg")).status).toBe(404);
});

test("un grand périmètre se nomme à la suite, et son tableau s'ouvre à la demande", async () => {
  const { membres } = getTerritoires().epci.get("200067106") ?? { membres: [] };
  const bloc = { ...BLOC, convention: { ...BLOC.convention, perimetre: [...membres] } };
  await site.dans(ICI, (db) => saveBlocConvention(db, ICI, "ctg", bloc));
  const repliee = await page(lectrice, "/conventions/ctg");
  expect(repliee.texte).toContain("158 communes");
  expect(repliee.texte).not.toContain("<table");
  const entiere = await page(lectrice, "/conventions/ctg?communes=toutes");
  expect(entiere.texte.match(/<th scope="row">/g)).toHaveLength(159);
});
