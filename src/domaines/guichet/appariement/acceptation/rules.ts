import { asseoir, deloger, type Marche } from "../marche/rules.ts";
import { ecrireBesoin, prendre, prendreSiTient, rendre, TROIS_MOIS } from "../places/rules.ts";

/** Met à part un tenant, une fois. */
function sortir({ sortis, marques }: Marche, unite: number): void {
  if (marques[unite] === 1) return;
  marques[unite] = 1;
  sortis.push(unite);
}

/** Ôte du besoin les demi-journées d'un tenant : 0 s'il n'y était pour rien, 1 s'il en reste, 2 si tout est couvert. */
function couvrir({ besoin, instance, listes }: Marche, position: number, section: number): 0 | 1 | 2 {
  const { mots, sejours } = instance;
  const sejour = listes.sejour[position] as number;
  const bits = (listes.semaine[position] as number) * TROIS_MOIS;
  const memeSection = sejours.section[sejour] === section;
  let touche = 0;
  let reste = 0;
  for (let mot = 0; mot < mots; mot++) {
    const plage = (sejours.plages[sejour * mots + mot] as number) & bits;
    const dedans = besoin[mot] as number;
    const partout = besoin[mots + mot] as number;
    const sien = memeSection ? plage : 0;
    touche |= (dedans & sien) | (partout & plage);
    besoin[mot] = dedans & ~sien;
    besoin[mots + mot] = partout & ~plage;
    reste |= (dedans & ~sien) | (partout & ~plage);
  }
  if (reste === 0) return 2;
  return touche === 0 ? 0 : 1;
}

/**
 * Rassemble, du dernier au mieux classé, les tenants moins bien classés qui occupent les demi-journées pleines que voudrait cette part ;
 * s'arrête quand chacune est couverte. Répond si elles le sont toutes : sinon, inutile d'essayer.
 */
function rassemblerPour(marche: Marche, part: number): boolean {
  const { instance, listes, tenues, nombres } = marche;
  const voie = instance.partVoie[part] as number;
  const debut = listes.debuts[voie] as number;
  const position = listes.position[part] as number;
  const section = instance.sejours.section[instance.partSejour[part] as number] as number;
  ecrireBesoin(marche.etat, part, marche.besoin);
  for (let rang = debut + (nombres[voie] as number) - 1; rang >= debut; rang--) {
    const tenue = tenues[rang] as number;
    if (tenue < position) return false;
    const couvert = couvrir(marche, tenue, section);
    if (couvert > 0) sortir(marche, listes.unite[tenue] as number);
    if (couvert === 2) return true;
  }
  return false;
}

/** Rassemble, du dernier au mieux classé, tous les tenants moins bien classés de la voie d'une part. */
function rassemblerTous(marche: Marche, part: number): void {
  const { instance, listes, tenues, nombres } = marche;
  const voie = instance.partVoie[part] as number;
  const debut = listes.debuts[voie] as number;
  const position = listes.position[part] as number;
  for (let rang = debut + (nombres[voie] as number) - 1; rang >= debut; rang--) {
    const tenue = tenues[rang] as number;
    if (tenue < position) return;
    sortir(marche, listes.unite[tenue] as number);
  }
}

/** Les tenants à mettre à part pour qu'une option ait une chance ; faux s'ils n'y suffiraient pas. */
function rassembler(marche: Marche, option: number): boolean {
  const { parts } = marche.instance;
  const debut = parts[option] as number;
  const fin = parts[option + 1] as number;
  if (marche.simple && fin - debut === 1) return rassemblerPour(marche, debut);
  for (let part = debut; part < fin; part++) rassemblerTous(marche, part);
  return marche.sortis.length > 0;
}

/** Oublie ceux que l'on avait mis à part pour rien. */
function oublier({ sortis, marques }: Marche): void {
  for (let rang = 0; rang < sortis.length; rang++) marques[sortis[rang] as number] = 0;
  sortis.length = 0;
}

/** Remet les sortis, du mieux classé au dernier : tous si l'essai échoue, ceux qui tiennent encore s'il réussit. */
function remettre(marche: Marche, reussi: boolean): void {
  const { sortis, marques, etat, places } = marche;
  for (let rang = sortis.length - 1; rang >= 0; rang--) {
    const unite = sortis[rang] as number;
    marques[unite] = 0;
    const option = places[unite] as number;
    if (!reussi) prendre(etat, option);
    else if (!prendreSiTient(etat, option)) deloger(marche, unite);
  }
  sortis.length = 0;
}

/**
 * GUI-22 : une structure accepte qui tient à côté des seuls mieux classés ; elle ne déloge, parmi les autres, que ceux qui ne tiennent
 * plus, en gardant d'abord les mieux classés.
 */
function demander(marche: Marche, unite: number, option: number): boolean {
  const { etat, sortis } = marche;
  if (prendreSiTient(etat, option)) {
    asseoir(marche, unite, option);
    return true;
  }
  if (!rassembler(marche, option)) {
    oublier(marche);
    return false;
  }
  for (let rang = 0; rang < sortis.length; rang++) rendre(etat, marche.places[sortis[rang] as number] as number);
  const reussi = prendreSiTient(etat, option);
  if (reussi) asseoir(marche, unite, option);
  remettre(marche, reussi);
  return reussi;
}

/** Une unité descend ses vœux jusqu'à celui qui l'accepte. */
function avancer(marche: Marche, unite: number): void {
  const fin = marche.instance.options[unite + 1] as number;
  let option = marche.suivantes[unite] as number;
  while (option < fin && !demander(marche, unite, option)) option++;
  marche.suivantes[unite] = Math.min(option + 1, fin);
}

/** Place une unité, puis tous ceux que cela déloge, jusqu'au dernier. */
export function placer(marche: Marche, unite: number): void {
  const { pile } = marche;
  pile.push(unite);
  for (let suivante = pile.pop(); suivante !== undefined; suivante = pile.pop()) avancer(marche, suivante);
}

/** GUI-23 : au niveau 1, chacun demande à son rang sa meilleure option, et qui est délogé demande la suivante. */
export function accepter(marche: Marche): void {
  for (let unite = 0; unite < marche.instance.unites; unite++) placer(marche, unite);
}
