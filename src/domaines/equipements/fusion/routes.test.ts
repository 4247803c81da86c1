import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Db } from "#platform/db/db.ts";
import { inscrire, inscrite, MONTS, ouvrirStructures } from "../../../../tests/commission.ts";
import { testSite, type Visiteur } from "../../../../tests/app.ts";
import type { Mois } from "#commun/mois.ts";
import { saveFichier } from "#domaines/documents/index.ts";
import { savePlaces } from "../places/store.ts";
import { attacheDe, codePreuve } from "../preuve/actions.ts";
import type { Structure } from "../structure/model.ts";
import { insertResponsables } from "../responsable/store.ts";
import { structureVide } from "../structure/rules.ts";
import { getStructure, insertStructures, updateStructure } from "../structure/store.ts";
import { saveBlocEquipements } from "../store.ts";
import { listFinancements, saveAppuis, saveFinancements } from "../volet/store.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const BASE = "/espaces/monts/equipements";
const LIGNE = {
  collectivite: "Vauxmont",
  type: "eajePsu" as const,
  typeLibelle: null,
  nom: "Alouettes",
  adresse: null,
};
let chargee: Visiteur;
let lectrice: Visiteur;

const lire = async (chemin: string) => (await (await chargee.get(chemin)).text()).replace(/[\u00a0\u202f]/g, " ");
const dans = <T>(travail: (db: Db) => Promise<T>): Promise<T> => site.dans(MONTS, travail);
const lue = (id: string) => dans((db) => getStructure(db, MONTS, id));
const dix = (places: number): number[] => Array.from({ length: 10 }, () => places);
const paye = { annee: 2026, nature: "psu" as const, payeur: "caf" as const, collectivite: null };
const commission = (id: string, etat: "preparee" | "gelee") => ({
  espace: "monts",
  id,
  nom: `Séance ${id}`,
  le: "2026-12-01" as const,
  de_mois: "2027-01" as const,
  a_mois: "2027-08" as const,
  structures: JSON.stringify(["b", "a"]),
  etat,
  delai: 15,
  risque: 0,
  annonce: "Tirage au sort du 30",
  graine: null,
  tiree_le: null,
  presents: "",
  version: 1,
});
const fusion = { garde: "a", versionGarde: "2", version: "2" };

beforeAll(async () => {
  await site.espace("monts", "ctg");
  chargee = await site.compte("chargee", [{ espace: "monts", role: "chargeCooperation" }]);
  lectrice = await site.compte("lectrice", [{ espace: "monts", role: "lecteur" }]);
  await dans(async (db) => {
    await ouvrirStructures(db);
    const b = await getStructure(db, MONTS, "b");
    await updateStructure(db, MONTS, {
      avant: b,
      apres: { ...b, nom: "Crèche Alouettes", telephone: "04 71 00 00 00" },
    });
    const a = await getStructure(db, MONTS, "a");
    await updateStructure(db, MONTS, { avant: a, apres: { ...a, courriel: "a@exemple.fr" } });
    await saveBlocEquipements(db, MONTS, "ctg", [LIGNE]);
    await saveFinancements(db, MONTS, "a", [{ ...paye, montant: 100 }]);
    await saveFinancements(db, MONTS, "b", [
      { ...paye, montant: 100 },
      { ...paye, annee: 2025, montant: 90 },
    ]);
    await saveAppuis(db, MONTS, "b", ["Vauxmont"]);
    await insertResponsables(db, MONTS, [{ structure: "b", compte: "lectrice" }], "2026-01-01");
    await inscrire(db, [inscrite(1, ["b", "a"]), inscrite(2, ["a", "b"]), inscrite(3, ["b"])]);
    const erreur = { ...structureVide("erreur", "eajePsu"), nom: "Essai", tenueLe: "2026-01-01" as const };
    await insertStructures(db, MONTS, [{ structure: erreur, cle: "erreur" }]);
    await saveFinancements(db, MONTS, "erreur", [{ ...paye, montant: 1 }]);
    await db
      .insertInto("guichet_commission")
      .values([commission("gelee", "gelee"), commission("future", "preparee")])
      .execute();
    await sql`insert into guichet_liberee (espace, id, structure, mois, semaine, notee_le, notee_par)
      values ('monts', 'l', 'b', '2027-01', 1, '2026-11-01', 'x')`.execute(db);
    await sql`insert into guichet_offre (espace, id, dossier, numero, demandes, places, etat, envoyee_le, limite)
      values ('monts', 'o', 'd3', '1', '["d3"]', '[{"structure": "b", "enfant": 1}, {"structure": "bb"}]', 'proposee',
        '2026-11-01', '2026-12-01')`.execute(db);
    await sql`insert into equipements_occupant (espace, id, equipement, naissance, entree, semaine, source)
      values ('monts', 'e', 'b', '2026-01', '2026-09', 1023, 'saisie')`.execute(db);
  });
});

test("une structure entrée par erreur se retire, ce qui s’en va étant nommé ; citée, elle reste, et l’on dit par quoi", async () => {
  const page = await lire(`${BASE}/erreur/retrait`);
  for (const dit of ["sa fiche", "1 financement"]) expect(page).toContain(dit);
  expect((await lectrice.post(`${BASE}/erreur/retrait`, { version: "1" })).status).toBe(403);
  expect((await chargee.post(`${BASE}/erreur/retrait`, { version: "7" })).status).toBe(409);
  expect((await chargee.post(`${BASE}/erreur/retrait`, { version: "<b>" })).status).toBe(400);
  expect((await chargee.post(`${BASE}/erreur/retrait`, { version: "1" })).status).toBe(303);
  expect((await chargee.post(`${BASE}/erreur/retrait`, { version: "1" })).status).toBe(303); // a second click
  expect((await chargee.get(`${BASE}/erreur`)).status).toBe(404);
  expect((await chargee.post(`${BASE}/b/retrait`, { version: "2" })).status).toBe(422);
  for (const dit of ["des demandes de familles", "une commission"])
    expect(await lire(`${BASE}/b/retrait`)).toContain(dit);
  expect((await lue("b")).nom).toBe("Crèche Alouettes");
});

test("deux qui se ressemblent se proposent, et l’on voit qui garde quoi", async () => {
  expect(await lire(`${BASE}/doublons`)).toContain(`${BASE}/a/fusion?avec=b`);
  const page = await lire(`${BASE}/b/fusion?avec=a`);
  for (const dit of ["Reprise de Crèche Alouettes", "04 71 00 00 00", "des demandes de familles"])
    expect(page).toContain(dit);
  expect((await chargee.get(`${BASE}/b/fusion?avec=b`)).status).toBe(422);
  expect((await lectrice.get(`${BASE}/doublons`)).status).toBe(403);
});

test("une séance gelée retient la fusion ; une version déjà changée aussi, et rien ne bouge", async () => {
  const reponse = await chargee.post(`${BASE}/b/fusion`, fusion);
  expect(reponse.status).toBe(422);
  expect(await reponse.text()).toContain("est gelée avec l’une de ces structures");
  await dans((db) => db.updateTable("guichet_commission").set({ etat: "annulee" }).where("id", "=", "gelee").execute());
  expect((await chargee.post(`${BASE}/b/fusion`, { ...fusion, version: "1" })).status).toBe(409);
  expect((await chargee.post(`${BASE}/b/fusion`, { ...fusion, versionGarde: "1" })).status).toBe(409);
  const voeux = await site.base.selectFrom("guichet_voeu").select("structure").execute();
  expect(voeux.filter(({ structure }) => structure === "b")).toHaveLength(3);
});

test("fusionnées : vœux, séances à venir, soutiens, responsables, financements suivent ; l’histoire des séances passées reste", async () => {
  expect((await chargee.post(`${BASE}/b/fusion`, fusion)).status).toBe(303);
  expect(await lue("a")).toMatchObject({ telephone: "04 71 00 00 00", courriel: "a@exemple.fr", verifieLe: null });
  const voeux = await site.base
    .selectFrom("guichet_voeu")
    .select(["demande", "structure"])
    .orderBy("demande")
    .execute();
  expect(voeux.map(({ demande, structure }) => `${demande} ${structure}`)).toEqual(["d1 a", "d2 a", "d3 a"]);
  const seances = await site.base.selectFrom("guichet_commission").select(["structures"]).orderBy("id").execute();
  expect(seances.map(({ structures }) => structures)).toEqual([["a"], ["b", "a"]]);
  const tenus = await site.base.selectFrom("equipements_responsable").select("structure").execute();
  expect(tenus).toEqual([{ structure: "a" }]);
  const financements = await dans((db) => listFinancements(db, MONTS));
  expect(financements.map(({ equipement, montant }) => `${equipement} ${montant}`)).toEqual(["a 100", "a 90"]);
  const { rows } = await sql<{ structure: string; places: unknown; occupant: string }>`select l.structure, o.places,
    (select equipement from equipements_occupant) as occupant from guichet_liberee l, guichet_offre o`.execute(
    site.base,
  );
  expect(rows).toEqual([
    { structure: "a", places: [{ structure: "a", enfant: 1 }, { structure: "bb" }], occupant: "a" },
  ]);
  const quittee = await chargee.get(`${BASE}/b`);
  expect([quittee.status, quittee.headers.get("location")]).toEqual([303, `${BASE}/a`]);
  expect(await lire(`${BASE}/a`)).toContain("Fusionnée avec : Crèche Alouettes");
  expect(await lire(BASE)).not.toContain("Crèche Alouettes");
});

test("ce que la gardée ne disait pas la suit : sections et places, preuve jointe, arrêts d’un service ; ce qu’elle disait reste", async () => {
  const bebes = { id: "d-bebes", code: "bebes" as const, avantMois: 15, capacites: dix(3), modulations: [] };
  const qualite = { genre: "charte" as const, intitule: "Charte d’accueil", le: null, preuve: "" };
  const neuve = { type: "eajePsu" as const, tenueLe: "2026-01-01" as const };
  const paire = (id: string, plus: Partial<Structure>): Structure => ({
    ...structureVide(id, "eajePsu"),
    ...neuve,
    ...plus,
  });
  await dans(async (db) => {
    await insertStructures(db, MONTS, [
      { structure: paire("nue", { nom: "Les Étoiles" }), cle: "nue" },
      { structure: paire("dite", { nom: "Étoiles", sections: [bebes], qualite: [qualite] }), cle: "dite" },
      { structure: paire("double", { nom: "Crèche Étoiles", sections: [{ ...bebes, id: "e-bebes" }] }), cle: "double" },
    ]);
    const dites = (structure: string, section: string, mois: Mois, libres: number) => ({
      structure,
      section,
      mois,
      places: dix(libres),
    });
    const lignes = [
      dites("dite", "d-bebes", "2027-01", 1),
      dites("double", "e-bebes", "2027-01", 2),
      dites("double", "e-bebes", "2027-02", 2),
    ];
    await savePlaces(db, MONTS, lignes, { source: "saisie", le: "2026-11-01" });
    const joint = {
      nom: "charte.pdf",
      type: "pdf" as const,
      octets: Buffer.from("%PDF-1.4"),
      instant: "2026-11-01",
    };
    await saveFichier(db, MONTS, attacheDe({ id: "dite" }, codePreuve(qualite)), joint);
    await sql`insert into suivi_service (espace, id, convention, nom, equipement) values ('monts', 's', 'ctg', 'Ludobus', 'dite')`.execute(
      db,
    );
  });
  expect((await chargee.post(`${BASE}/dite/fusion`, { garde: "nue", versionGarde: "1", version: "1" })).status).toBe(
    303,
  );
  expect((await chargee.post(`${BASE}/double/fusion`, { garde: "nue", versionGarde: "2", version: "1" })).status).toBe(
    303,
  );
  expect(await lue("nue")).toMatchObject({ sections: [{ id: "d-bebes", capacites: dix(3) }], qualite: [qualite] });
  const places = await dans((db) =>
    db
      .selectFrom("equipements_place")
      .select(["mois", "places"])
      .where("equipement", "=", "nue")
      .orderBy("mois")
      .execute(),
  );
  expect(places).toEqual([
    { mois: "2027-01", places: dix(1) },
    { mois: "2027-02", places: dix(2) },
  ]);
  expect((await chargee.get(`${BASE}/nue/preuves/${codePreuve(qualite)}`)).status).toBe(200);
  const service = await site.base.selectFrom("suivi_service").select("equipement").executeTakeFirst();
  expect(service).toEqual({ equipement: "nue" });
  expect(await lire(`${BASE}/nue`)).toContain("Fusionnée avec : Crèche Étoiles, Étoiles");
});

test("au prochain import, le nom de l’absorbée désigne celle qui la garde", async () => {
  await dans((db) => saveBlocEquipements(db, MONTS, "ctg", [{ ...LIGNE, nom: "Crèche Alouettes", adresse: null }]));
  const soutiens = await site.base.selectFrom("equipements_soutien").select("equipement").execute();
  expect(soutiens).toEqual([{ equipement: "a" }]);
});
