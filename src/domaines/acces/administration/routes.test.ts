import { beforeEach, expect, test } from "vitest";
import { testSite } from "../../../../tests/app.ts";

const site = await testSite();
const { base } = site;
await site.espace("rives", "ctg-rives");
await site.compte("emile", [], true);
const odile = await site.compte("odile", [], true);
const charge = await site.compte("charge", [{ espace: "rives", role: "chargeCooperation" }]);
const COMPTES = "/administration/comptes";
const paul = { nom: "Paul Neuf", courriel: "paul@exemple.fr", role: "dpo", espace: "rives" };

const comptes = () =>
  base.selectFrom("acces_compte").select(["id", "courriel", "administrateur", "ferme_le"]).orderBy("id").execute();
const rolesDe = (courriel: string) =>
  base
    .selectFrom("acces_role as r")
    .innerJoin("acces_compte as c", "c.id", "r.compte")
    .select(["r.role", "r.espace", "r.convention"])
    .where("c.courriel_cle", "=", courriel)
    .execute();

beforeEach(async () => {
  const neufs = base.selectFrom("acces_compte").select("id").where("id", "not in", ["odile", "emile", "charge"]);
  await base.deleteFrom("outbox").execute();
  await base.deleteFrom("acces_jeton").execute();
  await base.deleteFrom("acces_role").where("compte", "in", neufs).execute();
  await base.deleteFrom("acces_compte").where("id", "not in", ["odile", "emile", "charge"]).execute();
  await base.updateTable("acces_compte").set({ ferme_le: null }).execute();
  await base.updateTable("acces_session").set({ fermee_le: null }).execute();
});

test("l'administration n'existe que pour l'administrateur", async () => {
  for (const path of ["/administration", COMPTES, "/administration/courrier", "/administration/installation"]) {
    expect((await odile.get(path)).status).toBe(200);
    expect((await charge.get(path)).status).toBe(404);
    expect((await site.personne.get(path)).status).toBe(303);
  }
  for (const path of [
    "/administration/espaces",
    COMPTES,
    "/administration/installation",
    `${COMPTES}/odile/fermeture`,
  ]) {
    expect((await charge.post(path, { ...paul, teinte: "60" })).status).toBe(404);
  }
  expect((await comptes()).length).toBe(3);
});

test("l'administrateur ne lit aucun contenu : ni convention, ni accès, ni journal d'un espace", async () => {
  const paths = [
    "/conventions/ctg-rives/plan",
    "/conventions/ctg-rives",
    "/espaces/rives/acces",
    "/espaces/rives/journal",
  ];
  expect((await Promise.all(paths.map((path) => odile.get(path)))).map(({ status }) => status)).toEqual([
    404, 404, 404, 404,
  ]);
});

test("il ouvre un espace et dit qui en répond ; tous peuvent le lire", async () => {
  const neuf = { id: "01939e6b-5a01-7d3c-8aa0-9d3f4c2b1a02", nom: "Pays des Landes", teinte: "60" };
  const ouvrir = () => odile.post("/administration/espaces", neuf);
  expect([(await ouvrir()).status, (await ouvrir()).status]).toEqual([303, 303]); // a double click opens one
  const ouverts = await base.selectFrom("acces_espace").selectAll().where("nom", "=", "Pays des Landes").execute();
  expect(ouverts).toHaveLength(1);
  await odile.post("/administration/espaces", { ...neuf, nom: "Pays de Born" }); // from the same page, gone back to
  expect(await (await odile.get("/administration")).text()).toContain("Pays de Born");
  const page = `/administration/espaces/${neuf.id}`;
  expect((await odile.get(page)).status).toBe(200);
  const suite = await odile.post(page, {
    responsable: "Pays des Landes, 1 place Haute",
    delegue: "dpo@landes.exemple",
  });
  expect(suite.headers.get("location")).toBe(`${page}?fait=enregistre`);
  expect(await (await site.personne.get("/a-propos")).text()).toContain("dpo@landes.exemple");
});

test.each([
  ["/administration/espaces", { nom: "", teinte: "60" }, "Donnez le nom de l’espace"],
  ["/administration/espaces", { nom: "X", teinte: "400" }, "Administration"],
  ["/administration/espaces/rives", { responsable: "x".repeat(501) }, "trop longue"],
  ["/administration/installation", { adresse: "x".repeat(501) }, "trop longue"],
])("une saisie fautive à %s revient avec sa phrase", async (path, saisie, phrase) => {
  const response = await odile.post(path, saisie);
  expect(response.status).toBe(422);
  expect(await response.text()).toContain(phrase);
});

test("ACC-12 : il donne les premiers rôles, sur l'espace entier", async () => {
  expect((await odile.post(COMPTES, paul)).status).toBe(303);
  expect(await rolesDe("paul@exemple.fr")).toEqual([{ role: "dpo", espace: "rives", convention: null }]);
  expect((await base.selectFrom("outbox").select("genre").execute()).map(({ genre }) => genre)).toEqual(["acces.lien"]);
  expect(await (await odile.get(COMPTES)).text()).toContain("Invitation en attente");
});

test.each([
  ["un premier rôle", paul],
  ["un compte d'administrateur", { ...paul, role: "administrateur", espace: "" }],
])("un double clic n'ouvre %s qu'une fois, et dit que c'est fait", async (_cas, saisie) => {
  const id = /name="id" value="([^"]+)"/.exec(await (await odile.get(COMPTES)).text())?.[1] ?? "";
  const recus = await Promise.all([odile.post(COMPTES, { ...saisie, id }), odile.post(COMPTES, { ...saisie, id })]);
  expect(recus.map(({ headers }) => headers.get("location"))).toEqual([
    `${COMPTES}?fait=compte`,
    `${COMPTES}?fait=compte`,
  ]);
  expect((await base.selectFrom("outbox").select("genre").execute()).map(({ genre }) => genre)).toEqual(["acces.lien"]);
  expect((await odile.post(COMPTES, saisie)).status).toBe(422); // from a page opened afresh
  expect((await odile.post(COMPTES, { ...saisie, id, courriel: "autre@exemple.fr" })).status).toBe(303); // gone back to
  expect((await comptes()).map(({ courriel }) => courriel)).toContain("autre@exemple.fr");
});

test.each([
  ["un rôle de lecture", { ...paul, role: "lecteur" }, "Choisissez ce que"],
  ["un rôle sans espace", { ...paul, espace: "" }, "Choisissez l’espace"],
  ["un rôle à soi-même", { ...paul, courriel: "Odile@exemple.fr" }, "ne lit aucun contenu"],
  [
    "un second compte à la même adresse",
    { ...paul, courriel: "charge@exemple.fr", role: "administrateur" },
    "déjà un compte",
  ],
  ["un rôle à un autre administrateur", { ...paul, courriel: "emile@exemple.fr" }, "ne lit aucun contenu"],
  ["un rôle déjà donné", { ...paul, courriel: "charge@exemple.fr", role: "chargeCooperation" }, "déjà ce rôle"],
])("ACC-12 : il ne donne pas %s", async (_cas, saisie, phrase) => {
  const response = await odile.post(COMPTES, saisie);
  expect(response.status).toBe(422);
  const page = await response.text();
  expect(page).toContain(phrase);
  expect(page).toContain('value="Paul Neuf"');
  expect((await comptes()).length).toBe(3);
});

test("il ouvre un autre administrateur, qui reçoit une invitation qu'on peut renvoyer", async () => {
  await odile.post(COMPTES, { ...paul, role: "administrateur", espace: "" });
  const [autre] = (await comptes()).filter(({ courriel }) => courriel === "paul@exemple.fr");
  expect(autre?.administrateur).toBe(true);
  expect((await odile.post(`${COMPTES}/${autre?.id}/invitation`)).status).toBe(303);
  const jetons = await base.selectFrom("acces_jeton").select("id").where("consomme_le", "is", null).execute();
  expect(jetons.length).toBe(1);
  expect((await odile.post(`${COMPTES}/inconnu/invitation`)).status).toBe(404);
});

test("ACC-13 : fermer un compte dit ce qui sera perdu, met dehors, et se défait", async () => {
  expect(await (await odile.get(`${COMPTES}/charge/fermeture`)).text()).toContain("ses sessions tombent");
  expect((await odile.post(`${COMPTES}/charge/fermeture`)).status).toBe(303);
  expect((await charge.get("/compte")).status).toBe(303);
  expect((await odile.post(`${COMPTES}/charge/reouverture`)).status).toBe(303);
  expect((await comptes()).every(({ ferme_le }) => ferme_le === null)).toBe(true);
  const soi = await odile.post(`${COMPTES}/odile/fermeture`);
  expect(soi.status).toBe(422);
  expect(await soi.text()).toContain("votre propre compte");
});

test("les comptes se cherchent et se lisent par 25", async () => {
  for (let rang = 10; rang < 40; rang += 1) {
    const courriel = `p${rang}@exemple.fr`;
    await base
      .insertInto("acces_compte")
      .values({
        id: `p${rang}`,
        courriel,
        courriel_cle: courriel,
        nom: `Personne ${rang}`,
        administrateur: false,
        cree_le: "2026-11-01T09:00:00Z",
      })
      .execute();
  }
  const page = await (await odile.get(`${COMPTES}?page=2`)).text();
  expect(page).toContain("Page 2 sur 2");
  expect(page).toContain("p39@exemple.fr");
  const cherche = await (await odile.get(`${COMPTES}?q=P39`)).text();
  expect([cherche.includes("p39@exemple.fr"), cherche.includes("p38@exemple.fr")]).toEqual([true, false]);
});

test("l'installation dit d'elle-même ce qu'on lui écrit, échappé", async () => {
  await odile.post("/administration/installation", { hebergeur: "<b>Syndicat</b>", contact: "aide@exemple.fr" });
  const page = await (await site.personne.get("/a-propos")).text();
  expect(page).toContain("&lt;b&gt;Syndicat&lt;/b&gt;");
  expect(await (await site.personne.get("/aide")).text()).toContain("aide@exemple.fr");
});
