import { moisDeRang, rangDuMois } from "#commun/mois.ts";
import type { Attribue, NouvelOccupant } from "#domaines/equipements/places/model.ts";
import type { Mois, Occupant } from "../../../appariement/model.ts";
import { moisDe } from "../../../appariement/sejour/rules.ts";
import type { Demande } from "../../../demande/model.ts";
import type { Offre } from "../../offre/model.ts";

/** Le mois d'où l'on compte l'âge d'un enfant : sa naissance, sinon son terme. */
export const neDe = ({ enfant, entree }: Pick<Demande, "enfant" | "entree">): Mois => {
  const ne = enfant.naissance ?? enfant.terme;
  return ne ? moisDe(ne) : rangDuMois(entree);
};

type Promesse = Pick<Offre, "places" | "demandes">;

/** Les places d'une offre, chacune avec la demande de son enfant : le premier à en recevoir est celui de la première demande. */
function placesParDemande({ places, demandes }: Promesse, lues: ReadonlyMap<string, Demande>) {
  const enfants = [...new Set(places.map(({ enfant }) => enfant))].toSorted((a, b) => a - b);
  return places.flatMap((place) => {
    const demande = lues.get(demandes[enfants.indexOf(place.enfant)] ?? "");
    return demande ? [{ place, demande }] : [];
  });
}

const dansSaReserve = (reserve: string | null) => (reserve === null ? {} : { reserve });

/** Les mois d'un enfant déjà placé que les places en force ne comptent pas, de suite en suite ; entré avant la séance, il a l'âge de son entrée. */
function suitesDe({ occupant, aDeduire }: Attribue, premier: Mois): Occupant[] {
  const entree = rangDuMois(occupant.entree);
  const suites: Occupant[] = [];
  for (const mois of aDeduire.map(rangDuMois)) {
    const derniere = suites.at(-1);
    if (derniere?.fin === mois) derniere.fin = mois + 1;
    else {
      const { naissance, semaine, reserve } = occupant;
      const depuis = mois === premier ? entree : mois;
      suites.push({ ne: rangDuMois(naissance), depuis, fin: mois + 1, semaine, ...dansSaReserve(reserve) });
    }
  }
  return suites;
}

/**
 * GUI-275 : une place proposée est tenue jusqu'à la réponse ; une place acceptée l'est par l'enfant qu'accueille désormais la structure, les
 * mois dont elle n'a pas redit ses places depuis.
 */
export function tenuesDe(
  offres: readonly Promesse[],
  attribues: readonly Attribue[],
  { demandes, premier }: { demandes: ReadonlyMap<string, Demande>; premier: Mois },
): Map<string, Occupant[]> {
  const proposees = offres.flatMap((offre) =>
    placesParDemande(offre, demandes).map(({ place: { structure, entree, semaine, reserve }, demande }) => ({
      structure,
      occupant: { ne: neDe(demande), depuis: entree, semaine, ...dansSaReserve(reserve) },
    })),
  );
  const acceptees = attribues.flatMap((attribue) =>
    suitesDe(attribue, premier).map((occupant) => ({ structure: attribue.occupant.structure, occupant })),
  );
  const parStructure = Map.groupBy([...proposees, ...acceptees], ({ structure }) => structure);
  return new Map([...parStructure].map(([id, siens]) => [id, siens.map(({ occupant }) => occupant)]));
}

/** GUI-278 : un enfant dont la famille accepte la place est, dès lors, de ceux que sa structure accueille : ses jours, son entrée, son départ. */
export const accueillisDe = (
  offre: Promesse,
  demandes: ReadonlyMap<string, Demande>,
  accordeLe: string,
): NouvelOccupant[] =>
  placesParDemande(offre, demandes).map(({ place: { structure, entree, semaine, reserve }, demande }) => ({
    structure,
    semaine,
    reserve,
    accordeLe,
    demande: demande.id,
    repere: "",
    naissance: moisDeRang(neDe(demande)),
    entree: moisDeRang(entree),
    sortie: null,
    source: "commission",
  }));
