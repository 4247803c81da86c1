import { afterAll, beforeAll, expect, test } from "vitest";
import { insertConvention } from "#domaines/convention/index.ts";
import { PHRASES_PAGE } from "../reconnu/lexique.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { type ImageGrise, pageNumerisee, pdfNumerise } from "../../../../tests/fichier-pdf.ts";
import { getImport } from "../store.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
let chargee: Visiteur;
let etrangere: Visiteur;

const blanche: ImageGrise = { largeur: 300, hauteur: 400, points: new Uint8Array(300 * 400).fill(255) };
async function deposer(images: ImageGrise[]) {
  const form = new FormData();
  form.set("fichier", new File([new Uint8Array(pdfNumerise(images))], "scan.pdf"));
  const lieu = (await chargee.post("/conventions/ctg/imports", form)).headers.get("location") ?? "";
  const etat = async () => (await site.dans(ICI, (db) => getImport(db, ICI, lieu.split("/").at(-1) ?? ""))).etat;
  return { lieu, etat };
}
const attendre = async (etat: () => Promise<string>, attendu: string) => {
  await expect.poll(etat, { timeout: 90_000, interval: 300 }).toBe(attendu);
};

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("ailleurs", "autre");
  const rien = { titre: null, caf: null, debut: null, fin: null, perimetre: [] };
  await site.dans(ICI, (db) => insertConvention(db, ICI, "ctg", rien));
  chargee = await site.compte("chargee", [{ espace: "monts", role: "chargeCooperation" }]);
  etrangere = await site.compte("etrangere", [{ espace: "ailleurs", role: "chargeCooperation" }]);
});

test("un document fait d'images entre tel quel ; sans texte à reconnaître, il est abandonné et c'est dit", {
  timeout: 120_000,
}, async () => {
  const { lieu, etat } = await deposer([blanche]);
  expect(await etat()).toBe("lecture");
  expect(await (await chargee.get(lieu)).text()).toContain("Ce document est fait d’images");
  await attendre(etat, "abandonne");
  expect(await (await chargee.get(lieu)).text()).toContain("aucun texte n’y a été reconnu");
});

test("l'image d'une page se montre à qui importe ici, à personne d'autre", { timeout: 60_000 }, async () => {
  const { lieu, etat } = await deposer([
    blanche,
    { ...blanche, largeur: 200, points: new Uint8Array(200 * 400).fill(200) },
  ]);
  const image = await chargee.get(`${lieu}/pages/2`);
  expect([image.status, image.headers.get("content-type")]).toEqual([200, "image/png"]);
  expect(
    Buffer.from(await image.arrayBuffer())
      .subarray(1, 4)
      .toString(),
  ).toBe("PNG");
  expect((await chargee.get(`${lieu}/pages/9`)).status).toBe(404);
  expect((await chargee.get("/conventions/ctg/imports/a%00b/pages/1")).status).toBe(404);
  expect((await etrangere.get(`${lieu}/pages/1`)).status).toBe(404);
  await attendre(etat, "abandonne");
});

test("arrêtée, la lecture s'abandonne et se reprend", { timeout: 120_000 }, async () => {
  const { lieu, etat } = await deposer([{ ...blanche, hauteur: 300, points: new Uint8Array(300 * 300).fill(250) }]);
  const version = async () => /name="version" value="(\d+)"/.exec(await (await chargee.get(lieu)).text())?.[1] ?? "";
  expect((await chargee.post(`${lieu}/abandon`, { version: await version() })).status).toBe(303);
  expect(await etat()).toBe("abandonne");
  expect((await chargee.post(`${lieu}/reprise`, { version: await version() })).status).toBe(303);
  expect((await etrangere.post(`${lieu}/lecture`)).status).toBe(404);
  await attendre(etat, "abandonne");
});

test("ce qui est reconnu se relit à côté de l'image de sa page, fiches, arbre et convention ; une page perdue se dit", {
  timeout: 180_000,
}, async () => {
  const { lieu, etat } = await deposer([pageNumerisee(), blanche]);
  await attendre(etat, "brouillon");
  const page = async (suite: string) =>
    (await (await chargee.get(`${lieu}${suite}`)).text()).replace(/[\u00a0\u202f]/g, " ");
  const image = `<img src="${lieu}/pages/1"`;
  const fiche = await page("/fiches/1");
  expect(fiche).toContain(image);
  expect(fiche).toContain("Page 1 du document");
  expect(await page("/blocs/articles")).toContain(image);
  expect(await page("/blocs/debut")).toContain(image);
  expect(await page("/corrections/articles/1")).toContain(image);
  expect(await page("/corrections/noeuds/1")).toContain(image);
  const revue = await page("");
  expect(revue.match(new RegExp(`href="${lieu}/pages/1"`, "g"))?.length).toBeGreaterThanOrEqual(3);
  expect(revue).toContain("1 page n’a pas été lue");
  expect(revue).toContain(PHRASES_PAGE["sans-mots"]);
  expect(revue).toContain(`href="${lieu}/pages/2"`);
  expect(revue).not.toContain("Accepter ce qui est sûr");
});
