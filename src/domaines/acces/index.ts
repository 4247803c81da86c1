/** Accès : les comptes, leurs rôles et jusqu'où chacun voit. */
export { ajouterCompte, type DemandeDeCompte } from "./ajout/actions.ts";
export { findCompte, findCompteParCourriel } from "./compte/store.ts";
export type { Espace } from "./espace/model.ts";
export {
  findConvention,
  getEspace,
  insertConvention,
  insertEspace,
  listEspacesPeuples,
  updateTitreConvention,
} from "./espace/store.ts";
export { frapperPremierPas, versPremierPas } from "./installation/actions.ts";
export type { Citer } from "./journal/actions.ts";
export type { Citation } from "./journal/model.ts";
export { porteurAvant } from "./jetonapi/actions.ts";
export type { Action } from "./model.ts";
export { accesAvant } from "./motdepasse/actions.ts";
export type { Attribution, RoleDonne } from "./partage/model.ts";
export { insertRole } from "./partage/store.ts";
export { accueil, arrivee, peut } from "./rules.ts";
export { reprendreSession } from "./session/actions.ts";
export { RESTE_SANS_GESTE } from "./session/rules.ts";
export { findPerimetre, listMesLieux, listPerimetres } from "./store.ts";
export { listAuteurs, listPersonnes, listPersonnesAvecRole, listPersonnesEspace, nomParmi } from "./noms/store.ts";
export { perimetresPour } from "./portee/rules.ts";
export { COURRIEL, LIEN, posterLien } from "./jeton/actions.ts";
export { entrerParPorte, estReponse, frapperLien } from "./porte/actions.ts";
export { PORTE } from "./porte/model.ts";
export { chiffresDe, estUnCode } from "./code/rules.ts";
export { rendreCode } from "./code/store.ts";
export type { Politique } from "./frein/model.ts";
export { dureeEnMots } from "./frein/rules.ts";
export { reserverEssai } from "./frein/store.ts";
export { creerLienPublic, fermerLienPublic, frapperLienPublic, porteDuLien } from "./lienpublic/actions.ts";
export {
  attenteDuLien,
  frapperLienTenu,
  type LienFerme,
  lireLienTenu,
  passerLienTenu,
} from "./lienpublic/tenu/actions.ts";
export { entrerParFlux, frapperFlux, oterFlux } from "./flux/actions.ts";
export { findFlux, type Flux } from "./flux/store.ts";
export { connecte } from "./session/actions.ts";
export {
  entrerParGuichet,
  fermerFamille,
  fermerPartout,
  frapperLienFamille,
  ouvrirFamille,
  ouvrirParLien,
  resserrerFamille,
  revoquerFamille,
  temoinDeFamille,
} from "./famille/actions.ts";
export { DUREE_BROUILLON, DUREE_ENVOYEE, ETATS_GUICHET, type EtatGuichet, type LienFamille } from "./famille/model.ts";
export {
  deleteFoyer,
  findGuichet,
  findLienFamille,
  updateGuichet,
} from "./famille/store.ts";
export type { EtatDePorte } from "./porte/model.ts";
export { etatDePorte } from "./porte/rules.ts";
