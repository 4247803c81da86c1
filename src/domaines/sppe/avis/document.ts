import type { Bloc } from "#commun/document.ts";
import { enLettres, type Jour } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { completeDepuis, type Piece } from "./etape/rules.ts";
import { ACTES_DITS, DESTINATAIRES_DITS, MOTIFS_DITS } from "./lexique.ts";
import {
  type Avis,
  DESTINATAIRES,
  GENRES_REFERENCE,
  LIBELLES_NATURE_PROJET,
  LIBELLES_REFERENCE,
  LIBELLES_STRUCTURE,
  type Reference,
} from "./model.ts";
import { valableJusqua } from "./rules.ts";
import { orientationDite } from "./textes.ts";

const titre = (texte: string): Bloc => ({ genre: "titre", niveau: 1, texte });
const A_ECRIRE = "À écrire avant de délibérer.";

function completDit(avis: Avis, piece: Piece): string {
  if (avis.faits.accuse || avis.faits.piecesRecues) return enLettres(completeDepuis(avis));
  return piece === "silence" ? "Réputé complet à la réception : aucune pièce ne fut demandée" : "Pas encore constaté";
}

function demande(avis: Avis, commune: string, piece: Piece): Bloc {
  const { demandeur, nature, structure, places, recueLe, orientation, echeances, genre } = avis;
  const accueil = LIBELLES_STRUCTURE[structure].toLowerCase();
  const attendu = echeances.decision ? [{ terme: "À rendre jusqu’au", textes: [enLettres(echeances.decision)] }] : [];
  return {
    genre: "definitions",
    entrees: [
      { terme: "Demandeur", textes: [demandeur] },
      {
        terme: "Projet",
        textes: [
          [`${LIBELLES_NATURE_PROJET[nature]} : ${accueil}`, places && pluriel(places, "place"), `à ${commune}`]
            .filter(Boolean)
            .join(", "),
        ],
      },
      { terme: "Demande reçue par la commune", textes: [enLettres(recueLe)] },
      ...(piece === "sansObjet" ? [] : [{ terme: "Dossier complet", textes: [completDit(avis, piece)] }]),
      ...(piece === "projet" ? attendu : []),
      {
        terme: "Qui rend l’avis",
        textes: [genre === "legal" ? orientationDite(orientation) : "Le territoire, de lui-même."],
      },
    ],
  };
}

const textesDe = ({ genre, faits }: Avis, planification: readonly Reference[]): string[] => [
  ...(genre === "legal"
    ? [
        "Code de la santé publique, articles L. 2324-1, R. 2324-21 et R. 2324-22",
        "Code de l’action sociale et des familles, article L. 214-1-3",
      ]
    : []),
  ...planification.map(({ texte, source }) => [texte, source].filter(Boolean).join(", ")),
  ...(faits.decision?.delegation ? [`Délégation : ${faits.decision.delegation}`] : []),
];

const vus = (avis: Avis, planification: readonly Reference[]): Bloc[] => {
  const elements = textesDe(avis, planification);
  return elements.length > 0 ? [titre("Vu"), { genre: "liste", elements }] : [];
};

function motifs({ faits: { decision } }: Avis): Bloc[] {
  if (!decision) return [titre("Motivation"), { genre: "note", texte: A_ECRIRE }];
  return [
    titre("Motivation"),
    ...(decision.motifs.length > 0
      ? [{ genre: "liste" as const, elements: decision.motifs.map((un) => MOTIFS_DITS[un]) }]
      : []),
    ...decision.motivation
      .split(/\n\s*\n/)
      .filter(Boolean)
      .map((texte): Bloc => ({ genre: "paragraphe", texte })),
  ];
}

function fondements(references: readonly Reference[], decide: boolean): Bloc[] {
  if (references.length === 0) return [];
  return [
    titre(decide ? "Ce qui le fonde" : "Ce qui peut le fonder"),
    {
      genre: "tableau",
      legende: "Les chiffres, les enjeux et les actions auxquels l’avis se rapporte",
      nommees: true,
      colonnes: [
        { titre: "Cité", largeur: 3 },
        { titre: "Source", largeur: 1.6 },
      ],
      rangees: GENRES_REFERENCE.flatMap((genre) => {
        const siennes = references.filter((une) => une.genre === genre);
        return siennes.length > 0
          ? [{ groupe: LIBELLES_REFERENCE[genre] }, ...siennes.map(({ texte, source }) => [texte, source])]
          : [];
      }),
    },
  ];
}

function dispositif({ faits: { decision }, echeances }: Avis): Bloc {
  if (!decision)
    return {
      genre: "encadre",
      ton: "attention",
      titre: "Avis",
      blocs: [{ genre: "paragraphe", texte: "Favorable, ou défavorable : à décider." }],
    };
  const { sens, acte, reference, le } = decision;
  const valable = echeances.validite ? ` Il vaut jusqu’au ${enLettres(echeances.validite)}.` : "";
  const signe = `${ACTES_DITS[acte]}${reference ? ` ${reference}` : ""}, le ${enLettres(le)}.`;
  return {
    genre: "encadre",
    ton: "decision",
    titre: sens === "favorable" ? "Avis favorable" : "Avis défavorable",
    blocs: [{ genre: "paragraphe", texte: `${signe}${valable}` }],
  };
}

const notifications = ({ faits }: Avis): Bloc[] => [
  titre("Notifications"),
  {
    genre: "liste",
    elements: DESTINATAIRES.map((un) => {
      const le: Jour | undefined = faits.notifications?.[un];
      return `${DESTINATAIRES_DITS[un]} : ${le ? enLettres(le) : "à faire"}`;
    }),
  },
];

/** Où signe qui rend l'avis : le papier en porte la place, à remplir à la main. */
const signature = ({ orientation }: Avis): Bloc[] => [
  titre("Signature"),
  {
    genre: "tableau",
    legende: "Qui signe l’acte",
    nommees: true,
    colonnes: [
      { titre: "Pour", largeur: 2 },
      { titre: "Nom et qualité", largeur: 2 },
      { titre: "Fait à, le, signature", largeur: 2 },
    ],
    rangees: [[orientation.genre === "sansObjet" ? "" : orientation.nom, "", ""]],
  },
];

const SANS_ACTE: Record<Exclude<Piece, "acte" | "projet">, { titre: string; dire: (avis: Avis) => string }> = {
  silence: {
    titre: "Avis favorable",
    dire: (avis) => {
      const jusqua = valableJusqua(avis);
      const terme = avis.echeances.decision ? `, jusqu’au ${enLettres(avis.echeances.decision)},` : "";
      const valable = jusqua ? ` Il vaut jusqu’au ${enLettres(jusqua)}.` : "";
      return `Quatre mois ont passé${terme} sans avis notifié au demandeur : le silence vaut avis favorable.${valable}`;
    },
  },
  sansObjet: {
    titre: "Aucun avis requis",
    dire: () =>
      "Personne ne planifie l’accueil du jeune enfant dans la commune : aucun avis favorable n’est requis avant la demande d’autorisation.",
  },
  caduque: {
    titre: "Demande caduque",
    dire: () =>
      "Les pièces demandées ne sont pas venues dans le mois : la demande est caduque, une autre peut se déposer.",
  },
  retiree: { titre: "Demande retirée", dire: () => "Le demandeur l’a retirée avant toute issue." },
};

/** Ce que le silence, le calendrier ou la loi ont fait d'une demande, quand personne n'a d'acte à prendre. */
function blocsSansActe(avis: Avis, commune: string, piece: Exclude<Piece, "acte" | "projet">): Bloc[] {
  const { titre: dit, dire } = SANS_ACTE[piece];
  const sansObjet = avis.faits.sansObjet?.le;
  const suite: Record<typeof piece, Bloc[]> = {
    silence: notifications(avis),
    sansObjet: [
      titre("Notifications"),
      { genre: "liste", elements: [`Au demandeur : ${sansObjet ? enLettres(sansObjet) : "à faire"}`] },
    ],
    caduque: [],
    retiree: [],
  };
  return [
    demande(avis, commune, piece),
    ...vus(avis, []),
    { genre: "encadre", ton: "decision", titre: dit, blocs: [{ genre: "paragraphe", texte: dire(avis) }] },
    ...suite[piece],
  ];
}

type Imprimee = { commune: string; piece: Piece; citables: readonly Reference[] };

/** L'acte d'un avis, ou son projet tant qu'il reste à décider : la demande, les textes, la motivation et ce qui la fonde, le sens. */
export function blocsActe(avis: Avis, { commune, piece, citables }: Imprimee): Bloc[] {
  if (piece !== "acte" && piece !== "projet") return blocsSansActe(avis, commune, piece);
  const { decision } = avis.faits;
  const cites = decision?.references ?? (decision ? [] : citables);
  return [
    demande(avis, commune, piece),
    ...vus(
      avis,
      cites.filter(({ genre }) => genre === "schema"),
    ),
    ...motifs(avis),
    ...fondements(
      cites.filter(({ genre }) => genre !== "schema"),
      Boolean(decision),
    ),
    dispositif(avis),
    ...(decision ? signature(avis) : []),
    ...notifications(avis),
  ];
}
