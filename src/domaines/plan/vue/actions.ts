import type { Perimetre } from "#commun/perimetre.ts";
import { peut } from "#domaines/acces/index.ts";
import { etatsDemandables } from "../etat/rules.ts";
import { parseVue } from "./forms.ts";
import type { Vue } from "./model.ts";

/** La vue que dit une adresse, telle que cette personne peut la demander. */
export function vuePour({ roles }: Perimetre, params: URLSearchParams): Vue {
  const vue = parseVue(params);
  return { ...vue, etats: etatsDemandables(vue.etats, peut(roles, "suivi.conduire")) };
}
