import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPglite, unpackStart } from "./pglite.ts";

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

test("un modèle abîmé ou illisible ne vaut pas mieux qu’aucun : la base part de rien", async () => {
  const model = join(folder, "modele.tar.gz");
  writeFileSync(model, gzipSync("PG_VERSION".padEnd(4096, "\0")).subarray(0, 20));
  for (const abime of [model, folder]) {
    const neuf = join(folder, "neuf");
    await unpackStart(neuf, abime);
    expect(existsSync(join(neuf, "PG_VERSION"))).toBe(true);
    rmSync(neuf, { recursive: true });
  }
});
