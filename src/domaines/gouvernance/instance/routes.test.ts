import { afterAll, expect, test } from "vitest";
import { mondeDesBilans } from "../../../../tests/bilans.ts";

const { site, nadege, elue } = await mondeDesBilans();
afterAll(() => site.engine.close());
const INSTANCES = "/conventions/ctg/instances";
const ESSAI = {
  id: "essai",
  nature: "copil",
  nom: "Comité d’essai",
  parite: "1",
  decide: "1",
  presidence: "copilotee",
  frequence: "2",
  quorum: "majorite",
};

test("une instance supprimée deux fois reste supprimée, et ce qui n’a jamais été n’existe pas", async () => {
  const supprimer = (qui: typeof nadege, id: string) => qui.post(`${INSTANCES}/${id}/suppression`, { version: "1" });
  expect((await nadege.post(INSTANCES, ESSAI)).status).toBe(303);
  expect((await supprimer(nadege, "essai")).status).toBe(303);
  expect((await supprimer(nadege, "essai")).status).toBe(303); // a second click
  expect((await supprimer(elue, "essai")).status).toBe(403);
  expect((await supprimer(nadege, "jamais")).status).toBe(404);
});

test("une date proposée puis retirée deux fois est retirée", async () => {
  const reunion = `${INSTANCES}/copil/reunions/r1`;
  const seance = { id: "r1", titre: "Copil d’hiver", le: "", debut: "", duree: "120", version: "0" };
  expect((await nadege.post(INSTANCES, { ...ESSAI, id: "copil" })).status).toBe(303);
  expect((await nadege.post(`${INSTANCES}/copil/reunions`, seance)).status).toBe(303);
  const date = { id: "d1", dateLe: "2027-06-12", dateDebut: "14:00" };
  expect((await nadege.post(`${reunion}/dates`, date)).status).toBe(303);
  expect((await nadege.post(`${reunion}/dates/d1/retrait`)).status).toBe(303);
  expect((await nadege.post(`${reunion}/dates/d1/retrait`)).status).toBe(303); // a second click
  expect((await elue.post(`${reunion}/dates/d1/retrait`)).status).toBe(403);
});
