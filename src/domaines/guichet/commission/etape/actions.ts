import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { DEMI_JOURNEES } from "../../appariement/model.ts";
import { famillesLesees, risqueDe } from "../../appariement/index.ts";
import { calculer, lireSeance } from "../calcul/actions.ts";
import { preparerGel, seVerifie } from "../gel/actions.ts";
import { nonRecevablesDe } from "../gel/recevable/rules.ts";
import { libresDe } from "../gel/structure/rules.ts";
import type { Commission } from "../session/model.ts";
import { estGelee } from "../session/rules.ts";
import { estVotee } from "../vote/rules.ts";
import { listVotes } from "../vote/store.ts";
import type { Apercu, Bilan } from "./pages.tsx";

const RISQUES_MONTRES = [1, 2, 3, 4, 5];

const plein = (grille: readonly number[]): number => {
  const ouvertes = grille.slice(0, DEMI_JOURNEES).filter((places) => places > 0);
  return ouvertes.length === 0 ? 0 : Math.min(...ouvertes);
};

const somme = (nombres: readonly number[] = []): number => nombres.reduce((total, nombre) => total + nombre, 0);

/** Ce que la séance gèlerait aujourd'hui, en nombres. */
export async function apercuDe(db: Db, perimetre: Perimetre, commission: Commission): Promise<Apercu> {
  const { contenu, dossiers, nonRecevables } = await preparerGel(db, perimetre, commission);
  const structures = contenu.structures.map((gelee) => ({
    nom: gelee.nom,
    surnombre: gelee.surnombre ?? false,
    libres: plein(libresDe(gelee).etablissement),
    gardees: somme(gelee.reserves.map(({ places }) => somme(places))),
    enPlus: somme(gelee.enPlus),
  }));
  const libres = somme(structures.map((structure) => structure.libres));
  const passe = contenu.surattribution;
  return {
    dossiers: dossiers.filter(({ contenu: dossier }) => !dossier.nonRecevable).length,
    nonRecevables,
    structures,
    reglement: contenu.reglement
      ? `Règlement appliqué : ${contenu.reglement.titre}, version ${contenu.reglement.numero}.`
      : null,
    risque: {
      libres,
      proposees: passe.proposees,
      refusees: passe.refusees,
      lignes: RISQUES_MONTRES.filter((enPlus) => enPlus <= libres).map((enPlus) => risqueDe(libres, enPlus, passe)),
    },
  };
}

/** Où en est une séance gelée. */
export async function bilanDe(db: Db, perimetre: Perimetre, commission: Commission): Promise<Bilan | null> {
  if (!estGelee(commission)) return null;
  const seance = await lireSeance(db, perimetre, commission);
  const votes = await listVotes(db, perimetre, commission.id);
  const commun = {
    gel: seance.gel,
    verifie: seVerifie(seance.gel, seance.gardes),
    dossiers: seance.etat.dossiers.length,
    nonRecevables: nonRecevablesDe(seance).length,
    retouches: seance.retouches.length,
    votee: estVotee(votes, seance.retouches.length),
  };
  if (commission.graine === null) return { ...commun, places: null, reclamations: null, niveau: null };
  const { niveau, attributions, reclamations } = calculer(seance, seance.etat).proposition;
  const places = attributions.filter((une) => une.places.length > 0).length;
  return { ...commun, places, reclamations: famillesLesees(reclamations), niveau };
}
