import { sql } from "kysely";
import { type Jour, plusMois } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { sansAccents } from "#commun/texte.ts";
import type { Db } from "#platform/db/db.ts";
import type { TypeEquipement } from "../model.ts";
import type { Structure } from "../structure/model.ts";
import { listStructuresDe } from "../structure/store.ts";
import type { FiltresListe } from "./model.ts";

/** Les lieux que l'on peut lire : ceux du registre, et ceux qu'une convention lisible cite. */
const visibles = (db: Db, { espace, conventions }: Perimetre) =>
  db
    .selectFrom("equipements_equipement as e")
    .where("e.espace", "=", espace)
    .where((eb) =>
      eb.or([
        eb("e.tenu_le", "is not", null),
        eb.exists(
          eb
            .selectFrom("equipements_soutien as s")
            .select("s.rang")
            .where("s.espace", "=", espace)
            .where("s.convention", "in", [...conventions])
            .whereRef("s.equipement", "=", "e.id"),
        ),
      ]),
    );

const motif = (mot: string) => `%${mot.replace(/[%_\\]/g, "\\$&")}%`;

function filtrer(db: Db, perimetre: Perimetre, { q, type, vie, commune, aVerifier }: FiltresListe, le: Jour) {
  let query = visibles(db, perimetre);
  if (type) query = query.where("e.type", "=", type);
  if (commune) query = query.where("e.commune", "=", commune);
  if (vie === "fermees") query = query.where("e.ferme_le", "<", le);
  if (vie === "aVenir") query = query.where("e.ouvert_le", ">", le);
  if (vie === "ouvertes")
    query = query
      .where((eb) => eb.or([eb("e.ferme_le", "is", null), eb("e.ferme_le", ">=", le)]))
      .where((eb) => eb.or([eb("e.ouvert_le", "is", null), eb("e.ouvert_le", "<=", le)]));
  if (aVerifier)
    query = query.where((eb) =>
      eb.or([
        eb("e.verifie_le", "is", null),
        eb("e.verifie_le", "<=", plusMois(le, -12)),
        eb.and([eb("e.type", "=", "mam"), eb("e.consentie_le", "is", null)]),
      ]),
    );
  for (const mot of sansAccents(q).split(/\s+/).filter(Boolean))
    query = query.where((eb) =>
      eb.or([
        eb("e.recherche", "like", motif(mot)),
        eb.exists(
          eb
            .selectFrom("equipements_soutien as c")
            .select("c.rang")
            .where("c.espace", "=", perimetre.espace)
            .where("c.convention", "in", [...perimetre.conventions])
            .whereRef("c.equipement", "=", "e.id")
            .where("c.recherche", "like", motif(mot)),
        ),
      ]),
    );
  return query;
}

/** Une page du registre, par nom ; la première page est 1. */
export async function listPage(
  db: Db,
  perimetre: Perimetre,
  filtres: FiltresListe,
  { le, numero, taille }: { le: Jour; numero: number; taille: number },
): Promise<Structure[]> {
  const rows = await filtrer(db, perimetre, filtres, le)
    .select("e.id")
    .orderBy(sql`coalesce(nullif(e.recherche, ''), lower(e.nom))`, (ordre) => ordre.asc().nullsLast())
    .orderBy("e.id")
    .limit(taille)
    .offset((numero - 1) * taille)
    .execute();
  return listStructuresDe(
    db,
    perimetre,
    rows.map(({ id }) => id),
    le,
  );
}

export const countPage = (db: Db, perimetre: Perimetre, filtres: FiltresListe, le: Jour): Promise<number> =>
  filtrer(db, perimetre, filtres, le)
    .select((eb) => eb.fn.countAll<number>().as("nombre"))
    .executeTakeFirstOrThrow()
    .then(({ nombre }) => Number(nombre));

/** Ce que l'on peut choisir : types et communes présents, avec combien de lieux. */
export async function listChoix(db: Db, perimetre: Perimetre) {
  const types = await visibles(db, perimetre)
    .select((eb) => ["e.type as valeur", eb.fn.countAll<number>().as("lieux")])
    .groupBy("e.type")
    .orderBy("e.type")
    .execute();
  const communes = await visibles(db, perimetre)
    .select((eb) => ["e.commune as valeur", eb.fn.countAll<number>().as("lieux")])
    .where("e.commune", "is not", null)
    .groupBy("e.commune")
    .orderBy("e.commune")
    .execute();
  return {
    types: types.map(({ valeur, lieux }): { valeur: TypeEquipement; lieux: number } => ({
      valeur,
      lieux: Number(lieux),
    })),
    communes: communes.flatMap(({ valeur }) => valeur ?? []),
  };
}

/** Les collectivités qui soutiennent chacun de ces lieux, chacune une fois : celles des listes lisibles, et celles du registre. */
export async function listCollectivitesDe(
  db: Db,
  { espace, conventions }: Perimetre,
  structures: readonly string[],
): Promise<Map<string, string[]>> {
  const rows = await db
    .selectFrom("equipements_soutien")
    .select(["equipement", "collectivite"])
    .where("espace", "=", espace)
    .where("equipement", "in", [...structures])
    .where("convention", "in", [...conventions])
    .where("collectivite", "is not", null)
    .union(
      db
        .selectFrom("equipements_appui")
        .select(["equipement", sql<string | null>`collectivite`.as("collectivite")])
        .where("espace", "=", espace)
        .where("equipement", "in", [...structures]),
    )
    .execute();
  const parLieu = new Map<string, Map<string, string>>();
  for (const { equipement, collectivite } of rows) {
    const noms = parLieu.get(equipement) ?? new Map<string, string>();
    if (collectivite) noms.set(sansAccents(collectivite), collectivite);
    parLieu.set(equipement, noms);
  }
  return new Map(
    [...parLieu].map(([lieu, noms]) => [lieu, [...noms.values()].toSorted((a, b) => a.localeCompare(b, "fr"))]),
  );
}
