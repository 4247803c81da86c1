import { enLettres, estJour } from "#commun/jour.ts";
import { lireNombre, saisieDuNombre } from "../../valeur/nombre/rules.ts";
import type { Cible, Definition, Indicateur } from "../model.ts";

const CIBLE = /^(?:(.+\S)\s*,\s*)?(\d{4}(?:-\d{2}-\d{2})?)\s*:\s*(.+)$/;

/** SUI-122 : « 2027 : 60 » vise la fin de l'année ; « 2027-06-30 : 45 » ce jour-là ; « Condat, 2027 : 12 » une modalité. */
export function lireCible(ligne: string): Cible | null {
  const [, modalite, quand = "", combien = ""] = CIBLE.exec(ligne) ?? [];
  const date = quand.length === 4 ? `${quand}-12-31` : quand;
  const valeur = lireNombre(combien.replace(/\s*%$/, ""));
  if (!estJour(date) || valeur === null) return null;
  return modalite === undefined ? { date, valeur } : { date, valeur, modalite };
}

export const ecrireCible = ({ date, valeur, modalite }: Cible): string =>
  `${modalite === undefined ? "" : `${modalite}, `}${date.endsWith("-12-31") ? date.slice(0, 4) : date} : ${saisieDuNombre(valeur)}`;

export const cibleEnLettres = ({ date }: Cible): string =>
  date.endsWith("-12-31") ? `fin ${date.slice(0, 4)}` : `le ${enLettres(date)}`;

/** Ce que montre le formulaire d'un indicateur, champ par champ. */
export type TexteDefinition = Record<string, string>;
export const saisieDefinition = (
  indicateur: Definition & Partial<Pick<Indicateur, "fiches" | "version">>,
): TexteDefinition => ({
  libelle: indicateur.libelle,
  mesure: indicateur.mesure,
  unite: indicateur.unite,
  sens: indicateur.sens,
  cumul: indicateur.cumul ? "1" : "",
  frequence: indicateur.frequence,
  source: indicateur.source,
  statistique: indicateur.statistique,
  millesime: indicateur.millesime,
  depart: saisieDuNombre(indicateur.depart?.nombre),
  departSur: saisieDuNombre(indicateur.depart?.sur),
  departLe: indicateur.depart?.le ?? "",
  cibles: indicateur.cibles.map(ecrireCible).join("\n"),
  ventilation: indicateur.ventilation,
  modalites: indicateur.modalites.join("\n"),
  niveaux: indicateur.niveaux.join("\n"),
  minimum: saisieDuNombre(indicateur.minimum),
  maximum: saisieDuNombre(indicateur.maximum),
  decompte: indicateur.decompte ?? "",
  service: indicateur.service ?? "",
  fiches: (indicateur.fiches ?? []).join("\n"),
  version: String(indicateur.version ?? 0),
});
