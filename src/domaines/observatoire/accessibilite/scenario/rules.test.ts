import * as fc from "fast-check";
import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import type { CommuneEtudiee, Etat } from "../etude/model.ts";
import { etudier } from "../etude/rules.ts";
import { modeAuFil } from "../lexique.ts";
import { PROFILS } from "../parametre/lexique.ts";
import type { Changement } from "./model.ts";
import { appliquer, bilanDesBassins, comparer, jouer, modeDe } from "./rules.ts";

const [profil] = PROFILS as [(typeof PROFILS)[number]];
const commune = (code: string, rang: number, enfants: number, bassin: string): CommuneEtudiee => ({
  code,
  nom: code,
  lat: 45,
  lon: 2 + rang / 20,
  classe: "rurale",
  enfants,
  bassin,
});
const communes = [commune("A", 0, 100, "Nord"), commune("B", 1, 50, "Nord"), commune("C", 2, 50, "Sud")];
const lieu = { mode: "collectif", eaje: true, lieu: true, reservee: false } as const;
const ETAT: Etat = {
  communes,
  sites: [
    { ...lieu, id: "a", nom: "Crèche d’A", commune: "A", lat: 45, lon: 2, places: 20 },
    { ...lieu, id: "c", nom: "Crèche de C", commune: "C", lat: 45, lon: 2.1, places: 10 },
  ],
};
const etude = (etat: Etat) => etudier(etat, { profil, mode: "collectif", reference: 0.235, temps: null });

const ouvrir: Changement = { genre: "ouvrir", nom: "Neuve", commune: "B", mode: "collectif", places: 12 };
test.each([
  [ouvrir, 42],
  [{ ...ouvrir, commune: "Z" }, "commune-inconnue"],
  [{ ...ouvrir, places: -1 }, "places-impossibles"],
  [{ ...ouvrir, places: 1001 }, "places-impossibles"],
  [{ genre: "fermer", site: "c" }, 20],
  [{ genre: "fermer", site: "z" }, "site-inconnu"],
  [{ genre: "deplacer", site: "c", commune: "B" }, 30],
  [{ genre: "deplacer", site: "c", commune: "Z" }, "commune-inconnue"],
  [{ genre: "places", site: "c", places: 0 }, 20],
  [{ genre: "places", site: "c", places: Number.NaN }, "places-impossibles"],
  [{ genre: "bassin", commune: "C", bassin: "Nord" }, 30],
  [{ genre: "bassin", commune: "C", bassin: " " }, "bassin-sans-nom"],
  [{ genre: "reserver", site: "c", reservee: true }, 30],
] as [Changement, number | string][])("OBS-70 : %o donne %s", (changement, attendu) => {
  const suite = appliquer(ETAT, changement);
  const places = suite instanceof Refus ? suite.code : suite.sites.reduce((somme, un) => somme + un.places, 0);
  expect(places).toBe(attendu);
  expect(ETAT.sites).toHaveLength(2);
});

test("OBS-71 : ce qui n’a plus de sens est laissé et dit, le reste se joue dans l’ordre", () => {
  const disparu: Changement = { genre: "places", site: "c", places: 30 };
  const { etat, laisses } = jouer(ETAT, [{ genre: "fermer", site: "c" }, disparu, ouvrir]);
  expect(laisses).toEqual([disparu]);
  expect(etat.sites.map(({ nom }) => nom)).toEqual(["Crèche d’A", "Neuve"]);
});

test("OBS-72 : fermer une crèche fait perdre d’abord ses voisins, puis ceux avec qui ils partageront l’autre", () => {
  const ecarts = comparer(etude(ETAT), etude(jouer(ETAT, [{ genre: "fermer", site: "c" }]).etat));
  expect(ecarts.map(({ code, sens }) => [code, sens])).toEqual([
    ["B", "perd"],
    ["A", "perd"],
    ["C", "perd"],
  ]);
  expect(ecarts.reduce((somme, { places }) => somme + places, 0)).toBeCloseTo(-10, 10);
  expect(comparer(etude(ETAT), etude(ETAT)).every(({ sens }) => sens === "egal")).toBe(true);
});

test("OBS-72 : la somme des gains et des pertes est ce que l’offre a gagné ou perdu", () =>
  fc.assert(
    fc.property(fc.nat(60), fc.nat(60), fc.constantFrom("A", "B", "C"), (plus, autre, ou) => {
      const { etat } = jouer(ETAT, [
        { genre: "places", site: "a", places: plus },
        { ...ouvrir, commune: ou, places: autre },
      ]);
      const total = comparer(etude(ETAT), etude(etat)).reduce((somme, { places }) => somme + places, 0);
      expect(Math.abs(total - (plus + autre - 20))).toBeLessThan(1e-10);
    }),
    { seed: 72, numRuns: 20 },
  ));

test("OBS-73 : redessiner un bassin déplace ses enfants et ses places ; ses taux se recomptent, ils ne se moyennent pas", () => {
  const avant = bilanDesBassins(ETAT, etude(ETAT), "collectif");
  expect(avant.map(({ bassin, communes: n, enfants, places }) => [bassin, n, enfants, places])).toEqual([
    ["Nord", 2, 150, 20],
    ["Sud", 1, 50, 10],
  ]);
  const { etat } = jouer(ETAT, [{ genre: "bassin", commune: "B", bassin: "Sud" }]);
  const apres = bilanDesBassins(etat, etude(etat), "collectif");
  expect(apres.map(({ enfants, places }) => [enfants, places])).toEqual([
    [100, 20],
    [100, 10],
  ]);
  const atteintes = (bilans: typeof avant) => bilans.reduce((somme, { acces, enfants }) => somme + acces * enfants, 0);
  expect(atteintes(avant)).toBeCloseTo(30, 10);
  expect(atteintes(apres)).toBeCloseTo(30, 10);
});

test("OBS-73 : les places d’un bassin sont celles du mode étudié, et celles de ses communes dont on parle", () => {
  const mam = { ...lieu, id: "m", nom: "MAM", commune: "A", lat: 45, lon: 2, places: 12, mode: "individuel" } as const;
  const etat: Etat = { ...ETAT, sites: [...ETAT.sites, mam] };
  const places = (mode: "collectif" | "total") =>
    bilanDesBassins(etat, etudier(etat, { profil, mode, reference: 0.235, temps: null }), mode).map((un) => un.places);
  expect([places("collectif"), places("total")]).toEqual([
    [20, 10],
    [32, 10],
  ]);
  const sansC = etudier(etat, { profil, mode: "total", reference: 0.235, temps: null }, new Set(["A", "B"]));
  expect(bilanDesBassins(etat, sansC, "total").map(({ bassin, places: siennes }) => [bassin, siennes])).toEqual([
    ["Nord", 32],
  ]);
});

test("OBS-73 : des places réservées au bassin servent qui le bassin redessiné contient", () => {
  const reserve: Changement = { genre: "reserver", site: "c", reservee: true };
  const acces = (changements: Changement[]) => etude(jouer(ETAT, changements).etat).lignes[1]?.acces ?? 0;
  expect(acces([reserve])).toBeLessThan(acces([]));
  expect(acces([reserve, { genre: "bassin", commune: "B", bassin: "Sud" }])).toBeGreaterThan(acces([reserve]));
});

test.each([
  ["rien encore", [], "collectif"],
  ["une crèche ferme", [{ genre: "fermer", site: "a" }], "collectif"],
  ["une MAM ouvre", [{ ...ouvrir, mode: "individuel" }], "total"],
  ["une MAM change de places", [{ genre: "places", site: "m", places: 3 }], "total"],
  ["un bassin se redessine", [{ genre: "bassin", commune: "B", bassin: "Sud" }], "collectif"],
] as [string, Changement[], string][])("OBS-142 : %s : %o se lit %s", (_cas, changements, attendu) => {
  const mam = { ...lieu, id: "m", nom: "MAM", commune: "A", lat: 45, lon: 2, places: 12, mode: "individuel" } as const;
  expect(modeDe({ ...ETAT, sites: [...ETAT.sites, mam] }, changements)).toBe(attendu);
});

test("un mode se dit au fil d’une phrase, et son sigle reste un sigle", () =>
  expect(modeAuFil("individuel")).toBe("assistants maternels et MAM"));
