import type { Contenu } from "../../reglement/model.ts";

/** Ce que le règlement dit de la vie d'une demande. */
export type RegleDeVie = Pick<Contenu, "anciennete" | "refusRemetAZero" | "confirmation" | "rangMontre">;

/** Ce qu'une famille répond à une place proposée ; `rester` : elle refuse celle-ci et en attend une autre. */
export type ReponsePlace = "accepter" | "refuser" | "rester";
