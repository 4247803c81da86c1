import { expect, test } from "vitest";
import { perimetreDe, testSite } from "../../../../tests/app.ts";
import { creerFiche } from "../fiche/actions.ts";
import { getFiche, updateFiche } from "../fiche/store.ts";
import { saveSchema } from "../noeud/store.ts";

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

test("sans fiche cochée, on revient au tableau qui le dit ; ce qui est écrit se dit, compté ; un plafond se dit avec ses places", async () => {
  const nadege = await site.compte("nadege2", [{ espace: "monts", role: "chargeCooperation" }]);
  const ecriture = { perimetre: ICI, convention: "ctg", instant: "2026-11-01T08:00:00.000Z" };
  const deux = ["Une", "Deux"].map((titre) => site.dans(ICI, (tx) => creerFiche(tx, ecriture, { titre })));
  const ids = (await Promise.all(deux)).map(({ id }) => id);
  const vide = (await nadege.get(LOT)).headers.get("location") ?? "";
  expect(await (await nadege.get(vide)).text()).toContain("Cochez au moins une fiche");
  const envoyer = async (champ: string, plus: Record<string, string>) =>
    (await nadege.post(`${LOT}/apercu`, { fiche: ids.join("\n"), champ, maniere: "ajouter", ...plus })).text();
  const ecrit = await nadege.post(LOT, envoiDe(await envoyer("champs", { noms: "Santé" })));
  const tableau = await (await nadege.get(ecrit.headers.get("location") ?? "")).text();
  expect(tableau).toMatch(/C’est écrit.: 2.fiches modifiées/);
  expect(tableau).not.toMatch(/href="[^"]*lot=/);
  const valeurs = [{ valeur: "Une seule", plafond: 1 }];
  await site.dans(ICI, (tx) => saveSchema(tx, ICI, "ctg", { code: "top", libelle: "Top", valeurs }));
  expect(await envoyer("priorite", { priorite: "top/Une seule" })).toMatch(
    /Une seule.» se donne à 1.fiche au plus.: vous en choisissez 2/,
  );
  expect(await envoyer("priorite", { priorite: "top/Une seule", maniere: "retirer" })).toContain(
    "ne se retire pas ainsi",
  );
});

test("après un lot, on retrouve le tableau tel qu’on l’avait réglé, et l’adresse de retour ne mène jamais ailleurs", async () => {
  const nadege = await site.compte("nadege3", [{ espace: "monts", role: "chargeCooperation" }]);
  const ecriture = { perimetre: ICI, convention: "ctg", instant: "2026-11-01T08:00:00.000Z" };
  const { id } = await site.dans(ICI, (tx) => creerFiche(tx, ecriture, { titre: "Navette" }));
  const TABLEAU = "/conventions/ctg/plan/tableau";
  const page = await (await nadege.get(`${TABLEAU}?q=navette&tri=titre&col=champs&selection=1`)).text();
  const retour = (/name="retour" value="([^"]*)"/.exec(page)?.[1] ?? "").replaceAll("&amp;", "&");
  expect(retour).toBe("q=navette&tri=titre&col=champs");
  const choix = await (await nadege.get(`${LOT}?fiche=${id}&retour=${encodeURIComponent(retour)}`)).text();
  expect(choix).toContain('href="/conventions/ctg/plan/tableau?q=navette&amp;tri=titre&amp;col=champs"');
  const form = envoiDe(choix.replaceAll("&amp;", "&"));
  for (const [nom, valeur] of Object.entries({ champ: "champs", maniere: "ajouter", noms: "Mobilité" }))
    form.append(nom, valeur);
  const apercu = envoiDe((await (await nadege.post(`${LOT}/apercu`, form)).text()).replaceAll("&amp;", "&"));
  const ecrit = await nadege.post(LOT, apercu);
  expect(ecrit.headers.get("location")).toBe(`${TABLEAU}?q=navette&tri=titre&col=champs&lot=1`);
  const vide = await nadege.get(`${LOT}?retour=${encodeURIComponent("//ailleurs.fr/?x")}`);
  expect(vide.headers.get("location")).toMatch(/^\/conventions\/ctg\/plan\/tableau\?/);
});
