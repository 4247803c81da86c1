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
const elu = await site.compte("elu", [{ espace: "monts", role: "elu" }]);
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
  expect(await litLesNotes(elu)).toEqual([]);
  expect(await (await lectrice.get(`${REUNION}/releve`)).text()).toContain("n’est pas encore approuvé");
  expect((await nadege.post(`${REUNION}/releve/approbation`, { version: "2" })).status).toBe(303);
  expect(await litLesNotes(lectrice)).toEqual([PAGES[1], PAGES[2]]);
});

test("GOUV-168 : qui a présidé et qui a écrit lisent le projet, dit tel ; un homonyme, une autre personne, non", async () => {
  const reunion = { id: "r0", titre: "Copil d’automne", le: "2026-11-20", debut: "14:00", duree: "60" };
  expect((await nadege.post(`${INSTANCE}/reunions`, reunion)).status).toBe(303);
  const [membre, point] = [newId(), newId()];
  const adresse = "elu@exemple.fr";
  const maire = { id: membre, nom: "ELU", college: "Communes", voix: "deliberative", courriel: adresse };
  expect((await nadege.post(`${INSTANCE}/membres`, maire)).status).toBe(303);
  const r0 = `${INSTANCE}/reunions/r0`;
  expect((await nadege.post(`${r0}/points`, { id: point, titrePoint: "Le local", attendu: "avis" })).status).toBe(303);
  const tenir = async (preside: string, version: number) =>
    nadege.post(`${r0}/tenue`, {
      version: `${version}`,
      preside,
      [`quoi-${membre}`]: "present",
      [`conclusion-${point}`]: SECRET,
    });
  const lit = async (qui: Visiteur) =>
    (await (await qui.get(`${r0}/releve`)).text()).replaceAll(/[\u00a0\u202f]/g, " ");
  expect((await tenir("Quelqu’un d’autre", 1)).status).toBe(303);
  expect(await lit(elu)).not.toContain(SECRET);
  expect((await tenir("elu", 2)).status).toBe(303);
  expect(await lit(elu)).toContain(SECRET);
  expect(await lit(elu)).toContain("Projet, non approuvé");
  expect(await lit(lectrice)).not.toContain(SECRET);
  expect(await (await elu.get(r0)).text()).toContain("Lire le projet de relevé");
  expect(await (await lectrice.get(r0)).text()).not.toContain(`${r0}/releve"`);
  expect((await elu.post(`${r0}/releve/approbation`, { version: "3" })).status).toBe(403);
});

test("GOUV-168 : le dossier de la réunion d’après ne redit un relevé non approuvé qu’à qui tenait la réunion, comme projet", async () => {
  const suivante = { id: "r2", titre: "Copil de printemps", le: "2027-03-10", debut: "14:00", duree: "60" };
  const r0 = `${INSTANCE}/reunions/r0`;
  const dossier = async (qui: Visiteur) =>
    (await (await qui.get(`${BASE}/documents/apercu?genre=dossierSeance&reunion=r2`)).text()).replaceAll(
      /[\u00a0\u202f]/g,
      " ",
    );
  const instance = { id: "autre", nature: "cotech", nom: "Cotech", decide: "1", frequence: "2", quorum: "aucun" };
  expect((await nadege.post(`${BASE}/instances`, instance)).status).toBe(303);
  expect((await nadege.post(`${INSTANCE}/reunions`, suivante)).status).toBe(303);
  // r1, approved, is the meeting just before: its conclusion is said to all
  expect(await dossier(lectrice)).toContain("Avis pris.");
  const r3 = { id: "r3", titre: "Copil exceptionnel", le: "2026-11-21", debut: "18:00", duree: "60" };
  expect((await nadege.post(`${INSTANCE}/reunions`, r3)).status).toBe(303);
  const point = newId();
  const ici = `${INSTANCE}/reunions/r3`;
  expect((await nadege.post(`${ici}/points`, { id: point, titrePoint: "Le bail", attendu: "avis" })).status).toBe(303);
  const attendus = [...(await (await nadege.get(`${ici}/tenue`)).text()).matchAll(/name="quoi-([\w-]+)"/g)];
  const presents = Object.fromEntries(attendus.map(([, id]) => [`quoi-${id}`, "present"]));
  const note = { version: "1", preside: "elu", ...presents, [`conclusion-${point}`]: "Le bail attendra." };
  expect((await nadege.post(`${ici}/tenue`, note)).status).toBe(303);
  for (const [qui, lu] of [
    [lectrice, false],
    [elu, true],
    [nadege, true],
  ] as const) {
    const texte = await dossier(qui);
    expect([texte.includes("Le bail attendra."), texte.includes("Projet, non approuvé")]).toEqual([lu, lu]);
    expect(texte).not.toContain("Avis pris.");
  }
  expect((await nadege.post(`${ici}/releve/approbation`, { version: "2" })).status).toBe(303);
  expect(await dossier(lectrice)).toContain("Le bail attendra.");
  expect(await dossier(lectrice)).not.toContain("Projet, non approuvé");
  expect((await lectrice.get(r0)).status).toBe(200);
});
