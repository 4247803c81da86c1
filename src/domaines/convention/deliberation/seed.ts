import { type Jour, plusJours } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { listParties } from "../partie/store.ts";
import type { Partie } from "../model.ts";
import { composerIdentifiant } from "./identifiant/rules.ts";
import { MATIERE } from "./lexique.ts";
import { type Acte, ACTE_VIDE, type ActeEcrit } from "./model.ts";
import { organeDe, partieDe } from "./rules.ts";
import { insertDeliberations, listDeliberations, updateDeliberation } from "./store.ts";

/** Un émetteur inventé, sa clé juste. */
const SIRET = "29999900300013";
const DEPARTEMENT = "15";

/** Ce que la démonstration ajoute à ce qu'un import saurait : la convocation, les voix, le secrétaire, l'identifiant de l'acte. */
function completer(acte: ActeEcrit, partie: Partie): Acte {
  const { dateSeance, enExercice, presents, votants, numero } = acte;
  if (!dateSeance) return acte;
  const parts = { departement: DEPARTEMENT, siren: SIRET.slice(0, 9), date: dateSeance, numero: numero ?? "1" };
  const identifiant = composerIdentifiant({ ...parts, nature: "DE" });
  return {
    ...acte,
    organe: organeDe(partie.genre),
    convoqueeLe: plusJours(dateSeance, -8),
    absents: enExercice !== null && presents !== null ? enExercice - presents : null,
    pour: votants,
    contre: 0,
    abstentions: 0,
    secretaire: "Honorine Vidal",
    afficheLe: acte.publieLe,
    identifiantActes: typeof identifiant === "string" ? identifiant : null,
    siret: SIRET,
    matiereCode: MATIERE.code,
    matiereNom: MATIERE.nom,
  };
}

const decider = (partie: Partie, le: Jour): Acte => ({
  ...ACTE_VIDE,
  collectivite: partie.nom,
  organe: organeDe(partie.genre),
  numero: "CA-4",
  dateSeance: le,
  objet: "Approuver le renouvellement de la convention territoriale globale",
});

/** Un conseil de commune sur trois n'a pas encore voté, pour que l'on voie qui manque. */
const voter = (partie: Partie, le: Jour, rang: number): Acte => ({
  ...ACTE_VIDE,
  collectivite: partie.nom,
  organe: organeDe(partie.genre),
  numero: `${le.slice(0, 4)}-${40 + rang}`,
  convoqueeLe: plusJours(le, -6),
  dateSeance: le,
  enExercice: 15,
  presents: 11,
  absents: 4,
  pouvoirs: 2,
  votants: 13,
  pour: 12,
  contre: 0,
  abstentions: 1,
  resultat: "majorite",
  recuLe: plusJours(le, 2),
  afficheLe: plusJours(le, 3),
  objet: "Approuver la convention territoriale globale",
  dispositif: ["Approuve la convention", "Autorise à la signer"],
  matiereCode: MATIERE.code,
  matiereNom: MATIERE.nom,
});

const ANNONCE = "ctg-haut-plateau";

async function semerConvention(db: Db, perimetre: Perimetre, convention: string): Promise<void> {
  const { parties } = await listParties(db, perimetre, convention);
  const [premiere] = await listDeliberations(db, perimetre, convention);
  const sienne = premiere && partieDe(premiere.collectivite, parties);
  if (!premiere?.dateSeance || !sienne) return;
  await updateDeliberation(db, perimetre, premiere, completer(premiere, sienne));
  const actes = parties.flatMap((partie, rang): Acte[] => {
    const le = plusJours(premiere.dateSeance ?? "2026-01-01", 3 + rang);
    if (partie.genre === "caf") return convention === ANNONCE ? [] : [decider(partie, le)];
    return partie.genre === "commune" && rang % 3 !== 1 ? [voter(partie, le, rang)] : [];
  });
  const ecrits = actes.map((acte) => ({ ...acte, id: newId(), convention, version: 1 }));
  await insertDeliberations(db, perimetre, ecrits);
}

/** Les délibérations de la démonstration, après les conventions et leurs parties. */
export async function seedDeliberations(db: Db, perimetre: Perimetre): Promise<void> {
  for (const convention of perimetre.conventions) await semerConvention(db, perimetre, convention);
}
