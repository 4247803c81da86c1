import { expect, test } from "vitest";
import type { FicheEchange, NoeudEchange } from "../../echange/model.ts";
import { ficheVide } from "../../echange/rules.ts";
import { parIdentite, rapprocherFiches, rapprocherNoeuds } from "./rules.ts";

const noeud = (id: string, parent: string | null, libelle: string, code: string | null = null): NoeudEchange => ({
  id,
  parent,
  genre: "axe",
  code,
  libelle,
  impactsVises: [],
});
const fiche = (reference: string | null, titre: string, noeuds: string[] = []): FicheEchange => ({
  ...ficheVide(titre),
  reference,
  noeuds,
});
const duPlan = (id: string, contenu: FicheEchange) => ({ id, version: 1, fiche: contenu });

test("IMP-51 : un nœud se reconnaît à son libellé sous le même parent, deux frères de même nom à leur code", () => {
  const plan = [
    noeud("p1", null, "Petite  enfance"),
    noeud("p2", "p1", "Accueil"),
    noeud("p3", null, "Accueil"),
    noeud("p4", null, "Suite", "1"),
    noeud("p5", null, "Suite", "2"),
  ];
  const lus = [
    noeud("n2", "n1", "accueil"),
    noeud("n1", null, "PETITE ENFANCE"),
    noeud("n3", null, "Accueil"),
    noeud("n4", null, "Suite", "2"),
    noeud("n5", null, "Inconnu"),
  ];
  expect(Object.fromEntries(rapprocherNoeuds(lus, plan))).toEqual({ n1: "p1", n2: "p2", n3: "p3", n4: "p5" });
});

test.each([
  [
    "même référence, titre et nœud",
    fiche("PE1", "Ouvrir", ["n1"]),
    [fiche("PE1", "Ouvrir"), fiche("PE1", "Ouvrir", ["p1"])],
    1,
  ],
  ["même référence et même titre, ailleurs", fiche("PE1", "Ouvrir", ["n1"]), [fiche("PE1", "ouvrir !")], 0],
  ["même titre, quand l'un des deux n'a pas de référence", fiche(null, "Ouvrir"), [fiche("PE1", "Ouvrir", ["p1"])], 0],
  ["pas deux références différentes", fiche("PE2", "Ouvrir"), [fiche("PE1", "Ouvrir")], null],
  [
    "pas deux fiches de même titre",
    fiche(null, "Ouvrir"),
    [fiche("PE1", "Ouvrir", ["p1"]), fiche("PE2", "Ouvrir", ["p1"])],
    null,
  ],
  ["même référence et titre voisin", fiche("PE1", "Ouvrir un grand relais"), [fiche("PE1", "Ouvrir un relais")], 0],
  ["pas même référence et tout autre titre", fiche("PE1", "Former"), [fiche("PE1", "Ouvrir un relais")], null],
])("IMP-52 : %s", (_cas, lue, plan, attendu) => {
  const fiches = plan.map((contenu, rang) => duPlan(`f${rang}`, contenu));
  const [trouvee] = rapprocherFiches([lue], fiches, new Map([["n1", "p1"]]));
  expect(trouvee?.id ?? null).toBe(attendu === null ? null : `f${attendu}`);
});

test("IMP-52 : une fiche du plan n'est jamais reconnue deux fois", () => {
  const trouvees = rapprocherFiches(
    [fiche("A", "Ouvrir"), fiche("A", "Ouvrir")],
    [duPlan("f", fiche("A", "Ouvrir"))],
    new Map(),
  );
  expect(trouvees.map((trouvee) => trouvee?.id)).toEqual(["f", undefined]);
});

test("IMP-53 : une ligne marquée est sa fiche, quel que soit son titre", () => {
  const identite = { fiche: "f", version: 1, changes: [], conflits: [] };
  expect(
    parIdentite([identite, null, { ...identite, fiche: "partie" }], [duPlan("f", fiche(null, "Autre"))]).map(
      (un) => un?.id,
    ),
  ).toEqual(["f", undefined, undefined]);
});
