import { afterAll, expect, test } from "vitest";
import { perimetreDe, testSite } from "../../../../tests/app.ts";
import { insertZone } from "../../territoire/zone/store.ts";
import { deposerValeurs, getValeurs } from "../index.ts";
import type { Depose, Lieu } from "../model.ts";
import { saveValeurs } from "../valeur/store.ts";
import { bilanDe } from "./rules.ts";
import { saveDepot } from "./store.ts";

const site = await testSite();
await site.espace("monts", "ctg");
await site.espace("autre", "ctg-x");
afterAll(() => site.engine.close());
const [monts, autre] = [perimetreDe("monts", "ctg"), perimetreDe("autre", "ctg-x")];

const commune = (code: string): Lieu => ({ genre: "commune", code });
const origine = (cle: string) => ({ cle, nom: "Guichet", source: "Guichet", le: "2026-11-21T09:00:00Z" });
const dit = (code: string, valeur: number, millesime = 2026): Depose => ({
  statistique: "demandesRecues",
  lieu: commune(code),
  millesime,
  valeur,
});

test("une tranche dépose, le dernier dépôt parle, et un bassin se refait de ses communes", async () => {
  const valeurs = await site.dans(monts, async (db) => {
    const zone = { genre: "bassin", nom: "Haut", code: null, communes: ["48095", "48140"] } as const;
    const { id } = await insertZone(db, monts, { ...zone, communes: [...zone.communes] });
    await deposerValeurs(db, monts, origine("guichet"), [dit("48095", 12), dit("48140", 3)]);
    await deposerValeurs(db, monts, origine("guichet"), [dit("48095", 14)]);
    await deposerValeurs(db, monts, origine("autre"), [dit("48140", 5), dit("48140", 9, 2025)]);
    return getValeurs(db, monts, {
      codes: ["demandesRecues"],
      territoires: [commune("48140"), { genre: "bassin", code: id }],
    });
  });
  expect(valeurs.map(({ lieu, millesime, valeur, calcul }) => [lieu.genre, millesime, valeur, calcul.raison])).toEqual([
    ["commune", 2025, 9, null],
    ["commune", 2026, 5, null],
    ["bassin", 2025, null, "manque"],
    ["bassin", 2026, 19, null],
  ]);
});

test("d’un autre espace, ces chiffres n’existent pas ; un chiffre inconnu ne se dépose pas", async () => {
  const demande = { codes: ["demandesRecues"], territoires: [commune("48140")], millesime: 2026 };
  expect(await site.dans(autre, (db) => getValeurs(db, autre, demande))).toEqual([]);
  expect(await site.dans(monts, (db) => getValeurs(db, monts, demande))).toHaveLength(1);
  const inconnu = site.dans(monts, (db) =>
    deposerValeurs(db, monts, origine("guichet"), [{ ...dit("48140", 1), statistique: "bonheur" }]),
  );
  await expect(inconnu).rejects.toThrow(/bonheur/);
});

test("un drapeau écrit à la main tient quand un dépôt d’après le tait, et cède à celui qui en dit un", async () => {
  const lire = (db: Parameters<typeof getValeurs>[0]) =>
    getValeurs(db, monts, { codes: ["demandesRecues"], territoires: [commune("48009")], millesime: 2024 });
  const [avant, apres, dit2] = await site.dans(monts, async (db) => {
    const rang = 900;
    const communs = { modele: "", empreinte: "", etat: "ecrit" as const, auteur: "Moi", bilan: bilanDe([]) };
    const saisie = { ...communs, id: "s-1", rang, genre: "saisie" as const, nom: "Saisie", source: "Moi" };
    await saveDepot(db, monts, { ...saisie, deposeLe: "2026-11-21T09:00:00Z" });
    await saveValeurs(db, monts, "s-1", [{ ...dit("48009", 7, 2024), rupture: "autre logiciel", contour: "moins un" }]);
    const lus = [await lire(db)];
    await deposerValeurs(db, monts, origine("apres"), [dit("48009", 8, 2024)]);
    lus.push(await lire(db));
    await deposerValeurs(db, monts, origine("encore"), [{ ...dit("48009", 9, 2024), rupture: "autre champ" }]);
    return [...lus, await lire(db)];
  });
  expect(avant).toMatchObject([{ valeur: 7, rupture: "autre logiciel", contour: "moins un" }]);
  expect(apres).toMatchObject([{ valeur: 8, rupture: "autre logiciel", contour: "moins un" }]);
  expect(dit2).toMatchObject([{ valeur: 9, rupture: "autre champ", contour: "moins un" }]);
});

test("un drapeau écrit à la main s’ôte à la main : la dernière saisie de la valeur le dit", async () => {
  const lus = await site.dans(monts, async (db) => {
    const communs = { modele: "", empreinte: "", etat: "ecrit" as const, auteur: "Moi", bilan: bilanDe([]) };
    for (const [rang, rupture] of ["autre logiciel", ""].entries()) {
      const depot = {
        ...communs,
        id: `ote-${rang}`,
        rang: 950 + rang,
        genre: "saisie" as const,
        nom: "S",
        source: "Moi",
      };
      await saveDepot(db, monts, { ...depot, deposeLe: "2026-11-21T09:00:00Z" });
      await saveValeurs(db, monts, depot.id, [{ ...dit("48009", 7, 2022), rupture }]);
    }
    await deposerValeurs(db, monts, origine("fichier"), [dit("48009", 8, 2022)]);
    return getValeurs(db, monts, { codes: ["demandesRecues"], territoires: [commune("48009")], millesime: 2022 });
  });
  expect(lus).toMatchObject([{ valeur: 8, rupture: "" }]);
});
