import { getDocumentProxy } from "unpdf";
import { beforeAll, expect, test } from "vitest";
import { insertActeur } from "#domaines/acteurs/index.ts";
import { insertConvention } from "#domaines/convention/index.ts";
import { creerFiche } from "#domaines/plan/fiche/actions.ts";
import type { Fiche } from "#domaines/plan/model.ts";
import { insertNoeud } from "#domaines/plan/index.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { saveExercice } from "../budget/store.ts";
import { SANS_MONTANT } from "../budget/model.ts";
import { insertSeances } from "../seance/store.ts";
import { insertService } from "../service/store.ts";

const site = await testSite();
const ICI = perimetreDe("monts", "ctg");
const ECRITURE = { perimetre: ICI, convention: "ctg", instant: "2026-11-01T08:00:00.000Z" };
const [BOURG, GRAIX] = ["42023", "42101"]; // Bourg-Argental, Graix

let nadege: Visiteur;
let dpo: Visiteur;
let etrangere: Visiteur;
let nommee: Fiche;

const creer = (titre: string, plus: Partial<Fiche> = {}) =>
  site.dans(ICI, (tx) => creerFiche(tx, ECRITURE, { titre, ...plus }));
const lire = async (chemin: string) =>
  (await (await nadege.get(`/conventions/ctg/${chemin}`)).text()).replace(/[\u00a0\u202f]/g, " ");

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("rives", "ctg-rives");
  nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
  dpo = await site.compte("dpo", [{ espace: "monts", role: "dpo" }]);
  etrangere = await site.compte("etrangere", [{ espace: "rives", role: "chargeCooperation" }]);
  const mairie = await site.dans(ICI, async (tx) => {
    await insertConvention(tx, ICI, "ctg", {
      titre: "CTG",
      caf: null,
      debut: null,
      fin: null,
      perimetre: [BOURG, GRAIX],
    });
    await insertNoeud(tx, ICI, {
      id: "a",
      convention: "ctg",
      parent: null,
      genre: "axe",
      code: null,
      libelle: "Sans fiche",
      impacts: ["Moins de route"],
      ordre: 1,
    });
    await insertService(tx, ICI, {
      id: "rpe",
      convention: "ctg",
      nom: "Relais petite enfance",
      public: "",
      itinerant: false,
      equipement: null,
      retireLe: null,
    });
    const seance = { id: "s1", convention: "ctg", version: 1, service: "rpe", jour: "2026-10-05" as const };
    const comptee = { commune: BOURG, lieu: "", public: "", adultes: 4, enfants: 7, saisiPar: "essai" };
    await insertSeances(tx, ICI, [{ ...seance, ...comptee, saisiLe: ECRITURE.instant }]);
    const vide = { nomCourt: null, code: null, qualite: null, courriel: null, organisation: null, compte: null };
    return insertActeur(tx, ICI, { ...vide, sorte: "organisation", nom: "Mairie de Bourg-Argental", genre: "commune" });
  });
  nommee = await creer("Halte-garderie", { territoiresCibles: ["Bourg Argental", "Nulle-Part"] });
  await creer("Navette", { pilotes: [{ acteur: mairie.id, libelle: "La mairie" }], territoiresCibles: ["Graix"] });
  await creer("Observatoire");
  const vide = { fiche: nommee.id, convention: "ctg", annee: 2027, version: 0, etpPrevu: null, etpRealise: null };
  const ligne = { ...SANS_MONTANT, nature: "fonctionnement" as const, libelle: "", prevu: 120_050 };
  const sienne = { ...ligne, financeur: "acteur" as const, acteur: mairie.id, nom: mairie.nom };
  await site.dans(ICI, (tx) => saveExercice(tx, ICI, { ...vide, lignes: [] }, { ...vide, lignes: [sienne] }));
});

test("la page d’une commune dit ce qui la concerne et pourquoi, recto et verso", async () => {
  const page = await lire(`communes/${BOURG}`);
  for (const attendu of [
    "Bourg-Argental dans la convention",
    "2 fiches qui la concernent en propre",
    "s’y passe",
    "pilotée par elle",
    "1 fiche vaut pour tout le territoire",
    "Relais petite enfance",
    "1 200,50 €",
  ])
    expect(page).toContain(attendu);
});

test("elle se remet en document de deux faces, à qui la lit", async () => {
  const adresse = (format: string, code = BOURG) =>
    `/conventions/ctg/documents/immediat?genre=commune&commune=${code}&format=${format}`;
  for (const format of ["docx", "odt"])
    expect([format, (await nadege.get(adresse(format))).status]).toEqual([format, 200]);
  const pdf = await nadege.get(adresse("pdf"));
  const pages = pdf.status === 200 ? (await getDocumentProxy(new Uint8Array(await pdf.arrayBuffer()))).numPages : 503;
  expect([2, pdf.status]).toContain(pages); // 503: no compiler on this machine
  const apercu = await lire(`documents/apercu?genre=commune&commune=${BOURG}`);
  for (const dit of ["s’y passe", "Celles de tout le territoire", "Relais petite enfance", "1 200,50 €", "Insee"])
    expect(apercu).toContain(dit);
  expect((await nadege.get(adresse("pdf", "75056"))).status).toBe(404);
  expect([(await dpo.get(adresse("pdf"))).status, (await etrangere.get(adresse("pdf"))).status]).toEqual([403, 404]);
});

test("SUI-278 : ni la page d’une commune ni son document ne disent d’une fiche que l’on n’en sait rien", async () => {
  const elue = await site.compte("elue", [{ espace: "monts", convention: "ctg", role: "elu" }]);
  for (const qui of [nadege, elue])
    for (const adresse of [`communes/${BOURG}`, `documents/apercu?genre=commune&commune=${BOURG}`]) {
      const page = await (await qui.get(`/conventions/ctg/${adresse}`)).text();
      expect([adresse, page.includes("Halte-garderie"), /class="vide">—|<td>—|—<\/td>|>—</.test(page)]).toEqual([
        adresse,
        true,
        true,
      ]);
      expect(page).not.toMatch(/Rien n’en a été dit|pas encore de nouvelle/);
    }
});

test("une autre commune ne montre que ce qui est à elle", async () => {
  const page = await lire(`communes/${GRAIX}`);
  expect(page).toContain("1 fiche qui la concerne en propre");
  expect(page).not.toContain("Halte-garderie");
  expect(page).toContain("Aucune séance n’y a encore été notée");
});

test("la liste compte les fiches de chaque commune et nomme ce qui n’a pas été reconnu", async () => {
  const page = await lire("communes");
  expect(page).toContain("« Nulle-Part »");
  expect(page).toMatch(/Bourg-Argental<\/a><\/th><td class="n">2</);
});

test("de l’enjeu à la valeur : les orphelins sont nommés, et l’on dit d’où viennent les enjeux", async () => {
  const page = await lire("trace");
  expect(page).toContain("Les enjeux lus ici sont ceux du diagnostic");
  expect(page).toMatch(/Effets visés qu’aucune fiche ne sert <span class="chiffres">\(1\)/);
  expect(page).toMatch(/Fiches sans indicateur défini <span class="chiffres">\(3\)/);
  expect((await nadege.get("/conventions/ctg/trace?etape=fichesSansEnjeu&page=2")).status).toBe(200);
});

test("qui répond d’une commune la trouve en tête de chaque page, et y arrive ; d’une intercommunalité, la liste", async () => {
  const marie = await site.compte("marie", [{ espace: "monts", role: "referentCollectivite", collectivite: GRAIX }]);
  const epci = await site.compte("epci", [
    { espace: "monts", role: "referentCollectivite", collectivite: "200014935" },
  ]);
  expect(await (await marie.get("/conventions/ctg/plan/arbre")).text()).toContain('href="/conventions/ctg/ma-commune"');
  const vers = async (qui: Visiteur) => (await qui.get("/conventions/ctg/ma-commune")).headers.get("location");
  expect(await vers(marie)).toBe(`/conventions/ctg/communes/${GRAIX}`);
  expect(await vers(epci)).toBe("/conventions/ctg/communes");
  expect(await (await nadege.get("/conventions/ctg/plan/arbre")).text()).not.toContain("ma-commune");
  expect((await etrangere.get("/conventions/ctg/ma-commune")).status).toBe(404);
});

test("hors de la convention, une commune n’a pas de page ; hors du périmètre, rien", async () => {
  expect((await nadege.get("/conventions/ctg/communes/75056")).status).toBe(404);
  for (const page of ["communes", `communes/${BOURG}`, "trace"]) {
    expect((await etrangere.get(`/conventions/ctg/${page}`)).status).toBe(404);
    expect((await dpo.get(`/conventions/ctg/${page}`)).status).toBe(403);
  }
});
