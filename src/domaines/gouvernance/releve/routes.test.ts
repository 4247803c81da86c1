import { afterAll, expect, test } from "vitest";
import { insertConvention } from "#domaines/convention/index.ts";
import { newId } from "#platform/ids.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";

const site = await testSite(() => new Date("2026-11-21T09:00:00Z"));
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
const BASE = "/conventions/ctg";
const INSTANCE = `${BASE}/instances/copil`;
const REUNION = `${INSTANCE}/reunions/r1`;
await site.espace("monts", "ctg");
const vide = { titre: "CTG", caf: null, debut: null, fin: null, perimetre: ["15014"] };
await site.dans(ICI, (tx) => insertConvention(tx, ICI, "ctg", vide));
const nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
const lectrice = await site.compte("lectrice", [{ espace: "monts", role: "lecteur" }]);

const SECRET = "Le maire hésite encore";
const PAGES = [
  REUNION,
  `${REUNION}/releve`,
  ...["releve", "dossierSeance", "emargement"].map((genre) => `${BASE}/documents/apercu?genre=${genre}&reunion=r1`),
];

/** Les pages d'une réunion où cette personne lit ce qui y fut noté. */
async function litLesNotes(qui: Visiteur): Promise<string[]> {
  const lues: string[] = [];
  for (const page of PAGES) {
    const reponse = await qui.get(page);
    expect([page, reponse.status]).toEqual([page, 200]);
    if ((await reponse.text()).includes(SECRET)) lues.push(page);
  }
  return lues;
}

test("ce qui s’est noté en réunion n’est qu’à qui la conduit tant que le relevé n’est pas approuvé", async () => {
  const instance = { id: "copil", nature: "copil", nom: "Copil", decide: "1", frequence: "2", quorum: "aucun" };
  expect((await nadege.post(`${BASE}/instances`, instance)).status).toBe(303);
  const [membre, point] = [newId(), newId()];
  const maire = { id: membre, nom: "Une maire", college: "Communes", voix: "deliberative" };
  expect((await nadege.post(`${INSTANCE}/membres`, maire)).status).toBe(303);
  const reunion = { id: "r1", titre: "Copil d’hiver", le: "2026-11-21", debut: "14:00", duree: "60" };
  expect((await nadege.post(`${INSTANCE}/reunions`, reunion)).status).toBe(303);
  expect((await nadege.post(`${REUNION}/points`, { id: point, titrePoint: "Le local", attendu: "avis" })).status).toBe(
    303,
  );
  const note = {
    version: "1",
    [`quoi-${membre}`]: "present",
    [`notes-${point}`]: SECRET,
    [`conclusion-${point}`]: "Avis pris.",
  };
  expect((await nadege.post(`${REUNION}/tenue`, note)).status).toBe(303);
  expect(await litLesNotes(nadege)).toEqual([PAGES[1], PAGES[2]]);
  expect(await litLesNotes(lectrice)).toEqual([]);
  expect(await (await lectrice.get(`${REUNION}/releve`)).text()).toContain("n’est pas encore approuvé");
  expect((await nadege.post(`${REUNION}/releve/approbation`, { version: "2" })).status).toBe(303);
  expect(await litLesNotes(lectrice)).toEqual([PAGES[1], PAGES[2]]);
});
