import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { expect, test } from "vitest";
import { conflict } from "./errors.ts";
import { answerError, type Panne } from "./failure.tsx";

const answer = async (error: Error, panne: Panne | null = null, method = "GET") => {
  const app = new Hono()
    .use(async (c, next) => {
      c.setRenderer((content) => c.html(String(content)));
      await next();
    })
    .onError((thrown, c) => answerError(thrown, c, panne))
    .on(["GET", "POST"], "/", () => {
      throw error;
    });
  const response = await app.request("/", { method });
  return [response.status, (await response.text()).replace(/<[^>]*>/g, " ")] as const;
};

test.each([
  [
    "ce que deux personnes écrivent à la fois",
    Object.assign(new Error("duplicate"), { code: "23505" }),
    409,
    /Quelqu’un a modifié/,
  ],
  ["ce que quelqu’un a changé", conflict(), 409, /Quelqu’un a modifié/],
  [
    "un conflit qui a sa phrase",
    new HTTPException(409, { message: "Ce schéma est adopté." }),
    409,
    /^\s*Ce schéma est adopté\s/,
  ],
  ["une panne", Object.assign(new Error("panne"), { code: "23503" }), 500, /donnez cette référence/],
])("%s se dit comme tel", async (_cas, error, status, words) => {
  const [got, text] = await answer(error);
  expect(got).toBe(status);
  expect(text).toMatch(words);
});

test("une page qui a ses propres mots les dit de ce que deux personnes écrivent", async () => {
  const siens: Panne = {
    titres: { 409: "Votre demande a changé" },
    conseils: { 409: "Rouvrez-la." },
    autre: "",
    panne: "",
    recommencer: "",
    reference: () => "",
    retour: { href: "/", libelle: "Revenir" },
  };
  for (const error of [conflict(), Object.assign(new Error("duplicate"), { code: "23505" })]) {
    const [status, text] = await answer(error, siens);
    expect([status, text.replace(/\s+/g, " ").trim()]).toEqual([409, "Votre demande a changé Rouvrez-la. Revenir"]);
  }
});

test("ce que l’on envoie vers ce qui n’est plus là le dit, sans parler d’une adresse que personne n’a tapée", async () => {
  const gone = new HTTPException(404, { message: "Page introuvable" });
  const [sent, sentText] = await answer(gone, null, "POST");
  expect(sent).toBe(404);
  expect(sentText).toMatch(/Ce que vous vouliez changer n’est plus là/);
  const [read, readText] = await answer(gone);
  expect(read).toBe(404);
  expect(readText).toMatch(/Page introuvable/);
});
