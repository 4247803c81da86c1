import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { sql } from "kysely";
import { openEngine } from "#platform/db/engine.ts";
import { migrate } from "#platform/db/migrate.ts";
import { ROOT } from "#platform/root.ts";
import { type Parcours, type Releve, remplir } from "./charge-guichet/famille.ts";
import { type Figure, figure } from "./mesure.ts";
import { fresh } from "./volume/lieu.ts";

const FAMILLES = 200;
const ESPACE = "charge";

/** Seconds that a family takes over one page, here far fewer than at home: evenly between the two. */
const PENSE = [2, 8] as const;
const PENSE_COUPE = [0.3, 1.5] as const;

type Programme = { enfant: ChildProcess; url: string };

async function lancer(databaseUrl: string, folder: string, port: string): Promise<Programme> {
  const { MAILLAGE_DEMO: _demo, ...sain } = process.env;
  const env = {
    ...sain,
    DATABASE_URL: databaseUrl,
    MAILLAGE_DATA: folder,
    PORT: port,
    MAILLAGE_DEMO: "0",
    MAILLAGE_PROXY: "1",
  };
  const enfant = spawn(process.execPath, [join(ROOT, "bin/maillage.js"), "start"], {
    env,
    stdio: ["ignore", "pipe", "ignore"],
  });
  const lignes = createInterface({ input: enfant.stdout as NodeJS.ReadableStream });
  const [ligne] = (await Promise.race([once(lignes, "line"), once(enfant, "close").then(() => ["arrêté"])])) as [
    string,
  ];
  const url = /^Maillage : (http\S+)$/.exec(ligne)?.[1];
  if (!url) throw new Error(`le serveur n’a pas démarré : ${ligne}`);
  return { enfant, url };
}

async function preparer(databaseUrl: string): Promise<void> {
  const { base, close } = await openEngine({ databaseUrl });
  await migrate(base);
  await sql`insert into acces_espace (id, nom, cree_le, guichet) values (${ESPACE}, 'Charge', now(), 'ouvert')`.execute(
    base,
  );
  await sql`insert into acces_compte (id, courriel, courriel_cle, nom, cree_le, administrateur)
    values ('admin', 'a@exemple.fr', 'a@exemple.fr', 'Essai', now(), true)`.execute(base);
  await close();
}

const vide = (): Releve => ({ durees: [], erreurs: [], coupees: 0 });
const auHasard =
  ([de, a]: readonly [number, number]) =>
  () =>
    1000 * (de + Math.random() * (a - de));

type Essai = { base: string; pense: readonly [number, number]; ouvert: () => boolean; assez: () => boolean };

/** Two hundred families at once; gives what was answered, and what each was told was kept. */
async function assaillir({ base, pense, ouvert, assez }: Essai, premier: number, combien = FAMILLES) {
  const releve = vide();
  const parcours = Array.from({ length: combien }, (): Parcours => ({ demande: null, etapes: [], numero: false }));
  await Promise.all(
    parcours.map((un, rang) =>
      remplir({ base, espace: ESPACE, rang: premier + rang, pense: auHasard(pense), ouvert }, releve, {
        parcours: un,
        assez,
      }),
    ),
  );
  return { releve, parcours };
}

/** Every step that the server acknowledged is in the base, and no number was given twice. */
async function compterPertes(databaseUrl: string, parcours: readonly Parcours[]): Promise<number> {
  const { base, close } = await openEngine({ databaseUrl });
  const { rows } = await sql<{ id: string; etapes: string[]; numero: string | null }>`
    select id, etapes, numero from guichet_demande where espace = ${ESPACE}`.execute(base);
  await close();
  const gardees = new Map(rows.map((row) => [row.id, row]));
  let pertes = rows.length - new Set(rows.map(({ id, numero }) => numero ?? id)).size;
  for (const { demande, etapes, numero } of parcours) {
    const gardee = demande ? gardees.get(demande) : undefined;
    if (demande && !gardee) pertes += 1;
    pertes += etapes.filter((etape) => !gardee?.etapes.includes(etape)).length;
    if (numero && !gardee?.numero) pertes += 1;
  }
  return pertes;
}

const part = (durees: readonly number[], quelle: number) =>
  durees.toSorted((a, b) => a - b)[Math.min(durees.length - 1, Math.floor(durees.length * quelle))] ?? 0;

const banc = (nom: string, valeur: readonly [number, string], but = {}) => figure("charge-guichet", nom, valeur, but);
type Lieu = { databaseUrl: string; folder: string; say: (line: string) => void };
const dormir = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** What an answer that reads nothing takes meanwhile: on a shared machine, the floor under every other figure. */
async function temoigner(base: string, encore: () => boolean): Promise<number[]> {
  const durees: number[] = [];
  while (encore()) {
    const debut = performance.now();
    await fetch(`${base}/statique/absent.css`).then((reponse) => reponse.arrayBuffer());
    durees.push(performance.now() - debut);
    await dormir(100);
  }
  return durees;
}

/** The form under two hundred families who take their time. */
async function mesurerCalme({ databaseUrl, say }: Lieu, base: string): Promise<Figure[]> {
  const charge = loadavg()[0] ?? 0;
  const debut = performance.now();
  const etat = { encore: true };
  const temoin = temoigner(base, () => etat.encore);
  const { releve, parcours } = await assaillir({ base, pense: PENSE, ouvert: () => true, assez: () => false }, 0);
  etat.encore = false;
  const secondes = (performance.now() - debut) / 1000;
  for (const erreur of new Set(releve.erreurs)) say(`  erreur : ${erreur}`);
  return [
    banc("familles à la fois", [FAMILLES, "familles"]),
    banc("charge de la machine au départ", [charge, "processus"]),
    banc("réponses du formulaire", [releve.durees.length / secondes, "par s"]),
    banc("erreurs", [releve.erreurs.length, "erreur"], { max: 0 }),
    banc("demandes menées au bout", [parcours.filter(({ numero }) => numero).length, "demandes"], { min: FAMILLES }),
    banc("p50", [part(releve.durees, 0.5), "ms"]),
    banc("p95", [part(releve.durees, 0.95), "ms"]),
    banc("p99", [part(releve.durees, 0.99), "ms"], { max: 300 }),
    banc("p99 d’une réponse qui ne lit rien, au même moment", [part(await temoin, 0.99), "ms"]),
    banc("étapes accusées et perdues", [await compterPertes(databaseUrl, parcours), "étape"], { max: 0 }),
  ];
}

/** The same in a hurry, the server killed in the middle and started again at the same address. */
async function mesurerCoupure({ databaseUrl, folder, say }: Lieu, premier: Programme): Promise<Figure[]> {
  const etat = { ouvert: true, fini: false };
  const couper = async () => {
    await dormir(5000);
    etat.ouvert = false;
    premier.enfant.kill("SIGKILL");
    await once(premier.enfant, "close");
    const relance = await lancer(databaseUrl, folder, new URL(premier.url).port);
    await dormir(500);
    etat.ouvert = true;
    await dormir(10_000);
    etat.fini = true;
    return relance;
  };
  const essai = { base: premier.url, pense: PENSE_COUPE, ouvert: () => etat.ouvert, assez: () => etat.fini };
  const [relance, { releve, parcours }] = await Promise.all([couper(), assaillir(essai, FAMILLES)]);
  relance.enfant.kill("SIGTERM");
  await once(relance.enfant, "close");
  for (const erreur of new Set(releve.erreurs)) say(`  erreur : ${erreur}`);
  const etapes = parcours.reduce((somme, { etapes: faites }) => somme + faites.length, 0);
  return [
    banc("serveur tué : étapes accusées", [etapes, "étapes"]),
    banc("serveur tué : envois coupés, renvoyés", [releve.coupees, "envois"]),
    banc("serveur tué : erreurs hors de la coupure", [releve.erreurs.length, "erreur"], { max: 0 }),
    banc("serveur tué : étapes accusées et perdues", [await compterPertes(databaseUrl, parcours), "étape"], { max: 0 }),
  ];
}

async function mesurer(lieu: Lieu): Promise<Figure[]> {
  await preparer(lieu.databaseUrl);
  const programme = await lancer(lieu.databaseUrl, lieu.folder, "0");
  const tiede = { base: programme.url, pense: PENSE_COUPE, ouvert: () => true, assez: () => false };
  await assaillir(tiede, 2 * FAMILLES, 5); // a server that has already served: what it reads once is read
  const calme = await mesurerCalme(lieu, programme.url);
  return [...calme, ...(await mesurerCoupure(lieu, programme))];
}

/** The day when requests open: two hundred families on the form at once, on PostgreSQL, then the same with the server killed. */
export async function run(say: (line: string) => void): Promise<Figure[]> {
  const server = process.env["MAILLAGE_TEST_DATABASE_URL"];
  if (!server) {
    say("La charge se mesure sur PostgreSQL : donnez MAILLAGE_TEST_DATABASE_URL.");
    return [];
  }
  const { databaseUrl = "" } = await fresh(server, "charge");
  const folder = mkdtempSync(join(tmpdir(), "maillage-charge-"));
  try {
    return await mesurer({ databaseUrl, folder, say });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
