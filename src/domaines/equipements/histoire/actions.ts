import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { listMovements } from "#platform/journal.ts";
import { listRegistre } from "../annexe/actions.ts";
import { type CadreAnnexe, type LigneAnnexe, lignesAnnexe, type ListeCitee } from "../annexe/rules.ts";
import { listSoutiens } from "../store.ts";
import { rechercheDe } from "../structure/ligne/store.ts";
import type { Structure } from "../structure/model.ts";
import { type Citee, defaireRegistre, listePassee } from "./rules.ts";

/** La liste des équipements d'une convention telle qu'elle était à un instant ; rien si le journal n'en a plus les valeurs. */
export async function lireSoutiensAu(
  db: Db,
  perimetre: Perimetre,
  convention: string,
  apres: string,
): Promise<readonly Citee[] | null> {
  const changements = await listMovements(db, perimetre.espace, { objets: ["equipements"], convention, apres });
  return listePassee(await listSoutiens(db, perimetre, convention), changements);
}

const OBJETS = ["equipements.structure", "equipements.appui"];

/** L'ordre où le registre se lit. */
function parNom(a: { structure: Structure }, b: { structure: Structure }): number {
  const [un, autre] = [rechercheDe(a.structure), rechercheDe(b.structure)];
  if (un !== autre) return un < autre ? -1 : 1;
  return a.structure.id < b.structure.id ? -1 : 1;
}

/** L'annexe des équipements telle que le registre la faisait à un instant, de la liste et des parties d'alors. */
export async function lireAnnexeAu(
  db: Db,
  perimetre: Perimetre,
  { apres, citees, cadre }: { apres: string; citees: ListeCitee; cadre: CadreAnnexe },
): Promise<{ lignes: LigneAnnexe[]; perdus: number }> {
  const mouvements = await listMovements(db, perimetre.espace, { objets: OBJETS, convention: null, apres });
  const { registre, perdus } = defaireRegistre(await listRegistre(db, perimetre), mouvements);
  return { lignes: lignesAnnexe(citees, registre.toSorted(parNom), cadre), perdus };
}
