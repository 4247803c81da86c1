import * as fc from "fast-check";
import { expect, test } from "vitest";
import { type Totaux, TOTAUX_VIDES } from "../model.ts";
import { additionner } from "../rules.ts";
import { type FicheChiffree, noeudsMontres, type NoeudPlace, sommerArbre } from "./rules.ts";

const noeud = (id: string, parent: string | null = null): NoeudPlace => ({ id, parent, niveau: parent ? 1 : 0 });
const fiche = (id: string, prevu: number | null, ...noeuds: string[]): FicheChiffree => ({
  id,
  noeuds,
  totaux: { ...TOTAUX_VIDES, prevu },
});
const ARBRE = [noeud("a"), noeud("a1", "a"), noeud("a2", "a"), noeud("b")];

test("SUI-207 : une fiche qui pend à deux nœuds compte une fois dans leur ancêtre et une fois dans le tout", () => {
  const { total, parNoeud, repetees } = sommerArbre(ARBRE, [fiche("f", 100, "a1", "a2"), fiche("g", 7, "a1")]);
  expect([total.total.prevu, parNoeud.get("a")?.total.prevu]).toEqual([107, 107]);
  expect([parNoeud.get("a1")?.total.prevu, parNoeud.get("a2")?.total.prevu]).toEqual([107, 100]);
  expect([parNoeud.get("a")?.enTrop?.prevu, total.enTrop, repetees]).toEqual([100, null, ["f"]]);
});

test("SUI-207 : dans deux branches du tout, l’écart est au total", () => {
  const { total, repetees } = sommerArbre(ARBRE, [fiche("f", 100, "a1", "b")]);
  expect([total.total.prevu, total.enTrop?.prevu, repetees]).toEqual([100, 100, ["f"]]);
});

test("SUI-207 : une fiche sans nœud, ou dont le nœud a disparu, compte dans le tout, à part", () => {
  const { total, sansNoeud } = sommerArbre(ARBRE, [fiche("f", 5), fiche("g", 6, "parti"), fiche("h", null, "a")]);
  expect([total.total.prevu, sansNoeud.total.prevu, sansNoeud.fiches, total.fiches]).toEqual([11, 11, 2, 3]);
});

const montant = fc.option(fc.nat(1_000_000), { freq: 4 });
const totaux: fc.Arbitrary<Totaux> = fc.record({
  prevu: montant,
  realise: montant,
  demande: montant,
  accorde: montant,
  verse: montant,
  annoncee: montant,
  aTrouver: montant,
});
/** Each node hangs from one that came before it, or is a root. */
const arbre = fc.array(fc.nat(), { minLength: 1, maxLength: 25 }).map((tirages) =>
  tirages.map((tirage, rang): NoeudPlace => {
    const place = tirage % (rang + 1);
    return { id: `n${rang}`, parent: place === rang ? null : `n${place}`, niveau: 0 };
  }),
);
const plan = (plusieurs: number) =>
  arbre.chain((noeuds) =>
    fc.record({
      noeuds: fc.constant(noeuds),
      fiches: fc
        .array(
          fc.record({
            noeuds: fc.uniqueArray(
              fc.nat(noeuds.length - 1).map((rang) => `n${rang}`),
              { maxLength: plusieurs },
            ),
            totaux,
          }),
          { maxLength: 30 },
        )
        .map((fiches) => fiches.map((une, rang) => ({ ...une, id: `f${rang}` }))),
    }),
  );
type Plan = { noeuds: NoeudPlace[]; fiches: FicheChiffree[] };

/** What is said nowhere is zero here: a sum is compared with a difference. */
const nombres = (un: Totaux) => Object.values(un).map((valeur) => valeur ?? 0);
const somme = (...lots: (Totaux | null | undefined)[]) => nombres(additionner(lots.filter((lot) => lot != null)));

test("SUI-207 : une fiche à un seul nœud, la somme des feuilles est chaque étage et le total", () => {
  fc.assert(
    fc.property(plan(1), ({ noeuds, fiches }: Plan) => {
      const { total, parNoeud, sansNoeud, repetees } = sommerArbre(noeuds, fiches);
      const racines = noeuds.filter(({ parent }) => parent === null).map(({ id }) => parNoeud.get(id)?.total);
      expect([total.enTrop, repetees]).toEqual([null, []]);
      expect(somme(...racines, sansNoeud.total)).toEqual(nombres(total.total));
      expect(somme(...fiches.map((une) => une.totaux))).toEqual(nombres(total.total));
    }),
    { seed: 207, numRuns: 300 },
  );
});

test("SUI-207 : à chaque étage, les parties moins ce qu’elles comptent en trop font le total", () => {
  fc.assert(
    fc.property(plan(4), ({ noeuds, fiches }: Plan) => {
      const { total, parNoeud, sansNoeud } = sommerArbre(noeuds, fiches);
      for (const { id } of noeuds) {
        const enfants = noeuds.filter(({ parent }) => parent === id).map((enfant) => parNoeud.get(enfant.id)?.total);
        const directes = fiches.filter((une) => une.noeuds.includes(id)).map((une) => une.totaux);
        const ici = parNoeud.get(id);
        expect(somme(...enfants, ...directes)).toEqual(somme(ici?.total, ici?.enTrop));
      }
      const racines = noeuds.filter(({ parent }) => parent === null).map(({ id }) => parNoeud.get(id)?.total);
      expect(somme(...racines, sansNoeud.total)).toEqual(somme(total.total, total.enTrop));
      expect(nombres(total.total)).toEqual(somme(...fiches.map((une) => une.totaux)));
    }),
    { seed: 208, numRuns: 300 },
  );
});

test("un grand arbre montre ses racines, puis la lignée du nœud ouvert et ses enfants", () => {
  const ids = (ouvert: string | null) => noeudsMontres(ARBRE, ouvert).map(({ id }) => id);
  expect([ids(null), ids("a"), ids("inconnu")]).toEqual([
    ["a", "b"],
    ["a", "a1", "a2", "b"],
    ["a", "b"],
  ]);
});
