import type { Bloc, Rangee } from "#commun/document.ts";
import { LIBELLES_ATTENDU } from "../point/model.ts";
import { LIBELLES_PRESENCE } from "../seance/presence/lexique.ts";
import type { ContenuReleve, PersonneRelevee, PointReleve } from "./model.ts";

const paragraphes = (texte: string): Bloc[] =>
  texte
    .split(/\n\s*\n/)
    .map((un) => un.trim())
    .filter(Boolean)
    .map((un) => ({ genre: "paragraphe", texte: un }));

const venue = ({ presence, pour }: PersonneRelevee): string =>
  presence === null ? "À noter" : `${LIBELLES_PRESENCE[presence]}${pour ? ` : ${pour}` : ""}`;

/** Qui était là, collège par collège. */
function tableauPersonnes(personnes: readonly PersonneRelevee[]): Bloc {
  const groupes = Map.groupBy(personnes, ({ voix, college }) => (voix ? college || "Sans collège" : "Invités"));
  const rangees = [...groupes].flatMap(([groupe, siens]): Rangee[] => [
    { groupe },
    ...siens.map((une) => [une.nom, une.qui, venue(une)]),
  ]);
  return {
    genre: "tableau",
    legende: "Qui était là",
    nommees: true,
    colonnes: [
      { titre: "Nom", largeur: 1.4 },
      { titre: "Qualité", largeur: 1.8 },
      { titre: "Présence", largeur: 1.6 },
    ],
    rangees,
  };
}

const unPoint = ({ titre, attendu, notes, conclusion }: PointReleve, rang: number): Bloc[] => [
  { genre: "titre", niveau: 2, texte: `${rang + 1}. ${titre}` },
  { genre: "note", texte: LIBELLES_ATTENDU[attendu] },
  ...paragraphes(notes),
  ...(conclusion
    ? [
        {
          genre: "encadre" as const,
          ton: "decision" as const,
          titre: attendu === "information" ? "À retenir" : "Conclusion",
          blocs: [{ genre: "paragraphe" as const, texte: conclusion }],
        },
      ]
    : []),
];

/** Le relevé de décisions : qui était là, ce qui fut conclu, point par point. */
export const blocsReleve = (contenu: ContenuReleve): Bloc[] => {
  const { personnes, points, decisions, notes, quorum, preside, secretaire } = contenu;
  const tenue = [preside && `Présidence : ${preside}.`, secretaire && `Secrétariat : ${secretaire}.`, quorum].filter(
    Boolean,
  );
  return [
    ...(tenue.length > 0 ? [{ genre: "paragraphe" as const, texte: tenue.join(" ") }] : []),
    { genre: "titre", niveau: 1, texte: "Présences" },
    tableauPersonnes(personnes),
    ...(decisions.length > 0
      ? ([
          { genre: "titre", niveau: 1, texte: "Décisions" },
          {
            genre: "liste",
            numerotee: true,
            elements: decisions.map(({ libelle, texte }) => [{ texte: `${libelle}. `, fort: true }, texte]),
          },
        ] as const)
      : []),
    { genre: "titre", niveau: 1, texte: "Point par point" },
    ...points.flatMap(unPoint),
    ...(notes ? [{ genre: "titre" as const, niveau: 1 as const, texte: "Autres notes" }, ...paragraphes(notes)] : []),
  ];
};
