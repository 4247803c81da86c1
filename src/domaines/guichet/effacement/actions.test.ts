import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { instantDe } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { savePiece } from "#domaines/documents/index.ts";
import { writeArchive } from "#platform/archive/write.ts";
import { inAnnuaire } from "#platform/db/db.ts";
import { noter, verifyChain } from "#platform/journal.ts";
import { openMail } from "#platform/mail.ts";
import { deposer } from "#platform/outbox.ts";
import { relayOnce } from "#platform/relay.ts";
import { testSite } from "../../../../tests/app.ts";
import { fichiersAvec, formesDe, tablesAvec } from "../../../../tests/canari.ts";
import { noterOuverture } from "../acces/store.ts";
import { insertFamilles, noterFamille } from "../demande/famille/store.ts";
import type { Demande, Famille } from "../demande/model.ts";
import { familleVide, nouvelleDemande } from "../demande/rules.ts";
import { insertDemandes } from "../demande/store.ts";
import { acheverEffacement, effacer, EFFACEMENT, exporter, reprendreEffacements } from "./actions.ts";
import { LIEUX, SANS_FAMILLE } from "./model.ts";
import { insertDroit, listEffacements } from "./store.ts";

const LE = instantDe("2026-11-21T09:00:00Z");
const maintenant = () => LE;
const ICI: Perimetre = { espace: "monts", compte: "dpo", conventions: [], roles: ["dpo"] };
const site = await testSite(maintenant);
const folder = mkdtempSync(join(tmpdir(), "maillage-efface-"));
const archives = mkdtempSync(join(tmpdir(), "maillage-archives-"));
afterAll(async () => {
  await site.engine.close();
  for (const dossier of [folder, archives]) rmSync(dossier, { recursive: true });
});

/** What is only theirs: a word of each kind, that nothing else in the base can bear. */
const MOTS = (qui: string) => ({
  prenom: `${qui}prenomzq`,
  nom: `${qui}nomzq`,
  courriel: `${qui}mailzq@exemple.fr`,
  telephone: `${qui}telzq`,
  adresse: `${qui}ruezq`,
  enfant: `${qui}enfantzq`,
  piece: `${qui}piecezq`,
  lettre: `${qui}lettrezq`,
});

async function installer(qui: string): Promise<void> {
  const mots = MOTS(qui);
  const famille: Famille = { ...familleVide(qui, LE), ...mots, autreParent: mots.nom };
  const demande: Demande = {
    ...nouvelleDemande({ id: `${qui}-d1`, famille: qui, le: LE }),
    numero: `${qui}-2026`,
    etat: "enAttente",
    enfant: { prenom: mots.enfant, nom: mots.nom, naissance: "2026-03-01", terme: null },
  };
  await site.dans(ICI, async (db) => {
    await insertFamilles(db, ICI, [famille]);
    await insertDemandes(db, ICI, [{ demande, famille }]);
    noterFamille(db, null, famille);
    const octets = new TextEncoder().encode(`%PDF-1.7 ${mots.piece}`);
    const piece = { sujet: qui, objet: "guichet.demande", objetId: demande.id, nom: `${mots.piece}.pdf` };
    await savePiece(db, ICI, { ...piece, type: "pdf", octets }, LE);
    await noterOuverture(
      db,
      ICI,
      { famille: qui, demande: demande.id, motif: "droits" },
      { le: "2026-11-21", instant: LE },
    );
    await insertDroit(db, { espace: "monts", famille: qui }, "effacement", LE);
    const espace = "monts";
    await sql`insert into guichet_piece (espace, id, demande, nature, etat, demandee_le, fichier, motif)
      values (${espace}, ${`${qui}-p1`}, ${demande.id}, ${mots.piece}, 'recue', '2026-11-01', 'pdf', ${mots.piece})`.execute(
      db,
    );
    await sql`insert into guichet_lettre (espace, id, dossier, numero, contenu, ecrite_le)
      values (${espace}, ${`${qui}-l1`}, ${demande.dossier}, ${demande.numero}, ${JSON.stringify({ texte: mots.lettre })}::jsonb, now())`.execute(
      db,
    );
    await sql`insert into guichet_commission (espace, id, nom, le, de_mois, a_mois, delai) values (${espace}, 'c1', 'Séance', '2026-06-01', '2026-09', '2027-08', 15)
      on conflict do nothing`.execute(db);
    await sql`insert into guichet_commission_dossier (espace, commission, id, dossier, demandes, sel, contenu, empreinte)
      values (${espace}, 'c1', ${`${qui}-g1`}, ${demande.dossier}, ${JSON.stringify([demande.id])}::jsonb, 'sel', ${JSON.stringify({ quartier: mots.adresse })}::jsonb, ${"0".repeat(64)})`.execute(
      db,
    );
    await sql`insert into guichet_commission_retouche (espace, commission, rang, genre, dossier, contenu, motif, par, le)
      values (${espace}, 'c1', ${qui.length}, 'retrait', ${`${qui}-g1`}, '{}', ${mots.lettre}, 'agent', now())`.execute(
      db,
    );
    await sql`insert into guichet_expertise (espace, demande, critere, points, auteur, motif, saisi_le)
      values (${espace}, ${demande.id}, 'pmi', 10, 'PMI', ${mots.lettre}, now())`.execute(db);
    const geste = { genre: "retrait", dossier: `${qui}-g1` };
    noter(db, { action: "retouche", objet: "guichet.commission", objetId: "c1", apres: { geste, motif: mots.lettre } });
    await sql`insert into documents_production (espace, id, convention, genre, format, parametres, cle, empreinte, etat, demande_par, demande_le)
      values (${espace}, ${qui}, 'ctg', 'lettresCommission', 'docx', '', ${qui}, ${qui}, 'prete', 'agent', now())`.execute(
      db,
    );
    await sql`insert into documents_rendu values (${espace}, ${qui}, ${octets})`.execute(db);
    await deposer(db, "courriel", { a: mots.courriel, sujet: "Votre demande", texte: mots.prenom, html: mots.prenom });
    await deposer(db, "guichet.relance", { espace, famille: qui });
  });
  await inAnnuaire(site.base, (db) =>
    sql`insert into acces_famille_session (empreinte, espace, famille, duree, jusqu_a, expire_le)
      values (${qui}, 'monts', ${qui}, 60, now(), now())`.execute(db),
  );
  const poster = openMail({ folder, smtp: undefined, sender: "a@b.fr", demonstration: true });
  const courriel = { sujet: "Votre demande", texte: mots.nom, html: mots.nom };
  await poster({ ...courriel, a: mots.courriel });
  await poster({ ...courriel, a: "ancienne@exemple.fr", sujetDe: qui }); // an address it had before
}

const motsDe = (qui: string) => Object.values(MOTS(qui));
const cherche = (qui: string) => tablesAvec(site.base, motsDe(qui));
const lignesDe = (table: string) =>
  sql<{
    ligne: unknown;
  }>`select row_to_json(t) as ligne from ${sql.table(table)} t where row_to_json(t)::text like '%partie%'`.execute(
    site.base,
  );
let gardees: [string, unknown[]][] = [];

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await installer("partie");
  await installer("reste");
  const [famille, demande] = await Promise.all([lignesDe("guichet_famille"), lignesDe("guichet_demande")]);
  gardees = [
    ["guichet_famille", famille.rows.map(({ ligne }) => ligne)],
    ["guichet_demande", demande.rows.map(({ ligne }) => ligne)],
  ];
});

test("chaque table du guichet dit où sont les familles, ou qu’aucune n’y est", async () => {
  const { rows } = await sql<{
    nom: string;
  }>`select tablename as nom from pg_tables where schemaname = 'public' and tablename like 'guichet\\_%'`.execute(
    site.base,
  );
  const dites = [...LIEUX.map(({ table }) => table), ...Object.keys(SANS_FAMILLE)];
  expect(rows.map(({ nom }) => nom).filter((nom) => !dites.includes(nom))).toEqual([]);
});

test("l’export d’une famille tient ses lignes, ses pièces et son journal, et rien d’une autre", async () => {
  const rendu = await site.dans(ICI, (db) => exporter(db, ICI, "partie", { instant: LE }));
  const texte = JSON.stringify(rendu).toLowerCase();
  for (const mot of motsDe("partie")) expect(texte).toContain(mot.toLowerCase());
  for (const mot of motsDe("reste")) expect(texte).not.toContain(mot.toLowerCase());
  expect(Buffer.from(rendu.pieces[0]?.contenu ?? "", "base64").toString()).toContain(MOTS("partie").piece);
  const aLire = await site.dans(ICI, (db) => exporter(db, ICI, "partie", { instant: LE, contenus: false }));
  expect(aLire.pieces).toMatchObject([{ nom: `${MOTS("partie").piece}.pdf`, contenu: null }]); // a page opens no file
  expect(rendu.journal.some(({ apres }) => JSON.stringify(apres).includes(MOTS("partie").enfant))).toBe(true);
});

test("deux demandes réunies qui étaient de deux familles : la copie de l’une ne dit rien de l’autre", async () => {
  const { rows } = await sql<{ id: string; famille: string }>`select id, famille from guichet_demande`.execute(
    site.base,
  );
  const ids = rows.map(({ id }) => id).toSorted();
  const avant = JSON.stringify({ gardee: { enfant: MOTS("reste").enfant } });
  await sql`insert into guichet_doublon (espace, id, un, autre, decision, gardee, avant, motif, decide_le, decide_par)
    values ('monts', 'doublon', ${ids[0]}, ${ids[1]}, 'fusionne', ${ids[1]}, ${avant}::jsonb, ${MOTS("reste").nom}, now(), 'agent')`.execute(
    site.base,
  );
  const rendu = await site.dans(ICI, (db) => exporter(db, ICI, "partie", { instant: LE }));
  expect(rendu.lignes["guichet_doublon"]).toHaveLength(1);
  const texte = JSON.stringify(rendu).toLowerCase();
  for (const mot of motsDe("reste")) expect(texte).not.toContain(mot.toLowerCase());
  expect(texte).not.toContain(rows.find(({ famille }) => famille === "reste")?.id);
  await sql`delete from guichet_doublon`.execute(site.base);
});

test("effacée, une famille n’est plus dans aucune table, ni fichier, ni journal, ni courrier, ni sauvegarde", async () => {
  const avant = await cherche("partie");
  expect(avant).toEqual(
    expect.arrayContaining([
      "documents_rendu", // the letters printed this week
      "guichet_demande",
      "guichet_famille",
      "guichet_lettre",
      "guichet_piece",
      "outbox",
    ]),
  );
  expect(avant).toContain("journal_valeur"); // of the commission, in clear; those of the family are sealed
  expect(avant).not.toContain("documents_piece"); // sealed
  expect(fichiersAvec(folder, motsDe("partie"))).toHaveLength(2);

  await site.dans(ICI, (db) => effacer(db, ICI, { famille: "partie", cause: "demande" }, LE));
  await relayOnce(
    site.base,
    { [EFFACEMENT]: ({ charge }) => acheverEffacement({ base: site.base, folder }, charge) },
    undefined,
    { genres: [EFFACEMENT] },
  );

  expect(await cherche("partie")).toEqual([]);
  expect(fichiersAvec(folder, motsDe("partie"))).toEqual([]);
  const sauvegarde = join(archives, "apres.tar.gz");
  await writeArchive(site.base, folder, sauvegarde, LE);
  const contenu = gunzipSync(readFileSync(sauvegarde)).toString("latin1").toLowerCase();
  expect(
    motsDe("partie")
      .flatMap(formesDe)
      .filter((forme) => contenu.includes(forme)),
  ).toEqual([]);
  expect(contenu).toContain(MOTS("reste").nom);
  expect(await site.dans(ICI, (db) => verifyChain(db, "monts"))).toBeNull();
});

test("le reste est intact, et la preuve ne nomme personne", async () => {
  expect(await cherche("reste")).toEqual(expect.arrayContaining(["guichet_demande", "guichet_famille", "outbox"]));
  expect(fichiersAvec(folder, motsDe("reste"))).toHaveLength(2);
  const rendu = await site.dans(ICI, (db) => exporter(db, ICI, "reste", { instant: LE }));
  expect(rendu.pieces[0]?.nom).toBe(`${MOTS("reste").piece}.pdf`);
  const [preuve, ...autres] = await site.dans(ICI, (db) => listEffacements(db, ICI, 10));
  expect(autres).toEqual([]);
  expect(preuve).toMatchObject({
    cause: "demande",
    compteRendu: { pieces: 1, lignes: { guichet_famille: 1, guichet_demande: 1, guichet_lettre: 1 } },
  });
  await expect(site.dans(ICI, (db) => exporter(db, ICI, "partie", { instant: LE }))).rejects.toThrow(
    "Page introuvable",
  );
});

test("une sauvegarde d’avant l’effacement ramène la famille : elle s’efface à nouveau au démarrage", async () => {
  for (const [table, lignes] of gardees)
    await sql`insert into ${sql.table(table)} select * from json_populate_recordset(null::${sql.table(table)}, ${JSON.stringify(lignes)}::json)`.execute(
      site.base,
    );
  expect(await cherche("partie")).not.toEqual([]);
  expect(await reprendreEffacements({ base: site.base, folder, maintenant })).toBe(1);
  expect(await reprendreEffacements({ base: site.base, folder, maintenant })).toBe(0);
  expect(await cherche("partie")).toEqual([]);
});
