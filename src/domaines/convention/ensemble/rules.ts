import { ETATS_CONVENTION } from "../cycle/model.ts";
import type { LigneEnsemble, Suivi, TriEnsemble, VueEnsemble } from "./model.ts";

/** CONV-40 : une convention attend quelque chose si sa fin approche, si une campagne est en retard, si un conseil n'a pas voté ou si l'on n'a pas pu le savoir. */
export const attend = (suivi: Suivi | null): boolean =>
  suivi !== null && (suivi.reste.length > 0 || suivi.retards > 0 || suivi.votesAttendus > 0 || suivi.auMoins);

/** CONV-41 : on ne garde que les conventions d'un état, ou celles où quelque chose attend ; un lieu sans convention n'est d'aucun état. */
export const garder = (lignes: readonly LigneEnsemble[], { etat, attente }: VueEnsemble): LigneEnsemble[] =>
  lignes.filter(({ suivi }) => (etat === null || suivi?.etat === etat) && (!attente || attend(suivi)));

/** Combien de contenus du jour une page relit au plus : chacun se lit en entier. */
export const CONTENUS_LUS = 25;

/**
 * CONV-43 : on ne compare au texte du jour que les votes qui peuvent l'être ; pour savoir ce qui attend, on laisse ce qui attend déjà
 * pour une autre raison.
 */
export const aComparer = (lignes: readonly LigneEnsemble[], pourSavoirCeQuiAttend: boolean): string[] =>
  lignes.flatMap(({ lieu, suivi }) => {
    if (!suivi?.auMoins || lieu.convention === null) return [];
    return pourSavoirCeQuiAttend && attend({ ...suivi, auMoins: false }) ? [] : lieu.convention;
  });

const JAMAIS = "9999-12-31";
const finDe = ({ suivi }: LigneEnsemble) => suivi?.fin ?? JAMAIS;
const rangEtat = ({ suivi }: LigneEnsemble) => (suivi ? ETATS_CONVENTION.indexOf(suivi.etat) : ETATS_CONVENTION.length);
const comparer = (un: string, autre: string) => (un < autre ? -1 : Number(un > autre));

const ORDRES: Record<TriEnsemble, (une: LigneEnsemble, autre: LigneEnsemble) => number> = {
  territoire: () => 0,
  fin: (une, autre) => comparer(finDe(une), finDe(autre)),
  etat: (une, autre) => rangEtat(une) - rangEtat(autre),
  attente: (une, autre) =>
    Number(attend(autre.suivi)) - Number(attend(une.suivi)) || comparer(finDe(une), finDe(autre)),
};

/** CONV-42 : les conventions se rangent comme on le demande ; à égalité, par territoire, dans l'ordre où on les a reçues. */
export const ranger = (lignes: readonly LigneEnsemble[], tri: TriEnsemble): LigneEnsemble[] =>
  lignes.toSorted(ORDRES[tri]);
