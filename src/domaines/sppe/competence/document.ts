import type { Bloc, Imprime, Rangee } from "#commun/document.ts";
import { enLettres, type Jour } from "#commun/jour.ts";
import { pluriel } from "#commun/texte.ts";
import { DEVOIRS_DITS } from "./lexique.ts";
import {
  type AutoriteEtDevoirs,
  type CommuneSituee,
  COMPETENCES,
  type Habitants,
  LIBELLES_COMPETENCE,
  type Situation,
  type Somme,
} from "./model.ts";
import { partTransferee } from "./rules.ts";

type CommuneDite = Pick<CommuneSituee, "nom"> & { habitants: Habitants; situations: readonly Situation[] };

/** SPPE-114 : au récapitulatif, une compétence que la commune n'est pas tenue d'exercer se dit facultative, qu'elle l'exerce ou l'ait transférée. */
export function caseDite({ etat, obligatoire, autorite }: Situation): string {
  const facultative = obligatoire === false ? " (facultative)" : "";
  if (etat === "transferee") return `Transférée à ${autorite?.nom ?? ""}${facultative}`;
  if (etat === "exercee" || etat === "facultative") return `Exercée par la commune${facultative}`;
  return "Pas exercée";
}

const rangeeDe = ({ nom, habitants, situations }: CommuneDite): Rangee => [
  nom,
  habitants.nombre,
  ...situations.map(caseDite),
];

/** Ce que la case d'un groupement dit d'une compétence : qui la lui a transférée, et pour combien d'habitants. */
export function caseGroupement(somme: Somme | null, communes: number): string {
  const part = partTransferee(somme, communes);
  if (!somme || part === "aucune") return "Pas transférée";
  const qui = part === "toutes" ? "toutes les communes" : `${pluriel(somme.communes, "commune")} sur ${communes}`;
  const inconnues =
    somme.inconnues > 0 ? `, ${pluriel(somme.inconnues, "commune inconnue", "communes inconnues")}` : "";
  return `Transférée par ${qui} : ${pluriel(somme.nombre, "habitant")}${inconnues}`;
}

/** Les groupements à qui l'on a transféré, sous les communes. */
const rangeesGroupements = (autorites: readonly AutoriteEtDevoirs[], communes: number): Rangee[] => {
  const groupements = autorites.filter(({ autorite }) => autorite.genre !== "commune");
  return groupements.map(({ autorite, tient }) => [
    autorite.nom,
    null,
    ...COMPETENCES.map((une) => caseGroupement(tient[une], communes)),
  ]);
};

const devoirsDits = ({ autorite, devoirs }: AutoriteEtDevoirs): Rangee => [
  autorite.nom,
  devoirs.map(({ devoir, du }) => `${DEVOIRS_DITS[devoir].libelle}${du === null ? " (à vérifier)" : ""}`).join(" ; "),
];

type Recapitulatif = {
  jour: Jour;
  communes: readonly CommuneDite[];
  /** Combien de communes compte l'espace : une convention peut n'en couvrir que certaines. */
  total: number;
  autorites: readonly AutoriteEtDevoirs[];
  municipale: boolean;
};

/** Le tableau récapitulatif des compétences, et ce que chaque autorité doit. */
export function blocsCompetences({ jour, communes, total, autorites, municipale }: Recapitulatif): Bloc[] {
  const listees = communes.filter(({ situations }) => situations.some(({ autorite }) => autorite));
  const aDefaut = communes.filter(({ habitants }) => habitants.aDefaut || habitants.nombre === null);
  const personne = communes.filter(({ situations }) => situations.some(({ ecart }) => ecart === "personne"));
  return [
    {
      genre: "tableau",
      legende: `Les compétences de l’autorité organisatrice au ${enLettres(jour)}`,
      nommees: true,
      colonnes: [
        { titre: "Commune, ou groupement", largeur: 1.4 },
        { titre: municipale ? "Population municipale" : "Population totale", type: "nombre" },
        ...COMPETENCES.map((une) => ({ titre: LIBELLES_COMPETENCE[une], largeur: 1.6 })),
      ],
      rangees: [...listees.map(rangeeDe), ...rangeesGroupements(autorites, total)],
    },
    ...(aDefaut.length > 0
      ? [note(`Population du millésime le plus proche, ou inconnue : ${aDefaut.map(({ nom }) => nom).join(", ")}.`)]
      : []),
    ...(personne.length > 0
      ? [note(`Compétence facultative que personne n’exerce à : ${personne.map(({ nom }) => nom).join(", ")}.`)]
      : []),
    {
      genre: "tableau",
      legende: "Ce que chaque autorité organisatrice doit",
      nommees: true,
      colonnes: [{ titre: "Autorité" }, { titre: "Devoirs", largeur: 3 }],
      rangees: autorites.map(devoirsDits),
    },
  ];
}

const note = (texte: string): Bloc => ({ genre: "note", texte });

export const SOURCES_COMPETENCES: Imprime["sources"] = [
  "Code de l’action sociale et des familles, articles L. 214-1-3, L. 214-2 et D. 214-10-1",
  "Populations de référence de l’Insee, par le découpage administratif d’Etalab",
];
