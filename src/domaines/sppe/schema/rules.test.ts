import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import { CONTENU_VIDE, type Schema } from "./model.ts";
import {
  actualiser,
  adopter,
  anneesDe,
  bilansDe,
  coherenceDuree,
  dresserBilan,
  envoiDe,
  ecartDe,
  estAdopte,
  formeDue,
  lireMetier,
  tientDansConvention,
  transmettreAvant,
  zonesDe,
} from "./rules.ts";

const SEUILS = { planification: 3500, schema: 10_000, relais: null };
const SCHEMA: Schema = {
  id: "s",
  forme: "schema",
  autorite: "epci:1",
  autoriteNom: "CC",
  convention: null,
  titre: "Schéma",
  debut: "2026-01-01",
  fin: "2029-12-31",
  contenu: { ...CONTENU_VIDE, offre: [{ zone: "", mode: "eajePsu", annee: 2026, nombre: 40 }] },
  reel: [{ zone: "", mode: "eajePsu", annee: 2026, nombre: 38.5 }],
  bilans: [],
  adopteLe: null,
  acte: "",
  remplace: null,
  version: 3,
};
const code = (resultat: Schema | Refus<string>) => (resultat instanceof Refus ? resultat.code : "fait");

test.each([
  [3500, 0, null],
  [3501, 0, "planification"],
  [10_000, 0, "planification"],
  [10_001, 0, "schema"],
  [9000, 1, "planification"],
  [3000, 1, null],
])("SPPE-60 : pour %i habitants (%i inconnue), la forme due est %o", (nombre, inconnues, attendu) =>
  expect(formeDue({ nombre, inconnues }, SEUILS)).toBe(attendu),
);

test.each([
  ["2026-03-01", "2026-02-28", false],
  ["2026-03-01", "2026-03-01", true],
  ["2025-12-01", "2025-12-31", false],
  ["2025-12-01", "2026-01-01", true],
  ["2026-03-01", "2029-12-31", true],
  ["2026-03-01", "2030-01-01", false],
  [null, "2026-06-01", false],
] as const)("SPPE-61 : adopté le %o, il vaut le %s : %o", (adopteLe, jour, attendu) =>
  expect(estAdopte({ ...SCHEMA, adopteLe }, jour)).toBe(attendu),
);

test.each([
  [SCHEMA, "2026-03-01", "fait"],
  [SCHEMA, "2026-03-02", "adoption-a-venir"],
  [{ ...SCHEMA, fin: "2026-02-01" }, "2026-03-01", "adoption-apres-la-fin"],
  [{ ...SCHEMA, adopteLe: "2026-01-01" }, "2026-03-01", "deja-adopte"],
  [{ ...SCHEMA, contenu: CONTENU_VIDE }, "2026-03-01", "rien-a-adopter"],
  [{ ...SCHEMA, contenu: { ...CONTENU_VIDE, texte: "Nous planifions." } }, "2026-03-01", "fait"],
] as const)("SPPE-62 : adopter %o le %s : %s", (schema, le, attendu) =>
  expect(code(adopter(schema as Schema, { le, acte: "" }, "2026-03-01"))).toBe(attendu),
);

test("SPPE-63 : une actualisation part de ce que disait le schéma adopté", () => {
  expect(code(actualiser(SCHEMA, "t"))).toBe("pas-adopte");
  const suivant = actualiser({ ...SCHEMA, adopteLe: "2026-03-01" }, "t") as Schema;
  expect(suivant).toMatchObject({ id: "t", remplace: "s", adopteLe: null, contenu: SCHEMA.contenu });
});

test.each([
  ["schema", "2026-01-31", "2026-02-28"],
  ["schema", "2028-01-31", "2028-02-29"],
  ["schema", "2026-12-15", "2027-01-15"],
  ["planification", "2026-01-31", null],
  ["schema", null, null],
] as const)("SPPE-64 : %s adopté le %o part avant le %o", (forme, adopteLe, attendu) =>
  expect(transmettreAvant({ forme, adopteLe })).toBe(attendu),
);

test("SPPE-65 : les bilans tombent à mi-vie et au dernier jour", () => {
  expect(bilansDe(SCHEMA)).toEqual({ intermediaire: "2028-01-01", final: "2029-12-31" });
  expect(anneesDe(SCHEMA)).toEqual([2026, 2027, 2028, 2029]);
});

test.each([
  ["2025-01-01", "2030-12-31", "coherente"],
  ["2025-01-01", "2031-01-01", "trop-long"],
  ["2020-01-01", "2025-12-31", "deborde"],
  ["2020-01-02", "2026-01-01", "coherente"],
  [null, "2030-12-31", "inconnue"],
] as const)("SPPE-66 : un schéma départemental du %o au %o : %s", (debut, fin, attendu) =>
  expect(coherenceDuree(SCHEMA, { debut, fin, compatibilite: "" })).toBe(attendu),
);

test.each([
  ["2031-12-31", "coherente"],
  ["2032-01-01", "longue"],
] as const)("SPPE-66 : un schéma de l’autorité du 1er janvier 2026 au %s : %s", (fin, attendu) => {
  const departemental = { debut: "2025-01-01", fin: "2030-12-31", compatibilite: "" } as const;
  expect(coherenceDuree({ debut: "2026-01-01", fin }, departemental)).toBe(attendu);
});

test.each([
  [2026, -1.5],
  [2027, null],
] as const)("SPPE-67 : l’écart de %i est %o", (annee, attendu) =>
  expect(ecartDe(SCHEMA, { zone: "", mode: "eajePsu", annee })).toBe(attendu),
);

test.each([
  ["Éducateur ; 1,5 ; 2", { metier: "Éducateur", vacants: 1.5, aCreer: 2 }],
  ["Éducateur ; 1", null],
  ["; 1 ; 2", null],
])("un métier se lit « %s »", (ligne, attendu) => expect(lireMetier(ligne)).toEqual(attendu));

test("les zones dites viennent après tout le territoire", () => {
  expect(zonesDe([{ zone: "Nord", mode: "rpe", annee: 2026, nombre: 1 }])).toEqual(["", "Nord"]);
});

const adopte = { ...SCHEMA, adopteLe: "2026-02-01" as const };
const BILAN = { genre: "intermediaire", le: "2027-12-01", texte: "À mi-chemin." } as const;
const FINAL = { genre: "final", le: "2029-12-31", texte: "Tenu." } as const;
test.each([
  ["pas encore adopté", SCHEMA, BILAN, "2028-01-01", "pas-adopte"],
  ["le jour même", adopte, BILAN, "2027-12-01", "fait"],
  ["la veille", adopte, BILAN, "2027-11-30", "bilan-a-venir"],
  ["le jour de l’adoption", adopte, { ...BILAN, le: "2026-02-01" }, "2028-01-01", "fait"],
  ["avant l’adoption", adopte, { ...BILAN, le: "2026-01-31" }, "2028-01-01", "bilan-avant-adoption"],
  ["une seconde fois", { ...adopte, bilans: [BILAN] }, BILAN, "2028-01-01", "bilan-deja"],
  ["final après l’intermédiaire", { ...adopte, bilans: [BILAN] }, FINAL, "2030-01-01", "fait"],
  [
    "final d’avant l’intermédiaire",
    { ...adopte, bilans: [BILAN] },
    { ...FINAL, le: "2027-11-30" },
    "2030-01-01",
    "bilan-apres-le-final",
  ],
  [
    "intermédiaire une fois le final dressé",
    { ...adopte, bilans: [FINAL] },
    BILAN,
    "2030-01-01",
    "bilan-apres-le-final",
  ],
] as const)("SPPE-68 : un bilan se dresse %s", (...[, schema, bilan, aujourdhui, attendu]) =>
  expect(code(dresserBilan({ ...schema, bilans: [...schema.bilans] }, bilan, aujourdhui))).toBe(attendu),
);

test.each([
  ["2026-01-01", "2029-12-31", true],
  ["2026-01-02", "2029-12-31", false],
  ["2026-01-01", "2029-12-30", false],
  [null, null, true],
] as const)("SPPE-69 : une convention du %o au %o porte un schéma de 2026 à 2029 : %o", (debut, fin, attendu) =>
  expect(tientDansConvention(SCHEMA, { debut, fin })).toBe(attendu),
);

test("SPPE-106 : l’envoi qui porte ce schéma, jamais celui d’un autre du même titre adopté le même jour", () => {
  const envoye = { cle: SCHEMA.id, envoyeLe: "2026-02-10" } as const;
  expect(envoiDe(SCHEMA, [{ ...envoye, cle: "autre" }, envoye])).toBe(envoye);
  expect(envoiDe({ ...SCHEMA, id: "jumeau" }, [envoye])).toBeNull();
});
