import { expect, test } from "vitest";
import { peutPasser } from "#commun/cycle.ts";
import { Refus } from "#commun/refus.ts";
import { CYCLE_SEANCE, type DateProposee, ETATS_SEANCE, type Seance } from "./model.ts";
import {
  annulerSeance,
  comparerDates,
  convoquer,
  dateTrouvee,
  modifierSeance,
  peutNoter,
  proposerDate,
  retenirDate,
  retenueParmi,
  retirerDate,
  tenirSeance,
} from "./rules.ts";

const LE = "2026-11-21";
const SEANCE: Seance = {
  id: "r",
  instance: "i",
  titre: "Copil d’automne",
  etat: "preparation",
  le: "2026-11-21",
  debut: "14:00",
  duree: 120,
  lieu: "Mairie",
  visio: "",
  message: "",
  preside: "",
  secretaire: "",
  notes: "",
  motif: "",
  sequence: 0,
  convoqueeLe: null,
  envoyeLe: null,
  version: 1,
};
const CONVOQUEE: Seance = { ...SEANCE, etat: "convoquee", sequence: 1 };
const codeOu = <T>(resultat: T | Refus<string>, lire: (bon: T) => unknown) =>
  resultat instanceof Refus ? resultat.code : lire(resultat as T);

test("GOUV-20 : une réunion tenue ne s’annule plus, une réunion annulée ou approuvée ne bouge plus", () => {
  const suites = (de: Seance["etat"]) => ETATS_SEANCE.filter((vers) => peutPasser(CYCLE_SEANCE, de, vers));
  expect(ETATS_SEANCE.map((etat) => [etat, suites(etat)])).toEqual([
    ["preparation", ["convoquee", "tenue", "annulee"]],
    ["convoquee", ["tenue", "annulee"]],
    ["tenue", ["approuvee"]],
    ["approuvee", []],
    ["annulee", []],
  ]);
});

const PRETE = { points: 1, membres: 1, close: false, aujourdhui: LE } as const;
test.each([
  ["le jour même", SEANCE, PRETE, "convoquee"],
  ["pas la veille passée", { ...SEANCE, le: "2026-11-20" }, PRETE, "date-passee"],
  ["pas sans jour", { ...SEANCE, le: null }, PRETE, "sans-date"],
  ["pas sans heure", { ...SEANCE, debut: null }, PRETE, "sans-date"],
  ["pas sans ordre du jour", SEANCE, { ...PRETE, points: 0 }, "sans-point"],
  ["pas sans personne", SEANCE, { ...PRETE, membres: 0 }, "sans-membre"],
  ["pas dans une instance close", SEANCE, { ...PRETE, close: true }, "instance-close"],
  ["pas deux fois", CONVOQUEE, PRETE, "etat"],
] as const)("GOUV-21 : une réunion se convoque %s", (_cas, seance, situation, attendu) => {
  expect(codeOu(convoquer(seance, situation, "2026-11-21T09:00:00Z"), ({ etat }) => etat)).toBe(attendu);
});

const saisie = (dit: Partial<Seance> = {}) => {
  const { titre, le, debut, duree, lieu, visio, message } = SEANCE;
  return { titre, le, debut, duree, lieu, visio, message, ...dit };
};
test.each([
  ["le message seul ne change rien aux agendas", CONVOQUEE, { message: "Venez" }, 1],
  ["un autre lieu les prévient", CONVOQUEE, { lieu: "Halle" }, 2],
  ["une autre heure les prévient", CONVOQUEE, { debut: "15:00" }, 2],
  ["un autre jour les prévient", CONVOQUEE, { le: "2026-12-01" }, 2],
  ["une autre durée les prévient", CONVOQUEE, { duree: 90 }, 2],
  ["pas vers un jour passé", CONVOQUEE, { le: "2026-11-20" }, "date-passee"],
  ["pas sans jour", CONVOQUEE, { le: null }, "sans-date"],
  ["en préparation, les flux la montrent déjà", SEANCE, { lieu: "Halle" }, 1],
  ["en préparation, le message seul ne leur dit rien", SEANCE, { message: "Venez" }, 0],
  ["en préparation, le jour peut manquer", SEANCE, { le: null }, 1],
  ["pas une fois tenue", { ...SEANCE, etat: "tenue" }, {}, "etat"],
] as const)("GOUV-22 : %s", (_cas, seance, dit, attendu) => {
  expect(codeOu(modifierSeance(seance, saisie(dit), LE), ({ sequence }) => sequence)).toBe(attendu);
});

test("GOUV-23 : convoquée, elle s’annule avec un motif et prévient ; en préparation, sans dire pourquoi ; tenue, plus", () => {
  expect(annulerSeance(CONVOQUEE, "Neige")).toMatchObject({ etat: "annulee", motif: "Neige", sequence: 2 });
  expect(annulerSeance(CONVOQUEE, "")).toEqual(new Refus("sans-motif"));
  expect(annulerSeance(SEANCE, "")).toMatchObject({ etat: "annulee", sequence: 1 });
  expect(annulerSeance({ ...SEANCE, etat: "tenue" }, "Neige")).toEqual(new Refus("etat"));
});

test.each([
  ["le jour venu", SEANCE, null],
  ["pas la veille", { ...SEANCE, le: "2026-11-22" }, "pas-encore"],
  ["pas sans jour", { ...SEANCE, le: null }, "sans-date"],
  ["encore quand elle est tenue", { ...SEANCE, etat: "tenue" }, null],
  ["plus quand son relevé est approuvé", { ...SEANCE, etat: "approuvee" }, "etat"],
  ["pas annulée", { ...SEANCE, etat: "annulee" }, "etat"],
] as const)("GOUV-24 : ce qui s’y passe se note %s", (_cas, seance, attendu) => {
  expect(peutNoter(seance, LE)?.code ?? null).toBe(attendu);
});

test("GOUV-25 : une réunion où personne n’est noté n’est pas tenue", () => {
  expect(tenirSeance(SEANCE, { presents: 0, aujourdhui: LE })).toEqual(new Refus("sans-presence"));
  expect(tenirSeance(SEANCE, { presents: 1, aujourdhui: LE })).toMatchObject({ etat: "tenue" });
  expect(tenirSeance(SEANCE, { presents: 1, aujourdhui: "2026-11-20" })).toEqual(new Refus("pas-encore"));
});

const date = (id: string, le: DateProposee["le"], debut = "14:00"): DateProposee => ({ id, seance: "r", le, debut });
const DATES = [date("a", "2026-12-03"), date("b", "2026-12-01"), date("c", "2026-12-02")];

test("GOUV-26 : la date qui convient au plus vient d’abord, puis « s’il le faut », puis la plus proche ; qui n’est plus membre ne compte pas", () => {
  const membres = [{ id: "u" }, { id: "v" }, { id: "w" }];
  const souhaits = [
    { date: "a", membre: "u", reponse: "oui" },
    { date: "a", membre: "v", reponse: "siBesoin" },
    { date: "c", membre: "u", reponse: "oui" },
    { date: "c", membre: "v", reponse: "non" },
    { date: "b", membre: "parti", reponse: "oui" },
  ] as const;
  const comparees = comparerDates(DATES, souhaits, membres);
  expect(comparees.map((une) => [une.date.id, une.oui, une.siBesoin, une.non, une.sansReponse])).toEqual([
    ["a", 1, 1, 0, 1],
    ["c", 1, 0, 1, 1],
    ["b", 0, 0, 0, 3],
  ]);
  expect(comparerDates(DATES, [], []).map((une) => une.date.id)).toEqual(["b", "c", "a"]);
});

test("GOUV-27 : on propose des dates à venir et distinctes ; en retenir une fixe la réunion qui se prépare", () => {
  const proposer = (une: DateProposee, etat: Seance["etat"] = "preparation") =>
    codeOu(proposerDate({ etat }, DATES, une, LE), ({ id }) => id);
  expect(proposer(date("d", "2026-11-21"))).toBe("d");
  expect(proposer(date("d", "2026-11-20"))).toBe("date-passee");
  expect(proposer(date("d", "2026-12-01"))).toBe("deja-proposee");
  expect(proposer(date("d", "2026-12-01", "15:00"))).toBe("d");
  expect(proposer(date("d", "2026-12-05"), "convoquee")).toBe("etat");
  const fixee = retenirDate(SEANCE, date("d", "2026-12-01", "09:30"));
  expect(fixee).toMatchObject({ le: "2026-12-01", debut: "09:30", sequence: 1 });
  expect(retenirDate(fixee as Seance, date("d", "2026-12-01", "09:30"))).toMatchObject({ sequence: 1 });
  expect(retirerDate(fixee as Seance, date("d", "2026-12-01", "09:30"))).toMatchObject({
    le: null,
    debut: null,
    sequence: 2,
  });
  expect(retirerDate(fixee as Seance, date("e", "2026-12-02", "09:30"))).toBe(fixee);
  expect(retenirDate(CONVOQUEE, date("d", "2026-12-01"))).toEqual(new Refus("etat"));
});

test.each([
  ["celle du jour et de l’heure de la réunion", "2026-12-01", "14:00", "b"],
  ["un autre jour", "2026-12-04", "14:00", null],
  ["une autre heure", "2026-12-01", "15:00", null],
  ["une réunion sans jour", null, null, null],
] as const)("GOUV-27 : parmi les dates proposées est retenue %s", (_cas, le, debut, attendue) =>
  expect(retenueParmi({ le, debut }, DATES)?.id ?? null).toBe(attendue),
);

test.each([
  ["la date retenue", "2026-12-01", "14:00", true],
  ["la date retenue, décalée d’une demi-heure", "2026-12-01", "14:30", true],
  ["un jour fixé autrement", "2026-12-24", "14:00", true],
  ["un jour sans heure", "2026-12-01", null, false],
  ["rien", null, null, false],
] as const)("GOUV-28 : la date d’une réunion est trouvée avec %s", (_cas, le, debut, attendu) =>
  expect(dateTrouvee({ le, debut })).toBe(attendu),
);
