import { plusJours } from "#commun/jour.ts";
import { type Mois, moisDeRang, moisEntre, rangDuMois } from "#commun/mois.ts";
import type { Choix, Dossier, Enfant, Occupant, Probleme, Reglages, Semaine } from "../../appariement/model.ts";
import { partagesDe } from "../../appariement/semaine/rules.ts";
import { type Demande, PLUS_PROCHE } from "../../demande/model.ts";
import { bonus, points, valeurDe } from "../../reglement/bareme/rules.ts";
import type { Critere, Reglement } from "../../reglement/model.ts";
import type { DossierGele, Gel, PointsIci } from "./model.ts";
import { proposees } from "./structure/rules.ts";
import { neDe } from "./tenue/rules.ts";

const AOUT = 8;
const AN = 12;

/** GUI-260 : les places se regardent du premier mois d'entrée à la fin d'août qui suit le dernier : un enfant reçu reste. */
export function horizonDe({ deMois, aMois }: { deMois: Mois; aMois: Mois }): { premier: number; mois: number } {
  const premier = rangDuMois(deMois);
  const dernier = rangDuMois(aMois);
  const finAout = dernier + ((AOUT - 1 - (dernier % AN) + AN) % AN);
  return { premier, mois: finAout - premier + 1 };
}

const enfantDe = (demande: Demande, partages: readonly Semaine[]): Enfant => {
  const { entree, toleranceMois, semaine, reduites } = demande;
  return {
    ne: neDe(demande),
    entree: rangDuMois(entree as Mois),
    tolerance: toleranceMois,
    semaines: [semaine, ...reduites, ...partages],
  };
};

/** GUI-264 : « la plus proche » vaut toutes les structures de la séance, de la plus proche à la plus lointaine ; un choix hors de la séance ne compte pas. */
export function choixDe(voeux: readonly string[], proches: readonly string[]): Choix[] {
  const ordre = voeux.flatMap((voeu) => (voeu === PLUS_PROCHE ? proches : proches.filter((id) => id === voeu)));
  return [...new Set(ordre)].map((structure) => ({ structure }));
}

/**
 * GUI-371 : un enfant déjà accueilli ne demande que ce que sa famille préfère : ni la structure où il est, ni ce qu'elle range après. Sa place
 * reste la sienne tant qu'elle n'en a pas accepté une autre : la séance ne la propose à personne, et il ne peut rien y perdre.
 */
export function prefereesDe(choix: readonly Choix[], actuelle: string | null): Choix[] {
  const ici = choix.findIndex(({ structure }) => structure === actuelle);
  return ici < 0 ? [...choix] : choix.slice(0, ici);
}

const nombre = (valeur: boolean | number): number => Number(valeur);

/** Ce que la demande vaut à un critère, avis d'expert compris. */
const valeurAu = (critere: Critere, note: Note): number =>
  critere.type === "expert"
    ? points({ contenu: { ...note.reglement.contenu, criteres: [critere], groupes: [] } }, note.demande, note.au).total
    : nombre(valeurDe(critere, note.demande, note.au));

type Notee = Parameters<typeof points>[1];
type Note = { reglement: Pick<Reglement, "contenu">; demande: Notee; au: Parameters<typeof points>[2] };

/** GUI-265 : a droit à une réserve qui vérifie l'un des critères que le règlement nomme. */
export function droitsDe(note: Note): string[] {
  const { criteres, reserves } = note.reglement.contenu;
  return reserves
    .filter(({ ayantsDroit }) =>
      criteres.some((critere) => ayantsDroit.includes(critere.code) && valeurAu(critere, note) > 0),
    )
    .map(({ code }) => code);
}

type Gelant = {
  reglement: Pick<Reglement, "contenu">;
  au: Note["au"];
  proches: readonly string[];
  /** Les structures de l'espace, par leur identifiant. */
  noms?: ReadonlyMap<string, string>;
};

/**
 * GUI-266 : un dossier gelé a un numéro, des points expliqués, des mois et des demi-journées : ni nom, ni adresse, ni jour de naissance.
 * Les frères et sœurs demandés ensemble n'en font qu'un, aux points du mieux noté.
 */
export function dossierDe(fratrie: readonly Demande[], { reglement, au, proches, noms }: Gelant): DossierGele | null {
  const notes = fratrie.flatMap((demande) =>
    demande.attendDepuis
      ? [{ demande, note: { reglement, au, demande: { ...demande, attendDepuis: demande.attendDepuis } } }]
      : [],
  );
  const comptes = notes.map(({ demande, note }) => ({ demande, note, ...points(reglement, note.demande, au) }));
  const [meilleure] = comptes.toSorted((a, b) => b.total - a.total);
  const [premiere] = comptes;
  if (!meilleure || !premiere?.demande.numero) return null;
  const { demande } = premiere;
  const { actuelle } = demande;
  const choix = prefereesDe(choixDe(demande.voeux, proches), actuelle);
  const lieux = choix.map(({ structure }) => structure);
  const ensemble = fratrie.length > 1 && demande.fratrie ? { fratrie: demande.fratrie } : {};
  return {
    id: premiere.demande.numero,
    points: meilleure.total,
    lignes: meilleure.lignes,
    departage: reglement.contenu.departage.flatMap((code) =>
      reglement.contenu.criteres.filter((un) => un.code === code).map((critere) => valeurAu(critere, meilleure.note)),
    ),
    depuis: premiere.note.demande.attendDepuis,
    ...semainesDe(fratrie, lieux),
    ...avecBonus(choix, bonus(reglement, meilleure.note.demande, au, lieux)),
    priorite: demande.priorite,
    droits: droitsDe(meilleure.note),
    ...besoinsDe(fratrie),
    ...(actuelle ? { changement: noms?.get(actuelle) ?? "sa structure d’aujourd’hui" } : {}),
    ...ensemble,
  };
}

/**
 * GUI-299 : une semaine se complète dans les autres structures que la famille cite, si elle l'accepte pour un enfant qui se place seul ; qui
 * n'accepte pas moins que sa semaine entière la partage, et ne prend jamais une part seule.
 */
function semainesDe(
  fratrie: readonly Demande[],
  lieux: readonly string[],
): Pick<DossierGele, "enfants" | "complements" | "entiere"> {
  const seuls = fratrie.length === 1 || fratrie.every((une) => une.fratrie === "separement");
  const mixte = seuls && lieux.length > 1 && fratrie.every((une) => une.mixte);
  const entiere = mixte && fratrie.every(({ reduites }) => reduites.length === 0);
  const enfants = fratrie.map((une) => enfantDe(une, entiere ? partagesDe(une.semaine) : []));
  const complete = mixte && (entiere || fratrie.every(({ reduites }) => reduites.length > 0));
  return { enfants, ...(complete ? { complements: [...lieux] } : {}), ...(entiere ? { entiere } : {}) };
}

/** GUI-298 : un dossier gelé dit ce qu'il a de particulier : l'urgence, l'accueil occasionnel, les horaires. */
function besoinsDe(fratrie: readonly Demande[]): Pick<DossierGele, "urgence" | "occasionnel" | "horaires"> {
  const horaires = [...new Set(fratrie.flatMap((demande) => demande.horaires))];
  return {
    urgence: fratrie.some(({ urgence }) => urgence),
    ...(fratrie.some(({ occasionnel }) => occasionnel) ? { occasionnel: true as const } : {}),
    ...(horaires.length > 0 ? { horaires } : {}),
  };
}

/** Les mêmes, tels que la liste et la page d'un dossier les nomment. */
export const besoinsGeles = ({ urgence, occasionnel, horaires = [], changement }: DossierGele) => ({
  actuelle: changement ?? null,
  urgence,
  occasionnel: occasionnel === true,
  occasionnelSeul: false,
  horairesAtypiques: horaires.length > 0,
});

/** Le choix de chaque structure porte les points que le dossier n'a que là. */
function avecBonus(choix: readonly Choix[], propres: readonly PointsIci[]) {
  if (propres.length === 0) return { choix: [...choix] };
  const parStructure = new Map(propres.map(({ structure, points: siens }) => [structure, siens]));
  return {
    bonus: [...propres],
    choix: choix.map((une) => {
      const siens = parStructure.get(une.structure);
      return siens === undefined ? une : { ...une, bonus: siens };
    }),
  };
}

/** GUI-279 : dans une structure, un dossier vaut ses points et ceux qu'il n'a que là. */
export const pointsDans = (
  { points: siens, choix }: Pick<DossierGele, "points" | "choix">,
  structure: string,
): number => siens + (choix.find((une) => une.structure === structure)?.bonus ?? 0);

/** Deux dossiers que le règlement départage avant la date, puis la date. */
export function parDepartage(a: DossierGele, b: DossierGele): number {
  for (const [rang, valeur] of a.departage.entries()) {
    const ecart = (b.departage[rang] ?? 0) - valeur;
    if (ecart !== 0) return ecart;
  }
  if (a.depuis === b.depuis) return 0;
  return a.depuis < b.depuis ? -1 : 1;
}

/** Les critères qui, à points égaux, passent avant la date, en mots. */
export const departageDit = ({ departage, criteres }: Pick<Reglement["contenu"], "departage" | "criteres">): string[] =>
  departage.flatMap((code) => criteres.filter((un) => un.code === code).map(({ libelle }) => `« ${libelle} »`));

const ORIGINE = "2000-01-01";

/**
 * GUI-267 : à points égaux, les critères de départage passent avant la date : le calcul reçoit le rang de chacun sous la forme d'un jour.
 */
export function anciennetes(dossiers: readonly DossierGele[]): Map<string, Dossier["depuis"]> {
  if (dossiers.every(({ departage }) => departage.length === 0))
    return new Map(dossiers.map(({ id, depuis }) => [id, depuis]));
  let rang = 0;
  const ranges = dossiers.toSorted(parDepartage);
  return new Map(
    ranges.map((dossier, place) => {
      const avant = ranges[place - 1];
      if (avant && parDepartage(avant, dossier) !== 0) rang += 1;
      return [dossier.id, plusJours(ORIGINE, rang)];
    }),
  );
}

type Offertes = Pick<Gel, "reglages" | "structures"> & {
  /** Ceux qui tiennent déjà une place, structure par structure. */
  occupants?: ReadonlyMap<string, readonly Occupant[]>;
};

type Examine = DossierGele & Pick<Dossier, "imposee" | "ecartees">;

/** Ce que le calcul lit d'un dossier gelé, hors de son rang d'égalité. */
function calculable(dossier: Examine): Omit<Dossier, "depuis" | "tirage"> {
  const { id, points: siens, enfants, choix, priorite, droits } = dossier;
  const { fratrie, complements, entiere, imposee, ecartees } = dossier;
  return {
    id,
    points: siens,
    enfants,
    choix,
    priorite,
    droits,
    ...(fratrie ? { fratrie } : {}),
    ...(complements ? { complements } : {}),
    ...(entiere ? { entiere } : {}),
    ...(imposee ? { imposee } : {}),
    ...(ecartees ? { ecartees } : {}),
  };
}

/** Le problème que le calcul reçoit, refait à l'identique de ce qui fut gelé et tiré ; ce qui n'est pas recevable n'y entre pas. */
export function problemeDe(
  { reglages, structures, occupants }: Offertes,
  dossiers: readonly Examine[],
  tirages: ReadonlyMap<string, number>,
): Probleme {
  const recevables = dossiers.filter(({ nonRecevable }) => nonRecevable === undefined);
  const depuis = anciennetes(recevables);
  return {
    reglages,
    structures: structures.map((structure) => ({
      id: structure.id,
      ...proposees(structure),
      ...(structure.reserves.length > 0 ? { reserves: structure.reserves } : {}),
      ...(structure.ages ? { ages: structure.ages } : {}),
      occupants: [...(structure.tenues ?? []), ...(occupants?.get(structure.id) ?? [])],
    })),
    dossiers: recevables.map((dossier) => ({
      ...calculable(dossier),
      depuis: depuis.get(dossier.id) ?? dossier.depuis,
      tirage: tirages.get(dossier.id) ?? 0,
    })),
  };
}

/** Les mois de l'horizon, en clair. */
export const moisDesReglages = ({ premier, mois }: Pick<Reglages, "premier" | "mois">): Mois[] =>
  moisEntre(moisDeRang(premier), moisDeRang(premier + mois - 1));
