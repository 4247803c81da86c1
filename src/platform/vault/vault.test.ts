import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { testBase } from "../../../tests/base.ts";
import { CLE_ESSAI, ouvrirTrousseau } from "../../../tests/trousseau.ts";
import { perimetreDe } from "../../../tests/app.ts";
import { type Db, inPerimeter } from "../db/db.ts";
import { findHistory, noter, verifyChain } from "../journal.ts";
import { Sentence } from "../sentence.ts";
import { openKeyring, openKeyringOf } from "./keyring.ts";
import { newKey, seal, Unreadable, unseal } from "./seal.ts";
import { destroyKey, findSealer, rewrapKeys, sealerFor } from "./vault.ts";

const LE = new Date("2026-11-21T09:00:00Z");
const { base } = await testBase();
const ici = perimetreDe("e1");
const dans = <T>(work: (db: Db) => Promise<T>) => inPerimeter(base, ici, work, () => LE);
const famille = (sujet: string) => ({ espace: "e1", sujet });
const autre = Buffer.alloc(32, 9).toString("base64");
afterEach(ouvrirTrousseau);

test("ce qui est scellé ne s’ouvre qu’avec sa clé, à sa place et entier", () => {
  const cle = newKey();
  const scelle = seal(cle, "Zoé", "ici");
  expect(scelle.includes("Zoé")).toBe(false);
  expect(unseal(cle, scelle, "ici").toString()).toBe("Zoé");
  expect(seal(cle, "Zoé", "ici").equals(scelle)).toBe(false);
  expect(() => unseal(cle, scelle, "ailleurs")).toThrow(Unreadable);
  expect(() => unseal(newKey(), scelle, "ici")).toThrow(Unreadable);
  for (let rang = 0; rang < scelle.length; rang++) {
    const altere = Buffer.from(scelle);
    altere[rang] = (altere[rang] ?? 0) ^ 1;
    expect(() => unseal(cle, altere, "ici")).toThrow(Unreadable);
  }
  expect(() => unseal(cle, scelle.subarray(0, 20), "ici")).toThrow(Unreadable);
});

test("une clé détruite n’ouvre plus rien et ne se refait pas", async () => {
  const scelle = await dans(async (db) => (await sealerFor(db, famille("f1"), LE)).seal("secret", "x"));
  expect(await dans(async (db) => (await findSealer(db, famille("f1")))?.unseal(scelle, "x").toString())).toBe(
    "secret",
  );
  expect(await dans((db) => destroyKey(db, famille("f1"), LE))).toBe(true);
  expect(await dans((db) => destroyKey(db, famille("f1"), LE))).toBe(false);
  expect(await dans((db) => findSealer(db, famille("f1")))).toBeNull();
  await expect(dans((db) => sealerFor(db, famille("f1"), LE))).rejects.toThrow(Unreadable);
});

test("les valeurs du journal d’une famille sont scellées, se relisent, puis s’éteignent avec sa clé, et la chaîne tient", async () => {
  const trace = { action: "création", objet: "demande", objetId: "d1", sujet: "f2", apres: { prenom: "Canari" } };
  await dans(async (db) => noter(db, trace));
  const { rows } = await base.executeQuery<{ apres: unknown }>(
    base.selectFrom("journal_valeur").select("apres").where("espace", "=", "e1").compile(),
  );
  expect(JSON.stringify(rows)).not.toContain("Canari");
  expect((await dans((db) => findHistory(db, "e1", "demande", "d1")))[0]?.apres).toEqual({ prenom: "Canari" });
  await dans(async (db) => {
    noter(db, { action: "effacement", objet: "famille", objetId: "f2", sujet: "f2", avant: { prenom: "Canari" } });
    await destroyKey(db, famille("f2"), LE);
  });
  expect((await dans((db) => findHistory(db, "e1", "demande", "d1")))[0]?.apres).toBeNull();
  expect((await dans((db) => findHistory(db, "e1", "famille", "f2")))[0]).toMatchObject({ avant: null });
  expect(await dans((db) => verifyChain(db, "e1"))).toBeNull();
});

test("une clé neuve prend le relais : les clés des familles passent sous elle, l’ancienne s’en va", async () => {
  const scelle = await dans(async (db) => (await sealerFor(db, famille("f3"), LE)).seal("pièce", "x"));
  const lire = () => dans(async (db) => (await findSealer(db, famille("f3")))?.unseal(scelle, "x").toString());
  openKeyringOf(`${autre},${CLE_ESSAI}`);
  expect(await lire()).toBe("pièce");
  expect(await rewrapKeys(base)).toEqual({ passed: 1, lost: 0 });
  expect(await rewrapKeys(base)).toEqual({ passed: 0, lost: 0 });
  openKeyringOf(autre);
  expect(await lire()).toBe("pièce");
  openKeyringOf(CLE_ESSAI);
  expect(await lire()).toBeUndefined();
  expect(await rewrapKeys(base)).toEqual({ passed: 0, lost: 1 });
});

test("la clé de l’installation naît dans un fichier à elle, que la base ne tient pas", async () => {
  const folder = mkdtempSync(join(tmpdir(), "maillage-cle-"));
  try {
    openKeyring({ folder });
    expect(existsSync(join(folder, "cle"))).toBe(false);
    const scelle = await dans(async (db) => (await sealerFor(db, famille("f4"), LE)).seal("un", "x"));
    expect(statSync(join(folder, "cle")).mode & 0o777).toBe(0o600);
    const cle = readFileSync(join(folder, "cle"), "utf8").trim();
    expect(JSON.stringify(await base.selectFrom("coffre_cle").selectAll().execute())).not.toContain(cle);
    openKeyring({ folder });
    expect(await dans(async (db) => (await findSealer(db, famille("f4")))?.unseal(scelle, "x").toString())).toBe("un");
    expect(() => openKeyring({ folder, keys: "pas une clé" })).toThrow(Sentence);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
