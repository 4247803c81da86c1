import { afterAll, expect, test } from "vitest";
import * as fc from "fast-check";
import { Refus } from "#commun/refus.ts";
import { insertConvention } from "#domaines/convention/index.ts";
import { parseVue } from "#domaines/plan/index.ts";
import { perimetreDe, testSite } from "../../../../tests/app.ts";
import { echangeQuelconque } from "../../../../tests/echanges.ts";
import type { Echange } from "../echange/model.ts";
import { serialiser } from "../echange/rules.ts";
import { chargerPlan, chargerRevue } from "../revue/actions.ts";
import { toutAccepter } from "../revue/decision/rules.ts";
import { deposer } from "../revue/depot/actions.ts";
import { lireEchangeDepose } from "../revue/depot/lecture/actions.ts";
import { ecrireImport } from "../revue/ecriture/actions.ts";
import { updateImport } from "../store.ts";
import { composerEchange, exporterJson } from "./actions.ts";
import { exporterAuFil } from "./ensemble/actions.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const VIDE = { titre: null, caf: null, debut: null, fin: null, perimetre: [] };
const instant = "2026-11-21T09:00:00.000Z";

/** Un espace neuf, sa convention vide : une installation où rien n'a encore été importé. */
async function neuve(nom: string) {
  await site.espace(nom, `ctg-${nom}`);
  const perimetre = perimetreDe(nom, `ctg-${nom}`);
  await site.dans(perimetre, (db) => insertConvention(db, perimetre, `ctg-${nom}`, VIDE));
  return { perimetre, convention: `ctg-${nom}` };
}

async function importer({ perimetre, convention }: Awaited<ReturnType<typeof neuve>>, json: string) {
  return site.dans(perimetre, async (db) => {
    const lecture = await lireEchangeDepose("convention.json", new TextEncoder().encode(json));
    if (lecture instanceof Refus) throw new Error(lecture.code);
    const { id } = await deposer(db, { perimetre, convention, instant, auteur: "Essai" }, lecture, { encore: false });
    const { comparaison, importe } = await chargerRevue(db, perimetre, id);
    await updateImport(db, perimetre, importe, { decisions: toutAccepter(comparaison, importe.decisions) });
    const bilan = await ecrireImport(db, { perimetre, instant }, { id, convention, version: importe.version + 1 });
    if (bilan instanceof Refus) throw new Error(bilan.code);
    return bilan;
  });
}

test("IMP-68 : ce qui a été importé dans une installation vide en ressort octet pour octet", async () => {
  let rang = 0;
  await fc.assert(
    fc.asyncProperty(echangeQuelconque, async (echange) => {
      const ici = await neuve(`e${(rang += 1)}`);
      const octets = serialiser(echange);
      await importer(ici, octets);
      expect(await site.dans(ici.perimetre, (db) => exporterJson(db, ici.perimetre, ici.convention))).toBe(octets);
    }),
    { numRuns: 25, seed: 7 },
  );
});

test("IMP-140 : l’export JSON de plusieurs conventions est la liste de leurs échanges ; chacun importé dans une installation vide, le second export est le même", async () => {
  const [premier, second] = fc.sample(echangeQuelconque, { numRuns: 2, seed: 11 }).map(serialiser);
  const exporter = (lieux: Awaited<ReturnType<typeof neuve>>[]) => {
    const lisibles = lieux.map(({ perimetre }) => perimetre);
    const vue = parseVue(new URLSearchParams());
    return new Response(exporterAuFil(site.base, { lisibles, vue, titres: new Map() }, "json")).text();
  };
  const avant = [await neuve("un"), await neuve("deux")];
  for (const [rang, json] of [premier, second].entries()) await importer(avant[rang] as (typeof avant)[0], json ?? "");
  const octets = await exporter(avant);
  const documents = JSON.parse(octets) as Echange[];
  expect(documents.map(serialiser)).toEqual([premier, second]);
  const apres = [await neuve("trois"), await neuve("quatre")];
  for (const [rang, un] of documents.entries())
    await importer(apres[rang] as (typeof apres)[0], JSON.stringify(rang === 0 ? [un] : un));
  expect(await exporter(apres)).toBe(octets);
});

test("d’un export filtré, les lignes à revoir suivent leur fiche, et celles des autres partent", async () => {
  const pris = fc.sample(echangeQuelconque, { numRuns: 200, seed: 3 }).find(({ plan }) => plan.fiches.length > 1);
  if (!pris) throw new Error("aucun échange de deux fiches");
  const doute = (chemin: string) => ({ chemin, raison: "Douteux.", texte: "", lignes: null });
  const aRevoir = [doute("plan.fiches[0].titre"), doute("plan.fiches[1].pilotes"), doute("convention.titre")];
  const ici = await neuve("filtre");
  await importer(ici, serialiser({ ...pris, aRevoir }));
  const { perimetre, convention } = ici;
  const filtre = await site.dans(perimetre, async (db) => {
    const { fiches } = await chargerPlan(db, perimetre, convention);
    return composerEchange(db, perimetre, convention, fiches.slice(1, 2));
  });
  expect(filtre.plan.fiches).toHaveLength(1);
  expect(filtre.aRevoir.map(({ chemin }) => chemin)).toEqual(["plan.fiches[0].pilotes", "convention.titre"]);
});
