import type { SuiteStructure } from "#domaines/equipements/index.ts";

/** Les services itinérants d'une structure que l'on fusionne ou que l'on retire : leurs arrêts suivent. */
export const suiteServices: SuiteStructure = {
  retenir: async () => null,
  citer: async (db, { espace }, structure) => {
    const { nombre } = await db
      .selectFrom("suivi_service")
      .select((eb) => eb.fn.countAll<number>().as("nombre"))
      .where("espace", "=", espace)
      .where("equipement", "=", structure)
      .executeTakeFirstOrThrow();
    return Number(nombre) > 0 ? ["les arrêts d’un service"] : [];
  },
  suivre: async (db, { espace }, { de, vers }) => {
    await db
      .updateTable("suivi_service")
      .set({ equipement: vers })
      .where("espace", "=", espace)
      .where("equipement", "=", de)
      .execute();
  },
};
