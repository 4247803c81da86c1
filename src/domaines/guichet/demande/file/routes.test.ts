import { afterAll, beforeAll, expect, test } from "vitest";
import { instantDe } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { insertResponsables } from "#domaines/equipements/index.ts";
import { testSite, type Visiteur } from "../../../../../tests/app.ts";
import { insertFamilles } from "../famille/store.ts";
import type { Demande, Famille } from "../model.ts";
import { listDossiersEnCours } from "../../commission/gel/store.ts";
import { rythmer } from "../relance/actions.ts";
import { familleVide, nouvelleDemande } from "../rules.ts";
import { getDemande, insertDemandes } from "../store.ts";

const maintenant = new Date("2026-11-21T09:00:00Z");
const site = await testSite(() => maintenant);
afterAll(() => site.engine.close());

const ICI: Perimetre = { espace: "monts", compte: "essai", conventions: [], roles: ["agentGuichet"] };
const GUICHET = "/espaces/monts/guichet";
const LE = instantDe("2026-05-01T09:00:00Z");
let agent: Visiteur;
let directrice: Visiteur;
let chargee: Visiteur;

const famille = (id: string, plus: Partial<Famille> = {}): Famille => ({
  ...familleVide(id, LE),
  nom: `Famille ${id}`,
  courriel: `${id}@exemple.fr`,
  courrielConfirmeLe: LE.toISOString(),
  ...plus,
});
const demande = (id: string, qui: string, plus: Partial<Demande> = {}): Demande => ({
  ...nouvelleDemande({ id, famille: qui, le: LE }),
  numero: `2026-${id}`,
  etat: "enAttente",
  enfant: { prenom: "Zoé", nom: "Roy", naissance: "2026-01-02", terme: null },
  semaine: 3,
  deposeeLe: "2026-05-01",
  completeLe: "2026-05-01",
  confirmeeLe: "2026-05-01",
  attendDepuis: "2026-05-01",
  ...plus,
});

beforeAll(async () => {
  await site.espace("monts");
  agent = await site.compte("agent", [{ espace: "monts", role: "agentGuichet" }]);
  directrice = await site.compte("directrice", [{ espace: "monts", role: "gestionnaireStructure" }]);
  chargee = await site.compte("chargee", [{ espace: "monts", role: "chargeCooperation" }]);
  await site.dans(ICI, async (db) => {
    const structure = (id: string) => ({ espace: "monts", id, cle: id, type: "eajePsu" as const, nom: `Crèche ${id}` });
    await db
      .insertInto("equipements_equipement")
      .values(["e1", "e2"].map((id) => ({ ...structure(id), adresse: null, tenu_le: "2026-01-01" })))
      .execute();
    const mam = { ...structure("m1"), type: "mam" as const, adresse: null, tenu_le: "2026-01-01" };
    await db
      .insertInto("equipements_equipement")
      .values([mam, { ...mam, id: "m2", cle: "m2", nom: "MAM m2", consentie_le: "2026-12-01" }])
      .execute();
    await insertResponsables(db, ICI, [{ structure: "e1", compte: "directrice" }], "2026-01-01");
    const familles = [famille("f1"), famille("f2", { courriel: null, telephone: "0600000000", adresse: "1 rue" })];
    await insertFamilles(db, ICI, familles);
    await insertDemandes(db, ICI, [
      { demande: demande("d1", "f1", { voeux: ["e1", "m1"] }), famille: familles[0] as Famille },
      {
        demande: demande("d2", "f2", { voeux: ["e2"], occasionnel: true, confirmeeLe: "2026-11-20" }),
        famille: familles[1] as Famille,
      },
    ]);
  });
});

const lue = (id: string) => site.dans(ICI, (db) => getDemande(db, ICI, id));
const version = async (id: string) => `${(await lue(id)).version}`;
const texte = async (reponse: Promise<Response>) => (await reponse).text();

test("l’agent lit toute la file, une directrice ce qui cite sa structure, une chargée rien", async () => {
  const file = await texte(agent.get(GUICHET));
  expect(file).toContain("2026-d1");
  expect(file).toContain("2026-d2");
  const sienne = await texte(directrice.get(GUICHET));
  expect(sienne).toContain("2026-d1");
  expect(sienne).not.toContain("2026-d2");
  const sa = await texte(directrice.get(`${GUICHET}/demandes/d1`));
  expect(sa).toContain("Zoé Roy");
  expect(sa).not.toContain("Situation");
  const ailleurs = /commissions\/ailleurs\?numero=[\w-]+/.exec(sa)?.[0];
  expect(await texte(directrice.get(`/espaces/monts/${ailleurs}`))).toContain(`value="${ailleurs?.split("=")[1]}"`);
  expect(await texte(agent.get(`${GUICHET}/demandes/d1`))).not.toContain("commissions/ailleurs");
  expect((await directrice.get(`${GUICHET}/demandes/d2`)).status).toBe(404);
  expect((await directrice.post(`${GUICHET}/demandes/d1/etat`, { etat: "retiree", version: "1" })).status).toBe(403);
  expect((await chargee.get(GUICHET)).status).toBe(403);
  expect(await texte(agent.get(`${GUICHET}?q=famille+f2&vue=toutes`))).not.toContain("2026-d1");
  const occasionnelles = await texte(agent.get(`${GUICHET}?besoin=occasionnel`));
  expect(occasionnelles).toMatch(/2026-d2(?!.*2026-d1).*Accueil occasionnel/s);
  expect(occasionnelles).not.toContain("2026-d1");
  expect(file).toContain('<option value="m1"'); // it does not appear, and a request names it
  expect(file).not.toContain('<option value="m2"');
});

test("ouvrir une demande laisse une ligne que la famille pourra lire", async () => {
  await agent.get(`${GUICHET}/demandes/d1`);
  const lignes = await site.base
    .selectFrom("guichet_acces")
    .select(["compte", "demande", "motif"])
    .where("compte", "=", "agent")
    .execute();
  expect(lignes).toContainEqual({ compte: "agent", demande: "d1", motif: "instruction" });
});

test("une pièce se demande, se voit au guichet, et rend la demande incomplète puis complète", async () => {
  const page = `${GUICHET}/demandes/d1`;
  const nature = "Diagnostic de sa maladie";
  const refusee = await agent.post(`${page}/piece`, { nature, version: await version("d1") });
  expect([refusee.status, (await lue("d1")).pieces]).toEqual([422, []]);
  expect(await refusee.text()).toContain("ne se demande jamais");
  const longue = await agent.post(`${page}/piece`, { nature: "p".repeat(121), version: await version("d1") });
  expect([longue.status, (await lue("d1")).pieces]).toEqual([422, []]);
  expect(await longue.text()).toContain("tient en 120 signes");
  expect(
    (await agent.post(`${page}/piece`, { nature: "Justificatif de domicile", version: await version("d1") })).status,
  ).toBe(303);
  const demandee = await lue("d1");
  expect(demandee).toMatchObject({
    etat: "incomplete",
    pieces: [{ nature: "Justificatif de domicile", etat: "demandee" }],
  });
  const etape = await (await agent.get(`${page}/pieces`)).text();
  expect([etape.includes("Justificatif de domicile"), etape.includes(`${page}/pieces/`)]).toEqual([true, false]); // the family's own address
  const piece = `${page}/piece/${demandee.pieces[0]?.id}`;
  expect((await agent.post(piece, { etat: "acceptee", version: "1" })).status).toBe(409);
  expect((await agent.post(piece, { etat: "acceptee", version: await version("d1") })).status).toBe(303);
  expect(await lue("d1")).toMatchObject({ etat: "enAttente", completeLe: "2026-05-01" });
  const charges = await site.base
    .selectFrom("outbox")
    .select("charge")
    .where("genre", "=", "guichet.famille")
    .execute();
  expect(charges).toContainEqual({ charge: { espace: "monts", famille: "f1", modele: "pieces" } });
});

test("un état se change selon ce qui est proposé, et l’histoire le dit", async () => {
  const page = `${GUICHET}/demandes/d2`;
  expect(await texte(agent.get(`${page}/etat`))).toContain("Autre solution");
  expect((await agent.post(`${page}/etat`, { version: await version("d2") })).status).toBe(422);
  expect((await agent.post(`${page}/etat`, { etat: "proposee", version: await version("d2") })).status).toBe(422);
  expect(
    (await agent.post(`${page}/etat`, { etat: "pourvue", motif: "mam", version: await version("d2") })).status,
  ).toBe(303);
  expect((await agent.post(`${page}/etat`, { etat: "enAttente", version: await version("d2") })).status).toBe(303);
  expect(await lue("d2")).toMatchObject({ etat: "enAttente", attendDepuis: "2026-05-01", confirmeeLe: "2026-11-21" });
  expect(await texte(agent.get(page))).toContain("Personne agent");
});

test("une demande papier entre dans la même file, sans courriel", async () => {
  const reponse = await agent.post(`${GUICHET}/demandes`);
  let ici = reponse.headers.get("location") ?? "";
  const reponses: Record<string, Record<string, string>> = {
    enfant: { ne: "oui", prenom: "Léo", nom: "Papier", naissance: "2026-06-01" },
    vous: { nom: "Papier", telephone: "06 00 00 00 01", commune: "15014" },
    semaine: { d: "0" },
    entree: { entree: "2027-01" },
    accueil: { modes: "individuel" },
  };
  for (let pas = 0; pas < 12 && !ici.includes("fait="); pas += 1)
    ici = (await agent.post(ici, reponses[ici.split("/").at(-1) ?? ""] ?? {})).headers.get("location") ?? "";
  expect(ici).toContain("fait=envoyee");
  const id = /demandes\/([^?]+)/.exec(ici)?.[1] ?? "";
  expect(await lue(id)).toMatchObject({
    origine: "papier",
    etat: "enAttente",
    attendDepuis: "2026-11-21",
    voeux: ["plusProche"],
    commune: "15014",
  });
  expect((await directrice.post(`${GUICHET}/demandes`)).status).toBe(403);
});

const leServeurPasse = (jour: string) => rythmer(site.base, () => instantDe(`${jour}T09:00:00Z`), listDossiersEnCours);

test("deux rappels par deux canaux et trente jours, avant que le serveur ne close ; rouverte, elle garde son rang", async () => {
  await leServeurPasse("2026-11-02");
  await leServeurPasse("2026-11-03");
  expect((await lue("d1")).relances).toEqual([{ le: "2026-11-02", canal: "courriel" }]);
  const notees = () =>
    site.base
      .selectFrom("guichet_acces")
      .select("fois")
      .where("famille", "=", "f1")
      .where("demande", "=", "")
      .where("compte", "=", "agent")
      .executeTakeFirst();
  const avant = (await notees())?.fois ?? 0;
  expect(await texte(agent.get(`${GUICHET}/relances`))).toContain("Une seule façon connue");
  expect(await notees()).toEqual({ fois: avant + 1 });
  await agent.get(GUICHET); // the queue names the family too
  expect(await notees()).toEqual({ fois: avant + 2 });
  const appel = { canal: "telephone", version: await version("d1") };
  expect((await agent.post(`${GUICHET}/demandes/d1/relance`, appel)).status).toBe(303);
  await leServeurPasse("2026-12-20");
  expect((await lue("d1")).etat).toBe("enAttente");
  const { dossier } = await lue("d1");
  const examinee = async () => new Set([dossier]); // a frozen session holds it
  await rythmer(site.base, () => instantDe("2026-12-21T09:00:00Z"), examinee);
  expect((await lue("d1")).etat).toBe("enAttente");
  await leServeurPasse("2026-12-21");
  expect((await lue("d1")).etat).toBe("expiree");
  await agent.post(`${GUICHET}/demandes/d1/etat`, { etat: "enAttente", version: await version("d1") });
  expect(await lue("d1")).toMatchObject({ etat: "enAttente", attendDepuis: "2026-05-01", relances: [] });
});

test("l’accueil des familles s’ouvre et se dit, par qui tient le règlement", async () => {
  expect((await chargee.post(`${GUICHET}/accueil`, { etat: "ouvert", contact: "03 00 00 00 00" })).status).toBe(303);
  expect(await texte(chargee.get(`${GUICHET}/accueil`))).toContain("/espaces/monts/place");
  expect((await site.navigateur().get("/espaces/monts/place")).status).toBe(200);
  expect((await directrice.post(`${GUICHET}/accueil`, { etat: "ferme" })).status).toBe(403);
});
