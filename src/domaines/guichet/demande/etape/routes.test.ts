import { afterAll, beforeAll, expect, test } from "vitest";
import { testSite } from "../../../../../tests/app.ts";
import { ouvrirPlace, PLACE, remplir, suite } from "../../../../../tests/place.ts";

const maintenant = () => new Date("2026-11-21T09:00:00Z");
const site = await testSite(maintenant);
afterAll(() => site.engine.close());
beforeAll(async () => {
  await ouvrirPlace(site, maintenant);
});

test("une structure fusionnée pendant que la famille choisit : son choix va à celle qui la garde", async () => {
  const famille = site.navigateur();
  const depart = await suite(famille.post(PLACE));
  await site.base
    .updateTable("equipements_equipement")
    .set({ fusionne: "e1", tenu_le: null })
    .where("id", "=", "e2")
    .execute();
  const recu = await remplir(famille, depart, { plus: { voeux: { "rang-e2": "1" } } });
  const demande = recu.split("/").at(-2) ?? "";
  const voeux = await site.base.selectFrom("guichet_voeu").select("structure").where("demande", "=", demande).execute();
  expect(voeux).toEqual([{ structure: "e1" }]);
});
