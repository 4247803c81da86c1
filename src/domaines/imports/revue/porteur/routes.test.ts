import { afterAll, beforeAll, expect, test } from "vitest";
import { findOuCreerActeurs, listActeurs } from "#domaines/acteurs/index.ts";
import { insertConvention } from "#domaines/convention/index.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../../tests/app.ts";
import { exporterJson } from "../../sortie/actions.ts";
import { echangeVide, ficheVide, serialiser } from "../../echange/rules.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
let chargee: Visiteur;
let etrangere: Visiteur;

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("ailleurs", "autre");
  const rien = { titre: null, caf: null, debut: null, fin: null, perimetre: [] };
  await site.dans(ICI, (db) => insertConvention(db, ICI, "ctg", rien));
  await site.dans(ICI, (db) => findOuCreerActeurs(db, ICI, ["Relais petite enfance (RPE)", "Mairie de Bourg"]));
  chargee = await site.compte("chargee", [{ espace: "monts", role: "chargeCooperation" }]);
  etrangere = await site.compte("etrangere", [{ espace: "ailleurs", role: "chargeCooperation" }]);
});

const lire = async (chemin: string) =>
  (await (await chargee.get(chemin)).text()).replaceAll(/[\u00A0\u202F]/g, " ").replaceAll("&#39;", "’");
const versionDe = async (lieu: string) => /name="version" value="(\d+)"/.exec(await lire(lieu))?.[1] ?? "";

test("chaque acteur cité se dit reconnu, à quoi, ou à créer ; celui que l'on choisit s'écrit, sous le nom du fichier", async () => {
  const echange = echangeVide(null);
  const pilotes = ["La mairie de Bourg", "RPE", "Relai petites enfances"];
  echange.plan.fiches = [{ ...ficheVide("Ouvrir un lieu"), pilotes, partenaires: ["Le Moulin"] }];
  const form = new FormData();
  form.set("fichier", new File([serialiser(echange)], "convention.json"));
  const lieu = (await chargee.post("/conventions/ctg/imports", form)).headers.get("location") ?? "";
  expect(await lire(lieu)).toContain("4 acteurs cités");
  const fiche = await lire(`${lieu}/fiches/1`);
  expect(fiche).toContain("La mairie de Bourg : reconnu : « Mairie de Bourg », par son nom");
  expect(fiche).toContain("RPE : reconnu : « Relais petite enfance », par son sigle");
  expect(fiche).toContain("Relai petites enfances : nouveau : sera créé, mais ressemble à « Relais petite enfance »");
  expect(fiche).toContain("Le Moulin : nouveau : sera créé");

  const page = await lire(`${lieu}/porteurs`);
  expect(page.indexOf("Relai petites enfances")).toBeLessThan(page.indexOf("La mairie de Bourg"));
  const version = await versionDe(lieu);
  expect((await etrangere.post(`${lieu}/porteurs`, { version })).status).toBe(404);
  const choix = { version, page: "1", "acteur-2": "Relais petite enfance", "acteur-9": "<b>", autre: "x" };
  expect((await chargee.post(`${lieu}/porteurs`, choix)).status).toBe(303);
  expect((await chargee.post(`${lieu}/porteurs`, choix)).status).toBe(409);
  expect(await lire(`${lieu}/porteurs`)).toContain("choisi ; reconnu : « Relais petite enfance », par son nom");

  await chargee.post(`${lieu}/acceptation`, { version: await versionDe(lieu), portee: "tout" });
  expect((await chargee.post(`${lieu}/ecriture`, { version: await versionDe(lieu) })).status).toBe(303);
  const acteurs = await site.dans(ICI, (db) => listActeurs(db, ICI));
  expect(acteurs.map(({ nom }) => nom)).toEqual(["Mairie de Bourg", "Le Moulin", "Relais petite enfance"]);
  const ecrite = JSON.parse(await site.dans(ICI, (db) => exporterJson(db, ICI, "ctg"))) as typeof echange;
  expect(ecrite.plan.fiches[0]?.pilotes).toEqual(pilotes);
  expect(await lire(`${lieu}/porteurs`)).toContain("Aucune fiche à écrire");
});
