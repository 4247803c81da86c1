import { afterAll, beforeEach, expect, test } from "vitest";
import { testBase } from "../../tests/base.ts";
import { inAnnuaire } from "./db/db.ts";
import { deposer } from "./outbox.ts";
import { type Depot, freeLeases, relayOnce, waitBefore } from "./relay.ts";

const engine = await testBase();
const { base } = engine;
afterAll(() => engine.close());
beforeEach(() => base.deleteFrom("outbox").execute());

const MINUTE = 60_000;
const instant = (minutes: number) => () => new Date(Date.now() + minutes * MINUTE);
const laisser = (charge: unknown) => inAnnuaire(base, (db) => deposer(db, "essai", charge));
const restes = () => base.selectFrom("outbox").select(["genre", "essais", "erreur"]).execute();

test("un dépôt est fait une fois, puis oublié ; une transaction annulée ne dépose rien", async () => {
  await laisser({ rang: 1 });
  await inAnnuaire(base, async (db) => {
    await deposer(db, "essai", { rang: 2 });
    throw new Error("annulée");
  }).catch(() => {});
  const faits: unknown[] = [];
  const essai = async ({ charge }: Depot) => void faits.push(charge);
  expect(await relayOnce(base, { essai }, instant(1))).toBe(1);
  expect(await relayOnce(base, { essai }, instant(600))).toBe(0);
  expect(faits).toEqual([{ rang: 1 }]);
  expect(await restes()).toEqual([]);
});

test("un échec revient plus tard, de plus en plus tard, sans retenir les autres", async () => {
  await laisser("mauvais");
  await laisser("bon");
  const faits: unknown[] = [];
  const essai = async ({ charge }: Depot) => {
    if (charge === "mauvais") throw new Error("relais en panne");
    faits.push(charge);
  };
  expect(await relayOnce(base, { essai }, instant(1))).toBe(1);
  expect(faits).toEqual(["bon"]);
  expect(await restes()).toEqual([{ genre: "essai", essais: 1, erreur: "relais en panne" }]);
  expect(await relayOnce(base, { essai }, instant(1.2))).toBe(0);
  expect((await restes())[0]?.essais).toBe(1);
  await relayOnce(base, { essai }, instant(2));
  expect((await restes())[0]?.essais).toBe(2);
  expect([1, 2, 3, 20].map(waitBefore)).toEqual([0.5, 1, 2, 360].map((minutes) => minutes * MINUTE));
});

test("ce qu’un échec dit ne garde du destinataire que son domaine", async () => {
  await laisser("x");
  const essai = () =>
    Promise.reject(new Error("550 5.1.1 <samira.benali@mairie.exemple>: inconnue de mx@relais.exemple"));
  await relayOnce(base, { essai }, instant(1));
  expect((await restes())[0]?.erreur).toBe("550 5.1.1 <…@mairie.exemple>: inconnue de …@relais.exemple");
});

test("un dépôt repris puis tué ne passe pas pour un échec : le serveur qui redémarre le rend aussitôt", async () => {
  await laisser("x");
  await relayOnce(base, { essai: () => Promise.reject(new Error("non")) }, instant(1));
  let tenu = false;
  void relayOnce(
    base,
    {
      essai: () => {
        tenu = true;
        return new Promise<void>(() => {});
      },
    },
    instant(2),
  );
  await expect.poll(() => tenu).toBe(true);
  expect(await restes()).toEqual([{ genre: "essai", essais: 2, erreur: null }]);
  await freeLeases(base, instant(3)());
  expect(await relayOnce(base, { essai: async () => {} }, instant(3))).toBe(1);
});

test("après vingt essais un dépôt reste, et n’est plus tenté", async () => {
  await laisser("x");
  const essai = () => Promise.reject(new Error("non"));
  for (let jour = 0; jour < 40; jour += 1) await relayOnce(base, { essai }, instant(jour * 1440 + 1));
  expect((await restes())[0]?.essais).toBe(20);
});

test("mort entre l’acte et son oubli : le dépôt revient, sous le même nom, et l’acte ne compte qu’une fois", async () => {
  await laisser("une fois");
  const effets = new Map<string, unknown>();
  const noms: string[] = [];
  const mourant = ({ id, charge }: Depot) => {
    effets.set(id, charge);
    noms.push(id);
    return new Promise<void>(() => {}); // the process ends here: neither done nor failed
  };
  void relayOnce(base, { essai: mourant }, instant(1));
  await expect.poll(() => noms.length).toBe(1);
  const vivant = async ({ id, charge }: Depot) => {
    effets.set(id, charge);
    noms.push(id);
  };
  expect(await relayOnce(base, { essai: vivant }, instant(4))).toBe(0); // still held by whoever took it
  expect(await relayOnce(base, { essai: vivant }, instant(7))).toBe(1);
  expect(noms[1]).toBe(noms[0]);
  expect([...effets.values()]).toEqual(["une fois"]);
});

test("plusieurs relais ensemble, chacun dans sa connexion, ne font pas deux fois la même chose", async () => {
  for (let rang = 0; rang < 60; rang += 1) await laisser(rang);
  const faits: unknown[] = [];
  const essai = async ({ charge }: Depot) => void faits.push(charge);
  const relais = Array.from({ length: 8 }, () => relayOnce(base, { essai }, instant(1)));
  const combien = (await Promise.all(relais)).reduce((total, un) => total + un, 0);
  expect(faits.toSorted((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: 60 }, (_, rang) => rang));
  expect([combien, await restes()]).toEqual([60, []]);
});
