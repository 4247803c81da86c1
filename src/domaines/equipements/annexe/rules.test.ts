import { expect, test } from "vitest";
import type { Soutien } from "../model.ts";
import type { Structure } from "../structure/model.ts";
import { structureVide } from "../structure/rules.ts";
import { lignesAnnexe } from "./rules.ts";

const section = {
  id: "s",
  code: "unique" as const,
  avantMois: null,
  capacites: Array<number>(10).fill(12),
  modulations: [],
};
const galets: Structure = { ...structureVide("galets", "eajePsu"), nom: "Les Galets", sections: [section] };
const citee = (equipement: string, plus: Partial<Soutien> = {}) => ({
  equipement,
  collectivite: "Vauxmont",
  type: "eajePsu" as const,
  typeLibelle: "Multi-accueil",
  nom: "LES GALETS",
  adresse: null,
  ...plus,
});
const NOMS: Record<string, string> = {
  vauxmont: "Vauxmont",
  "commune de vauxmont": "Vauxmont",
  "les granges": "Les Granges",
};
const cadre = { partie: (nom: string) => NOMS[nom.toLowerCase()] ?? null, debut: "2026-01-01" as const };
const vues = (...ligne: Parameters<typeof lignesAnnexe>) =>
  lignesAnnexe(...ligne).map(({ collectivite, nom, places }) => [collectivite, nom, places]);

test("EQU-26 : la liste garde ses mots et reçoit les places ; une partie qu’elle oublie s’ajoute une fois", () => {
  const registre = [{ structure: galets, collectivites: ["VAUXMONT", "Les granges", "Ailleurs"] }];
  expect(vues([citee("galets")], registre, cadre)).toEqual([
    ["Vauxmont", "LES GALETS", 12],
    ["Les Granges", "Les Galets", 12],
  ]);
});

test("EQU-26 : la collectivité nommée autrement au registre est la partie : sa structure entre sous son nom, et pas deux fois", () => {
  const registre = [{ structure: galets, collectivites: ["Commune de Vauxmont", "Vauxmont"] }];
  expect(vues([], registre, cadre)).toEqual([["Vauxmont", "Les Galets", 12]]);
  expect(vues([citee("galets", { collectivite: "Commune de Vauxmont" })], registre, cadre)).toEqual([
    ["Commune de Vauxmont", "LES GALETS", 12],
  ]);
});

test("EQU-26 : une structure fermée avant la convention n’y entre pas, fermée depuis elle y est", () => {
  const fermee = (fin: "2025-12-31" | "2026-01-01") => ({
    structure: { ...galets, ouverte: { debut: null, fin } },
    collectivites: ["Vauxmont"],
  });
  expect(vues([], [fermee("2025-12-31")], cadre)).toEqual([]);
  expect(vues([], [fermee("2026-01-01")], cadre)).toHaveLength(1);
});

test("EQU-26 : un lieu que personne ne tient n’a pas de places", () => {
  expect(vues([citee("inconnu")], [], cadre)).toEqual([["Vauxmont", "LES GALETS", null]]);
});
