import { afterAll, expect, test } from "vitest";
import { ADOPTE, BILAN, ICI, lire, mondeDesBilans } from "../../../../tests/bilans.ts";
import { listEcrits } from "./store.ts";

const { site, nadege, elue, etrangere } = await mondeDesBilans();
afterAll(() => site.engine.close());
const SECTIONS = `/conventions/ctg/bilans/${BILAN.id}/sections`;
const ecrits = () => site.dans(ICI, (tx) => listEcrits(tx, ICI, BILAN));

test("deux personnes écrivent la même section : la seconde voit les deux textes, et rien n’est perdu", async () => {
  const premier = { version: "0", maillage: "Quatre communes de plus." };
  expect((await nadege.post(`${SECTIONS}/changements`, premier)).status).toBe(303);
  const second = await nadege.post(`${SECTIONS}/changements`, { version: "0", maillage: "Cinq communes." });
  const page = await lire(second);
  expect([second.status, page.includes("Quatre communes de plus."), page.includes("Cinq communes.")]).toEqual([
    409,
    true,
    true,
  ]);
  expect(page).toContain("Personne nadege a écrit cette section");
  const repris = await lire(await nadege.get(`${SECTIONS}/changements`));
  expect([repris.includes("votre brouillon"), repris.includes("Cinq communes.")]).toEqual([true, true]);
  expect((await nadege.post(`${SECTIONS}/changements`, { version: "1", maillage: "Cinq communes." })).status).toBe(303);
  expect((await ecrits()).changements).toMatchObject({ version: 2, saisie: { maillage: "Cinq communes." } });
  expect(await lire(await nadege.get(`${SECTIONS}/changements`))).not.toContain("votre brouillon");
});

test("un brouillon se garde, se reprend, et n’est pas encore écrit", async () => {
  const saisie = { version: "0", acte: "brouillon", lecons: "Relancer moins" };
  expect((await nadege.post(`${SECTIONS}/lecons`, saisie)).status).toBe(303);
  expect((await nadege.post(`${SECTIONS}/lecons/brouillon`, { version: "0", lecons: "Relancer mieux" })).status).toBe(
    204,
  );
  expect((await ecrits()).lecons).toBeUndefined();
  expect(await lire(await nadege.get(`${SECTIONS}/lecons`))).toContain("Relancer mieux");
  expect(await lire(await nadege.get(`/conventions/ctg/bilans/${BILAN.id}`))).toContain("Reprendre le brouillon");
});

test("un texte qui nomme une personne se confirme ; trop long, il revient entier", async () => {
  const nomme = { version: "0", perspectives: "Mme Durand suivra le dossier." };
  const alerte = await nadege.post(`${SECTIONS}/perspectives`, nomme);
  expect([alerte.status, (await lire(alerte)).includes("semble nommer une personne")]).toEqual([422, true]);
  expect((await nadege.post(`${SECTIONS}/perspectives`, { ...nomme, confirme: "oui" })).status).toBe(303);
  const long = await nadege.post(`${SECTIONS}/questions`, { version: "0", questions: "a".repeat(12_001) });
  expect([long.status, (await lire(long)).includes("a".repeat(12_001))]).toEqual([422, true]);
});

test("une section ne s’écrit ni d’un autre rôle, ni d’ailleurs, ni si elle n’existe pas, ni une fois adoptée", async () => {
  const saisie = { version: "0", lecons: "Non" };
  for (const suite of ["", "/brouillon"]) {
    expect((await elue.post(`${SECTIONS}/lecons${suite}`, saisie)).status).toBe(403);
    expect((await etrangere.post(`${SECTIONS}/lecons${suite}`, saisie)).status).toBe(404);
    expect((await nadege.post(`${SECTIONS}/inconnue${suite}`, saisie)).status).toBe(404);
    expect((await nadege.post(`/conventions/ctg/bilans/${ADOPTE.id}/sections/lecons${suite}`, saisie)).status).toBe(
      409,
    );
  }
  expect((await nadege.get(`${SECTIONS}/inconnue`)).status).toBe(404);
});
