import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { lireChiffres } from "#domaines/gouvernance/index.ts";
import { listFiches, listNoeuds, ORDRE_DU_PLAN, replier, SANS_FILTRE } from "#domaines/plan/index.ts";
import type { ChampNational } from "#domaines/plan/model.ts";
import { lireEnfance } from "#domaines/sppe/index.ts";
import type { Totaux } from "#domaines/suivi/budget/model.ts";
import { SANS_FILTRE as TOUT_LE_BUDGET } from "#domaines/suivi/budget/sommes/model.ts";
import {
  additionner,
  comparer,
  etatIndicateur,
  finDe,
  listCampagnes,
  listEtats,
  listIndicateurs,
  listValeurs,
  lireQualitatif,
  sommerEtp,
  photoPassee,
  sommerParFiche,
  sommerParFinanceur,
} from "#domaines/suivi/index.ts";
import type { Indicateur } from "#domaines/suivi/indicateur/model.ts";
import type { ValeurBougee } from "#domaines/suivi/mouvement/model.ts";
import type { Db } from "#platform/db/db.ts";
import type { Bilan } from "../bilan/model.ts";
import { listBilans } from "../bilan/store.ts";
import type { Argent, FicheBilan, IndicateurBilan, Preparation } from "./model.ts";
import { anneesDe, departDe, finDuJour, indicateursBouges, parAxe, resumer } from "./rules.ts";

/** Le champ national de chaque fiche de la convention, présente ou archivée. */
async function champsNationaux(db: Db, perimetre: Perimetre): Promise<ReadonlyMap<string, ChampNational>> {
  const noeuds = await listNoeuds(db, perimetre);
  const tri = ORDRE_DU_PLAN;
  const presentes = await listFiches(db, perimetre, { filtres: SANS_FILTRE, tri });
  const archivees = await listFiches(db, perimetre, { filtres: { ...SANS_FILTRE, archivees: true }, tri });
  return new Map(
    [...presentes, ...archivees].map((fiche) => [fiche.id, replier(fiche, noeuds).noeuds[0] as ChampNational]),
  );
}

/** Les indicateurs tels qu'on les lisait au terme de la période, ce qui fut relevé ensuite n'y compte pas ; et ceux qui ont bougé depuis un jour. */
async function lireIndicateurs(
  db: Db,
  perimetre: Perimetre,
  { convention, debut, fin }: Pick<Bilan, "convention" | "debut" | "fin">,
  depuis: Jour,
): Promise<{ indicateurs: IndicateurBilan[]; valeurs: ValeurBougee[] }> {
  const definis = await listIndicateurs(db, perimetre, { convention });
  const relevees = await listValeurs(db, perimetre, definis);
  const lireAu = (le: Jour) => {
    const finies = relevees.filter(({ periode }) => finDe(periode) <= le);
    const parIndicateur = Map.groupBy(finies, ({ indicateur }) => indicateur);
    return (indicateur: Indicateur) => etatIndicateur(indicateur, parIndicateur.get(indicateur.id) ?? [], le);
  };
  const [jadis, auTerme] = [lireAu(depuis), lireAu(fin)];
  const qualitatif = await lireQualitatif(db, perimetre, definis, { debut, fin });
  const indicateurs = definis.map((indicateur) => {
    const { depart, dernier, montre: valeur, cible, progression, vises } = auTerme(indicateur);
    const dits = qualitatif.get(indicateur.id);
    const { id, libelle, mesure, unite, niveaux, fiches, source } = indicateur;
    const dit = { depart, valeur, periode: dernier?.periode ?? null, validee: dernier?.validee ?? true };
    return {
      id,
      libelle,
      mesure,
      unite,
      niveaux,
      fiches,
      source,
      ...dit,
      cible,
      atteinte: progression?.atteinte ?? null,
      vises,
      ...(dits ? { dits } : {}),
    };
  });
  const avant = new Map(definis.map((indicateur) => [indicateur.id, jadis(indicateur).montre]));
  return { indicateurs, valeurs: indicateursBouges(avant, indicateurs) };
}

/** L'argent des années de la période, chacune en entier : un budget ne se tient pas plus fin. */
async function lireArgent(
  db: Db,
  perimetre: Perimetre,
  fiches: readonly FicheBilan[],
  annees: readonly number[],
): Promise<Argent> {
  const parFiche = new Map<string, Totaux[]>();
  for (const an of annees)
    for (const [fiche, siens] of await sommerParFiche(db, perimetre, { ...TOUT_LE_BUDGET, annee: an }))
      parFiche.set(fiche, [...(parFiche.get(fiche) ?? []), siens]);
  const totaux = new Map([...parFiche].map(([fiche, siens]) => [fiche, additionner(siens)]));
  const lignes = (await sommerParFinanceur(db, perimetre, TOUT_LE_BUDGET)).filter((une) => annees.includes(une.annee));
  const etp = [...(await sommerEtp(db, perimetre))].map(([an, emplois]) => ({ annee: an, ...emplois }));
  const parNom = Map.groupBy(lignes, ({ financeur }) => financeur.nom);
  return {
    annees: {
      debut: annees[0] ?? 0,
      fin: annees.at(-1) ?? 0,
      etp: etp.filter((une) => annees.includes(une.annee)).toSorted((a, b) => a.annee - b.annee),
    },
    total: additionner([...totaux.values()]),
    axes: parAxe(fiches, totaux, additionner),
    financeurs: [...parNom].map(([nom, siennes]) => ({
      nom,
      totaux: additionner(siennes.map((une) => une.totaux)),
    })),
    fiches: Object.fromEntries(totaux),
  };
}

/** Ce que Maillage sait de la période d'un bilan ; le budget est celui des années de la période, tel qu'il est tenu aujourd'hui ; le reste, celui du terme. */
export async function preparer(db: Db, perimetre: Perimetre, bilan: Bilan, maintenant: string): Promise<Preparation> {
  const { convention, debut, fin } = bilan;
  const instant = finDuJour(fin, maintenant);
  const depart = departDe(bilan, await listBilans(db, perimetre), await listCampagnes(db, perimetre));
  const avant = await photoPassee(db, perimetre, convention, depart.instant);
  const apres = await photoPassee(db, perimetre, convention, instant);
  const champs = await champsNationaux(db, perimetre);
  const fiches = apres.fiches.map((fiche) => ({ ...fiche, champ: champs.get(fiche.id) ?? "autre" }));
  const { indicateurs, valeurs } = await lireIndicateurs(db, perimetre, bilan, depart.instant.slice(0, 10) as Jour);
  return {
    instant,
    etats: [...(await listEtats(db, perimetre, convention))],
    fiches,
    mouvements: resumer(depart, avant.fiches.length === 0, { ...comparer(avant, apres), valeurs }),
    indicateurs,
    argent: await lireArgent(db, perimetre, fiches, anneesDe(debut, fin)),
    gouvernance: await lireChiffres(db, perimetre, convention, { debut, fin }),
    enfance: await lireEnfance(db, perimetre, { convention, debut, fin }),
  };
}
