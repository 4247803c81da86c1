import type { Imprime } from "#commun/document.ts";
import type { Jour } from "#commun/jour.ts";
import { CRITERES, NIVEAUX, type Note } from "#domaines/evaluation/critere/model.ts";
import { blocsBilan, sourcesDe } from "#domaines/evaluation/document.ts";
import type { Dossier } from "#domaines/evaluation/dossier/model.ts";
import type { Argent, FicheBilan, IndicateurBilan } from "#domaines/evaluation/preparation/model.ts";
import { CODES_SECTION, SECTIONS } from "#domaines/evaluation/section/lexique.ts";
import type { Ecrits, SectionEcrite } from "#domaines/evaluation/section/model.ts";
import { TOTAUX_VIDES } from "#domaines/suivi/budget/model.ts";
import { ETATS_PAR_DEFAUT } from "#domaines/suivi/etat/model.ts";
import { compose } from "#platform/rendu/composition.ts";

export const FICHES = 48;
const AXES = 6;
const INDICATEURS = 96;
const EVALUATEURS = 6;
const JOUR: Jour = "2026-11-21";
const INSTANT = `${JOUR}T09:00:00.000Z`;

const MOTS =
  "le relais accompagne chaque semaine des familles du territoire et leurs enfants dans un établissement commun où animatrices élus et bénévoles préparent ensemble les orientations de la rentrée avec les communes voisines puis en rendent compte au comité intercommunal".split(
    " ",
  );

const phrase = (rang: number, mots: number) =>
  `${Array.from({ length: mots }, (_, place) => MOTS[(rang * 7 + place * 3) % MOTS.length]).join(" ")}.`;

const fiche = (rang: number): FicheBilan => ({
  id: `f${rang}`,
  reference: `F${rang + 1}`,
  titre: phrase(rang, 7),
  axe: `Axe ${(rang % AXES) + 1} : ${phrase(rang % AXES, 6)}`,
  champ: "enfance",
  pilotes: [phrase(rang, 3), phrase(rang + 1, 3)],
  debut: 2024,
  fin: 2026 + (rang % 3),
  etat: ETATS_PAR_DEFAUT[rang % ETATS_PAR_DEFAUT.length]?.code ?? null,
  realisee: rang % 9 === 3,
  precision: null,
  volets: [
    {
      volet: "",
      nom: "",
      auteur: "",
      instant: INSTANT,
      etat: "enCours",
      le: JOUR,
      avancees: phrase(rang, 70),
      difficultes: phrase(rang + 3, 60),
      deblocage: "",
      decisionDemandee: "",
      nouvelleDate: null,
      decision: null,
    },
  ],
});

const indicateur = (rang: number): IndicateurBilan => ({
  id: `i${rang}`,
  libelle: phrase(rang, 6),
  mesure: "nombre",
  unite: "familles",
  niveaux: [],
  fiches: [`f${rang % FICHES}`],
  source: `Registre ${(rang % 5) + 1}`,
  depart: rang,
  valeur: 40 + rang,
  periode: "2025",
  validee: rang % 4 !== 0,
  cible: { date: "2027-12-31", valeur: 60 + rang },
  atteinte: rang % 3 === 0,
});

const note = (qui: number, critere: Note["critere"], rang: number): Note => ({
  critere,
  compte: `c${qui}`,
  auteur: `Évaluatrice ${qui + 1}`,
  organisation: phrase(qui, 3),
  niveau: NIVEAUX[(qui + rang) % NIVEAUX.length] ?? "fragile",
  commentaire: phrase(qui + rang, 95),
  preuve: phrase(qui, 8),
  le: INSTANT,
});

/** Every section written, a page or so each: what a team does of a bilan that it takes to its councils. */
const ecrits = (): Ecrits =>
  Object.fromEntries(
    CODES_SECTION.map((section, rang): [string, SectionEcrite] => {
      const saisie = Object.fromEntries(
        SECTIONS[section].champs.map(({ nom, forme }, place) => [nom, texteDe(forme, rang * 5 + place)]),
      );
      return [section, { section, version: 1, saisie, modifieLe: INSTANT, modifiePar: "Coordination" }];
    }),
  );

function texteDe(forme: string, rang: number): string {
  if (forme === "indicateur" || forme === "paroles") return "";
  if (forme === "liste") return Array.from({ length: 20 }, (_, place) => phrase(rang + place, 5)).join("\n");
  if (forme === "questions")
    return Array.from({ length: 6 }, (_, place) => `${phrase(place, 10)}\n${phrase(rang + place, 170)}`).join("\n\n");
  return [1, 2, 3, 4].map((pas) => phrase(rang + pas, 120)).join("\n\n");
}

const totaux = (rang: number) => ({
  ...TOTAUX_VIDES,
  prevu: 1_250_000 * rang,
  accorde: 600_000 * rang,
  verse: 400_000,
});

const argent = (): Argent => ({
  annees: { debut: 2024, fin: 2026, etp: [2024, 2025, 2026].map((annee) => ({ annee, prevu: 250, realise: 225 })) },
  total: totaux(21),
  axes: Array.from({ length: AXES }, (_, rang) => ({ axe: `Axe ${rang + 1}`, totaux: totaux(rang + 1) })),
  financeurs: Array.from({ length: 8 }, (_, rang) => ({ nom: phrase(rang, 3), totaux: totaux(rang + 1) })),
  fiches: {},
});

function dossier(): Dossier {
  const fiches = Array.from({ length: FICHES }, (_, rang) => fiche(rang));
  const citees = fiches.map(({ id, reference, titre }) => ({ id, reference, titre }));
  const depart = { genre: "campagne", libelle: "Premier semestre 2025", instant: "2025-07-01T09:00:00.000Z" } as const;
  return {
    bilan: {
      id: "b",
      convention: "c",
      genre: "bilanIntermediaire",
      titre: "Bilan à mi-parcours",
      debut: "2024-01-01",
      fin: "2026-10-31",
      etat: "relecture",
      instance: null,
      adopteLe: null,
      version: 1,
    },
    preparation: {
      instant: INSTANT,
      etats: [...ETATS_PAR_DEFAUT],
      fiches,
      mouvements: {
        depart,
        vide: false,
        etats: citees.slice(0, 30).map((une) => ({ fiche: une, avant: "enPreparation", apres: "enCours" })),
        dates: citees.slice(30, 40).map((une) => ({ fiche: une, avant: "2024 – 2026", apres: "2024 – 2027" })),
        nouvelles: citees.slice(40, 46),
        disparues: [],
        valeurs: [],
      },
      indicateurs: Array.from({ length: INDICATEURS }, (_, rang) => indicateur(rang)),
      argent: argent(),
    },
    ecrits: ecrits(),
    notes: CRITERES.flatMap((critere, rang) =>
      Array.from({ length: EVALUATEURS }, (_, qui) => note(qui, critere, rang)),
    ),
    ajustements: [],
  };
}

/** The whole bilan of a convention of 48 fiches, through the code that composes a real one. */
export function bilan(): Imprime {
  const plein = dossier();
  return compose({
    titre: plein.bilan.titre,
    sousTitre: "Bilan intermédiaire, de 2024 à octobre 2026. Pas encore adopté.",
    auteur: "Essai",
    date: JOUR,
    perimetre: "Un territoire inventé",
    sources: sourcesDe(plein),
    logos: [],
    sommaire: true,
    blocs: blocsBilan(plein, true),
  });
}
