import type { Fiche, Noeud } from "#domaines/plan/index.ts";
import { denature } from "#platform/tableur.ts";
import type { ARevoir, FicheEchange } from "../../echange/model.ts";
import { ficheVide } from "../../echange/rules.ts";
import { libelleLigne, type PlanActuel, saisieLigne, valeurLigne } from "../../revue/actions.ts";
import { type Identite, type NomLigne, NOMS_LIGNE } from "../../revue/model.ts";
import { cheminEcrit } from "../../sortie/feuille/rules.ts";
import { versFicheEchange } from "../../sortie/rules.ts";
import { cellulesChangees, lireMarque } from "../identite/rules.ts";
import { type Feuille, nommerCellule } from "../lecture/rules.ts";
import type { ErreurCellule, Marque } from "../model.ts";

/** Les lignes d'une feuille exportée d'ici, et les fiches du plan qui n'y sont pas. */
export type Retour = {
  lignes: { rangee: number; fiche: FicheEchange; identite: Identite | null }[];
  erreurs: ErreurCellule[];
  absentes: ARevoir[];
};

type Plan = {
  feuille: Feuille;
  fiches: ReadonlyMap<string, Fiche>;
  noeuds: ReadonlyMap<string, Noeud>;
  chemins: ReadonlyMap<string, string>;
  erreurs: ErreurCellule[];
};
type Textes = ReadonlyMap<NomLigne, string>;

const direAbsentes = (combien: number): ARevoir[] => {
  if (combien === 0) return [];
  const raison =
    combien === 1
      ? "Une fiche du plan n’est pas dans ce tableur : elle reste comme elle est."
      : `${combien} fiches du plan ne sont pas dans ce tableur : elles restent comme elles sont.`;
  return [{ chemin: "plan", raison, texte: "", lignes: null }];
};

/** IMP-85 : une feuille exportée d'ici revient ligne à ligne ; une fiche dont la ligne a été ôtée reste comme elle est, et c'est dit. */
export function lireRetour(feuille: Feuille, actuel: PlanActuel): Retour {
  const noeuds = new Map(actuel.noeuds.map((noeud) => [noeud.id, noeud]));
  const chemins = new Map(actuel.noeuds.map(({ id }) => [cheminEcrit(noeuds, id), id]));
  const fiches = new Map(actuel.fiches.map((fiche) => [fiche.id, fiche]));
  const plan: Plan = { feuille, fiches, noeuds, chemins, erreurs: [] };
  const rangs = feuille.rangees.map((_, rang) => rang).slice(feuille.entete + 1);
  const vues = new Set<string>();
  const lignes = rangs.flatMap((rang) => lireLigne(plan, rang, vues) ?? []);
  return { lignes, erreurs: plan.erreurs, absentes: direAbsentes(actuel.fiches.length - vues.size) };
}

function dire({ feuille, erreurs }: Plan, rangee: number, nom: NomLigne, message: string): void {
  const colonne = Math.max(0, feuille.colonnes.indexOf(nom));
  erreurs.push({ rangee, colonne, cellule: nommerCellule(rangee, colonne), message });
}

function textesDe({ feuille }: Plan, cellules: readonly string[]): Textes {
  const paires = feuille.colonnes.flatMap((destination, colonne) => {
    const nom = NOMS_LIGNE.find((connu) => connu === destination);
    return nom ? [[nom, denature(cellules[colonne] ?? "")] as const] : [];
  });
  return new Map(paires);
}

/** Une ligne copiée est une fiche nouvelle ; une ligne d'une fiche qui n'est plus dans ce plan n'est pas reprise, et c'est dit. */
function lireLigne(plan: Plan, rangee: number, vues: Set<string>): Retour["lignes"][number] | null {
  const cellules = plan.feuille.rangees[rangee] ?? [];
  const textes = textesDe(plan, cellules);
  if ([...textes.values()].every((texte) => !texte.trim())) return null;
  const marque = lireMarque(cellules[plan.feuille.colonnes.indexOf("identite")] ?? "");
  if (!marque || vues.has(marque.fiche)) return lireNouvelle(plan, rangee, textes);
  const fiche = plan.fiches.get(marque.fiche);
  if (!fiche) {
    dire(plan, rangee, "titre", "Cette ligne vient d’une fiche qui n’est plus dans ce plan : elle n’est pas reprise.");
    return null;
  }
  vues.add(fiche.id);
  return lireConnue(plan, rangee, { fiche, marque, textes });
}

function lireNouvelle(plan: Plan, rangee: number, textes: Textes): Retour["lignes"][number] | null {
  const fiche = remplir(plan, rangee, ficheVide(""), textes);
  if (fiche.titre) return { rangee, fiche, identite: null };
  dire(plan, rangee, "titre", "Cette ligne n’a pas de titre d’action : elle n’est pas reprise.");
  return null;
}

function lireConnue(
  plan: Plan,
  rangee: number,
  { fiche, marque, textes }: { fiche: Fiche; marque: Marque; textes: Textes },
) {
  const base = versFicheEchange(fiche);
  const aujourdhui = (nom: NomLigne) =>
    nom === "noeuds" ? fiche.noeuds.map((id) => cheminEcrit(plan.noeuds, id)).join("\n") : saisieLigne(nom, base);
  const { changes, conflits } = cellulesChangees(marque, textes, aujourdhui);
  const lue = remplir(plan, rangee, base, new Map([...textes].filter(([nom]) => changes.includes(nom))));
  if (!lue.titre) {
    dire(plan, rangee, "titre", "Cette ligne n’a plus de titre : celui du plan est gardé.");
    lue.titre = base.titre;
  }
  return { rangee, fiche: lue, identite: { fiche: fiche.id, version: marque.version, changes, conflits } };
}

function remplir(plan: Plan, rangee: number, base: FicheEchange, textes: Textes): FicheEchange {
  const fiche = { ...base, sources: { ...base.sources } };
  for (const [nom, texte] of textes) {
    Object.assign(fiche, { [nom]: nom === "noeuds" ? lireNoeuds(plan, rangee, texte) : valeurLigne(nom, texte) });
    fiche.sources[nom] = { libelle: libelleLigne(nom), lignes: [rangee + 1, rangee + 1] };
  }
  return fiche;
}

function lireNoeuds(plan: Plan, rangee: number, texte: string): string[] {
  const lus = texte
    .split("\n")
    .map((ligne) => ligne.trim())
    .filter(Boolean);
  const inconnus = lus.filter((chemin) => !plan.chemins.has(chemin));
  if (inconnus.length > 0) dire(plan, rangee, "noeuds", `« ${inconnus.join(" », « ")} » n’est pas un nœud du plan.`);
  return lus.flatMap((chemin) => plan.chemins.get(chemin) ?? []);
}
