import { Refus } from "#commun/refus.ts";
import { newId } from "#platform/ids.ts";
import type { FormErrors } from "#ui/form.ts";
import { CODES_SECTION, DEMI_JOURNEES, type Horaire, NOMS_DEMI_JOURNEES, type Section } from "../../structure/model.ts";
import { verifierSections } from "../../structure/rules.ts";

type Valeurs = Record<string, string>;
type Fautes = Record<string, string[]>;

const HEURE = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

function lireHoraire(values: Valeurs, rang: number, fautes: Fautes): Horaire {
  const [de = "", a = ""] = [values[`de_${rang}`]?.trim(), values[`a_${rang}`]?.trim()];
  if (!de && !a) return null;
  const faute = fauteHoraire({ de, a }, NOMS_DEMI_JOURNEES[rang] ?? "");
  if (faute) fautes[`${faute.champ}_${rang}`] = [faute.phrase];
  return { de, a };
}

function fauteHoraire({ de, a }: { de: string; a: string }, nom: string): { champ: "de" | "a"; phrase: string } | null {
  if (!HEURE.test(de)) return { champ: "de", phrase: `Donnez l’heure d’ouverture du ${nom}, par exemple 07:30.` };
  if (!HEURE.test(a)) return { champ: "a", phrase: `Donnez l’heure de fermeture du ${nom}, par exemple 12:30.` };
  return de < a ? null : { champ: "a", phrase: `Le ${nom}, la fermeture vient après l’ouverture.` };
}

/** Les heures de chaque demi-journée ; vide, elle est fermée. */
export function lireHoraires(values: Valeurs): Horaire[] | FormErrors {
  const errors: Fautes = {};
  const horaires = Array.from({ length: DEMI_JOURNEES }, (_, rang) => lireHoraire(values, rang, errors));
  for (const [rang, matin] of horaires.entries()) {
    const suite = rang % 2 === 0 ? horaires[rang + 1] : null;
    if (matin && suite && suite.de < matin.a)
      errors[`de_${rang + 1}`] ??= [
        `Le ${NOMS_DEMI_JOURNEES[rang + 1]} ouvre après la fin du matin : la même heure ne compte pas deux fois.`,
      ];
  }
  return Object.keys(errors).length > 0 ? { values, errors } : horaires;
}

const PHRASES_SECTIONS = {
  "unique-et-ages": "Donnez des sections d’âge, ou une seule de tous âges, pas les deux.",
  "ages-desordonnes":
    "Dites jusqu’à quel âge on reste dans chaque section, du plus petit au plus grand ; la dernière n’en a pas besoin.",
} as const;

function lireNombre(values: Valeurs, cle: string, max: number, fautes: Fautes): number | null {
  const tape = values[cle]?.trim() ?? "";
  if (tape === "") return null;
  if (/^\d{1,3}$/.test(tape) && Number(tape) <= max) return Number(tape);
  fautes[cle] = [`« ${tape} » n’est pas un nombre de 0 à ${max}.`];
  return null;
}

function lireSection(
  values: Valeurs,
  code: Section["code"],
  fautes: Fautes,
): Omit<Section, "id" | "modulations"> | null {
  const partout = lireNombre(values, `toutes_${code}`, 500, fautes) ?? 0;
  const capacites = NOMS_DEMI_JOURNEES.map(
    (_, rang) => lireNombre(values, `places_${code}_${rang}`, 500, fautes) ?? partout,
  );
  const avantMois = lireNombre(values, `avant_${code}`, 83, fautes);
  return capacites.some(Boolean) ? { code, capacites, avantMois: avantMois || null } : null;
}

/** Les sections et leurs places ; celle qui reste garde son nom caché et ses modulations, celle que l'on vide s'en va. */
export function lireSections(values: Valeurs, avant: readonly Section[]): Section[] | FormErrors {
  const errors: Fautes = {};
  const lues = CODES_SECTION.flatMap((code): Section[] => {
    const lue = lireSection(values, code, errors);
    const connue = avant.find((une) => une.code === code);
    return lue ? [{ ...lue, id: connue?.id ?? newId(), modulations: connue?.modulations ?? [] }] : [];
  });
  if (Object.keys(errors).length > 0) return { values, errors };
  const refuse = verifierSections(lues);
  const [derniere] = lues.slice(-1);
  if (refuse instanceof Refus)
    return { values, errors: { [`avant_${lues[0]?.code ?? "bebes"}`]: [PHRASES_SECTIONS[refuse.code]] } };
  return lues.map((une) => (une === derniere ? { ...une, avantMois: null } : une));
}
