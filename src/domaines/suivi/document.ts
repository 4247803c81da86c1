import type { Bloc, BlocFigure, BlocTableau, Cellule, Morceau, Rangee, Ton } from "#commun/document.ts";
import { enLettres } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { intituleFiche } from "#domaines/plan/model.ts";
import { type Bord, type Decompte, LIBELLES_ALERTE, TONS } from "./bord/model.ts";
import type { Campagne } from "./campagne/model.ts";
import { type EtatDefini, NON_CONCERNEE } from "./etat/model.ts";
import { direValeur, phraseDe } from "./indicateur/phrase/rules.ts";
import type { FicheVue, Mouvements } from "./photo/model.ts";

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

type Part = { valeur: number; libelle: string; ton: Ton };
const partsDe = ({ parEtat, muettes }: Decompte): Part[] =>
  [
    ...parEtat.map(({ etat, nombre }) => ({ valeur: nombre, libelle: etat.libelle, ton: TONS[etat.forme] })),
    { valeur: muettes, libelle: "Rien n’en a été dit", ton: "gris" as const },
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
      const texte = large > 110 ? `${valeur} ${libelle}` : `${valeur}`;
      return `<rect x="${de.toFixed(1)}" y="${haut + 19}" width="${Math.max(1, large - 2).toFixed(1)}" height="20" fill="${COULEURS[ton]}"/><text x="${(de + 6).toFixed(1)}" y="${haut + 33}" font-size="12" fill="#fff">${echapper(texte.slice(0, Math.max(2, Math.floor(large / 7))))}</text>`;
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

const figureEtats = ({ groupes, etats }: Bord, quoi: string): BlocFigure => ({
  genre: "figure",
  svg: dessinerGroupes(groupes.slice(0, 14)),
  alt: groupes.slice(0, 14).map(enPhrase).join(" "),
  legende: `Nombre de fiches dans chaque état, ${quoi}`,
  jumeau: tableDecomptes(groupes, etats, "Les mêmes nombres"),
});

const tonDe = (etats: readonly EtatDefini[], code: string | null): Ton => {
  const etat = etats.find((un) => un.code === code);
  return etat ? TONS[etat.forme] : "gris";
};

/** Un état en toutes lettres, sa précision s'il est replié. */
export function etatEcrit(etats: readonly EtatDefini[], code: string | null, precision: string | null = null): string {
  if (code === NON_CONCERNEE) return "Non concernée";
  const libelle = etats.find((un) => un.code === code)?.libelle ?? "Rien n’en a été dit";
  return precision ? `${libelle} (${precision})` : libelle;
}

const etatCellule = (etats: readonly EtatDefini[], { etat, precision }: FicheVue): Morceau[] => [
  { texte: etatEcrit(etats, etat, precision), fort: true, ton: tonDe(etats, etat) },
];

const dits = ({ volets }: FicheVue, champ: "avancees" | "difficultes" | "deblocage" | "decisionDemandee"): string =>
  volets
    .filter((volet) => volet[champ])
    .map((volet) => (volet.nom ? `${volet.nom} : ${volet[champ]}` : volet[champ]))
    .join("\n");

const dernierJour = ({ volets }: FicheVue): string =>
  volets
    .map(({ le }) => le)
    .toSorted()
    .at(-1) ?? "";

/** Les fiches rangées par axe, chaque axe annoncé par son nom. */
const parAxe = (fiches: readonly FicheVue[], rangee: (fiche: FicheVue) => readonly Cellule[]): Rangee[] =>
  [...Map.groupBy(fiches, ({ axe }) => axe || "Hors de tout axe")].flatMap(([groupe, siennes]) => [
    { groupe },
    ...siennes.map(rangee),
  ]);

/** Le tableau de suivi : une ligne par fiche, ce que l'article 9 du modèle national demande d'y lire. */
export const tableauSuivi = (fiches: readonly FicheVue[], etats: readonly EtatDefini[]): BlocTableau => ({
  genre: "tableau",
  legende: "Où en est chaque fiche-action",
  nommees: true,
  colonnes: [
    { titre: "Fiche-action", largeur: 2.2 },
    { titre: "Pilotes", largeur: 1.3 },
    { titre: "Échéance", largeur: 0.8 },
    { titre: "État", largeur: 1.1, choix: etats.map(({ libelle }) => libelle) },
    { titre: "À la date du", largeur: 0.9, type: "jour" },
    { titre: "Ce qui a avancé", largeur: 2.4 },
    { titre: "Ce qui est difficile", largeur: 2 },
    { titre: "Décision demandée", largeur: 1.6 },
  ],
  rangees: parAxe(fiches, (fiche) => [
    intituleFiche(fiche),
    fiche.pilotes.join(", "),
    fiche.debut === null ? "" : fiche.debut === fiche.fin ? `${fiche.debut}` : `${fiche.debut} – ${fiche.fin}`,
    etatCellule(etats, fiche),
    dernierJour(fiche),
    dits(fiche, "avancees"),
    dits(fiche, "difficultes"),
    [dits(fiche, "deblocage"), dits(fiche, "decisionDemandee")].filter(Boolean).join("\n"),
  ]),
});

const blocsIndicateurs = ({ suivis }: Bord): Bloc[] => {
  const chiffres = suivis.filter(({ etat }) => etat.montre !== null);
  if (chiffres.length === 0) return [];
  return [
    { genre: "titre", niveau: 1, texte: "Les indicateurs et leurs cibles" },
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

const blocsArgent = ({ annees }: Bord): Bloc[] =>
  annees.length === 0
    ? []
    : [
        { genre: "titre", niveau: 1, texte: "L’argent" },
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

const blocsSignalees = ({ signalees, etats }: Bord): Bloc[] =>
  signalees.length === 0
    ? []
    : [
        { genre: "titre", niveau: 1, texte: "À regarder" },
        {
          genre: "liste",
          elements: signalees.map(({ fiche, alertes, pourquoi }) => [
            { texte: intituleFiche(fiche), fort: true },
            ` : ${etatEcrit(etats, fiche.etat, fiche.precision).toLowerCase()}, ${alertes.map((une) => LIBELLES_ALERTE[une].toLowerCase()).join(", ")}`,
            pourquoi ? `. Il faudrait : ${pourquoi}` : "",
          ]),
        },
      ];

const chiffres = ({ ensemble, realisees, signalees }: Bord): Bloc => ({
  genre: "chiffres",
  entrees: [
    { valeur: String(ensemble.total), libelle: "fiches au plan" },
    { valeur: String(realisees), libelle: "dites réalisées ou récurrentes" },
    { valeur: String(signalees.length), libelle: "à regarder" },
  ],
});

/** Le tableau de bord, tel que la page le montre. */
export const blocsBord = (bord: Bord, quoi: string): Bloc[] => [
  chiffres(bord),
  { genre: "titre", niveau: 1, texte: "Où en sont les fiches" },
  figureEtats(bord, quoi),
  ...blocsSignalees(bord),
  ...blocsIndicateurs(bord),
  ...blocsArgent(bord),
];

/** Ce qui a bougé, en listes courtes. */
export function blocsMouvements(mouvements: Mouvements, etats: readonly EtatDefini[]): Bloc[] {
  const { etats: changes, nouvelles, disparues, dates } = mouvements;
  const elements = [
    ...changes.map(
      ({ fiche, avant, apres }) =>
        `${intituleFiche(fiche)} : ${etatEcrit(etats, avant).toLowerCase()} → ${etatEcrit(etats, apres, fiche.precision).toLowerCase()}`,
    ),
    ...dates.map(
      ({ fiche, avant, apres }) => `${intituleFiche(fiche)} : ${avant || "sans date"} → ${apres || "sans date"}`,
    ),
    ...nouvelles.map((fiche) => `${intituleFiche(fiche)} : entrée au plan`),
    ...disparues.map((fiche) => `${intituleFiche(fiche)} : sortie du plan`),
  ];
  return elements.length === 0 ? [{ genre: "paragraphe", texte: "Rien n’a bougé." }] : [{ genre: "liste", elements }];
}

const decisionsDe = (fiches: readonly FicheVue[]): Bloc[] => {
  const demandees = fiches.filter((fiche) => dits(fiche, "decisionDemandee"));
  return demandees.length === 0
    ? []
    : [
        {
          genre: "encadre",
          ton: "decision",
          titre: "Décisions demandées",
          blocs: [
            {
              genre: "liste",
              elements: demandees.map((fiche) => [
                { texte: intituleFiche(fiche), fort: true },
                ` : ${dits(fiche, "decisionDemandee")}`,
              ]),
            },
          ],
        },
      ];
};

/** Le diaporama du comité de pilotage : l'ensemble, puis un axe par page, ses états, ce qui a avancé, ce qu'il demande. */
export function blocsCopil(bord: Bord, fiches: readonly FicheVue[]): Bloc[] {
  const axes = [...Map.groupBy(fiches, ({ axe }) => axe || "Hors de tout axe")];
  return [
    { genre: "titre", niveau: 1, texte: "Où en sont les fiches" },
    chiffres(bord),
    figureEtats(bord, "par axe"),
    ...axes.flatMap(([axe, siennes]): Bloc[] => [
      { genre: "titre", niveau: 1, texte: axe },
      {
        genre: "liste",
        elements: siennes.slice(0, 8).map((fiche) => [
          {
            texte: etatEcrit(bord.etats, fiche.etat, fiche.precision),
            fort: true,
            ton: tonDe(bord.etats, fiche.etat),
          },
          ` ${intituleFiche(fiche)}`,
          dits(fiche, "avancees") ? ` : ${dits(fiche, "avancees").split("\n")[0]}` : "",
        ]),
      },
      ...(siennes.length > 8 ? [{ genre: "note" as const, texte: `Et ${pluriel(siennes.length - 8, "autre")}.` }] : []),
      ...decisionsDe(siennes),
    ]),
  ];
}

export type CompteRendu = {
  campagne: Campagne;
  parAxe: readonly { axe: string; demandes: number; reponses: number }[];
  mouvements: Mouvements | null;
  fiches: readonly FicheVue[];
  etats: readonly EtatDefini[];
};

/** Le compte rendu d'une campagne : qui a répondu par axe, sans nommer personne, ce qui a bougé, le tableau de suivi. */
export const blocsCampagne = ({ campagne, parAxe: axes, mouvements, fiches, etats }: CompteRendu): Bloc[] => [
  {
    genre: "paragraphe",
    texte: `Période du ${enLettres(campagne.debut)} au ${enLettres(campagne.fin)}. ${campagne.etat === "close" ? "Campagne close." : `Campagne ouverte jusqu’au ${enLettres(campagne.cloture)}.`}`,
  },
  { genre: "titre", niveau: 1, texte: "Les réponses" },
  {
    genre: "tableau",
    legende: "Réponses reçues par axe",
    nommees: true,
    colonnes: [
      { titre: "Axe", largeur: 3 },
      { titre: "Réponses", type: "nombre" },
      { titre: "Demandes", type: "nombre" },
    ],
    rangees: axes.map(({ axe, demandes, reponses }) => [axe || "Hors de tout axe", reponses, demandes]),
  },
  ...(mouvements
    ? [
        { genre: "titre" as const, niveau: 1 as const, texte: "Ce qui a bougé depuis la campagne précédente" },
        ...blocsMouvements(mouvements, etats),
      ]
    : []),
  { genre: "titre", niveau: 1, texte: "Où en est chaque fiche" },
  tableauSuivi(fiches, etats),
];
