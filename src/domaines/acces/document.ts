import { ROLES } from "#commun/perimetre.ts";
import { ACTIONS, LIBELLES_ACTION, LIBELLES_ROLE } from "./model.ts";
import { DROITS } from "./rules.ts";

const ligne = (cellules: readonly string[]) => `| ${cellules.join(" | ")} |`;

/** La table des droits, à imprimer : une ligne par acte, une colonne par rôle. */
export function ecrireDroits(): string {
  const titres = ["Acte", ...ROLES.map((role) => LIBELLES_ROLE[role])];
  const lignes = ACTIONS.map((action) =>
    ligne([LIBELLES_ACTION[action], ...ROLES.map((role) => (DROITS[action].includes(role) ? "oui" : "·"))]),
  );
  return [
    "# Qui peut quoi",
    "",
    "Cette table vient de `src/domaines/acces/rules.ts` (`DROITS`) ; une suite de tests vérifie chaque case, et que cette page",
    "est à jour (`npx vitest run src/domaines/acces/rules.test.ts -u` la récrit).",
    "",
    "Un rôle se donne sur une convention, ou sur un espace entier : ses conventions présentes et à venir. Plusieurs rôles",
    "s’ajoutent. L’administrateur est de l’installation : il ouvre espaces, comptes et premiers rôles, et ne lit aucun contenu.",
    "",
    ligne(titres),
    ligne(titres.map((_titre, rang) => (rang === 0 ? "---" : ":-:"))),
    ...lignes,
    "",
  ].join("\n");
}
