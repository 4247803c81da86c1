import { afterAll, expect, test } from "vitest";
import { ICI, lire, mondeDesBilans } from "../../../../tests/bilans.ts";
import { listAdhesions } from "../adhesion/store.ts";
import { newId } from "#platform/ids.ts";

const { site, fiche, nadege, elue, etrangere } = await mondeDesBilans();
afterAll(() => site.engine.close());
const BASE = "/conventions/ctg/chiffres";
const adhesions = () => site.dans(ICI, (tx) => listAdhesions(tx, ICI));

test("une commune rejoint un projet un jour, le garde, et les chiffres la comptent", async () => {
  const dit = { fiche, communes: "15014", depuis: "2026-03-01" };
  expect((await elue.post(`${BASE}/adhesions`, dit)).status).toBe(403);
  expect((await etrangere.post(`${BASE}/adhesions`, dit)).status).toBe(404);
  expect((await nadege.post(`${BASE}/adhesions`, dit)).status).toBe(303);
  expect(
    (await nadege.post(`${BASE}/adhesions`, { ...dit, communes: "15014\n63001", depuis: "2026-06-01" })).status,
  ).toBe(303);
  expect(await adhesions()).toEqual([{ fiche, commune: "15014", depuis: "2026-03-01" }]);
  expect(await lire(await elue.get(BASE))).toContain("1 commune a rejoint au moins un projet, sur 1");
  expect(await lire(await elue.get(`${BASE}?debut=2025-01-01&fin=2026-02-28`))).toContain("0 commune a rejoint");
  expect(await lire(await nadege.get(`${BASE}/adhesions?fiche=${fiche}`))).toMatch(/value="15014" checked/);
  expect((await nadege.post(`${BASE}/adhesions`, { fiche, depuis: "" })).status).toBe(400);
  expect(await lire(await nadege.get(`/conventions/ctg/plan/fiches/${fiche}/histoire`))).not.toMatch(/adhesion|Object/);
});

test("les décisions de la période se comptent", async () => {
  const dite = { genre: "avis", objet: "Avis", instance: "Copil", le: "2026-05-04", responsable: "Caf" };
  await nadege.post("/conventions/ctg/decisions", { ...dite, id: newId() });
  expect(await lire(await elue.get(BASE))).toContain("1 décision prise");
  expect(await lire(await elue.get(`${BASE}?debut=2026-05-05`))).toContain("0 décision prise");
  expect((await etrangere.get(BASE)).status).toBe(404);
});

test("le bilan imprime ce que les instances ont fait", async () => {
  const page = await lire(await nadege.get("/conventions/ctg/documents/apercu?genre=bilan&bilan=b1"));
  expect(page).toContain("a rejoint au moins un projet");
});
