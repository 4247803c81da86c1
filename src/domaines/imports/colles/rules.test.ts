import { expect, test } from "vitest";
import { lireTexte } from "../../../../tests/lire-texte.ts";
import { detacher } from "./rules.ts";

const fiche = (rang: number) => [
  `Pilote Ville numéro ${rang}`,
  `Public cible Familles du quartier ${rang}`,
  `Échéance 202${rang}`,
];
const dits = (textes: string[]) => detacher(textes).map((une) => une && `${une.libelle} | ${une.valeur}`);

test("IMP-146 : trois libellés connus, collés chacun à trois valeurs différentes, s’en séparent ; à deux, non", () => {
  expect(dits([...fiche(6), ...fiche(7), ...fiche(8)]).slice(0, 3)).toEqual([
    "Pilote | Ville numéro 6",
    "Public cible | Familles du quartier 6",
    "Échéance | 2026",
  ]);
  expect(dits([...fiche(6), ...fiche(7)])).toEqual(Array.from({ length: 6 }, () => null));
  expect(dits([6, 7, 8].flatMap((rang) => fiche(rang).slice(0, 2)))).toEqual(Array.from({ length: 6 }, () => null));
});

test("IMP-146 : une phrase, un libellé déjà annoncé et une valeur en minuscule ne se coupent pas", () => {
  const autres = ["Pilote de la démarche", "Pilote : Ville de Brévonne", "Le pilote Ville de Brévonne"];
  expect(dits([...fiche(6), ...fiche(7), ...fiche(8), ...autres]).slice(-3)).toEqual([null, null, null]);
});

const suivie = (rang: number, tete: string) =>
  `Fiche action n° ${rang} : Ouvrir le lieu ${rang}\n\n${tete}Le village ${rang} n’a plus de lieu.\n\nPilote : Ville\n\n`;
const contextes = (tete: string, fiches: number) =>
  lireTexte(Array.from({ length: fiches }, (_, rang) => suivie(rang + 1, tete)).join("")).plan.fiches.map(
    ({ diagnosticInitial }) => diagnosticInitial,
  );

test.each(["Contexte. ", "Éléments de contexte – "])(
  "IMP-161 : « %s » ouvre la valeur de trois fiches : c’est leur libellé ; de deux, ou devant une minuscule, non",
  (tete) => {
    expect(contextes(tete, 3)).toEqual([1, 2, 3].map((rang) => `Le village ${rang} n’a plus de lieu.`));
    expect(contextes(tete, 2)).toEqual([null, null]);
    expect(contextes(`${tete}dans `, 3)).toEqual([null, null, null]);
  },
);

const colonnesPerdues = (tete: string, fiches: number) =>
  lireTexte(
    Array.from({ length: fiches }, (_, rang) =>
      [`Ouvrir le lieu ${rang + 1}`, tete, `Une équipe ${rang + 1}`, "Pilote : Ville", "Échéance : 2027", ""].join(
        "\n\n",
      ),
    ).join("\n\n"),
  );

test("IMP-164 : deux libellés connus seuls sur une ligne, trois fois, ouvrent la fiche ; ce qui les suit est au premier, à relire", () => {
  const { plan, aRevoir } = colonnesPerdues("Points forts Points faibles", 3);
  expect(plan.fiches.map(({ titre, forces }) => [titre, forces])).toEqual(
    [1, 2, 3].map((rang) => [`Ouvrir le lieu ${rang}`, [`Une équipe ${rang}`]]),
  );
  expect(aRevoir.filter(({ raison }) => raison.includes("côte à côte"))).toHaveLength(3);
  const deux = colonnesPerdues("Points forts Points faibles", 2).plan.fiches;
  expect(deux.flatMap(({ forces }) => forces)).toEqual([]);
});
