import { afterAll, beforeAll, expect, test } from "vitest";
import { insertConvention } from "#domaines/convention/index.ts";
import { listZones as listZonesDiagnostic } from "#domaines/diagnostic/index.ts";
import { structureVide } from "#domaines/equipements/structure/rules.ts";
import { insertStructures } from "#domaines/equipements/structure/store.ts";
import { deposerValeurs, getValeurs } from "#domaines/statistiques/index.ts";
import { insertZone, listZones } from "#domaines/territoire/index.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";

const site = await testSite(); // le 21 novembre 2026
const ICI = perimetreDe("monts", "ctg");
const BASE = "/espaces/monts/observatoire/accessibilite";
let [nadege, elu, etrangere]: Visiteur[] = [];

/** Trois communes du Cantal, à cinq kilomètres l'une de l'autre, et une au loin. */
const COMMUNES = { Aurillac: "15014", Arpajon: "15012", Ytrac: "15267", "Saint-Flour": "15187" };
const CENTRES = "15014;45;2,4;rurale\n15012;45;2,46\n15267;45;2,52\n15187;45;3,4;rurale;2700";

const texteDe = async (reponse: Response | undefined) =>
  ((await reponse?.text()) ?? "").replace(/[\u00a0\u202f]/g, " ");
const lire = async (suite = "", qui = nadege) => texteDe(await qui?.get(`${BASE}${suite}`));
const poster = (suite: string, form: Record<string, string> | FormData = {}, qui = nadege) =>
  qui?.post(`${BASE}${suite}`, form);
const statut = async (reponse: Promise<Response | undefined> | undefined) => (await reponse)?.status;

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("autre", "ctg-x");
  nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
  elu = await site.compte("elu", [{ espace: "monts", role: "elu" }]);
  etrangere = await site.compte("etrangere", [{ espace: "autre", role: "chargeCooperation" }]);
  const section = {
    id: "s",
    code: "unique" as const,
    avantMois: null,
    capacites: Array<number>(10).fill(12),
    modulations: [],
  };
  const tenue = { tenueLe: "2026-01-01" as const, commune: "15014", sections: [section] };
  await site.dans(ICI, async (db) => {
    const titre = { titre: "CTG", caf: null, debut: null, fin: null };
    await insertConvention(db, ICI, "ctg", { ...titre, perimetre: [COMMUNES["Saint-Flour"]] });
    await insertZone(db, ICI, {
      genre: "bassin",
      nom: "Bassin d’Aurillac",
      code: null,
      communes: Object.values(COMMUNES),
    });
    const structure = { ...structureVide("creche", "eajePsu"), nom: "Les Galets", ...tenue };
    await insertStructures(db, ICI, [{ structure, cle: "galets" }]);
    const enfants = Object.values(COMMUNES).map((code) => ({
      statistique: "enfantsMoins3",
      lieu: { genre: "commune" as const, code },
      millesime: 2022,
      valeur: 40,
    }));
    await deposerValeurs(db, ICI, { cle: "essai", nom: "Essai", source: "Insee", le: "2026-01-01T00:00:00Z" }, enfants);
  });
});
afterAll(() => site.engine.close());

test("sans centres ni enfants, la page dit ce qui manque ; les centres s’écrivent, ligne fautive dite", async () => {
  expect(await lire()).toContain("Sans position : ");
  expect(await statut(poster("/centres", { lignes: "Aurillac;95;2" }))).toBe(422);
  expect(await statut(poster("/centres", { lignes: "Nulle-Part-sur-Rien;45;2" }))).toBe(422);
  expect(await statut(poster("/centres", { lignes: CENTRES }))).toBe(303);
  expect(await lire("/centres")).toContain("15187 ; 45 ; 3.4 ; rurale ; 2700");
});

test("l’accès se lit commune par commune, ses hypothèses et leurs sources avec lui", async () => {
  const page = await lire("", elu);
  expect(page).toContain("places en moyenne sur la semaine, pour 160 enfants de moins de trois ans");
  expect(page).toContain("Zone blanche");
  expect(page).toContain("Hypothèse de Maillage");
  expect(page).toContain("À vol d’oiseau multiplié par 1,3");
  expect(page).not.toContain("Garder dans les statistiques");
  expect(await lire("?profil=apl2012&mode=total")).toContain("Drees et Irdes");
  expect(page).toContain("Le transport à la demande n’entre pas dans le calcul");
  const aPied = await lire("?profil=aPied");
  expect([aPied.includes("Les trajets se comptent à pied"), aPied.includes("4 km/h")]).toEqual([true, true]);
  expect(aPied).not.toContain("Garder dans les statistiques");
  expect(await statut(poster("/publication?profil=aPied", {}))).toBe(404);
});

test("le tableau et les zones s’emportent en CSV ; une zone ferme devient une zone du territoire, puis se met à jour", async () => {
  expect(await lire("/export")).toMatch(/15014;Aurillac;Bassin d’Aurillac;40;/);
  expect(await lire("/zones/export")).toMatch(/Zone blanche;15187;Saint-Flour;.*;oui;9;9;/);
  expect(await statut(poster("/zones", { genre: "blanche" }))).toBe(303);
  expect(await statut(poster("/zones", { genre: "blanche" }))).toBe(303);
  expect(await statut(poster("/zones", { genre: "enTension" }))).toBe(404);
  const zones = await site.dans(ICI, (db) => listZones(db, ICI));
  expect(zones.filter(({ genre }) => genre === "autre").map(({ nom, communes }) => [nom, communes])).toEqual([
    ["Zone blanche", ["15187"]],
  ]);
  expect(await lire("/zones")).toContain("Mettre à jour la zone du territoire");
  const duDiagnostic = await site.dans(ICI, (db) => listZonesDiagnostic(db, ICI, "ctg"));
  expect(duDiagnostic.map(({ nom, genre, theme, communes }) => [nom, genre, theme, communes])).toEqual([
    ["Zone blanche", "acces", "petiteEnfance", ["15187"]],
  ]);
});

test("une zone n’entre qu’au diagnostic des conventions que l’on tient, pas de celles que l’on lit seulement", async () => {
  await site.espace("deux", "tenue", "lue");
  const DEUX = perimetreDe("deux", "tenue", "lue");
  await site.dans(DEUX, async (db) => {
    const titre = { titre: "CTG", caf: null, debut: null, fin: null };
    for (const id of DEUX.conventions)
      await insertConvention(db, DEUX, id, { ...titre, perimetre: Object.values(COMMUNES) });
    const valeurs = Object.values(COMMUNES).map((code) => ({
      statistique: "enfantsMoins3",
      lieu: { genre: "commune" as const, code },
      millesime: 2022,
      valeur: 40,
    }));
    await deposerValeurs(
      db,
      DEUX,
      { cle: "essai", nom: "Essai", source: "Insee", le: "2026-01-01T00:00:00Z" },
      valeurs,
    );
  });
  const mixte = await site.compte("mixte", [
    { espace: "deux", convention: "tenue", role: "chargeCooperation" },
    { espace: "deux", convention: "lue", role: "lecteur" },
  ]);
  const acces = "/espaces/deux/observatoire/accessibilite";
  await mixte.post(`${acces}/centres`, { lignes: CENTRES });
  expect((await mixte.post(`${acces}/zones`, { genre: "blanche" })).status).toBe(303);
  const zonesDe = (id: string) => site.dans(DEUX, (db) => listZonesDiagnostic(db, DEUX, id));
  expect([(await zonesDe("tenue")).length, (await zonesDe("lue")).length]).toEqual([1, 0]);
});

test("l’accès entre dans les statistiques, où portraits et cartes le reprennent", async () => {
  expect(await statut(poster("/publication?mode=collectif"))).toBe(303);
  const territoires = [{ genre: "commune" as const, code: "15014" }];
  const lues = () =>
    site.dans(ICI, (db) => getValeurs(db, ICI, { codes: ["tauxCouvertureTerritorialise"], territoires }));
  const [gardee] = await lues();
  expect([gardee?.millesime, gardee?.source]).toEqual([2026, expect.stringContaining("tous ces modes")]);
  expect(await statut(poster("/publication?mode=individuel"))).toBe(303);
  // one figure has one meaning: the mode being looked at does not change it
  expect((await lues()).map(({ valeur }) => valeur)).toEqual([gardee?.valeur]);
});

test("un fichier de temps se relit avant de compter, avec ses lignes fautives ; puis il compte, puis il s’en va", async () => {
  const form = new FormData();
  form.append("fichier", new File(["de;a;minutes\n15187;15014;9\nfaute;15014;3\n15187;75056;300"], "temps.csv"));
  form.append("source", "OSRM, janvier 2026");
  expect(await statut(poster("/temps", form))).toBe(303);
  const relu = await lire("/temps");
  expect(relu).toContain("Ligne 3 : « FAUTE » n’est pas le code d’une commune");
  expect(relu).toContain("1 ligne laissée");
  expect(relu).toContain("9 min");
  expect(await lire("", elu)).toContain("À vol d’oiseau multiplié");
  expect(await statut(poster("/temps/ecriture"))).toBe(303);
  expect(await statut(poster("/temps/ecriture"))).toBe(409);
  expect(await lire()).toContain("OSRM, janvier 2026");
  expect(await lire("/zones/export")).not.toMatch(/Zone blanche;15187/);
  expect(await lire("/temps/retrait")).toContain("Retirer ces temps");
  expect(await statut(poster("/temps/retrait"))).toBe(303);
  expect(await lire("/zones/export")).toMatch(/Zone blanche;15187/);
  expect(await statut(poster("/temps", { source: "", lignes: "15187;15014;9" }))).toBe(422);
  expect(await statut(poster("/temps", { source: "OSRM", lignes: "15187;75056;300" }))).toBe(422);
});

const HYPOTHESES = {
  nom: "Enquête locale",
  depuis: "2026-06-01",
  paliers: "10 : 1\n30 : 0,5",
  detour: "1,2",
  rurale: "55",
  periurbaine: "45",
  dense: "20",
  depart: "2",
  memePoint: "3",
  source: "Enquête auprès de 80 familles",
};
test("les hypothèses du territoire s’écrivent, comptent dès leur jour, se retirent", async () => {
  expect(await statut(poster("/parametres", { ...HYPOTHESES, paliers: "10 : 1\n5 : 0,5" }))).toBe(422);
  expect(await statut(poster("/parametres", { ...HYPOTHESES, source: "" }))).toBe(422);
  expect(await statut(poster("/parametres", HYPOTHESES))).toBe(303);
  expect(await lire()).toContain("Enquête auprès de 80 familles");
  expect(await statut(poster("/parametres/retrait", { depuis: "2026-06-01" }))).toBe(303);
  expect(await lire()).not.toContain("Enquête auprès");
});

test("un scénario se garde, dit qui gagne et qui perd, se compare à un autre, se défait, se retire", async () => {
  expect(await statut(poster("/scenarios", { nom: "" }))).toBe(422);
  const cree = await poster("/scenarios", { nom: "Micro-crèche à Saint-Flour", note: "Vœu du conseil" });
  const chemin = (cree?.headers.get("location") ?? "").replace(BASE, "");
  const ouvrir = {
    genre: "ouvrir",
    nom: "Les Lutins",
    commune: "saint flour",
    mode: "collectif",
    places: "10",
    version: "1",
  };
  expect(await statut(poster(`${chemin}/changements`, { ...ouvrir, commune: "Nulle part" }))).toBe(422);
  expect(await statut(poster(`${chemin}/changements`, { ...ouvrir, places: "beaucoup" }))).toBe(422);
  expect(await statut(poster(`${chemin}/changements`, { genre: "raser" }))).toBe(422);
  expect(await statut(poster(`${chemin}/changements`, ouvrir))).toBe(303);
  expect(await statut(poster(`${chemin}/changements`, ouvrir))).toBe(409);
  const page = await lire(chemin, elu);
  expect(page).toContain("1 commune gagne, 0 perd");
  expect(page).toContain("Ouvrir « Les Lutins » à Saint-Flour : 10 places");
  expect(
    await statut(
      poster(`${chemin}/changements`, { genre: "bassin", commune: "Saint-Flour", bassin: "Haut", version: "2" }),
    ),
  ).toBe(303);
  expect(await lire(chemin)).toContain("Bassin d’Aurillac");
  const autre = ((await poster("/scenarios", { nom: "Fermer" }))?.headers.get("location") ?? "").replace(BASE, "");
  expect(await statut(poster(`${autre}/changements`, { genre: "fermer", site: "creche", version: "1" }))).toBe(303);
  expect(await lire(`${chemin}?contre=${autre.replace("/scenarios/", "")}`)).toContain("4 communes gagnent");
  expect(await lire("/scenarios")).toContain("Micro-crèche à Saint-Flour");
  expect(await statut(poster(`${chemin}/changements/9/retrait`, { version: "3" }))).toBe(404);
  expect(await statut(poster(`${chemin}/changements/1/retrait`, { version: "3" }))).toBe(303);
  expect(await statut(poster(chemin, { nom: "Deux", note: "", version: "4" }))).toBe(303);
  expect(await lire(`${chemin}/retrait`)).toContain("1 changement");
  expect(await statut(poster(`${chemin}/retrait`))).toBe(303);
  expect(await statut(poster(`${chemin}/retrait`))).toBe(303); // a second click
  expect(await statut(nadege?.get(`${BASE}${chemin}`))).toBe(404);
});

test("un élu lit sans écrire ; d’un autre espace, rien n’existe", async () => {
  for (const suite of ["", "/zones", "/scenarios", "/temps", "/parametres", "/centres"]) {
    expect(await statut(elu?.get(`${BASE}${suite}`))).toBe(200);
    expect(await statut(etrangere?.get(`${BASE}${suite}`))).toBe(404);
  }
  for (const suite of [
    "/zones",
    "/scenarios",
    "/temps",
    "/temps/ecriture",
    "/parametres",
    "/centres",
    "/publication",
  ]) {
    expect(await statut(poster(suite, {}, elu))).toBe(403);
    expect(await statut(poster(suite, {}, etrangere))).toBe(404);
  }
});
