import type { CodeRefus } from "./model.ts";

/** One French sentence per refusal: a new code without its sentence does not compile. */
export const PHRASES: Record<CodeRefus, string> = {
  introuvable: "Ce fichier est introuvable ou ne peut pas être ouvert.",
  vide: "Ce fichier est vide.",
  "trop-gros": "Ce fichier dépasse 50 Mo : déposez la convention sans ses images, ou annexe par annexe.",
  "trop-gros-decompresse": "Ce fichier dépasse 200 Mo une fois décompressé : il n’a pas été ouvert.",
  "format-inconnu":
    "Ce format n’est pas reconnu : déposez un fichier .pdf, .docx, .odt, .txt, .md ou .json, ou un tableur .xlsx, .ods ou .csv.",
  "ancien-format":
    "Ce fichier est à un ancien format de Word ou d’Excel : enregistrez-le en .docx ou .odt (.xlsx ou .ods pour un tableur), puis recommencez.",
  "extension-trompeuse":
    "Le contenu de ce fichier ne correspond pas à son extension : vérifiez qu’il s’agit du bon fichier.",
  chiffre: "Ce fichier est protégé par un mot de passe : enregistrez-en une copie sans protection, puis recommencez.",
  tronque: "Ce fichier est incomplet ou abîmé : il manque une partie de son contenu.",
  "archive-dangereuse": "Ce fichier contient des chemins qui sortent de l’archive : il n’a pas été ouvert.",
  "xml-dangereux": "Ce fichier contient une déclaration XML interdite (DOCTYPE ou entité) : il n’a pas été ouvert.",
  binaire: "Ce fichier ne contient pas de texte lisible.",
  "sans-texte": "Aucun texte n’a été trouvé dans ce fichier.",
  numerise:
    "Ce PDF est une image numérisée, sans texte : il faut d’abord le faire lire par la reconnaissance de caractères.",
  "json-illisible": "Ce fichier JSON est mal écrit et ne peut pas être lu.",
  "echange-inconnu":
    "Ce fichier JSON n’est pas une convention au format « maillage/convention@1 » ; une liste de conventions s’importe une à une.",
  "echange-invalide": "Ce fichier annonce le format « maillage/convention@1 » mais ne le respecte pas.",
  "tableur-ailleurs": "Ce tableur se dépose depuis la page Importer, qui demande à quoi correspond chaque colonne.",
  "tableur-trop-long":
    "Une feuille de ce tableur a plus de 20 000 lignes : gardez celles du suivi dans un fichier à part, puis recommencez.",
  "trop-long": "La lecture de ce fichier a dépassé le temps permis et a été arrêtée.",
  "trop-de-memoire": "La lecture de ce fichier demandait trop de mémoire et a été arrêtée.",
  illisible: "Ce fichier n’a pas pu être lu.",
};
