import * as fc from "fast-check";
import { expect, test } from "vitest";
import { defaire, type Ecrit } from "#commun/histoire.ts";
import { VIDE } from "../fiche/actions.ts";
import type { Fiche } from "../model.ts";
import { evenementDe, retablir } from "./rules.ts";

const fiche: Fiche = {
  ...VIDE,
  espace: "monts",
  id: "f1",
  convention: "ctg",
  version: 3,
  ordre: 1,
  archiveLe: null,
  modifieLe: "2026-11-20T08:00:00.000Z",
  modifiePar: "nadege",
  titre: "Ouvrir",
  noeuds: [],
  pilotes: [],
  partenaires: [],
};
const mouvement = (avant: object | null, apres: object | null, action = "modification") => ({
  rang: 7,
  le: "2026-11-20T08:00:00.000Z",
  compte: "nadege",
  action,
  avant,
  apres,
});

test("PLA-15 : un mouvement se lit champ par champ, avant et après", () => {
  const { champs } = evenementDe(mouvement({ publicCible: [] }, { publicCible: ["Parents", "Enfants"] }), "Nadège", []);
  expect(champs).toEqual([{ nom: "publicCible", avant: "", apres: "Parents\nEnfants", retablissable: true }]);
});

test("PLA-15 : un mouvement se lit dans l’ordre où la fiche se lit", () => {
  const tout = { partenaires: [], ordre: 2, priorite: null, diagnosticInitial: "D", titre: "T" };
  expect(evenementDe(mouvement({}, tout), "Nadège", []).champs.map(({ nom }) => nom)).toEqual([
    "titre",
    "priorite",
    "diagnosticInitial",
    "partenaires",
    "ordre",
  ]);
});

test("PLA-15 : une création ne montre que ce qu’elle remplit, une valeur effacée ne montre rien", () => {
  const creation = evenementDe(mouvement(null, { titre: "Ouvrir", forces: [], ordre: 4 }, "creation"), "Nadège", []);
  expect(creation.champs.map(({ nom, retablissable }) => [nom, retablissable])).toEqual([["titre", false]]);
  expect(evenementDe(mouvement(null, null), "Nadège", []).champs).toEqual([]);
});

test("PLA-16 : un champ se rétablit à ce qu’il était, et le reste ne bouge pas", () => {
  expect(retablir(fiche, mouvement({ titre: "Fermer" }, { titre: "Ouvrir" }), "titre")).toEqual({
    ...fiche,
    titre: "Fermer",
  });
});

test.each([
  ["une valeur effacée", mouvement(null, null), "titre"],
  ["un mouvement inconnu", undefined, "titre"],
  ["une valeur déjà en place", mouvement({ titre: "Ouvrir" }, { titre: "Autre" }), "titre"],
  ["ce qui n’est pas un champ", mouvement({ version: 1 }, { version: 2 }), "version"],
] as const)("PLA-16 : %s ne se rétablit pas", (_cas, quoi, champ) => {
  expect(retablir(fiche, quoi, champ)).toBeNull();
});

type Objet = { id: string; titre: string; forces: string[] };
const CHANTIERS = fc.array(fc.record({ qui: fc.nat(5), quoi: fc.nat(3), valeur: fc.nat(4) }), { maxLength: 30 });

/** Un geste sur un plan imaginaire, et la ligne que le journal en garde ; rien si le geste ne change rien. */
function geste(plan: Map<string, Objet>, { qui, quoi, valeur }: { qui: number; quoi: number; valeur: number }) {
  const objetId = `o${qui}`;
  const present = plan.get(objetId);
  if (!present) {
    const apres = { id: objetId, titre: `t${valeur}`, forces: [] };
    plan.set(objetId, apres);
    return { objetId, action: "creation", avant: null, apres };
  }
  if (quoi === 0) {
    plan.delete(objetId);
    return { objetId, action: "retrait", avant: present, apres: null };
  }
  const apres = quoi === 1 ? { titre: `t${valeur}` } : { forces: [`f${valeur}`] };
  const avant = quoi === 1 ? { titre: present.titre } : { forces: present.forces };
  plan.set(objetId, { ...present, ...apres });
  return { objetId, action: "modification", avant, apres };
}

test("PLA-66 : à n’importe quel moment de mille histoires, le plan défait est celui de ce moment", () => {
  const ranger = (elements: Iterable<Objet>) => [...elements].toSorted((a, b) => (a.id < b.id ? -1 : 1));
  fc.assert(
    fc.property(CHANTIERS, fc.nat(30), (gestes, combien) => {
      const plan = new Map<string, Objet>();
      const journal: Ecrit[] = [];
      let jadis: Objet[] = [];
      for (const [rang, un] of gestes.entries()) {
        if (rang === combien % Math.max(1, gestes.length)) {
          jadis = ranger(plan.values());
          journal.length = 0;
        }
        journal.push(geste(plan, un));
      }
      expect(defaire(ranger(plan.values()), journal)).toEqual({ elements: expect.anything(), perdus: [] });
      expect(ranger(defaire(ranger(plan.values()), journal).elements)).toEqual(jadis);
    }),
    { seed: 66, numRuns: 1000 },
  );
});

test("PLA-66 : une valeur effacée du journal se compte, ce qui n’est pas un champ ne change rien, et les rubriques libres gardent leur ordre", () => {
  const present = { ...fiche, autres: { b: "2", a: "1" } };
  const lignes = [
    { objetId: "f1", action: "modification", avant: { autres: { a: "0", b: "2" } }, apres: { autres: present.autres } },
    { objetId: "f1", action: "adhesion", avant: [{ commune: "1" }], apres: [] },
    { objetId: "f1", action: "suite", avant: null, apres: { precedente: "f0" } },
    { objetId: "f1", action: "modification", avant: null, apres: null },
  ];
  const { elements, perdus } = defaire([present], lignes);
  expect(perdus).toEqual(["f1"]);
  expect(elements.map((une) => [Object.entries(une.autres), "precedente" in une])).toEqual([
    [
      [
        ["b", "2"],
        ["a", "0"],
      ],
      false,
    ],
  ]);
});
