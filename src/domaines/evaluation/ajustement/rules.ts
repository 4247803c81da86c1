import type { Ajustement } from "./model.ts";

/** EVA-15 : un ajustement significatif propose un avenant, un ajustement mineur n'en demande pas (convention nationale, art. 9 et 11). */
export const proposeAvenant = ({ classe }: Pick<Ajustement, "classe">): boolean => classe === "significatif";
