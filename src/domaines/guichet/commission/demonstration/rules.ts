import { type Hasard, hasard } from "#commun/hasard.ts";
import { type Jour, plusJours, plusMois } from "#commun/jour.ts";
import { moisDeRang, premierJour } from "#commun/mois.ts";
import type { Dossier } from "../../appariement/model.ts";
import type { Demande, Famille } from "../../demande/model.ts";
import { numeroDe, nouvelleDemande } from "../../demande/rules.ts";
import { NOMS, PARENTS, PRENOMS, RUES, STRUCTURES } from "./lexique.ts";

/** Une famille de la démonstration et ses demandes, une par enfant. */
export type Inscrite = { famille: Famille; demandes: Demande[] };

export type Quand = { le: Jour; instant: Date; communes: readonly string[]; decalage: number; premier: number };

/** Ce qu'une famille déclare : de quoi faire des points, souvent les mêmes. */
const situationsDe = (tirage: Hasard): Demande["situations"] => ({
  ...(tirage.fois(0.75) ? { activite: 1 + tirage.entier(3) } : {}),
  ...(tirage.fois(0.1) ? { insertion: true } : {}),
  ...(tirage.fois(0.18) ? { parentIsole: true } : {}),
  ...(tirage.fois(0.2) ? { fratrieAccueillie: true } : {}),
  ...(tirage.fois(0.04) ? { besoinsParticuliers: true } : {}),
  ...(tirage.fois(0.5) ? { sansSolution: true } : {}),
});

/** Quelques familles lisent une autre langue, ou le français facile : leurs lettres aussi. */
const LANGUES_DITES: Record<number, Famille["langue"]> = { 5: "en", 17: "facile" };

const familleDe = (tirage: Hasard, rang: number, instant: Date): Famille => {
  const nom = tirage.parmi(NOMS);
  return {
    id: `famille-demonstration-${rang}`,
    prenom: tirage.parmi(PARENTS),
    nom,
    autreParent: "",
    courriel: tirage.fois(0.85) ? `famille${rang}@foyers.example` : null,
    courrielConfirmeLe: instant.toISOString(),
    telephone: "",
    adresse: `${1 + tirage.entier(60)} ${tirage.parmi(RUES)}`,
    langue: LANGUES_DITES[rang % 24] ?? "fr",
    creeLe: instant.toISOString(),
    version: 1,
  };
};

/** Une demande s'ouvre au quatrième mois de grossesse : le terme tombe dans les cinq mois qui viennent, sauf pour de rares pressés. */
const GROSSESSE = 5;

/** Né, un enfant a un nom et un jour ; à naître, un terme. */
function enfantDe(tirage: Hasard, ne: number, { le }: Quand, nom: string): Demande["enfant"] {
  const tire = plusJours(premierJour(moisDeRang(ne)), tirage.entier(28));
  const attendu = plusMois(le, GROSSESSE);
  const jour = tire > attendu && !tirage.fois(0.1) ? plusJours(attendu, -tirage.entier(60)) : tire;
  if (jour > le) return { prenom: null, nom: null, naissance: null, terme: jour };
  return { prenom: tirage.parmi(PRENOMS), nom, naissance: jour, terme: null };
}

/** Quelques-uns ont déjà une place, et voudraient la première qu'ils citent plutôt que celle où ils sont. */
const UN_CHANGE_SUR = 40;

const structureDe = (id: string): string => STRUCTURES[Number(id.slice(1)) % STRUCTURES.length] ?? STRUCTURES[0];

/** GUI-330 : le même dossier tiré donne la même famille et les mêmes demandes, jours et mois comptés d'aujourd'hui. */
export function inscrire({ id, depuis, enfants, choix, priorite = "structure" }: Dossier, quand: Quand): Inscrite {
  const rang = Number(id.slice(1));
  const tirage = hasard(rang + 101);
  const { le, instant, communes, decalage, premier } = quand;
  const famille = familleDe(tirage, rang, instant);
  const situations = situationsDe(tirage);
  const commune = communes[tirage.entier(Math.min(6, communes.length))] ?? "";
  const attendDepuis = plusJours(le, -20 - Number(depuis.slice(5, 7)) * 9 - (Number(depuis.slice(8)) % 9));
  const demandes = enfants.map(({ ne, entree, semaines }, ordre): Demande => {
    const identifiant = `demande-demonstration-${rang}-${ordre + 1}`;
    const voeux = [...new Set(choix.map(({ structure }) => structureDe(structure)))];
    const enfant = enfantDe(tirage, ne + decalage, quand, famille.nom);
    const change = enfants.length === 1 && enfant.naissance !== null && rang % UN_CHANGE_SUR === 1;
    const vierge = { id: identifiant, famille: famille.id, dossier: `dossier-demonstration-${rang}`, rang: ordre + 1 };
    return {
      ...nouvelleDemande({ ...vierge, le: instant }),
      numero: numeroDe(le, premier + rang, ordre + 1),
      etat: "enAttente",
      origine: famille.courriel ? "ligne" : "papier",
      enfant,
      commune,
      semaine: semaines[0] ?? 0,
      reduites: semaines.slice(1),
      priorite,
      entree: moisDeRang(entree + decalage),
      toleranceMois: tirage.fois(0.3) ? 1 : 0,
      fratrie: enfants.length > 1 ? "siPossible" : null,
      actuelle: (change && STRUCTURES.find((une) => !voeux.includes(une))) || null,
      voeux,
      situations,
      deposeeLe: attendDepuis,
      completeLe: attendDepuis,
      confirmeeLe: plusJours(le, -10),
      attendDepuis,
    };
  });
  return { famille, demandes };
}
