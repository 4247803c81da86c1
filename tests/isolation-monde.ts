import type { Role } from "#commun/perimetre.ts";

/** The world of the walk: who is what, where. `null`: on the whole espace. */
export const ESPACES: Record<string, readonly string[]> = { a: ["a1", "a2", "a3"], b: ["b1", "b2"], c: ["c1"] };
type RoleIci = readonly [espace: string, convention: string | null, role: Exclude<Role, "administrateur">];
export const PERSONNES: Record<string, readonly RoleIci[]> = {
  chargeeA: [["a", null, "chargeCooperation"]],
  chargeeB: [["b", null, "chargeCooperation"]],
  chargeeC: [["c", null, "chargeCooperation"]],
  chargeeDeUne: [["a", "a2", "chargeCooperation"]],
  redactrice: [
    ["a", "a1", "redacteur"],
    ["b", "b2", "redacteur"],
  ],
  pilote: [["a", "a1", "pilote"]],
  elu: [
    ["a", "a3", "elu"],
    ["c", "c1", "elu"],
  ],
  caf: [
    ["a", null, "conseillerCaf"],
    ["b", "b1", "conseillerCaf"],
    ["c", null, "conseillerCaf"],
  ],
  dpo: [
    ["b", null, "dpo"],
    ["a", "a1", "dpo"],
  ],
  lecteur: [["b", "b2", "lecteur"]],
  referent: [["a", "a2", "referentCollectivite"]],
  administratrice: [],
  sansRole: [],
};

export const espaceDe = (convention: string): string => convention.slice(0, 1);

/** Every text written by the walk bears the place that it belongs to: an espace (`a0`) or a convention (`a1`). */
export const marque = (lieu: string): string => `Partage zq${lieu}qz`;
export const marquesDans = (texte: string): string[] => [
  ...new Set([...texte.matchAll(/zq([a-c]\d)qz/gi)].map(([, lieu = ""]) => lieu.toLowerCase())),
];

/** What one role gives to read: the espace's own rows, and its convention, or all of them. */
const portee = ([espace, convention]: RoleIci): string[] => [
  `${espace}0`,
  ...(convention ? [convention] : (ESPACES[espace] ?? [])),
];

/** The places whose texts a person may read, at an espace, at a convention, or in all. */
export function lisibles(personne: string, ou: string | null): Set<string> {
  const portees = (PERSONNES[personne] ?? []).map(portee);
  if (ou === null) return new Set(portees.flat());
  if (ou in ESPACES) return new Set(portees.filter(([premier]) => premier === `${ou}0`).flat());
  return new Set(portees.some((places) => places.includes(ou)) ? [`${espaceDe(ou)}0`, ou] : []);
}
