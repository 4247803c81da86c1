import type { Bloc } from "#commun/document.ts";
import { pluriel } from "#commun/texte.ts";
import type { Chiffres, Participation } from "./model.ts";
import { tauxDe } from "./rules.ts";

const tableauParticipation = (legende: string, titre: string, groupes: readonly Participation[]): Bloc[] =>
  groupes.length === 0
    ? []
    : [
        {
          genre: "tableau",
          legende,
          colonnes: [
            { titre, largeur: 2 },
            { titre: "Venus", type: "nombre" },
            { titre: "Représentés", type: "nombre" },
            { titre: "Attendus", type: "nombre" },
            { titre: "Participation", type: "part" },
          ],
          rangees: groupes.map((un) => [un.nom, un.venus, un.representes, un.attendus, tauxDe(un)]),
          nommees: true,
        },
      ];

const blocsRythmes = ({ rythmes }: Chiffres): Bloc[] =>
  rythmes.length === 0
    ? [{ genre: "note", texte: "Aucune instance n’est décrite dans Maillage." }]
    : [
        {
          genre: "tableau",
          legende: "Réunions tenues et prévues",
          colonnes: [
            { titre: "Instance", largeur: 2 },
            { titre: "Tenues", type: "nombre" },
            { titre: "Prévues", type: "nombre" },
            { titre: "À venir", type: "nombre" },
            { titre: "Annulées", type: "nombre" },
          ],
          rangees: rythmes.map((un) => [un.nom, un.tenues, un.prevues, un.aVenir, un.annulees]),
          nommees: true,
        },
      ];

const phraseDecisions = ({ decisions: d }: Chiffres): string =>
  `${pluriel(d.prises, "décision prise", "décisions prises")} (${pluriel(d.mineurs, "ajustement mineur", "ajustements mineurs")}), ${pluriel(d.executees, "exécutée")}, ${d.aExecuter} encore à exécuter dont ${d.enRetard} en retard, ${pluriel(d.rejetees, "rejetée")}.`;

const phraseAdhesions = ({ adhesions }: Chiffres): string =>
  `${pluriel(adhesions.adherentes, "commune a rejoint", "communes ont rejoint")} au moins un projet, sur ${adhesions.communes}.`;

const blocsAdhesions = (chiffres: Chiffres): Bloc[] => [
  { genre: "paragraphe", texte: phraseAdhesions(chiffres) },
  ...(chiffres.adhesions.projets.length === 0
    ? []
    : [
        {
          genre: "tableau" as const,
          legende: "Communes qui ont rejoint chaque projet",
          colonnes: [
            { titre: "Projet", largeur: 2 },
            { titre: "Combien", type: "nombre" as const },
            { titre: "Communes", largeur: 3 },
          ],
          rangees: chiffres.adhesions.projets.map(({ titre, communes }) => [
            titre,
            communes.length,
            communes.join(", "),
          ]),
          nommees: true,
        },
      ]),
];

/** La même chose en une phrase. */
export const phraseChiffres = (chiffres: Chiffres): string => {
  const tenues = chiffres.rythmes.reduce((somme, un) => somme + un.tenues, 0);
  const reunions = pluriel(tenues, "réunion tenue", "réunions tenues");
  return `${reunions}. ${phraseDecisions(chiffres)} ${phraseAdhesions(chiffres)}`;
};

/** Ce que les instances ont fait, tel qu'un bilan l'imprime. */
export const blocsChiffres = (chiffres: Chiffres): Bloc[] => [
  ...blocsRythmes(chiffres),
  ...tableauParticipation("Participation par collège", "Collège", chiffres.colleges),
  ...tableauParticipation("Participation des invités permanents, par collège", "Collège", chiffres.invites ?? []),
  ...tableauParticipation("Participation par commune", "Commune", chiffres.communes),
  { genre: "paragraphe", texte: phraseDecisions(chiffres) },
  ...blocsAdhesions(chiffres),
];
