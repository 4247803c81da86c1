import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Reconnu } from "#domaines/acteurs/model.ts";
import { LIBELLES_GENRE } from "#domaines/plan/model.ts";
import type { FicheEchange } from "../../echange/model.ts";
import { alertesDe } from "../alerte/actions.ts";
import { chargerPlan, composerRevue, formeLigne, libelleLigne, type Revue, saisieLigne } from "../actions.ts";
import { accepterSur, neChangeRien, resteADecider, visasACompleter } from "../decision/rules.ts";
import { type EnteteImport, type Import, type LigneFiche, type NomLigne, NOMS_LIGNE } from "../model.ts";
import { getImport } from "../../store.ts";
import { pagesDe } from "../../numerise/rules.ts";
import { direReconnu, nomsCites } from "../porteur/rules.ts";
import { vuePriorites } from "../priorite/actions.ts";
import { cibleDe } from "../rules.ts";
import { estVide } from "../valeur/rules.ts";
import {
  type ChampEnRevue,
  type Choix,
  type Doute,
  FICHES_PAR_PAGE,
  type Filtre,
  NOEUDS_PAR_PAGE,
  type VueFiche,
  type VueRevue,
} from "./model.ts";
import {
  blocsMuets,
  compter,
  doutesHorsFiches,
  enDoute,
  enteteDe,
  etatMontre,
  extraire,
  lignesDouteuses,
  listerBlocs,
  listerFiches,
  listerNoeuds,
  pagesPerdues,
  suivanteADecider,
} from "./rules.ts";

/** Une entrée jointe ne dit que ce que dit celle qu'elle complète. */
const neDitRien = ({ importe, echange, comparaison }: Revue): boolean => {
  const fiches = comparaison.fiches.filter(({ rang }) => importe.decisions.fiches[rang]?.sort !== "joint");
  return neChangeRien({ ...comparaison, fiches }, visasACompleter(echange, importe.genre));
};

const REVUES_COMPAREES = 5;

/** Parmi les dernières revues ouvertes, celles dont le fichier ne dit rien que le plan d'aujourd'hui ne dise déjà. */
export async function listerSansEcart(
  db: Db,
  perimetre: Perimetre,
  imports: readonly EnteteImport[],
): Promise<Set<string>> {
  const ouvertes = imports.filter(({ etat }) => etat === "brouillon").slice(0, REVUES_COMPAREES);
  const [premiere] = ouvertes;
  if (!premiere) return new Set();
  const actuel = await chargerPlan(db, perimetre, premiere.convention);
  const muettes: string[] = [];
  for (const { id } of ouvertes)
    if (neDitRien(composerRevue(await getImport(db, perimetre, id), actuel))) muettes.push(id);
  return new Set(muettes);
}

export function vueRevue(revue: Revue, demande: { filtre: Filtre | null; page: number; arbre: number }): VueRevue {
  const { importe, echange, comparaison, actuel } = revue;
  const { decisions } = importe;
  const fiches = listerFiches(comparaison, importe, echange, demande.filtre);
  const pages = Math.max(1, Math.ceil(fiches.length / FICHES_PAR_PAGE));
  const page = Math.min(demande.page, pages);
  const noeuds = listerNoeuds(comparaison, importe, echange);
  const noeudsDebut = Math.min(demande.arbre - 1, Math.floor(noeuds.length / NOEUDS_PAR_PAGE)) * NOEUDS_PAR_PAGE;
  const reste = resteADecider(comparaison, decisions);
  const apres = resteADecider(comparaison, accepterSur(comparaison, decisions, lignesDouteuses(echange)));
  return {
    entete: enteteDe(importe),
    comptes: compter(comparaison, importe),
    total: comparaison.fiches.length,
    reste: { fiches: reste.fiches.length, lignes: reste.lignes.length },
    priorites: vuePriorites(revue),
    alertes: alertesDe(revue),
    porteurs: nomsCites(comparaison, decisions, echange.plan.fiches).size,
    absents: comparaison.blocs.filter(({ etat }) => etat === "retire").length,
    sures: reste.fiches.length - apres.fiches.length,
    signee: actuel.verrouillee && !Object.values(echange.convention).every(estVide),
    rien: neDitRien(revue),
    filtre: demande.filtre,
    page,
    pages,
    fiches: fiches.slice((page - 1) * FICHES_PAR_PAGE, page * FICHES_PAR_PAGE),
    blocs: listerBlocs(comparaison, importe, echange, actuel.blocs),
    muets: importe.genre === "document" ? blocsMuets(comparaison) : [],
    noeuds: noeuds.slice(noeudsDebut, noeudsDebut + NOEUDS_PAR_PAGE),
    noeudsDebut,
    noeudsTotal: noeuds.length,
    perdues: pagesPerdues(echange, importe.pages),
    doutes: doutesHorsFiches(echange, importe.pages),
  };
}

/** Le libellé d'un nœud et de ses parents, qu'il soit de l'import ou du plan. */
function nommerNoeuds({ echange, actuel }: Revue): Choix[] {
  const dImport = echange.plan.noeuds.map(({ id, genre, libelle }) => ({
    valeur: id,
    libelle: `${LIBELLES_GENRE[genre]} : ${libelle}`,
  }));
  const connus = new Set(dImport.map(({ valeur }) => valeur));
  const duPlan = actuel.noeuds
    .filter(({ id }) => !connus.has(id))
    .map(({ id, genre, libelle }) => ({
      valeur: id,
      libelle: `${LIBELLES_GENRE[genre]} : ${libelle} (déjà dans le plan)`,
    }));
  return [...dImport, ...duPlan];
}

type Reconnus = ReadonlyMap<string, Reconnu>;
type Contexte = {
  reconnus: Reconnus;
  revue: Revue;
  rang: number;
  fiche: FicheEchange;
  noms: ReadonlyMap<string, string>;
  remplace: readonly NomLigne[];
  corriges: readonly string[];
  conflits: readonly NomLigne[];
};

function contexteDe(
  revue: Revue,
  rang: number,
  fiche: FicheEchange,
  noeuds: readonly Choix[],
): Omit<Contexte, "reconnus"> {
  const { decisions, identites } = revue.importe;
  const decision = decisions.fiches[rang];
  return {
    revue,
    rang,
    fiche,
    noms: new Map(noeuds.map(({ valeur, libelle }) => [valeur, libelle])),
    remplace: decision?.remplace ?? [],
    corriges: Object.keys(decision?.corrections ?? {}),
    conflits: identites?.[rang]?.conflits ?? [],
  };
}

const montrer = (nom: NomLigne, fiche: FicheEchange, noms: ReadonlyMap<string, string>) =>
  nom === "noeuds" ? fiche.noeuds.map((id) => noms.get(id) ?? id).join("\n") : saisieLigne(nom, fiche);

function sourceDe({ revue, fiche }: Contexte, nom: NomLigne): ChampEnRevue["source"] {
  const source = fiche.sources[nom];
  const extrait = source && extraire(revue.importe.lignes, source.lignes);
  return extrait ? { ...extrait, libelle: source.libelle } : null;
}

function champEnRevue(contexte: Contexte, { nom, etat }: LigneFiche): ChampEnRevue {
  const { revue, rang, fiche, noms } = contexte;
  const plan = revue.comparaison.fiches[rang]?.plan;
  return {
    nom,
    libelle: libelleLigne(nom),
    forme: nom === "noeuds" ? "noeuds" : formeLigne(nom),
    saisie: saisieLigne(nom, fiche),
    deja: plan && etat === "different" ? montrer(nom, plan.fiche, noms) : "",
    etat,
    remplace: contexte.remplace.includes(nom),
    corrige: contexte.corriges.includes(nom),
    conflit: contexte.conflits.includes(nom),
    porteurs: nom === "pilotes" || nom === "partenaires" ? fiche[nom].map((lu) => direPorteur(contexte, lu)) : [],
    doutes: doutesDe(revue, rang, nom),
    source: sourceDe(contexte, nom),
  };
}

/** Un champ qui ne dit rien et dont personne n'a douté se replie avec les autres vides. */
const estOuvert = ({ nom, saisie, doutes, etat }: ChampEnRevue) =>
  nom === "titre" || saisie !== "" || doutes.length > 0 || etat === "different";

const doutesDe = ({ echange, importe }: Revue, rang: number, champ: string | null): Doute[] =>
  echange.aRevoir
    .filter(({ chemin }) => {
      const cible = cibleDe(chemin);
      return (
        cible?.rang === rang &&
        (champ === null ? !NOMS_LIGNE.some((nom) => nom === cible.champ) : cible.champ === champ)
      );
    })
    .map(enDoute(importe.pages));

function etendue(fiche: FicheEchange): [number, number] | null {
  const lignes = Object.values(fiche.sources).flatMap((source) => source.lignes);
  return lignes.length === 0 ? null : [Math.min(...lignes), Math.max(...lignes)];
}

const imagesDe = ({ pages }: Import, lignes: [number, number] | null): number[] =>
  pages && lignes ? pagesDe(pages, lignes) : [];

function direPorteur({ reconnus }: Contexte, lu: string): string {
  const reconnu = reconnus.get(lu);
  return reconnu ? `${lu} : ${direReconnu(reconnu)}` : lu;
}

export function vueFiche(revue: Revue, rang: number, reconnus: Reconnus): VueFiche | undefined {
  const { importe, echange, comparaison } = revue;
  const [fiche, comparee] = [echange.plan.fiches[rang], comparaison.fiches[rang]];
  if (!fiche || !comparee) return undefined;
  const noeuds = nommerNoeuds(revue);
  const contexte = { ...contexteDe(revue, rang, fiche, noeuds), reconnus };
  const champs = comparee.lignes.map((ligne) => champEnRevue(contexte, ligne));
  const nommer = (r: number) => ({ rang: r, titre: echange.plan.fiches[r]?.titre ?? "" });
  const decision = importe.decisions.fiches[rang];
  const jointes = Object.entries(importe.decisions.fiches).filter(([, d]) => d.sort === "joint" && d.vers === rang);
  const ligneDoc = etendue(fiche);
  return {
    entete: enteteDe(importe),
    rang,
    total: comparaison.fiches.length,
    titre: fiche.titre,
    etat: etatMontre(comparee, importe),
    plan: comparee.plan && { id: comparee.plan.id, titre: comparee.plan.fiche.titre },
    champs: champs.filter(estOuvert).toSorted((a, b) => b.doutes.length - a.doutes.length),
    vides: champs.filter((champ) => !estOuvert(champ)),
    doutes: doutesDe(revue, rang, null),
    extrait: ligneDoc && extraire(importe.lignes, ligneDoc),
    images: imagesDe(importe, ligneDoc),
    noeuds,
    jointeA: decision?.sort === "joint" && decision.vers !== null ? nommer(decision.vers) : null,
    jointes: jointes.map(([r]) => nommer(Number(r))),
    precedente: rang > 0 ? rang - 1 : null,
    suivante: suivanteADecider(comparaison, importe.decisions, rang),
  };
}
