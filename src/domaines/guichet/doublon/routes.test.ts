import { afterAll, beforeAll, expect, test } from "vitest";
import { instantDe } from "#commun/jour.ts";
import { perimetreDe, testSite } from "../../../../tests/app.ts";
import { insertFamilles } from "../demande/famille/store.ts";
import type { Demande, Famille } from "../demande/model.ts";
import { familleVide, nouvelleDemande } from "../demande/rules.ts";
import { getDemande, insertDemandes } from "../demande/store.ts";
import { listDoublons } from "./store.ts";

const site = await testSite(); // le 21 novembre 2026
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
const BASE = "/espaces/monts/guichet/doublons";
const LE = instantDe("2026-01-05T09:00:00Z");
const lire = async (reponse: Response) => (await reponse.text()).replaceAll(/[\u00a0\u202f]/g, " ");

await site.espace("monts", "ctg");
await site.espace("mers", "ctg-x");
const agent = await site.compte("agent", [{ espace: "monts", role: "agentGuichet" }]);
const chargee = await site.compte("chargee", [{ espace: "monts", role: "chargeCooperation" }]);
const etranger = await site.compte("etranger", [{ espace: "mers", role: "agentGuichet" }]);

const famille = (id: string, plus: Partial<Famille>): Famille => ({ ...familleVide(id, LE), ...plus });
const demande = (id: string, rang: number, plus: Partial<Demande>): Demande => ({
  ...nouvelleDemande({ id, famille: `f-${id}`, le: LE }),
  etat: "enAttente",
  numero: `2026-0000${rang}`,
  commune: "48095",
  attendDepuis: "2026-02-01",
  deposeeLe: "2026-02-01",
  enfant: { prenom: "Léonie", nom: "Durand", naissance: "2026-03-12", terme: null },
  ...plus,
});

const AWA = { prenom: "Awa", nom: "Durand", courriel: "awa@exemple.fr" };

beforeAll(async () => {
  const lot = [
    { demande: demande("a", 1, {}), famille: famille("f-a", AWA) },
    {
      demande: demande("b", 2, {
        modes: ["individuel"],
        attendDepuis: "2026-01-10",
        enfant: { prenom: "Leonie", nom: "DURAND", naissance: "2026-03-12", terme: null },
      }),
      famille: famille("f-b", { ...AWA, prenom: "Durand", nom: "Awa", courriel: null }),
    },
    {
      demande: demande("j", 3, { enfant: { prenom: "Gabriel", nom: "Durand", naissance: "2026-03-12", terme: null } }),
      famille: famille("f-j", AWA),
    },
  ];
  await site.dans(ICI, (db) =>
    insertFamilles(
      db,
      ICI,
      lot.map((un) => un.famille),
    ),
  );
  await site.dans(ICI, (db) => insertDemandes(db, ICI, lot));
});

const relire = (id: string) => site.dans(ICI, (db) => getDemande(db, ICI, id));
const FUSION = { gardee: "a", versionUn: "1", versionAutre: "1", modes: "lesDeux", anciennete: "absorbee" };

test("l’agent voit la paire, jamais le jumeau ; les autres rôles et les autres espaces ne voient rien", async () => {
  const page = await lire(await agent.get(BASE));
  expect(page).toContain("2026-00001");
  expect(page).toContain("même date de naissance");
  expect(page).not.toContain("Gabriel");
  expect((await chargee.get(BASE)).status).toBe(403);
  expect((await etranger.get(`${BASE}/a/b`)).status).toBe(404);
  expect((await etranger.post(`${BASE}/a/b/fusion`, FUSION)).status).toBe(404);
});

test("côte à côte, chaque bloc dit ses deux valeurs ; on peut garder l’autre", async () => {
  const page = await lire(await agent.get(`${BASE}/b/a?gardee=b`));
  expect(page).toContain("Reste : 2026-00002");
  expect(page).toContain("Assistante maternelle");
  expect((await agent.get(`${BASE}/a/inconnue`)).status).toBe(404);
  expect((await agent.get(`${BASE}/a/a`)).status).toBe(404);
});

test("GUI-223 : réunies en choisissant, une seule reste ; GUI-224 : défaites, chacune se retrouve", async () => {
  expect((await agent.post(`${BASE}/a/b/fusion`, { ...FUSION, versionAutre: "7" })).status).toBe(409);
  expect((await agent.post(`${BASE}/a/b/fusion`, FUSION)).status).toBe(303);
  expect(await relire("a")).toMatchObject({
    etat: "enAttente",
    modes: ["collectif", "individuel"],
    attendDepuis: "2026-01-10",
  });
  expect(await relire("b")).toMatchObject({ etat: "retiree", faits: { motif: "doublon" } });
  expect(await lire(await agent.get(BASE))).toContain("Aucune paire à juger");
  const [fusion] = await site.dans(ICI, (db) => listDoublons(db, ICI));
  const retour = `${BASE}/${fusion?.id}/retour`;
  expect((await chargee.post(retour, { version: "1" })).status).toBe(403);
  expect((await agent.post(retour, { version: "1" })).status).toBe(303);
  expect((await agent.post(retour, { version: "2" })).status).toBe(422);
  expect(await relire("a")).toMatchObject({ modes: ["collectif"], attendDepuis: "2026-02-01" });
  expect(await relire("b")).toMatchObject({ etat: "enAttente", faits: {} });
  const page = await lire(await agent.get(BASE));
  expect(page).toContain("Décision défaite");
  expect(page).toContain("même prénom");
});

test("une paire écartée ne se propose plus, jusqu’à ce que l’on y revienne", async () => {
  expect((await agent.post(`${BASE}/a/b/ecart`, { motif: "Cousines" })).status).toBe(303);
  const page = await lire(await agent.get(BASE));
  expect(page).toContain("Cousines");
  expect(page).toContain("Aucune paire à juger");
  expect((await agent.post(`${BASE}/a/b/ecart`)).status).toBe(409);
  const [ecart] = await site.dans(ICI, (db) => listDoublons(db, ICI));
  expect((await agent.post(`${BASE}/${ecart?.id}/retour`, { version: "1" })).status).toBe(303);
  expect(await lire(await agent.get(BASE))).toContain("Force");
});
