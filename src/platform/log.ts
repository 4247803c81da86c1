import { pino } from "pino";

/** What a database says of the row it refused, or was asked: someone's name, a whole file. It stays out of the log. */
const TOLD = ["detail", "where", "query", "params", "parameters"] as const;

/** An error as the log writes it: what broke and where, never the values of a row. */
export function writeError(error: Error): Record<string, unknown> {
  const written: Record<string, unknown> = { ...pino.stdSerializers.err(error) };
  for (const name of TOLD) delete written[name];
  return written;
}

/** Structured log on stderr: stdout belongs to the commands. */
export const log = pino(
  { name: "maillage", level: process.env["MAILLAGE_JOURNALISATION"] ?? "info", serializers: { err: writeError } },
  pino.destination(2),
);
