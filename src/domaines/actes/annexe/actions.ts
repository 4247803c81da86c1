import type { Bloc } from "#commun/document.ts";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { type ActeEcrit, type BlocConvention, listDeliberations, partieDe } from "#domaines/convention/index.ts";
import { LIBELLES_OBJET_VOTE } from "#domaines/convention/deliberation/model.ts";
import { LIBELLES_RESULTAT, type Partie } from "#domaines/convention/model.ts";
import { type CadreAnnexe, listAnnexe } from "#domaines/equipements/index.ts";
import { LIBELLES_TYPE } from "#domaines/equipements/model.ts";
import { lireBlocsDiagnostic } from "#domaines/diagnostic/index.ts";
import { dessinerCarte } from "#domaines/observatoire/index.ts";
import { type Instance, listInstances, listTousMembres, type Membre } from "#domaines/gouvernance/index.ts";
import { LIBELLES_NATURE, LIBELLES_PRESIDENCE } from "#domaines/gouvernance/instance/model.ts";
import { blocsPlan, listFiches, listNoeuds, ORDRE_DU_PLAN, SANS_FILTRE } from "#domaines/plan/index.ts";
import { additionner, sommerParFinanceur } from "#domaines/suivi/index.ts";
import { getTerritoires } from "#domaines/territoire/index.ts";
import type { Db } from "#platform/db/db.ts";
import { cadreDe, type DossierAnnexes } from "./document.ts";
import { SANS_COLLECTIVITE } from "./lexique.ts";
import type { DecisionDite, InstanceDite, MoyenDit, SoutienRange } from "./model.ts";
import { abaisser, ordonner, parActe } from "./rules.ts";
import { listComplements } from "./store.ts";

/** Ce que l'annexe des équipements doit savoir de la convention pour y joindre le registre : une partie sous tous ses noms. */
export const cadreRegistre = ({ parties, debut }: { parties: readonly Partie[]; debut: Jour | null }): CadreAnnexe => ({
  partie: (nom) => partieDe(nom, parties)?.nom ?? null,
  debut,
});

async function soutiensDits(db: Db, perimetre: Perimetre, bloc: BlocConvention, id: string): Promise<SoutienRange[]> {
  const { parties, perimetre: codes } = bloc.convention;
  const lignes = (await listAnnexe(db, perimetre, id, cadreRegistre(bloc.convention))).map(
    ({ collectivite, type, typeLibelle, nom, adresse, places }) => ({
      collectivite: collectivite ?? SANS_COLLECTIVITE,
      type: typeLibelle ?? LIBELLES_TYPE[type],
      nom: nom ?? "",
      adresse: adresse ?? "",
      places,
    }),
  );
  return ordonner(lignes, cadreDe(parties, codes));
}

const communesDites = (codes: readonly string[]) =>
  codes.map((code) => {
    const { nom, municipale } = getTerritoires().communes.get(code) ?? { nom: code, municipale: null };
    return { nom, municipale };
  });

const TOUT = { annee: null, nature: null, financeur: null };

export async function moyensDits(db: Db, perimetre: Perimetre): Promise<MoyenDit[]> {
  const lignes = await sommerParFinanceur(db, perimetre, TOUT);
  return [...Map.groupBy(lignes, ({ financeur }) => financeur.nom)].map(([financeur, siennes]) => ({
    financeur,
    prevu: additionner(siennes.map(({ totaux }) => totaux)).prevu,
  }));
}

function instanceDite(
  { id, nom, nature, objet, presidence, frequence }: Instance,
  membres: readonly Membre[],
): InstanceDite {
  const siens = membres.filter(({ instance, sortiLe, seance }) => instance === id && !sortiLe && !seance);
  const colleges = [...Map.groupBy(siens, ({ college }) => college)].map(([college, les]) => ({
    nom: college || "Membres",
    membres: les.length,
  }));
  const dites = { nature: LIBELLES_NATURE[nature], presidence: presidence ? LIBELLES_PRESIDENCE[presidence] : "" };
  return { id, nom, objet, frequence, colleges, ...dites };
}

export const direInstances = (instances: readonly Instance[], membres: readonly Membre[]): InstanceDite[] =>
  instances.filter(({ closeLe }) => !closeLe).map((instance) => instanceDite(instance, membres));

export const instancesDites = async (db: Db, perimetre: Perimetre): Promise<InstanceDite[]> =>
  direInstances(await listInstances(db, perimetre), await listTousMembres(db, perimetre));

const decisionsDites = (actes: readonly ActeEcrit[]): DecisionDite[] =>
  parActe(actes).map(({ collectivite, numero, dateSeance, votants, resultat, objetVote, avenant }) => ({
    acte: (objetVote === "avenant" && avenant) || LIBELLES_OBJET_VOTE[objetVote],
    collectivite: collectivite ?? SANS_COLLECTIVITE,
    numero: numero ?? "",
    seance: dateSeance,
    votants,
    resultat: resultat ? LIBELLES_RESULTAT[resultat] : "",
  }));

async function planDit(db: Db, perimetre: Perimetre): Promise<Bloc[]> {
  const fiches = await listFiches(db, perimetre, { filtres: SANS_FILTRE, tri: ORDRE_DU_PLAN });
  return abaisser(blocsPlan(await listNoeuds(db, perimetre), fiches));
}

/** Tout ce qui fait les annexes d'une convention, tel qu'il est maintenant. */
export async function lireAnnexes(db: Db, tout: Perimetre, id: string, bloc: BlocConvention): Promise<DossierAnnexes> {
  const perimetre = { ...tout, conventions: tout.conventions.filter((une) => une === id) };
  return {
    complements: await listComplements(db, perimetre, id),
    diagnostic: (await lireBlocsDiagnostic(db, perimetre, id, dessinerCarte)).blocs,
    communes: communesDites(bloc.convention.perimetre),
    soutiens: await soutiensDits(db, perimetre, bloc, id),
    plan: await planDit(db, perimetre),
    moyens: await moyensDits(db, perimetre),
    instances: await instancesDites(db, perimetre),
    decisions: decisionsDites(await listDeliberations(db, perimetre, id)),
  };
}
