import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testSite, type Visiteur } from "../../../../../tests/app.ts";
import { inscrire, inscrite, MONTS, ouvrirStructures, touteLaSemaine } from "../../../../../tests/commission.ts";
import { listOccupants, listPlacesLibres } from "#domaines/equipements/places/store.ts";
import { listMigrations } from "#platform/db/migrate.ts";
import { listDemandes } from "../../demande/store.ts";
import { listOffres } from "../offre/store.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const BASE = "/espaces/monts/commissions";
const L = `${BASE}/liberees/liberee`;

let agent: Visiteur;

const etats = async () =>
  Object.fromEntries(
    (await site.dans(MONTS, (tx) => listDemandes(tx, MONTS, {}))).map(({ numero, etat }) => [numero, etat]),
  );
const offres = () => site.dans(MONTS, (tx) => listOffres(tx, MONTS, { liberee: "liberee" }));
const texte = async (chemin: string) => (await agent.get(chemin)).text();

beforeAll(async () => {
  await site.espace("monts", "ctg");
  agent = await site.compte("agent", [{ espace: "monts", role: "agentGuichet" }]);
  await site.dans(MONTS, async (tx) => {
    await ouvrirStructures(tx);
    await inscrire(tx, [inscrite(2, ["a"]), inscrite(1, ["a"]), inscrite(3, ["b"]), inscrite(4, ["b", "a"])]);
  });
});

test("une place libérée s’offre au mieux classé ; son refus l’offre de nouveau", async () => {
  expect(await texte(`${BASE}/liberees`)).toContain("Aucune place libérée");
  const dite = { id: "liberee", ou: "a", mois: "2027-02", raison: "Un déménagement" };
  expect((await agent.post(`${BASE}/liberees`, dite)).status).toBe(422);
  expect((await agent.post(`${BASE}/liberees`, touteLaSemaine("semaine", { ...dite, ou: "z" }))).status).toBe(422);
  expect((await agent.post(`${BASE}/liberees`, touteLaSemaine("semaine", dite))).status).toBe(303);
  const page = await texte(L);
  expect([page.indexOf("2026-0001") < page.indexOf("2026-0002"), page.includes("2026-0003")]).toEqual([true, false]);
  expect((await agent.post(`${L}/proposition`, { numero: "2026-0003", version: "1" })).status).toBe(422);
  expect((await agent.post(`${L}/proposition`, { numero: "2026-0001", version: "1" })).status).toBe(303);
  expect((await agent.post(`${L}/proposition`, { numero: "2026-0001", version: "1" })).status).toBe(409);
  const [offre] = await offres();
  expect(offre).toMatchObject({ numero: "2026-0001", etat: "proposee", envoyeeLe: "2026-11-21", limite: "2026-12-01" });
  expect((await agent.post(`${L}/reponses/${offre?.id}`, { reponse: "rester", version: "1" })).status).toBe(303);
  expect(await texte(L)).toContain("À proposer");
  expect((await etats())["2026-0001"]).toBe("enAttente");
});

test("acceptée, la place est pourvue et la demande aussi ; elle ne se retire plus", async () => {
  expect((await agent.post(`${L}/proposition`, { numero: "2026-0002", version: "3" })).status).toBe(303);
  const offre = (await offres()).find(({ numero }) => numero === "2026-0002");
  expect((await agent.post(`${L}/reponses/${offre?.id}`, { reponse: "accepter", version: "1" })).status).toBe(303);
  expect((await agent.post(`${L}/reponses/${offre?.id}`, { reponse: "refuser", version: "2" })).status).toBe(422);
  expect((await etats())["2026-0002"]).toBe("acceptee");
  expect(await texte(L)).toContain("Pourvue");
  expect((await agent.post(`${L}/retrait`, { version: "5" })).status).toBe(422);
});

test("une place acceptée avant que cela ne soit gardé se reprend, sauf d’un enfant déjà entré que sa structure compte", async () => {
  const [, reprise = ""] = (listMigrations().find(({ name }) => name === "0047_attribues.sql")?.text ?? "").split(
    /(?=^insert into equipements_occupant)/m,
  );
  const reprendre = async (comptage: string, decalage: number) => {
    const tx = await site.base.startTransaction().execute();
    await sql`update equipements_equipement set comptage = ${comptage}`.execute(tx);
    await sql`delete from equipements_occupant`.execute(tx);
    await sql`update guichet_offre set places = jsonb_set(places, '{0,entree}',
      to_jsonb((extract(year from current_date) * 12 + extract(month from current_date) - 1)::integer + ${decalage}::integer))`.execute(
      tx,
    );
    await sql.raw(reprise).execute(tx);
    const repris = await tx.selectFrom("equipements_occupant").select("demande").execute();
    await tx.rollback().execute();
    return repris.map(({ demande }) => demande);
  };
  expect([await reprendre("occupants", 0), await reprendre("occupants", -12)]).toEqual([[], []]);
  expect([await reprendre("occupants", 1), await reprendre("saisie", -12)]).toEqual([["d2"], ["d2"]]);
});

test("l’enfant qui accepte entre parmi ceux de sa structure, et ses places libres baissent ; qui renonce les rend", async () => {
  const lire = () =>
    site.dans(MONTS, async (tx) => {
      const [enfant] = await listOccupants(tx, MONTS, "a");
      const places = await listPlacesLibres(tx, MONTS, { de: "2027-01", a: "2027-02" });
      return { enfant, libres: places.filter(({ structure }) => structure === "a").map((une) => une.demiJournees[0]) };
    });
  const entre = await lire();
  expect(entre.enfant).toMatchObject({ demande: "d2", entree: "2027-02", semaine: 1023, source: "commission" });
  expect(entre.libres).toEqual([1, 0]);
  expect(await (await agent.get("/espaces/monts/equipements/a/places?de=2027-01")).text()).toContain("complet");
  const [demande] = await site.dans(MONTS, (tx) => listDemandes(tx, MONTS, { ids: ["d2"] }));
  const retrait = { etat: "retiree", version: `${demande?.version}` };
  expect((await agent.post("/espaces/monts/guichet/demandes/d2/etat", retrait)).status).toBe(303);
  const sorti = await lire();
  expect([sorti.enfant, sorti.libres]).toEqual([undefined, [1, 1]]);
  expect([await texte(L), (await etats())["2026-0002"]]).toEqual([expect.stringContaining("À proposer"), "retiree"]);
});

test("une place donnée hors de la commission ferme la demande ; un responsable ne ferme que celles qui le citent", async () => {
  const ailleurs = { numero: "2026-0003", motif: "Assistante maternelle" };
  expect((await agent.post(`${BASE}/ailleurs`, { ...ailleurs, numero: "2026-0099" })).status).toBe(422);
  expect((await agent.post(`${BASE}/ailleurs`, { ...ailleurs, motif: "" })).status).toBe(422);
  expect((await agent.post(`${BASE}/ailleurs`, ailleurs)).status).toBe(303);
  expect((await agent.post(`${BASE}/ailleurs`, ailleurs)).status).toBe(422);
  expect((await etats())["2026-0003"]).toBe("pourvue");
  const directrice = await site.compte("directrice", [{ espace: "monts", role: "gestionnaireStructure" }]);
  const pasSienne = await directrice.post(`${BASE}/ailleurs`, { numero: "2026-0001", motif: "Chez nous" });
  expect([pasSienne.status, (await pasSienne.text()).includes("Aucune demande")]).toEqual([422, true]);
  await site.base
    .insertInto("equipements_responsable")
    .values({ espace: "monts", structure: "a", compte: "directrice", depuis: "2026-01-01" })
    .execute();
  const sienne = await directrice.post(`${BASE}/ailleurs`, { numero: "2026-0001", structure: "a", motif: "Chez nous" });
  expect([sienne.status, (await etats())["2026-0001"]]).toEqual([303, "pourvue"]);
});
