import { afterAll, beforeAll, expect, test } from "vitest";
import { insertConvention } from "#domaines/convention/index.ts";
import { creerFiche } from "#domaines/plan/fiche/actions.ts";
import { insertNoeud } from "#domaines/plan/noeud/store.ts";
import { insertSaisies } from "#domaines/suivi/etat/store.ts";
import { relayOnce } from "#platform/relay.ts";
import { atelierDe } from "../../fabriques.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../tests/app.ts";
import { OUBLIER, oublier, PRODUIRE, produire } from "./index.ts";
import { getProduction, updateAnnulation } from "./production/store.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
const MAINTENANT = () => new Date("2026-11-21T09:00:00Z");
const atelier = atelierDe(site.base, MAINTENANT);
const taches = {
  [PRODUIRE]: (depot: Parameters<typeof produire>[1]) => produire(atelier, depot),
  [OUBLIER]: (depot: Parameters<typeof oublier>[1]) => oublier(atelier, depot),
};
/** What the server does every second; `jours`: as if so many days had passed. */
const travailler = (jours = 0) => relayOnce(site.base, taches, () => new Date(Date.now() + jours * 86_400_000 + 1000));

let chargee: Visiteur;
let collegue: Visiteur;
let etrangere: Visiteur;
let dpo: Visiteur;
let fiche = "";

const VIDE = { titre: "CTG des Monts", caf: null, debut: null, fin: null, perimetre: [] };
const NOEUD = { convention: "ctg", genre: "axe" as const, code: null, impacts: [], ordre: 1 };

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("ailleurs", "autre");
  const ecriture = { perimetre: ICI, convention: "ctg", instant: MAINTENANT().toISOString() };
  await site.dans(ICI, async (db) => {
    await insertConvention(db, ICI, "ctg", VIDE);
    await insertNoeud(db, ICI, { ...NOEUD, id: "n1", parent: null, libelle: "Petite enfance" });
    fiche = (await creerFiche(db, ecriture, { titre: "Ouvrir un relais", reference: "PE1", noeuds: ["n1"] })).id;
    await creerFiche(db, ecriture, { titre: "Former les équipes", reference: "PE2", noeuds: [] });
  });
  chargee = await site.compte("chargee", [{ espace: "monts", role: "chargeCooperation" }]);
  collegue = await site.compte("collegue", [{ espace: "monts", role: "lecteur" }]);
  etrangere = await site.compte("etrangere", [{ espace: "ailleurs", role: "chargeCooperation" }]);
  dpo = await site.compte("dpo", [{ espace: "monts", role: "dpo" }]);
});

const demander = async (qui: Visiteur, saisie: Record<string, string>) =>
  qui.post("/conventions/ctg/documents", { genre: "plan", format: "docx", ...saisie });
const lieuDe = async (qui: Visiteur, saisie: Record<string, string>) =>
  (await demander(qui, saisie)).headers.get("location") ?? "";

test("DOC-1 : un document demandé attend, se prépare, se télécharge, et s'oublie après sept jours", async () => {
  const lieu = await lieuDe(chargee, { cle: "a" });
  const attente = await (await chargee.get(lieu)).text();
  expect(attente).toContain("attend son tour");
  expect(attente).toContain('http-equiv="refresh"');
  expect((await chargee.get(`${lieu}/fichier`)).status).toBe(404);
  await travailler();
  expect(await (await chargee.get(lieu)).text()).toContain("Le document est prêt");
  const fichier = await chargee.get(`${lieu}/fichier`);
  expect(fichier.headers.get("content-disposition")).toBe('attachment; filename="plan-d-actions.docx"');
  expect(fichier.headers.get("content-type")).toContain("wordprocessingml");
  expect(
    Buffer.from(await fichier.arrayBuffer())
      .subarray(0, 2)
      .toString(),
  ).toBe("PK");
  await travailler(8);
  expect((await chargee.get(lieu)).status).toBe(404);
});

test("un double clic, ou la même demande déjà en attente, ne fait qu'un document", async () => {
  const lieux = await Promise.all(["b", "b"].map((cle) => lieuDe(chargee, { cle, q: "relais" })));
  lieux.push(await lieuDe(chargee, { cle: "c", q: "relais" }));
  expect(new Set(lieux).size).toBe(1);
  expect(await lieuDe(chargee, { cle: "d", q: "autre" })).not.toBe(lieux[0]);
  expect(await travailler()).toBe(2);
  expect(await lieuDe(chargee, { cle: "b", q: "relais" })).toBe(lieux[0]);
  expect(await lieuDe(chargee, { cle: "e", q: "relais" })).not.toBe(lieux[0]);
  await travailler();
});

test("chacun ne voit que les documents qu'il a demandés", async () => {
  const lieu = await lieuDe(chargee, { cle: "f", q: "secret" });
  await travailler();
  for (const qui of [collegue, etrangere, dpo]) {
    expect((await qui.get(lieu)).status).toBe(404);
    expect((await qui.get(`${lieu}/fichier`)).status).toBe(404);
    expect((await qui.get(`${lieu}/suivi`)).status).toBe(404);
    expect((await qui.post(`${lieu}/annulation`)).status).toBe(404);
  }
  expect(await (await collegue.get("/conventions/ctg/documents")).text()).not.toContain(lieu);
});

test("DOC-3 : un genre ou un format inconnu, ou qui n'est pas permis, est refusé", async () => {
  expect((await demander(chargee, { genre: "nul" })).status).toBe(404);
  expect((await demander(chargee, { genre: "constructor" })).status).toBe(404);
  expect((await demander(chargee, { format: "exe" })).status).toBe(422);
  expect((await demander(dpo, {})).status).toBe(403);
  expect((await demander(etrangere, {})).status).toBe(404);
});

test("DOC-2 : un document s'annule tant qu'il n'est pas fini, et n'est plus fait", async () => {
  const lieu = await lieuDe(chargee, { cle: "g" });
  expect((await chargee.post(`${lieu}/annulation`)).status).toBe(303);
  await travailler();
  expect(await (await chargee.get(lieu)).text()).toContain("Vous avez annulé");
  expect((await chargee.get(`${lieu}/fichier`)).status).toBe(404);
});

test("DOC-2 : annuler un document que l’atelier vient de prendre l’annule encore ; fini, il reste", async () => {
  const id = (await lieuDe(chargee, { cle: "g2", q: "course" })).split("/").at(-1) ?? "";
  const sien = { ...ICI, compte: "chargee" };
  const lue = await site.dans(sien, (db) => getProduction(db, sien, id));
  const etatDe = async () => (await site.dans(sien, (db) => getProduction(db, sien, id))).etat;
  const passerA = (etat: "enCours" | "prete") =>
    site.base.updateTable("documents_production").set({ etat }).where("id", "=", id).execute();
  await passerA("prete");
  await site.dans(sien, (db) => updateAnnulation(db, lue));
  expect(await etatDe()).toBe("prete");
  await passerA("enCours");
  await site.dans(sien, (db) => updateAnnulation(db, lue));
  expect(await etatDe()).toBe("annulee");
});

test("un rôle retiré entre la demande et la fabrication : le document ne se fait pas, et c'est dit", async () => {
  const partante = await site.compte("partante", [{ espace: "monts", convention: "ctg", role: "lecteur" }]);
  const id = (await lieuDe(partante, { cle: "h" })).split("/").at(-1) ?? "";
  await site.base.deleteFrom("acces_role").where("compte", "=", "partante").execute();
  await travailler();
  const etat = await site.dans({ ...ICI, compte: "partante" }, (db) =>
    db.selectFrom("documents_production").select(["etat", "erreur"]).where("id", "=", id).executeTakeFirst(),
  );
  expect(etat).toEqual({ etat: "echouee", erreur: "acces" });
});

test("un serveur mort en route rend le document à un autre ; mort à chaque fois, il échoue", async () => {
  const lieu = await lieuDe(chargee, { cle: "i", q: "reprise" });
  await site.base.updateTable("outbox").set({ essais: 1 }).where("genre", "=", PRODUIRE).execute();
  await travailler();
  expect(await (await chargee.get(lieu)).text()).toContain("Le document est prêt");
  const autre = await lieuDe(chargee, { cle: "j", q: "reprise" });
  await site.base.updateTable("outbox").set({ essais: 3 }).where("genre", "=", PRODUIRE).execute();
  await travailler();
  expect(await (await chargee.get(autre)).text()).toContain("Quelque chose a empêché");
});

test("l'avancement se suit à mesure, jusqu'à la fin", async () => {
  const lieu = await lieuDe(chargee, { cle: "k", q: "suivi" });
  const reponse = await chargee.get(`${lieu}/suivi`); // answered once the first state has been read
  await travailler();
  expect(reponse.headers.get("content-type")).toContain("text/event-stream");
  const texte = await reponse.text();
  expect(texte).toContain('data: {"etat":"demandee","progression":0}');
  expect(texte).toContain('"etat":"prete","progression":100');
});

test("une fiche s'imprime à l'instant, dans chaque format, pour qui la lit", async () => {
  const adresse = (format: string) => `/conventions/ctg/documents/immediat?genre=fiche&fiche=${fiche}&format=${format}`;
  for (const format of ["pdf", "docx", "odt"]) {
    const reponse = await chargee.get(adresse(format));
    expect([format, reponse.status]).toEqual([format, 200]);
    expect(reponse.headers.get("content-disposition")).toBe(`attachment; filename="pe1-ouvrir-un-relais.${format}"`);
  }
  expect((await etrangere.get(adresse("pdf"))).status).toBe(404);
  expect((await dpo.get(adresse("pdf"))).status).toBe(403);
  expect((await chargee.get(`/conventions/ctg/documents/immediat?genre=fiche&fiche=nulle&format=pdf`)).status).toBe(
    404,
  );
  expect((await chargee.get(`/conventions/ctg/documents/immediat?genre=plan&format=pdf`)).status).toBe(404);
});

test("ce qui sera imprimé se lit d'abord en page, avec les filtres de la vue", async () => {
  const page = await (await chargee.get("/conventions/ctg/documents/apercu?genre=plan&noeud=n1")).text();
  expect(page).toContain("Ouvrir un relais");
  expect(page).not.toContain("Former les équipes");
  const parEtat = await (await chargee.get("/conventions/ctg/documents/apercu?genre=plan&etat=enCours")).text();
  expect(parEtat).toMatch(/0.fiche, d’après ces filtres.: État.: En cours/); // personne n’a rien dit de ces fiches
  expect(parEtat).not.toContain("Ouvrir un relais");
  expect((await dpo.get("/conventions/ctg/documents/apercu?genre=plan")).status).toBe(403);
});

test("un texte effacé d'une fiche n'est plus dans un document prêt à prendre, ni dans celui qui se fait", async () => {
  const textes = { avancees: "Le local de Zoé Canari", difficultes: "", deblocage: "", decisionDemandee: "" };
  const quand = {
    le: "2026-11-20" as const,
    instant: "2026-11-20T10:00:00.000Z",
    auteur: "Zoé",
    canal: "page" as const,
  };
  const dite = { ...textes, ...quand, volet: "", etat: "enCours", nouvelleDate: null, decision: null };
  await site.dans(ICI, (db) => insertSaisies(db, ICI, [{ ...dite, convention: "ctg", fiche }]));
  const pret = await lieuDe(chargee, { cle: "l" });
  const mene = await lieuDe(chargee, { cle: "m", q: "mene" });
  await travailler();
  expect((await chargee.get(`${pret}/fichier`)).status).toBe(200);
  const menee = site.base.updateTable("documents_production").set({ etat: "enCours" });
  await menee.where("id", "=", mene.split("/").at(-1) ?? "").execute();
  const ici = `/conventions/ctg/plan/fiches/${fiche}/suivi/effacement`;
  const cle = /name="textes" value="([^"]+)"/.exec(await (await chargee.get(ici)).text())?.[1] ?? "";
  expect([(await chargee.post(ici, { textes: cle })).status, (await chargee.get(`${pret}/fichier`)).status]).toEqual([
    200, 200,
  ]);
  expect((await chargee.post(ici, { textes: cle, acte: "effacer" })).status).toBe(303);
  expect([(await chargee.get(pret)).status, (await chargee.get(`${pret}/fichier`)).status]).toEqual([404, 404]);
  expect(await (await chargee.get(mene)).text()).toContain("vous pouvez le redemander");
  const prets = site.base.selectFrom("documents_production").select("id").where("etat", "=", "prete");
  expect(await prets.execute()).toEqual([]);
});
