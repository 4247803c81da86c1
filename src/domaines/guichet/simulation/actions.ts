import { decalerMois, moisDuJour } from "#commun/mois.ts";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { listStructures, type Structure } from "#domaines/equipements/index.ts";
import type { Db } from "#platform/db/db.ts";
import { decider, famillesLesees, raconter } from "../appariement/index.ts";
import type { Proposition } from "../appariement/model.ts";
import { tiragesDe } from "../commission/calcul/actions.ts";
import { dossiersDe, lireCadre, preparerGel, type Prepare } from "../commission/gel/actions.ts";
import { problemeDe } from "../commission/gel/rules.ts";
import { reservesDe } from "../commission/gel/structure/rules.ts";
import { findGel, listDossiers } from "../commission/gel/store.ts";
import type { Commission } from "../commission/session/model.ts";
import { listCommissions } from "../commission/session/store.ts";
import type { Demande } from "../demande/model.ts";
import { listDemandes } from "../demande/store.ts";
import { points, valeurDe } from "../reglement/bareme/rules.ts";
import { examiner } from "../reglement/eligibilite/rules.ts";
import type { Contenu, Reglement } from "../reglement/model.ts";
import { getReglement, getReglementPublie } from "../reglement/store.ts";
import type { Simulation } from "./model.ts";
import { bilanDe, comparerBaremes, croiser, repartir } from "./rules.ts";

const UN_AN = 11;

/** La séance que l'on ferait aujourd'hui de ce qui attend : elle ne se garde pas. */
const seanceDuJour = (structures: readonly Structure[], le: Jour): Commission => ({
  id: "",
  nom: "",
  le,
  deMois: moisDuJour(le),
  aMois: decalerMois(moisDuJour(le), UN_AN),
  structures: structures.filter(({ centralisee }) => centralisee).map(({ id }) => id),
  etat: "preparee",
  delai: 1,
  risque: 0,
  annonce: "",
  graine: null,
  tireeLe: null,
  presents: "",
  version: 1,
});

type Base = {
  commission: Commission;
  contenu: Pick<Prepare["contenu"], "reglages" | "structures" | "reglement">;
  ids: string[];
};

/** Sur quoi l'on simule : une séance gelée, avec ses places ; sinon ce qui attend aujourd'hui. */
async function baseDe(db: Db, perimetre: Perimetre, seance: Commission | undefined, le: Jour): Promise<Base> {
  const gel = seance && (await findGel(db, perimetre, seance.id));
  if (seance && gel) {
    const gardes = await listDossiers(db, perimetre, seance.id);
    return { commission: seance, contenu: gel.contenu, ids: gardes.flatMap(({ demandes }) => demandes) };
  }
  const structures = await listStructures(db, perimetre, { le });
  const commission = seanceDuJour(structures, le);
  const { contenu, dossiers } = await preparerGel(db, perimetre, commission);
  return { commission, contenu, ids: dossiers.flatMap(({ demandes }) => demandes) };
}

/** Les séances dont la liste fut gelée, la dernière d'abord. */
export async function listSeancesGelees(db: Db, perimetre: Perimetre): Promise<Commission[]> {
  const toutes = await listCommissions(db, perimetre);
  return toutes
    .filter(({ etat }) => etat !== "preparee" && etat !== "annulee")
    .toSorted((a, b) => (a.le < b.le ? 1 : -1));
}

type Essai = { proposition: Proposition; numeros: Map<string, string> };

type Jeu = { base: Base; demandes: readonly Demande[]; cadre: Awaited<ReturnType<typeof lireCadre>> };

/** Le calcul, avec ce règlement : points, départages, droits et places gardées sont les siens. */
function jouer({ base, demandes, cadre }: Jeu, reglement: Reglement): Essai {
  const { reglages, structures } = base.contenu;
  const { reserves, ordreReserves } = reglement.contenu;
  const dossiers = dossiersDe(demandes, { ...cadre, reglement });
  const codes = reglages.sections.map(({ code }) => code);
  const avecReserves = structures.map((gelee) => {
    const structure = cadre.structures.find(({ id }) => id === gelee.id);
    return structure ? { ...gelee, reserves: reservesDe(structure, reserves, codes) } : gelee;
  });
  const geles = dossiers.map((dossier) => dossier.contenu);
  const tirages = tiragesDe(
    base.commission.graine,
    geles.map(({ id }) => id),
  );
  const gel = { reglages: { ...reglages, reserves: ordreReserves }, structures: avecReserves };
  return {
    proposition: raconter(decider(problemeDe(gel, geles, tirages))),
    numeros: new Map(dossiers.map((dossier) => [dossier.dossier, dossier.contenu.id])),
  };
}

/** Les situations d'une demande : les critères du brouillon qu'elle vérifie, hors ce qui se mesure en unités. */
const situationsDe = (demande: Demande, { criteres }: Contenu, au: Jour): string[] =>
  criteres.flatMap((critere) => {
    if (critere.type === "parUnite") return [];
    const verifie =
      critere.type === "expert"
        ? points({ contenu: { criteres: [critere], groupes: [] } }, demande, au).total !== 0
        : Boolean(valeurDe(critere, demande, au));
    return verifie ? [critere.libelle] : [];
  });

/** Ce que le brouillon changerait aux demandes d'une séance, ou à celles qui attendent ; rien n'en est écrit. */
export async function simuler(
  db: Db,
  perimetre: Perimetre,
  { brouillon, seance, le }: { brouillon: Reglement; seance: Commission | undefined; le: Jour },
): Promise<Simulation | null> {
  const base = await baseDe(db, perimetre, seance, le);
  const id = base.contenu.reglement?.id;
  const publie = id ? await getReglement(db, perimetre, id) : await getReglementPublie(db, perimetre, le);
  if (!publie) return null;
  const au = base.commission.le;
  const demandes = await listDemandes(db, perimetre, { ids: base.ids });
  const jeu = { base, demandes, cadre: await lireCadre(db, perimetre, base.commission) };
  const [avant, apres] = [jouer(jeu, publie), jouer(jeu, brouillon)];
  const faits = [...Map.groupBy(demandes, ({ dossier }) => dossier)].flatMap(([dossier, [premiere]]) => {
    const numero = apres.numeros.get(dossier);
    return premiere && numero
      ? [{ id: numero, commune: premiere.commune, situations: situationsDe(premiere, brouillon.contenu, au) }]
      : [];
  });
  const cas = comparerBaremes({ avant: avant.proposition, apres: apres.proposition }, faits);
  const horsConditions = demandes.filter((demande) =>
    examiner(brouillon.contenu, demande, au).some(({ verifiee }) => verifiee === false),
  );
  return {
    bilan: bilanDe(cas),
    croise: croiser(cas),
    communes: repartir(cas, ({ commune }) => [commune]),
    situations: repartir(cas, ({ situations }) => situations),
    niveaux: [avant.proposition.niveau, apres.proposition.niveau],
    reclamations: [famillesLesees(avant.proposition.reclamations), famillesLesees(apres.proposition.reclamations)],
    horsConditions: horsConditions.length,
  };
}
