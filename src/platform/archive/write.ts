import { createHash } from "node:crypto";
import { once } from "node:events";
import { createWriteStream, existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { finished } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { Base } from "../db/db.ts";
import { findApplied } from "../db/migrate.ts";
import { tarEnd, tarEntry } from "../tar.ts";
import { FILES, type FileSum, MANIFEST, type Manifest, ROWS, type TableSum } from "./model.ts";
import { listShapes, readRows, setNeutral } from "./rows.ts";

const CHUNK_BYTES = 4 << 20;

export const sha256 = (body: Uint8Array | string): string => createHash("sha256").update(body).digest("hex");

/** A compressed archive that takes its name only once it is whole and on the disk. */
class Archive {
  readonly #path: string;
  readonly #gzip = createGzip({ level: 6 });
  readonly #file;
  constructor(path: string) {
    this.#path = path;
    this.#file = createWriteStream(`${path}.partiel`, { flags: "w", mode: 0o600 });
    this.#gzip.pipe(this.#file);
  }
  async add(name: string, body: Buffer | string): Promise<void> {
    if (!this.#gzip.write(tarEntry(name, Buffer.from(body)))) await once(this.#gzip, "drain");
  }
  async end(): Promise<void> {
    this.#gzip.end(tarEnd());
    await finished(this.#file);
    const handle = await open(`${this.#path}.partiel`, "r+");
    await handle.sync();
    await handle.close();
    renameSync(`${this.#path}.partiel`, this.#path);
  }
  abandon(): void {
    this.#gzip.destroy();
    this.#file.destroy();
    rmSync(`${this.#path}.partiel`, { force: true });
  }
}

/** Writes the whole installation, rows as they were at one instant and files, into one archive that either engine reads back. */
export async function writeArchive(base: Base, folder: string, path: string, maintenant: Date): Promise<Manifest> {
  const archive = new Archive(path);
  try {
    const migrations = await findApplied(base);
    const tables = await writeTables(base, archive);
    const files = await writeFiles(join(folder, "fichiers"), archive);
    const manifest: Manifest = { format: 1, le: maintenant.toISOString(), migrations, tables, files };
    await archive.add(MANIFEST, JSON.stringify(manifest, null, 1));
    await archive.end();
    return manifest;
  } catch (error) {
    archive.abandon();
    throw error;
  }
}

const writeTables = (base: Base, archive: Archive): Promise<TableSum[]> =>
  base
    .transaction()
    .setIsolationLevel("repeatable read")
    .setAccessMode("read only")
    .execute(async (db) => {
      await setNeutral(db);
      const sums: TableSum[] = [];
      for (const shape of await listShapes(db)) {
        const chunks = new Chunks(archive, shape.name);
        sums.push(await readRows(db, shape, (lines) => chunks.push(lines)));
        await chunks.flush();
      }
      return sums;
    });

/** The lines of a table, a few megabytes an entry. */
class Chunks {
  readonly #archive: Archive;
  readonly #table: string;
  #lines: string[] = [];
  #bytes = 0;
  #rank = 0;
  constructor(archive: Archive, table: string) {
    this.#archive = archive;
    this.#table = table;
  }
  async push(lines: string[]): Promise<void> {
    this.#lines.push(...lines);
    for (const line of lines) this.#bytes += line.length;
    if (this.#bytes >= CHUNK_BYTES) await this.flush();
  }
  async flush(): Promise<void> {
    if (this.#lines.length === 0) return;
    this.#rank += 1;
    const name = `${ROWS}${this.#table}/${String(this.#rank).padStart(6, "0")}.ndjson`;
    await this.#archive.add(name, `${this.#lines.join("\n")}\n`);
    this.#lines = [];
    this.#bytes = 0;
  }
}

async function writeFiles(folder: string, archive: Archive): Promise<FileSum[]> {
  if (!existsSync(folder)) return [];
  const sums: FileSum[] = [];
  for (const path of readdirSync(folder, { recursive: true, encoding: "utf8" }).toSorted()) {
    if (!statSync(join(folder, path)).isFile()) continue;
    const body = readFileSync(join(folder, path));
    await archive.add(`${FILES}${path}`, body);
    sums.push({ path, bytes: body.length, sha256: sha256(body) });
  }
  return sums;
}
