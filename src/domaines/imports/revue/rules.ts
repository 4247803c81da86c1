import type { Echange, FicheEchange } from "../echange/model.ts";
import { comparerBloc } from "./bloc/rules.ts";
import {
  BLOCS,
  type Blocs,
  type Comparaison,
  type EtatLigne,
  type FichePlan,
  type Identite,
  type LigneFiche,
  type LigneNoeud,
  type NomBloc,
  type NomLigne,
  NOMS_LIGNE,
} from "./model.ts";
import { comparerValeur, empreinteDe, estMemeContenu, estVide } from "./valeur/rules.ts";

/** Les lignes d'une fiche devant celle du plan ; une ligne de tableur ne propose que les cellules changées, même vidées. */
export function comparerFiche(
  importee: FicheEchange,
  plan: FicheEchange | null,
  identite: Identite | null,
): LigneFiche[] {
  return NOMS_LIGNE.map((nom) => ({ nom, etat: etatDe(nom, importee, plan, identite) }));
}

function etatDe(
  nom: NomLigne,
  importee: FicheEchange,
  plan: FicheEchange | null,
  identite: Identite | null,
): EtatLigne {
  if (!identite || !plan) return comparerValeur(importee[nom], plan?.[nom]);
  if (!identite.changes.includes(nom)) return estVide(plan[nom]) ? "absent" : "identique";
  if (estMemeContenu(importee[nom], plan[nom])) return "identique";
  return estVide(plan[nom]) ? "nouveau" : "different";
}

/** Une fiche de l'import dont les nœuds sont dits avec les identifiants du plan quand ils y sont. */
export const avecNoeudsDuPlan = (fiche: FicheEchange, noeuds: ReadonlyMap<string, string>): FicheEchange => ({
  ...fiche,
  noeuds: fiche.noeuds.map((id) => noeuds.get(id) ?? id),
});

const CHEMIN_FICHE = /^plan\.fiches\[(\d+)\](?:\.(\w+))?/;

/** Le rang de la fiche et le champ dont parle une ligne à revoir ; rien si elle parle d'autre chose. */
export function cibleDe(chemin: string): { rang: number; champ: string | null } | null {
  const [, rang, champ] = CHEMIN_FICHE.exec(chemin) ?? [];
  return rang === undefined ? null : { rang: Number(rang), champ: champ ?? null };
}

/** Combien de doutes la lecture a laissés sur chaque fiche. */
export function doutesParFiche({ aRevoir }: Pick<Echange, "aRevoir">): Map<number, number> {
  const doutes = new Map<number, number>();
  for (const { chemin } of aRevoir) {
    const cible = cibleDe(chemin);
    if (cible) doutes.set(cible.rang, (doutes.get(cible.rang) ?? 0) + 1);
  }
  return doutes;
}

type NoeudDuPlan = { id: string; impacts: readonly string[] };

/** Les blocs d'un échange, côte à côte. */
export const blocsDe = ({ convention, deliberations, equipements }: Echange): Blocs => ({
  ...convention,
  deliberations,
  equipements,
});

export type Devant = {
  blocs: Blocs;
  noeuds: readonly NoeudDuPlan[];
  noeudsTrouves: ReadonlyMap<string, string>;
  fichesTrouvees: readonly (FichePlan | null)[];
  identites: readonly (Identite | null)[] | null;
};

/** Tout ce que l'import dit, devant ce qui est déjà là. */
export function comparer(echange: Echange, devant: Devant): Omit<Comparaison, "priorites"> {
  const { plan } = echange;
  const importes = blocsDe(echange);
  const doutes = doutesParFiche(echange);
  const connus = new Map(devant.noeuds.map((noeud) => [noeud.id, noeud]));
  return {
    blocs: BLOCS.flatMap((nom) => comparerBloc(nom, importes[nom], devant.blocs[nom])),
    noeuds: plan.noeuds.map((noeud) => comparerNoeud(noeud, devant.noeudsTrouves.get(noeud.id), connus)),
    fiches: plan.fiches.map((fiche, rang) => {
      const trouvee = devant.fichesTrouvees[rang] ?? null;
      const importee = avecNoeudsDuPlan(fiche, devant.noeudsTrouves);
      const lignes = comparerFiche(importee, trouvee?.fiche ?? null, devant.identites?.[rang] ?? null);
      return { rang, plan: trouvee, lignes, doutes: doutes.get(rang) ?? 0 };
    }),
  };
}

function comparerNoeud(
  { id, impactsVises }: Echange["plan"]["noeuds"][number],
  dansLePlan: string | undefined,
  connus: ReadonlyMap<string, NoeudDuPlan>,
): LigneNoeud {
  const connu = connus.get(dansLePlan ?? "");
  const cle = `noeud.${id}`;
  if (dansLePlan === undefined || !connu) return { id, cle, dansLePlan: null, etat: "nouveau", contre: "" };
  const impacts = comparerValeur(impactsVises, connu.impacts);
  return {
    id,
    cle,
    dansLePlan,
    etat: impacts === "absent" ? "identique" : impacts,
    contre: empreinteDe(connu.impacts),
  };
}

// oxlint-disable-next-line no-control-regex -- une base de données ne garde pas le caractère nul
const NUL = /\u0000/g;

/** Ce qu'une base de données ne sait pas garder, le caractère nul et les demi-caractères, est ôté de tous les textes. */
export function sansIndicible<T>(valeur: T): T {
  if (typeof valeur === "string") return valeur.replace(NUL, "").toWellFormed() as T;
  if (Array.isArray(valeur)) return valeur.map(sansIndicible) as T;
  if (valeur === null || typeof valeur !== "object") return valeur;
  return Object.fromEntries(Object.entries(valeur).map(([cle, v]) => [sansIndicible(cle), sansIndicible(v)])) as T;
}

const HORS_DU_TEXTE: readonly NomBloc[] = ["deliberations", "equipements"];

/** IMP-111 : devant une convention signée, un import laisse son texte de côté ; ses délibérations, ses équipements et son plan entrent. */
export const laisserLeTexteSigne = <C extends Pick<Comparaison, "blocs">>(comparaison: C, signee: boolean): C =>
  signee ? { ...comparaison, blocs: comparaison.blocs.filter(({ nom }) => HORS_DU_TEXTE.includes(nom)) } : comparaison;
