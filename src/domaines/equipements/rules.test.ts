import { expect, test } from "vitest";
import type { Soutien } from "./model.ts";
import { cleEquipement, clesEquipements, suivreLieux } from "./rules.ts";

const soutien = (plus: Partial<Soutien>): Soutien => ({
  collectivite: "Vauxmont",
  type: "alshExtrasco",
  typeLibelle: "ALSH",
  nom: "Espace du Pré",
  adresse: "1 rue Haute",
  ...plus,
});

test("EQU-1 : le même lieu sous deux communes, écrit autrement, est un seul lieu", () => {
  const ailleurs = soutien({
    collectivite: "Les Granges",
    nom: "ESPACE DU PRE",
    adresse: "1, rue Haute",
    typeLibelle: "Accueil de loisirs",
  });
  expect(cleEquipement(soutien({}))).toBe(cleEquipement(ailleurs));
});

test.each([
  ["un autre type", soutien({ type: "accueilJeunes" })],
  ["une autre adresse", soutien({ adresse: "2 rue Haute" })],
  ["un autre nom", soutien({ nom: "Espace du Bois" })],
])("EQU-1 : %s est un autre lieu", (_cas, autre) => expect(cleEquipement(autre)).not.toBe(cleEquipement(soutien({}))));

test("EQU-1 : sans nom ni adresse, chaque collectivité a le sien", () => {
  const vide = { nom: null, adresse: null };
  expect(cleEquipement(soutien(vide))).not.toBe(cleEquipement(soutien({ ...vide, collectivite: "Les Granges" })));
  expect(cleEquipement(soutien(vide))).toBe(cleEquipement(soutien(vide)));
});

test("EQU-2 : deux lignes sans nom d'une même collectivité sont deux lieux ; deux lignes nommées, un seul", () => {
  const vide = soutien({ nom: null, adresse: null });
  expect(new Set(clesEquipements([vide, vide, vide])).size).toBe(3);
  expect(new Set(clesEquipements([soutien({}), soutien({})])).size).toBe(1);
});

const cite = (equipement: string, plus: Partial<Soutien> = {}) => ({ ...soutien(plus), equipement });
const NEUVE = { adresse: "14 route du Col" };
test.each([
  ["la même adresse", [cite("a")], [soutien({})], "a"],
  ["une adresse neuve", [cite("a")], [soutien(NEUVE)], "a"],
  [
    "une adresse neuve, sous deux collectivités",
    [cite("a"), cite("a", { collectivite: "Les Granges" })],
    [soutien(NEUVE)],
    "a",
  ],
  ["un autre nom", [cite("a")], [soutien({ ...NEUVE, nom: "Espace du Bois" })], undefined],
  ["un autre type", [cite("a")], [soutien({ ...NEUVE, type: "eajePsu" })], undefined],
  ["un second lieu du même nom, le premier restant", [cite("a")], [soutien(NEUVE), soutien({})], undefined],
  ["un nom que deux lieux portaient", [cite("a"), cite("b", { adresse: "2 rue Basse" })], [soutien(NEUVE)], undefined],
] as const)("EQU-68 : dans une liste récrite, %s", (_cas, avant, apres, attendu) => {
  const [premiere] = apres;
  expect(suivreLieux(avant, apres).get(cleEquipement(premiere))).toBe(attendu);
});
