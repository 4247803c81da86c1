import { beforeEach, expect, test } from "vitest";
import { hashPassword } from "#platform/password.ts";
import { testSite } from "../../../../tests/app.ts";

const site = await testSite();
const { base } = site;
await site.espace("rives", "ctg-1", "ctg-2");
await site.espace("monts", "ctg-3");
await site.espace("vide");
const claire = await site.compte("claire", [{ espace: "rives", convention: "ctg-1", role: "chargeCooperation" }]);
const caf = await site.compte("caf", [
  { espace: "rives", role: "conseillerCaf" },
  { espace: "monts", convention: "ctg-3", role: "conseillerCaf" },
]);
const dpo = await site.compte("dpo", [{ espace: "vide", role: "dpo" }]);
const neuve = await site.compte("neuve", [{ espace: "vide", role: "chargeCooperation" }]);
const admin = await site.compte("admin", [], true);
const rien = await site.compte("rien", []);

const ACTUEL = "trois poules dans la cuisine";
const empreinte = await hashPassword(ACTUEL);
const sessionsDe = (compte: string) =>
  base.selectFrom("acces_session").selectAll().where("compte", "=", compte).where("fermee_le", "is", null).execute();

beforeEach(async () => {
  await base.deleteFrom("acces_frein").execute();
  await base.updateTable("acces_compte").set({ empreinte }).where("id", "=", "claire").execute();
  await base.updateTable("acces_session").set({ fermee_le: null }).execute();
});

test("l'accueil conduit droit à la seule convention, sinon il les liste", async () => {
  const vers = async (qui: typeof claire) => (await qui.get("/")).headers.get("location");
  expect(await Promise.all([claire, dpo, admin, site.personne].map(vers))).toEqual([
    "/conventions/ctg-1/plan",
    "/espaces/vide/journal",
    "/administration",
    "/connexion?vers=%2F",
  ]);
  const page = await (await caf.get("/")).text();
  for (const convention of ["ctg-1", "ctg-2", "ctg-3"])
    expect(page).toContain(`href="/conventions/${convention}/plan"`);
  expect(page).toContain("Espace monts");
  expect(page).toContain("Conseiller Caf");
  expect(await (await neuve.get("/")).text()).toContain("Créer une convention");
  expect(await (await rien.get("/")).text()).toContain("Demandez une invitation");
});

test("« Mon compte » liste les sessions et permet d'en fermer une", async () => {
  await base
    .insertInto("acces_session")
    .values({
      empreinte: "ailleurs",
      compte: "claire",
      ouverte_le: "2026-11-21T08:50:00Z",
      vue_le: "2026-11-21T08:55:00Z",
      appareil: "Firefox sur Linux",
    })
    .execute();
  const page = await (await claire.get("/compte")).text();
  expect(page).toContain("Firefox sur Linux");
  expect(page).toContain("(celle-ci)");
  for (const clic of ["un", "deux"]) {
    const { status, headers } = await claire.post("/compte/sessions", { session: "ailleurs" });
    expect([clic, status, headers.get("location")]).toEqual([clic, 303, "/compte"]);
  }
  expect((await sessionsDe("claire")).length).toBe(1);
});

test("la session d'un autre n'existe pas", async () => {
  const [autre] = await sessionsDe("caf");
  expect((await claire.post("/compte/sessions", { session: autre?.empreinte ?? "" })).status).toBe(404);
  expect((await sessionsDe("caf")).length).toBe(1);
});

test("tout fermer met dehors partout", async () => {
  expect((await claire.post("/compte/sessions", { session: "toutes" })).headers.get("location")).toBe("/connexion");
  expect(await sessionsDe("claire")).toEqual([]);
  expect((await claire.get("/compte")).status).toBe(303);
});

test("changer de mot de passe demande l'actuel, ferme les autres sessions et garde un argon2id", async () => {
  const response = await claire.post("/compte/mot-de-passe", {
    actuel: ACTUEL,
    nouveau: "le vent du large pousse les nuages",
  });
  expect([response.status, response.headers.get("location")]).toEqual([303, "/compte?fait=mot-de-passe"]);
  const garde = await base
    .selectFrom("acces_compte")
    .select("empreinte")
    .where("id", "=", "claire")
    .executeTakeFirstOrThrow();
  expect(garde.empreinte).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect((await sessionsDe("claire")).length).toBe(1);
  expect((await claire.get("/compte")).status).toBe(303);
});

test.each([
  ["sans l'actuel", { nouveau: "le vent du large pousse les nuages" }, "pas votre mot de passe actuel"],
  [
    "avec un faux actuel",
    { actuel: "autre chose", nouveau: "le vent du large pousse les nuages" },
    "pas votre mot de passe actuel",
  ],
  ["pour un trop court", { actuel: ACTUEL, nouveau: "le vent du larg".slice(0, 14) }, "au moins 15"],
  ["pour un devinable", { actuel: ACTUEL, nouveau: "maillage-ctg-2026" }, "se devine"],
  ["pour le nom de son territoire", { actuel: ACTUEL, nouveau: "espace rives espace rives" }, "se devine"],
  ["pour un vide", { actuel: ACTUEL, nouveau: "" }, "Donnez le nouveau mot de passe"],
])("ACC-5 : changer de mot de passe %s est refusé et ne change rien", async (_cas, saisie, phrase) => {
  const response = await claire.post("/compte/mot-de-passe", saisie);
  expect(response.status).toBe(422);
  expect(await response.text()).toContain(phrase);
  const garde = await base
    .selectFrom("acces_compte")
    .select("empreinte")
    .where("id", "=", "claire")
    .executeTakeFirstOrThrow();
  expect(garde.empreinte).toBe(empreinte);
});

test("sans être connecté, « Mon compte » ne se lit ni ne s'écrit", async () => {
  expect((await site.personne.get("/compte")).status).toBe(303);
  expect(
    (await site.personne.post("/compte/mot-de-passe", { nouveau: "le vent du large pousse les nuages" })).status,
  ).toBe(303);
});
