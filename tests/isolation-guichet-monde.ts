import { sql } from "kysely";
import { instantDe } from "#commun/jour.ts";
import { moisEntre } from "#commun/mois.ts";
import type { Perimetre, Role } from "#commun/perimetre.ts";
import { savePiece } from "#domaines/documents/index.ts";
import { savePlaces } from "#domaines/equipements/places/store.ts";
import { insertResponsables } from "#domaines/equipements/responsable/store.ts";
import { structureVide } from "#domaines/equipements/structure/rules.ts";
import { insertStructures } from "#domaines/equipements/structure/store.ts";
import { insertLiberee } from "#domaines/guichet/commission/liberee/store.ts";
import { listLettres, updatePostees } from "#domaines/guichet/commission/lettre/store.ts";
import { insertFamilles } from "#domaines/guichet/demande/famille/store.ts";
import type { Demande } from "#domaines/guichet/demande/model.ts";
import { familleVide, nouvelleDemande } from "#domaines/guichet/demande/rules.ts";
import { insertDemandes } from "#domaines/guichet/demande/store.ts";
import { insertDoublon } from "#domaines/guichet/doublon/store.ts";
import { newId } from "#platform/ids.ts";
import { hashToken } from "#platform/session.ts";
import { testSite, type Visiteur } from "./app.ts";

/** Families, the structures that they name, who runs these, the commissions that placed them, over two espaces. */
export const LE = instantDe("2026-11-21T09:00:00Z");
export const ESPACES = ["a", "b"] as const;
export const STRUCTURES: Record<string, readonly string[]> = { a: ["a-s1", "a-s2", "a-s3"], b: ["b-s1", "b-s2"] };

type Agent = { espace: string; role: Exclude<Role, "administrateur">; tient?: readonly string[] };
export const AGENTS: Record<string, Agent> = {
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
const SIEGENT: readonly Role[] = ["chargeCooperation", "elu", "conseillerCaf"];

export type Foyer = { id: string; espace: string; demande: string; numero: string; piece: string; voeux: string[] };
export const foyers = new Map<string, Foyer>();
export const site = await testSite(() => LE);
export const visiteurs: Record<string, Visiteur> = {};

export const agentDe = (espace: string): string => (espace === "a" ? "agentA" : "agentB");
export const perimetreDe = (nom: string): Perimetre => {
  const { espace, role } = AGENTS[nom] as Agent;
  return { espace, compte: nom, conventions: [], roles: [role] };
};

/** Every text of a family bears its mark, and its number another: who sits in a commission reads numbers, never a name. */
export const marque = (id: string) => `zq${id}qz`;
const numeroMarque = (id: string) => `zn${id}nz`;
const marquesDans = (texte: string, motif: RegExp) =>
  new Set([...texte.matchAll(motif)].map(([, id = ""]) => id.toLowerCase()));
export const lus = (texte: string) => ({
  noms: marquesDans(texte, /zq([ab]-f\d+)qz/gi),
  numeros: marquesDans(texte, /zn([ab]-f\d+)nz/gi),
});

export type Permis = { noms: ReadonlySet<string>; numeros: { has: (id: string) => boolean } };
/** A number outlives its family: a frozen list keeps it, so that it still verifies. */
export const tousLesNumeros = (espace: string): Permis["numeros"] => ({ has: (id) => id.startsWith(`${espace}-`) });

/** What this person may read of families: the whole rule of the guichet, in ten lines. */
export function permisDe(qui: string): Permis {
  const agent = AGENTS[qui];
  if (!agent) return { noms: new Set([qui]), numeros: new Set([qui]) };
  const siens = [...foyers.values()].filter(({ espace }) => espace === agent.espace);
  if (agent.role === "agentGuichet" || agent.role === "dpo")
    return { noms: new Set(siens.map(({ id }) => id)), numeros: tousLesNumeros(agent.espace) };
  const cites = siens.filter(({ voeux }) => voeux.some((voeu) => agent.tient?.includes(voeu)));
  const noms = new Set(cites.map(({ id }) => id));
  return { noms, numeros: SIEGENT.includes(agent.role) ? tousLesNumeros(agent.espace) : noms };
}

let rang = 0;
export async function naitre(espace: string, voeux: string[]): Promise<void> {
  const id = `${espace}-f${(rang += 1)}`;
  const texte = marque(id);
  const numero = numeroMarque(id);
  const famille = {
    ...familleVide(id, LE),
    prenom: texte,
    nom: texte,
    adresse: texte,
    courriel: `${texte}@exemple.fr`,
  };
  const demande: Demande = {
    ...nouvelleDemande({ id: `${id}-d`, famille: id, le: LE }),
    numero,
    etat: "enAttente",
    deposeeLe: "2026-10-01",
    attendDepuis: "2026-10-01",
    enfant: { prenom: texte, nom: texte, naissance: "2026-02-01", terme: null },
    semaine: 1023,
    entree: "2027-01",
    voeux,
  };
  const ici = perimetreDe(agentDe(espace));
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
  foyers.set(id, { id, espace, demande: demande.id, numero, piece, voeux });
}

const dix = (places: number) => Array.from({ length: 10 }, () => places);

/** The structures of an espace, one place each, who runs them, and a place freed between two sessions. */
async function ouvrirEspace(espace: string): Promise<void> {
  await site.espace(espace, `${espace}1`, `${espace}2`);
  const ici: Perimetre = { espace, compte: "essai", conventions: [], roles: ["chargeCooperation"] };
  const structures = (STRUCTURES[espace] ?? []).map((id) => ({
    ...structureVide(id, "eajePsu"),
    nom: id,
    centraliseeLe: "2025-01-01" as const,
    tenueLe: "2026-01-01" as const,
    sections: [{ id: `${id}-u`, code: "unique" as const, avantMois: null, capacites: dix(1), modulations: [] }],
  }));
  const mois = moisEntre("2027-01", "2027-08");
  const places = structures.flatMap(({ id }) =>
    mois.map((un) => ({ structure: id, section: `${id}-u`, mois: un, places: dix(1) })),
  );
  const tenues = Object.entries(AGENTS).filter(([, agent]) => agent.espace === espace);
  const confiees = tenues.flatMap(([compte, { tient = [] }]) => tient.map((structure) => ({ structure, compte })));
  await site.dans(ici, async (db) => {
    await insertStructures(
      db,
      ici,
      structures.map((structure) => ({ structure, cle: structure.id })),
    );
    await savePlaces(db, ici, places, { source: "saisie", le: "2026-11-01" });
    await insertResponsables(db, ici, confiees, "2026-01-01");
    const liberee = { structure: `${espace}-s1`, section: "", mois: "2027-03" as const, semaine: 1023, raison: "" };
    await insertLiberee(db, ici, {
      ...liberee,
      id: libereeDe(espace),
      etat: "ouverte",
      noteeLe: LE.toISOString(),
      noteePar: "essai",
      version: 1,
    });
  });
}

export const libereeDe = (espace: string) => `${espace}-liberee`;
export const seanceDe = (espace: string) => `${espace}-seance`;

/** A session from its preparation to its closing, by the pages: places offered, letters written to whom waits. */
async function tenirSeance(espace: string): Promise<void> {
  const base = `/espaces/${espace}/commissions`;
  const agent = visiteurs[agentDe(espace)] as Visiteur;
  let version = 0;
  const faire = async (chemin: string, saisie: Record<string, string>) => {
    const { status } = await agent.post(`${base}${chemin}`, { version: `${version}`, ...saisie });
    if (status !== 303) throw new Error(`${chemin} de ${espace} répond ${status}`);
    const lue = site.base.selectFrom("guichet_commission").select("version").where("espace", "=", espace);
    version = (await lue.executeTakeFirst())?.version ?? 0;
  };
  const structures = (STRUCTURES[espace] ?? []).join("\n");
  const dites = { le: "2026-11-21", deMois: "2027-01", aMois: "2027-02", delai: "10", risque: "0" };
  await faire("", { id: seanceDe(espace), nom: "Séance", structures, ...dites });
  const ici = `/${seanceDe(espace)}`;
  await faire(`${ici}/gel`, { annonce: "Six boules" });
  await faire(`${ici}/tirage`, { graine: "4 8 15" });
  await faire(`${ici}/ouverture`, { presents: "Une élue" });
  await faire(`${ici}/votes`, { portee: "liste", objet: "La liste", pour: "1" });
  await faire(`${ici}/cloture`, {});
  const perimetre = perimetreDe(agentDe(espace));
  await site.dans(perimetre, async (db) => {
    const lettres = (await listLettres(db, perimetre, seanceDe(espace))).map(({ id }) => id);
    await updatePostees(db, perimetre, lettres, { voie: "papier", le: LE.toISOString() });
  });
}

/** An agent looked at two requests that resemble one another, and says why they are not the same child. */
export async function ecarter(un: Foyer, autre: Foyer): Promise<void> {
  const ici = perimetreDe(agentDe(un.espace));
  const rien = { gardee: null, choix: null, avant: null, versions: null, defaitLe: null, defaitPar: null, version: 1 };
  const [premier = "", second = ""] = [un.demande, autre.demande].toSorted();
  const dit = {
    un: premier,
    autre: second,
    decision: "ecarte" as const,
    motif: `${marque(un.id)} ${marque(autre.id)}`,
  };
  const decision = { ...rien, ...dit, id: newId(), decideLe: LE.toISOString(), decidePar: ici.compte };
  await site.dans(ici, (db) => insertDoublon(db, ici, decision));
}

/** The world before the first operation. */
export async function creerMonde(): Promise<void> {
  for (const espace of ESPACES) await ouvrirEspace(espace);
  await sql`update acces_espace set guichet = 'ouvert'`.execute(site.base);
  for (const [nom, { espace, role }] of Object.entries(AGENTS))
    visiteurs[nom] = await site.compte(nom, [{ espace, role }]);
  for (const voeux of [["a-s1"], ["a-s1", "a-s2"], ["a-s3"], []]) await naitre("a", voeux);
  for (const voeux of [["b-s1"], ["b-s1", "b-s2"], ["b-s1"]]) await naitre("b", voeux);
  for (const espace of ESPACES) await tenirSeance(espace);
  for (const espace of ESPACES) {
    const [un, autre] = [...foyers.values()].filter((foyer) => foyer.espace === espace);
    if (un && autre) await ecarter(un, autre);
  }
}
