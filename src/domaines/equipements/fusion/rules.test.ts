import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import type { Structure } from "../structure/model.ts";
import { structureVide } from "../structure/rules.ts";
import { absorber, citationsDe, pairesProches, partsDe, pertesDe, verifierFusion } from "./rules.ts";

const creche = (id: string, nom: string, plus: Partial<Structure> = {}): Structure => ({
  ...structureVide(id, "eajePsu"),
  nom,
  commune: "15162",
  tenueLe: "2026-01-01",
  ...plus,
});
const paires = (...structures: Structure[]) => pairesProches(structures).map(([une, autre]) => `${une.id}${autre.id}`);

test("EQU-59 : deux structures du même type, de noms ou d’adresses qui se ressemblent dans une commune, se proposent", () => {
  const galets = creche("a", "Crèche Les Galets");
  expect(paires(galets, creche("b", "les galets"))).toEqual(["ab"]);
  expect(paires(galets, creche("b", "Multi-accueil Galets bleus"))).toEqual(["ab"]);
  expect(paires(galets, creche("b", "Les Galets", { commune: "15014" }))).toEqual([]);
  expect(paires(galets, creche("b", "Les Galets", { commune: null }))).toEqual(["ab"]);
  expect(paires(galets, creche("b", "Galets bleus", { commune: null }))).toEqual([]);
  expect(paires(galets, creche("b", "Les Galets", { type: "rpe" }))).toEqual([]);
  expect(paires(galets, creche("b", "Crèche Les Lutins"))).toEqual([]);
  expect(paires(creche("a", "Crèche"), creche("b", "Les Lutins"))).toEqual([]);
  const rue = { adresse: "3, rue du Pont" };
  expect(paires(creche("a", "Un", rue), creche("b", "Deux", { adresse: "3 Rue du pont" }))).toEqual(["ab"]);
});

test("EQU-60 : une structure ne se fusionne ni avec elle-même ni avec une d’un autre type", () => {
  const galets = creche("a", "Les Galets");
  expect(verifierFusion(galets, galets)).toEqual(new Refus("meme"));
  expect(verifierFusion(galets, creche("b", "Les Galets", { type: "mam" }))).toEqual(new Refus("types"));
  expect(verifierFusion(galets, creche("b", "Les Galets"))).toBeNull();
});

test("EQU-61 : la gardée garde ce qu’elle dit, reprend ce qu’elle ne dit pas, et sa fiche est à vérifier", () => {
  const garde = creche("a", "Les Galets", { telephone: "1", verifieLe: "2026-05-01", comptage: "occupants" });
  const section = { id: "s", code: "unique" as const, avantMois: null, capacites: Array(10).fill(4), modulations: [] };
  const autre = creche("b", "Galets", { telephone: "2", siret: "3", avip: true, lat: 45, lon: 2, sections: [section] });
  expect(absorber(garde, autre, "2026-11-22")).toEqual({
    ...garde,
    siret: "3",
    avip: true,
    lat: 45,
    lon: 2,
    sections: [section],
    comptage: "saisie",
    verifieLe: null,
  });
  expect(absorber({ ...garde, tenueLe: null }, { ...autre, tenueLe: null }, "2026-11-22").tenueLe).toBe("2026-11-22");
});

test("EQU-62 : part par part, on voit ce qui est repris et ce qui ne reste que dans l’histoire", () => {
  const parts = partsDe(creche("a", "A", { telephone: "1" }), creche("b", "B", { telephone: "2", siret: "3" }));
  expect(parts).toEqual([
    { titre: "Siret", gardee: "", autre: "3", reprise: true },
    { titre: "Téléphone", gardee: "1", autre: "2", reprise: false },
  ]);
});

const RIEN = {
  soutiens: 0,
  occupants: 0,
  assistantes: 0,
  absorbees: 0,
  sections: 0,
  places: 0,
  financements: 0,
  appuis: 0,
  responsables: 0,
  corrections: 0,
};

test("EQU-63 : ce qui cite une structure la retient ; ce qui n’est qu’à elle, non", () => {
  expect(citationsDe({ ...RIEN, sections: 3, financements: 2 })).toEqual([]);
  expect(citationsDe({ ...RIEN, soutiens: 1, occupants: 2 })).toHaveLength(2);
});

test("EQU-64 : ce qui s’en va avec elle est nommé", () => {
  expect(pertesDe(RIEN, 0)).toEqual(["sa fiche"]);
  expect(pertesDe({ ...RIEN, sections: 1, financements: 2 }, 1)).toHaveLength(4);
});
