import type { Echange } from "../echange/model.ts";
import { ficheVide } from "../echange/rules.ts";
import type { Destination } from "../tableur/model.ts";

/** Le document que la démonstration laisse en revue, inventé : une fiche du plan a changé, deux sont neuves, des places sont vides. */
export const FICHIER = "Fiches du comité technique.docx";

const TEXTE = `Comité technique de la convention territoriale globale : fiches à reprendre au plan
AXE 1 – Accueillir les tout-petits partout
Fiche action : Ouvrir une halte-garderie itinérante sur quatre villages
Référence : PE1
Pilote : Relais petite enfance
Partenaires : Caisse d’allocations familiales ; Communauté de communes
Constat : Quatre villages n’ont ni crèche ni maison d’assistants maternels à moins de vingt minutes. Un cinquième, au nord, demande à rejoindre la tournée.
Objectifs opérationnels :
- Offrir deux demi-journées d’accueil par semaine et par village
- Réserver une place sur six aux parcours d’insertion
- Étudier l’arrêt du cinquième village
Indicateurs :
- Enfants accueillis
- Villages desservis
Fiche action : Prêter du matériel aux assistants maternels qui débutent
Référence : PE20
Pilote : M ...
Partenaires : Département, protection maternelle et infantile
Constat : Sur dix personnes agréées l’an dernier, quatre ont attendu plus de trois mois avant d’accueillir un premier enfant, faute de lit et de poussette double.
Objectifs opérationnels :
- Constituer un fonds de vingt lits et de huit poussettes
- Prêter pour six mois, avec une visite du relais
Public visé : Assistants maternels agréés depuis moins d’un an
Calendrier : en date du …
Indicateurs :
- Prêts de l’année
Fiche action : Ouvrir le relais un samedi par mois
Référence : PE21
Pilote : Relais petite enfance
Constat : Les parents qui travaillent en semaine ne rencontrent jamais l’animatrice.
Objectifs opérationnels :
- Tenir dix samedis par an, dans trois communes
Public visé : Familles d’enfants de moins de 3 ans
Indicateurs :
- Familles reçues le samedi`;

export const LIGNES: readonly string[] = TEXTE.split("\n");

/** Ce que la lecture comprend de ces lignes, gardé pour ne pas les relire à chaque démonstration : un essai vérifie qu’elle le comprend encore. */
export const LU: Pick<Echange, "plan" | "aRevoir"> = {
  plan: {
    noeuds: [
      {
        id: "n1",
        parent: null,
        genre: "axe",
        code: "1",
        libelle: "Accueillir les tout-petits partout",
        impactsVises: [],
      },
    ],
    fiches: [
      {
        ...ficheVide("Ouvrir une halte-garderie itinérante sur quatre villages"),
        reference: "PE1",
        noeuds: ["n1"],
        diagnosticInitial:
          "Quatre villages n’ont ni crèche ni maison d’assistants maternels à moins de vingt minutes. Un cinquième, au nord, demande à rejoindre la tournée.",
        objectifsOperationnels: [
          "Offrir deux demi-journées d’accueil par semaine et par village",
          "Réserver une place sur six aux parcours d’insertion",
          "Étudier l’arrêt du cinquième village",
        ],
        pilotes: ["Relais petite enfance"],
        partenaires: ["Caisse d’allocations familiales", "Communauté de communes"],
        indicateurs: [
          { libelle: "Enfants accueillis", nature: null },
          { libelle: "Villages desservis", nature: null },
        ],
        sources: {
          titre: { libelle: "Fiche action", lignes: [3, 3] },
          reference: { libelle: "Référence", lignes: [4, 4] },
          pilotes: { libelle: "Pilote", lignes: [5, 5] },
          partenaires: { libelle: "Partenaires", lignes: [6, 6] },
          diagnosticInitial: { libelle: "Constat", lignes: [7, 7] },
          objectifsOperationnels: { libelle: "Objectifs opérationnels", lignes: [9, 11] },
          indicateurs: { libelle: "Indicateurs", lignes: [13, 14] },
        },
      },
      {
        ...ficheVide("Prêter du matériel aux assistants maternels qui débutent"),
        reference: "PE20",
        noeuds: ["n1"],
        diagnosticInitial:
          "Sur dix personnes agréées l’an dernier, quatre ont attendu plus de trois mois avant d’accueillir un premier enfant, faute de lit et de poussette double.",
        objectifsOperationnels: [
          "Constituer un fonds de vingt lits et de huit poussettes",
          "Prêter pour six mois, avec une visite du relais",
        ],
        publicCible: ["Assistants maternels agréés depuis moins d’un an"],
        partenaires: ["Département, protection maternelle et infantile"],
        indicateurs: [{ libelle: "Prêts de l’année", nature: null }],
        sources: {
          titre: { libelle: "Fiche action", lignes: [15, 15] },
          reference: { libelle: "Référence", lignes: [16, 16] },
          partenaires: { libelle: "Partenaires", lignes: [18, 18] },
          diagnosticInitial: { libelle: "Constat", lignes: [19, 19] },
          objectifsOperationnels: { libelle: "Objectifs opérationnels", lignes: [21, 22] },
          publicCible: { libelle: "Public visé", lignes: [23, 23] },
          indicateurs: { libelle: "Indicateurs", lignes: [26, 26] },
        },
      },
      {
        ...ficheVide("Ouvrir le relais un samedi par mois"),
        reference: "PE21",
        noeuds: ["n1"],
        diagnosticInitial: "Les parents qui travaillent en semaine ne rencontrent jamais l’animatrice.",
        objectifsOperationnels: ["Tenir dix samedis par an, dans trois communes"],
        publicCible: ["Familles d’enfants de moins de 3 ans"],
        pilotes: ["Relais petite enfance"],
        indicateurs: [{ libelle: "Familles reçues le samedi", nature: null }],
        sources: {
          titre: { libelle: "Fiche action", lignes: [27, 27] },
          reference: { libelle: "Référence", lignes: [28, 28] },
          pilotes: { libelle: "Pilote", lignes: [29, 29] },
          diagnosticInitial: { libelle: "Constat", lignes: [30, 30] },
          objectifsOperationnels: { libelle: "Objectifs opérationnels", lignes: [32, 32] },
          publicCible: { libelle: "Public visé", lignes: [33, 33] },
          indicateurs: { libelle: "Indicateurs", lignes: [35, 35] },
        },
      },
    ],
  },
  aRevoir: [
    {
      chemin: "plan.fiches[1].pilotes",
      raison: "Une place du modèle est restée vide.",
      texte: "M ...",
      lignes: [17, 17],
    },
    {
      chemin: "plan.fiches[1].echeances",
      raison: "Une place du modèle est restée vide.",
      texte: "en date du …",
      lignes: [24, 24],
    },
  ],
};

/** Un fichier qui redit ce que le plan tient déjà : la liste dit « Rien à écrire ». */
export const DEJA_DIT = {
  fichier: "Rappel de la fiche PE1.docx",
  lignes: [
    "Fiche action : Ouvrir une halte-garderie itinérante sur quatre villages",
    "Référence : PE1",
    "Pilote : Relais petite enfance",
    "Constat : Quatre villages n’ont ni crèche ni maison d’assistants maternels à moins de vingt minutes. Des parents renoncent à reprendre un emploi ou comptent sur leur famille.",
  ],
  plan: {
    noeuds: [],
    fiches: [
      {
        ...ficheVide("Ouvrir une halte-garderie itinérante sur quatre villages"),
        reference: "PE1",
        pilotes: ["Relais petite enfance"],
        diagnosticInitial:
          "Quatre villages n’ont ni crèche ni maison d’assistants maternels à moins de vingt minutes. Des parents renoncent à reprendre un emploi ou comptent sur leur famille.",
        sources: {
          titre: { libelle: "Fiche action", lignes: [1, 1] },
          reference: { libelle: "Référence", lignes: [2, 2] },
          pilotes: { libelle: "Pilote", lignes: [3, 3] },
          diagnosticInitial: { libelle: "Constat", lignes: [4, 4] },
        },
      },
    ],
  } satisfies Echange["plan"],
};

/** Un tableau de suivi dont on n’a pas encore dit les colonnes. */
export const INTERROMPU = {
  fichier: "Suivi des actions 2025.csv",
  rangees: [
    ["N°", "Intitulé de l’action", "Qui porte ?", "Pour quand", "Coût prévisionnel", "Remarques"],
    [
      "PE1",
      "Ouvrir une halte-garderie itinérante sur quatre villages",
      "Relais petite enfance",
      "2026-2027",
      "",
      "à suivre",
    ],
    ["PE30", "Prêter une remorque de jeux d’eau aux villages", "Communauté de communes", "2027", "2 400 €", ""],
    ["PE31", "Afficher les places libres en mairie", "Relais petite enfance", "bientôt", "", "demande de deux mairies"],
  ],
  colonnes: ["reference", "titre", "pilotes", "echeances", "budget", "aucune"] satisfies Destination[],
};
