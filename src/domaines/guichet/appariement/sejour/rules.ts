import type { Jour } from "#commun/jour.ts";
import { rentree, sectionA } from "#commun/section.ts";
import type { Sejours } from "../instance/model.ts";
import { DEMI_JOURNEES, type Mois, type Reglages, type Section, type Structure } from "../model.ts";

const AN = 12;
const SEMAINE_ENTIERE = (1 << DEMI_JOURNEES) - 1;
const MOIS_PAR_MOT = 3;

/** Un temps passé dans une section, en mois de l'horizon, `a` exclu. */
export type Troncon = { section: number; de: number; a: number };

/** Le mois d'un jour. */
export const moisDe = (jour: Jour): Mois => Number(jour.slice(0, 4)) * AN + Number(jour.slice(5, 7)) - 1;

/** Le séjour d'un enfant vu de l'horizon, coupé aux rentrées où il change de section ; vide s'il n'y est pas. */
export function tronconsDe(reglages: Reglages, ne: Mois, de: Mois, fin: Mois): Troncon[] {
  const { premier, mois, sections } = reglages;
  const terme = Math.min(fin, premier + mois);
  const troncons: Troncon[] = [];
  for (let debut = Math.max(de, premier); debut < terme; ) {
    const suivant = Math.min(rentree(debut) + AN, terme);
    const section = sectionA(sections, Math.max(de, rentree(debut)) - ne);
    const dernier = troncons.at(-1);
    if (dernier?.section === section) dernier.a = suivant - premier;
    else troncons.push({ section, de: debut - premier, a: suivant - premier });
    debut = suivant;
  }
  return troncons;
}

/** Combien de mots de trente bits disent les demi-journées d'une ligne. */
export const motsPour = (mois: number): number => Math.ceil(mois / MOIS_PAR_MOT);

/** Le mot d'un mois, et le décalage de ses dix bits. */
export const motDe = (mois: number): number => Math.floor(mois / MOIS_PAR_MOT);
export const decalageDe = (mois: number): number => DEMI_JOURNEES * (mois % MOIS_PAR_MOT);

/** Des âges de sections, et les séjours déjà coupés à ces âges. */
type Jeu = { reglages: Reglages; connus: Map<number, number> };

/** Tient les séjours différents d'une séance : quelques centaines pour toutes les demandes d'un pays ; un jeu par façon de dire les âges. */
export type Sejourneur = { reglages: Reglages; jeux: Jeu[]; troncons: Troncon[]; suites: number[] };

export const sejourneur = (
  reglages: Reglages,
  ages: readonly (readonly Section[])[] = [reglages.sections],
): Sejourneur => ({
  reglages,
  jeux: ages.map((sections) => ({ reglages: { ...reglages, sections }, connus: new Map() })),
  troncons: [],
  suites: [],
});

const cle = (ages: readonly Section[]) => ages.map(({ avant }) => avant).join(" ");

/** GUI-37 : une structure coupe ses séjours aux âges de ses sections ; celles qui n'en disent pas, à ceux des réglages (le jeu 0). */
export function agesDe({ sections }: Reglages, structures: readonly Pick<Structure, "ages">[]) {
  const jeux = [sections];
  const connus = new Map([[cle(sections), 0]]);
  const rangs = structures.map(({ ages }) => {
    if (!ages || ages.length !== sections.length) return 0;
    const connu = connus.get(cle(ages)) ?? jeux.push(ages) - 1;
    connus.set(cle(ages), connu);
    return connu;
  });
  return { jeux, rangs };
}

/** Le numéro du séjour d'un enfant né `ne`, de `de` à `fin`, aux âges de ce jeu ; -1 s'il est hors de l'horizon. */
export function sejourDe(tenus: Sejourneur, ne: Mois, [de, fin]: readonly [Mois, Mois], jeu = 0): number {
  const { connus, reglages } = tenus.jeux[jeu] as Jeu;
  const numero = (ne * 65_536 + de) * 65_536 + fin;
  const connu = connus.get(numero);
  if (connu !== undefined) return connu;
  let suite = -1;
  for (const troncon of tronconsDe(reglages, ne, de, fin).toReversed()) {
    tenus.suites.push(suite);
    suite = tenus.troncons.push(troncon) - 1;
  }
  connus.set(numero, suite);
  return suite;
}

function plage(plages: Int32Array, base: number, { de, a }: Troncon): void {
  for (let mois = de; mois < a; mois++) {
    const mot = base + motDe(mois);
    plages[mot] = (plages[mot] as number) | (SEMAINE_ENTIERE << decalageDe(mois));
  }
}

/** Les séjours tenus, à plat. */
export function aplatirSejours({ troncons, suites, reglages }: Sejourneur): Sejours {
  const mots = motsPour(reglages.mois);
  const plages = new Int32Array(troncons.length * mots);
  for (const [rang, troncon] of troncons.entries()) plage(plages, rang * mots, troncon);
  return {
    section: Uint8Array.from(troncons, ({ section }) => section),
    de: Uint8Array.from(troncons, ({ de }) => de),
    a: Uint8Array.from(troncons, ({ a }) => a),
    suite: Int16Array.from(suites),
    plages,
  };
}
