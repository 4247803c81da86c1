import { afterAll, expect, test } from "vitest";
import { formOnly } from "#platform/http.ts";
import { COOKIE } from "../src/app.ts";
import { testSite } from "./app.ts";

const site = await testSite();
const { app } = site;
await site.espace("monts", "ctg");
await site.compte("odile", [{ espace: "monts", role: "chargeCooperation" }], true);

/** What each place of an address is filled with. */
const PLACES: Record<string, string> = { convention: "ctg", espace: "monts" };

const remplir = (path: string) =>
  path.replaceAll(/:(\w+)(?:\{[^}]*\})?\??/g, (_tout, nom: string) => PLACES[nom] ?? "1");
const postees = (routes: typeof app.routes) => [
  ...new Set(
    routes
      .filter(({ method, path }) => method === "POST" && !path.startsWith("/api/"))
      .map(({ path }) => remplir(path)),
  ),
];

/** Every address of the pages to which something can be sent; of them, those which take in a file read it before the pages do. */
const ADRESSES = postees(app.routes);
const DEPOTS = postees(
  app.routes.slice(
    0,
    app.routes.findIndex(({ handler }) => handler === formOnly),
  ),
);

const ENTETES = {
  cookie: `${COOKIE}=jeton-de-odile`,
  origin: "http://localhost",
  "sec-fetch-site": "same-origin",
  "content-type": "multipart/form-data; boundary=b",
};
const COUPE = '--b\r\ncontent-disposition: form-data; name="fichier"; filename="plan.docx"\r\n\r\nPK';

async function envoyer(adresse: string, body: string, entetes: Record<string, string> = {}) {
  const reponse = await app.request(adresse, { method: "POST", body, headers: { ...ENTETES, ...entetes } });
  return { adresse, etat: reponse.status, page: await reponse.text() };
}

async function envoyerATous(adresses: readonly string[], body: string, entetes: Record<string, string> = {}) {
  const reponses = [];
  for (const adresse of adresses) reponses.push(await envoyer(adresse, body, entetes));
  return reponses;
}

/** What came through, or broke down. */
const mauvaises = (reponses: Awaited<ReturnType<typeof envoyerATous>>) =>
  reponses.filter(({ etat }) => etat < 400 || etat >= 500);

test("un envoi coupé avant sa fin est refusé à toutes les adresses, sans panne", { timeout: 120_000 }, async () => {
  expect([ADRESSES.length > 200, DEPOTS.length > 10]).toEqual([true, true]);
  expect(mauvaises(await envoyerATous(ADRESSES, COUPE))).toEqual([]);
});

test.each([
  ["coupé avant sa fin", COUPE, {}],
  ["sans rien de ce qu’il annonce", "du bruit", {}],
  ["sans sa limite", COUPE, { "content-type": "multipart/form-data" }],
  ["trop gros", "", { "content-length": "1000000000" }],
])("un envoi %s est refusé d’une phrase partout où un fichier se dépose", async (_cas, body, entetes) => {
  const reponses = await envoyerATous(DEPOTS, body, entetes);
  expect(mauvaises(reponses)).toEqual([]);
  expect(reponses.map(({ etat }) => etat)).toContain("content-length" in entetes ? 413 : 400);
  const abimes = reponses.filter(({ etat }) => etat === 400);
  expect(abimes.filter(({ page }) => !page.includes("Cet envoi est arrivé abîmé ou incomplet."))).toEqual([]);
});

afterAll(() => site.engine.close());
