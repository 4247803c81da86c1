import { afterAll, beforeAll, expect, test } from "vitest";
import { insertConvention, ouvrirTexte, passerConvention, saveBlocConvention } from "#domaines/convention/index.ts";
import type { Partie } from "#domaines/convention/model.ts";
import { getInstance, type Instance, updateInstance } from "#domaines/gouvernance/index.ts";
import { insertInstance } from "#domaines/gouvernance/instance/store.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { lire } from "../../../../tests/bilans.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
const IDENTITE = { titre: "CTG", caf: null, debut: "2026-01-01", fin: null, perimetre: ["15014"] } as const;
const partie = (genre: Partie["genre"], nom: string): Partie => ({
  genre,
  nom,
  nomCourt: null,
  code: null,
  representants: [],
});
const PARTIES = [partie("caf", "Caf du Cantal"), partie("epci", "Communauté des Monts")];
const TEXTE = "/conventions/ctg/texte";

let nadege: Visiteur;
let elue: Visiteur;
let etrangere: Visiteur;
const ouvert = () => site.dans(ICI, (tx) => ouvrirTexte(tx, ICI, "ctg"));
const articles = async () => (await ouvert()).elements.articles;
const visas = async () => (await ouvert()).elements.visas;
const article = async (genre: string) => {
  const un = (await articles()).find((lu) => lu.genre === genre);
  if (!un) throw new Error(`pas d’article ${genre}`);
  return un;
};
const empreinte = (page: string) => /name="empreinte" value="([^"]*)"/.exec(page)?.[1] ?? "";

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("mers", "loin");
  await site.dans(ICI, async (tx) => {
    await insertConvention(tx, ICI, "ctg", { ...IDENTITE, perimetre: [...IDENTITE.perimetre] });
    const convention = { ...IDENTITE, perimetre: ["15014"], parties: PARTIES, visas: [], articles: [], annexes: [] };
    await saveBlocConvention(tx, ICI, "ctg", { convention, deliberations: [] });
  });
  nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
  elue = await site.compte("elue", [{ espace: "monts", convention: "ctg", role: "elu" }]);
  etrangere = await site.compte("etrangere", [{ espace: "mers", role: "chargeCooperation" }]);
});

test("la trame se pose sur un brouillon vide, une fois, et dit ce qui manque", async () => {
  expect(await lire(await nadege.get(TEXTE))).toContain("Partir du modèle");
  expect((await elue.post(`${TEXTE}/trame`)).status).toBe(403);
  expect((await etrangere.post(`${TEXTE}/trame`)).status).toBe(404);
  expect((await nadege.post(`${TEXTE}/trame`)).status).toBe(303);
  expect((await nadege.post(`${TEXTE}/trame`)).status).toBe(303);
  expect(await articles()).toHaveLength(15);
  const page = await lire(await elue.get(TEXTE));
  expect(page).toContain(
    "Cette convention est conclue entre les parties suivantes : Caf du Cantal et Communauté des Monts",
  );
  expect(page).toContain("[à compléter : le dernier jour de la convention]");
  expect(page).toContain("Avant de signer");
  expect(page).not.toContain("Partir du modèle");
  expect((await etrangere.get(TEXTE)).status).toBe(404);
});

test("les options changent la clause que le texte nomme", async () => {
  const choix = { presidence: "copilotee", secretariat: "caf", application: "non", version: "0" };
  expect((await elue.post(`${TEXTE}/options`, choix)).status).toBe(403);
  expect((await etrangere.post(`${TEXTE}/options`, choix)).status).toBe(404);
  expect((await nadege.post(`${TEXTE}/options`, choix)).status).toBe(303);
  const page = await lire(await nadege.get(TEXTE));
  expect(page).toContain("président ensemble le comité");
  expect(page).not.toContain("application que la branche Famille");
  expect((await nadege.post(`${TEXTE}/options`, { ...choix, application: "oui" })).status).toBe(409);
  expect((await nadege.post(`${TEXTE}/options`, { ...choix, application: "oui", version: "1" })).status).toBe(303);
  expect(await lire(await nadege.get(TEXTE))).toContain("application que la branche Famille");
});

const COPIL = {
  id: "copil",
  nature: "copil",
  nom: "Comité de pilotage",
  objet: "",
  parite: true,
  decide: true,
  presidence: "caf",
  secretariat: null,
  frequence: 2,
  quorum: "aucun",
  quorumNombre: null,
  closeLe: null,
  conventions: ["ctg"],
  version: 1,
} satisfies Instance;
const accord = (qui: Visiteur, comme: string, version: string, lue: string) =>
  qui.post(`${TEXTE}/options/accord`, { instance: "copil", comme, version, lue });
const copil = () => site.dans(ICI, (tx) => getInstance(tx, ICI, "copil"));

test("ACTE-151 : le texte et le comité de pilotage s’accordent d’un geste, dans un sens ou dans l’autre", async () => {
  await site.dans(ICI, (tx) => insertInstance(tx, ICI, COPIL));
  const vue = await lire(await nadege.get(`${TEXTE}/options`));
  expect(vue).toContain("dit autrement la présidence");
  expect(vue).toContain("L’instance fait comme le texte");
  expect((await accord(elue, "texte", "2", "1")).status).toBe(403);
  expect((await accord(etrangere, "texte", "2", "1")).status).toBe(404);
  expect((await accord(nadege, "texte", "1", "1")).status).toBe(409);
  expect((await accord(nadege, "ni l’un ni l’autre", "2", "1")).status).toBe(400);
  expect((await accord(nadege, "texte", "2", "1")).status).toBe(303);
  expect(await copil()).toMatchObject({
    presidence: "copilotee",
    secretariat: "caf",
    conventions: ["ctg"],
    version: 2,
  });
  expect(await lire(await nadege.get(`${TEXTE}/options`))).not.toContain("dit autrement");
  const avant = await copil();
  await site.dans(ICI, (tx) => updateInstance(tx, ICI, { avant, apres: { ...avant, presidence: "caf" } }));
  expect((await accord(nadege, "instance", "2", "3")).status).toBe(303);
  expect((await ouvert()).options).toMatchObject({ presidence: "caf", secretariat: "caf", application: true });
  expect(await lire(await nadege.get(TEXTE))).toContain("La Caf préside le comité");
});

test("un article s'écrit ; refusé, il garde ce qui est tapé ; changé entre-temps, il montre les deux", async () => {
  const { id, numero, genre } = await article("recours");
  const chemin = `${TEXTE}/articles/${id}`;
  const lue = empreinte(await lire(await nadege.get(chemin)));
  const saisie = { numero: numero ?? "", genre, titre: "Litiges", texte: "Au tribunal administratif.", empreinte: lue };
  const faute = await nadege.post(chemin, { ...saisie, titre: " ", texte: "Gardez ceci." });
  const rendue = await lire(faute);
  expect([faute.status, rendue.includes("Gardez ceci."), rendue.includes("Donnez un titre")]).toEqual([
    422,
    true,
    true,
  ]);
  expect((await elue.post(chemin, saisie)).status).toBe(403);
  expect((await etrangere.post(chemin, saisie)).status).toBe(404);
  expect((await nadege.post(chemin, saisie)).status).toBe(303);
  expect((await article("recours")).titre).toBe("Litiges");
  const conflit = await nadege.post(chemin, { ...saisie, texte: "Le mien." });
  const deux = await lire(conflit);
  expect(deux).toContain("<h2>Texte : ce qui est en place</h2>");
  expect(deux).not.toContain("<h2>Titre : ");
  const renomme = await lire(await nadege.post(chemin, { ...saisie, titre: "Recours" }));
  expect(renomme).toMatch(/<h2>Titre : ce qui est en place<\/h2><pre class="texte">Litiges<\/pre>/);
  expect([conflit.status, deux.includes("Le mien."), deux.includes("Au tribunal administratif.")]).toEqual([
    409,
    true,
    true,
  ]);
  expect((await nadege.post(chemin, { ...saisie, texte: "Le mien.", empreinte: empreinte(deux) })).status).toBe(303);
});

test("un article s'ajoute, se déplace, se retire, et la suite se renumérote", async () => {
  const premier = (await articles())[0]?.id ?? "";
  const neuf = { numero: "1", genre: "autre", titre: "Définitions", texte: "Une famille est…", apres: premier };
  expect((await nadege.post(`${TEXTE}/articles/nouveau`, neuf)).status).toBe(303);
  const numeros = async () => (await articles()).map(({ numero, titre }) => `${numero}/${titre}`).slice(0, 3);
  expect(await numeros()).toEqual(["null/Préambule", "1/Définitions", "2/Ce que les parties conviennent"]);
  const { id } = (await articles())[1] ?? { id: "" };
  expect((await elue.post(`${TEXTE}/articles/${id}/place`, { sens: "descendre" })).status).toBe(403);
  expect((await etrangere.post(`${TEXTE}/articles/${id}/place`, { sens: "descendre" })).status).toBe(404);
  expect((await nadege.post(`${TEXTE}/articles/${id}/place`, { sens: "descendre" })).status).toBe(303);
  expect(await numeros()).toEqual(["null/Préambule", "1/Ce que les parties conviennent", "2/Définitions"]);
  const page = await lire(await nadege.get(`${TEXTE}/articles/${id}/retrait`));
  expect(page).toContain("Une famille est…");
  const retrait = `${TEXTE}/articles/${id}/retrait`;
  expect((await elue.post(retrait, { empreinte: empreinte(page) })).status).toBe(403);
  expect((await etrangere.post(retrait, { empreinte: empreinte(page) })).status).toBe(404);
  const change = await nadege.post(retrait, { empreinte: "autre" });
  expect([change.status, (await lire(change)).includes("rien n’est retiré")]).toEqual([409, true]);
  expect((await nadege.post(retrait, { empreinte: empreinte(page) })).status).toBe(303);
  expect((await nadege.post(retrait, { empreinte: empreinte(page) })).status).toBe(303); // a second click
  expect(await articles()).toHaveLength(15);
});

test("un visa s'ajoute au début, se complète, et n'est plus signalé", async () => {
  const neuf = { texte: "Vu la charte en date du figurant en annexe 6", incomplet: "oui", apres: "" };
  expect((await nadege.post(`${TEXTE}/visas/nouveau`, neuf)).status).toBe(303);
  const [premier] = await visas();
  expect(premier).toMatchObject({ texte: neuf.texte, incomplet: true });
  const page = await lire(await nadege.get(TEXTE));
  expect(page).toContain("Il renvoie à une annexe que la convention n’a pas");
  const chemin = `${TEXTE}/visas/${premier?.id}`;
  const lue = empreinte(await lire(await nadege.get(chemin)));
  const ecrit = { texte: "Vu la charte du 3 mars 2026", empreinte: lue };
  expect((await nadege.post(chemin, ecrit)).status).toBe(303);
  expect((await visas())[0]).toMatchObject({ texte: ecrit.texte, incomplet: false });
  expect(await lire(await nadege.get(TEXTE))).not.toContain("Il renvoie à une annexe");
});

test("un texte sans annexe prend celles du modèle, une fois ; une annexe vide est signalée", async () => {
  expect(await lire(await nadege.get(TEXTE))).toContain("Cette annexe est vide");
  await site.base.deleteFrom("convention_annexe").where("convention", "=", "ctg").execute();
  expect((await elue.post(`${TEXTE}/annexes`)).status).toBe(403);
  expect((await etrangere.post(`${TEXTE}/annexes`)).status).toBe(404);
  expect((await nadege.post(`${TEXTE}/annexes`)).status).toBe(303);
  expect((await nadege.post(`${TEXTE}/annexes`)).status).toBe(303);
  expect((await ouvert()).elements.annexes).toHaveLength(5);
});

test("signée, elle ne s'écrit plus", async () => {
  const { id } = await article("objet");
  await site.base.updateTable("convention_convention").set({ fin: "2030-12-31" }).where("id", "=", "ctg").execute();
  const acte = { etat: "signee", le: "2026-11-21" } as const;
  await site.dans(ICI, (tx) => passerConvention(tx, ICI, { convention: "ctg", version: 2 }, acte));
  expect((await nadege.post(`${TEXTE}/articles/${id}/place`, { sens: "descendre" })).status).toBe(409);
  expect((await nadege.post(`${TEXTE}/options`, { version: "3" })).status).toBe(409);
  for (const page of [
    `articles/${id}`,
    "articles/nouveau",
    "visas/nouveau",
    `articles/${id}/retrait`,
    "options",
    "retour",
  ]) {
    const lue = await nadege.get(`${TEXTE}/${page}`);
    expect([page, lue.status, (await lire(lue)).includes("Ouvrez un avenant")]).toEqual([page, 409, true]);
  }
  for (const geste of ["trame", "annexes", "annexes/plan", "retour/choix"]) {
    const dite = await nadege.post(`${TEXTE}/${geste}`, { version: "0", texte: "Glissé." });
    expect([geste, dite.status, (await lire(dite)).includes("Ouvrez un avenant")]).toEqual([geste, 409, true]);
  }
  const page = await lire(await nadege.get(TEXTE));
  expect([page.includes("ouvrez un avenant"), page.includes("Ajouter un article")]).toEqual([true, false]);
});

test("la convention entière se propose à qui exporte, pas au délégué à la protection des données, qui la lit à l’écran", async () => {
  const dpo = await site.compte("dpo", [{ espace: "monts", role: "dpo" }]);
  expect(await lire(await elue.get(TEXTE))).toContain("La convention entière");
  expect(await lire(await dpo.get(TEXTE))).not.toContain("La convention entière");
});

test("une annexe ne mène à ce dont elle vient que celui qui peut l’ouvrir", async () => {
  const dpo = await site.compte("deleguee", [{ espace: "monts", role: "dpo" }]);
  const source = 'href="/conventions/ctg/diagnostic"';
  expect(await lire(await elue.get(`${TEXTE}/annexes/diagnostic`))).toContain(source);
  expect(await lire(await dpo.get(`${TEXTE}/annexes/diagnostic`))).not.toContain(source);
});
