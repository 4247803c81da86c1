import { afterAll, expect, test } from "vitest";
import { testSite } from "../../tests/app.ts";
import { placeOf } from "./http.ts";

const site = await testSite();
const { app, engine } = site;
const post = (body: BodyInit, headers: Record<string, string> = {}) =>
  app.request("/absente", {
    method: "POST",
    body,
    headers: { origin: "http://localhost", "sec-fetch-site": "same-origin", ...headers },
    ...(body instanceof ReadableStream ? { duplex: "half" } : {}),
  });
const form = { "content-type": "application/x-www-form-urlencoded" };

/** No length announced: only reading tells. */
const flot = (octets: number) =>
  new ReadableStream({
    start(controller) {
      for (let envoye = 0; envoye < octets; envoye += 65_536) controller.enqueue(new Uint8Array(65_536).fill(97));
      controller.close();
    },
  });

test("un envoi démesuré est refusé d’une page, annoncé ou non, et un envoi qui n’est pas un formulaire aussi", async () => {
  await site.compte("odile", [], true);
  const announced = await app.request("/absente", {
    method: "POST",
    body: `a=${"a".repeat(3_000_000)}`,
    headers: { ...form, origin: "http://localhost", "content-length": "3000002" },
  });
  expect([announced.status, await announced.text()]).toEqual([413, expect.stringContaining("trop gros")]);
  expect((await post(flot(4_000_000), form)).status).toBe(413);
  expect((await post("{}", { "content-type": "application/json" })).status).toBe(415);
});

test.each([
  ["/conventions/ctg-1", { genre: "conventions", id: "ctg-1" }],
  ["/conventions/ctg-1/plan/fiches", { genre: "conventions", id: "ctg-1" }],
  ["/espaces/rives/journal", { genre: "espaces", id: "rives" }],
  ["/api/v1/conventions/ctg-1/fiches/f-1", { genre: "conventions", id: "ctg-1" }],
  ["/api/v1/espaces/rives", { genre: "espaces", id: "rives" }],
  ["/conventions/val%20de%20lune", { genre: "conventions", id: "val de lune" }],
  ["/conventions/%E0%A4%A", { genre: "conventions", id: "%E0%A4%A" }],
  ["/conventions/nouvelle", null],
  ["/conventions/nouvelle/communes", null],
  ["/conventions/nouvelle/plan/tableau", { genre: "conventions", id: "nouvelle" }],
  ["/conventions", null],
  ["/api/v1/conventions", null],
  ["/api/v2/conventions/ctg-1", null],
  ["/ailleurs/api/v1/conventions/ctg-1", null],
  ["/ailleurs/conventions/ctg-1", null],
])("l’adresse %s nomme son lieu, ou aucun", (path, place) => {
  expect(placeOf(path)).toEqual(place);
});

test("ce que nos pages n’envoient jamais n’atteint pas la base : ni panne, ni lecture sans fin", async () => {
  await site.espace("monts", "ctg");
  const nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
  expect((await nadege.get("/conventions/ctg/plan/tableau?noeud=%00")).status).toBe(404);
  expect((await nadege.get("/conventions/ct%00g/plan/tableau")).status).toBe(404);
  expect((await nadege.post("/conventions/ctg/plan/fiches", { titre: "Bus\u0000" })).status).toBe(415);
  expect((await nadege.get("/conventions/nouvelle/plan/tableau")).status).toBe(404);
  const body = flot(4_000_000);
  let lu = false;
  const epie = body.pipeThrough(
    new TransformStream({ transform: (octets, suite) => ((lu = true), suite.enqueue(octets)) }, { highWaterMark: 0 }),
  );
  const headers = { "content-type": "application/json" };
  const put = await app.request("/absente", { method: "PUT", body: epie, headers, duplex: "half" } as RequestInit);
  expect([put.status, lu]).toEqual([404, false]);
});

afterAll(() => engine.close());
