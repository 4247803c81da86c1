import type { Instance } from "../instance/model.ts";
import { type Etat, ouvrir, prendreSiTient } from "../places/rules.ts";

function premiere(etat: Etat, unite: number): number {
  const { options } = etat.instance;
  const fin = options[unite + 1] as number;
  for (let option = options[unite] as number; option < fin; option++) if (prendreSiTient(etat, option)) return option;
  return -1;
}

/**
 * GUI-16 : quand toutes les structures classent pareil, chaque famille à son rang reçoit la meilleure de ses options qui tient encore.
 * C'est la seule attribution que personne ne peut contester, et nul n'y gagne à cacher ses préférences.
 */
export function attribuerAuRang(instance: Instance): Int32Array {
  const etat = ouvrir(instance);
  const places = new Int32Array(instance.unites);
  for (let unite = 0; unite < instance.unites; unite++) places[unite] = premiere(etat, unite);
  return places;
}
