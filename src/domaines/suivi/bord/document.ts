import type { Bloc, BlocFigure, BlocTableau, Ton } from "#commun/document.ts";
import { pluriel } from "#commun/texte.ts";
import { intituleFiche } from "#domaines/plan/model.ts";
import { EN_PARTIE, type EtatDefini } from "../etat/model.ts";
import { etatEcrit } from "../etat/rules.ts";
import { direValeur, phraseDe } from "../indicateur/phrase/rules.ts";
import {
  type Bord,
  type Decompte,
  GROUPES_DESSINES,
  LIBELLES_ALERTE,
  LIBELLES_PARTIE,
  type Partie,
  PARTIES,
  PHRASE_EN_PARTIE,
  TONS,
} from "./model.ts";

const COULEURS: Record<Ton, string> = {
  gris: "#7a8088",
  bleu: "#1f5aa0",
  vert: "#226b35",
  ocre: "#8a5200",
  rouge: "#a3262a",
};
const LARGE = 640;
const RANGEE = 46;

const echapper = (texte: string) =>
  texte.replace(/[&<>"]/g, (signe) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[signe] ?? signe);

/** `ton` est nul là où rien n'a été dit : le silence n'est pas un état, sa barre est vide. */
type Part = { valeur: number; libelle: string; ton: Ton | null };
const partsDe = ({ parEtat, muettes }: Decompte): Part[] =>
  [
    ...parEtat.map(({ etat, nombre }) => ({ valeur: nombre, libelle: etat.libelle, ton: TONS[etat.forme] })),
    { valeur: muettes, libelle: "Rien n’en a été dit", ton: null },
  ].filter(({ valeur }) => valeur > 0);

/** Une barre par groupe, chaque part avec son nombre et son nom : lisible en noir et blanc. */
function dessinerGroupes(groupes: readonly Decompte[]): string {
  const plus = Math.max(1, ...groupes.map(({ total }) => total));
  const rangees = groupes.map((groupe, rang) => {
    let x = 0;
    const haut = rang * RANGEE;
    const parts = partsDe(groupe).map(({ valeur, libelle, ton }) => {
      const [de, large] = [x, (valeur / plus) * LARGE];
      x += large;
      const entier = `${valeur} ${libelle}`;
      const texte = entier.length * 6.2 < large - 10 ? entier : `${valeur}`;
      const [fond, encre] = ton ? [COULEURS[ton], "#fff"] : ["#e6e8ea", "#22262c"];
      return `<rect x="${de.toFixed(1)}" y="${haut + 19}" width="${Math.max(1, large - 2).toFixed(1)}" height="20" fill="${fond}"/><text x="${(de + 6).toFixed(1)}" y="${haut + 33}" font-size="12" fill="${encre}">${echapper(texte)}</text>`;
    });
    return `<text x="0" y="${haut + 13}" font-size="13" fill="#22262c">${echapper(groupe.nom)}</text>${parts.join("")}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${LARGE} ${groupes.length * RANGEE}" font-family="Source Sans 3, sans-serif">${rangees.join("")}</svg>`;
}

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
      { titre: "Rien de dit", type: "nombre" },
    ],
    rangees: groupes.map((groupe) => [
      groupe.nom,
      groupe.total,
      ...montres.map(({ code }) => nombre(groupe, code)),
      groupe.muettes,
    ]),
  };
}

const enPhrase = (groupe: Decompte): string => {
  const parts = partsDe(groupe).map(({ valeur, libelle }) => `${valeur} ${libelle.toLowerCase()}`);
  return `${groupe.nom} : ${pluriel(groupe.total, "fiche")}, ${parts.join(", ")}.`;
};

const resteDe = (groupes: readonly Decompte[]) =>
  groupes.length > GROUPES_DESSINES
    ? ` ; les ${GROUPES_DESSINES} premiers groupes sur ${groupes.length}, tous sont dans le tableau`
    : "";

export const figureEtats = ({ groupes, etats }: Bord, quoi: string): BlocFigure => ({
  genre: "figure",
  svg: dessinerGroupes(groupes.slice(0, GROUPES_DESSINES)),
  alt: groupes.slice(0, GROUPES_DESSINES).map(enPhrase).join(" "),
  legende: `Nombre de fiches dans chaque état, ${quoi}${resteDe(groupes)}`,
  jumeau: tableDecomptes(groupes, etats, "Les mêmes nombres"),
});

const tableIndicateurs = ({ suivis }: Bord): Bloc[] => {
  const chiffres = suivis.filter(({ etat }) => etat.montre !== null);
  if (chiffres.length === 0) return [];
  return [
    {
      genre: "tableau",
      legende: "Dernière valeur de chaque indicateur",
      nommees: true,
      colonnes: [
        { titre: "Indicateur", largeur: 2 },
        { titre: "Dernière valeur" },
        { titre: "Vers la cible", largeur: 2 },
      ],
      rangees: chiffres.map((suivi) => [
        suivi.indicateur.libelle,
        direValeur(suivi.indicateur, suivi.etat.montre ?? 0),
        phraseDe(suivi),
      ]),
    },
  ];
};

const tableArgent = ({ annees }: Bord): Bloc[] =>
  annees.length === 0
    ? []
    : [
        {
          genre: "tableau",
          legende: "Budget du plan, par année",
          nommees: true,
          colonnes: [
            { titre: "Année" },
            ...["Prévu", "Accordé", "Versé", "Réalisé"].map((titre) => ({ titre, type: "montant" as const })),
          ],
          rangees: annees.map(({ annee, totaux }) => [
            String(annee),
            totaux.prevu,
            totaux.accorde,
            totaux.verse,
            totaux.realise,
          ]),
        },
      ];

const listeSignalees = ({ signalees, etats }: Bord): Bloc[] =>
  signalees.length === 0
    ? []
    : [
        {
          genre: "liste",
          elements: signalees.map(({ fiche, alertes, pourquoi }) => [
            { texte: intituleFiche(fiche), fort: true },
            ` : ${etatEcrit(etats, fiche.etat, fiche.precision).toLowerCase()}, ${alertes.map((une) => LIBELLES_ALERTE[une].toLowerCase()).join(", ")}`,
            pourquoi ? `. Il faudrait : ${pourquoi}` : "",
          ]),
        },
      ];

export const chiffresDuBord = ({ ensemble, realisees, signalees }: Bord): Bloc => ({
  genre: "chiffres",
  entrees: [
    { valeur: String(ensemble.total), libelle: "fiches au plan" },
    { valeur: String(realisees), libelle: "dites réalisées ou récurrentes" },
    { valeur: String(signalees.length), libelle: "à regarder" },
  ],
});

const COMPOSER: Record<Partie, (bord: Bord, quoi: string) => Bloc[]> = {
  etats: (bord, quoi) => [
    figureEtats(bord, quoi),
    ...(nombre(bord.ensemble, EN_PARTIE.code) > 0 ? [{ genre: "note" as const, texte: PHRASE_EN_PARTIE }] : []),
  ],
  regarder: listeSignalees,
  indicateurs: tableIndicateurs,
  argent: tableArgent,
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
