import { beforeAll, expect, test } from "vitest";
import {
  getBlocConvention,
  insertConvention,
  passerConvention,
  saveBlocConvention,
} from "#domaines/convention/index.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../../tests/app.ts";
import { echangeVide, ficheVide, serialiser } from "../../echange/rules.ts";

const site = await testSite();
const ICI = perimetreDe("monts", "ctg");
const IMPORTS = "/conventions/ctg/imports";
let chargee: Visiteur;

const bloc = () => site.dans(ICI, (db) => getBlocConvention(db, ICI, "ctg"));
const page = async (chemin: string) => (await (await chargee.get(chemin)).text()).replaceAll(/[\u00a0\u202f]/g, " ");
const partie = (nom: string) => ({ genre: "autre" as const, nom, nomCourt: null, code: null, representants: [] });

function fichier(): FormData {
  const vide = echangeVide(null);
  const vote = { collectivite: "Commune du Haut", numero: "2025-1", objet: "Approuver" };
  const deliberation = {
    ...vote,
    dateSeance: null,
    enExercice: null,
    presents: null,
    votants: null,
    pouvoirs: null,
    resultat: null,
    identifiantActes: null,
    envoyeLe: null,
    recuLe: null,
    publieLe: null,
    dispositif: [],
  };
  const echange = {
    ...vide,
    convention: { ...vide.convention, titre: "Un autre titre", parties: [partie("Intruse")] },
    deliberations: [deliberation],
    plan: { noeuds: [], fiches: [ficheVide("Ouvrir un relais")] },
  };
  const form = new FormData();
  form.set("fichier", new File([serialiser(echange)], "signee.json", { type: "application/json" }));
  return form;
}

beforeAll(async () => {
  await site.espace("monts", "ctg");
  chargee = await site.compte("claire", [{ espace: "monts", role: "chargeCooperation" }]);
  await site.dans(ICI, async (db) => {
    const identite = { titre: "CTG signée", caf: null, debut: "2026-01-01", fin: "2030-12-31" } as const;
    await insertConvention(db, ICI, "ctg", { ...identite, perimetre: [] });
    const vide = await getBlocConvention(db, ICI, "ctg");
    const convention = { ...vide.convention, parties: [partie("Une"), partie("Deux")] };
    await saveBlocConvention(db, ICI, "ctg", { ...vide, convention });
    await passerConvention(db, ICI, { convention: "ctg", version: 2 }, { etat: "signee", le: "2025-12-15" });
  });
});

test("IMP-111 : un import devant une convention signée dit ce qu'il laisse, et écrit le reste", async () => {
  const avant = await bloc();
  const lieu = (await chargee.post(IMPORTS, fichier())).headers.get("location") ?? "";
  const revue = await page(lieu);
  expect(revue).toContain("La convention est signée");
  expect(revue).not.toContain("Intruse");
  const version = async () => /name="version" value="(\d+)"/.exec(await page(lieu))?.[1] ?? "";
  await chargee.post(`${lieu}/acceptation`, { version: await version(), portee: "tout" });
  expect((await chargee.post(`${lieu}/ecriture`, { version: await version() })).status).toBe(303);
  const apres = await bloc();
  expect(apres.convention).toEqual(avant.convention);
  expect(apres.deliberations).toHaveLength(1);
  expect(await page("/conventions/ctg/plan/tableau")).toContain("Ouvrir un relais");
});

test("IMP-111 : un tableau qui ne dit rien du texte d'une convention signée n'en parle pas", async () => {
  const form = new FormData();
  form.set("fichier", new File(["Titre;Pilote\nOuvrir un jardin;Caf\n"], "suivi.csv"));
  const colonnes = (await chargee.post(IMPORTS, form)).headers.get("location") ?? "";
  const version = /name="version" value="(\d+)"/.exec(await page(colonnes))?.[1] ?? "";
  const choix = { version, acte: "continuer", feuille: "0", entete: "1", "colonne-0": "Titre", "colonne-1": "Pilotes" };
  const revue = (await chargee.post(colonnes, choix)).headers.get("location") ?? "";
  const vue = await page(revue);
  expect(vue).toContain("Ouvrir un jardin");
  expect(vue).not.toContain("La convention est signée");
});
