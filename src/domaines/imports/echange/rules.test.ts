import { expect, test } from "vitest";
import { z } from "zod";
import { Refus } from "#commun/refus.ts";
import { fautesEchange, parseEchange, schemaEchange } from "./forms.ts";
import type { Echange, NoeudEchange } from "./model.ts";
import { echangeVide, ficheVide, renumeroter, serialiser } from "./rules.ts";

const noeud = (id: string, parent: string | null): NoeudEchange => ({
  id,
  parent,
  genre: "axe",
  code: null,
  libelle: `Nœud ${id}`,
  impactsVises: [],
});

const complet = (): Echange => ({
  ...echangeVide({ fichier: "exemple.txt", sha256: "0".repeat(64), type: "text/plain" }),
  plan: {
    noeuds: [noeud("n1", null), noeud("n2", "n1")],
    fiches: [
      { ...ficheVide("Ouvrir un relais"), noeuds: ["n2"], echeances: [{ debut: "2026", fin: "2027-06", texte: null }] },
    ],
  },
  aRevoir: [{ chemin: "plan.fiches[0].pilotes", raison: "Aucun pilote lu.", texte: "", lignes: [1, 2] }],
});

test("IMP-1 : un échange relu puis réécrit donne les mêmes octets, clés en ordre", () => {
  const octets = serialiser(complet());
  const relu = parseEchange(octets);
  expect(relu).not.toBeInstanceOf(Refus);
  expect(serialiser(relu as Echange)).toBe(octets);
  const melange = JSON.stringify(Object.fromEntries(Object.entries(complet()).toReversed()));
  expect(serialiser(parseEchange(melange) as Echange)).toBe(octets);
  expect(octets.endsWith("}\n")).toBe(true);
});

test("IMP-2 : les nœuds exportés se numérotent en profondeur d'abord et les fiches suivent", () => {
  const plan = renumeroter({
    noeuds: [noeud("b", null), noeud("a", null), noeud("c", "b")],
    fiches: [{ ...ficheVide("Une action"), noeuds: ["c", "a"] }],
  });
  expect(plan.noeuds.map(({ id, parent, libelle }) => [id, parent, libelle])).toEqual([
    ["n1", null, "Nœud b"],
    ["n2", "n1", "Nœud c"],
    ["n3", null, "Nœud a"],
  ]);
  expect(plan.fiches[0]?.noeuds).toEqual(["n2", "n3"]);
});

test.each([
  ["un texte qui n’est pas du JSON", "{", "json-illisible"],
  ["un JSON d’un autre format", '{"format":"autre@1"}', "format-inconnu"],
  ["un JSON sans format", "[1,2]", "format-inconnu"],
  ["une clé de trop", JSON.stringify({ ...complet(), extra: 1 }), "format-invalide"],
  [
    "un jour qui n’existe pas",
    serialiser(complet()).replace('"debut": null', '"debut": "2026-02-30"'),
    "format-invalide",
  ],
  ["un parent absent", serialiser(complet()).replace('"parent": "n1"', '"parent": "n9"'), "format-invalide"],
  ["une boucle", serialiser(complet()).replace('"parent": null', '"parent": "n2"'), "format-invalide"],
  ["une fiche sans titre", serialiser(complet()).replace("Ouvrir un relais", " "), "format-invalide"],
])("l'échange refuse %s", (_cas, json, code) => {
  const lu = parseEchange(json);
  expect(lu).toBeInstanceOf(Refus);
  expect((lu as Refus<string>).code).toBe(code);
});

test("les fautes disent où et pourquoi", () => {
  const fautes = fautesEchange(serialiser(complet()).replace('"parent": "n1"', '"parent": "n9"'));
  expect(fautes.map(({ chemin }) => chemin)).toContain("plan.noeuds[1].parent");
});

test("le schéma JSON publié se tire du schéma qui valide", () => {
  const schema = z.toJSONSchema(schemaEchange, { io: "input" });
  expect(schema.required).toEqual([
    "format",
    "source",
    "convention",
    "deliberations",
    "equipements",
    "plan",
    "aRevoir",
  ]);
});
