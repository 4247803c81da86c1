import { enLettres, estJour } from "#commun/jour.ts";
import type { EtatDemande } from "../campagne/model.ts";
import type { EtatDefini, Saisie, Volet } from "../etat/model.ts";
import { replier } from "../etat/rules.ts";
import type { FicheVue, Mouvements, Photo, VoletVu } from "./model.ts";

/** Ce que le plan dit d'une fiche, tel que le suivi le montre. */
export type FicheDuPlan = Omit<FicheVue, "etat" | "realisee" | "precision" | "volets">;

/** Ce qui a été dit et de qui on l'attend : de quoi situer chaque fiche. */
export type Dits = {
  etats: readonly EtatDefini[];
  volets: readonly Volet[];
  dernieres: readonly Saisie[];
  /** Le nom de chaque collectivité qui porte un volet. */
  noms: ReadonlyMap<string, string>;
};

/** SUI-7 : dès qu'une collectivité répond pour sa part, la fiche ne se répond plus que par ses parts. */
export function voletsDe(volets: readonly Volet[], fiche: string): Volet[] {
  const nommes = volets.filter((volet) => volet.fiche === fiche);
  const parts = nommes.filter(({ collectivite }) => collectivite !== null);
  if (parts.length > 0) return parts;
  return nommes.length > 0 ? nommes : [{ fiche, volet: "", collectivite: null, referent: null }];
}

/**
 * Des fiches, groupe par groupe : ceux de `ordre` d'abord, puis dans l'ordre où chacun se rencontre ; une fiche à plusieurs groupes y est
 * chaque fois, un groupe sans fiche n'y est pas.
 */
export function ranger<F>(
  fiches: readonly F[],
  groupesDe: (fiche: F) => readonly string[],
  ordre: readonly string[],
): [groupe: string, fiches: F[]][] {
  const groupes = new Map<string, F[]>(ordre.map((nom) => [nom, []]));
  for (const fiche of fiches)
    for (const nom of groupesDe(fiche)) groupes.set(nom, [...(groupes.get(nom) ?? []), fiche]);
  return [...groupes].filter(([, siennes]) => siennes.length > 0);
}

/** Les fiches par axe, dans l'ordre du plan ; celles qu'aucun axe ne porte, sous leur titre à elles. */
export const rangerParAxe = <F extends Pick<FicheVue, "axe">>(fiches: readonly F[], axes: readonly string[]) =>
  ranger(fiches, ({ axe }) => [axe || "Hors de tout axe"], axes);

/** Les réponses à une campagne, axe par axe : combien étaient attendues, combien sont venues. */
export const reponsesParAxe = (demandes: readonly { axe: string; etat: EtatDemande }[], axes: readonly string[]) =>
  rangerParAxe(demandes, axes).map(([axe, siennes]) => ({
    axe,
    demandes: siennes.length,
    reponses: siennes.filter(({ etat }) => etat !== "attendue").length,
  }));

/** Les fiches d'un plan avec ce qui en est dit, à l'instant où ces choses ont été lues. */
export function photographier(fiches: readonly FicheDuPlan[], { etats, volets, dernieres, noms }: Dits): FicheVue[] {
  const parFiche = Map.groupBy(dernieres, ({ fiche }) => fiche);
  const voletsParFiche = Map.groupBy(volets, ({ fiche }) => fiche);
  return fiches.map((fiche) => {
    const parts = voletsDe(voletsParFiche.get(fiche.id) ?? [], fiche.id);
    const dites = parFiche.get(fiche.id) ?? [];
    const { etat, realisee, precision } = replier(etats, parts, dites);
    const vus = parts.flatMap(({ volet }) => dites.filter((une) => une.volet === volet));
    return {
      ...fiche,
      etat: etat?.code ?? null,
      realisee,
      precision,
      volets: vus.map(({ id: _i, convention: _c, fiche: _f, compte: _q, canal: _p, campagne: _g, ...dit }) => ({
        ...dit,
        nom: noms.get(dit.volet) ?? "",
      })),
    };
  });
}

const ecrireTerme = (terme: string): string => {
  if (estJour(terme)) return `au ${enLettres(terme)}`;
  const [an, mois] = terme.split("-");
  return mois ? `à ${mois}/${an}` : `à ${an}`;
};

/**
 * SUI-279 : la date dite par qui reporte reste l'échéance de la fiche tant qu'une autre n'est pas dite, quel que soit l'état dit
 * ensuite ; à plusieurs volets, la plus lointaine.
 */
export const reportDe = (volets: readonly Pick<VoletVu, "report" | "nouvelleDate">[]): string | null =>
  volets
    .flatMap(({ report, nouvelleDate }) => nouvelleDate ?? report ?? [])
    .toSorted((a, b) => (a.padEnd(10, "~") < b.padEnd(10, "~") ? -1 : 1))
    .at(-1) ?? null;

/** « reportée à 2028 » ; rien si personne ne l'a reportée. */
export function reportDit(volets: Parameters<typeof reportDe>[0]): string {
  const report = reportDe(volets);
  return report ? `reportée ${ecrireTerme(report)}` : "";
}

const periodeDite = ({ debut, fin }: Pick<FicheVue, "debut" | "fin">): string =>
  debut === null ? "" : debut === fin ? `${debut}` : `${debut} – ${fin}`;

/** Les années du plan, et la date à laquelle la fiche est reportée. */
export const echeanceDite = (fiche: FicheVue): string =>
  [periodeDite(fiche), reportDit(fiche.volets)].filter(Boolean).join(", ");

/**
 * SUI-277 : de ce qu'une campagne close a figé, qui ne conduit pas le suivi lit les fiches dont on a dit quelque chose ; les autres se
 * comptent axe par axe, sans qu'aucune soit nommée.
 */
export function taireLesMuettes(fiches: readonly FicheVue[]): {
  nommees: FicheVue[];
  tues: { axe: string; nombre: number }[];
} {
  const muettes = fiches.filter(({ volets }) => volets.length === 0);
  return {
    nommees: fiches.filter(({ volets }) => volets.length > 0),
    tues: [...Map.groupBy(muettes, ({ axe }) => axe || "Hors de tout axe")].map(([axe, siennes]) => ({
      axe,
      nombre: siennes.length,
    })),
  };
}

const dit = ({ etat, precision }: FicheVue) => [etat, precision].join(" ");

/** SUI-8 : ce qui a bougé entre deux moments : les états, les dates, les fiches entrées et celles qui sont sorties. */
export function comparer(avant: Photo, apres: Photo): Mouvements {
  const jadis = new Map(avant.fiches.map((fiche) => [fiche.id, fiche]));
  const restees = apres.fiches.flatMap((fiche) => {
    const autrefois = jadis.get(fiche.id);
    return autrefois ? [{ fiche, autrefois }] : [];
  });
  const presentes = new Set(apres.fiches.map(({ id }) => id));
  return {
    etats: restees
      .filter(({ fiche, autrefois }) => dit(fiche) !== dit(autrefois))
      .map(({ fiche, autrefois }) => ({ fiche, avant: autrefois.etat, apres: fiche.etat })),
    dates: restees
      .map(({ fiche, autrefois }) => ({ fiche, avant: echeanceDite(autrefois), apres: echeanceDite(fiche) }))
      .filter((une) => une.avant !== une.apres),
    nouvelles: apres.fiches.filter(({ id }) => !jadis.has(id)),
    disparues: avant.fiches.filter(({ id }) => !presentes.has(id)),
  };
}
