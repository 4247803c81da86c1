import { expect, test } from "vitest";
import { perimetreDe, testSite } from "../../../../tests/app.ts";
import { creerFiche } from "../fiche/actions.ts";
import { getFiche, updateFiche } from "../fiche/store.ts";
import { saveSchema } from "../noeud/store.ts";

const site = await testSite();
const ICI = perimetreDe("monts", "ctg");
const INSTANT = "2026-11-01T08:00:00.000Z";
const priorite = { schema: "rang", valeur: "Top 1" };

test("PLA-3 : une fiche archivée ne revient pas avec un rang que d’autres ont pris", async () => {
  await site.espace("monts", "ctg");
  const nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
  const ecriture = { perimetre: ICI, convention: "ctg", instant: INSTANT };
  const [rangee, autre] = await site.dans(ICI, async (tx) => {
    await saveSchema(tx, ICI, "ctg", { code: "rang", libelle: "Rang", valeurs: [{ valeur: "Top 1", plafond: 1 }] });
    const fiche = await creerFiche(tx, ecriture, { titre: "Archivée", priorite });
    await updateFiche(tx, fiche, { ...fiche, archiveLe: INSTANT }, "archivage");
    return [fiche, await creerFiche(tx, ecriture, { titre: "À sa place", priorite })];
  });
  const revenir = () =>
    nadege.post(`/conventions/ctg/plan/fiches/${rangee.id}/archivage`, { version: "2", sens: "retour" });
  const relire = () => site.dans(ICI, (tx) => getFiche(tx, ICI, rangee.id));
  const refusee = await revenir();
  expect([refusee.status, (await relire()).archiveLe]).toEqual([422, INSTANT]);
  expect(await refusee.text()).toContain("déjà donné");
  await site.dans(ICI, (tx) => updateFiche(tx, autre, { ...autre, priorite: null }));
  expect([(await revenir()).status, (await relire()).archiveLe]).toEqual([303, null]);
});
