import { beforeAll, expect, test } from "vitest";
import { insertActeur } from "#domaines/acteurs/index.ts";
import { creerFiche } from "#domaines/plan/fiche/actions.ts";
import { updateFiche } from "#domaines/plan/fiche/store.ts";
import { insertNoeud } from "#domaines/plan/index.ts";
import type { Fiche } from "#domaines/plan/model.ts";
import { readTableur } from "#platform/tableur.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { additionner, totauxDe } from "./rules.ts";
import { SANS_FILTRE } from "./sommes/model.ts";
import { sommerParAnnee, sommerParFiche, sommerParFinanceur } from "./sommes/store.ts";
import { listExercices } from "./store.ts";

const site = await testSite();
const ICI = perimetreDe("monts", "ctg");
const ECRITURE = { perimetre: ICI, convention: "ctg", instant: "2026-11-01T08:00:00.000Z" };
const BUDGET = "/conventions/ctg/budget";

let nadege: Visiteur;
let pilote: Visiteur;
let dpo: Visiteur;
let etrangere: Visiteur;
let voisine: Visiteur;
let fiche: Fiche;
let double: Fiche;

const noeud = (id: string, parent: string | null) => ({
  id,
  convention: "ctg",
  parent,
  genre: "axe" as const,
  code: null,
  libelle: `Axe ${id}`,
  impacts: [],
  ordre: 1,
});
const acteur = (nom: string) => ({
  sorte: "organisation" as const,
  nom,
  nomCourt: null,
  genre: "caf" as const,
  code: null,
  qualite: null,
  courriel: null,
  organisation: null,
  compte: null,
});
const creer = (titre: string, plus: Partial<Fiche> = {}) =>
  site.dans(ICI, (tx) => creerFiche(tx, ECRITURE, { titre, ...plus }));
const lire = (id: string) => site.dans(ICI, (tx) => listExercices(tx, ICI, id));
const texte = async (reponse: Response | Promise<Response>) =>
  (await (await reponse).text()).replace(/[\u00a0\u202f]/g, " ");

beforeAll(async () => {
  await site.espace("monts", "ctg", "autre");
  await site.espace("rives", "ctg-rives");
  nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
  pilote = await site.compte("pilote", [{ espace: "monts", convention: "ctg", role: "pilote" }]);
  dpo = await site.compte("dpo", [{ espace: "monts", role: "dpo" }]);
  voisine = await site.compte("voisine", [{ espace: "monts", convention: "autre", role: "chargeCooperation" }]);
  etrangere = await site.compte("etrangere", [{ espace: "rives", role: "chargeCooperation" }]);
  await site.dans(ICI, async (tx) => {
    await insertNoeud(tx, ICI, noeud("a", null));
    await insertNoeud(tx, ICI, noeud("b", null));
    await insertActeur(tx, ICI, acteur("Caf"));
  });
  const budget = { statut: "À compléter", montantCentimes: 14_800_000, texte: "Véhicule compris" };
  fiche = await creer("Halte-garderie", { reference: "PE1", noeuds: ["a"], budget });
  double = await creer("Navette", { noeuds: ["a", "b"] });
});

const adresse = (qui: Fiche) => `/conventions/ctg/plan/fiches/${qui.id}/budget`;

/** Une ligne du formulaire : son financeur, puis ses montants. */
const ligne = (rang: number, nom: string, montants: Record<string, string>) =>
  Object.fromEntries([
    [`l${rang}-nom`, nom],
    [`l${rang}-nature`, "fonctionnement"],
    ...Object.entries(montants).map(([cle, valeur]) => [`l${rang}-${cle}`, valeur]),
  ]);
const annee = (version: number, ...lignes: Record<string, string>[]): Record<string, string> =>
  Object.assign({ annee: "2027", version: `${version}`, lignes: `${lignes.length + 2}` }, ...lignes);
const ecrire = (qui: Visiteur, saisie: Record<string, string>, quoi = fiche) => qui.post(adresse(quoi), saisie);

test("le budget vide dit ce que le plan dit et propose d’en partir", async () => {
  const page = await texte(nadege.get(adresse(fiche)));
  expect(page).toContain("À compléter");
  expect(page).toContain("Véhicule compris");
  expect(page).toContain("Reprendre 148 000 € comme première ligne");
  const grille = await texte(nadege.get(`${adresse(fiche)}?annee=2027&reprendre=1`));
  expect(grille).toContain('value="148000"'.replace("148000", "148 000"));
  expect(grille).toContain('value="Financeur à trouver"');
  expect(await lire(fiche.id)).toEqual([]);
});

test("une année s’écrit, se lit au centime, et l’histoire la raconte", async () => {
  const saisie = annee(
    0,
    ligne(0, "Caf", { prevu: "12 500,50 €", demande: "12 000", accorde: "10000", verse: "5 000" }),
    ligne(1, "part propre", { prevu: "7 000" }),
    ligne(2, "à trouver", { prevu: "500" }),
    { etpPrevu: "1,5" },
  );
  expect((await ecrire(nadege, saisie)).status).toBe(303);
  const [exercice] = await lire(fiche.id);
  expect(exercice).toMatchObject({ annee: 2027, version: 1, etpPrevu: 150, etpRealise: null });
  expect(exercice?.lignes.map(({ financeur, prevu, accorde }) => [financeur, prevu, accorde])).toEqual([
    ["acteur", 1_250_050, 1_000_000],
    ["partPropre", 700_000, null],
    ["aTrouver", 50_000, null],
  ]);
  const page = await texte(nadege.get(`${adresse(fiche)}?ecrit=2027`));
  expect(page).toContain("Ajout de Caf, fonctionnement : prévu 12 500,50 €");
  expect(page).toContain("À compléter");
  expect(page).not.toContain("comme première ligne");
});

test.each([
  ["un montant négatif", ligne(0, "Caf", { prevu: "-1" }), "Un montant ne peut pas être négatif", "l0-prevu"],
  ["un montant illisible", ligne(0, "Caf", { prevu: "environ 3" }), "Écrivez un montant en euros", "l0-prevu"],
  ["un versement de trop", ligne(0, "Caf", { accorde: "1", verse: "2" }), "versé plus que", "l0-verse"],
  ["un versement sans accord", ligne(0, "Caf", { verse: "2" }), "suppose un accord", "l0-accorde"],
  ["une ligne sans financeur", ligne(0, "", { prevu: "2" }), "Dites qui finance", "l0-nom"],
  ["une ligne sans montant", ligne(0, "Caf", {}), "au moins un montant", "l0-prevu"],
  ["une demande à soi-même", ligne(0, "part propre", { demande: "2" }), "que du prévu et du réalisé", "l0-nom"],
  [
    "deux fois le même financeur",
    { ...ligne(0, "Caf", { prevu: "2" }), ...ligne(1, "caf", { prevu: "3" }) },
    "a déjà une ligne",
    "l1-nom",
  ],
])("%s est refusé, la saisie gardée et la faute reliée à son champ", async (_cas, lignes, phrase, champ) => {
  const avant = await lire(fiche.id);
  const reponse = await ecrire(nadege, annee(1, lignes));
  const page = await texte(reponse);
  expect([reponse.status, page.includes(phrase), page.includes(`href="#${champ}"`)]).toEqual([422, true, true]);
  expect(await lire(fiche.id)).toEqual(avant);
});

test("un accord au-delà de la demande et un financeur neuf se confirment d’abord", async () => {
  const saisie = annee(
    0,
    ligne(0, "Caf", { demande: "10", accorde: "12" }),
    ligne(1, "Fondation des Cimes", { prevu: "30" }),
  );
  const question = await ecrire(nadege, saisie, double);
  const page = await texte(question);
  expect(question.status).toBe(422);
  expect(page).toContain("Caf accorde 12 € pour 10 € demandés");
  expect(page).toContain("« Fondation des Cimes » n’est pas encore un acteur");
  expect(await lire(double.id)).toEqual([]);
  expect((await ecrire(nadege, { ...saisie, confirme: "1" }, double)).status).toBe(303);
  expect((await lire(double.id))[0]?.lignes.map(({ nom }) => nom)).toEqual(["Caf", "Fondation des Cimes"]);
});

test("SUI-215 : qui ne tient pas les acteurs n’en ajoute pas en les nommant, même confirmé", async () => {
  const redactrice = await site.compte("redactrice", [{ espace: "monts", role: "redacteur" }]);
  const saisie = { ...annee(1, ligne(0, "Mécène Inconnu", { prevu: "30" })), confirme: "1" };
  const reponse = await ecrire(redactrice, saisie);
  expect([reponse.status, (await texte(reponse)).includes("encore inconnu des acteurs")]).toEqual([422, true]);
  expect((await nadege.get("/espaces/monts/acteurs?q=mecene")).status).toBe(200);
  expect(await texte(nadege.get("/espaces/monts/acteurs?q=mecene"))).not.toContain("Mécène Inconnu");
});

test("deux personnes à la fois : 409, la saisie gardée, rien n’est écrasé", async () => {
  const [avant] = await lire(fiche.id);
  const seconde = await ecrire(nadege, annee(0, ligne(0, "Caf", { prevu: "99 999" })));
  expect([seconde.status, (await seconde.text()).includes("99 999")]).toEqual([409, true]);
  expect((await lire(fiche.id))[0]).toEqual(avant);
});

test("une ligne se retire ; la même année enregistrée sans changement n’est pas un mouvement", async () => {
  const saisie = annee(
    1,
    ligne(0, "Caf", { prevu: "1" }),
    { "l0-retirer": "1" },
    ligne(1, "part propre", { prevu: "2" }),
  );
  expect((await ecrire(nadege, saisie, double)).status).toBe(303);
  expect((await lire(double.id))[0]).toMatchObject({ version: 2, lignes: [{ financeur: "partPropre", prevu: 200 }] });
  expect((await ecrire(nadege, annee(2, ligne(0, "part propre", { prevu: "2" })), double)).status).toBe(303);
  expect((await lire(double.id))[0]?.version).toBe(2);
});

test("une année hors du calendrier est refusée avec une phrase", async () => {
  for (const reponse of [
    await nadege.get(`${adresse(fiche)}?annee=1999`),
    await ecrire(nadege, { ...annee(0), annee: "2100" }),
  ])
    expect([reponse.status, (await reponse.text()).includes("entre 2000 et 2099")]).toEqual([422, true]);
});

test("le pilote lit, n’écrit pas ; hors du périmètre rien n’existe", async () => {
  expect((await pilote.get(adresse(fiche))).status).toBe(200);
  expect((await pilote.get(`${adresse(fiche)}?annee=2027`)).status).toBe(403);
  expect((await ecrire(pilote, annee(1, ligne(0, "Caf", { prevu: "1" })))).status).toBe(403);
  for (const qui of [etrangere, voisine]) {
    expect((await qui.get(adresse(fiche))).status).toBe(404);
    expect((await ecrire(qui, annee(1, ligne(0, "Caf", { prevu: "1" })))).status).toBe(404);
    expect((await qui.get(BUDGET)).status).toBe(404);
  }
  const ailleurs = `/conventions/autre/plan/fiches/${fiche.id}/budget`;
  expect((await nadege.post(ailleurs, annee(1))).status).toBe(404);
  expect((await dpo.get(BUDGET)).status).toBe(403);
});

test("le budget de la convention compte une fois la fiche de deux branches, et le dit", async () => {
  const page = await texte(pilote.get(BUDGET));
  expect(page).toContain("1 fiche comptée dans plusieurs branches");
  expect(page).toContain("20 002,50 €");
  expect(page).toContain("Compté dans plusieurs branches, à retirer une fois");
});

test.each([
  ["annee=2026", "0 fiche chiffrée sur 2"],
  ["annee=2027", "20 002,50"],
  ["financeur=aTrouver", "500"],
  ["nature=investissement", "0 fiche chiffrée sur 2"],
  ["par=annee", "1,5"],
  ["annee=nimporte&nature=quoi", "20 002,50"],
  ["filtre=annee", "2027"],
  ["filtre=financeur", "Part propre du porteur"],
  ["ouvert=a&tout=1", "Halte-garderie"],
])("l’adresse %s restreint la page", async (choix, attendu) => {
  const reponse = await pilote.get(`${BUDGET}?${choix}`);
  expect(reponse.status).toBe(200);
  expect(await texte(reponse)).toContain(attendu);
});

test("les financeurs sont dits année par année", async () => {
  const page = await texte(pilote.get(`${BUDGET}/financeurs`));
  for (const attendu of ["Caf", "Part propre du porteur", "Financeur à trouver", "10 000", "5 000"])
    expect(page).toContain(attendu);
});

test.each(["csv", "xlsx", "ods"] as const)("ce qui est à l’écran s’exporte en %s, en nombres", async (format) => {
  const reponse = await nadege.get(`${BUDGET}/export?format=${format}&vue=noeud&annee=2027`);
  expect(reponse.status).toBe(200);
  const feuilles = await readTableur(new Uint8Array(await reponse.arrayBuffer()), format);
  const rangees = Array.isArray(feuilles) ? (feuilles[0]?.rangees ?? []) : [];
  expect(rangees[0]?.slice(0, 4)).toEqual(["Nœud ou fiche", "Ligne", "Prévu", "Réalisé"]);
  expect(rangees.at(-1)?.slice(0, 3)).toEqual(["Total", "Total", "20002,5"]);
  expect(rangees.some(([titre, genre]) => titre?.trim() === "PE1 · Halte-garderie" && genre === "Fiche")).toBe(true);
});

test("une fiche archivée n’est plus comptée, et la page le dit", async () => {
  await site.dans(ICI, (tx) => updateFiche(tx, double, { ...double, archiveLe: ECRITURE.instant }));
  const page = await texte(nadege.get(BUDGET));
  expect(page).toContain("20 000,50 €");
  expect(page).toContain("1 fiche archivée garde un budget");
});

test("les sommes de la base sont celles des règles, fiche par fiche et toutes ensemble", async () => {
  const deLaBase = await site.dans(ICI, (tx) => sommerParFiche(tx, ICI, SANS_FILTRE));
  const desRegles = additionner((await lire(fiche.id)).map(({ lignes }) => totauxDe(lignes)));
  expect(deLaBase.get(fiche.id)).toEqual(desRegles);
  const annees = await site.dans(ICI, (tx) => sommerParAnnee(tx, ICI, SANS_FILTRE));
  const financeurs = await site.dans(ICI, (tx) => sommerParFinanceur(tx, ICI, SANS_FILTRE));
  const tout = additionner([...deLaBase.values()]);
  expect(additionner(annees.map(({ totaux }) => totaux))).toEqual(tout);
  expect(additionner(financeurs.map(({ totaux }) => totaux))).toEqual(tout);
});

test("un grand plan se plie : la page garde moins de 700 éléments, l’export toutes ses lignes", async () => {
  for (let rang = 0; rang < 48; rang += 1) await creer(`Fiche ${rang}`, { noeuds: [rang % 2 ? "a" : "b"] });
  const page = await texte(nadege.get(`${BUDGET}?ouvert=a`));
  expect(page).toContain("Le plan est grand");
  expect(page.match(/<[a-z]/g)?.length).toBeLessThan(700);
  expect(page).toContain("Fiche 47");
  expect(page).not.toContain("Fiche 46");
  expect(await texte(nadege.get(`${BUDGET}?tout=1`))).toContain("Fiche 46");
  expect(await texte(nadege.get(`${BUDGET}/export?format=csv`))).toContain("Fiche 46");
});
