import type { Bloc, Texte } from "#commun/document.ts";
import { enLettres } from "#commun/jour.ts";
import { grouper } from "../comparaison/ecart/actions.ts";
import type { EcartLu, GroupeEcarts } from "../comparaison/ecart/model.ts";
import { TITRES_LISTE } from "../contenu/document.ts";
import { cleElement, type ContenuVersion } from "../contenu/model.ts";
import type { Modification, Signee } from "../version/model.ts";
import { type Avenant, nomAvenant } from "./model.ts";

/** Tout ce qu'il faut pour écrire un avenant : ce qu'il change, de quoi, par rapport à quelle version. */
export type AvenantLu = {
  avenant: Avenant;
  depuis: Signee;
  modifications: readonly Modification[];
  contenus: { avant: ContenuVersion; apres: ContenuVersion };
  signatures: readonly { nom: string; signataires: string }[];
};

const dire = ({ quoi, avant, apres }: EcartLu): Texte[] => [
  [{ texte: `${quoi} : `, fort: true }, ...(avant && apres ? ["changé comme suit"] : [apres ?? avant ?? ""])],
  ...(avant && apres ? [[{ texte: "Au lieu de : ", emphase: true }, avant]] : []),
  ...(avant && apres ? [[{ texte: "Lire : ", emphase: true }, apres]] : []),
];

const blocsGroupe = (groupe: GroupeEcarts, rang: number, motif: string): Bloc[] => [
  { genre: "titre", niveau: 2, texte: `${rang}. ${TITRES_LISTE[groupe.liste]} : ${groupe.objet}` },
  ...(motif ? [{ genre: "paragraphe" as const, texte: [{ texte: "Motif : ", fort: true }, motif] }] : []),
  ...groupe.ecarts.flatMap((ecart) => dire(ecart).map((texte) => ({ genre: "paragraphe" as const, texte }))),
];

function blocsModifications({ modifications, contenus }: AvenantLu, decidees: boolean): Bloc[] {
  const siennes = modifications.filter(({ decision }) => (decision !== null) === decidees);
  const motifs = new Map(siennes.map(({ ecart, motif, decision }) => [cleElement(ecart), decision ?? motif]));
  return grouper(
    contenus,
    siennes.map(({ ecart }) => ecart),
  ).flatMap((groupe, rang) => blocsGroupe(groupe, rang + 1, motifs.get(groupe.cle) ?? ""));
}

const titre = (texte: string): Bloc => ({ genre: "titre", niveau: 1, texte });
const paragraphe = (texte: string): Bloc => ({ genre: "paragraphe", texte });

/** L'avenant, tel qu'il se signe : ce qu'il change, tout ce qu'il change, et qui signe. */
export function blocsAvenant(lu: AvenantLu): Bloc[] {
  const { avenant, depuis, modifications, signatures } = lu;
  const decidees = modifications.filter(({ decision }) => decision !== null);
  return [
    titre("Objet"),
    paragraphe(`${avenant.objet}.`),
    paragraphe(
      `Cet avenant modifie la convention dans sa version ${depuis.numero}, signée le ${enLettres(depuis.signeeLe)}. Ce qu’il ne cite pas demeure inchangé.`,
    ),
    titre("Modifications"),
    ...(modifications.length === 0 ? [paragraphe("Rien n’a encore changé.")] : blocsModifications(lu, false)),
    ...(decidees.length > 0
      ? [titre("Ajustements déjà décidés, dont l’avenant prend acte"), ...blocsModifications(lu, true)]
      : []),
    titre("Signatures"),
    {
      genre: "tableau",
      legende: "Les parties, dans l’ordre des signatures",
      nommees: true,
      colonnes: [
        { titre: "Partie", largeur: 2 },
        { titre: "Représentée par", largeur: 2 },
        { titre: "Le, signature", largeur: 2 },
      ],
      rangees: signatures.map(({ nom, signataires }) => [nom, signataires, ""]),
    },
  ];
}

export const titreAvenant = (avenant: Avenant, convention: string): string => `${nomAvenant(avenant)} : ${convention}`;
