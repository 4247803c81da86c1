const AN = 12;
const SEPTEMBRE = 8;

/** Le dernier septembre commencé, par les rangs des mois : les groupes s'y refont. */
export const rentree = (mois: number): number => mois - ((mois - SEPTEMBRE + AN) % AN);

/** GUI-3 : sauf fin déclarée, un enfant part le 31 août de l'année de ses trois ans ; né `ne`, son premier mois d'absence. */
export const finDe = (ne: number): number => (Math.floor(ne / AN) + 3) * AN + SEPTEMBRE;

/** GUI-4 : la section est celle de l'âge à l'entrée, puis à chaque rentrée ; avant la naissance, c'est la première. */
export function sectionA(sections: readonly { avant: number | null }[], age: number): number {
  const rang = sections.findIndex(({ avant }) => avant === null || age < avant);
  return rang === -1 ? Math.max(0, sections.length - 1) : rang;
}
