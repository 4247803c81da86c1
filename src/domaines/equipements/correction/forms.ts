import { z } from "zod";
import type { RefusDemande } from "#domaines/acteurs/correction/model.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { lireRangees } from "../rangee/forms.ts";
import type { Structure, Tarif } from "../structure/model.ts";
import { lireHoraires } from "../volet/grille/forms.ts";
import { FERMETURE, TARIF } from "../volet/lignes/forms.ts";
import { PREFIXE_TARIF } from "../volet/model.ts";
import type { ReponseStructure } from "./model.ts";
import { prose, texte } from "../volet/champs/forms.ts";

const REPONSE = z.object({
  version: z.coerce.number().int(),
  telephone: texte(30),
  courriel: texte(200).refine(
    (valeur) => valeur === null || /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(valeur),
    "Cette adresse de courriel est incomplète.",
  ),
  siteWeb: texte(300).refine(
    (valeur) => valeur === null || /^https?:\/\/[^\s/]+\.[^\s]+$/.test(valeur),
    "Une adresse de site commence par https://.",
  ),
  public: prose(300),
  description: prose(2000),
  remarque: texte(1000),
});

type Valeurs = Record<string, string>;

/** Les tranches d'un coût, dont les champs portent un préfixe : les heures ont déjà les noms « de » et « a ». */
function lireTarifs(values: Valeurs): Tarif[] | FormErrors {
  const sans = Object.entries(values).flatMap(([cle, valeur]) =>
    cle.startsWith(PREFIXE_TARIF) ? [[cle.slice(PREFIXE_TARIF.length), valeur]] : [],
  );
  const lus = lireRangees(TARIF, Object.fromEntries(sans), ["de", "a", "cout"]);
  if (!isFormErrors(lus)) return lus;
  const errors = Object.entries(lus.errors).map(([cle, fautes]) => [`${PREFIXE_TARIF}${cle}`, fautes]);
  return { values, errors: Object.fromEntries(errors) };
}

/** Ce que la page n'a pas envoyé reste comme il est. */
const lireListes = (values: Valeurs, { ouverture, fermetures, tarifs }: Structure) => ({
  ouverture: "de_0" in values ? lireHoraires(values) : ouverture,
  fermetures: "debut_0" in values ? lireRangees(FERMETURE, values, ["debut", "fin"]) : fermetures,
  tarifs: `${PREFIXE_TARIF}de_0` in values ? lireTarifs(values) : tarifs,
});

type Reponse = { version: number; remarque: string | null; reponse: ReponseStructure };

/** Ce que répond qui tient une structure, ou toutes ses fautes à la fois. */
export function lireReponse(form: FormData, structure: Structure): Reponse | FormErrors {
  const values = valuesOf(form);
  const lue = parseForm(REPONSE, form);
  const { ouverture, fermetures, tarifs } = lireListes(values, structure);
  if (isFormErrors(lue) || isFormErrors(ouverture) || isFormErrors(fermetures) || isFormErrors(tarifs)) {
    const fautives = [lue, ouverture, fermetures, tarifs].filter(isFormErrors);
    return { values, errors: Object.assign({}, ...fautives.map(({ errors }) => errors)) };
  }
  const { version, remarque, ...dite } = lue;
  return { version, remarque, reponse: { ...dite, ouverture, fermetures, tarifs } };
}

export const PHRASES_DEMANDE: Record<RefusDemande, string> = {
  "sans-courriel": "Cette structure n’a pas d’adresse de courriel : donnez-la d’abord.",
  "deja-demandee": "Le courriel est parti il y a moins d’une semaine : laissez le temps de répondre.",
  "sans-convention": "Aucune convention de cet espace ne vous est ouverte.",
};
