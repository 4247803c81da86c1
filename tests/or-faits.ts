import type { Echange, FicheEchange } from "../src/domaines/imports/echange/model.ts";
import type { Champ, ChampOr, DocumentOr, PilatOr, Repere } from "./or.ts";
import { couper } from "./or-coupe.ts";
import { type Bilan, CHAMPS, f1, type PlanLu, mots } from "./or-score.ts";

const VIDES = new Set(["commune", "communes", "communaute", "cc", "de", "des", "du", "d", "la", "le", "les", "l"]);

/** The same place whether it is written "COMMUNE DE ST X", "Saint-X" or "X". */
const cleDeLieu = (texte: string): string =>
  mots(texte)
    .filter((m) => !VIDES.has(m))
    .map((m) => (m === "st" ? "saint" : m))
    .join(" ");

/** Blocks of équipements that are not found once, with their count, under the collectivité of their heading. */
export function blocsFaux(or: PilatOr, echange: Echange, lignes: readonly string[]): string[] {
  const parCle = new Map<string, number>();
  for (const e of echange.equipements) {
    const cle = cleDeLieu(e.collectivite ?? "");
    parCle.set(cle, (parCle.get(cle) ?? 0) + 1);
  }
  const faux = or.blocs.filter(({ titre, noms, nombre, tolere }) => {
    const cle = [couper(lignes, titre), ...(noms ?? [])].map(cleDeLieu).find((c) => parCle.has(c));
    return ![nombre, ...(tolere ?? [])].includes(parCle.get(cle ?? "?") ?? 0);
  });
  const enTrop = parCle.size > or.blocs.length ? ["collectivités en trop"] : [];
  return [...faux.map((b) => b.titre), ...enTrop];
}

/** Headings that the articles read do not carry, by number. */
export const articlesFaux = (or: PilatOr, echange: Echange, lignes: readonly string[]): string[] =>
  or.articles
    .filter(({ numero, titre }) => {
      const lus = echange.convention.articles.filter((a) => a.numero === numero);
      return lus.length !== 1 || f1(mots(lus[0]?.titre ?? ""), mots(couper(lignes, titre))) < 0.8;
    })
    .map((a) => a.numero);

/** The landmark (objectif, thème) whose words a label carries. */
const repere = (reperes: readonly Repere[], libelle: string, lignes: readonly string[]): number =>
  reperes.findIndex((r) =>
    [r.titre, ...r.ailleurs].some((plage) => f1(mots(libelle), mots(couper(lignes, plage))) >= 0.85),
  );

/** Of each fiche of the gold, the landmarks of the nodes where it hangs (-1: a node that is none of them). */
export const reperesDesFiches = (
  { rang }: Bilan,
  plan: PlanLu,
  reperes: readonly Repere[],
  lignes: readonly string[],
): number[][] =>
  rang.map((j) =>
    plan.noeuds
      .filter((n) => plan.fiches[j ?? -1]?.noeuds.includes(n.id))
      .map((n) => repere(reperes, n.libelle, lignes)),
  );

type Liste = { titre: string; champ: Champ; attendu: ChampOr; fiche: FicheEchange };

/** The fields of the gold that are lists in the format, each with the fiche where it was read. */
const listes = (or: DocumentOr, { rang }: Bilan, plan: PlanLu): Liste[] =>
  or.fiches.flatMap(({ titre, champs }, i) => {
    const fiche = plan.fiches[rang[i] ?? -1];
    return fiche === undefined
      ? []
      : CHAMPS.flatMap((champ) => {
          const attendu = champ === "noeuds" ? undefined : champs[champ];
          return attendu !== undefined && Array.isArray(fiche[champ]) ? [{ titre, champ, attendu, fiche }] : [];
        });
  });

/** Lists that have not the number of items that the text shows; nothing is asked where the text shows no limit. */
export function comptes(or: DocumentOr, bilan: Bilan, plan: PlanLu): { total: number; faux: string[] } {
  const comparables = listes(or, bilan, plan).filter(({ attendu }) => !attendu.libre && !attendu.facultatif);
  const faux = comparables.filter(({ champ, attendu, fiche }) => {
    const lu = (fiche[champ] as unknown[]).length;
    return ![attendu, ...(attendu.tolere ?? [])].some((v) => v.nombre === lu);
  });
  return { total: comparables.length, faux: faux.map(({ titre, champ }) => `${titre} ${champ}`) };
}

const periode = ({ debut, fin }: FicheEchange["echeances"][number]): string =>
  [...new Set([debut, fin].flatMap((t) => (t === null ? [] : [t.slice(0, 4)])))].join("-");

/** Fiches whose échéances are not the years and the spans of the text. */
export const periodesFausses = (or: DocumentOr, bilan: Bilan, plan: PlanLu): string[] =>
  listes(or, bilan, plan)
    .filter(({ attendu, fiche }) => attendu.periodes && attendu.periodes.join() !== fiche.echeances.map(periode).join())
    .map(({ titre }) => titre);

/** Mean F1 by field, then the worst pairs: lines and ranges, never the text. */
/** The figure that the suite holds, and beside it the same one without any tolerance. */
export const direF1 = (or: DocumentOr, { moyenne, stricte, paires }: Bilan): string =>
  `${or.document} : F1 ${moyenne.toFixed(4)}, stricte ${stricte.toFixed(4)}, ${paires.length} paires`;

export function detail(or: DocumentOr, bilan: Bilan): string {
  const lignesDuTableau = CHAMPS.map((champ) => bilan.paires.filter((p) => p.champ === champ)).flatMap((p) =>
    p[0] === undefined
      ? []
      : [`  ${p[0].champ.padEnd(24)} ${String(p.length).padStart(3)}  ${(somme(p) / p.length).toFixed(4)}`],
  );
  const pires = bilan.paires
    .filter((p) => p.score < 0.95)
    .toSorted((a, b) => a.score - b.score)
    .slice(0, 60)
    .map((p) => `  ${p.score.toFixed(3)}  l. ${p.titre}  ${p.champ}  [${p.plages.slice(0, 6).join(" ")}]`);
  return [direF1(or, bilan), ...lignesDuTableau, ...pires, ""].join("\n");
}

const somme = (paires: readonly { score: number }[]): number => paires.reduce((s, p) => s + p.score, 0);
