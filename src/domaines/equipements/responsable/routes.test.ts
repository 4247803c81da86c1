import { afterAll, beforeAll, expect, test } from "vitest";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { listSesStructures } from "./store.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts");
let chargee: Visiteur;
let directrice: Visiteur;

beforeAll(async () => {
  await site.espace("monts");
  chargee = await site.compte("chargee", [{ espace: "monts", role: "chargeCooperation" }]);
  directrice = await site.compte("directrice", [{ espace: "monts", role: "gestionnaireStructure" }]);
  const structure = (id: string) => ({ espace: "monts", id, cle: id, type: "eajePsu" as const, nom: `Crèche ${id}` });
  await site.dans(ICI, (db) =>
    db
      .insertInto("equipements_equipement")
      .values(["e1", "e2"].map((id) => ({ ...structure(id), adresse: null, tenu_le: "2026-01-01" })))
      .execute(),
  );
});

/** What a reader sees, without marks. */
const lireTexte = async (reponse: Response) =>
  (await reponse.text()).replace(/<[^>]+>/g, " ").replace(/[\s\u00a0\u202f]+/g, " ");

const siennes = (compte: string) => site.dans(ICI, (db) => listSesStructures(db, { espace: "monts", compte }));
const confier = (structure: string, compte: string) =>
  chargee.post("/espaces/monts/responsables", { structure, compte });

test("une structure se confie à qui en a le rôle, se voit, puis se retire", async () => {
  expect((await confier("e1", "directrice")).status).toBe(303);
  expect(await siennes("directrice")).toEqual(["e1"]);
  expect(await lireTexte(await chargee.get("/espaces/monts/responsables"))).toContain("Crèche e1 Personne directrice");
  const retrait = "/espaces/monts/responsables/e1/directrice/retrait";
  expect(await lireTexte(await chargee.get(retrait))).toContain("Personne directrice ne pourra plus tenir");
  expect((await chargee.post(retrait)).status).toBe(303);
  expect((await chargee.post(retrait)).status).toBe(303); // a second click
  expect(await siennes("directrice")).toEqual([]);
  expect((await chargee.get(retrait)).status).toBe(404);
});

test.each([
  ["e3", "directrice", "pas au registre"],
  ["e1", "chargee", "n’a pas le rôle de responsable"],
  ["", "directrice", "Choisissez une structure"],
])("« %s » ne se confie pas à « %s »", async (structure, compte, phrase) => {
  const reponse = await confier(structure, compte);
  expect(reponse.status).toBe(422);
  expect(await lireTexte(reponse)).toContain(phrase);
});

test("qui ne donne pas les rôles n’y entre pas", async () => {
  expect((await directrice.get("/espaces/monts/responsables")).status).toBe(403);
  expect((await directrice.post("/espaces/monts/responsables", { structure: "e2", compte: "directrice" })).status).toBe(
    403,
  );
  expect(await siennes("directrice")).toEqual([]);
});
