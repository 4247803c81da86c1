import { afterAll, beforeAll, expect, test } from "vitest";
import type { Bloc } from "#commun/document.ts";
import { insertConvention, saveBlocConvention } from "#domaines/convention/index.ts";
import { creerFiche } from "#domaines/plan/fiche/actions.ts";
import { compose } from "#platform/rendu/composition.ts";
import { renderDocx } from "#platform/rendu/docx.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { lire } from "../../../../tests/bilans.ts";
import { texteDocx } from "../../../../tests/textes.ts";
import { trameDe } from "../trame/rules.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
const IDENTITE = { titre: "CTG des Monts", caf: "Caf du Cantal", debut: "2026-01-01", fin: "2030-12-31" } as const;
const MODELES = "/conventions/ctg/modeles";

/** A model as someone writes it in Word. */
const modele = (paragraphes: readonly string[]): Promise<Uint8Array> => {
  const blocs = paragraphes.map(
    (texte): Bloc =>
      texte.startsWith("= ") ? { genre: "titre", niveau: 1, texte: texte.slice(2) } : { genre: "paragraphe", texte },
  );
  return renderDocx(
    compose({ titre: "Modèle", auteur: "", date: "2026-11-21", perimetre: "", sources: [], logos: [], blocs }),
  );
};
const formulaire = (nature: string, nom: string, octets: Uint8Array | string): FormData => {
  const form = new FormData();
  form.set("nature", nature);
  form.set("nom", nom);
  form.set("fichier", new File([typeof octets === "string" ? octets : new Uint8Array(octets)], "modele.docx"));
  return form;
};

let nadege: Visiteur;
let elue: Visiteur;
let etrangere: Visiteur;
let fiche = "";

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("mers", "loin");
  await site.dans(ICI, async (tx) => {
    await insertConvention(tx, ICI, "ctg", { ...IDENTITE, perimetre: ["15014"] });
    const parties = [{ genre: "caf" as const, nom: "Caf du Cantal", nomCourt: null, code: null, representants: [] }];
    const convention = { ...IDENTITE, perimetre: ["15014"], parties, ...trameDe(parties) };
    await saveBlocConvention(tx, ICI, "ctg", { convention, deliberations: [] });
    const ecriture = { perimetre: ICI, convention: "ctg", instant: "2026-02-01T08:00:00.000Z" };
    await creerFiche(tx, ecriture, { titre: "Ouvrir une crèche", reference: "PE1" });
    const detail = { titre: "Former", reference: "PE2", objectifsOperationnels: ["Recenser", "Bâtir"] };
    fiche = (await creerFiche(tx, ecriture, detail)).id;
  });
  nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
  elue = await site.compte("elue", [{ espace: "monts", convention: "ctg", role: "elu" }]);
  etrangere = await site.compte("etrangere", [{ espace: "mers", role: "chargeCooperation" }]);
});

test("un modèle de fiche se dépose, dit ses champs, se remplit de la fiche choisie", async () => {
  const octets = await modele([
    "{reference} {titre} ({convention.caf})",
    "{#listes.objectifsOperationnels}",
    "But : {texte}",
    "{/}",
    "{toto}",
  ]);
  const depot = await nadege.post(MODELES, formulaire("fiche", "Fiche Caf", octets));
  expect(depot.status).toBe(303);
  const lieu = depot.headers.get("location") ?? "";
  const page = await lire(await elue.get(lieu));
  for (const dit of [
    "Fiche Caf, version 1",
    "listes.objectifsOperationnels",
    "toto",
    "1 champ que Maillage ne connaît pas",
    "PE1",
  ])
    expect(page).toContain(dit);
  const rempli = await elue.get(`${lieu}/rempli?sujet=${fiche}`);
  const texte = texteDocx(new Uint8Array(await rempli.arrayBuffer()));
  expect(texte).toContain("PE2 Former (Caf du Cantal)");
  expect(texte).toMatch(/But[^]*Recenser[^]*But[^]*Bâtir/);
  expect((await elue.get(`${lieu}/rempli?sujet=nulle`)).status).toBe(404);
  expect((await etrangere.get(`${lieu}/rempli`)).status).toBe(404);
});

test("redéposé sous le même nom, il en devient la version suivante ; on retire une version après l'avoir nommée", async () => {
  const depot = await nadege.post(MODELES, formulaire("fiche", "Fiche Caf", await modele(["{titre}"])));
  const lieu = depot.headers.get("location") ?? "";
  expect(await lire(await nadege.get(lieu))).toContain("Fiche Caf, version 2");
  expect(await lire(await elue.get(MODELES))).toContain("2 (2 gardées)");
  expect(await lire(await nadege.get(`${lieu}/retrait`))).toContain("modele.docx");
  expect((await elue.post(`${lieu}/retrait`)).status).toBe(403);
  expect((await etrangere.post(`${lieu}/retrait`)).status).toBe(404);
  expect((await nadege.post(`${lieu}/retrait`)).status).toBe(303);
  expect((await nadege.post(`${lieu}/retrait`)).status).toBe(303); // a second click
  expect((await nadege.get(lieu)).status).toBe(404);
});

test("un modèle de convention dit ses articles et ses parties", async () => {
  const octets = await modele([
    "{titre}",
    "{#parties}",
    "Partie {nom}",
    "{/parties}",
    "{#articles}",
    "{numero}. {titre}",
    "{/articles}",
  ]);
  const lieu = (await nadege.post(MODELES, formulaire("convention", "CTG", octets))).headers.get("location") ?? "";
  const texte = texteDocx(new Uint8Array(await (await nadege.get(`${lieu}/rempli`)).arrayBuffer()));
  expect(texte).toContain("Partie Caf du Cantal");
  expect(texte).toContain("14. Ce qui reste confidentiel");
});

test.each(["plan", "bilan"])("un modèle de %s se remplit aussi", async (nature) => {
  const octets = await modele(["{convention.titre}", "{#fiches}", "{intitule}", "{/fiches}"]);
  const lieu = (await nadege.post(MODELES, formulaire(nature, nature, octets))).headers.get("location") ?? "";
  const texte = texteDocx(new Uint8Array(await (await nadege.get(`${lieu}/rempli`)).arrayBuffer()));
  expect(texte).toContain("CTG des Monts");
  expect(texte.includes("PE1 · Ouvrir une crèche")).toBe(nature === "plan");
});

test("le journal nomme un modèle et mène à sa page", async () => {
  const journal = await lire(await nadege.get("/espaces/monts/journal"));
  expect(journal).toContain("Fiche Caf, version 1");
  expect(journal).toContain("Modèle Word");
});

test("un modèle fautif est refusé, avec la balise et le titre où elle est", async () => {
  const octets = await modele(["= Objectifs", "{#objectifs} {texte}"]);
  const faux = await nadege.post(MODELES, formulaire("fiche", "Faux", octets));
  const page = await lire(faux);
  expect([
    faux.status,
    page.includes("Page 1 ou après, sous le titre « Objectifs », la balise « objectifs » s’ouvre"),
  ]).toEqual([422, true]);
  expect(page).toContain('value="Faux"');
  const pas = await nadege.post(MODELES, formulaire("fiche", "Faux", "pas du Word"));
  expect([pas.status, (await lire(pas)).includes("ne se lit pas comme un document Word")]).toEqual([422, true]);
  expect((await nadege.post(MODELES, formulaire("nulle", "Faux", octets))).status).toBe(422);
});

test("un autre rôle, un autre lieu ne déposent rien ; chacun lit les champs que l'on peut écrire", async () => {
  const octets = await modele(["{titre}"]);
  expect((await elue.post(MODELES, formulaire("fiche", "Non", octets))).status).toBe(403);
  expect((await etrangere.post(MODELES, formulaire("fiche", "Non", octets))).status).toBe(404);
  for (const nature of ["convention", "plan", "fiche", "bilan"]) {
    const page = await lire(await elue.get(`${MODELES}/champs/${nature}`));
    expect(page).toContain("Dans la boucle");
    expect(page).toContain("{titre}");
  }
  expect((await elue.get(`${MODELES}/champs/constructor`)).status).toBe(404);
});
