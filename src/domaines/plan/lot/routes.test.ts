import { expect, test } from "vitest";
import { perimetreDe, testSite } from "../../../../tests/app.ts";
import { creerFiche } from "../fiche/actions.ts";
import { getFiche, updateFiche } from "../fiche/store.ts";

const site = await testSite();
const ICI = perimetreDe("monts", "ctg");
const LOT = "/conventions/ctg/plan/lot";

/** Ce que la page d'aperçu renverrait, champ par champ. */
const envoiDe = (page: string) => {
  const form = new FormData();
  for (const [, nom = "", valeur = ""] of page.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g))
    form.append(nom, valeur);
  return form;
};

test("PLA-17 : une modification par lot ne s’écrit que sur les fiches que son aperçu a montrées", async () => {
  await site.espace("monts", "ctg");
  const nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
  const ecriture = { perimetre: ICI, convention: "ctg", instant: "2026-11-01T08:00:00.000Z" };
  const fiche = await site.dans(ICI, (tx) => creerFiche(tx, ecriture, { titre: "Bus", champs: ["Mobilité"] }));
  const relire = () => site.dans(ICI, (tx) => getFiche(tx, ICI, fiche.id));
  const apercu = async () => {
    const demande = { fiche: fiche.id, champ: "champs", maniere: "remplacer", noms: "Enfance" };
    return envoiDe(await (await nadege.post(`${LOT}/apercu`, demande)).text());
  };
  const perime = await apercu();
  await site.dans(ICI, (tx) => updateFiche(tx, fiche, { ...fiche, champs: ["Mobilité", "Jeunesse"] }));
  expect((await nadege.post(LOT, perime)).status).toBe(409);
  expect((await relire()).champs).toEqual(["Mobilité", "Jeunesse"]);
  expect((await nadege.post(LOT, await apercu())).status).toBe(303);
  expect((await relire()).champs).toEqual(["Enfance"]);
});
