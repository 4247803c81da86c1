import { PGlite } from "@electric-sql/pglite";
import { afterAll, expect, test } from "vitest";
import { PARSERS } from "./pglite.ts";
import { Wire } from "./wire.ts";

const pglite = await PGlite.create({ parsers: PARSERS });
const wire = new Wire(pglite);
afterAll(() => pglite.close());

const kept = async () => (await wire.query("select name from pg_prepared_statements order by name", [])).rows;
const plain = async (text: string, parameters: unknown[]) => (await pglite.query(text, parameters)).rows;

test.each<[string, string, unknown[]]>([
  ["des textes", "select $1::text as un, $2 || '' as deux", ["l’été « œ » 🌊", 'a"b\\c']],
  ["rien", "select $1::text as un, $2::integer as deux", [null, null]],
  [
    "des nombres et des booléens",
    "select $1::integer + 1 as un, $2::numeric as deux, not $3::boolean as trois",
    [41, 2.5, true],
  ],
  ["des dates", "select $1::date as jour, $2::timestamptz as instant", ["2026-11-23", "2026-11-23T08:00:00+01:00"]],
  ["du JSON", "select $1::jsonb as un, jsonb_build_array($2::text, 3) as deux", ['{"a":[1,null]}', "x"]],
  [
    "des listes",
    "select $1::text[] as un, $2::integer[] as deux",
    [
      ['a"b', "c,d", "", "null", "e\\f"],
      [1, 2],
    ],
  ],
  ["une liste vide", "select $1::text[] as un, 'b' = any($1) as deux", [[]]],
  ["des octets", "select $1::bytea as un, length($1) as deux", [new Uint8Array([0, 1, 255])]],
  ["aucune rangée", "select 1 as un where $1", [false]],
  ["des colonnes sans valeur", "select from generate_series(1, $1::integer)", [2]],
])("%s se lisent comme par le client du moteur, la première fois et les suivantes", async (_cas, text, parameters) => {
  const attendu = await plain(text, parameters);
  expect((await wire.query(text, parameters)).rows).toEqual(attendu);
  expect((await wire.query(text, parameters)).rows).toEqual(attendu);
});

test("une requête redemandée est celle que le moteur a gardée ; la dernière de plusieurs donne ses rangées", async () => {
  await wire.query("select $1::text as temoin", ["a"]);
  const avant = await kept();
  expect((await wire.query("select $1::text as temoin", ["b"])).rows).toEqual([{ temoin: "b" }]);
  expect(await kept()).toEqual(avant);
  expect(await wire.query("create temp table essai (n integer); select 7 as n", [])).toMatchObject({
    rows: [{ n: 7 }],
  });
  expect(await wire.query("insert into essai select generate_series(1, $1::integer)", [3])).toEqual({
    rows: [],
    affected: 3,
  });
});

test("au-delà de trois cents requêtes gardées, celle qui attend depuis le plus longtemps est fermée", async () => {
  for (let rang = 0; rang < 310; rang++) await wire.query(`select $1::integer + ${rang} as n`, [1]);
  expect(await kept()).toHaveLength(300);
});

test("une erreur se dit avec son code, et la requête dont la table a changé se refait à la demande suivante", async () => {
  await wire.query("create temp table change (n integer primary key)", []);
  const ajouter = () => wire.query("insert into change (n) values ($1) returning *", [1]);
  expect((await ajouter()).rows).toEqual([{ n: 1 }]);
  await expect(ajouter()).rejects.toMatchObject({ code: "23505", table: "change", constraint: "change_pkey" });
  const lire = () => wire.query("select * from change where n = $1", [1]);
  await lire();
  await wire.query("alter table change add column mot text default 'neuf'", []);
  await expect(lire()).rejects.toMatchObject({ code: "0A000" });
  expect((await lire()).rows).toEqual([{ n: 1, mot: "neuf" }]);
});

test("ce qui ouvre la transaction part avec la première requête, et une faute laisse la transaction avortée", async () => {
  await wire.query("select $1::integer as n", [1], "start transaction");
  await expect(wire.query("select $1::integer / 0 as n", [1])).rejects.toMatchObject({ code: "22012" });
  await expect(wire.query("select $1::integer as n", [1])).rejects.toMatchObject({ code: "25P02" });
  await wire.query("rollback", []);
  expect((await wire.query("select $1::integer as n", [1])).rows).toEqual([{ n: 1 }]);
});

test("ce que le moteur oublie d’un coup, on l’oublie aussi", async () => {
  const lire = () => wire.query("select $1::text as reste", ["a"]);
  await lire();
  await wire.query("discard all", []);
  expect((await lire()).rows).toEqual([{ reste: "a" }]);
});
