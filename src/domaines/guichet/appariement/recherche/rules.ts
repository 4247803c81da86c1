import { type Audit, auditerVoie } from "../audit/rules.ts";
import { asseoir, type Marche, noter, rayer } from "../marche/rules.ts";
import { prendre, prendreSiTient, rendre } from "../places/rules.ts";

const PLUS_DE_MONDE = 8;

/** Une recherche : ceux que l'on remet en jeu, les voies où cela se voit, et combien de candidatures on relira au plus. */
type Recherche = { marche: Marche; audit: Audit; unites: readonly number[]; voies: readonly number[]; reste: number };

function voiesDe({ instance }: Marche, unite: number): number[] {
  const voies: number[] = [];
  const fin = instance.parts[instance.options[unite + 1] as number] as number;
  for (let part = instance.parts[instance.options[unite] as number] as number; part < fin; part++)
    voies.push(instance.partVoie[part] as number);
  return voies;
}

/** Ceux qui candidatent dans ces voies et furent délogés, le plus souvent délogé d'abord ; les autres candidats à leur suite. */
function voisins({ listes, delogements }: Marche, voies: readonly number[]): number[] {
  const vus = new Set<number>();
  for (const voie of voies)
    for (let rang = listes.debuts[voie] as number; rang < (listes.debuts[voie + 1] as number); rang++)
      vus.add(listes.unite[rang] as number);
  return [...vus].toSorted((a, b) => (delogements[b] as number) - (delogements[a] as number) || a - b);
}

const distinctes = (nombres: readonly number[]) => [...new Set(nombres)];

/** La combinaison essayée laisse-t-elle une option bloquante dans une voie touchée ? Le premier reproche suffit. */
function irreprochable(recherche: Recherche): boolean {
  const { audit, voies, marche } = recherche;
  audit.bloquantes.length = 0;
  for (const voie of voies) {
    recherche.reste -= (marche.listes.debuts[voie + 1] as number) - (marche.listes.debuts[voie] as number);
    auditerVoie(audit, voie);
    if (audit.bloquantes.length > 0) return false;
  }
  return true;
}

function essayer(recherche: Recherche, rang: number): boolean {
  const { marche, unites } = recherche;
  const unite = unites[rang];
  if (unite === undefined) return irreprochable(recherche);
  const { instance, etat, places } = marche;
  const fin = instance.options[unite + 1] as number;
  for (let option = instance.options[unite] as number; option < fin && recherche.reste > 0; option++) {
    if (!prendreSiTient(etat, option)) continue;
    places[unite] = option;
    if (essayer(recherche, rang + 1)) return true;
    rendre(etat, option);
  }
  places[unite] = -1;
  return (instance.garanties[unite] as number) < 0 && recherche.reste > 0 && essayer(recherche, rang + 1);
}

/** Retire le petit groupe, en gardant ce qu'il tenait. */
function retirer(marche: Marche, unites: readonly number[]): number[] {
  return unites.map((unite) => {
    const tenue = marche.places[unite] as number;
    if (tenue >= 0) {
      rendre(marche.etat, tenue);
      rayer(marche, unite);
    }
    return tenue;
  });
}

function rasseoir(marche: Marche, unites: readonly number[], options: readonly number[]): void {
  for (const [rang, unite] of unites.entries()) {
    const option = options[rang] as number;
    marche.places[unite] = -1;
    if (option >= 0) asseoir(marche, unite, option);
  }
}

/**
 * GUI-27 : quand la réparation tourne en rond autour d'une famille, on essaie toutes les combinaisons du petit groupe en cause, dans
 * l'ordre du classement et des vœux ; la première à laquelle rien n'est à redire est retenue. La recherche est bornée.
 */
export function rechercher(marche: Marche, audit: Audit, unite: number, budget: number): number {
  const proches = voisins(marche, distinctes(voiesDe(marche, unite)));
  const unites = distinctes([unite, ...proches])
    .slice(0, PLUS_DE_MONDE)
    .toSorted((a, b) => a - b);
  const voies = distinctes(unites.flatMap((une) => voiesDe(marche, une)));
  const tenues = retirer(marche, unites);
  const recherche: Recherche = { marche, audit, unites, voies, reste: budget };
  if (essayer(recherche, 0)) {
    rasseoir(
      marche,
      unites,
      unites.map((une) => marche.places[une] as number),
    );
  } else {
    for (const option of tenues) if (option >= 0) prendre(marche.etat, option);
    rasseoir(marche, unites, tenues);
  }
  for (const voie of voies) noter(marche.audits, voie);
  return recherche.reste;
}
