import { beforeAll, expect, test } from "vitest";
import { testSite, type Visiteur } from "../../../tests/app.ts";

const site = await testSite();
const TERRITOIRE = "/espaces/monts/territoire";
let [chargee, lectrice, etrangere]: Visiteur[] = [];

const lire = async (suite = "", qui = lectrice) => {
  const reponse = await qui?.get(`${TERRITOIRE}${suite}`);
  return { status: reponse?.status, texte: (await reponse?.text()) ?? "" };
};
const poster = async (suite: string, form: Record<string, string> = {}, qui = chargee) => {
  const reponse = await qui?.post(`${TERRITOIRE}${suite}`, form);
  return { status: reponse?.status, texte: (await reponse?.text()) ?? "" };
};
const zones = () => site.base.selectFrom("territoire_zone").selectAll().execute();
const BASSIN = { genre: "bassin", nom: "Bassin de Mende", communes: "MENDE\nBadaroux", code: "" };

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("vaux", "autre");
  chargee = await site.compte("claire", [{ espace: "monts", role: "chargeCooperation" }]);
  lectrice = await site.compte("lise", [{ espace: "monts", role: "lecteur" }]);
  etrangere = await site.compte("eve", [{ espace: "vaux", role: "chargeCooperation" }]);
});

test("un bassin se fait de communes nommées, et la page dit sa population", async () => {
  expect((await poster("/zones", BASSIN)).status).toBe(303);
  expect(await zones()).toMatchObject([{ genre: "bassin", communes: ["48095", "48013"], version: 1 }]);
  expect((await lire()).texte).toContain("Mende, Badaroux");
});

test.each([
  ["le même nom", { nom: "bassin de mende" }, "porte déjà ce nom"],
  ["une commune inconnue", { nom: "Autre", communes: "Xyzville" }, "Xyzville"],
  ["aucune commune", { nom: "Autre", communes: "" }, "au moins une commune"],
  ["aucun nom", { nom: " " }, "Donnez un nom"],
  ["un genre inconnu", { genre: "royaume", nom: "Autre" }, "Choisissez ce que c’est"],
])("%s revient en 422 avec sa phrase", async (_cas, plus, phrase) => {
  const { status, texte } = await poster("/zones", { ...BASSIN, ...plus });
  expect(status).toBe(422);
  expect(texte).toContain(phrase);
  expect(await zones()).toHaveLength(1);
});

test("un bassin se corrige, une version dépassée est un 409, et il se retire", async () => {
  const [zone] = await zones();
  const suite = `/zones/${zone?.id}`;
  expect((await lire(suite, chargee)).texte).toContain("Mende\nBadaroux");
  expect((await poster(suite, { ...BASSIN, communes: "Mende", version: "1" })).status).toBe(303);
  expect((await poster(suite, { ...BASSIN, version: "1" })).status).toBe(409);
  expect((await poster(suite, { ...BASSIN, communes: "", version: "2" })).status).toBe(422);
  expect((await zones())[0]).toMatchObject({ communes: ["48095"], version: 2 });
  expect((await poster(`${suite}/retrait`)).status).toBe(303);
  expect((await poster(`${suite}/retrait`)).status).toBe(303); // a second click
  expect(await zones()).toEqual([]);
});

test("un département se dit par son code : ses communes et sa population viennent du code officiel", async () => {
  expect((await poster("/zones", { genre: "departement", nom: "Lozère", communes: "", code: "48" })).status).toBe(303);
  expect((await lire()).texte).toMatch(/1\d\d communes/);
});

test("le code officiel se cherche", async () => {
  expect((await lire("?q=st+chely+d+apcher")).texte).toContain("48140");
  expect((await lire("?q=zzyzx")).texte).toContain("Rien ne répond");
});

test("les populations d'une autre année s'écrivent, se remplacent et se retirent", async () => {
  const form = { millesime: "2019", source: "Insee", lignes: "Mende (48) ; 12 000 ; 13 000" };
  expect((await poster("/populations", form)).status).toBe(303);
  expect((await poster("/populations", { ...form, lignes: "Mende (48) ; 12 100 ; 13 100" })).status).toBe(303);
  expect(await site.base.selectFrom("territoire_population").selectAll().execute()).toMatchObject([
    { commune: "48095", municipale: 12_100 },
  ]);
  expect((await lire()).texte).toContain("2019");
  expect((await poster("/populations", { ...form, lignes: "Xyzville ; 1 ; 2" })).texte).toContain("Xyzville");
  expect((await poster("/populations", { ...form, lignes: "Mende ; 2 ; 1" })).texte).toContain("plus petite");
  expect((await poster("/populations", { ...form, millesime: "hier" })).status).toBe(422);
  expect((await poster("/populations/2019/retrait")).status).toBe(303);
  expect((await poster("/populations/99999999999/retrait")).status).toBe(404);
  expect(await site.base.selectFrom("territoire_population").selectAll().execute()).toEqual([]);
});

test("une lectrice lit sans modifier (403) ; d'un autre espace, le territoire n'existe pas (404)", async () => {
  const [zone] = await zones();
  expect((await lire("/zones/nouvelle")).status).toBe(403);
  for (const suite of [
    "/zones",
    `/zones/${zone?.id}`,
    `/zones/${zone?.id}/retrait`,
    "/populations",
    "/populations/2019/retrait",
  ]) {
    expect((await poster(suite, BASSIN, lectrice)).status).toBe(403);
    expect((await poster(suite, BASSIN, etrangere)).status).toBe(404);
  }
  expect((await etrangere?.post(`/espaces/vaux/territoire/zones/${zone?.id}/retrait`))?.status).toBe(404);
  expect(await zones()).toHaveLength(1);
});
