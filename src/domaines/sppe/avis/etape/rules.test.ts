import { expect, test } from "vitest";
import type { Avis, Decision, Faits, Orientation } from "../model.ts";
import { recevoir } from "../rules.ts";
import { aAccuser, aFaire, aInformer, completeDepuis, frise, pieceDe, resteANotifier, tardifs } from "./rules.ts";

const DEPOT = {
  id: "a",
  genre: "legal",
  projet: null,
  objet: "Les Lucioles",
  demandeur: "SAS Lucioles",
  contact: "",
  commune: "48095",
  nature: "creation",
  structure: "microCreche",
  prive: true,
  places: 12,
  recueLe: "2027-01-31",
} as const;
const COMMUNE: Orientation = { genre: "decide", qui: "commune", nom: "A", cle: "commune:1" };
const TRANSMET: Orientation = { genre: "transmet", qui: "epci", nom: "CC", cle: "epci:1" };
const depose = (faits: Faits = {}, orientation: Orientation = COMMUNE): Avis => ({
  ...recevoir(DEPOT, orientation),
  faits,
});
const DECISION: Decision = {
  le: "2027-04-10",
  sens: "favorable",
  motifs: ["besoins"],
  motivation: "Oui.",
  acte: "deliberation",
  reference: "",
  delegation: "",
};
const rendu = (notifications: Faits["notifications"] = {}) => depose({ decision: DECISION, notifications });

test.each([
  ["à transmettre", depose({}, TRANSMET), "2027-02-01", ["transmettre", "2027-02-28", 27]],
  ["sans objet", depose({}, { genre: "sansObjet" }), "2027-02-01", ["direSansObjet", null, null]],
  ["à vérifier, dernier jour", depose(), "2027-02-28", ["verifierPieces", "2027-02-28", 0]],
  ["complète de plein droit", depose(), "2027-03-01", ["decider", "2027-05-31", 91]],
  ["accusée complète", depose({ accuse: { le: "2027-02-03" } }), "2027-02-04", ["decider", "2027-05-31", 116]],
  ["tacite", depose(), "2027-06-01", ["notifier", null, null]],
  ["rendue", rendu(), "2027-04-10", ["notifier", null, null]],
  [
    "notifiée",
    rendu({ demandeur: "2027-04-11", departement: "2027-04-11", caf: "2027-04-11" }),
    "2027-04-12",
    ["communiquer", null, null],
  ],
  [
    "finie",
    rendu({ demandeur: "2027-04-11", departement: "2027-04-11", caf: "2027-04-11", comite: "2027-04-11" }),
    "2027-04-12",
    ["rien", null, null],
  ],
  ["périmée", rendu(), "2029-04-11", ["rien", null, null]],
] as const)("SPPE-48 : %s", (_cas, avis, jour, attendu) => {
  const { tache, avant, jours } = aFaire(avis, jour);
  expect([tache, avant, jours]).toEqual(attendu);
});

test("SPPE-48 : un refus se notifie avant la fin des quatre mois", () => {
  const refuse = depose({ decision: { ...DECISION, sens: "defavorable" } });
  expect(aFaire(refuse, "2027-05-30")).toEqual({ tache: "notifier", avant: "2027-05-31", jours: 1 });
  expect(resteANotifier(refuse)).toEqual(["demandeur", "departement", "caf", "comite"]);
  const notifie = { ...refuse, faits: { ...refuse.faits, notifications: { demandeur: "2027-05-30" } } } as const;
  expect(aFaire(notifie, "2027-05-30")).toEqual({ tache: "notifier", avant: null, jours: null });
});

test("SPPE-53 : reste à informer qui a déposé une demande transmise sans qu’on le lui dise, tant qu’elle vit", () => {
  const transmise = { le: "2027-02-03", informeLe: null } as const;
  const retrait = { le: "2027-02-10" } as const;
  const cas: readonly Faits[] = [
    {},
    { transmise },
    { transmise: { ...transmise, informeLe: "2027-02-04" } },
    { transmise, retrait },
  ];
  expect(cas.map((faits) => aInformer({ faits }))).toEqual([false, true, false, false]);
});

const PIECES_VENUES = {
  demandePieces: { le: "2027-02-10", pieces: "Plan" },
  piecesRecues: { le: "2027-02-20" },
} as const;
test.each([
  ["pièces venues, dossier complet", PIECES_VENUES, "complete", true],
  ["accusé déjà notifié", { ...PIECES_VENUES, accuse: { le: "2027-02-21" } }, "complete", false],
  ["pièces encore attendues", { demandePieces: PIECES_VENUES.demandePieces }, "incomplete", false],
  ["complète sans que rien ne fût demandé", {}, "complete", false],
  ["silence venu", PIECES_VENUES, "favorableTacite", false],
] as const)("SPPE-54 : un accusé de réception à notifier, %s : %o", (...[, faits, etat, attendu]) =>
  expect(aAccuser({ faits }, etat)).toBe(attendu),
);

test("SPPE-49 : la frise range les pas faits et les délais ouverts", () => {
  const codes = (avis: Avis, jour: "2027-02-10" | "2027-04-20") =>
    frise(avis, jour).map(({ code, passe }) => `${code}${passe ? "" : " ?"}`);
  expect(codes(depose(), "2027-02-10")).toEqual(["reception", "finListe ?", "silence ?"]);
  expect(codes(depose({ accuse: { le: "2027-02-03" } }), "2027-02-10")).toEqual(["reception", "complete", "silence ?"]);
  expect(codes(rendu({ demandeur: "2027-04-11" }), "2027-04-20")).toEqual([
    "reception",
    "decision",
    "notification",
    "validite ?",
  ]);
  expect(completeDepuis(depose({ piecesRecues: { le: "2027-02-20" } }))).toBe("2027-02-20");
});

const attendue: Avis = {
  ...depose({ demandePieces: { le: "2027-02-01", pieces: "Plan" } }),
  echeances: { liste: "2027-02-28", pieces: "2027-03-01" },
};
const refuse = (demandeur?: "2027-05-31" | "2027-06-01") =>
  depose({
    decision: { ...DECISION, sens: "defavorable" },
    notifications: demandeur ? { demandeur } : {},
  });
test.each([
  ["à l’étude, le dernier jour", depose(), "2027-05-31", "projet"],
  ["le silence venu", depose(), "2027-06-01", "silence"],
  ["l’avis rendu", rendu(), "2027-04-10", "acte"],
  ["l’avis rendu, le dernier jour où il vaut", rendu(), "2029-04-10", "acte"],
  ["l’avis rendu, périmé", rendu(), "2029-04-11", "acte"],
  ["le silence, périmé", depose(), "2029-06-01", "silence"],
  ["le refus, notifié à temps", refuse("2027-05-31"), "2027-07-01", "acte"],
  ["le refus, notifié trop tard", refuse("2027-06-01"), "2027-07-01", "silence"],
  ["sans autorité qui planifie", depose({}, { genre: "sansObjet" }), "2027-02-01", "sansObjet"],
  ["retirée", depose({ retrait: { le: "2027-02-10" } }), "2027-02-10", "retiree"],
  ["pièces attendues, le dernier jour", attendue, "2027-03-01", "projet"],
  ["pièces jamais venues", attendue, "2027-03-02", "caduque"],
] as const)("SPPE-109 : %s", (_cas, avis, jour, attendu) => expect(pieceDe(avis, jour)).toBe(attendu));

const LISTE = { demandePieces: { le: "2027-02-10", pieces: "Plan" } } as const;
const listee: Avis = { ...depose(LISTE), echeances: { liste: "2027-02-28", pieces: "2027-03-10" } };
test.each([
  ["dans le mois de la liste", depose(), "2027-02-28", []],
  ["le mois de la liste passé", depose(), "2027-03-01", ["liste"]],
  ["accusée complète", depose({ accuse: { le: "2027-02-03" } }), "2027-03-01", []],
  ["que la commune a gardée, le mois passé", depose({}, TRANSMET), "2027-03-01", ["transmission", "liste"]],
  ["dont on attend les pièces", listee, "2027-03-10", []],
  ["crue caduque", listee, "2027-03-11", ["pieces"]],
  ["crue favorable par silence", depose(), "2027-06-01", ["decision"]],
  ["rendue", rendu(), "2027-06-01", []],
  ["dont le silence est notifié", depose({ notifications: { demandeur: "2027-06-01" } }), "2027-06-02", []],
] as const)("SPPE-116 : d’une demande %s, le %o, se constate encore %o", (_cas, avis, jour, attendu) =>
  expect(tardifs(avis, jour)).toEqual(attendu),
);
