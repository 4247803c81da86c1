import { expect, test } from "vitest";
import { echangeVide } from "../../echange/rules.ts";
import { SANS_DECISION } from "../model.ts";
import { saisirA } from "./forms.ts";
import type { Forme } from "./model.ts";
import { appliquerMentions, cheminDe, enJour, pasDe, rouvrir, saisieDe, situer, valeurDe } from "./rules.ts";

const vide = echangeVide(null);
const noeud = { id: "n1", parent: null, genre: "axe" as const, code: "1", libelle: "Les berges", impactsVises: [] };
const echange = {
  ...vide,
  convention: {
    ...vide.convention,
    debut: null,
    articles: [{ numero: "1", genre: "objet" as const, titre: "Objet", texte: "Lu" }],
  },
  plan: { ...vide.plan, noeuds: [noeud] },
};
const corriger = (chemin: string, valeur: unknown) =>
  appliquerMentions(echange, { [chemin]: { valeur, par: "Claire", le: "2026-03-01T08:00:00Z" } });

test("IMP-127 : une mention corrigée remplace ce qui a été lu, par son chemin, et rien d'autre", () => {
  expect(corriger("convention.articles[0].texte", "Corrigé").convention.articles).toEqual([
    { numero: "1", genre: "objet", titre: "Objet", texte: "Corrigé" },
  ]);
  expect(corriger("convention.debut", "2026-01-01")).toEqual({
    ...echange,
    convention: { ...echange.convention, debut: "2026-01-01" },
  });
  expect(corriger("plan.noeuds[0].libelle", "Les rives").plan.noeuds).toEqual([{ ...noeud, libelle: "Les rives" }]);
  expect(echange.convention.articles[0]?.texte).toBe("Lu");
});

test.each(["convention.articles[7].texte", "convention.inconnu", "plan.noeuds[0].autre"])(
  "IMP-127 : un chemin qui n'est pas dans l'échange (%s) n'y ajoute rien",
  (chemin) => expect(corriger(chemin, "X")).toEqual(echange),
);

test.each([
  [{ nom: "debut", rang: null }, "convention.debut"],
  [{ nom: "parties", rang: 3 }, "convention.parties[3]"],
  [{ nom: "equipements", rang: 0 }, "equipements[0]"],
  [{ nom: "noeuds", rang: 2 }, "plan.noeuds[2]"],
] as const)("le chemin d'une ligne est celui du format", (cible, chemin) =>
  expect(cheminDe(pasDe(cible))).toBe(chemin),
);

test("IMP-128 : une ligne corrigée redevient à décider, sa voisine reste décidée", () => {
  const decidee = { accepte: true, contre: "" };
  const decisions = {
    ...SANS_DECISION,
    lignes: { "articles.1": decidee, "articles.1.titre": decidee, "articles.10": decidee, "visas.1": decidee },
  };
  expect(Object.keys(rouvrir(decisions, "articles.1").lignes)).toEqual(["articles.10", "visas.1"]);
});

const ORGANE = [
  { qualite: "Maire", nom: "A. Pont" },
  { qualite: null, nom: "B. Quai" },
];

test.each<[Forme, boolean, unknown, string]>([
  ["ligne", false, "Objet", "Objet"],
  ["ligne", true, null, ""],
  ["ligne", false, "", ""],
  ["nombre", true, 12, "12"],
  ["ouiNon", false, true, "oui"],
  ["liste", false, ["un", "deux"], "un\ndeux"],
  ["representants", false, ORGANE, "Maire : A. Pont\nB. Quai"],
])("une mention de forme « %s » (facultative : %s) se tape et se relit", (forme, facultative, valeur, saisie) => {
  expect(saisieDe(forme, valeur)).toBe(saisie);
  expect(valeurDe(forme, saisie.replaceAll("\n", "\r\n"), facultative)).toEqual(valeur);
});

test.each<[string, ReturnType<typeof pasDe>, Forme, boolean]>([
  ["un jour", ["convention", "fin"], "jour", true],
  ["un code", ["convention", "articles", 0, "genre"], "choix", false],
  ["un texte obligatoire", ["convention", "articles", 0, "titre"], "ligne", false],
  ["des représentants", ["convention", "parties", 0, "representants"], "representants", false],
  ["un nombre", ["deliberations", 0, "votants"], "nombre", true],
  ["un oui ou non", ["convention", "visas", 0, "incomplet"], "ouiNon", false],
  ["une commune", ["convention", "perimetre", 0], "ligne", false],
  ["une liste", ["plan", "noeuds", 0, "impactsVises"], "liste", false],
])("la forme de %s se tire du format", (_cas, pas, forme, facultative) =>
  expect(saisirA(pas)).toMatchObject({ forme, facultative }),
);

test("IMP-129 : une ligne sans endroit connu se montre là où le document dit sa plus longue mention ; sinon nulle part", () => {
  const document = [
    "Titre",
    "",
    "Vu le code de l’action sociale",
    "Vu l’avis",
    "ARTICLE 1 : les berges",
    "Entretenues.",
  ];
  expect(situer(document, ["1", "Les Berges", "Vu le code de l'action sociale et des familles"])).toEqual([1, 6]);
  expect(situer(document, ["1", "Les Berges"])).toEqual([3, 6]);
  expect(situer(document, ["1", "Un pont"])).toBeNull();
  expect(situer(["Du 1er janvier 2026", "au 31/12/2029", ...document], enJour("2029-12-31"))).toEqual([1, 8]);
});
