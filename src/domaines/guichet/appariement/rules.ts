import { accepter } from "./acceptation/rules.ts";
import { auditer } from "./audit/rules.ts";
import type { Instance } from "./instance/model.ts";
import { type Listes, lister, niveauDe } from "./liste/rules.ts";
import { ouvrirMarche } from "./marche/rules.ts";
import { PALIER, PALIERS } from "./option/rules.ts";
import { reparer } from "./reparation/rules.ts";
import { attribuerAuRang } from "./tour/rules.ts";
import { combler } from "./vacance/rules.ts";

/** Une attribution à plat : l'option de chaque unité (-1 : aucune), et celles que l'audit dit lui revenir. */
export type Resultat = { niveau: 0 | 1; listes: Listes; places: Int32Array; bloquantes: readonly number[] };

/** L'attribution de niveau 1 : acceptation, comblement, réparation. */
export function attribuerParStructure(instance: Instance, listes: Listes): Int32Array {
  const marche = ouvrirMarche(instance, listes);
  accepter(marche);
  combler(marche);
  reparer(marche);
  return marche.places;
}

/**
 * GUI-18 : ce que la commission impose passe devant dans l'attribution, jamais dans l'audit, qui le juge sur les points : il dit qui
 * aurait eu la place.
 */
function listesDAudit(instance: Instance, listes: Listes): Listes {
  const seuil = (PALIERS.impose - 0.5) * PALIER;
  if (!instance.partValeur.some((valeur) => valeur > seuil)) return listes;
  const merites = instance.partValeur.map((valeur) => (valeur > seuil ? valeur - PALIERS.impose * PALIER : valeur));
  return lister({ ...instance, partValeur: merites });
}

/** L'attribution d'une séance, au niveau que son règlement permet, et son audit. */
export function attribuer(instance: Instance): Resultat {
  const niveau = niveauDe(instance);
  const rangees = lister(instance);
  const places = niveau === 0 ? attribuerAuRang(instance) : attribuerParStructure(instance, rangees);
  const listes = listesDAudit(instance, rangees);
  return { niveau, listes, places, bloquantes: auditer(instance, listes, places) };
}
