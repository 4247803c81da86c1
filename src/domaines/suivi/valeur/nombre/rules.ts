const NOMBRE = /^[-−]?\d+(?:[.,]\d+)?$/;

/** SUI-118 : un nombre s'écrit à la française, « 1 234,5 » ; tout autre texte n'en est pas un. */
export function lireNombre(texte: string): number | null {
  const nu = texte.replace(/[\s\u00a0\u202f]/g, "");
  if (!NOMBRE.test(nu)) return null;
  const nombre = Number(nu.replace(",", ".").replace("−", "-"));
  return Math.abs(nombre) <= 1e12 ? nombre : null;
}

/** Le nombre comme on le tape dans un champ : sans espaces, une virgule. */
export const saisieDuNombre = (nombre: number | null | undefined): string =>
  nombre === null || nombre === undefined ? "" : String(nombre).replace(".", ",");

const A_UNE_DECIMALE = new Intl.NumberFormat("fr-FR", { maximumFractionDigits: 1 });

/** Le nombre comme on le lit : espaces insécables, une décimale au plus. */
export const ecrireNombre = (nombre: number): string => A_UNE_DECIMALE.format(nombre);
