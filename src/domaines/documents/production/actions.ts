import { createHash } from "node:crypto";
import { jourDe, plusMinutes } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { Refus } from "#commun/refus.ts";
import { nomFichier } from "#commun/texte.ts";
import { type Base, type Db, inPerimeter } from "#platform/db/db.ts";
import type { Lieu } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import { log } from "#platform/log.ts";
import { deposer } from "#platform/outbox.ts";
import type { Depot } from "#platform/relay.ts";
import { renderDocument } from "#platform/rendu/rendre.ts";
import type { Fabriques } from "../actions.ts";
import { JOURS_GARDES, type Production, type RaisonEchec } from "./model.ts";
import { ESSAIS_MAX } from "./rules.ts";
import {
  deleteProduction,
  findEtat,
  insertProduction,
  insertRendu,
  takeProduction,
  updateProduction,
} from "./store.ts";

/** Les dépôts que la tranche laisse et reprend : faire un document, puis l'oublier. */
export const PRODUIRE = "documents.produire";
export const OUBLIER = "documents.oublier";

type Charge = { espace: string; id: string };

/** Ce que l'installation sait et que la tranche ignore : jusqu'où un compte voit d'une convention, aujourd'hui. */
export type Atelier = {
  base: Base;
  fabriques: Fabriques;
  lieuDe: (compte: string, convention: string) => Promise<{ perimetre: Perimetre; lieu: Lieu } | null>;
  maintenant: () => Date;
};

const empreinteDe = (...parties: readonly string[]) => createHash("sha256").update(parties.join("\0")).digest("hex");

type Demandee = Pick<Production, "convention" | "genre" | "format" | "parametres"> & { cle: string };

/** Demande un document ; un double clic, ou la même demande déjà en attente, rend celle qui est là. */
export async function demander(db: Db, perimetre: Perimetre, demande: Demandee, instant: Date): Promise<string> {
  const { convention, genre, format, parametres } = demande;
  const empreinte = empreinteDe(convention, genre, format, parametres);
  const nouvelle = { ...demande, id: newId(), empreinte, demandeLe: instant.toISOString() };
  const { id, neuve } = await insertProduction(db, perimetre, nouvelle);
  if (neuve) await deposer(db, PRODUIRE, { espace: perimetre.espace, id } satisfies Charge);
  return id;
}

/** L'atelier n'est personne : il ne voit que la production qu'on lui nomme, puis entre dans le périmètre de qui l'a demandée. */
const personne = (espace: string): Perimetre => ({ espace, compte: "", conventions: [], roles: [] });

const dans = <T>({ base, maintenant }: Atelier, espace: string, work: (db: Db) => Promise<T>) =>
  inPerimeter(base, personne(espace), work, maintenant);

async function echouer(atelier: Atelier, production: Production, erreur: RaisonEchec): Promise<void> {
  const finiLe = atelier.maintenant().toISOString();
  await dans(atelier, production.espace, (db) => updateProduction(db, production, { etat: "echouee", erreur, finiLe }));
}

/** Ce que le demandeur peut encore lire, composé ; ou pourquoi ce ne l'est pas. */
async function composer({ base, fabriques, lieuDe, maintenant }: Atelier, production: Production) {
  const { demandePar, convention, genre, parametres } = production;
  const ou = await lieuDe(demandePar, convention);
  const fabrique = fabriques[genre];
  if (!ou || !fabrique?.permise(ou.perimetre.roles)) return "acces";
  const instant = maintenant();
  const demande = {
    convention,
    lieu: ou.lieu,
    jour: jourDe(instant),
    instant,
    parametres: new URLSearchParams(parametres),
  };
  return inPerimeter(base, ou.perimetre, (db) => fabrique.composer(db, ou.perimetre, demande), maintenant);
}

const REGARD_MS = 500;

/** Met en page tant que personne n'annule. */
async function mettreEnPage(atelier: Atelier, production: Production, imprime: Parameters<typeof renderDocument>[0]) {
  const arret = new AbortController();
  const regarder = async () => {
    const etat = await dans(atelier, production.espace, (db) => findEtat(db, production.espace, production.id));
    if (etat !== "enCours") arret.abort();
  };
  const manque = (err: unknown) => log.warn({ err, production: production.id }, "l’état d’un document n’a pas été lu");
  const regard = setInterval(() => void regarder().catch(manque), REGARD_MS);
  try {
    return await renderDocument(imprime, production.format, arret.signal);
  } finally {
    clearInterval(regard);
  }
}

async function ranger(atelier: Atelier, production: Production, nom: string, octets: Uint8Array): Promise<void> {
  const fini = atelier.maintenant();
  await dans(atelier, production.espace, async (db) => {
    const suite = { etat: "prete", progression: 100, nom, taille: octets.length, finiLe: fini.toISOString() } as const;
    if (!(await updateProduction(db, production, suite))) return;
    await insertRendu(db, production, octets);
    const charge: Charge = { espace: production.espace, id: production.id };
    await deposer(db, OUBLIER, charge, plusMinutes(fini, JOURS_GARDES * 24 * 60));
  });
}

async function mener(atelier: Atelier, production: Production): Promise<void> {
  const avancer = (progression: number) =>
    dans(atelier, production.espace, (db) => updateProduction(db, production, { progression }));
  await avancer(15);
  const imprime = await composer(atelier, production);
  if (imprime === "acces") return echouer(atelier, production, "acces");
  if (!(await avancer(45))) return;
  const octets = await mettreEnPage(atelier, production, imprime);
  if (octets instanceof Refus) {
    if (octets.code !== "annule") await echouer(atelier, production, octets.code);
    return;
  }
  if (await avancer(95)) await ranger(atelier, production, nomFichier(imprime.titre, production.format), octets);
}

/** Fait un document demandé. Un serveur qui meurt rend le dépôt : un autre reprend, et le fichier n'est écrit qu'une fois. */
export async function produire(atelier: Atelier, { charge, essais }: Depot): Promise<void> {
  const { espace, id } = charge as Charge;
  const production = await dans(atelier, espace, (db) => takeProduction(db, espace, id));
  if (!production) return;
  if (essais > ESSAIS_MAX) return echouer(atelier, production, "panne");
  try {
    await mener(atelier, production);
  } catch (error) {
    log.error({ err: error, production: id, genre: production.genre }, "un document n’a pas pu être fait");
    await echouer(atelier, production, estAbsent(error) ? "introuvable" : "panne");
  }
}

/** Ce que l'on imprimait n'est plus là. */
const estAbsent = (error: unknown) => error instanceof Error && "status" in error && error.status === 404;

/** Oublie un document que l'on a assez gardé. */
export async function oublier(atelier: Atelier, { charge }: Depot): Promise<void> {
  const { espace, id } = charge as Charge;
  await dans(atelier, espace, (db) => deleteProduction(db, espace, id));
}
