import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { writeXlsx } from "hucre/xlsx";
import { afterAll, expect, test } from "vitest";
import { importer } from "./importer.ts";

const dossier = mkdtempSync(join(tmpdir(), "maillage-importer-"));
afterAll(() => rmSync(dossier, { recursive: true }));

test("a spreadsheet whose name does not tell it goes where its columns are guessed, never out as an empty convention", async () => {
  const chemin = join(dossier, "suivi");
  const rows = [
    ["Intitulé de l'action", "Porteur"],
    ["Ouvrir un relais", "Caf"],
  ];
  writeFileSync(chemin, await writeXlsx({ sheets: [{ name: "Suivi", rows }] }));
  const recus: string[][] = [];
  const code = await importer([chemin, "--json"], async (args) => recus.push(args) + 6);
  expect([code, recus]).toEqual([7, [[chemin, "--json"]]]);
});
