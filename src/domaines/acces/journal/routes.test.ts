import { beforeAll, expect, test } from "vitest";
import { instantDe } from "#commun/jour.ts";
import { inPerimeter } from "#platform/db/db.ts";
import { noter } from "#platform/journal.ts";
import { perimetreDe, testSite } from "../../../../tests/app.ts";

const site = await testSite();
const { base } = site;
await site.espace("rives", "ctg-a", "ctg-b");
await site.espace("monts", "ctg-m");
const dpo = await site.compte("dpo", [{ espace: "rives", role: "dpo" }]);
const dpoA = await site.compte("dpo-a", [{ espace: "rives", convention: "ctg-a", role: "dpo" }]);
const charge = await site.compte("charge", [{ espace: "rives", role: "chargeCooperation" }]);
const elu = await site.compte("elu", [{ espace: "rives", role: "elu" }]);
const ailleurs = await site.compte("ailleurs", [{ espace: "monts", role: "dpo" }]);
const JOURNAL = "/espaces/rives/journal";

const ecrire = (le: string, compte: string, convention: string | null, objetId: string) =>
  inPerimeter(
    base,
    { ...perimetreDe("rives"), compte },
    async (tx) =>
      noter(tx, { action: "modification", objet: "plan.fiche", objetId, convention, apres: { titre: "=SECRET" } }),
    () => instantDe(le),
  );
const valeurs = () => base.selectFrom("journal_valeur").select("rang").where("espace", "=", "rives").execute();

beforeAll(async () => {
  await ecrire("2026-10-31T23:30:00Z", "charge", "ctg-a", "fiche-a"); // le 1er novembre à Paris
  await ecrire("2026-11-02T09:00:00Z", "elu", "ctg-b", "fiche-b");
  await ecrire("2026-11-03T09:00:00Z", "charge", null, "espace-x");
});

test("le journal dit qui, quand et quoi, sans montrer les valeurs", async () => {
  const page = await (await dpo.get(JOURNAL)).text();
  for (const dit of [
    "3 lignes",
    "Personne charge",
    "Fiche-action",
    "fiche-a",
    "CTG ctg-b",
    "1er novembre 2026 à 0 h 30",
  ]) {
    expect(page).toContain(dit);
  }
  expect(page).not.toContain("SECRET");
  expect((await charge.get(JOURNAL)).status).toBe(200);
});

test.each([
  ["convention=ctg-a", ["fiche-a"]],
  ["compte=elu", ["fiche-b"]],
  ["de=2026-11-01&a=2026-11-02", ["fiche-b", "fiche-a"]],
  ["de=2026-11-02", ["espace-x", "fiche-b"]],
  ["a=2026-10-31", []],
  ["objet=plan.fiche&id=fiche-b", ["fiche-b"]],
  ["de=hier", ["espace-x", "fiche-b", "fiche-a"]],
])("le journal se filtre par %s", async (filtre, attendu) => {
  const page = await (await dpo.get(`${JOURNAL}?${filtre}`)).text();
  const vus = [...page.matchAll(/<small>(fiche-[ab]|espace-x) /g)].map(([, id]) => id);
  expect(vus).toEqual(attendu);
});

test("ACC-14 : qui n'a le journal que d'une convention ne voit pas l'autre, ni à l'écran ni dans l'export", async () => {
  for (const path of [JOURNAL, `${JOURNAL}?convention=ctg-b`, `${JOURNAL}/export`]) {
    expect(await (await dpoA.get(path)).text()).not.toContain("fiche-b");
  }
  expect(await (await dpoA.get(JOURNAL)).text()).toContain("fiche-a");
});

test("ACC-14 : le filtre par personne ne nomme que celles des lignes que l'on peut lire", async () => {
  const personnes = async (qui: typeof dpo) =>
    [...(await (await qui.get(JOURNAL)).text()).matchAll(/<option value="([^"]*)"[^>]*>Personne/g)].map(([, id]) => id);
  expect(await personnes(dpo)).toEqual(["charge", "elu"]);
  expect(await personnes(dpoA)).toEqual(["charge"]);
});

test("le journal nomme ce que l'on peut lire, avec un lien ; le délégué, qui ne lit pas le plan, n'en voit que l'identifiant", async () => {
  await site.espace("landes", "ctg-l");
  const [claire, yann] = [
    await site.compte("claire", [{ espace: "landes", role: "chargeCooperation" }]),
    await site.compte("yann", [{ espace: "landes", role: "dpo" }]),
  ];
  await claire.post("/conventions/ctg-l/plan/fiches", { reference: "PE1", titre: "Ludothèque itinérante" });
  await claire.post("/espaces/landes/acteurs", { sorte: "organisation", nom: "Centre social" });
  await claire.post("/espaces/landes/acces", {
    nom: "Paul Neuf",
    courriel: "paul@exemple.fr",
    role: "elu",
    portee: "ctg-l",
  });
  const lire = async (qui: typeof claire, suite = "") => (await qui.get(`/espaces/landes/journal${suite}`)).text();
  const page = await lire(claire);
  expect(page).toMatch(/<a href="\/conventions\/ctg-l\/plan\/fiches\/[\w-]+">PE1 Ludothèque itinérante<\/a>/);
  expect(page).toMatch(/<a href="\/espaces\/landes\/acteurs\/[\w-]+">Centre social<\/a>/);
  expect(page).toContain('<a href="/espaces/landes/acces">Paul Neuf, élu</a>');
  expect(await lire(claire, "/export")).toContain("PE1 Ludothèque itinérante");
  for (const lu of [await lire(yann), await lire(yann, "/export")]) {
    expect(lu).toContain("Fiche-action");
    expect(lu).not.toContain("Ludothèque");
    expect(lu).not.toContain("Paul Neuf");
    expect(lu).toContain("Centre social"); // les acteurs sont de l'espace : il les lit
  }
});

test("le journal ne s'ouvre ni à un élu ni à un autre espace", async () => {
  for (const suite of ["", "/export", "/effacement?objet=plan.fiche&id=fiche-a"]) {
    expect((await elu.get(`${JOURNAL}${suite}`)).status).toBe(403);
    expect((await ailleurs.get(`${JOURNAL}${suite}`)).status).toBe(404);
  }
});

test("l'export porte les lignes du filtre, en CSV", async () => {
  const response = await dpo.get(`${JOURNAL}/export?convention=ctg-a`);
  expect(response.headers.get("content-disposition")).toContain("journal.csv");
  const [titres, ...lignes] = (await response.text()).trim().split("\r\n");
  expect(titres).toContain("Ligne;Quand;Qui");
  expect(lignes.length).toBe(1);
});

test("vérifier la chaîne dit si elle tient, et où elle est rompue", async () => {
  expect(await (await dpo.get(`${JOURNAL}?verifier=1`)).text()).toContain("La chaîne tient");
  await base
    .updateTable("journal_ligne")
    .set({ compte: "autre" })
    .where("espace", "=", "rives")
    .where("rang", "=", 2)
    .execute();
  expect(await (await dpo.get(`${JOURNAL}?verifier=1`)).text()).toContain("rompue à la ligne 2");
  await base
    .updateTable("journal_ligne")
    .set({ compte: "elu" })
    .where("espace", "=", "rives")
    .where("rang", "=", 2)
    .execute();
});

test("ACC-15 : effacer dit d'abord ce qui sera perdu ; seul le délégué de tout l'espace le peut", async () => {
  const cible = { objet: "plan.fiche", id: "fiche-a" };
  const page = await (await dpo.get(`${JOURNAL}/effacement?${new URLSearchParams(cible)}`)).text();
  expect(page).toContain("1 ligne");
  expect(page).toContain("perdu pour toujours");
  for (const autre of [charge, dpoA, elu]) expect((await autre.post(`${JOURNAL}/effacement`, cible)).status).toBe(403);
  expect((await ailleurs.post(`${JOURNAL}/effacement`, cible)).status).toBe(404);
  expect((await ailleurs.post("/espaces/monts/journal/effacement", cible)).status).toBe(404);
  expect((await dpo.post(`${JOURNAL}/effacement`, { objet: "", id: "" })).status).toBe(404);
  expect((await valeurs()).length).toBe(3);
});

test("effacer ôte les valeurs, laisse les lignes, et la chaîne tient", async () => {
  const response = await dpo.post(`${JOURNAL}/effacement`, { objet: "plan.fiche", id: "fiche-a" });
  expect([response.status, response.headers.get("location")]).toEqual([303, `${JOURNAL}?fait=efface`]);
  expect((await valeurs()).some(({ rang }) => Number(rang) === 1)).toBe(false);
  const page = await (await dpo.get(`${JOURNAL}?verifier=1`)).text();
  expect(page).toContain("4 lignes");
  expect(page).toContain("· valeurs effacées");
  expect(page).toContain("La chaîne tient");
});

test("le journal se lit par 25 lignes", async () => {
  for (let rang = 0; rang < 25; rang += 1) await ecrire("2026-11-05T09:00:00Z", "charge", "ctg-b", `suite-${rang}`);
  const page = await (await dpo.get(`${JOURNAL}?convention=ctg-b&page=2`)).text();
  expect(page).toContain("Page 2 sur 2");
  expect(page).toContain("fiche-b");
});
