import { parseForm, valuesOf } from "#platform/forms.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { lireRangees } from "../rangee/forms.ts";
import { PHRASE_COMMUNE } from "../structure/forms.ts";
import type { Structure } from "../structure/model.ts";
import { lireHoraires, lireSections } from "./grille/forms.ts";
import { AGREMENT, AUTORISATION, COORDONNEES, IDENTITE } from "./identite/forms.ts";
import { FERMETURE, FINANCEMENT, LOISIR, MODULATION, QUALITE, TARIF } from "./lignes/forms.ts";
import { compteDesPlaces, type Financement, type NomVolet } from "./model.ts";

/** Ce qu'un volet change : la structure, ou ce qui tient à elle sans être dans sa ligne. */
export type Changement = { structure: Structure; financements?: Financement[]; appuis?: string[] };

/** `commune` : le code de la commune nommée, s'il y en a une. */
type Contexte = { structure: Structure; commune: (nom: string) => string | null };
type Lecture = (form: FormData, contexte: Contexte) => Changement | FormErrors;

function identite(form: FormData, { structure }: Contexte): Changement | FormErrors {
  const lue = parseForm(IDENTITE, form);
  if (isFormErrors(lue)) return lue;
  const { debut, fin, nom, ...dite } = lue;
  return { structure: { ...structure, ...dite, nom: nom || structure.nom, ouverte: { debut, fin } } };
}

function coordonnees(form: FormData, { structure, commune }: Contexte): Changement | FormErrors {
  const lue = parseForm(COORDONNEES, form);
  if (isFormErrors(lue)) return lue;
  const code = lue.commune === null ? null : commune(lue.commune);
  if (lue.commune !== null && code === null)
    return {
      values: valuesOf(form),
      errors: { commune: [PHRASE_COMMUNE] },
    };
  return { structure: { ...structure, ...lue, commune: code } };
}

function agrement(form: FormData, { structure }: Contexte): Changement | FormErrors {
  const lue = compteDesPlaces(structure.type) ? parseForm(AGREMENT, form) : parseForm(AUTORISATION, form);
  if (isFormErrors(lue)) return lue;
  const { numero, date, terme, ...dit } = lue;
  const autorisation = { ...(numero && { numero }), ...(date && { date }), ...(terme && { fin: terme }) };
  return { structure: { ...structure, ...dit, autorisation } };
}

function sections(form: FormData, { structure }: Contexte): Changement | FormErrors {
  const lues = lireSections(valuesOf(form), structure.sections);
  return isFormErrors(lues) ? lues : { structure: { ...structure, sections: lues } };
}

function modulations(form: FormData, { structure }: Contexte): Changement | FormErrors {
  const lues = lireRangees(MODULATION, valuesOf(form), ["debut", "fin", "capacites"]);
  if (isFormErrors(lues)) return lues;
  const siennes = structure.sections.map((section) => ({
    ...section,
    modulations: lues.flatMap(({ code, ...une }) => (code === section.code ? [une] : [])),
  }));
  return { structure: { ...structure, sections: siennes } };
}

function horaires(form: FormData, { structure }: Contexte): Changement | FormErrors {
  const lus = lireHoraires(valuesOf(form));
  return isFormErrors(lus) ? lus : { structure: { ...structure, ouverture: lus } };
}

function fermetures(form: FormData, { structure }: Contexte): Changement | FormErrors {
  const lues = lireRangees(FERMETURE, valuesOf(form), ["debut", "fin"]);
  if (isFormErrors(lues)) return lues;
  return { structure: { ...structure, fermetures: lues.toSorted((a, b) => (a.debut < b.debut ? -1 : 1)) } };
}

function financement(form: FormData, { structure }: Contexte): Changement | FormErrors {
  const lus = lireRangees(FINANCEMENT, valuesOf(form), ["annee", "montant"]);
  if (isFormErrors(lus)) return lus;
  const financements = lus.map((un) => ({
    ...un,
    collectivite: un.payeur === "collectivite" ? un.collectivite : null,
  }));
  return { structure, financements };
}

function tarifs(form: FormData, { structure }: Contexte): Changement | FormErrors {
  const lus = lireRangees(TARIF, valuesOf(form), ["de", "a", "cout"]);
  return isFormErrors(lus) ? lus : { structure: { ...structure, tarifs: lus } };
}

function loisirs(form: FormData, { structure }: Contexte): Changement | FormErrors {
  const lus = lireRangees(LOISIR, valuesOf(form), ["ageDe", "ageA", "capacite"]);
  return isFormErrors(lus) ? lus : { structure: { ...structure, accueils: lus } };
}

function qualite(form: FormData, { structure }: Contexte): Changement | FormErrors {
  const lues = lireRangees(QUALITE, valuesOf(form), ["intitule", "le", "preuve"]);
  return isFormErrors(lues) ? lues : { structure: { ...structure, qualite: lues } };
}

function soutiens(form: FormData, { structure }: Contexte): Changement {
  const noms = (valuesOf(form)["appuis"] ?? "").split(/\r?\n/).map((nom) => nom.trim().slice(0, 200));
  return { structure, appuis: [...new Set(noms.filter(Boolean))] };
}

/** Ce que chaque volet lit de son formulaire. */
export const LECTURES: Record<NomVolet, Lecture> = {
  identite,
  coordonnees,
  agrement,
  sections,
  modulations,
  horaires,
  fermetures,
  financement,
  tarifs,
  loisirs,
  qualite,
  soutiens,
};
