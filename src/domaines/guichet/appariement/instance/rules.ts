import { placesLibres } from "../capacite/rules.ts";
import { classement, nombreDuJour } from "../classement/rules.ts";
import { DEMI_JOURNEES, type Dossier, type Probleme, type Structure } from "../model.ts";
import { type Adresses, ecrireOptions, type Redaction, uniteDe, unitesDe } from "../option/rules.ts";
import { ouvrir, prendrePart } from "../places/rules.ts";
import { agesDe, aplatirSejours, decalageDe, motDe, motsPour, type Sejourneur, sejourneur } from "../sejour/rules.ts";
import { minutesParSemaine } from "../semaine/rules.ts";
import type { Instance, Voies } from "./model.ts";

/** Une séance à plat, et de quoi revenir aux noms : les structures par ordre d'identifiant, les dossiers tels qu'ils furent donnés. */
export type Seance = { probleme: Probleme; structures: readonly Structure[]; instance: Instance };

const parIdentifiant = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);

const nombreDUnites = (dossiers: readonly Dossier[]): number => {
  let nombre = 0;
  for (let rang = 0; rang < dossiers.length; rang++) nombre += unitesDe(dossiers[rang] as Dossier).length;
  return nombre;
};

/** Les unités des dossiers, dans l'ordre du classement : leur dossier, leur enfant seul (-1 : tous), leur rang d'égalité. */
export function classerUnites(dossiers: readonly Dossier[]) {
  const nombre = nombreDUnites(dossiers);
  const [rangs, seuls, points] = [new Int32Array(nombre), new Int32Array(nombre), new Int32Array(nombre)];
  const [depuis, tirage] = [new Float64Array(nombre), new Float64Array(nombre)];
  let unite = 0;
  for (let rang = 0; rang < dossiers.length; rang++) {
    const dossier = dossiers[rang] as Dossier; // each one read once: at the scale of a country, memory is what costs
    const siennes = unitesDe(dossier);
    const jour = nombreDuJour(dossier.depuis);
    for (let numero = 0; numero < siennes.length; numero++, unite++) {
      rangs[unite] = rang;
      seuls[unite] = siennes[numero] as number;
      points[unite] = dossier.points;
      depuis[unite] = jour;
      tirage[unite] = dossier.tirage;
    }
  }
  const identifiant = (une: number) => (dossiers[rangs[une] as number] as Dossier).id;
  const { egalite, ordre } = classement({ points, depuis, tirage, identifiant });
  return {
    dossiers: ordre.map((une) => rangs[une] as number),
    seuls: ordre.map((une) => seuls[une] as number),
    points: ordre.map((une) => points[une] as number),
    egalite: ordre.map((une) => egalite[une] as number),
  };
}

function adressesDe(structures: readonly Structure[], ages: readonly number[]): Adresses {
  const jeux = structures.flatMap(({ reserves = [] }, rang) => [-1, ...reserves.keys()].map(() => ages[rang] ?? 0));
  const premieres = new Int32Array(structures.length);
  let voie = 0;
  for (const [rang, { reserves = [] }] of structures.entries()) {
    premieres[rang] = voie;
    voie += 1 + reserves.length;
  }
  return {
    rangs: new Map(structures.map(({ id }, rang) => [id, rang])),
    premieres,
    jeux,
    reserves: structures.map(({ reserves = [] }) => reserves),
  };
}

/** Les voies des structures ; celles qui accueillent en surnombre ont le profil de leurs horaires. */
function voiesDe(structures: readonly Structure[]): Voies {
  const structure: number[] = [];
  const reserve: number[] = [];
  const profil: number[] = [];
  const profils = new Map<string, number>();
  const minutes: Int32Array[] = [];
  for (const [rang, { reserves = [], surnombre, durees = [] }] of structures.entries()) {
    const cle = durees.join(" ");
    if (surnombre && !profils.has(cle)) profils.set(cle, minutes.push(minutesParSemaine(durees)) - 1);
    for (let numero = -1; numero < reserves.length; numero++) {
      structure.push(rang);
      reserve.push(numero);
      profil.push(surnombre && numero < 0 ? (profils.get(cle) as number) : -1);
    }
  }
  const toutes = new Int32Array(minutes.length * 1024);
  for (const [rang, siennes] of minutes.entries()) toutes.set(siennes, rang * 1024);
  const nombre = structure.length;
  const aPlat = { structure: Int32Array.from(structure), reserve: Int16Array.from(reserve) };
  return { nombre, ...aPlat, minutes: toutes, profil: Int16Array.from(profil) };
}

type Places = Pick<Instance, "libres" | "pleins" | "semaines">;

type Ages = { sejours: Sejourneur; rangs: readonly number[] };

function placesDe(
  probleme: Probleme,
  structures: readonly Structure[],
  voies: number,
  { sejours, rangs }: Ages,
): Places {
  const { reglages } = probleme;
  const cases = (reglages.sections.length + 1) * reglages.mois * DEMI_JOURNEES;
  const libres = new Int16Array(voies * cases);
  const limitee = structures.some(({ surnombre }) => surnombre);
  const semaines = new Int32Array(limitee ? voies * reglages.mois : 0);
  let voie = 0;
  for (const [rang, structure] of structures.entries()) {
    const places = placesLibres(reglages, structure, sejours, rangs[rang] ?? 0);
    if (places.semaines) semaines.set(places.semaines, voie * reglages.mois);
    for (const sienne of places.voies) libres.set(sienne, voie++ * cases);
  }
  return { libres, semaines, pleins: pleinsDe(libres, voies * (reglages.sections.length + 1), reglages.mois) };
}

/** Un bit par demi-journée sans place. */
function bitsVides(libres: Int16Array, debut: number): number {
  let bits = 0;
  for (let demiJournee = 0; demiJournee < DEMI_JOURNEES; demiJournee++)
    if ((libres[debut + demiJournee] as number) <= 0) bits |= 1 << demiJournee;
  return bits;
}

/** Les demi-journées pleines de chaque ligne, trois mois par mot. */
function pleinsDe(libres: Int16Array, lignes: number, mois: number): Int32Array {
  const mots = motsPour(mois);
  const pleins = new Int32Array(lignes * mots);
  for (let ligne = 0; ligne < lignes; ligne++)
    for (let m = 0; m < mois; m++) {
      const mot = ligne * mots + motDe(m);
      const bits = bitsVides(libres, (ligne * mois + m) * DEMI_JOURNEES);
      pleins[mot] = (pleins[mot] as number) | (bits << decalageDe(m));
    }
  return pleins;
}

/** GUI-19 : une place déjà occupée par qui demande à changer compte toujours, même là où la capacité vient de baisser. */
function assurer(instance: Instance): void {
  const garanties = instance.garanties.filter((option) => option >= 0);
  if (garanties.length === 0) return;
  const tenues = { ...ouvrir(instance), libres: new Int16Array(instance.libres.length) };
  const semaines = tenues.semaines.fill(0);
  for (const option of garanties) {
    const { parts } = instance;
    for (let part = parts[option] as number; part < (parts[option + 1] as number); part++) prendrePart(tenues, part);
  }
  for (const [rang, pris] of tenues.libres.entries())
    instance.libres[rang] = Math.max(instance.libres[rang] as number, -pris);
  for (const [rang, prises] of semaines.entries())
    instance.semaines[rang] = Math.max(instance.semaines[rang] as number, -prises);
  instance.pleins = pleinsDe(instance.libres, instance.voies.nombre * (instance.sections + 1), instance.mois);
}

function redactionDe({ reglages }: Probleme, structures: readonly Structure[], { sejours, rangs }: Ages): Redaction {
  const vides = { voie: [], semaine: [], sejour: [], enfant: [], valeur: [] };
  return { reglages, adresses: adressesDe(structures, rangs), sejours, parts: [0], ...vides };
}

/** GUI-34 : un règlement sans section d'âge en a une seule, pour tous, qui vaut l'établissement. */
function avecSection(probleme: Probleme): Probleme {
  if (probleme.reglages.sections.length > 0) return probleme;
  return {
    ...probleme,
    reglages: { ...probleme.reglages, sections: [{ code: "", avant: null }] },
    structures: probleme.structures.map(({ sections: _sections, ...structure }) => structure),
  };
}

function tenirSejours(reglages: Probleme["reglages"], structures: readonly Structure[]): Ages {
  const { jeux, rangs } = agesDe(reglages, structures);
  return { sejours: sejourneur(reglages, jeux), rangs };
}

/**
 * GUI-20 : la séance se met à plat dans un ordre à elle (structures par identifiant, unités par classement) : mêler les lignes
 * reçues ne change rien à ce qui suit.
 */
export function preparer(donne: Probleme): Seance {
  const probleme = avecSection(donne);
  const { reglages } = probleme;
  const structures = probleme.structures.toSorted(parIdentifiant);
  const rangs = classerUnites(probleme.dossiers);
  const unites = rangs.dossiers.length;
  const tenus = tenirSejours(reglages, structures);
  const redaction = redactionDe(probleme, structures, tenus);
  const options = new Int32Array(unites + 1);
  const garanties = new Int32Array(unites);
  for (let unite = 0; unite < unites; unite++) {
    const dossier = probleme.dossiers[rangs.dossiers[unite] as number] as Dossier;
    garanties[unite] = ecrireOptions(redaction, uniteDe(dossier, rangs.seuls[unite] as number));
    options[unite + 1] = redaction.parts.length - 1;
  }
  const voies = voiesDe(structures);
  const places = placesDe(probleme, structures, voies.nombre, tenus);
  const instance: Instance = {
    mois: reglages.mois,
    sections: reglages.sections.length,
    mots: motsPour(reglages.mois),
    unites,
    options,
    garanties,
    voies,
    sejours: aplatirSejours(tenus.sejours),
    ...places,
    parts: new Int32Array(redaction.parts),
    partVoie: new Int32Array(redaction.voie),
    partSemaine: new Uint16Array(redaction.semaine),
    partSejour: new Uint16Array(redaction.sejour),
    partEnfant: new Uint8Array(redaction.enfant),
    partValeur: new Int32Array(redaction.valeur),
    points: rangs.points,
    egalite: rangs.egalite,
    uniteDossier: rangs.dossiers,
  };
  assurer(instance);
  return { probleme, structures, instance };
}
