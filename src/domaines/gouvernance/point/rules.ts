import { type Refus, refus } from "#commun/refus.ts";
import type { EtatSeance } from "../seance/model.ts";
import { joursEntre, type Jour } from "#commun/jour.ts";
import type { OriginePoint, Point, PointPropose } from "./model.ts";

export type RefusPoint = "ordre-du-jour-clos" | "deja-inscrit" | "titre-vide";

/** GOUV-40 : l'ordre du jour se change jusqu'à l'approbation du relevé ; une réunion annulée n'en a plus. */
export const ordreOuvert = (etat: EtatSeance): null | Refus<RefusPoint> =>
  etat === "approuvee" || etat === "annulee" ? refus("ordre-du-jour-clos") : null;

/** GOUV-41 : un point monte ou descend d'une place ; au bout, il y reste, et chaque point garde une place à lui. */
export function deplacerPoint(points: readonly Point[], id: string, sens: "haut" | "bas"): Point[] {
  const rang = points.findIndex((point) => point.id === id);
  const vers = sens === "haut" ? rang - 1 : rang + 1;
  const [point, voisin] = [points[rang], points[vers]];
  if (!point || !voisin) return [...points];
  return points.map((un, ici) => (ici === rang ? voisin : ici === vers ? point : un));
}

/** GOUV-42 : ce qui attend s'inscrit à la suite de l'ordre du jour ; inscrit ailleurs entre-temps, il n'y est plus à prendre. */
export function inscrirePoint(point: Point, seance: string, points: readonly Point[]): Point | Refus<RefusPoint> {
  if (point.seance !== null) return refus("deja-inscrit");
  return { ...point, seance, rang: Math.max(-1, ...points.map(({ rang }) => rang)) + 1 };
}

const memeSujet = (a: Pick<Point, "origine" | "lien">, b: Pick<Point, "origine" | "lien">) =>
  a.lien !== null && a.lien === b.lien && a.origine === b.origine;

/** GOUV-43 : on ne propose pas ce qui attend déjà, ni ce qui est inscrit à l'ordre du jour d'une réunion qui n'est pas finie. */
export const aProposer = (propositions: readonly PointPropose[], connus: readonly Point[]): PointPropose[] =>
  propositions.filter((propose) => !connus.some((point) => memeSujet(point, propose)));

const PROPOSES = 25;

/** GOUV-46 : la page en montre vingt-cinq à la fois ; inscrites, elles laissent leur place aux suivantes. */
export const montrees = (propositions: readonly PointPropose[]): PointPropose[] => propositions.slice(0, PROPOSES);

/** GOUV-44 : un point sans conclusion se remet à une prochaine réunion : il attend de nouveau, tel qu'il fut proposé. */
export const remettrePoint = (point: Point, id: string): Point | Refus<"deja-conclu"> =>
  point.conclusion.trim() !== ""
    ? refus("deja-conclu")
    : { ...point, id, seance: null, rang: 0, notes: "", conclusion: "", version: 1 };

/** GOUV-45 : les minutes que demande l'ordre du jour, et celles qui manquent à la réunion ; un point sans durée n'en prend pas. */
export function minutesDe(points: readonly Pick<Point, "duree">[], duree: number): { prises: number; enTrop: number } {
  const prises = points.reduce((somme, point) => somme + (point.duree ?? 0), 0);
  return { prises, enTrop: Math.max(0, prises - duree) };
}

/** Ce que le suivi et les bilans disent d'une convention un jour donné. */
export type ADecider = {
  convention: string;
  fiches: readonly { id: string; intitule: string; decision: boolean; bloquee: boolean; enRetard: boolean }[];
  campagnes: readonly { id: string; titre: string; cloture: Jour }[];
  bilans: readonly { id: string; titre: string }[];
};

const RECENTE = 60;
const ORDRE_ORIGINES: readonly OriginePoint[] = ["bilan", "decision", "blocage", "retard", "campagne"];

const rang = ({ origine }: PointPropose) => ORDRE_ORIGINES.indexOf(origine);

const origineDe = (fiche: ADecider["fiches"][number]): OriginePoint | null =>
  fiche.decision ? "decision" : fiche.bloquee ? "blocage" : fiche.enRetard ? "retard" : null;

/**
 * GOUV-46 : demandent une décision les bilans à adopter, les fiches qui en demandent une, les bloquées, les en retard, une fois chacune ;
 * une campagne close depuis soixante jours au plus se rend compte ; les plus pressantes d'abord.
 */
export function propositionsDe({ convention, fiches, campagnes, bilans }: ADecider, aujourdhui: Jour): PointPropose[] {
  const ici = `/conventions/${convention}`;
  const recentes = campagnes.filter(({ cloture }) => {
    const jours = joursEntre(cloture, aujourdhui);
    return jours >= 0 && jours <= RECENTE;
  });
  const toutes: PointPropose[] = [
    ...bilans.map(({ id, titre }) => ({ convention, titre, origine: "bilan" as const, lien: `${ici}/bilans/${id}` })),
    ...fiches.flatMap((fiche) => {
      const origine = origineDe(fiche);
      return origine ? [{ convention, titre: fiche.intitule, origine, lien: `${ici}/plan/fiches/${fiche.id}` }] : [];
    }),
    ...recentes.map(({ id, titre }) => ({
      convention,
      titre,
      origine: "campagne" as const,
      lien: `${ici}/suivi/campagnes/${id}`,
    })),
  ];
  return toutes.toSorted((a, b) => rang(a) - rang(b));
}
