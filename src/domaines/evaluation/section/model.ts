import type { CodeSection } from "./lexique.ts";

export type Saisie = Record<string, string>;

/** Ce que l'on a écrit d'une section ; version 0 : rien encore. */
export type SectionEcrite = {
  section: CodeSection;
  version: number;
  saisie: Saisie;
  modifieLe: string | null;
  modifiePar: string | null;
};
export type Ecrits = Partial<Record<CodeSection, SectionEcrite>>;

export const vierge = (section: CodeSection): SectionEcrite => ({
  section,
  version: 0,
  saisie: {},
  modifieLe: null,
  modifiePar: null,
});
