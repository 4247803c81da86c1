import { afterAll, beforeAll, expect, test } from "vitest";
import { instantDe } from "#commun/jour.ts";
import { perimetreDe, testSite } from "../../../../../tests/app.ts";
import { insertFamilles } from "../../demande/famille/store.ts";
import { familleVide, nouvelleDemande } from "../../demande/rules.ts";
import { getDemande, insertDemandes } from "../../demande/store.ts";
import { points } from "../bareme/rules.ts";
import { MODELE_REGLEMENT } from "../lexique.ts";
import { insertReglement } from "../store.ts";

const site = await testSite(); // le 21 novembre 2026
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
const AVIS = "/espaces/monts/guichet/demandes/d/avis";
const LE = instantDe("2026-01-05T09:00:00Z");

await site.espace("monts", "ctg");
await site.espace("mers", "ctg-x");
const agent = await site.compte("agent", [{ espace: "monts", role: "agentGuichet" }]);
const chargee = await site.compte("chargee", [{ espace: "monts", role: "chargeCooperation" }]);
const etranger = await site.compte("etranger", [{ espace: "mers", role: "agentGuichet" }]);

beforeAll(() =>
  site.dans(ICI, async (db) => {
    const famille = familleVide("f", LE);
    const demande = nouvelleDemande({ id: "d", famille: "f", le: LE });
    await insertFamilles(db, ICI, [famille]);
    await insertDemandes(db, ICI, [{ demande: { ...demande, etat: "enAttente", numero: "2026-00001" }, famille }]);
    const version = { id: "r", numero: 1, titre: "R", etat: "publie", acte: "D", version: 1 } as const;
    const jours = { depuis: "2026-01-01", publieLe: "2026-01-01" } as const;
    await insertReglement(db, ICI, { ...version, ...jours, contenu: MODELE_REGLEMENT });
  }),
);

const totalDe = () =>
  site.dans(ICI, async (db) => {
    const demande = await getDemande(db, ICI, "d");
    return points({ contenu: MODELE_REGLEMENT }, demande, "2026-11-21").total;
  });

const DIT = { critere: "accompagnement", points: "30", auteur: "Médecin de la PMI", motif: "Accueil à préparer" };

test.each([
  [{ points: "51" }, 422],
  [{ points: "beaucoup" }, 422],
  [{ auteur: " " }, 422],
  [{ motif: "" }, 422],
  [{ motif: "Enfant autiste" }, 422],
  [{ critere: "parentIsole" }, 404],
])("GUI-207 : un avis se refuse s’il dit %j", async (plus, attendu) => {
  expect((await agent.post(AVIS, { ...DIT, ...plus } as Record<string, string>)).status).toBe(attendu);
  expect(await totalDe()).toBe(0);
});

test("GUI-207 : signé, motivé, il compte ; ôté, il ne compte plus", async () => {
  expect((await agent.get(AVIS)).status).toBe(200);
  expect((await agent.post(AVIS, DIT)).status).toBe(303);
  expect(await totalDe()).toBe(30);
  expect((await agent.post(AVIS, { ...DIT, points: "50" })).status).toBe(303);
  expect(await totalDe()).toBe(50);
  expect(await (await agent.get(AVIS)).text()).toContain("Médecin de la PMI");
  expect((await agent.post(`${AVIS}/retrait`, { critere: "accompagnement" })).status).toBe(303);
  expect(await totalDe()).toBe(0);
});

test("il ne s’écrit que de qui instruit, dans son espace", async () => {
  expect((await chargee.post(AVIS, DIT)).status).toBe(403);
  expect((await etranger.post(AVIS, DIT)).status).toBe(404);
});
