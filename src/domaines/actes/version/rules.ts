import type { Jour } from "#commun/jour.ts";
import type { ContenuVersion } from "../contenu/model.ts";
import { appliquer } from "../contenu/rules.ts";
import type { PasJournal, Signee } from "./model.ts";

/** ACTE-60 : la version qui vaut un jour est la dernière que toutes les parties avaient signée ce jour-là ; avant la première, aucune. */
export const versionAu = <V extends Pick<Signee, "signeeLe" | "numero">>(
  versions: readonly V[],
  le: Jour,
): V | undefined =>
  versions
    .filter(({ signeeLe }) => signeeLe <= le)
    .toSorted((a, b) => a.numero - b.numero)
    .at(-1);

/** ACTE-61 : rejouer les avenants signés jusqu'à un jour, à partir de la convention d'origine, donne la version de ce jour. */
export const rejouer = (origine: ContenuVersion, journal: readonly PasJournal[], le: Jour): ContenuVersion =>
  journal.filter((pas) => pas.le <= le).reduce((contenu, { ecarts }) => appliquer(contenu, ecarts), origine);
