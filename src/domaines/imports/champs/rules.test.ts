import { expect, test } from "vitest";
import { fluxDe, lireTexte } from "../../../../tests/lire-texte.ts";
import { lireEclate, trouverEclate } from "../eclate/rules.ts";
import type { Jeton } from "../flux/model.ts";
import { enBudget, enEcheances, enListe, enTexte, partager } from "./rules.ts";

const jetons = (...lignes: string[]): Jeton[] => fluxDe(lignes.join("\n\n")).jetons;
const numerotee = (n: number, corps: string) => `Fiche action n° ${n} : Faire la chose ${n}\n\n${corps}\n\n`;
const AXE = "AXE 1\nGrandir au\nbord de la\nVive";

test("IMP-17 : un texte garde ses paragraphes, ses puces sont des tirets", () =>
  expect(enTexte(jetons("Un.", "• deux", "1) trois"))).toBe("Un.\n- deux\n1) trois"));

test.each([
  ["une puce par élément", ["- un, deux", "- trois ;"], ["un, deux", "trois"]],
  ["des points-virgules", ["Ville; Caf ; Région, service de l’eau"], ["Ville", "Caf", "Région, service de l’eau"]],
  ["des puces restées dans la ligne", ["Afin de : - Un - Deux - Trois"], ["Afin de :", "Un", "Deux", "Trois"]],
])("IMP-18 : une liste se coupe par %s", (_cas, lignes, attendu) =>
  expect(enListe(jetons(...lignes))).toEqual(attendu),
);

test.each([
  [["2027"], [["2027", "2027", null]]],
  [["2027-2030"], [["2027", "2030", null]]],
  [["2027", "2028"], [["2027", "2028", null]]],
  [
    ["2026 : préparer 2027-2028 : ouvrir"],
    [
      ["2026", "2026", "préparer"],
      ["2027", "2028", "ouvrir"],
    ],
  ],
  [["Chaque rentrée"], [[null, null, "Chaque rentrée"]]],
])("IMP-19 : l'échéance %j se lit", (lignes, attendu) =>
  expect(enEcheances(jetons(...lignes)).map(({ debut, fin, texte }) => [debut, fin, texte])).toEqual(attendu),
);

test("IMP-20 : un budget court est un statut, un seul montant se retient, deux ne se devinent pas", () => {
  expect(enBudget(jetons("À compléter"))).toEqual({ statut: "À compléter", montantCentimes: null, texte: null });
  expect(enBudget(jetons("12 500,50 € par an"))).toMatchObject({ montantCentimes: 1_250_050 });
  expect(enBudget(jetons("1 000 € puis 2 000 €"))).toMatchObject({ montantCentimes: null });
});

test("IMP-21 : sous un libellé mêlé, le chargé de coopération pilote et les autres sont partenaires", () =>
  expect(partager(["Le chargé de coopération", "Une gouvernance à définir", "Les écoles"])).toEqual({
    pilotes: ["Le chargé de coopération", "Une gouvernance à définir"],
    partenaires: ["Les écoles"],
  }));

test("IMP-22 : chaque valeur garde son libellé tel qu'il est écrit et ses lignes", () => {
  const { sources } = lireTexte(numerotee(1, "PORTEUR(S) : Ville\n\nContexte :\n\nUn constat.\n\nUn autre.")).plan
    .fiches[0] ?? { sources: {} };
  expect(sources).toMatchObject({
    titre: { lignes: [1, 1] },
    pilotes: { libelle: "PORTEUR(S)", lignes: [3, 3] },
    diagnosticInitial: { libelle: "Contexte", lignes: [7, 9] },
  });
});

test("IMP-23 : après un niveau nommé, un objectif opérationnel est la finalité si d'autres objectifs sont dits", () => {
  const corps = "Objectifs partagés :\n\n- Aider\n\nAXE : Grandir\n\nOBJECTIF OPERATIONNEL : Relier les lieux";
  expect(lireTexte(numerotee(1, corps) + numerotee(2, corps)).plan.fiches[0]).toMatchObject({
    finalite: "Relier les lieux",
    objectifsOperationnels: ["Aider"],
  });
  expect(lireTexte(numerotee(1, "Objectif opérationnel : Aider\n\nPilote : Ville")).plan.fiches[0]).toMatchObject({
    finalite: null,
    objectifsOperationnels: ["Aider"],
  });
});

test("IMP-24 : un exemple vide d'un modèle n'est pas une fiche, une place vide n'est pas une valeur", () => {
  const vide = (n: number) =>
    `Action ${n} : Maintenir l’offre\n\nDiagnostic initial\tPublic cible\nObjectifs opérationnels\tModalités de mise en œuvre\nPartenaires\tÉchéances\n\n`;
  expect(lireTexte(vide(1) + vide(2)).plan.fiches).toEqual([]);
  const { plan, aRevoir } = lireTexte(
    numerotee(1, "Pilote : (XXX)\n\nContexte : Un constat.\n\nPublic cible : À définir"),
  );
  expect(plan.fiches[0]).toMatchObject({ pilotes: [], publicCible: [], diagnosticInitial: "Un constat." });
  expect(aRevoir.map(({ chemin }) => chemin)).toEqual(["plan.fiches[0].pilotes", "plan.fiches[0].publicCible"]);
});

test("IMP-25 : une rangée sans titre continue la précédente, un niveau vide est celui du dessus", () => {
  const { plan } = lireTexte(
    "Axe\tActions\tPilote\tÉchéance\nGrandir\tCréer un verger\tVille\t2026 : planter\n\t\t\t2027 : récolter\n\tPlanter une haie\tRégie\t2028",
  );
  expect(plan.fiches.map(({ titre, noeuds, echeances }) => [titre, noeuds, echeances.length])).toEqual([
    ["Créer un verger", ["n1"], 2],
    ["Planter une haie", ["n1"], 1],
  ]);
});

test("IMP-26 : une rangée de libellés annonce les valeurs du dessous, colonne par colonne", () => {
  const grille = "Points forts\tPoints faibles\nUne équipe\tPeu de salles\nPilote\tVille\nContexte\tUn constat";
  const { plan } = lireTexte(
    ["Ouvrir un lieu", "Former les équipes", "Équiper"].map((titre) => `${titre}\n\n${grille}\n\n`).join(""),
  );
  expect(plan.fiches.map(({ titre, forces, faiblesses, pilotes }) => [titre, forces, faiblesses, pilotes])).toEqual(
    ["Ouvrir un lieu", "Former les équipes", "Équiper"].map((titre) => [
      titre,
      ["Une équipe"],
      ["Peu de salles"],
      ["Ville"],
    ]),
  );
});

const ECLATE = `Axe Thème Objectif\nstratégique\n\nActions Porteur Échéance\n\n${AXE}\n\n\n\nPetite\nenfance\n\n\n\nDiversifier\nl’offre\n\nOuvrir une halte itinérante dans les\nhameaux de la vallée et au bourg.\n\nVille –\nRelais\n\n2026\n2027\n\nFormer les équipes des crèches et des\nécoles à l’accueil du handicap.\n\nÉlargir les horaires de la crèche de la\nplace jusqu’au soir.\n\nAXE 2\nVieillir\n\n\n\nRelier les\nlieux\n\nCréer un réseau des directeurs et des\ndirectrices de centres. Régie 2028`;

test("IMP-41 : des libellés de colonnes collés annoncent un tableau éclaté, une phrase non", () => {
  expect(trouverEclate(fluxDe(ECLATE))?.colonnes.map(({ cible }) => cible.genre ?? cible.nom)).toEqual([
    "axe",
    "theme",
    "objectifStrategique",
    "titre",
    "pilotes",
    "echeances",
  ]);
  expect(trouverEclate(fluxDe("Les actions du pilote et leur échéance sont revues chaque année."))).toBeNull();
});

test("IMP-42 : une année ferme une action, et l'action sans porteur partage celui du dessus", () => {
  const flux = fluxDe(ECLATE);
  const eclate = trouverEclate(flux);
  const lues = eclate ? lireEclate(flux, eclate) : [];
  expect(lues.map(({ partage }) => partage)).toEqual([false, true, true, false]);
  const { plan } = lireTexte(ECLATE);
  expect(plan.noeuds.map(({ genre, libelle }) => [genre, libelle])).toEqual([
    ["axe", "Grandir au bord de la Vive"],
    ["theme", "Petite enfance"],
    ["objectifStrategique", "Diversifier l’offre"],
    ["axe", "Vieillir"],
    ["objectifStrategique", "Relier les lieux"],
  ]);
  expect(
    plan.fiches.map(({ pilotes, echeances }) => [pilotes, echeances.map(({ debut, fin }) => `${debut}-${fin}`)]),
  ).toEqual([
    [["Ville", "Relais"], ["2026-2027"]],
    [["Ville", "Relais"], ["2026-2027"]],
    [["Ville", "Relais"], ["2026-2027"]],
    [[], ["2028-2028"]],
  ]);
});

test("IMP-155 : sans ligne vide entre ses cellules, le même tableau se découpe par ses années, ses axes et ses largeurs", () => {
  const lire = (texte: string) => {
    const { plan } = lireTexte(texte);
    const noms = plan.noeuds.map(({ genre, libelle }) => [genre, libelle]);
    const fiches = plan.fiches.map(({ titre, noeuds, pilotes, echeances }) => [titre, noeuds, pilotes, echeances]);
    return { noms, fiches };
  };
  const serre = ECLATE.replace(/\n{2,}/g, "\n");
  expect(lire(serre)).toEqual(lire(ECLATE));
  const { plan, aRevoir } = lireTexte(serre);
  expect(plan.fiches).toHaveLength(4);
  expect(aRevoir.filter(({ raison }) => raison.includes("perdu les blancs")).map(({ chemin }) => chemin)).toEqual(
    plan.fiches.map((_, rang) => `plan.fiches[${rang}].titre`),
  );
});

test("IMP-155 : des milliers de lignes étroites sous un en-tête ne font pas des milliers de niveaux", () => {
  const etroites = Array.from({ length: 5_000 }, (_, rang) => `Mot${rang}`).join("\n");
  const tete = "Axe Thème Objectif\nstratégique\nActions Porteur Échéance\nAXE 1\nGrandir";
  const { plan } = lireTexte(`${tete}\n${etroites}\nOuvrir une halte itinérante dans les\nhameaux.\nVille\n2026`);
  expect(plan.fiches.map(({ titre }) => titre)).toEqual(["Ouvrir une halte itinérante dans les hameaux."]);
  expect(plan.noeuds.length).toBeLessThanOrEqual(3);
});

test("IMP-40 : une fiche et une ligne de tableau au même titre font une action, un titre voisin fait deux entrées à relire", () => {
  const tableau = (titre: string) =>
    `Action\tPilote\tBudget\n${titre}\tRégie\tExistant\nPlanter une haie\tRégie\tExistant`;
  const corps = numerotee(1, "Contexte : Un constat.\n\nPublic cible : Tous");
  const meme = lireTexte(`${corps}\n\n${tableau("Faire la chose 1")}`);
  expect(meme.plan.fiches.map(({ titre, pilotes, publicCible }) => [titre, pilotes, publicCible])).toEqual([
    ["Faire la chose 1", ["Régie"], ["Tous"]],
    ["Planter une haie", ["Régie"], []],
  ]);
  const voisine = lireTexte(`${corps}\n\n${tableau("Réfléchir à faire la chose 1 ensemble")}`);
  expect(voisine.plan.fiches).toHaveLength(3);
  expect(voisine.aRevoir.at(-1)?.raison).toMatch(/lignes 1 à 5.*lignes 10 à 10/);
});

test("IMP-26 : sous « Qui ? », les pilotes et les partenaires que la cellule annonce elle-même restent à leurs noms", () => {
  const grille = (rang: number) =>
    `| Quoi ? | Qui ? | Quand ? |\n|---|---|---|\n| Un lieu ${rang} | Pilote : Ville<br>Partenaires : Caf | 202${rang} |`;
  const { plan } = lireTexte(
    ["Ouvrir un lieu", "Former les équipes", "Équiper"]
      .map((titre, rang) => `## ${titre}\n\n${grille(rang + 6)}\n\n`)
      .join(""),
  );
  expect(
    plan.fiches.map(({ titre, description, pilotes, partenaires, echeances }) => [
      [titre, description, ...pilotes, ...partenaires],
      echeances,
    ]),
  ).toEqual(
    ["Ouvrir un lieu", "Former les équipes", "Équiper"].map((titre, rang) => [
      [titre, `Un lieu ${rang + 6}`, "Ville", "Caf"],
      [{ debut: `202${rang + 6}`, fin: `202${rang + 6}`, texte: null }],
    ]),
  );
});
