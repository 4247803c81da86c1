import { afterAll, expect, test } from "vitest";
import { insertConvention } from "#domaines/convention/store.ts";
import { deposerValeurs } from "#domaines/statistiques/index.ts";
import { creerFiche } from "#domaines/plan/fiche/actions.ts";
import { newId } from "#platform/ids.ts";
import { perimetreDe, testSite } from "../../../../tests/app.ts";
import { saveExercices } from "../competence/store.ts";

const site = await testSite(); // le 21 novembre 2026
await site.espace("monts", "ctg");
await site.espace("autre", "ctg-x");
const ICI = perimetreDe("monts", "ctg");
const IDENTITE = { titre: "CTG", caf: null, debut: null, fin: null };
await site.dans(ICI, async (tx) => {
  await insertConvention(tx, ICI, "ctg", { ...IDENTITE, perimetre: ["48095", "48013"] });
  const titulaire = { genre: "epci" as const, code: "1", nom: "Cœur de Lozère" };
  const transfert = { commune: "48095", competence: "planifier" as const, debut: "2025-01-01" as const, acte: "" };
  const ecriture = { perimetre: ICI, convention: "ctg", instant: "2026-02-01T08:00:00.000Z" };
  await creerFiche(tx, ecriture, { titre: "Maison des tout-petits", champs: ["petite enfance"] }, "f1");
  await saveExercices(tx, ICI, [{ ...transfert, id: newId(), mode: "transferee", titulaire }]);
});
const nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
const elu = await site.compte("elu", [{ espace: "monts", role: "elu" }]);
const etrangere = await site.compte("etrangere", [{ espace: "autre", role: "chargeCooperation" }]);
afterAll(() => site.engine.close());

const BASE = "/espaces/monts/petite-enfance";
const lire = async (reponse: Response) => (await reponse.text()).replaceAll(/[\u00a0\u202f]/g, " ");
const DEMANDE = {
  genre: "legal",
  objet: "Les Lucioles",
  demandeur: "SAS Lucioles",
  commune: "48095",
  nature: "creation",
  structure: "microCreche",
  prive: "oui",
  places: "12",
  recueLe: "2026-08-31",
};
async function inscrire(change: Record<string, string> = {}): Promise<string> {
  const id = newId();
  const reponse = await nadege.post(`${BASE}/avis`, { ...DEMANDE, ...change, id });
  expect(reponse.status).toBe(303);
  return `${BASE}/avis/${id}`;
}

test("une demande se transmet, se complète, se décide, se notifie, et chaque pas s’y lit", async () => {
  const avis = await inscrire();
  const papier = `/conventions/ctg/documents/apercu?genre=avis&avis=${avis.split("/").at(-1)}`;
  expect(await lire(await elu.get(avis))).toContain(
    "La commune a transféré la planification : Cœur de Lozère rend l’avis.",
  );
  const DECISION = { version: "3", le: "2026-11-20", sens: "favorable", motifs: "besoins", acte: "president" };
  const tot = await nadege.post(`${avis}/decision`, {
    ...DECISION,
    version: "1",
    motivation: "Oui.",
    delegation: "D1",
  });
  expect(tot.status).toBe(422);
  expect(await lire(tot)).toContain("La commune doit d’abord transmettre");
  expect((await nadege.post(`${avis}/transmission`, { version: "1", le: "2026-09-02" })).status).toBe(303);
  expect((await nadege.post(`${avis}/accuse`, { version: "2", le: "2026-09-10" })).status).toBe(303);
  const crainte = await nadege.post(`${avis}/decision`, { ...DECISION, motivation: "But lucratif.", delegation: "D1" });
  expect(crainte.status).toBe(422);
  expect(await lire(crainte)).toContain("n’entre pas en compte");
  const nue = await nadege.post(`${avis}/decision`, { ...DECISION, motivation: "Les naissances montent." });
  expect(await lire(nue)).toContain("Citez la délibération qui délègue");
  const bien = { ...DECISION, motivation: "Les naissances montent.", delegation: "D1" };
  const projet = await lire(await elu.get(papier));
  expect([projet.includes("Projet d’avis"), projet.includes("Maison des tout-petits")]).toEqual([true, true]);
  const sansCiter = await nadege.post(`${avis}/decision`, bien);
  expect([sansCiter.status, (await lire(sansCiter)).includes("citez un chiffre")]).toEqual([422, true]);
  const cles = "fiche-f1\nchiffre-inconnu-commune-48095\nfiche-dailleurs";
  expect((await nadege.post(`${avis}/decision`, { ...bien, references: cles })).status).toBe(303);
  const acte = await lire(await elu.get(papier));
  for (const dit of [
    "Avis favorable",
    "Les naissances montent.",
    "Délégation : D1",
    "Maison des tout-petits",
    "20 novembre 2028",
  ])
    expect(acte).toContain(dit);
  expect((await etrangere.get(papier.replace("/ctg/", "/ctg-x/"))).status).toBe(404);
  expect(
    (await nadege.post(`${avis}/notification`, { version: "3", le: "2026-11-20", destinataire: "caf" })).status,
  ).toBe(409);
  expect(
    (await nadege.post(`${avis}/notification`, { version: "4", le: "2026-11-20", destinataire: "caf" })).status,
  ).toBe(303);
  const page = await lire(await elu.get(avis));
  // the Caf has been told: only the two others are named
  expect(page).toContain("Notifier au demandeur et au président du conseil départemental");
  expect(acte).toContain("Fait à");
  expect(page).toContain("(délégation : D1)");
  expect(page).toContain("20 novembre 2028 (à venir)");
  expect(page).not.toContain("Constater");
});

test("un avis ne propose pas de citer le petit nombre que l’on cache à la publication", async () => {
  await site.dans(ICI, (db) => {
    const dit = (statistique: string, valeur: number) => ({
      statistique,
      lieu: { genre: "commune" as const, code: "48095" },
      millesime: 2024,
      valeur,
    });
    const origine = { cle: "essai", nom: "Essai", source: "PMI", le: "2026-11-20T08:00:00Z" };
    return deposerValeurs(db, ICI, origine, [dit("assistantsAgrees", 2), dit("placesPsu", 12)]);
  });
  const avis = await inscrire({ objet: "Les Petits Nombres" });
  await nadege.post(`${avis}/transmission`, { version: "1", le: "2026-09-02" });
  await nadege.post(`${avis}/accuse`, { version: "2", le: "2026-09-10" });
  const page = await lire(await nadege.get(avis));
  expect(page).toContain("chiffre-placesPsu-commune-48095");
  expect(page).not.toContain("chiffre-assistantsAgrees-commune-48095");
});

test("le silence et la caducité viennent seuls, et la liste les dit", async () => {
  const muette = await inscrire({ objet: "Le Silence", recueLe: "2026-07-20" });
  const incomplete = await inscrire({ objet: "La Caduque", recueLe: "2026-08-31" });
  await nadege.post(`${incomplete}/transmission`, { version: "1", le: "2026-09-01" });
  const pieces = { version: "2", le: "2026-09-30", pieces: "Le plan des locaux" };
  expect((await nadege.post(`${incomplete}/pieces`, pieces)).status).toBe(303);
  const liste = await lire(await elu.get(`${BASE}/avis`));
  expect(liste).toContain("Favorable par silence");
  expect(liste).toContain("Caduque");
  const papier = (avis: string) =>
    elu.get(`/conventions/ctg/documents/apercu?genre=avis&avis=${avis.split("/").at(-1)}`);
  const silence = await lire(await papier(muette));
  expect([silence.includes("Il vaut jusqu’au 20 novembre 2028"), silence.includes("À écrire")]).toEqual([true, false]);
  expect(await lire(await elu.get(muette))).toContain("L’avis favorable par silence, à faire connaître");
  expect(await lire(await papier(incomplete))).toContain("la demande est caduque");
  const tardive = await lire(await nadege.get(muette));
  expect([tardive.includes("Un pas venu à temps"), tardive.includes("Constater la transmission")]).toEqual([
    true,
    true,
  ]);
  expect((await nadege.post(`${muette}/transmission`, { version: "1", le: "2026-09-15" })).status).toBe(303);
  expect(await lire(await nadege.get(incomplete))).toContain("Constater le dossier complet");
  expect((await nadege.post(`${incomplete}/pieces-recues`, { version: "3", le: "2026-10-30" })).status).toBe(303);
  expect(await lire(await nadege.get(incomplete))).toContain("jusqu’au 28 février 2027");
});

test("où personne ne planifie aucun avis n’est requis ; un projet public n’a pas d’avis de la loi", async () => {
  const avis = await inscrire({ commune: "48013", objet: "Sans objet" });
  expect((await nadege.post(`${avis}/sans-objet`, { version: "1", le: "2026-09-02" })).status).toBe(303);
  expect(await lire(await elu.get(avis))).toContain("La réponse au demandeur : aucun avis requis");
  const publique = await nadege.post(`${BASE}/avis`, { ...DEMANDE, prive: "non", id: newId() });
  expect(publique.status).toBe(422);
  expect(await lire(publique)).toContain("ne porte que sur un projet de droit privé");
  await inscrire({ prive: "non", genre: "opportunite", objet: "La crèche publique" });
  const grands = await nadege.post(`${BASE}/avis`, { ...DEMANDE, moinsDeSix: "non", id: newId() });
  expect([grands.status, (await lire(grands)).includes("moins de six ans. Pour un autre")]).toEqual([422, true]);
  const dsp = await nadege.post(`${BASE}/avis`, { ...DEMANDE, prive: "delegue", id: newId() });
  const demande = await lire(dsp);
  expect([dsp.status, demande.includes("les textes ne tranchent pas"), demande.includes('name="porte"')]).toEqual([
    422,
    true,
    true,
  ]);
  const porte = await inscrire({ prive: "delegue", porte: "oui", objet: "En délégation" });
  expect(await lire(await elu.get(porte))).toContain("Le gestionnaire porte lui-même le projet");
  const pour = await inscrire({ prive: "delegue", genre: "opportunite", objet: "En marché" });
  expect(await lire(await elu.get(pour))).toContain("La collectivité porte le projet");
});

test("transmise sans le dire, la demande rappelle que le demandeur l’ignore ; deux mains à la fois, la seconde garde ce qu’elle a tapé", async () => {
  const avis = await inscrire({ objet: "À informer" });
  expect((await nadege.post(`${avis}/transmission`, { version: "1", le: "2026-09-04", informeLe: "" })).status).toBe(
    303,
  );
  expect(await lire(await elu.get(avis))).toContain("reste à informer de la transmission");
  expect((await nadege.post(`${avis}/information`, { version: "2", le: "2026-09-03" })).status).toBe(422);
  expect((await elu.post(`${avis}/information`, { version: "2", le: "2026-09-05" })).status).toBe(403);
  expect((await nadege.post(`${avis}/information`, { version: "2", le: "2026-09-05" })).status).toBe(303);
  const page = await lire(await elu.get(avis));
  expect([page.includes("reste à informer"), page.includes("Demandeur informé de la transmission")]).toEqual([
    false,
    true,
  ]);
  const dite = {
    version: "2",
    le: "2026-11-10",
    sens: "favorable",
    motivation: "Le jardin manque.",
    acte: "deliberation",
  };
  const perimee = await nadege.post(`${avis}/decision`, dite);
  const rendue = await lire(perimee);
  expect([perimee.status, rendue.includes("Le jardin manque."), rendue.includes('name="version" value="3"')]).toEqual([
    409,
    true,
    true,
  ]);
});

test("le demandeur suit sa demande par son lien, sans compte ; un lien inventé n’ouvre rien", async () => {
  const avis = await inscrire({ objet: "Le Lien" });
  expect((await nadege.post(`${avis}/lien`)).status).toBe(303);
  const lien = /\/avis\/([\w-]{43})/.exec(await lire(await nadege.get(avis)))?.[1] ?? "";
  const page = await lire(await site.personne.get(`/avis/${lien}`));
  expect(page).toContain("Suivre la demande : Le Lien");
  expect(page).not.toContain("SAS Lucioles");
  expect((await site.personne.get(`/avis/${"x".repeat(43)}`)).status).toBe(404);
});

test("une adresse partie en de mauvaises mains se retire ; une autre s’ouvre, et celle que l’on ne voyait pas reste", async () => {
  const avis = await inscrire({ objet: "Le Lien retiré" });
  const version = async () => /name="version" value="(\d+)"/.exec(await lire(await nadege.get(avis)))?.[1] ?? "";
  const lien = async () => /\/avis\/([\w-]{43})/.exec(await lire(await nadege.get(avis)))?.[1] ?? "";
  await nadege.post(`${avis}/lien`);
  const [vu, premier] = [await version(), await lien()];
  expect((await site.personne.get(`/avis/${premier}`)).status).toBe(200);
  expect((await elu.post(`${avis}/lien/retrait`, { version: vu })).status).toBe(403);
  expect((await nadege.post(`${avis}/lien/retrait`, { version: vu })).status).toBe(303);
  expect((await site.personne.get(`/avis/${premier}`)).status).toBe(404);
  expect((await nadege.post(`${avis}/lien/retrait`, { version: vu })).status).toBe(303); // a second click
  await nadege.post(`${avis}/lien`);
  const second = await lien();
  expect([(await nadege.post(`${avis}/lien/retrait`, { version: vu })).status, second === premier]).toEqual([
    409,
    false,
  ]);
  expect((await site.personne.get(`/avis/${second}`)).status).toBe(200);
});

test("le demandeur d’un avis local ne lit pas les délais ni le silence de la loi ; celui d’une demande sans objet, qu’il n’en faut pas", async () => {
  const suivre = async (dit: Record<string, string>) => {
    const avis = await inscrire(dit);
    await nadege.post(`${avis}/lien`);
    const lien = /\/avis\/([\w-]{43})/.exec(await lire(await nadege.get(avis)))?.[1] ?? "";
    return lire(await site.personne.get(`/avis/${lien}`));
  };
  const local = await suivre({ genre: "opportunite", objet: "Halte" });
  expect(local).not.toContain("il est favorable");
  expect(local).toContain("le silence n’y vaut pas accord");
  expect(await suivre({ objet: "De la loi" })).toContain("il est favorable");
  const sans = await suivre({ objet: "Sans objet", commune: "48013" });
  expect([sans.includes("il est favorable"), sans.includes("n’y demande pas d’avis")]).toEqual([false, true]);
});

test("un porteur reçu par le guichet remplit sa demande", async () => {
  const id = newId();
  const projet = { id, version: "0", nom: "Les Grillons", porteur: "Mme Vaillant", commune: "48095" };
  const dit = { structure: "creche", recuLe: "2026-10-01", participants: "pmi", suite: "enCours" };
  expect((await nadege.post(`${BASE}/projets`, { ...projet, ...dit })).status).toBe(303);
  expect(await lire(await elu.get(`${BASE}/projets`))).toContain("Les Grillons");
  expect(await lire(await nadege.get(`${BASE}/avis/nouveau?projet=${id}`))).toContain("Mme Vaillant");
  expect((await nadege.post(`${BASE}/projets/${id}`, { ...projet, ...dit, version: "7" })).status).toBe(409);
  expect((await nadege.post(`${BASE}/projets/${id}`, { ...projet, ...dit, version: "1", nom: "" })).status).toBe(422);
  expect((await elu.post(`${BASE}/projets`, { ...projet, ...dit })).status).toBe(403);
});

test("d’un autre espace, ni avis ni porteur n’existent", async () => {
  const avis = await inscrire();
  for (const chemin of [avis, `${BASE}/avis`, `${BASE}/avis/nouveau`, `${BASE}/projets`])
    expect((await etrangere.get(chemin)).status).toBe(404);
  const ailleurs = avis.replace("monts", "autre");
  expect((await etrangere.get(ailleurs)).status).toBe(404);
  expect((await etrangere.post(`${ailleurs}/accuse`, { version: "1", le: "2026-09-10" })).status).toBe(404);
  expect((await elu.post(`${avis}/accuse`, { version: "1", le: "2026-09-10" })).status).toBe(403);
});
