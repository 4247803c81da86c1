import { describe, expect, test } from "vitest";
import { instantDe } from "#commun/jour.ts";
import { Refus } from "#commun/refus.ts";
import type { Demande } from "../../demande/model.ts";
import { nouvelleDemande } from "../../demande/rules.ts";
import { CHAMPS_FUSION, type Choix, type Origine } from "./model.ts";
import { defaire, fusionner } from "./rules.ts";

const demande = (id: string, plus: Partial<Demande> = {}): Demande => ({
  ...nouvelleDemande({ id, famille: `f-${id}`, le: instantDe("2026-01-05T09:00:00Z") }),
  etat: "enAttente",
  commune: "15014",
  voeux: ["a"],
  attendDepuis: "2026-03-01",
  ...plus,
});

const A = demande("a", { voeux: ["c1", "c2"], modes: ["collectif"] });
const B = demande("b", {
  voeux: ["c2", "c3"],
  modes: ["individuel"],
  commune: "15001",
  quartier: "Bourg",
  attendDepuis: "2026-01-10",
  enfant: { prenom: "Léonie", nom: "Durand", naissance: "2026-03-12", terme: null },
});

const choix = (plus: Partial<Record<keyof Choix, Origine>> = {}): Choix =>
  ({ ...Object.fromEntries(CHAMPS_FUSION.map((champ) => [champ, "gardee"])), ...plus }) as Choix;
const LE = "2026-11-22";
const codeDe = (rendu: unknown) => (rendu instanceof Refus ? rendu.code : null);
const reunir = (plus: Parameters<typeof choix>[0] = {}) => {
  const fusion = fusionner(A, B, { choix: choix(plus), le: LE });
  if (fusion instanceof Refus) throw new Error(fusion.code);
  return fusion;
};

describe("GUI-223 : l’agent choisit, bloc par bloc, la valeur qui reste", () => {
  test("tout garder ne change que l’autre, qui se retire avec son motif", () => {
    const { gardee, absorbee } = reunir();
    expect(gardee).toEqual(A);
    expect(absorbee).toEqual({ ...B, etat: "retiree", faits: { retireeLe: LE, motif: "doublon" } });
  });

  test.each<[string, Parameters<typeof choix>[0], Partial<Demande>]>([
    ["l’enfant", { enfant: "absorbee" }, { enfant: B.enfant }],
    ["la résidence entière", { residence: "absorbee" }, { commune: "15001", quartier: "Bourg" }],
    ["l’ancienneté", { anciennete: "absorbee" }, { attendDepuis: "2026-01-10" }],
    ["les vœux de l’autre", { voeux: "absorbee" }, { voeux: ["c2", "c3"] }],
    ["les vœux des deux, à la suite, sans redite", { voeux: "lesDeux" }, { voeux: ["c1", "c2", "c3"] }],
    ["les deux modes", { modes: "lesDeux" }, { modes: ["collectif", "individuel"] }],
  ])("%s", (_cas, plus, attendu) => expect(reunir(plus).gardee).toEqual({ ...A, ...attendu }));

  test.each([
    ["deux enfants d’un même dossier", A, { ...B, dossier: A.dossier }, "meme-dossier"],
    ["absorber une place proposée", A, { ...B, etat: "proposee" }, "absorbee-engagee"],
    ["absorber une place acceptée", A, { ...B, etat: "acceptee" }, "absorbee-engagee"],
    ["garder une demande retirée", { ...A, etat: "retiree" }, B, "gardee-close"],
    ["garder une place acceptée", { ...A, etat: "acceptee" }, B, null],
    ["absorber une demande à confirmer", A, { ...B, etat: "aConfirmer" }, null],
  ] as const)("%s : %s", (...[, gardee, absorbee, attendu]) =>
    expect(codeDe(fusionner(gardee, absorbee, { choix: choix(), le: LE }))).toBe(attendu),
  );
});

test("GUI-379 : réunie, celle qui dit où l’enfant est accueilli reste seule dans son dossier", () => {
  const change = { ...B, actuelle: "c1" };
  const soeur = demande("s", { dossier: A.dossier });
  const tenter = (voeux: Origine, fratrie: readonly Demande[]) =>
    codeDe(fusionner(A, change, { choix: choix({ voeux }), le: LE, fratrie }));
  expect(tenter("absorbee", [soeur])).toBe("changement-seul");
  expect(tenter("lesDeux", [soeur])).toBe("changement-seul");
  expect(tenter("gardee", [soeur])).toBeNull();
  expect(tenter("absorbee", [{ ...soeur, etat: "retiree" }])).toBeNull();
  expect(fusionner(A, change, { choix: choix({ voeux: "lesDeux" }), le: LE })).toMatchObject({
    gardee: { voeux: ["c2", "c3"], actuelle: "c1" },
    avant: { gardee: { actuelle: null } },
  });
});

describe("GUI-224 : une fusion se défait, si rien n’a changé depuis", () => {
  const fusion = reunir({ enfant: "absorbee", voeux: "lesDeux", anciennete: "absorbee" });
  const gardee = { ...fusion.gardee, version: 8 };
  const absorbee = { ...fusion.absorbee, version: 4 };
  const faite = { decision: "fusionne", avant: fusion.avant, versions: { gardee: 8, absorbee: 4 } } as const;

  test("chacune retrouve ce qu’elle disait", () =>
    expect(defaire(faite, gardee, absorbee, new Set())).toEqual({
      gardee: { ...A, version: 8 },
      absorbee: { ...B, version: 4 },
    }));

  test.each([
    ["la gardée a changé", faite, { ...gardee, version: 9 }, absorbee, "changee-depuis"],
    ["l’absorbée a changé", faite, gardee, { ...absorbee, version: 5 }, "changee-depuis"],
    ["déjà défaite", { ...faite, decision: "defait" }, gardee, absorbee, "deja-defaite"],
  ] as const)("%s", (...[, une, a, b, attendu]) => expect(codeDe(defaire(une, a, b, new Set()))).toBe(attendu));

  test("la famille a redonné une pièce venue de l’autre", () =>
    expect(codeDe(defaire(faite, gardee, absorbee, new Set(["p1"])))).toBe("changee-depuis"));
});
