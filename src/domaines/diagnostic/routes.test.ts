import { beforeAll, expect, test } from "vitest";
import {
  getConvention,
  insertConvention,
  ouvrirAvenant,
  passerConvention,
  saveBlocConvention,
  getBlocConvention,
} from "#domaines/convention/index.ts";
import { deposerValeurs, listStatistiques } from "#domaines/statistiques/index.ts";
import { insertNoeud } from "#domaines/plan/index.ts";
import { newId } from "#platform/ids.ts";
import { verifyChain } from "#platform/journal.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../tests/app.ts";
import { blocsFigure } from "./figure/document.ts";
import { figer, FIGER } from "./gel/actions.ts";
import { findGel, findGelDe } from "./gel/store.ts";
import { MODELE } from "./lexique.ts";
import { listEnjeux } from "./enjeu/store.ts";
import { listSections, saveSection } from "./section/store.ts";

const site = await testSite();
const PETIT = {
  statistique: "allocatairesRsa",
  lieu: { genre: "commune" as const, code: "15001" },
  millesime: 2024,
  valeur: 3,
};
const ICI = perimetreDe("monts", "ctg");
const BASE = "/conventions/ctg/diagnostic";
let [chargee, elue, dehors]: Visiteur[] = [];

const lire = async (reponse: Response | undefined) => ({
  status: reponse?.status,
  texte: ((await reponse?.text()) ?? "").replaceAll(/[\u00a0\u202f]/g, " "),
});
const page = async (chemin: string, qui = chargee) => lire(await qui?.get(`${BASE}${chemin}`));
const poster = async (chemin: string, saisie: Record<string, string>, qui = chargee) =>
  lire(await qui?.post(`${BASE}${chemin}`, saisie));

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("vaux", "autre");
  chargee = await site.compte("claire", [{ espace: "monts", role: "chargeCooperation" }]);
  elue = await site.compte("edith", [{ espace: "monts", role: "elu" }]);
  dehors = await site.compte("diane", [{ espace: "vaux", role: "chargeCooperation" }]);
  await site.dans(ICI, async (db) => {
    const identite = { titre: "CTG", caf: "Caf", debut: "2026-01-01", fin: "2030-12-31" } as const;
    await insertConvention(db, ICI, "ctg", { ...identite, perimetre: ["15001", "15002"] });
    const noeud = {
      id: "axe",
      convention: "ctg",
      parent: null,
      genre: "axe",
      code: null,
      libelle: "Accueillir",
    } as const;
    await insertNoeud(db, ICI, { ...noeud, impacts: [], ordre: 0 });
  });
});

test("les chiffres que chaque partie propose sont au catalogue", async () => {
  const codes = new Set((await site.dans(ICI, (db) => listStatistiques(db, ICI))).map(({ code }) => code));
  const absents = Object.values(MODELE).flatMap(({ chiffres }) => chiffres.filter((code) => !codes.has(code)));
  expect(absents).toEqual([]);
});

test("une partie du modèle s’écrit, garde ce qui fut tapé devant une autre écriture, et se lit chez l’élue", async () => {
  expect((await page("")).texte).toContain("Petite enfance");
  await site.dans(ICI, (db) =>
    deposerValeurs(db, ICI, { cle: "caf", nom: "Caf", source: "Caf", le: "2026-11-21" }, [PETIT]),
  );
  const texte = "Elle baisse de {licornes}. Au bourg, {allocatairesRsa, Allanche} foyers.";
  const saisie = { version: "0", texte, besoins: "Vingt places\nUn lieu" };
  expect((await poster("/sections/population", saisie)).status).toBe(303);
  const autre = await poster("/sections/population", { ...saisie, texte: "Elle monte." });
  expect(autre.status).toBe(409);
  expect(autre.texte).toContain("Vous avez modifié cette partie dans un autre onglet");
  expect(autre.texte).toMatch(
    /Ce que l’on en dit : ce qui est en place<\/h2><pre class="texte">Elle baisse de {licornes}/,
  );
  expect(autre.texte).toMatch(/name="version" value="1"[^]*<textarea[^>]*>\s*Elle monte\./);
  expect(autre.texte).toMatch(/type="hidden" name="besoins" value="Vingt places\s+Un lieu"/);
  expect(autre.texte).not.toContain("Besoins : ");
  const tableau = (await page("")).texte;
  expect(tableau).toContain("Écrite");
  expect(tableau).toContain("{licornes}");
  expect(tableau).toContain("{allocatairesRsa, Allanche}");
  const lue = (await page("/sections/population", elue)).texte;
  expect(lue).toContain("Au bourg, (secret) foyers");
  expect(lue).toContain("Vingt places");
  expect(lue).not.toContain("<textarea");
});

test("un chiffre s’appelle, dit qu’il n’a pas de valeur, se retire ; une année fausse revient en 422", async () => {
  const id = newId();
  const appel = { id, genre: "tableau", statistique: "population", millesime: "" };
  expect((await poster("/sections/presentation/figures", { ...appel, millesime: "12" })).status).toBe(422);
  const inconnu = await poster("/sections/presentation/figures", { ...appel, statistique: "Population municipale" });
  expect([inconnu.status, inconnu.texte.includes("Choisissez un chiffre du catalogue")]).toEqual([422, true]);
  expect((await poster("/sections/presentation/figures", appel)).status).toBe(303);
  expect((await page("/sections/presentation")).texte).toContain("aucune valeur n’est encore entrée");
  expect((await poster(`/sections/presentation/figures/${id}/retrait`, {})).status).toBe(303);
  expect((await poster(`/sections/presentation/figures/${id}/retrait`, {})).status).toBe(404);
});

test("une courbe dit chaque année qu’elle dessine, en tableau aussi", async () => {
  const serie = [2019, 2020, 2021, 2022, 2023].map((millesime, rang) => ({
    statistique: "naissances",
    lieu: { genre: "epci" as const, code: "241501055" },
    millesime,
    valeur: 71 - rang,
  }));
  const valeurs = serie.map((une) => ({
    ...une,
    donnee: une.valeur,
    calcul: { valeur: null, numerateur: null, denominateur: null, raison: null, faute: [] },
    ecart: false,
    secret: false,
    contour: "",
    rupture: "",
    source: "Insee",
  }));
  const catalogue = await site.dans(ICI, (db) => listStatistiques(db, ICI));
  const statistique = catalogue.find(({ code }) => code === "naissances") ?? null;
  const figure = {
    id: "f",
    convention: "ctg",
    section: "population",
    ordre: 0,
    genre: "courbe" as const,
    statistique: "naissances",
    millesime: null,
  };
  const [courbe] = blocsFigure({ figure, statistique, valeurs, noms: new Map() }, null);
  expect(courbe?.genre === "figure" && courbe.jumeau?.rangees).toEqual(
    serie.map(({ millesime, valeur }) => [String(millesime), String(valeur)]),
  );
});

test("le territoire ajoute une partie et la retire ; celles du modèle ne se retirent pas", async () => {
  const id = newId();
  expect((await poster("/sections", { id, titre: "" })).status).toBe(422);
  expect((await poster("/sections", { id, titre: "Le thermalisme" })).status).toBe(303);
  expect((await page("")).texte).toContain("Le thermalisme");
  expect((await page(`/sections/${id}/retrait`)).texte).toContain("Retirer Le thermalisme");
  expect((await poster(`/sections/${id}`, { version: "1", texte: "Il ouvre en mai" })).status).toBe(303);
  expect(
    (await poster(`/sections/${id}`, { version: "1", titre: "Thermes", texte: "Il ouvre en mai" })).texte,
  ).toContain('Titre : ce qui est en place</h2><pre class="texte">Le thermalisme');
  expect((await poster(`/sections/${id}/retrait`, { version: "1" })).status).toBe(409);
  expect((await page(`/sections/${id}`)).texte).toContain("Il ouvre en mai");
  expect((await poster(`/sections/${id}/retrait`, { version: "2" })).status).toBe(303);
  expect((await page(`/sections/${id}`)).status).toBe(404);
  expect((await poster("/sections/population/retrait", {})).status).toBe(404);
});

test("la démarche, les apports, les zones et les enjeux se tiennent ; le plan répond aux enjeux", async () => {
  const [etape, apport, zone, enjeu] = [newId(), newId(), newId(), newId()];
  const moment = { id: etape, version: "0", genre: "groupe", titre: "Groupe parents", participants: "12" };
  expect((await poster("/etapes", { ...moment, debut: "2026-03-02", fin: "2026-03-01" })).status).toBe(422);
  expect((await poster("/etapes", { ...moment, public: "Parents : 8 ; élus : 2" })).status).toBe(422);
  const partiel = await poster("/etapes", { ...moment, participants: "", public: "Parents : 8 ; élus" });
  expect([partiel.status, partiel.texte.includes("Un public n’a pas son nombre")]).toEqual([422, true]);
  expect((await poster("/etapes", { ...moment, debut: "2026-03-02", fin: "" })).status).toBe(303);
  const dit = {
    id: apport,
    version: "0",
    etape,
    origine: "familles",
    theme: "petiteEnfance",
    texte: "Pas de place le soir",
  };
  expect((await poster("/apports", dit)).status).toBe(303);
  const manque = { id: zone, version: "0", genre: "offre", theme: "petiteEnfance", nom: "Le haut", communes: "15001" };
  expect((await poster("/zones", manque)).status).toBe(303);
  expect((await page("/demarche")).texte).toContain("Groupe parents");
  expect((await page("/zones")).texte).toContain("Le haut");
  const ecrit = {
    id: enjeu,
    version: "0",
    theme: "petiteEnfance",
    texte: "Ouvrir le soir",
    priorite: "1",
    apports: apport,
  };
  expect((await poster("/enjeux", { ...ecrit, zones: `${zone}\ninconnue` })).status).toBe(303);
  const [lu] = await site.dans(ICI, (db) => listEnjeux(db, ICI, "ctg"));
  expect(lu).toMatchObject({ texte: "Ouvrir le soir", priorite: 1, apports: [apport], zones: [zone] });
  expect((await poster("/enjeux", { ...ecrit, version: "7" })).status).toBe(409);
  for (const [liste, ligne] of [
    ["etapes", etape],
    ["apports", apport],
    ["zones", zone],
    ["enjeux", enjeu],
  ])
    expect([liste, (await poster(`/${liste}/${ligne}/retrait`, { version: "7" })).status]).toEqual([liste, 409]);
  expect((await poster("/enjeux", { ...ecrit, apports: "", zones: "" })).status).toBe(303); // sent twice: the first one holds
  const [encore] = await site.dans(ICI, (db) => listEnjeux(db, ICI, "ctg"));
  expect(encore).toMatchObject({ apports: [apport], zones: [zone] });
  const lien = { enjeu, noeud: "axe" };
  expect((await lire(await chargee?.get("/conventions/ctg/plan/enjeux"))).texte).toContain("Rien encore");
  expect((await chargee?.post("/conventions/ctg/plan/enjeux", lien))?.status).toBe(303);
  const plan = (await lire(await elue?.get("/conventions/ctg/plan/enjeux"))).texte;
  expect(plan).toContain("Accueillir");
  expect(plan).not.toContain("Rien encore");
  expect((await chargee?.post("/conventions/ctg/plan/enjeux", { ...lien, noeud: "ailleurs" }))?.status).toBe(404);
  const apercu = await lire(await elue?.get("/conventions/ctg/documents/apercu?genre=diagnostic"));
  expect(apercu.texte).toContain("Ouvrir le soir");
  expect(apercu.texte).toContain("12");
});

test("qui ne fait que lire n’écrit pas ; qui n’est pas d’ici ne trouve rien", async () => {
  expect((await poster("/sections/population", { version: "1" }, elue)).status).toBe(403);
  expect((await poster("/enjeux", {}, elue)).status).toBe(403);
  expect((await page("/zones/nouvelle", elue)).status).toBe(403);
  expect((await page("", dehors)).status).toBe(404);
  expect((await poster("/sections/population", { version: "1" }, dehors)).status).toBe(404);
  expect((await dehors?.post("/conventions/ctg/plan/enjeux", {}))?.status).toBe(404);
});

const office = {
  base: site.base,
  maintenant: () => new Date("2026-11-21T10:00:00Z"),
  dessinerCarte: async () => null,
};

test("signée, la convention fige son diagnostic : il se lit tel quel et ne s’écrit plus", async () => {
  await site.dans(ICI, async (db) => {
    const bloc = await getBlocConvention(db, ICI, "ctg");
    const partie = { genre: "autre" as const, nomCourt: null, code: null, representants: [] };
    const parties = ["Une", "Deux"].map((nom) => ({ ...partie, nom }));
    await saveBlocConvention(db, ICI, "ctg", { ...bloc, convention: { ...bloc.convention, parties } });
    const { version } = await getConvention(db, ICI, "ctg");
    expect(
      await passerConvention(db, ICI, { convention: "ctg", version }, { etat: "signee", le: "2026-11-02" }),
    ).toBeNull();
  });
  const depots = await site.base.selectFrom("outbox").select(["genre", "charge"]).where("genre", "=", FIGER).execute();
  expect(depots).toHaveLength(1);
  await figer(office, depots[0]?.charge);
  const gel = await site.dans(ICI, (db) => findGel(db, ICI, "ctg"));
  expect(gel?.le).toBe("2026-11-21");
  expect(JSON.stringify(gel?.blocs)).toContain("Ouvrir le soir");
  expect((await page("")).texte).toContain(
    "Figé le 21 novembre 2026, quand la signature du 2 novembre 2026 fut écrite",
  );
  await site.dans(ICI, async (db) => {
    const avant = (await listSections(db, ICI, "ctg")).find(({ id }) => id === "population");
    if (avant) await saveSection(db, ICI, avant, { ...avant, besoins: ["Dit après la signature"] });
  });
  const lue = (await page("/sections/population")).texte;
  expect([lue.includes("Vingt places"), lue.includes("Dit après")]).toEqual([true, false]);
  expect((await poster("/sections/population", { version: "1", texte: "Trop tard" })).status).toBe(409);
  expect(await site.dans(ICI, (db) => verifyChain(db, "monts"))).toBeNull();
});

test("un avenant abandonné ne fige rien ; un avenant signé laisse à la version d’avant son annexe 1", async () => {
  const depots = () => site.base.selectFrom("outbox").select("id").where("genre", "=", FIGER).execute();
  const avenant = (ouvert: boolean) => site.dans(ICI, (db) => ouvrirAvenant(db, ICI, "ctg", ouvert));
  await avenant(true);
  const { version = 0 } =
    (await site.dans(ICI, (db) => listSections(db, ICI, "ctg"))).find(({ id }) => id === "population") ?? {};
  expect((await poster("/sections/population", { version: `${version}`, texte: "Un autre portrait" })).status).toBe(
    303,
  );
  await avenant(false);
  expect(await depots()).toHaveLength(1);
  await figer(office, { espace: "monts", id: "ctg", numero: 1 });
  const gelDe = (numero: number) => site.dans(ICI, (db) => findGelDe(db, ICI, { convention: "ctg", numero }));
  expect(JSON.stringify(await gelDe(1))).not.toContain("Un autre portrait");
  await figer(office, { espace: "monts", id: "ctg", numero: 2 });
  expect(JSON.stringify(await gelDe(2))).toContain("Un autre portrait");
  expect(JSON.stringify(await gelDe(1))).toContain("Ouvrir le soir");
  const effacer = site.dans(ICI, (db) => db.deleteFrom("diagnostic_gel").where("espace", "=", "monts").execute());
  await expect(effacer).rejects.toThrow(/permission denied/);
});
