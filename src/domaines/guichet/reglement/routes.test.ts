import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sql } from "kysely";
import { perimetreDe, testSite } from "../../../../tests/app.ts";
import { MODELE_REGLEMENT } from "./lexique.ts";
import { getReglementPublie, insertReglement, listReglements } from "./store.ts";

const site = await testSite(); // le 21 novembre 2026
afterAll(() => site.engine.close());

const ICI = perimetreDe("monts", "ctg");
const BASE = "/espaces/monts/guichet/reglement";
const lire = async (reponse: Response) => (await reponse.text()).replaceAll(/[\u00a0\u202f]/g, " ");

await site.espace("monts", "ctg");
await site.espace("mers", "ctg-x");
const agent = await site.compte("agent", [{ espace: "monts", role: "agentGuichet" }]);
const elu = await site.compte("elu", [{ espace: "monts", role: "elu" }]);
const etranger = await site.compte("etranger", [{ espace: "mers", role: "agentGuichet" }]);

let brouillon = "";
const versionDe = async () => {
  const [derniere] = await site.dans(ICI, (db) => listReglements(db, ICI));
  return `${derniere?.version ?? 0}`;
};

const CRITERE = { code: "quartier", libelle: "Quartier prioritaire", fait: "situation", type: "booleen", points: "15" };

beforeAll(async () => {
  const ouvert = await agent.post(BASE);
  brouillon = ouvert.headers.get("location") ?? "";
});

describe("écrire un brouillon", () => {
  test("il part du modèle, et reste seul", async () => {
    expect(await lire(await agent.get(brouillon))).toContain("Un seul parent au foyer");
    expect((await agent.post(BASE)).status).toBe(422);
  });

  test("qui ne le tient pas ne sait pas qu’il existe ; un autre espace non plus", async () => {
    expect((await elu.get(brouillon)).status).toBe(404);
    expect(await lire(await elu.get(BASE))).toContain("Aucun règlement");
    expect((await elu.post(BASE)).status).toBe(403);
    expect((await etranger.get(brouillon)).status).toBe(404);
    expect((await etranger.post(`${brouillon}/criteres`, { ...CRITERE, version: "1" })).status).toBe(404);
  });

  test("un critère s’ajoute, se change, s’ôte", async () => {
    const criteres = `${brouillon}/criteres`;
    expect((await agent.post(criteres, { ...CRITERE, version: await versionDe() })).status).toBe(303);
    expect((await agent.post(criteres, { ...CRITERE, version: await versionDe() })).status).toBe(422);
    const change = { ...CRITERE, points: "−25", version: await versionDe() };
    expect((await agent.post(`${criteres}/quartier`, change)).status).toBe(303);
    expect(await lire(await agent.get(brouillon))).toContain("−25");
    const traduit = { libelle_en: "Priority area", structures: "nulle-part" };
    const refus = await agent.post(`${criteres}/quartier`, { ...change, ...traduit, version: await versionDe() });
    expect(refus.status).toBe(422);
    const interdit = { libelle_en: "Religion of the parents", version: await versionDe() };
    expect((await agent.post(`${criteres}/quartier`, { ...change, ...interdit })).status).toBe(422);
    const dite = { libelle_en: "Priority area", version: await versionDe() };
    expect((await agent.post(`${criteres}/quartier`, { ...change, ...dite })).status).toBe(303);
    expect(await lire(await agent.get(`${criteres}/quartier`))).toContain('value="Priority area"');
    expect((await agent.post(`${criteres}/quartier`, change)).status).toBe(409);
    expect((await agent.post(`${criteres}/quartier/retrait`, { version: await versionDe() })).status).toBe(303);
    expect((await agent.get(`${criteres}/quartier`)).status).toBe(404);
  });

  test.each([
    ["libelle", "Nationalité française"],
    ["code", "sexeEnfant"],
    ["description", "Pour que filles et garçons soient autant."],
    ["piece", "Certificat médical"],
  ])(
    "GUI-200 : un critère interdit par son champ « %s » est refusé à la saisie, ce qui fut tapé gardé",
    async (champ, dit) => {
      const envoi = { ...CRITERE, [champ]: dit, version: await versionDe() };
      const refuse = await agent.post(`${brouillon}/criteres`, envoi);
      expect(refuse.status).toBe(422);
      const page = await lire(refuse);
      expect(page).toContain(`href="#${champ}"`);
      expect(page).toContain(dit);
    },
  );

  test.each([
    [{ type: "echelle", tranches: "" }, "tranches"],
    [{ type: "echelle", tranches: "beaucoup" }, "tranches"],
    [{ type: "parUnite", unite: "mois", maximum: "0" }, "maximum"],
    [{ type: "expert", minimum: "9", maximum: "3" }, "minimum"],
    [{ fait: "commune", communes: "Nulle-Part-les-Bains" }, "communes"],
    [{ points: "2,5" }, "points"],
  ])("un barème qui ne se tient pas montre sa faute : %j", async (plus, champ) => {
    const envoi = { ...CRITERE, ...plus, version: await versionDe() };
    const refuse = await agent.post(`${brouillon}/criteres`, envoi as Record<string, string>);
    expect(refuse.status).toBe(422);
    expect(await lire(refuse)).toContain(`href="#${champ}"`);
  });

  test("une section se lit ligne par ligne, une faute garde tout", async () => {
    const version = await versionDe();
    const faux = { version, "0-nom": "Unique", "0-mois": "13", "0-de": "1", "0-a": "12" };
    expect((await agent.post(`${brouillon}/calendrier`, faux)).status).toBe(422);
    const interdit = { version, "0-libelle": "Baptisés", "0-plafond": "", "0-meilleur": "non" };
    expect(await lire(await agent.post(`${brouillon}/groupes`, interdit))).toContain("La religion");
    const reserve = {
      "0-libelle": "Urgence",
      "0-genre": "nombre",
      "0-nombre": "1",
      "0-droit": "urgence",
      "0-autre": "",
    };
    expect((await agent.post(`${brouillon}/reserves`, { version, ...reserve, "0-acces": "ayantsDroit" })).status).toBe(
      303,
    );
    expect(await lire(await agent.get(brouillon))).toContain("1 place par structure");
    const condition = { "0-libelle": "Avoir l’âge", "0-genre": "ageMin", "0-mois": "", "0-situation": "" };
    expect((await agent.post(`${brouillon}/conditions`, { version: await versionDe(), ...condition })).status).toBe(
      422,
    );
    expect((await agent.get(`${brouillon}/conditions`)).status).toBe(200);
  });

  test("le cadre se change, ses bornes se disent", async () => {
    const cadre = {
      titre: "Règlement d’attribution",
      anciennete: "depot",
      ordreReserves: "ensuite",
      confirmation: "0",
    };
    const envoi = async (delaiReponse: string) =>
      agent.post(`${brouillon}/cadre`, { ...cadre, delaiReponse, version: await versionDe() });
    expect((await envoi("0")).status).toBe(422);
    expect((await envoi("91")).status).toBe(422);
    expect((await envoi("15")).status).toBe(303);
    expect(await lire(await agent.get(brouillon))).toContain("a 15 jours pour répondre");
  });
});

describe("publier", () => {
  const publication = async (depuis: string) =>
    agent.post(`${brouillon}/publication`, { depuis, acte: "Délibération 12", version: await versionDe() });

  test("GUI-202 : incomplet ou daté du passé, il ne se publie pas", async () => {
    expect(await lire(await publication("2026-11-20"))).toContain("Ce jour est passé");
    expect(await lire(await publication("2026-11-21"))).toContain("aucune commune");
  });

  test("GUI-202 : publié, il ne change plus, ni par une page, ni par la base", async () => {
    const residence = {
      code: "residence",
      libelle: "Habiter le territoire",
      fait: "commune",
      communes: "Mende",
      type: "booleen",
      points: "50",
    };
    expect(
      (await agent.post(`${brouillon}/criteres/residence`, { ...residence, version: await versionDe() })).status,
    ).toBe(303);
    expect((await publication("2026-12-01")).status).toBe(303);
    expect((await agent.get(`${brouillon}/cadre`)).status).toBe(409);
    expect((await agent.post(`${brouillon}/abandon`, { version: await versionDe() })).status).toBe(409);
    await expect(site.dans(ICI, (db) => sql`update guichet_reglement set titre = 'autre'`.execute(db))).rejects.toThrow(
      "ne change plus",
    );
    expect(await site.dans(ICI, (db) => getReglementPublie(db, ICI, "2026-11-30"))).toBeUndefined();
    expect(await site.dans(ICI, (db) => getReglementPublie(db, ICI, "2026-12-01"))).toMatchObject({ numero: 1 });
    expect(await lire(await elu.get(brouillon))).toContain("Délibération 12");
  });

  test("la version suivante part de celle-là, et se quitte après confirmation", async () => {
    const suivante = (await agent.post(BASE)).headers.get("location") ?? "";
    expect(await lire(await agent.get(suivante))).toContain("version 2");
    expect(await lire(await agent.get(`${suivante}/abandon`))).toContain("seront perdus");
    expect((await agent.post(`${suivante}/abandon`, { version: "1" })).status).toBe(303);
    expect((await agent.get(suivante)).status).toBe(404);
  });
});

test("le public lit le règlement qui s’applique, dès que l’accueil des familles est ouvert, et seulement celui-là", async () => {
  const publique = "/espaces/monts/place/reglement";
  expect((await site.personne.get(publique)).status).not.toBe(200);
  await site.base.updateTable("acces_espace").set({ guichet: "ouvert" }).where("id", "=", "monts").execute();
  expect((await site.personne.get(publique)).status).toBe(404);
  const publie = { id: "p", numero: 9, titre: "Règlement d’ici", etat: "publie", acte: "D", version: 1 } as const;
  const jours = { depuis: "2026-11-01", publieLe: "2026-11-01" } as const;
  await site.dans(ICI, (db) => insertReglement(db, ICI, { ...publie, ...jours, contenu: MODELE_REGLEMENT }));
  const page = await lire(await site.personne.get(publique));
  expect(page).toContain("Règlement d’ici");
  expect(page).toContain("art. L. 311-3-1");
  expect((await site.personne.get("/espaces/mers/place/reglement")).status).not.toBe(200);
});
