import type { CodeSection } from "../section/lexique.ts";
import type { Saisie } from "../section/model.ts";

/** Une section ; ou les notes, les ajustements, que quelqu'un donnait à un bilan qui fut adopté. */
export type CodeBrouillon = CodeSection | "notes" | "ajuster";
export type Brouillon = { section: CodeBrouillon; version: number; saisie: Saisie; le: string };
