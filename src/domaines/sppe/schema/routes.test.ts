import { afterAll, expect, test } from "vitest";
import { insertConvention } from "#domaines/convention/store.ts";
import { saveLigne } from "#domaines/diagnostic/requete/store.ts";
import { getTransmission, insertTransmission, updateEnvoi } from "#domaines/evaluation/transmission/store.ts";
import { deposerValeurs } from "#domaines/statistiques/index.ts";
import { insertZone } from "#domaines/territoire/index.ts";
import { newId } from "#platform/ids.ts";
import { perimetreDe, testSite } from "../../../../tests/app.ts";

const site = await testSite(); // le 21 novembre 2026
await site.espace("monts", "ctg");
await site.espace("autre", "ctg-x");
const ICI = perimetreDe("monts", "ctg");
const IDENTITE = { titre: "CTG", caf: null, debut: null, fin: "2028-12-31" as const };
await site.dans(ICI, (tx) => insertConvention(tx, ICI, "ctg", { ...IDENTITE, perimetre: ["48095"] }));
const nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
const elu = await site.compte("elu", [{ espace: "monts", role: "elu" }]);
const etrangere = await site.compte("etrangere", [{ espace: "autre", role: "chargeCooperation" }]);
afterAll(() => site.engine.close());

const BASE = "/espaces/monts/petite-enfance/schemas";
const lire = async (reponse: Response) => (await reponse.text()).replaceAll(/[\u00a0\u202f]/g, " ");
const NEUF = {
  autorite: "commune:48095",
  forme: "schema",
  titre: "Schéma de Mende",
  debut: "2026-01-01",
  fin: "2028-12-31",
};
const id = newId();
const schema = `${BASE}/${id}`;

test("qui planifie pour plus de 10 000 habitants sans schéma adopté se voit", async () => {
  expect(await lire(await elu.get(BASE))).toContain("Mende : schéma pluriannuel, ou une CTG qui en tient lieu");
});

test("un schéma s’ouvre pour qui planifie, se remplit, s’adopte et ne change plus", async () => {
  expect((await nadege.post(BASE, { ...NEUF, id, autorite: "epci:9" })).status).toBe(422);
  expect((await nadege.post(BASE, { ...NEUF, id, fin: "2025-01-01" })).status).toBe(422);
  expect((await elu.post(BASE, { ...NEUF, id })).status).toBe(403);
  expect((await nadege.post(BASE, { ...NEUF, id })).status).toBe(303);
  expect((await nadege.post(`${schema}/adoption`, { version: "1", le: "2026-11-20", acte: "D1" })).status).toBe(422);
  const faux = await nadege.post(`${schema}/offre`, { version: "1", zone: "", "q-eajePsu-2026": "beaucoup" });
  expect(faux.status).toBe(422);
  expect(await lire(faux)).toContain("beaucoup");
  const offre = { version: "1", zone: "", "q-eajePsu-depart": "38", "q-eajePsu-2026": "40", "q-rpe-2026": "1,5" };
  expect((await nadege.post(`${schema}/offre`, offre)).status).toBe(303);
  expect((await nadege.post(`${schema}/offre`, offre)).status).toBe(409);
  expect((await nadege.post(`${schema}/textes`, { version: "2", metiers: "n’importe" })).status).toBe(422);
  const textes = { version: "2", metiers: "Éducatrice ; 1 ; 2", concertation: "Les gestionnaires" };
  expect((await nadege.post(`${schema}/textes`, textes)).status).toBe(303);
  const travaux = { version: "3", nom: "Crèche du pont", travaux: "renovation", cout: "850 000 €" };
  const envers = await nadege.post(`${schema}/investissements`, { ...travaux, debut: "2028", fin: "2027" });
  expect([envers.status, (await lire(envers)).includes("ne précède pas")]).toEqual([422, true]);
  expect((await nadege.post(`${schema}/investissements`, travaux)).status).toBe(303);
  expect((await nadege.post(`${schema}/adoption`, { version: "4", le: "2026-11-20", acte: "D1" })).status).toBe(303);
  expect((await nadege.get(`${schema}/offre`)).status).toBe(409);
  expect(await lire(await elu.get(schema))).toContain("À envoyer jusqu’au 20 décembre 2026");
});

test("envoyé au comité départemental, il ne se dit plus à envoyer", async () => {
  const adopteLe = "2026-11-20" as const;
  const cle = schema.split("/").at(-1) ?? "";
  const envoi = { id: newId(), genre: "schema", objet: "", bilan: null, cle, adopteLe, envoi: null } as const;
  const parti = { envoyePar: "signataire", envoyeLe: "2026-11-21", canal: "mail", preuve: "" } as const;
  await site.dans(ICI, async (tx) => {
    await insertTransmission(tx, ICI, { ...envoi, convention: "ctg", version: 1 });
    await updateEnvoi(tx, ICI, await getTransmission(tx, ICI, envoi.id), { envoi: { ...parti, accords: [] } });
  });
  const page = await lire(await elu.get(schema));
  expect([page.includes("Envoyé le 21 novembre 2026"), page.includes("À envoyer")]).toEqual([true, false]);
});

test("adopté, il dit le réel à côté du prévu, et s’actualise", async () => {
  expect((await nadege.post(`${schema}/reel`, { version: "5", zone: "", "q-eajePsu-2026": "36" })).status).toBe(303);
  expect(await lire(await elu.get(schema))).toContain("réel 36 (-4)");
  const suite = await nadege.post(`${schema}/actualisation`);
  expect(suite.status).toBe(303);
  const suivant = suite.headers.get("location") ?? "";
  expect((await nadege.get(`${suivant}/offre`)).status).toBe(200);
  expect(await lire(await elu.get(suivant))).toContain("Schéma de Mende</a>, adopté le 20 novembre 2026");
});

test("avant d’être adopté, son titre et ses dates se corrigent, et il se retire ; adopté, plus", async () => {
  const brouillon = `${BASE}/${newId()}`;
  await nadege.post(BASE, { ...NEUF, id: brouillon.split("/").at(-1) ?? "", titre: "Ouvert par erreur" });
  const envers = { version: "1", titre: "Corrigé", debut: "2029-01-01", fin: "2028-12-31" };
  const refuse = await nadege.post(`${brouillon}/textes`, envers);
  expect([refuse.status, (await lire(refuse)).includes("vient après le premier")]).toEqual([422, true]);
  expect((await nadege.post(`${brouillon}/textes`, { ...envers, debut: "2027-01-01" })).status).toBe(303);
  expect(await lire(await nadege.get(`${brouillon}/retrait`))).toContain("du 1er janvier 2027 au 31 décembre 2028");
  expect((await elu.post(`${brouillon}/retrait`, { version: "2" })).status).toBe(403);
  expect((await nadege.post(`${brouillon}/retrait`, { version: "1" })).status).toBe(409);
  expect((await nadege.post(`${brouillon}/retrait`, { version: "2" })).status).toBe(303);
  expect((await elu.get(brouillon)).status).toBe(404);
  expect((await nadege.post(`${schema}/retrait`, { version: "6" })).status).toBe(409);
});

test("adopté, son bilan se dresse une fois, et son document dit le prévu, le réel, les métiers et les travaux", async () => {
  const bilan = { genre: "intermediaire", jourBilan: "2026-11-21", texteBilan: "Deux places de moins que prévu." };
  expect((await nadege.post(`${schema}/bilans`, { ...bilan, version: "6", texteBilan: "" })).status).toBe(422);
  expect((await nadege.post(`${schema}/bilans`, { ...bilan, version: "5" })).status).toBe(409);
  expect((await elu.post(`${schema}/bilans`, { ...bilan, version: "6" })).status).toBe(403);
  expect((await nadege.post(`${schema}/bilans`, { ...bilan, version: "6" })).status).toBe(303);
  const deux = await nadege.post(`${schema}/bilans`, { ...bilan, version: "7" });
  expect([deux.status, (await lire(deux)).includes("déjà dressé")]).toEqual([422, true]);
  const papier = await lire(await elu.get(`/conventions/ctg/documents/apercu?genre=schema&schema=${id}`));
  for (const dit of ["36 pour 40 (-4)", "Éducatrice", "Crèche du pont", "Deux places de moins", "Les gestionnaires"])
    expect(papier).toContain(dit);
  const deLoin = `/conventions/ctg-x/documents/apercu?genre=schema&schema=${id}`;
  expect((await etrangere.get(deLoin)).status).toBe(404);
});

test("une convention tient lieu de schéma pour des jours où elle vaut, et sa liste de contrôle lit ce schéma", async () => {
  const lie = { ...NEUF, id: newId(), titre: "Ce que la CTG planifie", convention: "ctg" };
  const deborde = await nadege.post(BASE, { ...lie, fin: "2029-01-01" });
  expect([deborde.status, (await lire(deborde)).includes("débordent")]).toEqual([422, true]);
  expect((await nadege.post(BASE, { ...lie, convention: "ctg-x" })).status).toBe(303);
  const textes = { version: "1", concertation: "La protection maternelle", compatibilite: "Mêmes priorités" };
  expect((await nadege.post(`${BASE}/${lie.id}/textes`, { ...textes, convention: "ctg" })).status).toBe(303);
  const page = await lire(await elu.get(`${BASE}/${lie.id}`));
  expect(page).toContain('href="/conventions/ctg/petite-enfance?autorite=commune%3A48095"');
  expect(await lire(await elu.get(BASE))).toContain("Une convention en tient lieu : CTG");
  expect(await lire(await elu.get("/conventions/ctg/petite-enfance"))).toMatch(
    /Contenu compatible[\s\S]*?Affirmé[\s\S]*?Écrite dans le schéma/,
  );
});

test("la convention tient-elle lieu de schéma : chaque exigence dit sa preuve ou où l’écrire", async () => {
  const chemin = "/conventions/ctg/petite-enfance";
  const dit = (statistique: string, code: string) => ({
    statistique,
    lieu: { genre: "commune" as const, code },
    millesime: 2025,
    valeur: 12,
  });
  const origine = { cle: "essai", nom: "Essai", source: "Caf", le: "2026-01-01T00:00:00Z" };
  const zone = { id: newId(), genre: "offre" as const, nom: "Le causse", constat: "", version: 0 };
  await site.dans(ICI, async (tx) => {
    await insertZone(tx, ICI, { nom: "Secteur nord", genre: "secteurScolaire", code: null, communes: ["48095"] });
    await deposerValeurs(tx, ICI, origine, [dit("placesPsu", "48095"), dit("naissances", "48013")]);
    for (const theme of ["petiteEnfance", "logement"] as const)
      await saveLigne(tx, ICI, "diagnostic_zone", {
        avant: null,
        apres: { ...zone, id: theme, theme, convention: "ctg", communes: ["48013"] },
      });
  });
  const page = await lire(await elu.get(chemin));
  expect(page).toContain("À écrire dans les équipements de l’espace");
  // which schéma is read is said, and a mode without a place is written in it
  expect(page).toMatch(/Le schéma lu est « [^»]+ », /);
  expect(page).toMatch(/, ou <a href="[^"]*\/petite-enfance\/schemas\/[^"]*">au départ du schéma<\/a>/);
  // a sector of schools, places, and what concerns another commune prove nothing
  expect(page).toContain("À écrire dans les zones du diagnostic");
  expect(page).toContain("À écrire dans les besoins du diagnostic");
  await site.dans(ICI, (tx) => deposerValeurs(tx, ICI, origine, [dit("naissances", "48095")]));
  expect(await lire(await elu.get(chemin))).toContain("1 chiffre des besoins, jusqu’à 2025");
  expect(
    (await nadege.post(chemin, { autorite: "commune:48095", item: "duree", texte: "Annexe 1, p. 24" })).status,
  ).toBe(303);
  expect(await lire(await elu.get(chemin))).toContain("Annexe 1, p. 24");
  expect((await nadege.post(chemin, { autorite: "epci:9", item: "duree", texte: "x" })).status).toBe(404);
  expect((await nadege.post(chemin, { autorite: "commune:48095", item: "inconnu" })).status).toBe(400);
  expect((await elu.post(chemin, { autorite: "commune:48095", item: "duree", texte: "x" })).status).toBe(403);
  const rapport = await lire(await elu.get("/conventions/ctg/documents/apercu?genre=conformite"));
  expect(rapport).toContain("Le schéma lu est");
  expect(rapport).toContain("Annexe 1, p. 24");
});

test("d’un autre espace, aucun schéma n’existe", async () => {
  for (const chemin of [BASE, schema, `${schema}/offre`, "/conventions/ctg/petite-enfance"])
    expect((await etrangere.get(chemin)).status).toBe(404);
  const ailleurs = schema.replace("monts", "autre");
  expect((await etrangere.post(`${ailleurs}/adoption`, { version: "6", le: "2026-11-20", acte: "x" })).status).toBe(
    404,
  );
});
