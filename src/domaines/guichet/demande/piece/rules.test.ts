import { expect, test } from "vitest";
import { refus } from "#commun/refus.ts";
import { OCTETS_MAX, peutDonner, pieceInterdite, PIECES_MAX, tenirPieces } from "./rules.ts";

test.each([
  ["un brouillon", { etat: "brouillon" }, "demandee", false, null],
  ["une demande qui attend", { etat: "incomplete" }, "refusee", false, null],
  ["une pièce reçue, pas encore lue", { etat: "enAttente" }, "recue", false, null],
  ["une demande que la commission examine", { etat: "incomplete" }, "demandee", true, "figee"],
  ["une pièce acceptée", { etat: "enAttente" }, "acceptee", false, "piece-acceptee"],
  ["une demande close", { etat: "retiree" }, "demandee", false, "passage"],
] as const)("GUI-131 : donner une pièce, %s", (...[, demande, etat, figee, code]) => {
  expect(peutDonner(demande, { etat }, figee)).toEqual(code ? refus(code) : null);
});

test("GUI-132 : trente fichiers et soixante mégaoctets, pas un de plus", () => {
  const fichiers = (nombre: number, taille: number) => Array.from({ length: nombre }, () => ({ taille }));
  expect(tenirPieces(fichiers(PIECES_MAX - 1, 1), 1)).toBeNull();
  expect(tenirPieces(fichiers(PIECES_MAX, 1), 1)).toEqual(refus("trop-de-pieces"));
  expect(tenirPieces(fichiers(1, OCTETS_MAX - 10), 10)).toBeNull();
  expect(tenirPieces(fichiers(1, OCTETS_MAX - 10), 11)).toEqual(refus("trop-de-pieces"));
});

test.each([
  ["Justificatif de domicile", null],
  ["Certificat de grossesse", null],
  ["Pièce d’identité de la mère, ou passeport", null],
  ["Droit ouvert à la MDPH, sans autre précision", null],
  ["Diagnostic de la maladie de l’enfant", "natureHandicap"],
  ["Certificat médical du pédiatre", "natureHandicap"],
  ["Certificat de baptême", "religion"],
])("GUI-387 : demander « %s »", (nature, motif) => expect(pieceInterdite(nature)?.motif ?? null).toBe(motif));
