import { expect, test } from "vitest";
import { instantDe } from "#commun/jour.ts";
import { refus } from "#commun/refus.ts";
import type { Demande } from "../model.ts";
import { familleVide, nouvelleDemande } from "../rules.ts";
import { REGLE_PAR_DEFAUT as regle } from "../vie/rules.ts";
import { faire } from "./rules.ts";

const LE = "2026-11-21";
const instant = instantDe("2026-11-21T09:00:00Z");
const attend = (id: string, plus: Partial<Demande> = {}): Demande => ({
  ...nouvelleDemande({ id, famille: "f", le: instant }),
  etat: "enAttente",
  deposeeLe: LE,
  ...plus,
});
const avec = (...demandes: Demande[]) =>
  ({ dossier: { famille: familleVide("f", instant), demandes }, regle, le: LE }) as const;
const terme = { prenom: null, nom: null, naissance: null, terme: "2026-11-30" } as const;

test("GUI-127 : un retrait vaut pour les enfants désignés, qui attendent ; le seul n’a pas à l’être", () => {
  const trois = avec(attend("a"), attend("b"), attend("c", { etat: "archivee" }));
  const effet = faire("retrait", { ...trois, saisie: { qui: "a\nb\nc" } });
  expect(effet).toMatchObject({
    changees: [
      { id: "a", etat: "retiree" },
      { id: "b", etat: "retiree" },
    ],
  });
  const un = faire("retrait", { ...trois, saisie: { qui: "b" } });
  expect(un).toEqual({ changees: [expect.objectContaining({ id: "b", etat: "retiree" })] });
  for (const qui of ["", "c", "ailleurs"])
    expect(faire("retrait", { ...trois, saisie: { qui } })).toEqual({ fautes: { qui: "sans-reponse" } });
  const seul = faire("retrait", { ...avec(attend("a"), attend("c", { etat: "archivee" })), saisie: {} });
  expect(seul).toMatchObject({ changees: [{ id: "a", etat: "retiree" }] });
  expect(faire("retrait", { ...avec(attend("c", { etat: "archivee" })), saisie: {} })).toEqual(refus("passage"));
});

test("GUI-127 : une solution se dit d’un mot de la liste", () => {
  expect(faire("solution", { ...avec(attend("a")), saisie: { motif: "autre" } })).toEqual({
    fautes: { motif: "sans-reponse" },
  });
  expect(faire("solution", { ...avec(attend("a")), saisie: { motif: "mam" } })).toMatchObject({
    changees: [{ etat: "pourvue" }],
  });
});

test("GUI-127 : une naissance est celle du premier enfant attendu ; deux nés le même jour sont jumeaux", () => {
  const ne = { prenom: "Léo", nom: "Roy", naissance: "2026-11-20" };
  const aine = attend("a", { enfant: { ...terme, terme: null, prenom: "Mia", nom: "Roy", naissance: "2026-11-20" } });
  const effet = faire("naissance", { ...avec(aine, attend("b", { enfant: terme })), saisie: ne });
  expect(effet).toMatchObject({ changees: [{ jumeaux: true }, { jumeaux: true, enfant: { prenom: "Léo" } }] });
  expect(faire("naissance", { ...avec(attend("b", { enfant: terme })), saisie: { ...ne, nom: "" } })).toEqual({
    fautes: { nom: "sans-nom" },
  });
  const future = faire("naissance", {
    ...avec(attend("b", { enfant: terme })),
    saisie: { ...ne, naissance: "2026-11-22" },
  });
  expect(future).toEqual({ fautes: { naissance: "naissance-future" } });
  expect(faire("naissance", { ...avec(aine), saisie: ne })).toEqual(refus("passage"));
});

test("GUI-386 : des jumeaux naissent d’un seul geste, et le restent ; le prénom d’un jumeau laissé vide, il est encore attendu", () => {
  const jumeau = (id: string) => attend(id, { enfant: terme, jumeaux: true });
  const deux = avec(jumeau("a"), jumeau("b"));
  const ne = { prenom: "Mia", "prenom-2": "Léo", nom: "Roy", naissance: "2026-11-20" };
  expect(faire("naissance", { ...deux, saisie: ne })).toMatchObject({
    changees: [
      { jumeaux: true, enfant: { prenom: "Mia", nom: "Roy", naissance: "2026-11-20" } },
      { jumeaux: true, enfant: { prenom: "Léo", nom: "Roy", naissance: "2026-11-20" } },
    ],
  });
  expect(faire("naissance", { ...deux, saisie: { ...ne, "prenom-2": " " } })).toMatchObject({
    changees: [{ enfant: { prenom: "Mia" } }, { enfant: terme }],
  });
});

test("GUI-386 : un enfant attendu dont la demande est close ne retient pas la naissance d’un autre", () => {
  const close = attend("a", { enfant: { ...terme, terme: "2026-12-30" }, etat: "retiree" });
  const ne = { prenom: "Léo", nom: "Roy", naissance: "2026-11-20" };
  expect(faire("naissance", { ...avec(close, attend("b", { enfant: terme })), saisie: ne })).toMatchObject({
    changees: [
      { id: "a", etat: "retiree" },
      { id: "b", enfant: { prenom: "Léo" } },
    ],
  });
});

test("GUI-127 : on ne rouvre que ce qui est fermé", () => {
  expect(faire("reouverture", { ...avec(attend("a")), saisie: {} })).toEqual(refus("passage"));
  expect(faire("reouverture", { ...avec(attend("a", { etat: "retiree" })), saisie: {} })).toMatchObject({
    changees: [{ etat: "enAttente" }],
  });
});
