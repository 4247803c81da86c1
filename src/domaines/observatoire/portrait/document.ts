import type { Bloc, Cellule } from "#commun/document.ts";
import { pluriel } from "#commun/texte.ts";
import {
  LIBELLES_GENRE,
  LIBELLES_THEME,
  type LieuNomme,
  type Statistique,
  THEMES,
} from "#domaines/statistiques/model.ts";
import { direValeur, estCourte } from "../carte/rules.ts";
import { blocsEvolution } from "./evolution/document.ts";
import type { Mesure, Portrait, Trait } from "./model.ts";
import { traitsDuConseil } from "./rules.ts";

/** Une longue unité se dit avec le nom, une fois, plutôt qu'à chaque valeur. */
const nomEtUnite = (statistique: Statistique): string =>
  statistique.formule.genre === "compte" || estCourte(statistique)
    ? statistique.nom
    : `${statistique.nom} (${statistique.unite})`;

const direMesure = (statistique: Statistique, mesure: Mesure | null): string => {
  if (!mesure) return "—";
  if (mesure.valeur === null) return mesure.secret ? "secret" : "—";
  return direValeur(statistique, mesure.valeur);
};

const colonnesDe = ({ dans }: Portrait, traits: readonly Trait[], genres: readonly LieuNomme["genre"][]): LieuNomme[] =>
  dans.filter(
    ({ genre }) =>
      genres.includes(genre) &&
      traits.some(({ comparaisons }) => comparaisons.some(({ lieu, mesure }) => lieu.genre === genre && mesure)),
  );

const ailleurs = ({ statistique, comparaisons }: Trait, { genre }: LieuNomme): string =>
  direMesure(statistique, comparaisons.find(({ lieu }) => lieu.genre === genre)?.mesure ?? null);

function tableDe(
  portrait: Portrait,
  traits: readonly Trait[],
  { legende, genres, nom = 2.6 }: { legende: string; genres: readonly LieuNomme["genre"][]; nom?: number },
): Bloc {
  const colonnes = colonnesDe(portrait, traits, genres);
  return {
    genre: "tableau",
    legende,
    nommees: true,
    colonnes: [
      { titre: "Chiffre", largeur: nom },
      { titre: "Ici", largeur: 1.2 },
      ...colonnes.map(({ genre }) => ({ titre: LIBELLES_GENRE[genre], largeur: 1.5 })),
      { titre: "Ce que l’on peut en dire", largeur: 3.6 },
    ],
    rangees: traits.map((trait): Cellule[] => [
      `${nomEtUnite(trait.statistique)}, ${trait.mesure.millesime}`,
      direMesure(trait.statistique, trait.mesure),
      ...colonnes.map((colonne) => ailleurs(trait, colonne)),
      trait.phrases.join(" "),
    ]),
  };
}

const TOUS: readonly LieuNomme["genre"][] = ["bassin", "epci", "departement", "region", "france"];

const presenter = ({ lieu, habitants, communes }: Portrait): string =>
  [
    LIBELLES_GENRE[lieu.genre],
    communes.length > 1 ? pluriel(communes.length, "commune") : "",
    habitants === null ? "" : `${pluriel(habitants, "habitant")} (population municipale en vigueur en 2026)`,
  ]
    .filter(Boolean)
    .join(", ");

/** Un portrait entier, thème par thème. */
export const blocsPortrait = (portrait: Portrait): Bloc[] => [
  {
    genre: "paragraphe",
    texte: `${presenter(portrait)}. Les comparaisons sont de la même année que le chiffre d’ici.`,
  },
  ...THEMES.flatMap((theme): Bloc[] => {
    const traits = portrait.traits.filter(({ statistique }) => statistique.theme === theme);
    if (traits.length === 0) return [];
    const legende = `${LIBELLES_THEME[theme]} : ${portrait.lieu.nom}`;
    return [
      { genre: "titre", niveau: 1, texte: LIBELLES_THEME[theme] },
      tableDe(portrait, traits, { legende, genres: TOUS }),
      ...blocsEvolution(traits, `Évolution, ${LIBELLES_THEME[theme].toLowerCase()} : ${portrait.lieu.nom}`),
    ];
  }),
];

const RETENUS = 4;

const SECRET = "Secret : compte trop peu de monde, ou en rendrait un qui le fait.";

const PHRASES = 2;

/** Sur une feuille, deux phrases par chiffre ; la raison d'un secret se dit une fois, sous le tableau. */
const enBref = (trait: Trait): Trait => ({
  ...trait,
  phrases: trait.mesure.valeur === null ? [] : trait.phrases.slice(0, PHRASES),
});

const enPied = (sources: readonly string[], secrets: boolean): Bloc[] => {
  const dits = [secrets ? SECRET : "", sources.length > 0 ? `Sources : ${sources.join(" ; ")}.` : ""].filter(Boolean);
  return dits.length > 0 ? [{ genre: "note", texte: dits.join(" ") }] : [];
};

/** La feuille d'un conseil municipal, qui tient sur une page : quatre chiffres à retenir, dix à lire, ce que l'on peut en dire, et leurs sources. */
export function blocsConseil(portrait: Portrait): Bloc[] {
  const traits = traitsDuConseil(portrait.traits);
  if (traits.length === 0) return [{ genre: "note", texte: "Aucun chiffre n’est encore connu de cette commune." }];
  const dits = traits.filter(({ mesure }) => mesure.valeur !== null);
  return [
    { genre: "paragraphe", texte: `${presenter(portrait)}.` },
    {
      genre: "chiffres",
      entrees: dits.slice(0, RETENUS).map(({ statistique, mesure }) => ({
        valeur: direMesure(statistique, mesure),
        libelle: `${statistique.nom}, ${mesure.millesime}`,
      })),
    },
    tableDe(portrait, traits.map(enBref), {
      legende: `${portrait.lieu.nom} en quelques chiffres`,
      genres: ["epci", "france"],
      nom: 3,
    }),
    ...enPied(portrait.sources, dits.length < traits.length),
  ];
}
