import type { Canal, Demande, EtatDemande, Famille, Piece } from "../model.ts";

const [GALETS, PONT, COQUELICOTS] = ["structure-petits-galets", "structure-petit-pont", "structure-coquelicots"];

/** L'enfant : son prénom et son âge en mois ; un âge négatif est un terme, sans prénom. */
export type Dite = {
  etat: EtatDemande;
  parent: readonly [prenom: string, nom: string];
  enfants: readonly (readonly [prenom: string | null, mois: number])[];
  deposee: number;
  plus?: Partial<Demande>;
  famille?: Partial<Famille>;
  pieces?: readonly (readonly [nature: string, etat: Piece["etat"]])[];
  /** Le fichier de sa première pièce a été déposé en ligne. */
  fichier?: true;
  /** Depuis combien de jours elle n'a rien confirmé, et combien de jours après quels rappels sont partis. */
  silence?: number;
  rappels?: readonly (readonly [jours: number, canal: Canal])[];
};

const SEMAINE_PLEINE = 1023;
const SANS_MERCREDI = 1023 - 48;
const [LUNDI_MARDI, MATINS] = [15, 341];

/** Une douzaine de familles inventées, dans chaque moment de la vie d'une demande. */
export const DITES: readonly Dite[] = [
  {
    etat: "enAttente",
    parent: ["Inès", "Marchetti"],
    enfants: [["Zoé", 5]],
    deposee: 120,
    plus: {
      semaine: SEMAINE_PLEINE,
      reduites: [SANS_MERCREDI],
      mixte: true,
      voeux: [GALETS, COQUELICOTS, "plusProche"],
      situations: { activite: 3, parentIsole: true },
    },
    pieces: [["Justificatif de domicile", "acceptee"]],
    fichier: true,
  },
  {
    etat: "enAttente",
    parent: ["Karim", "Haddad"],
    enfants: [
      [null, -3],
      [null, -3],
    ],
    deposee: 40,
    plus: { semaine: SANS_MERCREDI, voeux: [PONT], fratrie: "ensemble", jumeaux: true, situations: { activite: 2 } },
  },
  {
    etat: "incomplete",
    parent: ["Solène", "Quéméneur"],
    enfants: [["Malo", 9]],
    deposee: 33,
    plus: { semaine: LUNDI_MARDI, voeux: [COQUELICOTS, GALETS], situations: { insertion: true } },
    pieces: [
      ["Attestation de l’organisme qui accompagne", "demandee"],
      ["Justificatif de domicile", "recue"],
    ],
  },
  {
    etat: "aConfirmer",
    parent: ["Wei", "Zhang"],
    enfants: [["Lin", 14]],
    deposee: 2,
    plus: { semaine: MATINS, voeux: [GALETS] },
    famille: { langue: "en", courrielConfirmeLe: null },
  },
  {
    etat: "enAttente",
    parent: ["Paulette", "Vigouroux"],
    enfants: [["Abel", 20]],
    deposee: 300,
    plus: {
      origine: "papier",
      semaine: LUNDI_MARDI,
      voeux: [COQUELICOTS],
      actuelle: PONT,
      modes: ["collectif", "individuel"],
    },
    famille: { courriel: null, adresse: "Le Bourg, 15400 Menet" },
  },
  {
    etat: "enAttente",
    parent: ["Johan", "Lescure"],
    enfants: [
      ["Tess", 7],
      ["Noé", 30],
    ],
    deposee: 75,
    plus: {
      semaine: SEMAINE_PLEINE,
      voeux: [PONT, GALETS],
      fratrie: "siPossible",
      horairesAtypiques: true,
      horaires: ["tot", "variables"],
      situations: { activite: 3 },
    },
  },
  {
    etat: "enAttente",
    parent: ["Awa", "Diallo"],
    enfants: [["Ismaël", 3]],
    deposee: 12,
    plus: { semaine: MATINS, voeux: ["plusProche"], urgence: true, situations: { insertion: true, parentIsole: true } },
  },
  {
    etat: "acceptee",
    parent: ["Maud", "Sarrazin"],
    enfants: [["Lou", 11]],
    deposee: 200,
    plus: { semaine: SANS_MERCREDI, voeux: [GALETS] },
  },
  {
    etat: "refusee",
    parent: ["Yves", "Cantournet"],
    enfants: [["Gaspard", 16]],
    deposee: 210,
    plus: { semaine: LUNDI_MARDI, voeux: [PONT] },
  },
  {
    etat: "pourvue",
    parent: ["Hélène", "Bonnefoy"],
    enfants: [["Rose", 8]],
    deposee: 150,
    plus: {
      semaine: SEMAINE_PLEINE,
      voeux: [GALETS],
      modes: ["collectif", "individuel"],
      faits: { motif: "assistante" },
    },
  },
  {
    etat: "retiree",
    parent: ["Damien", "Roche"],
    enfants: [["Eliott", 25]],
    deposee: 90,
    plus: { semaine: MATINS, voeux: [COQUELICOTS] },
  },
  {
    etat: "expiree",
    parent: ["Fanny", "Delmas"],
    enfants: [["Jade", 22]],
    deposee: 330,
    plus: { semaine: LUNDI_MARDI, voeux: [PONT] },
  },
  {
    etat: "brouillon",
    parent: ["Océane", "Faure"],
    enfants: [["Marius", 6]],
    deposee: 1,
    plus: { etapes: ["enfant", "vous"] },
  },
  {
    etat: "enAttente",
    parent: ["Rémi", "Vauzelle"],
    enfants: [["Anouk", 14]],
    deposee: 33,
    plus: { semaine: LUNDI_MARDI, voeux: [COQUELICOTS], occasionnel: true, occasionnelSeul: true },
  },
  {
    etat: "incomplete",
    parent: ["Sana", "Belkacem"],
    enfants: [["Adam", 12]],
    deposee: 230,
    plus: { semaine: MATINS, voeux: [PONT] },
    pieces: [["Justificatif de domicile", "demandee"]],
    silence: 200,
    rappels: [[18, "courriel"]],
  },
  {
    etat: "expiree",
    parent: ["Élodie", "Castanier"],
    enfants: [["Nino", 22]],
    deposee: 320,
    plus: { semaine: SEMAINE_PLEINE, voeux: [GALETS] },
    silence: 260,
    rappels: [
      [70, "courriel"],
      [50, "telephone"],
    ],
  },
  {
    etat: "enAttente",
    parent: ["Nora", "Esteban"],
    enfants: [
      ["Ulysse", 6],
      ["Iris", 26],
    ],
    deposee: 62,
    plus: { semaine: SANS_MERCREDI, voeux: [COQUELICOTS, GALETS], fratrie: "separement", situations: { activite: 2 } },
  },
];

/** L'avis d'un service sur la première demande : des points, qui les donne, pourquoi. */
export const AVIS = {
  critere: "accompagnement",
  points: 20,
  auteur: "Puéricultrice de secteur",
  motif: "Un accueil régulier soutiendrait le suivi engagé.",
};

/** Le justificatif inventé qu'une famille de la démonstration a déposé en ligne. */
export const JUSTIFICATIF_PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>endobj
4 0 obj<</Length 75>>stream
BT /F1 18 Tf 72 760 Td (Justificatif de domicile \\(demonstration\\)) Tj ET
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R/Size 6>>
`;
