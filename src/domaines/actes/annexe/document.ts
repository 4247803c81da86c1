import type { Bloc } from "#commun/document.ts";
import { pluriel } from "#commun/texte.ts";
import { partieDe } from "#domaines/convention/index.ts";
import type { Partie } from "#domaines/convention/model.ts";
import { getTerritoires } from "#domaines/territoire/index.ts";
import { blocsTexte } from "../texte/document.ts";
import { SANS_COLLECTIVITE } from "./lexique.ts";
import type {
  AnnexeFaite,
  CommuneDite,
  Complements,
  DecisionDite,
  InstanceDite,
  MoyenDit,
  SoutienRange,
} from "./model.ts";
import type { Cadre } from "./rules.ts";

/** Tout ce qui fait les annexes d'une convention, tel qu'il est aujourd'hui. */
export type DossierAnnexes = {
  complements: Complements;
  /** L'annexe 1 telle que le diagnostic la tient. */
  diagnostic: readonly Bloc[];
  communes: readonly CommuneDite[];
  soutiens: readonly SoutienRange[];
  plan: readonly Bloc[];
  moyens: readonly MoyenDit[];
  instances: readonly InstanceDite[];
  decisions: readonly DecisionDite[];
};

const titre = (texte: string): Bloc => ({ genre: "titre", niveau: 2, texte });

function blocsTerritoire({ communes }: DossierAnnexes): Bloc[] {
  if (communes.length === 0) return [];
  const total = communes.reduce((somme, { municipale }) => somme + (municipale ?? 0), 0);
  return [
    titre("Les communes couvertes"),
    {
      genre: "tableau",
      legende: "Les communes couvertes et leur population municipale",
      nommees: true,
      colonnes: [
        { titre: "Commune", largeur: 3 },
        { titre: "Habitants", type: "nombre" },
      ],
      rangees: [
        ...communes.map(({ nom, municipale }) => [nom, municipale]),
        { total: [pluriel(communes.length, "commune"), total] },
      ],
    },
  ];
}

/** De quoi ranger l'annexe des équipements : les parties, et le nom de chaque commune couverte. */
export function cadreDe(parties: readonly Partie[], perimetre: readonly string[]): Cadre {
  const { communes } = getTerritoires();
  return { parties, communes: perimetre.flatMap((code) => communes.get(code)?.nom ?? []), designer: partieDe };
}

const HORS_PARTIES: Bloc = { genre: "paragraphe", texte: "Ne signe pas la convention." };

/** Une liste par collectivité qui soutient, dans l'ordre où les lignes la nomment ; ses places, là où le registre en sait. */
export function blocsSoutiens({ soutiens }: Pick<DossierAnnexes, "soutiens">): Bloc[] {
  return [...Map.groupBy(soutiens, ({ collectivite }) => collectivite)].flatMap(([nom, siens]): Bloc[] => {
    const dites = siens.some(({ places }) => places !== null);
    const signe = nom === SANS_COLLECTIVITE || siens.some((un) => un.signe);
    return [
      titre(nom),
      ...(signe ? [] : [HORS_PARTIES]),
      {
        genre: "tableau",
        legende: `Équipements et services soutenus : ${nom}`,
        colonnes: [
          { titre: "Type" },
          { titre: "Nom", largeur: 1.5 },
          { titre: "Adresse", largeur: 1.5 },
          ...(dites ? [{ titre: "Places", type: "nombre" as const }] : []),
        ],
        rangees: siens.map(({ type, nom: lieu, adresse, places }) => [type, lieu, adresse, ...(dites ? [places] : [])]),
      },
    ];
  });
}

export function blocsMoyens({ moyens }: Pick<DossierAnnexes, "moyens">): Bloc[] {
  if (moyens.length === 0) return [];
  return [
    titre("Les moyens"),
    {
      genre: "tableau",
      legende: "Ce que chacun prévoit de financer sur la durée de la convention",
      nommees: true,
      colonnes: [
        { titre: "Financeur", largeur: 3 },
        { titre: "Prévu", type: "montant" },
      ],
      rangees: [
        ...moyens.map(({ financeur, prevu }) => [financeur, prevu]),
        { total: ["Total", moyens.reduce((somme, { prevu }) => somme + (prevu ?? 0), 0)] },
      ],
    },
  ];
}

const composition = ({ colleges }: InstanceDite) =>
  colleges.map(({ nom, membres }) => (membres === null ? nom : `${nom} : ${pluriel(membres, "membre")}`)).join(" ; ");

export const blocsInstances = ({ instances }: Pick<DossierAnnexes, "instances">): Bloc[] =>
  instances.flatMap((instance): Bloc[] => {
    const faits = [
      ["Nature", instance.nature],
      ["Rôle", instance.objet],
      ["Présidence", instance.presidence],
      ["Réunions", instance.frequence === null ? "" : `${instance.frequence} par an`],
      ["Composition", composition(instance)],
    ].flatMap(([terme = "", texte = ""]) => (texte ? [{ terme, textes: [texte] }] : []));
    return [titre(instance.nom), { genre: "definitions", entrees: faits }];
  });

const tableauDecisions = (acte: string, decisions: readonly DecisionDite[]): Bloc => ({
  genre: "tableau",
  legende: `Les décisions des assemblées : ${acte[0]?.toLowerCase()}${acte.slice(1)}`,
  nommees: true,
  colonnes: [
    { titre: "Collectivité", largeur: 2 },
    { titre: "Numéro" },
    { titre: "Séance", type: "jour" },
    { titre: "Votants", type: "nombre" },
    { titre: "Résultat" },
  ],
  rangees: decisions.map(({ collectivite, numero, seance, votants, resultat }) => [
    collectivite,
    numero,
    seance ?? "",
    votants,
    resultat,
  ]),
});

/** Un tableau par acte : qui a décidé de la convention, puis de chaque avenant. */
const blocsDecisions = ({ decisions }: Pick<DossierAnnexes, "decisions">): Bloc[] =>
  [...Map.groupBy(decisions, ({ acte }) => acte)].flatMap(([acte, siennes]) => [
    titre(acte),
    tableauDecisions(acte, siennes),
  ]);

const TENUS: Record<AnnexeFaite, (dossier: DossierAnnexes) => readonly Bloc[]> = {
  diagnostic: (dossier) => [...blocsTerritoire(dossier), ...dossier.diagnostic],
  equipements: blocsSoutiens,
  plan: (dossier) => [...blocsMoyens(dossier), ...dossier.plan],
  pilotage: blocsInstances,
  decisions: blocsDecisions,
};

/** Ce que Maillage tient d'une annexe, sans ce que l'on y ajoute. */
export const blocsTenus = (genre: AnnexeFaite, dossier: DossierAnnexes): readonly Bloc[] => TENUS[genre](dossier);

/** Une annexe entière : ce que l'on y écrit, puis ce que Maillage tient. */
export const blocsAnnexe = (genre: AnnexeFaite, dossier: DossierAnnexes): Bloc[] => [
  ...blocsTexte(dossier.complements[genre]?.texte ?? ""),
  ...blocsTenus(genre, dossier),
];
