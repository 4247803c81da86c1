import { expect, test } from "vitest";
import { type Db, inPerimeter } from "#platform/db/db.ts";
import { destroyKey } from "#platform/vault/vault.ts";
import { perimetreDe } from "../../../../tests/app.ts";
import { testBase } from "../../../../tests/base.ts";
import { deletePieces, getPiece, listPieces, savePiece } from "./store.ts";

const LE = new Date("2026-11-21T09:00:00Z");
const { base } = await testBase();

const ici = perimetreDe("e1");
const dans = <T>(work: (db: Db) => Promise<T>) => inPerimeter(base, ici, work, () => LE);
const CANARI = "acte de naissance de Zébulon Canari";
const octets = new TextEncoder().encode(`%PDF-1.7 ${CANARI}`);
const deposer = (sujet: string) =>
  dans((db) =>
    savePiece(db, ici, { sujet, objet: "demande", objetId: "d1", nom: `${CANARI}.pdf`, type: "pdf", octets }, LE),
  );

test("une pièce est scellée dans la base, et ne s’ouvre que pour son sujet", async () => {
  const id = await deposer("f1");
  expect(await dans((db) => listPieces(db, ici, "f1"))).toMatchObject([
    { id, nom: `${CANARI}.pdf`, taille: octets.length },
  ]);
  expect(await dans((db) => getPiece(db, ici, "f1", id))).toMatchObject({ octets });
  await expect(dans((db) => getPiece(db, ici, "f2", id))).rejects.toThrow("Page introuvable");
  const lignes = await base.selectFrom("documents_piece").select(["nom", "octets"]).execute();
  for (const { nom, octets: scelles } of lignes)
    for (const tenu of [nom, scelles]) expect(Buffer.from(tenu).includes("Canari")).toBe(false);
});

test("la clé détruite, ni le nom ni les octets ne se lisent ; les pièces s’ôtent", async () => {
  const id = await deposer("f3");
  await dans((db) => destroyKey(db, { espace: "e1", sujet: "f3" }, LE));
  expect(await dans((db) => listPieces(db, ici, "f3"))).toMatchObject([{ id, nom: null }]);
  await expect(dans((db) => getPiece(db, ici, "f3", id))).rejects.toThrow("Page introuvable");
  await deposer("f4");
  expect(await dans((db) => deletePieces(db, ici, "f4"))).toBe(1);
  expect(await dans((db) => listPieces(db, ici, "f4"))).toEqual([]);
});
