import fc from "fast-check";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Perimetre } from "#commun/perimetre.ts";
import { insertConvention } from "#domaines/convention/store.ts";
import { saveBlocEquipements } from "#domaines/equipements/store.ts";
import { perimetreDe, testSite, type Visiteur } from "./app.ts";
import { creerFiche } from "#domaines/plan/fiche/actions.ts";
import { ouvrir } from "#domaines/suivi/campagne/actions.ts";
import { proposerCampagne } from "#domaines/suivi/campagne/rules.ts";
import { insertCampagne } from "#domaines/suivi/campagne/store.ts";
import type { Db } from "#platform/db/db.ts";
import { marcher } from "./isolation.ts";
import { semerParties } from "./isolation-convention.ts";
import { semerVersion } from "./isolation-signature.ts";
import {
  ECRITURES,
  type Ecriture,
  histoireDe,
  LECTURES,
  type Lecture,
  MAGASINS,
  type Objet,
  type Objets,
  type Tirage,
} from "./isolation-modele.ts";
import { ESPACES, espaceDe, lisibles, marque, marquesDans, PERSONNES } from "./isolation-monde.ts";

const OPERATIONS = 6_000;
const GRAINE = 20261121;

const site = await testSite();
const visiteurs: Record<string, Visiteur> = {};
const jetons: Record<string, string> = {};
const conventions = Object.values(ESPACES).flat();
let isolees: string[] = [];
afterAll(() => site.engine.close());

/** A fiche and a campaign that asks about it, in each convention: chance alone would take too long to open one and to answer it. */
async function ouvrirUneCampagne(db: Db, espace: string, id: string): Promise<void> {
  const ici = perimetreDe(espace, id);
  const instant = "2026-11-20T08:00:00.000Z";
  await creerFiche(db, { perimetre: ici, convention: id, instant }, { titre: marque(id) });
  const proposee = proposerCampagne("semestre", "2026-11-20");
  const reste = { message: marque(id), noeuds: [], fiches: [], finies: true, etat: "preparee" as const, version: 1 };
  const campagne = `0-${id}`; // the first of its place: it is met
  await insertCampagne(db, ici, { ...proposee, ...reste, id: campagne, convention: id, ouverture: "2026-11-20" });
  await ouvrir(db, ici, campagne, { compte: "essai", auteur: marque(id), canal: "page", instant });
}

beforeAll(async () => {
  for (const [espace, ids] of Object.entries(ESPACES)) {
    await site.espace(espace, ...ids);
    const ici = perimetreDe(espace, ...ids);
    for (const id of ids)
      await site.dans(ici, async (db) => {
        await insertConvention(db, ici, id, {
          titre: `CTG ${id}`,
          caf: marque(id),
          debut: null,
          fin: null,
          perimetre: [],
        });
        await semerParties(db, ici, id, marque(id));
        await saveBlocEquipements(db, ici, id, [
          { collectivite: null, type: "autre", typeLibelle: "Crèche", nom: marque(`${espace}0`), adresse: null },
        ]);
      });
    for (const id of ids) {
      const seule = perimetreDe(espace, id);
      await site.dans(seule, (db) => ouvrirUneCampagne(db, espace, id));
      await site.dans(seule, (db) => semerVersion(db, seule, id, marque(id)));
    }
  }
  for (const [nom, roles] of Object.entries(PERSONNES)) {
    const donnes = roles.map(([espace, convention, role]) => ({ espace, role, ...(convention ? { convention } : {}) }));
    visiteurs[nom] = await site.compte(nom, donnes, nom === "administratrice");
    const page = await (
      await visiteurs[nom].post("/compte/jetons", { nom: "essai", portees: "lecture", duree: "30" })
    ).text();
    jetons[nom] = /value="(maillage_[\w-]{43})"/.exec(page)?.[1] ?? "";
  }
  isolees = (await marcher(site.base)).isolees;
});

/** A convention that the instance named by this column serves. */
const deLInstance = (colonne: string) =>
  `(select min(l.c) from (select espace as e, instance as i, convention as c from gouvernance_instance_convention) l where l.e = espace and l.i = ${colonne})`;

/** What exists now, seen by the owner: a few of each place, so that the same objects are met again and again. */
async function lireObjets(): Promise<Objets> {
  const lire = async (table: string, [version, convention, nom, par]: [string, string, string, string]) =>
    (
      await sql<Objet>`
        select id, espace, ${sql.raw(version)} as version, ${sql.raw(convention)} as convention, ${sql.raw(nom)} as nom, ${sql.raw(par)} as par
        from (select *, row_number() over (partition by espace, ${sql.raw(convention)} order by id) as parmi from ${sql.table(table)}) t
        where parmi <= 4 order by id`.execute(site.base)
    ).rows;
  return {
    fiche: await lire("plan_fiche", ["version", "convention", "titre", "modifie_par"]),
    noeud: await lire("plan_noeud", ["1", "convention", "libelle", "''"]),
    commentaire: await lire("plan_commentaire", ["1", "convention", "''", "compte"]),
    acteur: await lire("acteurs_acteur", ["version", "null", "nom", "''"]),
    zone: await lire("territoire_zone", ["version", "null", "nom", "''"]),
    campagne: await lire("suivi_campagne", ["version", "convention", "titre", "''"]),
    instance: await lire("gouvernance_instance", ["version", deLInstance("id"), "nom", "''"]),
    membre: await lire("gouvernance_membre", ["version", deLInstance("instance"), "nom", "''"]),
    reunion: await lire("gouvernance_seance", ["version", deLInstance("instance"), "titre", "''"]),
    point: await lire("gouvernance_point", ["version", "convention", "titre", "''"]),
    deliberation: await lire("convention_deliberation", ["version", "convention", "objet", "''"]),
    article: await lire("convention_article", ["1", "convention", "titre", "''"]),
    version: await lire("actes_version", ["1", "convention", "empreinte", "''"]),
    avenant: await lire("actes_avenant", ["version", "convention", "objet", "''"]),
    visa: await lire("convention_visa", ["1", "convention", "''", "''"]),
    bilan: await lire("evaluation_bilan", ["version", "convention", "titre", "''"]),
    transmission: await lire("evaluation_transmission", ["version", "convention", "objet", "''"]),
    avis: await lire("sppe_avis", ["version", "null", "objet", "''"]),
    enjeu: await lire("diagnostic_enjeu", ["version", "convention", "texte", "''"]),
    projetAccueil: await lire("sppe_projet", ["version", "null", "nom", "''"]),
    schema: await lire("sppe_schema", ["version", "null", "titre", "''"]),
    structure: await lire("equipements_equipement", ["version", "null", "nom", "''"]),
    assistante: await lire("equipements_assistante", ["version", "null", "nom", "''"]),
    indicateur: await lire("suivi_indicateur", ["version", "convention", "libelle", "''"]),
    grille: await lire("suivi_grille", ["1", "convention", "libelle", "''"]),
    questionnaire: await lire("suivi_questionnaire", ["1", "convention", "titre", "''"]),
    decision: await lire("gouvernance_decision", ["version", "convention", "objet", "cree_par"]),
    echange: await lire("gouvernance_echange", ["version", "convention", "objet", "''"]),
    poste: await lire("gouvernance_poste", ["version", "convention", "intitule", "''"]),
    communication: await lire("gouvernance_communication", ["version", "convention", "titre", "''"]),
    seance: await lire("suivi_seance", ["version", "convention", "''", "saisi_par"]),
    service: await lire("suivi_service", ["1", "convention", "nom", "''"]),
  };
}

type Operation = { sorte: number; quoi: number; qui: number; ou: number; ids: number; n: number };
const operation = fc.record<Operation>({
  sorte: fc.nat(9),
  quoi: fc.nat(10_000),
  qui: fc.nat(10_000),
  ou: fc.nat(10_000),
  ids: fc.nat(1_000_000),
  n: fc.nat(1_000_000),
});

const visiteurDe = (personne: string): Visiteur => visiteurs[personne] ?? site.personne;
const choisir = <T>(tous: readonly T[], rang: number): T => tous[rang % tous.length] as T;
const vues = new Map<string, number>();
const reussies = new Map<string, number>();
const compter = (carte: Map<string, number>, cle: string) => carte.set(cle, (carte.get(cle) ?? 0) + 1);

/** One time in three an object of anywhere, else one of the place that the address names, her own first if she wrote some. */
function parmi(
  tous: readonly Objet[],
  { espace, convention }: { espace: string; convention: string },
  op: Operation,
): readonly Objet[] {
  const dIci = tous.filter((objet) => objet.espace === espace && (objet.convention ?? convention) === convention);
  const siens = dIci.filter(({ par }) => par === choisir(Object.keys(PERSONNES), op.qui));
  if (op.ids % 3 === 0 || dIci.length === 0) return tous;
  return op.ids % 3 === 1 && siens.length > 0 ? siens : dIci;
}

const ABSENT: Objet = { id: "absent", version: 1, espace: "", convention: null, nom: "Absent", par: "" };

/** A place, three times in four one where this person is something, and objects to name there. */
function tirer(objets: Objets, op: Operation): Tirage {
  const siennes = [...lisibles(choisir(Object.keys(PERSONNES), op.qui), null)].filter((lieu) => !lieu.endsWith("0"));
  const convention = choisir(op.ou % 4 && siennes.length > 0 ? siennes : conventions, op.ou);
  const ou = { espace: espaceDe(convention), convention };
  const un = (genre: keyof Objets, decalage = 0) =>
    choisir([...parmi(objets[genre], ou, op), ABSENT], Math.floor(op.ids / 3) + decalage);
  return {
    ...ou,
    n: op.n,
    objet: (genre) => un(genre).id,
    version: (genre) => String(un(genre).version),
    autreActeur: () => choisir([...objets.acteur.filter(({ espace }) => espace === ou.espace), ABSENT], op.n).nom, // shown again as typed
  };
}

function exigerRien(texte: string, permis: ReadonlySet<string>, dit: string): void {
  const vus = marquesDans(texte);
  const fuites = vus.filter((lieu) => !permis.has(lieu));
  if (fuites.length > 0)
    throw new Error(`FUITE : ${dit} montre ${fuites.join(", ")} ; permis : ${[...permis].join(", ") || "rien"}`);
  if (vus.length > 0) compter(vues, dit.split(" par ")[0] ?? dit);
}

const ouDe = (ou: "espace" | "convention" | "partout", ici: Tirage) => (ou === "partout" ? null : ici[ou]);

/** What is not of her perimeter does not exist: 404 and not a word; and nothing ever breaks down. */
async function exigerReponse(
  reponse: Response,
  permis: ReadonlySet<string>,
  dit: string,
  partout = false,
): Promise<void> {
  exigerRien(await reponse.text(), permis, dit);
  if (reponse.status >= 500 || (!partout && permis.size === 0 && reponse.status !== 404))
    throw new Error(`${dit} répond ${reponse.status}`);
}

async function parHttp(nom: string, personne: string, ici: Tirage): Promise<void> {
  const { chemin, ou, jeton } = LECTURES[nom] as Lecture;
  const adresse = chemin(ici);
  const bearer = { headers: { authorization: `Bearer ${jetons[personne]}` } };
  const reponse = await (jeton ? site.app.request(adresse, bearer) : visiteurDe(personne).get(adresse));
  await exigerReponse(
    reponse,
    lisibles(personne, ouDe(ou, ici)),
    `${nom} par ${personne} (${adresse})`,
    ou === "partout",
  );
}

async function ecrireParHttp(nom: string, personne: string, ici: Tirage): Promise<void> {
  const { chemin, ou, saisie } = ECRITURES[nom] as Ecriture;
  const adresse = chemin(ici);
  const texte = marque(ou === "espace" ? `${ici.espace}0` : ici.convention);
  const reponse = await visiteurDe(personne).post(adresse, saisie(ici, texte));
  await exigerReponse(reponse, lisibles(personne, ouDe(ou, ici)), `${nom} par ${personne} (${adresse})`);
  if (reponse.status === 303) compter(reussies, nom);
}

function perimetreLu(personne: string, ici: Tirage): Perimetre | null {
  const places = [...lisibles(personne, ici.espace)].filter((lieu) => !lieu.endsWith("0"));
  return lisibles(personne, ici.espace).size === 0
    ? null
    : { espace: ici.espace, compte: personne, conventions: places, roles: ["lecteur"] };
}

async function parMagasin(nom: string, personne: string, ici: Tirage): Promise<void> {
  const perimetre = perimetreLu(personne, ici);
  if (!perimetre) return;
  const lu = await site
    .dans(perimetre, async (db) => MAGASINS[nom]?.(db, perimetre, ici))
    .catch((error: Error & { status?: number }) => {
      if (error.status !== 404) throw error;
      return null;
    });
  exigerRien(JSON.stringify(lu) ?? "", lisibles(personne, ici.espace), `${nom} par ${personne}`);
}

/** PostgreSQL's own wall, whatever the stores say: in one espace, no row of another is seen, moved or removed. */
async function parTable(table: string, ici: Tirage): Promise<void> {
  const perimetre = perimetreDe(ici.espace);
  const permis = new Set([`${ici.espace}0`, ...(ESPACES[ici.espace] ?? [])]);
  await site
    .dans(perimetre, async (db) => {
      const { rows } = await sql<{
        ligne: string;
      }>`select row_to_json(t)::text as ligne from ${sql.table(table)} t`.execute(db);
      exigerRien(rows.map(({ ligne }) => ligne).join("\n"), permis, `table ${table} par ${ici.espace}`);
      exigerRien(JSON.stringify(await histoireDe(db, perimetre, ici)), permis, `histoire par ${ici.espace}`);
      const autre = Object.keys(ESPACES).find((espace) => espace !== ici.espace) ?? "";
      const acte =
        ici.n % 2
          ? sql`delete from ${sql.table(table)} where espace <> ${ici.espace}`
          : sql`update ${sql.table(table)} set espace = ${autre}`;
      const { numAffectedRows = 0n } = await acte.execute(db);
      if (numAffectedRows > 0n) throw new Error(`FUITE : ${table} se laisse changer d’espace`);
      throw new Error("annulé exprès");
    })
    .catch((error: Error) => {
      if (!/annulé exprès|permission denied|row-level security|generated column/.test(error.message)) throw error;
    });
}

async function jouer(op: Operation): Promise<void> {
  const ici = tirer(objets, op);
  const personne = choisir(Object.keys(PERSONNES), op.qui);
  if (op.sorte < 4) return parHttp(choisir(Object.keys(LECTURES), op.quoi), personne, ici);
  if (op.sorte < 7) return ecrireParHttp(choisir(Object.keys(ECRITURES), op.quoi), personne, ici);
  if (op.sorte < 9) return parMagasin(choisir(Object.keys(MAGASINS), op.quoi), personne, ici);
  return parTable(choisir(isolees, op.quoi), ici);
}

/** A write that chance has not let through is tried again, with what exists by then, until it has been once. */
async function insister(nom: string): Promise<void> {
  for (const [rang, op] of fc.sample(operation, { seed: GRAINE, numRuns: 1_500 }).entries()) {
    if (reussies.has(nom)) return;
    if (rang % 25 === 0) objets = await lireObjets();
    await ecrireParHttp(nom, choisir(Object.keys(PERSONNES), op.qui), tirer(objets, op));
  }
}

/** The rows themselves, seen by the owner: a text is only where its mark says. */
async function parcourirLignes(): Promise<void> {
  for (const table of isolees) {
    const { rows } = await sql<{
      ligne: string;
    }>`select row_to_json(t)::text as ligne from ${sql.table(table)} t`.execute(site.base);
    for (const { ligne } of rows) {
      const { espace, convention } = JSON.parse(ligne) as { espace: string; convention?: string | null };
      const permis = new Set(convention ? [`${espace}0`, convention] : [`${espace}0`, ...(ESPACES[espace] ?? [])]);
      exigerRien(ligne, permis, `ligne de ${table}`);
    }
  }
}

let objets: Objets;
test(`${OPERATIONS} opérations au hasard : rien ne passe d’un espace à l’autre, ni d’une convention à l’autre`, {
  timeout: 600_000,
}, async () => {
  const LOT = 25;
  let faites = 0;
  const propriete = fc.asyncProperty(fc.array(operation, { minLength: LOT, maxLength: LOT }), async (operations) => {
    objets = await lireObjets();
    for (const op of operations) await jouer(op);
    faites += operations.length;
  });
  await fc.assert(propriete, { seed: GRAINE, numRuns: OPERATIONS / LOT, endOnFailure: true });
  for (const nom of Object.keys(ECRITURES).filter((un) => !reussies.has(un))) await insister(nom);
  await parcourirLignes();
  expect(faites).toBe(OPERATIONS);
  expect(Object.keys(ECRITURES).filter((nom) => !reussies.has(nom))).toEqual([]);
  expect([...vues.values()].reduce((total, nombre) => total + nombre, 0)).toBeGreaterThan(OPERATIONS / 5);
});
