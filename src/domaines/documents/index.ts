/** Documents : ce qui s'imprime, quelle que soit la tranche qui l'écrit, et les fichiers que l'on y joint. */
export { cadreDe, type Demande, type Fabrique, type Fabriques } from "./actions.ts";
export { type Fichier, FICHIER_MAX, type RefusFichier } from "./fichier/model.ts";
export { typeFichier } from "./fichier/rules.ts";
export {
  archiverFichier,
  type Attache,
  deleteFichier,
  findFichier,
  getAncienFichier,
  getFichier,
  listAnciensFichiers,
  listNomsFichiers,
  saveFichier,
} from "./fichier/store.ts";
export { type Atelier, OUBLIER, oublier, PRODUIRE, produire } from "./production/actions.ts";
export { deleteProductionsDe } from "./production/store.ts";
export { listLogos, listParties } from "./logo/store.ts";
/**
 * Les pièces du dossier de quelqu'un, scellées : `savePiece(db, perimetre, { sujet: famille, objet, objetId, nom, type, octets }, instant)`
 * les garde sous la clé de la famille ; `listPieces` et `getPiece` les rendent à qui sait que la famille est de son périmètre.
 */
export type { Piece, PieceDeposee } from "./piece/model.ts";
export { deletePieces, deletePiecesDe, getPiece, listPieces, pesePieces, savePiece } from "./piece/store.ts";
