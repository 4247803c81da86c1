import { enLettres, type Jour } from "#commun/jour.ts";
import type { Saisie } from "../etat/model.ts";
import { TEXTES_DIRE } from "../etat/model.ts";
import type { FicheVue } from "../photo/model.ts";
import type { ChampEfface, Redire, TexteGarde } from "./model.ts";

const MOIS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre";
const PHRASE = new RegExp(`^Texte effacé le (1er|[2-9]|[12]\\d|3[01]) (${MOIS}) \\d{4} par \\P{Cc}{1,200}$`, "u");

/** SUI-260 : un texte effacé laisse une phrase qui dit quand et par qui ; cette phrase ne s'efface plus, un texte qui y ressemble si. */
export const phraseEffacee = (le: Jour, par: string): string => `Texte effacé le ${enLettres(le)} par ${par}`;
export const estEfface = (texte: string): boolean => PHRASE.test(texte);

type Trouve = Omit<TexteGarde, "cle">;

const identite = ({ volet, champ, texte }: Pick<Trouve, "volet" | "champ" | "texte">) =>
  [volet, champ, texte].join("\u001f");

/** SUI-261 : le même texte, gardé à plusieurs endroits, s'efface d'un geste : on le montre une fois, le dernier dit d'abord. */
export function rassembler(trouves: readonly Trouve[]): Trouve[] {
  const seuls = new Map<string, Trouve>();
  for (const trouve of trouves.toSorted((a, b) => (a.instant < b.instant ? 1 : -1)))
    if (trouve.texte.trim() !== "" && !estEfface(trouve.texte) && !seuls.has(identite(trouve)))
      seuls.set(identite(trouve), trouve);
  return [...seuls.values()];
}

export const textesDe = (
  dit: Pick<Saisie, (typeof TEXTES_DIRE)[number]>,
  qui: Pick<Trouve, "volet" | "auteur" | "instant">,
): Trouve[] => TEXTES_DIRE.map((champ) => ({ ...qui, champ, texte: dit[champ] }));

/** SUI-262 : seuls les textes choisis changent, mot pour mot, dans le volet et la rubrique où ils sont. */
export function redireAvec(choisis: readonly Pick<Trouve, "volet" | "champ" | "texte">[], phrase: string): Redire {
  const vises = new Set(choisis.map(identite));
  return (volet, champ, texte) => (vises.has(identite({ volet, champ, texte })) ? phrase : texte);
}

/** Ce que devient un contenu qui porte des textes : le même objet si aucun n'est visé. */
export function redireContenu<Contenu extends object>(contenu: Contenu, volet: string, redire: Redire): Contenu {
  const champs: readonly ChampEfface[] = [...TEXTES_DIRE, "mot"];
  const changes = champs.flatMap((champ) => {
    const texte: unknown = Reflect.get(contenu, champ);
    if (typeof texte !== "string") return [];
    const apres = redire(volet, champ, texte);
    return apres === texte ? [] : [[champ, apres] as const];
  });
  return changes.length === 0 ? contenu : { ...contenu, ...Object.fromEntries(changes) };
}

/** Les fiches d'un plan figé, celle-ci redite ; le même tableau si rien n'y est visé. */
export function redireFiches<Une extends Pick<FicheVue, "id" | "volets">>(
  fiches: readonly Une[],
  id: string,
  redire: Redire,
): readonly Une[] {
  let change = false;
  const redites = fiches.map((fiche) => {
    if (fiche.id !== id) return fiche;
    const volets = fiche.volets.map((volet) => redireContenu(volet, volet.volet, redire));
    if (volets.every((volet, rang) => volet === fiche.volets[rang])) return fiche;
    change = true;
    return { ...fiche, volets };
  });
  return change ? redites : fiches;
}
