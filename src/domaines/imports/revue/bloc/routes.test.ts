import { afterAll, beforeAll, expect, test } from "vitest";
import { insertConvention } from "#domaines/convention/index.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../../tests/app.ts";
import type { Echange } from "../../echange/model.ts";
import { echangeVide, serialiser } from "../../echange/rules.ts";
import { exporterJson } from "../../sortie/actions.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
let chargee: Visiteur;

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("ailleurs", "autre");
  const rien = { titre: null, caf: null, debut: null, fin: null, perimetre: [] };
  await site.dans(ICI, (db) => insertConvention(db, ICI, "ctg", rien));
  chargee = await site.compte("chargee", [{ espace: "monts", role: "chargeCooperation" }]);
});

const article = (numero: string, titre: string, texte: string) => ({ numero, genre: "autre" as const, titre, texte });
const commune = (nom: string, nomCourt: string | null = null) => {
  return {
    genre: "commune" as const,
    nom,
    nomCourt,
    code: null,
    representants: [{ qualite: "Maire", nom: `M ${nom}` }],
  };
};
const equipement = (collectivite: string, nom: string, adresse: string | null = null) => {
  return { collectivite, type: "laep" as const, typeLibelle: "LAEP", nom, adresse };
};
const PREMIER = {
  parties: [commune("Bourg"), commune("Graix")],
  articles: [article("1", "Objet", "Premier texte"), article("2", "Durée", "Quatre ans")],
};
const echange = (convention: Partial<Echange["convention"]>, plus: Partial<Echange> = {}): Echange => {
  const vide = echangeVide(null);
  return { ...vide, convention: { ...vide.convention, ...convention }, ...plus };
};

const deposer = async (contenu: Echange) => {
  const form = new FormData();
  form.set("fichier", new File([serialiser(contenu)], "convention.json"));
  return (await chargee.post("/conventions/ctg/imports", form)).headers.get("location") ?? "";
};
const lire = async (chemin: string) =>
  (await (await chargee.get(chemin)).text()).replaceAll(/[\u00A0\u202F]/g, " ").replaceAll("&#39;", "’");
const acte = async (lieu: string, chemin: string, champs: Record<string, string> = {}) => {
  const version = /name="version" value="(\d+)"/.exec(await lire(lieu))?.[1] ?? "";
  return chargee.post(`${lieu}/${chemin}`, { version, ...champs });
};
const exporter = async () => JSON.parse(await site.dans(ICI, (db) => exporterJson(db, ICI, "ctg"))) as Echange;
const elements = (page: string) => page.match(/<[a-z]/g)?.length ?? 0;

test("IMP-101 : un élément se laisse sans perdre les autres, et le même fichier redéposé ne change rien", async () => {
  const lieu = await deposer(echange(PREMIER, { equipements: [equipement("Bourg", "La Ronde")] }));
  const page = await lire(`${lieu}/blocs/parties`);
  expect(page).toContain("Ajouter : Commune · Bourg");
  const envoi = { acte: "enregistrer", ligne: "parties.0\nparties.1", accepte: "parties.1" };
  expect((await acte(lieu, "blocs/parties", envoi)).headers.get("location")).toBe(lieu);
  expect((await acte(lieu, "ecriture")).status).toBe(422);
  for (const bloc of ["articles", "equipements"])
    expect((await acte(lieu, `blocs/${bloc}`, { acte: "accepter", retour: "revue" })).status).toBe(303);
  expect((await acte(lieu, "ecriture")).status).toBe(303);
  const ecrite = await exporter();
  expect(ecrite.convention.parties.map(({ nom }) => nom)).toEqual(["Graix"]);
  expect(ecrite.convention.articles).toEqual(PREMIER.articles);
  expect(ecrite.equipements).toHaveLength(1);
  const encore = (await acte(lieu, "reprise")).headers.get("location") ?? "";
  await acte(encore, "blocs/parties", { acte: "laisser" });
  expect((await acte(encore, "ecriture")).status).toBe(303);
  expect(await exporter()).toEqual(ecrite);
});

test("IMP-63 : une version plus récente montre l’ancien et le nouveau ; une mention refusée laisse la valeur", async () => {
  const avant = await exporter();
  const articles = [
    article("1", "Objet", "Nouveau texte"),
    article("2", "Durée et fin", "Cinq ans"),
    article("3", "Recours", "Le tribunal"),
  ];
  const lieu = await deposer(echange({ articles }));
  const page = await lire(`${lieu}/blocs/articles`);
  for (const dit of ["Premier texte", "Nouveau texte", "Remplacer : Texte", "Ajouter : Article 3 · Recours"])
    expect(page).toContain(dit);
  expect(await lire(lieu)).toContain("1 ligne neuve · 3 valeurs à remplacer");
  const ligne = "articles.0.texte\narticles.1.titre\narticles.1.texte\narticles.2";
  await acte(lieu, "blocs/articles", { acte: "enregistrer", ligne, accepte: "articles.1.titre\narticles.2" });
  expect((await acte(lieu, "ecriture")).status).toBe(303);
  expect((await exporter()).convention.articles).toEqual([
    article("1", "Objet", "Premier texte"),
    article("2", "Durée et fin", "Quatre ans"),
    article("3", "Recours", "Le tribunal"),
  ]);
  expect((await exporter()).convention.parties).toEqual(avant.convention.parties);
});

test("IMP-101 : ce que le fichier n’a plus reste, sauf si on le retire ; tout accepter ne retire rien", async () => {
  const lieu = await deposer(echange({ articles: [article("1", "Objet", "Premier texte")] }));
  const revue = await lire(lieu);
  expect(revue).toContain("Ce fichier ne change rien");
  expect(revue).toContain("2 absents du fichier");
  await acte(lieu, "acceptation", { portee: "tout" });
  expect(await lire(`${lieu}/blocs/articles`)).toContain("Retirer : Article 3 · Recours");
  await acte(lieu, "blocs/articles", { acte: "enregistrer", ligne: "articles.absent.2", accepte: "articles.absent.2" });
  expect((await acte(lieu, "ecriture")).status).toBe(303);
  expect((await exporter()).convention.articles.map(({ numero }) => numero)).toEqual(["1", "2"]);
});

test("un grand bloc se replie par collectivité, un groupe à la fois, page à page, et s’accepte par groupe", async () => {
  const equipements = Array.from({ length: 16 }, (_, c) =>
    Array.from({ length: c === 0 ? 60 : 6 }, (_un, rang) => equipement(`Commune ${c}`, `Lieu ${c}-${rang}`, "1 rue")),
  ).flat();
  const lieu = await deposer(echange({}, { equipements }));
  const bloc = `${lieu}/blocs/equipements`;
  const page = await lire(bloc);
  expect(elements(page)).toBeLessThan(700);
  expect(page).toContain("Page 1 sur 3");
  expect(page).toContain("Lieu 0-24");
  expect(page).not.toContain("Lieu 0-25");
  expect(page).not.toContain("Lieu 1-0");
  const groupe = /ouvert=(\w+)#\w+">Commune 5</.exec(page)?.[1] ?? "";
  expect(await lire(`${bloc}?ouvert=${groupe}`)).toContain("Ajouter : Lieu 5-3 · LAEP");
  const suite = await acte(lieu, "blocs/equipements", { acte: `accepter:${groupe}`, ouvert: groupe });
  expect(suite.headers.get("location")).toMatch(/blocs\/equipements\?ouvert=/);
  expect(await lire(bloc)).toContain("6 éléments, rien à décider");
  expect(await lire(lieu)).toContain("décider (144)");
});

test("un acte inconnu, un bloc inconnu, une version dépassée, un autre périmètre : rien ne s’enregistre", async () => {
  const lieu = await deposer(echange({ visas: [{ texte: "Vu le code", incomplet: false }] }));
  expect((await acte(lieu, "blocs/visas", { acte: "effacer" })).status).toBe(400);
  expect((await acte(lieu, "blocs/inconnu", { acte: "accepter" })).status).toBe(404);
  expect((await chargee.post(`${lieu}/blocs/visas`, { version: "99", acte: "accepter" })).status).toBe(409);
  const etrangere = await site.compte("etrangere", [{ espace: "ailleurs", role: "chargeCooperation" }]);
  expect((await etrangere.get(`${lieu}/blocs/visas`)).status).toBe(404);
  expect((await etrangere.post(`${lieu}/blocs/visas`, { version: "1", acte: "accepter" })).status).toBe(404);
  const lectrice = await site.compte("lectrice", [{ espace: "monts", role: "lecteur" }]);
  expect((await lectrice.post(`${lieu}/blocs/visas`, { version: "1", acte: "accepter" })).status).toBe(403);
  expect(await lire(lieu)).toContain("1 ligne neuve");
});
