import { expect, test } from "vitest";
import { instantDe } from "#commun/jour.ts";
import { refus } from "#commun/refus.ts";
import type { Demande, EtatDemande } from "../model.ts";
import { nouvelleDemande } from "../rules.ts";
import { etatsProposes, instruire, lignesLues } from "./rules.ts";

const LE = "2026-11-21";
const demande = (etat: EtatDemande): Demande => ({
  ...nouvelleDemande({ id: "d", famille: "f", le: instantDe("2026-11-21T09:00:00Z") }),
  etat,
  deposeeLe: LE,
});

test.each([
  ["brouillon", []],
  ["aConfirmer", ["enAttente", "retiree"]],
  ["incomplete", ["pourvue", "retiree"]],
  ["enAttente", ["pourvue", "retiree"]],
  ["proposee", []],
  ["acceptee", ["retiree", "archivee"]],
  ["expiree", ["enAttente", "archivee"]],
  ["archivee", []],
] as const)("GUI-128 : d’une demande « %s », un agent fait %j", (etat, attendus) => {
  expect(etatsProposes({ etat })).toEqual(attendus);
});

test("GUI-128 : l’état choisi passe par la règle de la famille, ou se refuse", () => {
  const suite = { motif: "mam", le: LE } as const;
  expect(instruire(demande("aConfirmer"), "enAttente", suite)).toMatchObject({ etat: "enAttente" });
  expect(instruire(demande("enAttente"), "pourvue", suite)).toMatchObject({ etat: "pourvue", faits: { motif: "mam" } });
  expect(instruire(demande("retiree"), "enAttente", suite)).toMatchObject({ etat: "enAttente", confirmeeLe: LE });
  expect(instruire(demande("expiree"), "archivee", suite)).toMatchObject({ etat: "archivee" });
  expect(instruire(demande("enAttente"), "proposee", suite)).toEqual(refus("passage"));
});

test("GUI-129 : une structure citée ne lit ni les autres vœux, ni la situation, ni les pièces ; l’agent lit tout", () => {
  const lignes = (["enfant", "semaine", "vous", "voeux", "situations", "pieces"] as const).map((etape) => ({
    etape,
    demande: "d",
    nom: etape,
    dit: "",
  }));
  expect(lignesLues(lignes, true)).toHaveLength(6);
  expect(lignesLues(lignes, false).map(({ etape }) => etape)).toEqual(["enfant", "semaine", "vous"]);
});
