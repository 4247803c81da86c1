import type { Bloc } from "#commun/document.ts";
import { enLettres } from "#commun/jour.ts";
import { LIBELLES_MISSION } from "../relais/model.ts";
import { blocsOffre } from "../schema/document.ts";
import { LIBELLES_FORME } from "../schema/model.ts";
import type { Enfance } from "./model.ts";

const note = (texte: string): Bloc => ({ genre: "note", texte });

/** Les places prévues et réelles, schéma par schéma. */
export const blocsPlaces = ({ schemas }: Enfance): Bloc[] =>
  schemas.length === 0
    ? [note("Aucun schéma ni document de planification n’était adopté dans cette période.")]
    : schemas.flatMap((schema): Bloc[] => {
        const { titre, autoriteNom, forme, adopteLe } = schema;
        const adopte = adopteLe ? `, adopté le ${enLettres(adopteLe)}` : "";
        return [
          { genre: "titre", niveau: 2, texte: titre },
          note(`${autoriteNom}. ${LIBELLES_FORME[forme]}${adopte}.`),
          ...blocsOffre(schema),
        ];
      });

/** Les avis rendus sur les projets privés. */
export const blocsAvis = ({ avis }: Enfance): Bloc[] => [
  {
    genre: "chiffres",
    entrees: [
      { valeur: `${avis.recues}`, libelle: "demandes reçues" },
      { valeur: `${avis.favorables}`, libelle: "avis favorables" },
      { valeur: `${avis.tacites}`, libelle: "favorables par silence" },
      { valeur: `${avis.defavorables}`, libelle: "avis défavorables" },
    ],
  },
];

/** L'activité des relais, année par année. */
export const blocsRelais = ({ relais }: Enfance): Bloc[] =>
  relais.length === 0
    ? [note("Aucune année de relais n’est écrite pour cette période.")]
    : [
        {
          genre: "tableau",
          legende: "Les relais petite enfance",
          nommees: true,
          colonnes: [
            { titre: "Relais", largeur: 2 },
            { titre: "Année" },
            { titre: "Assistants maternels actifs", type: "nombre" },
            { titre: "ETP", type: "nombre" },
            { titre: "Familles", type: "nombre" },
            { titre: "Ateliers", type: "nombre" },
            { titre: "Missions renforcées", largeur: 2 },
          ],
          rangees: relais.map(({ nom, annee, actifs, etp, familles, ateliers, missions }) => [
            nom,
            `${annee}`,
            actifs,
            etp,
            familles,
            ateliers,
            missions.map((une) => LIBELLES_MISSION[une]).join(", "),
          ]),
        },
      ];
