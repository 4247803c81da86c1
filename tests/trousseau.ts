import { openKeyringOf } from "#platform/vault/keyring.ts";

/** The installation's key of the tests: thirty-two bytes that open nothing else. */
export const CLE_ESSAI = Buffer.alloc(32, 7).toString("base64");

/** Before each base: a test may have opened the keyring of a folder of its own. */
export const ouvrirTrousseau = (): void => openKeyringOf(CLE_ESSAI);
