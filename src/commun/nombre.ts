const ecritures = new Map<number, Intl.NumberFormat>();

/** Préparer une écriture coûte plus que d'écrire : une carte en écrit des centaines. */
function ecritureA(decimales: number): Intl.NumberFormat {
  const connue = ecritures.get(decimales);
  const une =
    connue ?? new Intl.NumberFormat("fr-FR", { minimumFractionDigits: decimales, maximumFractionDigits: decimales });
  if (!connue) ecritures.set(decimales, une);
  return une;
}

/** Un nombre à la française, avec tant de décimales : « 1 234,50 ». */
export const ecrireNombre = (valeur: number, decimales: number): string => ecritureA(decimales).format(valeur);
