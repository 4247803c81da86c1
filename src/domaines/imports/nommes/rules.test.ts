import { describe, expect, test } from "vitest";
import { lireTexte } from "../../../../tests/lire-texte.ts";

const fiche = (n: number, corps: string) =>
  `Fiche action n° ${n} : Faire la chose ${n}\n\nContexte : Un constat.\n\nPilote : Ville\n\n${corps}\n\n`;
const placesDe = (texte: string) => {
  const { noeuds, fiches } = lireTexte(texte).plan;
  const chemin = (id: string | null): string => {
    const noeud = noeuds.find((autre) => autre.id === id);
    return noeud ? `${noeud.parent ? `${chemin(noeud.parent)} > ` : ""}${noeud.libelle}` : "";
  };
  return fiches.map((lue) => lue.noeuds.map(chemin));
};

describe("IMP-105 : une fiche qui nomme deux niveaux d'un même genre est sous les deux", () => {
  test.each([
    ["un libellé par niveau", "Axe : Grandir\n\nAxe : Vieillir", ["Grandir", "Vieillir"]],
    ["un libellé au pluriel et des points-virgules", "Axes : Grandir ; Vieillir", ["Grandir", "Vieillir"]],
    [
      "un libellé au pluriel et un paragraphe par niveau",
      "Objectif(s) stratégique(s) :\n\nRelier\n\nAccueillir",
      ["Relier", "Accueillir"],
    ],
    ["des puces", "Axe :\n\n- Grandir\n\n- Vieillir", ["Grandir", "Vieillir"]],
    [
      "un axe pour deux objectifs",
      "Axe : Grandir\n\nObjectifs stratégiques : Relier ; Accueillir",
      ["Grandir > Relier", "Grandir > Accueillir"],
    ],
    [
      "deux axes et leurs deux objectifs",
      "Axes : Grandir ; Vieillir\n\nObjectifs stratégiques : Accueillir ; Relier",
      ["Grandir > Accueillir", "Vieillir > Relier"],
    ],
  ])("%s", (_cas, corps, attendu) => expect(placesDe(fiche(1, corps) + fiche(2, "Axe : Grandir"))[0]).toEqual(attendu));

  test("une phrase sous un libellé au singulier n'est pas un second niveau", () =>
    expect(placesDe(fiche(1, "Axe : Grandir\n\nUne précision de deux mots.") + fiche(2, "Axe : Grandir"))[0]).toEqual([
      "Grandir",
    ]));

  test("des numéros seuls sont les axes qui les portent", () => {
    const texte = `AXE 1 : Grandir\n\n${fiche(1, "Public : Tous")}AXE 2 : Vieillir\n\n${fiche(2, "Public : Tous")}${fiche(3, "Axes : 1 et 2")}`;
    expect(placesDe(texte)[2]).toEqual(["Grandir", "Vieillir"]);
  });
});

describe("IMP-104 : les impacts visés sont au niveau sous lequel ils sont écrits", () => {
  const impactsDe = (texte: string) =>
    lireTexte(texte).plan.noeuds.map(({ libelle, impactsVises }) => [libelle, impactsVises]);

  test("sous un titre, avant les fiches comme entre deux", () => {
    const texte = `AXE 1 : Grandir\n\nImpact(s) visé(s) :\n\n- Moins de trajets\n\n- Plus de places\n\n${fiche(1, "Public : Tous")}AXE 2 : Vieillir\n\nEffets attendus : Rester chez soi\n\n${fiche(2, "Public : Tous")}`;
    expect(impactsDe(texte)).toEqual([
      ["Grandir", ["Moins de trajets", "Plus de places"]],
      ["Vieillir", ["Rester chez soi"]],
    ]);
    expect(lireTexte(texte).plan.fiches.map(({ resultatsAttendus }) => resultatsAttendus)).toEqual([[], []]);
  });
  test("dans une fiche, au plus fin des niveaux qu'elle nomme, une fois pour toutes ses fiches", () => {
    const corps = "Axe : Grandir\n\nObjectif stratégique : Relier\n\nImpacts visés : Moins de trajets";
    expect(impactsDe(fiche(1, corps) + fiche(2, corps))).toEqual([
      ["Grandir", []],
      ["Relier", ["Moins de trajets"]],
    ]);
  });
  test("sans niveau, ce sont des résultats attendus de la fiche", () => {
    const [lue] = lireTexte(fiche(1, "Effets attendus : Moins de trajets")).plan.fiches;
    expect([lue?.resultatsAttendus, lue?.sources["resultatsAttendus"]?.libelle]).toEqual([
      ["Moins de trajets"],
      "Effets attendus",
    ]);
  });
});
