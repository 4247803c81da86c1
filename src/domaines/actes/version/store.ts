import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json } from "#platform/db/tables.ts";
import { orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import { empreinteDe } from "../contenu/actions.ts";
import type { ContenuVersion } from "../contenu/model.ts";
import type { Figee, Modification, Signee } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    actes_version: {
      espace: string;
      id: string;
      convention: string;
      avenant: string | null;
      contenu: Json<ContenuVersion>;
      modifications: Json<Modification[]>;
      empreinte: string;
      figee_le: string;
      figee_par: string;
    };
    actes_reference: { espace: string; convention: string; numero: number; contenu: string; signee_le: Jour };
  }
}

type Neuve = Pick<Figee, "id" | "convention" | "avenant" | "contenu" | "modifications">;

/** Fige un contenu ; son empreinte entre au journal de l'espace, et rien ne pourra plus le changer. */
export async function insertVersion(
  db: Db,
  { espace, compte }: Perimetre,
  { contenu, modifications, ...neuve }: Neuve,
  instant: string,
): Promise<string> {
  const empreinte = empreinteDe(contenu);
  const ligne = { ...neuve, espace, empreinte, figee_le: instant, figee_par: compte };
  await db
    .insertInto("actes_version")
    .values({ ...ligne, contenu: JSON.stringify(contenu), modifications: JSON.stringify(modifications) })
    .execute();
  const { id, convention } = neuve;
  noter(db, { action: "gel", objet: "actes.version", objetId: id, convention, apres: { empreinte } });
  return empreinte;
}

/** Un contenu figé des conventions du périmètre (404 sinon), son empreinte recalculée. */
export async function getVersion(db: Db, { espace, conventions }: Perimetre, id: string): Promise<Figee> {
  const ligne = await db
    .selectFrom("actes_version")
    .select(["id", "convention", "avenant", "contenu", "modifications", "empreinte"])
    .select(["figee_le as figeeLe", "figee_par as figeePar"])
    .where("espace", "=", espace)
    .where("convention", "in", [...conventions])
    .where("id", "=", id)
    .executeTakeFirst()
    .then(orNotFound);
  return { ...ligne, intact: empreinteDe(ligne.contenu) === ligne.empreinte };
}

/** Les versions signées d'une convention, de la première à celle qui vaut aujourd'hui. */
export const listSignees = (db: Db, { espace, conventions }: Perimetre, convention: string): Promise<Signee[]> =>
  db
    .selectFrom("actes_reference as r")
    .innerJoin("actes_version as v", (join) => join.onRef("v.espace", "=", "r.espace").onRef("v.id", "=", "r.contenu"))
    .select(["v.id", "r.numero", "r.signee_le as signeeLe", "v.avenant", "v.empreinte"])
    .where("r.espace", "=", espace)
    .where("r.convention", "=", convention)
    .where("r.convention", "in", [...conventions])
    .orderBy("r.numero")
    .execute();

/** Une version que toutes les parties ont signée devient ce que la convention dit ; son numéro ne se donne qu'une fois. */
export async function insertReference(
  db: Db,
  { espace }: Perimetre,
  { convention, numero, contenu, signeeLe }: { convention: string; numero: number; contenu: string; signeeLe: Jour },
): Promise<void> {
  await db.insertInto("actes_reference").values({ espace, convention, numero, contenu, signee_le: signeeLe }).execute();
  const apres = { numero, signeeLe };
  noter(db, { action: "signature", objet: "actes.version", objetId: contenu, convention, apres });
}
