import { afterEach, expect, test } from "vitest";
import { giveAllBack, testBase } from "../tests/base.ts";
import { findNature, setNature } from "#platform/installation.ts";
import { settle } from "./site.ts";

afterEach(giveAllBack);

const LE = new Date("2026-11-20T08:00:00Z");

test("sur PostgreSQL, une démonstration demandée au démarrage est refusée, et la base reste vide pour « maillage demo »", async () => {
  const { base } = await testBase();
  const dire = (demonstration: boolean | null) => settle({ base, embedded: false }, { demonstration }, LE);
  await expect(dire(true)).rejects.toThrow("« maillage demo » l’écrit dans une base vide");
  expect(await findNature(base)).toBe("vide");
  expect([await dire(null), await findNature(base)]).toEqual([false, "reelle"]);
  await setNature(base, "demonstration");
  await expect(dire(false)).rejects.toThrow("une autre base, par DATABASE_URL");
});
