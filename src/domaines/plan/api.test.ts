import { afterAll, beforeEach, expect, test } from "vitest";
import { insertActeur } from "#domaines/acteurs/index.ts";
import { perimetreDe, testSite } from "../../../tests/app.ts";
import { programme } from "../../../tests/contrat.ts";
import { creerFiche } from "./fiche/actions.ts";
import { ORDRE_DU_PLAN, SANS_FILTRE } from "./fiche/model.ts";
import { getFiche, listFiches } from "./fiche/store.ts";
import { insertNoeud, saveSchema } from "./noeud/store.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const { base } = site;
await site.espace("rives", "ctg-1", "ctg-2");
await site.compte("claire", [{ espace: "rives", convention: "ctg-1", role: "chargeCooperation" }]);
await site.compte("elue", [{ espace: "rives", convention: "ctg-1", role: "elu" }]);
await site.compte("paul", [{ espace: "rives", convention: "ctg-1", role: "pilote" }]);
const perimetre = perimetreDe("rives", "ctg-1");
const ecriture = { perimetre, convention: "ctg-1", instant: "2026-11-01T09:00:00.000Z" };

await site.dans(perimetre, async (db) => {
  const noeud = { convention: "ctg-1", genre: "axe" as const, code: null, impacts: [] };
  await insertNoeud(db, perimetre, { ...noeud, id: "n-1", parent: null, libelle: "Enfance", ordre: 1 });
  await insertNoeud(db, perimetre, { ...noeud, id: "n-2", parent: "n-1", libelle: "Crèches", ordre: 1 });
  const valeurs = [{ valeur: "Top 1", plafond: 1 }];
  await saveSchema(db, perimetre, "ctg-1", { code: "top", libelle: "Top", valeurs });
});
const ailleurs = perimetreDe("rives", "ctg-2");
await site.dans(ailleurs, async (db) => {
  const noeud = { convention: "ctg-2", genre: "axe" as const, code: null, impacts: [], parent: null, ordre: 1 };
  await insertNoeud(db, ailleurs, { ...noeud, id: "n-autre", libelle: "Ailleurs" });
  await creerFiche(db, { ...ecriture, perimetre: ailleurs, convention: "ctg-2" }, { titre: "D’une autre convention" });
});

const ECRIT = { portees: ["lecture", "ecriture"] } as const;
const claire = await programme(site, "claire", ECRIT);
const elue = await programme(site, "elue", ECRIT);
const paul = await programme(site, "paul", ECRIT);
const lectrice = await programme(site, "claire", { portees: ["lecture"] });
const plume = await programme(site, "claire", { portees: ["ecriture"] });

const FICHES = "/conventions/ctg-1/fiches";
type Lue = { id: string; version: number; titre: string; modifiePar: string; erreurs?: { champ: string }[] };
const lire = async (reponse: Response | Promise<Response>) => (await (await reponse).json()) as Lue;
const V1 = { "if-match": '"1"' };
let fiche = "";
const modifier = (qui: typeof claire, corps: object, entetes: Record<string, string> = V1) =>
  qui.demander(`${FICHES}/${fiche}`, { methode: "PATCH", corps, entetes });
const enBase = () => site.dans(perimetre, (db) => getFiche(db, perimetre, fiche));
const toutes = () =>
  site.dans(perimetre, (db) => listFiches(db, perimetre, { filtres: SANS_FILTRE, tri: ORDRE_DU_PLAN }));

beforeEach(async () => {
  await base.deleteFrom("plan_fiche").where("convention", "=", "ctg-1").execute();
  await base.deleteFrom("acces_quota_api").execute();
  const contenu = { titre: "Relais petite enfance", noeuds: ["n-2"], finalite: "Garder", moyens: ["Un local"] };
  fiche = (await site.dans(perimetre, (db) => creerFiche(db, ecriture, contenu))).id;
});

test("une fiche écrite sur la version lue change les champs donnés, garde les autres, et le dit au journal", async () => {
  const lue = await claire.demander(`${FICHES}/${fiche}`);
  const etag = lue.headers.get("etag") ?? "";
  const corps = {
    finalite: null,
    moyens: ["Deux locaux"],
    pilotes: ["Centre social", "Relais"],
    noeuds: ["n-1", "n-1"],
  };
  const ecrite = await modifier(claire, corps, { "if-match": etag });
  expect([etag, ecrite.status, ecrite.headers.get("etag")]).toEqual(['"1"', 200, '"2"']);
  expect(await lire(ecrite)).toMatchObject({
    version: 2,
    titre: "Relais petite enfance",
    finalite: null,
    moyens: ["Deux locaux"],
    pilotes: ["Centre social", "Relais"],
    noeuds: ["n-1"],
    modifiePar: "Personne claire",
  });
  expect(await enBase()).toMatchObject({ version: 2, finalite: null, modifiePar: "claire" });
  const histoire = await claire.demander(`${FICHES}/${fiche}/histoire?parPage=1`);
  const { total, elements } = (await histoire.json()) as { total: number; elements: unknown[] };
  expect(total).toBe(2);
  expect(elements).toMatchObject([{ auteur: "Personne claire", action: "modification" }]);
  expect(JSON.stringify(elements)).toContain('{"nom":"moyens","avant":"Un local","apres":"Deux locaux"}');
  expect(histoire.headers.get("link")).toContain('page=2>; rel="next"');
});

test("un changement qui ne change rien n’écrit rien et garde la version", async () => {
  const reponse = await modifier(claire, { titre: "Relais petite enfance" });
  expect([reponse.status, reponse.headers.get("etag")]).toEqual([200, '"1"']);
  expect((await enBase()).version).toBe(1);
});

test.each([
  ["une version passée", { "if-match": '"7"' }, 412],
  ["une version faible", { "if-match": 'W/"1"' }, 412],
  ["aucune version", {}, 428],
  ["n’importe quelle version", { "if-match": "*" }, 428],
])("écrire sur %s ne change rien", async (_cas, entetes, statut) => {
  expect((await modifier(claire, { titre: "Autre" }, entetes)).status).toBe(statut);
  expect((await enBase()).titre).toBe("Relais petite enfance");
});

test("deux écritures parties ensemble de la même version : une seule est faite", async () => {
  const ensemble = await Promise.all([modifier(claire, { titre: "A" }), modifier(claire, { titre: "B" })]);
  expect(ensemble.map(({ status }) => status).toSorted()).toEqual([200, 412]);
  expect((await enBase()).version).toBe(2);
});

test.each([
  ["un titre vide", { titre: " " }, "titre"],
  ["un champ inconnu", { couleur: "vert" }, ""],
  ["une échéance mal écrite", { echeances: [{ debut: "printemps", fin: null, texte: null }] }, "echeances[0].debut"],
  ["un nœud d’une autre convention", { noeuds: ["n-autre"] }, "noeuds"],
  ["une priorité inconnue", { priorite: { schema: "top", valeur: "Top 9" } }, "priorite"],
  ["un caractère nul", { finalite: "a\u0000b" }, "finalite"],
  ["un texte mal formé", { finalite: "a\uD800b" }, "finalite"],
  ["deux lignes dans un élément de liste", { moyens: ["un\ndeux"] }, "moyens[0]"],
  ["un montant négatif", { budget: { statut: null, montantCentimes: -1, texte: null } }, "budget.montantCentimes"],
])("%s est refusé, le champ est nommé, rien n’est écrit", async (_cas, corps, champ) => {
  const reponse = await modifier(claire, corps);
  expect(reponse.status).toBe(422);
  expect((await lire(reponse)).erreurs?.map((une) => une.champ)).toEqual([champ]);
  expect((await enBase()).version).toBe(1);
});

test("une priorité comptée ne se donne pas à une fiche de trop", async () => {
  const priorite = { schema: "top", valeur: "Top 1" };
  const creer = (titre: string) => claire.demander(FICHES, { methode: "POST", corps: { titre, priorite } });
  expect((await creer("Première")).status).toBe(201);
  expect((await creer("Seconde")).status).toBe(422);
  expect((await modifier(claire, { priorite })).status).toBe(422);
  expect((await toutes()).length).toBe(2);
});

test("PLA-30 : un texte qui semble nommer une personne attend d’être confirmé", async () => {
  const corps = { description: "Voir Mme Durand." };
  const reponse = await modifier(claire, corps);
  expect(reponse.status).toBe(422);
  expect(await lire(reponse)).toMatchObject({
    type: "http://localhost/api#personne-nommee",
    erreurs: [{ champ: "description" }],
  });
  const confirme = `${FICHES}/${fiche}?confirme=1`;
  expect((await claire.demander(confirme, { methode: "PATCH", corps, entetes: V1 })).status).toBe(200);
});

test("une fiche se crée à la fin du plan, avec son adresse et sa version", async () => {
  const reponse = await claire.demander(FICHES, { methode: "POST", corps: { titre: "Ludothèque", noeuds: ["n-1"] } });
  const { id, titre } = await lire(reponse);
  expect(titre).toBe("Ludothèque");
  expect([reponse.status, reponse.headers.get("etag")]).toEqual([201, '"1"']);
  expect(reponse.headers.get("location")).toBe(`/api/v1${FICHES}/${id}`);
  expect((await toutes()).at(-1)?.id).toBe(id);
});

test("sans titre, une fiche ne se crée pas", async () => {
  expect((await claire.demander(FICHES, { methode: "POST", corps: { reference: "PE1" } })).status).toBe(422);
  expect((await toutes()).length).toBe(1);
});

test("la portée borne le rôle : lire n’écrit pas, écrire ne lit pas", async () => {
  expect((await modifier(lectrice, { titre: "Autre" })).status).toBe(403);
  expect((await lectrice.demander(FICHES, { methode: "POST", corps: { titre: "Autre" } })).status).toBe(403);
  expect((await plume.demander(`${FICHES}/${fiche}`)).status).toBe(403);
  expect((await modifier(plume, { titre: "Écrit" })).status).toBe(200);
  expect((await toutes()).map(({ titre }) => titre)).toEqual(["Écrit"]);
});

test("un jeton n’étend pas le rôle : qui lit le plan sur le site ne l’écrit pas par l’API", async () => {
  expect((await elue.demander(FICHES)).status).toBe(200);
  expect((await modifier(elue, { titre: "Autre" })).status).toBe(403);
  expect((await elue.demander(FICHES, { methode: "POST", corps: { titre: "Autre" } })).status).toBe(403);
  expect((await toutes()).map(({ titre }) => titre)).toEqual(["Relais petite enfance"]);
});

test("un pilote n’écrit que les fiches qu’il pilote, et n’en crée pas", async () => {
  expect((await modifier(paul, { finalite: "Autre" })).status).toBe(403);
  const personne = { sorte: "contact", nom: "Paul Essai", nomCourt: null, genre: null, code: null } as const;
  const acteur = { ...personne, qualite: null, courriel: null, organisation: null, compte: "paul" };
  await site.dans(perimetre, (db) => insertActeur(db, perimetre, acteur));
  expect((await modifier(claire, { pilotes: ["Paul Essai"] })).status).toBe(200);
  expect((await modifier(paul, { finalite: "Autre" }, { "if-match": '"2"' })).status).toBe(200);
  expect((await paul.demander(FICHES, { methode: "POST", corps: { titre: "Autre" } })).status).toBe(403);
});

test("PLA-23 : un pilote ne nomme par l’API que des acteurs connus", async () => {
  expect((await modifier(claire, { pilotes: ["Paul Essai"] })).status).toBe(200);
  const nommer = (noms: string[]) => modifier(paul, { partenaires: noms }, { "if-match": '"2"' });
  const refuse = await nommer(["Troupe Inconnue"]);
  expect([refuse.status, (await lire(refuse)).erreurs]).toEqual([422, [expect.objectContaining({ champ: "pilotes" })]]);
  expect((await nommer(["Paul Essai"])).status).toBe(200);
});

test("hors du périmètre rien n’existe : ni l’autre convention, ni sa fiche lue d’ici", async () => {
  const [autre] = await site.dans(ailleurs, (db) =>
    listFiches(db, ailleurs, { filtres: SANS_FILTRE, tri: ORDRE_DU_PLAN }),
  );
  const envoi = { methode: "PATCH", corps: { titre: "Volée" }, entetes: V1 };
  for (const chemin of [`/conventions/ctg-2/fiches/${autre?.id}`, `${FICHES}/${autre?.id}`]) {
    expect((await claire.demander(chemin)).status).toBe(404);
    expect((await claire.demander(`${chemin}/histoire`)).status).toBe(404);
    expect((await claire.demander(chemin, envoi)).status).toBe(404);
  }
  const ajout = { methode: "POST", corps: { titre: "Intruse" } };
  expect((await claire.demander("/conventions/ctg-2/fiches", ajout)).status).toBe(404);
  const restees = await site.dans(ailleurs, (db) =>
    listFiches(db, ailleurs, { filtres: SANS_FILTRE, tri: ORDRE_DU_PLAN }),
  );
  expect(restees.map(({ titre }) => titre)).toEqual(["D’une autre convention"]);
});

test("les fiches se filtrent, se trient et se lisent par pages", async () => {
  for (const titre of ["Ados", "Berceaux", "Crèches"])
    await claire.demander(FICHES, { methode: "POST", corps: { titre, noeuds: titre === "Ados" ? [] : ["n-1"] } });
  const titres = async (suite: string) => {
    const reponse = await claire.demander(`${FICHES}?${suite}`);
    const { elements, total } = (await reponse.json()) as { elements: Lue[]; total: number };
    return { total, titres: elements.map(({ titre }) => titre), lien: reponse.headers.get("link") };
  };
  expect(await titres("tri=titre&sens=desc&parPage=2&page=2")).toEqual({
    total: 4,
    titres: ["Berceaux", "Ados"],
    lien: ["first", "prev", "last"]
      .map((rel) => `</api/v1${FICHES}?tri=titre&sens=desc&parPage=2&page=${rel === "last" ? 2 : 1}>; rel="${rel}"`)
      .join(", "),
  });
  expect((await titres("noeud=n-1")).titres.toSorted()).toEqual(["Berceaux", "Crèches", "Relais petite enfance"]);
  expect((await titres("noeud=n-2&noeud=n-1&q=berceau")).titres).toEqual(["Berceaux"]);
  expect((await titres("page=9")).titres).toEqual([]);
});

test.each(["page=0", "parPage=101", "tri=couleur", "annee=demain"])("%s est refusé", async (suite) => {
  expect((await claire.demander(`${FICHES}?${suite}`)).status).toBe(400);
});
