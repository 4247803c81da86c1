import { beforeEach, expect, test } from "vitest";
import { testSite } from "../../../../tests/app.ts";
import { frapperPremierPas } from "../installation/actions.ts";

const site = await testSite();
const { base, personne } = site;
const code = (await frapperPremierPas(base)) ?? "";
const PREMIER = { nom: "Odile Premier", courriel: "odile@exemple.fr", hebergeur: "", code };
const DEVINE = { ...PREMIER, nouveau: "odile-premier-2026" };

const hachages = async () =>
  (await base.selectFrom("acces_frein").select("essais").where("cle", "like", "hachage:%").executeTakeFirst())?.essais;

beforeEach(() => base.deleteFrom("acces_frein").execute());

test("ACC-4 : une source propose vingt mots de passe, puis attend ; rien n'est plus calculé pour elle", async () => {
  const statuts: number[] = [];
  for (let fois = 0; fois < 20; fois += 1) statuts.push((await personne.post("/premier-pas", DEVINE)).status);
  expect(new Set(statuts)).toEqual(new Set([422]));
  const refusee = await personne.post("/premier-pas", { ...DEVINE, nouveau: "sept chèvres dans la brume" });
  expect([refusee.status, refusee.headers.get("retry-after")]).toEqual([429, "10"]);
  const page = await refusee.text();
  expect(page).toContain("réessayez dans 10");
  expect(page).toContain('value="odile@exemple.fr"');
  expect(await hachages()).toBe(20);
});

test("ACC-4 : une page qui ne posera pas de mot de passe n'en calcule aucun", async () => {
  const nouveau = "sept chèvres dans la brume";
  await personne.post("/premier-pas", { ...PREMIER, nouveau, code: "AAAA-BBBB-CCCC" });
  await site.compte("claire", []);
  expect((await personne.post("/liens/inconnu", { nouveau })).status).toBe(410);
  await personne.post("/compte/mot-de-passe", { nouveau });
  await personne.post("/premier-pas", { ...PREMIER, nouveau });
  expect(await hachages()).toBeUndefined();
});

test("ACC-4 : un mot de passe posé n'est pas un essai de trop", async () => {
  const claire = await site.compte("paul", []);
  const pose = await claire.post("/compte/mot-de-passe", { nouveau: "sept chèvres dans la brume" });
  expect([pose.status, await hachages()]).toEqual([303, 0]);
});
