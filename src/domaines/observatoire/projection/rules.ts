import { HYPOTHESES } from "./lexique.ts";
import type { Bilan, Epreuve, Prevision, Programme, Serie, Taux } from "./model.ts";

const { annees, anneesMin, ecartsTypes, rappel, naissancesSupposees } = HYPOTHESES;

const somme = (valeurs: readonly number[]) => valeurs.reduce((total, une) => total + une, 0);

/** Les couples connus d'avant une année : un effectif et ce dont il vient, des plus récents aux plus anciens. */
function couples(effectifs: Serie, origines: Serie, avant: number, decalage: number): [number, number][] {
  return Array.from({ length: annees }, (_, rang) => avant - 1 - rang).flatMap((annee): [number, number][] => {
    const [effectif, origine] = [effectifs.get(annee), origines.get(annee - decalage)];
    return effectif === undefined || !origine ? [] : [[effectif, origine]];
  });
}

/** OBS-100 : un taux est le rapport des sommes des dernières rentrées, trois à cinq, jamais la moyenne des rapports ; moins de trois, rien. */
export function tauxDe(effectifs: Serie, origines: Serie, avant: number, decalage: number): Taux | null {
  const vus = couples(effectifs, origines, avant, decalage);
  if (vus.length < anneesMin) return null;
  const taux = somme(vus.map(([effectif]) => effectif)) / somme(vus.map(([, origine]) => origine));
  const variance = somme(vus.map(([effectif, origine]) => (effectif / origine - taux) ** 2)) / (vus.length - 1);
  return { taux, cv2: taux > 0 ? variance / taux ** 2 : 0, annees: vus.length };
}

/** OBS-101 : un petit secteur emprunte à l'ensemble : son taux compte ses naissances, celui de l'ensemble en vaut trente. */
export function tauxRappele(secteur: Taux, ensemble: number, naissances: number): Taux {
  const taux = (secteur.taux * naissances + rappel * ensemble) / (naissances + rappel);
  return { ...secteur, taux };
}

/** Les sommes dont on tire un taux : les effectifs, et ce dont ils viennent. */
export function sommesDuTaux(effectifs: Serie, origines: Serie, avant: number, decalage: number) {
  const vus = couples(effectifs, origines, avant, decalage);
  return { effectif: somme(vus.map(([effectif]) => effectif)), origine: somme(vus.map(([, origine]) => origine)) };
}

/** OBS-102 : la fourchette vient du hasard des petits nombres et de ce que les taux ont varié : variance = E (1 + E × cv²). */
export function prevoir(annee: number, central: number, cv2: number, ferme = true): Prevision {
  const variance = central * (1 + central * cv2);
  const ecart = ecartsTypes * Math.sqrt(variance);
  return { annee, central, bas: Math.max(0, central - ecart), haut: central + ecart, variance, ferme };
}

/** OBS-103 : au-delà des naissances connues, on suppose la moyenne des trois dernières années, et leur dispersion s'ajoute à la fourchette. */
export function naissancesEn(
  naissances: Serie,
  annee: number,
): { nombre: number; cv2: number; connues: boolean } | null {
  const connues = naissances.get(annee);
  if (connues !== undefined) return { nombre: connues, cv2: 0, connues: true };
  const dernieres = [...naissances].toSorted(([a], [b]) => b - a).filter(([une]) => une < annee);
  const vues = dernieres.slice(0, naissancesSupposees).map(([, nombre]) => nombre);
  if (vues.length < naissancesSupposees) return null;
  const moyenne = somme(vues) / vues.length;
  const variance = somme(vues.map((une) => (une - moyenne) ** 2)) / (vues.length - 1);
  return { nombre: moyenne, cv2: moyenne > 0 ? variance / moyenne ** 2 : 0, connues: false };
}

/** OBS-104 : des logements livrés apportent leurs élèves en parts égales, de la rentrée qui suit leur livraison au dernier an de l'étalement. */
export const apportDe = (programmes: readonly Programme[], rentree: number): number =>
  somme(
    programmes.map(({ annee, logements, parLogement, etalement }) =>
      rentree >= annee && rentree < annee + etalement ? (logements * parLogement) / etalement : 0,
    ),
  );

/** OBS-105 : l'effectif d'une rentrée est le taux par les naissances qui y mènent, plus ce qu'apportent les logements. */
export function prevoirEntree(
  naissances: Serie,
  taux: Taux,
  rentree: number,
  suite: { age: number; apport: number },
): Prevision | null {
  const origine = naissancesEn(naissances, rentree - suite.age);
  if (!origine) return null;
  return prevoir(rentree, taux.taux * origine.nombre + suite.apport, taux.cv2 + origine.cv2, origine.connues);
}

/** OBS-106 : une classe d'âge monte d'un niveau par an, au taux de passage des dernières rentrées ; les incertitudes s'ajoutent. */
export function prevoirPassage(de: Prevision, passage: Taux): Prevision {
  const cv2 = de.central > 0 ? Math.max(0, (de.variance / de.central - 1) / de.central) : 0;
  return prevoir(de.annee + 1, de.central * passage.taux, cv2 + passage.cv2, de.ferme);
}

/** Un effectif connu, que l'on fait monter. */
export const constat = (annee: number, nombre: number): Prevision => ({
  annee,
  central: nombre,
  bas: nombre,
  haut: nombre,
  variance: nombre,
  ferme: true,
});

/** Le taux d'un secteur avant une rentrée, tel que la méthode s'en sert : rappelé vers celui de l'ensemble quand il y en a un. */
export function tauxMontre(
  effectifs: Serie,
  origines: Serie,
  avant: number,
  { decalage, ensemble }: { decalage: number; ensemble: number | null },
): Taux | null {
  const taux = tauxDe(effectifs, origines, avant, decalage);
  if (!taux || ensemble === null) return taux;
  return tauxRappele(taux, ensemble, sommesDuTaux(effectifs, origines, avant, decalage).origine);
}

type Epreuves = { age: number; ensembleAvant: (annee: number) => number | null };

/**
 * OBS-107 : avant d'être montrée, la méthode est éprouvée : on lui fait prévoir les trois dernières rentrées avec ce que l'on savait alors, du
 * secteur comme de l'ensemble.
 */
export function eprouver(effectifs: Serie, naissances: Serie, { age, ensembleAvant }: Epreuves): Bilan {
  const dernieres = [...effectifs.keys()].toSorted((a, b) => b - a).slice(0, HYPOTHESES.epreuves);
  const epreuves = dernieres
    .toSorted((a, b) => a - b)
    .flatMap((annee): Epreuve[] => {
      const taux = tauxMontre(effectifs, naissances, annee, { decalage: age, ensemble: ensembleAvant(annee) });
      const origine = naissances.get(annee - age);
      if (!taux || origine === undefined) return [];
      const { central, bas, haut } = prevoir(annee, taux.taux * origine, taux.cv2);
      return [{ annee, prevu: central, bas, haut, observe: effectifs.get(annee) ?? 0 }];
    });
  const mesurables = epreuves.filter(({ observe }) => observe > 0);
  const ecart = somme(mesurables.map(({ prevu, observe }) => Math.abs(prevu - observe) / observe)) / mesurables.length;
  return {
    epreuves,
    ecart: mesurables.length > 0 ? ecart : null,
    dedans: epreuves.filter(({ bas, haut, observe }) => observe >= bas && observe <= haut).length,
  };
}

/** OBS-108 : des nombres qui s'arrondissent ensemble : leur somme reste celle de l'ensemble, les plus grands restes montent d'un. */
export function arrondirEnsemble(valeurs: readonly number[]): number[] {
  const entiers = valeurs.map(Math.floor);
  let manque = Math.round(somme(valeurs)) - somme(entiers);
  const ordre = [...valeurs.keys()].toSorted(
    (a, b) => (valeurs[b] ?? 0) - (entiers[b] ?? 0) - ((valeurs[a] ?? 0) - (entiers[a] ?? 0)) || a - b,
  );
  for (const rang of ordre) if (manque-- > 0) entiers[rang] = (entiers[rang] ?? 0) + 1;
  return entiers;
}
