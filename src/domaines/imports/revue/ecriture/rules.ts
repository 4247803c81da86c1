import type { SchemaPriorite } from "#domaines/plan/model.ts";
import type { FicheEchange, NoeudEchange } from "../../echange/model.ts";
import { decisionLigne } from "../decision/rules.ts";
import { change, composerListe, estListe } from "../bloc/rules.ts";
import { BLOCS, type Blocs, type Comparaison, type Decisions, type LigneBloc, type NomBloc } from "../model.ts";

/** IMP-63 : une valeur d'un bloc s'écrit si elle est acceptée et change quelque chose ; les autres restent ce qu'elles étaient. */
export function blocsAEcrire(
  { blocs }: Pick<Comparaison, "blocs">,
  decisions: Decisions,
  { importes, actuels }: { importes: Blocs; actuels: Blocs },
): Partial<Pick<Blocs, NomBloc>> {
  const estAcceptee = (ligne: LigneBloc) => change(ligne) && decisionLigne(ligne, decisions) === true;
  const noms = new Set(blocs.filter(estAcceptee).map(({ nom }) => nom));
  const ecrire = (nom: NomBloc): unknown => {
    if (!estListe(nom)) return importes[nom];
    const lignes = blocs.filter((ligne) => ligne.nom === nom);
    return composerListe(importes[nom], actuels[nom], lignes, estAcceptee);
  };
  return Object.fromEntries([...noms].map((nom) => [nom, ecrire(nom)]));
}

/** IMP-64 : un nœud est gardé s'il est déjà dans le plan ou s'il est accepté. */
export const noeudsGardes = ({ noeuds }: Pick<Comparaison, "noeuds">, decisions: Decisions): ReadonlySet<string> =>
  new Set(noeuds.filter((noeud) => noeud.dansLePlan !== null || decisionLigne(noeud, decisions)).map(({ id }) => id));

/** Les nœuds à créer, parents d'abord, dans l'ordre du document entre frères. */
export function parentsDabord(
  noeuds: readonly NoeudEchange[],
  parentDe: (noeud: NoeudEchange) => string | null,
): NoeudEchange[] {
  const enfants = Map.groupBy(noeuds, parentDe);
  const connus = new Set(noeuds.map(({ id }) => id));
  const descendre = (noeud: NoeudEchange): NoeudEchange[] => [
    noeud,
    ...(enfants.get(noeud.id) ?? []).flatMap(descendre),
  ];
  return noeuds.filter((noeud) => !connus.has(parentDe(noeud) ?? "")).flatMap(descendre);
}

const LIBELLES_SCHEMA: Record<string, string> = { interet: "Intérêt", phase: "Phase" };

/** « Top 5 » se donne à cinq fiches au plus ; une valeur qui ne dit pas de nombre n’en a pas. */
export const plafondDe = (valeur: string): number | null => {
  const [, nombre] = /^top\s*(\d{1,2})$/i.exec(valeur.trim()) ?? [];
  return nombre ? Number(nombre) : null;
};

/** IMP-65 : les priorités que l'import apporte complètent les schémas de la convention ; « Top 5 » se compte jusqu'à cinq. */
export function schemasACompleter(
  fiches: readonly Pick<FicheEchange, "priorite">[],
  schemas: readonly SchemaPriorite[],
): SchemaPriorite[] {
  const valeurs = new Map<string, Set<string>>();
  for (const { priorite } of fiches) {
    if (!priorite) continue;
    const deja = valeurs.get(priorite.schema) ?? new Set();
    valeurs.set(priorite.schema, deja.add(priorite.valeur));
  }
  return [...valeurs].flatMap(([code, apportees]) => {
    const schema = schemas.find((connu) => connu.code === code);
    const connues = schema?.valeurs ?? [];
    const neuves = [...apportees].filter((valeur) => !connues.some((connue) => connue.valeur === valeur)).toSorted();
    if (neuves.length === 0) return [];
    const ajout = neuves.map((valeur) => ({ valeur, plafond: plafondDe(valeur) }));
    return [{ code, libelle: schema?.libelle ?? LIBELLES_SCHEMA[code] ?? code, valeurs: [...connues, ...ajout] }];
  });
}

/** Les noms de blocs, dans l'ordre où on les lit. */
export const nomsDe = (ecrits: object): NomBloc[] => BLOCS.filter((nom) => nom in ecrits);
