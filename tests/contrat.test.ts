import { afterAll, expect, test } from "vitest";
import { insertConvention } from "#domaines/convention/index.ts";
import { echangeVide, serialiser } from "#domaines/imports/echange/rules.ts";
import { QUOTA } from "#domaines/acces/jetonapi/model.ts";
import { saveSchema } from "#domaines/plan/index.ts";
import { creerFiche } from "#domaines/plan/fiche/actions.ts";
import { insertNoeud } from "#domaines/plan/index.ts";
import { perimetreDe, testSite } from "./app.ts";
import { CONTRAT, OPERATIONS, programme, RACINE, type Vus, verifierReponse } from "./contrat.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const instant = "2026-11-21T09:00:00.000Z";
const VIDE = { titre: "CTG", caf: null, debut: null, fin: null, perimetre: [] };

for (const [espace, convention] of [
  ["rives", "ctg-1"],
  ["monts", "ctg-2"],
] as const) {
  await site.espace(espace, convention);
  const perimetre = perimetreDe(espace, convention);
  await site.dans(perimetre, (db) => insertConvention(db, perimetre, convention, VIDE));
}
await site.compte("claire", [{ espace: "rives", role: "chargeCooperation" }]);
await site.compte("dpo", [{ espace: "rives", role: "dpo" }]);

const perimetre = perimetreDe("rives", "ctg-1");
const fiche = await site.dans(perimetre, async (db) => {
  const noeud = { id: "n-1", convention: "ctg-1", parent: null, genre: "axe", code: "1", ordre: 1 } as const;
  await insertNoeud(db, perimetre, { ...noeud, libelle: "Petite enfance", impacts: ["Plus de places"] });
  await saveSchema(db, perimetre, "ctg-1", { code: "rang", libelle: "Rang", valeurs: [{ valeur: "1", plafond: 1 }] });
  const budget = { statut: "Existant", montantCentimes: 12_000, texte: null };
  const echeances = [{ debut: "2026", fin: "2027-06", texte: null }];
  const contenu = {
    titre: "Relais petite enfance",
    noeuds: ["n-1"],
    budget,
    echeances,
    autres: { Vigilance: "aucune" },
  };
  return creerFiche(db, { perimetre, convention: "ctg-1", instant }, contenu);
});

const vus: Vus = new Map();
const claire = await programme(site, "claire", { portees: ["lecture", "ecriture", "import"], vus });
const dpo = await programme(site, "dpo", { portees: ["lecture", "ecriture", "import"], vus });
const lecteur = await programme(site, "claire", { portees: ["lecture"], vus });
const muet = await programme(site, "claire", { portees: [], vus });
const epuise = await programme(site, "claire", { portees: ["lecture", "ecriture", "import"], vus });
for (const genre of ["lecture", "ecriture"] as const)
  await site.base
    .insertInto("acces_quota_api")
    .values({ jeton: epuise.jeton, genre, depuis: instant, nombre: QUOTA[genre] })
    .execute();

const CONVENTION = "/conventions/ctg-1";
const FICHE = `${CONVENTION}/fiches/${fiche.id}`;
const echange = serialiser(echangeVide(null));
const depot = await claire.demander(`${CONVENTION}/imports`, { methode: "POST", corps: echange });
const { id: importe } = (await depot.json()) as { id: string };

type Cas = { chemin: string; methode?: string; corps?: unknown; entetes?: Record<string, string>; statut?: number };

/** One good request of each act; the rest of the walk turns it into every way to be refused. */
const BONNES: Record<string, Cas> = {
  listerConventions: { chemin: "/conventions" },
  lireConvention: { chemin: CONVENTION },
  listerNoeuds: { chemin: `${CONVENTION}/noeuds` },
  listerPriorites: { chemin: `${CONVENTION}/priorites` },
  listerFiches: { chemin: `${CONVENTION}/fiches` },
  lireFiche: { chemin: FICHE },
  creerFiche: { chemin: `${CONVENTION}/fiches`, methode: "POST", corps: { titre: "Ludothèque" }, statut: 201 },
  modifierFiche: { chemin: FICHE, methode: "PATCH", corps: { titre: "RPE" }, entetes: { "if-match": '"1"' } },
  lireHistoire: { chemin: `${FICHE}/histoire` },
  importer: { chemin: `${CONVENTION}/imports`, methode: "POST", corps: echange, statut: 200 },
  suivreImport: { chemin: `${CONVENTION}/imports/${importe}` },
  exporter: { chemin: `${CONVENTION}/export` },
};
const toutes = Object.entries(BONNES);

test("chaque acte du contrat est parcouru", () => {
  expect(CONTRAT.openapi).toBe("3.1.0");
  expect([...OPERATIONS.keys()].toSorted()).toEqual(Object.keys(BONNES).toSorted());
});

test.each(toutes)("%s répond ce que dit le contrat, et refuse comme il le dit", async (_id, cas) => {
  const { chemin, statut = 200, ...envoi } = cas;
  const ailleurs = chemin.replace("ctg-1", "ctg-2");
  const statutDe = async (reponse: Promise<Response>) => (await reponse).status;
  expect(await statutDe(claire.demander(chemin, envoi))).toBe(statut);
  expect(await statutDe(claire.demander(`${chemin}?inconnu=1`, envoi))).toBe(400);
  expect(await statutDe(claire.demander(chemin, { ...envoi, entetes: { authorization: "Basic eA==" } }))).toBe(401);
  expect(await statutDe(claire.demander(chemin, { ...envoi, entetes: { authorization: "Bearer faux" } }))).toBe(401);
  expect(await statutDe(muet.demander(chemin, envoi))).toBe(403);
  expect(await statutDe(epuise.demander(chemin, envoi))).toBe(429);
  expect(await statutDe(claire.demander(ailleurs, envoi))).toBe(ailleurs === chemin ? statut : 404);
  if (envoi.corps === undefined) return;
  expect(await statutDe(claire.demander(chemin, { ...envoi, corps: "{" }))).toBe(400);
  expect(await statutDe(claire.demander(chemin, { ...envoi, corps: { inconnu: 1 } }))).toBe(422);
  expect(await statutDe(claire.demander(chemin, { ...envoi, entetes: { "content-type": "image/png" } }))).toBe(415);
  const gros = { ...envoi.entetes, "content-length": String(60 * 1024 * 1024) };
  expect(await statutDe(claire.demander(chemin, { ...envoi, entetes: gros }))).toBe(413);
});

test("une version lue ne se relit pas, une version passée ou tue ne s’écrit pas", async () => {
  for (const chemin of [CONVENTION, FICHE]) {
    const etag = (await claire.demander(chemin)).headers.get("etag") ?? "";
    expect((await claire.demander(chemin, { entetes: { "if-none-match": etag } })).status).toBe(304);
  }
  const corps = { titre: "Un autre" };
  expect((await claire.demander(FICHE, { methode: "PATCH", corps })).status).toBe(428);
  const entetes = { "if-match": '"999"' };
  expect((await claire.demander(FICHE, { methode: "PATCH", corps, entetes })).status).toBe(412);
});

test("la portée et le rôle se demandent tous les deux", async () => {
  const entetes = { "if-match": '"1"' };
  expect((await lecteur.demander(FICHE, { methode: "PATCH", corps: { titre: "x" }, entetes })).status).toBe(403);
  for (const chemin of [FICHE, `${CONVENTION}/fiches`, `${CONVENTION}/export`])
    expect((await dpo.demander(chemin)).status).toBe(403);
  expect((await dpo.demander(CONVENTION)).status).toBe(200);
});

test("un nouveau contenu se dépose en revue", async () => {
  const autre = serialiser({ ...echangeVide(null), convention: { ...echangeVide(null).convention, titre: "Autre" } });
  const depose = await claire.demander(`${CONVENTION}/imports`, { methode: "POST", corps: autre });
  expect(depose.status).toBe(201);
});

test("un document se dépose comme un échange, sous le type qu’il dit ; vide, il se refuse", async () => {
  const entetes = { "content-type": "text/markdown; charset=utf-8" };
  const envoi = (corps: string) => claire.demander(`${CONVENTION}/imports`, { methode: "POST", corps, entetes });
  const depose = await envoi("# Convention territoriale globale\n\nFiche action n° 1 : Ouvrir une ludothèque\n");
  expect(depose.status).toBe(201);
  expect(await depose.json()).toMatchObject({ genre: "document", etat: "brouillon" });
  expect((await envoi("")).status).toBe(422);
});

test("chaque réponse que le contrat annonce a été vue, sauf la panne", () => {
  const nonVues = [...OPERATIONS].flatMap(([id, statuts]) =>
    statuts.filter((statut) => statut !== 500 && !vus.get(id)?.has(statut)).map((statut) => `${id} ${statut}`),
  );
  expect(nonVues).toEqual([]);
});

test("le contrat publié est celui-ci, et se lit sans jeton", async () => {
  const publie = await site.app.request(`${RACINE}/openapi.json`);
  expect(publie.status).toBe(200);
  expect(await publie.json()).toEqual(JSON.parse(JSON.stringify(CONTRAT)));
});

test.each([
  ["un statut de trop", "/conventions", new Response("{}", { status: 418 }), /statut hors du contrat/],
  ["une adresse de trop", "/ailleurs", new Response("{}"), /Hors du contrat/],
  [
    "un champ de trop",
    "/conventions",
    Response.json(
      { total: 0, page: 1, parPage: 25, pages: 1, elements: [], secret: 1 },
      { headers: { link: "", ratelimit: "", "ratelimit-policy": "" } },
    ),
    /secret/,
  ],
  ["un en-tête de moins", "/conventions", Response.json({}), /il manque l’en-tête/],
  [
    "un autre type",
    "/conventions",
    new Response("x", { headers: { link: "", ratelimit: "", "ratelimit-policy": "" } }),
    /type de contenu/,
  ],
])("le contrat refuse %s", async (_cas, chemin, reponse, faute) => {
  await expect(verifierReponse({ method: "GET", url: RACINE + chemin }, reponse)).rejects.toThrow(faute);
});
