import { accorder, pluriel } from "#commun/texte.ts";
import { annee, enLettres, type Jour, plusMois } from "#commun/jour.ts";
import type { Mesure } from "../../portrait/model.ts";
import { comptesDifferent } from "../../portrait/phrase/rules.ts";
import type { Constat, Regle } from "../model.ts";

const entier = (valeur: number) => valeur.toLocaleString("fr-FR", { maximumFractionDigits: 0 });
const dixieme = (valeur: number) => valeur.toLocaleString("fr-FR", { maximumFractionDigits: 1 });

/** `plancher` : au-dessous de tant de naissances, une ou deux familles font à elles seules la hausse ou la baisse : un village n'ouvre pas de tâche. */
type Reglage = Pick<Regle, "seuil" | "duree"> & { plancher: number };
export type Vu = { millesime: number; constat: Constat };

/**
 * OBS-30 : les naissances baissent quand la dernière année en compte au moins dix pour cent de moins que celle d'il y a trois ans (seuils
 * réglables), qui en comptait au moins trente (plancher réglable, daté) ; si le hasard suffit à l'expliquer, la tâche le dit.
 */
export function veillerNaissances(serie: readonly Mesure[], { seuil, duree, plancher }: Reglage): Vu | null {
  const connues = serie.filter(({ valeur }) => valeur !== null).toSorted((a, b) => b.millesime - a.millesime);
  const [derniere] = connues;
  const avant = connues.find(({ millesime }) => derniere !== undefined && millesime === derniere.millesime - duree);
  if (derniere?.valeur == null || avant?.valeur == null || avant.valeur < plancher) return null;
  const baisse = ((avant.valeur - derniere.valeur) / avant.valeur) * 100;
  if (baisse < seuil) return null;
  const prudence = comptesDifferent(avant.valeur, derniere.valeur)
    ? ""
    : " Sur d’aussi petits nombres, l’écart peut tenir au hasard : à suivre.";
  const phrase = `${pluriel(derniere.valeur, "naissance")} en ${derniere.millesime}, ${entier(avant.valeur)} en ${avant.millesime} : ${entier(baisse)} % de moins en ${pluriel(duree, "an")}.${prudence}`;
  return { millesime: derniere.millesime, constat: { phrase, statistique: "naissances" } };
}

/** Au-dessous, une part ne dit rien : un départ la fait changer de moitié. */
const ASSEZ = 5;

/** OBS-31 : les assistants maternels vieillissent quand plus de la moitié ont plus de 55 ans (seuil réglable), s'il y en a au moins cinq. */
export function veillerAssistants(
  { millesime, valeur, numerateur, denominateur }: Mesure,
  { seuil }: Pick<Regle, "seuil">,
): Vu | null {
  if (valeur === null || numerateur === null || denominateur === null) return null;
  if (denominateur < ASSEZ || valeur <= seuil) return null;
  const phrase = `${pluriel(numerateur, "assistant maternel", "assistants maternels")} sur ${entier(denominateur)} ${accorder(numerateur, "a", "ont")} plus de 55 ans en ${millesime} (${entier(valeur)} %).`;
  return { millesime, constat: { phrase, statistique: "partAssistantsPlus55" } };
}

/** Ce qu'il faut d'enfants pour que manquer d'une place se voie dans un taux. */
const ENFANTS = 20;

/** OBS-32 : les places ne suffisent plus quand la couverture passe sous le seuil, s'il y a au moins vingt enfants de moins de 3 ans. */
export function veillerCouverture(
  { millesime, valeur, denominateur }: Mesure,
  { seuil }: Pick<Regle, "seuil">,
): Vu | null {
  if (valeur === null || valeur >= seuil) return null;
  if (denominateur !== null && denominateur < ENFANTS) return null;
  const phrase = `${dixieme(valeur)} ${accorder(valeur, "place")} pour 100 enfants de moins de 3 ans en ${millesime}, au-dessous de ${dixieme(seuil)}.`;
  return { millesime, constat: { phrase, statistique: "tauxCouvertureGlobal" } };
}

type Fermante = { nom: string; fin: Jour | null };

/** Une fermeture plus ancienne que cela n'est plus une nouvelle. */
const MOIS_PASSES = 12;

/** OBS-33 : une structure ferme quand sa fin est écrite dans les six mois qui viennent (réglable), ou dans l'année passée. */
export function veillerFermeture({ nom, fin }: Fermante, aujourdhui: Jour, { seuil }: Pick<Regle, "seuil">): Vu | null {
  if (fin === null || fin > plusMois(aujourdhui, seuil) || fin < plusMois(aujourdhui, -MOIS_PASSES)) return null;
  const verbe = fin < aujourdhui ? "a fermé" : "ferme";
  return { millesime: annee(fin), constat: { phrase: `${nom} ${verbe} le ${enLettres(fin)}.`, statistique: null } };
}
