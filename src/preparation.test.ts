import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import { unpack } from "#platform/db/depliage.ts";
import { openEngine } from "#platform/db/engine.ts";
import { findApplied, migrate } from "#platform/db/migrate.ts";
import { listMigrations } from "#platform/db/migrations.ts";
import { modelPath } from "#platform/db/modele.ts";
import { setNature } from "#platform/installation.ts";
import { makeModel, prepare } from "./preparation.ts";

const folder = mkdtempSync(join(tmpdir(), "maillage-preparation-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("une base neuve qui part du modèle a déjà toutes ses tables, et rien d’une autre version n’y reste", async () => {
  const cache = join(folder, "cache");
  const path = modelPath(cache);
  mkdirSync(cache);
  writeFileSync(join(cache, "base-0123456789abcdef.tar.gz"), "une autre version");
  await makeModel(path);
  expect(readdirSync(cache)).toEqual([basename(path)]);
  unpack(readFileSync(path), join(folder, "donnees/base"));
  const { base, close } = await openEngine({ folder: join(folder, "donnees") });
  expect(await migrate(base)).toEqual([]);
  expect(await findApplied(base)).toEqual(listMigrations().map(({ name }) => name));
  await setNature(base, "reelle");
  await close();
});

test("un modèle déjà fait n’est pas refait", async () => {
  const path = modelPath(join(folder, "fait"));
  mkdirSync(join(folder, "fait"));
  writeFileSync(path, "fait");
  await makeModel(path);
  expect(readFileSync(path, "utf8")).toBe("fait");
});

test("là où rien ne peut être écrit, l’installation s’achève et le dit", async () => {
  const written = vi.spyOn(process.stderr, "write").mockReturnValue(true);
  writeFileSync(join(folder, "fichier"), "");
  expect(await prepare(join(folder, "fichier/base.tar.gz"))).toBe(0);
  expect(written).toHaveBeenCalledWith(expect.stringContaining("le premier démarrage les posera"));
  written.mockRestore();
});
