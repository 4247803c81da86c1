import { expect, test } from "vitest";
import { PROFILS } from "../parametre/lexique.ts";
import type { CommuneEtudiee, Etat, FichierTemps, Reglages, SiteEtudie } from "./model.ts";
import { calculerEtat, etudier, minutesDuFichier } from "./rules.ts";

const [profil] = PROFILS as [(typeof PROFILS)[number]];
/** Un tiers de degré de longitude fait vingt-six kilomètres à cette latitude. */
const commune = (code: string, rang: number, enfants: number): CommuneEtudiee => ({
  code,
  nom: code,
  lat: 45,
  lon: 2 + rang / 3,
  classe: "rurale",
  enfants,
  bassin: null,
});
const site = (id: string, { code, lat, lon }: CommuneEtudiee, places: number): SiteEtudie => ({
  id,
  nom: id,
  commune: code,
  lat,
  lon,
  mode: "collectif",
  eaje: true,
  lieu: true,
  places,
  reservee: false,
});
const [A, B] = [commune("A", 0, 100), commune("B", 1, 50)];
const ETAT: Etat = { communes: [A, B], sites: [site("creche", A, 20)] };
const REGLAGES: Reglages = { profil, mode: "collectif", reference: 0.235, temps: null };
const fichier = (minutes: Record<string, number>, complet = true): FichierTemps => ({
  minutes: new Map(Object.entries(minutes)),
  complet,
});
const accesSelon = (temps: FichierTemps | null) => [...calculerEtat(ETAT, { ...REGLAGES, temps }).acces];

test("OBS-60 : un temps donné dans un sens vaut pour l’autre, sauf si le fichier dit l’autre", () => {
  expect(minutesDuFichier(fichier({ "A>B": 8 }), "B", "A")).toBe(8);
  expect(minutesDuFichier(fichier({ "A>B": 8, "B>A": 11 }), "B", "A")).toBe(11);
  expect(minutesDuFichier(fichier({}), "B", "A")).toBeUndefined();
});

test("OBS-61 : ce qu’un fichier complet tait est hors d’atteinte ; ce qu’un fichier partiel tait se compte à vol d’oiseau", () => {
  expect(accesSelon(null)).toEqual([0.2, 0]);
  expect(accesSelon(fichier({ "B>A": 9 }))).toEqual([20 / 130, (20 / 130) * 0.6]);
  expect(accesSelon(fichier({}))).toEqual([0.2, 0]);
  const voisine = { ...B, lon: 2.05 };
  const proches = { communes: [A, voisine], sites: ETAT.sites };
  const servi = (complet: boolean) =>
    calculerEtat(proches, { ...REGLAGES, temps: fichier({ "A>C": 3 }, complet) }).acces[1];
  expect(servi(true)).toBe(0);
  expect(servi(false)).toBeGreaterThan(0);
});

test("OBS-61 : un fichier qui éloigne deux voisines l’emporte sur le vol d’oiseau", () => {
  const proches = { communes: [A, { ...B, lon: 2.01 }], sites: ETAT.sites };
  const servi = (temps: FichierTemps | null) => calculerEtat(proches, { ...REGLAGES, temps }).acces[1];
  expect(servi(null)).toBeGreaterThan(0);
  expect(servi(fichier({ "B>A": 45 }, false))).toBe(0);
});

test("un territoire étudié : la commune loin de tout est une zone blanche, ferme, et dit ce qui lui manque", () => {
  const { lignes, acces: moyen, manque, perdus, places } = etudier(ETAT, REGLAGES);
  expect(lignes[0]).toMatchObject({ acces: 0.2, proche: 2, zones: [], peuSur: false });
  expect(lignes[1]).toMatchObject({ acces: 0, manque: 11.75, dernierDixieme: false });
  expect(lignes[1]?.zones.map(({ genre, ferme }) => [genre, ferme])).toEqual([
    ["aBlanc", true],
    ["blanche", true],
    ["sousDotee", true],
  ]);
  expect([moyen, places, perdus]).toEqual([20 / 150, 20, []]);
  expect(manque).toBeCloseTo(11.75 + 3.5, 10);
});

test("une zone qui dépend du détour n’est pas ferme", () => {
  const bord = { ...B, lon: 2 + 13.9 / 78.62 };
  const { lignes } = etudier({ communes: [A, bord], sites: [site("creche", A, 200)] }, REGLAGES);
  const blanche = lignes[1]?.zones.find(({ genre }) => genre === "blanche");
  expect(blanche).toBeUndefined();
  const plusLoin = { ...B, lon: 2 + 15 / 78.62 };
  const loin = etudier({ communes: [A, plusLoin], sites: [site("creche", A, 200)] }, REGLAGES).lignes[1];
  expect(loin?.zones.find(({ genre }) => genre === "blanche")).toMatchObject({ ferme: false });
});

test("OBS-74 : une voisine prend sa part des places, et l’on ne parle pas d’elle", () => {
  const voisine = { ...B, lon: 2.01 };
  const etat = { communes: [A, voisine], sites: ETAT.sites };
  const { lignes, enfants, acces, places } = etudier(etat, REGLAGES, new Set(["A"]));
  expect(lignes.map(({ commune: une }) => une.code)).toEqual(["A"]);
  expect([enfants, places, acces]).toEqual([100, 20, 20 / 150]);
  expect(etudier({ ...etat, sites: [site("b", voisine, 5)] }, REGLAGES, new Set(["A"])).places).toBe(0);
});

test("dans une commune dont on sait la surface, le trajet se compte ; sinon il est de deux minutes", () => {
  const grande = { ...A, interne: 10 };
  const proche = (communes: CommuneEtudiee[]) => etudier({ communes, sites: ETAT.sites }, REGLAGES).lignes[0]?.proche;
  expect(proche([A])).toBe(2);
  expect(proche([grande])).toBe(14);
  expect(proche([{ ...grande, classe: "dense" }])).toBeCloseTo(32.2, 10);
});

test("OBS-62 : le dixième le moins servi se dit à partir de dix communes", () => {
  const dix = Array.from({ length: 10 }, (_, rang) => commune(`c${rang}`, rang, 10));
  const sites = dix.slice(1).map((une) => site(une.code, une, 5));
  const dernieres = (communes: CommuneEtudiee[]) =>
    etudier({ communes, sites }, REGLAGES).lignes.flatMap((ligne) => (ligne.dernierDixieme ? ligne.commune.code : []));
  expect(dernieres(dix)).toEqual(["c0"]);
  expect(dernieres(dix.slice(0, 9))).toEqual([]);
});

test("OBS-69 : les modes se comptent chacun, ou ensemble ; une MAM est un lieu, des assistants chez eux n’en sont pas un", () => {
  const mam: SiteEtudie = { ...site("assistants", A, 30), mode: "individuel", eaje: false, lieu: false };
  const etat = { ...ETAT, sites: [...ETAT.sites, mam] };
  const offre = (mode: Reglages["mode"]) => etudier(etat, { ...REGLAGES, mode }).places;
  expect([offre("collectif"), offre("individuel"), offre("total")]).toEqual([20, 30, 50]);
  const proche = (lieu: boolean) =>
    etudier({ communes: [A], sites: [{ ...mam, lieu }] }, REGLAGES).lignes.map((ligne) => ligne.proche);
  expect(proche(true)).toEqual([2]);
  expect(proche(false)).toEqual([Infinity]);
});
