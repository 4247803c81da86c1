import { expect, test } from "vitest";
import { verifyInstallation } from "#platform/journal-installation.ts";
import { inAnnuaire } from "#platform/db/db.ts";
import { claimOnce } from "#platform/settings.ts";
import { testSite } from "../../../../tests/app.ts";

const MOI = {
  nom: "Odile Premier",
  courriel: "odile@exemple.fr",
  nouveau: "le vent du large pousse les nuages",
  hebergeur: "Syndicat d’informatique",
};

test("sur une base vide, toute page mène au premier pas, sauf celles qui se lisent toujours", async () => {
  const { personne } = await testSite();
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
  const { personne, base, app } = await testSite();
  const response = await personne.post("/premier-pas", MOI);
  expect([response.status, response.headers.get("location")]).toEqual([303, "/"]);
  const cookie = (response.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
  const accueil = await app.request("/", { headers: { cookie } });
  expect(accueil.headers.get("location")).toBe("/administration");
  const comptes = await base.selectFrom("acces_compte").select(["nom", "administrateur", "empreinte"]).execute();
  expect(comptes).toMatchObject([{ nom: "Odile Premier", administrateur: true }]);
  expect(comptes[0]?.empreinte).toMatch(/^\$argon2id/);
  expect((await personne.get("/premier-pas")).headers.get("location")).toBe("/");
  expect((await personne.post("/premier-pas", { ...MOI, courriel: "autre@exemple.fr" })).headers.get("location")).toBe(
    "/",
  );
  expect((await base.selectFrom("acces_compte").select("id").execute()).length).toBe(1);
  expect(await (await personne.get("/a-propos")).text()).toContain("Syndicat d’informatique");
  expect(await inAnnuaire(base, verifyInstallation)).toBeNull();
});

test("deux premiers pas faits ensemble ne font qu'un administrateur", async () => {
  const { personne, base } = await testSite();
  const pas = [1, 2, 3].map((rang) => personne.post("/premier-pas", { ...MOI, courriel: `odile${rang}@exemple.fr` }));
  expect((await Promise.all(pas)).map(({ status }) => status)).toEqual([303, 303, 303]);
  expect((await base.selectFrom("acces_compte").select("id").execute()).length).toBe(1);
});

test("une place unique ne se prend qu'une fois", async () => {
  const { base } = await testSite();
  const prendre = (par: string) => inAnnuaire(base, (db) => claimOnce(db, "administrateur", par));
  expect([await prendre("a"), await prendre("b"), await prendre("a")]).toEqual([true, false, false]);
});

test.each([
  ["sans nom", { ...MOI, nom: "" }, "Donnez un prénom"],
  ["sans adresse", { ...MOI, courriel: "odile" }, "un @"],
  ["avec un mot de passe court", { ...MOI, nouveau: "court" }, "au moins 15"],
  ["avec son propre nom", { ...MOI, nouveau: "odile-premier-2026" }, "se devine"],
])("un premier pas %s garde la saisie et n'écrit rien", async (_cas, saisie, phrase) => {
  const { personne, base } = await testSite();
  const response = await personne.post("/premier-pas", saisie);
  expect(response.status).toBe(422);
  const page = await response.text();
  expect(page).toContain(phrase);
  expect(page).toContain("Syndicat d’informatique");
  expect(await base.selectFrom("acces_compte").select("id").execute()).toEqual([]);
});

test("la chaîne de l'installation montre une ligne altérée", async () => {
  const { personne, base } = await testSite();
  await personne.post("/premier-pas", MOI);
  await base.updateTable("journal_installation").set({ action: "rien" }).where("rang", "=", 2).execute();
  expect(await inAnnuaire(base, verifyInstallation)).toBe(2);
});
