/** Ce que les séances passées disent : combien de places furent proposées, combien refusées. */
export type Passe = { proposees: number; refusees: number };

/** Le risque de proposer `enPlus` places de plus que les `libres` : qu'il faille en retirer une, et combien en moyenne. */
export type Risque = { enPlus: number; depassement: number; attendues: number };

/** Loi bêta-binomiale : k refus sur n propositions, quand on en a vu `refusees` sur `proposees` (une demi-observation de part et d'autre). */
function chances(n: number, { proposees, refusees }: Passe): number[] {
  const a = refusees + 0.5;
  const b = proposees - refusees + 0.5;
  const sans = Array.from({ length: n }, (_, k) => (b + k) / (a + b + k)).reduce(
    (produit, terme) => produit * terme,
    1,
  );
  const suite = [sans];
  for (let k = 0; k < n; k++) {
    const avant = suite[k] ?? 0;
    suite.push((avant * (n - k) * (a + k)) / ((k + 1) * (b + n - k - 1)));
  }
  return suite;
}

/**
 * GUI-29 : proposer plus de places que de libres court le risque, lu dans les refus passés, qu'il y ait moins de refus que de places en
 * plus ; le peu d'observations compte dans le risque.
 */
export function risqueDe(libres: number, enPlus: number, passe: Passe): Risque {
  const refus = chances(libres + enPlus, passe).slice(0, enPlus);
  return {
    enPlus,
    depassement: refus.reduce((somme, chance) => somme + chance, 0),
    attendues: refus.reduce((somme, chance, k) => somme + chance * (enPlus - k), 0),
  };
}

/** GUI-30 : la sur-attribution conseillée est la plus grande dont le risque reste sous celui que le règlement accepte. */
export function surattributionSous(accepte: number, libres: number, passe: Passe): Risque {
  let meilleure = risqueDe(libres, 0, passe);
  for (let enPlus = 1; enPlus <= libres; enPlus++) {
    const suivante = risqueDe(libres, enPlus, passe);
    if (suivante.depassement > accepte) return meilleure;
    meilleure = suivante;
  }
  return meilleure;
}
