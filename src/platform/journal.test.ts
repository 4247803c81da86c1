import { beforeAll, expect, test } from "vitest";
import { perimetreDe, testSite } from "../../tests/app.ts";
import { eraseHistory, findHistory, noter, verifyChain } from "./journal.ts";

const site = await testSite();
const MONTS = perimetreDe("monts");

const ecrire = (objetId: string, avant: unknown, apres: unknown) =>
  site.dans(MONTS, async (tx) => noter(tx, { action: "modification", objet: "essai", objetId, avant, apres }));
const verifier = () => site.dans(MONTS, (tx) => verifyChain(tx, "monts"));

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await ecrire("a", undefined, { titre: "Ouvrir", ordre: 1 });
  await ecrire("a", { titre: "Ouvrir", ordre: 1 }, { ordre: 1, titre: "Fermer" });
  await ecrire("b", null, ["x"]);
});

test("la chaîne d'un espace tient, et rend l'histoire d'un objet, la plus récente d'abord", async () => {
  expect(await verifier()).toBeNull();
  const histoire = await site.dans(MONTS, (tx) => findHistory(tx, "monts", "essai", "a"));
  expect(histoire.map(({ apres }) => apres)).toEqual([
    { titre: "Fermer", ordre: 1 },
    { titre: "Ouvrir", ordre: 1 },
  ]);
});

test("une ligne altérée, une valeur altérée ou une ligne ôtée se voient", async () => {
  await site.base.updateTable("journal_ligne").set({ compte: "autre" }).where("rang", "=", 2).execute();
  expect(await verifier()).toBe(2);
  await site.base.updateTable("journal_ligne").set({ compte: "essai" }).where("rang", "=", 2).execute();
  await site.base.updateTable("journal_valeur").set({ sel: "0" }).where("rang", "=", 1).execute();
  expect(await verifier()).toBe(1);
  await site.base.deleteFrom("journal_valeur").where("rang", "=", 1).execute();
  expect(await verifier()).toBe(1);
  await site.dans(MONTS, (tx) => eraseHistory(tx, "monts", "essai", "a"));
  expect(await verifier()).toBeNull();
  await site.base.deleteFrom("journal_valeur").where("rang", "=", 3).execute();
  expect(await verifier()).toBe(3);
  await site.base.deleteFrom("journal_ligne").where("rang", "=", 3).execute();
  expect(await verifier()).toBe(4);
});

test("effacer une histoire ôte les valeurs, ajoute une ligne, et la chaîne tient encore", async () => {
  const autre = perimetreDe("rives");
  await site.espace("rives", "ctg-rives");
  await site.dans(autre, async (tx) =>
    noter(tx, { action: "creation", objet: "essai", objetId: "c", apres: { nom: "X" } }),
  );
  expect(await site.dans(autre, (tx) => eraseHistory(tx, "rives", "essai", "c"))).toBe(1);
  const histoire = await site.dans(autre, (tx) => findHistory(tx, "rives", "essai", "c"));
  expect(histoire.map(({ action, apres }) => [action, apres])).toEqual([
    ["effacement", null],
    ["creation", null],
  ]);
  expect(await site.dans(autre, (tx) => verifyChain(tx, "rives"))).toBeNull();
});

test("une valeur écrite après un effacement, puis ôtée sans le dire, se voit", async () => {
  const plaines = perimetreDe("plaines");
  await site.espace("plaines", "ctg-plaines");
  const noterD = (apres: unknown) =>
    site.dans(plaines, async (tx) => noter(tx, { action: "modification", objet: "essai", objetId: "d", apres }));
  const relire = () => site.dans(plaines, (tx) => verifyChain(tx, "plaines"));
  await noterD("avant");
  await site.dans(plaines, (tx) => eraseHistory(tx, "plaines", "essai", "d"));
  await noterD("après");
  expect(await relire()).toBeNull();
  await site.base.deleteFrom("journal_valeur").where("espace", "=", "plaines").where("rang", "=", 3).execute();
  expect(await relire()).toBe(3);
  await site.base.deleteFrom("journal_ligne").where("espace", "=", "plaines").where("rang", "=", 3).execute();
  expect(await relire()).toBe(3);
});

test("l'application ne peut ni changer ni ôter une ligne", async () => {
  const changer = site.dans(MONTS, (tx) => tx.updateTable("journal_ligne").set({ compte: "x" }).execute());
  await expect(changer).rejects.toThrow(/permission denied/);
  const oter = site.dans(MONTS, (tx) => tx.deleteFrom("journal_ligne").execute());
  await expect(oter).rejects.toThrow(/permission denied/);
});
