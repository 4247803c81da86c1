import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { type Acteur, listActeurs } from "#domaines/acteurs/index.ts";
import { getConvention } from "#domaines/convention/index.ts";
import { listFiches, ORDRE_DU_PLAN, SANS_FILTRE } from "#domaines/plan/index.ts";
import { getTerritoires, listZones, trouverCommune } from "#domaines/territoire/index.ts";
import type { Db } from "#platform/db/db.ts";
import { additionner } from "../budget/rules.ts";
import { SANS_FILTRE as TOUT_LE_BUDGET } from "../budget/sommes/model.ts";
import { sommerParFiche, sommerParFinanceur } from "../budget/sommes/store.ts";
import { listEtats } from "../etat/store.ts";
import { communesDe, nomDeCommune } from "../indicateur/communes/actions.ts";
import { listIndicateurs } from "../indicateur/store.ts";
import { photoPresente } from "../photo/actions.ts";
import { sumSeances } from "../seance/store.ts";
import { listServices } from "../service/store.ts";
import { etatsDesIndicateurs } from "../valeur/actions.ts";
import { listVolets } from "../volet/store.ts";
import type { Atlas, FicheSituee, IndicateurIci, SeancesIci } from "./model.ts";
import { additionnerSeances, decompterIci, estRepresentant, etatPour, situerFiche } from "./rules.ts";

/** De quoi reconnaître un lieu : les communes du périmètre, les zones de l'espace, les noms de l'intercommunalité. */
async function lireAtlas(
  db: Db,
  perimetre: Perimetre,
  { codes, acteurs }: { codes: readonly string[]; acteurs: readonly Acteur[] },
): Promise<Atlas> {
  const index = getTerritoires();
  const couvertes = new Set(codes);
  return {
    reconnaitre: (nom) => {
      const trouvee = trouverCommune(index, nom, { communes: codes });
      return trouvee && couvertes.has(trouvee.commune.code) ? trouvee.commune.code : null;
    },
    zones: await listZones(db, perimetre),
    entiers: acteurs
      .filter(({ genre }) => genre === "epci")
      .flatMap(({ nom, nomCourt }) => (nomCourt ? [nom, nomCourt] : [nom])),
  };
}

/** La commune de chaque acteur qui en représente une. */
function communesDActeurs(acteurs: readonly Acteur[], { reconnaitre }: Atlas): Map<string, string> {
  const liees = acteurs.flatMap(({ id, genre, nom, code }): [string, string][] => {
    if (!estRepresentant({ genre, nom })) return [];
    const commune = code ?? reconnaitre(nom);
    return commune ? [[id, commune]] : [];
  });
  return new Map(liees);
}

/** Les communes d'une convention, et où chaque fiche de son plan se passe. */
export async function lireCommunes(db: Db, perimetre: Perimetre, convention: string) {
  const { perimetre: codes } = await getConvention(db, perimetre, convention);
  const acteurs = await listActeurs(db, perimetre);
  const atlas = await lireAtlas(db, perimetre, { codes, acteurs });
  const representees = communesDActeurs(acteurs, atlas);
  const fiches = await listFiches(db, perimetre, { filtres: SANS_FILTRE, tri: ORDRE_DU_PLAN });
  const volets = Map.groupBy(await listVolets(db, perimetre), ({ fiche }) => fiche);
  const situees = fiches.map((fiche) => {
    const collectivites = (volets.get(fiche.id) ?? []).flatMap(({ collectivite }) => collectivite ?? []);
    return situerFiche(fiche, { atlas, communes: representees, volets: collectivites });
  });
  return { communes: await communesDe(db, perimetre, convention), situees, representees };
}

async function seancesDe(db: Db, perimetre: Perimetre, code: string): Promise<SeancesIci[]> {
  const services = new Map((await listServices(db, perimetre)).map(({ id, nom }) => [id, nom]));
  return additionnerSeances(await sumSeances(db, perimetre), code, services);
}

/** Ce que les indicateurs détaillés par commune disent de celle-ci. */
async function indicateursDe(db: Db, perimetre: Perimetre, nom: string, today: Jour): Promise<IndicateurIci[]> {
  const detailles = (await listIndicateurs(db, perimetre)).filter(({ ventilation }) => ventilation === "commune");
  const etats = await etatsDesIndicateurs(db, perimetre, detailles, today);
  return etats.map(({ indicateur, etat }) => {
    const dernier = etat.serie.findLast(({ modalites }) => modalites.some(({ modalite }) => modalite === nom));
    const valeur = dernier?.modalites.find(({ modalite }) => modalite === nom);
    return {
      id: indicateur.id,
      libelle: indicateur.libelle,
      unite: indicateur.unite,
      periode: dernier?.periode ?? null,
      nombre: valeur?.nombre ?? null,
      sur: valeur?.sur ?? null,
      ensemble: dernier?.nombre ?? null,
    };
  });
}

async function argentDe(db: Db, perimetre: Perimetre, acteurs: readonly string[], nommees: readonly FicheSituee[]) {
  const parFiche = await sommerParFiche(db, perimetre, TOUT_LE_BUDGET);
  const finance = [];
  for (const financeur of acteurs)
    finance.push(...(await sommerParFinanceur(db, perimetre, { ...TOUT_LE_BUDGET, financeur })));
  const chiffrees = nommees.flatMap(({ fiche }) => parFiche.get(fiche.id) ?? []);
  return { finance, fiches: chiffrees.length, total: additionner(chiffrees) };
}

/** Tout ce qui concerne une commune ; une commune hors du périmètre de la convention n'a pas de page. */
export async function lireCommune(
  db: Db,
  perimetre: Perimetre,
  { convention, code, instant, today }: { convention: string; code: string; instant: string; today: Jour },
) {
  const { communes, situees, representees } = await lireCommunes(db, perimetre, convention);
  if (!communes.some((commune) => commune.code === code)) return null;
  const acteurs = [...representees].filter(([, commune]) => commune === code).map(([acteur]) => acteur);
  const photo = await photoPresente(db, perimetre, convention, instant);
  const vues = new Map(photo.fiches.map((vue) => [vue.id, vue]));
  const etatDe = (id: string) => etatPour(vues.get(id) ?? { etat: null, precision: null, volets: [] }, acteurs);
  const nommees = situees.filter((une) => une.communes.has(code));
  const nom = nomDeCommune(code);
  const etats = await listEtats(db, perimetre, convention);
  const siennes = nommees.map((une) => ({ ...une, dit: etatDe(une.fiche.id) }));
  const partout = situees
    .filter((une) => une.partout && !une.communes.has(code))
    .map((une) => ({ ...une, dit: etatDe(une.fiche.id) }));
  return {
    code,
    nom,
    population: getTerritoires().communes.get(code)?.municipale ?? null,
    etats,
    nommees: siennes,
    partout,
    decomptes: decompterIci({ nommees: siennes, partout }, etats),
    seances: await seancesDe(db, perimetre, code),
    indicateurs: await indicateursDe(db, perimetre, nom, today),
    argent: await argentDe(db, perimetre, acteurs, nommees),
  };
}

export type CommuneLue = NonNullable<Awaited<ReturnType<typeof lireCommune>>>;
