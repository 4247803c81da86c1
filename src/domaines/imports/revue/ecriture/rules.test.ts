import { expect, test } from "vitest";
import type { NoeudEchange } from "../../echange/model.ts";
import { conventionVide } from "../../echange/rules.ts";
import type { EtatLigne } from "../model.ts";
import { blocsAEcrire, noeudsGardes, parentsDabord, schemasACompleter } from "./rules.ts";

const bloc = (nom: "titre" | "caf" | "debut", etat: EtatLigne) => ({
  nom,
  cle: `convention.${nom}`,
  etat,
  contre: "",
  rang: null,
  place: null,
  champ: null,
});
const accepte = { accepte: true, contre: "" };

test("IMP-63 : une valeur d'un bloc s'écrit si elle est acceptée et change quelque chose", () => {
  const importes = {
    ...conventionVide(),
    titre: "T",
    caf: "C",
    debut: "2026-01-01" as const,
    deliberations: [],
    equipements: [],
  };
  const blocs = [bloc("titre", "different"), bloc("caf", "nouveau"), bloc("debut", "identique")];
  const lignes = {
    "convention.titre": accepte,
    "convention.caf": { ...accepte, accepte: false },
    "convention.debut": accepte,
  };
  expect(blocsAEcrire({ blocs }, { fiches: {}, lignes }, { importes, actuels: importes })).toEqual({ titre: "T" });
});

test("IMP-64 : un nœud est gardé s'il est déjà là ou accepté", () => {
  const noeud = (id: string, dansLePlan: string | null) => ({
    id,
    cle: `noeud.${id}`,
    dansLePlan,
    etat: "nouveau" as const,
    contre: "",
  });
  const noeuds = [noeud("a", "p"), noeud("b", null), noeud("c", null)];
  expect([...noeudsGardes({ noeuds }, { fiches: {}, lignes: { "noeud.b": accepte } })]).toEqual(["a", "b"]);
});

test("les parents se créent avant leurs enfants, dans l'ordre du document", () => {
  const noeud = (id: string, parent: string | null): NoeudEchange => ({
    id,
    parent,
    genre: "axe",
    code: null,
    libelle: id,
    impactsVises: [],
  });
  const ordre = parentsDabord(
    [noeud("b", "a"), noeud("c", "b"), noeud("a", null), noeud("d", "ailleurs")],
    ({ parent }) => parent,
  );
  expect(ordre.map(({ id }) => id)).toEqual(["a", "b", "c", "d"]);
});

test("IMP-65 : une priorité neuve complète le schéma de la convention, et « Top 5 » se compte", () => {
  const fiches = ["Top 5", "Intérêt", "Top 5"].map((valeur) => ({ priorite: { schema: "interet", valeur } }));
  const deja = [{ code: "interet", libelle: "Nos priorités", valeurs: [{ valeur: "Intérêt", plafond: null }] }];
  expect(schemasACompleter(fiches, deja)).toEqual([
    {
      code: "interet",
      libelle: "Nos priorités",
      valeurs: [
        { valeur: "Intérêt", plafond: null },
        { valeur: "Top 5", plafond: 5 },
      ],
    },
  ]);
  expect(schemasACompleter([{ priorite: null }], deja)).toEqual([]);
});
