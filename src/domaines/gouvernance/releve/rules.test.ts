import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import type { Point } from "../point/model.ts";
import type { Seance } from "../seance/model.ts";
import { approuverReleve, decisionDite, envoyerReleve, releveLisible, sansConclusion, tientReunion } from "./rules.ts";

const TENUE = { id: "r", etat: "tenue", envoyeLe: null } as Seance;
const note = (membre: string, presence: "present" | "absent" | null = "present") => ({ membre, presence });

test.each([
  [true, false, true],
  [true, true, true],
  [false, true, true],
  [false, false, false],
])("GOUV-167 : approuvé %s, lu de qui conduit %s : %s", (approuve, conduit, attendu) =>
  expect(releveLisible(approuve, conduit)).toBe(attendu),
);

test.each([
  ["qui préside, à son courriel", "Ada Roux", "ada@x.fr", true],
  ["qui préside, autrement accentué", "ADA  ROÜX", "ADA@x.fr", true],
  ["une homonyme", "Ada Roux", "autre@x.fr", false],
  ["qui écrit, membre sans courriel, à son nom", "Bea Lot", "bea@x.fr", true],
  ["une autre personne", "Cid", "cid@x.fr", false],
  ["une personne sans nom", "", "ada2@x.fr", false],
] as const)("GOUV-168 : %s tient-il la réunion ? %s", (...cas) => {
  const [, nom, courriel, attendu] = cas;
  const membres = [
    { nom: "Ada Roux", courriel: "ada@x.fr" },
    { nom: "Bea Lot", courriel: null },
  ];
  expect(tientReunion({ preside: "Ada Roux", secretaire: "Bea Lot" }, membres, { nom, courriel })).toBe(attendu);
  expect(tientReunion({ preside: "", secretaire: "" }, membres, { nom, courriel })).toBe(false);
});

test.each([
  ["quand chacun est noté, absent compris", TENUE, [note("a"), note("b", "absent")], "approuvee"],
  ["pas quand il en manque un", TENUE, [note("a")], "presences-a-noter"],
  ["pas quand l’un n’a fait que répondre", TENUE, [note("a"), note("b", null)], "presences-a-noter"],
  ["pas avant la réunion", { ...TENUE, etat: "convoquee" }, [note("a"), note("b")], "pas-tenue"],
  ["pas deux fois", { ...TENUE, etat: "approuvee" }, [note("a"), note("b")], "pas-tenue"],
] as const)("GOUV-60 : un relevé s’approuve %s", (...cas) => {
  const [, seance, presences, attendu] = cas;
  const apres = approuverReleve(seance as Seance, [{ id: "a" }, { id: "b" }], presences);
  expect(apres instanceof Refus ? apres.code : apres.etat).toBe(attendu);
});

test("GOUV-61 : un relevé s’envoie une fois, approuvé", () => {
  const approuvee: Seance = { ...TENUE, etat: "approuvee" };
  const envoyee = envoyerReleve(approuvee, "2026-11-21T09:00:00Z");
  expect(envoyee).toMatchObject({ envoyeLe: "2026-11-21T09:00:00Z" });
  expect(envoyerReleve(TENUE, "x")).toEqual(new Refus("pas-approuve"));
  expect(envoyerReleve({ ...approuvee, envoyeLe: "x" }, "y")).toEqual(new Refus("deja-envoye"));
});

test("GOUV-62 : un avis ou une décision sans conclusion se dit ; une information, non", () => {
  const point = (id: string, attendu: Point["attendu"], conclusion: string) => ({ id, attendu, conclusion }) as Point;
  const points = [
    point("a", "decision", " "),
    point("b", "avis", ""),
    point("c", "information", ""),
    point("d", "decision", "Oui"),
  ];
  expect(sansConclusion(points).map(({ id }) => id)).toEqual(["a", "b"]);
});

const PRISE = { objet: "Ouvrir", texte: "", vote: null, adoptee: true, responsable: "", avant: null };
const VOTE = { pour: 12, contre: 3, abstentions: 1, majorite: "simple" } as const;
test.each([
  ["sans rien d’autre", {}, "Ouvrir."],
  ["avec son texte", { texte: "Dès mars." }, "Ouvrir : Dès mars."],
  ["dont quelqu’un a la charge", { responsable: "La Caf" }, "Ouvrir. À exécuter : La Caf."],
  [
    "avec son délai",
    { responsable: "La Caf", avant: "2026-12-31" },
    "Ouvrir. À exécuter avant le 31 décembre 2026 : La Caf.",
  ],
  [
    "votée",
    { vote: VOTE },
    "Ouvrir. Vote : 12 pour, 3 contre, 1 abstention sur 16 votants, plus de pour que de contre.",
  ],
  [
    "rejetée : personne ne l’exécute",
    { vote: { ...VOTE, pour: 2 }, adoptee: false, responsable: "La Caf" },
    "Ouvrir. Vote : 2 pour, 3 contre, 1 abstention sur 6 votants, plus de pour que de contre. Non adoptée.",
  ],
] as const)("GOUV-63 : une décision %s", (_cas, dit, attendu) =>
  expect(decisionDite({ ...PRISE, ...dit })).toBe(attendu),
);
