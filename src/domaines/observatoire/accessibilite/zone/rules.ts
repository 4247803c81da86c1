import type { CommuneEtudiee, GenreZoneAcces, ZoneAcces } from "../etude/model.ts";
import { CLASSES_COMMUNE, type Palier, type Parametres } from "../model.ts";
import { SEUILS } from "../parametre/lexique.ts";

/** Ce qu'un essai a vu d'une commune ; `decalage` : de combien de minutes il bouge la portée. */
export type Vue = { acces: number; proche: number; eaje: boolean; reference: number; decalage: number };

/** OBS-63 : une zone à blanc est une commune sans établissement d'accueil ; ce n'est pas encore une pénurie. */
export const estABlanc = ({ eaje }: Vue): boolean => !eaje;

/** OBS-64 : une zone blanche n'a aucune place à quinze minutes (vingt si la commune est rurale), et au moins cinq enfants. */
export const estBlanche = ({ enfants, classe }: CommuneEtudiee, { proche, decalage }: Vue): boolean =>
  enfants >= SEUILS.enfantsMin && proche > (SEUILS.blanche[CLASSES_COMMUNE.indexOf(classe)] ?? 15) + decalage;

/** OBS-65 : une zone sous-dotée a moins de six dixièmes de la couverture nationale des mêmes modes. */
export const estSousDotee = ({ enfants }: CommuneEtudiee, { acces, reference }: Vue): boolean =>
  enfants > 0 && acces < SEUILS.sousDotee * reference;

/** OBS-66 : une zone en tension laisse sans place plus de trois demandes sur dix ; sans demandes comptées, on ne dit rien. */
export const estEnTension = ({ demandes }: CommuneEtudiee): boolean =>
  Boolean(demandes && demandes.recues > 0 && demandes.refusees / demandes.recues > SEUILS.tension);

const JUGES: Record<GenreZoneAcces, (commune: CommuneEtudiee, vue: Vue) => boolean> = {
  aBlanc: (_, vue) => estABlanc(vue),
  blanche: estBlanche,
  sousDotee: estSousDotee,
  enTension: estEnTension,
};

/** OBS-67 : une zone se dit selon le premier essai ; elle est ferme si tous les essais la disent. */
export function zonesDUneCommune(commune: CommuneEtudiee, vues: readonly [Vue, ...Vue[]]): ZoneAcces[] {
  return (Object.keys(JUGES) as GenreZoneAcces[]).flatMap((genre): ZoneAcces[] => {
    if (!JUGES[genre](commune, vues[0])) return [];
    const essais = vues.filter((vue) => JUGES[genre](commune, vue)).length;
    return [{ genre, ferme: essais === vues.length, essais, sur: vues.length }];
  });
}

/** OBS-68 : reculer la portée allonge le dernier palier ; l'avancer coupe ceux qui la dépassent. */
function decaler(paliers: readonly Palier[], decalage: number): Palier[] {
  const portee = (paliers.at(-1)?.jusqua ?? 0) + decalage;
  if (decalage >= 0) return paliers.map((un, rang) => (rang === paliers.length - 1 ? { ...un, jusqua: portee } : un));
  return paliers.flatMap((un, rang) =>
    (paliers[rang - 1]?.jusqua ?? 0) < portee ? { ...un, jusqua: Math.min(un.jusqua, portee) } : [],
  );
}

/** Les essais : le jeu publié d'abord, puis la portée à plus ou moins cinq minutes et les autres détours, ensemble. */
export function essaisDe<P extends Parametres>(publie: P): { profil: P; decalage: number }[] {
  const { variationPortee, detours } = SEUILS;
  const autres = [0, -variationPortee, variationPortee].flatMap((decalage) =>
    [publie.detour, ...detours].map((detour) => ({
      decalage,
      profil: { ...publie, detour, paliers: decaler(publie.paliers, decalage) },
    })),
  );
  return [{ profil: publie, decalage: 0 }, ...autres.slice(1)];
}
