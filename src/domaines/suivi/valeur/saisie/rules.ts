import { Refus } from "#commun/refus.ts";
import type { Indicateur } from "../../indicateur/model.ts";
import type { Periode } from "../../periode/model.ts";
import { ENSEMBLE, type Mesuree, type Valeur } from "../model.ts";
import { lireNombre } from "../nombre/rules.ts";
import { derniereAvant, douteDe, valeurDe, verifierMesuree } from "../rules.ts";
import type { Case, FauteCase, Souci } from "./model.ts";

/** Les modalités d'un indicateur que l'on saisit : chacune des siennes, ou le tout. */
export const modalitesDe = ({ ventilation, modalites }: Indicateur): string[] =>
  ventilation === "aucune" ? [ENSEMBLE] : modalites;

/** Les cases d'un indicateur pour une période, dans l'ordre de ses modalités. */
export const casesDe = (indicateur: Indicateur, periode: Periode, valeurs: readonly Valeur[]): Case[] => {
  const siennes = valeurs.filter((valeur) => valeur.indicateur === indicateur.id);
  return modalitesDe(indicateur).map((modalite, rang) => ({
    cle: `${indicateur.id}-${rang}`,
    indicateur,
    modalite,
    periode,
    actuelle: siennes.find((valeur) => valeur.periode === periode && valeur.modalite === modalite),
    derniere: derniereAvant(siennes, periode, modalite),
  }));
};

/** Ce qui a été tapé dans une case : le nombre, et le tout d'une part. */
export type Tape = { nombre: string; sur: string };

/** SUI-119 : une case vide ne dit rien ; une part se donne avec son tout. */
export function lireCase(indicateur: Indicateur, { nombre, sur }: Tape): Mesuree | FauteCase | null {
  const textes = indicateur.mesure === "pourcentage" ? [nombre, sur] : [nombre];
  const remplis = textes.filter((texte) => texte.trim() !== "");
  if (remplis.length === 0) return null;
  if (remplis.length < textes.length) return "part-manquante";
  const [lu = null, tout = null] = textes.map(lireNombre);
  if (lu === null || (textes.length > 1 && tout === null)) return "pas-un-nombre";
  const mesuree = { nombre: lu, sur: tout };
  const faute = verifierMesuree(indicateur, mesuree);
  return faute instanceof Refus ? faute.code : mesuree;
}

/** Ce que la page confirme : la case et ce qui y était tapé quand on a posé la question. */
export const aveu = (cle: string, { nombre, sur }: Tape): string => `${cle}=${nombre.trim()}/${sur.trim()}`;

/** Ce que la page avait sous les yeux : la version de chaque case remplie. */
export const empreinteDes = (cases: readonly Case[]): string =>
  cases.flatMap(({ cle, actuelle }) => (actuelle ? [`${cle}=${actuelle.version}`] : [])).join(" ");

export type Lecture = {
  tape: (cle: string) => Tape;
  avoue: ReadonlySet<string>;
  lu: ReadonlySet<string>;
  valide: boolean;
};

const inchangee = ({ actuelle }: Case, lue: Mesuree | null) =>
  lue ? actuelle?.nombre === lue.nombre && actuelle.sur === lue.sur : actuelle === undefined;

/** Quelqu'un a écrit dans cette case depuis que la page fut ouverte. */
const deplacee = ({ cle, actuelle }: Case, lu: ReadonlySet<string>) =>
  actuelle ? !lu.has(`${cle}=${actuelle.version}`) : [...lu].some((un) => un.startsWith(`${cle}=`));

function souciDe(une: Case, lue: Mesuree | null, { tape, avoue, lu, valide }: Lecture): Souci | null {
  const { cle, indicateur, derniere, actuelle } = une;
  if (deplacee(une, lu)) return { cle, faute: "deplacee", doute: null };
  if (lue === null)
    return actuelle?.etat === "validee" && !valide ? { cle, faute: "validee-effacee", doute: null } : null;
  if (avoue.has(aveu(cle, tape(cle)))) return null;
  const doute = douteDe(indicateur, valeurDe(indicateur, lue) ?? 0, derniere ? valeurDe(indicateur, derniere) : null);
  return doute && { cle, faute: null, doute };
}

/**
 * SUI-120 : une grille s'enregistre d'un bloc : rien n'est écrit tant qu'une case est fausse ou demande réponse ; une case que l'on n'a
 * pas touchée ne s'écrit pas ; une case vidée s'efface, sauf une valeur validée pour qui ne valide pas.
 */
export function juger(
  cases: readonly Case[],
  lecture: Lecture,
): { soucis: Souci[]; ecrites: { case: Case; mesuree: Mesuree | null }[] } {
  const soucis: Souci[] = [];
  const ecrites: { case: Case; mesuree: Mesuree | null }[] = [];
  for (const une of cases) {
    const lue = lireCase(une.indicateur, lecture.tape(une.cle));
    if (typeof lue === "string") soucis.push({ cle: une.cle, faute: lue, doute: null });
    else if (!inchangee(une, lue)) {
      const souci = souciDe(une, lue, lecture);
      if (souci) soucis.push(souci);
      else ecrites.push({ case: une, mesuree: lue });
    }
  }
  return { soucis, ecrites };
}
