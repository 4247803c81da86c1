import { afterAll, beforeAll, expect, test } from "vitest";
import { perimetreDe, testSite } from "../../tests/app.ts";
import { noter } from "./journal.ts";
import { remember } from "./memory.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
beforeAll(() => site.espace("monts", "ctg"));

test("ce qui est déjà calculé se relit, tant que rien n’est écrit et pour qui lit la même chose", async () => {
  let fois = 0;
  const lire = (demande: string, perimetre = ICI) =>
    site.dans(ICI, (db) => remember(db, perimetre, demande, async () => (fois += 1)));
  expect([await lire("a"), await lire("a"), await lire("b")]).toEqual([1, 1, 2]);
  expect(await lire("a", { ...ICI, conventions: [] })).toBe(3);
  await site.dans(ICI, async (db) => noter(db, { action: "creation", objet: "essai", objetId: "e" }));
  expect(await lire("a")).toBe(4);
});

test("ce qui n’est plus relu s’oublie avant ce que l’on relit", async () => {
  await site.dans(ICI, async (db) => {
    let fois = 0;
    const lire = (demande: string) => remember(db, ICI, demande, async () => (fois += 1));
    const [premier, oublie] = [await lire("relu"), await lire("oublié")];
    for (let rang = 0; rang < 59; rang += 1) {
      await lire(`autre ${rang}`);
      await lire("relu");
    }
    expect(await lire("relu")).toBe(premier);
    expect(await lire("oublié")).not.toBe(oublie);
  });
});
