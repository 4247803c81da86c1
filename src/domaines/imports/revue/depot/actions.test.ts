import { expect, test } from "vitest";
import { perimetreDe, testSite } from "../../../../../tests/app.ts";
import { echangeVide } from "../../echange/rules.ts";
import { listImports } from "../../store.ts";
import { deposer } from "./actions.ts";

const site = await testSite();
const ICI = perimetreDe("monts", "ctg");

test("IMP-67 : le même fichier déposé huit fois au même instant ne fait qu'un import, et chacun y arrive", async () => {
  await site.espace("monts", "ctg");
  const deposant = { perimetre: ICI, auteur: "Claire", instant: "2026-11-21T09:00:00.000Z", convention: "ctg" };
  const lecture = {
    fichier: "suivi.json",
    type: "application/json",
    sha256: "a".repeat(64),
    genre: "echange" as const,
    lignes: [],
    echange: echangeVide(null),
    identites: null,
    pages: null,
    depot: null,
  };
  const ensemble = <T>(faire: () => Promise<T>) => Promise.all(Array.from({ length: 8 }, faire));
  const relire = () => site.dans(ICI, (db) => listImports(db, ICI));
  await ensemble(relire); // chacun a déjà sa connexion : les dépôts partent au même instant
  const uneFois = () => site.dans(ICI, (db) => deposer(db, deposant, lecture, { encore: false }));
  const depots = await ensemble(uneFois);
  const imports = await relire();
  expect(imports).toHaveLength(1);
  expect(depots.map(({ id }) => id)).toEqual(depots.map(() => imports[0]?.id));
  expect(depots.filter(({ deja }) => deja === null)).toHaveLength(1);
});
