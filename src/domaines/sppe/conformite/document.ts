import type { Bloc } from "#commun/document.ts";
import type { Schema } from "../schema/model.ts";
import { ITEMS_DITS, OU_DIT } from "./lexique.ts";
import type { Ligne } from "./model.ts";
import { schemaDit, type Taille, tailleDite, tientLieu } from "./rules.ts";

const REPONSES: Record<Ligne["reponse"], string> = { tenue: "Oui", dite: "Affirmé", manque: "Manque" };

const conclusion = (lignes: readonly Ligne[]): string => {
  const manques = lignes.filter(({ reponse }) => reponse === "manque").length;
  return tientLieu(lignes)
    ? "Rien ne manque : le contenu de la convention répond à celui d’un schéma."
    : `Il manque ${manques} exigence${manques > 1 ? "s" : ""} pour que la convention tienne lieu de schéma.`;
};

type SchemaLu = Pick<Schema, "titre" | "adopteLe">;
type Lue = {
  autorite: { nom: string };
  schema: SchemaLu | null;
  autres: readonly SchemaLu[];
  taille: Taille;
  lignes: readonly Ligne[];
};

/** Le rapport d'une autorité : chaque exigence, sa preuve, ou où l'écrire. */
export function blocsConformite({ autorite, schema, autres, taille, lignes }: Lue): Bloc[] {
  return [
    { genre: "titre", niveau: 1, texte: autorite.nom },
    { genre: "paragraphe", texte: tailleDite(taille) },
    { genre: "paragraphe", texte: schemaDit(schema, autres) },
    { genre: "paragraphe", texte: conclusion(lignes) },
    {
      genre: "tableau",
      legende: "Ce que le décret demande, et ce que la convention en dit",
      nommees: true,
      colonnes: [
        { titre: "Exigence", largeur: 2 },
        { titre: "Texte" },
        { titre: "Réponse" },
        { titre: "Preuve, ou où l’écrire", largeur: 2 },
      ],
      rangees: lignes.map(({ item, reponse, preuve, ou }) => [
        ITEMS_DITS[item].libelle,
        ITEMS_DITS[item].texte,
        REPONSES[reponse],
        [preuve, reponse === "manque" ? `À écrire dans ${OU_DIT[ou]}` : ""].filter(Boolean).join(" "),
      ]),
    },
  ];
}
