import type { Echange, FicheEchange } from "../src/domaines/imports/echange/model.ts";
import type { CucmOr, LigneOr } from "./or.ts";
import { couper, lirePlage } from "./or-coupe.ts";
import { apparier, chemin, f1, mots } from "./or-score.ts";

/** What became of a row of the plan table. */
type LigneVue = {
  titre: string;
  etat: "debout" | "fusionnee" | "perdue" | "double";
  /** The entry that holds it. */
  rang: number | null;
  axes: string[];
  porteur: number;
  annees: string[];
  /** The fiche of the same action stands elsewhere and no line of aRevoir names the two. */
  sansRenvoi: boolean;
};

export type TableauVu = { lignes: LigneVue[]; fiches: (number | null)[]; enTrop: number[] };

type Contexte = { or: CucmOr; echange: Echange; textes: readonly string[] };

const seRecoupent = (a: readonly [number, number], bloc: string): boolean => {
  const { debut, fin } = lirePlage(bloc);
  return a[0] <= fin && a[1] >= debut;
};

/** The axes of an entry, by the number of the node or by the words of its label. */
function axesDe({ or, echange, textes }: Contexte, fiche: FicheEchange): string[] {
  const noeuds = fiche.noeuds.flatMap((id) => chemin(echange.plan.noeuds, id));
  const trouves = noeuds.flatMap((n) => {
    const parLibelle = or.axes.find((axe) =>
      [axe.titre, ...axe.ailleurs].some((plage) => f1(mots(n.libelle), mots(couper(textes, plage))) >= 0.8),
    );
    if (parLibelle?.code !== undefined) return [parLibelle.code];
    return n.genre === "axe" && n.code !== null ? [n.code] : [];
  });
  return [...new Set(trouves)].toSorted();
}

const meneurs = (fiche: FicheEchange): string[] => [...new Set([...fiche.pilotes, ...fiche.partenaires])].flatMap(mots);

const anneesDe = (fiche: FicheEchange): string[] => {
  const dates = fiche.echeances.flatMap((e) => [e.debut, e.fin, ...(e.texte?.match(/\b20\d\d\b/gu) ?? [])]);
  return [...new Set(dates.flatMap((d) => (d === null ? [] : [d.slice(0, 4)])))].toSorted();
};

/** A row melted into a fiche leaves its lines among the sources of the fiche, or in a line of aRevoir about it. */
function laisseTrace({ echange }: Contexte, ligne: LigneOr, rang: number, revues: boolean): boolean {
  const fiche = echange.plan.fiches[rang];
  if (fiche === undefined) return false;
  const dites = revues ? echange.aRevoir.filter((r) => vise(r.chemin, rang)) : [];
  const lues = [...Object.values(fiche.sources), ...dites].flatMap((s) => (s.lignes === null ? [] : [s.lignes]));
  return lues.some((l) => seRecoupent(l, ligne.bloc));
}

const vise = (cheminRevu: string, rang: number): boolean => cheminRevu.includes(`plan.fiches[${rang}]`);

type Entree = { rang: number; bloc: string; titre: string[] };

const concerne = (r: Echange["aRevoir"][number], e: Entree): boolean =>
  vise(r.chemin, e.rang) || (r.lignes !== null && seRecoupent(r.lignes, e.bloc));

/** Named by its path, by one of its lines or by its title. */
function nomme(r: Echange["aRevoir"][number], e: Entree): boolean {
  const dit = `${r.raison} ${r.texte}`;
  const { debut, fin } = lirePlage(e.bloc);
  const nombres = (dit.match(/\d+/gu) ?? []).map(Number);
  const sac = new Set(mots(dit));
  return concerne(r, e) || nombres.some((n) => n >= debut && n <= fin) || e.titre.every((mot) => sac.has(mot));
}

function renvoi({ or, echange, textes }: Contexte, ligne: LigneOr, rangs: [number, number]): boolean {
  const jumelle = or.fiches[ligne.fiche ?? -1];
  if (jumelle === undefined) return true;
  const a = { rang: rangs[0], bloc: ligne.bloc, titre: mots(couper(textes, ligne.titre)) };
  const b = { rang: rangs[1], bloc: jumelle.bloc, titre: mots(couper(textes, jumelle.titre)) };
  return echange.aRevoir.some((r) => (concerne(r, a) && nomme(r, b)) || (concerne(r, b) && nomme(r, a)));
}

const ETATS = { oui: { oui: "double", non: "debout" }, non: { oui: "fusionnee", non: "perdue" } } as const;
const ouiNon = (vrai: boolean) => (vrai ? "oui" : "non");

/** The fiche that holds the row; of a row that stands, only the sources of the fiche can say so. */
const hoteDe = (c: Contexte, ligne: LigneOr, debout: number | null, fiches: readonly (number | null)[]) =>
  [ligne.fiche, ligne.tolere]
    .map((i) => fiches[i ?? -1] ?? null)
    .find((rang) => rang !== null && laisseTrace(c, ligne, rang, debout === null)) ?? null;

function voirLigne(c: Contexte, ligne: LigneOr, debout: number | null, fiches: readonly (number | null)[]): LigneVue {
  const hote = hoteDe(c, ligne, debout, fiches);
  const rang = debout ?? hote;
  const rangFiche = fiches[ligne.fiche ?? -1] ?? null;
  const apart = debout !== null && rangFiche !== null;
  return {
    titre: ligne.titre,
    etat: ETATS[ouiNon(debout !== null)][ouiNon(hote !== null)],
    rang,
    ...lireEntree(c, ligne, c.echange.plan.fiches[rang ?? -1]),
    sansRenvoi: apart && !renvoi(c, ligne, [debout, rangFiche]),
  };
}

const lireEntree = (c: Contexte, ligne: LigneOr, entree: FicheEchange | undefined) =>
  entree === undefined
    ? { axes: [], porteur: 0, annees: [] }
    : {
        axes: axesDe(c, entree),
        porteur: f1(meneurs(entree), mots(couper(c.textes, ligne.porteur))),
        annees: anneesDe(entree),
      };

/** Each row and each fiche takes the entry whose title is nearest; what remains is in excess. */
export function voirTableau(or: CucmOr, echange: Echange, textes: readonly string[]): TableauVu {
  const c = { or, echange, textes };
  const titres = [
    ...or.fiches.map((f) => ({ mots: mots(couper(textes, f.titre)), reference: f.reference ?? "" })),
    ...or.lignes.map((l) => ({ mots: mots(couper(textes, l.titre)) })),
  ];
  const rangs = apparier(titres, echange.plan.fiches, 0.8);
  const fiches = rangs.slice(0, or.fiches.length);
  const lignes = or.lignes.map((l, i) => voirLigne(c, l, rangs[or.fiches.length + i] ?? null, fiches));
  const enTrop = echange.plan.fiches.flatMap((_, j) => (rangs.includes(j) ? [] : [j]));
  return { lignes, fiches, enTrop };
}
