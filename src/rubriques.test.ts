import { expect, test } from "vitest";
import { presenterPersonas } from "../db/demo.ts";
import { testSite } from "../tests/app.ts";

const site = await testSite();
await site.espace("rives", "ctg-a", "ctg-b", "ctg-c");
await site.espace("monts", "ctg-m");

/** Les plans où mène la page des acteurs d'un espace. */
const plansDe = async (qui: { get: (path: string) => Promise<Response> }, espace: string) =>
  [
    ...(await (await qui.get(`/espaces/${espace}/acteurs`)).text()).matchAll(/href="(\/conventions\/[^"]+\/plan)"/g),
  ].map(([, href]) => href);

test("une page d’un espace mène au plan de chacune de ses conventions, à celles que l’on lit seulement", async () => {
  const claire = await site.compte("claire", [
    { espace: "rives", role: "chargeCooperation" },
    { espace: "monts", role: "lecteur" },
  ]);
  const lise = await site.compte("lise", [
    { espace: "rives", convention: "ctg-a", role: "lecteur" },
    { espace: "rives", convention: "ctg-b", role: "lecteur" },
    { espace: "rives", convention: "ctg-c", role: "dpo" },
  ]);
  expect(await plansDe(claire, "rives")).toEqual(["a", "b", "c"].map((nom) => `/conventions/ctg-${nom}/plan`));
  expect(await plansDe(lise, "rives")).toEqual(["/conventions/ctg-a/plan", "/conventions/ctg-b/plan"]);
  expect(await plansDe(claire, "monts")).toEqual(["/conventions/ctg-m/plan"]);
  const cherche = await (await claire.get("/conventions/ctg-a/recherche")).text();
  expect(cherche).toContain('<a href="/conventions/ctg-a/plan" aria-current="page">');
});

test("qui administre l’installation et y travaille aussi garde le chemin de l’administration, dans le rail et sur son compte", async () => {
  const odile = await site.compte("odile", [{ espace: "rives", role: "chargeCooperation" }], true);
  const paul = await site.compte("paul", [{ espace: "rives", role: "chargeCooperation" }]);
  for (const path of ["/conventions/ctg-a/plan/tableau", "/compte"]) {
    expect(await (await odile.get(path)).text()).toContain('href="/administration"');
    expect(await (await paul.get(path)).text()).not.toContain('href="/administration"');
  }
  expect(await (await odile.get("/compte")).text()).toContain("l’administration</a>");
});

test("une démonstration plus ancienne n’annonce que les personnes qu’elle connaît", async () => {
  await site.compte("nadege-aubrac", []);
  expect(await presenterPersonas(site.base, "http://x")).toEqual([
    expect.stringMatching(/^ {2}Nadège Aubrac .*http:\/\/x\/connexion$/),
  ]);
});
