import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { createMiddleware } from "hono/factory";
import { afterAll, expect, test } from "vitest";
import { z } from "zod";
import { testBase } from "../../../tests/base.ts";
import { type ApiContext, type ApiEnv, endpoint } from "./endpoint.ts";
import { apiOf } from "./mount.ts";
import { ApiProblem } from "./problem.ts";

const engine = await testBase();
afterAll(() => engine.close());
const { base } = engine;

const who = createMiddleware<ApiEnv>(async (c, next) => {
  const compte = { id: "claire", nom: "Claire", courriel: "claire@exemple.fr", administrateur: false };
  c.set("usager", { compte, perimetre: null, perimetres: [], lieu: null });
  c.set("portees", ["ecriture"]);
  await next();
});

const replies = { 200: { description: "Écrit.", schema: z.strictObject({}) } };
const common = { method: "post", tag: "Essai", summary: "Essai", scope: "ecriture", replies } as const;
const write = (c: ApiContext) =>
  c.var.db.insertInto("installation").values({ cle: c.req.path, valeur: "écrit" }).execute();

const act = (path: string, fail: (() => never) | null) =>
  endpoint({
    ...common,
    id: path,
    path,
    handle: async (c) => {
      await write(c);
      fail?.();
      return c.json({});
    },
  });

const ends: Record<string, (() => never) | null> = {
  "/reussite": null,
  "/refus": () => {
    throw new ApiProblem("contenu-invalide");
  },
  "/course": () => {
    throw new HTTPException(409, { message: "Quelqu’un a écrit" });
  },
  "/doublon": () => {
    throw Object.assign(new Error("duplicate key"), { code: "23505" });
  },
  "/panne": () => {
    throw new Error("le disque est plein");
  },
};
const place = endpoint({
  ...common,
  method: "get",
  id: "lieu",
  path: "/lieux/:id",
  handle: async (c) => c.json({}),
});
const titled = endpoint({
  ...common,
  id: "titre",
  path: "/titre",
  body: z.strictObject({ titre: z.string() }),
  handle: async (c, { body }) => {
    await c.var.db.insertInto("installation").values({ cle: "titre", valeur: body.titre }).execute();
    return c.json({});
  },
});
const site = new Hono<ApiEnv>()
  .use(async (c, next) => {
    c.set("base", base);
    c.set("maintenant", () => new Date("2026-11-21T09:00:00Z"));
    c.set("adresse", "https://maillage.example");
    await next();
  })
  .route("/api/v1", apiOf([...Object.entries(ends).map(([path, fail]) => act(path, fail)), place, titled], who));

const post = async (path: string, headers: Record<string, string> = {}) => {
  await base.deleteFrom("installation").execute();
  const response = await site.request(`/api/v1${path}`, { method: "POST", headers });
  const written = await base.selectFrom("installation").selectAll().execute();
  return { status: response.status, body: (await response.json()) as object, written: written.length };
};

test("une réussite s’écrit", async () => {
  expect(await post("/reussite")).toEqual({ status: 200, body: {}, written: 1 });
});

test("un problème ne laisse rien, et dit son nom par une adresse", async () => {
  const { status, body, written } = await post("/refus");
  expect([status, written]).toEqual([422, 0]);
  expect(body).toMatchObject({ type: "https://maillage.example/api#contenu-invalide", status: 422 });
});

test("une course perdue est une version dépassée pour qui en avait donné une, sinon un conflit", async () => {
  expect((await post("/course", { "if-match": '"1"' })).status).toBe(412);
  expect(await post("/course")).toMatchObject({ status: 409, written: 0 });
  expect(await post("/doublon")).toMatchObject({ status: 409, written: 0 });
});

test("une panne ne laisse rien et ne dit d’elle que sa référence", async () => {
  const { status, body, written } = await post("/panne");
  expect([status, written]).toEqual([500, 0]);
  expect(body).toMatchObject({ reference: expect.stringMatching(/^[0-9a-f]{12}$/) });
  expect(JSON.stringify(body)).not.toContain("disque");
});

test.each([
  ["en UTF-8", Buffer.from('{"titre":"Été"}'), 200],
  ["en UTF-8, marqué en tête", Buffer.from('\uFEFF{"titre":"Été"}'), 200],
  ["dans un autre codage, dont les accents se perdraient", Buffer.from('{"titre":"Été"}', "latin1"), 400],
  ["coupé au milieu", Buffer.from('{"titre":"Été'), 400],
])("un corps %s est lu, ou refusé sans rien écrire", async (_cas, body, status) => {
  await base.deleteFrom("installation").execute();
  const answer = await site.request("/api/v1/titre", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body,
  });
  const written = await base.selectFrom("installation").select("valeur").execute();
  expect([answer.status, written]).toEqual([status, status === 200 ? [{ valeur: "Été" }] : []]);
});

test("une adresse connue demandée par une autre méthode dit lesquelles elle permet ; une adresse inconnue n’en dit aucune", async () => {
  const ask = (path: string, method: string) => site.request(`/api/v1${path}`, { method });
  for (const method of ["GET", "DELETE", "PUT"]) {
    const refused = await ask("/reussite", method);
    expect([refused.status, refused.headers.get("allow")]).toEqual([405, "POST"]);
    expect(await refused.json()).toMatchObject({ status: 405, type: "https://maillage.example/api#methode-refusee" });
  }
  const read = await ask("/lieux/ici", "POST");
  expect([read.status, read.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  const contract = await ask("/openapi.json", "POST");
  expect([contract.status, contract.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
  const unknown = await ask("/lieux/ici/ailleurs", "DELETE");
  expect([unknown.status, unknown.headers.get("allow")]).toEqual([404, null]);
});
