import { type Jour, jourOuvre, plusJours } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { DEPARTEMENT, SIRETS } from "../demonstration/lexique.ts";
import type { Partie } from "../model.ts";
import { listParties } from "../partie/store.ts";
import { composerIdentifiant } from "./identifiant/rules.ts";
import { MATIERE } from "./lexique.ts";
import { type Acte, ACTE_VIDE, type ActeEcrit } from "./model.ts";
import { organeDe, partieDe } from "./rules.ts";
import { insertDeliberations, listDeliberations, updateDeliberation } from "./store.ts";

type Emise = Pick<Acte, "dateSeance" | "numero">;

/** Ce que les données ouvertes demandent d'une délibération : qui l'a prise, sa matière, son identifiant, sa secrétaire. */
function emise({ dateSeance, numero }: Emise, rang: number) {
  const siret = SIRETS[rang] ?? null;
  const propre = { siret, matiereCode: MATIERE.code, matiereNom: MATIERE.nom, secretaire: "Honorine Vidal" };
  if (!siret || !dateSeance || !numero) return propre;
  const parts = { departement: DEPARTEMENT, siren: siret.slice(0, 9), date: dateSeance, numero };
  const identifiant = composerIdentifiant({ ...parts, nature: "DE" });
  return { ...propre, identifiantActes: typeof identifiant === "string" ? identifiant : null };
}

/** Ce que la démonstration ajoute à ce qu'un import saurait : la convocation, les voix, le secrétaire, l'identifiant de l'acte. */
function completer(acte: ActeEcrit, partie: Partie): Acte {
  const { dateSeance, enExercice, presents, votants } = acte;
  if (!dateSeance) return acte;
  return {
    ...acte,
    ...emise(acte, 0),
    organe: organeDe(partie.genre),
    convoqueeLe: plusJours(dateSeance, -8),
    absents: enExercice !== null && presents !== null ? enExercice - presents : null,
    pour: votants,
    contre: 0,
    abstentions: 0,
    afficheLe: acte.publieLe,
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
function voter(partie: Partie, le: Jour, rang: number): Acte {
  const numero = `${le.slice(0, 4)}-${40 + rang}`;
  return {
    ...ACTE_VIDE,
    ...emise({ dateSeance: le, numero }, rang - 1),
    collectivite: partie.nom,
    organe: organeDe(partie.genre),
    numero,
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
    recuLe: jourOuvre(plusJours(le, 2)),
    afficheLe: jourOuvre(plusJours(le, 3)),
    objet: "Approuver la convention territoriale globale",
    dispositif: ["Approuve la convention", "Autorise à la signer"],
  };
}

const ANNONCE = "ctg-haut-plateau";

async function semerConvention(db: Db, perimetre: Perimetre, convention: string): Promise<void> {
  const { parties } = await listParties(db, perimetre, convention);
  const [premiere] = await listDeliberations(db, perimetre, convention);
  const sienne = premiere && partieDe(premiere.collectivite, parties);
  if (!premiere?.dateSeance || !sienne) return;
  await updateDeliberation(db, perimetre, premiere, completer(premiere, sienne));
  const actes = parties.flatMap((partie, rang): Acte[] => {
    const le = jourOuvre(plusJours(premiere.dateSeance ?? "2026-01-01", 3 + rang));
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
