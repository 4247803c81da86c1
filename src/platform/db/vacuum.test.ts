import { sql } from "kysely";
import { expect, test } from "vitest";
import { testBase } from "../../../tests/base.ts";
import { vacuum } from "./vacuum.ts";

test("le ménage passe sur toutes les tables, et compte leurs lignes pour le planificateur", async () => {
  const { base, close } = await testBase();
  for (let rang = 0; rang < 50; rang += 1)
    await base
      .insertInto("installation")
      .values({ cle: `essai ${rang}`, valeur: "x" })
      .execute();
  await vacuum(base);
  const { rows } = await sql<{
    lignes: number;
  }>`select reltuples::int as lignes from pg_class where oid = 'installation'::regclass`.execute(base);
  expect(rows[0]?.lignes).toBe(50);
  await close();
});
