import type { Bloc } from "#commun/document.ts";
import { blocsAvis, blocsPlaces, blocsRelais } from "#domaines/sppe/index.ts";
import { additionner } from "#domaines/suivi/index.ts";
import { blocsCitations } from "../citation/document.ts";
import type { Dossier } from "../dossier/model.ts";
import {
  blocsArgentFiches,
  note,
  paragraphe,
  tableauComptes,
  tableauDits,
  tableauFiches,
} from "../preparation/document.ts";
import { blocsIndicateurs } from "../preparation/mesure/document.ts";
import { dePetiteEnfance } from "../preparation/rules.ts";

const titre = (texte: string): Bloc => ({ genre: "titre", niveau: 1, texte });

const SANS_PLACES = "Ce bilan fut figé avant que les places prévues et réelles soient tenues dans Maillage.";

/** Ce que le service public de la petite enfance fut dans la période : les places, les avis, les relais. */
const blocsService = ({ enfance }: Dossier["preparation"]): Bloc[] => [
  titre("Les places prévues et réelles"),
  ...(enfance ? blocsPlaces(enfance) : [note(SANS_PLACES)]),
  ...(enfance
    ? [
        titre("Les avis sur les projets privés"),
        ...blocsAvis(enfance),
        titre("Les relais petite enfance"),
        ...blocsRelais(enfance),
      ]
    : []),
];

/** La part petite enfance d'un bilan, à elle seule : ce que le comité départemental reçoit. */
export function blocsPetiteEnfance({ preparation, ecrits, citations }: Dossier): Bloc[] {
  const fiches = dePetiteEnfance(preparation.fiches);
  if (fiches.length === 0)
    return [note("Aucune fiche du plan ne relève de la petite enfance."), ...blocsService(preparation)];
  const ids = new Set(fiches.map(({ id }) => id));
  const indicateurs = preparation.indicateurs.filter((un) => un.fiches.some((id) => ids.has(id)));
  const retenir = (ecrits.petiteEnfance?.saisie["lecture"] ?? "").trim();
  const totaux = fiches.flatMap(({ id }) => preparation.argent.fiches[id] ?? []);
  return [
    ...(retenir ? [titre("Ce qu’il faut en retenir"), ...retenir.split(/\n\s*\n/).map((un) => paragraphe(un))] : []),
    titre("Où en sont les actions"),
    ...tableauComptes(fiches, preparation.etats),
    tableauFiches(fiches, preparation.etats),
    titre("Avancées et difficultés"),
    ...tableauDits(fiches),
    titre("Les indicateurs et leurs cibles"),
    ...blocsIndicateurs(indicateurs, true),
    ...blocsCitations(
      (citations ?? []).filter((une) => indicateurs.some(({ id }) => id === une.indicateur)),
      indicateurs,
    ),
    ...blocsService(preparation),
    titre("Les moyens engagés"),
    ...blocsArgentFiches(fiches, preparation.argent.fiches, additionner(totaux)),
  ];
}
