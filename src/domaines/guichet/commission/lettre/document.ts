import type { Bloc } from "#commun/document.ts";
import { jourEnMots } from "../../demande/etape/recapitulatif/textes.ts";
import type { Langue } from "../../demande/model.ts";
import { TEXTES, type Textes } from "../../demande/textes.ts";
import type { ContenuLettre, EnMots } from "./model.ts";
import { placeDite } from "./rules.ts";

/** À qui la lettre s'adresse : lu au moment de l'imprimer ; rien si la famille a été effacée. */
export type Destinataire = { nom: string; adresse: string; enfants: string } | null;

const paragraphe = (texte: string): Bloc => ({ genre: "paragraphe", texte });
const liste = (elements: readonly string[]): Bloc => ({ genre: "liste", elements });

/** Une lettre lue dans une langue. */
export type Lue = { contenu: Omit<ContenuLettre, keyof EnMots | "traduite"> & EnMots; t: Textes };

/** GUI-374 : une lettre se lit d'abord dans la langue que la famille a choisie, puis en français, qui seul fait foi : on le dit. */
export function lectures({ traduite, ...contenu }: ContenuLettre): Lue[] {
  const decision = { contenu, t: TEXTES.fr };
  return traduite ? [{ contenu: { ...contenu, ...traduite }, t: TEXTES[traduite.langue] }, decision] : [decision];
}

/** Ce que la commission propose, ou pourquoi elle ne propose rien : avant les places. */
export function annonceDite({ contenu: { issue, seance, le }, t }: Lue): string {
  const { lettre } = t;
  if (issue === "place" && seance === "") return lettre.liberee;
  const dire = { place: lettre.propose, attente: lettre.sansPlace, nonRecevable: lettre.nonRecevable }[issue];
  return dire(seance, jourEnMots(le, t));
}

/** Où l'enfant garde sa place, s'il en change. */
export const changementDit = ({ contenu: { issue, changement }, t }: Lue): string[] =>
  changement ? [issue === "place" ? t.lettre.rendre(changement) : t.lettre.garde(changement)] : [];

export const delaiDit = ({ contenu: { limite, le }, t }: Lue): string => t.lettre.repondez(jourEnMots(limite ?? le, t));

function annonce(lue: Lue): Bloc[] {
  const { contenu, t } = lue;
  const dite = [paragraphe(annonceDite(lue))];
  const garde = changementDit(lue).map(paragraphe);
  if (contenu.issue !== "place") return [...dite, ...garde];
  const blocs = [{ genre: "paragraphe" as const, texte: delaiDit(lue) }];
  return [
    ...dite,
    liste(contenu.places.map((place) => placeDite(place, t))),
    ...garde,
    { genre: "encadre", ton: "decision", titre: t.lettre.reponse, blocs },
  ];
}

type Niveau = 1 | 2 | 3;

const points = ({ contenu: { lignes, propres = [], points: total }, t }: Lue, niveau: Niveau): Bloc[] => [
  { genre: "titre", niveau, texte: t.lettre.points },
  {
    genre: "tableau",
    legende: t.suivi.points,
    nommees: true,
    colonnes: [
      { titre: t.suivi.critere, largeur: 2 },
      { titre: t.suivi.raison, largeur: 2 },
      { titre: t.suivi.nombre, type: "nombre" },
    ],
    rangees: [
      ...lignes.map(({ libelle, raison, points: siens }) => [libelle, raison, siens]),
      { total: [t.lettre.enTout, "", total] },
    ],
  },
  ...(propres.length > 0 ? [paragraphe(t.lettre.ailleurs), liste(propres)] : []),
];

const siElements = (texte: string, elements: readonly string[], niveau: Niveau): Bloc[] =>
  elements.length === 0 ? [] : [{ genre: "titre", niveau, texte }, liste(elements)];

/** La lettre dans une langue : la décision, ses points, pourquoi, les règles, la mention et les recours. */
function blocsDe(lue: Lue, enfants: string, niveau: Niveau): Bloc[] {
  const { contenu, t } = lue;
  const { lettre } = t;
  return [
    ...(t.langue.cle !== "fr" ? [{ genre: "note" as const, texte: lettre.traduction }] : []),
    paragraphe(lettre.demande(contenu.numero, enfants, lettre.enPoints(contenu.points))),
    ...annonce(lue),
    ...siElements(contenu.issue === "place" ? lettre.preferes : lettre.pourquoi, contenu.refus, niveau),
    ...points(lue, niveau),
    ...siElements(lettre.derniers, contenu.derniers, niveau),
    ...siElements(lettre.regles, contenu.regles, niveau),
    { genre: "titre", niveau, texte: lettre.droits },
    paragraphe(lettre.mention),
    paragraphe(lettre.recours),
  ];
}

/** Les blocs d'une lettre, langue après langue : une page sait ainsi laquelle elle montre. */
export function parLangue(
  contenu: ContenuLettre,
  destinataire: Destinataire,
  niveau: 1 | 2,
): { langue: Langue; titre: string | null; blocs: Bloc[] }[] {
  const lues = lectures(contenu);
  const deux = lues.length > 1;
  return lues.map((lue, rang) => ({
    langue: lue.t.langue.cle,
    titre: rang > 0 ? (lues[0]?.t.lettre.originale ?? null) : null,
    blocs: blocsDe(lue, destinataire?.enfants ?? "", deux && rang > 0 ? ((niveau + 1) as Niveau) : niveau),
  }));
}

/** La lettre d'une famille, prête à imprimer. `niveau` : celui de ses titres. */
export function blocsLettre(contenu: ContenuLettre, destinataire: Destinataire, niveau: 1 | 2 = 1): Bloc[] {
  const qui = destinataire ? [destinataire.nom, destinataire.adresse].filter(Boolean).join(", ") : "";
  return [
    ...(qui ? [paragraphe(qui)] : []),
    ...parLangue(contenu, destinataire, niveau).flatMap(({ titre, blocs }): Bloc[] => [
      ...(titre ? [{ genre: "titre", niveau, texte: titre } as const] : []),
      ...blocs,
    ]),
  ];
}
