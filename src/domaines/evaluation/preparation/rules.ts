import { annee, enLettres, type Jour } from "#commun/jour.ts";
import type { Totaux } from "#domaines/suivi/budget/model.ts";
import type { Campagne } from "#domaines/suivi/campagne/model.ts";
import type { EtatDefini } from "#domaines/suivi/etat/model.ts";
import type { ValeurBougee } from "#domaines/suivi/mouvement/model.ts";
import type { Mouvements } from "#domaines/suivi/photo/model.ts";
import type { Bilan } from "../bilan/model.ts";
import { ecrireMesure } from "./ecriture/rules.ts";
import type { Citee, Depart, FicheBilan, IndicateurBilan, MouvementsBilan } from "./model.ts";

/** Le dernier instant d'un jour, ou maintenant si ce jour n'est pas fini. */
export const finDuJour = (jour: Jour, maintenant: string): string => {
  const soir = `${jour}T23:59:59.999Z`;
  return soir < maintenant ? soir : maintenant;
};

/** EVA-56 : l'argent d'un bilan est celui des années que touche sa période, chacune en entier, jamais celui d'une autre. */
export const anneesDe = (debut: Jour, fin: Jour): number[] =>
  Array.from({ length: annee(fin) - annee(debut) + 1 }, (_, rang) => annee(debut) + rang);

type Close = Pick<Campagne, "titre" | "etat" | "cloture">;
const parFin = (a: { fin: Jour }, b: { fin: Jour }) => (a.fin < b.fin ? 1 : -1);
const parCloture = (a: Close, b: Close) => (a.cloture < b.cloture ? -1 : 1);

/**
 * EVA-8 : ce qui a bougé se compte depuis le dernier bilan relu qui finit avant celui-ci ; à défaut depuis la dernière campagne close
 * avant la période, sinon la première close pendant elle ; à défaut depuis le premier jour de la période.
 */
export function departDe(bilan: Bilan, bilans: readonly Bilan[], campagnes: readonly Close[]): Depart {
  const [avant] = bilans
    .filter(({ id, fin, etat }) => id !== bilan.id && etat !== "brouillon" && fin < bilan.fin)
    .toSorted(parFin);
  if (avant) return { genre: "bilan", libelle: avant.titre, instant: `${avant.fin}T23:59:59.999Z` };
  const closes = campagnes.filter(({ etat, cloture }) => etat === "close" && cloture < bilan.fin).toSorted(parCloture);
  const campagne = closes.findLast(({ cloture }) => cloture < bilan.debut) ?? closes[0];
  if (campagne) return { genre: "campagne", libelle: campagne.titre, instant: `${campagne.cloture}T23:59:59.999Z` };
  return { genre: "periode", libelle: enLettres(bilan.debut), instant: `${bilan.debut}T00:00:00.000Z` };
}

const citer = ({ id, reference, titre }: Citee): Citee => ({ id, reference, titre });

/** Les mouvements, sans tout ce que les fiches disent d'autre. */
export const resumer = (
  depart: Depart,
  vide: boolean,
  { etats, dates, nouvelles, disparues, valeurs }: Mouvements & { valeurs: ValeurBougee[] },
) =>
  ({
    depart,
    vide,
    etats: etats.map(({ fiche, avant, apres }) => ({ fiche: citer(fiche), avant, apres })),
    dates: dates.map(({ fiche, avant, apres }) => ({ fiche: citer(fiche), avant, apres })),
    nouvelles: nouvelles.map(citer),
    disparues: disparues.map(citer),
    valeurs,
  }) satisfies MouvementsBilan;

type Mesure = Pick<IndicateurBilan, "id" | "libelle" | "mesure" | "unite" | "niveaux" | "valeur">;

/** EVA-65 : un indicateur a bougé quand sa valeur au terme de la période, celle que le bilan donne, n'est plus celle d'alors ; une période en cours ne compte ni avant ni maintenant. */
export const indicateursBouges = (
  avant: ReadonlyMap<string, number | null>,
  indicateurs: readonly Mesure[],
): ValeurBougee[] =>
  indicateurs.flatMap((un) => {
    const [jadis, maintenant] = [ecrireMesure(un, avant.get(un.id) ?? null), ecrireMesure(un, un.valeur)];
    return jadis === maintenant ? [] : [{ indicateur: un.id, libelle: un.libelle, avant: jadis, apres: maintenant }];
  });

/** Combien de fiches sont dans chaque état ; celles dont rien n'a été dit se comptent à part. */
export type CompteAxe = {
  axe: string;
  fiches: number;
  realisees: number;
  silencieuses: number;
  parEtat: { code: string; nombre: number }[];
};

function compter(axe: string, fiches: readonly FicheBilan[], etats: readonly EtatDefini[]): CompteAxe {
  return {
    axe,
    fiches: fiches.length,
    realisees: fiches.filter(({ realisee }) => realisee).length,
    silencieuses: fiches.filter(({ etat }) => etat === null).length,
    parEtat: etats
      .map(({ code }) => ({ code, nombre: fiches.filter(({ etat }) => etat === code).length }))
      .filter(({ nombre }) => nombre > 0),
  };
}

/** EVA-9 : chaque fiche se compte une fois, dans sa première branche ; celle dont rien n'a été dit n'a pas d'état et n'est pas réalisée. */
export function compterParAxe(fiches: readonly FicheBilan[], etats: readonly EtatDefini[]): CompteAxe[] {
  return [...Map.groupBy(fiches, ({ axe }) => axe)].map(([axe, siennes]) => compter(axe, siennes, etats));
}

/** EVA-10 : le premier indicateur dit combien de fiches sont réalisées, sur combien, et de combien personne n'a rien dit ; jamais un pourcentage. */
export const indicateurUn = (fiches: readonly FicheBilan[]): Omit<CompteAxe, "axe" | "parEtat"> => {
  const { fiches: toutes, realisees, silencieuses } = compter("", fiches, []);
  return { fiches: toutes, realisees, silencieuses };
};

export type DitDeFiche = { fiche: Citee; nom: string; etat: string; avancees: string; difficultes: string };

/** EVA-11 : les avancées et les difficultés d'une fiche sont les derniers mots de chacun de ceux qui en répondent ; qui n'a rien dit n'en a pas. */
export const ditsDe = (fiches: readonly FicheBilan[]): DitDeFiche[] =>
  fiches.flatMap((fiche) =>
    fiche.volets
      .filter(({ avancees, difficultes }) => avancees.trim() !== "" || difficultes.trim() !== "")
      .map(({ nom, etat, avancees, difficultes }) => ({ fiche: citer(fiche), nom, etat, avancees, difficultes })),
  );

/** EVA-12 : la part petite enfance est faite des fiches que leurs champs, leurs nœuds ou leur titre replient sur la petite enfance. */
export const dePetiteEnfance = (fiches: readonly FicheBilan[]): FicheBilan[] =>
  fiches.filter(({ champ }) => champ === "petiteEnfance");

/** Les totaux de quelques fiches, dans l'ordre de leurs branches : chaque fiche y compte une fois. */
export const parAxe = (
  fiches: readonly Pick<FicheBilan, "id" | "axe">[],
  totaux: ReadonlyMap<string, Totaux>,
  additionner: (totaux: readonly Totaux[]) => Totaux,
): { axe: string; totaux: Totaux }[] =>
  [...Map.groupBy(fiches, ({ axe }) => axe)].flatMap(([axe, siennes]) => {
    const chiffrees = siennes.flatMap(({ id }) => totaux.get(id) ?? []);
    return chiffrees.length > 0 ? [{ axe, totaux: additionner(chiffrees) }] : [];
  });
