import { type CodeSection, estSection } from "../section/lexique.ts";
import type { Saisie } from "../section/model.ts";

/** Une section ; ou les notes, les ajustements, que quelqu'un donnait à un bilan qui fut adopté. */
export type CodeBrouillon = CodeSection | "notes" | "ajuster";
export type Brouillon = { section: CodeBrouillon; version: number; saisie: Saisie; le: string };

export const estBrouillon = (dit: string): dit is CodeBrouillon =>
  estSection(dit) || dit === "notes" || dit === "ajuster";

/** Où revient, dans la page du bilan, qui en a fini avec un brouillon. */
export const ancreDe = (section: CodeBrouillon): CodeSection =>
  (({ notes: "criteres", ajuster: "ajustements" }) as const)[section as "notes" | "ajuster"] ?? section;
