import { afterAll, expect, test } from "vitest";
import { newId } from "#platform/ids.ts";
import { BILAN, ICI, lire, mondeDesBilans } from "../../../../tests/bilans.ts";
import { listPoints } from "./store.ts";

const { site, nadege } = await mondeDesBilans();
afterAll(() => site.engine.close());
const INSTANCE = "/conventions/ctg/instances/copil";
const REUNION = `${INSTANCE}/reunions/r1`;
const points = () => site.dans(ICI, (tx) => listPoints(tx, ICI, "r1"));

test("GOUV-43 : le même bilan inscrit par deux mains à la fois, ou deux fois de suite, n’est qu’une fois à l’ordre du jour", async () => {
  const instance = { id: "copil", nature: "copil", nom: "Copil", decide: "1", frequence: "2", quorum: "aucun" };
  expect((await nadege.post("/conventions/ctg/instances", instance)).status).toBe(303);
  const reunion = { id: "r1", titre: "Copil", le: "2026-12-10", debut: "14:00", duree: "60" };
  expect((await nadege.post(`${INSTANCE}/reunions`, reunion)).status).toBe(303);
  expect(await lire(await nadege.get(REUNION))).toContain(BILAN.titre);
  const coche = { propositions: `bilan /conventions/ctg/bilans/${BILAN.id}` };
  const deux = await Promise.all([1, 2, 3].map(() => nadege.post(`${REUNION}/points/inscrits`, coche)));
  expect(deux.map(({ status }) => status)).toEqual([303, 303, 303]);
  expect((await nadege.post(`${REUNION}/points/inscrits`, coche)).status).toBe(303);
  expect((await points()).map(({ titre, rang }) => [titre, rang])).toEqual([[BILAN.titre, 0]]);
});

test("GOUV-169 : deux décisions n’adoptent pas le même bilan à la fois ; la même, renvoyée, reste une", async () => {
  const dite = { genre: "validation", objet: "Adopter le bilan", instance: "Copil", le: "2026-11-12", bilan: BILAN.id };
  const deux = [newId(), newId()];
  const reponses = await Promise.all(deux.map((id) => nadege.post("/conventions/ctg/decisions", { ...dite, id })));
  expect(reponses.map(({ status }) => status).toSorted()).toEqual([303, 422]);
  const refusee = reponses.find(({ status }) => status === 422);
  expect(await lire(refusee as Response)).toContain("une autre décision du registre l’adopte déjà");
  const prise = deux[reponses.findIndex(({ status }) => status === 303)] ?? "";
  expect((await nadege.post("/conventions/ctg/decisions", { ...dite, id: prise })).status).toBe(303);
});

test("GOUV-130 : une instance qui ne rend pas de décision n’offre et n’inscrit qu’un avis ou une information", async () => {
  const instance = { id: "strategique", nature: "comiteStrategique", nom: "Costrat", frequence: "1", quorum: "aucun" };
  expect((await nadege.post("/conventions/ctg/instances", instance)).status).toBe(303);
  const ici = "/conventions/ctg/instances/strategique/reunions/r2";
  const reunion = { id: "r2", titre: "Costrat", le: "2026-11-12", debut: "14:00", duree: "60" };
  expect((await nadege.post("/conventions/ctg/instances/strategique/reunions", reunion)).status).toBe(303);
  const page = await lire(await nadege.get(`${ici}/tenue`));
  expect([page.includes("ne rend pas de décision"), page.includes('value="abandon"')]).toEqual([true, false]);
  const dite = { seance: "r2", objet: "Avancer le relais", le: "2026-11-12" };
  const statut = async (genre: string) =>
    (await nadege.post("/conventions/ctg/decisions", { ...dite, genre, id: newId() })).status;
  expect([await statut("validation"), await statut("avis"), await statut("information")]).toEqual([422, 303, 303]);
});
