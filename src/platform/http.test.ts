import { expect, test } from "vitest";
import { testSite } from "../../tests/app.ts";

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
  await engine.close();
});
