import { afterAll, beforeAll, expect, test } from "vitest";
import { testSite, type Visiteur } from "../../../../tests/app.ts";
import { echangeVide, serialiser } from "../echange/rules.ts";

const site = await testSite();
afterAll(() => site.engine.close());
let chargee: Visiteur;
let lectrice: Visiteur;

const echange = {
  ...echangeVide(null),
  convention: { ...echangeVide(null).convention, titre: "CTG du Val", caf: "Caf de la Loire", perimetre: ["42018"] },
};
const creer = (qui: Visiteur, champs: Record<string, string>, contenu = serialiser(echange)) => {
  const form = new FormData();
  for (const [nom, valeur] of Object.entries(champs)) form.set(nom, valeur);
  form.set("fichier", new File([contenu], "convention.json"));
  return qui.post("/conventions/nouvelle/fichier", form);
};
const conventions = () => site.base.selectFrom("acces_convention").select("id").execute();

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("ailleurs", "autre");
  chargee = await site.compte("chargee", [{ espace: "monts", role: "chargeCooperation" }]);
  lectrice = await site.compte("lectrice", [{ espace: "monts", role: "lecteur" }]);
});

test("IMP-88 : une convention créée à partir d'un fichier naît vide, et le fichier s'y relit", async () => {
  const reponse = await creer(chargee, { espace: "monts", nomEspace: "" });
  expect(reponse.status).toBe(303);
  const page = (await (await chargee.get(reponse.headers.get("location") ?? "")).text()).replaceAll(
    /[\u00A0\u202F]/g,
    " ",
  );
  expect(page).toContain("Titre de la convention : CTG du Val");
  expect(page).toContain("Communes couvertes : 1 commune");
  const id = /conventions\/([^/]+)/.exec(reponse.headers.get("location") ?? "")?.[1] ?? "";
  const neuve = site.base.selectFrom("convention_convention").select(["titre", "perimetre"]).where("id", "=", id);
  expect(await neuve.executeTakeFirst()).toEqual({ titre: null, perimetre: [] });
});

test("un nouvel espace demande un nom ; un fichier illisible, un autre espace ou un autre rôle ne créent rien", async () => {
  const avant = (await conventions()).length;
  const sansNom = await creer(chargee, { espace: "nouveau", nomEspace: " " });
  expect(sansNom.status).toBe(422);
  const page = await sansNom.text();
  expect(page).toContain('id="nomEspace-erreur"');
  expect(page).not.toContain('id="fichier-erreur"');
  expect((await creer(chargee, { espace: "monts", nomEspace: "" }, "{")).status).toBe(422);
  expect((await creer(chargee, { espace: "ailleurs", nomEspace: "" })).status).toBe(404);
  expect((await creer(lectrice, { espace: "monts", nomEspace: "" })).status).toBe(403);
  expect((await creer(site.personne, { espace: "monts", nomEspace: "" })).status).toBe(303);
  expect(await conventions()).toHaveLength(avant);
  expect((await creer(chargee, { espace: "nouveau", nomEspace: "Pays du Val" })).status).toBe(303);
  expect(await conventions()).toHaveLength(avant + 1);
});

test("envoyer deux fois le même fichier ne crée qu'une convention, et ramène à ses imports", async () => {
  const avant = (await conventions()).length;
  const champs = { id: "01939e6b-5a01-7d3c-8aa0-9d3f4c2b1a03", espace: "nouveau", nomEspace: "Pays du Val" };
  const [premier, second] = [await creer(chargee, champs), await creer(chargee, champs)];
  expect([premier.status, second.status]).toEqual([303, 303]);
  expect(second.headers.get("location")).toBe(`/conventions/${champs.id}/imports`);
  expect(await conventions()).toHaveLength(avant + 1);
});

test("la page du dépôt propose les espaces où l'on est chargé de coopération", async () => {
  const page = await (await chargee.get("/conventions/nouvelle/fichier")).text();
  expect(page).toContain("Espace monts");
  expect(page).not.toContain("Espace ailleurs");
});
