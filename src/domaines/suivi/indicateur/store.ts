import { type Insertable, type Selectable, sql } from "kysely";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Json, Tables } from "#platform/db/tables.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { noter } from "#platform/journal.ts";
import type { Frequence } from "../periode/model.ts";
import type { Cible, Decompte, Definition, Indicateur, Mesure, Sens, Ventilation } from "./model.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    suivi_indicateur: {
      espace: string;
      id: string;
      convention: string;
      version: number;
      ordre: number;
      retire_le: string | null;
      libelle: string;
      mesure: Mesure;
      unite: string;
      sens: Sens;
      cumul: boolean;
      frequence: Frequence;
      source: string;
      statistique: string;
      millesime: string;
      depart: number | null;
      depart_sur: number | null;
      depart_le: string | null;
      cibles: Json<Cible[]>;
      ventilation: Ventilation;
      modalites: Json<string[]>;
      niveaux: Json<string[]>;
      minimum: number | null;
      maximum: number | null;
      decompte: Decompte | null;
      service: string | null;
    };
    suivi_indicateur_fiche: { espace: string; indicateur: string; fiche: string; convention: string };
  }
}

const fichesDe = sql<string[]>`coalesce((select json_agg(f.fiche order by f.fiche) from suivi_indicateur_fiche f
    where f.espace = suivi_indicateur.espace and f.indicateur = suivi_indicateur.id), '[]')`;

type Ligne = Selectable<Tables["suivi_indicateur"]> & { fiches: string[] };

function versIndicateur(ligne: Ligne): Indicateur {
  const { espace: _e, retire_le: retireLe, depart, depart_sur: sur, depart_le: le, ...reste } = ligne;
  const vu = depart !== null && le !== null ? { nombre: depart, sur, le: le as Jour } : null;
  return { ...reste, retireLe, depart: vu };
}

const versLigne = ({ depart, cibles, modalites, niveaux, ...reste }: Definition) => ({
  ...reste,
  depart: depart?.nombre ?? null,
  depart_sur: depart?.sur ?? null,
  depart_le: depart?.le ?? null,
  cibles: JSON.stringify(cibles),
  modalites: JSON.stringify(modalites),
  niveaux: JSON.stringify(niveaux),
});

const choisis = (db: Db, { espace, conventions }: Perimetre) =>
  db
    .selectFrom("suivi_indicateur")
    .where("suivi_indicateur.espace", "=", espace)
    .where("suivi_indicateur.convention", "in", [...conventions]);

export type ChoixIndicateurs = {
  convention?: string;
  fiche?: string;
  retires?: boolean;
  page?: { limite: number; debut: number };
};

function filtrer(db: Db, perimetre: Perimetre, { convention, fiche, retires = false }: ChoixIndicateurs) {
  let query = choisis(db, perimetre).where("retire_le", retires ? "is not" : "is", null);
  if (convention) query = query.where("convention", "=", convention);
  if (fiche)
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom("suivi_indicateur_fiche as f")
          .select("f.fiche")
          .whereRef("f.espace", "=", "suivi_indicateur.espace")
          .whereRef("f.indicateur", "=", "suivi_indicateur.id")
          .where("f.fiche", "=", fiche),
      ),
    );
  return query;
}

/** Les indicateurs en cours des conventions du périmètre, dans leur ordre ; avec `retires`, ceux que l'on a mis de côté. */
export async function listIndicateurs(
  db: Db,
  perimetre: Perimetre,
  choix: ChoixIndicateurs = {},
): Promise<Indicateur[]> {
  let query = filtrer(db, perimetre, choix).selectAll().select(fichesDe.as("fiches")).orderBy("ordre").orderBy("id");
  if (choix.page) query = query.limit(choix.page.limite).offset(choix.page.debut);
  return (await query.execute()).map(versIndicateur);
}

export const countIndicateurs = (db: Db, perimetre: Perimetre, choix: ChoixIndicateurs = {}): Promise<number> =>
  filtrer(db, perimetre, choix)
    .select((eb) => eb.fn.countAll<number>().as("nombre"))
    .executeTakeFirstOrThrow()
    .then(({ nombre }) => Number(nombre));

export const getIndicateur = (db: Db, perimetre: Perimetre, id: string): Promise<Indicateur> =>
  choisis(db, perimetre)
    .selectAll()
    .select(fichesDe.as("fiches"))
    .where("id", "=", id)
    .executeTakeFirst()
    .then(orNotFound)
    .then(versIndicateur);

async function getOrdreSuivant(db: Db, espace: string, convention: string): Promise<number> {
  const { dernier } = await db
    .selectFrom("suivi_indicateur")
    .select((eb) => eb.fn.max("ordre").as("dernier"))
    .where("espace", "=", espace)
    .where("convention", "=", convention)
    .executeTakeFirstOrThrow();
  return (dernier ?? 0) + 1;
}

const trace = (action: string, { id, convention }: Pick<Indicateur, "id" | "convention">) => ({
  action,
  objet: "suivi.indicateur",
  objetId: id,
  convention,
});

export async function insertIndicateur(
  db: Db,
  { espace }: Perimetre,
  { id, convention, fiches, ...definition }: Definition & { id: string; convention: string; fiches: string[] },
): Promise<Indicateur> {
  const ordre = await getOrdreSuivant(db, espace, convention);
  const ligne: Insertable<Tables["suivi_indicateur"]> = {
    ...versLigne(definition),
    espace,
    id,
    convention,
    ordre,
    version: 1,
    retire_le: null,
  };
  await db.insertInto("suivi_indicateur").values(ligne).execute();
  await saveFiches(db, espace, { id, convention, fiches });
  noter(db, { ...trace("creation", { id, convention }), apres: { ...definition, fiches } });
  return { ...definition, id, convention, ordre, fiches, version: 1, retireLe: null };
}

async function saveFiches(
  db: Db,
  espace: string,
  { id, convention, fiches }: Pick<Indicateur, "id" | "convention" | "fiches">,
): Promise<void> {
  await db.deleteFrom("suivi_indicateur_fiche").where("espace", "=", espace).where("indicateur", "=", id).execute();
  const liens = fiches.map((fiche) => ({ espace, indicateur: id, fiche, convention }));
  if (liens.length > 0) await db.insertInto("suivi_indicateur_fiche").values(liens).execute();
}

/** Écrit la définition et les fiches si personne n'a changé l'indicateur depuis sa lecture (409). */
export async function updateIndicateur(
  db: Db,
  { espace }: Perimetre,
  avant: Indicateur,
  { action = "modification", ...apres }: Indicateur & { action?: string },
): Promise<void> {
  const { id, convention, ordre, retireLe, fiches, version: _v, ...definition } = apres;
  await db
    .updateTable("suivi_indicateur")
    .set({ ...versLigne(definition), ordre, retire_le: retireLe, version: avant.version + 1 })
    .where("espace", "=", espace)
    .where("id", "=", id)
    .where("version", "=", avant.version)
    .executeTakeFirstOrThrow()
    .then(orConflict);
  await saveFiches(db, espace, { id, convention, fiches });
  noter(db, { ...trace(action, avant), avant, apres });
}
