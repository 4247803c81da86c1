import { ACTIONS, type ActionInventee, AXES } from "./actions-inventees.ts";
import type { Morceau } from "./fichiers.ts";

const ANNEES = ["2026", "2027", "2028", "2029"];

const tirets = (items: string[]): Morceau[] => items.map((item) => ({ p: `- ${item}` }));
const parAxe = (
  rendre: (action: ActionInventee, rang: number) => Morceau[],
  axe: (libelle: string, rang: number) => Morceau[],
): Morceau[] =>
  AXES.flatMap((libelle, rang) => [
    ...axe(libelle, rang),
    ...ACTIONS.filter((action) => action.axe === libelle).flatMap((action) => rendre(action, ACTIONS.indexOf(action))),
  ]);

/** « Libellé : valeur » on one line, a number to open each sheet, the axis announced above. */
const enLigne = parAxe(
  (a, rang) => [
    { p: `Fiche action n° ${rang + 1} : ${a.titre}` },
    { p: `Porteur de l’action : ${a.pilote}` },
    { p: `Constat : ${a.contexte}` },
    { p: "Objectifs visés :" },
    ...tirets(a.objectifs),
    { p: `Bénéficiaires : ${a.public}` },
    { p: `Calendrier : ${a.echeance}` },
    { p: "Indicateurs de suivi :" },
    ...tirets(a.indicateurs),
  ],
  (libelle, rang) => [{ p: `AXE ${rang + 1} – ${libelle}` }],
);

/** The title alone above, bold labels without colon, values below, styled headings. */
const titresStyles = parAxe(
  (a, rang) => [
    { h: 2, texte: `${rang < 3 ? 1 : 2}.${(rang % 3) + 1} ${a.titre}` },
    { p: "Éléments de contexte", gras: true },
    { p: a.contexte },
    { p: "Objectifs opérationnels", gras: true },
    ...tirets(a.objectifs),
    { p: "Pilote", gras: true },
    { p: a.pilote },
    { p: "Public visé", gras: true },
    { p: a.public },
    { p: "Échéancier", gras: true },
    { p: a.echeance },
    { p: "Indicateurs d’évaluation", gras: true },
    ...tirets(a.indicateurs),
  ],
  (libelle, rang) => [{ h: 1, texte: `Orientation ${rang + 1} : ${libelle}` }],
);

/** One two-column table a sheet, axis and title inside, and a label that no dictionary knows. */
const deuxColonnes: Morceau[] = ACTIONS.flatMap((a, rang): Morceau[] => [
  { p: `Fiche ${rang + 1}` },
  {
    table: [
      ["Axe stratégique", a.axe],
      ["Intitulé de l’action", a.titre],
      ["Diagnostic", a.contexte],
      ["Objectifs", a.objectifs.map((o) => `- ${o}`).join("\n")],
      ["Chef de file", a.pilote],
      ["Publics", a.public],
      ["Clé de voûte", `Repère ${rang + 1} de la charte locale`],
      ["Échéances", a.echeance],
      ["Critères d’évaluation", a.indicateurs.map((i) => `- ${i}`).join("\n")],
    ],
  },
]);

/** One row an action, the axis merged over its rows. */
const uneLigne: Morceau[] = [
  { h: 1, texte: "Tableau du plan d’actions" },
  {
    table: [
      ["Axe", "Actions", "Pilote", "Échéance", "Public cible"],
      ...ACTIONS.map((a, rang) => [
        ACTIONS[rang - 1]?.axe === a.axe ? null : a.axe,
        a.titre,
        a.pilote,
        a.echeance,
        a.public,
      ]),
    ],
  },
];

/** A grid where a row of labels announces the row of values under it; the title stands above the grid. */
const grille = parAxe(
  (a) => [
    { p: a.titre, gras: true },
    {
      table: [
        ["Contexte", "Public cible"],
        [a.contexte, a.public],
        ["Objectifs opérationnels", "Échéances de réalisation"],
        [a.objectifs.map((o) => `- ${o}`).join("\n"), a.echeance],
        ["Responsable de l’action", "Indicateurs d’évaluation"],
        [a.pilote, a.indicateurs.map((i) => `- ${i}`).join("\n")],
      ],
    },
  ],
  (libelle) => [{ p: `THÉMATIQUE : ${libelle.toUpperCase()}` }],
);

/** Labels misread by a machine, capitals, no accents, the hierarchy printed at the end of each sheet. */
const malLu: Morceau[] = ACTIONS.flatMap((a, rang): Morceau[] => [
  { p: `ACTION ${rang + 1} : ${a.titre}` },
  { p: "C0NTEXTE :" },
  { p: a.contexte },
  { p: "0BJECTIFS VISES :" },
  ...tirets(a.objectifs),
  { p: `P1LOTE DE L'ACTION : ${a.pilote}` },
  { p: `Pub1ic cible : ${a.public}` },
  { p: `Echéancler : ${a.echeance}` },
  { p: "lndicateurs :" },
  ...tirets(a.indicateurs),
  { p: `AXE : ${a.axe}` },
]);

/** Questions for labels, and a title in a phrase of its own. */
const questions = parAxe(
  (a, rang) => [
    { p: `Nom de l’action : ${a.titre}` },
    { p: `Pourquoi cette action ? : ${a.contexte}` },
    { p: "Ce que nous visons :" },
    ...tirets(a.objectifs),
    { p: `Qui pilote ? : ${a.pilote}` },
    { p: `Pour qui ? : ${a.public}` },
    { p: `Quand ? : ${a.echeance}` },
    { p: "Comment on évalue :" },
    ...tirets(a.indicateurs),
    { p: `Référence : VV-${rang + 1}` },
  ],
  (libelle, rang) => [{ p: `Ambition ${"AB"[rang]} : ${libelle}` }],
);

/** The axis written in every sheet under the name of an objective, ticked years under the calendar, labels of one's own. */
const anneesCochees: Morceau[] = ACTIONS.flatMap((a, rang): Morceau[] => [
  { p: `Fiche projet n° ${rang + 1} – ${a.titre}` },
  {
    table: [
      ["Objectif opérationnel", a.axe, "", "", ""],
      ["Constats", a.contexte, "", "", ""],
      ["Objectifs de l’action", a.objectifs.map((o) => `- ${o}`).join("\n"), "", "", ""],
      ["Maître d’ouvrage", a.pilote, "", "", ""],
      ["Publics visés", a.public, "", "", ""],
      ["Calendrier", ...ANNEES],
      ["", ...ANNEES.map((annee) => (annee === a.echeance ? "X" : ""))],
      ["Indicateurs de suivi", a.indicateurs.map((i) => `- ${i}`).join("\n"), "", "", ""],
    ],
  },
]);

/** Labels down the first column, one action a column, one table an axis. */
const tableauTourne = AXES.flatMap((axe, rang): Morceau[] => {
  const siennes = ACTIONS.filter((action) => action.axe === axe);
  const rangee = (libelle: string, dire: (action: ActionInventee) => string) => [libelle, ...siennes.map(dire)];
  return [
    { h: 2, texte: `Orientation ${rang + 1} : ${axe}` },
    {
      table: [
        rangee("Intitulé de l’action", ({ titre }) => titre),
        rangee("Éléments de diagnostic", ({ contexte }) => contexte),
        rangee("Objectifs poursuivis", ({ objectifs }) => objectifs.map((o) => `- ${o}`).join("\n")),
        rangee("Responsable", ({ pilote }) => pilote),
        rangee("Bénéficiaires", (action) => action.public),
        rangee("Échéance", ({ echeance }) => echeance),
        rangee("Critères d’évaluation", ({ indicateurs }) => indicateurs.map((i) => `- ${i}`).join("\n")),
      ],
    },
  ];
});

/** Numbered labels that no dictionary knows, alone on their line, under a styled title and a styled axis. */
const libellesNumerotes = parAxe(
  (a) => [
    { h: 2, texte: a.titre },
    { p: "1. Pourquoi agir", gras: true },
    { p: a.contexte },
    { p: "2. Ce que nous cherchons", gras: true },
    ...tirets(a.objectifs),
    { p: "3. Qui porte l’action", gras: true },
    { p: a.pilote },
    { p: "4. À qui elle s’adresse", gras: true },
    { p: a.public },
    { p: "5. Quand cela se fera", gras: true },
    { p: a.echeance },
    { p: "6. À quoi verrons-nous que cela marche", gras: true },
    ...tirets(a.indicateurs),
  ],
  (libelle, rang) => [{ h: 1, texte: `Axe ${rang + 1} – ${libelle}` }],
);

/** One row an action, the axis in a row of its own, a column a year. */
const anneesEnColonnes: Morceau[] = [
  { h: 1, texte: "Programme d’actions" },
  {
    table: [
      ["N°", "Action", "Porteur", "Public", ...ANNEES],
      ...AXES.flatMap((axe, rang) => [
        [`Axe ${rang + 1} : ${axe}`, "", "", "", ...ANNEES.map(() => "")],
        ...ACTIONS.filter((action) => action.axe === axe).map((a) => [
          `${ACTIONS.indexOf(a) + 1}`,
          a.titre,
          a.pilote,
          a.public,
          ...ANNEES.map((annee) => (annee === a.echeance ? "X" : "")),
        ]),
      ]),
    ],
  },
];

/** « Label, tabulation, value », the lists hanging from the tabulation, a label that no dictionary knows, no colon. */
const tabulations = parAxe(
  (a, rang) => [
    { p: `Intitulé de l’action\t${a.titre}` },
    { p: `Constat\t${a.contexte}` },
    { p: `Objectifs\t- ${a.objectifs[0]}` },
    ...a.objectifs.slice(1).map((o) => ({ p: `\t- ${o}` })),
    { p: `Pilote\t${a.pilote}` },
    { p: `Clé de voûte\tRepère ${rang + 1} de la charte locale` },
    { p: `Public visé\t${a.public}` },
    { p: `Échéance\t${a.echeance}` },
    { p: `Indicateurs\t- ${a.indicateurs[0]}` },
    ...a.indicateurs.slice(1).map((i) => ({ p: `\t- ${i}` })),
  ],
  (libelle, rang) => [{ h: 1, texte: `Axe ${rang + 1} – ${libelle}` }],
);

/** The same, without a title label: it stands above, and two labels announce the two values under them. */
const fichesTabulees = parAxe(
  (a) => [
    { p: a.titre, gras: true },
    { p: `Public cible\tÉchéance` },
    { p: `${a.public}\t${a.echeance}` },
    { p: `Constat\t${a.contexte}` },
    { p: `Objectifs\t- ${a.objectifs[0]}` },
    ...a.objectifs.slice(1).map((o) => ({ p: `\t- ${o}` })),
    { p: `Pilote\t${a.pilote}` },
    { p: `Indicateurs\t- ${a.indicateurs[0]}` },
    ...a.indicateurs.slice(1).map((i) => ({ p: `\t- ${i}` })),
  ],
  (libelle, rang) => [{ h: 1, texte: `Axe ${rang + 1} – ${libelle}` }],
);

/** A list of actions whose columns are tabulations. */
const rangeesTabulees = parAxe(
  (a) => [{ p: `${a.titre}\t${a.pilote}\t${a.echeance}\t${a.public}` }],
  (libelle, rang) => [
    { h: 1, texte: `Axe ${rang + 1} – ${libelle}` },
    { p: "Action\tPilote\tÉchéance\tPublic cible", gras: true },
  ],
);

/** The layouts that give no more than what a line of a table holds. */
export const EN_RANGEES = new Set([
  "une ligne de tableau par action",
  "une colonne par année, l’axe en travers",
  "rangées tabulées",
]);

export const MISES_EN_PAGE: Record<string, Morceau[]> = {
  "libellés en ligne et fiches numérotées": enLigne,
  "titres de style et libellés en gras": titresStyles,
  "tableau à deux colonnes par fiche": deuxColonnes,
  "une ligne de tableau par action": uneLigne,
  "grille de libellés au-dessus des valeurs": grille,
  "libellés mal lus et axe en fin de fiche": malLu,
  "questions pour libellés": questions,
  "objectif partagé et années cochées": anneesCochees,
  "tableau tourné, une action par colonne": tableauTourne,
  "libellés inconnus et numérotés": libellesNumerotes,
  "une colonne par année, l’axe en travers": anneesEnColonnes,
  "libellés et valeurs séparés par une tabulation": tabulations,
  "fiches tabulées sous leur titre": fichesTabulees,
  "rangées tabulées": rangeesTabulees,
};
