import { expect, test } from "vitest";
import type { Signataire } from "./model.ts";
import { lireNom, nomEntier, representantsDe, reprendreSignataires } from "./rules.ts";

test.each([
  ["Élise Tournemire", { prenom: "Élise", nom: "Tournemire" }],
  ["Jean de la Tour", { prenom: null, nom: "Jean de la Tour" }],
  ["Tournemire", { prenom: null, nom: "Tournemire" }],
  ["Élise  Tournemire", { prenom: null, nom: "Élise  Tournemire" }],
  ["", { prenom: null, nom: "" }],
])("CONV-16 : « %s » se lit, et se récrit à l'identique", (entier, attendu) => {
  expect(lireNom(entier)).toEqual(attendu);
  expect(nomEntier(lireNom(entier))).toBe(entier);
});

const signataire = (id: string, partie: string, plus: Partial<Signataire> = {}): Signataire => ({
  id,
  partie,
  rang: 0,
  ordre: 0,
  civilite: "madame",
  prenom: "Anne",
  nom: "Roux",
  qualite: "Maire",
  deliberation: "d1",
  ...plus,
});

test("CONV-17 : un représentant qui revient garde ce que le texte n'en dit pas ; le nouveau venu signe le dernier", () => {
  const anciens = [signataire("s1", "p1", { ordre: 1 }), signataire("s2", "p2", { ordre: 0, prenom: "Jean" })];
  const parties = [
    { id: "p1", representants: [{ qualite: "Présidente", nom: "Anne Roux" }] },
    {
      id: "p2",
      representants: [
        { qualite: "Maire", nom: "Zoé Petit" },
        { qualite: "Maire", nom: "Jean Roux" },
      ],
    },
  ];
  expect(reprendreSignataires(anciens, parties, () => "neuf")).toEqual([
    signataire("s1", "p1", { ordre: 1, qualite: "Présidente" }),
    {
      id: "neuf",
      partie: "p2",
      rang: 0,
      ordre: 2,
      civilite: null,
      prenom: "Zoé",
      nom: "Petit",
      qualite: "Maire",
      deliberation: null,
    },
    signataire("s2", "p2", { ordre: 0, prenom: "Jean", rang: 1 }),
  ]);
});

test("CONV-17 : qui remplace un autre à sa place signe à son tour, sans sa civilité ni sa délibération", () => {
  const [repris] = reprendreSignataires(
    [signataire("s1", "p1", { ordre: 4 })],
    [{ id: "p1", representants: [{ qualite: "Maire", nom: "Jean Petit" }] }],
    () => "neuf",
  );
  expect(repris).toMatchObject({ id: "s1", ordre: 4, civilite: null, prenom: "Jean", deliberation: null });
});

test("les représentants d'une partie s'écrivent dans leur rang, pas dans l'ordre des signatures", () => {
  const deux = [
    signataire("b", "p1", { rang: 1, ordre: 0 }),
    signataire("a", "p1", { rang: 0, ordre: 1, prenom: null }),
  ];
  expect(representantsDe(deux, "p1").map(({ nom }) => nom)).toEqual(["Roux", "Anne Roux"]);
});
