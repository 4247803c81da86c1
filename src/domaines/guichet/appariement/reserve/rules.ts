/** GUI-7 : une place d'insertion par tranche de vingt places ; la tranche entamée ne compte que si le règlement le dit (CASF, art. L. 214-7 et D. 214-7). */
export function placesInsertion(capacite: number, { tranche = 20, entamee = false } = {}): number {
  return entamee ? Math.ceil(capacite / tranche) : Math.floor(capacite / tranche);
}

/** GUI-8 : des places réservées se partagent entre sections selon leurs places, au plus fort reste, la plus jeune d'abord à égalité. */
export function partager(reservees: number, places: readonly number[]): number[] {
  const total = places.reduce((somme, nombre) => somme + nombre, 0);
  if (total === 0) return places.map(() => 0);
  const parts = places.map((nombre) => Math.floor((reservees * nombre) / total));
  const restes = places.map((nombre, rang) => ({ rang, reste: (reservees * nombre) % total }));
  const aDonner = reservees - parts.reduce((somme, nombre) => somme + nombre, 0);
  for (const { rang } of restes.toSorted((a, b) => b.reste - a.reste || a.rang - b.rang).slice(0, aDonner))
    parts[rang] = (parts[rang] ?? 0) + 1;
  return parts;
}
