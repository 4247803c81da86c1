import fc from "fast-check";
import { expect, test } from "vitest";
import type { DateAgenda, DatePubliee } from "./model.ts";
import {
  avantLaFin,
  dansLeMois,
  fenetre,
  jourDuTerme,
  moisDemande,
  moisVoisins,
  nommer,
  rappelsDeFin,
  reporter,
  semainesDe,
  suivre,
} from "./rules.ts";

test.each([
  ["2026-09-15", "2026-09-15"],
  ["2026-02", "2026-02-28"],
  ["2028-02", "2028-02-29"],
  ["2026-12", "2026-12-31"],
  ["2027", "2027-12-31"],
  ["bientôt", null],
])("AGE-1 : ce qui est dit pour « %s » tombe le %s", (terme, attendu) => expect(jourDuTerme(terme)).toBe(attendu));

test("AGE-2 : les rappels d’un terme tombent au quantième, ou au dernier jour du mois", () => {
  expect(rappelsDeFin("2030-12-31").map(({ jour }) => jour)).toEqual(["2029-12-31", "2030-06-30", "2030-09-30"]);
  expect(rappelsDeFin("2028-05-31").map(({ jour }) => jour)).toEqual(["2027-05-31", "2027-11-30", "2028-02-29"]);
});

test("AGE-6 : une résiliation ôte les rappels de son jour et d’après, pas ceux d’avant", () => {
  const dates = rappelsDeFin("2030-12-31");
  const restent = (effetLe: "2030-06-30" | "2030-07-01" | null) => avantLaFin(dates, effetLe).map(({ mois }) => mois);
  expect([restent(null), restent("2030-06-30"), restent("2030-07-01")]).toEqual([[12, 6, 3], [12], [12, 6]]);
});

test.each([
  [["Auzon", "Brives", "Cros"], "Auzon, Brives, Cros"],
  [["Auzon", "Brives", "Cros", "Dor"], "Auzon, Brives, Cros et 1 autre"],
  [["Auzon", "Brives", "Cros", "Dor", "Est"], "Auzon, Brives, Cros et 2 autres"],
])("AGE-7 : %s se disent « %s »", (noms, attendu) => expect(nommer(noms).replace(/\s/g, " ")).toBe(attendu));

const date = (dit: Partial<DateAgenda> = {}): DateAgenda => ({
  uid: "reunion-1@monts.maillage",
  convention: "ctg",
  genre: "reunion",
  titre: "Copil",
  jour: "2026-11-25",
  debut: "09:30",
  minutes: 120,
  lieu: "Mairie",
  href: "/conventions/ctg/agenda",
  annulee: false,
  ...dit,
});

test("AGE-3 : un mois se lit par jour puis par heure, ses bornes comprises, et se filtre par genre", () => {
  const dates = [
    date({ uid: "b", debut: "14:00" }),
    date({ uid: "a", debut: null, genre: "jalon" }),
    date({ uid: "c", jour: "2026-11-01" }),
    date({ uid: "d", jour: "2026-11-30" }),
    date({ uid: "e", jour: "2026-12-01" }),
  ];
  expect(dansLeMois(dates, "2026-11", []).map(({ uid }) => uid)).toEqual(["c", "a", "b", "d"]);
  expect(dansLeMois(dates, "2026-11", ["jalon"]).map(({ uid }) => uid)).toEqual(["a"]);
});

test.each([
  ["2026-02", 5, "2026-01-26", "2026-03-01"],
  ["2027-02", 4, "2027-02-01", "2027-02-28"],
  ["2026-08", 6, "2026-07-27", "2026-09-06"],
  ["2023-10", 6, "2023-09-25", "2023-11-05"],
])("AGE-4 : %s tient en %i semaines, du %s au %s", (...[mois, nombre, premier, dernier]) => {
  const semaines = semainesDe(mois);
  expect([semaines.length, semaines[0]?.[0], semaines.at(-1)?.at(-1)]).toEqual([nombre, premier, dernier]);
});

test("le mois demandé, ses voisins et la fenêtre d’un flux", () => {
  expect(moisDemande("2026-13", "2026-11-21")).toBe("2026-11");
  expect(moisDemande("2027-01", "2026-11-21")).toBe("2027-01");
  expect(moisVoisins("2026-01")).toEqual({ avant: "2025-12", apres: "2026-02" });
  expect(fenetre("2026-11-21")).toEqual({ de: "2025-10-21", a: "2031-12-31" });
});

const REPORT = { terme: "2028-12-31", le: "2026-11-01" } as const;
test.each([
  ["passée avant qu’on la reporte", "2026-10-31", false],
  ["du jour où on la reporte", "2026-11-01", true],
  ["de la veille du nouveau terme", "2028-12-30", true],
  ["du nouveau terme", "2028-12-31", false],
] as const)("AGE-8 : une fiche reportée, son échéance %s", (_cas, jour, remplacee) => {
  expect(reporter([jour, "2029-06-30"], REPORT)[0]).toEqual({ jour, remplacee });
});

test("AGE-8 : la dernière échéance d’une fiche est celle que l’on reporte, même dépassée ; sans report, rien ne se remplace", () => {
  expect(reporter(["2025-06-30", "2025-12-31"], REPORT).map(({ remplacee }) => remplacee)).toEqual([false, true]);
  expect(reporter(["2027-12-31"], null)).toEqual([{ jour: "2027-12-31", remplacee: false }]);
});

const LE = "2026-11-21T09:00:00.000Z";
const PLUS_TARD = "2026-11-22T09:00:00.000Z";
const dite = (publiees: readonly DatePubliee[]) =>
  publiees.map(({ date: { uid }, sequence, annule }) => [uid, sequence, annule]);

test("AGE-5 : rien ne bouge, rien ne change ; une heure changée élève la séquence d’un", () => {
  const premiere = suivre([], [date()], LE);
  expect(suivre(premiere, [date()], PLUS_TARD)).toEqual(premiere);
  const bougee = suivre(premiere, [date({ debut: "10:00" })], PLUS_TARD);
  expect(bougee.map(({ sequence, le }) => [sequence, le])).toEqual([[1, PLUS_TARD]]);
});

test("AGE-9 : une réunion a au flux au moins la séquence de ses courriels, et jamais moins que ce qu’il en a dit", () => {
  const [abonne] = suivre([], [date({ sequence: 3 })], LE);
  expect(abonne?.sequence).toBe(3);
  const publiees = [abonne as DatePubliee];
  expect(suivre(publiees, [date({ sequence: 3 })], PLUS_TARD)).toEqual(publiees);
  const visio = suivre(publiees, [date({ sequence: 4 })], PLUS_TARD);
  expect(visio.map(({ sequence, le }) => [sequence, le])).toEqual([[4, PLUS_TARD]]);
  expect(suivre(visio, [date({ debut: "10:00", sequence: 4 })], PLUS_TARD)[0]?.sequence).toBe(5);
  expect(suivre(visio, [date({ annulee: true, sequence: 5 })], PLUS_TARD)).toMatchObject([
    { sequence: 5, annule: true },
  ]);
});

test("AGE-5 : ce qui disparaît se dit annulé, revient s’il revient, et s’oublie au bout de deux mois", () => {
  const premiere = suivre([], [date()], LE);
  const absente = suivre(premiere, [], PLUS_TARD);
  expect(dite(absente)).toEqual([["reunion-1@monts.maillage", 1, true]]);
  expect(dite(suivre(absente, [date()], PLUS_TARD))).toEqual([["reunion-1@monts.maillage", 2, false]]);
  expect(suivre(absente, [], "2027-01-23T09:00:00.000Z").length).toBe(1);
  expect(suivre(absente, [], "2027-01-24T09:00:00.000Z")).toEqual([]);
  expect(dite(suivre(premiere, [date({ annulee: true })], PLUS_TARD))).toEqual([["reunion-1@monts.maillage", 1, true]]);
  const annulee = [date({ annulee: true })];
  const dejaDite = suivre(premiere, annulee, PLUS_TARD);
  expect(suivre(suivre(dejaDite, annulee, "2027-01-24T09:00:00.000Z"), annulee, "2027-01-25T09:00:00.000Z")).toEqual(
    [],
  );
  expect(suivre([], [date({ jour: "2025-10-20" })], LE)).toEqual([]);
  expect(suivre([], [date({ jour: "2025-10-21" })], LE).length).toBe(1);
});

test("AGE-5 : une séquence ne redescend jamais, et ce qui est là n’est annulé que s’il l’est", () => {
  const jours = ["2026-11-25", "2026-11-26"] as const;
  const lecture = fc.array(fc.record({ uid: fc.constantFrom("a", "b", "c"), jour: fc.constantFrom(...jours) }), {
    maxLength: 3,
  });
  fc.assert(
    fc.property(fc.array(lecture, { maxLength: 8 }), (lectures) => {
      let publiees: DatePubliee[] = [];
      for (const lues of lectures) {
        const dates = lues.map((une) => date(une));
        const suite = suivre(publiees, dates, LE);
        const avant = new Map(publiees.map((une) => [une.date.uid, une.sequence]));
        expect(suite.every((une) => une.sequence >= (avant.get(une.date.uid) ?? 0))).toBe(true);
        expect(new Set(suite.filter(({ annule }) => !annule).map((une) => une.date.uid))).toEqual(
          new Set(dates.map(({ uid }) => uid)),
        );
        publiees = suite;
      }
    }),
    { seed: 20261121, numRuns: 300 },
  );
});
