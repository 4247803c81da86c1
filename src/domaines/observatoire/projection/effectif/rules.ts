import { HYPOTHESES } from "../lexique.ts";
import { NIVEAUX, type Niveau, type Prevision, type Secteur, type Serie, type Taux } from "../model.ts";
import { apportDe, constat, prevoirEntree, prevoirPassage, sommesDuTaux, tauxDe, tauxMontre } from "../rules.ts";

/** Les rentrées prévues d'un secteur : chaque niveau, l'ensemble, les élèves par classe si les classes restent ce qu'elles sont. */
export type Rentree = {
  annee: number;
  niveaux: Partial<Record<Niveau, Prevision>>;
  total: Prevision | null;
  classes: number | null;
  parClasse: { central: number; bas: number; haut: number } | null;
};

const derniere = (serie: Serie): number | null => (serie.size === 0 ? null : Math.max(...serie.keys()));
const PASSAGES = { ms: "ps", gs: "ms" } as const;

/** Les taux d'un secteur, à la veille d'une rentrée ; `ensemble` : le taux d'entrée en petite section de l'espace. */
function tauxDuSecteur({ naissances, effectifs }: Secteur, avant: number, ensemble: number | null) {
  const { agePs, ageTps } = HYPOTHESES;
  return {
    tps: tauxDe(effectifs.tps, naissances, avant, ageTps),
    ps: tauxMontre(effectifs.ps, naissances, avant, { decalage: agePs, ensemble }),
    ms: tauxDe(effectifs.ms, effectifs.ps, avant, 1),
    gs: tauxDe(effectifs.gs, effectifs.ms, avant, 1),
  } satisfies Record<Niveau, Taux | null>;
}

type Taux4 = ReturnType<typeof tauxDuSecteur>;

/** OBS-109 : une école qui n'accueille pas les enfants de deux ans n'a pas de toute petite section à prévoir. */
function entrees({ naissances, programmes, deuxAns }: Secteur, taux: Taux4, annee: number) {
  const { agePs, ageTps } = HYPOTHESES;
  const ps = taux.ps && prevoirEntree(naissances, taux.ps, annee, { age: agePs, apport: apportDe(programmes, annee) });
  const tps = deuxAns && taux.tps ? prevoirEntree(naissances, taux.tps, annee, { age: ageTps, apport: 0 }) : null;
  return { ...(tps ? { tps } : {}), ...(ps ? { ps } : {}) };
}

/** OBS-110 : l'ensemble d'une rentrée est la somme de ses niveaux, chacun d'une autre année de naissance ; s'il en manque un, on ne dit rien. */
function ensembleDe(annee: number, niveaux: Rentree["niveaux"]): Prevision | null {
  if (!niveaux.ps || !niveaux.ms || !niveaux.gs) return null;
  const vus = NIVEAUX.flatMap((niveau) => niveaux[niveau] ?? []);
  const central = vus.reduce((somme, une) => somme + une.central, 0);
  const variance = vus.reduce((somme, une) => somme + une.variance, 0);
  const ecart = HYPOTHESES.ecartsTypes * Math.sqrt(variance);
  const ferme = vus.every((une) => une.ferme);
  return { annee, central, bas: Math.max(0, central - ecart), haut: central + ecart, variance, ferme };
}

/** Les rentrées qui viennent, depuis la dernière connue. */
export function prevoirRentrees(secteur: Secteur, ensemble: number | null): Rentree[] {
  const depart = derniere(secteur.effectifs.ps);
  if (depart === null) return [];
  const taux = tauxDuSecteur(secteur, depart + 1, ensemble);
  const anneeClasses = derniere(secteur.classes);
  const classes = anneeClasses === null ? null : (secteur.classes.get(anneeClasses) ?? null);
  let avant: Rentree["niveaux"] = Object.fromEntries(
    NIVEAUX.flatMap((niveau) => {
      const nombre = secteur.effectifs[niveau].get(depart);
      return nombre === undefined ? [] : [[niveau, constat(depart, nombre)]];
    }),
  );
  return Array.from({ length: HYPOTHESES.horizon }, (_, rang) => {
    const annee = depart + 1 + rang;
    const niveaux: Rentree["niveaux"] = entrees(secteur, taux, annee);
    for (const [niveau, de] of Object.entries(PASSAGES) as ["ms" | "gs", "ps" | "ms"][]) {
      const [passage, source] = [taux[niveau], avant[de]];
      if (passage && source) niveaux[niveau] = prevoirPassage(source, passage);
    }
    avant = niveaux;
    const total = ensembleDe(annee, niveaux);
    return { annee, niveaux, total, classes, parClasse: parClasseDe(total, classes) };
  });
}

/** OBS-111 : les élèves par classe se disent à classes constantes, celles de la dernière rentrée connue ; c'est la question d'une fermeture. */
export function parClasseDe(total: Prevision | null, classes: number | null): Rentree["parClasse"] {
  if (!total || !classes) return null;
  return { central: total.central / classes, bas: total.bas / classes, haut: total.haut / classes };
}

/** Le taux d'entrée en petite section de plusieurs secteurs ensemble : le rapport de leurs sommes. */
export function tauxEnsemble(secteurs: readonly Secteur[], avant: number): number | null {
  const sommes = secteurs.map(({ naissances, effectifs }) =>
    sommesDuTaux(effectifs.ps, naissances, avant, HYPOTHESES.agePs),
  );
  const origine = sommes.reduce((somme, une) => somme + une.origine, 0);
  return origine > 0 ? sommes.reduce((somme, une) => somme + une.effectif, 0) / origine : null;
}
