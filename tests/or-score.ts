import type { FicheEchange, NoeudEchange } from "../src/domaines/imports/echange/model.ts";
import type { Champ, ChampOr, DocumentOr, FicheOr, ValeurOr } from "./or.ts";
import { couper, normaliser } from "./or-coupe.ts";

export type PlanLu = { noeuds: readonly NoeudEchange[]; fiches: readonly FicheEchange[] };
type Paire = { titre: string; champ: Champ; score: number; plages: string[] };
export type Bilan = {
  moyenne: number;
  /** The same without any tolerance: the one reading, the one expected value, no field in another's stead. */
  stricte: number;
  paires: Paire[];
  trouvees: number;
  manquantes: string[];
  enTrop: number[];
  /** Of each fiche of the gold, the index of the fiche read. */
  rang: (number | null)[];
};

export const CHAMPS: readonly Champ[] = [
  "reference",
  "titre",
  "noeuds",
  "priorite",
  "diagnosticInitial",
  "forces",
  "faiblesses",
  "finalite",
  "objectifsOperationnels",
  "description",
  "publicCible",
  "methodologie",
  "modalites",
  "echeances",
  "pilotes",
  "partenaires",
  "moyens",
  "resultatsAttendus",
  "indicateurs",
  "pointsVigilance",
  "budget",
  "territoiresCibles",
  "champs",
  "specificitesAo",
  "contratsLies",
  "actionsLiees",
  "autres",
];

export const mots = (texte: string): string[] => normaliser(texte).split(" ").filter(Boolean);

/** Token F1 on bags of words; two empty bags agree. */
export function f1(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 && b.length === 0) return 1;
  const reste = new Map<string, number>();
  for (const mot of b) reste.set(mot, (reste.get(mot) ?? 0) + 1);
  let communs = 0;
  for (const mot of a) {
    const n = reste.get(mot) ?? 0;
    if (n > 0) communs += 1;
    reste.set(mot, n - 1);
  }
  return (2 * communs) / (a.length + b.length);
}

/** The node and its ancestors, the root first. */
export function chemin(noeuds: readonly NoeudEchange[], id: string): NoeudEchange[] {
  const suite: NoeudEchange[] = [];
  for (let n = noeuds.find((x) => x.id === id); n !== undefined; n = noeuds.find((x) => x.id === n?.parent)) {
    if (suite.includes(n)) break;
    suite.unshift(n);
  }
  return suite;
}

const plein = (...textes: (string | null)[]): string[] => textes.filter((t): t is string => t !== null && t !== "");

const annees = (fiche: FicheEchange): string[] =>
  fiche.echeances.map((e) => [...new Set(plein(e.debut, e.fin).map((t) => t.slice(0, 4)))].join(" "));

/** Ways of putting a field in words: the years of an échéance may or may not be repeated in its text. */
const LECTURES: Partial<Record<Champ, (f: FicheEchange, n: readonly NoeudEchange[]) => string[][]>> = {
  noeuds: (f, n) => {
    const feuilles = n.filter((x) => f.noeuds.includes(x.id));
    const tous = new Set(f.noeuds.flatMap((id) => chemin(n, id)));
    return [feuilles.map((x) => x.libelle), [...tous].map((x) => x.libelle)];
  },
  priorite: (f) => [plein(f.priorite?.valeur ?? null)],
  echeances: (f) => [
    f.echeances.map((e, i) => e.texte ?? annees(f)[i] ?? ""),
    f.echeances.map((e, i) => `${annees(f)[i]} ${e.texte ?? ""}`),
  ],
  indicateurs: (f) => [f.indicateurs.map((i) => i.libelle)],
  budget: (f) => [plein(f.budget?.statut ?? null, f.budget?.texte ?? null)],
  specificitesAo: (f) => [f.specificitesAo.map((s) => `${s.ao ?? ""} ${s.texte}`)],
  autres: (f) => [Object.values(f.autres)],
};

function lectures(fiche: FicheEchange, champ: Champ, noeuds: readonly NoeudEchange[]): string[][] {
  const lire = LECTURES[champ];
  const brut = lire === undefined ? [[fiche[champ] ?? []].flat() as string[]] : lire(fiche, noeuds);
  return brut.map((items) => items.flatMap(mots)).filter((items) => items.length > 0);
}

const attendus = (lignes: readonly string[], valeur: ValeurOr): string[] =>
  valeur.items.flatMap((plage) => mots(couper(lignes, plage)));

type Contexte = { or: DocumentOr; plan: PlanLu; lignes: readonly string[] };

/** What the gold says of a field, or of the field that one label may fill in its stead. */
function regle({ or }: Contexte, fiche: FicheOr, champ: Champ): ChampOr | undefined {
  const directe = fiche.champs[champ];
  if (directe !== undefined) return directe;
  const principal = CHAMPS.find((c) => or.equivalents?.[c]?.includes(champ) && fiche.champs[c] !== undefined);
  const indirecte = principal && fiche.champs[principal];
  return indirecte && { ...indirecte, facultatif: true };
}

function lus(c: Contexte, fiche: FicheEchange | null, champ: Champ): string[][] {
  if (fiche === null) return [];
  const directs = lectures(fiche, champ, c.plan.noeuds);
  if (directs.length > 0) return directs;
  return (c.or.equivalents?.[champ] ?? []).flatMap((autre) => lectures(fiche, autre, c.plan.noeuds));
}

function paire(c: Contexte, fiche: FicheOr, lue: FicheEchange | null, champ: Champ): Paire[] {
  const attendu = regle(c, fiche, champ);
  const textes = lus(c, lue, champ);
  if (textes.length === 0 && (attendu === undefined || attendu.facultatif)) return [];
  const valeurs = attendu === undefined ? [] : [attendu, ...(attendu.tolere ?? [])];
  const scores = valeurs.flatMap((v) => textes.map((t) => f1(t, attendus(c.lignes, v))));
  return [{ titre: fiche.titre, champ, score: Math.max(0, ...scores), plages: attendu?.items ?? [] }];
}

function paireStricte(c: Contexte, fiche: FicheOr, lue: FicheEchange | null, champ: Champ): number[] {
  const attendu = fiche.champs[champ];
  const [lu = []] = lue === null ? [] : lectures(lue, champ, c.plan.noeuds);
  const voulu = attendu === undefined ? [] : attendus(c.lignes, attendu);
  return lu.length + voulu.length === 0 ? [] : [f1(lu, voulu)];
}

/** Each title of the gold takes the fiche whose title is nearest, the best pairs first; the reference breaks a tie. */
export function apparier(
  titres: readonly { mots: string[]; reference?: string }[],
  fiches: readonly FicheEchange[],
  seuil = 0.5,
): (number | null)[] {
  const couples = titres.flatMap((t, i) =>
    fiches.map((f, j) => {
      const proche = f1(mots(f.titre), t.mots);
      const meme = t.reference !== undefined && normaliser(f.reference ?? "") === normaliser(t.reference);
      return { i, j, proche, note: proche + (meme ? 0.01 : 0) };
    }),
  );
  const rang: (number | null)[] = titres.map(() => null);
  const pris = new Set<number>();
  for (const { i, j } of couples.filter((x) => x.proche >= seuil).toSorted((a, b) => b.note - a.note)) {
    if (rang[i] !== null || pris.has(j)) continue;
    rang[i] = j;
    pris.add(j);
  }
  return rang;
}

/** Token F1 over the fiche × field pairs where either side says something; a fiche in excess only adds zeros. */
export function scorer(c: Contexte, rang: readonly (number | null)[], ailleurs: ReadonlySet<number>): Bilan {
  const champs = CHAMPS.filter((champ) => !c.or.horsScore?.includes(champ));
  const lue = (i: number | null | undefined) => (typeof i === "number" ? (c.plan.fiches[i] ?? null) : null);
  const enTrop = c.plan.fiches.flatMap((_, j) => (rang.includes(j) || ailleurs.has(j) ? [] : [j]));
  const paires = [
    ...c.or.fiches.flatMap((f, i) => champs.flatMap((champ) => paire(c, f, lue(rang[i]), champ))),
    ...enTrop.flatMap((j) => champs.flatMap((champ) => vide(c, lue(j), champ))),
  ];
  const moyenne = paires.reduce((s, p) => s + p.score, 0) / Math.max(1, paires.length);
  const strictes = [
    ...c.or.fiches.flatMap((f, i) => champs.flatMap((champ) => paireStricte(c, f, lue(rang[i]), champ))),
    ...enTrop.flatMap((j) => champs.flatMap((champ) => vide(c, lue(j), champ).map(({ score }) => score))),
  ];
  const stricte = strictes.reduce((s, score) => s + score, 0) / Math.max(1, strictes.length);
  const manquantes = c.or.fiches.flatMap((f, i) => (lue(rang[i]) === null ? [f.titre] : []));
  return { moyenne, stricte, paires, trouvees: rang.length - manquantes.length, manquantes, enTrop, rang: [...rang] };
}

const vide = (c: Contexte, fiche: FicheEchange | null, champ: Champ): Paire[] =>
  lus(c, fiche, champ).length === 0 ? [] : [{ titre: "en trop", champ, score: 0, plages: [] }];

/** The whole plan against the gold of a document whose every action is a fiche. */
export function scorerPlan(or: DocumentOr, plan: PlanLu, lignes: readonly string[]): Bilan {
  const titres = or.fiches.map((f) => ({ mots: mots(couper(lignes, f.titre)), reference: f.reference ?? "" }));
  return scorer({ or, plan, lignes }, apparier(titres, plan.fiches), new Set());
}
