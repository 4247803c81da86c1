import { expect, test } from "vitest";
import { instantDe } from "#commun/jour.ts";
import { inAnnuaire } from "#platform/db/db.ts";
import { testSite } from "../../../../tests/app.ts";
import { ajouterCompte, type DemandeDeCompte } from "./actions.ts";

const site = await testSite();
const { base, app } = site;
await site.espace("rives", "ctg-rives");
const contexte = { adresse: "http://localhost", maintenant: instantDe("2026-11-21T09:00:00Z") };
const ajouter = (demande: Partial<DemandeDeCompte>) =>
  inAnnuaire(base, (db) =>
    ajouterCompte(
      db,
      { nom: "Paul Neuf", courriel: "paul@exemple.fr", role: "elu", espace: "rives", ...demande },
      contexte,
    ),
  );
const lienDe = (fait: object) => ("lien" in fait && typeof fait.lien === "string" ? new URL(fait.lien).pathname : "");

test("la commande fait un compte avec son rôle et dit un lien qui ouvre", async () => {
  const fait = await ajouter({ convention: "ctg-rives" });
  expect(fait).toMatchObject({ nom: "Paul Neuf" });
  expect(await base.selectFrom("acces_role").select(["role", "convention"]).execute()).toEqual([
    { role: "elu", convention: "ctg-rives" },
  ]);
  expect((await app.request(lienDe(fait))).status).toBe(200);
});

test("la redire refait un lien et annule l'ancien, sans doubler le rôle", async () => {
  const [premier, second] = [await ajouter({}), await ajouter({ courriel: "PAUL@exemple.fr" })];
  expect((await app.request(lienDe(premier))).status).toBe(410);
  expect((await app.request(lienDe(second))).status).toBe(200);
  expect((await base.selectFrom("acces_compte").select("id").execute()).length).toBe(1);
});

test("un administrateur se fait sans espace", async () => {
  const fait = await ajouter({ courriel: "odile@exemple.fr", role: "administrateur", espace: undefined });
  expect(lienDe(fait)).toMatch(/^\/liens\//);
  const compte = await base
    .selectFrom("acces_compte")
    .select("administrateur")
    .where("courriel_cle", "=", "odile@exemple.fr")
    .executeTakeFirst();
  expect(compte?.administrateur).toBe(true);
});

test("qui a déjà ouvert son compte reçoit le rôle, sans lien", async () => {
  await base
    .updateTable("acces_compte")
    .set({ active_le: "2026-11-01T09:00:00Z" })
    .where("courriel_cle", "=", "paul@exemple.fr")
    .execute();
  expect(await ajouter({ role: "dpo" })).toEqual({ nom: "Paul Neuf", lien: null, neuf: true });
});

test("un rôle déjà porté se dit, et le journal de l'installation n'en dit rien de plus", async () => {
  const dons = () => base.selectFrom("journal_installation").select("rang").where("action", "=", "don").execute();
  const avant = await dons();
  expect(await ajouter({ role: "dpo" })).toEqual({ nom: "Paul Neuf", lien: null, neuf: false });
  expect(await ajouter({ courriel: "odile@exemple.fr", role: "administrateur" })).toMatchObject({ neuf: false });
  expect(await dons()).toEqual(avant);
});

test.each([
  ["sans nom", { nom: "" }, "Donnez un prénom"],
  ["sans adresse", { courriel: "paul" }, "un @"],
  ["un rôle inconnu", { role: "chef" }, "Rôle inconnu : chef"],
  ["un espace inconnu", { espace: "monts" }, "rives : Espace rives"],
  ["une convention inconnue", { convention: "autre" }, "ctg-rives : CTG ctg-rives"],
  ["un référent sans code", { role: "referentCollectivite" }, "--collectivite"],
  ["un rôle de contenu à un administrateur", { courriel: "odile@exemple.fr" }, "ne lit aucun contenu"],
  ["administrateur qui a déjà un compte", { role: "administrateur" }, "à part"],
])("la commande refuse %s d'une phrase, et n'écrit rien", async (_cas, demande, phrase) => {
  const avant = await base.selectFrom("acces_role").select("id").execute();
  expect(await ajouter(demande)).toEqual({ phrase: expect.stringContaining(phrase) });
  expect(await base.selectFrom("acces_role").select("id").execute()).toEqual(avant);
});
