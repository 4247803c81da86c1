import { expect, test } from "vitest";
import { champInterdit, champsDe } from "./rules.ts";

test.each([
  ["besoin", "Votre enfant a besoin d’un accueil adapté", false, null],
  ["handicap", "Enfant en situation de handicap", false, null],
  ["handicap", "Enfant en situation de handicap", true, "handicap"],
  ["nature", "Nature du handicap", false, "nature du handicap"],
  ["sante", "Maladie ou allergie", true, "maladie"],
  ["religion", "Religion", false, "religion"],
  ["nir", "Numéro de sécurité sociale", true, "nir"],
  ["x", "Vos revenus mensuels", true, "revenus"],
  ["nom", "Nom", true, null],
  ["commune", "Commune", true, null],
])("GUI-366 : %s, « %s », libre %s : %s", (nom, libelle, libre, attendu) =>
  expect(champInterdit({ nom, libelle, libre })).toBe(attendu),
);

test("les champs d’une page se lisent avec leur étiquette, dehors ou dedans ; un champ caché n’en est pas un", () => {
  const html = `<label for="a">Nom<span> (obligatoire)</span></label><input id="a" name="a" type="text"/>
    <label><input type="checkbox" name="b"/><span>Urgence</span></label><input type="hidden" name="c"/><textarea name="d"></textarea>`;
  expect(champsDe(html)).toEqual([
    { nom: "a", libelle: "Nom (obligatoire)", libre: true },
    { nom: "b", libelle: "Urgence", libre: false },
    { nom: "d", libelle: "", libre: true },
  ]);
});
