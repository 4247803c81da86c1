import type { Bloc, BlocFigure, BlocTableau } from "#commun/document.ts";
import { ecrireMontant } from "#commun/montant.ts";
import { pluriel } from "#commun/texte.ts";
import { LIBELLE_SANS_ETAT } from "#domaines/plan/etat/model.ts";
import { intituleFiche } from "#domaines/plan/model.ts";
import { type Allure, dessinerAllures, dessinerBarres, dessinerPiles, type Part } from "../dessin/rules.ts";
import { EN_PARTIE, type EtatDefini } from "../etat/model.ts";
import { dernierJour, etatEcrit, offerts } from "../etat/rules.ts";
import { descriptionDe, direPoints, direValeur, phraseDe, pointsDe, type Suivi } from "../indicateur/phrase/rules.ts";
import {
  type Bord,
  type Decompte,
  GROUPES_DESSINES,
  LIBELLES_ALERTE,
  LIBELLES_PARTIE,
  type Partie,
  PARTIES,
  PHRASE_EN_PARTIE,
  type Signalee,
  TONS,
} from "./model.ts";
import { taireLesSilences } from "./rules.ts";

const partsDe = ({ parEtat, muettes }: Decompte): Part[] =>
  [
    ...parEtat.map(({ etat, nombre }) => ({ valeur: nombre, libelle: etat.libelle, ton: TONS[etat.forme] })),
    { valeur: muettes, libelle: LIBELLE_SANS_ETAT, ton: null },
  ].filter(({ valeur }) => valeur > 0);

const nombre = ({ parEtat }: Decompte, code: string) => parEtat.find(({ etat }) => etat.code === code)?.nombre ?? 0;

/** Les états que l'on rencontre, dans l'ordre de la liste : une colonne chacun. */
function tableDecomptes(groupes: readonly Decompte[], etats: readonly EtatDefini[], legende: string): BlocTableau {
  const montres = etats.filter(({ code }) => groupes.some((groupe) => nombre(groupe, code) > 0));
  return {
    genre: "tableau",
    legende,
    nommees: true,
    colonnes: [
      { titre: "Groupe", largeur: 3 },
      { titre: "Fiches", type: "nombre" },
      ...montres.map(({ libelle }) => ({ titre: libelle, type: "nombre" as const })),
      { titre: LIBELLE_SANS_ETAT, type: "nombre" },
    ],
    rangees: groupes.map((groupe) => [
      groupe.nom,
      groupe.total,
      ...montres.map(({ code }) => nombre(groupe, code)),
      groupe.muettes,
    ]),
  };
}

/** « Axe 1 : 3 fiches, 2 en cours, 1 état non renseigné. » */
export const direDecompte = (groupe: Decompte): string => {
  const parts = partsDe(groupe).map(({ valeur, libelle }) => `${valeur} ${libelle.toLowerCase()}`);
  return `${groupe.nom} : ${pluriel(groupe.total, "fiche")}, ${parts.join(", ")}.`;
};

const resteDe = (tous: readonly unknown[], quoi: string) =>
  tous.length > GROUPES_DESSINES
    ? ` ; les ${GROUPES_DESSINES} premiers ${quoi} sur ${tous.length}, tous sont dans le tableau`
    : "";

/** Des groupes de fiches, chacun dans ses états, dessinés et en tableau. */
export const figureDecomptes = (
  groupes: readonly Decompte[],
  etats: readonly EtatDefini[],
  quoi: string,
): BlocFigure => {
  const dessines = groupes.slice(0, GROUPES_DESSINES);
  return {
    genre: "figure",
    svg: dessinerPiles(dessines.map((groupe) => ({ nom: groupe.nom, parts: partsDe(groupe) }))),
    alt: dessines.map(direDecompte).join(" "),
    legende: `Nombre de fiches dans chaque état, ${quoi}${resteDe(groupes, "groupes")}`,
    jumeau: tableDecomptes(groupes, etats, "Les mêmes nombres"),
  };
};

export const figureEtats = ({ groupes, etats }: Bord, quoi: string): BlocFigure =>
  figureDecomptes(groupes, etats, quoi);

const allureDe = (suivi: Suivi): Allure => ({
  nom: suivi.indicateur.libelle,
  ecrite: direValeur(suivi.indicateur, suivi.etat.montre ?? 0),
  points: pointsDe(suivi.indicateur, suivi.etat.serie),
  cible: suivi.etat.cible?.valeur ?? null,
});

const figureIndicateurs = ({ suivis }: Bord): Bloc[] => {
  const chiffres = suivis.filter(({ etat }) => etat.montre !== null);
  if (chiffres.length === 0) return [];
  const dessines = chiffres.slice(0, GROUPES_DESSINES);
  return [
    {
      genre: "figure",
      svg: dessinerAllures(dessines.map(allureDe)),
      alt: dessines.map((suivi) => `${suivi.indicateur.libelle} : ${descriptionDe(suivi)}`).join(" "),
      legende: `Chaque indicateur dans le temps, sa cible en tirets${resteDe(chiffres, "indicateurs")}`,
      jumeau: {
        genre: "tableau",
        legende: "Dernière valeur de chaque indicateur",
        nommees: true,
        colonnes: [
          { titre: "Indicateur", largeur: 2 },
          { titre: "Dernière valeur" },
          { titre: "Vers la cible", largeur: 2 },
          { titre: "Valeurs", largeur: 2 },
        ],
        rangees: chiffres.map((suivi) => [
          suivi.indicateur.libelle,
          direValeur(suivi.indicateur, suivi.etat.montre ?? 0),
          phraseDe(suivi),
          direPoints(suivi),
        ]),
      },
    },
  ];
};

const figureArgent = ({ annees }: Bord): Bloc[] => {
  if (annees.length === 0) return [];
  const barres = annees.map(({ annee, totaux }) => {
    const valeur = totaux.prevu ?? 0;
    return { libelle: `${annee}, prévu`, valeur, ecrite: ecrireMontant(valeur) };
  });
  return [
    {
      genre: "figure",
      svg: dessinerBarres(barres),
      alt: barres.map(({ libelle, ecrite }) => `${libelle} : ${ecrite}.`).join(" "),
      legende: "Dépenses prévues par année",
      jumeau: {
        genre: "tableau",
        legende: "Budget du plan, par année",
        nommees: true,
        colonnes: [
          { titre: "Année" },
          ...["Prévu", "Accordé", "Versé", "Réalisé"].map((titre) => ({ titre, type: "montant" as const })),
        ],
        rangees: annees.map(({ annee, totaux: { prevu, accorde, verse, realise } }) => [
          String(annee),
          prevu,
          accorde,
          verse,
          realise,
        ]),
      },
    },
  ];
};

const tableNommees = (nommees: readonly Signalee[], etats: readonly EtatDefini[]): Bloc[] =>
  nommees.length === 0
    ? []
    : [
        {
          genre: "tableau",
          legende: "Les fiches à regarder, et pourquoi",
          nommees: true,
          colonnes: [
            { titre: "Fiche-action", largeur: 2.4 },
            { titre: "État", largeur: 1.1, choix: offerts(etats).map(({ libelle }) => libelle) },
            { titre: "À la date du", largeur: 0.9, type: "jour" },
            { titre: "Pourquoi la regarder", largeur: 1.5 },
            { titre: "Ce qu’il faudrait", largeur: 2 },
          ],
          rangees: nommees.map(({ fiche, alertes, pourquoi }) => [
            intituleFiche(fiche),
            etatEcrit(etats, fiche.etat, fiche.precision),
            dernierJour(fiche.volets),
            alertes.map((une) => LIBELLES_ALERTE[une]).join(", "),
            pourquoi,
          ]),
        },
      ];

/** Un document passe de main en main : celles dont on n'a pas de nouvelles y sont comptées, jamais nommées. */
function aRegarder({ signalees, etats }: Bord): Bloc[] {
  const { nommees, silences } = taireLesSilences(signalees);
  const comptees: Bloc[] =
    silences.length === 0
      ? []
      : [
          {
            genre: "tableau",
            legende: LIBELLES_ALERTE.silencieuse,
            nommees: true,
            colonnes: [
              { titre: "Axe", largeur: 3 },
              { titre: "Fiches", type: "nombre" },
            ],
            rangees: silences.map(({ axe, nombre: fiches }) => [axe, fiches]),
          },
        ];
  return [...tableNommees(nommees, etats), ...comptees];
}

export const chiffresDuBord = ({ selection, ensemble, realisees, signalees }: Bord): Bloc => ({
  genre: "chiffres",
  entrees: [
    { valeur: String(ensemble.total), libelle: selection.filtree ? "fiches choisies" : "fiches au plan" },
    { valeur: String(realisees), libelle: "dites réalisées ou récurrentes" },
    { valeur: String(signalees.length), libelle: "à regarder" },
  ],
});

const COMPOSER: Record<Partie, (bord: Bord, quoi: string) => Bloc[]> = {
  etats: (bord, quoi) => [
    figureEtats(bord, quoi),
    ...(nombre(bord.ensemble, EN_PARTIE.code) > 0 ? [{ genre: "note" as const, texte: PHRASE_EN_PARTIE }] : []),
  ],
  regarder: aRegarder,
  indicateurs: figureIndicateurs,
  argent: figureArgent,
};

/** Une partie du tableau de bord, prise seule ; vide, elle le dit. */
export function blocsPartie(partie: Partie, bord: Bord, quoi: string): Bloc[] {
  const blocs = COMPOSER[partie](bord, quoi);
  return blocs.length > 0 ? blocs : [{ genre: "paragraphe", texte: "Rien à montrer à cette date." }];
}

/** Le tableau de bord, tel que la page le montre ; une partie vide ne s'imprime pas. */
export const blocsBord = (bord: Bord, quoi: string): Bloc[] => [
  chiffresDuBord(bord),
  ...PARTIES.flatMap((partie): Bloc[] => {
    const blocs = COMPOSER[partie](bord, quoi);
    return blocs.length === 0 ? [] : [{ genre: "titre", niveau: 1, texte: LIBELLES_PARTIE[partie] }, ...blocs];
  }),
];
