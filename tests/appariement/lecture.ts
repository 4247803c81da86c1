import type { Dossier, Enfant, Occupant, Probleme, Structure } from "#domaines/guichet/appariement/model.ts";

/**
 * A request read a second time, apart from the engine: plain options whose parts take units of rows, rows that have a limit. A part
 * holds its rank in its way in: the smaller passes first, and two parts of a same family may be equal.
 */
export type Part = { voie: string; ordre: number; lignes: readonly number[]; prend: Uint16Array };
export type Option = { parts: readonly Part[]; dit: string };
export type Famille = { id: string; options: readonly Option[] };
export type Jeu = { familles: readonly Famille[]; limites: readonly number[] };

type Cle = readonly (number | string)[];
type Brouillon = { voie: string; cle: Cle; prend: ReadonlyMap<number, number> };
type Essai = { parts: Brouillon[]; dit: string };
type Monde = { probleme: Probleme; lignes: Map<string, number>; limites: number[] };
type Ou = number | "tout";

const AN = 12;
const septembre = (mois: number) => mois - ((mois + 4) % AN);
const depart = (ne: number) => (Math.floor(ne / AN) + 3) * AN + 8;
const BITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
const additionner = (nombres: readonly number[]) => nombres.reduce((somme, nombre) => somme + nombre, 0);

function sectionDe({ probleme }: Monde, ne: number, de: number, mois: number): number {
  const age = Math.max(de, septembre(mois)) - ne;
  return probleme.reglages.sections.findIndex(({ avant }) => avant === null || age < avant);
}

/** The name of a row: a way in, a section or the whole, a month, a half-day; or the minutes of its week. */
const nomDe = (voie: string, ou: Ou | "minutes", mois: number, bit = -1) => `${voie} ${ou} ${mois} ${bit}`;

function poser({ lignes, limites }: Monde, nom: string, limite: number): void {
  lignes.set(nom, limites.push(limite) - 1);
}

/** How many are already there, one month, one half-day. */
function presents(monde: Monde, { occupants = [] }: Structure, [ou, mois, bit]: readonly [Ou, number, number]) {
  const { premier } = monde.probleme.reglages;
  const la = ({ ne, depuis = septembre(premier), fin = depart(ne), semaine }: Occupant) =>
    mois >= depuis &&
    mois < fin &&
    ((semaine >> bit) & 1) === 1 &&
    (ou === "tout" || sectionDe(monde, ne, depuis, mois) === ou);
  return occupants.filter(la).length;
}

/** One cell: what is authorised, what is taken, what the only reserve of these instances keeps of the rest. */
function caseDe(monde: Monde, structure: Structure, [ou, m, bit]: readonly [Ou, number, number]) {
  const { etablissement, sections, reserves = [] } = structure;
  const grille = ou === "tout" ? etablissement : (sections?.[ou] ?? etablissement);
  const autorisee = grille[m * 10 + bit] ?? 0;
  const pris = presents(monde, structure, [ou, monde.probleme.reglages.premier + m, bit]);
  const places = reserves[0]?.places ?? [];
  const voulues = ou === "tout" ? additionner(places) : (places[ou] ?? 0);
  return { autorisee, pris, gardees: Math.min(Math.max(0, autorisee - pris), voulues) };
}

function ouvrirMois(monde: Monde, structure: Structure, m: number): void {
  const { sections, surnombre } = monde.probleme.reglages;
  const pourcent = structure.surnombre ? (surnombre[0]?.instant ?? 100) : 100;
  for (const ou of [...sections.keys(), "tout"] as Ou[])
    for (const bit of BITS) {
      const { autorisee, pris, gardees } = caseDe(monde, structure, [ou, m, bit]);
      const haut = Math.floor((autorisee * pourcent) / 100);
      poser(monde, nomDe(structure.id, ou, m, bit), Math.max(0, haut - pris - gardees));
      poser(monde, nomDe(`${structure.id}/r`, ou, m, bit), gardees);
    }
  if (!structure.surnombre) return;
  const minutes = BITS.map((bit) => {
    const { autorisee, pris, gardees } = caseDe(monde, structure, ["tout", m, bit]);
    return (structure.durees?.[bit] ?? 0) * (autorisee - pris - gardees);
  });
  poser(monde, nomDe(structure.id, "minutes", m), additionner(minutes));
}

type Sejour = { ne: number; de: number; a: number };

function prendDe(monde: Monde, voie: string, semaine: number, { ne, de, a }: Sejour): Map<number, number> {
  const { premier, mois: duree } = monde.probleme.reglages;
  const structure = monde.probleme.structures.find(({ id }) => id === voie);
  const bits = BITS.filter((bit) => (semaine >> bit) & 1);
  const prend = new Map<number, number>();
  for (let m = 0; m < duree; m++) {
    if (premier + m < de || premier + m >= a) continue;
    const ous = [sectionDe(monde, ne, de, premier + m), "tout"] as const;
    for (const nom of bits.flatMap((bit) => ous.map((ou) => nomDe(voie, ou, m, bit))))
      prend.set(monde.lignes.get(nom) as number, 1);
    const minutes = additionner(bits.map((bit) => structure?.durees?.[bit] ?? 0));
    if (structure?.surnombre) prend.set(monde.lignes.get(nomDe(voie, "minutes", m)) as number, minutes);
  }
  return prend;
}

type Unite = { monde: Monde; dossier: Dossier; enfants: readonly Enfant[]; rangs: readonly number[] };
type Envoi = { voie: string; semaine: number; palier: number; bonus: number };

const cleDe = ({ dossier, rangs }: Unite, palier: number, bonus: number): Cle => [
  -palier,
  -bonus - (palier === 2 ? 0 : dossier.points),
  dossier.depuis,
  dossier.tirage,
  dossier.id,
  rangs[0] ?? 0,
];

/** Where the child already is, from the first month to another. */
function ici(unite: Unite, a: number): Brouillon {
  const { monde, dossier, enfants } = unite;
  const { structure: voie = "", semaines = [] } = dossier.actuelle ?? {};
  const sejour = { ne: enfants[0]?.ne ?? 0, de: septembre(monde.probleme.reglages.premier), a };
  return { voie, cle: cleDe(unite, 2, 0), prend: prendDe(monde, voie, semaines[0] ?? 0, sejour) };
}

/** One option: where each child goes from which month, with what completes the week and what is kept before it begins. */
function optionDe(unite: Unite, envois: readonly Envoi[][], pas: number): Essai[] {
  const { monde, dossier, enfants } = unite;
  const { premier, mois } = monde.probleme.reglages;
  const sejours = enfants.map(({ ne, entree, fin }) => ({
    ne,
    de: Math.max(entree, premier) + pas,
    a: fin ?? depart(ne),
  }));
  if (sejours.some(({ de, a }) => de >= Math.min(a, premier + mois))) return [];
  const restes = dossier.actuelle ? sejours.filter(({ de }) => de > premier).map(({ de }) => ici(unite, de)) : [];
  const parts = sejours.flatMap((sejour, rang) =>
    (envois[rang] ?? []).map(({ voie, semaine, palier, bonus }) => ({
      voie,
      cle: cleDe(unite, palier, bonus),
      prend: prendDe(monde, voie, semaine, sejour),
    })),
  );
  const dit = envois.map((siens) => siens.map(({ voie, semaine }) => `${voie}=${semaine}`).join("+")).join(",");
  return [{ parts: [...restes, ...parts], dit: `${dit}@${pas}` }];
}

/** The ways into a structure for a request, in the order that its reserve is tried. */
function voiesDe({ monde, dossier }: Unite, id: string): { voie: string; palier: number }[] {
  const reserve = monde.probleme.structures.find((structure) => structure.id === id)?.reserves?.[0];
  const ouverte = { voie: id, palier: 0 };
  if (!reserve) return [ouverte];
  const droit = dossier.droits?.includes(reserve.code) ?? false;
  const sienne = { voie: `${id}/r`, palier: droit ? 1 : 0 };
  if (!droit) return reserve.acces === "tous" ? [ouverte, sienne] : [ouverte];
  return monde.probleme.reglages.reserves === "dAbord" ? [sienne, ouverte] : [ouverte, sienne];
}

const semaineA = ({ semaines }: Enfant, pas: number) => semaines[Math.min(pas, semaines.length - 1)] ?? 0;

/** The ways to be cared for: each week in turn, first completed elsewhere when it is reduced. */
function formulesDe({ dossier, enfants }: Unite): { semaine: number; avec: string | null }[] {
  const rangs = Array.from({ length: Math.max(...enfants.map(({ semaines }) => semaines.length)) }, (_, rang) => rang);
  const completees = enfants.length === 1 ? (dossier.complements ?? []) : [];
  return rangs.flatMap((semaine) => [
    ...completees.filter(() => semaine > 0).map((avec) => ({ semaine, avec })),
    { semaine, avec: null },
  ]);
}

type Voeu = { choix: number; formule: number; pas: number };
const ORDRES = {
  structure: ["choix", "formule", "pas"],
  semaine: ["formule", "choix", "pas"],
  mois: ["pas", "choix", "formule"],
} as const;

function voeuxDe({ dossier }: Unite, formules: number, pas: readonly number[]): Voeu[] {
  const tous = dossier.choix.flatMap((_, choix) =>
    Array.from({ length: formules }, (__, formule) => pas.map((un) => ({ choix, formule, pas: un }))).flat(),
  );
  const ordre = ORDRES[dossier.priorite ?? "structure"];
  return tous.toSorted((x, y) => ordre.map((cle) => x[cle] - y[cle]).find((ecart) => ecart !== 0) ?? 0);
}

function ensemble(unite: Unite, pas: readonly number[]): Essai[] {
  const { dossier, enfants } = unite;
  const formules = formulesDe(unite);
  return voeuxDe(unite, formules.length, pas).flatMap((voeu) => {
    const { structure = "", bonus = 0 } = dossier.choix[voeu.choix] ?? {};
    const { semaine, avec } = formules[voeu.formule] ?? { semaine: 0, avec: null };
    if (avec === structure) return [];
    return voiesDe(unite, structure).flatMap((voie) => {
      const envois = enfants.map((enfant): Envoi[] => {
        const complement = {
          voie: avec ?? "",
          semaine: semaineA(enfant, 0) & ~semaineA(enfant, semaine),
          palier: 0,
          bonus: 0,
        };
        return [{ ...voie, semaine: semaineA(enfant, semaine), bonus }, ...(avec ? [complement] : [])];
      });
      return optionDe(unite, envois, voeu.pas);
    });
  });
}

/** Two children in two places, the best sum of ranks first. */
function separes(unite: Unite, pas: readonly number[]): Essai[] {
  const { dossier, enfants } = unite;
  if (dossier.fratrie !== "siPossible" || enfants.length !== 2) return [];
  const rangs = [...dossier.choix.keys()];
  const couples = rangs
    .flatMap((a) => rangs.filter((b) => b !== a).map((b) => [a, b]))
    .toSorted((x, y) => additionner(x) - additionner(y) || (x[0] ?? 0) - (y[0] ?? 0));
  return pas.flatMap((un) =>
    formulesDe(unite).flatMap((formule) =>
      couples.flatMap((couple) => {
        const envois = enfants.map((enfant, rang): Envoi[] => {
          const { structure = "", bonus = 0 } = dossier.choix[couple[rang] ?? 0] ?? {};
          return [{ voie: structure, semaine: semaineA(enfant, formule.semaine), palier: 0, bonus }];
        });
        return optionDe(unite, envois, un);
      }),
    ),
  );
}

function optionsDe(monde: Monde, dossier: Dossier, rangs: readonly number[]): Essai[] {
  const enfants = rangs.map((rang) => dossier.enfants[rang] as Enfant);
  const unite: Unite = { monde, dossier, enfants, rangs };
  const tolerance = Math.min(...enfants.map((enfant) => enfant.tolerance ?? 0));
  const pas = Array.from({ length: tolerance + 1 }, (_, un) => un);
  const [premier] = enfants;
  const actuelle =
    dossier.actuelle && premier ? [{ parts: [ici(unite, premier.fin ?? depart(premier.ne))], dit: "actuelle" }] : [];
  return [...ensemble(unite, pas), ...separes(unite, pas), ...actuelle];
}

/** Rows never count less than what is already held by children who ask to move. */
function assurer(limites: number[], essais: readonly Essai[]): void {
  const tenu = limites.map(() => 0);
  for (const { parts } of essais.filter(({ dit }) => dit === "actuelle"))
    for (const [rang, nombre] of parts[0]?.prend ?? []) tenu[rang] = (tenu[rang] ?? 0) + nombre;
  for (const [rang, nombre] of tenu.entries()) limites[rang] = Math.max(limites[rang] ?? 0, nombre);
}

function comparer(a: Cle, b: Cle): number {
  const rang = a.findIndex((valeur, numero) => valeur !== b[numero]);
  if (rang === -1) return 0;
  return (a[rang] as number) < (b[rang] as number) ? -1 : 1;
}

/** The keys as numbers: the same for the same key, smaller for who passes first. */
function ordonner(essais: readonly Essai[]): Map<Cle, number> {
  const cles = essais.flatMap(({ parts }) => parts.map(({ cle }) => cle)).toSorted(comparer);
  const ordres = new Map<Cle, number>();
  let ordre = 0;
  for (const [rang, cle] of cles.entries()) {
    if (rang > 0 && comparer(cles[rang - 1] as Cle, cle) !== 0) ordre++;
    ordres.set(cle, ordre);
  }
  return ordres;
}

/** The problem as plain options and rows. */
export function jeuDe(probleme: Probleme): Jeu {
  const monde: Monde = { probleme, lignes: new Map(), limites: [] };
  for (const structure of probleme.structures)
    for (let m = 0; m < probleme.reglages.mois; m++) ouvrirMois(monde, structure, m);
  const brouillons = probleme.dossiers.flatMap((dossier) => {
    const tous = [...dossier.enfants.keys()];
    const unites = dossier.fratrie === "separement" ? tous.map((rang) => [rang]) : [tous];
    return unites.map((rangs) => ({
      id: `${dossier.id}/${rangs.join("+")}`,
      essais: optionsDe(monde, dossier, rangs),
    }));
  });
  const tous = brouillons.flatMap(({ essais }) => essais);
  assurer(monde.limites, tous);
  const ordres = ordonner(tous);
  const partDe = ({ voie, cle, prend }: Brouillon): Part => {
    const dense = new Uint16Array(monde.limites.length);
    for (const [ligne, nombre] of prend) dense[ligne] = nombre;
    return { voie, ordre: ordres.get(cle) as number, lignes: [...prend.keys()], prend: dense };
  };
  const familles = brouillons.map(({ id, essais }) => ({
    id,
    options: essais.map(({ parts, dit }) => ({ dit, parts: parts.map(partDe) })),
  }));
  return { familles, limites: monde.limites };
}
