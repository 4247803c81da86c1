import type { Campagne, Demande } from "../campagne/model.ts";

/** Ce qu'une campagne ouverte demande à quelqu'un. */
export type Mienne = {
  campagne: Campagne;
  demande: Demande;
  titre: string;
  nomVolet: string;
  /** Ce qui en était dit avant : sans lui, « rien de neuf » ne veut rien dire. */
  dernier: string | null;
};
