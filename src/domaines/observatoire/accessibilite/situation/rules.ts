import { CLASSES_COMMUNE, type ClasseCommune } from "../model.ts";
import type { Situation } from "./model.ts";

/** En dessous de tant d'habitants une commune est rurale, puis périurbaine, puis dense : à défaut de mieux, et cela se corrige. */
const HABITANTS: readonly [number, ClasseCommune][] = [
  [3500, "rurale"],
  [50_000, "periurbaine"],
];

/** OBS-77 : à défaut d'être dite, la façon dont on roule dans une commune vient de sa population municipale. */
export const classeSelon = (habitants: number | null): ClasseCommune =>
  HABITANTS.find(([moins]) => (habitants ?? 0) < moins)?.[1] ?? "dense";

/** OBS-78 : dans une commune dont on sait la surface, un trajet fait la moitié de la racine de cette surface. */
export const kmInterne = (hectares: number): number => Math.sqrt(hectares / 100) / 2;

const nombre = (texte = ""): number | null => {
  const lu = texte.replace(",", ".").replace(/\s/g, "");
  return /^-?\d+(?:\.\d+)?$/.test(lu) ? Number(lu) : null;
};

const entre = (valeur: number | null, borne: number): valeur is number => valeur !== null && Math.abs(valeur) <= borne;

const lireSurface = (texte: string): number | null | undefined => {
  if (texte === "") return null;
  const hectares = nombre(texte);
  return hectares !== null && hectares > 0 ? hectares : undefined;
};

const lireClasse = (texte: string): ClasseCommune | null | undefined =>
  texte === "" ? null : CLASSES_COMMUNE.find((une) => une === texte.toLowerCase());

/** OBS-79 : une ligne dit une commune, sa latitude, sa longitude, puis, si l'on veut, comment on y roule et ses hectares. */
export function lireSituation(ligne: string): (Omit<Situation, "commune"> & { nom: string }) | string {
  const [nom, haut, droite, dite, surface] = `${ligne};;;;`.split(/[;\t]/).map((cellule) => cellule.trim());
  const [lat, lon] = [nombre(haut), nombre(droite)];
  const [classe, hectares] = [lireClasse(dite ?? ""), lireSurface(surface ?? "")];
  if (!nom) return "ne nomme pas de commune";
  if (!entre(lat, 85) || !entre(lon, 180)) return "ne dit pas une latitude et une longitude en degrés";
  if (classe === undefined) return "ne dit pas « rurale », « periurbaine » ou « dense »";
  if (hectares === undefined) return "ne dit pas une surface en hectares";
  return { nom, lat, lon, classe, hectares };
}
