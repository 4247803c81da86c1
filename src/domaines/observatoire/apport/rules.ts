import type { Depose, Lieu } from "#domaines/statistiques/model.ts";
import type { TypeEquipement } from "#domaines/equipements/model.ts";

type Accueil = { ageDe: number; capacite: number; presents: number | null; annee: number };

/** Ce que l'on lit d'une structure du registre. */
export type Tenue = {
  type: TypeEquipement;
  commune: string | null;
  sections: readonly { capacites: readonly number[] }[];
  accueils: readonly Accueil[];
};

const CRECHES: readonly TypeEquipement[] = ["eajePsu", "microCrechePaje", "halteGarderieItinerante"];

/** Ce que le registre compte d'une commune, et le chiffre du catalogue qui le dit. */
const COMPTES: Partial<Record<TypeEquipement, string>> = {
  alshPerisco: "nbAlsh",
  alshExtrasco: "nbAlsh",
  centreSocial: "nbCentresSociaux",
  evs: "nbEvs",
  laep: "nbLaep",
  maisonDesParents: "nbMaisonsParents",
  fjt: "nbFjt",
};

/**
 * OBS-36 : les places ouvertes d'une crèche sont, section par section, la demi-journée où elle en a le plus : une place compte une fois,
 * quel que soit le nombre d'enfants qui s'en servent.
 */
export const placesDe = ({ sections }: Pick<Tenue, "sections">): number =>
  sections.reduce((somme, { capacites }) => somme + Math.max(0, ...capacites), 0);

type Terme = { statistique: string; valeur: number };

function termesDe(tenue: Tenue, an: number): Terme[] {
  const creche = CRECHES.includes(tenue.type) ? [{ statistique: "placesReelles", valeur: placesDe(tenue) }] : [];
  const compte = COMPTES[tenue.type];
  const loisirs = tenue.accueils
    .filter(({ annee }) => annee === an)
    .flatMap(({ ageDe, capacite, presents }): Terme[] => {
      const suffixe = ageDe < 6 ? "Moins6" : "6Plus";
      const places = { statistique: `placesAlsh${suffixe}`, valeur: capacite };
      return presents === null ? [] : [places, { statistique: `enfantsAlsh${suffixe}`, valeur: presents }];
    });
  return [...creche, ...(compte ? [{ statistique: compte, valeur: 1 }] : []), ...loisirs];
}

/**
 * OBS-37 : ce que les équipements comptent devient un chiffre de leur commune : places ouvertes, lieux par genre, enfants et places des
 * accueils de loisirs par âge ; un accueil dont on ne sait pas les présents ne fausse pas le remplissage.
 */
export function compterEquipements(tenues: readonly Tenue[], an: number): Depose[] {
  const sommes = new Map<string, { statistique: string; commune: string; valeur: number }>();
  for (const tenue of tenues) {
    const { commune } = tenue;
    if (!commune) continue;
    for (const { statistique, valeur } of termesDe(tenue, an)) {
      const cle = `${statistique} ${commune}`;
      sommes.set(cle, { statistique, commune, valeur: valeur + (sommes.get(cle)?.valeur ?? 0) });
    }
  }
  return [...sommes.values()].map(({ statistique, commune, valeur }) => {
    const lieu: Lieu = { genre: "commune", code: commune };
    return { statistique, lieu, millesime: an, valeur };
  });
}
