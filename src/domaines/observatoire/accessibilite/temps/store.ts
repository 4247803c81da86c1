import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json } from "#platform/db/tables.ts";
import { orConflict } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Fichier } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    observatoire_temps: Omit<Fichier, "importeLe" | "minutes" | "constat"> & {
      espace: string;
      importe_le: Fichier["importeLe"];
      minutes: Json<Fichier["minutes"]>;
      constat: Json<Fichier["constat"]>;
    };
  }
}

const OBJET = "observatoire.temps";
const resume = ({ nom, source, complet, constat }: Fichier) => ({ nom, source, complet, couples: constat.couples });

/** Le fichier de temps qui compte, ou celui que l'on prépare. */
export async function findFichier(db: Db, { espace }: Perimetre, etat: Fichier["etat"]): Promise<Fichier | undefined> {
  return db
    .selectFrom("observatoire_temps")
    .select(["etat", "nom", "source", "complet", "importe_le as importeLe", "minutes", "constat"])
    .where("espace", "=", espace)
    .where("etat", "=", etat)
    .executeTakeFirst();
}

/** Garde un fichier à relire avant qu'il ne compte ; celui que l'on préparait s'en va. */
export async function saveFichier(db: Db, { espace }: Perimetre, fichier: Fichier): Promise<void> {
  const { etat, importeLe, minutes, constat, ...dit } = fichier;
  const ligne = { ...dit, importe_le: importeLe, minutes: JSON.stringify(minutes), constat: JSON.stringify(constat) };
  await db
    .insertInto("observatoire_temps")
    .values({ ...ligne, espace, etat })
    .onConflict((conflit) => conflit.columns(["espace", "etat"]).doUpdateSet(ligne))
    .execute();
  noter(db, {
    action: etat === "prepare" ? "préparation" : "écriture",
    objet: OBJET,
    objetId: etat,
    apres: resume(fichier),
  });
}

/** Le fichier préparé compte désormais, à la place du précédent ; s'il n'y en a plus, quelqu'un l'a déjà fait (409). */
export async function updateEnActif(db: Db, perimetre: Perimetre): Promise<void> {
  const { espace } = perimetre;
  const prepare = await findFichier(db, perimetre, "prepare");
  await db.deleteFrom("observatoire_temps").where("espace", "=", espace).where("etat", "=", "actif").execute();
  await db
    .updateTable("observatoire_temps")
    .set({ etat: "actif" })
    .where("espace", "=", espace)
    .where("etat", "=", "prepare")
    .executeTakeFirstOrThrow()
    .then(orConflict);
  noter(db, { action: "écriture", objet: OBJET, objetId: "actif", ...(prepare ? { apres: resume(prepare) } : {}) });
}

export async function deleteFichier(db: Db, perimetre: Perimetre, etat: Fichier["etat"]): Promise<void> {
  const avant = await findFichier(db, perimetre, etat);
  await db.deleteFrom("observatoire_temps").where("espace", "=", perimetre.espace).where("etat", "=", etat).execute();
  if (avant) noter(db, { action: "suppression", objet: OBJET, objetId: etat, avant: resume(avant) });
}
