import { expect, test } from "vitest";
import { fluxDe, lireTexte } from "../../../../tests/lire-texte.ts";
import { lireBlocs, libelleDeReprise } from "../blocs/rules.ts";
import { apprendre } from "../appris/rules.ts";
import { lireElements, recoller } from "../elements/rules.ts";
import { reconnaitre } from "../libelles/rules.ts";
import { enChiffres, lireTete } from "../niveaux/rules.ts";
import { estATrous, estAttente, estConsigne } from "../trous/rules.ts";

const elementsDe = (texte: string) => {
  const flux = fluxDe(texte);
  return lireElements(flux.jetons, flux);
};
const fiche = (titre: string, plus = "") =>
  `${titre}\n\nContexte :\n\nUn constat sur ${titre.toLowerCase()}.\n\nPilote :\n\nVille de Brévonne\n\nPublic cible :\n\nFamilles\n\nIndicateurs :\n\n- Nombre de ${titre.length} places\n\n${plus}`;

test("IMP-3 : chaque ligne devient un jeton qui dit d'où il vient ; puces, balises et paginations n'en sont pas le texte", () => {
  const { jetons } = fluxDe("**Titre coupé\nen deux**\n\n- > Un point\n12\n<p>Un</p><p>Deux</p>\nLe 1 ^{er} mai");
  expect(jetons.map(({ texte, lignes, puce }) => [texte, lignes, puce])).toEqual([
    ["Titre coupé en deux", [1, 2], null],
    ["Un point", [4, 4], "- >"],
    ["Un", [6, 6], null],
    ["Deux", [6, 6], null],
    ["Le 1er mai", [7, 7], null],
  ]);
});

test.each([
  ["Porteur de l’action : la Ville", "pilotes"],
  ["PORTEUR(S) DE L'ACTION :", "pilotes"],
  ["Porteurdel'action", "pilotes"],
  ["P1lote :", "pilotes"],
  ["0bjectifs 0pérationnels", "objectifsOperationnels"],
  ["Résultts attendus", "resultatsAttendus"],
  ["Diagnostic initial (extrait du diagnostic global)", "diagnosticInitial"],
])("IMP-4 : « %s » est un libellé reconnu", (texte, champ) => expect(reconnaitre(texte)?.cible.nom).toBe(champ));

test.each(["Le pilote de la ligne a parlé", "Orientation 1", "Une phrase : avec deux-points"])(
  "IMP-4 : « %s » n’est pas un libellé",
  (texte) => expect(reconnaitre(texte)).toBeNull(),
);

test("IMP-5 : une place vide d'un modèle se reconnaît, une phrase qui finit en suspension n'en est pas une", () => {
  for (const vide of [
    "...",
    "(XXX)",
    "M ...",
    "en date du",
    "20XX - 20XX",
    "la Caf de ... en date du ...",
    "(A adapter en fonction)",
  ])
    expect([vide, estATrous(vide)]).toEqual([vide, true]);
  for (const plein of ["Ateliers, sorties, jeux...", "Le 3 mai 2026", "La Caf de la Vive"])
    expect([plein, estATrous(plein)]).toEqual([plein, false]);
  expect([
    estConsigne("(A adapter en fonction du nombre)"),
    estAttente("À compléter"),
    estAttente("À compléter avant mai"),
  ]).toEqual([true, true, false]);
});

test("IMP-6 : une ligne coupée rejoint la précédente, une phrase neuve non, et un mot coupé se ressoude", () => {
  const lignes = Array.from(
    { length: 8 },
    (_, rang) => `Une ligne pleine de mots qui va jusqu’au bord de la page numéro ${rang} et\ncontinue ici.`,
  );
  const textes = elementsDe(lignes.join("\n\n")).map(({ jeton }) => jeton.texte);
  expect(textes).toHaveLength(8);
  expect(textes[0]).toContain("numéro 0 et continue ici.");
  expect(recoller("Anima-", "tion", new Set(["animation"]))).toBe("Animation");
  expect(recoller("tiers-", "lieux", new Set(["tiers"]))).toBe("tiers-lieux");
  expect(recoller("intercommun", "ale", new Set(["intercommunale"]))).toBe("intercommunale");
  expect(recoller("Ville", "de Brévonne", new Set(["villede"]))).toBe("Ville de Brévonne");
});

test("IMP-7 : un libellé coupé sur deux lignes est un seul libellé", () => {
  const libelles = elementsDe("Services mobilisés et responsables\nde l’action\n\nVille de Brévonne").filter(
    ({ genre }) => genre === "libelle",
  );
  expect(libelles.map(({ libelle }) => libelle?.cible.nom)).toEqual(["pilotes"]);
});

test("IMP-8 : le cycle reprend au premier des libellés les plus fréquents", () => {
  const texte = [fiche("Ouvrir un lieu"), fiche("Former les équipes"), fiche("Équiper les écoles")].join("\n\n");
  expect(libelleDeReprise(elementsDe(texte))).toBe("contexte");
});

test("IMP-9 : les fiches se suivent sans se mêler, et un libellé égaré avant elles n'en fait pas une", () => {
  const texte = [
    "Objectifs :\n\nUn libellé égaré.\n\nANNEXE 3 – LE PLAN",
    fiche("Ouvrir un lieu"),
    fiche("Former les équipes"),
    fiche("Équiper les écoles"),
  ].join("\n\n");
  const { blocs } = lireBlocs(elementsDe(texte));
  expect(blocs.map(({ champs }) => champs.length)).toEqual([4, 4, 4]);
  expect(lireTexte(texte).plan.fiches.map(({ titre }) => titre)).toEqual([
    "Ouvrir un lieu",
    "Former les équipes",
    "Équiper les écoles",
  ]);
});

test("IMP-10 : la dernière valeur d'une fiche s'arrête au titre de niveau qui suit", () => {
  const texte = [
    fiche("Ouvrir un lieu", "AXE 2 : Bien vieillir"),
    fiche("Former les équipes"),
    fiche("Équiper les écoles"),
  ].join("\n\n");
  const { plan } = lireTexte(texte);
  expect(plan.fiches[0]?.indicateurs).toEqual([{ libelle: "Nombre de 14 places", nature: null }]);
  expect(plan.noeuds.map(({ genre, code, libelle }) => [genre, code, libelle])).toEqual([
    ["axe", "2", "Bien vieillir"],
  ]);
  expect(plan.fiches.map(({ noeuds }) => noeuds)).toEqual([[], ["n1"], ["n1"]]);
});

test.each([
  ["I", "1"],
  ["I 2", "12"],
  ["1l", "11"],
  ["IV", "IV"],
  ["II", "II"],
  ["2.1", "2.1"],
])("IMP-11 : le numéro « %s » se lit %s", (ecrit, code) => expect(enChiffres(ecrit)).toBe(code));

test("IMP-11 : un mot de niveau veut un numéro, deux-points ou des capitales", () => {
  expect(lireTete("AXE 2 – Bien vieillir")).toMatchObject({ genre: "axe", code: "2", libelle: "Bien vieillir" });
  expect(lireTete("Objectif stratégique n° 3 : Relier")).toMatchObject({ genre: "objectifStrategique", code: "3" });
  expect(lireTete("Axe routier majeur du canton")).toBeNull();
});

const intruse = (reference: string, titre: string) =>
  `Réf :\n\n${reference}\n\nPublic cible :\n\nFamilles\n\n${titre}\n\nBudget :\n\nExistant\n\nPorteur :\n\nVille\n\n`;

test("IMP-12 : un titre sans libellé se trouve après la valeur courte qui le précède partout", () => {
  const { plan } = lireTexte(
    [intruse("A1", "Ouvrir un lieu"), intruse("A2", "Former les équipes"), intruse("A3", "Équiper les écoles")].join(
      "",
    ),
  );
  expect(plan.fiches.map(({ reference, titre, publicCible }) => [reference, titre, publicCible])).toEqual([
    ["A1", "Ouvrir un lieu", ["Familles"]],
    ["A2", "Former les équipes", ["Familles"]],
    ["A3", "Équiper les écoles", ["Familles"]],
  ]);
});

test("IMP-13 : une fiche à laquelle la voie commune ne donne pas de titre le dit", () => {
  const ouverte = (n: number, titre: string) =>
    `Fiche action n° ${n}${titre && ` : ${titre}`}\n\nContexte : Un constat.\n\nPilote : Ville\n\n`;
  const { plan, aRevoir } = lireTexte(ouverte(1, "Ouvrir un lieu") + ouverte(2, "Former") + ouverte(3, ""));
  expect(plan.fiches.map(({ titre }) => titre)).toEqual(["Ouvrir un lieu", "Former", "Fiche action n° 3"]);
  expect(aRevoir.map(({ chemin }) => chemin)).toEqual(["plan.fiches[2].titre"]);
});

test.each([
  ["Fiche action n° 11 : Ouvrir un lieu", "11"],
  ["Action n° 11 : Ouvrir un lieu", "11"],
  ["Fiche A3 : Ouvrir un lieu", "A3"],
  ["ACTION 1 : Ouvrir un lieu", "ACTION 1"],
])("IMP-91 : la référence de « %s » est « %s »", (ouverture, reference) => {
  const { plan } = lireTexte(`${ouverture}\n\nContexte : Un constat.\n\nPilote : Ville\n\n`);
  expect(plan.fiches).toMatchObject([{ reference, titre: "Ouvrir un lieu" }]);
});

test("IMP-14 : un titre de même forme remplace le précédent, une forme plus fine s'emboîte", () => {
  const texte = [
    "AXE 1 : Grandir\n\nOrientation 1 : Accueillir",
    fiche("Ouvrir un lieu", "Orientation 2 : Relier"),
    fiche("Former les équipes", "AXE 2 : Vieillir"),
    fiche("Équiper les écoles"),
  ].join("\n\n");
  const { noeuds } = lireTexte(texte).plan;
  expect(
    noeuds.map(({ libelle, parent }) => [libelle, noeuds.find(({ id }) => id === parent)?.libelle ?? null]),
  ).toEqual([
    ["Grandir", null],
    ["Accueillir", "Grandir"],
    ["Relier", "Grandir"],
    ["Vieillir", null],
  ]);
});

test("IMP-15 : les niveaux que la fiche nomme se rangent du plus large au plus fin, où qu'ils soient écrits", () => {
  const numerotee = (n: number) =>
    `ACTION ${n} : Faire la chose ${n}\n\nPilote : Ville\n\nContexte : Un constat.\n\nOBJECTIF STRATEGIQUE : Relier\n\nAXE : Grandir\n\n`;
  const { noeuds, fiches } = lireTexte(numerotee(1) + numerotee(2)).plan;
  expect(noeuds.map(({ genre, libelle, parent }) => [genre, libelle, parent])).toEqual([
    ["axe", "Grandir", null],
    ["objectifStrategique", "Relier", "n1"],
  ]);
  expect(fiches.map((lue) => lue.noeuds)).toEqual([["n2"], ["n2"]]);
});

test("IMP-16 : des titres nus qui commencent par un verbe sont des objectifs, sinon des thèmes", () => {
  const avec = (a: string, b: string) =>
    lireTexte(
      [`1) ${a}`, fiche("Ouvrir un lieu", `2) ${b}`), fiche("Former les équipes"), fiche("Équiper les écoles")].join(
        "\n\n",
      ),
    ).plan.noeuds.map(({ genre }) => genre);
  expect(avec("Accueillir les enfants", "Relier les âges")).toEqual(["objectif", "objectif"]);
  expect(avec("Petite enfance", "Grand âge")).toEqual(["theme", "theme"]);
});

test("IMP-27 : le plan d'un document réunit ses fiches et les rangées de ses tableaux", () => {
  const tableau = "Action\tPilote\tÉchéance\nCréer un verger\tVille\t2027\nPlanter une haie\tRégie\t2028";
  expect(
    lireTexte(`${fiche("Ouvrir un lieu")}\n\n${fiche("Former les équipes")}\n\n${tableau}`).plan.fiches.map(
      ({ titre }) => titre,
    ),
  ).toEqual(["Ouvrir un lieu", "Former les équipes", "Créer un verger", "Planter une haie"]);
});

test("IMP-28 : une valeur qui porte le nom d'un libellé reste une valeur", () => {
  const { plan } = lireTexte(
    [intruse("A1", "Ouvrir un lieu"), intruse("A2", "Former les équipes"), intruse("A3", "Équiper les écoles")].join(
      "",
    ),
  );
  expect(plan.fiches.map(({ budget }) => budget?.statut)).toEqual(["Existant", "Existant", "Existant"]);
});

test("IMP-46 : le thème d'une fiche sans champ d'intervention en tient lieu", () => {
  const texte = [
    "PETITE ENFANCE",
    fiche("Ouvrir un lieu", "GRAND AGE"),
    fiche("Former les équipes"),
    fiche("Équiper les écoles", ""),
  ].join("\n\n");
  expect(lireTexte(texte).plan.fiches.map(({ champs }) => champs)).toEqual([
    ["PETITE ENFANCE"],
    ["GRAND AGE"],
    ["GRAND AGE"],
  ]);
});

test("IMP-48 : un libellé inconnu qui revient dans les fiches garde son nom et sa valeur", () => {
  const texte = [1, 2, 3].map((n) => fiche(`Action très utile ${n}`, `Clé de voûte : repère ${n}\n\n`)).join("");
  expect([...apprendre(elementsDe(texte), 3)]).toEqual(["cle de voute"]);
  expect(lireTexte(texte).plan.fiches.map(({ autres }) => autres["Clé de voûte"])).toEqual([
    "repère 1",
    "repère 2",
    "repère 3",
  ]);
});

test("IMP-49 : « Thématique : … » écrit avant la première fiche est un titre au-dessus, non un libellé de la précédente", () => {
  const texte = [
    "Thématique : Grandir",
    fiche("Ouvrir un lieu", "Thématique : Vieillir"),
    fiche("Former les équipes"),
    fiche("Équiper les écoles"),
  ].join("\n\n");
  const { noeuds, fiches } = lireTexte(texte).plan;
  expect(fiches.map((lue) => noeuds.find(({ id }) => id === lue.noeuds[0])?.libelle)).toEqual([
    "Grandir",
    "Vieillir",
    "Vieillir",
  ]);
});

test("IMP-25 : un niveau neuf efface les niveaux plus fins des rangées du dessus", () => {
  const tableau =
    "Axe\tThème\tAction\tPilote\nGrandir\tPetite enfance\tOuvrir un lieu\tVille\n\t\tFormer les équipes\tVille\nVieillir\t\tPlanter une haie\tRégie";
  const { fiches, noeuds } = lireTexte(tableau).plan;
  expect(fiches.map((lue) => noeuds.find(({ id }) => id === lue.noeuds[0])?.libelle)).toEqual([
    "Petite enfance",
    "Petite enfance",
    "Vieillir",
  ]);
});
