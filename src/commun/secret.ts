/** Une case d'un tableau que l'on publie : sa clé, et combien de personnes elle compte. */
export type CaseComptee = { cle: string; valeur: number };

/** Un total publié avec ses parties ; une case peut être dans plusieurs relations, et un total être la partie d'un autre. */
export type Relation = { total: string; parties: readonly string[] };

/** En dessous, un nombre de personnes ne se publie pas ; zéro ne désigne personne. */
export const SEUIL_SECRET = 5;

const PRESQUE_NUL = 1e-9;

export const estSousLeSeuil = (valeur: number, seuil = SEUIL_SECRET): boolean => valeur > 0 && valeur < seuil;

/** Les relations vues des seules cases cachées : un total vaut 1, ses parties -1, ce qui est publié n'y est plus une inconnue. */
function matrice(relations: readonly Relation[], rangs: ReadonlyMap<string, number>): Float64Array[] {
  return relations.flatMap(({ total, parties }) => {
    const ligne = new Float64Array(rangs.size);
    for (const [cle, signe] of [[total, 1] as const, ...parties.map((partie) => [partie, -1] as const)]) {
      const rang = rangs.get(cle);
      if (rang !== undefined) ligne[rang] = (ligne[rang] as number) + signe;
    }
    return ligne.some((valeur) => valeur !== 0) ? [ligne] : [];
  });
}

function soustraire(de: Float64Array, ligne: Float64Array, facteur: number): void {
  for (let rang = 0; rang < de.length; rang++) {
    const reste = (de[rang] as number) - facteur * (ligne[rang] as number);
    de[rang] = Math.abs(reste) < PRESQUE_NUL ? 0 : reste;
  }
}

/** La forme échelonnée réduite : chaque ligne a son pivot, seul de sa colonne. */
function reduire(lignes: Float64Array[], colonnes: number): Float64Array[] {
  const reduites: Float64Array[] = [];
  const restantes = [...lignes];
  for (let colonne = 0; colonne < colonnes; colonne++) {
    const rang = restantes.findIndex((ligne) => ligne[colonne] !== 0);
    if (rang === -1) continue;
    const [pivot = new Float64Array(colonnes)] = restantes.splice(rang, 1);
    const tete = pivot[colonne] as number;
    for (let une = 0; une < colonnes; une++) pivot[une] = (pivot[une] as number) / tete;
    for (const ligne of [...reduites, ...restantes])
      if (ligne[colonne] !== 0) soustraire(ligne, pivot, ligne[colonne] as number);
    reduites.push(pivot);
  }
  return reduites;
}

/** Celles des cases cachées qu'un calcul sur les cases publiées rend exactement. */
function deduites(cachees: readonly string[], relations: readonly Relation[]): string[] {
  const rangs = new Map(cachees.map((cle, rang) => [cle, rang]));
  return reduire(matrice(relations, rangs), cachees.length).flatMap((ligne) => {
    const seules = [...ligne.keys()].filter((rang) => ligne[rang] !== 0);
    const [seule] = seules;
    return seules.length === 1 && seule !== undefined ? [cachees[seule] ?? ""] : [];
  });
}

type Tableau = { valeurs: ReadonlyMap<string, number>; relations: readonly Relation[] };

const membresDe = ({ total, parties }: Relation): string[] => [total, ...parties];

/** Ce qu'il en coûte de cacher cette case : les relations où elle serait seule cachée, puis les personnes qu'elle compte. */
function coutDe(cle: string, { valeurs, relations }: Tableau, cachees: ReadonlySet<string>): [number, number] {
  const decouvertes = relations.map(membresDe).filter((membres) => membres.includes(cle));
  const seule = decouvertes.filter((membres) => !membres.some((une) => cachees.has(une)));
  return [seule.length, valeurs.get(cle) ?? 0];
}

/** La case qui protège au moindre coût : d'abord dans une relation qui n'en cache qu'une, puis autour de ce qui se déduit. */
function complementDe(tableau: Tableau, cachees: ReadonlySet<string>, deduite: string): string | undefined {
  const relations = tableau.relations.map(membresDe);
  const decouvertes = relations.filter((membres) => membres.filter((une) => cachees.has(une)).length === 1);
  const autour = relations.filter((membres) => membres.includes(deduite));
  const couts = [decouvertes, autour, relations].map((celles) =>
    [...new Set(celles.flat())]
      .filter((cle) => !cachees.has(cle) && (tableau.valeurs.get(cle) ?? 0) > 0)
      .map((cle) => ({ cle, cout: coutDe(cle, tableau, cachees) })),
  );
  const utiles = couts.find(({ length }) => length > 0) ?? [];
  return utiles.toSorted((a, b) => a.cout[0] - b.cout[0] || a.cout[1] - b.cout[1] || (a.cle < b.cle ? -1 : 1))[0]?.cle;
}

/** Cache de quoi qu'aucune case cachée ne se déduise ; tout caché, plus rien ne se déduit. */
function completer(cachees: Set<string>, tableau: Tableau): void {
  for (;;) {
    const [deduite] = deduites([...cachees], tableau.relations);
    if (deduite === undefined) return;
    const complement = complementDe(tableau, cachees, deduite);
    if (complement === undefined) return;
    cachees.add(complement);
  }
}

/** Rend ce qui fut caché sans nécessité, du plus grand nombre au plus petit. */
function rendre(cachees: Set<string>, { valeurs, relations }: Tableau, seuil: number): void {
  const complements = [...cachees].filter((cle) => !estSousLeSeuil(valeurs.get(cle) ?? 0, seuil));
  for (const cle of complements.toSorted((a, b) => (valeurs.get(b) ?? 0) - (valeurs.get(a) ?? 0))) {
    cachees.delete(cle);
    if (deduites([...cachees], relations).length > 0) cachees.add(cle);
  }
}

/**
 * Les cases à ne pas publier : celles de moins de cinq personnes, et ce qu'il faut cacher avec elles pour que ni une différence ni une
 * suite de différences entre totaux publiés ne les rende. Un zéro se publie, et ne protège rien : chacun sait qu'il est positif.
 */
export function casesSecretes(
  cases: readonly CaseComptee[],
  relations: readonly Relation[],
  seuil = SEUIL_SECRET,
): Set<string> {
  const tableau = { valeurs: new Map(cases.map(({ cle, valeur }) => [cle, valeur])), relations };
  const cachees = new Set(cases.filter(({ valeur }) => estSousLeSeuil(valeur, seuil)).map(({ cle }) => cle));
  completer(cachees, tableau);
  rendre(cachees, tableau, seuil);
  return cachees;
}
