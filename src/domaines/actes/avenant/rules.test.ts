import { expect, test } from "vitest";
import { peutPasser } from "#commun/cycle.ts";
import { Refus } from "#commun/refus.ts";
import type { Difference, FicheVersion, Liste } from "../contenu/model.ts";
import { CYCLE_AVENANT } from "./model.ts";
import { classer, numeroSuivant, ordonner, partager, reprendreMotifs, verifierOuverture } from "./rules.ts";

const champ = (liste: Liste, id: string, nom = "titre"): Difference => ({
  genre: "champ",
  liste,
  id,
  champ: nom,
  avant: "a",
  apres: "b",
});
const ajout = (liste: Liste, id: string): Difference => ({ genre: "ajout", liste, id, apres: { id }, place: null });
const code = (un: unknown) => (un instanceof Refus ? un.code : un);

test("ACTE-90 : un avenant ouvert se signe ou s’abandonne, et ne se rouvre pas", () => {
  expect(peutPasser(CYCLE_AVENANT, "ouvert", "signe") && peutPasser(CYCLE_AVENANT, "ouvert", "abandonne")).toBe(true);
  expect(peutPasser(CYCLE_AVENANT, "signe", "ouvert") || peutPasser(CYCLE_AVENANT, "abandonne", "signe")).toBe(false);
});

const SIGNEE = { signee: true, resiliee: false, avenantOuvert: false };
test.each([
  ["sur une convention signée", SIGNEE, null],
  ["pas avant la signature", { ...SIGNEE, signee: false }, "convention-non-signee"],
  ["pas après la résiliation", { ...SIGNEE, resiliee: true }, "convention-resiliee"],
  ["pas deux à la fois", { ...SIGNEE, avenantOuvert: true }, "avenant-ouvert"],
])("ACTE-91 : un avenant s’ouvre %s", (_cas, etat, attendu) => expect(code(verifierOuverture(etat))).toBe(attendu));

const laissee = (titre: string) => ({ id: "f1", titre }) as unknown as FicheVersion;
const MINEUR = {
  fiche: "f1",
  texte: "Décaler",
  le: "2026-06-01",
  acte: "Copil",
  instant: "2026-06-01T21:59:59.999Z",
  laissee: laissee("b"),
} as const;
const place: Difference = { genre: "deplacement", liste: "fiches", id: "f1", avant: null, apres: "f2" };
test.each([
  ["un champ de la fiche nommée est couvert", champ("fiches", "f1"), "2026-01-01", true],
  ["la décision du jour même de la signature couvre", champ("fiches", "f1"), "2026-06-01", true],
  ["une décision d’avant la signature ne couvre plus rien", champ("fiches", "f1"), "2026-06-02", false],
  [
    "un champ que la décision n’a pas changé ainsi passe par l’avenant",
    champ("fiches", "f1", "budget"),
    "2026-01-01",
    false,
  ],
  ["une fiche qui change de place passe par l’avenant", place, "2026-01-01", false],
  ["une autre fiche passe par l’avenant", champ("fiches", "f2"), "2026-01-01", false],
  ["une fiche qui entre au plan passe par l’avenant", ajout("fiches", "f1"), "2026-01-01", false],
  ["un article passe par l’avenant, quel que soit son nom", champ("articles", "f1"), "2026-01-01", false],
] as const)("ACTE-92 : %s", (_cas, ecart, signeeLe, couvert) => {
  const { aPorter, couvertes } = classer([ecart], [MINEUR], signeeLe);
  expect([couvertes.length, aPorter.length]).toEqual(couvert ? [1, 0] : [0, 1]);
});

test("ACTE-92 : ce qui change après la décision est à nouveau une différence, jusqu’à ce qu’une autre la décide", () => {
  const plusTard = { ...champ("fiches", "f1"), apres: "c" } as Difference;
  expect(classer([plusTard], [MINEUR], "2026-01-01").aPorter).toHaveLength(1);
  const autre = { ...MINEUR, acte: "Cotech", laissee: laissee("c") };
  const { couvertes } = classer([plusTard], [MINEUR, autre], "2026-01-01");
  expect(couvertes.map(({ couverture }) => couverture.acte)).toEqual(["Cotech"]);
  expect(classer([plusTard], [{ ...MINEUR, laissee: null }], "2026-01-01").aPorter).toHaveLength(1);
});

test("ACTE-92 : de plusieurs décisions sur une fiche, on cite la première depuis laquelle la valeur tient, quel que soit leur ordre", () => {
  const une = (acte: string, mois: string, titre: string | null, fiche = "f1") => {
    const laisse = titre === null ? null : laissee(titre);
    return { ...MINEUR, fiche, acte, instant: `2026-${mois}-01T12:00:00.000Z`, laissee: laisse };
  };
  const citee = (...decisions: ReturnType<typeof une>[]) =>
    classer([champ("fiches", "f1")], decisions, "2026-01-01").couvertes.map(({ couverture }) => couverture.acte);
  expect(citee(une("D1", "06", "b"), une("D2", "07", "b"))).toEqual(["D1"]);
  expect(citee(une("D2", "07", "b"), une("D1", "06", "b"))).toEqual(["D1"]);
  expect(citee(une("D0", "05", "a"), une("D1", "06", "b"), une("D2", "07", "b"))).toEqual(["D1"]);
  expect(citee(une("D1", "06", "b"), une("D2", "07", "c"), une("D3", "08", "b"))).toEqual(["D3"]);
  expect(citee(une("D1", "06", "b"), une("sans fiche", "07", null), une("D3", "08", "b"))).toEqual(["D1"]);
  expect(citee(une("D1", "06", "b", "f2"), une("D2", "07", "b"))).toEqual(["D2"]);
});

test("ACTE-93 : les motifs suivent leur élément dans l’ordre voulu, le neuf vient à la fin, le disparu s’en va", () => {
  const ecarts = [champ("articles", "a"), champ("fiches", "f"), champ("articles", "a", "texte"), ajout("fiches", "n")];
  const motifs = [
    { cle: "fiches/f", motif: "Le projet a changé" },
    { cle: "articles/parti", motif: "?" },
    { cle: "articles/a", motif: "Erreur" },
  ];
  expect(ordonner(ecarts, motifs).map(({ ecart, motif }) => `${ecart.id} ${motif}`)).toEqual([
    "f Le projet a changé",
    "a Erreur",
    "a Erreur",
    "n ",
  ]);
});

test("ACTE-94 : abandonné, un avenant rend le texte comme il est signé, et laisse plan et équipements où ils en sont", () => {
  const { remis, restent } = partager([
    champ("articles", "a"),
    champ("fiches", "f"),
    ajout("equipements", "e"),
    champ("parties", "p"),
  ]);
  expect(remis.map(({ id }) => id)).toEqual(["a", "p"]);
  expect(restent.map(({ id }) => id)).toEqual(["f", "e"]);
});

test("ACTE-95 : on change le rang d’une modification parmi toutes, et un même motif sert à celles qui n’en ont pas", () => {
  const tous = ["a", "b", "c"].map((cle) => ({ cle, motif: cle === "b" ? "déjà" : "" }));
  expect(reprendreMotifs(tous, [{ cle: "c", motif: "", rang: 0.5 }], "commun")).toEqual([
    { cle: "c", motif: "commun" },
    { cle: "a", motif: "commun" },
    { cle: "b", motif: "déjà" },
  ]);
});

test("un avenant prend le numéro qui suit le plus grand", () => {
  expect([numeroSuivant([]), numeroSuivant([{ numero: 2 }, { numero: 1 }])]).toEqual([1, 3]);
});
