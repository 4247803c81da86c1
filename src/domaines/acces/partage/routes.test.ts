import { beforeEach, expect, test } from "vitest";
import { testSite } from "../../../../tests/app.ts";

const site = await testSite();
const { base } = site;
await site.espace("rives", "ctg-a", "ctg-b");
await site.espace("monts", "ctg-m");
const charge = await site.compte("charge", [{ espace: "rives", role: "chargeCooperation" }]);
const surA = await site.compte("sur-a", [{ espace: "rives", convention: "ctg-a", role: "chargeCooperation" }]);
const elu = await site.compte("elu", [{ espace: "rives", convention: "ctg-b", role: "elu" }]);
const ailleurs = await site.compte("ailleurs", [{ espace: "monts", role: "chargeCooperation" }]);
await site.compte("odile", [], true);
const ACCES = "/espaces/rives/acces";
const paul = { nom: "Paul Neuf", courriel: "Paul.Neuf@exemple.fr", role: "lecteur", portee: "ctg-a" };

const rolesDe = (courriel: string) =>
  base
    .selectFrom("acces_role as r")
    .innerJoin("acces_compte as c", "c.id", "r.compte")
    .select(["r.id", "r.role", "r.convention", "r.espace", "r.collectivite"])
    .where("c.courriel_cle", "=", courriel.toLowerCase())
    .execute();
const depots = () => base.selectFrom("outbox").select(["genre", "charge"]).execute();

beforeEach(async () => {
  await base.deleteFrom("outbox").execute();
  const neufs = base.selectFrom("acces_compte").select("id").where("courriel_cle", "=", "paul.neuf@exemple.fr");
  await base.deleteFrom("acces_jeton").where("compte", "in", neufs).execute();
  await base.deleteFrom("acces_role").where("compte", "in", neufs).execute();
  await base.deleteFrom("acces_compte").where("courriel_cle", "=", "paul.neuf@exemple.fr").execute();
  await base.deleteFrom("acces_role").where("role", "in", ["redacteur", "referentCollectivite"]).execute();
});

test("inviter un pilote dit ce qu’il reste à faire pour que ses fiches s’ouvrent", async () => {
  const suite = (await charge.post(ACCES, { ...paul, role: "pilote" })).headers.get("location") ?? "";
  const page = await (await charge.get(suite)).text();
  expect(page).toContain("liez son compte à une personne");
  expect(page).toContain('href="/espaces/rives/acteurs">les acteurs</a>');
  expect(await (await charge.get(`${ACCES}?fait=invite`)).text()).not.toContain("liez son compte");
});

test("inviter un inconnu lui fait un compte qui attend, son rôle, un courriel et une ligne de journal", async () => {
  const response = await charge.post(ACCES, paul);
  expect([response.status, response.headers.get("location")]).toEqual([303, `${ACCES}?fait=invite`]);
  expect(await rolesDe(paul.courriel)).toMatchObject([{ role: "lecteur", convention: "ctg-a" }]);
  expect((await depots()).map(({ genre }) => genre)).toEqual(["acces.lien"]);
  const page = await (await charge.get(`${ACCES}?fait=invite`)).text();
  expect(page).toContain("Paul Neuf");
  expect(page).toContain("Invitation envoyée le 21 novembre 2026");
  const lignes = await base.selectFrom("journal_ligne").selectAll().where("espace", "=", "rives").execute();
  expect(lignes.at(-1)).toMatchObject({ action: "don", objet: "role", compte: "charge", convention: "ctg-a" });
});

test("un double clic n'invite qu'une fois et dit que c'est fait ; « déjà ce rôle » reste pour qui l'avait", async () => {
  const envoi = { ...paul, id: /name="id" value="([^"]+)"/.exec(await (await charge.get(ACCES)).text())?.[1] ?? "" };
  const recus = await Promise.all([charge.post(ACCES, envoi), charge.post(ACCES, envoi)]);
  expect(recus.map(({ headers }) => headers.get("location"))).toEqual([`${ACCES}?fait=invite`, `${ACCES}?fait=invite`]);
  expect((await depots()).map(({ genre }) => genre)).toEqual(["acces.lien"]);
  expect(await rolesDe(paul.courriel)).toMatchObject([{ id: envoi.id }]);
  const dons = base.selectFrom("journal_ligne").select("rang").where("objet_id", "=", envoi.id);
  expect(await dons.execute()).toHaveLength(1);
  expect((await charge.post(ACCES, paul)).status).toBe(422); // from a page opened afresh
  const autre = { ...envoi, role: "redacteur" }; // from the same page, gone back to
  expect((await charge.post(ACCES, autre)).status).toBe(303);
  expect(await rolesDe(paul.courriel)).toHaveLength(2);
});

test("donner un rôle de plus à qui a déjà un compte le prévient, sans changer son nom", async () => {
  await base.updateTable("acces_compte").set({ active_le: "2026-11-01T09:00:00Z" }).where("id", "=", "elu").execute();
  await charge.post(ACCES, { nom: "Autre Nom", courriel: "elu@exemple.fr", role: "redacteur", portee: "" });
  expect((await rolesDe("elu@exemple.fr")).length).toBe(2);
  const [depot] = await depots();
  expect(depot).toMatchObject({
    genre: "courriel",
    charge: { a: "elu@exemple.fr", sujet: "Espace rives : ouvrez « Espace rives »" },
  });
  const compte = await base.selectFrom("acces_compte").select("nom").where("id", "=", "elu").executeTakeFirstOrThrow();
  expect(compte.nom).toBe("Personne elu");
});

test("ACC-12 : un administrateur ne reçoit pas de rôle, même d'un autre : deux se liraient l'un l'autre", async () => {
  const response = await charge.post(ACCES, { ...paul, courriel: "Odile@exemple.fr" });
  expect(response.status).toBe(422);
  expect(await response.text()).toContain("ne lit aucun contenu");
  expect(await rolesDe("odile@exemple.fr")).toEqual([]);
});

test.each([
  ["sans nom", { ...paul, nom: "" }, "Donnez un prénom et un nom"],
  ["à une adresse incomplète", { ...paul, courriel: "paul" }, "il y manque peut-être un @"],
  ["sans rôle", { ...paul, role: "" }, "Choisissez un rôle"],
  ["comme administrateur", { ...paul, role: "administrateur" }, "Choisissez un rôle"],
  ["sur une convention d'ailleurs", { ...paul, portee: "ctg-m" }, "là où vous êtes"],
  ["référent sans code", { ...paul, role: "referentCollectivite" }, "Choisissez la commune"],
  [
    "référent d'une commune d'ailleurs",
    { ...paul, role: "referentCollectivite", collectivite: "75056" },
    "Choisissez la",
  ],
  ["deux fois au même rôle", { ...paul, courriel: "elu@exemple.fr", role: "elu", portee: "ctg-b" }, "déjà ce rôle"],
])("inviter %s est refusé, garde la saisie et n'écrit rien", async (_cas, saisie, phrase) => {
  const response = await charge.post(ACCES, saisie);
  expect(response.status).toBe(422);
  const page = await response.text();
  expect(page).toContain(phrase);
  expect(page).toContain(`value="${saisie.courriel}"`);
  expect(await rolesDe(paul.courriel)).toEqual([]);
  expect(await depots()).toEqual([]);
});

test("un compte fermé ne reçoit pas de rôle", async () => {
  await base.updateTable("acces_compte").set({ ferme_le: "2026-11-01T09:00:00Z" }).where("id", "=", "elu").execute();
  const response = await charge.post(ACCES, { ...paul, courriel: "elu@exemple.fr" });
  expect(response.status).toBe(422);
  expect(await response.text()).toContain("Ce compte est fermé");
  await base.updateTable("acces_compte").set({ ferme_le: null }).where("id", "=", "elu").execute();
});

test("ACC-11 : un référent se choisit parmi les communes et les intercommunalités du périmètre, par leur nom", async () => {
  const commune = { espace: "rives", id: "ctg-a", titre: "CTG", perimetre: ["71153"], version: 1 };
  await base.insertInto("convention_convention").values(commune).execute();
  const page = await (await charge.get(ACCES)).text();
  expect(page).toContain('<option value="71153">Le Creusot</option>');
  expect(page).toMatch(/<option value="\d{9}">Communauté urbaine [^<]*Creusot/);
  await charge.post(ACCES, { ...paul, role: "referentCollectivite", collectivite: "71153" });
  expect(await (await charge.get(ACCES)).text()).toMatch(/Référent[^<]*<small> \(Le Creusot\)/);
  expect(await rolesDe(paul.courriel)).toMatchObject([{ role: "referentCollectivite", collectivite: "71153" }]);
});

test("le même envoi repris pour une autre collectivité n’est pas dit fait : la première reste", async () => {
  const perimetre = ["71153", "71306"];
  const deux = { espace: "rives", id: "ctg-b", titre: "CTG", perimetre, version: 1 };
  await base.insertInto("convention_convention").values(deux).execute();
  const envoi = { ...paul, id: crypto.randomUUID(), role: "referentCollectivite", collectivite: "71153" };
  expect((await charge.post(ACCES, envoi)).status).toBe(303);
  expect((await charge.post(ACCES, { ...envoi, collectivite: "71306" })).status).toBe(422);
  expect(await rolesDe(paul.courriel)).toMatchObject([{ collectivite: "71153" }]);
});

test("ACC-9 : qui n'a qu'une convention n'invite que sur elle et ne voit pas l'autre", async () => {
  const page = await (await surA.get(ACCES)).text();
  expect(page).not.toContain("ctg-b");
  expect(page).not.toContain("Personne elu");
  expect(page).toContain("Personne charge");
  expect((await surA.post(ACCES, { ...paul, portee: "" })).status).toBe(422);
  expect((await surA.post(ACCES, { ...paul, portee: "ctg-b" })).status).toBe(422);
  expect((await surA.post(ACCES, paul)).status).toBe(303);
  const [surB] = (await rolesDe("elu@exemple.fr")).filter(({ convention }) => convention === "ctg-b");
  expect((await surA.get(`${ACCES}/roles/${surB?.id}/retrait`)).status).toBe(404);
  expect((await surA.post(`${ACCES}/roles/${surB?.id}/retrait`)).status).toBe(404);
});

test("les accès d'un espace ne s'ouvrent ni à un élu ni à un autre espace", async () => {
  expect((await elu.get(ACCES)).status).toBe(403);
  expect((await elu.post(ACCES, paul)).status).toBe(403);
  expect((await ailleurs.get(ACCES)).status).toBe(404);
  expect((await ailleurs.post(ACCES, paul)).status).toBe(404);
  expect((await site.personne.post(ACCES, paul)).headers.get("location")).toContain("/connexion");
  expect(await rolesDe(paul.courriel)).toEqual([]);
});

test("retirer un rôle dit d'abord ce qui sera perdu, puis ferme la porte", async () => {
  await charge.post(ACCES, paul);
  const [role] = await rolesDe(paul.courriel);
  const page = await (await charge.get(`${ACCES}/roles/${role?.id}/retrait`)).text();
  expect(page).toContain("ne pourra plus lire le plan et l’exporter");
  expect(page).toContain("plus aucun rôle");
  expect((await charge.post(`${ACCES}/roles/${role?.id}/retrait`)).status).toBe(303);
  expect((await charge.post(`${ACCES}/roles/${role?.id}/retrait`)).status).toBe(303); // a second click
  expect(await rolesDe(paul.courriel)).toEqual([]);
  const ouverts = await base.selectFrom("acces_jeton").select("id").where("consomme_le", "is", null).execute();
  expect(ouverts).toEqual([]);
});

test("ACC-10 : le dernier chargé de coopération ne se retire pas", async () => {
  const [role] = await rolesDe("charge@exemple.fr");
  const response = await charge.post(`${ACCES}/roles/${role?.id}/retrait`);
  expect(response.status).toBe(422);
  expect(await response.text()).toContain("donnez-le d’abord");
  expect((await rolesDe("charge@exemple.fr")).length).toBe(1);
});

test("ACC-10 : deux chargés de coopération qui se retirent l'un l'autre au même instant n'en laissent pas zéro", async () => {
  await site.espace("landes", "ctg-l");
  const un = await site.compte("un", [{ espace: "landes", role: "chargeCooperation" }]);
  const deux = await site.compte("deux", [{ espace: "landes", role: "chargeCooperation" }]);
  const retraits = [
    un.post("/espaces/landes/acces/roles/deux-0/retrait"),
    deux.post("/espaces/landes/acces/roles/un-0/retrait"),
  ];
  const statuts = (await Promise.all(retraits)).map(({ status }) => status);
  const restent = await base.selectFrom("acces_role").select("id").where("espace", "=", "landes").execute();
  expect([restent.length, statuts.filter((status) => status === 303).length]).toEqual([1, 1]);
});

test("ACC-10 : un compte fermé ne compte pas parmi ceux qui restent", async () => {
  await site.compte("partie", [{ espace: "rives", role: "chargeCooperation" }]);
  await base.updateTable("acces_compte").set({ ferme_le: "2026-11-01T09:00:00Z" }).where("id", "=", "partie").execute();
  const [[role], [ferme]] = [await rolesDe("charge@exemple.fr"), await rolesDe("partie@exemple.fr")];
  expect((await charge.post(`${ACCES}/roles/${role?.id}/retrait`)).status).toBe(422);
  expect((await charge.post(`${ACCES}/roles/${ferme?.id}/retrait`)).status).toBe(303);
});

test("renvoyer une invitation annule la précédente ; un compte ouvert n'en reçoit pas", async () => {
  await charge.post(ACCES, paul);
  const [role] = await rolesDe(paul.courriel);
  expect((await charge.post(`${ACCES}/roles/${role?.id}/invitation`)).headers.get("location")).toBe(
    `${ACCES}?fait=renvoye`,
  );
  const jetons = await base
    .selectFrom("acces_jeton")
    .select("consomme_le")
    .where("genre", "=", "invitation")
    .orderBy("cree_le")
    .orderBy("id")
    .execute();
  expect(jetons.map(({ consomme_le }) => consomme_le === null)).toEqual([false, true]);
  await base
    .updateTable("acces_compte")
    .set({ active_le: "2026-11-01T09:00:00Z" })
    .where("courriel_cle", "=", "paul.neuf@exemple.fr")
    .execute();
  expect((await charge.post(`${ACCES}/roles/${role?.id}/invitation`)).status).toBe(404);
  expect((await ailleurs.post(`/espaces/monts/acces/roles/${role?.id}/invitation`)).status).toBe(404);
});
