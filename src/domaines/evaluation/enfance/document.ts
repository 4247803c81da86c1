import type { Bloc } from "#commun/document.ts";
import { additionner } from "#domaines/suivi/index.ts";
import type { Dossier } from "../dossier/model.ts";
import {
  blocsArgentFiches,
  blocsIndicateurs,
  note,
  paragraphe,
  tableauComptes,
  tableauDits,
  tableauFiches,
} from "../preparation/document.ts";
import { dePetiteEnfance } from "../preparation/rules.ts";

const SANS_PLACES =
  "Les places prévues et les places réelles par mode d’accueil ne sont pas encore tenues dans Maillage.";

const titre = (texte: string): Bloc => ({ genre: "titre", niveau: 1, texte });

/** La part petite enfance d'un bilan, à elle seule : ce que le comité départemental reçoit. */
export function blocsPetiteEnfance({ preparation, ecrits }: Dossier): Bloc[] {
  const fiches = dePetiteEnfance(preparation.fiches);
  if (fiches.length === 0) return [note("Aucune fiche du plan ne relève de la petite enfance.")];
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
    titre("Les places prévues et réelles"),
    note(SANS_PLACES),
    titre("Les moyens engagés"),
    ...blocsArgentFiches(fiches, preparation.argent.fiches, additionner(totaux)),
  ];
}
