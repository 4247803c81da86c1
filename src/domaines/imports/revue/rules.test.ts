import { expect, test } from "vitest";
import { ficheVide } from "../echange/rules.ts";
import type { Echange, FicheEchange } from "../echange/model.ts";
import { echangeVide } from "../echange/rules.ts";
import { CYCLE } from "./model.ts";
import { cibleDe, comparer, comparerFiche, doutesParFiche, laisserLeTexteSigne, sansIndicible } from "./rules.ts";
import { comparerValeur, empreinteDe } from "./valeur/rules.ts";

const fiche = (plus: Partial<FicheEchange> = {}): FicheEchange => ({ ...ficheVide("Ouvrir un relais"), ...plus });

test("IMP-50 : un import écrit ne change plus ; un import abandonné se reprend", () => {
  expect(CYCLE.ecrit).toEqual([]);
  expect(CYCLE.abandonne).toContain("brouillon");
  expect(CYCLE.brouillon).toContain("ecrit");
});

test.each([
  ["rien de lu ne touche à rien", null, "Déjà là", "absent"],
  ["une liste vide non plus", [], ["Déjà là"], "absent"],
  ["une valeur lue devant rien est nouvelle", "Lue", null, "nouveau"],
  ["la même, aux blancs et fins de ligne près, est identique", "a\r\nb ", "a\nb", "identique"],
  ["les mêmes clés dans un autre ordre sont identiques", { a: "1", b: "2" }, { b: "2", a: "1" }, "identique"],
  ["une autre valeur attend qu'on l'accepte", "Lue", "Déjà là", "different"],
])("IMP-54 : %s", (_cas, lue, deja, attendu) => expect(comparerValeur(lue, deja)).toBe(attendu));

test("IMP-54 : une ligne de tableur ne propose que ses cellules changées, même vidées", () => {
  const plan = fiche({ finalite: "Accueillir", description: "Deux salles" });
  const identite = { fiche: "f", version: 1, changes: ["finalite" as const], conflits: [] };
  const lignes = comparerFiche(fiche({ finalite: null, description: "Autre" }), plan, identite);
  expect(lignes.filter(({ etat }) => etat === "different").map(({ nom }) => nom)).toEqual(["finalite"]);
});

test("une empreinte ne dépend pas de l'ordre des clés, et rien n'en a pas", () => {
  expect(empreinteDe({ a: 1, b: 2 })).toBe(empreinteDe({ b: 2, a: 1 }));
  expect(empreinteDe("a")).not.toBe(empreinteDe("b"));
  expect([empreinteDe(null), empreinteDe([])]).toEqual(["", ""]);
});

test("une ligne à revoir désigne sa fiche et son champ", () => {
  expect(cibleDe("plan.fiches[12].pilotes[0]")).toEqual({ rang: 12, champ: "pilotes" });
  expect(cibleDe("convention.parties[0]")).toBeNull();
  const aRevoir = ["plan.fiches[1]", "plan.fiches[1].titre", "plan.noeuds[0]"].map((chemin) => ({
    chemin,
    raison: "",
    texte: "",
    lignes: null,
  }));
  expect([...doutesParFiche({ aRevoir })]).toEqual([[1, 2]]);
});

test("comparer dit de chaque bloc et de chaque nœud s'il est neuf, identique ou autre", () => {
  const echange: Echange = {
    ...echangeVide(null),
    plan: {
      noeuds: [{ id: "n1", parent: null, genre: "axe", code: null, libelle: "A", impactsVises: ["x"] }],
      fiches: [fiche()],
    },
  };
  echange.convention.titre = "Neuf";
  const blocs = { ...echangeVide(null).convention, titre: "Ancien", deliberations: [], equipements: [] };
  const devant = {
    blocs,
    noeuds: [{ id: "p1", impacts: ["y"] }],
    noeudsTrouves: new Map([["n1", "p1"]]),
    fichesTrouvees: [null],
    identites: null,
  };
  const compare = comparer(echange, devant);
  expect(compare.blocs.find(({ nom }) => nom === "titre")?.etat).toBe("different");
  expect(compare.noeuds[0]).toMatchObject({ dansLePlan: "p1", etat: "different" });
  expect(comparer(echange, { ...devant, noeudsTrouves: new Map() }).noeuds[0]).toMatchObject({
    dansLePlan: null,
    etat: "nouveau",
  });
});

test("ce qu'une base ne garde pas est ôté partout", () => {
  expect(sansIndicible({ "a\u0000": ["b\u0000", 1, null, "\ud800"] })).toEqual({ a: ["b", 1, null, "\ufffd"] });
});

test("IMP-111 : d'un import, une convention signée laisse le texte et garde les délibérations et les équipements", () => {
  const bloc = (nom: "titre" | "articles" | "deliberations" | "equipements") => ({
    nom,
    cle: nom,
    etat: "nouveau" as const,
    contre: "",
    rang: null,
    place: null,
    champ: null,
  });
  const comparaison = { blocs: (["titre", "articles", "deliberations", "equipements"] as const).map(bloc) };
  expect(laisserLeTexteSigne(comparaison, false)).toBe(comparaison);
  expect(laisserLeTexteSigne(comparaison, true).blocs.map(({ nom }) => nom)).toEqual(["deliberations", "equipements"]);
});
