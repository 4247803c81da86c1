import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "../folder.ts";
import { Sentence } from "../sentence.ts";
import { nameOf, newKey, seal, Unreadable, unseal } from "./seal.ts";

/** A key of the installation. It never enters the base nor an archive: a stolen backup does not open what it holds. */
type InstallationKey = { name: string; bytes: Uint8Array };

const FILE = "cle";
const FORM = /^[A-Za-z0-9+/]{43}=$/;

const wordsOf = (text: string) => text.split(/[\s,]+/).filter(Boolean);

/** Keys in base64, apart by commas, spaces or lines: the first seals, the others still open what they sealed. */
export const areKeys = (text: string): boolean => {
  const words = wordsOf(text);
  return words.length > 0 && words.every((word) => FORM.test(word));
};

function parseKeys(text: string): InstallationKey[] {
  if (!areKeys(text))
    throw new Sentence(
      "La clé de l’installation (MAILLAGE_CLE, ou le fichier cle du dossier) doit faire 32 octets en base64 : openssl rand -base64 32.",
    );
  return wordsOf(text).map((word) => {
    const bytes = Buffer.from(word, "base64");
    return { name: nameOf(bytes), bytes };
  });
}

type Ring = { keys: InstallationKey[]; file: string | null };
let ring: Ring | null = null;

/** Where the keys are: those of the environment, else the file `cle` of the data folder, made when something is first sealed. */
export function openKeyring({ folder, keys }: { folder: string; keys?: string | undefined }): void {
  const file = join(folder, FILE);
  const text = keys ?? (existsSync(file) ? readFileSync(file, "utf8") : undefined);
  ring = { keys: text === undefined ? [] : parseKeys(text), file: keys === undefined ? file : null };
}

/** Keys of a trial, kept nowhere. */
export const openKeyringOf = (text: string): void => void (ring = { keys: parseKeys(text), file: null });

function opened(): Ring {
  if (!ring) throw new Error("Le trousseau n’est pas ouvert : openKeyring d’abord");
  return ring;
}

/** Whoever made the file meanwhile has made the key. */
function makeFile(folder: string, file: string): InstallationKey[] {
  makeFolder(folder);
  try {
    writeFileSync(file, `${Buffer.from(newKey()).toString("base64")}\n`, { mode: 0o600, flag: "wx", flush: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  return parseKeys(readFileSync(file, "utf8"));
}

function current(): InstallationKey {
  const here = opened();
  if (here.keys.length === 0 && here.file) here.keys = makeFile(join(here.file, ".."), here.file);
  const [first] = here.keys;
  if (!first) throw new Error("Le trousseau est vide");
  return first;
}

/** Whether this key can still open what it sealed. */
export const holdsKey = (name: string): boolean => opened().keys.some((key) => key.name === name);

/** Whether what this key sealed should be sealed again under the first. */
export const isOld = (name: string): boolean => holdsKey(name) && opened().keys[0]?.name !== name;

/** A key of someone, closed under the first key of the installation. */
export function wrap(key: Uint8Array, place: string): { sealed: Buffer; under: string } {
  const { name, bytes } = current();
  return { sealed: seal(bytes, key, place), under: name };
}

export function unwrap(sealed: Uint8Array, under: string, place: string): Uint8Array {
  const key = opened().keys.find(({ name }) => name === under);
  if (!key) throw new Unreadable(`La clé ${under} de l’installation manque`);
  return unseal(key.bytes, sealed, place);
}
