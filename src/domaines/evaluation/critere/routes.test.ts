import { afterAll, expect, test } from "vitest";
import { ADOPTE, BILAN, ICI, lire, mondeDesBilans } from "../../../../tests/bilans.ts";
import { updateBilan } from "../bilan/store.ts";
import { listNotes } from "./store.ts";

const { site, nadege, elue, lectrice, etrangere } = await mondeDesBilans();
afterAll(() => site.engine.close());
const NOTES = `/conventions/ctg/bilans/${BILAN.id}/notes`;
const notes = () => site.dans(ICI, (tx) => listNotes(tx, ICI, BILAN));

test("chacun note pour soi, et reprend sa note sans toucher à celle des autres", async () => {
  expect(
    (await nadege.post(NOTES, { "moyens-niveau": "fragile", "moyens-commentaire": "Un demi-poste." })).status,
  ).toBe(303);
  expect((await elue.post(NOTES, { "moyens-niveau": "solide", "coherence-niveau": "sansAvis" })).status).toBe(303);
  expect((await elue.post(NOTES, { "moyens-niveau": "satisfaisant" })).status).toBe(303);
  expect((await notes()).map(({ auteur, critere, niveau }) => [auteur, critere, niveau])).toEqual([
    ["Personne elue", "moyens", "satisfaisant"],
    ["Personne nadege", "moyens", "fragile"],
  ]);
  const page = await lire(await lectrice.get(`/conventions/ctg/bilans/${BILAN.id}?ouvert=criteres`));
  expect(page).toContain("Personne nadege : Fragile.");
  expect(await lire(await elue.get(NOTES))).toMatch(/value="satisfaisant" checked/);
});

test("un commentaire sans niveau revient, avec ce qui fut tapé", async () => {
  const reponse = await elue.post(NOTES, { "moyens-commentaire": "Trop peu de monde" });
  const page = await lire(reponse);
  expect([reponse.status, page.includes("Donnez un niveau"), page.includes("Trop peu de monde")]).toEqual([
    422,
    true,
    true,
  ]);
});

test("qui ne fait que lire ne note pas, d’ailleurs rien n’existe", async () => {
  const note = { "moyens-niveau": "solide" };
  expect((await lectrice.post(NOTES, note)).status).toBe(403);
  expect((await lectrice.get(NOTES)).status).toBe(403);
  expect((await etrangere.post(NOTES, note)).status).toBe(404);
});

test("qui notait quand le bilan fut adopté retrouve son avis, la page dit où ; reprise, la relecture le propose", async () => {
  const bilan = `/conventions/ctg/bilans/${ADOPTE.id}`;
  expect((await elue.get(`${bilan}/notes`)).status).toBe(409);
  const tard = await elue.post(`${bilan}/notes`, { "moyens-niveau": "fragile", "moyens-commentaire": "Un demi-poste" });
  const page = await lire(tard);
  expect([tard.status, page.includes("Un demi-poste"), page.includes("gardé en brouillon, ici même")]).toEqual([
    409,
    true,
    true,
  ]);
  expect(await lire(await elue.get(bilan))).toContain(`href="${bilan}/notes"`);
  expect(await lire(await nadege.get(bilan))).not.toContain("Votre brouillon");
  expect(await lire(await elue.get(`${bilan}/notes`))).toContain("Un demi-poste");
  await site.dans(ICI, (tx) =>
    updateBilan(tx, ICI, { avant: ADOPTE, apres: { ...ADOPTE, etat: "relecture", instance: null, adopteLe: null } }),
  );
  expect(await lire(await elue.get(`${bilan}/notes`))).toMatch(/value="fragile" checked[^]*Un demi-poste/);
  expect((await elue.post(`${bilan}/notes`, { "moyens-niveau": "solide" })).status).toBe(303);
  expect(await lire(await elue.get(`${bilan}/notes`))).not.toContain("Un demi-poste");
});
