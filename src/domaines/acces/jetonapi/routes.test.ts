import { afterAll, beforeEach, expect, test } from "vitest";
import { instantDe } from "#commun/jour.ts";
import { inAnnuaire } from "#platform/db/db.ts";
import { hashToken } from "#platform/session.ts";
import { testSite } from "../../../../tests/app.ts";
import { programme, RACINE } from "../../../../tests/contrat.ts";
import { frapper } from "../jeton/actions.ts";
import { insertJeton } from "../jeton/store.ts";
import { QUOTA } from "./model.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const { app, base } = site;
await site.espace("rives", "ctg-1");
const claire = await site.compte("claire", [{ espace: "rives", role: "chargeCooperation" }]);
const lucas = await site.compte("lucas", [{ espace: "rives", role: "lecteur" }]);

const jetons = () => base.selectFrom("acces_jeton_api").selectAll().orderBy("cree_le").execute();
const lire = (authorization: string) => app.request(`${RACINE}/conventions`, { headers: { authorization } });
const SAISIE = { nom: "Tableau de bord", portees: "lecture", duree: "90" };

async function creer(qui = claire): Promise<string> {
  const page = await (await qui.post("/compte/jetons", SAISIE)).text();
  return /value="(maillage_[\w-]{43})"/.exec(page)?.[1] ?? "";
}

beforeEach(async () => {
  await base.deleteFrom("acces_jeton_api").execute();
});

test("un jeton créé est montré une fois, n’est gardé que haché, et ouvre l’API", async () => {
  const jeton = await creer();
  expect(jeton).not.toBe("");
  const [garde] = await jetons();
  expect(garde).toMatchObject({ compte: "claire", nom: "Tableau de bord", portees: ["lecture"], vu_le: null });
  expect(garde?.empreinte).toBe(hashToken(jeton));
  expect(JSON.stringify(garde)).not.toContain(jeton);
  expect(instantDe(garde?.expire_le ?? "").toISOString()).toBe("2027-02-19T09:00:00.000Z");
  const liste = await (await claire.get("/compte/jetons")).text();
  expect(liste).toContain("Tableau de bord");
  expect(liste).not.toContain(jeton);
  const reponse = await lire(`Bearer ${jeton}`);
  expect(reponse.status).toBe(200);
  expect((await reponse.json()) as object).toMatchObject({ total: 1, elements: [{ id: "ctg-1" }] });
  expect((await jetons())[0]?.vu_le).not.toBeNull();
});

test("la création et la révocation vont au journal de l’installation", async () => {
  await creer();
  const [garde] = await jetons();
  await claire.post("/compte/jetons/revocation", { jeton: garde?.id ?? "" });
  const lignes = await base
    .selectFrom("journal_installation")
    .select(["compte", "action"])
    .where("objet_id", "=", garde?.id ?? "")
    .orderBy("rang")
    .execute();
  expect(lignes).toEqual([
    { compte: "claire", action: "creation" },
    { compte: "claire", action: "revocation" },
  ]);
});

test("révoqué, un jeton n’ouvre plus rien ; celui d’un autre n’existe pas", async () => {
  const jeton = await creer();
  const id = (await jetons())[0]?.id ?? "";
  expect((await lucas.post("/compte/jetons/revocation", { jeton: id })).status).toBe(404);
  expect((await lire(`Bearer ${jeton}`)).status).toBe(200);
  const reponse = await claire.post("/compte/jetons/revocation", { jeton: id });
  expect([reponse.status, reponse.headers.get("location")]).toEqual([303, "/compte/jetons?fait=revoque"]);
  expect((await lire(`Bearer ${jeton}`)).status).toBe(401);
  expect((await claire.post("/compte/jetons/revocation", { jeton: id })).status).toBe(303); // a second click
  expect((await lucas.post("/compte/jetons/revocation", { jeton: id })).status).toBe(404);
});

test.each([
  ["sans nom", { ...SAISIE, nom: "" }, "Nommez ce jeton"],
  ["sans portée", { ...SAISIE, portees: "" }, "Choisissez au moins une portée"],
  ["d’une portée inconnue", { ...SAISIE, portees: "tout" }, "Choisissez parmi ces portées"],
  ["sans fin", { ...SAISIE, duree: "0" }, "Choisissez une durée"],
])("un jeton %s est refusé, et rien n’est écrit", async (_cas, saisie, phrase) => {
  const reponse = await claire.post("/compte/jetons", saisie);
  expect(reponse.status).toBe(422);
  expect(await reponse.text()).toContain(phrase);
  expect(await jetons()).toEqual([]);
});

test("ACC-21 : le onzième jeton est refusé", async () => {
  for (let rang = 0; rang < 10; rang += 1) await creer();
  expect((await claire.post("/compte/jetons", SAISIE)).status).toBe(422);
  expect((await jetons()).length).toBe(10);
});

test("sans être connecté, ses jetons ne se lisent ni ne s’écrivent ; le guide se lit", async () => {
  expect((await site.personne.get("/compte/jetons")).status).toBe(303);
  expect((await site.personne.post("/compte/jetons", SAISIE)).status).toBe(303);
  expect((await site.personne.post("/compte/jetons/revocation", { jeton: "x" })).status).toBe(303);
  expect(await jetons()).toEqual([]);
  const guide = await (await site.personne.get("/api")).text();
  for (const code of ["jeton-absent", "version-depassee", "trop-de-requetes"]) expect(guide).toContain(`id="${code}"`);
});

test("l’API ne connaît pas les cookies : une session n’y ouvre rien", async () => {
  expect((await claire.get(`${RACINE}/conventions`)).status).toBe(401);
});

test("ACC-20 : passé son terme, ou son compte fermé, un jeton ne vaut plus", async () => {
  const jeton = await creer();
  await base.updateTable("acces_jeton_api").set({ expire_le: "2026-11-21T09:00:00Z" }).execute();
  const reponse = await lire(`Bearer ${jeton}`);
  expect(reponse.status).toBe(401);
  expect(reponse.headers.get("www-authenticate")).toContain('error="invalid_token"');
  await base.updateTable("acces_jeton_api").set({ expire_le: "2027-11-21T09:00:00Z" }).execute();
  expect((await lire(`Bearer ${jeton}`)).status).toBe(200);
  const fermer = (le: string | null) =>
    base.updateTable("acces_compte").set({ ferme_le: le }).where("id", "=", "claire").execute();
  await fermer("2026-11-21T08:00:00Z");
  expect((await lire(`Bearer ${jeton}`)).status).toBe(401);
  await fermer(null);
});

test("ACC-22 : chaque requête compte, même refusée ; au-delà on attend, puis l’heure repart", async () => {
  const { jeton, demander } = await programme(site, "claire", { portees: ["lecture"] });
  const premiere = await demander("/conventions");
  expect(premiere.headers.get("ratelimit")).toBe('"lecture";r=599;t=3600');
  expect(premiere.headers.get("ratelimit-policy")).toBe('"lecture";q=600;w=3600');
  expect((await demander("/conventions/inconnue")).headers.get("ratelimit")).toBe('"lecture";r=598;t=3600');
  const regler = (depuis: string, nombre: number) =>
    base.updateTable("acces_quota_api").set({ depuis, nombre }).where("jeton", "=", jeton).execute();
  await regler("2026-11-21T08:30:00Z", QUOTA.lecture - 1);
  expect((await demander("/conventions")).status).toBe(200);
  const refusee = await demander("/conventions");
  expect([refusee.status, refusee.headers.get("retry-after")]).toEqual([429, "1800"]);
  await regler("2026-11-21T08:00:00Z", QUOTA.lecture + 1);
  expect((await demander("/conventions")).headers.get("ratelimit")).toBe('"lecture";r=599;t=3600');
});

test("une adresse illisible ou inconnue est un problème en français, jamais une page", async () => {
  const { demander, jeton } = await programme(site, "claire", { portees: ["lecture"] });
  const headers = { authorization: `Bearer ${jeton}` };
  expect((await demander("/conventions/%00")).status).toBe(400);
  for (const chemin of ["/conventions/nouvelle", "/conventions/%E0%A4%A"])
    expect((await demander(chemin)).status).toBe(404);
  for (const chemin of ["/rien", "/espaces/rives", "/conventions/ctg-1/rien"]) {
    const reponse = await app.request(RACINE + chemin, { headers });
    expect(reponse.status).toBe(404);
    expect(reponse.headers.get("content-type")).toBe("application/problem+json; charset=utf-8");
    expect(await reponse.json()).toEqual({
      type: "http://localhost/api#introuvable",
      title: "Rien à cette adresse",
      status: 404,
      detail: expect.stringContaining("périmètre"),
    });
  }
});

/** Les lignes du journal de l'installation qui disent révoqué ce jeton : qui l'a fait. */
const revoquePar = async (id: string) =>
  (
    await base
      .selectFrom("journal_installation")
      .select("compte")
      .where("objet_id", "=", id)
      .where("action", "=", "revocation")
      .execute()
  ).map(({ compte }) => compte);

test("ACC-23 : un mot de passe refait par courriel révoque les jetons du compte, et eux seuls ; la page et le journal le disent", async () => {
  const [jeton, autre] = [await creer(), await creer(lucas)];
  const [{ id } = { id: "" }] = await jetons();
  const { lien } = await inAnnuaire(base, async (db) => {
    const oubli = { id: "oubli", genre: "reinitialisation", compte: "claire", vers: "/", navigateur: null } as const;
    await insertJeton(db, { ...oubli, creeLe: "2026-11-21T09:00:00Z", expireLe: "2026-11-21T09:10:00Z" });
    return frapper(db, oubli, "");
  });
  expect(await (await site.personne.get(lien)).text()).toContain("vos jetons d’API révoqués");
  expect((await site.personne.post(lien, { nouveau: "le vent du large pousse les nuages" })).status).toBe(303);
  expect([(await lire(`Bearer ${jeton}`)).status, (await lire(`Bearer ${autre}`)).status]).toEqual([401, 200]);
  expect(await revoquePar(id)).toEqual(["claire"]);
});

test("ACC-23 : un compte fermé perd ses jetons : rouvert, il ne les retrouve pas", async () => {
  const odile = await site.compte("odile", [], true);
  const jeton = await creer(lucas);
  const [{ id } = { id: "" }] = await jetons();
  expect(await (await odile.get("/administration/comptes/lucas/fermeture")).text()).toContain("jetons d’API");
  await odile.post("/administration/comptes/lucas/fermeture");
  await odile.post("/administration/comptes/lucas/reouverture");
  expect((await lire(`Bearer ${jeton}`)).status).toBe(401);
  expect(await revoquePar(id)).toEqual(["odile"]);
});
