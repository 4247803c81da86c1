import { expect, test } from "vitest";
import { TYPES_EQUIPEMENT, type TypeEquipement } from "#domaines/equipements/model.ts";
import { blocsSection, type DossierDiagnostic } from "../document.ts";
import { type Section, SECTIONS_MODELE, type SectionModele } from "../model.ts";
import { sectionDuService } from "./rules.ts";

test.each<[TypeEquipement, SectionModele]>([
  ["halteGarderieItinerante", "petiteEnfance"],
  ["laep", "parentalite"],
  ["alshPerisco", "enfanceJeunesse"],
  ["mediatheque", "vieSociale"],
  ["fjt", "logement"],
  ["franceServices", "accesDroits"],
  ["autre", "presentation"],
])("DIAG-16 : un service « %s » se lit dans la partie « %s »", (type, section) =>
  expect(sectionDuService(type)).toBe(section),
);

const section = (modele: SectionModele): Section => ({
  convention: "ctg",
  id: modele,
  modele,
  titre: modele,
  ordre: 0,
  texte: "",
  forces: [],
  faiblesses: [],
  besoins: [],
  besoinsDepuis: {},
  version: 1,
  modifieLe: null,
  modifiePar: null,
});

const dossier: DossierDiagnostic = {
  sections: [],
  figures: new Map(),
  accueils: TYPES_EQUIPEMENT.map((type) => ({ type, section: sectionDuService(type), noms: ["Ici"] })),
  etapes: [],
  apports: [],
  zones: [],
  enjeux: [],
  nomCommune: (code) => code,
  nomStatistique: (code) => code,
};

test("DIAG-16 : la petite enfance ne liste que ses modes d’accueil, et aucun service ne manque à l’annexe", () => {
  const types = (modele: SectionModele) =>
    blocsSection(section(modele), dossier).flatMap((bloc) =>
      bloc.genre === "tableau" ? bloc.rangees.map((rangee) => (Array.isArray(rangee) ? rangee[0] : null)) : [],
    );
  expect(types("petiteEnfance")).not.toContain("mediatheque");
  expect(SECTIONS_MODELE.flatMap(types).toSorted()).toEqual([...TYPES_EQUIPEMENT].toSorted());
});
