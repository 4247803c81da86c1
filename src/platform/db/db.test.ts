import { AbortedTransactionError } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { perimetreDe } from "../../../tests/app.ts";
import { testBase } from "../../../tests/base.ts";
import { type Db, inAnnuaire, inPerimeter, stepToAnnuaire, surChaqueEspace, surTousLesEspaces } from "./db.ts";

const engine = await testBase();
const { base } = engine;
afterAll(() => engine.close());
const tete = (espace: string) => ({ espace, rang: 1, empreinte: "0" });
beforeAll(() => base.insertInto("journal_tete").values(["monts", "rives", "plaine"].map(tete)).execute());

test("plusieurs espaces se lisent l’un après l’autre, chacun dans le sien, et rien ne s’y écrit", async () => {
  const lus = await inAnnuaire(base, (db) =>
    surChaqueEspace(db, [perimetreDe("monts"), perimetreDe("plaine")], () =>
      db.selectFrom("journal_tete").select("espace").execute(),
    ),
  );
  expect(lus).toEqual([[{ espace: "monts" }], [{ espace: "plaine" }]]);
  const apres = inAnnuaire(base, async (db) => {
    await surChaqueEspace(db, [perimetreDe("monts")], async () => null);
    return db.selectFrom("journal_tete").selectAll().execute();
  });
  await expect(apres).rejects.toThrow(/permission denied/);
  const ecrire = inAnnuaire(base, (db) =>
    surChaqueEspace(db, [perimetreDe("monts")], () => db.updateTable("journal_tete").set({ rang: 2 }).execute()),
  );
  await expect(ecrire).rejects.toThrow(/read-only transaction/);
});

test("une requête qui entre d’elle-même dans chaque espace n’y écrit rien, et hors d’un espace ne voit rien", async () => {
  const lus = inAnnuaire(base, (db) =>
    surTousLesEspaces(db, () => db.selectFrom("journal_tete").select("espace").execute()),
  );
  expect(await lus).toEqual([]);
  await expect(
    inAnnuaire(base, (db) => surTousLesEspaces(db, () => db.updateTable("journal_tete").set({ rang: 2 }).execute())),
  ).rejects.toThrow(/read-only transaction/);
});

test("un détour par l’annuaire rend son périmètre, et une erreur avalée n’est jamais dite écrite", async () => {
  const lus = await inPerimeter(base, perimetreDe("rives"), async (db) => {
    await stepToAnnuaire(db, "rives", (tx) => tx.selectFrom("acces_espace").selectAll().execute());
    return db.selectFrom("journal_tete").select("espace").execute();
  });
  expect(lus).toEqual([{ espace: "rives" }]);
  const avalee = inPerimeter(base, perimetreDe("rives"), async (db) => {
    await db.updateTable("journal_tete").set({ rang: 9 }).execute();
    await db
      .insertInto("journal_tete")
      .values(tete("rives"))
      .execute()
      .catch(() => {});
  });
  await expect(avalee).rejects.toBeInstanceOf(AbortedTransactionError);
  expect(await base.selectFrom("journal_tete").select("rang").where("espace", "=", "rives").execute()).toEqual([
    { rang: 1 },
  ]);
});

test("une même requête redemandée ne voit jamais que l’espace où l’on est, et l’annuaire n’y a pas droit", async () => {
  const lire = (db: Db) => db.selectFrom("journal_tete").select("espace").where("empreinte", "=", "0").execute();
  for (let fois = 0; fois < 8; fois++) {
    for (const espace of ["monts", "rives", "ailleurs"]) {
      const vus = await inPerimeter(base, perimetreDe(espace), lire);
      expect(vus).toEqual(espace === "ailleurs" ? [] : [{ espace }]);
    }
    await expect(inAnnuaire(base, lire)).rejects.toThrow(/permission denied/);
  }
});

test("un point de reprise rend la transaction saine", async () => {
  const tx = await base.startTransaction().execute();
  const reprise = await tx.savepoint("avant").execute();
  await reprise
    .insertInto("journal_tete")
    .values(tete("rives"))
    .execute()
    .catch(() => {});
  await reprise.rollbackToSavepoint("avant").execute();
  await tx.insertInto("journal_tete").values(tete("cimes")).execute();
  await tx.commit().execute();
  expect(await base.selectFrom("journal_tete").select("espace").where("espace", "=", "cimes").execute()).toEqual([
    { espace: "cimes" },
  ]);
});
