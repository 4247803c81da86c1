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

test("PLA-3 : deux fiches posées au même instant sur la dernière place n’y tiennent pas à deux", async () => {
  await site.espace("rives", "ctg-r");
  const nadege = await site.compte("nadia", [{ espace: "rives", role: "chargeCooperation" }]);
  const la = perimetreDe("rives", "ctg-r");
  const ecriture = { perimetre: la, convention: "ctg-r", instant: INSTANT };
  const fiches = await site.dans(la, async (tx) => {
    await saveSchema(tx, la, "ctg-r", { code: "rang", libelle: "Rang", valeurs: [{ valeur: "Top 1", plafond: 1 }] });
    const creees = [];
    for (const rang of [1, 2, 3, 4]) creees.push(await creerFiche(tx, ecriture, { titre: `Fiche ${rang}` }));
    return creees;
  });
  const posees = fiches.map(({ id }) =>
    nadege.post(`/conventions/ctg-r/plan/fiches/${id}/place`, {
      axe: "priorite",
      de: "sans",
      vers: "rang/Top 1",
      version: "1",
    }),
  );
  const statuts = (await Promise.all(posees)).map(({ status }) => status);
  expect(statuts.toSorted()).toEqual([303, 422, 422, 422]);
});

test.each([
  ["place", {}, "On ne sait pas dans quelle colonne poser la carte."],
  ["place", { axe: "noeud", de: "sans", vers: "sans", version: "deux" }, "La version de la fiche"],
  ["archivage", { version: "1" }, "archiver la fiche ou la remettre au plan"],
])(
  "un envoi incomplet à « %s » dit ce qui manque et quoi faire, sans parler de panne",
  async (acte, saisie, phrase) => {
    const la = perimetreDe(`landes-${acte}-${Object.keys(saisie).length}`, `ctg-${acte}-${Object.keys(saisie).length}`);
    const [convention = ""] = la.conventions;
    await site.espace(la.espace, convention);
    const nadege = await site.compte(`n-${convention}`, [{ espace: la.espace, role: "chargeCooperation" }]);
    const ecriture = { perimetre: la, convention, instant: INSTANT };
    const { id } = await site.dans(la, (tx) => creerFiche(tx, ecriture, { titre: "Bus" }));
    const reponse = await nadege.post(`/conventions/${convention}/plan/fiches/${id}/${acte}`, saisie);
    const page = await reponse.text();
    expect(reponse.status).toBe(400);
    expect(page).toContain(phrase);
    expect(page).toContain("rechargez la page");
    expect(page).not.toContain("panne");
  },
);
