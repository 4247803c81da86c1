import { afterAll, expect, test } from "vitest";
import { perimetreDe, testSite } from "../../../../tests/app.ts";
import { insertZone } from "../../territoire/zone/store.ts";
import { seedStatistiques } from "../seed.ts";

const site = await testSite(); // le 21 novembre 2026
await site.espace("trois-rivieres");
await site.espace("autre");
const nadege = await site.compte("nadege", [{ espace: "trois-rivieres", role: "chargeCooperation" }]);
const elu = await site.compte("elu", [{ espace: "trois-rivieres", role: "elu" }]);
const etrangere = await site.compte("etrangere", [{ espace: "autre", role: "chargeCooperation" }]);
afterAll(() => site.engine.close());

const perimetre = perimetreDe("trois-rivieres");
const BASE = "/espaces/trois-rivieres/statistiques";
const lire = async (reponse: Response) => (await reponse.text()).replaceAll(/[\u00a0\u202f]/g, " ");
const page = async (chemin: string) => lire(await elu.get(`${BASE}${chemin}`));

test("vide, le catalogue se lit déjà, et dit par où commencer", async () => {
  expect(await page("")).toContain("Aucune valeur n’est encore écrite");
  await site.dans(perimetre, async (db) => {
    const membres = ["15119", "15138", "15170"];
    await insertZone(db, perimetre, { genre: "bassin", nom: "Bassin du haut", code: null, communes: membres });
    await seedStatistiques(db, perimetre, "2026-11-21");
  });
});

test("le catalogue se filtre, et donne la dernière valeur de l’EPCI", async () => {
  expect(await page("?theme=petiteEnfance&q=couverture&connues=1")).toContain("Taux de couverture global");
  expect(await page("?q=zzz")).toContain("Aucun chiffre ne répond");
  expect(await page("?page=2")).toContain("Page 2 sur");
});

test("un chiffre dit sa formule, ses valeurs par territoire et par année, la donnée à côté du calcul, sa source, sa courbe", async () => {
  const fiche = await page("/tauxCouvertureGlobal");
  expect(fiche).toContain("jamais d’une moyenne");
  expect(fiche).toContain("donné : 68,4");
  expect(fiche).toContain("Démonstration, chiffres inventés");
  expect(fiche).toContain("<svg");
  const communes = await page("/revenuMedianUc?vue=communes");
  expect(communes).toContain("secret");
  expect(await page("/foyersAllocataires")).toContain("rupture : données définitives");
  expect(await page("/allocatairesRsa/publication")).toContain("Sous 5, un nombre est caché");
  expect((await elu.get(`${BASE}/bonheur`)).status).toBe(404);
  expect(await page("/export.csv")).toContain("naissances;");
});

test("ce qui se publie cache les petits nombres, garde les comptes publics", async () => {
  expect(await page("/jeunesNonInseres/publication")).toContain(">secret<");
  const naissances = await page("/naissances/publication?periode=2022");
  expect(naissances).toContain("se publie tel quel");
  expect(naissances).not.toContain(">secret<");
  expect(await page("/jeunesNonInseres/publication.csv")).toContain("secret");
});

test("un seuil s’écrit, vaut, se retire", async () => {
  const seuil = { producteur: "caf", seuil: "11", debut: "2026-01-01", source: "Échange de données de 2026" };
  expect((await nadege.post(`${BASE}/seuils`, { ...seuil, seuil: "onze" })).status).toBe(422);
  expect((await elu.post(`${BASE}/seuils`, seuil)).status).toBe(403);
  expect((await nadege.post(`${BASE}/seuils`, seuil)).status).toBe(303);
  expect(await page("/seuils")).toContain("Échange de données de 2026");
  expect(await page("/allocatairesRsa/publication")).toContain("Sous 11, un nombre est caché");
  expect((await nadege.post(`${BASE}/seuils/retrait`, { producteur: "caf" })).status).toBe(400);
  expect((await nadege.post(`${BASE}/seuils/retrait`, { producteur: "caf", debut: "2026-01-01" })).status).toBe(303);
  expect(await page("/allocatairesRsa/publication")).toContain("Sous 5, un nombre est caché");
});

const MINIBUS = {
  version: "0",
  nom: "Trajets du minibus",
  theme: "mobilite",
  definition: "Trajets faits dans l’année.",
  genre: "compte",
  unite: "trajets",
  decimales: "0",
  producteur: "territoire",
  methode: "Relevé du transporteur.",
  licence: "Donnée du territoire",
  publique: "1",
};

test("un chiffre du territoire s’ajoute, se modifie, se renseigne, ne se retire que vide", async () => {
  expect((await nadege.post(BASE, { ...MINIBUS, nom: "" })).status).toBe(422);
  expect((await nadege.post(BASE, { ...MINIBUS, nom: "Naissances domiciliées" })).status).toBe(422);
  expect((await elu.post(BASE, MINIBUS)).status).toBe(403);
  const cree = await nadege.post(BASE, MINIBUS);
  expect(cree.headers.get("location")).toBe(`${BASE}/trajetsDuMinibus`);
  const definition = `${BASE}/trajetsDuMinibus/definition`;
  expect((await nadege.post(definition, { ...MINIBUS, version: "1", unite: "trajets simples" })).status).toBe(303);
  expect((await nadege.post(definition, { ...MINIBUS, version: "1" })).status).toBe(409);
  expect(await page("/trajetsDuMinibus")).toContain("trajets simples");

  const saisie = `${BASE}/trajetsDuMinibus/saisie`;
  const dite = { lieu: "epci:241500255", millesime: "2025", valeur: "1 240", source: "Transporteur" };
  expect((await nadege.post(saisie, { ...dite, valeur: "beaucoup" })).status).toBe(422);
  expect((await nadege.post(saisie, { ...dite, valeur: "" })).status).toBe(422);
  expect((await nadege.post(saisie, { ...dite, lieu: "commune:75056" })).status).toBe(422);
  expect((await elu.post(saisie, dite)).status).toBe(403);
  expect((await nadege.post(saisie, dite)).status).toBe(303);
  expect(await page("/trajetsDuMinibus")).toContain("1 240");

  expect(await lire(await nadege.get(`${BASE}/trajetsDuMinibus/retrait`))).toContain("Ce chiffre a 1 valeur");
  expect((await nadege.post(`${BASE}/trajetsDuMinibus/retrait`)).status).toBe(409);
  const depot = /saisie\/([^/"]+)\/retrait/.exec(await lire(await nadege.get(saisie)))?.[1] ?? "";
  expect((await nadege.post(`${saisie}/${depot}/retrait`)).status).toBe(303);
  expect((await nadege.post(`${saisie}/${depot}/retrait`)).status).toBe(409);
  expect((await nadege.post(`${BASE}/trajetsDuMinibus/retrait`)).status).toBe(303);
  expect((await nadege.post(`${BASE}/trajetsDuMinibus/retrait`)).status).toBe(303); // a second click
  expect((await elu.get(`${BASE}/trajetsDuMinibus`)).status).toBe(404);
});

test("un taux s’écrit avec ses deux termes et la valeur que l’on en donne", async () => {
  const saisie = `${BASE}/partPersonnesCouvertes/saisie`;
  const dite = { lieu: "departement:15", millesime: "2019", valeur: "45,3", numerateur: "42161", source: "Caf" };
  expect((await nadege.post(saisie, dite)).status).toBe(422);
  expect((await nadege.post(saisie, { ...dite, denominateur: "93305" })).status).toBe(303);
  expect(await page("/partPersonnesCouvertes")).toContain("donné : 45,3");
});

test("la composition d’alors se dit, une fois par année ; la valeur donnée d’alors le porte, puis plus", async () => {
  const dite = { lieu: "epci:241500255", debut: "2014", communes: "15119\n15138", source: "Arrêté" };
  const chemin = `${BASE}/perimetres`;
  for (const [faute, phrase] of [
    [{ debut: "2027" }, "n’a pas commencé"],
    [{ debut: "treize" }, "Donnez une année"],
    [{ communes: "Nulle-Part-les-Bains" }, "On ne reconnaît pas « Nulle-Part-les-Bains »"],
    [{ communes: "" }, "au moins une commune"],
    [{ source: "" }, "Dites d’où vient"],
    [{ lieu: "epci:999999999" }, "territoire de la liste"],
  ] as const) {
    const refuse = await nadege.post(chemin, { ...dite, ...faute });
    expect([phrase, refuse.status, (await lire(refuse)).includes(phrase)]).toEqual([phrase, 422, true]);
  }
  expect((await elu.post(chemin, dite)).status).toBe(403);
  expect((await nadege.post(chemin, dite)).status).toBe(303);
  expect(await lire(await nadege.post(chemin, dite))).toContain("est déjà dite");
  const valeur = { lieu: "epci:241500255", millesime: "2015", valeur: "44,1", source: "Caf" };
  expect((await nadege.post(`${BASE}/tauxPauvrete/saisie`, valeur)).status).toBe(303);
  expect(await page("/tauxPauvrete")).toContain("contour : périmètre de 2014 : 2 communes");
  expect(await page("/perimetres")).toContain("Arrêté");
  const { lieu, debut } = dite;
  expect((await elu.post(`${chemin}/retrait`, { lieu, debut })).status).toBe(403);
  expect((await nadege.post(`${chemin}/retrait`, { lieu, debut })).status).toBe(303);
  expect((await nadege.post(`${chemin}/retrait`, { lieu, debut })).status).toBe(404);
  expect(await page("/tauxPauvrete")).not.toContain("périmètre de 2014");
});

test("à deux sur un même nom ou un même périmètre, l’un l’écrit et l’autre l’apprend", async () => {
  const arrete = { lieu: "epci:241500255", debut: "2012", communes: "15119", source: "Arrêté" };
  for (const [chemin, dit] of [
    [BASE, { ...MINIBUS, nom: "Trajets de la navette" }],
    [`${BASE}/perimetres`, arrete],
  ] as const) {
    const rendus = await Promise.all([1, 2, 3].map(() => nadege.post(chemin, dit)));
    const [premier, ...autres] = rendus.map(({ status }) => status).toSorted();
    expect([premier, autres.every((statut) => statut === 409 || statut === 422)]).toEqual([303, true]);
  }
  expect((await page("?q=navette")).match(/>Trajets de la navette</g)).toHaveLength(1);
});

test("d’un autre espace, rien de cela n’existe", async () => {
  for (const chemin of [
    "",
    "/naissances",
    "/seuils",
    "/perimetres",
    "/nouvelle",
    "/naissances/saisie",
    "/naissances/publication",
    "/export.csv",
  ])
    expect((await etrangere.get(`${BASE}${chemin}`)).status).toBe(404);
  for (const chemin of ["", "/seuils", "/perimetres", "/perimetres/retrait", "/naissances/saisie"])
    expect((await etrangere.post(`${BASE}${chemin}`, MINIBUS)).status).toBe(404);
});
