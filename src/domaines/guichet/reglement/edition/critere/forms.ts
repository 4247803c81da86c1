import { getTerritoires, trouverCommune } from "#domaines/territoire/index.ts";
import { valuesOf } from "#platform/forms.ts";
import type { FormErrors } from "#ui/form.ts";
import { lirePalier, type SaisieCritere } from "../../forms.ts";
import { PHRASES_INTERDIT } from "../../interdit/lexique.ts";
import { interditDuCritere, motInterdit } from "../../interdit/rules.ts";
import {
  type Bareme,
  type Critere,
  LANGUES_TRADUITES,
  type LangueTraduite,
  type Traduction,
  type Tranche,
} from "../../model.ts";

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

const TRADUITS = ["libelle", "description", "piece", "unite", "paliers"] as const;
const CHAMPS = [
  ...(["code", "libelle", "description", "piece", "unite", "tranches"] as const),
  ...LANGUES_TRADUITES.flatMap((langue) => TRADUITS.map((champ) => `${champ}_${langue}` as const)),
];

/** Ce que le critère dit dans une autre langue ; rien, si rien n'y est dit. */
function traductionDe(saisie: SaisieCritere, langue: LangueTraduite): Traduction | null {
  const dite: Traduction = {
    libelle: saisie[`libelle_${langue}`],
    description: saisie[`description_${langue}`],
    piece: saisie[`piece_${langue}`],
    unite: saisie[`unite_${langue}`],
    paliers: saisie[`paliers_${langue}`],
  };
  return Object.values(dite).some(({ length }) => length > 0) ? dite : null;
}

/** Les langues où le critère se lit ; une échelle y dit autant de paliers qu'en français, ou aucun. */
function traductionsDe(saisie: SaisieCritere, errors: Errors): Pick<Critere, "traductions"> {
  const dites = LANGUES_TRADUITES.flatMap((langue) => {
    const dite = traductionDe(saisie, langue);
    const paliers = dite?.paliers.length ?? 0;
    if (paliers > 0 && paliers !== saisie.tranches.length)
      errors[`paliers_${langue}`] = ["Écrivez autant de lignes qu’il y a de paliers, dans le même ordre"];
    return dite ? [[langue, dite] as const] : [];
  });
  return dites.length > 0 ? { traductions: Object.fromEntries(dites) } : {};
}

function structuresDe({ structures }: SaisieCritere, connues: ReadonlySet<string>, errors: Errors): string[] {
  if (structures.some((id) => !connues.has(id))) errors["structures"] = ["Une structure n’est plus au registre"];
  return structures;
}

/** La case où se lit un mot interdit. */
const champInterdit = (values: Record<string, string>): string =>
  CHAMPS.find((champ) => motInterdit(values[champ] ?? "")) ?? "libelle";

/** Selon GUI-200, un critère interdit n'entre pas dans le barème, fût-ce en brouillon ; la case qui le dit se montre. */
export function critereDe(saisie: SaisieCritere, form: FormData, connues: ReadonlySet<string>): Critere | FormErrors {
  const errors: Errors = {};
  const { code, libelle, description, piece, fait } = saisie;
  const communes = communesDe(saisie, errors);
  const structures = structuresDe(saisie, connues, errors);
  const critere: Critere = {
    code,
    libelle,
    description,
    piece,
    fait,
    communes,
    groupe: saisie.groupe === "" ? null : saisie.groupe,
    ...(structures.length > 0 ? { structures } : {}),
    ...traductionsDe(saisie, errors),
    ...baremeDe(saisie, errors),
  };
  const values = valuesOf(form);
  const interdit = interditDuCritere(critere);
  if (interdit) errors[champInterdit(values)] = [`${PHRASES_INTERDIT[interdit.motif]} (« ${interdit.mot} »)`];
  return Object.keys(errors).length > 0 ? { values, errors } : critere;
}
