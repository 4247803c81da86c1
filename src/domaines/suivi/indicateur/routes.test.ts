import { afterAll, beforeAll, expect, test } from "vitest";
import { insertActeur } from "#domaines/acteurs/index.ts";
import { insertConvention } from "#domaines/convention/index.ts";
import { creerFiche } from "#domaines/plan/fiche/actions.ts";
import { findHistory } from "#platform/journal.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { listObservations } from "../observation/store.ts";
import { listSaisies } from "../valeur/store.ts";
import { getIndicateur, listIndicateurs } from "./store.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
const AILLEURS = perimetreDe("mers", "loin");
const LISTE = "/conventions/ctg/indicateurs";
const instant = "2026-11-01T08:00:00.000Z";
const DEFINITION = { libelle: "Enfants accueillis", mesure: "nombre", frequence: "annuelle" };

let nadege: Visiteur;
let pilote: Visiteur;
let lectrice: Visiteur;
let etrangere: Visiteur;
let fiche: string;

const dernier = async () => (await site.dans(ICI, (tx) => listIndicateurs(tx, ICI))).at(-1);
const creer = async (dit: Record<string, string> = {}): Promise<string> => {
  const reponse = await nadege.post(LISTE, { ...DEFINITION, ...dit });
  expect([reponse.status, reponse.status === 303 ? "" : await reponse.text()]).toEqual([303, ""]);
  return (await dernier())?.id ?? "";
};
const valeurs = (id: string) => site.dans(ICI, (tx) => listSaisies(tx, ICI, [id]));

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("mers", "loin");
  nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
  pilote = await site.compte("pilote", [{ espace: "monts", convention: "ctg", role: "pilote" }]);
  lectrice = await site.compte("lectrice", [{ espace: "monts", role: "lecteur" }]);
  etrangere = await site.compte("etrangere", [{ espace: "mers", role: "chargeCooperation" }]);
  const vide = { titre: "CTG", caf: null, debut: null, fin: null, perimetre: ["15014", "15012"] };
  fiche = await site.dans(ICI, async (tx) => {
    await insertConvention(tx, ICI, "ctg", vide);
    const nu = { nomCourt: null, genre: null, code: null, qualite: null, courriel: null, organisation: null };
    const acteur = await insertActeur(tx, ICI, { ...nu, sorte: "contact", nom: "Samira", compte: "pilote" });
    const pilotes = [{ acteur: acteur.id, libelle: "Samira" }];
    const ecriture = { perimetre: ICI, convention: "ctg", instant };
    return (await creerFiche(tx, ecriture, { titre: "Halte-garderie", pilotes })).id;
  });
  await site.dans(AILLEURS, (tx) => insertConvention(tx, AILLEURS, "loin", vide));
});

test("un indicateur se définit, se corrige, se met de côté et se retrouve", async () => {
  const id = await creer({ cibles: "2027 : 60", depart: "30", departLe: "2025-12-31", fiches: fiche });
  expect(await site.dans(ICI, (tx) => getIndicateur(tx, ICI, id))).toMatchObject({
    cibles: [{ date: "2027-12-31", valeur: 60 }],
    depart: { nombre: 30, sur: null, le: "2025-12-31" },
    fiches: [fiche],
  });
  const corrige = { ...DEFINITION, libelle: "Enfants venus", version: "1", fiches: fiche };
  expect((await nadege.post(`${LISTE}/${id}/definition`, corrige)).status).toBe(303);
  const seconde = await nadege.post(`${LISTE}/${id}/definition`, { ...corrige, libelle: "Trop tard" });
  expect([seconde.status, (await seconde.text()).includes("Trop tard")]).toEqual([409, true]);
  expect(await dernier()).toMatchObject({ libelle: "Enfants venus", version: 2 });
  const passer = (vers: string) => nadege.post(`${LISTE}/${id}/retrait`, { vers });
  expect([(await passer("retire")).status, (await passer("retire")).status]).toEqual([303, 303]); // a double click
  expect(await (await nadege.get(LISTE)).text()).not.toContain("Enfants venus");
  expect(await (await nadege.get(`${LISTE}?retires=1`)).text()).toContain("Enfants venus");
  await passer("enCours");
  await passer("enCours");
  expect(await (await nadege.get(LISTE)).text()).toContain("Enfants venus");
});

test("ce qui ne va pas revient avec ce qui fut tapé", async () => {
  const fautes: [Record<string, string>, string][] = [
    [{ libelle: "" }, "Dites ce que"],
    [{ depart: "douze" }, "Écrivez un nombre"],
    [{ depart: "12" }, "de quand date"],
    [{ departLe: "2025-12-31" }, "Donnez la valeur de départ"],
    [{ cibles: "bientôt" }, "pas une cible"],
    [{ mesure: "echelle", niveaux: "Un seul" }, "au moins deux niveaux"],
    [{ minimum: "10", maximum: "5" }, "au-dessus du maximum"],
    [{ mesure: "echelle", niveaux: "a\nb", decompte: "seances" }, "Seul un nombre"],
  ];
  for (const [dit, phrase] of fautes) {
    const reponse = await nadege.post(LISTE, { ...DEFINITION, source: "La crèche", ...dit });
    const texte = await reponse.text();
    expect([reponse.status, texte.includes(phrase), texte.includes("La crèche")]).toEqual([422, true, true]);
  }
});

test("par commune, les modalités viennent de la convention", async () => {
  const id = await creer({ ventilation: "commune" });
  expect((await site.dans(ICI, (tx) => getIndicateur(tx, ICI, id))).modalites).toEqual([
    "Arpajon-sur-Cère",
    "Aurillac",
  ]);
  const page = await (await nadege.get(`${LISTE}/${id}`)).text();
  expect(page).toContain("Arpajon-sur-Cère");
});

test("une valeur se donne, se corrige, et l’histoire garde les deux", async () => {
  const id = await creer();
  const saisie = { periode: "2026", [`n-${id}-0`]: "118", lu: "", commentaire: "Deux villages de plus", preuve: "" };
  expect((await nadege.post(`${LISTE}/${id}/valeurs`, saisie)).status).toBe(303);
  expect(await valeurs(id)).toMatchObject([{ nombre: 118, etat: "validee", commentaire: "Deux villages de plus" }]);
  const page = await (await nadege.get(`${LISTE}/${id}?periode=2026`)).text();
  expect(page).toContain('value="118"');
  const correction = { ...saisie, [`n-${id}-0`]: "120", lu: `${id}-0=1` };
  expect((await nadege.post(`${LISTE}/${id}/valeurs`, correction)).status).toBe(303);
  expect(await valeurs(id)).toMatchObject([{ nombre: 120, version: 2 }]);
  const histoire = await site.dans(ICI, (tx) => findHistory(tx, "monts", "suivi.valeur", id));
  expect(histoire.map(({ action }) => action)).toEqual(["correction", "saisie"]);
  expect(await (await nadege.get(`${LISTE}/${id}/histoire`)).text()).toMatch(/118 → 120/);
});

test("deux personnes écrivent la même case : la seconde est prévenue et garde sa saisie", async () => {
  const id = await creer();
  const saisie = { periode: "2026", lu: "" };
  await nadege.post(`${LISTE}/${id}/valeurs`, { ...saisie, [`n-${id}-0`]: "50" });
  const seconde = await nadege.post(`${LISTE}/${id}/valeurs`, { ...saisie, [`n-${id}-0`]: "60" });
  const texte = await seconde.text();
  expect([seconde.status, texte.includes('value="60"'), texte.includes("vient d’écrire ici")]).toEqual([
    422,
    true,
    true,
  ]);
  expect(await valeurs(id)).toMatchObject([{ nombre: 50 }]);
});

test("une valeur dix fois plus grande demande avant d’être gardée", async () => {
  const id = await creer();
  await nadege.post(`${LISTE}/${id}/valeurs`, { periode: "2025", [`n-${id}-0`]: "12" });
  const saisie = { periode: "2026", [`n-${id}-0`]: "120", commentaire: "Un mot gardé" };
  const question = await nadege.post(`${LISTE}/${id}/valeurs`, saisie);
  const texte = await question.text();
  expect(question.status).toBe(422);
  expect(texte).toContain("Oui, c’est bien cette valeur");
  expect([texte.includes('value="120"'), texte.includes("Un mot gardé")]).toEqual([true, true]);
  expect(await valeurs(id)).toHaveLength(1);
  const confirme = /name="confirme" value="([^"]*)"/.exec(texte)?.[1] ?? "";
  expect((await nadege.post(`${LISTE}/${id}/valeurs`, { ...saisie, confirme })).status).toBe(303);
  expect(await valeurs(id)).toMatchObject([{ nombre: 12 }, { nombre: 120 }]);
});

test("un pourcentage garde sa part et son tout", async () => {
  const id = await creer({ mesure: "pourcentage" });
  const seul = await nadege.post(`${LISTE}/${id}/valeurs`, { periode: "2026", [`n-${id}-0`]: "25" });
  expect([seul.status, (await seul.text()).includes("en deux nombres")]).toEqual([422, true]);
  await nadege.post(`${LISTE}/${id}/valeurs`, { periode: "2026", [`n-${id}-0`]: "25", [`s-${id}-0`]: "40" });
  expect(await valeurs(id)).toMatchObject([{ nombre: 25, sur: 40 }]);
  expect(await (await nadege.get(`${LISTE}/${id}`)).text()).toMatch(/62,5.% \(25 sur 40\)/);
});

test("une période à venir, ou qui n’en est pas une, ne se saisit pas", async () => {
  const id = await creer();
  for (const periode of ["2027", "2026-T1", "constructor", ""]) {
    const reponse = await nadege.post(`${LISTE}/${id}/valeurs`, { periode, [`n-${id}-0`]: "5" });
    expect([periode, reponse.status]).toEqual([periode, 422]);
  }
  expect(await valeurs(id)).toEqual([]);
});

test("un pilote saisit l’indicateur de la fiche qu’il pilote, la chargée le valide ; les autres lui sont fermés", async () => {
  const sien = await creer({ fiches: fiche });
  const autre = await creer();
  const donner = (id: string, nombre: string) =>
    pilote.post(`${LISTE}/${id}/valeurs`, { periode: "2026", [`n-${id}-0`]: nombre });
  expect((await donner(sien, "14")).status).toBe(303);
  expect((await donner(autre, "14")).status).toBe(403);
  expect(await valeurs(sien)).toMatchObject([{ etat: "brouillon", saisiPar: "pilote" }]);
  const validation = { periode: "2026", modalite: "", version: "1" };
  expect((await pilote.post(`${LISTE}/${sien}/validation`, validation)).status).toBe(403);
  expect((await nadege.post(`${LISTE}/${sien}/validation`, validation)).status).toBe(303);
  expect(await valeurs(sien)).toMatchObject([{ etat: "validee", validePar: "nadege" }]);
  expect((await nadege.post(`${LISTE}/${sien}/validation`, validation)).status).toBe(409);
});

test("une parole se note sans nommer personne", async () => {
  const id = await creer({ mesure: "observation" });
  const dite = { genre: "verbatim", jour: "2026-11-20", texte: "On y vient pour souffler.", contexte: "Saint-Simon" };
  expect((await nadege.post(`${LISTE}/${id}/observations`, dite)).status).toBe(303);
  const nommee = { ...dite, texte: "Mme Durand vient pour souffler." };
  const alerte = await nadege.post(`${LISTE}/${id}/observations`, nommee);
  const texte = await alerte.text();
  expect([alerte.status, texte.includes("semble nommer"), texte.includes("Mme Durand")]).toEqual([422, true, true]);
  expect((await nadege.post(`${LISTE}/${id}/observations`, { ...nommee, confirme: "1" })).status).toBe(303);
  const [une] = await site.dans(ICI, (tx) => listObservations(tx, ICI, id));
  expect((await nadege.post(`${LISTE}/${id}/observations/${une?.id}/retrait`)).status).toBe(303);
  expect((await nadege.post(`${LISTE}/${id}/observations/${une?.id}/retrait`)).status).toBe(303); // a second click
  expect(await site.dans(ICI, (tx) => listObservations(tx, ICI, id))).toHaveLength(1);
  expect((await nadege.post(`${LISTE}/${id}/observations`, { ...dite, texte: "" })).status).toBe(422);
});

test("qui lit n’écrit pas ; qui est d’ailleurs ne trouve rien", async () => {
  const id = await creer();
  const actes: [string, Record<string, string>][] = [
    [LISTE, DEFINITION],
    [`${LISTE}/${id}/definition`, { ...DEFINITION, version: "1" }],
    [`${LISTE}/${id}/retrait`, {}],
    [`${LISTE}/${id}/valeurs`, { periode: "2026", [`n-${id}-0`]: "1" }],
    [`${LISTE}/${id}/validation`, { periode: "2026", version: "1" }],
    [`${LISTE}/${id}/observations`, { genre: "verbatim", jour: "2026-11-20", texte: "x" }],
    [`${LISTE}/${id}/observations/y/retrait`, {}],
  ];
  for (const [chemin, saisie] of actes) {
    expect([chemin, (await lectrice.post(chemin, saisie)).status]).toEqual([chemin, 403]);
    expect([chemin, (await etrangere.post(chemin, saisie)).status]).toEqual([chemin, 404]);
    const deChezElle = chemin.replace("/conventions/ctg/", "/conventions/loin/");
    const chezElle = chemin === LISTE ? 404 : (await etrangere.post(deChezElle, saisie)).status;
    expect([chemin, chezElle]).toEqual([chemin, 404]);
  }
  expect((await lectrice.get(`${LISTE}/${id}`)).status).toBe(200);
  expect((await etrangere.get(`/conventions/loin/indicateurs/${id}`)).status).toBe(404);
});

test("une pièce à l’appui se joint d’après son contenu, se lit par qui lit l’indicateur, et part avec la valeur", async () => {
  const id = await creer({ fiches: fiche });
  const ici = `${LISTE}/${id}/preuves/2026`;
  const pieceLue = async () =>
    /name="piece" value="([^"]*)"/.exec(await (await pilote.get(`${LISTE}/${id}?periode=2026`)).text())?.[1];
  const depot = (nom: string, contenu: string, piece = "") => {
    const form = new FormData();
    form.append("piece", piece);
    form.append("fichier", new File([contenu], nom));
    return form;
  };
  const pdf = () => depot("enquête.pdf", "%PDF-1.7 le contenu");
  expect((await nadege.post(ici, pdf())).status).toBe(404); // nothing is said of 2026 yet
  expect((await pilote.post(`${LISTE}/${id}/valeurs`, { periode: "2026", [`n-${id}-0`]: "12" })).status).toBe(303);
  expect((await pilote.post(ici, depot("enquête.pdf", "<!doctype html>"))).status).toBe(422);
  expect((await pilote.post(ici, {})).status).toBe(422);
  expect((await lectrice.post(ici, pdf())).status).toBe(403);
  expect((await etrangere.post(ici, pdf())).status).toBe(404);
  expect((await pilote.post(ici, pdf())).status).toBe(303);
  expect(await (await lectrice.get(`${LISTE}/${id}`)).text()).toContain("enquête.pdf");
  const rendu = await lectrice.get(ici);
  expect([rendu.status, rendu.headers.get("content-type"), await rendu.text()]).toEqual([
    200,
    "application/pdf",
    "%PDF-1.7 le contenu",
  ]);
  expect(rendu.headers.get("content-disposition")).toContain("attachment");
  expect((await etrangere.get(ici)).status).toBe(404);
  expect((await lectrice.post(`${ici}/retrait`)).status).toBe(403);
  expect((await etrangere.post(`${ici}/retrait`)).status).toBe(404);
  const piece = (await pieceLue()) ?? "";
  expect((await pilote.post(ici, pdf())).status).toBe(409); // another one is there, that she has not read
  expect((await pilote.post(`${ici}/retrait`)).status).toBe(409);
  expect((await pilote.post(ici, depot("autre.pdf", "%PDF-1.7 un autre", piece))).status).toBe(303);
  expect((await pilote.post(`${ici}/retrait`, { piece })).status).toBe(409);
  expect(await (await lectrice.get(ici)).text()).toBe("%PDF-1.7 un autre");
  expect((await pilote.post(`${ici}/retrait`, { piece: (await pieceLue()) ?? "" })).status).toBe(303);
  expect((await lectrice.get(ici)).status).toBe(404);

  await pilote.post(ici, pdf());
  const [saisie] = await valeurs(id);
  expect(
    (await nadege.post(`${LISTE}/${id}/validation`, { periode: "2026", version: `${saisie?.version}` })).status,
  ).toBe(303);
  expect(await valeurs(id)).toMatchObject([{ etat: "validee" }]);
  expect(await pieceLue()).toBeUndefined();
  expect((await pilote.post(ici, depot("autre.pdf", "%PDF-1.7 un autre", piece))).status).toBe(403);
  expect((await pilote.post(`${ici}/retrait`, { piece })).status).toBe(403);
  expect((await nadege.post(`${ici}/retrait`, { piece })).status).toBe(303);
  expect((await nadege.post(ici, pdf())).status).toBe(303);
  const [{ version } = { version: 0 }] = await valeurs(id);
  const vidage = { periode: "2026", [`n-${id}-0`]: "", lu: `${id}-0=${version}` };
  expect((await pilote.post(`${LISTE}/${id}/valeurs`, vidage)).status).toBe(422);
  expect((await nadege.post(`${LISTE}/${id}/valeurs`, vidage)).status).toBe(303);
  expect(await valeurs(id)).toEqual([]);
  expect((await lectrice.get(ici)).status).toBe(404);
});
