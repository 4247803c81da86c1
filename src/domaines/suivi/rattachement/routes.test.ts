import { afterAll, beforeAll, expect, test } from "vitest";
import { creerFiche } from "#domaines/plan/fiche/actions.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { insertSuites } from "#domaines/plan/reprise/store.ts";
import { DEFINITION_NEUVE } from "../indicateur/model.ts";
import { insertIndicateur, listIndicateurs } from "../indicateur/store.ts";
import type { Periode } from "../periode/model.ts";
import type { Valeur } from "../valeur/model.ts";
import { insertValeurs } from "../valeur/store.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
const ecriture = { perimetre: ICI, convention: "ctg", instant: "2026-11-01T08:00:00.000Z" };
const DITE: Valeur = {
  indicateur: "i",
  convention: "finie",
  periode: "2025-S1" as Periode,
  modalite: "",
  nombre: 37,
  sur: null,
  version: 1,
  etat: "validee",
  commentaire: "",
  preuve: "",
  saisiPar: "val",
  saisiLe: ecriture.instant,
  validePar: "val",
  valideLe: ecriture.instant,
};
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

test("créé sur une fiche qui en continue une autre, un indicateur garde l’unité et le rythme d’avant : sa série continue", async () => {
  await site.espace("vals", "finie", "suite");
  const la = perimetreDe("vals", "finie", "suite");
  const chargee = await site.compte("val", [{ espace: "vals", role: "chargeCooperation" }]);
  const fiche = await site.dans(la, async (tx) => {
    const quand = { perimetre: la, instant: ecriture.instant };
    const avant = await creerFiche(tx, { ...quand, convention: "finie" }, { titre: "Halte", indicateurs: ANNONCES });
    const apres = await creerFiche(tx, { ...quand, convention: "suite" }, { titre: "Halte", indicateurs: ANNONCES });
    await insertSuites(tx, la, "suite", [{ fiche: apres.id, precedente: avant.id }]);
    const mesure = { ...DEFINITION_NEUVE, libelle: "enfants accueillis", unite: "enfants" };
    const rythme = { frequence: "semestrielle", cibles: [{ date: "2026-12-31", valeur: 60 }] } as const;
    await insertIndicateur(tx, la, {
      ...mesure,
      ...rythme,
      cibles: [...rythme.cibles],
      id: "i",
      convention: "finie",
      fiches: [avant.id],
    });
    return apres.id;
  });
  const page = `/conventions/suite/plan/fiches/${fiche}/indicateurs`;
  expect((await chargee.post(page, { rang: "0" })).status).toBe(303);
  const [cree] = await site.dans(la, (tx) => listIndicateurs(tx, { ...la, conventions: ["suite"] }));
  expect(cree).toMatchObject({ unite: "enfants", frequence: "semestrielle", cibles: [], fiches: [fiche] });
  const lire = async (ou: string) => (await chargee.get(ou)).text();
  expect(await lire(page)).toContain("Aucune valeur");
  await site.dans(la, (tx) => insertValeurs(tx, la, [DITE]));
  for (const ou of [page, "/conventions/suite/indicateurs"]) {
    const liste = await lire(ou);
    expect(liste).toMatch(/<td>37 enfants<small class="sous">[^<]*, sur la fiche d’avant/);
    expect(liste).not.toContain("Aucune valeur");
  }
});
