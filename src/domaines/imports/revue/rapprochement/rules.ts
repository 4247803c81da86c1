import type { Noeud } from "#domaines/plan/model.ts";
import type { FicheEchange, NoeudEchange } from "../../echange/model.ts";
import type { FichePlan, Identite } from "../model.ts";
import { forme } from "../valeur/rules.ts";

type NoeudConnu = Pick<Noeud, "id" | "parent" | "genre" | "code" | "libelle">;

/** IMP-51 : un nœud de l'import est celui du plan qui porte le même libellé sous le même parent, sinon le seul à le porter. */
export function rapprocherNoeuds(importes: readonly NoeudEchange[], plan: readonly NoeudConnu[]): Map<string, string> {
  const trouves = new Map<string, string>();
  const pris = new Set<string>();
  const parLibelle = Map.groupBy(plan, nomDe);
  const libres = (importe: NoeudEchange) => (parLibelle.get(nomDe(importe)) ?? []).filter(({ id }) => !pris.has(id));
  const retenir = (importe: NoeudEchange, choisi: NoeudConnu | undefined) => {
    if (!choisi) return;
    trouves.set(importe.id, choisi.id);
    pris.add(choisi.id);
  };
  const parents = new Map(importes.map((noeud) => [noeud.id, noeud]));
  const profondeur = (noeud: NoeudEchange): number => {
    const parent = noeud.parent === null ? undefined : parents.get(noeud.parent);
    return parent ? profondeur(parent) + 1 : 0;
  };
  const ordonnes = importes.toSorted((a, b) => profondeur(a) - profondeur(b));
  for (const importe of ordonnes) {
    const parent = importe.parent === null ? null : trouves.get(importe.parent);
    retenir(
      importe,
      libres(importe).find((noeud) => noeud.parent === parent && memeCode(noeud, importe)) ??
        libres(importe).find((noeud) => noeud.parent === parent),
    );
  }
  for (const importe of ordonnes) {
    const reste = trouves.has(importe.id) ? [] : libres(importe);
    if (reste.length === 1 && parentAbsent(importe, trouves)) retenir(importe, reste[0]);
  }
  return trouves;
}

const nomDe = ({ genre, libelle }: Pick<NoeudConnu, "genre" | "libelle">) => `${genre} ${forme(libelle)}`;
const memeCode = (a: { code: string | null }, b: { code: string | null }) => forme(a.code) === forme(b.code);
const parentAbsent = ({ parent }: NoeudEchange, trouves: Map<string, string>) =>
  parent === null || !trouves.has(parent);

type Empreinte = { reference: string; titre: string; noeuds: ReadonlySet<string> };

const partagent = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
  (a.size === 0 && b.size === 0) || [...a].some((noeud) => b.has(noeud));

/** Part des mots que deux titres ont en commun, de 0 à 1. */
export function ressemblance(a: string, b: string): number {
  const [x, y] = [new Set(forme(a).split(" ")), new Set(forme(b).split(" "))];
  const communs = [...x].filter((mot) => y.has(mot)).length;
  return (2 * communs) / (x.size + y.size);
}

/** Ce que deux fiches ont toujours en commun, puis ce qui les fait une. */
type Passe = { par: "titre" | "reference"; siUne: (a: Empreinte, b: Empreinte) => boolean };

const PASSES: readonly Passe[] = [
  { par: "titre", siUne: (a, b) => a.reference === b.reference && partagent(a.noeuds, b.noeuds) },
  { par: "titre", siUne: (a, b) => a.reference === b.reference },
  { par: "titre", siUne: (a, b) => partagent(a.noeuds, b.noeuds) && !(a.reference && b.reference) },
  { par: "titre", siUne: (a, b) => !(a.reference && b.reference) },
  {
    par: "reference",
    siUne: (a, b) => a.reference !== "" && partagent(a.noeuds, b.noeuds) && ressemblance(a.titre, b.titre) >= 0.5,
  },
];

/**
 * IMP-52 : une fiche de l'import est celle du plan qui porte la même référence, le même titre et un même nœud ; à défaut la même
 * référence et le même titre, puis le même titre, puis la même référence et un titre voisin ; jamais deux fois la même.
 */
export function rapprocherFiches(
  importees: readonly FicheEchange[],
  plan: readonly FichePlan[],
  noeuds: ReadonlyMap<string, string>,
): (FichePlan | null)[] {
  const versPlan = (id: string) => noeuds.get(id) ?? `absent ${id}`;
  const deImport = importees.map((fiche) => empreinte(fiche, versPlan));
  const duPlan = plan.map(({ fiche }) => empreinte(fiche, (id) => id));
  const ranges = duPlan.map((fiche, i) => ({ fiche, i }));
  const parTitre = Map.groupBy(ranges, ({ fiche }) => fiche.titre);
  const parReference = Map.groupBy(ranges, ({ fiche }) => fiche.reference);
  const trouves: (FichePlan | null)[] = importees.map(() => null);
  const pris = new Set<number>();
  for (const passe of PASSES) {
    deImport.forEach((importee, rang) => {
      if (trouves[rang]) return;
      const voisines = passe.par === "titre" ? parTitre.get(importee.titre) : parReference.get(importee.reference);
      const candidats = (voisines ?? []).flatMap(({ fiche, i }) =>
        !pris.has(i) && passe.siUne(importee, fiche) ? [i] : [],
      );
      const [seul] = candidats;
      if (seul === undefined || (candidats.length > 1 && passe !== PASSES[0])) return;
      trouves[rang] = plan[seul] ?? null;
      pris.add(seul);
    });
  }
  return trouves;
}

const empreinte = (fiche: FicheEchange, versPlan: (id: string) => string): Empreinte => ({
  reference: forme(fiche.reference),
  titre: forme(fiche.titre),
  noeuds: new Set(fiche.noeuds.map(versPlan)),
});

/** IMP-53 : une ligne d'un tableur exporté d'ici est la fiche qu'elle dit être, quel que soit le titre qu'on lui a donné. */
export const parIdentite = (
  identites: readonly (Identite | null)[],
  plan: readonly FichePlan[],
): (FichePlan | null)[] => {
  const parId = new Map(plan.map((fiche) => [fiche.id, fiche]));
  return identites.map((identite) => (identite && parId.get(identite.fiche)) ?? null);
};
