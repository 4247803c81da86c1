import type { Instance } from "../instance/model.ts";
import type { Listes } from "../liste/rules.ts";
import { type Etat, ouvrir, partTient, prendrePart, rendrePart, rouvrir, tient } from "../places/rules.ts";

/** Une vérification : l'attribution jugée, et les places que l'on remplit de nouveau, voie par voie, du mieux classé au dernier. */
export type Audit = {
  instance: Instance;
  listes: Listes;
  places: Int32Array;
  etat: Etat;
  autre: Etat | null;
  bloquantes: number[];
};

export const ouvrirAudit = (instance: Instance, listes: Listes, places: Int32Array): Audit => ({
  instance,
  listes,
  places,
  etat: ouvrir(instance),
  autre: null,
  bloquantes: [],
});

/** Prend (ou rend) dans une voie les parts d'une option classées avant une position. */
export function prendreAvant(
  audit: Audit,
  etat: Etat,
  option: number,
  [voie, position, sens]: readonly [number, number, 1 | -1],
) {
  const { instance, listes } = audit;
  const fin = instance.parts[option + 1] as number;
  for (let part = instance.parts[option] as number; part < fin; part++)
    if (instance.partVoie[part] === voie && (listes.position[part] as number) < position) {
      if (sens === 1) prendrePart(etat, part);
      else rendrePart(etat, part);
    }
}

/** La part à cette position, d'une option à plusieurs parts ou d'une unité qui garde sa place, tient-elle dans sa voie, ses mieux classés assis, avec les autres parts de son option et sans la place qu'elle quitte ? */
function tientAvec(audit: Audit, etat: Etat, position: number): boolean {
  const { instance, listes, places } = audit;
  const part = listes.part[position] as number;
  const option = listes.option[position] as number;
  const voie = instance.partVoie[part] as number;
  const tenue = places[listes.unite[position] as number] as number;
  if (tenue >= 0) prendreAvant(audit, etat, tenue, [voie, position, -1]);
  prendreAvant(audit, etat, option, [voie, position, 1]);
  const assise = partTient(etat, part);
  prendreAvant(audit, etat, option, [voie, position, -1]);
  if (tenue >= 0) prendreAvant(audit, etat, tenue, [voie, position, 1]);
  return assise;
}

/** La candidature à cette position tient-elle dans sa voie, ses mieux classés assis ? */
export function tientIci(audit: Audit, etat: Etat, voie: number, position: number): boolean {
  const { listes } = audit;
  if (listes.simple[position] === 0) return tientAvec(audit, etat, position);
  return tient(etat, voie, listes.semaine[position] as number, listes.sejour[position] as number);
}

/** La même question pour une part d'une autre voie, que l'on remplit jusqu'à elle. */
function tientAilleurs(audit: Audit, part: number): boolean {
  const { instance, listes, places } = audit;
  audit.autre ??= ouvrir(instance);
  const voie = instance.partVoie[part] as number;
  const position = listes.position[part] as number;
  rouvrir(audit.autre, voie);
  for (let rang = listes.debuts[voie] as number; rang < position; rang++)
    if (places[listes.unite[rang] as number] === listes.option[rang])
      prendrePart(audit.autre, listes.part[rang] as number);
  return tientIci(audit, audit.autre, voie, position);
}

/** Une option bloque si toutes ses parts tiennent, chacune à côté des mieux classés de sa voie. */
function bloque(audit: Audit, voie: number, position: number): boolean {
  const { instance, listes } = audit;
  if (!tientIci(audit, audit.etat, voie, position)) return false;
  const option = listes.option[position] as number;
  const fin = instance.parts[option + 1] as number;
  for (let part = instance.parts[option] as number; part < fin; part++)
    if (part !== listes.part[position] && !tientAilleurs(audit, part)) return false;
  return true;
}

/**
 * GUI-25 : l'audit ne pose qu'une question, à chaque option qu'une famille préfère à sa place : tiendrait-elle à côté des seules familles
 * mieux classées ? Une place tenue par qui est moins bien classé, ou laissée vide, ne compte pas contre elle.
 */
export function auditerVoie(audit: Audit, voie: number): void {
  const { listes, places, etat } = audit;
  rouvrir(etat, voie);
  const fin = listes.debuts[voie + 1] as number;
  for (let position = listes.debuts[voie] as number; position < fin; position++) {
    const option = listes.option[position] as number;
    const place = places[listes.unite[position] as number] as number;
    if (option === place) prendrePart(etat, listes.part[position] as number);
    else if ((place < 0 || option < place) && bloque(audit, voie, position)) audit.bloquantes.push(option);
  }
}

/** Les options bloquantes de toute la séance, chacune une fois, dans l'ordre du classement. */
export function auditer(instance: Instance, listes: Listes, places: Int32Array): number[] {
  const audit = ouvrirAudit(instance, listes, places);
  for (let voie = 0; voie < instance.voies.nombre; voie++) auditerVoie(audit, voie);
  return [...new Set(audit.bloquantes)].toSorted((a, b) => a - b);
}
