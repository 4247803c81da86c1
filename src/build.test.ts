import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { forget } from "./build.ts";

const folder = mkdtempSync(join(tmpdir(), "maillage-build-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("les trois dernières versions restent, quel que soit leur âge, et des autres celles du jour : un serveur peut y tourner", () => {
  const version = (nom: string, jours: number) => {
    const quand = new Date(Date.now() - jours * 24 * 3600 * 1000);
    mkdirSync(join(folder, nom));
    utimesSync(join(folder, nom), quand, quand);
  };
  version("actuelle", 50);
  version(".1234", 2); // a build that was killed is no version
  for (const jours of [40, 10, 20, 30]) version(`de-${jours}-jours`, jours);
  forget(join(folder, "actuelle"));
  expect(readdirSync(folder).toSorted()).toEqual(["actuelle", "de-10-jours", "de-20-jours", "de-30-jours"]);
  for (const nom of ["un", "deux", "trois", "quatre"]) version(nom, 0);
  forget(join(folder, "actuelle"));
  expect(readdirSync(folder).toSorted()).toEqual(["actuelle", "deux", "quatre", "trois", "un"]);
});
