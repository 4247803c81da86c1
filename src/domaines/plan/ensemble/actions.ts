import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { surChaqueEspace } from "#platform/db/db.ts";
import { listValeurs } from "../choix/store.ts";
import type { Filtres } from "../fiche/model.ts";
import type { Noeud } from "../model.ts";
import type { CleFiltre } from "../vue/model.ts";
import type { OptionsFiltre } from "../vue/pages.tsx";
import { acteursNommes, champDe, NOEUDS_NATIONAUX, reunirChoix } from "./rules.ts";
import { listIndices } from "./store.ts";

/** Les filtres d'une vue de plusieurs conventions, dits avec les fiches et les acteurs de cet espace. */
export async function filtresIci(
  db: Db,
  perimetre: Perimetre,
  filtres: Filtres,
  noeuds: readonly Noeud[],
): Promise<Filtres> {
  const parmi =
    filtres.noeuds.length === 0
      ? {}
      : {
          parmi: (await listIndices(db, perimetre))
            .filter((indices) => filtres.noeuds.includes(champDe(indices, noeuds)))
            .map(({ id }) => id),
        };
  const nommes = async (lien: "pilote" | "partenaire", noms: readonly string[]) =>
    noms.length === 0 ? [] : acteursNommes(await listValeurs(db, perimetre, lien), noms);
  return {
    ...filtres,
    ...parmi,
    noeuds: [],
    pilotes: await nommes("pilote", filtres.pilotes),
    partenaires: await nommes("partenaire", filtres.partenaires),
  };
}

/** Ces filtres ont partout les mêmes valeurs ; les autres se réunissent par leur nom. */
const DESIGNES_PAR_VALEUR: readonly CleFiltre[] = ["manque", "indicateur", "maj"];

/** Les choix d'un filtre, réunis de tous les espaces ; ceux que l'on a déjà cochés en sont toujours. */
export async function optionsEnsemble(
  db: Db,
  lisibles: readonly Perimetre[],
  cle: CleFiltre,
  coches: readonly string[],
): Promise<OptionsFiltre> {
  if (cle === "noeud") {
    const choix = NOEUDS_NATIONAUX.map(({ id, libelle }) => ({ valeur: id, libelle }));
    return { cle, choix, tues: 0 };
  }
  const listes = await surChaqueEspace(db, lisibles, (perimetre) => listValeurs(db, perimetre, cle));
  return { cle, ...reunirChoix(listes, DESIGNES_PAR_VALEUR.includes(cle) ? "valeur" : "libelle", coches) };
}
