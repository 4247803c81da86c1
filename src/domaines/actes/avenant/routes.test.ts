import { afterAll, beforeAll, expect, test } from "vitest";
import { textesDe } from "#commun/document.ts";
import { getConvention, listDeliberations } from "#domaines/convention/index.ts";
import { insertAjustement } from "#domaines/evaluation/ajustement/store.ts";
import { insertBilan, updateBilan } from "#domaines/evaluation/bilan/store.ts";
import { getFiche, updateFiche } from "#domaines/plan/index.ts";
import { newId } from "#platform/ids.ts";
import { siteSur } from "../../../../tests/app.ts";
import {
  ecrireArticle,
  ICI,
  lancer,
  mondeASigner,
  page,
  SIGNATURE,
  toutSigner,
  voter,
} from "../../../../tests/signatures.ts";
import { findCircuit, findQuiSigne } from "../signature/store.ts";
import { dire, lireEcarts } from "./actions.ts";
import { FABRIQUES_AVENANT } from "./impression/actions.ts";

const { site, chargee, collegue, lectrice, etrangere } = await mondeASigner();
afterAll(() => site.engine.close());
const AVENANTS = "/conventions/ctg/avenants";
const etat = () => site.dans(ICI, (db) => getConvention(db, ICI, "ctg"));
const lireTout = async () => {
  const lus = await site.dans(ICI, (db) => lireEcarts(db, ICI, "ctg"));
  if (!lus) throw new Error("rien de signé");
  return lus;
};
const DEMANDE = { objet: "Revoir l’objet", souhaits: "Citer la MSA\nDécaler le relais" };
const versionDe = (vue: string) => /name="version" value="(\d+)"/.exec(vue)?.[1] ?? "";

beforeAll(async () => {
  await voter(site);
});

test("avant la signature, il n’y a pas d’avenant à ouvrir", async () => {
  expect(await page(chargee, AVENANTS)).toContain("se modifie sans avenant");
  expect((await chargee.post(AVENANTS, { id: newId(), ...DEMANDE })).status).toBe(422);
});

const id = newId();

test("un avenant s’ouvre une fois ; la convention se modifie à nouveau", async () => {
  await lancer(chargee);
  await toutSigner(chargee);
  await expect(ecrireArticle(site, "Sans avenant")).rejects.toThrow(/signée/);
  expect((await lectrice.post(AVENANTS, { id, ...DEMANDE })).status).toBe(403);
  expect((await etrangere.post(AVENANTS, { id, ...DEMANDE })).status).toBe(404);
  expect((await chargee.post(AVENANTS, { id, objet: "" })).status).toBe(422);
  expect((await chargee.post(AVENANTS, { id, ...DEMANDE })).status).toBe(303);
  expect((await chargee.post(AVENANTS, { id: newId(), ...DEMANDE })).status).toBe(422);
  expect((await etat()).avenantOuvert).toBe(true);
  await ecrireArticle(site, "La convention réunit les parties et la MSA.");
  expect((await chargee.post("/conventions/ctg/plan/fiches", { titre: "Ouvrir un relais" })).status).toBe(303);
});

const VOTES = "/conventions/ctg/deliberations";
const DU_PREMIER = `${VOTES}?avenant=${encodeURIComponent("Avenant 1")}`;

test("avant le premier vote, la page de l’avenant dit qui manque et avant quand ; la Caf les compte, ceux à refaire aussi", async () => {
  const roles = [["monts", "ctg"] as const, ["ailleurs", "autre"] as const];
  const caf = await site.compte(
    "caf",
    roles.map(([espace, convention]) => ({ espace, convention, role: "conseillerCaf" as const })),
  );
  const vue = await page(chargee, DU_PREMIER);
  expect(vue).toContain("4 parties doivent encore voter, sur 4");
  expect(vue).toContain(`${VOTES}/nouvelle?partie=Valbrune&amp;avenant=Avenant+1`);
  expect(await page(chargee, `${VOTES}/nouvelle?partie=Valbrune&avenant=Avenant+1`)).toContain(
    '<option value="Avenant 1" selected',
  );
  expect((await chargee.get(`${VOTES}?avenant=Avenant+7`)).status).toBe(404);
  const delai = { avenant: "Avenant 1", avant: "2027-03-01", version: "0" };
  expect((await chargee.post(`${VOTES}/delai`, delai)).headers.get("location")).toBe(`${VOTES}?avenant=Avenant%201`);
  expect((await chargee.post(`${VOTES}/delai`, delai)).status).toBe(409);
  expect((await chargee.post(`${VOTES}/delai`, { ...delai, avenant: "Avenant 7" })).status).toBe(404);
  expect(await page(chargee, DU_PREMIER)).toContain("avant le 1er mars 2027");
  expect(await page(chargee, VOTES)).not.toContain("1er mars 2027");
  expect(await page(caf, "/")).toContain("4 délibérations à venir");
  const acte = { id: newId(), collectivite: "Valbrune", objetVote: "avenant", avenant: "Avenant 1" };
  const vote = { ...acte, dateSeance: "2026-11-15", resultat: "unanimite", empreinte: "aujourdhui" };
  expect((await chargee.post(VOTES, vote)).status).toBe(303);
  expect(await page(caf, "/")).toContain("3 délibérations à venir");
  await ecrireArticle(site, "La convention réunit les parties, la MSA et d’autres.");
  expect(await page(caf, "/")).toContain("4 délibérations à venir");
  await ecrireArticle(site, "La convention réunit les parties et la MSA.");
  expect(await page(caf, "/")).toContain("3 délibérations à venir");
});

test("le système dit tout ce qui change ; l’auteur ordonne et motive ; deux écritures croisées font un 409", async () => {
  const vue = await page(chargee, `${AVENANTS}/${id}`);
  for (const texte of ["Article 1 · Objet", "Ouvrir un relais", "2 modifications, dont 2 sans motif"])
    expect(vue).toContain(texte);
  const version = versionDe(vue);
  const cle = /name="cle-1" value="([^"]+)"/.exec(vue)?.[1] ?? "";
  const motifs = {
    version,
    commun: "Demandé par les communes",
    "cle-0": cle,
    "motif-0": "Besoin nouveau",
    "rang-0": "0,5",
  };
  expect((await chargee.post(`${AVENANTS}/${id}/motifs`, motifs)).status).toBe(303);
  expect((await collegue.post(`${AVENANTS}/${id}/motifs`, motifs)).status).toBe(409);
  const suite = await page(chargee, `${AVENANTS}/${id}`);
  expect(suite.indexOf("Besoin nouveau")).toBeLessThan(suite.indexOf("Demandé par les communes"));
  expect(suite).toContain("1. Ouvrir un relais");
});

test("le document liste toutes les modifications, avec leurs motifs, l’avant et l’après", async () => {
  const lieu = { espace: "monts", nomEspace: "Espace monts", teinte: 168, convention: { id: "ctg", titre: "CTG ctg" } };
  const demande = {
    convention: "ctg",
    lieu,
    jour: "2026-11-21" as const,
    instant: new Date("2026-11-21T09:00:00Z"),
    parametres: new URLSearchParams({ avenant: id }),
  };
  const imprime = await site.dans(ICI, async (db) => FABRIQUES_AVENANT["avenant"]?.composer(db, ICI, demande));
  const textes = (imprime ? textesDe(imprime) : []).join("\n");
  for (const texte of [
    "Revoir l’objet",
    "Besoin nouveau",
    "Ouvrir un relais",
    "les parties et la MSA",
    "Basile Faure, Présidence",
  ])
    expect(textes).toContain(texte);
});

test("signé comme la convention, l’avenant fait une version deux, et la convention se referme", async () => {
  expect(await page(chargee, SIGNATURE)).toContain("n’ont pas encore adopté");
  await voter(site, "Avenant 1");
  expect((await lancer(chargee)).status).toBe(303);
  const fonde = await site.dans(ICI, async (db) => {
    const qui = await findQuiSigne(db, ICI, (await findCircuit(db, ICI, "ctg"))?.contenu ?? "");
    const votes = new Map((await listDeliberations(db, ICI, "ctg")).map((un) => [un.id, un.objetVote]));
    return qui?.signataires.map(({ nom, deliberation }) => [nom, votes.get(deliberation ?? "")]);
  });
  expect(new Map(fonde as [string, string][])).toEqual(
    new Map([
      ["Roux", "convention"],
      ["Faure", "avenant"],
      ["Pons", "avenant"],
      ["Aubry", "avenant"],
    ]),
  );
  expect((await chargee.post(`${AVENANTS}/${id}/motifs`, { version: "2" })).status).toBe(409);
  await toutSigner(chargee);
  expect((await etat()).avenantOuvert).toBe(false);
  await expect(ecrireArticle(site, "Encore")).rejects.toThrow(/signée/);
  expect(await page(lectrice, "/conventions/ctg/versions")).toContain("Version 2");
  const vue = await page(lectrice, `${AVENANTS}/${id}`);
  expect(vue).toContain("Besoin nouveau");
  expect(vue).toContain("Lire la version signée");
});

test("deux dates se comparent, et la version un reste lisible telle qu’elle fut signée", async () => {
  const vue = await page(lectrice, "/conventions/ctg/versions");
  const [deux = "", une = ""] = [...vue.matchAll(/href="[^"]*\/versions\/([^"]+)"/g)].map(([, un = ""]) => un);
  const comparee = await page(lectrice, `/conventions/ctg/comparaison?de=${une}&a=${deux}`);
  expect(comparee).toContain("<ins> et la MSA</ins>");
  expect(comparee).toContain("<ins>Ouvrir un relais</ins>");
  const lue = await page(lectrice, `/conventions/ctg/versions/${une}`);
  expect(lue).not.toContain("MSA");
  expect(lue).toContain("La lire en entier");
  const delegue = await site.compte("delegue", [{ espace: "monts", role: "dpo" }]);
  const sans = await page(delegue, `/conventions/ctg/versions/${une}`); // nothing that would answer « not your role »
  expect(sans).not.toMatch(/La lire en entier|\/documents/);
  expect(await page(lectrice, "/conventions/ctg/comparaison?deLe=2026-11-20")).toContain(
    "n’était pas encore ouverte ici",
  );
  expect(await page(lectrice, "/conventions/ctg/comparaison?deLe=2026-11-22")).toContain("n’est pas encore venu");
  expect(await page(lectrice, "/conventions/ctg/comparaison")).toContain("exactement la même chose");
});

test("ce qui change au plan sans avenant se voit ; un avenant abandonné remet le texte, et laisse le plan", async () => {
  expect((await chargee.post("/conventions/ctg/plan/fiches", { titre: "Créer une ludothèque" })).status).toBe(303);
  expect(await page(lectrice, AVENANTS)).toContain("Écarts à porter par un avenant");
  const autre = newId();
  const gels = () => site.base.selectFrom("outbox").select("id").where("genre", "=", "convention.signee").execute();
  const avant = await gels();
  await chargee.post(AVENANTS, { id: autre, objet: "Essai" });
  const population = { version: "0", texte: "Un diagnostic récrit." };
  expect((await chargee.post("/conventions/ctg/diagnostic/sections/population", population)).status).toBe(303);
  expect(await page(chargee, `${AVENANTS}/${autre}`)).toContain("Population générale");
  await ecrireArticle(site, "Un texte que l’on regrettera.");
  const vue = await page(chargee, `${AVENANTS}/${autre}/abandon`);
  expect(vue).toContain("Sera remis comme il est signé (1)");
  expect(vue).toContain("Restera, comme écart à porter par un avenant (2)");
  expect((await chargee.post(`${AVENANTS}/${autre}/abandon`, { version: versionDe(vue) })).status).toBe(303);
  expect(await page(lectrice, `${AVENANTS}/${autre}`)).toContain("a été abandonné");
  expect(await gels()).toHaveLength(avant.length);
  const ecarts = await page(lectrice, AVENANTS);
  expect([ecarts.includes("Créer une ludothèque"), ecarts.includes("regrettera")]).toEqual([true, false]);
  expect(ecarts).toContain("Population générale");
});

test("ACTE-92 : un bilan dit adopté après coup couvre la fiche telle qu’elle était ce jour-là, pas au soir de l’adoption", async () => {
  const le = (jour: string) => siteSur({ base: site.base, maintenant: () => new Date(`${jour}T10:00:00Z`) });
  const relais = (await lireTout()).actuel.fiches.find(({ titre }) => titre === "Ouvrir un relais")?.id ?? "";
  const ecrire = (jour: string, titre: string) =>
    le(jour).dans(ICI, async (db) => {
      const fiche = await getFiche(db, ICI, relais);
      await updateFiche(db, fiche, { ...fiche, titre });
    });
  const neuf = { id: newId(), convention: "ctg", genre: "pointEtape" as const, titre: "Point d’étape", version: 1 };
  const dates = { debut: "2026-01-01" as const, fin: "2026-11-20" as const, instance: null, adopteLe: null };
  const bilan = { ...neuf, ...dates, etat: "relecture" as const };
  const mineur = { classe: "mineur" as const, texte: "Préciser le relais", fiches: [relais], ordre: 0, version: 1 };
  await le("2026-11-24").dans(ICI, async (db) => {
    await insertBilan(db, ICI, bilan);
    await insertAjustement(db, ICI, bilan, { ...mineur, id: newId(), bilan: bilan.id });
    const grands = ["Étendre la navette\nà deux communes", "Décaler le relais"];
    for (const texte of grands) {
      const grand = { ...mineur, classe: "significatif" as const, texte };
      await insertAjustement(db, ICI, bilan, { ...grand, id: newId(), bilan: bilan.id });
    }
  });
  const neufs = await page(chargee, `${AVENANTS}/nouveau`); // what an open or signed one asks already is not proposed again
  expect([neufs.includes("Étendre la navette à deux communes"), neufs.includes("Décaler le relais")]).toEqual([
    true,
    false,
  ]);
  expect(neufs).not.toContain("Préciser le relais");
  expect((await lectrice.get(`${AVENANTS}/nouveau`)).status).toBe(403);
  await ecrire("2026-11-25", "Précisé");
  const adopte = { ...bilan, etat: "adopte" as const, instance: "Copil", adopteLe: "2026-11-22" as const };
  await le("2026-11-26").dans(ICI, (db) => updateBilan(db, ICI, { avant: bilan, apres: adopte }));
  const decidees = async () =>
    (await lireTout()).couvertes.flatMap(({ ecart, couverture }) => (ecart.id === relais ? dire(couverture) : []));
  expect(await decidees()).toEqual(["Préciser le relais (Copil du 22 novembre 2026)"]);
  await ecrire("2026-11-27", "Changé ensuite");
  expect(await decidees()).toEqual([]);
});
