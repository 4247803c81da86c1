import { createHash, type Hash } from "node:crypto";
import { createReadStream, mkdirSync, writeFileSync } from "node:fs";
import { dirname, isAbsolute, join, normalize } from "node:path";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { sql } from "kysely";
import type { Base, Db } from "../db/db.ts";
import { findApplied, migrate } from "../db/migrate.ts";
import { listMigrations } from "../db/migrations.ts";
import { Sentence } from "../sentence.ts";
import { readTar } from "../tar.ts";
import { FILES, MANIFEST, type Manifest, ROWS } from "./model.ts";
import {
  findFilled,
  insertRows,
  listShapes,
  OPENED,
  readRows,
  setNeutral,
  type Shape,
  withoutForeignKeys,
} from "./rows.ts";
import { sha256 } from "./write.ts";

async function* entries(path: string) {
  const unzip = createGunzip();
  pipeline(createReadStream(path), unzip, () => {}); // an error of the file reaches whoever reads the result
  yield* readTar(unzip);
}

const tableOf = (name: string) => name.slice(ROWS.length, name.lastIndexOf("/"));

/** Reads an archive to its end and checks every hash of its manifest; throws the sentence of what is wrong. */
export async function verifyArchive(path: string): Promise<Manifest> {
  const tables = new Map<string, Hash>();
  const files = new Map<string, string>();
  let manifest: Manifest | null = null;
  try {
    for await (const { name, body } of entries(path)) {
      if (name === MANIFEST) manifest = JSON.parse(body.toString()) as Manifest;
      else if (name.startsWith(FILES)) files.set(name.slice(FILES.length), sha256(body));
      else {
        const hash = tables.get(tableOf(name)) ?? createHash("sha256");
        tables.set(tableOf(name), hash.update(body));
      }
    }
  } catch (cause) {
    if ((cause as NodeJS.ErrnoException).code === "ENOENT") throw new Sentence(`Le fichier ${path} n’existe pas.`);
    throw new Sentence(`Ce fichier n’est pas une archive de Maillage, ou il est abîmé (${(cause as Error).message}).`);
  }
  if (manifest?.format !== 1)
    throw new Sentence("Cette archive n’a pas de manifeste, ou d’une version plus récente de Maillage.");
  const outside = manifest.files.filter(({ path: file }) => isAbsolute(file) || normalize(file).startsWith(".."));
  if (outside.length > 0)
    throw new Sentence("Cette archive nomme un fichier hors de son dossier : elle n’est pas de Maillage.");
  const found = new Map([...tables].map(([name, hash]) => [name, hash.digest("hex")]));
  checkSums(manifest, found, files);
  return manifest;
}

const EMPTY = sha256("");

function checkSums(manifest: Manifest, tables: ReadonlyMap<string, string>, files: ReadonlyMap<string, string>): void {
  const wrong = [
    ...manifest.tables
      .filter(({ name, sha256: wanted }) => (tables.get(name) ?? EMPTY) !== wanted)
      .map(({ name }) => name),
    ...manifest.files.filter(({ path, sha256: wanted }) => files.get(path) !== wanted).map(({ path }) => path),
    ...[...tables.keys()].filter((name) => !manifest.tables.some((table) => table.name === name)),
    ...[...files.keys()].filter((path) => !manifest.files.some((file) => file.path === path)),
  ];
  if (wrong.length > 0) throw new Sentence(`Cette archive est abîmée : ${wrong.join(", ")}. Rien n’a été écrit.`);
}

/**
 * Reads an archive back into an empty base, on either engine, then brings it to this version. Nothing is written before every
 * hash is checked; the rows enter in one transaction, read again and compared before it ends.
 */
export async function restoreArchive(base: Base, folder: string, path: string): Promise<Manifest> {
  await base.transaction().execute(checkEmpty);
  const manifest = await verifyArchive(path);
  const known = listMigrations();
  const unknown = manifest.migrations.filter((name) => !known.some((migration) => migration.name === name));
  if (unknown.length > 0)
    throw new Sentence(`Cette archive vient d’une version plus récente de Maillage (${unknown.join(", ")}).`);
  const ahead = (await findApplied(base)).filter((name) => !manifest.migrations.includes(name));
  if (ahead.length > 0)
    throw new Sentence("Cette base est déjà à une version plus récente que l’archive : donnez une base neuve.");
  await migrate(
    base,
    known.filter(({ name }) => manifest.migrations.includes(name)),
  );
  await base.transaction().execute(async (db) => {
    await setNeutral(db);
    const shapes = await checkTarget(db, manifest);
    await withoutForeignKeys(db, () => loadRows(db, shapes, path));
    for (const shape of shapes.values()) await compare(db, shape, manifest);
    await restoreFiles(path, join(folder, "fichiers"));
  });
  await migrate(base, known);
  return manifest;
}

/** Said before anything else: whoever mistook the base learns that, not what is wrong with the archive or its version. */
async function checkEmpty(db: Db): Promise<void> {
  const filled = await findFilled(db);
  if (filled)
    throw new Sentence(
      `Cette base n’est pas vide (${filled} a des lignes) : une archive ne se relit que dans une base vide.`,
    );
}

/** The base must still be empty, and have a place for every column of the archive. */
async function checkTarget(db: Db, manifest: Manifest): Promise<Map<string, Shape>> {
  await checkEmpty(db);
  const shapes = new Map((await listShapes(db)).map((shape) => [shape.name, shape]));
  for (const { name, columns } of manifest.tables) {
    const lost = columns.filter((column) => !shapes.get(name)?.columns.includes(column));
    if (lost.length > 0) throw new Sentence(`Cette base n’a pas de place pour ${name} (${lost.join(", ")}).`);
  }
  return shapes;
}

async function loadRows(db: Db, shapes: ReadonlyMap<string, Shape>, path: string): Promise<void> {
  await sql`delete from ${sql.table(OPENED)}`.execute(db);
  for await (const { name, body } of entries(path)) {
    const shape = name.startsWith(ROWS) ? shapes.get(tableOf(name)) : undefined;
    if (shape) await insertRows(db, shape, body.toString().trimEnd().split("\n"));
  }
}

async function compare(db: Db, shape: Shape, { tables }: Manifest): Promise<void> {
  const wanted = tables.find(({ name }) => name === shape.name);
  if (!wanted) return;
  const found = await readRows(db, { ...shape, columns: wanted.columns }, async () => {});
  if (found.sha256 !== wanted.sha256) throw new Error(`La table ${shape.name} relue diffère de l’archive`);
}

async function restoreFiles(path: string, folder: string): Promise<void> {
  for await (const { name, body } of entries(path)) {
    if (!name.startsWith(FILES)) continue;
    const target = join(folder, name.slice(FILES.length));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, body, { mode: 0o600 });
  }
}
