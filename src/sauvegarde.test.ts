import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { instantDe } from "#commun/jour.ts";
import { verifyArchive } from "#platform/archive/read.ts";
import { inPerimeter } from "#platform/db/db.ts";
import { parseEnv } from "#platform/env.ts";
import { sealerFor } from "#platform/vault/vault.ts";
import { perimetreDe } from "../tests/app.ts";
import { testBase } from "../tests/base.ts";
import { CLE_ESSAI } from "../tests/trousseau.ts";
import { backup, backupIfDue, backupOrder, restore } from "./sauvegarde.ts";

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

test("sauvegarder un dossier qui n’a pas de base le dit, et n’y laisse ni base ni archive", async () => {
  const folder = mkdtempSync(join(tmpdir(), "maillage-sauvegardes-"));
  const [data, archive] = [join(folder, "mal-nomme"), join(folder, "a.tar.gz")];
  const dits: string[] = [];
  const faire = backup(archive, parseEnv({ MAILLAGE_DATA: data }), instantDe("2026-11-21T00:00:00Z"), (dit) =>
    dits.push(dit),
  );
  await expect(faire).rejects.toThrow(`Il n’y a pas de base dans ${data}`);
  expect([dits, existsSync(data), existsSync(archive)]).toEqual([[], false, false]);
  rmSync(folder, { recursive: true });
});

test("la clé de ce qui est scellé n’est dans aucune archive : sauver le dit, relire sans elle aussi", async () => {
  const folder = mkdtempSync(join(tmpdir(), "maillage-sauvegardes-"));
  const [archive, le] = [join(folder, "a.tar.gz"), instantDe("2026-11-21T00:00:00Z")];
  const { base, close } = await testBase();
  const sauver = backupOrder(base, folder, () => le);
  const dits: string[] = [];
  const dire = (dit: string) => void dits.push(dit);
  await sauver([archive], dire);
  expect(dits.splice(0)).toHaveLength(1); // nothing sealed yet: nothing to keep apart
  const ici = perimetreDe("trois-rivieres");
  await inPerimeter(base, ici, (db) => sealerFor(db, { espace: ici.espace, sujet: "famille" }, le));
  await sauver([archive], dire);
  expect(dits.splice(0)[1]).toContain(`c’est le fichier ${join(folder, "cle")}`);
  await restore(archive, parseEnv({ MAILLAGE_DATA: join(folder, "sans") }), dire);
  expect(dits.splice(0)[1]).toContain("Remettez le fichier cle");
  await sauver([archive], dire); // where the archive was read back without its key, no file is promised
  expect(dits.splice(0)[1]).toContain("n’est pas ici non plus");
  await restore(archive, parseEnv({ MAILLAGE_DATA: join(folder, "avec"), MAILLAGE_CLE: CLE_ESSAI }), dire);
  expect(dits.splice(0)).toHaveLength(1);
  await close();
  rmSync(folder, { recursive: true });
});
