import { expect, test } from "vitest";
import { instantDe } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { testSite } from "../../../../tests/app.ts";
import { insertFamilles } from "../demande/famille/store.ts";
import { familleVide } from "../demande/rules.ts";
import { listEffacements } from "./store.ts";

const LE = instantDe("2026-11-21T09:00:00Z");
const ICI: Perimetre = { espace: "monts", compte: "dpo", conventions: [], roles: ["dpo"] };
const site = await testSite(() => LE);

test("effacer deux fois une famille au même instant : la première fois l’efface, la seconde ne trouve plus rien", async () => {
  await site.espace("monts");
  const dpo = await site.compte("dpo", [{ espace: "monts", role: "dpo" }]);
  await site.dans(ICI, (db) => insertFamilles(db, ICI, [{ ...familleVide("fa", LE), nom: "Vidal" }]));
  const effacer = () => dpo.post("/espaces/monts/familles/fa/effacement");
  const reponses = await Promise.all([effacer(), effacer(), effacer()]);
  expect(reponses.map(({ status }) => status).toSorted()).toEqual([303, 404, 404]);
  expect(await site.dans(ICI, (db) => listEffacements(db, ICI, 10))).toHaveLength(1);
});
