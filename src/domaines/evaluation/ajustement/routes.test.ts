import { afterAll, expect, test } from "vitest";
import { newId } from "#platform/ids.ts";
import { ADOPTE, BILAN, ICI, lire, mondeDesBilans } from "../../../../tests/bilans.ts";
import { updateBilan } from "../bilan/store.ts";
import { insertAjustement, listAjustements } from "./store.ts";

const { site, fiche, nadege, elue, lectrice, etrangere } = await mondeDesBilans();
afterAll(() => site.engine.close());
const BILANS = "/conventions/ctg/bilans";
const ICI_MEME = `${BILANS}/${BILAN.id}/ajustements`;
const lus = () => site.dans(ICI, (tx) => listAjustements(tx, ICI, [BILAN]));
const SIGNIFICATIF = { texte: "Ouvrir deux communes", classe: "significatif", version: "0" };

test("un ajustement significatif s’ajoute une fois, propose un avenant, se corrige et se retire", async () => {
  const envoi = { ...SIGNIFICATIF, id: newId(), fiches: `${fiche}\nfiche-inconnue` };
  expect((await nadege.post(ICI_MEME, envoi)).status).toBe(303);
  expect((await nadege.post(ICI_MEME, envoi)).status).toBe(303);
  const [un, ...autres] = await lus();
  expect([un?.fiches, autres]).toEqual([[fiche], []]);
  const avenants = await lire(await lectrice.get(`${BILANS}/avenants`));
  expect([avenants.includes("Ouvrir deux communes"), avenants.includes("PE1 · Crèche de montagne")]).toEqual([
    true,
    true,
  ]);
  expect(await lire(await lectrice.get(`${BILANS}/${BILAN.id}`))).toContain("Avenant proposé");
  const corrige = { ...SIGNIFICATIF, texte: "Décaler", classe: "mineur", version: "1" };
  expect((await nadege.get(`${ICI_MEME}/${envoi.id}`)).status).toBe(200);
  expect((await nadege.post(`${ICI_MEME}/${envoi.id}`, corrige)).status).toBe(303);
  expect((await nadege.post(`${ICI_MEME}/${envoi.id}`, corrige)).status).toBe(409);
  expect(await lire(await lectrice.get(`${BILANS}/avenants`))).toContain("Aucun bilan ne propose d’avenant");
  expect((await elue.post(`${ICI_MEME}/${envoi.id}`, corrige)).status).toBe(403);
  expect((await etrangere.post(`${ICI_MEME}/${envoi.id}`, corrige)).status).toBe(404);
  expect((await elue.post(`${ICI_MEME}/${envoi.id}/retrait`)).status).toBe(403);
  expect((await etrangere.post(`${ICI_MEME}/${envoi.id}/retrait`)).status).toBe(404);
  expect((await nadege.post(`${ICI_MEME}/${envoi.id}/retrait`)).status).toBe(303);
  expect((await nadege.post(`${ICI_MEME}/${envoi.id}/retrait`)).status).toBe(303); // a second click
  expect(await lus()).toEqual([]);
});

test("un ajustement vide revient avec ses cases ; un autre rôle, un autre lieu n’en prennent pas", async () => {
  const vide = await nadege.post(ICI_MEME, { texte: " ", classe: "significatif", fiches: fiche });
  const page = await lire(vide);
  expect([vide.status, page.includes("Dites ce que l’on ajuste"), page.includes("checked")]).toEqual([422, true, true]);
  expect((await nadege.post(ICI_MEME, { texte: "Un", classe: "enorme" })).status).toBe(422);
  expect((await elue.post(ICI_MEME, SIGNIFICATIF)).status).toBe(403);
  expect((await etrangere.post(ICI_MEME, SIGNIFICATIF)).status).toBe(404);
});

test("un ajustement tapé quand le bilan fut adopté se retrouve, le suivant aussi, une fois chacun", async () => {
  const bilan = `${BILANS}/${ADOPTE.id}`;
  expect((await nadege.get(`${bilan}/ajustements`)).status).toBe(409);
  for (const texte of ["Ouvrir deux communes", "Ouvrir deux communes", "Décaler d’un an"]) {
    const tard = await nadege.post(`${bilan}/ajustements`, { ...SIGNIFICATIF, texte });
    expect([tard.status, (await lire(tard)).includes(texte)]).toEqual([409, true]);
  }
  expect(await lire(await nadege.get(bilan))).toContain(`href="${bilan}/ajustements"`);
  const reste = await lire(await nadege.get(`${bilan}/ajustements`));
  expect([reste.split("Ouvrir deux communes").length, reste.includes("Décaler d’un an")]).toEqual([2, true]);
  expect((await elue.get(`${bilan}/ajustements`)).status).toBe(403);
});

test("la correction d’un ajustement, tapée quand le bilan fut adopté, se reprend comme une correction, jamais comme un ajout", async () => {
  const bilan = `${BILANS}/${ADOPTE.id}`;
  expect((await nadege.post(`${BILANS}/${ADOPTE.id}/brouillons/ajuster/ecart`)).status).toBe(303);
  const jadis = { id: "jadis", bilan: ADOPTE.id, texte: "Ouvrir une commune", classe: "mineur" as const };
  await site.dans(ICI, (tx) => insertAjustement(tx, ICI, ADOPTE, { ...jadis, fiches: [], ordre: 0, version: 1 }));
  const corrige = { texte: "Ouvrir trois communes", classe: "significatif", version: "1" };
  for (const texte of ["Ouvrir deux communes", corrige.texte])
    expect((await nadege.post(`${bilan}/ajustements/jadis`, { ...corrige, texte })).status).toBe(409);

  await site.dans(ICI, (tx) =>
    updateBilan(tx, ICI, { avant: ADOPTE, apres: { ...ADOPTE, etat: BILAN.etat }, action: "reprise" }),
  );
  const liste = await lire(await nadege.get(`${bilan}/ajustements`));
  expect(liste).toContain("Reprendre votre correction");
  expect(liste).not.toContain(corrige.texte);
  const page = await lire(await nadege.get(`${bilan}/ajustements/jadis`));
  expect([page.includes(corrige.texte), page.includes("Ouvrir deux communes")]).toEqual([true, false]);
  expect((await nadege.post(`${bilan}/ajustements/jadis`, corrige)).status).toBe(303);
  const siens = await site.dans(ICI, (tx) => listAjustements(tx, ICI, [ADOPTE]));
  expect(siens.map(({ id, texte }) => [id, texte])).toEqual([["jadis", corrige.texte]]);
  expect(await lire(await nadege.get(`${bilan}/ajustements`))).not.toContain("Reprendre votre correction");
});
