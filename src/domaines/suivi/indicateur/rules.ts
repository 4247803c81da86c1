import { type Refus, refus } from "#commun/refus.ts";
import { sansAccents } from "#commun/texte.ts";
import { DEFINITION_NEUVE, type Definition, type Indicateur, type Mesure } from "./model.ts";

export type RefusDefinition =
  | "depart-sans-tout"
  | "niveaux-manquants"
  | "modalites-manquantes"
  | "bornes-croisees"
  | "decompte-impossible"
  | "cumul-impossible"
  | "cible-sans-modalite";

const EXIGENCES: readonly [RefusDefinition, (definition: Definition) => boolean][] = [
  ["depart-sans-tout", ({ mesure, depart }) => mesure === "pourcentage" && depart !== null && !((depart.sur ?? 0) > 0)],
  ["niveaux-manquants", ({ mesure, niveaux }) => mesure === "echelle" && niveaux.length < 2],
  [
    "modalites-manquantes",
    ({ ventilation, modalites, decompte }) => ventilation !== "aucune" && !decompte && modalites.length < 2,
  ],
  ["bornes-croisees", ({ minimum, maximum }) => minimum !== null && maximum !== null && minimum > maximum],
  ["decompte-impossible", ({ mesure, decompte }) => decompte !== null && mesure !== "nombre"],
  [
    "cible-sans-modalite",
    ({ cibles, ventilation, modalites, decompte }) =>
      cibles.some(
        ({ modalite }) =>
          modalite !== undefined && (ventilation === "aucune" || (!decompte && !modalites.includes(modalite))),
      ),
  ],
  ["cumul-impossible", ({ mesure, cumul }) => cumul && (mesure === "echelle" || mesure === "observation")],
];

/**
 * SUI-113 : une définition se tient : une part a son tout jusque dans sa valeur de départ, une échelle a deux niveaux, une ventilation
 * deux modalités (les séances donnent les leurs), le minimum n'est pas au-dessus du maximum ; seul un nombre se compte depuis les séances, un niveau ne s'additionne pas ; une cible ne nomme qu'une de ses modalités.
 */
export function verifierDefinition(definition: Definition): Definition | Refus<RefusDefinition> {
  const manquee = EXIGENCES.find(([, manque]) => manque(definition));
  return manquee ? refus(manquee[0]) : definition;
}

/** Ce qu'une mesure n'a pas. */
const SANS: Record<Mesure, Partial<Definition>> = {
  nombre: { niveaux: [] },
  pourcentage: { niveaux: [] },
  echelle: { minimum: null, maximum: null },
  observation: { niveaux: [], minimum: null, maximum: null, cibles: [], ventilation: "aucune" },
};

/** Le départ, avec son tout si c'est une part ; des observations n'en ont pas. */
function departDe({ mesure, depart }: Definition): Definition["depart"] {
  if (depart === null || mesure === "observation") return null;
  return { ...depart, sur: mesure === "pourcentage" ? depart.sur : null };
}

/** SUI-114 : ce qui dépend d'une mesure que l'indicateur n'a pas s'oublie : niveaux, bornes, modalités, tout du départ. */
export function accorder(definition: Definition): Definition {
  const { mesure, ventilation, decompte, modalites } = definition;
  return {
    ...definition,
    ...SANS[mesure],
    depart: departDe(definition),
    unite: mesure === "pourcentage" ? "%" : definition.unite,
    modalites: ventilation === "aucune" || decompte ? [] : [...new Set(modalites)],
    service: decompte ? definition.service : null,
  };
}

type Proposition = { libelle: string; nature: "quantitatif" | "qualitatif" | null };

const cle = (libelle: string) =>
  sansAccents(libelle)
    .replace(/[^a-z0-9]+/g, " ")
    .trim();

/** SUI-115 : de ce que la fiche annonce, un indicateur se crée en un geste : un nombre, ou des observations s'il est qualitatif. */
export const depuisProposition = ({ libelle, nature }: Proposition): Definition => ({
  ...DEFINITION_NEUVE,
  libelle,
  mesure: nature === "qualitatif" ? "observation" : "nombre",
});

/** SUI-116 : un indicateur du même intitulé existe déjà : on le rattache à la fiche au lieu d'en créer un second. */
export const deMemeNom = <Un extends Pick<Indicateur, "libelle">>(
  indicateurs: readonly Un[],
  libelle: string,
): Un | undefined => indicateurs.find((un) => cle(un.libelle) === cle(libelle));

/** SUI-117 : qui définit les indicateurs les saisit tous, et le référent d'une collectivité aussi ; un pilote, ceux des fiches qu'il pilote. */
export const peutSaisirIndicateur = (
  { tous, lesMiens }: { tous: boolean; lesMiens: boolean },
  fiches: readonly { pilotee: boolean }[],
): boolean => tous || (lesMiens && fiches.some(({ pilotee }) => pilotee));
