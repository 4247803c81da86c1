import { expect, test } from "vitest";
import { type Decisions, SANS_DECISION } from "../model.ts";
import { choisirNoms, direReconnu, moinsSurs, nomRetenu, nomsCites } from "./rules.ts";

const comparee = (rang: number) => ({ rang, plan: null, lignes: [], doutes: 0 });
const laissee = { sort: "laisse", contre: null, vers: null, corrections: {}, remplace: [] } as const;

test("IMP-131 : un nom lu s'écrit sous l'acteur choisi, ou sous lui-même ; vidé ou retapé comme lu, le choix s'efface", () => {
  const porteurs = choisirNoms(SANS_DECISION, [
    { lu: "RPE", tape: "  Relais  petite enfance " },
    { lu: "CCAS", tape: "CCAS" },
  ]);
  const decisions: Decisions = { ...SANS_DECISION, porteurs };
  expect([nomRetenu(decisions, "RPE"), nomRetenu(decisions, "CCAS")]).toEqual(["Relais petite enfance", "CCAS"]);
  expect(choisirNoms(decisions, [{ lu: "RPE", tape: " " }])).toEqual({});
});

test("les noms cités sont ceux des fiches qui peuvent encore s'écrire, chacun avec son nombre de fiches", () => {
  const lues = [
    { pilotes: ["RPE"], partenaires: ["CCAS", "RPE"] },
    { pilotes: ["CCAS"], partenaires: [] },
    { pilotes: ["Le Château"], partenaires: [] },
  ];
  const comparaison = { blocs: [], noeuds: [], priorites: [], fiches: [0, 1, 2].map(comparee) };
  const decisions: Decisions = { ...SANS_DECISION, fiches: { 2: { ...laissee, remplace: [] } } };
  expect([...nomsCites(comparaison, decisions, lues)]).toEqual([
    ["RPE", 1],
    ["CCAS", 2],
  ]);
});

test("les moins sûrs viennent d'abord, et chacun dit ce qu'il désigne", () => {
  const cite = (rang: number, reconnu: Parameters<typeof direReconnu>[0]) => {
    return { rang, lu: `${rang}`, choisi: null, fiches: 1, reconnu };
  };
  const cites = moinsSurs([
    cite(0, { surete: "nom", nom: "A" }),
    cite(1, { surete: "sigle", nom: "B" }),
    cite(2, { surete: "inconnu", proches: [] }),
    cite(3, { surete: "inconnu", proches: ["C"] }),
  ]);
  expect(cites.map(({ reconnu }) => direReconnu(reconnu))).toEqual([
    "nouveau : sera créé, mais ressemble à « C »",
    "nouveau : sera créé",
    "reconnu : « B », par son sigle",
    "reconnu : « A », par son nom",
  ]);
});
