import type { FicheEchange, NoeudEchange } from "../echange/model.ts";
import type { FicheLue } from "../fiches/model.ts";
import { normaliser } from "../libelles/rules.ts";

const VIDES = new Set(
  "de du des la le les l d un une et en au aux a pour par sur dans avec ou qui que ce sa son ses leur the".split(" "),
);
const mots = (texte: string): Set<string> =>
  new Set(
    normaliser(texte)
      .replace(/['°]/g, " ")
      .split(" ")
      .filter((mot) => mot.length > 1 && !VIDES.has(mot)),
  );

const communs = (a: Set<string>, b: Set<string>) => [...a].filter((mot) => b.has(mot)).length;

/** La ressemblance de deux titres : la part des mots communs. */
export function ressemblance(a: string, b: string): number {
  const [x, y] = [mots(a), mots(b)];
  return x.size === 0 || y.size === 0 ? 0 : communs(x, y) / (x.size + y.size - communs(x, y));
}

/** La part des mots du plus court que l'autre contient. */
function inclusion(a: string, b: string): number {
  const [x, y] = [mots(a), mots(b)];
  return Math.min(x.size, y.size) < 3 ? 0 : communs(x, y) / Math.min(x.size, y.size);
}

const racine = (noeuds: NoeudEchange[], id: string | undefined): string[] => {
  const noeud = noeuds.find((autre) => autre.id === id);
  return noeud ? [noeud.id, ...racine(noeuds, noeud.parent ?? undefined)] : [];
};

const annees = (fiche: FicheEchange) => fiche.echeances.map(({ debut, fin }) => `${debut}-${fin}`).join();

/** Deux fiches ne se contredisent pas si aucune échéance ni référence n'est différente des deux côtés. */
function compatibles(a: FicheEchange, b: FicheEchange): boolean {
  if (annees(a) && annees(b) && annees(a) !== annees(b)) return false;
  return !(a.reference && b.reference && normaliser(a.reference) !== normaliser(b.reference));
}

export type Paire = { fiche: FicheLue; rangee: FicheLue };

/**
 * IMP-40 : une fiche et une ligne de tableau sont la même action quand le titre et la place le rendent certain ; la fiche
 * l'emporte et le tableau la complète. Si elles se ressemblent sans certitude, elles restent deux et la paire est à relire.
 */
export function rapprocher(lues: FicheLue[], noeuds: NoeudEchange[]): { lues: FicheLue[]; apart: Paire[] } {
  const fiches = lues.filter(({ origine }) => origine === "bloc");
  const rangees = lues.filter(({ origine }) => origine === "rangee");
  if (fiches.length === 0 || rangees.length === 0) return { lues, apart: [] };
  const fondues = new Set<FicheLue>();
  const apart: Paire[] = [];
  for (const fiche of fiches) {
    const libres = rangees.filter((rangee) => !fondues.has(rangee));
    const notees = libres
      .map((rangee) => ({ rangee, note: proximite(fiche, rangee, noeuds) }))
      .toSorted((a, b) => b.note - a.note);
    const meilleure = notees[0];
    if (!meilleure || meilleure.note < 0.4) continue;
    if (estCertaine(fiche, meilleure.rangee, noeuds) && (notees[1]?.note ?? 0) < meilleure.note) {
      completer(fiche.fiche, meilleure.rangee.fiche);
      fondues.add(meilleure.rangee);
    } else apart.push({ fiche, rangee: meilleure.rangee });
  }
  return { lues: lues.filter((lue) => !fondues.has(lue)), apart };
}

const memePlace = (a: FicheLue, b: FicheLue, noeuds: NoeudEchange[]) => {
  const [x, y] = [racine(noeuds, a.fiche.noeuds[0]), racine(noeuds, b.fiche.noeuds[0])];
  return x.length === 0 || y.length === 0 || x.at(-1) === y.at(-1);
};

/** Le titre, ou la finalité que la fiche recopie du tableau. */
function proximite(a: FicheLue, b: FicheLue, noeuds: NoeudEchange[]): number {
  const titre = Math.max(ressemblance(a.fiche.titre, b.fiche.titre), inclusion(a.fiche.titre, b.fiche.titre) * 0.8);
  const finalite = a.fiche.finalite
    ? Math.max(ressemblance(a.fiche.finalite, b.fiche.titre), inclusion(a.fiche.finalite, b.fiche.titre) * 0.7)
    : 0;
  return Math.max(titre, finalite) * (memePlace(a, b, noeuds) ? 1 : 0.7);
}

const estCertaine = (a: FicheLue, b: FicheLue, noeuds: NoeudEchange[]) =>
  ressemblance(a.fiche.titre, b.fiche.titre) >= 0.9 && memePlace(a, b, noeuds) && compatibles(a.fiche, b.fiche);

/** Chaque champ vide de la fiche prend ce que dit le tableau, avec ses lignes. */
function completer(fiche: FicheEchange, rangee: FicheEchange): void {
  for (const [nom, valeur] of Object.entries(rangee)) {
    const vide = fiche[nom as keyof FicheEchange];
    if (nom === "sources" || nom === "titre" || !(vide === null || (Array.isArray(vide) && vide.length === 0)))
      continue;
    Object.assign(fiche, { [nom]: valeur });
    const source = rangee.sources[nom];
    if (source) fiche.sources[nom] = source;
  }
  const place = rangee.sources["titre"];
  if (place) fiche.sources["tableau"] = place;
}
