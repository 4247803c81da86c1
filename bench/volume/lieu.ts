import { sql } from "kysely";
import { openEngine } from "#platform/db/engine.ts";

/** Where a base is opened: nowhere is the embedded engine, in memory. */
export type Where = { databaseUrl?: string };

/** A database of the server at `server`, emptied. */
export async function fresh(server: string, name: string): Promise<Where> {
  const admin = await openEngine({ databaseUrl: server });
  await sql.raw(`drop database if exists maillage_banc_${name}`).execute(admin.base);
  await sql.raw(`create database maillage_banc_${name}`).execute(admin.base);
  await admin.close();
  const url = new URL(server);
  url.pathname = `/maillage_banc_${name}`;
  return { databaseUrl: url.href };
}
