import { type Jour, plusJours } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { listFiches, listNoeuds, ORDRE_DU_PLAN, SANS_FILTRE, updateFiche, updateNoeud } from "#domaines/plan/index.ts";
import type { Db } from "#platform/db/db.ts";

/** Où se passent quelques fiches de la démonstration : des communes, un bassin, le territoire entier, un lieu que rien ne reconnaît. */
const TERRITOIRES: Record<string, readonly string[]> = {
  PE1: ["Condat", "Montboudif", "Marchastel et Lugarde"],
  PE2: ["Tout le territoire"],
  EJ1: ["Bassin du haut"],
  EJ2: ["Riom-ès-Montagnes", "Vallée de la Rhue"],
  LM2: ["Trizac", "Menet"],
};

/** Ce que deux branches du plan veulent changer pour les habitants. */
const EFFETS: Record<string, string> = {
  "ctg-trois-rivieres-n-1": "Chaque famille trouve un accueil à moins de vingt minutes",
  "ctg-trois-rivieres-n-4": "Une famille sans voiture fait ses démarches près de chez elle",
};

async function semerEffets(db: Db, perimetre: Perimetre): Promise<void> {
  for (const { niveau: _niveau, ...noeud } of await listNoeuds(db, perimetre)) {
    const effet = EFFETS[noeud.id];
    if (effet) await updateNoeud(db, perimetre, noeud, { ...noeud, impacts: [effet] });
  }
}

/** Les territoires et les effets visés du plan de la démonstration, pour que les pages des communes et de la trace se lisent. */
export async function seedCommunes(db: Db, perimetre: Perimetre, aujourdhui: Jour): Promise<void> {
  const modifieLe = `${plusJours(aujourdhui, -38)}T10:00:00.000Z`;
  const ici = {
    ...perimetre,
    conventions: perimetre.conventions.filter((convention) => convention === "ctg-trois-rivieres"),
  };
  for (const fiche of await listFiches(db, ici, { filtres: SANS_FILTRE, tri: ORDRE_DU_PLAN })) {
    const territoires = TERRITOIRES[fiche.reference ?? ""];
    if (territoires) await updateFiche(db, fiche, { ...fiche, territoiresCibles: [...territoires], modifieLe });
  }
  await semerEffets(db, ici);
}
