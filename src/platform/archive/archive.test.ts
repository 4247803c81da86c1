import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ecrireDemonstration } from "../../../db/demo.ts";
import { getPiece, savePiece } from "#domaines/documents/index.ts";
import { perimetreDe } from "../../../tests/app.ts";
import { testBase } from "../../../tests/base.ts";
import { CLE_ESSAI } from "../../../tests/trousseau.ts";
import { inPerimeter } from "../db/db.ts";
import { type Engine, openEngine } from "../db/engine.ts";
import { migrate } from "../db/migrate.ts";
import { findNature } from "../installation.ts";
import { Sentence } from "../sentence.ts";
import { tarEnd, tarEntry } from "../tar.ts";
import { MANIFEST, type Manifest } from "./model.ts";
import { restoreArchive, verifyArchive } from "./read.ts";
import { writeArchive } from "./write.ts";

const CANARI = "acte de naissance de Zébulon Canari";
const PIECE = { sujet: "famille-canari", objet: "demande", objetId: "d1", nom: `${CANARI}.pdf`, type: "pdf" } as const;
const ici = perimetreDe("trois-rivieres");

const MAINTENANT = new Date("2026-11-21T09:00:00Z");
const dossier = mkdtempSync(join(tmpdir(), "maillage-archive-"));
const chemin = join(dossier, "une.tar.gz");
const opened: Engine[] = [];
const open = async (engine: Promise<Engine>): Promise<Engine> => {
  opened.push(await engine);
  return opened.at(-1) as Engine;
};

let source: Engine;
let manifeste: Manifest;
let piece: string;
beforeAll(async () => {
  source = await open(testBase());
  await ecrireDemonstration(source.base, MAINTENANT);
  const ligne = { cle: "piège", valeur: '« ’ \\n "\t\u{1f600} \u0001 é\n\\' };
  await source.base.insertInto("installation").values(ligne).execute();
  piece = await inPerimeter(source.base, ici, (db) =>
    savePiece(db, ici, { ...PIECE, octets: new TextEncoder().encode(CANARI) }, MAINTENANT),
  );
  mkdirSync(join(dossier, "fichiers/ab"), { recursive: true });
  writeFileSync(
    join(dossier, "fichiers/ab/pièce.bin"),
    Uint8Array.from({ length: 100_000 }, (_, rang) => rang % 251),
  );
  manifeste = await writeArchive(source.base, dossier, chemin, MAINTENANT);
});
afterAll(async () => {
  await Promise.all(opened.map((engine) => engine.close()));
  rmSync(dossier, { recursive: true, force: true });
});

async function relire(cible: Engine): Promise<Manifest> {
  const vers = mkdtempSync(join(dossier, "vers-"));
  await restoreArchive(cible.base, vers, chemin);
  return writeArchive(cible.base, vers, join(vers, "deux.tar.gz"), MAINTENANT);
}

test("une archive se vérifie, et tient toutes les lignes", async () => {
  expect(await verifyArchive(chemin)).toEqual(manifeste);
  const comptes = Object.fromEntries(manifeste.tables.map(({ name, rows }) => [name, rows]));
  expect(comptes["acces_compte"]).toBeGreaterThanOrEqual(6);
  expect(manifeste.files).toMatchObject([{ path: "ab/pièce.bin", bytes: 100_000 }]);
});

test("relue dans une base embarquée vide, elle redonne la même archive", async () => {
  const cible = await open(openEngine({}));
  expect(await relire(cible)).toEqual(manifeste);
  expect(await findNature(cible.base)).toBe("demonstration");
  const relue = await inPerimeter(cible.base, ici, (db) => getPiece(db, ici, PIECE.sujet, piece));
  expect([relue.nom, Buffer.from(relue.octets).toString()]).toEqual([PIECE.nom, CANARI]);
});

test("les pièces d’une famille n’y sont que scellées, et la clé de l’installation n’y est pas", () => {
  const contenu = gunzipSync(readFileSync(chemin));
  const cle = Buffer.from(CLE_ESSAI, "base64");
  for (const secret of [CANARI, Buffer.from(CANARI).toString("hex"), CLE_ESSAI, cle, cle.toString("hex")])
    expect(contenu.includes(secret)).toBe(false);
});

const autre = process.env["MAILLAGE_TEST_DATABASE_URL"];
test.skipIf(!autre)("d’un moteur à l’autre et retour, elle redonne la même archive", async () => {
  const embarquee = await open(openEngine({}));
  expect(await relire(embarquee)).toEqual(manifeste);
  const retour = join(dossier, "retour.tar.gz");
  await writeArchive(embarquee.base, dossier, retour, MAINTENANT);
  const postgres = await open(testBase());
  await restoreArchive(postgres.base, mkdtempSync(join(dossier, "pg-")), retour);
  expect((await writeArchive(postgres.base, dossier, join(dossier, "trois.tar.gz"), MAINTENANT)).tables).toEqual(
    manifeste.tables,
  );
  expect(source.embedded || postgres.embedded).toBe(false);
});

test("une base qui a des lignes, ou un fichier qui n’est pas une archive, sont refusés sans rien écrire", async () => {
  const pasVide = /^Cette base n’est pas vide/;
  await expect(restoreArchive(source.base, dossier, chemin)).rejects.toThrow(pasVide);
  await expect(restoreArchive(source.base, dossier, join(dossier, "absent"))).rejects.toThrow(pasVide);
  const texte = join(dossier, "texte.tar.gz");
  writeFileSync(texte, "bonjour");
  await expect(verifyArchive(texte)).rejects.toThrow(Sentence);
  await expect(verifyArchive(join(dossier, "absent"))).rejects.toThrow(/n’existe pas/);
});

test("coupée, altérée ou complétée, une archive se voit avant qu’une ligne ne soit écrite", async () => {
  const octets = readFileSync(chemin);
  const tar = gunzipSync(octets);
  const lignes = tar.indexOf("lignes/acces_compte");
  const altere = Buffer.from(tar);
  altere[lignes + 520] = (altere[lignes + 520] ?? 0) ^ 1;
  const intrus = Buffer.concat([tarEntry("lignes/acces_compte/000009.ndjson", Buffer.from("{}\n")), tar]);
  const dehors = Buffer.concat([
    tarEntry("fichiers/../../dehors", Buffer.from("x")),
    tarEntry(
      MANIFEST,
      Buffer.from(
        JSON.stringify({ ...manifeste, tables: [], files: [{ path: "../../dehors", bytes: 1, sha256: "" }] }),
      ),
    ),
    tarEnd(),
  ]);
  const cible = await open(testBase());
  await migrate(cible.base);
  for (const mauvaise of [
    octets.subarray(0, octets.length / 2),
    gzipSync(altere),
    gzipSync(intrus),
    gzipSync(dehors),
  ]) {
    const faux = join(dossier, "faux.tar.gz");
    writeFileSync(faux, mauvaise);
    await expect(restoreArchive(cible.base, join(dossier, "neuf"), faux)).rejects.toThrow(Sentence);
  }
  expect(await cible.base.selectFrom("acces_compte").selectAll().execute()).toEqual([]);
});
