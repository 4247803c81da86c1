import { createHash } from "node:crypto";
import { listEspacesPeuples } from "#domaines/acces/index.ts";
import { instantDe, type Jour, jourDe, plusJours } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { Refus } from "#commun/refus.ts";
import { type Base, type Db, inAnnuaire, inPerimeter } from "#platform/db/db.ts";
import { deleteOuverturesAvant } from "../acces/store.ts";
import { termeDesOuvertures } from "../acces/rules.ts";
import { oterBrouillon } from "../demande/etape/actions.ts";
import { listBrouillonsAvant } from "../demande/store.ts";
import { effacer } from "../effacement/actions.ts";
import { listPresentes } from "../effacement/store.ts";
import { type Candidate, type Conservation, FAMILLES_MAX, type Purge } from "./model.ts";
import { certifier, demandeVisa, echeance, executer, proposer } from "./rules.ts";
import { getConservation, insertPurge, listCandidates, listLignesPurge, listPurges, updatePurge } from "./store.ts";

type Quand = { le: Jour; instant: Date };

/** Plus de candidates que de familles d'une purge : toutes n'ont pas passé leur terme. */
const CANDIDATES_MAX = 4 * FAMILLES_MAX;

const duesDe = (candidates: readonly Candidate[], conservation: Conservation, le: Jour) =>
  candidates.flatMap((candidate) => {
    const due = echeance(candidate, conservation, le);
    return due ? [{ famille: candidate.famille, due }] : [];
  });

/** Les familles dont le terme est passé et dont l'effacement demande un visa. */
export async function listerDues(db: Db, perimetre: Perimetre, le: Jour) {
  const conservation = await getConservation(db, perimetre);
  const candidates = await listCandidates(db, perimetre, { le, limite: CANDIDATES_MAX });
  return duesDe(candidates, conservation, le)
    .flatMap(({ famille, due }) => (demandeVisa(due) ? [{ famille, motif: due.motif, depuis: due.depuis }] : []))
    .slice(0, FAMILLES_MAX);
}

/** Propose une purge de ce qui a passé son terme ; rend son id, ou pourquoi il n'y en a pas. */
export async function proposerPurge(
  db: Db,
  perimetre: Perimetre,
  quand: Quand,
): Promise<string | Refus<"ouverte" | "rien">> {
  const purges = await listPurges(db, perimetre);
  const ouvertes = purges.filter(({ etat }) => etat === "proposee" || etat === "visee").length;
  const lignes = await listerDues(db, perimetre, quand.le);
  return proposer(ouvertes, lignes) ?? insertPurge(db, perimetre, lignes, quand);
}

const empreinteDe = (familles: readonly string[]) => createHash("sha256").update(familles.join("\n")).digest("hex");

/** Efface ce qu'une purge visée retient, si son terme est encore passé, et certifie. */
export async function executerPurge(
  db: Db,
  perimetre: Perimetre,
  purge: Purge,
  { le, instant }: Quand,
): Promise<Purge | Refus<"etat">> {
  const refus = executer(purge);
  if (refus instanceof Refus) return refus;
  const lignes = await listLignesPurge(db, perimetre, purge.id);
  const encore = new Set((await listerDues(db, perimetre, le)).map(({ famille }) => famille));
  const voulues = lignes.filter(({ famille, retenue }) => retenue && encore.has(famille)).map(({ famille }) => famille);
  const faites: { famille: string; lignes: number; pieces: number }[] = [];
  for (const famille of await listPresentes(db, perimetre.espace, voulues)) {
    const { compteRendu } = await effacer(db, perimetre, { famille, cause: "purge", purge: purge.id }, instant);
    const total = Object.values(compteRendu.lignes).reduce((somme, nombre) => somme + nombre, 0);
    faites.push({ famille, lignes: total, pieces: compteRendu.pieces });
  }
  const certificat = certifier(lignes, faites, empreinteDe);
  const apres: Purge = { ...purge, etat: "executee", executeeLe: instant.toISOString(), certificat };
  await updatePurge(db, perimetre, purge, apres);
  return apres;
}

const systeme = (espace: string): Perimetre => ({ espace, compte: "systeme", conventions: [], roles: [] });
const OUBLIS_MAX = 100;

/** Ce qui s'oublie de soi-même : les ouvertures de plus d'un an, les brouillons jamais envoyés, qui ne demande rien. */
export async function oublierTermes(base: Base, maintenant: () => Date): Promise<void> {
  const espaces = await inAnnuaire(base, listEspacesPeuples);
  const [le, instant] = [jourDe(maintenant()), maintenant()];
  for (const { id } of espaces)
    await inPerimeter(base, systeme(id), (db) => oublierIci(db, systeme(id), { le, instant }), maintenant);
}

async function oublierIci(db: Db, perimetre: Perimetre, { le, instant }: Quand): Promise<void> {
  await deleteOuverturesAvant(db, perimetre.espace, termeDesOuvertures(le));
  const conservation = await getConservation(db, perimetre);
  const candidates = await listCandidates(db, perimetre, { le, limite: CANDIDATES_MAX });
  const oubliees = duesDe(candidates, conservation, le).filter(({ due }) => !demandeVisa(due));
  for (const { famille } of oubliees.slice(0, OUBLIS_MAX))
    await effacer(db, perimetre, { famille, cause: "terme" }, instant);
  const avant = instantDe(`${plusJours(le, -conservation.brouillonJours)}T00:00:00Z`);
  const commencees = await listBrouillonsAvant(db, perimetre, { avant, limite: OUBLIS_MAX }); // of families who sent another
  for (const demande of commencees) await oterBrouillon(db, perimetre, demande);
}
