import { ecrireDemonstration } from "../db/demo.ts";
import { baseOver } from "#platform/db/engine.ts";
import type { Embedded } from "#platform/db/pglite.ts";
import type { Settings } from "#platform/env.ts";
import { openKeyring } from "#platform/vault/keyring.ts";

/**
 * Writes the demonstration from the engine's own thread: it is thousands of statements, each of which would wait for two
 * messages. That thread has its own keyring.
 */
export async function work(embedded: Embedded, settings: Settings, maintenant: Date): Promise<void> {
  openKeyring(settings);
  await ecrireDemonstration(baseOver(embedded), maintenant);
}
