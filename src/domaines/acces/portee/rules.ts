import type { Perimetre } from "#commun/perimetre.ts";
import type { Action, MonLieu } from "../model.ts";
import { peut } from "../rules.ts";

/**
 * ACC-40 : ce qui se lit dans plusieurs espaces se lit convention par convention, là où l'un des rôles le permet, et nulle part
 * ailleurs ; deux conventions d'un même espace ne se lisent ensemble que si l'on y est la même chose.
 */
export function perimetresPour(lieux: readonly MonLieu[], compte: string, action: Action): Perimetre[] {
  const perimetres = new Map<string, Perimetre>();
  for (const { espace, convention, roles } of lieux) {
    if (convention === null || !peut(roles, action)) continue;
    const cle = [espace, ...roles.toSorted()].join("/");
    const conventions = [...(perimetres.get(cle)?.conventions ?? []), convention];
    perimetres.set(cle, { espace, compte, conventions, roles });
  }
  return [...perimetres.values()];
}
