import { finDe, rentree } from "#commun/section.ts";
import type { Choix, Dossier, Enfant, Mois, PlaceDite, Reglages, Semaine } from "../model.ts";
import { enfantDe, type Formule, formulesDe, type Unite } from "./formule/rules.ts";
import { combinaisonsDe, separations } from "./ordre/rules.ts";
import { type Sejourneur, sejourDe } from "../sejour/rules.ts";

/** Ce qui passe devant les points : une place imposée, la place qu'on a déjà, le droit à une réserve. */
export const PALIERS = { impose: 3, garantie: 2, droit: 1, aucun: 0 } as const;
export const PALIER = 2 ** 20;

/** Une voie vue d'un dossier. */
type Voie = { voie: number; palier: number };

/** Où tombent les structures de la séance : leur rang, leur première voie, les réserves qui la suivent. */
export type Adresses = {
  rangs: ReadonlyMap<string, number>;
  premieres: Int32Array;
  /** Les âges auxquels chaque voie coupe ses séjours. */
  jeux: readonly number[];
  reserves: readonly (readonly { code: string; acces: "tous" | "ayantsDroit" }[])[];
};

/** Les options de la séance, qui s'écrivent l'une après l'autre. */
export type Redaction = {
  reglages: Reglages;
  adresses: Adresses;
  sejours: Sejourneur;
  parts: number[];
  voie: number[];
  semaine: number[];
  sejour: number[];
  enfant: number[];
  valeur: number[];
};

/** Ce qu'une unité peut écrire : ses enfants, ses entrées (par jeu d'âges, mois et enfant), le bout de séjour qu'elle garde où elle est. */
type Page = { redaction: Redaction; unite: Unite; entrees: number[][][]; restes: number[][]; ici: number };

/** Les séjours d'une unité qui entre ce mois-là, chaque enfant dans sa voie. */
function sejoursDans({ redaction, entrees }: Page, voies: readonly number[], entree: number): readonly number[] {
  const [seul] = entrees;
  if (seul && entrees.length === 1) return seul[entree] ?? [];
  return voies.map((voie, rang) => entrees[redaction.adresses.jeux[voie] ?? 0]?.[entree]?.[rang] ?? -1);
}

/** Combien de mois d'entrée une unité accepte. */
const moisDe = ({ entrees }: Page): number => entrees[0]?.length ?? 0;

const ENTIER = [-1];
const PREMIERS = [[0], [0, 1], [0, 1, 2]];

/** GUI-13 : les frères et sœurs séparés font autant de demandes, de même rang ; les autres n'en font qu'une (-1). */
export const unitesDe = ({ fratrie, enfants }: Dossier): readonly number[] =>
  fratrie === "separement" ? enfants.map((_, rang) => rang) : ENTIER;

/** L'unité d'un dossier entier (-1), ou d'un seul de ses enfants. */
export function uniteDe(dossier: Dossier, seul: number): Unite {
  if (seul >= 0) return { dossier, enfants: [seul] };
  return { dossier, enfants: PREMIERS[dossier.enfants.length - 1] ?? dossier.enfants.map((_, rang) => rang) };
}

/** Les structures où un dossier peut entrer, sans celles que la commission écarte ni celles hors de la séance. */
const choixDe = ({ adresses }: Redaction, { choix, ecartees }: Dossier): Choix[] =>
  choix.filter(({ structure }) => adresses.rangs.has(structure) && !ecartees?.includes(structure));

/**
 * GUI-11 : un ayant droit essaie la réserve puis les places ouvertes, ou l'inverse, selon l'ordre publié, et y passe devant ; les autres
 * n'y viennent qu'après les places ouvertes, si la réserve s'ouvre à tous.
 */
function voiesDe({ adresses, reglages }: Redaction, { droits = [] }: Dossier, structure: string): Voie[] {
  const rang = adresses.rangs.get(structure) as number;
  const ouverte = { voie: adresses.premieres[rang] as number, palier: PALIERS.aucun };
  const reserves = adresses.reserves[rang] ?? [];
  if (reserves.length === 0) return [ouverte];
  const numerotees = reserves.map((reserve, numero) => ({ ...reserve, voie: ouverte.voie + 1 + numero }));
  const siennes = numerotees
    .filter(({ code }) => droits.includes(code))
    .map(({ voie }) => ({ voie, palier: PALIERS.droit }));
  const autres = numerotees
    .filter(({ code, acces }) => acces === "tous" && !droits.includes(code))
    .map(({ voie }) => ({ voie, palier: PALIERS.aucun }));
  return reglages.reserves === "dAbord" ? [...siennes, ouverte, ...autres] : [ouverte, ...siennes, ...autres];
}

function ecrirePart(
  { redaction }: Page,
  enfant: number,
  [voie, semaine, sejour]: readonly [number, Semaine, number],
  valeur: number,
): void {
  redaction.voie.push(voie);
  redaction.semaine.push(semaine);
  redaction.sejour.push(sejour);
  redaction.enfant.push(enfant);
  redaction.valeur.push(valeur);
}

const fermerOption = ({ redaction }: Page) => redaction.parts.push(redaction.voie.length);

/** Les mois d'avant l'entrée, que l'enfant passe à sa place actuelle. */
function ecrireRestes(page: Page, entree: number): void {
  const { dossier, enfants } = page.unite;
  for (const [rang, sejour] of (page.restes[entree] ?? []).entries())
    if (sejour >= 0) {
      const enfant = enfants[rang] as number;
      const semaine = dossier.actuelle?.semaines[enfant] ?? 0;
      ecrirePart(page, enfant, [page.ici, semaine, sejour], PALIERS.garantie * PALIER);
    }
}

/** Une option : chaque enfant dans sa voie, à l'entrée dite, et le complément s'il y en a un. */
function ecrireOption(
  page: Page,
  voies: readonly number[],
  formule: Formule,
  [entree, valeurs]: readonly [number, readonly number[]],
): void {
  const { unite, redaction } = page;
  const sejours = sejoursDans(page, voies, entree);
  if (sejours.some((sejour) => sejour < 0)) return;
  ecrireRestes(page, entree);
  for (let rang = 0; rang < sejours.length; rang++) {
    const place = [voies[rang] as number, formule.semaines[rang] as number, sejours[rang] as number] as const;
    ecrirePart(page, unite.enfants[rang] as number, place, valeurs[rang] as number);
  }
  if (formule.complement >= 0) {
    const manque = (enfantDe(unite, 0).semaines[0] ?? 0) & ~(formule.semaines[0] as number);
    const voie = redaction.adresses.premieres[formule.complement] as number;
    const [sejour = -1] = sejoursDans(page, [voie], entree);
    ecrirePart(page, unite.enfants[0] as number, [voie, manque, sejour], unite.dossier.points);
  }
  fermerOption(page);
}

const complete = ({ redaction }: Page, { complement }: Formule, structure: string): boolean =>
  complement < 0 || complement !== redaction.adresses.rangs.get(structure);

/** Le même accueil pour toute l'unité dans une structure, par ses voies dans l'ordre. */
function ecrireEnsemble(page: Page, { structure, bonus = 0 }: Choix, formule: Formule, entree: number): void {
  if (!complete(page, formule, structure)) return;
  const { dossier, enfants } = page.unite;
  for (const { voie, palier } of voiesDe(page.redaction, dossier, structure)) {
    const valeur = palier * PALIER + dossier.points + bonus;
    ecrireOption(
      page,
      enfants.map(() => voie),
      formule,
      [entree, enfants.map(() => valeur)],
    );
  }
}

/** GUI-15 : « ensemble si possible » n'essaie des structures différentes qu'après toutes les façons d'être au même endroit. */
function ecrireSeparations(page: Page, choix: readonly Choix[], formules: readonly Formule[]): void {
  const { dossier, enfants } = page.unite;
  const ouvertes = choix.map(
    ({ structure }) =>
      page.redaction.adresses.premieres[page.redaction.adresses.rangs.get(structure) as number] as number,
  );
  for (let entree = 0; entree < moisDe(page); entree++)
    for (const formule of formules)
      for (const rangs of separations(enfants.length, choix.length)) {
        const valeurs = rangs.map((rang) => dossier.points + (choix[rang]?.bonus ?? 0));
        ecrireOption(
          page,
          rangs.map((rang) => ouvertes[rang] as number),
          formule,
          [entree, valeurs],
        );
      }
}

function voieDite({ adresses }: Redaction, { structure, reserve }: PlaceDite): number {
  const rang = adresses.rangs.get(structure);
  if (rang === undefined) return -1;
  const numero = (adresses.reserves[rang] ?? []).findIndex(({ code }) => code === reserve);
  return (adresses.premieres[rang] as number) + 1 + numero;
}

/** Une place imposée garde sous son palier les points qu'elle aurait : l'audit la juge sur eux. */
const valeurDite = ({ points, choix }: Dossier, { structure }: PlaceDite, palier: number): number => {
  const bonus = choix.find((choisie) => choisie.structure === structure)?.bonus ?? 0;
  return palier * PALIER + (palier === PALIERS.impose ? points + bonus : 0);
};

/** Une place dite en entier, à ce palier, depuis ces séjours. */
function ecrireDite(page: Page, place: PlaceDite, sejours: readonly number[], palier: number): boolean {
  const voie = voieDite(page.redaction, place);
  if (voie < 0 || sejours.some((sejour) => sejour < 0)) return false;
  for (const [rang, sejour] of sejours.entries()) {
    const enfant = page.unite.enfants[rang] as number;
    ecrirePart(
      page,
      enfant,
      [voie, place.semaines[enfant] ?? 0, sejour],
      valeurDite(page.unite.dossier, place, palier),
    );
  }
  fermerOption(page);
  return true;
}

function pageDe(redaction: Redaction, unite: Unite): Page {
  const { sejours, reglages } = redaction;
  const enfants = unite.enfants.map((_, rang) => enfantDe(unite, rang));
  const tolerance = Math.max(0, Math.min(...enfants.map((enfant) => enfant.tolerance ?? 0)));
  const { actuelle } = unite.dossier;
  const ici = actuelle ? voieDite(redaction, actuelle) : -1;
  const entree = (enfant: Enfant, pas: number): Mois => Math.max(enfant.entree, reglages.premier) + pas;
  const mois = Array.from({ length: tolerance + 1 }, (_, pas) => pas);
  const jeuIci = redaction.adresses.jeux[ici];
  return {
    redaction,
    unite,
    ici,
    entrees: sejours.jeux.map((_, jeu) =>
      mois.map((pas) =>
        enfants.map((enfant) =>
          sejourDe(sejours, enfant.ne, [entree(enfant, pas), enfant.fin ?? finDe(enfant.ne)], jeu),
        ),
      ),
    ),
    restes: mois.map((pas) =>
      ici < 0
        ? []
        : enfants.map((enfant) =>
            sejourDe(sejours, enfant.ne, [rentree(reglages.premier), entree(enfant, pas)], jeuIci),
          ),
    ),
  };
}

/** GUI-36 : une place imposée commence au mois que la commission dit ; sinon, à celui que la famille demande. */
function sejoursImposes(page: Page, place: PlaceDite): readonly number[] {
  const { unite, redaction } = page;
  const voie = voieDite(redaction, place);
  const voies = unite.enfants.map(() => voie);
  const { entree } = place;
  if (entree === undefined) return sejoursDans(page, voies, 0);
  const depuis = Math.max(entree, redaction.reglages.premier);
  return unite.enfants.map((_, rang) => {
    const { ne, fin } = enfantDe(unite, rang);
    return sejourDe(redaction.sejours, ne, [depuis, fin ?? finDe(ne)], redaction.adresses.jeux[voie]);
  });
}

/**
 * Écrit les options d'une unité, de la préférée à la dernière, et répond celle qu'elle ne peut pas perdre (-1 sinon). GUI-17 : qui
 * demande à changer garde sa place actuelle comme dernier vœu, et personne ne peut la lui prendre. GUI-18 : une place imposée par la
 * commission est le seul vœu du dossier, et passe devant tous.
 */
export function ecrireOptions(redaction: Redaction, unite: Unite): number {
  const { dossier } = unite;
  const page = pageDe(redaction, unite);
  if (dossier.imposee) {
    ecrireDite(page, dossier.imposee, sejoursImposes(page, dossier.imposee), PALIERS.impose);
    return -1;
  }
  const choix = choixDe(redaction, dossier);
  const formules = formulesDe(page.unite, redaction.adresses.rangs);
  const priorite = dossier.priorite ?? "structure";
  for (const [rang, formule, entree] of combinaisonsDe(priorite, [choix.length, formules.length, moisDe(page)]))
    ecrireEnsemble(page, choix[rang] as Choix, formules[formule] as Formule, entree);
  if (dossier.fratrie === "siPossible" && unite.enfants.length > 1) ecrireSeparations(page, choix, formules);
  if (!dossier.actuelle) return -1;
  const { reglages, sejours } = redaction;
  const presents = unite.enfants.map((_, rang) => {
    const { ne, fin } = enfantDe(unite, rang);
    return sejourDe(sejours, ne, [rentree(reglages.premier), fin ?? finDe(ne)], redaction.adresses.jeux[page.ici]);
  });
  return ecrireDite(page, dossier.actuelle, presents, PALIERS.garantie) ? redaction.parts.length - 2 : -1;
}
