import type { Formule, Statistique } from "../../catalogue/model.ts";
import type { Valeur } from "../../valeur/model.ts";
import type { Serie } from "../model.ts";

/** Ce qu'il faut pour savoir ce qu'un chiffre laisserait deviner. `seuilDe` : `null` pour un chiffre qui se publie tel quel. */
export type Connu = {
  catalogue: readonly Statistique[];
  seuilDe: (statistique: Statistique) => number | null;
  lire: (statistique: string, commune: string, annee: number) => Valeur | undefined;
};

type Rapport = Extract<Formule, { genre: "rapport" }>;

/** Une part compte des gens parmi d'autres : qui n'y est pas se compte aussi. */
const estPart = (formule: Formule): formule is Rapport =>
  formule.genre === "rapport" && (formule.parmi ?? formule.facteur === 100);

const ecart = (haut: number | null | undefined, bas: number | null | undefined): number | null =>
  haut == null || bas == null ? null : Math.max(0, haut - bas);

/** Un compte, et tous ceux qu'une part en déduirait : ceux de son dénominateur qu'il ne compte pas. */
function duCompte(statistique: Statistique, { catalogue, seuilDe, lire }: Connu): Serie[] {
  const seuil = seuilDe(statistique);
  if (seuil === null) return [];
  const { code } = statistique;
  const valeur = (un: string, commune: string, annee: number) => lire(un, commune, annee)?.valeur ?? null;
  const bases = catalogue.flatMap(({ formule }) =>
    estPart(formule) && formule.numerateur.length === 1 && formule.numerateur[0] === code ? [formule.denominateur] : [],
  );
  const autres = bases.map(
    (base): Serie => ({
      seuil,
      compter: (commune, annee) => {
        const termes = base.map((un) => valeur(un, commune, annee));
        if (termes.length === 0 || termes.includes(null)) return null;
        return ecart(
          termes.reduce<number>((somme, un) => somme + (un ?? 0), 0),
          valeur(code, commune, annee),
        );
      },
    }),
  );
  return [{ seuil, compter: (commune, annee) => valeur(code, commune, annee) }, ...autres];
}

/** Les deux termes venus avec un rapport : ce qu'il compte, et ce qu'il ne compte pas. */
function desTermes(statistique: Statistique, { seuilDe, lire }: Connu): Serie[] {
  const seuil = seuilDe(statistique);
  if (seuil === null) return [];
  const { code, formule } = statistique;
  const calcul = (commune: string, annee: number) => lire(code, commune, annee)?.calcul;
  const compte: Serie = { seuil, compter: (commune, annee) => calcul(commune, annee)?.numerateur ?? null };
  const reste: Serie = {
    seuil,
    compter: (commune, annee) => ecart(calcul(commune, annee)?.denominateur, calcul(commune, annee)?.numerateur),
  };
  return estPart(formule) ? [compte, reste] : [compte];
}

/** Les gens se comptent en millièmes : qui a droit à un montant sans que l'on sache combien ils sont pèse moins que n'importe quel seuil. */
const MILLIEMES = 1000;

/** Ceux à qui un montant est versé ; secrets, ou que l'on ne connaît pas, ils se taisent comme les plus petits. */
function duMontant(
  { seuil, compter }: Serie,
  { montant, une, connu }: { montant: string; une: Statistique; connu: Connu },
): Serie {
  const inconnus = (commune: string, annee: number): boolean => {
    const versee = connu.lire(une.code, commune, annee);
    if (versee?.valeur != null) return false;
    return versee?.secret === true || connu.lire(montant, commune, annee)?.valeur != null;
  };
  return {
    seuil: seuil * MILLIEMES,
    compter: (commune, annee) => {
      if (inconnus(commune, annee)) return 1;
      const nombre = compter(commune, annee);
      return nombre === null ? null : nombre * MILLIEMES;
    },
  };
}

/** Un compte réuni à d'autres dans un total : secret à sa source, il se tait comme le plus petit, puisque ce total moins les autres le rendrait. */
const duReuni = ({ seuil, compter }: Serie, { code }: Statistique, { lire }: Connu): Serie => ({
  seuil,
  compter: (commune, annee) => (lire(code, commune, annee)?.secret ? 1 : compter(commune, annee)),
});

/**
 * STAT-27 : un compte se tait pour lui-même, et pour ceux que ses parts en déduiraient ; un taux, dès que l'un de ses termes se tait ; un taux
 * de comptes tous publics se publie ; une évolution se tait si l'une de ses deux années se tait ; un montant, avec ceux à qui il est versé : il
 * n'est jamais petit, eux peuvent l'être ; et il se tait quand leur nombre est secret ou ne se connaît pas ; un compte qui en réunit d'autres,
 * dès que l'un d'eux se tait ou est secret : le reste l'en déduirait.
 */
export function seriesDe(statistique: Statistique, connu: Connu): Serie[] {
  const { formule, publique, beneficiaires, reunit } = statistique;
  if (beneficiaires)
    return connu.catalogue
      .filter(({ code }) => code === beneficiaires)
      .flatMap((une) =>
        seriesDe(une, connu).map((serie) => duMontant(serie, { montant: statistique.code, une, connu })),
      );
  if (reunit)
    return connu.catalogue
      .filter(({ code }) => reunit.includes(code))
      .flatMap((une) => seriesDe(une, connu).map((serie) => duReuni(serie, une, connu)));
  if (publique || formule.genre === "donnee") return [];
  if (formule.genre === "compte") return duCompte(statistique, connu);
  const codes = formule.genre === "evolution" ? [formule.de] : [...formule.numerateur, ...formule.denominateur];
  const termes = connu.catalogue.filter(({ code }) => codes.includes(code));
  const siennes = termes.flatMap((terme) => seriesDe(terme, connu));
  if (formule.genre === "evolution")
    return siennes.flatMap(({ seuil, compter }) => [
      { seuil, compter },
      { seuil, compter: (commune, annee) => compter(commune, annee - formule.annees) },
    ]);
  const tousPublics = termes.length > 0 && termes.every(({ publique: dite }) => dite);
  return tousPublics ? [] : [...siennes, ...desTermes(statistique, connu)];
}
