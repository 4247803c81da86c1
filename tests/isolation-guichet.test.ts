import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { instantDe } from "#commun/jour.ts";
import type { Perimetre, Role } from "#commun/perimetre.ts";
import { getPiece, listPieces, savePiece } from "#domaines/documents/index.ts";
import { listSesStructures } from "#domaines/equipements/index.ts";
import { insertResponsables } from "#domaines/equipements/responsable/store.ts";
import { listOuvertures, noterOuverture } from "#domaines/guichet/acces/store.ts";
import { getFamille, insertFamilles } from "#domaines/guichet/demande/famille/store.ts";
import type { Demande } from "#domaines/guichet/demande/model.ts";
import { familleVide, nouvelleDemande } from "#domaines/guichet/demande/rules.ts";
import {
  getDemande,
  getSaDemande,
  insertDemandes,
  listDemandes,
  listSesDemandes,
} from "#domaines/guichet/demande/store.ts";
import { effacer, exporter } from "#domaines/guichet/effacement/actions.ts";
import { listSesDroits } from "#domaines/guichet/effacement/store.ts";
import type { Db } from "#platform/db/db.ts";
import { hashToken } from "#platform/session.ts";
import { testSite, type Visiteur } from "./app.ts";

/** Families, the structures that they name, who runs these, over two espaces: what each may see is all this model knows. */
const OPERATIONS = 5_000;
const LOT = 250;
const GRAINE = 20261122;
const LE = instantDe("2026-11-21T09:00:00Z");

type Agent = { espace: string; role: Exclude<Role, "administrateur">; tient?: readonly string[] };
const AGENTS: Record<string, Agent> = {
  agentA: { espace: "a", role: "agentGuichet" },
  agentB: { espace: "b", role: "agentGuichet" },
  directriceA1: { espace: "a", role: "gestionnaireStructure", tient: ["a-s1"] },
  directriceA2: { espace: "a", role: "gestionnaireStructure", tient: ["a-s2", "a-s3"] },
  directriceSansRien: { espace: "a", role: "gestionnaireStructure", tient: [] },
  directriceB1: { espace: "b", role: "gestionnaireStructure", tient: ["b-s1"] },
  dpoA: { espace: "a", role: "dpo" },
  chargeeA: { espace: "a", role: "chargeCooperation" },
  eluA: { espace: "a", role: "elu" },
  cafA: { espace: "a", role: "conseillerCaf" },
  lecteurB: { espace: "b", role: "lecteur" },
};
const STRUCTURES: Record<string, readonly string[]> = { a: ["a-s1", "a-s2", "a-s3"], b: ["b-s1", "b-s2"] };
const ESPACES = ["a", "b"];

type Foyer = { id: string; espace: string; demande: string; piece: string; voeux: string[] };
const foyers = new Map<string, Foyer>();

/** Every text of a family bears its mark. */
const marque = (id: string) => `zq${id}qz`;
const marquesDans = (texte: string) =>
  new Set([...texte.matchAll(/zq([ab]-f\d+)qz/gi)].map(([, id = ""]) => id.toLowerCase()));

const site = await testSite(() => LE);
const visiteurs: Record<string, Visiteur> = {};
afterAll(() => site.engine.close());

const perimetreDe = (nom: string): Perimetre => {
  const { espace, role } = AGENTS[nom] as Agent;
  return { espace, compte: nom, conventions: [], roles: [role] };
};

/** What this person may read of families: the whole rule of the guichet, in six lines. */
function visibles(qui: string): ReadonlySet<string> {
  const agent = AGENTS[qui];
  if (!agent) return new Set([qui]);
  const siens = [...foyers.values()].filter(({ espace }) => espace === agent.espace);
  if (agent.role === "agentGuichet" || agent.role === "dpo") return new Set(siens.map(({ id }) => id));
  return new Set(siens.filter(({ voeux }) => voeux.some((voeu) => agent.tient?.includes(voeu))).map(({ id }) => id));
}

let vues = 0;
function exiger(texte: string, permis: ReadonlySet<string>, dit: string): void {
  for (const id of marquesDans(texte)) {
    vues += 1;
    if (!permis.has(id))
      throw new Error(`FUITE : ${dit} montre ${id} ; permis : ${[...permis].join(", ") || "personne"}`);
  }
}

let rang = 0;
async function naitre(espace: string, voeux: string[]): Promise<void> {
  const id = `${espace}-f${(rang += 1)}`;
  const texte = marque(id);
  const famille = {
    ...familleVide(id, LE),
    prenom: texte,
    nom: texte,
    adresse: texte,
    courriel: `${texte}@exemple.fr`,
  };
  const demande: Demande = {
    ...nouvelleDemande({ id: `${id}-d`, famille: id, le: LE }),
    numero: `N-${rang}`,
    etat: "enAttente",
    deposeeLe: "2026-10-01",
    attendDepuis: "2026-10-01",
    enfant: { prenom: texte, nom: texte, naissance: "2026-02-01", terme: null },
    voeux,
  };
  const ici = perimetreDe(espace === "a" ? "agentA" : "agentB");
  const octets = new TextEncoder().encode(`%PDF ${texte}`);
  const piece = await site.dans(ici, async (db) => {
    await insertFamilles(db, ici, [famille]);
    await insertDemandes(db, ici, [{ demande, famille }]);
    const jointe = { sujet: id, objet: "guichet.demande", objetId: demande.id, nom: texte, type: "pdf" } as const;
    return savePiece(db, ici, { ...jointe, octets }, LE);
  });
  await sql`insert into acces_famille_session (empreinte, espace, famille, duree, jusqu_a, expire_le)
    values (${hashToken(`jeton-${id}`)}, ${espace}, ${id}, 120, '2026-11-22T10:00:00Z', '2026-12-01T10:00:00Z')`.execute(
    site.base,
  );
  foyers.set(id, { id, espace, demande: demande.id, piece, voeux });
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
  for (const espace of ESPACES) {
    await site.espace(espace, `${espace}1`, `${espace}2`);
    const ici: Perimetre = { espace, compte: "essai", conventions: [], roles: ["chargeCooperation"] };
    await site.dans(ici, async (db) => {
      const structure = (id: string) => ({
        espace,
        id,
        cle: id,
        type: "eajePsu" as const,
        nom: id,
        adresse: null,
        tenu_le: "2026-01-01",
      });
      await db
        .insertInto("equipements_equipement")
        .values((STRUCTURES[espace] ?? []).map(structure))
        .execute();
      const tenues = Object.entries(AGENTS).filter(([, agent]) => agent.espace === espace);
      const confiees = tenues.flatMap(([compte, { tient = [] }]) => tient.map((une) => ({ structure: une, compte })));
      await insertResponsables(db, ici, confiees, "2026-01-01");
    });
  }
  await sql`update acces_espace set guichet = 'ouvert'`.execute(site.base);
  for (const [nom, { espace, role }] of Object.entries(AGENTS))
    visiteurs[nom] = await site.compte(nom, [{ espace, role }]);
  await naitre("a", ["a-s1"]);
  await naitre("a", ["a-s1", "a-s2"]);
  await naitre("a", ["a-s3"]);
  await naitre("a", []);
  await naitre("b", ["b-s1"]);
  await naitre("b", ["b-s2"]);
});

type Op = { sorte: number; qui: number; cible: number; quoi: number };
const operation = fc.record<Op>({ sorte: fc.nat(99), qui: fc.nat(9_999), cible: fc.nat(9_999), quoi: fc.nat(9_999) });
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
  saCopie: (db, moi) =>
    exporter(db, { espace: moi.espace, compte: "", conventions: [], roles: [] }, moi.id, { instant: LE }),
};

/** What an agent or a manager asks of the stores, as their pages do. */
const LECTURES_AGENT: Record<string, (db: Db, perimetre: Perimetre, autre: Foyer) => Promise<unknown>> = {
  file: async (db, perimetre) => {
    const tout = perimetre.roles.some((role) => role === "agentGuichet" || role === "dpo");
    return listDemandes(db, perimetre, tout ? {} : { structures: await listSesStructures(db, perimetre) });
  },
  uneDemande: async (db, perimetre, autre) => {
    const tout = perimetre.roles.some((role) => role === "agentGuichet" || role === "dpo");
    if (tout) return getDemande(db, perimetre, autre.demande);
    return listDemandes(db, perimetre, { ids: [autre.demande], structures: await listSesStructures(db, perimetre) });
  },
};

const absent = (error: Error & { status?: number }) => {
  if (error.status !== 404) throw error;
  return null;
};

/** Reads of one family or one agent, in one transaction of its espace. */
async function lireEnMagasin(qui: string, ops: readonly Op[]): Promise<void> {
  const moi = foyers.get(qui);
  const perimetre: Perimetre = moi
    ? { espace: moi.espace, compte: `famille:${qui}`, conventions: [], roles: [] }
    : perimetreDe(qui);
  await site.dans(perimetre, async (db) => {
    for (const { cible, quoi } of ops) {
      const autre = choisir(tousLesFoyers(), cible);
      const noms = Object.keys(moi ? LECTURES_FAMILLE : LECTURES_AGENT);
      const nom =
        quoi % 20 === 0 && moi
          ? "saCopie"
          : choisir(
              noms.filter((un) => un !== "saCopie"),
              quoi,
            );
      const lu = moi ? LECTURES_FAMILLE[nom]?.(db, moi, autre) : LECTURES_AGENT[nom]?.(db, perimetre, autre);
      exiger(JSON.stringify(await lu?.catch(absent)) ?? "", visibles(qui), `${nom} par ${qui}`);
    }
  });
}

/** An address of the guichet, filled with ids of anyone. */
function adresse(page: string, espace: string, op: Op): string {
  const foyer = choisir(tousLesFoyers(), op.cible);
  const ids = [foyer.demande, foyer.id, foyer.piece, foyer.demande];
  return page.replaceAll(/:(\w+)(?:\{([^}]+)\})?/g, (_tout, nom: string, forme?: string) => {
    if (nom === "espace") return espace;
    if (forme && /^[\w|-]+$/.test(forme)) return forme.split("|")[0] ?? "";
    if (/famille|foyer/.test(nom)) return foyer.id;
    if (/structure|equipement/.test(nom)) return choisir(STRUCTURES[espace] ?? [], op.cible);
    return choisir(ids, op.quoi);
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
  exiger(await reponse.text(), visibles(qui), `${chemin} par ${qui}`);
}

/** The world moves: a family names other structures, a structure changes hands, a file is opened, one leaves, one comes. */
async function bouger({ cible, quoi }: Op): Promise<void> {
  const foyer = choisir(tousLesFoyers(), cible);
  const ici = perimetreDe(foyer.espace === "a" ? "agentA" : "agentB");
  if (quoi % 9 === 0 && foyers.size > 6) {
    await site.dans(ici, (db) => effacer(db, ici, { famille: foyer.id, cause: "demande" }, LE));
    foyers.delete(foyer.id);
    return;
  }
  if (quoi % 9 < 2 && foyers.size < 12)
    return naitre(choisir(ESPACES, cible), [choisir(STRUCTURES[choisir(ESPACES, cible)] ?? [], quoi)]);
  if (quoi % 9 === 2)
    return site.dans(ici, (db) =>
      noterOuverture(
        db,
        ici,
        { famille: foyer.id, demande: foyer.demande, motif: "instruction" },
        { le: "2026-11-21", instant: LE },
      ),
    );
  const voeux = (STRUCTURES[foyer.espace] ?? []).filter((_structure, numero) => (quoi >> numero) % 2 === 0);
  await site.dans(ici, async (db) => {
    await sql`delete from guichet_voeu where demande = ${foyer.demande}`.execute(db);
    if (voeux.length > 0)
      await db
        .insertInto("guichet_voeu")
        .values(
          voeux.map((structure, numero) => ({ espace: foyer.espace, demande: foyer.demande, rang: numero, structure })),
        )
        .execute();
  });
  foyer.voeux = voeux;
}

async function jouer(operations: readonly Op[]): Promise<void> {
  const lectures = new Map<string, Op[]>();
  for (const op of operations) {
    const qui = choisir([...foyers.keys(), ...Object.keys(AGENTS)], op.qui);
    if (op.sorte < 6) await lireParHttp(qui, op);
    else if (op.sorte < 10) await bouger(op);
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
    faites += operations.length;
  });
  await fc.assert(propriete, { seed: GRAINE, numRuns: OPERATIONS / LOT, endOnFailure: true });
  expect(faites).toBe(OPERATIONS);
  expect(vues).toBeGreaterThan(OPERATIONS / 2);
});
