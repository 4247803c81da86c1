import type { ExpressionBuilder } from "kysely";
import type { Perimetre } from "#commun/perimetre.ts";
import type { FormatDocument } from "#commun/document.ts";
import type { Db } from "#platform/db/db.ts";
import type { Tables } from "#platform/db/tables.ts";
import { orNotFound } from "#platform/errors.ts";
import type { EtatProduction, Production, RaisonEchec } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    documents_production: {
      espace: string;
      id: string;
      convention: string;
      genre: string;
      format: FormatDocument;
      parametres: string;
      cle: string;
      empreinte: string;
      etat: EtatProduction;
      progression: number;
      nom: string | null;
      taille: number | null;
      erreur: RaisonEchec | null;
      demande_par: string;
      demande_le: string;
      fini_le: string | null;
    };
    documents_rendu: { espace: string; production: string; octets: Uint8Array };
  }
}

const COLONNES = [
  "espace",
  "id",
  "convention",
  "genre",
  "format",
  "parametres",
  "etat",
  "progression",
  "nom",
  "taille",
  "erreur",
  "demande_par as demandePar",
  "demande_le as demandeLe",
] as const;

/** Chacun ne connaît que les productions qu'il a demandées, dans une convention qu'il lit encore. */
const selectMiennes = (db: Db, { espace, compte, conventions }: Perimetre) =>
  db
    .selectFrom("documents_production")
    .select(COLONNES)
    .where("espace", "=", espace)
    .where("demande_par", "=", compte)
    .where("convention", "in", [...conventions]);

export const getProduction = (db: Db, perimetre: Perimetre, id: string): Promise<Production> =>
  selectMiennes(db, perimetre).where("id", "=", id).executeTakeFirst().then(orNotFound);

/** Les dernières demandées, la plus récente d'abord. */
export const listProductions = (db: Db, perimetre: Perimetre, convention: string): Promise<Production[]> =>
  selectMiennes(db, perimetre)
    .where("convention", "=", convention)
    .orderBy("demande_le", "desc")
    .orderBy("id", "desc")
    .limit(50)
    .execute();

type Nouvelle = Pick<Production, "id" | "convention" | "genre" | "format" | "parametres" | "demandeLe"> & {
  cle: string;
  empreinte: string;
};

/** Écrit la demande, ou rend celle que le même geste a déjà écrite, ou celle qui attend déjà la même chose. */
export async function insertProduction(
  db: Db,
  { espace, compte }: Perimetre,
  nouvelle: Nouvelle,
): Promise<{ id: string; neuve: boolean }> {
  const { demandeLe, ...demande } = nouvelle;
  const ecrite = await db
    .insertInto("documents_production")
    .values({ ...demande, espace, etat: "demandee", progression: 0, demande_par: compte, demande_le: demandeLe })
    .onConflict((conflit) => conflit.doNothing())
    .returning("id")
    .executeTakeFirst();
  if (ecrite) return { id: ecrite.id, neuve: true };
  const deja = await db
    .selectFrom("documents_production")
    .select("id")
    .where("espace", "=", espace)
    .where("convention", "=", nouvelle.convention)
    .where("demande_par", "=", compte)
    .where((eb) =>
      eb.or([
        eb("cle", "=", nouvelle.cle),
        eb.and([eb("empreinte", "=", nouvelle.empreinte), eb("etat", "in", ["demandee", "enCours"])]),
      ]),
    )
    .orderBy("demande_le", "desc")
    .executeTakeFirst()
    .then(orNotFound);
  return { id: deja.id, neuve: false };
}

/** La production que l'atelier prend en charge ; rien si elle est finie, annulée ou oubliée. */
export const takeProduction = (db: Db, espace: string, id: string): Promise<Production | undefined> =>
  db
    .updateTable("documents_production")
    .set({ etat: "enCours", progression: 5 })
    .where("espace", "=", espace)
    .where("id", "=", id)
    .where("etat", "in", ["demandee", "enCours"])
    .returning(COLONNES)
    .executeTakeFirst();

/** Où en est une production, pour qui la mène : lui seul l'avance, et on peut l'avoir annulée. */
export const findEtat = (db: Db, espace: string, id: string): Promise<EtatProduction | undefined> =>
  db
    .selectFrom("documents_production")
    .select("etat")
    .where("espace", "=", espace)
    .where("id", "=", id)
    .executeTakeFirst()
    .then((row) => row?.etat);

type Suite = Partial<Pick<Production, "etat" | "progression" | "nom" | "taille" | "erreur">> & { finiLe?: string };

/** Avance une production si elle est encore menée ; faux si on l'a annulée entre-temps. */
export async function updateProduction(
  db: Db,
  { espace, id }: Production,
  { finiLe, ...suite }: Suite,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("documents_production")
    .set({ ...suite, ...(finiLe ? { fini_le: finiLe } : {}) })
    .where("espace", "=", espace)
    .where("id", "=", id)
    .where("etat", "=", "enCours")
    .executeTakeFirstOrThrow();
  return numUpdatedRows > 0n;
}

/** Annule ce qui se fait encore, qu'on l'ait lu avant ou après que l'atelier le prenne ; ce qui vient de finir le reste. */
export const updateAnnulation = async (db: Db, { espace, id }: Production): Promise<void> => {
  await db
    .updateTable("documents_production")
    .set({ etat: "annulee" })
    .where("espace", "=", espace)
    .where("id", "=", id)
    .where("etat", "in", ["demandee", "enCours"])
    .execute();
};

export const insertRendu = (db: Db, { espace, id }: Production, octets: Uint8Array) =>
  db.insertInto("documents_rendu").values({ espace, production: id, octets }).execute();

/** Le fichier d'une production de ce périmètre ; 404 s'il n'est pas prêt, ou s'il n'est plus gardé. */
export async function getRendu(
  db: Db,
  perimetre: Perimetre,
  id: string,
): Promise<{ production: Production; octets: Uint8Array<ArrayBuffer> }> {
  const production = await getProduction(db, perimetre, id);
  const { octets } = await db
    .selectFrom("documents_rendu")
    .select("octets")
    .where("espace", "=", perimetre.espace)
    .where("production", "=", production.id)
    .executeTakeFirst()
    .then(orNotFound);
  return { production, octets: new Uint8Array(octets) };
}

/** Oublie une production et son fichier. */
export const deleteProduction = (db: Db, espace: string, id: string) =>
  db.deleteFrom("documents_production").where("espace", "=", espace).where("id", "=", id).execute();

/** Les documents d'une convention, ou ceux de ces genres dans tout l'espace. */
type Visees = { convention: string } | { genres: readonly string[] };

/** Ôte les fichiers déjà faits, et laisse échouer ceux que l’on attend : ils disent ce que l'on vient d'effacer. */
export async function deleteProductionsDe(db: Db, { espace }: Perimetre, visees: Visees): Promise<void> {
  const siennes = (eb: ExpressionBuilder<Tables, "documents_production">) =>
    "genres" in visees
      ? eb.and([eb("espace", "=", espace), eb("genre", "in", [...visees.genres])])
      : eb.and({ espace, ...visees });
  await db
    .updateTable("documents_production")
    .set({ etat: "echouee", erreur: "panne" })
    .where(siennes)
    .where("etat", "in", ["demandee", "enCours"])
    .execute();
  await db.deleteFrom("documents_production").where(siennes).where("etat", "=", "prete").execute();
}
