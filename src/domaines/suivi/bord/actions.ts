import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import {
  champDe,
  type Fiche,
  LIBELLES_CHAMP_NATIONAL,
  listDatees,
  listFiches,
  listNoeuds,
  ORDRE_DU_PLAN,
  SANS_FILTRE,
} from "#domaines/plan/index.ts";
import { intituleFiche } from "#domaines/plan/model.ts";
import { competencesParFiche, LIBELLES_COMPETENCE, listRattachements } from "#domaines/sppe/index.ts";
import type { Db } from "#platform/db/db.ts";
import { SANS_FILTRE as SANS_FILTRE_BUDGET } from "../budget/sommes/model.ts";
import { sommerParAnnee } from "../budget/sommes/store.ts";
import { listIndicateurs } from "../indicateur/store.ts";
import { axesDe, ficheDuPlan, lireDits } from "../photo/actions.ts";
import type { FicheVue } from "../photo/model.ts";
import { photographier } from "../photo/rules.ts";
import { etatsDesIndicateurs } from "../valeur/actions.ts";
import { lireSuivies } from "../selection/actions.ts";
import type { Bord, GroupePar } from "./model.ts";
import { decompter, decompterPar, signaler } from "./rules.ts";

type Groupes = (fiche: FicheVue) => readonly string[];

/** Une fiche dans chaque compétence du service public qu'elle sert. */
async function groupesCompetences(db: Db, perimetre: Perimetre): Promise<Groupes> {
  const servies = competencesParFiche(await listRattachements(db, perimetre));
  return ({ id }) => servies.get(id)?.map((une) => LIBELLES_COMPETENCE[une]) ?? ["Aucune, ou non dit"];
}

const groupesDe = (par: GroupePar, fiches: readonly Fiche[], champs: ReadonlyMap<string, string>): Groupes => {
  const territoires = new Map(fiches.map(({ id, territoiresCibles }) => [id, territoiresCibles]));
  if (par === "champ") return ({ id }) => [champs.get(id) ?? ""];
  if (par === "territoire") {
    return ({ id }) => {
      const siens = territoires.get(id) ?? [];
      return siens.length > 0 ? siens : ["Tout le territoire, ou non dit"];
    };
  }
  return ({ axe }) => [axe || "Hors de tout axe"];
};

/** Les fiches dont une instance aurait à parler : une décision y est demandée, ou elles sont bloquées ou en retard. */
export async function listADecider(
  db: Db,
  perimetre: Perimetre,
  { convention, aujourdhui }: { convention: string; aujourdhui: Jour },
) {
  const noeuds = await listNoeuds(db, perimetre);
  const fiches = await listFiches(db, perimetre, { filtres: SANS_FILTRE, tri: ORDRE_DU_PLAN });
  const dits = await lireDits(db, perimetre, convention);
  const vues = photographier(
    fiches.map((fiche) => ficheDuPlan(fiche, noeuds)),
    dits,
  );
  const signalees = signaler(vues, { etats: dits.etats, aujourdhui, creees: new Map() });
  const alertes = new Map(signalees.map((une) => [une.fiche.id, une.alertes]));
  return vues.map((fiche) => ({
    id: fiche.id,
    intitule: intituleFiche(fiche),
    decision: fiche.volets.some(({ decisionDemandee }) => decisionDemandee !== ""),
    bloquee: alertes.get(fiche.id)?.includes("bloquee") ?? false,
    enRetard: alertes.get(fiche.id)?.includes("enRetard") ?? false,
  }));
}

const MONTRES = 12;

type Voulu = { convention: string; parametres: URLSearchParams; par: GroupePar; aujourdhui: Jour; entier: boolean };

/** Tout ce que le tableau de bord montre d'une sélection du plan, un jour donné ; `entier` : tous ses indicateurs, pour un document. */
export async function lireBord(db: Db, perimetre: Perimetre, voulu: Voulu): Promise<Bord> {
  const { par, aujourdhui, entier } = voulu;
  const { noeuds, fiches, vues, dits, filtree, dite } = await lireSuivies(db, perimetre, voulu);
  const gardees = new Set(fiches.map(({ id }) => id));
  const champs = new Map(fiches.map((fiche) => [fiche.id, LIBELLES_CHAMP_NATIONAL[champDe(fiche, noeuds)]]));
  const creees = new Map((await listDatees(db, perimetre)).map(({ id, creeLe }) => [id, creeLe]));
  const tous = await listIndicateurs(db, perimetre);
  const indicateurs = filtree ? tous.filter((un) => un.fiches.some((fiche) => gardees.has(fiche))) : tous;
  const { etats } = dits;
  const groupes = par === "competence" ? await groupesCompetences(db, perimetre) : groupesDe(par, fiches, champs);
  return {
    etats,
    selection: { filtree, dite },
    ensemble: decompter(filtree ? "La sélection" : "Tout le plan", vues, etats),
    groupes: decompterPar(vues, etats, groupes, par === "axe" ? axesDe(noeuds) : []),
    signalees: signaler(vues, { etats, aujourdhui, creees }),
    realisees: vues.filter(({ realisee }) => realisee).length,
    indicateurs: indicateurs.length,
    suivis: await etatsDesIndicateurs(db, perimetre, entier ? indicateurs : indicateurs.slice(0, MONTRES), aujourdhui),
    annees: await sommerParAnnee(db, perimetre, {
      ...SANS_FILTRE_BUDGET,
      ...(filtree ? { fiches: [...gardees] } : {}),
    }),
  };
}
