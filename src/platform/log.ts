import { pino } from "pino";

/** Structured log on stderr: stdout belongs to the commands. */
export const log = pino(
  { name: "maillage", level: process.env["MAILLAGE_JOURNALISATION"] ?? "info" },
  pino.destination(2),
);
