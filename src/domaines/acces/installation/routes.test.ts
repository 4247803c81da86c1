import { expect, onTestFinished, test } from "vitest";
import { verifyInstallation } from "#platform/journal-installation.ts";
import { inAnnuaire } from "#platform/db/db.ts";
import { claimOnce } from "#platform/settings.ts";
import { testSite } from "../../../../tests/app.ts";
import { frapperPremierPas } from "./actions.ts";

/** Un site vide, dont la base resert au test suivant. */
async function siteVide() {
  const site = await testSite();
  onTestFinished(site.engine.close);
  return site;
}

/** Le même, et le code que son démarrage a montré. */
async function siteNeuf() {
  const site = await siteVide();
  return { ...site, moi: { ...MOI, code: (await frapperPremierPas(site.base)) ?? "" } };
}

const MOI = {
  nom: "Odile Premier",
  courriel: "odile@exemple.fr",
  nouveau: "le vent du large pousse les nuages",
  hebergeur: "Syndicat d’informatique",
};

test("sur une base vide, toute page mène au premier pas, sauf celles qui se lisent toujours", async () => {
  const { personne } = await siteVide();
  const vers = async (path: string) => (await personne.get(path)).headers.get("location");
  expect(await Promise.all(["/", "/connexion", "/compte", "/administration"].map(vers))).toEqual([
    "/premier-pas",
    "/premier-pas",
    "/premier-pas",
    "/premier-pas",
  ]);
  const statuts = ["/premier-pas", "/a-propos", "/accessibilite", "/aide"].map(
    async (path) => (await personne.get(path)).status,
  );
  expect(await Promise.all(statuts)).toEqual([200, 200, 200, 200]);
});

test("le premier pas fait l'administrateur, le connecte, et ne se refait pas", async () => {
  const { personne, base, app, moi } = await siteNeuf();
  const response = await personne.post("/premier-pas", moi);
  expect([response.status, response.headers.get("location")]).toEqual([303, "/"]);
  const cookie = (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  const accueil = await app.request("/", { headers: { cookie } });
  expect(accueil.headers.get("location")).toBe("/administration");
  const comptes = await base.selectFrom("acces_compte").select(["nom", "administrateur", "empreinte"]).execute();
  expect(comptes).toMatchObject([{ nom: "Odile Premier", administrateur: true }]);
  expect(comptes[0]?.empreinte).toMatch(/^\$argon2id/);
  expect((await personne.get("/premier-pas")).headers.get("location")).toBe("/");
  expect((await personne.post("/premier-pas", { ...moi, courriel: "autre@exemple.fr" })).headers.get("location")).toBe(
    "/",
  );
  expect((await base.selectFrom("acces_compte").select("id").execute()).length).toBe(1);
  expect(await (await personne.get("/a-propos")).text()).toContain("Syndicat d’informatique");
  expect(await inAnnuaire(base, verifyInstallation)).toBeNull();
  expect(await frapperPremierPas(base)).toBeNull();
});

test("ACC-24 : qui arrive le premier sans le code, ou avec celui d'avant, n'administre rien", async () => {
  const { personne, base, moi } = await siteNeuf();
  const neuf = (await frapperPremierPas(base)) ?? "";
  for (const code of ["", "AAAA-BBBB-CCCC", moi.code]) {
    const response = await personne.post("/premier-pas", { ...moi, code });
    expect(response.status).toBe(422);
    expect(await response.text()).toMatch(/le code que la commande a montré/);
  }
  expect(await base.selectFrom("acces_compte").select("id").execute()).toEqual([]);
  expect(JSON.stringify(await base.selectFrom("installation").selectAll().execute())).not.toContain(neuf);
  expect((await personne.post("/premier-pas", { ...moi, code: neuf.toLowerCase() })).status).toBe(303);
});

test("deux premiers pas faits ensemble ne font qu'un administrateur", async () => {
  const { personne, base, moi } = await siteNeuf();
  const pas = [1, 2, 3].map((rang) => personne.post("/premier-pas", { ...moi, courriel: `odile${rang}@exemple.fr` }));
  expect((await Promise.all(pas)).map(({ status }) => status)).toEqual([303, 303, 303]);
  expect((await base.selectFrom("acces_compte").select("id").execute()).length).toBe(1);
});

test("une place unique ne se prend qu'une fois", async () => {
  const { base } = await siteVide();
  const prendre = (par: string) => inAnnuaire(base, (db) => claimOnce(db, "administrateur", par));
  expect([await prendre("a"), await prendre("b"), await prendre("a")]).toEqual([true, false, false]);
});

test.each([
  ["sans nom", { nom: "" }, "Donnez un prénom"],
  ["sans adresse", { courriel: "odile" }, "un @"],
  ["avec un mot de passe court", { nouveau: "court" }, "au moins 15"],
  ["avec son propre nom", { nouveau: "odile-premier-2026" }, "se devine"],
])("un premier pas %s garde la saisie et n'écrit rien", async (_cas, saisie, phrase) => {
  const { personne, base, moi } = await siteNeuf();
  const response = await personne.post("/premier-pas", { ...moi, ...saisie });
  expect(response.status).toBe(422);
  const page = await response.text();
  expect(page).toContain(phrase);
  expect(page).toContain("Syndicat d’informatique");
  expect(await base.selectFrom("acces_compte").select("id").execute()).toEqual([]);
});

test("la chaîne de l'installation montre une ligne altérée", async () => {
  const { personne, base, moi } = await siteNeuf();
  await personne.post("/premier-pas", moi);
  await base.updateTable("journal_installation").set({ action: "rien" }).where("rang", "=", 2).execute();
  expect(await inAnnuaire(base, verifyInstallation)).toBe(2);
});
