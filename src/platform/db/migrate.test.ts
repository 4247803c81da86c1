import { sql } from "kysely";
import { afterAll, expect, test } from "vitest";
import { testBase } from "../../../tests/base.ts";
import { Sentence } from "../sentence.ts";
import { type Engine, openEngine } from "./engine.ts";
import { migrate } from "./migrate.ts";
import { listMigrations } from "./migrations.ts";

const opened: Engine[] = [];
const open = async (engine: Promise<Engine>) => {
  opened.push(await engine);
  return opened.at(-1) as Engine;
};
afterAll(() => Promise.all(opened.map((engine) => engine.close())));

test("une base au niveau le reste, et une base d’une version plus récente est refusée", async () => {
  const { base } = await open(testBase());
  expect(await migrate(base)).toEqual([]);
  await sql`insert into migration (nom) values ('9999_plus_tard.sql')`.execute(base);
  await expect(migrate(base)).rejects.toThrow(/version plus récente/);
});

test("une migration qui échoue ne laisse rien d’elle", async () => {
  const { base } = await open(testBase());
  const fausse = { name: "9999_fausse.sql", text: "create table reste (id text);\nselect * from absente;\n" };
  await expect(migrate(base, [...listMigrations(), fausse])).rejects.toThrow(/absente/);
  const { rows } = await sql<{ la: string | null }>`select to_regclass('reste') as la`.execute(base);
  expect(rows).toEqual([{ la: null }]);
  expect(await migrate(base, [...listMigrations(), { ...fausse, text: "create table reste (id text);\n" }])).toEqual([
    fausse.name,
  ]);
});

test("sans droit de créer les rôles, la migration dit ce qu’un administrateur doit taper", async () => {
  const { base } = await open(openEngine({}));
  await sql`create role petit login`.execute(base);
  await sql`revoke create on schema public from public`.execute(base);
  const error = await base
    .transaction()
    .execute(async (tx) => {
      await sql`set local role petit`.execute(tx);
      return migrate(tx as never);
    })
    .catch((refus: unknown) => refus);
  expect(error).toBeInstanceOf(Sentence);
  expect(String(error)).toMatch(/create role maillage_app nologin;\s+grant maillage_app to petit;/);
  expect(String(error)).toMatch(/grant create, usage on schema public to petit;/);
});

test("une base faite par un autre compte dit à qui elle est, et comment la mener", async () => {
  const { base } = await open(openEngine({}));
  await migrate(base, []);
  await sql`create role autre login`.execute(base);
  const enAutre = () =>
    base.transaction().execute(async (tx) => {
      await sql`set local role autre`.execute(tx);
      return migrate(tx as never, []);
    });
  await expect(enAutre()).rejects.toThrow(/grant postgres to autre;/);
  await sql`grant postgres to autre`.execute(base);
  expect(await enAutre()).toEqual([]);
});
