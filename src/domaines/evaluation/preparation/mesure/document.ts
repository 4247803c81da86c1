import type { Bloc, Cellule, Rangee } from "#commun/document.ts";
import type { Jour } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import type { Dits } from "#domaines/suivi/observation/model.ts";
import { note, paragraphe } from "../document.ts";
import { ecrireMesure } from "../ecriture/rules.ts";
import type { IndicateurBilan } from "../model.ts";

const ATTEINTE = new Map([
  [true, "atteinte"],
  [false, "pas encore"],
  [null, ""],
]);

const viseeEn = (un: IndicateurBilan, { valeur, date }: { valeur: number; date: Jour }) =>
  `${ecrireMesure(un, valeur)} en ${date.slice(0, 4)}`;

/** « 3 paroles, 2 observations, 12 réponses » : ce qui s'en dit, compté. */
const direDits = (dits: Dits | undefined): string =>
  [
    [dits?.paroles ?? 0, "parole"] as const,
    [dits?.observations ?? 0, "observation"] as const,
    [(dits?.avis ?? []).reduce((somme, { reponses }) => somme + reponses, 0), "réponse"] as const,
  ]
    .filter(([nombre]) => nombre > 0)
    .map(([nombre, nom]) => pluriel(nombre, nom))
    .join(", ");

/** Ce que l'on a répondu aux questionnaires de ces indicateurs, niveau par niveau. */
function tableauAvis(indicateurs: readonly IndicateurBilan[]): Bloc[] {
  const questions = indicateurs.flatMap(({ libelle, dits }) =>
    (dits?.avis ?? []).flatMap(({ titre, questions: posees }) =>
      posees.map((question) => ({ ...question, groupe: `${libelle}, ${titre} : ${question.libelle}` })),
    ),
  );
  if (questions.length === 0) return [];
  return [
    {
      genre: "tableau",
      legende: "Les réponses aux questionnaires, niveau par niveau",
      nommees: true,
      colonnes: [
        { titre: "Niveau", largeur: 3 },
        { titre: "Réponses", type: "nombre" },
      ],
      rangees: questions.flatMap(({ groupe, comptes }): Rangee[] => [
        { groupe },
        ...comptes.map(({ niveau, nombre }) => [niveau, nombre]),
      ]),
    },
  ];
}

const ligneIndicateur = (un: IndicateurBilan): Cellule[] => [
  un.libelle,
  ecrireMesure(un, un.depart),
  [ecrireMesure(un, un.valeur), un.validee ? "" : "à valider", direDits(un.dits)].filter(Boolean).join(", ") ||
    "Pas de valeur",
  un.cible ? viseeEn(un, un.cible) : "",
  ATTEINTE.get(un.atteinte) ?? "",
];

/** Les modalités qui ont leur propre cible, sous leur indicateur. */
const lignesVisees = (un: IndicateurBilan): Cellule[][] =>
  (un.vises ?? []).map(({ modalite, valeur, cible, atteinte }) => [
    `${un.libelle} : ${modalite}`,
    "",
    ecrireMesure(un, valeur) || "Pas de valeur",
    viseeEn(un, cible),
    valeur === null ? "" : (ATTEINTE.get(atteinte) ?? ""),
  ]);

/** Chaque indicateur, d'où il part, où il en est, où il devait aller. */
export function blocsIndicateurs(indicateurs: readonly IndicateurBilan[], entier: boolean): Bloc[] {
  if (indicateurs.length === 0) return [note("Aucun indicateur n’est encore défini.")];
  const vises = indicateurs.filter(({ atteinte }) => atteinte !== null);
  const atteints = vises.filter(({ atteinte }) => atteinte).length;
  const muets = indicateurs.filter(({ valeur, dits }) => valeur === null && !dits).length;
  const resume = paragraphe(
    `${pluriel(indicateurs.length, "indicateur")} : ${atteints} à sa cible sur ${pluriel(vises.length, "qui en a une et une valeur", "qui en ont une et une valeur")} ; ${muets} sans valeur ni parole.`,
  );
  if (!entier) return [resume];
  return [
    resume,
    {
      genre: "tableau",
      legende: "Indicateurs et cibles au terme de la période",
      nommees: true,
      colonnes: [
        { titre: "Indicateur", largeur: 3 },
        { titre: "Départ" },
        { titre: "Valeur", largeur: 1.5 },
        { titre: "Cible", largeur: 1.5 },
        { titre: "Cible atteinte" },
      ],
      rangees: indicateurs.flatMap((un) => [ligneIndicateur(un), ...lignesVisees(un)]),
    },
    ...tableauAvis(indicateurs),
  ];
}
