import { type Refus, refus } from "#commun/refus.ts";
import { sansAccents } from "#commun/texte.ts";
import { CHAMPS, type Champ, MOTS_CHAMP_NATIONAL } from "./lexique.ts";
import type { ChampNational, ContenuFiche, Echeance, Fiche, Noeud, SchemaPriorite, TexteSurQuelquun } from "./model.ts";
import { ageDeQuelquun, nommePersonne } from "./personne/rules.ts";

const estVide = (valeur: unknown): boolean => {
  if (valeur === null || valeur === undefined || valeur === "") return true;
  return typeof valeur === "object" && Object.keys(valeur).length === 0;
};

/** PLA-2 : une fiche est complète quand chaque champ attendu dit quelque chose ; ce qui manque est nommé. */
export function completude(fiche: Pick<Fiche, Champ["nom"]>): {
  remplis: number;
  attendus: number;
  manquants: Champ[];
} {
  const attendus = CHAMPS.filter(({ compte }) => compte);
  const manquants = attendus.filter(({ nom }) => estVide(fiche[nom]));
  return { remplis: attendus.length - manquants.length, attendus: attendus.length, manquants };
}

/** PLA-3 : une valeur de priorité comptée (« Top 5 ») n'est donnée qu'à autant de fiches que son plafond. */
export function donnerPriorite(
  schema: SchemaPriorite | undefined,
  valeur: string,
  autresFiches: readonly Pick<Fiche, "priorite">[],
): { schema: string; valeur: string } | Refus<"priorite-inconnue" | "plafond-atteint"> {
  const choisie = schema?.valeurs.find((possible) => possible.valeur === valeur);
  if (!schema || !choisie) return refus("priorite-inconnue");
  const deja = autresFiches.filter(({ priorite }) => priorite?.schema === schema.code && priorite.valeur === valeur);
  if (choisie.plafond !== null && deja.length >= choisie.plafond) return refus("plafond-atteint");
  return { schema: schema.code, valeur };
}

/** PLA-4 : un nœud change de parent tant qu'il ne devient pas son propre descendant. */
export function deplacer(
  noeuds: readonly Noeud[],
  id: string,
  parent: string | null,
): Noeud | Refus<"noeud-inconnu" | "boucle"> {
  const noeud = noeuds.find((candidat) => candidat.id === id);
  if (!noeud) return refus("noeud-inconnu");
  for (let rang: string | null = parent; rang !== null; ) {
    if (rang === id) return refus("boucle");
    const au = noeuds.find((candidat) => candidat.id === rang);
    if (!au) return refus("noeud-inconnu");
    rang = au.parent;
  }
  return { ...noeud, parent };
}

/** PLA-5 : un nœud se retire quand il ne porte plus ni nœud ni fiche. */
export function retirerNoeud(
  noeuds: readonly Noeud[],
  id: string,
  fichesPortees: number,
): Noeud | Refus<"noeud-inconnu" | "noeud-porte"> {
  const noeud = noeuds.find((candidat) => candidat.id === id);
  if (!noeud) return refus("noeud-inconnu");
  if (fichesPortees > 0 || noeuds.some(({ parent }) => parent === id)) return refus("noeud-porte");
  return noeud;
}

/** PLA-6 : un pilote modifie les fiches dont il est pilote, lui ou son organisation ; le plan entier est à d'autres rôles. */
export const peutModifierFiche = (
  droits: { toutPlan: boolean; saFiche: boolean },
  fiche: Pick<Fiche, "pilotes">,
  mesActeurs: readonly string[],
): boolean => droits.toutPlan || (droits.saFiche && fiche.pilotes.some(({ acteur }) => mesActeurs.includes(acteur)));

/** PLA-7 : une fiche se replie sur le champ national que disent ses champs d'intervention, sinon ses nœuds, du plus proche au plus haut, sinon son titre. */
export function champNational(indices: readonly string[]): ChampNational {
  for (const indice of indices) {
    const trouve = MOTS_CHAMP_NATIONAL.find(([, mots]) => mots.test(sansAccents(indice)));
    if (trouve) return trouve[0];
  }
  return "autre";
}

const annees = (terme: string | null) => (terme ? Number(terme.slice(0, 4)) : null);

/** PLA-8 : une fiche s'étend de la première à la dernière année de ses échéances ; sans date, elle n'a pas de période. */
export function periode(echeances: readonly Echeance[]): { debut: number | null; fin: number | null } {
  const toutes = echeances.flatMap(({ debut, fin }) => [annees(debut), annees(fin)]).filter((an) => an !== null);
  if (toutes.length === 0) return { debut: null, fin: null };
  return { debut: Math.min(...toutes), fin: Math.max(...toutes) };
}

/** La clé de tri d'une référence : « PE4 » avant « PE35 », les fiches sans référence à la fin. */
export const cleReference = (reference: string | null): string =>
  reference ? sansAccents(reference).replace(/\d+/g, (nombre) => nombre.padStart(6, "0")) : "\u007f";

/** Tout ce que la recherche lit d'une fiche, sans accents. */
export const texteRecherche = (fiche: ContenuFiche, porteurs: readonly string[]): string => {
  const { sources: _sources, ...contenu } = fiche;
  const feuilles: string[] = [...porteurs];
  const cueillir = (valeur: unknown): void => {
    if (typeof valeur === "string") feuilles.push(valeur);
    else if (valeur && typeof valeur === "object") Object.values(valeur).forEach(cueillir);
  };
  cueillir(contenu);
  return sansAccents(feuilles.join("\n")).replace(/'/g, " ");
};

const FAMILLE = /\b(?:la famille|l’enfant|l'enfant|le petit|la petite|le jeune|la jeune)\s+\p{Lu}\p{Ll}+/u;
const CONTACT = /[\w.+-]+@[\w-]+\.[a-z]{2,}|(?:\+33|0)\s?[1-9](?:[\s.-]?\d{2}){4}/i;
const NIR = /\b[12]\s?\d{2}\s?(?:0[1-9]|1[0-2])\s?(?:\d{2}|2[AB])\s?\d{3}\s?\d{3}\b/;

/** PLA-9 : avant d'écrire un texte libre, on prévient qu'il semble nommer une personne, sa situation ou ses coordonnées. */
export function alertePersonne(texte: string): TexteSurQuelquun["alerte"] | null {
  if (CONTACT.test(texte) || NIR.test(texte)) return "coordonnees";
  if (nommePersonne(texte)) return "nom";
  return FAMILLE.test(texte) || ageDeQuelquun(texte) ? "situation" : null;
}

/** Le premier de ces textes, sous le nom qu'il a à l'écran, qui semble parler de quelqu'un ; rien une fois que c'est dit voulu. */
export function avertir(textes: Readonly<Record<string, string>>, voulu: string | undefined): TexteSurQuelquun | null {
  if (voulu) return null;
  for (const [libelle, texte] of Object.entries(textes)) {
    const alerte = alertePersonne(texte);
    if (alerte) return { libelle, alerte };
  }
  return null;
}

/** La même valeur, les clés de ses objets rangées : `jsonb` ne garde pas leur ordre. */
function ranger(valeur: unknown): unknown {
  if (Array.isArray(valeur)) return valeur.map(ranger);
  if (valeur === null || typeof valeur !== "object") return valeur;
  const entrees = Object.entries(valeur).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entrees.map(([cle, une]) => [cle, ranger(une)]));
}

/** Les rubriques libres sont les seules dont l'ordre est celui du document. */
const empreinte = (cle: PropertyKey, valeur: unknown) => JSON.stringify(cle === "autres" ? valeur : ranger(valeur));

/** Les champs dont la valeur a changé, avec l'avant et l'après : ce que le journal garde d'une modification. */
export function differences<T extends object>(avant: T, apres: T): { avant: Partial<T>; apres: Partial<T> } | null {
  const cles = (Object.keys(apres) as (keyof T)[]).filter(
    (cle) => empreinte(cle, avant[cle]) !== empreinte(cle, apres[cle]),
  );
  if (cles.length === 0) return null;
  const garder = (valeur: T) => Object.fromEntries(cles.map((cle) => [cle, valeur[cle]])) as Partial<T>;
  return { avant: garder(avant), apres: garder(apres) };
}

/** Les nœuds en profondeur d'abord, avec leur niveau : l'ordre où on lit un plan. */
export function enArbre(noeuds: readonly Noeud[]): (Noeud & { niveau: number })[] {
  const enfants = Map.groupBy(noeuds, ({ parent }) => parent);
  const parcourir = (parent: string | null, niveau: number): (Noeud & { niveau: number })[] =>
    (enfants.get(parent) ?? [])
      .toSorted((a, b) => a.ordre - b.ordre || (a.id < b.id ? -1 : 1))
      .flatMap((noeud) => [{ ...noeud, niveau }, ...parcourir(noeud.id, niveau + 1)]);
  return parcourir(null, 0);
}

/** Le chemin d'un nœud, de la racine à lui. */
export function cheminDe(noeuds: readonly Noeud[], id: string): Noeud[] {
  const noeud = noeuds.find((candidat) => candidat.id === id);
  if (!noeud) return [];
  return [...(noeud.parent ? cheminDe(noeuds, noeud.parent) : []), noeud];
}

/** Une fiche que l'on cite : de quoi y mener. */
export type Citee = Pick<Fiche, "id" | "reference" | "titre">;

const cleCitation = (texte: string): string =>
  sansAccents(texte)
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

/** Sous quel nom chaque fiche se cite : sa référence, son titre ou les deux ; de deux fiches du même nom, la première. */
function parNom<T extends Citee>(voisines: readonly T[]): Map<string, T> {
  const noms = ({ reference, titre }: Citee) => [reference ?? "", titre, `${reference ?? ""} ${titre}`];
  const entrees = voisines.flatMap((voisine) => noms(voisine).map((nom) => [cleCitation(nom), voisine] as const));
  return new Map(entrees.filter(([cle]) => cle !== "").toReversed());
}

/** PLA-13 : une action liée que l'on cite par sa référence, son titre ou les deux mène à sa fiche. */
export const citeeParmi = <T extends Citee>(texte: string, voisines: readonly T[]): T | undefined =>
  parNom(voisines).get(cleCitation(texte));

/** PLA-83 : une fiche montre aussi celles qui la citent, sans que l'on ait à l'écrire deux fois. */
export function citantes<T extends Citee & Pick<Fiche, "actionsLiees">>(id: string, voisines: readonly T[]): T[] {
  const connues = parNom(voisines);
  return voisines.filter(
    (une) => une.id !== id && une.actionsLiees.some((texte) => connues.get(cleCitation(texte))?.id === id),
  );
}
