const ESPACES = /[\s\u00a0\u202f]+/g;
const MONNAIE = /(?:€|euros?|eur)$/i;
const ECRIT = /^(\d+|\d{1,3}(?:\.\d{3})+)(?:,(\d{1,2}))?$/;
/** « 12500.50 », tapé au pavé numérique : un point suivi d'un ou deux chiffres est une virgule. */
const POINT_DECIMAL = /\.(?=\d{1,2}$)/;

/** Un montant écrit à la française (« 12 500,50 € »), en centimes entiers ; rien si ce n'en est pas un, ou s'il ne tient pas au centime. */
export function lireMontant(texte: string): number | null {
  const nu = texte.replace(ESPACES, "").replace(MONNAIE, "").replace(POINT_DECIMAL, ",");
  const [, entier, decimales = ""] = ECRIT.exec(nu) ?? [];
  if (!entier) return null;
  const centimes = Number(entier.replaceAll(".", "")) * 100 + Number(decimales.padEnd(2, "0"));
  return Number.isSafeInteger(centimes) ? centimes : null;
}

const ROND = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 2 });
const AUX_CENTIMES = new Intl.NumberFormat("fr-FR", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** « 1 234,50 € », avec les espaces insécables de la typographie française. */
export const ecrireMontant = (centimes: number): string =>
  `${(centimes % 100 ? AUX_CENTIMES : ROND).format(centimes / 100)}\u00a0€`;
