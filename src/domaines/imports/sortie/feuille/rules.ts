import type { Fiche, Noeud } from "#domaines/plan/model.ts";
import type { NomLigne } from "../../revue/model.ts";

/** Une colonne de la feuille : un champ de la fiche, ou ce que l'on en calcule et qui ne revient pas. */
export type ColonneFeuille = { nom: NomLigne | "etat" | "completude" | "maj" | "convention"; titre: string };

/** Le chemin d'un nœud, de la racine à lui : « Petite enfance › Accueil ». */
export function cheminEcrit(
  noeuds: ReadonlyMap<string, Pick<Noeud, "parent" | "libelle" | "code">>,
  id: string,
): string {
  const noms: string[] = [];
  for (let ici: string | null = id; ici !== null; ) {
    const noeud = noeuds.get(ici);
    if (!noeud) break;
    noms.unshift(noeud.code ? `${noeud.code}. ${noeud.libelle}` : noeud.libelle);
    ici = noeud.parent;
  }
  return noms.join(" › ");
}

/** IMP-72 : la place d'une fiche s'écrit un nœud par ligne, en toutes lettres. */
export const placeEcrite = (
  fiche: Pick<Fiche, "noeuds">,
  noeuds: ReadonlyMap<string, Pick<Noeud, "parent" | "libelle" | "code">>,
): string => fiche.noeuds.map((id) => cheminEcrit(noeuds, id)).join("\n");

const LARGES: readonly string[] = [
  "titre",
  "diagnosticInitial",
  "finalite",
  "description",
  "methodologie",
  "objectifsOperationnels",
  "modalites",
];

export const largeurDe = (nom: string): number => {
  if (nom === "reference") return 10;
  return LARGES.includes(nom) ? 48 : 26;
};
