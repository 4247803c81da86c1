import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Perimetre } from "#commun/perimetre.ts";
import { getPiece, listPieces } from "#domaines/documents/index.ts";
import { listSesStructures } from "#domaines/equipements/index.ts";
import { listOuvertures, noterOuverture } from "#domaines/guichet/acces/store.ts";
import { findGel, listDossiers, listSeancesDe } from "#domaines/guichet/commission/gel/store.ts";
import { listLettres, listLettresDuDossier } from "#domaines/guichet/commission/lettre/store.ts";
import { listLiberees } from "#domaines/guichet/commission/liberee/store.ts";
import { findOffreDe, listOffres } from "#domaines/guichet/commission/offre/store.ts";
import { repondreOffre } from "#domaines/guichet/commission/offre/suite/actions.ts";
import { findProces } from "#domaines/guichet/commission/proces/store.ts";
import { listResultats } from "#domaines/guichet/commission/resultat/store.ts";
import { listCommissions } from "#domaines/guichet/commission/session/store.ts";
import { getFamille } from "#domaines/guichet/demande/famille/store.ts";
import { getDemande, getSaDemande, listDemandes, listSesDemandes } from "#domaines/guichet/demande/store.ts";
import { listDoublons } from "#domaines/guichet/doublon/store.ts";
import { effacer, exporter } from "#domaines/guichet/effacement/actions.ts";
import { listSesDroits } from "#domaines/guichet/effacement/store.ts";
import type { Db } from "#platform/db/db.ts";
import type { Visiteur } from "./app.ts";
import {
  AGENTS,
  agentDe,
  creerMonde,
  ESPACES,
  type Foyer,
  foyers,
  LE,
  libereeDe,
  lus,
  naitre,
  type Permis,
  perimetreDe,
  permisDe,
  seanceDe,
  site,
  STRUCTURES,
  visiteurs,
} from "./isolation-guichet-monde.ts";

/** What each may see of families, of the commissions that placed them and of their figures is all that this model knows. */
const OPERATIONS = 5_000;
const LOT = 250;
const GRAINE = 20261122;
afterAll(() => site.engine.close());

let vues = 0;
function exiger(texte: string, permis: Permis, dit: string): void {
  const { noms, numeros } = lus(texte);
  vues += noms.size + numeros.size;
  const fuites = [
    ...[...noms].filter((id) => !permis.noms.has(id)),
    ...[...numeros].filter((id) => !permis.numeros.has(id)),
  ];
  if (fuites.length > 0)
    throw new Error(
      `FUITE : ${dit} montre ${fuites.join(", ")} ; permis : ${[...permis.noms].join(", ") || "personne"}`,
    );
}

/** Every page that names the guichet, found in the router: a page added later is walked from its first day. */
const pages = site.app.routes
  .filter(
    ({ method, path }) =>
      method === "GET" &&
      /^\/espaces\/:espace\/(?:place|demandes|guichet|familles|purges|commissions|equipements|structures|responsables|registre|journal)/.test(
        path,
      ),
  )
  .map(({ path }) => path)
  .filter((path) => !/[*]|reglement\/|assistantes|\/nouveau|\/nouvelle|soutiens|modifier/.test(path));

beforeAll(async () => {
  await creerMonde();
  for (const { id } of await site.base.selectFrom("guichet_lettre").select("id").orderBy("id").execute())
    lettres.push(id);
});

type Op = { sorte: number; qui: number; cible: number; quoi: number };
const operation = fc.noBias(
  fc.record<Op>({ sorte: fc.nat(99), qui: fc.nat(9_999), cible: fc.nat(9_999), quoi: fc.nat(9_999) }),
);
const choisir = <T>(tous: readonly T[], n: number): T => tous[n % tous.length] as T;
const tousLesFoyers = () => [...foyers.values()];

/** What a family asks of the stores, naming another family's things as often as its own. */
const LECTURES_FAMILLE: Record<string, (db: Db, moi: Foyer, autre: Foyer) => Promise<unknown>> = {
  saFamille: (db, moi) => getFamille(db, { espace: moi.espace, famille: moi.id }),
  sesDemandes: (db, moi) => listSesDemandes(db, { espace: moi.espace, famille: moi.id }),
  saDemande: (db, moi, autre) => getSaDemande(db, { espace: moi.espace, famille: moi.id }, autre.demande),
  sesPieces: (db, moi) => listPieces(db, { espace: moi.espace, compte: "", conventions: [], roles: [] }, moi.id),
  saPiece: async (db, moi, autre) => {
    const lue = await getPiece(db, { espace: moi.espace, compte: "", conventions: [], roles: [] }, moi.id, autre.piece);
    return [lue.nom, Buffer.from(lue.octets).toString()];
  },
  sesOuvertures: (db, moi) => listOuvertures(db, { espace: moi.espace, famille: moi.id }),
  sesDroits: (db, moi) => listSesDroits(db, { espace: moi.espace, famille: moi.id }),
  saPlace: (db, moi) => findOffreDe(db, { espace: moi.espace }, moi.demande),
  sesLettres: (db, moi) => listLettresDuDossier(db, { espace: moi.espace }, moi.demande),
  sesSeances: (db, moi) => listSeancesDe(db, { espace: moi.espace }, moi.demande),
  saCopie: (db, moi) =>
    exporter(db, { espace: moi.espace, compte: "", conventions: [], roles: [] }, moi.id, { instant: LE }),
};

/** What an agent or a manager asks of the stores, as their pages do: all the espace, or what names the structures that one runs. */
const LECTURES_AGENT: Record<
  string,
  (db: Db, perimetre: Perimetre, dit: { autre: Foyer; miennes: Miennes }) => Promise<unknown>
> = {
  file: (db, perimetre, { miennes }) => listDemandes(db, perimetre, miennes),
  uneDemande: (db, perimetre, { autre, miennes }) =>
    miennes.structures
      ? listDemandes(db, perimetre, { ids: [autre.demande], ...miennes })
      : getDemande(db, perimetre, autre.demande),
};
type Miennes = { structures?: string[] };
const miennesDe = async (db: Db, perimetre: Perimetre): Promise<Miennes> =>
  perimetre.roles.some((role) => role === "agentGuichet" || role === "dpo")
    ? {}
    : { structures: await listSesStructures(db, perimetre) };

/** What a commission keeps, under numbers, and what agents decided of look-alikes: never those of another espace. */
const LECTURES_SEANCE: Record<string, (db: Db, perimetre: Perimetre, seance: string) => Promise<unknown>> = {
  commissions: listCommissions,
  gel: findGel,
  liste: listDossiers,
  resultats: listResultats,
  offres: (db, perimetre, commission) => listOffres(db, perimetre, { commission }),
  lettres: listLettres,
  liberees: listLiberees,
  proces: findProces,
  doublons: listDoublons,
};
const CONDUISENT = Object.keys(AGENTS).filter((nom) => AGENTS[nom]?.role === "agentGuichet");

const absent = (error: Error & { status?: number }) => {
  if (error.status !== 404) throw error;
  return null;
};

function lectureDe(qui: string, moi: Foyer | undefined, quoi: number): string {
  if (moi && quoi % 80 === 0) return "saCopie"; // every table of a family: the costliest read
  if (moi) return choisir(Object.keys(LECTURES_FAMILLE).slice(0, -1), quoi);
  const suivi = CONDUISENT.includes(qui) ? Object.keys(LECTURES_SEANCE) : [];
  return choisir([...Object.keys(LECTURES_AGENT), ...suivi], quoi);
}

/** Reads of one family or one agent, in one transaction of its espace. */
async function lireEnMagasin(qui: string, ops: readonly Op[]): Promise<void> {
  const moi = foyers.get(qui);
  const perimetre: Perimetre = moi
    ? { espace: moi.espace, compte: `famille:${qui}`, conventions: [], roles: [] }
    : perimetreDe(qui);
  const permis = permisDe(qui);
  await site.dans(perimetre, async (db) => {
    const miennes = moi ? {} : await miennesDe(db, perimetre);
    for (const { cible, quoi } of ops) {
      const autre = choisir(tousLesFoyers(), cible);
      const nom = lectureDe(qui, moi, quoi);
      const lu = moi
        ? LECTURES_FAMILLE[nom]?.(db, moi, autre)
        : (LECTURES_AGENT[nom]?.(db, perimetre, { autre, miennes }) ??
          LECTURES_SEANCE[nom]?.(db, perimetre, seanceDe(autre.espace)));
      exiger(JSON.stringify(await lu?.catch(absent)) ?? "", permis, `${nom} par ${qui}`);
    }
  });
}

/** What else has an address: letters of the sessions, whoever they are to. */
const lettres: string[] = [];

/** An address of the guichet, filled with ids of anyone. */
function adresse(page: string, espace: string, op: Op): string {
  const foyer = choisir(tousLesFoyers(), op.cible);
  const ids = [foyer.demande, foyer.id, foyer.piece, foyer.demande];
  const nommes: Record<string, string> = {
    espace,
    commission: seanceDe(foyer.espace),
    place: libereeDe(foyer.espace),
    dossier: foyer.numero,
    lettre: choisir(lettres, op.quoi),
    un: foyer.demande,
    autre: choisir(tousLesFoyers(), op.quoi).demande,
    rang: "1",
  };
  return page.replaceAll(/:(\w+)(?:\{([^}]+)\})?/g, (_tout, nom: string, forme?: string) => {
    if (forme && /^[\w|-]+$/.test(forme)) return forme.split("|")[0] ?? "";
    if (/famille|foyer/.test(nom)) return foyer.id;
    if (/structure|equipement/.test(nom)) return choisir(STRUCTURES[espace] ?? [], op.cible);
    return nommes[nom] ?? choisir(ids, op.quoi);
  });
}

const sequence = new Map<string, number>();
async function lireParHttp(qui: string, op: Op): Promise<void> {
  const numero = (sequence.get(qui) ?? 0) + 1;
  sequence.set(qui, numero);
  const page = choisir(pages, numero * 7 + op.quoi); // every page, by everyone
  const moi = foyers.get(qui);
  const chezSoi = moi?.espace ?? AGENTS[qui]?.espace ?? "a";
  const chemin = adresse(page, op.cible % 5 === 0 ? choisir(ESPACES, op.quoi) : chezSoi, op);
  const reponse = moi
    ? await site.app.request(chemin, { headers: { cookie: `maillage-famille=jeton-${qui}` } })
    : await (visiteurs[qui] as Visiteur).get(chemin);
  if (reponse.status >= 500) throw new Error(`${chemin} par ${qui} répond ${reponse.status}`);
  const texte = await reponse.text();
  const { noms, numeros } = permisDe(qui);
  const tape = lus(chemin).numeros; // a number that one typed oneself comes back in the page
  exiger(texte, { noms, numeros: { has: (id) => tape.has(id) || numeros.has(id) } }, `${chemin} par ${qui}`);
}

/** The figures of an agent count the requests of its espace, no other. */
async function compter(espace: string): Promise<void> {
  const csv = await (visiteurs[agentDe(espace)] as Visiteur).get(`/espaces/${espace}/guichet/chiffres/tableau.csv`);
  const texte = await csv.text();
  const comptes = texte.split("\n").map((ligne) => Number(/^"?Âge[^;]*;[^;]*;(\d+)/.exec(ligne)?.[1] ?? 0));
  const total = comptes.reduce((somme, un) => somme + un, 0);
  const attendu = tousLesFoyers().filter((un) => un.espace === espace).length;
  if (total !== attendu)
    throw new Error(`FUITE : l’espace ${espace} compte ${total} demandes au lieu de ${attendu} : ${texte}`);
}

/** The family of an offer that waits accepts or refuses it: a refusal calls the next, and writes to it. */
async function repondreUne({ espace }: Foyer, quoi: number): Promise<void> {
  const ici = perimetreDe(agentDe(espace));
  await site.dans(ici, async (db) => {
    const offres = await listOffres(db, ici, { commission: seanceDe(espace) });
    const offre = offres.find(({ etat }) => etat === "proposee");
    const reponse = quoi % 2 === 0 ? ("accepter" as const) : ("refuser" as const);
    const quand = { le: "2026-11-21" as const, instant: LE.toISOString() };
    if (offre) await repondreOffre(db, ici, offre, { reponse, par: "agent", ...quand });
  });
}

/** A family names other structures. */
async function changerVoeux(foyer: Foyer, quoi: number): Promise<void> {
  const { espace, demande } = foyer;
  const voeux = (STRUCTURES[espace] ?? []).filter((_structure, numero) => (quoi >> numero) % 2 === 0);
  await site.dans(perimetreDe(agentDe(espace)), async (db) => {
    await sql`delete from guichet_voeu where demande = ${demande}`.execute(db);
    if (voeux.length === 0) return;
    const lignes = voeux.map((structure, numero) => ({ espace, demande, rang: numero, structure }));
    await db.insertInto("guichet_voeu").values(lignes).execute();
  });
  foyer.voeux = voeux;
}

/** The world moves: other wishes, a file opened, an answer to an offer, a family that leaves, another that comes. */
async function bouger({ cible, quoi }: Op): Promise<void> {
  const foyer = choisir(tousLesFoyers(), cible);
  const ici = perimetreDe(agentDe(foyer.espace));
  if (quoi % 9 === 0 && foyers.size > 6) {
    await site.dans(ici, (db) => effacer(db, ici, { famille: foyer.id, cause: "demande" }, LE));
    foyers.delete(foyer.id);
    return;
  }
  if (quoi % 9 < 2 && foyers.size < 12)
    return naitre(choisir(ESPACES, cible), [choisir(STRUCTURES[choisir(ESPACES, cible)] ?? [], quoi)]);
  const ouverture = { famille: foyer.id, demande: foyer.demande, motif: "instruction" as const };
  if (quoi % 9 === 2)
    return site.dans(ici, (db) => noterOuverture(db, ici, ouverture, { le: "2026-11-21", instant: LE }));
  if (quoi % 9 === 3) return repondreUne(foyer, quoi);
  return changerVoeux(foyer, quoi);
}

async function jouer(operations: readonly Op[]): Promise<void> {
  const lectures = new Map<string, Op[]>();
  for (const op of operations) {
    const qui = choisir([...foyers.keys(), ...Object.keys(AGENTS)], op.qui);
    if (op.sorte < 8) await lireParHttp(qui, op);
    else if (op.sorte < 12) await bouger(op);
    else lectures.set(qui, [...(lectures.get(qui) ?? []), op]);
  }
  for (const [qui, ops] of lectures) if (foyers.has(qui) || qui in AGENTS) await lireEnMagasin(qui, ops);
}

test("GUI-350 : une famille ne voit qu’elle, une structure que les demandes qui la citent, un espace que les siens, au fil de 5 000 opérations au hasard", {
  timeout: 300_000,
}, async () => {
  expect(pages.length).toBeGreaterThan(20);
  let faites = 0;
  const propriete = fc.asyncProperty(fc.array(operation, { minLength: LOT, maxLength: LOT }), async (operations) => {
    await jouer(operations);
    for (const espace of ESPACES) await compter(espace);
    faites += operations.length;
  });
  await fc.assert(propriete, { seed: GRAINE, numRuns: OPERATIONS / LOT, endOnFailure: true });
  expect(faites).toBe(OPERATIONS);
  expect(vues).toBeGreaterThan(OPERATIONS / 2);
  expect(lettres.length).toBeGreaterThan(4);
});
