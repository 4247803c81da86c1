import { ArbrePage } from "../arbre/pages.tsx";
import { CalendrierPage } from "../calendrier/pages.tsx";
import { CartesPage } from "../cartes/pages.tsx";
import type { Fiche } from "../model.ts";
import { SynthesePage } from "../synthese/pages.tsx";
import { TableauPage } from "../tableau/pages.tsx";
import type { AxeCartes } from "../vue/model.ts";
import type { Contexte, NomVue } from "../vue/pages.tsx";

type Props = { contexte: Contexte; fiches: Fiche[]; axe: AxeCartes };

const PAGES: Record<NomVue, (props: Props) => ReturnType<typeof TableauPage>> = {
  arbre: ArbrePage,
  tableau: TableauPage,
  cartes: CartesPage,
  calendrier: CalendrierPage,
  synthese: SynthesePage,
};

/** La page d'une vue : les mêmes fiches, en arbre, en tableau, en cartes, au calendrier ou sur papier. */
export const pageDe = (vue: NomVue, props: Props) => PAGES[vue](props);
