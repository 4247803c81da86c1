import { createHash } from "node:crypto";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json } from "#platform/db/tables.ts";
import { noter } from "#platform/journal.ts";
import type { Bilan } from "../bilan/model.ts";
import type { Dossier, Sceau } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    evaluation_fige: { espace: string; bilan: string; instant: string; contenu: Json<Dossier>; empreinte: string };
  }
}

export const empreinteDe = (contenu: Dossier): string =>
  createHash("sha256").update(JSON.stringify(contenu)).digest("hex");

/** Fige un bilan tel qu'il est ; son empreinte entre au journal de l'espace. */
export async function insertFige(db: Db, { espace }: Perimetre, contenu: Dossier, instant: string): Promise<void> {
  const { id, convention } = contenu.bilan;
  const empreinte = empreinteDe(contenu);
  await db
    .insertInto("evaluation_fige")
    .values({ espace, bilan: id, instant, contenu: JSON.stringify(contenu), empreinte })
    .execute();
  noter(db, { action: "gel", objet: "evaluation.bilan", objetId: id, convention, apres: { empreinte } });
}

/** Ce qu'un bilan figé garde ; rien tant qu'il ne l'est pas. Le bilan a déjà été lu dans le périmètre. */
export async function findFige(
  db: Db,
  { espace }: Perimetre,
  { id }: Pick<Bilan, "id">,
): Promise<{ dossier: Dossier; sceau: Sceau } | undefined> {
  const fige = await db
    .selectFrom("evaluation_fige")
    .select(["contenu", "instant", "empreinte"])
    .where("espace", "=", espace)
    .where("bilan", "=", id)
    .executeTakeFirst();
  if (!fige) return undefined;
  const { contenu: dossier, instant, empreinte } = fige;
  return { dossier, sceau: { instant, empreinte, intact: empreinteDe(dossier) === empreinte } };
}
