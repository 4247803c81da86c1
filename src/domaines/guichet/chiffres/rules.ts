import { joursEntre, type Jour } from "#commun/jour.ts";
import { type Mois, rangDuMois } from "#commun/mois.ts";
import type { Demande } from "../demande/model.ts";
import type { Offre } from "../commission/offre/model.ts";
import type { BesoinDeZone, Dimension, Issue, PartiellesDe, Repartition } from "./model.ts";
import { DIMENSIONS, ISSUES } from "./model.ts";

/** GUI-240 : se compte une demande déposée dans l'année, ce jour-là au plus tard ; ni un brouillon, ni celle qui doublait une autre. */
export const seCompte = (
  { deposeeLe, etat, faits }: Pick<Demande, "deposeeLe" | "etat" | "faits">,
  { annee, au }: { annee: number; au: Jour },
): boolean => {
  if (deposeeLe === null || deposeeLe > au) return false;
  return deposeeLe.startsWith(`${annee}-`) && etat !== "brouillon" && faits.motif !== "doublon";
};

/** Une demande archivée dit encore pourquoi elle s'était fermée. */
function issueArchivee({ faits }: Pick<Demande, "faits">): Issue {
  if (faits.retireeLe) return "retiree";
  return faits.expireeLe ? "sans" : "avec";
}

/** GUI-241 : a une solution qui a accepté une place ou trouvé ailleurs ; une demande qui attend, refuse ou expire n'en a pas. */
export function issueDe(demande: Pick<Demande, "etat" | "faits">): Issue {
  const { etat } = demande;
  if (etat === "acceptee" || etat === "pourvue") return "avec";
  if (etat === "retiree") return "retiree";
  return etat === "archivee" ? issueArchivee(demande) : "sans";
}

type Servie = Pick<Offre, "etat" | "demandes" | "places">;

/**
 * GUI-249 : une demande est servie en partie quand la place acceptée pour elle n'a pas toutes les demi-journées demandées, d'une structure ou de deux ; les enfants
 * dans l'ordre des demandes.
 */
export function compterPartielles(demandes: readonly Demande[], offres: readonly Servie[]): PartiellesDe[] {
  const parId = new Map(demandes.map((demande) => [demande.id, demande]));
  const partielles = offres.flatMap(({ etat, demandes: ids, places }) =>
    etat !== "acceptee"
      ? []
      : [...Map.groupBy(places, ({ enfant }) => enfant)]
          .toSorted(([a], [b]) => a - b)
          .flatMap(([, siennes], rang) => {
            const demande = parId.get(ids[rang] ?? "");
            const recue = siennes.reduce((semaine, place) => semaine | place.semaine, 0);
            const manque = demande && issueDe(demande) === "avec" && (demande.semaine & ~recue) !== 0;
            return manque ? [demande] : [];
          }),
  );
  const communes = [...new Set(demandes.map(({ commune }) => commune))].toSorted();
  return communes.map((commune) => ({
    commune,
    nombre: partielles.filter((demande) => demande.commune === commune).length,
  }));
}

/** GUI-242 : une famille a une solution quand chacun de ses enfants en a une ; une demande retirée ne compte pas. */
export function compterFamilles(demandes: readonly Demande[]): { avec: number; sans: number } {
  const actives = demandes.filter((demande) => issueDe(demande) !== "retiree");
  const parFamille = [...Map.groupBy(actives, ({ famille }) => famille).values()];
  const avec = parFamille.filter((siennes) => siennes.every((une) => issueDe(une) === "avec")).length;
  return { avec, sans: parFamille.length - avec };
}

const AGES = [
  ["moins12", 12],
  ["de12a24", 24],
  ["plus24", Infinity],
] as const;

/** GUI-243 : l'âge se compte en mois entiers le mois de l'entrée ; avant la naissance, ou sans date, dans le plus jeune âge. */
export function ageDe({ enfant, entree }: Pick<Demande, "enfant" | "entree">): string {
  const ne = enfant.naissance ?? enfant.terme;
  const mois = ne ? rangDuMois(entree) - rangDuMois(ne.slice(0, 7) as Mois) : 0;
  return AGES.find(([, avant]) => mois < avant)?.[0] ?? "plus24";
}

/**
 * GUI-369 : l'occasionnel seul n'est pas une place réservée, et qui change de structure a déjà une solution : leurs demandes se comptent à
 * part, ni en attente, ni sans solution.
 */
export const separer = (demandes: readonly Demande[]) => ({
  demandes: demandes.filter(({ occasionnelSeul, actuelle }) => !occasionnelSeul && actuelle === null),
  occasionnelles: demandes.filter(({ occasionnelSeul }) => occasionnelSeul).length,
  changements: demandes.filter(({ occasionnelSeul, actuelle }) => !occasionnelSeul && actuelle !== null).length,
});

function modeDe({ modes }: Demande): string {
  return modes.length > 1 ? "lesDeux" : (modes[0] ?? "collectif");
}

const CLES: Record<Dimension, (demande: Demande) => string> = {
  commune: ({ commune }) => commune,
  age: ageDe,
  mois: ({ entree }) => entree,
  mode: modeDe,
};

const AGES_DITS: readonly string[] = AGES.map(([code]) => code);

/** Les âges du plus jeune au plus grand, le reste par ordre de clé. */
const rangDe = (cle: string): string => `${AGES_DITS.indexOf(cle) + 1}${cle}`;

const somme = (nombres: readonly number[]): number => nombres.reduce((total, nombre) => total + nombre, 0);

/** Les demandes, par valeur d'une dimension et par issue. */
export function repartirPar(dimension: Dimension, demandes: readonly Demande[]): Repartition {
  const groupes = [...Map.groupBy(demandes, CLES[dimension])].toSorted(([a], [b]) => (rangDe(a) < rangDe(b) ? -1 : 1));
  const cellules = groupes.map(([, siennes]) =>
    ISSUES.map((issue) => siennes.filter((demande) => issueDe(demande) === issue).length),
  );
  return { dimension, cles: groupes.map(([cle]) => cle), cellules, lignes: cellules.map(somme) };
}

export const repartirToutes = (demandes: readonly Demande[]): Repartition[] =>
  DIMENSIONS.map((dimension) => repartirPar(dimension, demandes));

/** `quartier` : une partie de commune, que la famille nomme. */
export type ZoneDite = { id: string; nom: string; communes: readonly string[]; quartier?: boolean };

const habite = ({ nom, communes, quartier }: ZoneDite, demande: Pick<Demande, "commune" | "quartier">): boolean =>
  communes.includes(demande.commune) && (!quartier || demande.quartier === nom);

/**
 * GUI-388 : le besoin d'une zone est celui de ses communes ; d'un quartier, celui des familles qui s'en disent, pas de toute sa commune. Une
 * zone sans commune connue (un département) ne se compte pas.
 */
export const besoinsParZone = (zones: readonly ZoneDite[], demandes: readonly Demande[]): BesoinDeZone[] =>
  zones
    .filter(({ communes }) => communes.length > 0)
    .map((zone) => ({
      zone: zone.id,
      nom: zone.nom,
      sans: demandes.filter((demande) => issueDe(demande) === "sans" && habite(zone, demande)).length,
    }));

/** GUI-244 : une attente se dit par sa médiane, en jours ; entre deux, la plus basse. */
export function medianeDe(attentes: readonly { de: Jour; a: Jour }[]): { mediane: number | null; sur: number } {
  const jours = attentes.map(({ de, a }) => Math.max(0, joursEntre(de, a))).toSorted((a, b) => a - b);
  return { mediane: jours[Math.floor((jours.length - 1) / 2)] ?? null, sur: jours.length };
}
