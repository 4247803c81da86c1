import { sql } from "kysely";
import { expect, test } from "vitest";
import { testBase } from "./base.ts";

const LE = "2026-11-21T09:00:00.000Z";
const compter = async (base: Awaited<ReturnType<typeof testBase>>["base"], table: string) =>
  (await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(base)).rows[0]?.n;

test("une base rendue resert, sans une ligne de qui l’avait, si lourde ou liée soit-elle, et ses migrations notées", async () => {
  const une = await testBase();
  const notees = await compter(une.base, "migration");
  const espaces = Array.from({ length: 4000 }, (_, rang) => ({
    id: `e${rang}`,
    nom: `Espace ${rang}`,
    teinte: 168,
    cree_le: LE,
  }));
  await une.base.insertInto("acces_espace").values(espaces).execute();
  await une.base.insertInto("acces_convention").values({ espace: "e1", id: "ctg", titre: "CTG" }).execute();
  await sql`delete from migration where nom like '00%'`.execute(une.base);
  await une.close();
  const autre = await testBase();
  expect(autre.base).toBe(une.base);
  const restent = await Promise.all(
    ["acces_espace", "acces_convention", "migration"].map((nom) => compter(autre.base, nom)),
  );
  expect(restent).toEqual([0, 0, notees]);
  await autre.close();
});

test("une base dont une table a changé ne ressert pas", async () => {
  const une = await testBase();
  await sql`alter table acces_espace add column intruse text`.execute(une.base);
  await une.close();
  const autre = await testBase();
  expect(autre.base).not.toBe(une.base);
  await expect(autre.base.selectFrom("acces_espace").selectAll().execute()).resolves.toEqual([]);
  await autre.close();
});
