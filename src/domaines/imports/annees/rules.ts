import { anneeSeule, estCochee } from "../entetes/rules.ts";
import type { Jeton } from "../flux/model.ts";

type Case = { annee: number; cellule: Jeton[] };

/** IMP-117 : des années cochées qui se suivent sont une période ; une case qui porte un texte dit ce qui se fait cette année-là. */
export function enAnnees(cases: Case[]): Jeton[] {
  const dites = cases.flatMap(({ annee, cellule }) => {
    const jeton = cellule[0];
    if (!jeton || !cellule.every(({ texte, puce }) => puce !== null || /[\p{L}\d✓✔☒☑×●■]/u.test(texte))) return [];
    const texte = cellule.map((autre) => autre.texte).join(" ");
    return [{ debut: annee, fin: annee, jeton, texte: estCochee(cellule) ? null : texte }];
  });
  const periodes = dites.reduce((suite: typeof dites, dite) => {
    const avant = suite.at(-1);
    if (avant && avant.texte === null && dite.texte === null && avant.fin === dite.debut - 1)
      return [...suite.slice(0, -1), { ...avant, fin: dite.fin }];
    return [...suite, dite];
  }, []);
  return periodes.map(({ debut, fin, jeton, texte }) => ({
    ...jeton,
    puce: null,
    texte: texte === null ? `${debut}-${fin}` : `${debut} : ${texte}`,
  }));
}

/** Dans le tableau d'une fiche, une rangée d'années au-dessus d'une rangée de cases : le libellé, puis les années cochées. */
export function anneesCochees(cellules: Jeton[][], dessous: Jeton[][]): Jeton[] | null {
  const annees = cellules.map(anneeSeule);
  if (annees.filter((annee) => annee !== null).length < 2) return null;
  const cases = annees.flatMap((annee, rang) => (annee ? [{ annee, cellule: dessous[rang] ?? [] }] : []));
  if (!cases.some(({ cellule }) => estCochee(cellule))) return null;
  const autres = [...cellules, ...dessous].filter((_, rang) => !annees[rang % cellules.length]);
  return [...autres.flat(), ...enAnnees(cases)];
}
