/** Ce qu'un modèle laisse à remplir : points de suspension à la place d'un nom, « (XXX) », « 20XX », « M … ». */
const TROUS: RegExp[] = [
  /^\W*(?:\.{2,}|…)\W*$/,
  /\bX{2,}\b|\b20(?:XX|xx)\b|\bN\s?\+\s?\d\b/,
  /\b(?:M|Mme|Monsieur|Madame)\.?\s?(?:\.{3,}|…)/,
  /\b(?:de|du|des|en date d[ue]|le|la|à|par|Le|dénommée?)\s?«?\s?(?:\.{3,}|…)/,
  /\ben date du\s*$/i,
  /\((?:\.{3,}|…)\s?\*?\p{L}/u,
  /\(\s*\*?(?:à|a) (?:adapter|compléter|completer|préciser|intégrer|integrer|renseigner)\b/i,
  /\(\*?(?:préciser|lister|indiquer|situer|rappel du|autant de|une option|attention|autres? (?:partenaires?|signataires?))\b/i,
  /\.{5,}|_{4,}|\[\s*(?:à|a) (?:compléter|préciser|définir)\s*\]/i,
];

/** IMP-5 : une place laissée vide dans un modèle se signale, elle n'est jamais une valeur. */
export const estATrous = (texte: string): boolean => TROUS.some((trou) => trou.test(texte));

/** Une consigne de rédaction du modèle, seule dans sa ligne : elle s'adresse au rédacteur, pas au lecteur. */
export const estConsigne = (texte: string): boolean => /^\W*\(.*\)\W*$/s.test(texte) && estATrous(texte.trim());

/** « À compléter », « à définir » : une valeur pour un budget, une place vide pour tout autre champ. */
export const estAttente = (texte: string): boolean =>
  /^\W*(?:à|a) (?:compl[ée]ter|d[ée]finir|pr[ée]ciser|renseigner|d[ée]terminer|venir)\W*$/i.test(texte);
