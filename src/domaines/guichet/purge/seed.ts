import { insertResponsables } from "#domaines/equipements/index.ts";
import { instantDe, type Jour, plusJours, plusMois } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { insertOuvertures } from "../acces/store.ts";
import { insertFamilles } from "../demande/famille/store.ts";
import type { Demande, Famille } from "../demande/model.ts";
import { familleVide, moisCivilDe, nouvelleDemande, numeroDe } from "../demande/rules.ts";
import { insertDemandes } from "../demande/store.ts";
import { insertDroit } from "../effacement/store.ts";

const ESPACE = "trois-rivieres";
/** La première famille de la démonstration, qui attend une place. */
const TEMOIN = "famille-0";
const DIRECTRICE = { structure: "structure-petits-galets", compte: "ines-fontanel" };

/** Des familles inventées qui sont parties : deux que l'on effacera à leur demande, quatre dont le terme est passé. */
const PARTIES: readonly (readonly [parent: readonly [string, string], enfant: string, mois: number])[] = [
  [["Colette", "Arlabosse"], "Marius", 5],
  [["Henri", "Arlabosse"], "Simone", 6],
  [["Blandine", "Terrisse"], "Augustin", 14],
  [["Pierrick", "Terrisse"], "Philomène", 16],
  [["Sabah", "Ouardi"], "Yanis", 19],
  [["Ludmila", "Korolev"], "Nina", 21],
];

function partie([[prenom, nom], enfant, mois]: (typeof PARTIES)[number], rang: number, aujourdhui: Jour) {
  const le = plusMois(aujourdhui, -mois);
  const instant = instantDe(`${le}T09:00:00Z`);
  const courriel = `${prenom}.${nom}@familles.example`.toLowerCase();
  const famille: Famille = { ...familleVide(`famille-partie-${rang + 1}`, instant), prenom, nom, courriel };
  const demande: Demande = {
    ...nouvelleDemande({ id: `demande-partie-${rang + 1}`, famille: famille.id, le: instant }),
    numero: numeroDe(le, 901 + rang),
    etat: "retiree",
    enfant: { prenom: enfant, nom, naissance: plusMois(le, -8), terme: null },
    semaine: 1023,
    entree: moisCivilDe(plusMois(le, 4)),
    deposeeLe: plusJours(le, -60),
    completeLe: plusJours(le, -60),
    attendDepuis: plusJours(le, -60),
    voeux: ["plusProche"],
    faits: { retireeLe: le },
    changeLe: instant.toISOString(),
  };
  return { famille, demande };
}

/** Qui tient la crèche de la démonstration, qui a ouvert un dossier, qui demande quoi de ses données, et ce dont le terme est passé. */
export async function seedDonnees(db: Db, perimetre: Perimetre, aujourdhui: Jour): Promise<void> {
  const { espace } = perimetre;
  if (espace !== ESPACE) return;
  await insertResponsables(db, perimetre, [DIRECTRICE], aujourdhui);
  const parties = PARTIES.map((une, rang) => partie(une, rang, aujourdhui));
  await insertFamilles(
    db,
    perimetre,
    parties.map(({ famille }) => famille),
  );
  await insertDemandes(db, perimetre, parties);
  const agent = { famille: TEMOIN, compte: "maud-kerbrat", qualite: "Agent du guichet", motif: "instruction" } as const;
  await insertOuvertures(
    db,
    perimetre,
    [40, 12, 3].map((jours) => ({ ...agent, id: newId(), le: plusJours(aujourdhui, -jours) })),
  );
  await insertDroit(
    db,
    { espace, famille: TEMOIN },
    "rectification",
    instantDe(`${plusJours(aujourdhui, -4)}T09:00:00Z`),
  );
}
