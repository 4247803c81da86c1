import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { instantDe } from "#commun/jour.ts";
import { savePiece } from "#domaines/documents/index.ts";
import { insertResponsables } from "#domaines/equipements/responsable/store.ts";
import { perimetreDe, testSite } from "../../../../tests/app.ts";
import { listOuvertures } from "../acces/store.ts";
import { insertFamilles } from "../demande/famille/store.ts";
import type { Demande, Famille } from "../demande/model.ts";
import { familleVide, nouvelleDemande } from "../demande/rules.ts";
import { insertPieces } from "../demande/piece/store.ts";
import { getDemande, insertDemandes } from "../demande/store.ts";
import { exporter } from "../effacement/actions.ts";
import { listDoublons } from "./store.ts";

const site = await testSite(); // le 21 novembre 2026
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
const BASE = "/espaces/monts/guichet/doublons";
const LE = instantDe("2026-01-05T09:00:00Z");
const lire = async (reponse: Response) => (await reponse.text()).replaceAll(/[\u00a0\u202f]/g, " ");

await site.espace("monts", "ctg");
await site.espace("mers", "ctg-x");
const agent = await site.compte("agent", [{ espace: "monts", role: "agentGuichet" }]);
const chargee = await site.compte("chargee", [{ espace: "monts", role: "chargeCooperation" }]);
const etranger = await site.compte("etranger", [{ espace: "mers", role: "agentGuichet" }]);

await site.base
  .insertInto("equipements_equipement")
  .values({ espace: "monts", id: "s1", cle: "s1", type: "eajePsu", nom: "S1", adresse: null, tenu_le: "2026-01-01" })
  .execute();
const directrice = await site.compte("directrice", [{ espace: "monts", role: "gestionnaireStructure" }]);
await site.dans(ICI, (db) => insertResponsables(db, ICI, [{ structure: "s1", compte: "directrice" }], "2026-01-01"));

const famille = (id: string, plus: Partial<Famille>): Famille => ({ ...familleVide(id, LE), ...plus });
const demande = (id: string, rang: number, plus: Partial<Demande>): Demande => ({
  ...nouvelleDemande({ id, famille: `f-${id}`, le: LE }),
  etat: "enAttente",
  numero: `2026-0000${rang}`,
  commune: "48095",
  attendDepuis: "2026-02-01",
  deposeeLe: "2026-02-01",
  enfant: { prenom: "Léonie", nom: "Durand", naissance: "2026-03-12", terme: null },
  ...plus,
});

const AWA = { prenom: "Awa", nom: "Durand", courriel: "awa@exemple.fr" };

beforeAll(async () => {
  const lot = [
    { demande: demande("a", 1, {}), famille: famille("f-a", AWA) },
    {
      demande: demande("b", 2, {
        modes: ["individuel"],
        occasionnel: true,
        occasionnelSeul: true,
        horairesAtypiques: true,
        horaires: ["nuit"],
        semaine: 0b1111,
        reduites: [0b11],
        mixte: true,
        attendDepuis: "2026-01-10",
        enfant: { prenom: "Leonie", nom: "DURAND", naissance: "2026-03-12", terme: null },
      }),
      famille: famille("f-b", { ...AWA, prenom: "Durand", nom: "Awa", courriel: null }),
    },
    {
      demande: demande("j", 3, { enfant: { prenom: "Gabriel", nom: "Durand", naissance: "2026-03-12", terme: null } }),
      famille: famille("f-j", AWA),
    },
  ];
  await site.dans(ICI, (db) =>
    insertFamilles(
      db,
      ICI,
      lot.map((un) => un.famille),
    ),
  );
  await site.dans(ICI, (db) => insertDemandes(db, ICI, lot));
});

const relire = (id: string) => site.dans(ICI, (db) => getDemande(db, ICI, id));
const FUSION = { gardee: "a", versionUn: "1", versionAutre: "1", modes: "lesDeux", anciennete: "absorbee" };

test("l’agent voit la paire, jamais le jumeau ; les autres rôles et les autres espaces ne voient rien", async () => {
  const page = await lire(await agent.get(BASE));
  expect(page).toContain("2026-00001");
  expect(page).toContain("même date de naissance");
  expect(page).not.toContain("Gabriel");
  expect((await chargee.get(BASE)).status).toBe(403);
  expect((await etranger.get(`${BASE}/a/b`)).status).toBe(404);
  expect((await etranger.post(`${BASE}/a/b/fusion`, FUSION)).status).toBe(404);
});

test("côte à côte, chaque bloc dit ses deux valeurs ; on peut garder l’autre", async () => {
  const page = await lire(await agent.get(`${BASE}/b/a?gardee=b`));
  expect(page).toContain("Reste : 2026-00002");
  expect(page).toContain("Assistante maternelle");
  for (const dit of ["Occasionnel seulement", "La nuit", "peut se passer dans une autre crèche"])
    expect(page).toContain(dit);
  for (const nommee of ["f-a", "f-b"])
    expect(await site.dans(ICI, (db) => listOuvertures(db, { espace: "monts", famille: nommee }))).toMatchObject([
      { compte: "agent", motif: "doublon", fois: 2 },
    ]);
  expect((await agent.get(`${BASE}/a/inconnue`)).status).toBe(404);
  expect((await agent.get(`${BASE}/a/a`)).status).toBe(404);
});

test("GUI-223 : réunies en choisissant, une seule reste ; GUI-224 : défaites, chacune se retrouve", async () => {
  expect((await agent.post(`${BASE}/a/b/fusion`, { ...FUSION, versionAutre: "7" })).status).toBe(409);
  expect((await agent.post(`${BASE}/a/b/fusion`, FUSION)).status).toBe(303);
  expect(await relire("a")).toMatchObject({
    etat: "enAttente",
    modes: ["collectif", "individuel"],
    attendDepuis: "2026-01-10",
  });
  expect(await relire("b")).toMatchObject({ etat: "retiree", faits: { motif: "doublon" } });
  expect(await lire(await agent.get(BASE))).toContain("Aucune paire à juger");
  const [fusion] = await site.dans(ICI, (db) => listDoublons(db, ICI));
  const retour = `${BASE}/${fusion?.id}/retour`;
  expect((await chargee.post(retour, { version: "1" })).status).toBe(403);
  expect((await agent.post(retour, { version: "1" })).status).toBe(303);
  expect((await agent.post(retour, { version: "2" })).status).toBe(422);
  expect(await relire("a")).toMatchObject({ modes: ["collectif"], attendDepuis: "2026-02-01" });
  expect(await relire("b")).toMatchObject({ etat: "enAttente", faits: {} });
  const page = await lire(await agent.get(BASE));
  expect(page).toContain("Décision défaite");
  expect(page).toContain("même prénom");
});

const PIECE = { demandeeLe: "2026-02-01", recueLe: "2026-02-02", motif: "" } as const;
const piecesDe = async (id: string) =>
  (await relire(id)).pieces.map(({ nature, etat, fichier }) => `${nature} ${etat} ${fichier ?? "—"}`).toSorted();

test("GUI-229 : les pièces reçues suivent la fusion, s’ouvrent de là sans quitter leur famille, et reviennent", async () => {
  const [a, b] = [await relire("a"), await relire("b")];
  await site.dans(ICI, async (db) => {
    await insertPieces(db, ICI, a, [{ ...PIECE, id: "pa", nature: "Domicile", etat: "refusee", fichier: "pdf" }]);
    const refusee = { sujet: "f-a", objet: "guichet.piece", objetId: "pa", nom: "vieux.pdf", type: "pdf" } as const;
    const jadis = new TextEncoder().encode("%PDF-1.7 refusé chez a");
    await savePiece(db, ICI, { ...refusee, octets: jadis }, instantDe("2026-03-01T09:00:00Z"));
    await insertPieces(db, ICI, b, [
      { ...PIECE, id: "pb1", nature: "Domicile", etat: "recue", fichier: "pdf" },
      { ...PIECE, id: "pb2", nature: "Employeur", etat: "acceptee", fichier: null },
      { ...PIECE, id: "pb3", nature: "Caf", etat: "refusee", fichier: null },
    ]);
    const octets = new TextEncoder().encode("%PDF-1.7 chez b");
    const jointe = { sujet: "f-b", objet: "guichet.piece", objetId: "pb1", nom: "b.pdf", type: "pdf" } as const;
    await savePiece(db, ICI, { ...jointe, octets }, LE);
  });
  await site.base.updateTable("guichet_demande").set({ etat: "incomplete" }).where("id", "=", "a").execute();
  const versions = { versionUn: `${a.version}`, versionAutre: `${b.version}` };
  expect((await agent.post(`${BASE}/a/b/fusion`, { gardee: "a", ...versions })).status).toBe(303);
  expect(await piecesDe("a")).toEqual(["Domicile recue pdf", "Employeur acceptee —"]);
  expect((await relire("a")).etat).toBe("enAttente");
  const ouvert = await agent.get("/espaces/monts/guichet/demandes/a/piece/pa/fichier");
  expect(await ouvert.text()).toContain("chez b");
  expect(await site.dans(ICI, (db) => listOuvertures(db, { espace: "monts", famille: "f-b" }))).toContainEqual(
    expect.objectContaining({ motif: "doublon", demande: "b" }),
  );
  const copie = await site.dans(ICI, (db) => exporter(db, ICI, "f-a", { instant: LE }));
  expect(JSON.stringify(copie)).not.toContain(Buffer.from("%PDF-1.7 chez b").toString("base64"));
  const fusion = (await site.dans(ICI, (db) => listDoublons(db, ICI))).find(({ decision }) => decision === "fusionne");
  const redonnee = { sujet: "f-a", objet: "guichet.piece", objetId: "pa", nom: "a.pdf", type: "pdf" } as const;
  const donner = (le: Date) =>
    site.dans(ICI, (db) => savePiece(db, ICI, { ...redonnee, octets: new Uint8Array([1]) }, le));
  await donner(instantDe("2026-12-01T09:00:00Z"));
  const rouvert = await agent.get("/espaces/monts/guichet/demandes/a/piece/pa/fichier");
  expect(new Uint8Array(await rouvert.arrayBuffer())).toEqual(new Uint8Array([1]));
  expect((await agent.post(`${BASE}/${fusion?.id}/retour`, { version: "1" })).status).toBe(422);
  expect(await site.base.deleteFrom("documents_piece").where("sujet", "=", "f-a").execute()).toHaveLength(1);
  await donner(LE); // de ce qu'elle avait donné avant la fusion, rien ne se perd
  expect((await agent.post(`${BASE}/${fusion?.id}/retour`, { version: "1" })).status).toBe(303);
  expect(await piecesDe("a")).toEqual(["Domicile refusee pdf"]);
  expect(await piecesDe("b")).toEqual(["Caf refusee —", "Domicile recue pdf", "Employeur acceptee —"]);
  expect((await relire("a")).etat).toBe("incomplete");
});

test("GUI-230 : qui tient une structure sait que sa demande en double une autre, et rien de l’autre", async () => {
  await sql`insert into guichet_voeu (espace, demande, rang, structure) values ('monts', 'a', 0, 's1')`.execute(
    site.base,
  );
  const page = await lire(await directrice.get(BASE));
  expect(page).toContain("2026-00001");
  expect(page).toContain("même date de naissance");
  expect(page).toContain("Attend aussi");
  expect(page).not.toContain("2026-00002");
  expect(page).not.toContain("Leonie");
  expect((await directrice.get(`${BASE}/a/b`)).status).toBe(403);
  expect((await directrice.post(`${BASE}/a/b/fusion`, FUSION)).status).toBe(403);
});

test("une paire écartée ne se propose plus, jusqu’à ce que l’on y revienne", async () => {
  expect((await agent.post(`${BASE}/a/b/ecart`, { motif: "Cousines" })).status).toBe(303);
  const page = await lire(await agent.get(BASE));
  expect(page).toContain("Cousines");
  expect(page).toContain("Aucune paire à juger");
  expect((await agent.post(`${BASE}/a/b/ecart`)).status).toBe(409);
  const [ecart] = await site.dans(ICI, (db) => listDoublons(db, ICI));
  expect((await agent.post(`${BASE}/${ecart?.id}/retour`, { version: "1" })).status).toBe(303);
  expect(await lire(await agent.get(BASE))).toContain("Force");
});

test("une demande que la commission examine ne se réunit pas, et ne sort pas de la file par une pièce demandée", async () => {
  const { dossier, etat, version } = await relire("j");
  await sql`insert into guichet_commission (espace, id, nom, le, de_mois, a_mois, delai, etat, annonce)
    values ('monts', 'c1', 'Séance', '2026-12-01', '2027-09', '2028-08', 15, 'gelee', 'Mairie')`.execute(site.base);
  await sql`insert into guichet_commission_dossier (espace, commission, id, dossier, demandes, sel, contenu, empreinte)
    values ('monts', 'c1', 'g1', ${dossier}, '["j"]'::jsonb, 'sel', '{}', ${"0".repeat(64)})`.execute(site.base);
  const { version: sienne } = await relire("a");
  const fusion = { gardee: "a", versionUn: `${sienne}`, versionAutre: `${version}` };
  const refusee = await agent.post(`${BASE}/a/j/fusion`, fusion);
  expect([refusee.status, (await lire(refusee)).includes("réunissez-les, ou séparez-les, après")]).toEqual([422, true]);
  const demandee = { nature: "Justificatif", version: `${version}` };
  expect((await agent.post("/espaces/monts/guichet/demandes/j/piece", demandee)).status).toBe(303);
  expect(await relire("j")).toMatchObject({ etat, version, pieces: [] });
});

test("GUI-224 : une fusion ne se défait pas pendant qu’une séance examine l’une des deux ; après, elle se défait", async () => {
  const [{ version: versionUn, dossier }, { version: versionAutre }] = [await relire("a"), await relire("b")];
  const fusion = { gardee: "a", versionUn: `${versionUn}`, versionAutre: `${versionAutre}` };
  expect((await agent.post(`${BASE}/a/b/fusion`, fusion)).status).toBe(303);
  const fusionnees = await site.dans(ICI, (db) => listDoublons(db, ICI));
  const faite = fusionnees.find(({ decision }) => decision === "fusionne");
  await sql`update guichet_commission_dossier set dossier = ${dossier} where id = 'g1'`.execute(site.base);
  const refusee = await agent.post(`${BASE}/${faite?.id}/retour`, { version: "1" });
  expect([refusee.status, (await lire(refusee)).includes("séparez-les, après la séance")]).toEqual([422, true]);
  expect((await relire("b")).etat).toBe("retiree");
  await sql`update guichet_commission set etat = 'annulee' where id = 'c1'`.execute(site.base);
  expect((await agent.post(`${BASE}/${faite?.id}/retour`, { version: "1" })).status).toBe(303);
  expect((await relire("b")).etat).toBe("enAttente");
});
