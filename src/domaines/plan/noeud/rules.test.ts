import { expect, test } from "vitest";
import { refus } from "#commun/refus.ts";
import type { Noeud } from "../model.ts";
import { enArbre } from "../rules.ts";
import { ecrireValeur, lireValeur, rangDe, ranger, reglerSchema, retirerSchema, schemaDe } from "./rules.ts";

test.each([
  ["Top 5 (5 au plus)", { valeur: "Top 5", plafond: 5 }],
  ["Phase 1 (12 fiches au plus)", { valeur: "Phase 1", plafond: 12 }],
  ["Intérêt fort", { valeur: "Intérêt fort", plafond: null }],
  ["Phase 2 (0 au plus)", { valeur: "Phase 2 (0 au plus)", plafond: null }],
  ["Phase (au plus tôt)", { valeur: "Phase (au plus tôt)", plafond: null }],
] as const)("PLA-19 : « %s » se lit", (ligne, attendu) => {
  expect(lireValeur(ligne)).toEqual(attendu);
  expect(lireValeur(ecrireValeur(attendu))).toEqual(attendu);
});

test("le code d’un schéma vient de son nom, une fois pour toutes", () => {
  expect(schemaDe("Degré d’intérêt", ["fort"]).code).toBe("degre-d-interet");
  expect(schemaDe("Autre nom", ["fort"], "interet").code).toBe("interet");
  expect(schemaDe("…", ["fort"]).code).toBe("priorite");
});

const noeud = (id: string, ordre: number, parent: string | null = null): Noeud => ({
  id,
  convention: "ctg",
  parent,
  genre: "axe",
  code: null,
  libelle: id,
  impacts: [],
  ordre,
});
/** Comme un import les laisse : le rang court sur tout le plan. */
const PLAN = [noeud("a", 1), noeud("a1", 2, "a"), noeud("a2", 3, "a"), noeud("b", 4), noeud("c", 5)];
const lus = (noeuds: readonly Noeud[], parent: string | null) =>
  enArbre(noeuds)
    .filter((un) => un.parent === parent)
    .map(({ id }) => id)
    .join("");

test.each([
  ["se met le premier", noeud("z", 0), 1, "zabc"],
  ["se met entre deux", noeud("z", 0), 2, "azbc"],
  ["se met le dernier si l’on n’en dit rien", noeud("z", 0), null, "abcz"],
  ["se met le dernier si le rang va plus loin", noeud("z", 0), 99, "abcz"],
  ["change de rang", noeud("c", 5), 1, "cab"],
  ["quitte son parent", noeud("a1", 2), 2, "aa1bc"],
] as const)("PLA-87 : un nœud %s, et les autres suivent", (_cas, un, rang, attendu) => {
  const changes = ranger(PLAN, un, rang);
  const apres = [...PLAN.filter(({ id }) => !changes.some((change) => change.id === id)), ...changes];
  expect(lus(apres, null)).toBe(attendu);
  expect(changes[0].ordre).toBe(rangDe(apres, changes[0]));
});

test("PLA-87 : un nœud qui garde son rang ne décale personne", () => {
  const [, , , b = noeud("", 0)] = PLAN;
  expect(rangDe(PLAN, b)).toBe(2);
  expect(ranger(PLAN, b, 2)).toEqual([b]);
});

const RANG = schemaDe("Rang", ["Premier", "Second"]);
const porte = (valeur: string, archiveLe: string | null = null) => ({
  priorite: { schema: "rang", valeur },
  archiveLe,
});

const COMPTE = (plafond: number) => schemaDe("Rang", [`Premier (${plafond} au plus)`, "Second"]);
const TROIS = {
  neuf: false,
  fiches: [porte("Premier"), porte("Premier"), porte("Premier"), porte("Premier", "2026-01-01")],
};
const PORTEE = { neuf: false, fiches: [porte("Premier")] };

test.each([
  ["neuf se crée", reglerSchema([], RANG, { neuf: true, fiches: [] }), RANG],
  ["du même nom est refusé", reglerSchema([RANG], RANG, { neuf: true, fiches: [] }), refus("schema-existe")],
  ["se corrige tant que ses valeurs portées restent", reglerSchema([RANG], RANG, PORTEE), RANG],
  [
    "garde une valeur que porte une fiche",
    reglerSchema([RANG], schemaDe("Rang", ["Second"]), PORTEE),
    refus("valeur-employee"),
  ],
  [
    "garde une valeur que porte une fiche archivée",
    reglerSchema([RANG], schemaDe("Rang", ["Second"]), { neuf: false, fiches: [porte("Premier", "2026-01-01")] }),
    refus("valeur-employee"),
  ],
  [
    "ne dit pas deux fois la même valeur",
    reglerSchema([], schemaDe("Rang", ["Fort", "fort (3 au plus)"]), { neuf: true, fiches: [] }),
    refus("valeur-double"),
  ],
  ["ne s’abaisse pas sous ce qui est porté", reglerSchema([COMPTE(3)], COMPTE(2), TROIS), refus("plafond-serre")],
  ["ne se compte pas sous ce qui est porté", reglerSchema([RANG], COMPTE(2), TROIS), refus("plafond-serre")],
  ["se compte à ce qui est porté, sans les archivées", reglerSchema([RANG], COMPTE(3), TROIS), COMPTE(3)],
  ["déjà dépassé se renomme", reglerSchema([COMPTE(2)], COMPTE(2), TROIS), COMPTE(2)],
] as const)("PLA-21 : un schéma %s", (_cas, regle, attendu) => {
  expect(regle).toEqual(attendu);
});

test.each([
  ["sans fiche se retire", [], RANG],
  ["d’un autre schéma se retire", [{ priorite: { schema: "phase", valeur: "Premier" }, archiveLe: null }], RANG],
  ["que porte une fiche reste", [porte("Second")], refus("schema-employe")],
  ["que porte une fiche archivée reste", [porte("Second", "2026-01-01")], refus("schema-employe")],
] as const)("PLA-85 : un schéma %s", (_cas, fiches, attendu) => {
  expect(retirerSchema(RANG, fiches)).toEqual(attendu);
});
