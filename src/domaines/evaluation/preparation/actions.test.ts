import { afterAll, beforeAll, expect, test } from "vitest";
import { DEFINITION_NEUVE } from "#domaines/suivi/indicateur/model.ts";
import { insertIndicateur } from "../../suivi/indicateur/store.ts";
import type { Valeur } from "../../suivi/valeur/model.ts";
import { insertValeurs } from "../../suivi/valeur/store.ts";
import { BILAN, ICI, mondeDesBilans } from "../../../../tests/bilans.ts";
import { preparer } from "./actions.ts";

const { site } = await mondeDesBilans();
afterAll(() => site.engine.close());

const valeur = (periode: Valeur["periode"], nombre: number): Valeur => ({
  indicateur: "accueil",
  periode,
  modalite: "",
  convention: "ctg",
  version: 1,
  etat: "validee",
  nombre,
  sur: null,
  commentaire: "",
  preuve: "",
  saisiPar: "nadege",
  saisiLe: `${periode.slice(0, 4)}-06-01T08:00:00.000Z`,
  validePar: null,
  valideLe: null,
});

beforeAll(() =>
  site.dans(ICI, async (tx) => {
    const definition = { ...DEFINITION_NEUVE, libelle: "Enfants accueillis", unite: "enfants" };
    await insertIndicateur(tx, ICI, { ...definition, id: "accueil", convention: "ctg", fiches: [] });
    await insertValeurs(tx, ICI, [valeur("2023", 30), valeur("2025", 42), valeur("2026", 45)]);
  }),
);

test("EVA-65 : ce qui a bougé finit sur la valeur que le bilan donne, et l’année en cours n’y compte pas encore", async () => {
  const { mouvements, indicateurs } = await site.dans(ICI, (tx) =>
    preparer(tx, ICI, BILAN, "2026-11-21T09:00:00.000Z"),
  );
  expect(indicateurs.map((un) => un.valeur)).toEqual([42]);
  expect(mouvements.valeurs).toEqual([
    { indicateur: "accueil", libelle: "Enfants accueillis", avant: "30 enfants", apres: "42 enfants" },
  ]);
});
