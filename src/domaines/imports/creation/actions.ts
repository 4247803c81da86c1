import type { Perimetre } from "#commun/perimetre.ts";
import { type Creation, creerConvention } from "#domaines/convention/index.ts";
import { type Db, stepIntoPerimeter } from "#platform/db/db.ts";
import { deposer } from "../revue/depot/actions.ts";
import type { Lecture } from "../revue/depot/model.ts";
import { preparer } from "../tableur/depot/actions.ts";

/** Ce que dit le fichier n'est qu'une proposition : la convention naît vide, et la revue la remplit. */
const VIDE = { titre: null, caf: null, debut: null, fin: null, perimetre: [] };

/** IMP-88 : une convention créée à partir d'un fichier naît vide, avec ce fichier en revue ; son titre, sa Caf, ses dates et ses communes s'y acceptent. */
export async function creerDepuisFichier(
  db: Db,
  creation: Omit<Creation, "identite">,
  lecture: Lecture,
): Promise<{ chemin: string; perimetre: Perimetre; id: string }> {
  const { createur, instant } = creation;
  const { espace, convention } = await creerConvention(db, { ...creation, identite: VIDE });
  const perimetre: Perimetre = { espace, compte: createur.id, conventions: [convention], roles: ["chargeCooperation"] };
  const deposant = { perimetre, convention, auteur: createur.nom, instant: instant.toISOString() };
  const id = await stepIntoPerimeter(db, perimetre, instant, async (tx) => {
    const prete = await preparer(tx, deposant, lecture);
    return (await deposer(tx, deposant, prete, { encore: false })).id;
  });
  const chemin = `/conventions/${convention}/imports/${id}${lecture.depot ? "/colonnes" : ""}`;
  return { chemin, perimetre, id };
}
