import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { instantDe } from "#commun/jour.ts";
import { verifyArchive } from "#platform/archive/read.ts";
import { parseEnv } from "#platform/env.ts";
import { testBase } from "../tests/base.ts";
import { backupIfDue } from "./sauvegarde.ts";

test("le serveur garde les dernières sauvegardes, vérifiées, à l’intervalle demandé", async () => {
  const folder = mkdtempSync(join(tmpdir(), "maillage-sauvegardes-"));
  const { base, close } = await testBase();
  const settings = parseEnv({ MAILLAGE_DATA: folder, MAILLAGE_SAUVEGARDES: "2", MAILLAGE_SAUVEGARDE_HEURES: "6" });
  const passer = (instant: string) => backupIfDue(base, settings, instantDe(instant));
  for (const heure of ["00", "05", "06", "11", "12", "18"]) await passer(`2026-11-21T${heure}:00:00Z`);
  const target = join(folder, "sauvegardes");
  expect(readdirSync(target)).toEqual(["maillage-2026-11-21T12-00-00Z.tar.gz", "maillage-2026-11-21T18-00-00Z.tar.gz"]);
  for (const name of readdirSync(target)) expect((await verifyArchive(join(target, name))).format).toBe(1);
  await close();
  rmSync(folder, { recursive: true });
});
