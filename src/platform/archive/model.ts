/** What an archive says of itself, in its last entry. */
export type Manifest = {
  format: 1;
  le: string;
  migrations: string[];
  tables: TableSum[];
  files: FileSum[];
};
/** `sha256` covers the lines of the table in the order of its key. */
export type TableSum = { name: string; columns: string[]; rows: number; sha256: string };
export type FileSum = { path: string; bytes: number; sha256: string };

export const MANIFEST = "manifeste.json";
export const ROWS = "lignes/";
export const FILES = "fichiers/";

/**
 * What lives only in a running installation is left out: sessions and links would open doors closed since, a mail already gone
 * would leave again. The list of migrations is in the manifest.
 */
export const LEFT_OUT: readonly string[] = ["migration", "outbox", "acces_session", "acces_jeton", "acces_frein"];
