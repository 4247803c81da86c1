import type { Bloc, Rangee } from "#commun/document.ts";
import { enLettres } from "#commun/jour.ts";
import { nomDuMois } from "#commun/mois.ts";
import { pluriel } from "#commun/texte.ts";
import {
  type Contenu,
  type Critere,
  LIBELLES_ANCIENNETE,
  LIBELLES_FAIT,
  type PlacesReservees,
  type Reglement,
} from "./model.ts";

/** Comment nommer une commune, une structure. */
export type Nommer = { commune: (code: string) => string; structure: (id: string) => string };

const signe = (nombre: number): string => (nombre > 0 ? `+${nombre}` : `${nombre}`.replace("-", "−"));

/** Les points d'un critère, en mots. */
export function pointsDits(critere: Critere): string {
  switch (critere.type) {
    case "booleen":
      return signe(critere.points);
    case "echelle":
      return critere.tranches.map(({ libelle, points }) => `${libelle} : ${signe(points)}`).join(" ; ");
    case "parUnite":
      return `${signe(critere.points)} par ${critere.unite}, au plus ${critere.maximum}`;
    case "expert":
      return `De ${signe(critere.minimum)} à ${signe(critere.maximum)}, sur avis signé et motivé`;
  }
}

const precision = (critere: Critere, nommer: Nommer): string =>
  [
    critere.description,
    critere.communes.length > 0 ? `${critere.communes.map(nommer.commune).join(", ")}.` : "",
    critere.structures?.length ? `Ne compte que dans : ${critere.structures.map(nommer.structure).join(", ")}.` : "",
    critere.fait === "situation" ? "" : `Se lit dans la demande : ${LIBELLES_FAIT[critere.fait].toLowerCase()}.`,
  ]
    .filter(Boolean)
    .join(" ");

const rangeeDe = (critere: Critere, nommer: Nommer): Rangee => [
  critere.libelle,
  pointsDits(critere),
  precision(critere, nommer),
  critere.piece,
];

const regleDuGroupe = ({ plafond, meilleur }: Contenu["groupes"][number]): string =>
  [meilleur && "seul le meilleur critère compte", plafond !== null && `au plus ${pluriel(plafond, "point")}`]
    .filter(Boolean)
    .join(", ");

/** Le barème, groupe par groupe, puis ce qui n'est d'aucun groupe. */
function rangeesDe({ criteres, groupes }: Contenu, nommer: Nommer): Rangee[] {
  const deGroupe = groupes.flatMap((groupe) => {
    const siens = criteres.filter((critere) => critere.groupe === groupe.code);
    const regle = regleDuGroupe(groupe);
    const titre = regle ? `${groupe.libelle} (${regle})` : groupe.libelle;
    return siens.length === 0 ? [] : [{ groupe: titre }, ...siens.map((critere) => rangeeDe(critere, nommer))];
  });
  const autres = criteres.filter(({ groupe }) => !groupes.some(({ code }) => code === groupe));
  if (autres.length === 0) return deGroupe;
  const titre = deGroupe.length > 0 ? [{ groupe: "Autres critères" }] : [];
  return [...deGroupe, ...titre, ...autres.map((critere) => rangeeDe(critere, nommer))];
}

const titre = (texte: string): Bloc => ({ genre: "titre", niveau: 1, texte });
const paragraphe = (texte: string): Bloc => ({ genre: "paragraphe", texte });

const placesDites = (places: PlacesReservees): string =>
  places.genre === "tranche"
    ? `une place par tranche de ${pluriel(places.taille, "place")}${places.entamee ? ", la tranche entamée comprise" : ""}`
    : `${pluriel(places.nombre, "place")} par structure`;

const libelleDe = ({ criteres }: Contenu, code: string): string =>
  criteres.find((critere) => critere.code === code)?.libelle ?? code;

function blocsReserves(contenu: Contenu): Bloc[] {
  const { reserves, ordreReserves } = contenu;
  if (reserves.length === 0) return [];
  return [
    titre("Places gardées"),
    {
      genre: "liste",
      elements: reserves.map(
        ({ libelle, places, ayantsDroit, acces }) =>
          `${libelle} : ${placesDites(places)}, pour qui vérifie « ${ayantsDroit.map((code) => libelleDe(contenu, code)).join(" » ou « ")} ». ${acces === "tous" ? "Ce qu’il en reste s’ouvre à tous." : "Ce qu’il en reste est gardé."}`,
      ),
    },
    paragraphe(
      ordreReserves === "dAbord"
        ? "Un ayant droit essaie d’abord la place gardée, puis les places ouvertes à tous."
        : "Un ayant droit essaie d’abord les places ouvertes à tous, puis la place gardée.",
    ),
  ];
}

/** Qui passe avant qui. */
export function ordreDit(contenu: Contenu): string[] {
  const criteres = contenu.departage.map((code) => `« ${libelleDe(contenu, code)} » d’abord`);
  return [
    "Le plus de points d’abord",
    ...criteres,
    `La plus ancienne d’abord : une demande attend depuis ${LIBELLES_ANCIENNETE[contenu.anciennete]}${contenu.refusRemetAZero ? " ; refuser une place la remet à zéro" : ""}`,
    "Un tirage au sort, fait en public après la clôture de la liste, que chacun peut refaire",
  ];
}

const calendrierDit = ({ calendrier }: Contenu): Bloc => ({
  genre: "liste",
  elements: calendrier.map(
    ({ nom, mois, entreesDe, entreesA }) =>
      `${nom} : se tient en ${nomDuMois(mois)}, pour une entrée ${entreesDe === entreesA ? `en ${nomDuMois(entreesDe)}` : `de ${nomDuMois(entreesDe)} à ${nomDuMois(entreesA)}`}`,
  ),
});

function blocsSuite(contenu: Contenu): Bloc[] {
  const { delaiReponse, confirmation, rangMontre } = contenu;
  return [
    titre("Après la commission"),
    {
      genre: "liste",
      elements: [
        `Une famille à qui une place est proposée a ${pluriel(delaiReponse, "jour")} pour répondre. Un refus, ou pas de réponse : la place va à la suivante.`,
        confirmation === 0
          ? "La demande reste valable sans être confirmée."
          : `Elle confirme sa demande tous les ${confirmation} mois : sans réponse à deux rappels, la demande se ferme, et peut être restaurée avec son ancienneté.`,
        rangMontre
          ? "Elle voit ses points ligne par ligne, et son rang."
          : "Elle voit ses points ligne par ligne ; le rang n’est pas montré.",
      ],
    },
    paragraphe(
      "La décision s’appuie sur un traitement algorithmique. Chaque famille peut en demander les règles et leur application à sa demande (code des relations entre le public et l’administration, art. L. 311-3-1). La commission peut s’en écarter par un motif écrit.",
    ),
  ];
}

/** Le règlement en mots : le même à l'écran, en public et sur le papier. */
export function blocsReglement({ contenu }: Pick<Reglement, "contenu">, nommer: Nommer): Bloc[] {
  return [
    ...contenu.preambule.split(/\n{2,}/).flatMap((texte) => (texte.trim() ? [paragraphe(texte.trim())] : [])),
    titre("Qui peut demander"),
    contenu.eligibilite.length > 0
      ? {
          genre: "liste",
          elements: contenu.eligibilite.map((condition) =>
            condition.genre === "commune"
              ? `${condition.libelle} (${condition.communes.map(nommer.commune).join(", ")})`
              : condition.libelle,
          ),
        }
      : paragraphe("Toute famille, sans condition."),
    titre("Les points"),
    {
      genre: "tableau",
      legende: "Ce que compte chaque critère",
      nommees: true,
      colonnes: [
        { titre: "Critère", largeur: 1.4 },
        { titre: "Points", largeur: 1.6 },
        { titre: "Précision", largeur: 2 },
        { titre: "Pièce", largeur: 1.4 },
      ],
      rangees: rangeesDe(contenu, nommer),
    },
    titre("L’ordre des demandes"),
    { genre: "liste", numerotee: true, elements: ordreDit(contenu) },
    ...blocsReserves(contenu),
    titre("Le calendrier"),
    calendrierDit(contenu),
    ...blocsSuite(contenu),
  ];
}

/** Ce qu'une version dit d'elle-même : depuis quand, par quel acte. */
export const vieDite = ({ numero, depuis, publieLe, acte }: Reglement): string =>
  depuis && publieLe
    ? `Version ${numero}, applicable depuis le ${enLettres(depuis)}, publiée le ${enLettres(publieLe)} (${acte})`
    : `Version ${numero}, brouillon`;
