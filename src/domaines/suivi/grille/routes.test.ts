import { afterAll, beforeAll, expect, test } from "vitest";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { DEFINITION_NEUVE } from "../indicateur/model.ts";
import { insertIndicateur } from "../indicateur/store.ts";
import { listSaisies } from "../valeur/store.ts";
import { listGrilles } from "./store.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
const LISTE = "/conventions/ctg/indicateurs/grilles";
const IDS = ["inscrits", "visites", "part"];

let nadege: Visiteur;
let lectrice: Visiteur;
let etrangere: Visiteur;
let grille: string;

const valeurs = () => site.dans(ICI, (tx) => listSaisies(tx, ICI, IDS));

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("mers", "loin");
  nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
  lectrice = await site.compte("lectrice", [{ espace: "monts", role: "lecteur" }]);
  etrangere = await site.compte("etrangere", [{ espace: "mers", role: "chargeCooperation" }]);
  await site.dans(ICI, async (tx) => {
    for (const [id, dit] of [
      ["inscrits", {}],
      ["visites", {}],
      ["part", { mesure: "pourcentage" }],
      ["mensuel", { frequence: "mensuelle" }],
    ] as const)
      await insertIndicateur(tx, ICI, {
        ...DEFINITION_NEUVE,
        ...dit,
        libelle: `Nom ${id}`,
        id,
        convention: "ctg",
        fiches: [],
      });
  });
});

test("une grille se nomme et prend ses lignes, de son rythme seulement", async () => {
  expect((await nadege.post(LISTE, { libelle: "", frequence: "annuelle" })).status).toBe(422);
  expect((await nadege.post(LISTE, { libelle: "Statistiques RPE", frequence: "annuelle" })).status).toBe(303);
  grille = (await site.dans(ICI, (tx) => listGrilles(tx, ICI)))[0]?.id ?? "";
  expect((await nadege.post(`${LISTE}/${grille}/lignes`, { libelle: "Statistiques RPE" })).status).toBe(422);
  const lignes = { libelle: "Statistiques RPE", indicateurs: [...IDS, "mensuel", "inconnu"].join("\n") };
  expect((await nadege.post(`${LISTE}/${grille}/lignes`, lignes)).status).toBe(303);
  expect(await site.dans(ICI, (tx) => listGrilles(tx, ICI))).toMatchObject([{ indicateurs: IDS }]);
});

const saisie = (periode: string, nombres: Record<string, string>) => ({ periode, ...nombres });

test("toutes les lignes s’enregistrent d’un coup, et la fois d’après montre celles d’avant", async () => {
  const remplie = saisie("2025", { "n-inscrits-0": "40", "n-visites-0": "12", "n-part-0": "3", "s-part-0": "4" });
  expect((await nadege.post(`${LISTE}/${grille}`, remplie)).headers.get("location")).toContain("ecrit=1");
  expect(await valeurs()).toHaveLength(3);
  const page = await (await nadege.get(`${LISTE}/${grille}?periode=2026`)).text();
  expect(page).toMatch(/40, 2025/);
  expect(page).toMatch(/75.% \(3 sur 4\), 2025/);
});

test("une ligne douteuse retient toute la grille, ce qui fut tapé est gardé", async () => {
  const douteuse = saisie("2026", { "n-inscrits-0": "400", "n-visites-0": "13" });
  const question = await nadege.post(`${LISTE}/${grille}`, douteuse);
  const texte = await question.text();
  expect([question.status, texte.includes('value="400"'), texte.includes('value="13"')]).toEqual([422, true, true]);
  expect(await valeurs()).toHaveLength(3);
  const confirme = /name="confirme" value="([^"]*)"/.exec(texte)?.[1] ?? "";
  expect((await nadege.post(`${LISTE}/${grille}`, { ...douteuse, confirme })).status).toBe(303);
  expect(await valeurs()).toHaveLength(5);
  const fausse = await nadege.post(`${LISTE}/${grille}`, saisie("2026", { "n-visites-0": "treize" }));
  expect([fausse.status, (await fausse.text()).includes("Écrivez un nombre")]).toEqual([422, true]);
});

test("qui lit n’écrit pas ; qui est d’ailleurs ne trouve rien ; retirer la grille laisse les valeurs", async () => {
  const actes: [string, Record<string, string>][] = [
    [LISTE, { libelle: "Autre", frequence: "annuelle" }],
    [`${LISTE}/${grille}`, saisie("2026", { "n-visites-0": "14" })],
    [`${LISTE}/${grille}/lignes`, { libelle: "x", indicateurs: "visites" }],
    [`${LISTE}/${grille}/retrait`, {}],
  ];
  for (const [chemin, dite] of actes) {
    expect([chemin, (await lectrice.post(chemin, dite)).status]).toEqual([chemin, 403]);
    expect([chemin, (await etrangere.post(chemin, dite)).status]).toEqual([chemin, 404]);
  }
  expect((await lectrice.get(`${LISTE}/${grille}`)).status).toBe(200);
  expect((await nadege.post(`${LISTE}/${grille}/retrait`)).status).toBe(303);
  expect((await nadege.post(`${LISTE}/${grille}/retrait`)).status).toBe(303); // a second click
  expect([await site.dans(ICI, (tx) => listGrilles(tx, ICI)), (await valeurs()).length]).toEqual([[], 5]);
});
