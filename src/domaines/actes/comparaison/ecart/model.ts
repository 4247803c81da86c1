import type { Liste } from "../../contenu/model.ts";
import type { Mots } from "#commun/mots.ts";

/** Une différence telle qu'une page la montre ; `mots` : le même texte, mot à mot, quand il y a un avant et un après. */
export type EcartLu = { quoi: string; avant: string | null; apres: string | null; mots: readonly Mots[] | null };

/** Tout ce qui change d'un même élément. */
export type GroupeEcarts = { cle: string; liste: Liste; id: string; objet: string; ecarts: readonly EcartLu[] };
