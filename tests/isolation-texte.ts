import { listComplements } from "#domaines/actes/annexe/store.ts";
import { getDocument, listDocuments } from "#domaines/actes/bibliotheque/store.ts";
import { getModele, listModeles } from "#domaines/actes/modele/store.ts";
import { lireManques } from "#domaines/actes/texte/actions.ts";
import { lireBlocRempli, ouvrirTexte } from "#domaines/convention/index.ts";
import type { Ecriture, Lecture, MAGASINS, Tirage } from "./isolation-modele.ts";

export type GenreTexte = "article" | "visa";

const ici = ({ convention }: Tirage) => `/conventions/${convention}`;
const texte = (tirage: Tirage) => `${ici(tirage)}/texte`;
const lire = (chemin: Lecture["chemin"]): Lecture => ({ ou: "convention", chemin });
const ecrire = (chemin: Ecriture["chemin"], saisie: Ecriture["saisie"]): Ecriture => ({
  ou: "convention",
  chemin,
  saisie,
});

/** What the walk reads of the wording of a convention. */
export const LECTURES_TEXTE: Record<string, Lecture> = {
  texte: lire(texte),
  "options du texte": lire((tirage) => `${texte(tirage)}/options`),
  "article à modifier": lire((tirage) => `${texte(tirage)}/articles/${tirage.objet("article")}`),
  "visa à retirer": lire((tirage) => `${texte(tirage)}/visas/${tirage.objet("visa")}/retrait`),
  "annexe des équipements": lire((tirage) => `${texte(tirage)}/annexes/equipements`),
  "convention imprimée": lire((tirage) => `${ici(tirage)}/documents/apercu?genre=convention`),
  bibliothèque: lire((tirage) => `${ici(tirage)}/bibliotheque`),
  "champs d’un modèle": lire((tirage) => `${ici(tirage)}/modeles/champs/plan`),
};

/** What the walk writes there. */
export const ECRITURES_TEXTE: Record<string, Ecriture> = {
  "trame posée": ecrire(
    (tirage) => `${texte(tirage)}/trame`,
    () => ({}),
  ),
  "article neuf": ecrire(
    (tirage) => `${texte(tirage)}/articles/nouveau`,
    ({ n }, dit) => ({ numero: String(n % 20), genre: "autre", titre: dit, texte: dit, apres: "fin" }),
  ),
  "visa neuf": ecrire(
    (tirage) => `${texte(tirage)}/visas/nouveau`,
    (_tirage, dit) => ({ texte: `Vu ${dit}`, apres: "" }),
  ),
  "article déplacé": ecrire(
    (tirage) => `${texte(tirage)}/articles/${tirage.objet("article")}/place`,
    () => ({ sens: "monter" }),
  ),
  "complément d’annexe": ecrire(
    (tirage) => `${texte(tirage)}/annexes/equipements`,
    (_tirage, dit) => ({ texte: dit, version: "0" }),
  ),
};

/** What its stores are asked. */
export const MAGASINS_TEXTE: typeof MAGASINS = {
  "convention.ouvrirTexte": (db, perimetre, tirage) => ouvrirTexte(db, perimetre, tirage.convention),
  "convention.lireBlocRempli": (db, perimetre, tirage) => lireBlocRempli(db, perimetre, tirage.convention),
  "actes.lireManques": (db, perimetre, tirage) => lireManques(db, perimetre, tirage.convention),
  "actes.listComplements": (db, perimetre, tirage) => listComplements(db, perimetre, tirage.convention),
  "actes.listDocuments": (db, perimetre, { convention }) =>
    listDocuments(db, perimetre, convention, { limite: 25, debut: 0 }),
  "actes.getDocument": (db, perimetre, { convention, ...tirage }) =>
    getDocument(db, perimetre, { convention, id: tirage.objet("article") }),
  "actes.listModeles": (db, perimetre, tirage) => listModeles(db, perimetre, tirage.convention),
  "actes.getModele": (db, perimetre, { convention, ...tirage }) =>
    getModele(db, perimetre, { convention, id: tirage.objet("article") }),
};
