import { beforeAll, expect, test } from "vitest";
import { perimetreDe, testSite, type Visiteur } from "../../../tests/app.ts";
import {
  findActeurParNom,
  findOrganisationDuCompte,
  findOuCreerActeurs,
  listActeurs,
  listActeursDuCompte,
  listAvecDoublons,
} from "./store.ts";

const site = await testSite();
const ICI = perimetreDe("monts", "ctg");
const ACTEURS = "/espaces/monts/acteurs";
let [chargee, lectrice, etrangere]: Visiteur[] = [];

const dans = <T>(work: Parameters<typeof site.dans<T>>[1]) => site.dans(ICI, work);
const noms = () => dans((db) => listActeurs(db, ICI)).then((acteurs) => acteurs.map(({ nom }) => nom));
const trouver = (nom: string) => dans((db) => findActeurParNom(db, ICI, nom));
const poster = async (chemin: string, form: Record<string, string>, qui = chargee) => {
  const reponse = await qui?.post(`${ACTEURS}${chemin}`, form);
  return { status: reponse?.status, texte: (await reponse?.text()) ?? "" };
};
const lire = async (chemin: string, qui = lectrice) => {
  const reponse = await qui?.get(`${ACTEURS}${chemin}`);
  return { status: reponse?.status, texte: (await reponse?.text()) ?? "" };
};

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("vaux", "autre");
  chargee = await site.compte("claire", [{ espace: "monts", role: "chargeCooperation" }]);
  lectrice = await site.compte("lise", [{ espace: "monts", role: "lecteur" }]);
  etrangere = await site.compte("eve", [{ espace: "vaux", role: "chargeCooperation" }]);
});

test("les noms d'une fiche se reconnaissent, ceux qui manquent se créent, dans l'ordre donné", async () => {
  const ids = await dans((db) =>
    findOuCreerActeurs(db, ICI, ["Relais petite enfance (RPE)", "Caf de la Lozère", "RPE", "caf de la lozere"]),
  );
  expect(ids[0]).toBe(ids[2]);
  expect(ids[1]).toBe(ids[3]);
  expect(await dans((db) => findOuCreerActeurs(db, ICI, ["RELAIS PETITE ENFANCE"]))).toEqual([ids[0]]);
  expect(await noms()).toEqual(["Caf de la Lozère", "Relais petite enfance"]);
});

test("un très grand plan nomme des dizaines de milliers de fois les siens : tous se reconnaissent, aucun n'est doublé", async () => {
  const ecrits = Array.from({ length: 35_000 }, (_, rang) => `Ludothèque du Val (LV${rang})`);
  const ids = await dans((db) => findOuCreerActeurs(db, ICI, [...ecrits, "Ludothèque du Val", "lv0"]));
  expect(new Set(ids).size).toBe(1);
  expect(ids).toHaveLength(35_002);
  expect(await noms()).toEqual(["Caf de la Lozère", "Ludothèque du Val", "Relais petite enfance"]);
});

test("un acteur s'ajoute ; un nom déjà pris, ou vide, revient avec sa phrase", async () => {
  expect(
    (await poster("", { sorte: "organisation", nom: "Centre social du Haut", genre: "etablissement" })).status,
  ).toBe(303);
  const double = await poster("", { sorte: "organisation", nom: "centre social du HAUT", nomCourt: "CSH" });
  expect(double.status).toBe(422);
  expect(double.texte).toContain("une seconde fonction se dit dans sa qualité");
  expect(double.texte).toContain("CSH");
  expect((await poster("", { sorte: "organisation", nom: " " })).status).toBe(422);
});

test("une personne a une organisation de l'espace, et parle en son nom", async () => {
  expect((await poster("", { sorte: "contact", nom: "Anne Morel", organisation: "Inconnue" })).texte).toContain(
    "pas dans l’espace",
  );
  expect(
    (await poster("", { sorte: "contact", nom: "Anne Morel", organisation: "RPE", compte: "claire" })).status,
  ).toBe(303);
  const [personne, rpe] = [await trouver("Anne Morel"), await trouver("RPE")];
  const claire = { ...ICI, compte: "claire" };
  expect(await site.dans(claire, (db) => listActeursDuCompte(db, claire))).toEqual([rpe?.id, personne?.id]);
  expect(await site.dans(claire, (db) => findOrganisationDuCompte(db, claire))).toBe(rpe?.id);
  expect(await dans((db) => findOrganisationDuCompte(db, ICI))).toBeUndefined();
});

test("ACT-8 : une personne se lie au compte de qui a un rôle dans l'espace ; d'ailleurs, c'est un refus", async () => {
  await poster("", { sorte: "contact", nom: "Luce Rivet" });
  const luce = await trouver("Luce Rivet");
  const form = { sorte: "contact", nom: "Luce Rivet", version: "1" };
  const page = (await lire(`/${luce?.id}`, chargee)).texte;
  expect(page).toContain("Son compte dans Maillage");
  expect(page).toContain('<option value="lise">');
  expect(page).not.toContain('<option value="eve">');
  const refuse = await poster(`/${luce?.id}`, { ...form, compte: "eve" });
  expect(refuse.status).toBe(422);
  expect(refuse.texte).toContain("ne porte aucun rôle dans l’espace");
  expect((await trouver("Luce Rivet"))?.compte).toBeNull();
  expect((await poster(`/${luce?.id}`, { ...form, compte: "lise" })).status).toBe(303);
  expect((await trouver("Luce Rivet"))?.compte).toBe("lise");
  const ligne = await site.base
    .selectFrom("journal_ligne")
    .select(["action", "compte"])
    .where("objet_id", "=", luce?.id ?? "")
    .orderBy("rang", "desc")
    .executeTakeFirst();
  expect(ligne).toEqual({ action: "modification", compte: "claire" });
});

test("un acteur se corrige ; une version dépassée est un 409", async () => {
  const csh = await trouver("Centre social du Haut");
  const form = { sorte: "organisation", nom: "Centre social du Haut-Pays", version: String(csh?.version) };
  expect((await poster(`/${csh?.id}`, { ...form, nom: "RPE relais", courriel: "pas un courriel" })).status).toBe(422);
  expect((await poster(`/${csh?.id}`, form)).status).toBe(303);
  expect((await poster(`/${csh?.id}`, form)).status).toBe(409);
  expect(await noms()).toContain("Centre social du Haut-Pays");
});

test("un doublon fusionné quitte les listes, son nom désigne l'acteur gardé, et ils se séparent", async () => {
  const [id] = await dans((db) => findOuCreerActeurs(db, ICI, ["Relais de la petite enfance"]));
  const rpe = await trouver("Relais petite enfance");
  expect((await lire(`/${id}`, chargee)).texte).toContain("Peut-être le même que\u00A0: Relais petite enfance");
  expect((await poster(`/${id}/fusion`, { garde: "Personne" })).texte).toContain("Aucun acteur");
  expect((await poster(`/${id}/fusion`, { garde: "Anne Morel" })).texte).toContain("Une personne et une organisation");
  expect((await poster(`/${id}/fusion`, { garde: "RPE" })).status).toBe(303);
  expect(await noms()).not.toContain("Relais de la petite enfance");
  expect((await trouver("RELAIS DE LA PETITE ENFANCE"))?.id).toBe(rpe?.id);
  const vue = await site.base
    .selectFrom("vue_acteurs")
    .select(["garde", "nom"])
    .where("id", "=", id ?? "")
    .executeTakeFirst();
  expect(vue).toEqual({ garde: rpe?.id, nom: "Relais petite enfance" });
  const claire = { ...ICI, compte: "claire" };
  expect(await site.dans(claire, (db) => listActeursDuCompte(db, claire))).toContain(id);
  expect(await dans((db) => listAvecDoublons(db, ICI, [id ?? ""]))).toEqual([rpe?.id, id]);
  expect((await poster(`/${id}/separation`, {})).status).toBe(303);
  expect(await dans((db) => listAvecDoublons(db, ICI, [id ?? ""]))).toEqual([id]);
  expect(await noms()).toContain("Relais de la petite enfance");
});

test("la liste se cherche sans accents, se filtre, et va par 25", async () => {
  await dans((db) =>
    findOuCreerActeurs(
      db,
      ICI,
      Array.from({ length: 30 }, (_, rang) => `Association numéro ${rang + 10}`),
    ),
  );
  expect((await lire("?q=LOZÈRE")).texte).toContain("Caf de la Lozère");
  const premiere = await lire("?q=numero&genre=association");
  expect(premiere.texte).toContain("30 acteurs");
  expect(premiere.texte).toContain("Page 1 sur 2");
  expect(premiere.texte).not.toContain("Caf de la Lozère");
  expect((await lire("?q=numero&page=2")).texte).toContain("Association numéro 39");
  expect((await lire("?q=zzyzx")).texte).toContain("Aucun acteur");
});

test("une lectrice lit sans modifier (403) ; d'un autre espace, les acteurs n'existent pas (404)", async () => {
  const rpe = await trouver("RPE");
  const form = { sorte: "organisation", nom: "X" };
  expect((await lire("")).status).toBe(200);
  for (const chemin of ["", `/${rpe?.id}`, `/${rpe?.id}/fusion`, `/${rpe?.id}/separation`]) {
    expect((await poster(chemin, form, lectrice)).status).toBe(403);
    expect((await poster(chemin, form, etrangere)).status).toBe(404);
  }
  expect((await lire(`/${rpe?.id}`, etrangere)).status).toBe(404);
  expect((await etrangere?.get(`/espaces/vaux/acteurs/${rpe?.id}`))?.status).toBe(404);
});
