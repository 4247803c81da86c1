import { placer } from "../acceptation/rules.ts";
import { type Audit, auditerVoie, ouvrirAudit } from "../audit/rules.ts";
import { type Marche, noter, relever, reprendre } from "../marche/rules.ts";
import { rechercher } from "../recherche/rules.ts";
import { combler } from "../vacance/rules.ts";

const PLUS_DE_TOURS = 60;

/** Combien de candidatures la recherche relit au plus, pour une famille puis pour toute la séance. */
const RELECTURES = { famille: 500_000, seance: 4_000_000 };

/** Les unités dont une option bloque, du mieux classé au dernier ; leurs voies restent à vérifier. */
function bloquees(marche: Marche, audit: Audit): number[] {
  audit.bloquantes.length = 0;
  for (const voie of relever(marche.audits)) {
    const avant = audit.bloquantes.length;
    auditerVoie(audit, voie);
    if (audit.bloquantes.length > avant) noter(marche.audits, voie);
  }
  const { instance, listes } = marche;
  const unites = audit.bloquantes.map((option) => {
    const part = instance.parts[option] as number;
    return listes.unite[listes.position[part] as number] as number;
  });
  return [...new Set(unites)].toSorted((a, b) => a - b);
}

/** Cherche autour de chaque famille encore bloquée, tant que le budget le permet. */
function fouiller(marche: Marche, audit: Audit): void {
  let budget = RELECTURES.seance;
  for (const unite of bloquees(marche, audit)) {
    if (budget <= 0) return;
    const accorde = Math.min(budget, RELECTURES.famille);
    budget -= accorde - Math.max(0, rechercher(marche, audit, unite, accorde));
  }
}

/**
 * GUI-26 : ce que l'audit trouve se répare en laissant la famille redemander depuis son premier vœu, et ceux qu'elle déloge aussi ; un
 * nombre borné de fois. Ce qui reste, faute d'attribution sans reproche, est dit à la commission.
 */
export function reparer(marche: Marche): void {
  const audit = ouvrirAudit(marche.instance, marche.listes, marche.places);
  marche.reprise = true;
  for (let tour = 0; tour < PLUS_DE_TOURS; tour++) {
    const unites = bloquees(marche, audit);
    if (unites.length === 0) return;
    for (const unite of unites) {
      reprendre(marche, unite);
      placer(marche, unite);
    }
    combler(marche);
  }
  fouiller(marche, audit);
}
