import { expect, test } from "vitest";
import { testSite } from "../../../../tests/app.ts";

const site = await testSite();
await site.espace("rives", "ctg-rives");
await site.espace("monts", "ctg-monts");
const dpo = await site.compte("dpo", [{ espace: "rives", role: "dpo" }]);
const elu = await site.compte("elu", [{ espace: "rives", role: "elu" }]);
await site.base
  .updateTable("acces_espace")
  .set({ responsable: "Communauté des Rives" })
  .where("id", "=", "rives")
  .execute();

test("le délégué lit le registre de son espace, avec qui en répond", async () => {
  const page = await (await dpo.get("/espaces/rives/registre")).text();
  expect(page).toContain("Communauté des Rives");
  expect(page).toContain("acces_compte.courriel");
});

test("le registre ne s'ouvre ni à un élu ni à un autre espace", async () => {
  expect((await elu.get("/espaces/rives/registre")).status).toBe(403);
  expect((await dpo.get("/espaces/monts/registre")).status).toBe(404);
});
