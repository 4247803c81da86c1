import { type Marche, monter, relever } from "../marche/rules.ts";
import { tient } from "../places/rules.ts";

/** Une unité tient-elle peut-être ici ? Sa propre place, si elle est dans cette voie, ne compte pas contre elle. */
function peutTenir({ etat, instance, listes }: Marche, voie: number, position: number, actuelle: number): boolean {
  if (tient(etat, voie, listes.semaine[position] as number, listes.sejour[position] as number)) return true;
  if (actuelle < 0) return false;
  const fin = instance.parts[actuelle + 1] as number;
  for (let part = instance.parts[actuelle] as number; part < fin; part++)
    if (instance.partVoie[part] === voie) return true;
  return false;
}

function comblerVoie(marche: Marche, voie: number): void {
  const { listes, places } = marche;
  const fin = listes.debuts[voie + 1] as number;
  for (let position = listes.debuts[voie] as number; position < fin; position++) {
    const unite = listes.unite[position] as number;
    const option = listes.option[position] as number;
    const actuelle = places[unite] as number;
    if ((actuelle < 0 || option < actuelle) && peutTenir(marche, voie, position, actuelle))
      monter(marche, unite, option);
  }
}

/** GUI-24 : une place libérée va au mieux classé de ceux qui la préfèrent et y tiennent sans déranger personne ; la sienne se libère alors. */
export function combler(marche: Marche): void {
  for (let voies = relever(marche.combles); voies.length > 0; voies = relever(marche.combles))
    for (const voie of voies) comblerVoie(marche, voie);
}
