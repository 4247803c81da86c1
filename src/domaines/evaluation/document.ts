import type { Bloc, Texte } from "#commun/document.ts";
import { enLettres, jourDe, instantDe, type Jour } from "#commun/jour.ts";
import { blocsChiffres, phraseChiffres } from "#domaines/gouvernance/index.ts";
import { LIBELLES_CLASSE } from "./ajustement/model.ts";
import { proposeAvenant } from "./ajustement/rules.ts";
import { blocsCitations } from "./citation/document.ts";
import { LIBELLES_CRITERE, LIBELLES_NIVEAU, NIVEAUX } from "./critere/model.ts";
import { distribuer } from "./critere/rules.ts";
import type { Dossier } from "./dossier/model.ts";
import {
  blocsArgent,
  blocsMouvements,
  note,
  paragraphe,
  tableauComptes,
  tableauDits,
  tableauFiches,
} from "./preparation/document.ts";
import { blocsIndicateurs } from "./preparation/mesure/document.ts";
import { citer, ecrireMesure } from "./preparation/ecriture/rules.ts";
import { dePetiteEnfance, ditsDe, indicateurUn } from "./preparation/rules.ts";
import { type ChampSection, type CodeSection, SECTIONS } from "./section/lexique.ts";
import { enHautDePage, lireQuestions, sectionsDe } from "./section/rules.ts";

/** Ce que dit un bilan figé avant que les instances soient tenues dans Maillage. */
const SANS_GOUVERNANCE =
  "Les réunions, les présences et les décisions des instances n’étaient pas tenues dans Maillage.";

const saisieDe = ({ ecrits }: Dossier, section: CodeSection, nom: string): string =>
  (ecrits[section]?.saisie[nom] ?? "").replace(/\r/g, "").trim();

const ECRITURES: Record<ChampSection["forme"], (texte: string) => Bloc[]> = {
  paragraphes: (texte) => texte.split(/\n\s*\n/).map((un) => paragraphe(un.trim())),
  liste: (texte) => [
    {
      genre: "liste",
      elements: texte
        .split("\n")
        .map((ligne) => ligne.trim())
        .filter(Boolean),
    },
  ],
  questions: (texte) =>
    lireQuestions(texte).flatMap(({ question, reponse }) => [
      enGras(question),
      reponse ? paragraphe(reponse) : note("Pas encore de réponse."),
    ]),
  indicateur: () => [],
  paroles: () => [],
};
const enGras = (question: string): Bloc => ({ genre: "paragraphe", texte: [{ texte: question, fort: true }] });

/** Ce que l'on a écrit d'une section, champ par champ, sous le nom de chacun. */
function blocsEcrits(section: CodeSection, dossier: Dossier): Bloc[] {
  const { champs } = SECTIONS[section];
  return champs
    .filter(({ forme }) => forme !== "indicateur" && forme !== "paroles")
    .flatMap(({ nom, libelle, forme }) => {
      const texte = saisieDe(dossier, section, nom);
      if (texte === "") return [];
      const ancre = `${section}.${nom}`; // par elle, un texte corrigé dans Word retrouve son champ
      return [{ genre: "titre", niveau: 2, texte: libelle, ancre } as const, ...ECRITURES[forme](texte)];
    });
}

function blocsCriteres({ notes }: Dossier, entier: boolean): Bloc[] {
  if (notes.length === 0) return [note("Personne n’a encore noté les critères.")];
  const distributions = distribuer(notes);
  const compte: Bloc = {
    genre: "tableau",
    legende: "Combien de personnes donnent chaque niveau",
    nommees: true,
    colonnes: [
      { titre: "Critère", largeur: 2 },
      ...NIVEAUX.map((niveau) => ({ titre: LIBELLES_NIVEAU[niveau], type: "nombre" as const })),
      { titre: LIBELLES_NIVEAU.sansAvis, type: "nombre" },
    ],
    rangees: distributions.map(({ critere, parNiveau, sansAvis, partages }) => [
      `${LIBELLES_CRITERE[critere]}${partages ? " (avis partagés)" : ""}`,
      ...parNiveau.map(({ nombre }) => nombre),
      sansAvis,
    ]),
  };
  const avis = (critere: string): Texte[] =>
    notes
      .filter((une) => une.critere === critere)
      .map(({ auteur, organisation, niveau, commentaire, preuve }) => [
        { texte: `${[auteur, organisation].filter(Boolean).join(", ")} : ${LIBELLES_NIVEAU[niveau]}.`, fort: true },
        commentaire && ` ${commentaire}`,
        preuve && ` Ce qui l’appuie : ${preuve}`,
      ]);
  if (!entier) return [compte];
  return [
    compte,
    ...distributions
      .filter(({ critere }) => avis(critere).length > 0)
      .flatMap(({ critere }): Bloc[] => [
        { genre: "titre", niveau: 2, texte: LIBELLES_CRITERE[critere] },
        { genre: "liste", elements: avis(critere) },
      ]),
  ];
}

function blocsAjustements({ ajustements, preparation }: Dossier): Bloc[] {
  if (ajustements.length === 0) return [];
  const noms = new Map(preparation.fiches.map((fiche) => [fiche.id, citer(fiche)]));
  const tableau: Bloc = {
    genre: "tableau",
    legende: "Les ajustements",
    nommees: true,
    colonnes: [{ titre: "Ajustement", largeur: 3 }, { titre: "Portée" }, { titre: "Fiches concernées", largeur: 2 }],
    rangees: ajustements.map(({ texte, classe, fiches }) => [
      texte,
      LIBELLES_CLASSE[classe],
      fiches.map((id) => noms.get(id) ?? "une fiche sortie du plan").join(" ; "),
    ]),
  };
  if (!ajustements.some(proposeAvenant)) return [tableau];
  const texte =
    "Un ajustement significatif modifie la convention : il est proposé en avenant, que les parties signent.";
  return [
    tableau,
    { genre: "encadre", ton: "decision", titre: "Avenant proposé", blocs: [{ genre: "paragraphe", texte }] },
  ];
}

const CINQ = [
  ["i2", "Adhésion et coopération des communes"],
  ["i3", "Effets sur le maillage du territoire"],
  ["i4", "Amélioration des services rendus"],
  ["i5", "Satisfaction et implication des habitants"],
] as const;

function blocsCinq(dossier: Dossier): Bloc[] {
  const { fiches, indicateurs } = dossier.preparation;
  const { fiches: toutes, realisees, silencieuses } = indicateurUn(fiches);
  const muettes = silencieuses > 0 ? [`Sans nouvelle : ${silencieuses}.`] : [];
  const autres = CINQ.map(([nom, terme]) => {
    const choisi = indicateurs.find(({ id }) => id === saisieDe(dossier, "cinqIndicateurs", `${nom}Indicateur`));
    const montre = choisi ? [`${choisi.libelle} : ${ecrireMesure(choisi, choisi.valeur) || "pas de valeur"}`] : [];
    const textes = [saisieDe(dossier, "cinqIndicateurs", nom), ...montre].filter(Boolean);
    return { terme, textes: textes.length > 0 ? textes : ["Pas encore dit."] };
  });
  const premier = {
    terme: "Réalisation des fiches-actions",
    textes: [`Fiches réalisées : ${realisees} sur ${toutes}.`, ...muettes],
  };
  return [{ genre: "definitions", entrees: [premier, ...autres] }];
}

function blocsEnfance({ preparation }: Dossier): Bloc[] {
  const fiches = dePetiteEnfance(preparation.fiches);
  const { realisees, silencieuses } = indicateurUn(fiches);
  const compte = `Fiches de petite enfance : ${fiches.length}, dont réalisées : ${realisees}, sans nouvelle : ${silencieuses}.`;
  const suite = "Leur part est un document à elle, pour le comité départemental des services aux familles.";
  return [paragraphe(`${compte} ${suite}`)];
}

/** Ce que Maillage tient d'une section ; `entier` : ligne par ligne, sinon l'essentiel. */
const PREPARES: Partial<Record<CodeSection, (dossier: Dossier, entier: boolean) => Bloc[]>> = {
  etats: ({ preparation: { fiches, etats } }, entier) => [
    ...tableauComptes(fiches, etats),
    ...(entier ? [tableauFiches(fiches, etats)] : []),
  ],
  mouvements: ({ preparation: { mouvements, etats } }, entier) => blocsMouvements(mouvements, etats, entier),
  avancees: ({ preparation: { fiches } }, entier) => {
    if (entier) return tableauDits(fiches);
    const dites = new Set(ditsDe(fiches).map(({ fiche }) => fiche.id)).size;
    return [paragraphe(`Fiches qui ont dit leurs avancées ou leurs difficultés : ${dites} sur ${fiches.length}.`)];
  },
  indicateurs: ({ preparation: { indicateurs }, citations }, entier) => [
    ...blocsIndicateurs(indicateurs, entier),
    ...blocsCitations(citations ?? [], indicateurs),
  ],
  moyens: ({ preparation: { argent, instant } }) => [
    ...blocsArgent(argent),
    note(
      `Le budget tel qu’il était tenu quand ce bilan fut établi, pour des états du ${enLettres(jourDe(instantDe(instant)))}.`,
    ),
  ],
  demarche: ({ preparation: { gouvernance } }, entier) => {
    if (!gouvernance) return [note(SANS_GOUVERNANCE)];
    return entier ? blocsChiffres(gouvernance) : [paragraphe(phraseChiffres(gouvernance))];
  },
  criteres: blocsCriteres,
  cinqIndicateurs: blocsCinq,
  petiteEnfance: blocsEnfance,
  ajustements: blocsAjustements,
};

/** Les sections que l'on peut ouvrir ligne par ligne. */
export const DEPLIABLES: readonly CodeSection[] = ["etats", "mouvements", "avancees", "indicateurs", "criteres"];

/** Ce que Maillage tient d'une section, en entier. */
export const blocsPrepares = (section: CodeSection, dossier: Dossier): Bloc[] =>
  PREPARES[section]?.(dossier, section !== "etats") ?? [];

/** Une section, de ce que Maillage sait à ce que l'on en a écrit. */
export const blocsSection = (section: CodeSection, dossier: Dossier, entier: boolean): Bloc[] => [
  ...(PREPARES[section]?.(dossier, entier) ?? []),
  ...(section === "cinqIndicateurs" ? [] : blocsEcrits(section, dossier)),
];

/** Les sections qui ont leur place dans ce bilan, avec ce qu'elles disent. */
const sectionsDites = (dossier: Dossier, entier: boolean): { section: CodeSection; blocs: Bloc[] }[] =>
  sectionsDe(dossier)
    .map((section) => ({ section, blocs: blocsSection(section, dossier, entier) }))
    .filter(({ blocs }) => blocs.length > 0);

/** Le bilan entier, section par section. */
export const blocsBilan = (dossier: Dossier, entier: boolean): Bloc[] =>
  enHautDePage(
    sectionsDites(dossier, entier).map(({ section, blocs }) => [
      { genre: "titre", niveau: 1, texte: SECTIONS[section].titre, ancre: section } as const,
      ...blocs,
    ]),
  );

/** D'où viennent les chiffres d'un bilan. */
export const sourcesDe = ({ preparation: { instant, indicateurs, argent } }: Dossier): string[] => [
  `Plan d’actions et suivi tenus dans Maillage, au ${enLettres(jourDe(instantDe(instant)))}`,
  ...(argent.axes.length > 0 ? ["Budget tenu dans Maillage"] : []),
  ...new Set(indicateurs.map(({ source }) => source).filter(Boolean)),
];

/** Qui a adopté le bilan, et quand. */
export const adoptionDite = (instance: string | null, adopteLe: Jour | null): string =>
  instance && adopteLe ? `Adopté le ${enLettres(adopteLe)} par : ${instance}` : "Pas encore adopté";
