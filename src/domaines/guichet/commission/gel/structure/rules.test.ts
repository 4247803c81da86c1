import { expect, test } from "vitest";
import { rangDuMois } from "#commun/mois.ts";
import type { MoisEnForce } from "#domaines/equipements/places/model.ts";
import type { Structure } from "#domaines/equipements/structure/model.ts";
import { decider, raconter, SURNOMBRE } from "../../../appariement/index.ts";
import type { ReserveReglee } from "../../../reglement/model.ts";
import { bandesDe } from "../../places/rules.ts";
import type { DossierGele } from "../model.ts";
import { problemeDe } from "../rules.ts";
import { libresDe, reservesDe, sectionsDe, structureGelee } from "./rules.ts";

const SEPTEMBRE = rangDuMois("2027-09");
const dix = (places: number) => Array.from({ length: 10 }, () => places);
const section = (code: "bebes" | "moyens" | "grands" | "unique", places: number, avantMois: number | null = null) => ({
  id: `s-${code}`,
  code,
  avantMois,
  capacites: dix(places),
  modulations: [],
});
const structureDe = (sections: Structure["sections"], plus: Partial<Structure> = {}) =>
  ({ id: "a", nom: "Les Alouettes", surnombre: false, sections, ...plus }) as unknown as Structure;
const TROIS = structureDe([section("bebes", 10, 14), section("moyens", 20, 24), section("grands", 20)]);
/** Trois mois d’une section, ce qu’on y autorise et ce qui y est libre. */
const mois = (code: MoisEnForce["code"], places: readonly number[], autorisees = 10): MoisEnForce[] =>
  places.map((libres, rang) => ({
    structure: "a",
    code,
    mois: (["2027-09", "2027-10", "2027-11"] as const)[rang] ?? "2027-12",
    capacites: dix(autorisees),
    libres: dix(libres),
  }));

const reglages = {
  premier: SEPTEMBRE,
  mois: 3,
  sections: sectionsDe([TROIS]),
  surnombre: [],
  reserves: "dAbord" as const,
};
const cadre = { reglages, reserves: [], surattribution: { risque: 0, proposees: 0, refusees: 0 } };

test("GUI-261 : chaque section a ses places libres, l’établissement leur somme ; une case rouge vaut zéro", () => {
  const libres = [...mois("bebes", [0, 3, 3]), ...mois("moyens", [-2, -2, 1])];
  const { sections = [], etablissement } = structureGelee(TROIS, libres, cadre);
  const lundis = (grille: readonly number[] = []) => [grille[0], grille[10], grille[20]];
  expect(lundis(sections[0])).toEqual([0, 3, 3]);
  expect(lundis(sections[1])).toEqual([0, 0, 1]);
  expect(lundis(etablissement)).toEqual([0, 3, 4]);
});

test("GUI-261 : une structure garde les âges de ses sections quand une autre en dit d’autres", () => {
  const autre = structureDe([section("bebes", 10, 12), section("moyens", 20, 24), section("grands", 20)], { id: "b" });
  expect(structureGelee(TROIS, [], cadre).ages).toBeUndefined(); // the first one speaks for the session
  const gelee = structureGelee(autre, [], cadre);
  expect(gelee.ages?.map(({ avant }) => avant)).toEqual([12, 24, null]);
  const { structures } = problemeDe({ reglages, structures: [gelee] }, [], new Map());
  expect(structures[0]?.ages).toEqual(gelee.ages);
});

test("GUI-261 : une structure sans section d’âge n’a que son établissement", () => {
  const unique = structureDe([section("unique", 12)]);
  const gelee = structureGelee(unique, mois("unique", [2, 2, 2]), cadre);
  expect([gelee.sections, gelee.etablissement.slice(0, 2)]).toEqual([undefined, [2, 2]]);
  expect(sectionsDe([unique])).toEqual([]);
});

test("GUI-262 : une place d’insertion par tranche de vingt, partagée selon les sections ; sous la tranche, aucune", () => {
  const reserve = (taille: number, entamee = false): ReserveReglee => ({
    code: "insertion",
    libelle: "Insertion",
    places: { genre: "tranche", taille, entamee },
    ayantsDroit: [],
    acces: "tous",
  });
  const codes = ["bebes", "moyens", "grands"];
  expect(reservesDe(TROIS, [reserve(20)], codes)).toMatchObject([{ places: [0, 1, 1] }]);
  expect(reservesDe(TROIS, [reserve(51)], codes)).toEqual([]);
  expect(reservesDe(TROIS, [reserve(51, true)], codes)).toMatchObject([{ places: [0, 1, 0] }]);
  const nombre = { ...reserve(20), places: { genre: "nombre" as const, nombre: 3 } };
  expect(reservesDe(structureDe([section("unique", 12)]), [nombre], [])).toMatchObject([{ places: [3] }]);
});

test("GUI-263 : sans risque accepté, pas une place de plus ; avec un risque et des refus nombreux, quelques-unes, jamais dans une case fermée", () => {
  const libres = mois("bebes", [8, 8, 8]);
  const passe = { proposees: 200, refusees: 60 };
  expect(structureGelee(TROIS, libres, { ...cadre, surattribution: { risque: 0, ...passe } }).enPlus).toBeUndefined();
  const gelee = structureGelee(TROIS, libres, { ...cadre, surattribution: { risque: 0.1, ...passe } });
  expect(gelee.enPlus?.[0]).toBeGreaterThan(0);
  expect(gelee.enPlus?.slice(1)).toEqual([0, 0]);
  const { structures } = problemeDe({ reglages, structures: [gelee] }, [], new Map());
  const [bebes, moyens] = structures[0]?.sections ?? [];
  expect([bebes?.[0], moyens?.[0]]).toEqual([8 + Number(gelee.enPlus?.[0]), 0]);
});

test("GUI-269 : les mois de mêmes places se lisent en une ligne", () => {
  expect(bandesDe([...dix(2), ...dix(2), ...dix(1)], { premier: SEPTEMBRE, mois: 3 })).toEqual([
    { de: "septembre 2027", a: "octobre 2027", places: dix(2) },
    { de: "novembre 2027", a: "novembre 2027", places: dix(1) },
  ]);
});

const DOSSIER: DossierGele = {
  id: "1",
  points: 0,
  lignes: [],
  departage: [],
  depuis: "2027-01-05",
  enfants: [{ ne: SEPTEMBRE - 6, entree: SEPTEMBRE, semaines: [1023] }],
  choix: [{ structure: "a" }],
  priorite: "structure",
  droits: [],
  urgence: false,
};
const seuls = (nombre: number, semaine: number) =>
  Array.from({ length: nombre }, (_, rang) => ({
    ...DOSSIER,
    id: `${rang}`,
    enfants: [{ ne: SEPTEMBRE - 6, entree: SEPTEMBRE, semaines: [semaine] }],
  }));

test("GUI-277 : admise au surnombre, elle reçoit jusqu’à 115 % à un instant, jamais plus de 100 % de la semaine ; sans règle ni admission, sa capacité", () => {
  const durees = dix(300);
  const ouverte = structureDe([section("unique", 20)], { surnombre: true, durees });
  const recus = (structure: Structure, libres: number, dossiers: DossierGele[], surnombre = [...SURNOMBRE]) => {
    const reglages2 = { ...reglages, surnombre };
    const gelee = structureGelee(structure, mois("unique", [libres, libres, libres], 20), {
      ...cadre,
      reglages: reglages2,
    });
    const probleme = problemeDe({ reglages: reglages2, structures: [gelee] }, dossiers, new Map());
    return raconter(decider(probleme)).attributions.filter(({ places }) => places.length > 0).length;
  };
  // dix-huit enfants y sont déjà ; 115 % de vingt font vingt-trois
  expect(recus(ouverte, 2, seuls(9, 3))).toBe(5);
  expect(recus(ouverte, 2, seuls(9, 1023))).toBe(2);
  expect(recus(ouverte, 2, seuls(9, 3), [])).toBe(2);
  expect(recus({ ...ouverte, surnombre: false }, 2, seuls(9, 3))).toBe(2);
  expect(recus({ ...ouverte, durees: dix(0) }, 2, seuls(9, 1023))).toBe(2);
  // vingt-deux enfants toute la semaine : elle dépasse déjà, personne n’entre
  expect(recus(ouverte, -2, seuls(9, 3))).toBe(0);
});

test("GUI-277 : ce que la séance montre d’une structure en surnombre, ce sont ses places libres", () => {
  const trois = { ...TROIS, surnombre: true, durees: dix(300) };
  const gelee = structureGelee(trois, [...mois("bebes", [3, -1, 3]), ...mois("moyens", [1, 1, 1], 20)], cadre);
  expect(gelee).toMatchObject({ surnombre: true, durees: dix(300) });
  const libres = libresDe(gelee);
  expect([libres.sections?.[0]?.[0], libres.sections?.[0]?.[10], libres.etablissement[0]]).toEqual([3, -1, 4]);
});
