import { beforeAll, expect, test } from "vitest";
import { getTerritoires } from "#domaines/territoire/index.ts";
import { verifyChain } from "#platform/journal.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";

const site = await testSite();
const COEUR_DE_LOZERE = "244800405";
let [chargee, administratrice, lectrice]: Visiteur[] = [];

const SAISIE = {
  territoire: COEUR_DE_LOZERE,
  communes: "48095",
  titre: "CTG d’essai",
  caf: "Caf de la Lozère",
  debut: "2027-01-01",
  fin: "2031-12-31",
  espace: "nouveau",
  nomEspace: "Un espace neuf",
};
const page = async (qui: Visiteur | undefined, chemin: string) => {
  const reponse = await qui?.get(chemin);
  return { status: reponse?.status, texte: (await reponse?.text()) ?? "" };
};
const creer = async (plus: Record<string, string>, qui: Visiteur | undefined) => {
  const reponse = await qui?.post("/conventions/nouvelle", { ...SAISIE, ...plus });
  return {
    status: reponse?.status,
    vers: reponse?.headers.get("location") ?? "",
    texte: (await reponse?.text()) ?? "",
  };
};
const rolesDe = (compte: string) =>
  site.base.selectFrom("acces_role").select(["espace", "convention", "role"]).where("compte", "=", compte).execute();
const compter = async () => (await site.base.selectFrom("acces_convention").select("id").execute()).length;

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("vaux", "autre");
  chargee = await site.compte("claire", [{ espace: "monts", role: "chargeCooperation" }]);
  administratrice = await site.compte("odile", [], true);
  lectrice = await site.compte("lise", [{ espace: "monts", role: "lecteur" }]);
});

test("l'étape 1 trouve une intercommunalité par son nom, et dit quand rien ne répond", async () => {
  const { texte } = await page(chargee, "/conventions/nouvelle?q=coeur+de+lozere");
  expect(texte).toContain(`/conventions/nouvelle/communes?territoire=${COEUR_DE_LOZERE}`);
  const mende = getTerritoires().communes.get("48095");
  expect(mende?.municipale).not.toBe(mende?.insee);
  const nombre = mende?.municipale?.toLocaleString("fr-FR") ?? "";
  expect((await page(chargee, "/conventions/nouvelle?q=48095")).texte).toMatch(
    new RegExp(nombre.replaceAll(/\s/g, "\\s")),
  );
  expect((await page(chargee, "/conventions/nouvelle?q=zzyzx")).texte).toContain("Aucune commune ni intercommunalité");
});

test("l'étape 2 montre les membres ; un nom inconnu y revient en 422, sans rien perdre", async () => {
  const { texte } = await page(chargee, `/conventions/nouvelle/communes?territoire=${COEUR_DE_LOZERE}`);
  expect(texte).toContain("Mende");
  const faute = await page(
    chargee,
    `/conventions/nouvelle/identite?territoire=${COEUR_DE_LOZERE}&communes=48095&ajouts=Xyzville`,
  );
  expect(faute.status).toBe(422);
  expect(faute.texte).toContain("Xyzville");
  expect(faute.texte).toContain('value="48095" checked');
  expect(faute.texte).toMatch(/value="48013"(?! checked)/);
  expect(faute.texte).toContain("Vous avez retenu 1");
  const homonyme = await page(
    chargee,
    `/conventions/nouvelle/identite?territoire=${COEUR_DE_LOZERE}&communes=48095&ajouts=Colombier`,
  );
  expect(homonyme.texte).toContain("Plusieurs communes s’appellent");
});

test("l'étape 3 propose la Caf du département, l'année qui vient et la plus longue durée", async () => {
  const { texte } = await page(
    chargee,
    `/conventions/nouvelle/identite?territoire=${COEUR_DE_LOZERE}&communes=48095&ajouts=badaroux`,
  );
  expect(texte).toMatch(/<option value="Caf de la Lozère" selected/);
  expect(texte).toContain('value="2027-01-01"');
  expect(texte).toContain('value="2031-12-31"');
  expect(texte).toContain('name="communes" value="48013"');
  expect(texte).not.toContain("Ajoutées au territoire");
});

test("une commune ajoutée d'ailleurs se nomme avec son département, avant que rien ne soit créé", async () => {
  const { texte } = await page(
    chargee,
    `/conventions/nouvelle/identite?territoire=${COEUR_DE_LOZERE}&communes=48095&ajouts=Boeuf`,
  );
  expect(texte).toMatch(/Ajoutées au territoire\s: Jœuf\s\(54\)/);
});

test("qui crée la première convention d'un espace en devient chargé de coopération, et la page le dit", async () => {
  const { status, vers } = await creer({}, administratrice);
  expect(status).toBe(303);
  const [role] = await rolesDe("odile");
  expect(role).toMatchObject({ convention: null, role: "chargeCooperation" });
  const lue = await page(administratrice, vers);
  expect(lue.texte).toContain("CTG d’essai");
  expect(lue.texte).toContain("chargé de coopération");
  const espace = role?.espace ?? "";
  expect(await site.dans(perimetreDe(espace), (db) => verifyChain(db, espace))).toBeNull();
  const lignes = await site.base.selectFrom("journal_ligne").select("action").where("espace", "=", espace).execute();
  expect(lignes).toEqual([{ action: "création" }]);
  const actes = await site.base.selectFrom("journal_installation").select(["compte", "action", "objet"]).execute();
  expect(actes).toEqual([
    { compte: "odile", action: "creation", objet: "espace" },
    { compte: "odile", action: "don", objet: "chargeCooperation" },
  ]);
});

test("une chargée de coopération crée dans son espace, sans rôle de plus", async () => {
  const { status, vers } = await creer({ espace: "monts" }, chargee);
  expect(status).toBe(303);
  expect(await rolesDe("claire")).toHaveLength(1);
  expect((await page(chargee, vers)).status).toBe(200);
});

test.each([
  ["un espace qui n'est pas le sien", { espace: "vaux" }, 404],
  ["aucun espace", { espace: "" }, 422],
  ["un espace neuf sans nom", { nomEspace: "" }, 422],
  ["aucune commune", { communes: "" }, 422],
  ["une commune inconnue", { communes: "99999" }, 422],
  ["aucun titre", { titre: " " }, 422],
  ["une fin trop lointaine", { fin: "2032-01-01" }, 422],
])("%s ne crée rien", async (_cas, plus, status) => {
  const avant = await compter();
  expect((await creer(plus, chargee)).status).toBe(status);
  expect(await compter()).toBe(avant);
});

test("une lectrice ne crée pas (403) ; personne passe par la connexion", async () => {
  expect((await creer({}, lectrice)).status).toBe(403);
  expect((await page(lectrice, "/conventions/nouvelle")).status).toBe(403);
  expect((await site.personne.get("/conventions/nouvelle")).status).toBe(303);
});

test("deux envois du même formulaire au même instant mènent tous deux à la convention", async () => {
  const id = "01939e6b-5a01-7d3c-8aa0-9d3f4c2b1a02";
  const recus = await Promise.all([creer({ id }, chargee), creer({ id }, chargee)]);
  expect(recus.map(({ status }) => status)).toEqual([303, 303]);
});

test("appuyer deux fois sur « Créer la convention » n'en fait qu'une, dans un seul espace", async () => {
  const avant = await compter();
  const id = "01939e6b-5a01-7d3c-8aa0-9d3f4c2b1a01";
  const premier = await creer({ id }, chargee);
  const second = await creer({ id }, chargee);
  expect([premier.status, second.status, second.vers]).toEqual([303, 303, premier.vers]);
  expect(await compter()).toBe(avant + 1);
});
