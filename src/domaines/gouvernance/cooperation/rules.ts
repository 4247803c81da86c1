import { annee, joursEntre, type Jour, plusJours } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import {
  type Affectation,
  type Financement,
  type Mission,
  MISSIONS,
  type Mois,
  type PartDuMois,
  type Parts,
  type Periode,
  type Poste,
} from "./model.ts";

type Periodique = Pick<Affectation, "debut" | "fin">;

const somme = (nombres: readonly number[]) => nombres.reduce((total, un) => total + un, 0);

export type RefusPoste = "trop-finance" | "sans-mission" | "fin-avant" | "tenu-hors";

/** Cette période tient-elle dans la vie du poste ? */
const dansLaVie = (poste: Periodique, { debut, fin }: Periodique): boolean =>
  debut >= poste.debut && (poste.fin === null || (fin ?? "9999-12-31") <= poste.fin);

/**
 * GOUV-110 : un poste a au moins une mission, finit après son début, et ses financeurs n'en paient pas plus que tout ; il ne finit pas
 * pendant que quelqu'un le tient.
 */
export function tenirPoste(poste: Poste, affectations: readonly Periodique[]): Poste | Refus<RefusPoste> {
  if (poste.missions.length === 0) return refus("sans-mission");
  if (poste.fin !== null && poste.fin < poste.debut) return refus("fin-avant");
  if (!affectations.every((une) => dansLaVie(poste, une))) return refus("tenu-hors");
  return somme(poste.financements.map(({ part }) => part)) > 100 ? refus("trop-finance") : poste;
}

/** Ce que l'employeur garde à sa charge, en centièmes. */
export const resteEmployeur = (financements: readonly Financement[]): number =>
  100 - somme(financements.map(({ part }) => part));

const seRecouvrent = (a: Periodique, b: Periodique): boolean =>
  a.debut <= (b.fin ?? "9999-12-31") && b.debut <= (a.fin ?? "9999-12-31");

export type RefusAffectation = "deja-tenu" | "fin-avant" | "hors-du-poste";

/** GOUV-111 : une seule personne tient le poste un jour donné, titulaire ou par intérim, et jamais hors de la vie du poste. */
export function affecter(
  poste: Pick<Poste, "debut" | "fin">,
  autres: readonly Affectation[],
  nouvelle: Affectation,
): Affectation | Refus<RefusAffectation> {
  if (nouvelle.fin !== null && nouvelle.fin < nouvelle.debut) return refus("fin-avant");
  if (!dansLaVie(poste, nouvelle)) return refus("hors-du-poste");
  return autres.some((une) => une.id !== nouvelle.id && seRecouvrent(une, nouvelle)) ? refus("deja-tenu") : nouvelle;
}

/** GOUV-112 : un poste est vacant chaque jour de sa vie où personne ne le tient ; les jours qui se suivent font une vacance. */
export function vacances(
  poste: Pick<Poste, "debut" | "fin">,
  affectations: readonly Pick<Affectation, "debut" | "fin">[],
  { debut, fin }: Periode,
): Periode[] {
  const dernier = poste.fin !== null && poste.fin < fin ? poste.fin : fin;
  const trous: Periode[] = [];
  let libre = poste.debut > debut ? poste.debut : debut;
  for (const une of affectations.toSorted((a, b) => (a.debut < b.debut ? -1 : 1))) {
    if (une.debut > dernier) break;
    if (une.debut > libre) trous.push({ debut: libre, fin: plusJours(une.debut, -1) });
    if (une.fin === null) return trous;
    if (une.fin >= libre) libre = plusJours(une.fin, 1);
  }
  return libre <= dernier ? [...trous, { debut: libre, fin: dernier }] : trous;
}

export const joursDe = ({ debut, fin }: Periode): number => joursEntre(debut, fin) + 1;

/** Qui tient le poste ce jour-là. */
export const tenuPar = <A extends Pick<Affectation, "debut" | "fin">>(
  affectations: readonly A[],
  jour: Jour,
): A | undefined => affectations.find(({ debut, fin }) => debut <= jour && (fin === null || jour <= fin));

export type RefusMois = "deja-envoye" | "mois-a-venir" | "pas-cent" | "mission-hors-poste";

export const moisDe = (jour: Jour): Mois => jour.slice(0, 7);

const joueMois = (poste: Pick<Poste, "missions">, part: PartDuMois, aujourdhui: Jour): Refus<RefusMois> | null => {
  if (part.envoyeLe !== null) return refus("deja-envoye");
  if (part.mois > moisDe(aujourdhui)) return refus("mois-a-venir");
  const dites = Object.keys(part.parts) as Mission[];
  return dites.some((mission) => !poste.missions.includes(mission)) ? refus("mission-hors-poste") : null;
};

/** GOUV-113 : un mois se garde en cours de route, jusqu'au mois présent, sur les missions du poste ; envoyé, il ne change plus. */
export const garderMois = (
  poste: Pick<Poste, "missions">,
  part: PartDuMois,
  aujourdhui: Jour,
): PartDuMois | Refus<RefusMois> => joueMois(poste, part, aujourdhui) ?? part;

/** GOUV-114 : un mois s'envoie quand ses parts font cent ; jusque-là, son auteur seul le lit. */
export function envoyerMois(
  poste: Pick<Poste, "missions">,
  part: PartDuMois,
  { aujourdhui, instant }: { aujourdhui: Jour; instant: string },
): PartDuMois | Refus<RefusMois> {
  const faute = joueMois(poste, part, aujourdhui);
  if (faute) return faute;
  return somme(Object.values(part.parts)) === 100 ? { ...part, envoyeLe: instant } : refus("pas-cent");
}

/** GOUV-114 : ce qui n'est pas envoyé n'existe que pour qui l'a tapé. */
export const peutLireMois = ({ compte, envoyeLe }: Pick<PartDuMois, "compte" | "envoyeLe">, qui: string): boolean =>
  envoyeLe !== null || compte === qui;

export type Repartition = { parts: Record<Mission, number>; envoyes: Mois[]; manquants: Mois[] };

/** Les mois d'une année où le poste existe, jusqu'au mois présent. */
export const moisAttendus = (poste: Pick<Poste, "debut" | "fin">, an: number, aujourdhui: Jour): Mois[] =>
  Array.from({ length: 12 }, (_, rang) => `${an}-${String(rang + 1).padStart(2, "0")}`).filter(
    (mois) =>
      mois >= moisDe(poste.debut) && (poste.fin === null || mois <= moisDe(poste.fin)) && mois <= moisDe(aujourdhui),
  );

/** Les années où le poste a des mois, de la dernière à la première ; une année finie se dit et s'envoie encore. */
export const anneesDuPoste = (poste: Pick<Poste, "debut" | "fin">, aujourdhui: Jour): number[] => {
  const derniere = annee(poste.fin !== null && poste.fin < aujourdhui ? poste.fin : aujourdhui);
  const combien = Math.max(1, derniere - annee(poste.debut) + 1);
  return Array.from({ length: combien }, (_, rang) => derniere - rang);
};

/**
 * GOUV-115 : l'année se lit des seuls mois envoyés, chacun pour autant ; quand deux personnes ont tenu le mois, leurs parts s'y
 * partagent ; les mois qui manquent sont nommés et ne comptent pas pour zéro.
 */
export function repartir(
  parts: readonly Pick<PartDuMois, "mois" | "parts" | "envoyeLe">[],
  attendus: readonly Mois[],
): Repartition {
  const envoyees = parts.filter(({ envoyeLe, mois }) => envoyeLe !== null && attendus.includes(mois));
  const parMois = [...Map.groupBy(envoyees, ({ mois }) => mois).values()];
  const moyenne = (mission: Mission) =>
    somme(parMois.map((siennes) => somme(siennes.map((une) => une.parts[mission] ?? 0)) / siennes.length)) /
    Math.max(1, parMois.length);
  const envoyes = attendus.filter((mois) => envoyees.some((une) => une.mois === mois));
  return {
    parts: Object.fromEntries(MISSIONS.map((mission) => [mission, moyenne(mission)])) as Record<Mission, number>,
    envoyes,
    manquants: attendus.filter((mois) => !envoyes.includes(mois)),
  };
}

/** GOUV-116 : sur une année, le poste a tenu la part de ses jours où quelqu'un l'occupait, fois son temps de travail. */
export function etpTenu(
  poste: Pick<Poste, "debut" | "fin" | "etpCentiemes">,
  affectations: readonly Pick<Affectation, "debut" | "fin">[],
  { debut, fin }: Periode,
): number {
  const de = poste.debut > debut ? poste.debut : debut;
  const a = poste.fin !== null && poste.fin < fin ? poste.fin : fin;
  if (de > a) return 0;
  const jours = joursDe({ debut: de, fin: a });
  const vides = somme(vacances(poste, affectations, { debut, fin }).map(joursDe));
  return Math.round((poste.etpCentiemes * (jours - vides)) / joursDe({ debut, fin })) / 100;
}

/** L'année civile, arrêtée à aujourd'hui si elle court. */
export function anneeDe(an: number, aujourdhui: Jour): Periode {
  const fin = annee(aujourdhui) === an ? aujourdhui : (`${an}-12-31` as Jour);
  return { debut: `${an}-01-01`, fin };
}

/** Des parts tapées, vides ou nulles ôtées. */
export const partsDites = (parts: Parts): Parts =>
  Object.fromEntries(Object.entries(parts).filter(([, part]) => part > 0));
