import { estPetit } from "#commun/secret.ts";
import type { Depose, Lieu } from "#domaines/statistiques/model.ts";
import type { TypeEquipement } from "#domaines/equipements/model.ts";

type Accueil = { ageDe: number; capacite: number; presents: number | null; annee: number };

/** Ce que l'on lit d'une structure du registre. */
export type Tenue = {
  type: TypeEquipement;
  commune: string | null;
  sections: readonly { id: string; capacites: readonly number[] }[];
  accueils: readonly Accueil[];
};

const CRECHES: readonly TypeEquipement[] = ["eajePsu", "microCrechePaje", "halteGarderieItinerante"];

/** Ce que le registre compte d'une commune, et le chiffre du catalogue qui le dit. */
const COMPTES: Partial<Record<TypeEquipement, string>> = {
  eajePsu: "nbEajePsu",
  microCrechePaje: "nbMicroCrechesPaje",
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
export const placesDe = ({ sections }: { sections: readonly { capacites: readonly number[] }[] }): number =>
  sections.reduce((somme, { capacites }) => somme + Math.max(0, ...capacites), 0);

const somme = (nombres: readonly number[]) => nombres.reduce((total, un) => total + un, 0);

/** Ce qu'une section a de libre, demi-journée par demi-journée ; négatif, elle a plus d'enfants que de places. */
export type Libres = { structure: string; section: string; demiJournees: readonly number[] };

/**
 * OBS-133 : une crèche est occupée là où il ne reste pas de place : les demi-journées ouvertes moins celles que l'on dit libres ; une section
 * dont personne ne dit les places libres ne compte ni d'un côté ni de l'autre.
 */
export function occuper({ sections }: Pick<Tenue, "sections">, libres: readonly Libres[]): Terme[] {
  const dites = sections.flatMap(({ id, capacites }) => {
    const siennes = libres.find(({ section }) => section === id);
    return siennes ? [{ capacites, siennes: siennes.demiJournees }] : [];
  });
  if (dites.length === 0) return [];
  const ouvertes = somme(dites.map(({ capacites }) => somme(capacites)));
  const occupees = dites.map(({ capacites, siennes }) =>
    somme(capacites.map((places, rang) => Math.max(0, places - Math.max(0, siennes[rang] ?? places)))),
  );
  return [
    { statistique: "demiJourneesOuvertes", valeur: ouvertes },
    { statistique: "demiJourneesOccupees", valeur: somme(occupees) },
  ];
}

type Terme = { statistique: string; valeur: number };

function termesDe(tenue: Tenue, an: number, libres: readonly Libres[]): Terme[] {
  const reelles = { statistique: "placesReelles", valeur: placesDe(tenue) };
  const creche = CRECHES.includes(tenue.type) ? [reelles, ...occuper(tenue, libres)] : [];
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
 * OBS-37 : ce que les équipements comptent devient un chiffre de leur commune : places ouvertes et occupées, lieux par genre, enfants et places des
 * accueils de loisirs par âge ; un accueil dont on ne sait pas les présents ne fausse pas le remplissage.
 */
export function compterEquipements(tenues: readonly Tenue[], an: number, libres: readonly Libres[] = []): Depose[] {
  const sommes = new Map<string, { statistique: string; commune: string; valeur: number }>();
  for (const tenue of tenues) {
    const { commune } = tenue;
    if (!commune) continue;
    for (const { statistique, valeur } of termesDe(tenue, an, libres)) {
      const cle = `${statistique} ${commune}`;
      sommes.set(cle, { statistique, commune, valeur: valeur + (sommes.get(cle)?.valeur ?? 0) });
    }
  }
  return [...sommes.values()].map(({ statistique, commune, valeur }) => {
    const lieu: Lieu = { genre: "commune", code: commune };
    return { statistique, lieu, millesime: an, valeur };
  });
}

/** Vrai si ce que tient une structure peut entrer dans ce chiffre, qu'on l'ait compté ou non. */
function peutPorter(statistique: string, { type, accueils }: Tenue): boolean {
  if (statistique === COMPTES[type]) return true;
  if (statistique.includes("Alsh") && statistique !== "nbAlsh")
    return accueils.length > 0 || COMPTES[type] === "nbAlsh";
  return CRECHES.includes(type) && !statistique.startsWith("nb");
}

/**
 * OBS-140 : d'un chiffre que le registre compte quelque part, une commune de ses conventions où aucune structure ne peut le porter compte zéro :
 * sans cela, ni bassin ni intercommunalité ne s'additionnent. Une crèche, un accueil dont on ne sait rien ne fait pas un zéro.
 */
export function compterSansStructure(
  comptees: readonly Depose[],
  tenues: readonly Tenue[],
  communes: readonly string[],
  an: number,
): Depose[] {
  const dites = new Set(comptees.map(({ statistique, lieu }) => `${statistique} ${lieu.code}`));
  const parCommune = Map.groupBy(tenues, ({ commune }) => commune);
  return [...new Set(comptees.map(({ statistique }) => statistique))].flatMap((statistique) =>
    communes
      .filter((code) => !dites.has(`${statistique} ${code}`))
      .filter((code) => !parCommune.get(code)?.some((tenue) => peutPorter(statistique, tenue)))
      .map((code): Depose => ({ statistique, lieu: { genre: "commune", code }, millesime: an, valeur: 0 })),
  );
}

type Agrees = { commune: string; assistantes: number; agrement: number };

/**
 * OBS-135 : les agréments en cours d'une commune sont ses places agréées ; sous le seuil d'assistantes que dit le producteur, leur nombre est
 * un secret : seule, ce serait son agrément ; une commune qui n'en a aucune ne dit rien.
 */
export const compterAgrements = (accueils: readonly Agrees[], an: number, seuil: number | null): Depose[] =>
  accueils.flatMap(({ commune, assistantes, agrement }): Depose[] => {
    const lieu: Lieu = { genre: "commune", code: commune };
    const dit = { statistique: PLACES_AGREEES, lieu, millesime: an };
    if (agrement === 0) return [];
    return [seuil !== null && estPetit(assistantes, seuil) ? { ...dit, secret: true } : { ...dit, valeur: agrement }];
  });

export const PLACES_AGREEES = "placesAgreees";
