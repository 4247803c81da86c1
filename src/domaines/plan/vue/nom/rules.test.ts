import { expect, test } from "vitest";
import { parseVue } from "../forms.ts";
import { direSelection } from "./rules.ts";

const NOMS = {
  etats: { liste: [{ code: "enCours", libelle: "En cours" }] },
  noeuds: [{ id: "n1", libelle: "Petite enfance" }],
  nomsActeurs: new Map([["a1", "Commune de Trizac"]]),
};
const dite = (adresse: string, nombre = 3) => direSelection(parseVue(new URLSearchParams(adresse)), nombre, NOMS);

test.each([
  ["genre=plan&tri=titre&sens=desc&par=etat&page=2", "3 fiches"],
  [
    "noeud=n1&etat=enCours&etat=sans",
    "3 fiches, d’après ces filtres : État : En cours, État non renseigné ; Nœud : Petite enfance",
  ],
  ["territoire=Trizac&pilote=a1", "3 fiches, d’après ces filtres : Pilote : Commune de Trizac ; Territoire : Trizac"],
  ["q=relais&archivees=1", "3 fiches, d’après ces filtres : Mots cherchés : relais ; Fiches archivées"],
  ["manque=pilotes&inconnu=x", "3 fiches, d’après ces filtres : Il manque : Pilotes"],
])("PLA-68 : la sélection « %s » se dit", (adresse, attendu) => expect(dite(adresse)).toBe(attendu));

test("PLA-68 : une fiche seule, ou aucune, se compte encore", () => {
  expect([dite("noeud=n1", 1), dite("", 0)]).toEqual([
    "1 fiche, d’après ces filtres : Nœud : Petite enfance",
    "0 fiche",
  ]);
});
