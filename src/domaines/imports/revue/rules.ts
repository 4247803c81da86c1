import type { Echange, FicheEchange } from "../echange/model.ts";
import {
  BLOCS,
  type Blocs,
  type Comparaison,
  type EtatLigne,
  type FichePlan,
  type Identite,
  type LigneFiche,
  type LigneNoeud,
  type NomLigne,
  NOMS_LIGNE,
} from "./model.ts";

const estVide = (valeur: unknown): boolean => {
  if (valeur === null || valeur === undefined || valeur === "") return true;
  return typeof valeur === "object" && Object.keys(valeur).length === 0;
};

/** Le même contenu, quel que soit l'ordre des clés et les blancs au bord : ce qu'un tableur ou une base peut changer sans rien dire. */
export function estMemeContenu(a: unknown, b: unknown): boolean {
  return JSON.stringify(normal(a)) === JSON.stringify(normal(b));
}

function normal(valeur: unknown): unknown {
  if (typeof valeur === "string") return valeur.replace(/\r\n?/g, "\n").trim();
  if (Array.isArray(valeur)) return valeur.map(normal);
  if (valeur === null || typeof valeur !== "object") return valeur ?? null;
  return Object.fromEntries(
    Object.entries(valeur)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([cle, v]) => [cle, normal(v)]),
  );
}

/** De quoi voir qu'une valeur a changé : 32 bits de son contenu, rien pour une valeur vide. */
export function empreinteDe(valeur: unknown): string {
  if (estVide(valeur)) return "";
  let somme = 0x811c9dc5;
  for (const octet of new TextEncoder().encode(JSON.stringify(normal(valeur))))
    somme = Math.imul(somme ^ octet, 0x01000193);
  return (somme >>> 0).toString(16).padStart(8, "0");
}

/** IMP-54 : une valeur que l'import ne dit pas ne touche à rien ; une valeur déjà là et autre attend qu'on l'accepte. */
export function comparerValeur(importee: unknown, dejaLa: unknown): EtatLigne {
  if (estVide(importee)) return "absent";
  if (estVide(dejaLa)) return "nouveau";
  return estMemeContenu(importee, dejaLa) ? "identique" : "different";
}

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

export type Devant = {
  blocs: Blocs;
  noeuds: readonly NoeudDuPlan[];
  noeudsTrouves: ReadonlyMap<string, string>;
  fichesTrouvees: readonly (FichePlan | null)[];
  identites: readonly (Identite | null)[] | null;
};

const blocDe = (source: Blocs, nom: (typeof BLOCS)[number]): unknown => source[nom];

/** Tout ce que l'import dit, devant ce qui est déjà là. */
export function comparer(echange: Echange, devant: Devant): Comparaison {
  const { convention, deliberations, equipements, plan } = echange;
  const importes: Blocs = { ...convention, deliberations, equipements };
  const doutes = doutesParFiche(echange);
  return {
    blocs: BLOCS.map((nom) => {
      const [importe, dejaLa] = [blocDe(importes, nom), blocDe(devant.blocs, nom)];
      return { nom, cle: `convention.${nom}`, etat: comparerValeur(importe, dejaLa), contre: empreinteDe(dejaLa) };
    }),
    noeuds: plan.noeuds.map((noeud) => comparerNoeud(noeud, devant)),
    fiches: plan.fiches.map((fiche, rang) => {
      const trouvee = devant.fichesTrouvees[rang] ?? null;
      const importee = avecNoeudsDuPlan(fiche, devant.noeudsTrouves);
      const lignes = comparerFiche(importee, trouvee?.fiche ?? null, devant.identites?.[rang] ?? null);
      return { rang, plan: trouvee, lignes, doutes: doutes.get(rang) ?? 0 };
    }),
  };
}

function comparerNoeud({ id, impactsVises }: Echange["plan"]["noeuds"][number], devant: Devant): LigneNoeud {
  const dansLePlan = devant.noeudsTrouves.get(id) ?? null;
  const connu = devant.noeuds.find((noeud) => noeud.id === dansLePlan);
  const cle = `noeud.${id}`;
  if (!connu) return { id, cle, dansLePlan: null, etat: "nouveau", contre: "" };
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
