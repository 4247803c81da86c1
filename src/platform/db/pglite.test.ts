import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPglite } from "./pglite.ts";

const folder = mkdtempSync(join(tmpdir(), "maillage-pglite-"));
const dataDir = join(folder, "base");
const mark = `${dataDir}.inachevee`;

beforeAll(() => {
  mkdirSync(dataDir);
  writeFileSync(join(dataDir, "PG_VERSION"), "18\n");
  writeFileSync(mark, "");
});

afterAll(() => rmSync(folder, { recursive: true }));

test("une base dont la création s’est interrompue est refaite, une base achevée est gardée", async () => {
  const premiere = await openPglite({ dataDir });
  expect(existsSync(mark)).toBe(false);
  await premiere.exec("create table temoin as select 7 as n");
  await premiere.close();

  const seconde = await openPglite({ dataDir });
  expect((await seconde.query("select n from temoin", [])).rows).toEqual([{ n: 7 }]);
  await seconde.close();
});
