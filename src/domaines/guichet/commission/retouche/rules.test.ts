import { describe, expect, test } from "vitest";
import { type Mois, rangDuMois } from "#commun/mois.ts";
import type { DossierGele, StructureGelee } from "../gel/model.ts";
import { ETATS_COMMISSION } from "../session/model.ts";
import { type Geste, GENRES_RETOUCHE } from "./model.ts";
import {
  appliquer,
  entreesHors,
  type Etat,
  imposeesPerdues,
  jugerGeste,
  MOTIF_MIN,
  motiver,
  peutRetoucher,
} from "./rules.ts";

const dix = (places: number) => Array.from({ length: 10 }, () => places);
const STRUCTURE: StructureGelee = {
  id: "a",
  nom: "A",
  etablissement: [...dix(3), ...dix(3)],
  sections: [
    [...dix(1), ...dix(1)],
    [...dix(2), ...dix(2)],
  ],
  reserves: [],
};
const REGLAGES = {
  premier: 100,
  mois: 2,
  sections: [
    { code: "bebes", avant: 14 },
    { code: "grands", avant: null },
  ],
  surnombre: [],
  reserves: "dAbord" as const,
};
const dossier = (id: string) =>
  ({ id, points: 5, lignes: [], choix: [{ structure: "a" }], departage: [] }) as unknown as DossierGele;
const garde = (id: string, apres = false) => ({ id, apres, contenu: dossier(id) });
const faits = (...gestes: Geste[]) => gestes.map((geste, rang) => ({ rang: rang + 1, geste }));
const rejouer = (...gestes: Geste[]) =>
  appliquer(
    { reglages: REGLAGES, structures: [STRUCTURE] },
    [garde("1"), garde("2"), garde("9", true)],
    faits(...gestes),
  );
const ids = ({ dossiers }: Etat) => dossiers.map(({ id }) => id);

test("GUI-381 : une entrée hors des mois de la séance se dit, tolérance comprise ; les autres gestes n’en disent rien", () => {
  const seance = { deMois: "2027-01", aMois: "2027-02" } as const;
  const enfant = (entree: Mois, tolerance = 0) => ({ ne: 0, entree: rangDuMois(entree), tolerance, semaines: [1] });
  const ajout: Geste = { genre: "ajout", dossier: "1" };
  const hors = (...enfants: ReturnType<typeof enfant>[]) => entreesHors(seance, ajout, { enfants });
  expect(hors(enfant("2027-01"), enfant("2027-02"), enfant("2026-12", 1))).toEqual([]);
  expect(hors(enfant("2027-03"), enfant("2026-11", 1), enfant("2027-03"))).toEqual(["2026-11", "2027-03"]);
  const tard = { enfants: [enfant("2027-03")] };
  const imposer = (entree?: number): Geste => ({
    genre: "imposee",
    dossier: "1",
    place: { structure: "a", semaines: [1], ...(entree === undefined ? {} : { entree }) },
  });
  expect(entreesHors(seance, imposer(rangDuMois("2027-02")), tard)).toEqual([]);
  expect(entreesHors(seance, imposer(rangDuMois("2027-09")), tard)).toEqual(["2027-09"]);
  expect(entreesHors(seance, imposer(), tard)).toEqual(["2027-03"]);
  expect(entreesHors(seance, { genre: "retrait", dossier: "1" }, tard)).toEqual([]);
});

test("GUI-270 : ajout, retrait et places dès le gel ; le reste en séance ; rien avant, rien après", () => {
  const permis = (etat: (typeof ETATS_COMMISSION)[number]) =>
    GENRES_RETOUCHE.filter((genre) => peutRetoucher(etat, genre) === null);
  expect(permis("preparee")).toEqual([]);
  expect(permis("gelee")).toEqual(["ajout", "retrait", "capacite"]);
  expect(permis("tiree")).toEqual(["ajout", "retrait", "capacite"]);
  expect(permis("tenue")).toEqual(GENRES_RETOUCHE);
  expect([peutRetoucher("close", "retrait")?.code, peutRetoucher("annulee", "ajout")?.code]).toEqual([
    "trop-tard",
    "trop-tard",
  ]);
  expect(peutRetoucher("tiree", "imposee")?.code).toBe("pas-encore");
});

test("GUI-271 : aucun geste sans motif", () => {
  expect(motiver("x".repeat(MOTIF_MIN))).toBeNull();
  expect(motiver(` ${"x".repeat(MOTIF_MIN - 1)} `)?.code).toBe("sans-motif");
});

describe("les places", () => {
  const geste = {
    genre: "capacite",
    structure: "a",
    section: "grands",
    de: 101,
    a: 101,
    semaine: 3,
    variation: -1,
  } as const;
  test("GUI-272 : des places changent dans les cases nommées, section et établissement", () => {
    const [apres] = rejouer(geste).structures;
    expect(apres?.sections?.[1]).toEqual([...dix(2), 1, 1, ...dix(2).slice(2)]);
    expect(apres?.sections?.[0]).toEqual(STRUCTURE.sections?.[0]);
    expect(apres?.etablissement).toEqual([...dix(3), 2, 2, ...dix(3).slice(2)]);
  });
  test("GUI-272 : jamais sous zéro, ni dans une autre structure", () => {
    expect(rejouer({ ...geste, variation: -9 }).structures[0]?.sections?.[1]?.[10]).toBe(0);
    expect(rejouer({ ...geste, structure: "z" }).structures).toEqual([STRUCTURE]);
  });
});

test("GUI-273 : la liste est celle du gel, plus chaque geste ; un dossier ajouté n’y est que par son ajout", () => {
  expect(ids(rejouer())).toEqual(["1", "2"]);
  expect(ids(rejouer({ genre: "ajout", dossier: "9" }))).toEqual(["1", "2", "9"]);
  expect(ids(rejouer({ genre: "retrait", dossier: "1" }))).toEqual(["2"]);
  const points = { genre: "points", dossier: "1", variation: 3 } as const;
  expect(rejouer(points, points).dossiers[0]?.points).toBe(11);
  expect(rejouer(points, { genre: "levee", rang: 1 }).dossiers[0]?.points).toBe(5);
  const place = { structure: "a", semaines: [1023] };
  expect(rejouer({ genre: "imposee", dossier: "2", place }).dossiers[1]?.imposee).toEqual(place);
  expect(rejouer({ genre: "ecartee", dossier: "2", structure: "a" }).dossiers[1]?.ecartees).toEqual(["a"]);
});

test("GUI-273 : des points changés font une ligne du compte, avec le motif", () => {
  const geste = { genre: "points", dossier: "1", variation: -3 } as const;
  const { dossiers } = appliquer(
    { reglages: REGLAGES, structures: [STRUCTURE] },
    [garde("1")],
    [{ rang: 1, geste, motif: "Avis de la puéricultrice" }],
  );
  expect(dossiers[0]).toMatchObject({
    points: 2,
    lignes: [{ libelle: "Décision de la commission", points: -3, raison: "Avis de la puéricultrice" }],
  });
});

test("GUI-382 : une place imposée qui ne tient pas se dit ; un dossier sans geste qui attend, non", () => {
  const place = { structure: "a", semaines: [1023] };
  const etat = rejouer({ genre: "imposee", dossier: "2", place });
  const recue = { dossier: "2", places: [{ enfant: 0, structure: "a", reserve: null, semaine: 1023, entree: 100 }] };
  expect(imposeesPerdues(etat, [{ dossier: "1", places: [] }, recue])).toEqual([]);
  expect(
    imposeesPerdues(etat, [
      { dossier: "1", places: [] },
      { dossier: "2", places: [] },
    ]),
  ).toEqual(["2"]);
});

test("GUI-273 : un dossier effacé n’est plus dans la liste, et rien d’autre n’en bouge", () => {
  const etat = appliquer(
    { reglages: REGLAGES, structures: [STRUCTURE] },
    [garde("1"), { id: "2", apres: false, contenu: null }],
    [],
  );
  expect(ids(etat)).toEqual(["1"]);
});

test.each([
  [
    "une place connue, pour un dossier de la liste",
    { genre: "imposee", dossier: "1", place: { structure: "a", semaines: [3] } },
    null,
  ],
  [
    "pas dans une structure inconnue",
    { genre: "imposee", dossier: "1", place: { structure: "z", semaines: [3] } },
    "structure-inconnue",
  ],
  [
    "pas sans demi-journée",
    { genre: "imposee", dossier: "1", place: { structure: "a", semaines: [0] } },
    "sans-semaine",
  ],
  ["pas pour un inconnu", { genre: "retrait", dossier: "7" }, "dossier-inconnu"],
  ["écarter un choix de la famille", { genre: "ecartee", dossier: "1", structure: "a" }, null],
  ["pas écarter ce qu’elle n’a pas demandé", { genre: "ecartee", dossier: "1", structure: "z" }, "pas-un-choix"],
  ["pas zéro point", { genre: "points", dossier: "1", variation: 0 }, "sans-effet"],
  ["lever un geste qui vaut", { genre: "levee", rang: 1 }, null],
  ["pas un geste qui n’existe pas", { genre: "levee", rang: 4 }, "geste-inconnu"],
  [
    "pas zéro place",
    { genre: "capacite", structure: "a", section: null, de: 100, a: 101, semaine: 1, variation: 0 },
    "sans-effet",
  ],
] as const)("GUI-274 : %s", (...[, geste, attendu]) => {
  const fait = faits({ genre: "points", dossier: "2", variation: 1 });
  expect(jugerGeste(rejouer(), structuredClone(geste) as Geste, fait)?.code ?? null).toBe(attendu);
});
