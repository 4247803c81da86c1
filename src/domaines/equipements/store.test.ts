import { beforeAll, expect, test } from "vitest";
import { perimetreDe, testSite } from "../../../tests/app.ts";
import type { Soutien } from "./model.ts";
import {
  countLignes,
  countParType,
  getBlocEquipements,
  listLignes,
  listSoutiens,
  saveBlocEquipements,
} from "./store.ts";
import { getStructure, updateStructure } from "./structure/store.ts";

const site = await testSite();
const ICI = perimetreDe("monts", "ctg", "autre");
const TOUS = { q: "", type: null };

const ligne = (collectivite: string, nom: string | null, plus: Partial<Soutien> = {}): Soutien => ({
  collectivite,
  type: "alshExtrasco",
  typeLibelle: "ALSH",
  nom,
  adresse: null,
  ...plus,
});
const BLOC = [
  ligne("Vauxmont", "Espace du Pré"),
  ligne("Vauxmont", "ESPACE DU PRE", { typeLibelle: "Accueil de loisirs" }),
  ligne("Les Granges", "Espace du Pré"),
  ligne("Les Granges", null, { type: "eajePsu", typeLibelle: "EAJE" }),
];

const dans = <T>(work: Parameters<typeof site.dans<T>>[1]) => site.dans(ICI, work);
const compter = () => dans((db) => countLignes(db, ICI, TOUS));

beforeAll(async () => {
  await site.espace("monts", "ctg", "autre");
  await dans((db) => saveBlocEquipements(db, ICI, "ctg", BLOC));
});

test("la liste d'une convention revient dans son ordre et ses mots", async () => {
  expect(await dans((db) => getBlocEquipements(db, ICI, "ctg"))).toEqual(BLOC);
});

test("un lieu soutenu par plusieurs collectivités compte une fois", async () => {
  expect(await compter()).toEqual({ lignes: 4, lieux: 2 });
  expect(await dans((db) => countParType(db, ICI))).toEqual([
    { type: "alshExtrasco", lieux: 1 },
    { type: "eajePsu", lieux: 1 },
  ]);
});

test("la page dit qui soutient aussi chaque lieu, et se filtre sans accents", async () => {
  const page = { numero: 1, taille: 25 };
  const lignes = await dans((db) => listLignes(db, ICI, { q: "pré granges", type: null }, page));
  expect(lignes).toMatchObject([{ collectivite: "Les Granges", nom: "Espace du Pré", autres: ["Vauxmont"] }]);
  expect(await dans((db) => listLignes(db, ICI, { q: "", type: "eajePsu" }, page))).toHaveLength(1);
  expect(await dans((db) => listLignes(db, ICI, TOUS, { numero: 2, taille: 3 }))).toHaveLength(1);
});

test("une autre convention qui cite le même lieu le partage ; le lieu que plus rien ne cite s'en va", async () => {
  await dans((db) => saveBlocEquipements(db, ICI, "autre", [ligne("Vauxmont", "Espace du Pré")]));
  expect((await compter()).lieux).toBe(2);
  await dans((db) => saveBlocEquipements(db, ICI, "ctg", []));
  expect(await compter()).toEqual({ lignes: 1, lieux: 1 });
});

test("la liste d'une convention hors du périmètre est vide, et ne s'écrit pas", async () => {
  const ailleurs = perimetreDe("monts", "ctg");
  expect(await site.dans(ailleurs, (db) => getBlocEquipements(db, ailleurs, "autre"))).toEqual([]);
  await expect(site.dans(ailleurs, (db) => saveBlocEquipements(db, ailleurs, "autre", BLOC))).rejects.toMatchObject({
    status: 404,
  });
});

test("un lieu renommé au registre est encore reconnu, sous son ancien nom comme sous le neuf", async () => {
  await dans((db) => saveBlocEquipements(db, ICI, "ctg", [ligne("Vauxmont", "Le Moulin")]));
  const [moulin] = await dans((db) => listSoutiens(db, ICI, "ctg"));
  const avant = await dans((db) => getStructure(db, ICI, moulin?.equipement ?? ""));
  await dans((db) => updateStructure(db, ICI, { avant, apres: { ...avant, nom: "Les Ailes", tenueLe: "2026-11-21" } }));
  const noms = ["Le Moulin", "LES AILES"].map((nom, rang) => ligne(`Commune ${rang}`, nom));
  await dans((db) => saveBlocEquipements(db, ICI, "ctg", noms));
  const apres = await dans((db) => listSoutiens(db, ICI, "ctg"));
  expect(apres.map(({ equipement }) => equipement)).toEqual([avant.id, avant.id]);
});

test("un lieu dont l'adresse change dans la liste reste le même lieu, à la relecture aussi", async () => {
  const nommee = ligne("Vauxmont", "La Cabane", { adresse: "2 chemin Bas" });
  const lieuDe = async (bloc: readonly Soutien[]) => {
    await dans((db) => saveBlocEquipements(db, ICI, "ctg", bloc));
    const listes = await dans((db) => listSoutiens(db, ICI, "ctg"));
    return listes.find(({ nom }) => nom === "La Cabane")?.equipement;
  };
  const avant = await lieuDe([...BLOC, nommee]);
  const deplacee = { ...nommee, adresse: "14 route du Col" };
  expect(await lieuDe([...BLOC, deplacee])).toBe(avant);
  expect(await lieuDe([deplacee, ...BLOC])).toBe(avant);
});
