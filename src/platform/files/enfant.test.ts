import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import { chargedTime, isTooLong, runReader } from "./enfant.ts";

const dossier = mkdtempSync(join(tmpdir(), "maillage-enfant-"));
afterAll(() => rmSync(dossier, { recursive: true }));

const programme = (nom: string, code: string): string => {
  const chemin = join(dossier, `${nom}.mjs`);
  writeFileSync(chemin, code);
  return chemin;
};
const LIMITES = { delai: 1_000, memoire: 200 * 1024 * 1024 };

test.each([
  ["qui ne finit pas", "for (;;);", "trop-long"],
  ["qui attend sans fin", "setInterval(() => {}, 1_000);", "trop-long"],
  ["qui garde trop de mémoire", "const t = []; for (;;) t.push(Buffer.alloc(8e6, 1));", "trop-de-memoire"],
  ["dont le tas déborde", "const t = []; for (;;) t.push({ a: [t.length] });", "trop-de-memoire"],
  ["qui se casse", "throw new Error('non')", "illisible"],
])("un lecteur %s est arrêté et donne son refus", async (_cas, code, attendu) => {
  const sortie = await runReader(programme(attendu, code), [], {
    ...LIMITES,
    delai: attendu === "trop-long" ? 1_000 : 20_000,
  });
  expect(sortie).toBeInstanceOf(Refus);
  expect((sortie as Refus<string>).code).toBe(attendu);
});

test.each([
  ["travaille seul sur la machine", 50, 50, true, 50],
  ["attend le processeur sur une machine chargée", 50, 10, true, 10],
  ["travaille sur deux fils à la fois", 50, 90, true, 50],
  ["dort", 50, 0, false, 50],
  ["tourne où le système ne dit rien", 50, null, false, 50],
] as const)("un lecteur qui %s compte %i ms d’horloge et %s de processeur pour leur juste durée", (...cas) => {
  const [, ecoule, cpu, actif, attendu] = cas;
  expect(chargedTime(ecoule, cpu, actif)).toBe(attendu);
});

test.each([
  ["dix secondes de travail", 10_001, 10_001, true],
  ["vingt secondes, dont six de travail, sur une machine chargée", 6_000, 20_000, false],
  ["quarante secondes, si peu qu’il travaille", 100, 40_001, true],
] as const)("une page de dix secondes a trop duré après %s : %#", (_cas, travail, horloge, attendu) => {
  expect(isTooLong(travail, horloge, 10_000)).toBe(attendu);
});

test("un lecteur qui finit donne ce qu’il a écrit, et ses lignes de progrès", async () => {
  const progres: string[] = [];
  const sortie = await runReader(
    programme("bon", "console.error('page 1'); process.stdout.write(process.argv[2])"),
    ["été"],
    LIMITES,
    { progres: (ligne) => progres.push(ligne) },
  );
  expect(sortie).toBe("été");
  expect(progres).toContain("page 1");
});

test("un lecteur n’hérite ni de l’adresse de la base ni du courrier", async () => {
  process.env["MAILLAGE_SMTP"] = "smtp://secret";
  try {
    const dire =
      "process.stdout.write(JSON.stringify([process.env.MAILLAGE_SMTP ?? null, process.env.DATABASE_URL ?? null]))";
    expect(await runReader(programme("secrets", dire), [], LIMITES)).toBe("[null,null]");
  } finally {
    delete process.env["MAILLAGE_SMTP"];
  }
});
