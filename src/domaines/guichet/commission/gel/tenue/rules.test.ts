import { expect, test } from "vitest";
import { rangDuMois } from "#commun/mois.ts";
import type { Attribue, Occupant } from "#domaines/equipements/places/model.ts";
import type { Demande } from "../../../demande/model.ts";
import { accueillisDe, tenuesDe } from "./rules.ts";

const MARS = rangDuMois("2027-03");
const place = { enfant: 0, structure: "a", reserve: null, semaine: 3, entree: MARS };
const demande = (id: string, naissance: string) =>
  [id, { id, enfant: { naissance, terme: null }, entree: "2027-03" } as unknown as Demande] as const;
const demandes = new Map([demande("d1", "2026-06-15"), demande("d2", "2024-02-01")]);
const dit = { demandes, premier: rangDuMois("2027-01") };
const enfant = (entree: Occupant["entree"], aDeduire: Attribue["aDeduire"]): Attribue => ({
  occupant: { structure: "a", naissance: "2026-06", entree, semaine: 3, reserve: null } as unknown as Occupant,
  aDeduire,
});

test("GUI-275 : une place proposée est tenue de son entrée, dans sa réserve ; celle d’une famille effacée ne l’est plus", () => {
  const offre = { places: [{ ...place, reserve: "insertion" }], demandes: ["d1"] };
  expect(tenuesDe([offre], [], dit).get("a")).toEqual([
    { ne: rangDuMois("2026-06"), depuis: MARS, semaine: 3, reserve: "insertion" },
  ]);
  expect(tenuesDe([offre], [], { ...dit, demandes: new Map() }).size).toBe(0);
});

test("GUI-275 : une place acceptée est tenue les mois que la structure n’a pas redits, à l’âge de l’entrée", () => {
  const commun = { ne: rangDuMois("2026-06"), semaine: 3 };
  const [janvier, mars] = [dit.premier, MARS];
  const tenus = (...un: Parameters<typeof enfant>) => tenuesDe([], [enfant(...un)], dit).get("a");
  expect(tenus("2026-11", [])).toBeUndefined();
  expect(tenus("2026-11", ["2027-01", "2027-02", "2027-04"])).toEqual([
    { ...commun, depuis: rangDuMois("2026-11"), fin: mars },
    { ...commun, depuis: mars + 1, fin: mars + 2 },
  ]);
  expect(tenus("2027-01", ["2027-01"])).toEqual([{ ...commun, depuis: janvier, fin: janvier + 1 }]);
});

test("GUI-278 : chaque enfant qui accepte occupe sa place, de son âge, de ses jours, de son entrée à son départ", () => {
  const places = [
    { ...place, enfant: 1, semaine: 12 },
    { ...place, enfant: 3, structure: "b", reserve: "insertion" },
  ];
  const accueillis = accueillisDe({ places, demandes: ["d1", "d2"] }, demandes, "2026-12-01T10:00:00Z");
  expect(accueillis).toMatchObject([
    {
      structure: "a",
      demande: "d1",
      naissance: "2026-06",
      entree: "2027-03",
      sortie: null,
      semaine: 12,
      reserve: null,
    },
    { structure: "b", demande: "d2", naissance: "2024-02", source: "commission", reserve: "insertion" },
  ]);
  expect(accueillisDe({ places, demandes: ["d9"] }, demandes, "2026-12-01T10:00:00Z")).toEqual([]);
});
