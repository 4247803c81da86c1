/** DEL-10 : un numéro Siren ou Siret porte sa clé : un chiffre sur deux doublé, les chiffres font un multiple de dix. */
export function cleJuste(numero: string): boolean {
  if (!/^\d+$/.test(numero) || /^0+$/.test(numero)) return false;
  const chiffres = [...numero].toReversed().map(Number);
  const somme = chiffres.reduce((total, chiffre, rang) => {
    const double = rang % 2 ? chiffre * 2 : chiffre;
    return total + (double > 9 ? double - 9 : double);
  }, 0);
  return somme % 10 === 0;
}

/** Vrai d'un Siret de quatorze chiffres avec sa clé. */
export const estSiret = (texte: string): boolean => /^\d{14}$/.test(texte) && cleJuste(texte);
