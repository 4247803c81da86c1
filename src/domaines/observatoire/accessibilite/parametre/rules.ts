import type { Jour } from "#commun/jour.ts";
import { type Refus, refus } from "#commun/refus.ts";
import type { Palier, Profil } from "../model.ts";
import { COUVERTURES_NATIONALES, PROFILS } from "./lexique.ts";

export type RefusProfil = "paliers-desordonnes" | "poids-hors-bornes" | "vitesse-nulle";

/** OBS-80 : les paliers montent en minutes, leurs poids baissent de un à zéro ; on roule, et jamais plus court que tout droit. */
export function verifierProfil({
  paliers,
  vitesses,
  detour,
}: Pick<Profil, "paliers" | "vitesses" | "detour">): Refus<RefusProfil> | null {
  const suite = (rang: number): Palier => paliers[rang - 1] ?? { jusqua: 0, poids: 1 };
  if (paliers.length === 0 || paliers.some(({ jusqua }, rang) => jusqua <= suite(rang).jusqua || jusqua > 120))
    return refus("paliers-desordonnes");
  if (paliers.some(({ poids }, rang) => poids <= 0 || poids > suite(rang).poids)) return refus("poids-hors-bornes");
  return vitesses.some((une) => !(une > 0)) || !(detour >= 1) ? refus("vitesse-nulle") : null;
}

/** OBS-81 : ce jour-là comptent les hypothèses de l'espace les plus récentes ; sans elles, celles que Maillage publie. Une adresse peut en nommer d'autres. */
export function profilLe(propres: readonly Profil[], le: Jour, voulu?: string): Profil | undefined {
  const siennes = propres.filter(({ depuis }) => depuis <= le).toSorted((a, b) => (a.depuis < b.depuis ? 1 : -1));
  const tous = [...siennes, ...PROFILS];
  return tous.find(({ code }) => code === voulu) ?? tous[0];
}

/** OBS-139 : les temps d'un fichier sont ceux d'un véhicule, ou de l'horaire d'une ligne ; un calcul à pied n'en prend aucun. */
export const tempsSelon = <T>({ aPied }: Pick<Profil, "aPied">, temps: T | null): T | null => (aPied ? null : temps);

/** OBS-82 : ce que l'on compare à la France est sa dernière couverture connue ce jour-là, des mêmes modes. */
export function couvertureLe(le: Jour) {
  const connues = COUVERTURES_NATIONALES.filter(({ depuis }) => depuis <= le);
  return connues.toSorted((a, b) => (a.depuis < b.depuis ? 1 : -1))[0] ?? COUVERTURES_NATIONALES[0];
}

const decimal = (texte = ""): number =>
  /^\d+(?:[.,]\d+)?$/.test(texte.trim()) ? Number(texte.trim().replace(",", ".")) : Number.NaN;

/** Des paliers écrits un par ligne : « 5 : 1 » ; une ligne illisible donne un palier qu'aucune vérification n'accepte. */
export const lirePaliers = (lignes: readonly string[]): Palier[] =>
  lignes.map((ligne) => {
    const [jusqua, poids] = ligne.split(/[:;\t]/);
    return { jusqua: decimal(jusqua) || 0, poids: decimal(poids) || 0 };
  });

export const ecrirePaliers = (paliers: readonly Palier[]): string =>
  paliers.map(({ jusqua, poids }) => `${jusqua} : ${String(poids).replace(".", ",")}`).join("\n");
