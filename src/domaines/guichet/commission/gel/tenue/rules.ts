import { instantDe, type Jour, jourDe } from "#commun/jour.ts";
import { moisDuJour, rangDuMois } from "#commun/mois.ts";
import type { PlacesLibres } from "#domaines/equipements/places/model.ts";
import type { Mois, Occupant } from "../../../appariement/model.ts";
import { moisDe } from "../../../appariement/sejour/rules.ts";
import type { Demande } from "../../../demande/model.ts";
import type { Offre } from "../../offre/model.ts";

type Tenue = Pick<Offre, "etat" | "repondueLe" | "places" | "demandes">;

/** Quand les places d'une structure furent dites en dernier ; rien si elles se comptent des enfants accueillis. */
const ditesLe = (libres: readonly PlacesLibres[], structure: string): Jour | undefined =>
  libres
    .filter((une) => une.structure === structure)
    .flatMap(({ ditesLe: le }) => le ?? [])
    .toSorted()
    .at(-1);

/** L'enfant n'est pas encore dans ce que la structure a dit de ses places. */
function pasEncoreDit({ etat, repondueLe }: Tenue, entree: Mois, { le, dites }: { le: Jour; dites: Jour | undefined }) {
  if (etat === "proposee" || repondueLe === null) return true;
  if (dites === undefined) return entree > rangDuMois(moisDuJour(le));
  return jourDe(instantDe(repondueLe)) >= dites;
}

const neDe = ({ enfant, entree }: Demande): Mois => {
  const ne = enfant.naissance ?? enfant.terme;
  return ne ? moisDe(ne) : rangDuMois(entree);
};

/**
 * GUI-275 : une place déjà proposée est tenue, et une place acceptée l'est tant que la structure n'a pas redit ses places depuis ; si elles
 * se comptent des enfants accueillis, jusqu'à ce que l'enfant entre.
 */
export function tenuesDe(
  offres: readonly Tenue[],
  { demandes, libres, le }: { demandes: ReadonlyMap<string, Demande>; libres: readonly PlacesLibres[]; le: Jour },
): Map<string, Occupant[]> {
  const tenues = new Map<string, Occupant[]>();
  for (const offre of offres) {
    const [premiere] = offre.demandes.flatMap((id) => demandes.get(id) ?? []);
    if (!premiere) continue;
    for (const { structure, entree, semaine, reserve } of offre.places) {
      if (!pasEncoreDit(offre, entree, { le, dites: ditesLe(libres, structure) })) continue;
      const occupant = { ne: neDe(premiere), depuis: entree, semaine, ...(reserve === null ? {} : { reserve }) };
      tenues.set(structure, [...(tenues.get(structure) ?? []), occupant]);
    }
  }
  return tenues;
}
