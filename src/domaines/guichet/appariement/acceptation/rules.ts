import { asseoir, deloger, type Marche } from "../marche/rules.ts";
import { gene, prendre, prendreSiTient, rendre } from "../places/rules.ts";

const ETABLISSEMENT = 10;
const TOUT = -1;

/** Un tenant gêne s'il est là une demi-journée pleine que l'on voudrait, dans la même section ou dans l'établissement. */
function gene1({ instance }: Marche, tenant: number, section: number, pleines: number): boolean {
  const sejour = instance.partSejour[tenant] as number;
  const semaine = instance.partSemaine[tenant] as number;
  if (((pleines >> ETABLISSEMENT) & semaine) !== 0 || (instance.sejours.suite[sejour] as number) >= 0) return true;
  return instance.sejours.section[sejour] === section && (pleines & semaine) !== 0;
}

/** Rassemble, du dernier au mieux classé, les tenants moins bien classés que cette part et qui la gênent. */
function rassembler(marche: Marche, part: number, pleines: number): void {
  const { instance, listes, tenues, nombres, sortis, marques } = marche;
  const voie = instance.partVoie[part] as number;
  const debut = listes.debuts[voie] as number;
  const position = listes.position[part] as number;
  const section = instance.sejours.section[instance.partSejour[part] as number] as number;
  for (let rang = debut + (nombres[voie] as number) - 1; rang >= debut; rang--) {
    const tenue = tenues[rang] as number;
    if (tenue < position) return;
    const unite = listes.unite[tenue] as number;
    if (marques[unite] === 1) continue;
    if (pleines !== TOUT && !gene1(marche, listes.part[tenue] as number, section, pleines)) continue;
    marques[unite] = 1;
    sortis.push(unite);
  }
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
  const { etat, instance, sortis } = marche;
  if (prendreSiTient(etat, option)) {
    asseoir(marche, unite, option);
    return true;
  }
  const debut = instance.parts[option] as number;
  const fin = instance.parts[option + 1] as number;
  for (let part = debut; part < fin; part++) rassembler(marche, part, fin - debut > 1 ? TOUT : gene(etat, part));
  if (sortis.length === 0) return false;
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
