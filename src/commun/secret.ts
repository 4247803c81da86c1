/**
 * Ce qui se publie sans que l'on devine ce qui est caché. Un tableau et ses totaux sont un réseau : chaque nombre est une arête, et à
 * chaque nœud ce qui entre est ce qui sort. Un nombre caché ne se devine pas s'il peut changer d'une unité sans que rien de publié ne
 * change, en restant au moins un (zéro se publie toujours) et, petit, en restant sous le seuil : quatre nombres cachés de moins de cinq dont
 * le total est seize valent chacun quatre.
 */
type Arete = { de: string; vers: string; valeur: number };

/** Ce qu'un seuil cache : un nombre qui compte quelqu'un, et moins de gens que lui. */
export const estPetit = (valeur: number, seuil: number): boolean => valeur > 0 && valeur < seuil;

/** `fixes` : des nombres déjà publiés, que l'on ne peut plus cacher. */
type Reseau = { aretes: readonly Arete[]; cachees: Set<number>; seuil: number; fixes?: ReadonlySet<number> };

/** Ce nombre peut-il être plus grand d'une unité, pour qui sait qu'un petit reste sous le seuil ? Sous deux, un petit ne peut être qu'un. */
const peutCroitre = ({ valeur }: Arete, seuil: number): boolean =>
  seuil <= 2 || !estPetit(valeur, seuil) || estPetit(valeur + 1, seuil);

const touche = ({ de, vers }: Arete, noeud: string) => de === noeud || vers === noeud;

/** De ce nœud, les nœuds où mène un changement d'une unité : plus sur une arête cachée qui en part, moins sur une qui y arrive. */
function voisins({ aretes, cachees, seuil }: Reseau, noeud: string, sauf: number): string[] {
  const suite: string[] = [];
  for (const rang of cachees) {
    const arete = aretes[rang];
    if (!arete || rang === sauf) continue;
    if (arete.de === noeud && peutCroitre(arete, seuil)) suite.push(arete.vers);
    if (arete.vers === noeud && arete.valeur >= 2) suite.push(arete.de);
  }
  return suite;
}

function mene(reseau: Reseau, depart: string, but: string, sauf: number): boolean {
  const vus = new Set([depart]);
  const file = [depart];
  for (let noeud = file.pop(); noeud !== undefined; noeud = file.pop()) {
    if (noeud === but) return true;
    for (const suivant of voisins(reseau, noeud, sauf))
      if (!vus.has(suivant)) {
        vus.add(suivant);
        file.push(suivant);
      }
  }
  return false;
}

const seDevine = (reseau: Reseau, rang: number, arete: Arete): boolean => {
  const { de, vers, valeur } = arete;
  const plus = peutCroitre(arete, reseau.seuil) && mene(reseau, vers, de, rang);
  return !plus && !(valeur >= 2 && mene(reseau, de, vers, rang));
};

/** À un nœud où l'on ne cache que d'un côté, la somme de ce qui est caché se déduit : elle ne doit pas être petite. */
function estExpose({ aretes, cachees, seuil }: Reseau, noeud: string): boolean {
  const ici = [...cachees].flatMap((rang) => {
    const arete = aretes[rang];
    return arete && touche(arete, noeud) ? [arete] : [];
  });
  const entrent = ici.filter(({ vers }) => vers === noeud).length;
  if (ici.length === 0 || (entrent > 0 && entrent < ici.length)) return false;
  const somme = ici.reduce((total, { valeur }) => total + valeur, 0);
  return ici.length < 2 || somme < seuil;
}

/** Cache aussi, près de ces nœuds, un nombre encore montré : d'abord un qui en sert un autre aussi, puis le plus petit ; dit s'il y en avait un. */
function cacherAupres(reseau: Reseau, noeuds: readonly string[]): boolean {
  const { aretes, cachees, fixes } = reseau;
  const autour = aretes.flatMap(({ de, vers, valeur }, rang) => {
    const loin = noeuds.includes(de) ? vers : de;
    const possible =
      !cachees.has(rang) && !fixes?.has(rang) && valeur >= 1 && noeuds.some((noeud) => noeud === de || noeud === vers);
    return possible ? [{ rang, valeur, seul: estExpose(reseau, loin) ? 0 : 1 }] : [];
  });
  const [choisi] = autour.toSorted((a, b) => a.seul - b.seul || a.valeur - b.valeur || a.rang - b.rang);
  if (choisi) cachees.add(choisi.rang);
  return choisi !== undefined;
}

const noeudsDe = (aretes: readonly Arete[]) => [...new Set(aretes.flatMap(({ de, vers }) => [de, vers]))];

/** Les nœuds autour desquels il manque encore de quoi protéger ; aucun si tout est sûr. */
function faille(reseau: Reseau, petites: readonly number[]): string[] | null {
  const expose = noeudsDe(reseau.aretes).find((noeud) => estExpose(reseau, noeud));
  if (expose) return [expose];
  for (const rang of petites) {
    const arete = reseau.aretes[rang];
    if (arete && seDevine(reseau, rang, arete)) return [arete.de, arete.vers];
  }
  return null;
}

/** Montre de nouveau, du plus grand au plus petit, ce dont la protection n'a finalement pas besoin. */
function montrerLeSuperflu(reseau: Reseau, petites: readonly number[]): void {
  const { aretes, cachees } = reseau;
  const caches = [...cachees].filter((rang) => !petites.includes(rang));
  for (const rang of caches.toSorted((a, b) => (aretes[b]?.valeur ?? 0) - (aretes[a]?.valeur ?? 0))) {
    cachees.delete(rang);
    if (faille(reseau, petites)) cachees.add(rang);
  }
}

/** Cache, aux rangs déjà cachés, ce qu'il faut d'autres pour qu'aucun petit nombre ne se déduise de ce qui reste ; dit si cela suffit. */
function completer(reseau: Reseau, petites: readonly number[]): boolean {
  const tous = noeudsDe(reseau.aretes);
  for (let ou = faille(reseau, petites); ou; ou = faille(reseau, petites))
    if (!cacherAupres(reseau, ou) && !cacherAupres(reseau, tous)) return false;
  return true;
}

const petitesDe = (aretes: readonly Arete[], seuil: number) =>
  aretes.flatMap(({ valeur }, rang) => (estPetit(valeur, seuil) ? [rang] : []));

/** Les rangs des nombres à cacher : les petits, et ce qu'il faut d'autres. */
function proteger(aretes: readonly Arete[], seuil: number): ReadonlySet<number> {
  const petites = petitesDe(aretes, seuil);
  const reseau = { aretes, cachees: new Set(petites), seuil };
  completer(reseau, petites);
  montrerLeSuperflu(reseau, petites);
  return reseau.cachees;
}

const somme = (nombres: readonly number[]) => nombres.reduce((total, nombre) => total + nombre, 0);

/** Un tableau publié : `null` est caché. Les totaux en font partie. */
export type TableauPublie = {
  cellules: (number | null)[][];
  lignes: (number | null)[];
  colonnes: (number | null)[];
  total: number | null;
};

const [DEBUT, FIN] = ["debut", "fin"];

/** Un tableau de comptes, et ses totaux, tels qu'on peut les publier ensemble. */
export function masquerTableau(cellules: readonly (readonly number[])[], seuil: number): TableauPublie {
  const largeur = cellules[0]?.length ?? 0;
  const rangs = Array.from({ length: largeur }, (_, colonne) => colonne);
  const lignes = cellules.map(somme);
  const colonnes = rangs.map((colonne) => somme(cellules.map((ligne) => ligne[colonne] ?? 0)));
  const aretes: Arete[] = [
    ...cellules.flatMap((ligne, l) => rangs.map((c) => ({ de: `l${l}`, vers: `c${c}`, valeur: ligne[c] ?? 0 }))),
    ...lignes.map((valeur, l) => ({ de: DEBUT, vers: `l${l}`, valeur })),
    ...colonnes.map((valeur, c) => ({ de: `c${c}`, vers: FIN, valeur })),
    { de: FIN, vers: DEBUT, valeur: somme(lignes) },
  ];
  const cachees = proteger(aretes, seuil);
  const publies = aretes.map(({ valeur }, rang) => (cachees.has(rang) ? null : valeur));
  const apres = cellules.length * largeur;
  return {
    cellules: cellules.map((_, l) => publies.slice(l * largeur, (l + 1) * largeur)),
    lignes: publies.slice(apres, apres + lignes.length),
    colonnes: publies.slice(apres + lignes.length, -1),
    total: publies.at(-1) ?? null,
  };
}

/** Une liste de comptes, et leur total, tels qu'on peut les publier ensemble. */
export function masquerListe(
  nombres: readonly number[],
  seuil: number,
): { nombres: (number | null)[]; total: number | null } {
  const aretes: Arete[] = [
    ...nombres.map((valeur) => ({ de: DEBUT, vers: FIN, valeur })),
    { de: FIN, vers: DEBUT, valeur: somme(nombres) },
  ];
  const cachees = proteger(aretes, seuil);
  const publies = aretes.map(({ valeur }, rang) => (cachees.has(rang) ? null : valeur));
  return { nombres: publies.slice(0, -1), total: publies.at(-1) ?? null };
}

/** Des communes groupées, année par année, telles qu'on peut les publier : chaque année, chaque sous-total, chaque total, et des sommes d'années. */
export type AnneesPubliees = {
  cellules: (number | null)[][][];
  groupes: (number | null)[][];
  totaux: (number | null)[];
  sommes: (number | null)[][];
};

type Groupes = readonly (readonly (readonly number[])[])[];

/** Une année : chaque commune, le sous-total de chaque groupe, le total. Ce qu'elle cache ne dépend que d'elle, quel que soit le jour où on la publie. */
function masquerAnnee(groupes: readonly (readonly number[])[], seuil: number) {
  const sousTotaux = groupes.map(somme);
  const aretes: Arete[] = [
    ...groupes.flatMap((nombres, g) => nombres.map((valeur) => ({ de: `g${g}`, vers: FIN, valeur }))),
    ...sousTotaux.map((valeur, g) => ({ de: DEBUT, vers: `g${g}`, valeur })),
    { de: FIN, vers: DEBUT, valeur: somme(sousTotaux) },
  ];
  const cachees = proteger(aretes, seuil);
  const publies = aretes.map(({ valeur }, rang) => (cachees.has(rang) ? null : valeur));
  let debut = 0;
  const cellules = groupes.map((nombres) => publies.slice(debut, (debut += nombres.length)));
  return { cellules, groupes: publies.slice(debut, -1), total: publies.at(-1) ?? null };
}

/** Les sommes d'années d'un groupe que l'on peut ajouter à ce que ses années publient déjà. */
function sommesOffertes(
  communes: readonly (readonly number[])[],
  publiees: { cellules: readonly (readonly (number | null)[])[]; colonnes: readonly (number | null)[] },
  seuil: number,
): (number | null)[] {
  const { cellules, colonnes } = publiees;
  const sommes = communes.map(somme);
  if (colonnes.includes(null)) return sommes.map(() => null);
  const aretes: Arete[] = [
    ...communes.map((_, l) => ({ de: DEBUT, vers: `l${l}`, valeur: sommes[l] ?? 0 })),
    ...communes.flatMap((annees, l) => annees.map((valeur, c) => ({ de: `l${l}`, vers: `c${c}`, valeur }))),
  ];
  const petites = petitesDe(aretes, seuil);
  const dites = cellules.flat().map((nombre) => nombre !== null);
  const cachees = new Set(petites);
  for (const [rang, dite] of dites.entries()) if (!dite) cachees.add(sommes.length + rang);
  const fixes = new Set(dites.flatMap((dite, rang) => (dite ? [sommes.length + rang] : [])));
  for (const [rang, annees] of cellules.entries()) if (!annees.includes(null)) fixes.add(rang); // se refait de ses années
  const sures = completer({ aretes, cachees, seuil, fixes }, petites);
  return sommes.map((valeur, rang) =>
    cachees.has(rang) || (!sures && cellules[rang]?.includes(null)) ? null : valeur,
  );
}

/** Des années et leurs sommes : la somme de plusieurs années se montre à la place de celles qui ne se montrent pas, si elle n'en laisse deviner aucune. */
export function masquerAnnees(groupes: Groupes, seuil: number): AnneesPubliees {
  const nombre = groupes.flat()[0]?.length ?? 0;
  const annees = Array.from({ length: nombre }, (_, annee) =>
    masquerAnnee(
      groupes.map((communes) => communes.map((une) => une[annee] ?? 0)),
      seuil,
    ),
  );
  const cellules = groupes.map((communes, g) =>
    communes.map((_, l) => annees.map((une) => une.cellules[g]?.[l] ?? null)),
  );
  const sousTotaux = groupes.map((_, g) => annees.map((une) => une.groupes[g] ?? null));
  const sommes = groupes.map((communes, g) =>
    sommesOffertes(communes, { cellules: cellules[g] ?? [], colonnes: sousTotaux[g] ?? [] }, seuil),
  );
  return { cellules, groupes: sousTotaux, totaux: annees.map(({ total }) => total), sommes };
}
