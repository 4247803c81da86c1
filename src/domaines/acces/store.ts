import type { Perimetre, Role } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Compte, Lieu } from "#platform/http.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    acces_espace: { id: string; nom: string; teinte: number; cree_le: string };
    acces_convention: { espace: string; id: string; titre: string };
    acces_compte: {
      id: string;
      courriel: string;
      courriel_cle: string;
      nom: string;
      empreinte: string | null;
      administrateur: boolean;
      demonstration: string | null;
      ferme_le: string | null;
      cree_le: string;
    };
    acces_role: {
      id: string;
      compte: string;
      espace: string;
      convention: string | null;
      role: Exclude<Role, "administrateur">;
      collectivite: string | null;
      donne_le: string;
    };
    acces_session: {
      empreinte: string;
      compte: string;
      ouverte_le: string;
      vue_le: string;
      appareil: string;
      fermee_le: string | null;
    };
    acces_jeton: {
      empreinte: string;
      genre: "invitation" | "connexion" | "reinitialisation";
      compte: string;
      navigateur: string | null;
      code: string | null;
      essais: number;
      expire_le: string;
      consomme_le: string | null;
    };
    acces_frein: { cle: string; essais: number; depuis: string };
  }
}

/** Les espaces où ce compte porte un rôle, avec ses conventions lisibles et ses rôles réunis, par ordre de nom. */
export async function listPerimetres(db: Db, compte: string): Promise<Perimetre[]> {
  const roles = await db
    .selectFrom("acces_role as r")
    .innerJoin("acces_espace as e", "e.id", "r.espace")
    .select(["r.espace", "r.convention", "r.role"])
    .where("r.compte", "=", compte)
    .orderBy("e.nom")
    .orderBy("e.id")
    .execute();
  if (roles.length === 0) return [];
  const espaces = [...new Set(roles.map(({ espace }) => espace))];
  const conventions = await db
    .selectFrom("acces_convention")
    .select(["espace", "id"])
    .where("espace", "in", espaces)
    .orderBy("id")
    .execute();
  return espaces.map((espace) => {
    const ici = roles.filter((role) => role.espace === espace);
    const partout = ici.some(({ convention }) => convention === null);
    const lisibles = conventions.filter((c) => c.espace === espace && (partout || ici.some((r) => r.convention === c.id)));
    return {
      espace,
      compte,
      conventions: lisibles.map(({ id }) => id),
      roles: [...new Set(ici.map(({ role }) => role))],
    };
  });
}

/** Le périmètre d'une adresse : les rôles portés là, et nulle part ailleurs ; rien si le compte n'y est rien. */
export async function findPerimetre(
  db: Db,
  compte: Compte,
  place: { genre: "conventions" | "espaces"; id: string },
): Promise<{ perimetre: Perimetre; lieu: Lieu } | null> {
  const convention =
    place.genre === "conventions"
      ? await db.selectFrom("acces_convention").selectAll().where("id", "=", place.id).executeTakeFirst()
      : null;
  const espace = place.genre === "espaces" ? place.id : convention?.espace;
  if (!espace) return null;
  const roles = await db
    .selectFrom("acces_role")
    .select(["role", "convention"])
    .where("compte", "=", compte.id)
    .where("espace", "=", espace)
    .execute();
  const ici = convention ? roles.filter((role) => role.convention === null || role.convention === convention.id) : roles;
  if (ici.length === 0) return null;
  const { nom, teinte } = await db
    .selectFrom("acces_espace")
    .select(["nom", "teinte"])
    .where("id", "=", espace)
    .executeTakeFirstOrThrow();
  const lisibles = convention
    ? [convention.id]
    : ((await listPerimetres(db, compte.id)).find((perimetre) => perimetre.espace === espace)?.conventions ?? []);
  return {
    perimetre: { espace, compte: compte.id, conventions: lisibles, roles: [...new Set(ici.map(({ role }) => role))] },
    lieu: { espace, nomEspace: nom, teinte, convention: convention ? { id: convention.id, titre: convention.titre } : null },
  };
}

/** Le compte d'une session ouverte, d'après l'empreinte de son jeton. */
export async function findCompteDeSession(db: Db, empreinte: string): Promise<Compte | undefined> {
  return db
    .selectFrom("acces_session as s")
    .innerJoin("acces_compte as c", "c.id", "s.compte")
    .select(["c.id", "c.nom", "c.courriel", "c.administrateur"])
    .where("s.empreinte", "=", empreinte)
    .where("s.fermee_le", "is", null)
    .where("c.ferme_le", "is", null)
    .executeTakeFirst();
}
