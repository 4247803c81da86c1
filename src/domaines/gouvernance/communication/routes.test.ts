import { afterAll, expect, test } from "vitest";
import { newId } from "#platform/ids.ts";
import { ICI, lire, mondeDesBilans } from "../../../../tests/bilans.ts";
import { getAction } from "./store.ts";

const { site, nadege, elue, etrangere } = await mondeDesBilans();
afterAll(() => site.engine.close());
const BASE = "/conventions/ctg/communication";
const DITE = {
  version: "0",
  titre: "Guide des familles",
  objet: "",
  debut: "2026-12-01",
  fin: "",
  supports: "Dépliant\nAffiche",
  logos: "oui",
  mention: "",
  diffusion: "Mairies",
  etat: "prevue",
  decision: "",
};

test("une action commune se prévoit, se lit de tous, et change d’une seule main", async () => {
  const id = newId();
  expect((await elue.post(BASE, { ...DITE, id })).status).toBe(403);
  expect((await etrangere.post(BASE, { ...DITE, id })).status).toBe(404);
  const inconnue = await nadege.post(BASE, { ...DITE, id, decision: "inconnue" });
  expect([inconnue.status, (await lire(inconnue)).includes("n’est pas au relevé")]).toEqual([422, true]);
  expect((await nadege.post(BASE, { ...DITE, id })).status).toBe(303);
  const page = await lire(await elue.get(BASE));
  expect([page.includes("Dépliant, Affiche"), page.includes("Il manque le logo de Caf du Cantal")]).toEqual([
    true,
    true,
  ]);
  const change = { ...DITE, id, version: "1", titre: "Guide 2027" };
  expect((await nadege.post(BASE, change)).status).toBe(303);
  expect((await nadege.post(BASE, change)).status).toBe(409);
  expect(await site.dans(ICI, (tx) => getAction(tx, ICI, id))).toMatchObject({ titre: "Guide 2027", decision: null });
  expect(await lire(await nadege.get(`${BASE}/${id}`))).toContain("Guide 2027");
});

test("sans logos ni mention, une action se refuse et garde ce qui est tapé", async () => {
  const { logos: _l, ...sans } = DITE;
  const refusee = await nadege.post(BASE, { ...sans, id: newId() });
  const page = await lire(refusee);
  expect([refusee.status, page.includes("Mairies"), page.includes("coopération est dite")]).toEqual([422, true, true]);
  expect((await nadege.post(BASE, { ...DITE, id: newId(), titre: "" })).status).toBe(422);
});
