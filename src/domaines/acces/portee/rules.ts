import type { Perimetre } from "#commun/perimetre.ts";
import type { Action, MonLieu } from "../model.ts";
import { peut } from "../rules.ts";

/** ACC-40 : ce qui se lit dans plusieurs espaces se lit convention par convention, là où l'un des rôles le permet, et nulle part ailleurs. */
export function perimetresPour(lieux: readonly MonLieu[], compte: string, action: Action): Perimetre[] {
  const perimetres = new Map<string, Perimetre>();
  for (const { espace, convention, roles } of lieux) {
    if (convention === null || !peut(roles, action)) continue;
    const deja = perimetres.get(espace);
    const conventions = [...(deja?.conventions ?? []), convention];
    perimetres.set(espace, { espace, compte, conventions, roles: [...new Set([...(deja?.roles ?? []), ...roles])] });
  }
  return [...perimetres.values()];
}
