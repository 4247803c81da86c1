import type { Generated } from "kysely";
import type { Perimetre, Role } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import type { Compte, Lieu } from "#platform/http.ts";
import type { EtatGuichet } from "./famille/model.ts";
import type { MonLieu } from "./model.ts";
import { peut } from "./rules.ts";

declare module "#platform/db/tables.ts" {
  interface Tables {
    acces_espace: {
      id: string;
      nom: string;
      teinte: number;
      cree_le: string;
      responsable: string | null;
      delegue: string | null;
      guichet: Generated<EtatGuichet>;
      guichet_contact: Generated<string>;
    };
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
      active_le: string | null;
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
      id: string;
      genre: "invitation" | "connexion" | "reinitialisation";
      compte: string;
      vers: string;
      navigateur: string | null;
      empreinte: string | null;
      code: string | null;
      essais: number;
      cree_le: string;
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
    const lisibles = conventions.filter(
      (c) => c.espace === espace && (partout || ici.some((r) => r.convention === c.id)),
    );
    return {
      espace,
      compte,
      conventions: lisibles.map(({ id }) => id),
      roles: [...new Set(ici.map(({ role }) => role))],
    };
  });
}

type Adresse = { genre: "conventions" | "espaces"; id: string };

/** L'espace que nomme une adresse, et la convention si c'est d'elle qu'il s'agit. */
async function findAdresse(db: Db, { genre, id }: Adresse) {
  const convention =
    genre === "conventions"
      ? await db.selectFrom("acces_convention").selectAll().where("id", "=", id).executeTakeFirst()
      : undefined;
  const espace = await db
    .selectFrom("acces_espace")
    .select(["id", "nom", "teinte"])
    .where("id", "=", genre === "espaces" ? id : (convention?.espace ?? ""))
    .executeTakeFirst();
  return espace && { espace, convention };
}

/** Le périmètre d'une adresse : les rôles portés là, et nulle part ailleurs ; rien si le compte n'y est rien. */
export async function findPerimetre(
  db: Db,
  compte: Compte,
  adresse: Adresse,
): Promise<{ perimetre: Perimetre; lieu: Lieu } | null> {
  const found = await findAdresse(db, adresse);
  if (!found) return null;
  const { espace, convention } = found;
  const roles = await db
    .selectFrom("acces_role")
    .select(["role", "convention", "collectivite"])
    .where("compte", "=", compte.id)
    .where("espace", "=", espace.id)
    .execute();
  const ici = roles.filter((role) => !convention || role.convention === null || role.convention === convention.id);
  if (ici.length === 0) return null;
  const lisibles = convention ? [convention.id] : await listLisibles(db, compte.id, espace.id);
  return {
    perimetre: {
      espace: espace.id,
      compte: compte.id,
      conventions: lisibles,
      roles: [...new Set(ici.map(({ role }) => role))],
    },
    lieu: {
      espace: espace.id,
      nomEspace: espace.nom,
      teinte: espace.teinte,
      convention: convention ? { id: convention.id, titre: convention.titre } : null,
      collectivites: ici.flatMap(({ collectivite }) => collectivite ?? []),
      ...(convention ? {} : { plans: await listPlans(db, compte.id, espace.id) }),
    },
  };
}

/** Les conventions d'un espace dont ce compte peut lire le plan, par ordre de titre. */
const listPlans = async (db: Db, compte: string, ici: string): Promise<{ id: string; titre: string }[]> =>
  (await listMesLieux(db, compte)).flatMap(({ espace, convention: id, titre, roles }) =>
    espace === ici && id !== null && titre !== null && peut(roles, "plan.lire") ? [{ id, titre }] : [],
  );

const listLisibles = async (db: Db, compte: string, espace: string): Promise<readonly string[]> =>
  (await listPerimetres(db, compte)).find((perimetre) => perimetre.espace === espace)?.conventions ?? [];

/** Chaque convention que ce compte peut ouvrir, et chaque espace encore sans convention, avec ce qu'il y est. */
export async function listMesLieux(db: Db, compte: string): Promise<MonLieu[]> {
  const rows = await db
    .selectFrom("acces_role as r")
    .innerJoin("acces_espace as e", "e.id", "r.espace")
    .leftJoin("acces_convention as c", (join) =>
      join
        .onRef("c.espace", "=", "r.espace")
        .on((eb) => eb.or([eb("r.convention", "is", null), eb("r.convention", "=", eb.ref("c.id"))])),
    )
    .select(["e.id as espace", "e.nom as nomEspace", "e.teinte", "c.id as convention", "c.titre", "r.role"])
    .where("r.compte", "=", compte)
    .orderBy("e.nom")
    .orderBy("e.id")
    .orderBy("c.titre")
    .orderBy("c.id")
    .orderBy("r.role")
    .execute();
  const lieux = new Map<string, MonLieu>();
  for (const { role, ...lieu } of rows) {
    const cle = `${lieu.espace}/${lieu.convention ?? ""}`;
    const roles = [...new Set([...(lieux.get(cle)?.roles ?? []), role])];
    lieux.set(cle, { ...lieu, roles });
  }
  return [...lieux.values()];
}
