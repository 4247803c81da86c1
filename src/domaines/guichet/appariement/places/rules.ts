import type { Instance } from "../instance/model.ts";
import { DEMI_JOURNEES } from "../model.ts";

/** Trois fois la même semaine dans un mot de trente bits. */
export const TROIS_MOIS = 0x100401;
const SEMAINE_ENTIERE = (1 << DEMI_JOURNEES) - 1;

/** Les places pendant l'attribution : ce qui reste de chaque case, et les demi-journées pleines, un bit chacune. */
export type Etat = { instance: Instance; libres: Int16Array; pleins: Int32Array; semaines: Int32Array };

/** Toutes les places de la séance, encore libres. */
export const ouvrir = (instance: Instance): Etat => ({
  instance,
  libres: instance.libres.slice(),
  pleins: instance.pleins.slice(),
  semaines: instance.semaines.slice(),
});

/** Remet une voie comme au départ. */
export function rouvrir({ instance, libres, pleins, semaines }: Etat, voie: number): void {
  const lignes = instance.sections + 1;
  const cases = lignes * instance.mois * DEMI_JOURNEES;
  for (let rang = voie * cases; rang < (voie + 1) * cases; rang++) libres[rang] = instance.libres[rang] as number;
  const mots = lignes * instance.mots;
  for (let rang = voie * mots; rang < (voie + 1) * mots; rang++) pleins[rang] = instance.pleins[rang] as number;
  if (semaines.length === 0) return;
  for (let rang = voie * instance.mois; rang < (voie + 1) * instance.mois; rang++)
    semaines[rang] = instance.semaines[rang] as number;
}

function semaineTient({ instance, semaines }: Etat, voie: number, semaine: number, premier: number): boolean {
  const profil = instance.voies.profil[voie] as number;
  if (profil < 0) return true;
  const minutes = instance.voies.minutes[profil * 1024 + semaine] as number;
  const { suite, de, a } = instance.sejours;
  for (let sejour = premier; sejour >= 0; sejour = suite[sejour] as number) {
    const fin = voie * instance.mois + (a[sejour] as number);
    for (let rang = voie * instance.mois + (de[sejour] as number); rang < fin; rang++)
      if ((semaines[rang] as number) < minutes) return false;
  }
  return true;
}

/** Un séjour tient si aucune demi-journée de sa semaine n'est pleine, dans sa section ni dans l'établissement, et si la semaine le permet. */
export function tient(etat: Etat, voie: number, semaine: number, premier: number): boolean {
  const { instance, pleins } = etat;
  const { mots, sejours, sections } = instance;
  const bits = semaine * TROIS_MOIS;
  const base = voie * (sections + 1);
  const toutes = (base + sections) * mots;
  for (let sejour = premier; sejour >= 0; sejour = sejours.suite[sejour] as number) {
    const sienne = (base + (sejours.section[sejour] as number)) * mots;
    const plage = sejour * mots;
    for (let mot = 0; mot < mots; mot++) {
      const plein = (pleins[sienne + mot] as number) | (pleins[toutes + mot] as number);
      if ((plein & (sejours.plages[plage + mot] as number) & bits) !== 0) return false;
    }
  }
  return etat.semaines.length === 0 || semaineTient(etat, voie, semaine, premier);
}

export function partTient(etat: Etat, part: number): boolean {
  const { partVoie, partSemaine, partSejour } = etat.instance;
  return tient(etat, partVoie[part] as number, partSemaine[part] as number, partSejour[part] as number);
}

/** Retire une place aux cases d'une ligne, ou la lui rend ; un bit se lève quand une case se vide, se baisse quand elle revient. */
function changer(etat: Etat, ligne: number, sejour: number, semaine: number): void {
  const { libres, pleins, instance } = etat;
  const { mois, mots, sejours } = instance;
  const fin = sejours.a[sejour] as number;
  for (let m = sejours.de[sejour] as number; m < fin; m++) {
    const cases = (ligne * mois + m) * DEMI_JOURNEES;
    let vides = 0;
    for (let reste = semaine; reste !== 0; reste &= reste - 1) {
      const rang = cases + 31 - Math.clz32(reste & -reste);
      const libre = (libres[rang] as number) - 1;
      libres[rang] = libre;
      if (libre <= 0) vides |= reste & -reste;
    }
    if (vides !== 0) {
      const mot = ligne * mots + ((m / 3) | 0);
      pleins[mot] = (pleins[mot] as number) | (vides << (DEMI_JOURNEES * (m % 3)));
    }
  }
}

function remettre(etat: Etat, ligne: number, sejour: number, semaine: number): void {
  const { libres, pleins, instance } = etat;
  const { mois, mots, sejours } = instance;
  const fin = sejours.a[sejour] as number;
  for (let m = sejours.de[sejour] as number; m < fin; m++) {
    const cases = (ligne * mois + m) * DEMI_JOURNEES;
    let revenues = 0;
    for (let reste = semaine; reste !== 0; reste &= reste - 1) {
      const rang = cases + 31 - Math.clz32(reste & -reste);
      const libre = (libres[rang] as number) + 1;
      libres[rang] = libre;
      if (libre === 1) revenues |= reste & -reste;
    }
    if (revenues !== 0) {
      const mot = ligne * mots + ((m / 3) | 0);
      pleins[mot] = (pleins[mot] as number) & ~(revenues << (DEMI_JOURNEES * (m % 3)));
    }
  }
}

function compterSemaine({ instance, semaines }: Etat, part: number, sens: 1 | -1): void {
  const voie = instance.partVoie[part] as number;
  const profil = instance.voies.profil[voie] as number;
  if (profil < 0) return;
  const minutes = sens * (instance.voies.minutes[profil * 1024 + (instance.partSemaine[part] as number)] as number);
  const { suite, de, a } = instance.sejours;
  for (let sejour = instance.partSejour[part] as number; sejour >= 0; sejour = suite[sejour] as number)
    for (let m = de[sejour] as number; m < (a[sejour] as number); m++) {
      const rang = voie * instance.mois + m;
      semaines[rang] = (semaines[rang] as number) + minutes;
    }
}

/** Prend les demi-journées d'une part, dans sa section et dans l'établissement. */
export function prendrePart(etat: Etat, part: number): void {
  const { instance } = etat;
  const { sejours, sections } = instance;
  const semaine = instance.partSemaine[part] as number;
  const base = (instance.partVoie[part] as number) * (sections + 1);
  for (let sejour = instance.partSejour[part] as number; sejour >= 0; sejour = sejours.suite[sejour] as number) {
    changer(etat, base + (sejours.section[sejour] as number), sejour, semaine);
    changer(etat, base + sections, sejour, semaine);
  }
  if (etat.semaines.length > 0) compterSemaine(etat, part, -1);
}

/** Rend les demi-journées d'une part. */
export function rendrePart(etat: Etat, part: number): void {
  const { instance } = etat;
  const { sejours, sections } = instance;
  const semaine = instance.partSemaine[part] as number;
  const base = (instance.partVoie[part] as number) * (sections + 1);
  for (let sejour = instance.partSejour[part] as number; sejour >= 0; sejour = sejours.suite[sejour] as number) {
    remettre(etat, base + (sejours.section[sejour] as number), sejour, semaine);
    remettre(etat, base + sections, sejour, semaine);
  }
  if (etat.semaines.length > 0) compterSemaine(etat, part, 1);
}

/** Prend toutes les parts d'une option si elles tiennent ensemble, ou n'en prend aucune. */
export function prendreSiTient(etat: Etat, option: number): boolean {
  const { parts } = etat.instance;
  const debut = parts[option] as number;
  const fin = parts[option + 1] as number;
  for (let part = debut; part < fin; part++) {
    if (!partTient(etat, part)) {
      for (let prise = debut; prise < part; prise++) rendrePart(etat, prise);
      return false;
    }
    prendrePart(etat, part);
  }
  return true;
}

/** Prend ou rend toutes les parts d'une option, sans regarder si elles tiennent. */
export function prendre(etat: Etat, option: number): void {
  const { parts } = etat.instance;
  for (let part = parts[option] as number; part < (parts[option + 1] as number); part++) prendrePart(etat, part);
}

export function rendre(etat: Etat, option: number): void {
  const { parts } = etat.instance;
  for (let part = parts[option] as number; part < (parts[option + 1] as number); part++) rendrePart(etat, part);
}

const replier = (mot: number): number =>
  (mot | (mot >>> DEMI_JOURNEES) | (mot >>> (2 * DEMI_JOURNEES))) & SEMAINE_ENTIERE;

/** Les demi-journées pleines d'une part : celles de ses sections, puis celles de l'établissement dix bits plus haut. */
export function pleinesPour({ instance, pleins }: Etat, part: number): number {
  const { mots, sejours, sections } = instance;
  const semaine = instance.partSemaine[part] as number;
  const base = (instance.partVoie[part] as number) * (sections + 1);
  let section = 0;
  let etablissement = 0;
  for (let sejour = instance.partSejour[part] as number; sejour >= 0; sejour = sejours.suite[sejour] as number) {
    const sienne = (base + (sejours.section[sejour] as number)) * mots;
    for (let mot = 0; mot < mots; mot++) {
      const plage = sejours.plages[sejour * mots + mot] as number;
      section |= (pleins[sienne + mot] as number) & plage;
      etablissement |= (pleins[(base + sections) * mots + mot] as number) & plage;
    }
  }
  return (replier(section) & semaine) | ((replier(etablissement) & semaine) << DEMI_JOURNEES);
}

/** Les bits pleins qui gênent un séjour d'une seule section : sa section, puis l'établissement, `mots` chacun, dans `besoin`. */
export function ecrireBesoin(etat: Etat, part: number, besoin: Int32Array): void {
  const { instance, pleins } = etat;
  const { mots, sejours, sections } = instance;
  const sejour = instance.partSejour[part] as number;
  const bits = (instance.partSemaine[part] as number) * TROIS_MOIS;
  const base = (instance.partVoie[part] as number) * (sections + 1);
  const sienne = (base + (sejours.section[sejour] as number)) * mots;
  const toutes = (base + sections) * mots;
  for (let mot = 0; mot < mots; mot++) {
    const plage = (sejours.plages[sejour * mots + mot] as number) & bits;
    besoin[mot] = (pleins[sienne + mot] as number) & plage;
    besoin[mots + mot] = (pleins[toutes + mot] as number) & plage;
  }
}
