import type { Bloc, Morceau, Rangee } from "#commun/document.ts";
import { enLettres } from "#commun/jour.ts";
import { ecrireMontant } from "#commun/montant.ts";
import { pluriel } from "#commun/texte.ts";
import { figureDecomptes } from "../bord/document.ts";
import { type Decompte, TONS } from "../bord/model.ts";
import { LIBELLES_MONTANT } from "../budget/model.ts";
import { dessinerBarres } from "../dessin/rules.ts";
import type { EtatDefini } from "../etat/model.ts";
import { etatEcrit } from "../etat/rules.ts";
import { periodeEnLettres } from "../periode/rules.ts";
import type { CommuneLue } from "./actions.ts";
import { type FicheDite, type IndicateurIci, MONTANTS_DE_COMMUNE, RAISONS, type SeancesIci } from "./model.ts";
import { citer, direSeances } from "./rules.ts";

type Etats = readonly EtatDefini[];

const titre = (texte: string): Bloc => ({ genre: "titre", niveau: 1, texte });
const note = (texte: string): Bloc => ({ genre: "note", texte });

const etatDe = ({ dit }: FicheDite, etats: Etats) => ({
  texte: etatEcrit(etats, dit.etat, dit.precision),
  fort: true,
  ton: TONS[etats.find(({ code }) => code === dit.etat)?.forme ?? "attente"],
});

/** « : En cours, au 12 mars 2026 » ; rien si l'on n'en connaît pas l'état. */
const etatDIci = (une: FicheDite, etats: Etats): Morceau[] =>
  une.dit.etat && une.dit.le ? [" : ", { ...etatDe(une, etats), fort: false }, `, au ${enLettres(une.dit.le)}`] : [];

function fichesNommees({ nom, code, nommees, etats }: CommuneLue): Bloc[] {
  if (nommees.length === 0) return [note(`Aucune fiche du plan ne nomme ${nom}, ni ne l’a pour pilote ou partenaire.`)];
  return [
    {
      genre: "tableau",
      legende: pluriel(nommees.length, "fiche la concerne", "fiches la concernent"),
      nommees: true,
      colonnes: [
        { titre: "Fiche-action", largeur: 2.6 },
        { titre: "Pourquoi", largeur: 1.2 },
        { titre: "Où elle en est", largeur: 1.4 },
        { titre: "À la date du", largeur: 0.9, type: "jour" },
      ],
      rangees: nommees.map(
        (une): Rangee => [
          citer(une),
          [...(une.communes.get(code) ?? [])].map((raison) => RAISONS[raison]).join(", "),
          [etatDe(une, etats), une.dit.part ? ", pour sa part" : ""],
          une.dit.le,
        ],
      ),
    },
  ];
}

const fichesDuTerritoire = ({ partout, etats }: CommuneLue): Bloc[] =>
  partout.length === 0
    ? []
    : [
        titre(pluriel(partout.length, "fiche vaut", "fiches valent") + " pour tout le territoire"),
        { genre: "liste", elements: partout.map((une) => [citer(une), ...etatDIci(une, etats)]) },
      ];

function seances(tenues: readonly SeancesIci[]): Bloc[] {
  if (tenues.length === 0) return [note("Aucune séance n’y a encore été notée.")];
  return [
    {
      genre: "figure",
      svg: dessinerBarres(
        tenues.map(({ service, seances: nombre }) => ({
          libelle: service,
          valeur: nombre,
          ecrite: pluriel(nombre, "séance"),
        })),
      ),
      alt: direSeances(tenues),
      legende: "Séances tenues ici, par service",
      jumeau: {
        genre: "tableau",
        legende: "Les mêmes séances, et qui y est venu",
        nommees: true,
        colonnes: [
          { titre: "Service", largeur: 2 },
          ...["Séances", "Enfants", "Adultes"].map((nom) => ({ titre: nom, type: "nombre" as const })),
          { titre: "Dernière", type: "jour" },
        ],
        rangees: tenues.map((une) => [une.service, une.seances, une.enfants, une.adultes, une.derniere]),
      },
    },
  ];
}

const nombreDit = (valeur: number | null) => (valeur === null ? "—" : valeur.toLocaleString("fr-FR"));

const ici = ({ nombre, sur }: IndicateurIci) =>
  sur === null ? nombreDit(nombre) : `${nombreDit(nombre)} sur ${nombreDit(sur)}`;

const mesures = ({ indicateurs, nom }: CommuneLue): Bloc[] =>
  indicateurs.length === 0
    ? [note("Aucun indicateur n’est détaillé par commune.")]
    : [
        {
          genre: "tableau",
          legende: `Ce qui se mesure à ${nom}`,
          nommees: true,
          colonnes: [
            { titre: "Indicateur", largeur: 2.4 },
            { titre: "Période", largeur: 1.2 },
            { titre: "Ici" },
            { titre: "Toutes les communes", type: "nombre" },
          ],
          rangees: indicateurs.map((un) => [
            un.unite ? `${un.libelle} (${un.unite})` : un.libelle,
            un.periode ? periodeEnLettres(un.periode) : "Pas encore de valeur",
            ici(un),
            un.ensemble,
          ]),
        },
      ];

function argent({ argent: { finance, fiches, total }, nom }: CommuneLue): Bloc[] {
  const chiffrees: Bloc[] =
    fiches > 0 && total.prevu !== null
      ? [
          {
            genre: "paragraphe",
            texte: `${pluriel(fiches, "des fiches qui la concernent est chiffrée", "des fiches qui la concernent sont chiffrées")} : ${ecrireMontant(total.prevu)} prévus, toutes communes et tous financeurs confondus.`,
          },
        ]
      : [];
  if (finance.length === 0) return [...chiffrees, note("La commune n’est notée comme financeur d’aucune fiche.")];
  return [
    ...chiffrees,
    {
      genre: "tableau",
      legende: `Ce que ${nom} finance`,
      nommees: true,
      colonnes: [
        { titre: "Année" },
        ...MONTANTS_DE_COMMUNE.map((montant) => ({ titre: LIBELLES_MONTANT[montant], type: "montant" as const })),
      ],
      rangees: finance.map(({ annee, totaux }) => [String(annee), ...MONTANTS_DE_COMMUNE.map((un) => totaux[un])]),
    },
  ];
}

const figure = (decomptes: readonly Decompte[], etats: Etats): Bloc[] =>
  decomptes.length === 0 ? [] : [figureDecomptes(decomptes, etats, "pour cette commune")];

/** Une commune en deux faces : les fiches qui la concernent et leur état ; ce qui s'y tient, s'y mesure et se paie. */
export const blocsCommune = (lue: CommuneLue): Bloc[] => [
  titre("Les fiches qui la concernent"),
  ...fichesNommees(lue),
  ...figure(lue.decomptes, lue.etats),
  ...fichesDuTerritoire(lue),
  { genre: "saut" },
  titre("Les séances tenues ici"),
  ...seances(lue.seances),
  titre("Ce qui s’y mesure"),
  ...mesures(lue),
  titre("L’argent"),
  ...argent(lue),
];
