import { afterAll, beforeAll, expect, test } from "vitest";
import { insertConvention } from "#domaines/convention/index.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { listArrets, listExceptions, listServices } from "../service/store.ts";
import { listSeances } from "./store.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
const BASE = "/conventions/ctg";

let nadege: Visiteur;
let pilote: Visiteur;
let lectrice: Visiteur;
let etrangere: Visiteur;
let ludo: string;

const seances = () => site.dans(ICI, (tx) => listSeances(tx, ICI));
const arrets = () => site.dans(ICI, (tx) => listArrets(tx, ICI));
const exceptions = () => site.dans(ICI, (tx) => listExceptions(tx, ICI, { de: "2026-11-01", a: "2026-12-31" }));

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("mers", "loin");
  nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
  pilote = await site.compte("pilote", [{ espace: "monts", role: "pilote" }]);
  lectrice = await site.compte("lectrice", [{ espace: "monts", role: "lecteur" }]);
  etrangere = await site.compte("etrangere", [{ espace: "mers", role: "chargeCooperation" }]);
  const vide = { titre: "CTG", caf: null, debut: null, fin: null, perimetre: ["15014", "15012"] };
  await site.dans(ICI, (tx) => insertConvention(tx, ICI, "ctg", vide));
});

test("un service itinérant se nomme, prend des arrêts et a son calendrier", async () => {
  expect((await nadege.get(`${BASE}/seances/nouvelle`)).headers.get("location")).toBe(`${BASE}/seances/services`);
  const service = { nom: "Ludothèque itinérante", public: "Familles", itinerant: "1" };
  expect((await nadege.post(`${BASE}/seances/services`, service)).status).toBe(303);
  ludo = (await site.dans(ICI, (tx) => listServices(tx, ICI)))[0]?.id ?? "";
  const arret = { commune: "15014", lieu: "Halle", de: "09:00", a: "11:30", debut: "2026-11-07", rythme: "2" };
  const ici = `${BASE}/seances/services/${ludo}`;
  expect((await nadege.post(`${ici}/arrets`, arret)).status).toBe(303);
  const faux = await nadege.post(`${ici}/arrets`, { ...arret, a: "08:00", lieu: "Halle haute" });
  expect([faux.status, (await faux.text()).includes("Halle haute")]).toEqual([422, true]);
  const page = await (await nadege.get(`${BASE}/seances/calendrier?mois=2026-11`)).text();
  expect([...page.matchAll(/samedi \d+ novembre/g)].map(([jour]) => jour)).toEqual([
    "samedi 7 novembre",
    "samedi 21 novembre",
  ]);
  expect((await nadege.post(ici, { ...service, nom: "Ludobus" })).status).toBe(303);
  expect(await (await nadege.get(ici)).text()).toContain("Ludobus");
  expect((await nadege.post(ici, { ...service, nom: "" })).status).toBe(422);
});

test("un passage s’annule et se rétablit", async () => {
  const [{ id: arret } = { id: "" }] = await arrets();
  const annule = { arret, jour: "2026-11-21", genre: "annule", motif: "Véhicule au garage" };
  expect((await nadege.post(`${BASE}/seances/calendrier`, annule)).status).toBe(303);
  expect(await (await nadege.get(`${BASE}/seances/calendrier`)).text()).toMatch(/Annulé.: Véhicule au garage/);
  const impossible = await nadege.post(`${BASE}/seances/calendrier`, { ...annule, jour: "2026-11-20" });
  expect([impossible.status, (await impossible.text()).includes("rien à annuler")]).toEqual([422, true]);
  expect((await nadege.post(`${BASE}/seances/calendrier`, { ...annule, jour: "" })).status).toBe(422);
  const retour = { arret, jour: "2026-11-21" };
  expect((await nadege.post(`${BASE}/seances/calendrier/retablissement`, retour)).status).toBe(303);
  expect(await exceptions()).toEqual([]);
});

const notee = (envoi: string, dit: Record<string, string> = {}) => ({
  envoi,
  service: ludo,
  jour: "2026-11-21",
  commune: "15014",
  lieu: "Halle",
  public: "Familles",
  enfants: "12",
  adultes: "",
  ...dit,
});

test("une séance se propose à l’arrêt du jour, se garde une seule fois, et se corrige", async () => {
  const page = await (await pilote.get(`${BASE}/seances/nouvelle`)).text();
  expect(page).toMatch(/name="lieu"[^>]*value="Halle"|value="Halle"[^>]*name="lieu"/);
  const envoi = /name="envoi" value="([^"]+)"/.exec(page)?.[1] ?? "";
  const premiere = await pilote.post(`${BASE}/seances`, notee(envoi));
  expect(premiere.status).toBe(303);
  expect((await pilote.post(`${BASE}/seances`, notee(envoi))).status).toBe(303);
  expect(await seances()).toMatchObject([{ enfants: 12, adultes: 0, saisiPar: "pilote", commune: "15014" }]);
  expect(await (await pilote.get(premiere.headers.get("location") ?? "")).text()).toContain("12 enfants");
  const corrigee = notee(envoi, { enfants: "13", version: "1" });
  expect((await pilote.post(`${BASE}/seances/${envoi}`, corrigee)).status).toBe(303);
  expect((await pilote.post(`${BASE}/seances/${envoi}`, corrigee)).status).toBe(409);
  expect(await seances()).toMatchObject([{ enfants: 13 }]);
});

test("une séance à venir, ou un nombre qui n’en est pas un, revient avec ce qui fut tapé", async () => {
  for (const dit of [{ jour: "2026-11-22" }, { enfants: "beaucoup" }, { enfants: "-3" }, { jour: "hier" }]) {
    const reponse = await pilote.post(`${BASE}/seances`, notee("e2", { lieu: "Lieu gardé", ...dit }));
    expect([reponse.status, (await reponse.text()).includes("Lieu gardé")]).toEqual([422, true]);
  }
  expect(await seances()).toHaveLength(1);
});

test("les séances remplissent l’indicateur qui les compte", async () => {
  const dit = { libelle: "Enfants venus", mesure: "nombre", frequence: "annuelle", decompte: "enfants", service: ludo };
  const { headers } = await nadege.post(`${BASE}/indicateurs`, dit);
  const page = await (await nadege.get(headers.get("location") ?? "")).text();
  expect(page).toContain("Compté");
  expect(page).toMatch(/<td class="n">13<\/td>/);
  expect(page).not.toContain("Donner une valeur");
});

test("un service retiré sort de la saisie et du calendrier, ses séances restent comptées, et il revient", async () => {
  const ici = `${BASE}/seances/services/${ludo}`;
  const tournees = async () => (await nadege.get(`${BASE}/seances/calendrier?mois=2026-11`)).text();
  const arret = { lieu: "Place du marché", de: "09:00", a: "10:00", debut: "2026-11-05", rythme: "1" };
  expect((await nadege.post(`${ici}/arrets`, arret)).status).toBe(303);
  expect(await tournees()).toContain("Place du marché");
  for (let clic = 0; clic < 2; clic += 1)
    expect((await nadege.post(`${ici}/retrait`, { vers: "retire" })).status).toBe(303);
  expect(await tournees()).not.toContain("Place du marché");
  expect(await (await nadege.get(ici)).text()).toContain("Service retiré le 21");
  expect(await (await nadege.get(`${BASE}/seances/services`)).text()).toContain("Services retirés");
  expect(await seances()).not.toEqual([]);
  expect((await nadege.post(`${ici}/retrait`, { vers: "enCours" })).status).toBe(303);
  expect(await tournees()).toContain("Place du marché");
  const ajoutes = (await arrets()).filter(({ lieu }) => lieu === "Place du marché");
  for (const { id } of ajoutes) expect((await nadege.post(`${ici}/arrets/${id}/retrait`)).status).toBe(303);
});

test("qui lit n’écrit pas ; on ne corrige que ses séances ; qui est d’ailleurs ne trouve rien", async () => {
  const [{ id: seance } = { id: "" }] = await seances();
  const [{ id: arret } = { id: "" }] = await arrets();
  const ici = `${BASE}/seances/services/${ludo}`;
  const actes: [string, Record<string, string>][] = [
    [`${BASE}/seances`, notee("e3")],
    [`${BASE}/seances/${seance}`, notee("e3", { version: "2" })],
    [`${BASE}/seances/${seance}/retrait`, {}],
    [`${BASE}/seances/services`, { nom: "Autre" }],
    [ici, { nom: "Autre" }],
    [`${ici}/retrait`, { vers: "retire" }],
    [`${ici}/arrets`, { de: "09:00", a: "10:00", debut: "2026-11-07", rythme: "1" }],
    [`${ici}/arrets/${arret}/retrait`, {}],
    [`${BASE}/seances/calendrier`, { arret, jour: "2026-11-21", genre: "annule" }],
    [`${BASE}/seances/calendrier/retablissement`, { arret, jour: "2026-11-21" }],
  ];
  for (const [chemin, saisie] of actes) {
    expect([chemin, (await lectrice.post(chemin, saisie)).status]).toEqual([chemin, 403]);
    expect([chemin, (await etrangere.post(chemin, saisie)).status]).toEqual([chemin, 404]);
  }
  const autre = await site.compte("autre", [{ espace: "monts", role: "pilote" }]);
  expect((await autre.post(`${BASE}/seances/${seance}/retrait`)).status).toBe(403);
  expect((await nadege.post(`${BASE}/seances/${seance}/retrait`)).status).toBe(303);
  expect((await nadege.post(`${BASE}/seances/${seance}/retrait`)).status).toBe(303); // a second click
  expect((await nadege.post(`${ici}/arrets/${arret}/retrait`)).status).toBe(303);
  expect((await nadege.post(`${ici}/arrets/${arret}/retrait`)).status).toBe(303); // a second click
  expect([await seances(), await arrets()]).toEqual([[], []]);
});
