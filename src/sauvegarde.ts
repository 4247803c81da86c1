import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { instantDe, plusMinutes } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import type { Manifest } from "#platform/archive/model.ts";
import { restoreArchive, verifyArchive } from "#platform/archive/read.ts";
import { writeArchive } from "#platform/archive/write.ts";
import { type Order, sendOrder } from "#platform/control.ts";
import type { Base } from "#platform/db/db.ts";
import { socketPath } from "#platform/db/lock.ts";
import type { Settings } from "#platform/env.ts";
import { Sentence } from "#platform/sentence.ts";
import { countKeys } from "#platform/vault/vault.ts";
import { refuseServed, withEngine } from "./site.ts";

type Say = (line: string) => void;

const summary = (path: string, { tables, files, le }: Manifest): string => {
  const rows = tables.reduce((total, table) => total + table.rows, 0);
  return `${path} : ${pluriel(rows, "ligne")} de ${pluriel(tables.length, "table")}, ${pluriel(files.length, "fichier")}, au ${le}. Relue et vérifiée.`;
};

/** The key that opens what is sealed is in no archive: whoever keeps only the archive must know what she will not read. */
async function sayKept(base: Base, folder: string, say: Say): Promise<void> {
  const { sealed, lost } = await countKeys(base);
  if (sealed > 0 && lost === sealed)
    say(
      "Les pièces des familles y restent scellées, et la clé qui les ouvre n’est pas ici non plus : retrouvez le fichier cle de l’installation d’origine, ou sa MAILLAGE_CLE, et gardez-la à part. Sans elle, ces pièces ne se liront plus.",
    );
  else if (sealed > 0)
    say(
      `Les pièces des familles y restent scellées, et la clé qui les ouvre n’est dans aucune sauvegarde. Gardez-la à part : c’est le fichier ${join(folder, "cle")}, ou MAILLAGE_CLE. Sans elle, ces pièces ne se liront plus.`,
    );
}

async function sayMissing(base: Base, folder: string, say: Say): Promise<void> {
  const { lost } = await countKeys(base);
  if (lost > 0)
    say(
      `Attention : la clé de ${pluriel(lost, "dossier scellé", "dossiers scellés")} n’est pas ici, et leurs pièces ne se lisent pas. Remettez le fichier cle de l’installation sauvegardée dans ${folder}, ou donnez MAILLAGE_CLE, avant de démarrer.`,
    );
}

async function writeVerified(base: Base, folder: string, path: string, maintenant: Date): Promise<Manifest> {
  await writeArchive(base, folder, path, maintenant);
  return verifyArchive(path);
}

/** Writes an archive: through the server that holds the base, or alone when none does. */
export async function backup(path: string, settings: Settings, maintenant: Date, say: Say): Promise<void> {
  const { folder, databaseUrl } = settings;
  if (!databaseUrl && (await sendOrder(socketPath(folder), "backup", [path], say))) return;
  if (!databaseUrl && !existsSync(join(folder, "base")))
    throw new Sentence(
      `Il n’y a pas de base dans ${folder} : rien n’a été sauvegardé. Donnez par MAILLAGE_DATA le dossier de l’installation.`,
    );
  await withEngine(settings, "backup", ({ base }) => backupOrder(base, folder, () => maintenant)([path], say));
}

/** What the running server does of `maillage backup`. */
export const backupOrder =
  (base: Base, folder: string, maintenant: () => Date): Order =>
  async ([path], say) => {
    if (!path) return;
    say(summary(path, await writeVerified(base, folder, path, maintenant())));
    await sayKept(base, folder, say);
  };

export const restore = (path: string, settings: Settings, say: Say): Promise<void> =>
  withEngine(settings, "restore", async (engine) => {
    await refuseServed(engine);
    say(summary(path, await restoreArchive(engine.base, settings.folder, path)));
    await sayMissing(engine.base, settings.folder, say);
  });

const NAME = /^maillage-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\dZ\.tar\.gz$/;

const listBackups = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => NAME.test(name))
        .toSorted()
    : [];

/** Counted from the last archive's name, so that a server often restarted is backed up all the same. */
export async function backupIfDue(base: Base, settings: Settings, maintenant: Date): Promise<void> {
  const last = listBackups(join(settings.folder, "sauvegardes")).at(-1);
  const due = last ? plusMinutes(instantOf(last), settings.backups.everyHours * 60) : maintenant;
  if (due <= maintenant) await backupInFolder(base, settings, maintenant);
}

/** `maillage-2026-11-21T09-00-00Z.tar.gz` */
const instantOf = (name: string) =>
  instantDe(name.replace(/^maillage-(.{10})T(\d\d)-(\d\d)-(\d\d)Z.*$/, "$1T$2:$3:$4Z"));

/** The server's own backup: written, read back, and the oldest beyond `kept` removed only then. */
async function backupInFolder(base: Base, { folder, backups }: Settings, maintenant: Date): Promise<string> {
  const target = join(folder, "sauvegardes");
  mkdirSync(target, { recursive: true, mode: 0o700 });
  const path = join(target, `maillage-${maintenant.toISOString().slice(0, 19).replaceAll(":", "-")}Z.tar.gz`);
  await writeVerified(base, folder, path, maintenant);
  const old = listBackups(target).slice(0, -backups.kept);
  for (const name of old) rmSync(join(target, name));
  return path;
}
