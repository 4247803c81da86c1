import { describe, expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import { MODELE_REGLEMENT } from "../lexique.ts";
import type { Contenu, Critere, Reglement } from "../model.ts";
import { enVigueur, manquements, ouvrirVersion, publier, situationAu } from "./rules.ts";

const COMPLET: Contenu = {
  ...MODELE_REGLEMENT,
  criteres: MODELE_REGLEMENT.criteres.map((critere) =>
    critere.fait === "commune" ? { ...critere, communes: ["15014"] } : critere,
  ),
};

const version = (numero: number, depuis: Reglement["depuis"], plus: Partial<Reglement> = {}): Reglement => ({
  id: `v${numero}`,
  numero,
  titre: "Règlement",
  etat: depuis ? "publie" : "brouillon",
  depuis,
  publieLe: depuis,
  acte: depuis ? "Délibération" : "",
  contenu: COMPLET,
  version: 1,
  ...plus,
});

const JOUR = { depuis: "2026-12-01", acte: "Délibération du 20 novembre 2026", today: "2026-11-22" } as const;
const codeDe = (rendu: unknown) => (rendu instanceof Refus ? rendu.code : null);

describe("GUI-202 : un règlement se publie une fois, pour toujours", () => {
  test.each([
    ["un brouillon complet", version(2, null), {}, null],
    ["dès aujourd’hui", version(2, null), { depuis: "2026-11-22" }, null],
    ["hier", version(2, null), { depuis: "2026-11-21" }, "jour-passe"],
    ["sans acte", version(2, null), { acte: " " }, "sans-acte"],
    ["déjà publié", version(2, "2026-11-22"), {}, "deja-publie"],
    ["avec un mois sans commission", version(2, null, { contenu: { ...COMPLET, calendrier: [] } }), {}, "incomplet"],
  ] as const)("%s", (_cas, brouillon, plus, attendu) =>
    expect(codeDe(publier(brouillon, { ...JOUR, ...plus }, [version(1, "2026-01-01")]))).toBe(attendu),
  );

  test("pas avant la version publiée qui le précède, le même jour oui", () => {
    const aVenir = [version(1, "2027-01-01")];
    expect(codeDe(publier(version(2, null), JOUR, aVenir))).toBe("avant-le-precedent");
    expect(codeDe(publier(version(2, null), { ...JOUR, depuis: "2027-01-01" }, aVenir))).toBeNull();
  });

  test("publié, il dit son jour et son acte", () =>
    expect(publier(version(1, null), { ...JOUR, acte: " Arrêté 12 " }, [])).toMatchObject({
      etat: "publie",
      depuis: "2026-12-01",
      publieLe: "2026-11-22",
      acte: "Arrêté 12",
    }));
});

const VERSIONS = [version(1, "2026-01-01"), version(2, "2026-06-01"), version(3, "2026-06-01"), version(4, null)];

test.each([
  ["2025-12-31", undefined],
  ["2026-01-01", "v1"],
  ["2026-05-31", "v1"],
  ["2026-06-01", "v3"],
  ["2030-01-01", "v3"],
] as const)("GUI-203 : le %s s’applique %s", (le, attendu) => expect(enVigueur(VERSIONS, le)?.id).toBe(attendu));

test("GUI-203 : chaque version dit où elle en est", () =>
  expect(VERSIONS.map((une) => situationAu(une, VERSIONS, "2026-05-31"))).toEqual([
    "enVigueur",
    "aVenir",
    "aVenir",
    "brouillon",
  ]));

const critere = (plus: Partial<Critere>): Contenu => ({
  ...COMPLET,
  criteres: [...COMPLET.criteres, { ...COMPLET.criteres[0], code: "neuf", ...plus } as Critere],
});

test.each([
  ["rien", COMPLET, []],
  ["un critère de plus", critere({}), []],
  ["une échelle sans palier", critere({ type: "echelle", tranches: [] }), ["echelle-vide"]],
  ["une unité sans maximum", critere({ type: "parUnite", points: 1, unite: "mois", maximum: 0 }), ["sans-unite"]],
  ["des bornes inversées", critere({ type: "expert", minimum: 5, maximum: 4 }), ["bornes-inversees"]],
  ["un groupe inconnu", critere({ groupe: "inconnu" }), ["groupe-inconnu"]],
  ["une résidence sans commune", critere({ communes: [] }), ["communes-vides"]],
  ["deux fois le même code", critere({ code: "attente" }), ["code-double"]],
  ["un mot interdit", critere({ libelle: "Nationalité" }), ["interdit"]],
  ["un départage inconnu", { ...COMPLET, departage: ["inconnu"] }, ["departage-inconnu"]],
  [
    "une réserve sans ayant droit",
    { ...COMPLET, reserves: COMPLET.reserves.slice(0, 1).map((une) => ({ ...une, ayantsDroit: [] })) },
    ["droit-inconnu"],
  ],
  ["un mois sans commission", { ...COMPLET, calendrier: COMPLET.calendrier.slice(1) }, ["mois-sans-commission"]],
] as const)("GUI-211 : avec %s, il manque %j", (_cas, contenu, attendus) =>
  expect(manquements(contenu as Contenu)).toEqual(attendus),
);

describe("GUI-212 : une version nouvelle part de la dernière, un seul brouillon à la fois", () => {
  const neuve = { id: "n", titre: "Règlement d’attribution", modele: MODELE_REGLEMENT };
  test("la première part du modèle", () =>
    expect(ouvrirVersion([], neuve)).toMatchObject({ numero: 1, etat: "brouillon", contenu: MODELE_REGLEMENT }));
  test("la suivante part de la dernière, sans son acte ni son jour", () =>
    expect(ouvrirVersion(VERSIONS.slice(0, 3), neuve)).toMatchObject({
      numero: 4,
      acte: "",
      depuis: null,
      contenu: COMPLET,
    }));
  test("pas deux brouillons", () => expect(codeDe(ouvrirVersion(VERSIONS, neuve))).toBe("deja-un-brouillon"));
});
