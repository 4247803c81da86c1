import { afterAll, beforeAll, expect, test } from "vitest";
import { creerFiche } from "#domaines/plan/fiche/actions.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { listIndicateurs } from "../indicateur/store.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
const ecriture = { perimetre: ICI, convention: "ctg", instant: "2026-11-01T08:00:00.000Z" };
const ANNONCES = [
  { libelle: "Enfants accueillis", nature: "quantitatif" as const },
  { libelle: "Ce que disent les familles", nature: "qualitatif" as const },
];

let nadege: Visiteur;
let lectrice: Visiteur;
let etrangere: Visiteur;
let premiere: string;
let seconde: string;

const indicateurs = () => site.dans(ICI, (tx) => listIndicateurs(tx, ICI));
const ici = (fiche: string) => `/conventions/ctg/plan/fiches/${fiche}/indicateurs`;

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("mers", "loin");
  nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
  lectrice = await site.compte("lectrice", [{ espace: "monts", role: "lecteur" }]);
  etrangere = await site.compte("etrangere", [{ espace: "mers", role: "chargeCooperation" }]);
  premiere = (await site.dans(ICI, (tx) => creerFiche(tx, ecriture, { titre: "Halte", indicateurs: ANNONCES }))).id;
  seconde = (await site.dans(ICI, (tx) => creerFiche(tx, ecriture, { titre: "Relais", indicateurs: ANNONCES }))).id;
});

test("ce que la fiche annonce devient un indicateur en un geste, une seule fois pour deux fiches", async () => {
  const reponse = await nadege.post(ici(premiere), { rang: "0" });
  expect([reponse.status, reponse.headers.get("location")?.endsWith("/definition")]).toEqual([303, true]);
  expect((await nadege.post(ici(premiere), { rang: "1" })).status).toBe(303);
  expect(await indicateurs()).toMatchObject([{ mesure: "nombre" }, { mesure: "observation", fiches: [premiere] }]);
  expect(await (await nadege.get(ici(seconde))).text()).toContain("Reprendre l’indicateur du même nom");
  expect((await nadege.post(ici(seconde), { rang: "0" })).status).toBe(303);
  const [partage, ...autres] = await indicateurs();
  expect([partage?.fiches.toSorted(), autres.length]).toEqual([[premiere, seconde].toSorted(), 1]);
  expect((await nadege.post(ici(premiere), { rang: "7" })).status).toBe(404);
});

test("un indicateur se rattache et se retire d’une fiche", async () => {
  const [, observe] = await indicateurs();
  const indicateur = observe?.id ?? "";
  expect((await nadege.post(`${ici(seconde)}/rattachement`, { indicateur })).status).toBe(303);
  expect((await nadege.post(`${ici(seconde)}/rattachement`, { indicateur })).status).toBe(303);
  expect((await indicateurs())[1]?.fiches).toHaveLength(2);
  expect((await nadege.post(`${ici(seconde)}/detachement`, { indicateur })).status).toBe(303);
  expect((await indicateurs())[1]?.fiches).toEqual([premiere]);
  expect((await nadege.post(`${ici(seconde)}/rattachement`, { indicateur: "inconnu" })).status).toBe(404);
});

test("qui lit n’écrit pas ; qui est d’ailleurs ne trouve rien", async () => {
  const [{ id: indicateur } = { id: "" }] = await indicateurs();
  const actes: [string, Record<string, string>][] = [
    [ici(premiere), { rang: "0" }],
    [`${ici(premiere)}/rattachement`, { indicateur }],
    [`${ici(premiere)}/detachement`, { indicateur }],
  ];
  for (const [chemin, dit] of actes) {
    expect([chemin, (await lectrice.post(chemin, dit)).status]).toEqual([chemin, 403]);
    expect([chemin, (await etrangere.post(chemin, dit)).status]).toEqual([chemin, 404]);
    const chezElle = chemin.replace("/conventions/ctg/", "/conventions/loin/");
    expect([chemin, (await etrangere.post(chezElle, dit)).status]).toEqual([chemin, 404]);
  }
  expect((await lectrice.get(ici(premiere))).status).toBe(200);
});
