import type { Perimetre } from "#commun/perimetre.ts";
import { pluriel } from "#commun/texte.ts";
import type { Db } from "#platform/db/db.ts";
import { preferees } from "../../appariement/index.ts";
import type { Proposition } from "../../appariement/model.ts";
import type { Seance } from "../calcul/actions.ts";
import { LIBELLES_GESTE } from "../lexique.ts";
import { type Noms, phrasePlace, placeEnMots } from "../lettre/rules.ts";
import { nonRecevablesDe } from "../gel/recevable/rules.ts";
import { pointsDans } from "../gel/rules.ts";
import { auteursDe, nomsDuGel } from "../noms/actions.ts";
import { gesteDit } from "../retouche/pages.tsx";
import { moisDits } from "../session/pages.tsx";
import { exAequo } from "../tirage/rules.ts";
import { estAdopte, personnesDe } from "../vote/rules.ts";
import { listVotes } from "../vote/store.ts";
import type { ContenuProces } from "./model.ts";

const NIVEAUX = {
  0: "Un seul classement valait pour toutes les structures.",
  1: "Des places gardées, ou des points propres à une structure, donnaient plusieurs classements.",
};

/** Les admissions, structure par structure, par rang. */
function admissionsDe(seance: Seance, { attributions }: Proposition, noms: Noms): ContenuProces["admissions"] {
  const dossiers = new Map(seance.etat.dossiers.map((dossier) => [dossier.id, dossier]));
  const lignes = attributions.flatMap(({ rang, dossier, places }) =>
    places.map((place) => {
      const gele = dossiers.get(dossier);
      return {
        structure: noms.structure(place.structure),
        rang,
        numero: dossier,
        points: gele ? pointsDans(gele, place.structure) : 0,
        place: phrasePlace(placeEnMots(place, gele?.enfants.length ?? 1, noms)),
      };
    }),
  );
  return [...Map.groupBy(lignes, ({ structure }) => structure)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([structure, siennes]) => ({
      structure,
      lignes: siennes.map(({ structure: _s, ...ligne }) => ligne),
    }));
}

function surattributionDite({ gel }: Seance): string {
  const { surattribution, structures } = gel.contenu;
  const enPlus = structures.reduce((somme, { enPlus: plus = [] }) => somme + plus.reduce((a, b) => a + b, 0), 0);
  if (enPlus === 0) return "Sans sur-attribution : seules des places libres sont proposées.";
  return `Sur-attribution : ${pluriel(enPlus, "place", "places")} de plus que de libres, à un risque sous ${(100 * surattribution.risque).toLocaleString("fr-FR")} % lu dans ${pluriel(surattribution.proposees, "réponse passée", "réponses passées")}.`;
}

async function gestesDe(db: Db, perimetre: Perimetre, { retouches }: Seance, noms: Noms) {
  const nomDe = await auteursDe(
    db,
    perimetre,
    retouches.map(({ par }) => par),
  );
  return retouches.map(({ rang, geste, motif, par, differences }) => ({
    rang,
    libelle: LIBELLES_GESTE[geste.genre],
    texte: gesteDit(geste, noms),
    motif,
    par: nomDe(par),
    touchees: differences.length,
  }));
}

/** Ce qui fut gelé et tiré, en mots et en empreintes. */
function geleEtTire(seance: Seance): Pick<ContenuProces, "reglement" | "gel" | "tirage" | "surattribution"> {
  const { commission, gel, etat } = seance;
  const { reglement, dossiers, liste } = gel.contenu;
  return {
    reglement: reglement
      ? `Règlement d’attribution « ${reglement.titre} », version ${reglement.numero}.`
      : "Aucun règlement publié : la date départage.",
    gel: { le: gel.geleLe, dossiers, empreinte: gel.empreinte, liste },
    tirage: { annonce: commission.annonce, valeur: commission.graine ?? "", exAequo: exAequo(etat.dossiers).length },
    surattribution: surattributionDite(seance),
  };
}

/** Le procès-verbal tel que la séance l'écrit à cet instant. */
export async function composerProces(
  db: Db,
  perimetre: Perimetre,
  seance: Seance,
  proposition: Proposition,
): Promise<ContenuProces> {
  const { commission, gel } = seance;
  const noms = nomsDuGel(gel.contenu);
  const votes = await listVotes(db, perimetre, commission.id);
  return {
    nom: commission.nom,
    le: commission.le,
    mois: moisDits(commission),
    structures: gel.contenu.structures.map(({ nom }) => nom),
    presents: personnesDe(commission.presents),
    ...geleEtTire(seance),
    niveau: NIVEAUX[proposition.niveau],
    gestes: await gestesDe(db, perimetre, seance, noms),
    votes: votes.map((vote) => {
      const { objet, pour, contre, abstentions } = vote;
      return { objet, pour, contre, abstentions, adopte: estAdopte(vote) };
    }),
    admissions: admissionsDe(seance, proposition, noms),
    attente: proposition.attributions.filter(({ places }) => places.length === 0).length,
    nonRecevables: nonRecevablesDe(seance).map(({ id, conditions }) => `${id} : ${conditions.join(" ; ")}`),
    reclamations: preferees(proposition.reclamations).map(
      ({ dossier, places }) =>
        `${dossier} : ${places.map((place) => phrasePlace(placeEnMots(place, places.length, noms))).join(" ; ")}`,
    ),
  };
}
