import type { Correction, EnteteImport, NomBloc } from "../model.ts";
import type { Doute, Extrait } from "../vue/model.ts";

/** Ce qui se corrige ligne à ligne : un bloc de la convention, ou l'arbre. */
export type NomCorrige = NomBloc | "noeuds";

/** Une valeur, ou l'élément d'une liste au rang du fichier. */
export type Cible = { nom: NomCorrige; rang: number | null };

/** Les pas qui mènent à une valeur de l'échange. */
export type Pas = readonly (string | number)[];

/** Comment une mention se tape. */
export type Forme = "ligne" | "liste" | "jour" | "nombre" | "ouiNon" | "choix" | "representants";

/** Une mention de la ligne que l'on corrige : `nom`, celui de son champ ; `lu`, ce qu'en dit le fichier. */
export type Mention = {
  nom: string;
  pas: Pas;
  libelle: string;
  forme: Forme;
  facultative: boolean;
  lu: string;
  saisie: string;
  correction: Correction | null;
  options: { valeur: string; libelle: string }[];
};

/** Une ligne de l'import devant ses lignes du document. */
export type VueCorrection = {
  entete: EnteteImport;
  cible: Cible;
  bloc: string;
  titre: string;
  mentions: Mention[];
  doutes: Doute[];
  extraits: Extrait[];
  /** Les pages du document où le voir, s'il est fait d'images. */
  images: number[];
};
