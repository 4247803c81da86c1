import { getTerritoires, trouverCommune } from "#domaines/territoire/index.ts";
import { valuesOf } from "#platform/forms.ts";
import type { FormErrors } from "#ui/form.ts";
import { lirePalier, type SaisieCritere } from "../../forms.ts";
import { PHRASES_INTERDIT } from "../../interdit/lexique.ts";
import { interditDuCritere, motInterdit } from "../../interdit/rules.ts";
import type { Bareme, Critere, Tranche } from "../../model.ts";

type Errors = Record<string, string[]>;

function baremeDe({ type, points, unite, maximum, minimum, tranches }: SaisieCritere, errors: Errors): Bareme {
  if (type === "booleen") return { type, points };
  if (type === "expert") {
    if (minimum > maximum) errors["minimum"] = ["Le minimum vient avant le maximum"];
    return { type, minimum, maximum };
  }
  if (type === "parUnite") {
    if (maximum < 1) errors["maximum"] = ["Un critère à l’unité dit son maximum : attendre ne compte pas sans fin"];
    if (unite === "") errors["unite"] = ["Dites l’unité"];
    return { type, points, unite, maximum };
  }
  const paliers = tranches.map((ligne) => lirePalier(ligne));
  const faux = tranches.find((_, rang) => paliers[rang] === null);
  if (tranches.length === 0) errors["tranches"] = ["Écrivez un palier par ligne"];
  else if (faux) errors["tranches"] = [`« ${faux} » se lit mal : écrivez « 2 ; Deux parents au travail ; 40 »`];
  return { type, tranches: paliers.filter((palier): palier is Tranche => palier !== null) };
}

function communesDe({ fait, communes }: SaisieCritere, errors: Errors): string[] {
  if (fait !== "commune") return [];
  const index = getTerritoires();
  const trouvees = communes.map((nom) => (index.communes.has(nom) ? nom : trouverCommune(index, nom)?.commune.code));
  const inconnue = communes.find((_, rang) => trouvees[rang] === undefined);
  if (communes.length === 0) errors["communes"] = ["Nommez une commune au moins"];
  else if (inconnue) errors["communes"] = [`« ${inconnue} » n’est pas une commune connue`];
  return trouvees.filter((code) => code !== undefined);
}

const CHAMPS = ["code", "libelle", "description", "piece", "unite", "tranches"] as const;

/** La case où se lit un mot interdit. */
const champInterdit = (values: Record<string, string>): string =>
  CHAMPS.find((champ) => motInterdit(values[champ] ?? "")) ?? "libelle";

/** GUI-200 : un critère interdit n'entre pas dans le barème, fût-ce en brouillon ; la case qui le dit se montre. */
export function critereDe(saisie: SaisieCritere, form: FormData): Critere | FormErrors {
  const errors: Errors = {};
  const { code, libelle, description, piece, fait } = saisie;
  const communes = communesDe(saisie, errors);
  const critere: Critere = {
    code,
    libelle,
    description,
    piece,
    fait,
    communes,
    groupe: saisie.groupe === "" ? null : saisie.groupe,
    ...baremeDe(saisie, errors),
  };
  const values = valuesOf(form);
  const interdit = interditDuCritere(critere);
  if (interdit) errors[champInterdit(values)] = [`${PHRASES_INTERDIT[interdit.motif]} (« ${interdit.mot} »)`];
  return Object.keys(errors).length > 0 ? { values, errors } : critere;
}
