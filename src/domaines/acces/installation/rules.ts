/** Les signes d'un code que l'on recopie à la main : ni 0 ni O, ni 1 ni I ni L. */
export const SIGNES = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/** ACC-24 : le code du premier pas se recopie avec ou sans tirets, espaces ni majuscules ; sans lui, personne n'administre. */
export const codeNu = (saisie: string): string => saisie.toUpperCase().replace(/[^0-9A-Z]/g, "");

/** « K7QM-3RTX-9WHB » : douze signes, en trois morceaux. */
export const ecrireCode = (octets: Uint8Array): string =>
  Array.from(
    octets.slice(0, 12),
    (octet, rang) => (rang > 0 && rang % 4 === 0 ? "-" : "") + SIGNES[octet % SIGNES.length],
  ).join("");
