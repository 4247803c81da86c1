import { plusJours } from "#commun/jour.ts";
import { decalerMois, moisDeRang, premierJour } from "#commun/mois.ts";
import { insertOccupants } from "#domaines/equipements/places/store.ts";
import { insertStructures } from "#domaines/equipements/structure/store.ts";
import { structureVide } from "#domaines/equipements/structure/rules.ts";
import type { Structure } from "#domaines/equipements/structure/model.ts";
import type { Dossier, Structure as Creche } from "#domaines/guichet/appariement/model.ts";
import { monde, REGLAGES } from "#domaines/guichet/appariement/seed.ts";
import { insertFamilles } from "#domaines/guichet/demande/famille/store.ts";
import { familleVide, nouvelleDemande } from "#domaines/guichet/demande/rules.ts";
import { insertDemandes } from "#domaines/guichet/demande/store.ts";
import { openEngine } from "#platform/db/engine.ts";
import { migrate } from "#platform/db/migrate.ts";
import { perimetreDe, siteSur, type Visiteur } from "../tests/app.ts";
import { ouvrirTrousseau } from "../tests/trousseau.ts";
import { type Figure, figure } from "./mesure.ts";
import { fresh } from "./volume/lieu.ts";

const FAMILLES = 20_000;
const STRUCTURES = 800;
const ICI = perimetreDe("banc", "ctg");
const MAINTENANT = new Date("2026-05-21T09:00:00Z");
const PAQUET = 2000;
const BASE = "/espaces/banc/commissions";
const S = `${BASE}/rentree`;

const dix = (grille: ArrayLike<number>, mois = 0) =>
  Array.from({ length: 10 }, (_, demi) => grille[mois * 10 + demi] ?? 0);

const structureDe = ({ id, sections = [] }: Creche, rang: number): Structure => ({
  ...structureVide(id, "eajePsu"),
  nom: `Crèche ${rang}`,
  commune: "15014",
  centraliseeLe: "2025-01-01",
  tenueLe: "2025-01-01",
  comptage: "occupants",
  sections: REGLAGES.sections.map(({ avant }, place) => ({
    id: `${id}-${place}`,
    code: (["bebes", "moyens", "grands"] as const)[place] ?? "grands",
    avantMois: avant,
    capacites: dix(sections[place] ?? []),
    modulations: [],
  })),
});

const enfantsDe = ({ id, occupants = [] }: Creche) =>
  occupants.map(({ ne, semaine, fin }) => ({
    structure: id,
    repere: "",
    naissance: moisDeRang(ne),
    entree: decalerMois(moisDeRang(REGLAGES.premier), -1),
    sortie: fin === undefined ? null : moisDeRang(fin),
    semaine,
    source: "saisie" as const,
    demande: null,
  }));

function inscrire({ id, depuis, enfants, choix, fratrie, priorite = "structure" }: Dossier) {
  const famille = { ...familleVide(`f-${id}`, MAINTENANT), prenom: "Ana", nom: `Nom ${id}` };
  const demandes = enfants.map(({ ne, entree, semaines: [semaine = 0, ...reduites] }, rang) => ({
    ...nouvelleDemande({ id: `${id}-${rang}`, famille: famille.id, le: MAINTENANT }),
    dossier: id,
    rang: rang + 1,
    numero: `${id}-${rang + 1}`,
    etat: "enAttente" as const,
    commune: "15014",
    enfant: { prenom: null, nom: null, naissance: null, terme: plusJours(premierJour(moisDeRang(ne)), 10) },
    entree: moisDeRang(entree),
    voeux: choix.map(({ structure }) => structure),
    deposeeLe: depuis,
    attendDepuis: depuis,
    fratrie: enfants.length > 1 ? (fratrie ?? ("ensemble" as const)) : null,
    semaine,
    reduites,
    priorite,
  }));
  return { famille, demandes };
}

/** A base on PostgreSQL with 20,000 requests for 800 crèches, and who conducts the session. */
async function ouvrir(server: string) {
  const engine = await openEngine(await fresh(server, "seance"));
  await migrate(engine.base);
  const site = siteSur({ base: engine.base, maintenant: () => MAINTENANT });
  await site.espace("banc", "ctg");
  const { structures, dossiers } = monde({ familles: FAMILLES, structures: STRUCTURES, mode: "commun" });
  await site.dans(ICI, async (db) => {
    const toutes = structures.map(structureDe);
    for (let debut = 0; debut < toutes.length; debut += 200)
      await insertStructures(
        db,
        ICI,
        toutes.slice(debut, debut + 200).map((structure) => ({ structure, cle: structure.id })),
      );
    for (let debut = 0; debut < structures.length; debut += 100)
      await insertOccupants(db, ICI, structures.slice(debut, debut + 100).flatMap(enfantsDe), "2026-08");
  });
  const inscrites = dossiers.map(inscrire);
  for (let debut = 0; debut < inscrites.length; debut += PAQUET)
    await site.dans(ICI, async (db) => {
      const lot = inscrites.slice(debut, debut + PAQUET);
      await insertFamilles(
        db,
        ICI,
        lot.map(({ famille }) => famille),
      );
      await insertDemandes(
        db,
        ICI,
        lot.flatMap(({ famille, demandes }) => demandes.map((demande) => ({ demande, famille }))),
      );
    });
  const agent = await site.compte("agent", [{ espace: "banc", role: "agentGuichet" }]);
  return { agent, close: engine.close, ids: structures.map(({ id }) => id) };
}

type Pas = { nom: string; ms: number; octets: number };

/** Who conducts the session: each step is asked for as a page is, and what it costs this program is noted. */
class Conduite {
  readonly pas: Pas[] = [];
  readonly agent: Visiteur;
  readonly dire: (line: string) => void;
  version = 1;

  constructor(agent: Visiteur, dire: (line: string) => void) {
    this.agent = agent;
    this.dire = dire;
  }

  /** The processor's time of this program only: machines are shared. */
  async demander(nom: string, attendu: number, aller: () => Promise<Response>): Promise<string> {
    const [debut, processeur] = [performance.now(), process.cpuUsage()];
    const reponse = await aller();
    const texte = await reponse.text();
    if (reponse.status !== attendu) throw new Error(`${nom} répond ${reponse.status} : ${texte.slice(0, 400)}`);
    const { user, system } = process.cpuUsage(processeur);
    const ms = (user + system) / 1000;
    this.pas.push({ nom, ms, octets: texte.length });
    const ecoule = Math.round(performance.now() - debut);
    this.dire(`${nom} : ${Math.round(ms)} ms de processeur, ${ecoule} ms, ${Math.round(texte.length / 1024)} Kio`);
    return texte;
  }

  lire(nom: string, chemin: string): Promise<string> {
    return this.demander(nom, 200, () => this.agent.get(`${S}${chemin}`));
  }

  async ecrire(nom: string, chemin: string, saisie: Record<string, string>): Promise<void> {
    await this.demander(nom, 303, () => this.agent.post(`${S}${chemin}`, { version: `${this.version}`, ...saisie }));
    this.version += 1;
  }
}

/** From the preparation to the draw. */
async function geler(qui: Conduite, ids: readonly string[]): Promise<void> {
  const dite = { id: "rentree", nom: "Rentrée", le: "2026-05-21", deMois: "2026-09", aMois: "2027-08", delai: "10" };
  const seance = { ...dite, risque: "0", structures: ids.join("\n") };
  await qui.demander("préparer", 303, () => qui.agent.post(BASE, seance));
  await qui.lire("ce qu’elle gèlerait", "");
  await qui.ecrire("geler", "/gel", { annonce: "Six boules tirées en séance" });
  await qui.lire("la séance gelée", "");
  await qui.ecrire("tirer au sort", "/tirage", { graine: "4 8 15 16 23 42" });
  await qui.ecrire("ouvrir la séance", "/ouverture", { presents: "Mme Roche, présidente" });
}

/** The session itself, to its closing. */
async function tenir(qui: Conduite, ids: readonly string[]): Promise<void> {
  const page = await qui.lire("la liste", "/liste");
  await qui.lire("la dernière page de la liste", "/liste?page=700");
  await qui.lire("le classement d’une structure", `/liste?structure=${ids[0]}`);
  const numero = decodeURIComponent(/dossiers\/([^"]+)"/.exec(page)?.[1] ?? "");
  await qui.lire("un dossier", `/dossiers/${encodeURIComponent(numero)}`);
  await qui.lire("les places", "/places");
  const geste = { genre: "points", dossier: numero, variation: "-3", motif: "Erreur de pièce lue" };
  await qui.demander("essayer un geste", 200, () =>
    qui.agent.post(`${S}/gestes`, { version: `${qui.version}`, ...geste, essai: "1" }),
  );
  await qui.ecrire("faire un geste", "/gestes", geste);
  await qui.ecrire("voter", "/votes", { portee: "liste", objet: "La liste", pour: "1" });
  await qui.ecrire("clore : lettres, propositions, procès-verbal", "/cloture", {});
  await qui.lire("les lettres", "/lettres");
  await qui.lire("les réponses", "/reponses");
  await qui.lire("le procès-verbal", "/proces-verbal");
}

/** What a session of 20,000 requests costs through the base, step by step. */
export async function run(say: (line: string) => void): Promise<Figure[]> {
  const server = process.env["MAILLAGE_TEST_DATABASE_URL"];
  if (!server) {
    say("La séance de 20 000 demandes se mesure sur PostgreSQL : donnez MAILLAGE_TEST_DATABASE_URL.");
    return [];
  }
  ouvrirTrousseau();
  const { agent, close, ids } = await ouvrir(server);
  try {
    const qui = new Conduite(agent, say);
    await geler(qui, ids);
    await tenir(qui, ids);
    const memoire = process.resourceUsage().maxRSS / 1024;
    return [
      ...qui.pas.map(({ nom, ms }) => figure("seance", `${nom}, processeur`, [ms / 1000, "s"])),
      figure("seance", "la plus lourde des pages", [Math.max(...qui.pas.map(({ octets }) => octets)) / 1024, "Kio"]),
      figure("seance", "mémoire du programme au plus haut", [memoire, "Mio"]),
    ];
  } finally {
    await close();
  }
}
