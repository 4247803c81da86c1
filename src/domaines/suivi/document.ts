import type { Bloc, BlocTableau, Cellule, Morceau, Rangee, Ton } from "#commun/document.ts";
import { enLettres } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { intituleFiche } from "#domaines/plan/model.ts";
import { chiffresDuBord, figureEtats } from "./bord/document.ts";
import { type Bord, TONS } from "./bord/model.ts";
import type { Campagne } from "./campagne/model.ts";
import type { EtatDefini } from "./etat/model.ts";
import { dernierJour, etatEcrit, offerts } from "./etat/rules.ts";
import type { ValeurBougee } from "./mouvement/model.ts";
import type { FicheVue, Mouvements } from "./photo/model.ts";
import { echeanceDite, rangerParAxe } from "./photo/rules.ts";

const tonDe = (etats: readonly EtatDefini[], code: string | null): Ton => {
  const etat = etats.find((un) => un.code === code);
  return etat ? TONS[etat.forme] : "gris";
};

export const etatCellule = (etats: readonly EtatDefini[], { etat, precision }: FicheVue): Morceau[] => [
  { texte: etatEcrit(etats, etat, precision), fort: true, ton: tonDe(etats, etat) },
];

export const dits = (
  { volets }: FicheVue,
  champ: "avancees" | "difficultes" | "deblocage" | "decisionDemandee",
): string =>
  volets
    .filter((volet) => volet[champ])
    .map((volet) => (volet.nom ? `${volet.nom} : ${volet[champ]}` : volet[champ]))
    .join("\n");

/** Les fiches rangées par axe, chaque axe annoncé par son nom. */
export const parAxe = (
  fiches: readonly FicheVue[],
  axes: readonly string[],
  rangee: (fiche: FicheVue) => readonly Cellule[],
): Rangee[] => rangerParAxe(fiches, axes).flatMap(([groupe, siennes]) => [{ groupe }, ...siennes.map(rangee)]);

const estDite = ({ etat, volets }: FicheVue): boolean => etat !== null || volets.length > 0;

/** Celles dont rien n'a été dit, comptées par axe : un document passe de main en main et n'en nomme aucune. */
export function silencesDe(fiches: readonly FicheVue[], axes: readonly string[]): Bloc[] {
  const tues = fiches.filter((fiche) => !estDite(fiche));
  if (tues.length === 0) return [];
  const comptees = rangerParAxe(tues, axes).map(([axe, siennes]) => `${axe} : ${siennes.length}`);
  const texte = `${pluriel(tues.length, "fiche n’a", "fiches n’ont")} pas encore de réponse. ${comptees.join(" ; ")}.`;
  return [{ genre: "note", texte }];
}

const dites = (fiches: readonly FicheVue[]) => fiches.filter(estDite);

/** Où en est chaque fiche dont on a parlé, en peu de colonnes : ce qu'un compte rendu de campagne redit. */
const tableauSuivi = ({ fiches, axes, etats }: Pick<CompteRendu, "fiches" | "axes" | "etats">): BlocTableau => ({
  genre: "tableau",
  legende: "Où en est chaque fiche-action",
  nommees: true,
  colonnes: [
    { titre: "Fiche-action", largeur: 2.2 },
    { titre: "Pilotes", largeur: 1.3 },
    { titre: "Échéance", largeur: 0.8 },
    { titre: "État", largeur: 1.1, choix: offerts(etats).map(({ libelle }) => libelle) },
    { titre: "À la date du", largeur: 0.9, type: "jour" },
    { titre: "Ce qui a avancé", largeur: 2.4 },
    { titre: "Ce qui est difficile", largeur: 2 },
    { titre: "Décision demandée", largeur: 1.6 },
  ],
  rangees: parAxe(dites(fiches), axes, (fiche) => [
    intituleFiche(fiche),
    fiche.pilotes.join(", "),
    echeanceDite(fiche),
    etatCellule(etats, fiche),
    dernierJour(fiche.volets),
    dits(fiche, "avancees"),
    dits(fiche, "difficultes"),
    [dits(fiche, "deblocage"), dits(fiche, "decisionDemandee")].filter(Boolean).join("\n"),
  ]),
});

type Bougee = readonly [quoi: string, genre: string, avant: string, apres: string];

/** Ce qui a bougé, une ligne par changement : ce que c'était, ce que c'est. */
export function blocsMouvements(
  { etats: changes, nouvelles, disparues, dates }: Mouvements,
  valeurs: readonly ValeurBougee[],
  etats: readonly EtatDefini[],
): Bloc[] {
  const rangees: Bougee[] = [
    ...changes.map(
      ({ fiche, avant, apres }): Bougee => [
        intituleFiche(fiche),
        "État",
        etatEcrit(etats, avant),
        etatEcrit(etats, apres, fiche.precision),
      ],
    ),
    ...valeurs.map(({ libelle, avant, apres }): Bougee => [libelle, "Indicateur", avant || "rien", apres || "rien"]),
    ...dates.map(
      ({ fiche, avant, apres }): Bougee => [intituleFiche(fiche), "Dates", avant || "sans date", apres || "sans date"],
    ),
    ...nouvelles.map((fiche): Bougee => [intituleFiche(fiche), "Entrée au plan", "", ""]),
    ...disparues.map((fiche): Bougee => [intituleFiche(fiche), "Sortie du plan", "", ""]),
  ];
  if (rangees.length === 0) return [{ genre: "paragraphe", texte: "Rien n’a bougé." }];
  const colonnes = [
    { titre: "Fiche-action ou indicateur", largeur: 2.4 },
    { titre: "Ce qui change", largeur: 0.9 },
    { titre: "Avant", largeur: 1.4 },
    { titre: "Après", largeur: 1.4 },
  ];
  return [{ genre: "tableau", legende: "Ce qui a changé", nommees: true, colonnes, rangees }];
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

/** Ce qu'une diapositive a la place de redire d'un texte. */
const EXTRAIT = 200;

/** Le premier alinéa, coupé entre deux mots s'il est long : le reste est au tableau de suivi. */
const extrait = (texte: string): string => {
  const [premier = ""] = texte.split("\n");
  return premier.length <= EXTRAIT ? premier : `${premier.slice(0, premier.lastIndexOf(" ", EXTRAIT))}…`;
};

const tableauAxe = (fiches: readonly FicheVue[], etats: readonly EtatDefini[]): BlocTableau => ({
  genre: "tableau",
  legende: "Les fiches-actions de cet axe",
  nommees: true,
  colonnes: [
    { titre: "Fiche-action", largeur: 2.6 },
    { titre: "État", largeur: 1.2 },
    { titre: "À la date du", largeur: 0.9, type: "jour" },
    { titre: "Ce qui a avancé", largeur: 2.6 },
  ],
  rangees: dites(fiches).map((fiche) => [
    intituleFiche(fiche),
    etatCellule(etats, fiche),
    dernierJour(fiche.volets),
    extrait(dits(fiche, "avancees")),
  ]),
});

/** Le diaporama du comité de pilotage : l'ensemble, puis un axe par page, ses états, ce qui a avancé, ce qu'il demande, et tout ce qui est demandé. */
export function blocsCopil(bord: Bord, fiches: readonly FicheVue[], axes: readonly string[]): Bloc[] {
  const demandees = decisionsDe(fiches);
  return [
    { genre: "titre", niveau: 1, texte: "Où en sont les fiches" },
    chiffresDuBord(bord),
    figureEtats(bord, "par axe"),
    ...rangerParAxe(fiches, axes).flatMap(([axe, siennes]): Bloc[] => [
      { genre: "saut" },
      { genre: "titre", niveau: 1, texte: axe },
      ...(dites(siennes).length > 0 ? [tableauAxe(siennes, bord.etats)] : []),
      ...silencesDe(siennes, []),
      ...decisionsDe(siennes),
    ]),
    ...(demandees.length === 0
      ? []
      : ([
          { genre: "saut" },
          { genre: "titre", niveau: 1, texte: "Ce qui est demandé au comité de pilotage" },
          ...demandees,
        ] as const)),
  ];
}

export type CompteRendu = {
  campagne: Campagne;
  reponses: readonly { axe: string; demandes: number; reponses: number }[];
  mouvements: Mouvements | null;
  /** Les indicateurs qui ont bougé depuis la campagne précédente. */
  valeurs: readonly ValeurBougee[];
  fiches: readonly FicheVue[];
  /** Les axes du plan, dans leur ordre. */
  axes: readonly string[];
  etats: readonly EtatDefini[];
};

/** Le compte rendu d'une campagne : qui a répondu par axe, sans nommer personne, ce qui a bougé, le tableau de suivi. */
export const blocsCampagne = ({ campagne, reponses, mouvements, valeurs, ...plan }: CompteRendu): Bloc[] => [
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
    rangees: reponses.map(({ axe, demandes, reponses: recues }) => [axe, recues, demandes]),
  },
  ...(mouvements
    ? [
        { genre: "titre" as const, niveau: 1 as const, texte: "Ce qui a bougé depuis la campagne précédente" },
        ...blocsMouvements(mouvements, valeurs, plan.etats),
      ]
    : []),
  { genre: "titre", niveau: 1, texte: "Où en est chaque fiche" },
  ...(dites(plan.fiches).length > 0 ? [tableauSuivi(plan)] : []),
  ...silencesDe(plan.fiches, plan.axes),
];
