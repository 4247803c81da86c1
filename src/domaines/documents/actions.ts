import type { FormatDocument, Imprime } from "#commun/document.ts";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre, Role } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Lieu } from "#platform/http.ts";
import { listImages } from "./logo/store.ts";

/** Ce que l'on demande d'imprimer : d'où, quel jour, et avec quels réglages (ceux de l'adresse de la vue). */
export type Demande = { convention: string; lieu: Lieu; jour: Jour; instant: Date; parametres: URLSearchParams };

/**
 * Un genre de document, tel que sa tranche l'apporte : son nom, ses formats, qui peut le demander, et comment il se compose à
 * partir de ce que le périmètre laisse lire. `court` : il se fait à l'instant, sans attente ni production ; `entier: false` :
 * il lui faut des réglages, on ne le demande que de la page qui les a.
 */
export type Fabrique = {
  nom: string;
  formats: readonly FormatDocument[];
  permise: (roles: readonly Role[]) => boolean;
  court?: boolean;
  entier?: boolean;
  composer: (db: Db, perimetre: Perimetre, demande: Demande) => Promise<Imprime>;
};
export type Fabriques = Readonly<Record<string, Fabrique>>;

/** Ce que tout document d'une convention dit de lui-même : de qui, de quand, de quel territoire, avec quels logos. */
export async function cadreDe(
  db: Db,
  perimetre: Perimetre,
  { convention, lieu, jour }: Demande,
): Promise<Pick<Imprime, "auteur" | "date" | "perimetre" | "teinte" | "logos">> {
  const territoire = [lieu.nomEspace, lieu.convention?.titre].filter(Boolean).join(" · ");
  const logos = await listImages(db, perimetre, convention);
  return { auteur: lieu.nomEspace, date: jour, perimetre: territoire, teinte: lieu.teinte, logos };
}
