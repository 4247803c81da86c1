import { type Jour, plusMois } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { compter } from "../../appariement/semaine/rules.ts";
import type { Contenu, Critere, DemandeNotee, Groupe, LigneDePoints, Points, Tranche } from "../model.ts";

type Valeur = boolean | number;

/** Ce qu'il faut d'un règlement pour compter. */
type Bareme = { contenu: Pick<Contenu, "criteres" | "groupes"> };

/** Les mois entiers d'un jour à un autre ; zéro s'il est avant. */
export function moisEntiers(de: Jour, au: Jour): number {
  const mois = (Number(au.slice(0, 4)) - Number(de.slice(0, 4))) * 12 + Number(au.slice(5, 7)) - Number(de.slice(5, 7));
  return Math.max(0, plusMois(de, mois) > au ? mois - 1 : mois);
}

const declaree = ({ situations }: DemandeNotee, code: string): Valeur =>
  Object.hasOwn(situations, code) ? (situations[code] ?? false) : false;

/** La valeur d'un critère pour cette demande, ce jour-là. */
export function valeurDe({ fait, code, communes }: Critere, demande: DemandeNotee, au: Jour): Valeur {
  switch (fait) {
    case "situation":
      return declaree(demande, code);
    case "moisAttente":
      return demande.attendDepuis ? moisEntiers(demande.attendDepuis, au) : 0;
    case "demiJournees":
      return compter(demande.semaine);
    case "commune":
      return communes.includes(demande.commune);
    case "fratrie":
      return demande.fratrie !== null;
    default:
      return demande[fait];
  }
}

const nombreDe = (valeur: Valeur): number => (typeof valeur === "number" ? valeur : Number(valeur));

/** GUI-205 : une échelle donne les points du plus haut palier atteint ; sous le premier, rien. */
export const palierDe = (tranches: readonly Tranche[], valeur: number): Tranche | undefined =>
  tranches.toSorted((a, b) => b.aPartirDe - a.aPartirDe).find(({ aPartirDe }) => valeur >= aPartirDe);

type Compte = Pick<LigneDePoints, "points" | "raison">;

/** GUI-206 : un critère à l'unité compte au plus son maximum d'unités. */
function parUnite(critere: Extract<Critere, { type: "parUnite" }>, valeur: Valeur): Compte | null {
  const { unite, maximum } = critere;
  const unites = Math.min(maximum, Math.max(0, Math.floor(nombreDe(valeur))));
  if (unites === 0) return null;
  const comptees = unites < nombreDe(valeur) ? `, au plus ${maximum}` : "";
  return { points: unites * critere.points, raison: `${unites} × ${critere.points} (${unite})${comptees}` };
}

/** GUI-207 : un avis d'expert ne compte que signé et motivé, entre les bornes du règlement. */
function dExpert(critere: Extract<Critere, { type: "expert" }>, { expertises = [] }: DemandeNotee): Compte | null {
  const avis = expertises.find((un) => un.critere === critere.code && un.auteur.trim() && un.motif.trim());
  if (!avis) return null;
  const donnes = Math.min(critere.maximum, Math.max(critere.minimum, Math.round(avis.points)));
  return donnes === 0 ? null : { points: donnes, raison: `Avis de ${avis.auteur}` };
}

/** GUI-204 : un critère vérifié donne ses points, ou les ôte s'ils sont négatifs ; non vérifié, il ne dit rien. */
function compteDe(critere: Critere, demande: DemandeNotee, au: Jour): Compte | null {
  if (critere.type === "expert") return dExpert(critere, demande);
  const valeur = valeurDe(critere, demande, au);
  if (critere.type === "parUnite") return parUnite(critere, valeur);
  if (critere.type === "booleen") return valeur ? { points: critere.points, raison: "Vérifié" } : null;
  const palier = valeur === false ? undefined : palierDe(critere.tranches, nombreDe(valeur));
  return palier ? { points: palier.points, raison: palier.libelle } : null;
}

const somme = (lignes: readonly LigneDePoints[]) => lignes.reduce((total, ligne) => total + ligne.points, 0);

/** Ce qu'un groupe retire : tout sauf le meilleur, ou ce qui dépasse le plafond ; ce qui est négatif reste entier. */
function retraitDe(groupe: Groupe, lignes: readonly LigneDePoints[]): LigneDePoints[] {
  const gains = lignes.filter((ligne) => ligne.points > 0);
  const acquis = groupe.meilleur ? Math.max(0, ...gains.map((ligne) => ligne.points)) : somme(gains);
  const gardes = Math.min(acquis, groupe.plafond ?? acquis);
  const retire = gardes - somme(gains);
  if (retire === 0) return [];
  const raison =
    gardes < acquis || !groupe.meilleur
      ? `Plafond de ${pluriel(groupe.plafond ?? 0, "point")}`
      : "Seul le meilleur critère compte";
  return [{ critere: `groupe:${groupe.code}`, libelle: groupe.libelle, points: retire, raison }];
}

/**
 * GUI-208 : dans un groupe, seuls comptent le meilleur critère ou les points jusqu'au plafond ; une pénalité n'est jamais absorbée par
 * un plafond.
 */
function plafonner(reglement: Bareme, lignes: readonly LigneDePoints[]): LigneDePoints[] {
  const { groupes, criteres } = reglement.contenu;
  const groupeDe = new Map(criteres.map(({ code, groupe }) => [code, groupe]));
  return groupes.flatMap((groupe) =>
    retraitDe(
      groupe,
      lignes.filter(({ critere }) => groupeDe.get(critere) === groupe.code),
    ),
  );
}

const compteIci = ({ structures = [] }: Critere, ici: string | null): boolean =>
  structures.length === 0 || (ici !== null && structures.includes(ici));

/** Les points d'une demande là où elle est lue : partout, ou dans une structure. */
function compterIci(reglement: Bareme, demande: DemandeNotee, au: Jour, ici: string | null): Points {
  const lignes = reglement.contenu.criteres.flatMap((critere) => {
    const compte = compteIci(critere, ici) ? compteDe(critere, demande, au) : null;
    return compte ? [{ critere: critere.code, libelle: critere.libelle, ...compte }] : [];
  });
  const toutes = [...lignes, ...plafonner(reglement, lignes)];
  return { total: somme(toutes), lignes: toutes };
}

/** GUI-209 : le total est la somme des lignes, dans l'ordre du règlement ; mêmes faits, même règlement, même jour, mêmes points. */
export const points = (reglement: Bareme, demande: DemandeNotee, au: Jour): Points =>
  compterIci(reglement, demande, au, null);

/** Vrai si un critère ne compte que dans certaines structures. */
export const aDesBonus = ({ criteres }: Pick<Contenu, "criteres">): boolean =>
  criteres.some(({ structures = [] }) => structures.length > 0);

/** Ce qu'une demande a de plus, ou de moins, dans une structure, et les lignes qui le disent. */
export type Bonus = { structure: string; points: number; lignes: LigneDePoints[] };

/**
 * GUI-214 : un critère peut ne compter que dans certaines structures : ce qu'il y ajoute est l'écart entre les points de la demande là et
 * ses points partout, plafonds de groupe compris ; une structure où rien ne change n'est pas dite.
 */
export function bonus(reglement: Bareme, demande: DemandeNotee, au: Jour, structures: readonly string[]): Bonus[] {
  if (!aDesBonus(reglement.contenu)) return [];
  const partout = compterIci(reglement, demande, au, null);
  const dites = new Set(partout.lignes.map(({ critere, points: nombre }) => `${critere} ${nombre}`));
  return [...new Set(structures)].flatMap((structure) => {
    const ici = compterIci(reglement, demande, au, structure);
    const lignes = ici.lignes.filter(({ critere, points: nombre }) => !dites.has(`${critere} ${nombre}`));
    const ecart = ici.total - partout.total;
    return ecart === 0 ? [] : [{ structure, points: ecart, lignes }];
  });
}
