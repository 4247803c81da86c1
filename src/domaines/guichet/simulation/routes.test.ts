import { afterAll, beforeAll, expect, test } from "vitest";
import { testSite } from "../../../../tests/app.ts";
import { inscrire, inscrite, MONTS, ouvrirStructures } from "../../../../tests/commission.ts";
import { MODELE_REGLEMENT } from "../reglement/lexique.ts";
import type { Contenu, Critere, Reglement } from "../reglement/model.ts";
import { insertReglement } from "../reglement/store.ts";

const site = await testSite(); // le 21 novembre 2026
afterAll(() => site.engine.close());
const BASE = "/espaces/monts/guichet/simulation";
const lire = async (reponse: Response) => (await reponse.text()).replaceAll(/[\u00a0\u202f]/g, " ");

await site.espace("monts", "ctg");
await site.espace("mers", "loin");
const agent = await site.compte("agent", [{ espace: "monts", role: "agentGuichet" }]);
const chargee = await site.compte("chargee", [{ espace: "monts", role: "chargeCooperation" }]);
const elu = await site.compte("elu", [{ espace: "monts", role: "elu" }]);
const etranger = await site.compte("etranger", [{ espace: "mers", role: "agentGuichet" }]);

const critere = (code: string, points: number): Critere => ({
  code,
  libelle: `Critère ${code}`,
  description: "",
  groupe: null,
  piece: "",
  fait: "situation",
  communes: [],
  type: "booleen",
  points,
});

const contenu = (isole: number): Contenu => ({
  ...MODELE_REGLEMENT,
  groupes: [],
  reserves: [],
  departage: [],
  criteres: [critere("emploi", 10), critere("isole", isole)],
});

const publie: Reglement = {
  id: "publie",
  numero: 1,
  titre: "Règlement",
  etat: "publie",
  depuis: "2026-01-01",
  publieLe: "2026-01-01",
  acte: "Délibération",
  contenu: contenu(5),
  version: 1,
};

beforeAll(() =>
  site.dans(MONTS, async (db) => {
    await ouvrirStructures(db);
    await inscrire(db, [
      inscrite(1, ["a"], { situations: { emploi: true } }),
      inscrite(2, ["a"], { situations: { isole: true } }),
    ]);
    await insertReglement(db, MONTS, publie);
    const brouillon = { id: "b", numero: 2, etat: "brouillon", depuis: null, publieLe: null } as const;
    await insertReglement(db, MONTS, { ...publie, ...brouillon, contenu: contenu(20) });
  }),
);

const compter = async () =>
  Promise.all(
    (["guichet_commission", "journal_ligne", "guichet_demande"] as const).map(
      async (table) => (await site.base.selectFrom(table).selectAll().execute()).length,
    ),
  );

test("GUI-225 : un brouillon s’essaie sur ce qui attend, commune par commune et situation par situation ; rien ne s’écrit", async () => {
  const avant = await compter();
  const page = await lire(await agent.get(`${BASE}?reglement=b&seance=`));
  expect(page).toContain("<dt>Gagneraient une place</dt><dd>1</dd>");
  expect(page).toContain("<dt>Perdraient leur place</dt><dd>1</dd>");
  expect(page).toMatch(
    /Critère isole<\/th><td class="n">1<\/td><td class="n">1<\/td><td class="n">0<\/td><td class="n">1</,
  );
  expect(page).not.toMatch(/2026-000\d|Zoé|Nom\d/);
  expect(await compter()).toEqual(avant);
});

test("GUI-228 : la chargée, qui n’instruit pas, ne lit ni commune ni petit nombre", async () => {
  const page = await lire(await chargee.get(BASE));
  expect(page).toContain("secret (trop peu de familles)");
  expect(page).not.toContain("Par commune");
  expect(page).not.toMatch(/<dd>[1-4]<\/dd>/);
});

test("ne simule que qui tient le règlement, dans son espace", async () => {
  expect((await elu.get(BASE)).status).toBe(403);
  expect((await etranger.get(BASE)).status).toBe(404);
});
