import type { Structure } from "../structure/model.ts";

/**
 * Ce que peut corriger qui tient une structure : comment la joindre, pour qui, ce qu'elle propose, quand elle ouvre et ferme, ce qu'elle
 * coûte. Le reste s'écrit en remarque.
 */
export type ReponseStructure = {
  telephone: string | null;
  courriel: string | null;
  siteWeb: string | null;
  public: string;
  description: string;
} & Pick<Structure, "ouverture" | "fermetures" | "tarifs">;
