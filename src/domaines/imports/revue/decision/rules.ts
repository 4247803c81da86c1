import { type Refus, refus } from "#commun/refus.ts";
import type { ARevoir, Echange, FicheEchange, NoeudEchange } from "../../echange/model.ts";
import { estATrous } from "../../trous/rules.ts";
import {
  type Comparaison,
  type Contre,
  type DecisionFiche,
  type Decisions,
  type EtatLigne,
  type FichePlan,
  type GenreImport,
  type LignePriorite,
  type NomLigne,
  NOMS_LIGNE,
} from "../model.ts";
import { cibleDe } from "../rules.ts";

type FicheComparee = Comparaison["fiches"][number];

export const contreDe = (plan: FichePlan | null): Contre | null => plan && { fiche: plan.id, version: plan.version };

export type Ligne = { cle: string; etat: EtatLigne; contre: string };

/** Rien à écrire : le plan dit déjà tout ce que dit cette fiche. */
export const estInchangee = ({ plan, lignes }: FicheComparee): boolean =>
  plan !== null && lignes.every(({ etat }) => etat === "absent" || etat === "identique");

/** IMP-87 : un fichier dont le plan dit déjà tout ne change rien, et on le dit ; ce qui n'y est pas, ou reste à compléter, n'est pas un changement. */
export const neChangeRien = (
  { blocs, noeuds, fiches }: Comparaison,
  aCompleter: ReadonlySet<string> = new Set(),
): boolean =>
  fiches.every(estInchangee) &&
  [...blocs, ...noeuds].every(({ cle, etat }) => aCompleter.has(cle) || (etat !== "nouveau" && etat !== "different"));

const differents = ({ lignes }: FicheComparee): NomLigne[] =>
  lignes.filter(({ etat }) => etat === "different").map(({ nom }) => nom);

/** IMP-55 : une décision vaut tant que la fiche du plan est celle, à la version, que l'on avait sous les yeux. */
export function estValable(decision: DecisionFiche | undefined, plan: FichePlan | null): boolean {
  if (!decision) return false;
  if (decision.sort !== "accepte") return true;
  return decision.contre?.fiche === plan?.id && decision.contre?.version === plan?.version;
}

export type EtatFiche = "inchangee" | "aDecider" | "accepte" | "laisse" | "joint";

export function etatFiche(fiche: FicheComparee, decisions: Decisions): EtatFiche {
  const decision = decisions.fiches[fiche.rang];
  if (decision && estValable(decision, fiche.plan)) return decision.sort;
  return estInchangee(fiche) ? "inchangee" : "aDecider";
}

/** Ce qu'on a décidé d'une ligne, si ce qui était déjà là n'a pas changé depuis ; rien sinon. */
export function decisionLigne({ cle, contre }: Ligne, decisions: Decisions): boolean | null {
  const decision = decisions.lignes[cle];
  return decision?.contre === contre ? decision.accepte : null;
}

/** Ce qui est neuf ou autre attend ; ce qui n'est pas dans le fichier reste sans qu'on ait à le dire. */
export const attend = (ligne: Ligne, decisions: Decisions): boolean =>
  (ligne.etat === "nouveau" || ligne.etat === "different") && decisionLigne(ligne, decisions) === null;

/** IMP-56 : rien ne s'écrit tant qu'une fiche ou une ligne attend d'être acceptée ou laissée. */
export function resteADecider(
  { blocs, noeuds, fiches, priorites }: Comparaison,
  decisions: Decisions,
): { fiches: number[]; lignes: Ligne[]; priorites: LignePriorite[] } {
  return {
    fiches: fiches.filter((fiche) => etatFiche(fiche, decisions) === "aDecider").map(({ rang }) => rang),
    lignes: [...blocs, ...noeuds].filter((ligne) => attend(ligne, decisions)),
    priorites: priorites.filter((ligne) => attend(ligne, decisions)),
  };
}

/** Les lignes décidées ensemble : acceptées si leur clé est cochée, laissées sinon. */
export const deciderLignes = (
  decisions: Decisions,
  lignes: readonly Ligne[],
  coche: (cle: string) => boolean,
): Decisions => ({
  ...decisions,
  lignes: {
    ...decisions.lignes,
    ...Object.fromEntries(lignes.map(({ cle, contre }) => [cle, { accepte: coche(cle), contre }])),
  },
});

const accepter = (fiche: FicheComparee, decision: DecisionFiche | undefined): DecisionFiche => ({
  ...decision,
  sort: "accepte",
  contre: contreDe(fiche.plan),
  vers: null,
  corrections: decision?.corrections ?? {},
  remplace: differents(fiche),
});

/** Les visas lus dont une place du modèle est restée vide : ce n'est pas encore une valeur ; un fichier de Maillage, lui, rend tout. */
export const visasACompleter = ({ convention }: Echange, genre: GenreImport): ReadonlySet<string> =>
  new Set(
    convention.visas.flatMap(({ texte, incomplet }, rang) =>
      genre !== "echange" && incomplet && estATrous(texte) ? [`visas.${rang}`, `visas.${rang}.texte`] : [],
    ),
  );

/**
 * IMP-57 : tout accepter prend ce qui attend encore, remplacements compris ; ce qui est déjà décidé reste décidé, rien ne se retire ; un
 * titre déjà donné reste, et ce qui est à compléter se laisse de côté.
 */
export function toutAccepter(
  comparaison: Comparaison,
  decisions: Decisions,
  aCompleter: ReadonlySet<string> = new Set(),
): Decisions {
  const reste = resteADecider(comparaison, decisions);
  const attendues = comparaison.fiches.filter(({ rang }) => reste.fiches.includes(rang));
  const fiches = attendues.map((fiche) => [fiche.rang, accepter(fiche, decisions.fiches[fiche.rang])] as const);
  const decidees = { ...decisions, fiches: { ...decisions.fiches, ...Object.fromEntries(fiches) } };
  const titreGarde = comparaison.blocs.some(({ nom, etat }) => nom === "titre" && etat === "different");
  const laissee = (cle: string) => aCompleter.has(cle) || (titreGarde && cle === "convention.titre");
  return deciderLignes(decidees, reste.lignes, (cle) => !laissee(cle));
}

/** IMP-58 : accepter ce qui est sûr laisse en attente les fiches douteuses et toute valeur qui en remplacerait une autre. */
export function accepterSur(comparaison: Comparaison, decisions: Decisions, douteux: ReadonlySet<string>): Decisions {
  const sur: Comparaison = {
    priorites: [],
    blocs: comparaison.blocs.filter(
      ({ nom, rang, etat }) => etat === "nouveau" && !douteux.has(nom) && !douteux.has(`${nom}.${rang}`),
    ),
    noeuds: comparaison.noeuds.filter(({ etat }) => etat === "nouveau"),
    fiches: comparaison.fiches.filter((fiche) => fiche.doutes === 0 && differents(fiche).length === 0),
  };
  return toutAccepter(sur, decisions);
}

const TEXTES: readonly NomLigne[] = ["diagnosticInitial", "finalite", "description", "methodologie"];

function unir<T>(a: readonly T[], b: readonly T[]): T[] {
  const deja = new Set(a.map((valeur) => JSON.stringify(valeur)));
  return [...a, ...b.filter((valeur) => !deja.has(JSON.stringify(valeur)))];
}

function joindre(nom: NomLigne, garde: unknown, autre: unknown): unknown {
  if (Array.isArray(garde) && Array.isArray(autre)) return unir(garde, autre);
  if (nom === "autres") return { ...(autre as object), ...(garde as object) };
  if (garde === null || garde === "") return autre;
  if (TEXTES.includes(nom) && autre && autre !== garde) return `${String(garde)}\n${String(autre)}`;
  return garde;
}

/** IMP-59 : deux entrées d'une même action se joignent : la première l'emporte, la seconde complète, aucun texte ni élément ne se perd. */
export function joindreFiches(garde: FicheEchange, autre: FicheEchange): FicheEchange {
  const jointe = Object.fromEntries(NOMS_LIGNE.map((nom) => [nom, joindre(nom, garde[nom], autre[nom])]));
  return { ...garde, ...jointe, sources: { ...autre.sources, ...garde.sources } };
}

/** IMP-60 : une fiche se joint à une autre qui reste : ni à elle-même, ni à une fiche déjà jointe ailleurs. */
export function peutJoindre(
  decisions: Decisions,
  rang: number,
  vers: number,
  nombre: number,
): true | Refus<"jonction-impossible"> {
  const cible = decisions.fiches[vers];
  if (vers === rang || vers < 0 || vers >= nombre || cible?.sort === "joint") return refus("jonction-impossible");
  const attendue = Object.values(decisions.fiches).some(
    (decision) => decision.sort === "joint" && decision.vers === rang,
  );
  return attendue ? refus("jonction-impossible") : true;
}

/** Ce qu'une fiche acceptée devient dans le plan : les champs neufs, ceux qu'on accepte de remplacer, et rien d'autre. */
export function contenuFinal(
  importee: FicheEchange,
  { plan, lignes }: Pick<FicheComparee, "plan" | "lignes">,
  remplace: readonly NomLigne[],
): FicheEchange {
  if (!plan) return importee;
  const retenus = lignes.filter(
    ({ nom, etat }) => etat === "nouveau" || (etat === "different" && remplace.includes(nom)),
  );
  return {
    ...plan.fiche,
    ...Object.fromEntries(retenus.map(({ nom }) => [nom, importee[nom]])),
    sources: importee.sources,
  };
}

/** IMP-61 : les lignes à revoir se gardent telles quelles ; celles d'une fiche suivent la place qu'elle a prise, ou partent avec elle. */
export function aRevoirGardes(
  { aRevoir, plan }: Pick<Echange, "aRevoir" | "plan">,
  gardes: ReadonlyMap<number, number>,
): ARevoir[] {
  return aRevoir.flatMap((ligne) => {
    const cible = cibleDe(ligne.chemin);
    if (!cible || cible.rang >= plan.fiches.length) return [ligne];
    const rang = gardes.get(cible.rang);
    const chemin = ligne.chemin.replace(/^plan\.fiches\[\d+\]/, `plan.fiches[${rang}]`);
    return rang === undefined ? [] : [{ ...ligne, chemin }];
  });
}

/** IMP-62 : un nœud laissé de côté confie ce qu'il portait au plus proche de ses parents gardés, ou à la racine. */
export function noeudGarde(
  noeuds: ReadonlyMap<string, NoeudEchange>,
  id: string | null,
  estGarde: (id: string) => boolean,
): string | null {
  for (let ici = id; ici !== null; ici = noeuds.get(ici)?.parent ?? null) {
    if (estGarde(ici) || !noeuds.has(ici)) return ici;
  }
  return null;
}
