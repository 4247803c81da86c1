import { deleteProductionsDe } from "#domaines/documents/index.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { phraseEffacee } from "../effacement/rules.ts";
import type { EffacerParole } from "../effacement/store.ts";
import { listObservationsEntre } from "../observation/store.ts";
import type { Periode } from "../observation/model.ts";
import { listMotsEntre } from "../questionnaire/store.ts";
import { gesteDe, type Requete } from "../requete/actions.ts";
import { cleObservation, cleRetour, type Parole } from "./model.ts";

/** Les mots que l'on a gardés d'une période, les plus récents d'abord, les réponses aux questionnaires à la fin. */
export async function lireParoles(
  db: Db,
  perimetre: Perimetre,
  { convention, ...periode }: Periode & { convention: string },
): Promise<Parole[]> {
  const ici = { ...perimetre, conventions: perimetre.conventions.filter((une) => une === convention) };
  const vues = await listObservationsEntre(db, ici, periode);
  const mots = await listMotsEntre(db, ici, periode);
  return [
    ...vues.map(({ id, saisiPar: _par, ...vue }) => ({ ...vue, cle: cleObservation(id) })),
    ...mots.map(({ questionnaire, envoi, titre, libre, indicateur }) => ({
      cle: cleRetour(questionnaire, envoi),
      convention,
      indicateur,
      genre: "reponse" as const,
      texte: libre,
      contexte: titre,
      jour: null,
    })),
  ];
}

/** Efface des mots de ce que d'autres en ont cité et figé, et les documents qui les portaient. */
export async function effacerParole(
  c: Requete,
  parole: { convention: string; cle: string },
  ailleurs: EffacerParole,
): Promise<void> {
  const { db, perimetre, today } = c.var;
  await ailleurs(db, perimetre, { ...parole, phrase: phraseEffacee(today, gesteDe(c).auteur) });
  await deleteProductionsDe(db, perimetre, { convention: parole.convention });
}
