import type { Bloc } from "#commun/document.ts";
import { enLettres } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import type { ContenuLettre } from "./model.ts";
import { phrasePlace } from "./rules.ts";

/** À qui la lettre s'adresse : lu au moment de l'imprimer ; rien si la famille a été effacée. */
export type Destinataire = { nom: string; adresse: string; enfants: string } | null;

/** Ce que la loi veut sur toute décision prise avec un calcul, et où la contester. */
export const MENTION =
  "Cette décision a été prise avec l’aide d’un traitement algorithmique, qui classe les demandes et propose une attribution des places ; ce sont des personnes qui décident. Vous avez le droit d’obtenir communication des règles qui le définissent et des principales caractéristiques de sa mise en œuvre pour votre demande : écrivez au guichet. En cas de refus ou de silence pendant un mois, la commission d’accès aux documents administratifs peut être saisie (code des relations entre le public et l’administration, articles L. 311-3-1, R. 311-3-1-1, R. 311-3-1-2 et R. 343-1).";
export const RECOURS =
  "Si vous contestez cette décision, vous pouvez, dans les deux mois qui suivent sa réception, demander à son auteur de la revoir, ou saisir le tribunal administratif ; votre demande sera relue par une personne, pas par le calcul.";

const paragraphe = (texte: string): Bloc => ({ genre: "paragraphe", texte });
const liste = (elements: readonly string[]): Bloc => ({ genre: "liste", elements });

/** D'où vient la place : d'une commission, ou d'un départ entre deux. */
export const seanceDite = ({ seance, le }: Pick<ContenuLettre, "seance" | "le">): string =>
  seance === ""
    ? "Une place s’est libérée entre deux commissions. Le guichet vous propose :"
    : `La commission « ${seance} », réunie le ${enLettres(le)}, vous propose :`;

/** Ce que la commission répond à qui n'a pas de place : elle n'en avait pas, ou n'a pas pu examiner la demande. */
export function sansPlaceDite({ issue, seance, le }: Pick<ContenuLettre, "issue" | "seance" | "le">): string {
  const qui = `La commission « ${seance} », réunie le ${enLettres(le)},`;
  return issue === "nonRecevable"
    ? `${qui} n’a pas pu examiner votre demande : elle ne tient pas une condition du règlement d’attribution. Si ce n’est pas exact, corrigez votre demande ou écrivez au guichet : elle sera relue par une personne. Elle garde son ancienneté.`
    : `${qui} n’a pas pu vous proposer de place. Votre demande reste en attente, avec la même ancienneté : vous n’avez rien à refaire.`;
}

const annonce = ({ issue, places, limite, seance, le }: ContenuLettre): Bloc[] =>
  issue !== "place"
    ? [paragraphe(sansPlaceDite({ issue, seance, le }))]
    : [
        paragraphe(seanceDite({ seance, le })),
        liste(places.map(phrasePlace)),
        {
          genre: "encadre",
          ton: "decision",
          titre: "Votre réponse",
          blocs: [
            {
              genre: "paragraphe",
              texte: `Répondez au plus tard le ${enLettres(limite ?? le)}. Sans réponse ce jour-là, la place sera proposée à une autre famille.`,
            },
          ],
        },
      ];

type Niveau = 1 | 2;

const points = ({ lignes, propres = [], points: total }: ContenuLettre, niveau: Niveau): Bloc[] => [
  { genre: "titre", niveau, texte: "Vos points" },
  {
    genre: "tableau",
    legende: "Vos points, ligne par ligne",
    nommees: true,
    colonnes: [
      { titre: "Critère", largeur: 2 },
      { titre: "Pourquoi", largeur: 2 },
      { titre: "Points", type: "nombre" },
    ],
    rangees: [
      ...lignes.map(({ libelle, raison, points: siens }) => [libelle, raison, siens]),
      { total: ["En tout", "", total] },
    ],
  },
  ...(propres.length > 0 ? [paragraphe("Et dans une seule structure :"), liste(propres)] : []),
];

const siElements = (texte: string, elements: readonly string[], niveau: Niveau): Bloc[] =>
  elements.length === 0 ? [] : [{ genre: "titre", niveau, texte }, liste(elements)];

/** La lettre d'une famille : la décision, ses points, pourquoi, les règles, la mention et les recours. `niveau` : celui de ses titres. */
export function blocsLettre(contenu: ContenuLettre, destinataire: Destinataire, niveau: Niveau = 1): Bloc[] {
  const enfants = destinataire?.enfants ? ` pour ${destinataire.enfants}` : "";
  const qui = destinataire ? [destinataire.nom, destinataire.adresse].filter(Boolean).join(", ") : "";
  return [
    ...(qui ? [paragraphe(qui)] : []),
    paragraphe(`Demande ${contenu.numero}${enfants}, ${pluriel(contenu.points, "point")}.`),
    ...annonce(contenu),
    ...siElements(contenu.issue === "place" ? "Vos vœux préférés" : "Pourquoi", contenu.refus, niveau),
    ...points(contenu, niveau),
    ...siElements("Les derniers admis", contenu.derniers, niveau),
    ...siElements("Les règles", contenu.regles, niveau),
    { genre: "titre", niveau, texte: "Vos droits" },
    paragraphe(MENTION),
    paragraphe(RECOURS),
  ];
}
