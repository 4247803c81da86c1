import { afterAll, beforeAll, expect, test } from "vitest";
import { insertConvention } from "#domaines/convention/index.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { lire } from "../../../../tests/bilans.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
const VIDE = { titre: "CTG", caf: null, debut: null, fin: null, perimetre: [] };
const BIBLIOTHEQUE = "/conventions/ctg/bibliotheque";

let nadege: Visiteur;
let elue: Visiteur;
let etrangere: Visiteur;

const formulaire = (champs: Record<string, string>, contenu = "%PDF-1.7 essai", nom = "charte.pdf"): FormData => {
  const form = new FormData();
  for (const [cle, valeur] of Object.entries(champs)) form.set(cle, valeur);
  form.set("fichier", new File([contenu], nom));
  return form;
};
const CHARTE = { titre: "Charte des partenaires", genre: "charte", jour: "2022-05-12" };

beforeAll(async () => {
  await site.espace("monts", "ctg", "autre");
  await site.espace("mers", "loin");
  await site.dans(ICI, (tx) => insertConvention(tx, ICI, "ctg", VIDE));
  nadege = await site.compte("nadege", [{ espace: "monts", convention: "ctg", role: "chargeCooperation" }]);
  elue = await site.compte("elue", [{ espace: "monts", convention: "ctg", role: "elu" }]);
  etrangere = await site.compte("etrangere", [{ espace: "mers", role: "chargeCooperation" }]);
});

test("un document se garde, se télécharge tel quel, et se retire après avoir été nommé", async () => {
  expect(await lire(await elue.get(BIBLIOTHEQUE))).toContain("Aucun document");
  expect((await nadege.post(BIBLIOTHEQUE, formulaire(CHARTE))).status).toBe(303);
  const page = await lire(await elue.get(BIBLIOTHEQUE));
  expect([page.includes("Charte des partenaires"), page.includes("12 mai 2022"), page.includes("charte.pdf")]).toEqual([
    true,
    true,
    true,
  ]);
  const fichier = /href="([^"]+\/fichier)"/.exec(page)?.[1] ?? "";
  const rendu = await elue.get(fichier);
  expect([await rendu.text(), rendu.headers.get("content-type")]).toEqual(["%PDF-1.7 essai", "application/pdf"]);
  expect((await etrangere.get(fichier)).status).toBe(404);
  const retrait = fichier.replace("/fichier", "/retrait");
  expect(await lire(await nadege.get(retrait))).toContain("charte.pdf");
  expect((await elue.post(retrait)).status).toBe(403);
  expect((await etrangere.post(retrait)).status).toBe(404);
  expect((await nadege.post(retrait)).status).toBe(303);
  expect((await nadege.post(retrait)).status).toBe(303); // a second click
  expect((await nadege.get(fichier)).status).toBe(404);
});

test("sans titre, sans fichier ou d'un autre format, il est refusé et ce qui est tapé reste", async () => {
  const sansTitre = await nadege.post(BIBLIOTHEQUE, formulaire({ ...CHARTE, titre: " " }));
  expect([sansTitre.status, (await lire(sansTitre)).includes("Donnez un titre")]).toEqual([422, true]);
  const page = await nadege.post(BIBLIOTHEQUE, formulaire(CHARTE, "<script>", "charte.html"));
  const texte = await lire(page);
  expect([page.status, texte.includes("Déposez un PDF"), texte.includes('value="Charte des partenaires"')]).toEqual([
    422,
    true,
    true,
  ]);
  const vide = await nadege.post(BIBLIOTHEQUE, formulaire(CHARTE, ""));
  expect([vide.status, (await lire(vide)).includes("Choisissez un fichier")]).toEqual([422, true]);
});

test("un autre rôle, un autre lieu ne gardent rien", async () => {
  expect((await elue.post(BIBLIOTHEQUE, formulaire(CHARTE))).status).toBe(403);
  expect((await etrangere.post(BIBLIOTHEQUE, formulaire(CHARTE))).status).toBe(404);
});
