import type { Bloc, Cellule } from "#commun/document.ts";
import { enLettres } from "#commun/jour.ts";
import { COHERENCES, TEXTES_DITS } from "./lexique.ts";
import {
  LIBELLES_BILAN_SCHEMA,
  LIBELLES_FORME,
  LIBELLES_MODE_ACCUEIL,
  LIBELLES_TRAVAUX,
  type ModeAccueil,
  type OffrePlanifiee,
  type Quantite,
  type Schema,
  TEXTES_SCHEMA,
} from "./model.ts";
import { anneesDe, bilansDe, coherenceDuree, ecartDe, modesDits, nombreDe, zonesDe } from "./rules.ts";

const titre = (texte: string): Bloc => ({ genre: "titre", niveau: 1, texte });
const ecrit = (nombre: number) => nombre.toLocaleString("fr-FR");
const ecritOuRien = (nombre: number | null) => (nombre === null ? "" : ecrit(nombre));

const paragraphes = (texte: string): Bloc[] =>
  texte
    .split(/\n\s*\n/)
    .map((un) => un.trim())
    .filter(Boolean)
    .map((un) => ({ genre: "paragraphe", texte: un }));

const colonnesDe = (schema: OffrePlanifiee, avecDepart: boolean) => [
  { titre: "Mode d’accueil", largeur: 2 },
  ...(avecDepart ? [{ titre: "Au départ" }] : []),
  ...anneesDe(schema).map((annee) => ({ titre: `${annee}` })),
];

type Zone = { schema: OffrePlanifiee; zone: string; modes: readonly ModeAccueil[] };

const nomZone = (zone: string) => zone || "tout le territoire";

const prevues = ({ schema, zone, modes }: Zone): Bloc => ({
  genre: "tableau",
  legende: `L’offre prévue, ${nomZone(zone)}`,
  nommees: true,
  colonnes: colonnesDe(schema, true),
  rangees: modes.map((mode): Cellule[] => [
    LIBELLES_MODE_ACCUEIL[mode],
    ...(["depart", ...anneesDe(schema)] as const).map((annee) =>
      ecritOuRien(nombreDe(schema.contenu.offre, { zone, mode, annee })),
    ),
  ]),
});

/** « 30 pour 32 (-2) » : ce qui est là, ce qui était prévu, l'écart. */
function reelDit(schema: OffrePlanifiee, une: Pick<Quantite, "zone" | "mode" | "annee">): string {
  const reel = nombreDe(schema.reel, une);
  if (reel === null) return "";
  const prevu = nombreDe(schema.contenu.offre, une);
  const ecart = ecartDe(schema, une);
  if (prevu === null || ecart === null) return ecrit(reel);
  return `${ecrit(reel)} pour ${ecrit(prevu)}${ecart === 0 ? "" : ` (${ecart > 0 ? "+" : ""}${ecrit(ecart)})`}`;
}

const reelles = ({ schema, zone, modes }: Zone): Bloc[] => {
  const comptes = modes.filter((mode) => schema.reel.some((une) => une.zone === zone && une.mode === mode));
  if (comptes.length === 0) return [];
  return [
    {
      genre: "tableau",
      legende: `Le réel pour le prévu, et l’écart, ${nomZone(zone)}`,
      nommees: true,
      colonnes: colonnesDe(schema, false),
      rangees: comptes.map((mode): Cellule[] => [
        LIBELLES_MODE_ACCUEIL[mode],
        ...anneesDe(schema).map((annee) => reelDit(schema, { zone, mode, annee })),
      ]),
    },
  ];
};

/** L'offre d'un schéma, zone par zone : ce qui est prévu, puis ce qui est là. */
export function blocsOffre(schema: OffrePlanifiee): Bloc[] {
  const toutes = [...schema.contenu.offre, ...schema.reel];
  return zonesDe(toutes).flatMap((zone) => {
    const modes = modesDits(toutes.filter((une) => une.zone === zone));
    return modes.length === 0 ? [] : [prevues({ schema, zone, modes }), ...reelles({ schema, zone, modes })];
  });
}

function blocsMetiers({ contenu: { metiers } }: Schema): Bloc[] {
  if (metiers.length === 0) return [];
  return [
    titre("Emplois et compétences"),
    {
      genre: "tableau",
      legende: "Ce qu’il faut de métiers, en équivalents temps plein",
      nommees: true,
      colonnes: [
        { titre: "Métier", largeur: 3 },
        { titre: "Vacants", type: "nombre" },
        { titre: "À créer", type: "nombre" },
      ],
      rangees: metiers.map(({ metier, vacants, aCreer }) => [metier, vacants, aCreer]),
    },
  ];
}

function blocsTravaux({ contenu: { investissements } }: Schema): Bloc[] {
  if (investissements.length === 0) return [];
  return [
    titre("Investissements"),
    {
      genre: "tableau",
      legende: "Les projets, leur calendrier et leur coût",
      nommees: true,
      colonnes: [
        { titre: "Projet", largeur: 1.6 },
        { titre: "Travaux" },
        { titre: "Quand" },
        { titre: "Coût", type: "montant" },
        { titre: "Moyens", largeur: 1.6 },
        { titre: "Difficultés", largeur: 1.4 },
      ],
      rangees: investissements.map(({ nom, zone, enfance, travaux, debut, fin, cout, moyens, difficultes }) => [
        [nom, zone, enfance && "enfance, à côté du schéma"].filter(Boolean).join(", "),
        LIBELLES_TRAVAUX[travaux],
        [...new Set([debut, fin])].filter(Boolean).join(" à ") || "À dater",
        cout,
        moyens,
        difficultes,
      ]),
    },
  ];
}

type Autour = { convention: string | null; remplace: Schema | null };

const actualiseDit = (remplace: Schema | null) =>
  remplace
    ? [
        {
          terme: "Actualise",
          textes: [
            [remplace.titre, remplace.adopteLe && `adopté le ${enLettres(remplace.adopteLe)}`]
              .filter(Boolean)
              .join(", "),
          ],
        },
      ]
    : [];

function vieDe(schema: Schema, { convention, remplace }: Autour) {
  const { adopteLe, acte, debut, fin, contenu, forme } = schema;
  const { intermediaire, final } = bilansDe(schema);
  return [
    { terme: "Forme", textes: [LIBELLES_FORME[forme]] },
    { terme: "Durée", textes: [`Du ${enLettres(debut)} au ${enLettres(fin)}`] },
    { terme: "Adoption", textes: [adopteLe ? `${enLettres(adopteLe)}, ${acte}` : "En préparation, pas encore adopté"] },
    ...actualiseDit(remplace),
    ...(convention ? [{ terme: "Convention qui en tient lieu", textes: [convention] }] : []),
    ...(forme === "schema"
      ? [
          {
            terme: "Schéma départemental",
            textes: [
              `Durée : ${COHERENCES[coherenceDuree(schema, contenu.departemental)].toLowerCase()}`,
              contenu.departemental.compatibilite,
            ].filter(Boolean),
          },
          {
            terme: "Bilans attendus",
            textes: [`Intermédiaire vers le ${enLettres(intermediaire)}, final au ${enLettres(final)}`],
          },
        ]
      : []),
  ];
}

/** Ce qu'une autorité planifie, en un document : les orientations d'abord, puis l'offre, les métiers, les travaux, les bilans. */
export function blocsSchema(schema: Schema, autour: Autour): Bloc[] {
  const { contenu, bilans } = schema;
  const offre = blocsOffre(schema);
  return [
    { genre: "definitions", entrees: vieDe(schema, autour) },
    ...(contenu.texte ? [titre(TEXTES_DITS.texte), ...paragraphes(contenu.texte)] : []),
    ...(offre.length > 0 ? [titre("L’offre d’accueil, année par année"), ...offre] : []),
    ...blocsMetiers(schema),
    ...blocsTravaux(schema),
    ...TEXTES_SCHEMA.filter((cle) => cle !== "texte" && contenu[cle]).flatMap((cle) => [
      titre(TEXTES_DITS[cle]),
      ...paragraphes(contenu[cle]),
    ]),
    ...bilans.flatMap(({ genre, le, texte }) => [
      titre(`${LIBELLES_BILAN_SCHEMA[genre]}, ${enLettres(le)}`),
      ...paragraphes(texte),
    ]),
  ];
}
