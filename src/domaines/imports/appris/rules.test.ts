import { expect, test } from "vitest";
import { lireTexte } from "../../../../tests/lire-texte.ts";

const TITRES = ["Ouvrir un lieu", "Former les équipes", "Équiper les écoles"];
const plan = (fiche: (titre: string, rang: number) => string) => lireTexte(TITRES.map(fiche).join("\n\n")).plan;

test("IMP-118 : deux libellés sur une ligne sont deux, une phrase qui a deux-points reste entière", () => {
  const { fiches } = plan(
    (titre, rang) =>
      `Fiche action n° ${rang + 1} : ${titre}\n\nPilote : Ville – Échéance : 2027 – Budget : 3 000 €\n\nContexte : Un mot – Remarque : rien`,
  );
  expect(
    fiches.map(({ pilotes, echeances, budget, diagnosticInitial }) => [
      pilotes,
      echeances.map(({ debut }) => debut),
      budget?.statut,
      diagnosticInitial,
    ]),
  ).toEqual(TITRES.map(() => [["Ville"], ["2027"], "3 000 €", "Un mot – Remarque : rien"]));
});

const inconnus = (titre: string, porte = "Qui porte cela") =>
  `# ${titre}\n\n**D’où l’on part**\n\nUn constat.\n\n**${porte}**\n\nVille de Brévonne\n\n**Notre devise**\n\nToujours mieux`;

test("IMP-119 : un libellé appris va au champ que dit un de ses mots, avec un doute ; sinon il garde son nom", () => {
  const { plan: lu, aRevoir } = lireTexte(TITRES.map((titre) => inconnus(titre)).join("\n\n"));
  expect(
    lu.fiches.map(({ titre, diagnosticInitial, pilotes, autres }) => [titre, diagnosticInitial, pilotes, autres]),
  ).toEqual(TITRES.map((titre) => [titre, "Un constat.", ["Ville de Brévonne"], { "Notre devise": "Toujours mieux" }]));
  expect(aRevoir.filter(({ chemin }) => chemin.endsWith("pilotes"))).toHaveLength(TITRES.length);
});

test("IMP-123 : sans libellé connu, trois libellés qui reviennent autant font les fiches ; s'ils ne parlent de rien, non", () => {
  expect(plan((titre) => inconnus(titre)).fiches).toHaveLength(TITRES.length);
  const muets = (titre: string) =>
    `# ${titre}\n\n**Le matin**\n\nUne phrase.\n\n**Le midi**\n\nUne autre.\n\n**Notre devise**\n\nToujours mieux`;
  expect(plan(muets).fiches).toHaveLength(0);
});

test("IMP-120 : un titre de style ou numéroté ferme la dernière valeur de la fiche", () => {
  const styles = plan((titre) => `## ${titre}\n\nContexte : Un constat.\n\nPilote : Ville\n\nIndicateurs : Un nombre`);
  expect(styles.fiches.map(({ indicateurs }) => indicateurs.length)).toEqual([1, 1, 1]);
  const numeros = plan((titre, rang) => `2.${rang + 1} ${titre}\n\nContexte : Un constat.\n\nPilote :\n\nVille`);
  expect(numeros.fiches.map(({ titre, pilotes }) => [titre, pilotes])).toEqual(
    TITRES.map((titre) => [titre, ["Ville"]]),
  );
});

test("IMP-121 : les paragraphes entre le titre et le premier libellé sont la description, à relire", () => {
  const recit = "Un paragraphe raconte ici, sans libellé, ce que l’on veut faire et pourquoi, en une longue phrase.";
  const { fiches } = plan(
    (titre, rang) => `## 1.${rang + 1}. ${titre}\n\n${recit}\n\nPilote : Ville\n\nBudget : Existant`,
  );
  expect(fiches.map(({ titre, description }) => [titre, description])).toEqual(TITRES.map((titre) => [titre, recit]));
});

test("IMP-122 : un objectif opérationnel écrit à l'identique dans plusieurs fiches est leur niveau, sinon leur objectif", () => {
  const avec = (objectif: (rang: number) => string) =>
    plan(
      (titre, rang) =>
        `Fiche ${rang + 1} : ${titre}\n\nObjectif opérationnel : ${objectif(rang)}\n\nContexte : Un constat.\n\nPilote : Ville`,
    );
  const commun = avec(() => "Accueillir");
  expect(commun.noeuds.map(({ genre, libelle }) => [genre, libelle])).toEqual([["objectif", "Accueillir"]]);
  const propres = avec((rang) => `Accueillir ${rang} enfants`);
  expect(propres.fiches.map(({ objectifsOperationnels }) => objectifsOperationnels.length)).toEqual([1, 1, 1]);
});

test("IMP-121 : sous un titre de style, de courtes phrases avant le premier libellé sont aussi la description", () => {
  const recit = "Aucun lieu n’ouvre avant sept heures du matin.";
  const { fiches } = plan((titre) => `## ${titre}\n\n${recit}\n\nPilote : Ville\n\nBudget : Existant`);
  expect(fiches.map(({ titre, description }) => [titre, description])).toEqual(TITRES.map((titre) => [titre, recit]));
});

test("IMP-122 : « Objectif », que suivent les objectifs de la fiche, est un niveau ; seul, il est l'objectif de la fiche", () => {
  const avec = (plus: string) =>
    plan(
      (titre, rang) => `Fiche ${rang + 1} : ${titre}\n\nObjectif : 1.1 - Accueillir\n\n${plus}\n\nPilote : Ville\n\n`,
    );
  const niveau = avec("Objectifs de la fiche : Ouvrir tôt");
  expect(niveau.noeuds.map(({ genre, libelle }) => [genre, libelle])).toEqual([["objectif", "Accueillir"]]);
  expect(niveau.fiches.map(({ objectifsOperationnels }) => objectifsOperationnels)).toEqual(
    TITRES.map(() => ["Ouvrir tôt"]),
  );
  expect(avec("Contexte : Un constat.").noeuds).toEqual([]);
});

test("IMP-119 : « Ce que l'on cherche », « Avec », « Enveloppe » : un mot dit le champ d'un libellé que le dictionnaire n'a pas", () => {
  const { fiches } = plan(
    (titre, rang) =>
      `Action ${rang + 1} : ${titre}\n\nPourquoi : Un constat.\n\nCe que l'on cherche : Ouvrir tôt\n\nCe que l'on fait : Un lieu\n\nPorté par : Ville\n\nAvec : Caf\n\nComment on saura que c'est réussi : Deux lieux\n\nEnveloppe : 200 €\n\n`,
  );
  expect(
    fiches.map((fiche) => [
      fiche.objectifsOperationnels,
      fiche.description,
      fiche.pilotes,
      fiche.partenaires,
      fiche.indicateurs.map(({ libelle }) => libelle),
      fiche.budget?.montantCentimes,
    ]),
  ).toEqual(TITRES.map(() => [["Ouvrir tôt"], "Un lieu", ["Ville"], ["Caf"], ["Deux lieux"], 20_000]));
});

const titree = (titre: string, plus: string) =>
  `## ${titre}\n\n### Pourquoi agir\n\nDiagnostic : Un constat.\n\n### Notre équipe\n\nPilote : Ville\n\n${plus}`;

test("IMP-124 : des titres suivis des mêmes libellés ouvrent chacun une fiche, leurs intertitres n'en sont pas la valeur", () => {
  const { fiches } = plan((titre) => titree(titre, "### Le suivi\n\nIndicateurs : Un nombre"));
  expect(fiches.map(({ titre, diagnosticInitial, pilotes }) => [titre, diagnosticInitial, pilotes])).toEqual(
    TITRES.map((titre) => [titre, "Un constat.", ["Ville"]]),
  );
  const sansTitre = plan((_titre, rang) => `## Chapitre ${rang + 1}\n\nUne phrase sans aucun libellé.`);
  expect(sansTitre.fiches).toEqual([]);
});

test("IMP-125 : une référence détachée du titre s'en sépare, un mot en capitales non", () => {
  const { fiches } = plan((titre, rang) => titree(`PE${rang + 1} · ${titre}`, ""));
  expect(fiches.map(({ reference, titre }) => [reference, titre])).toEqual(
    TITRES.map((titre, rang) => [`PE${rang + 1}`, titre]),
  );
  expect(plan((titre) => titree(`ALSH : ${titre}`, "")).fiches.map(({ reference }) => reference)).toEqual([
    null,
    null,
    null,
  ]);
});

test("IMP-126 : un indicateur qui dit sa nature entre parenthèses la prend, une autre parenthèse reste", () => {
  const { fiches } = plan((titre) => titree(titre, "Indicateurs : places (quantitatif) ; avis (par an)"));
  expect(fiches[0]?.indicateurs).toEqual([
    { libelle: "places", nature: "quantitatif" },
    { libelle: "avis (par an)", nature: null },
  ]);
});
