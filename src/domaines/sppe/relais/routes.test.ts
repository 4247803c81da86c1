import { afterAll, expect, test } from "vitest";
import { testSite } from "../../../../tests/app.ts";

const site = await testSite(); // le 21 novembre 2026
await site.espace("monts", "ctg");
await site.espace("autre", "ctg-x");
const nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
const elu = await site.compte("elu", [{ espace: "monts", role: "elu" }]);
const etrangere = await site.compte("etrangere", [{ espace: "autre", role: "chargeCooperation" }]);
afterAll(() => site.engine.close());

const BASE = "/espaces/monts/petite-enfance";
const lire = async (reponse: Response) => (await reponse.text()).replaceAll(/[\u00a0\u202f]/g, " ");
const RELAIS = { nom: "Relais du haut", annee: "2026", actifs: "140", etp: "1,5", missions: "guichetUnique" };

test("l’année d’un relais s’écrit, dit l’ETP qui manque, et se corrige", async () => {
  expect((await nadege.post(`${BASE}/relais`, { ...RELAIS, etp: "beaucoup" })).status).toBe(422);
  const infime = await nadege.post(`${BASE}/relais`, { ...RELAIS, etp: "0,000001" });
  expect([infime.status, (await lire(infime)).includes("Donnez les ETP au centième")]).toEqual([422, true]);
  expect((await nadege.post(`${BASE}/relais`, RELAIS)).status).toBe(303);
  const page = await lire(await elu.get(`${BASE}/relais`));
  expect(page).toContain("0,5");
  expect(page).toContain("Guichet unique");
  const perime = await nadege.post(`${BASE}/relais`, { ...RELAIS, etp: "2" });
  const rendue = await lire(perime);
  expect([perime.status, rendue.includes('value="2"'), rendue.includes("rien n’en est écrit")]).toEqual([
    409,
    true,
    true,
  ]);
  expect(await lire(await elu.get(`${BASE}/relais`))).not.toContain("Rien");
  const ouverte = await lire(await nadege.get(`${BASE}/relais?quoi=relais&nom=Relais+du+haut&annee=2026`));
  expect(ouverte).toContain('name="ouvert" value="Relais du haut 2026"');
  const lu = { version: "1", ouvert: "Relais du haut 2026" };
  expect((await nadege.post(`${BASE}/relais`, { ...RELAIS, ...lu, etp: "2" })).status).toBe(303);
  expect(await lire(await elu.get(`${BASE}/relais`))).toContain("Rien");
  expect((await nadege.post(`${BASE}/relais`, { ...RELAIS, ...lu, etp: "1" })).status).toBe(409);
  expect((await elu.post(`${BASE}/relais`, RELAIS)).status).toBe(403);
});

test("une année écrite par erreur se retire, avec ce qu’elle disait, et pas par-dessus ce que l’on n’a pas lu", async () => {
  const places = { collectivite: "Erreur", annee: "2030", places: "7" };
  expect((await nadege.post(`${BASE}/relais/places`, places)).status).toBe(303);
  const confirmer = `${BASE}/relais/retrait?quoi=places&nom=Erreur&annee=2030`;
  expect(await lire(await nadege.get(confirmer))).toContain("7 places cofinancées");
  expect((await elu.get(confirmer)).status).toBe(403);
  expect((await nadege.get(`${BASE}/relais/retrait?quoi=places&nom=Erreur&annee=2031`)).status).toBe(404);
  const corrige = { ...places, places: "8", version: "1", ouvert: "Erreur 2030" };
  expect((await nadege.post(`${BASE}/relais/places`, corrige)).status).toBe(303);
  const retrait = { quoi: "places", nom: "Erreur", annee: "2030", version: "1" };
  expect((await etrangere.post(`${BASE}/relais/retrait`, retrait)).status).toBe(404);
  expect((await elu.post(`${BASE}/relais/retrait`, retrait)).status).toBe(403);
  expect((await nadege.post(`${BASE}/relais/retrait`, retrait)).status).toBe(409);
  expect((await nadege.post(`${BASE}/relais/retrait`, { ...retrait, version: "2" })).status).toBe(303);
  expect(await lire(await nadege.get(`${BASE}/relais`))).not.toContain("Erreur");
});

test("les places depuis 2023 simulent les bonus ; le montant de la Caf s’écrit et se retire", async () => {
  for (const [annee, places] of [
    ["2023", "50"],
    ["2026", "56"],
  ] as const)
    expect((await nadege.post(`${BASE}/relais/places`, { collectivite: "CC des monts", annee, places })).status).toBe(
      303,
    );
  expect((await nadege.post(`${BASE}/relais/places`, { collectivite: "CC", annee: "2022", places: "1" })).status).toBe(
    422,
  );
  expect(await lire(await elu.get(`${BASE}/relais`))).toContain("300 € par place");
  const montant = { valeur: "2600", debut: "2026-01-01", source: "Caf 48" };
  for (const code of ["territoireNouvelle", "territoireExistante"])
    expect((await nadege.post(`${BASE}/parametres`, { ...montant, code })).status).toBe(303);
  expect((await nadege.post(`${BASE}/parametres`, { ...montant, code: "territoireNouvelle", source: "" })).status).toBe(
    422,
  );
  expect(await lire(await elu.get(`${BASE}/relais`))).toContain("145 600 €");
  const retrait = { code: "territoireNouvelle", debut: "2026-01-01" };
  expect((await nadege.post(`${BASE}/parametres/retrait`, retrait)).status).toBe(303);
  expect(await lire(await elu.get(`${BASE}/parametres`))).toContain("Pas encore écrit");
  expect((await elu.post(`${BASE}/parametres`, { ...montant, code: "territoireNouvelle" })).status).toBe(403);
});

test("d’un autre espace, ni relais ni montant n’existent", async () => {
  for (const chemin of ["/relais", "/parametres"]) {
    expect((await etrangere.get(`${BASE}${chemin}`)).status).toBe(404);
    expect((await etrangere.post(`${BASE}${chemin}`, RELAIS)).status).toBe(404);
  }
});

test("qui lit essaie des chiffres : l’adresse porte tout, ce qui manque se dit, rien ne s’écrit", async () => {
  const essai = "essai=1&places2023=50&places2026=&places2027=56&existante=1000&nouvelle=2600";
  const avant = await lire(await elu.get(`${BASE}/relais`));
  const vu = await lire(await elu.get(`${BASE}/relais?${essai}`));
  for (const dit of ["Simulation : votre essai", "300 € par place", "16 800 €", "65 600 €", 'value="2600"'])
    expect(vu).toContain(dit);
  const faux = await lire(await elu.get(`${BASE}/relais?essai=1&places2023=0&places2027=abc&existante=-1`));
  for (const dit of ["Donnez les places de 2023", "Donnez un nombre entier de places en 2027", "Donnez un montant"])
    expect(faux).toContain(dit);
  expect(faux).not.toContain("votre essai");
  expect(await lire(await elu.get(`${BASE}/relais`))).toBe(avant);
  expect((await etrangere.get(`${BASE}/relais?${essai}`)).status).toBe(404);
});
