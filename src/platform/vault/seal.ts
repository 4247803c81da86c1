import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

const FORMAT = 1;
const NONCE = 12;
const TAG = 16;
const HEAD = 1 + NONCE + TAG;

/** What is sealed cannot be opened: another key, another place, or altered bytes. */
export class Unreadable extends Error {}

/** 256 random bits. */
export const newKey = (): Uint8Array => randomBytes(32);

/** How a key is named without being told. */
export const nameOf = (key: Uint8Array): string => createHash("sha256").update(key).digest("hex").slice(0, 16);

/**
 * AES-256-GCM: format (1 byte), nonce (12), tag (16), then the text. `place` says what the text belongs to: carried elsewhere, it
 * does not open.
 */
export function seal(key: Uint8Array, text: Uint8Array | string, place: string): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv("aes-256-gcm", key, nonce, { authTagLength: TAG }).setAAD(Buffer.from(place));
  const body = Buffer.concat([cipher.update(text), cipher.final()]);
  return Buffer.concat([Buffer.of(FORMAT), nonce, cipher.getAuthTag(), body]);
}

export function unseal(key: Uint8Array, sealed: Uint8Array, place: string): Buffer {
  if (sealed.length < HEAD || sealed[0] !== FORMAT) throw new Unreadable("Ce texte n’est pas scellé par Maillage");
  const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(1, 1 + NONCE), { authTagLength: TAG });
  decipher.setAAD(Buffer.from(place)).setAuthTag(sealed.subarray(1 + NONCE, HEAD));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(HEAD)), decipher.final()]);
  } catch (cause) {
    throw new Unreadable("Ce texte scellé ne s’ouvre pas", { cause });
  }
}
