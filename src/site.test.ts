import { afterEach, expect, test } from "vitest";
import { giveAllBack, testBase } from "../tests/base.ts";
import { frapperPremierPas } from "#domaines/acces/index.ts";
import { seedEspaces } from "#domaines/acces/seed.ts";
import { inAnnuaire } from "#platform/db/db.ts";
import { findNature, setNature } from "#platform/installation.ts";
import { forgetOpening, settle } from "./site.ts";

afterEach(giveAllBack);

const LE = new Date("2026-11-20T08:00:00Z");
const jamais = () => Promise.reject(new Error("aucune démonstration n’est attendue ici"));

test("sur PostgreSQL, une démonstration demandée au démarrage est refusée, et la base reste vide pour « maillage demo »", async () => {
  const { base } = await testBase();
  const dire = (demonstration: boolean | null) => settle({ base, embedded: false }, { demonstration }, jamais);
  await expect(dire(true)).rejects.toThrow("« maillage demo » l’écrit dans une base vide");
  expect(await findNature(base)).toBe("vide");
  expect([await dire(null), await findNature(base)]).toEqual([false, "reelle"]);
  await setNature(base, "demonstration");
  await expect(dire(false)).rejects.toThrow("une autre base, par DATABASE_URL");
});

test("une base ouverte où personne n’est entré est encore vide ; dès le premier espace, elle ne l’est plus", async () => {
  const { base } = await testBase();
  await settle({ base, embedded: false }, { demonstration: null }, jamais);
  expect(await frapperPremierPas(base)).not.toBeNull();
  await forgetOpening(base);
  expect(await findNature(base)).toBe("vide");
  await settle({ base, embedded: false }, { demonstration: null }, jamais);
  await inAnnuaire(base, (db) => seedEspaces(db, LE));
  await forgetOpening(base);
  expect(await findNature(base)).toBe("reelle");
});
