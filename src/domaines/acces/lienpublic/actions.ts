import type { Perimetre } from "#commun/perimetre.ts";
import { type Db, stepToAnnuaire } from "#platform/db/db.ts";
import type { Lieu, Porteur } from "#platform/http.ts";
import { newToken } from "#platform/session.ts";
import type { GenreLienPublic } from "./model.ts";
import { deleteLienPublic, findLienPublic, insertLienPublic, type LienPublic } from "./store.ts";

const CHEMIN = /^\/(avis|corrections|questionnaires|invitations|structures)\/([\w-]{43})(?:\/nouveau)?$/;
const GENRES: Record<string, GenreLienPublic> = {
  avis: "avis",
  questionnaires: "questionnaire",
  invitations: "invitation",
  corrections: "acteur",
  structures: "structure",
};

/** Qui répond n'a pas de nom. */
const PERSONNE = "sans-compte";

/** Frappe un lien public vers un objet de l'espace où l'on est ; il se garde avec cet objet, pour être redonné et imprimé. */
export async function creerLienPublic(db: Db, vers: LienPublic): Promise<string> {
  const lien = newToken();
  await stepToAnnuaire(db, vers.espace, (tx) => insertLienPublic(tx, lien, vers));
  return lien;
}

/** Ferme le lien d'un objet de l'espace où l'on est : son adresse n'ouvre plus rien. */
export const fermerLienPublic = (db: Db, vers: LienPublic): Promise<unknown> =>
  stepToAnnuaire(db, vers.espace, (tx) => deleteLienPublic(tx, vers));

/** Le même, frappé hors de tout espace par ce qui poste un courriel : celui d'un envoi manqué ne vaut plus. */
export async function frapperLienPublic(db: Db, vers: LienPublic): Promise<string> {
  const lien = newToken();
  await deleteLienPublic(db, vers);
  await insertLienPublic(db, lien, vers);
  return lien;
}

type Vue = { perimetre: Perimetre; lieu: Lieu; porteur: Porteur };

/** Ce qu'un lien public laisse voir : son objet, dans l'espace et la convention où il est, sans aucun rôle ; seules ses pages s'en servent. */
export async function porteDuLien(db: Db, chemin: string): Promise<Vue | null> {
  const [, mot = "", lien = ""] = CHEMIN.exec(chemin) ?? [];
  const genre = GENRES[mot];
  const trouve = genre && (await findLienPublic(db, genre, lien));
  if (!trouve) return null;
  const { espace, convention, objet, nomEspace, teinte, titre } = trouve;
  return {
    perimetre: { espace, compte: PERSONNE, conventions: [convention], roles: [] },
    lieu: { espace, nomEspace, teinte, convention: { id: convention, titre } },
    porteur: { sujet: objet, nom: "" },
  };
}
