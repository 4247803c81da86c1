import type { Bloc } from "#commun/document.ts";
import { pluriel } from "#commun/texte.ts";
import type { Membre } from "../membre/model.ts";
import { quiEst } from "../membre/pages.tsx";
import { LIBELLES_ATTENDU, type Point } from "../point/model.ts";
import type { Reunion } from "../seance/actions.ts";
import { quandDit } from "../seance/liste/pages.tsx";
import { releveLisible } from "../releve/rules.ts";
import type { Seance } from "../seance/model.ts";

/** Quand, où, combien de temps : le haut de tout papier d'une réunion. */
export const situer = ({ lieu, visio, duree, ...seance }: Seance): string =>
  [quandDit(seance), pluriel(duree, "minute"), lieu, visio && `à distance : ${visio}`].filter(Boolean).join(" · ");

/** L'ordre du jour, chaque point avec ce qu'il faut en savoir. */
export const blocsOrdre = (points: readonly Point[]): Bloc[] =>
  points.length === 0
    ? [{ genre: "note", texte: "L’ordre du jour n’est pas encore écrit." }]
    : points.flatMap(({ titre, attendu, expose, duree }, rang): Bloc[] => [
        { genre: "titre", niveau: 2, texte: `${rang + 1}. ${titre}` },
        {
          genre: "note",
          texte: [LIBELLES_ATTENDU[attendu], duree && pluriel(duree, "minute")].filter(Boolean).join(", "),
        },
        ...(expose ? [{ genre: "paragraphe" as const, texte: expose }] : []),
      ]);

const parCollege = (membres: readonly Membre[]) => [
  ...Map.groupBy(membres, ({ voix, college }) => (voix === "deliberative" ? college || "Sans collège" : "Invités")),
];

/** Une seconde ligne sous chaque nom, vide : la hauteur d'une signature, dont la case garde sa largeur. */
const aSigner = (nom: string): string => `${nom || "\u00a0"}\n\u00a0`;

/** La feuille que chacun signe ; des lignes vides attendent ceux que l'on n'attendait pas. */
export const blocsEmargement = ({ attendus, membres }: Pick<Reunion, "attendus" | "membres">): Bloc[] => [
  {
    genre: "tableau",
    legende: "Feuille d’émargement",
    nommees: true,
    colonnes: [
      { titre: "Nom", largeur: 1.5 },
      { titre: "Qualité", largeur: 1.8 },
      { titre: "Pouvoir à, ou remplacé par", largeur: 1.4 },
      { titre: "Signature", largeur: 1.4 },
    ],
    rangees: [
      ...parCollege(attendus).flatMap(([groupe, siens]) => [
        { groupe },
        ...siens.map((membre) => {
          const suppleants = membres.filter(({ suppleantDe }) => suppleantDe === membre.id).map(({ nom }) => nom);
          const suite = suppleants.length > 0 ? ` (suppléant : ${suppleants.join(", ")})` : "";
          return [aSigner(membre.nom), `${quiEst(membre)}${suite}`, "", ""];
        }),
      ]),
      { groupe: "Autres personnes présentes" },
      ...Array.from({ length: 6 }, () => [aSigner(""), "", "", ""]),
    ],
  },
];

/** La place d'écrire quelques lignes par point. */
const LIGNES_BLANCHES = 3;

/** De quoi tenir la réunion sans écran : après chaque point, la place d'écrire. */
export const blocsPapier = (points: readonly Point[]): Bloc[] => [
  { genre: "titre", niveau: 1, texte: "Pour noter à la main" },
  {
    genre: "tableau",
    legende: "Ce qui se dit et ce qui est conclu, à retaper ensuite",
    nommees: true,
    colonnes: [
      { titre: "Point", largeur: 1.4 },
      { titre: "Ce qui se dit", largeur: 2 },
      { titre: "Conclusion", largeur: 2 },
    ],
    rangees: points.flatMap(({ titre }, rang) => [
      [`${rang + 1}. ${titre}`, "", ""],
      ...Array.from({ length: LIGNES_BLANCHES }, () => ["", "", ""]),
    ]),
  },
];

const PROJET: Bloc = {
  genre: "encadre",
  ton: "attention",
  titre: "Projet, non approuvé",
  blocs: [{ genre: "paragraphe", texte: "Ces conclusions peuvent encore changer, et ne se diffusent pas." }],
};

/**
 * Ce que la réunion d'avant a conclu : ce que l'on doit d'abord relire. Tant que son relevé n'est pas approuvé, seul qui la tient le lit, et
 * comme un projet.
 */
export const blocsSuites = (precedente: Seance, points: readonly Point[], tient: boolean): Bloc[] => {
  const conclus = points.filter(({ conclusion }) => conclusion !== "");
  if (conclus.length === 0) return [];
  const entete: Bloc = {
    genre: "titre",
    niveau: 1,
    texte: `Suites de la réunion précédente, ${quandDit(precedente)}`,
  };
  const approuvee = precedente.etat === "approuvee";
  if (!releveLisible(approuvee, tient))
    return [entete, { genre: "paragraphe", texte: "Son relevé n’est pas encore approuvé." }];
  return [
    entete,
    ...(approuvee ? [] : [PROJET]),
    {
      genre: "liste",
      elements: conclus.map(({ titre, conclusion }) => [{ texte: `${titre} : `, fort: true }, conclusion]),
    },
  ];
};
