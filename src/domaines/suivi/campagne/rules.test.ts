import { expect, test } from "vitest";
import type { Jour } from "#commun/jour.ts";
import { Refus } from "#commun/refus.ts";
import type { Campagne, Deroule, EtatDemande, Evenement, Relance, Reponse } from "./model.ts";
import {
  appliquer,
  destinataireDe,
  estInterrogee,
  nommerFiches,
  ecarts,
  peutDire,
  proposerCampagne,
  rejouer,
  repondA,
  relancesDues,
  rienDeNeuf,
  verifierDates,
} from "./rules.ts";

const GESTE = { compte: "nadege", auteur: "Nadège", canal: "page" as const, instant: "2026-11-21T09:00:00.000Z" };
const REPONSE: Reponse = {
  etat: "enCours",
  le: "2026-11-21",
  avancees: "Ouvert",
  difficultes: "",
  deblocage: "",
  decisionDemandee: "",
  nouvelleDate: null,
  decision: null,
  rienDeNeuf: false,
};
const SUJET = { fiche: "f1", volet: "" };
const OUVERTURE: Evenement = {
  genre: "ouverture",
  contenu: { demandes: [{ ...SUJET, referent: "samira" }] },
  ...GESTE,
};
const reponse: Evenement = { genre: "reponse", ...SUJET, contenu: REPONSE, ...GESTE };
const retour: Evenement = { genre: "retour", ...SUJET, contenu: { mot: "Et la date ?" }, ...GESTE };
const validation: Evenement = { genre: "validation", ...SUJET, contenu: {}, ...GESTE };
const fermeture: Evenement = { genre: "cloture", contenu: {}, ...GESTE };

const DEPART: Deroule = { etat: "preparee", demandes: new Map() };
const suite = (...evenements: Evenement[]) =>
  evenements.reduce<Deroule | Refus<string>>(
    (deroule, un) => (deroule instanceof Refus ? deroule : appliquer(deroule, un)),
    DEPART,
  );
const bilan = (resultat: Deroule | Refus<string>) =>
  resultat instanceof Refus
    ? resultat.code
    : `${resultat.etat} ${[...resultat.demandes.values()].map(({ etat }) => etat).join()}`;

test.each([
  ["s'ouvre une fois", [OUVERTURE], "ouverte attendue"],
  ["ne s'ouvre pas deux fois", [OUVERTURE, OUVERTURE], "deja-faite"],
  ["ne reçoit rien avant de s'ouvrir", [reponse], "campagne-pas-ouverte"],
  ["reçoit une réponse", [OUVERTURE, reponse], "ouverte soumise"],
  ["reçoit une réponse corrigée", [OUVERTURE, reponse, reponse], "ouverte soumise"],
  ["valide une réponse", [OUVERTURE, reponse, validation], "ouverte validee"],
  ["ne valide pas le silence", [OUVERTURE, validation], "demande-pas-soumise"],
  ["retourne une réponse", [OUVERTURE, reponse, retour], "ouverte retournee"],
  ["reprend une réponse retournée", [OUVERTURE, reponse, retour, reponse], "ouverte soumise"],
  ["entend encore qui avait été validé", [OUVERTURE, reponse, validation, reponse], "ouverte soumise"],
  ["se clôt", [OUVERTURE, fermeture], "close attendue"],
  ["ne se clôt pas deux fois", [OUVERTURE, fermeture, fermeture], "campagne-pas-ouverte"],
  ["ne reçoit plus rien une fois close", [OUVERTURE, fermeture, reponse], "campagne-pas-ouverte"],
  ["ne connaît pas ce qu'elle n'a pas demandé", [OUVERTURE, { ...reponse, fiche: "autre" }], "demande-inconnue"],
] as const)("SUI-12 : une campagne %s", (_cas, evenements, attendu) => {
  expect(bilan(suite(...(evenements as readonly Evenement[])))).toBe(attendu);
});

test("SUI-10 : une campagne se prépare, s'ouvre, se clôt, et ne revient pas en arrière", () => {
  expect(bilan(suite(fermeture))).toBe("campagne-pas-ouverte");
});

test("SUI-11 : un retour garde la réponse et le mot ; la réponse suivante efface le mot", () => {
  const retournee = suite(OUVERTURE, reponse, retour) as Deroule;
  expect(retournee.demandes.get("f1/")).toMatchObject({ mot: "Et la date ?", reponse: REPONSE, version: 3 });
  const reprise = suite(OUVERTURE, reponse, retour, reponse) as Deroule;
  expect(reprise.demandes.get("f1/")).toMatchObject({ mot: null, version: 4 });
});

test("SUI-13 : rejouer un journal impossible est une panne, pas un silence", () => {
  expect(() => rejouer([reponse])).toThrow("campagne-pas-ouverte");
});

test("SUI-14 : « rien de neuf » redit l'état d'avant, jamais le silence", () => {
  const derniere = { etat: "reportee", nouvelleDate: "2028", decision: null };
  expect(rienDeNeuf(derniere, "2026-11-21")).toMatchObject({
    ...derniere,
    le: "2026-11-21",
    rienDeNeuf: true,
    avancees: "",
  });
  expect(rienDeNeuf(undefined, "2026-11-21")).toEqual(new Refus("rien-dit-encore"));
});

const CAMPAGNE: Campagne = {
  id: "c1",
  convention: "ctg",
  titre: "Second semestre 2026",
  rythme: "semestre",
  debut: "2026-07-01",
  fin: "2026-12-31",
  ouverture: "2026-11-02",
  cloture: "2026-12-11",
  relances: ["2026-11-16", "2026-11-30"],
  message: "",
  noeuds: [],
  fiches: [],
  finies: false,
  etat: "ouverte",
  version: 1,
};
type Attente = { referent: string | null; etat: EtatDemande };
const attend: Attente[] = [{ referent: "samira", etat: "attendue" }];
const dues = (
  aujourdhui: Jour,
  envoyees: Relance[] = [],
  reponses: [string, Jour][] = [],
  demandes: readonly Attente[] = attend,
) =>
  relancesDues([{ campagne: CAMPAGNE, demandes }], { envoyees, reponses: new Map(reponses), aujourdhui }).map(
    ({ jour }) => jour,
  );
const envoi = (jour: Jour, envoyee = jour, destinataire = "samira"): Relance => ({
  campagne: "c1",
  jour,
  destinataire,
  envoyee,
});

test.each([
  ["la veille de l'ouverture", "2026-11-01", { envoyees: [], reponses: [] }, []],
  ["le jour de l'ouverture", "2026-11-02", { envoyees: [], reponses: [] }, ["2026-11-02"]],
  ["déjà prévenue à l'ouverture", "2026-11-03", { envoyees: [envoi("2026-11-02")], reponses: [] }, []],
  ["le jour d'une relance", "2026-11-16", { envoyees: [envoi("2026-11-02")], reponses: [] }, ["2026-11-16"]],
  ["deux fois le même jour", "2026-11-16", { envoyees: [envoi("2026-11-02"), envoi("2026-11-16")], reponses: [] }, []],
  [
    "une relance manquée, rattrapée le lendemain",
    "2026-11-17",
    { envoyees: [envoi("2026-11-02")], reponses: [] },
    ["2026-11-16"],
  ],
  [
    "moins d'une semaine après un courriel",
    "2026-11-16",
    { envoyees: [envoi("2026-11-02", "2026-11-10")], reponses: [] },
    [],
  ],
  [
    "une semaine après un courriel",
    "2026-11-17",
    { envoyees: [envoi("2026-11-02", "2026-11-10")], reponses: [] },
    ["2026-11-16"],
  ],
  [
    "le jour de sa réponse",
    "2026-11-16",
    { envoyees: [envoi("2026-11-02")], reponses: [["samira", "2026-11-16"]] },
    [],
  ],
  [
    "le lendemain de sa réponse",
    "2026-11-16",
    { envoyees: [envoi("2026-11-02")], reponses: [["samira", "2026-11-15"]] },
    [],
  ],
  [
    "le surlendemain de sa réponse",
    "2026-11-16",
    { envoyees: [envoi("2026-11-02")], reponses: [["samira", "2026-11-14"]] },
    ["2026-11-16"],
  ],
  ["le dernier jour", "2026-12-11", { envoyees: [envoi("2026-11-16")], reponses: [] }, ["2026-11-30"]],
  ["après la clôture", "2026-12-12", { envoyees: [], reponses: [] }, []],
] as const)("SUI-15 : relance, %s", (_cas, aujourdhui, { envoyees, reponses }, attendu) => {
  expect(
    dues(
      aujourdhui,
      [...envoyees],
      reponses.map(([qui, jour]) => [qui, jour]),
    ),
  ).toEqual(attendu);
});

test.each([
  ["qui a répondu", [{ referent: "samira", etat: "soumise" }], 0],
  ["qui doit reprendre", [{ referent: "samira", etat: "retournee" }], 1],
  ["une personne pour dix fiches", Array.from({ length: 10 }, () => ({ referent: "samira", etat: "attendue" })), 1],
  ["personne", [{ referent: null, etat: "attendue" }], 0],
] as const)("SUI-15 : on relance %s", (_cas, demandes, combien) => {
  expect(dues("2026-11-16", [], [], [...demandes] as Attente[])).toHaveLength(combien);
});

test.each([
  ["juste", {}, null],
  ["à l'envers", { fin: "2026-06-30" }, "periode-inverse"],
  ["qui ferme le jour de son ouverture", { cloture: "2026-11-02" }, "cloture-avant"],
  ["qui relance le jour de son ouverture", { relances: ["2026-11-02"] }, "relance-hors"],
  ["qui relance le jour de sa clôture", { relances: ["2026-12-11"] }, null],
  ["qui relance après", { relances: ["2026-12-12"] }, "relance-hors"],
] as const)("SUI-16 : une campagne %s", (_cas, plus, attendu) => {
  expect(
    verifierDates({ ...CAMPAGNE, ...plus, relances: [...("relances" in plus ? plus.relances : CAMPAGNE.relances)] }),
  ).toBe(attendu);
});

const ACTEURS = new Map(
  [
    { id: "mairie", courriel: null, organisation: null },
    { id: "secretaire", courriel: "s@mairie.example", organisation: "mairie" },
    { id: "samira", courriel: "samira@cs.example", organisation: "cs" },
    { id: "cs", courriel: null, organisation: null },
    { id: "muet", courriel: null, organisation: null },
  ].map((acteur) => [acteur.id, acteur]),
);
test.each([
  ["au référent de saisie", { referent: "samira", collectivite: "mairie" }, ["cs"], "samira"],
  ["à une personne de la collectivité", { referent: null, collectivite: "mairie" }, ["cs"], "secretaire"],
  ["à une personne du premier pilote joignable", { referent: null, collectivite: null }, ["muet", "cs"], "samira"],
  ["à personne quand nul n'a d'adresse", { referent: null, collectivite: null }, ["muet"], null],
  [
    "à personne quand le référent n'en a pas : on ne demande pas à un autre",
    { referent: "muet", collectivite: null },
    ["cs"],
    null,
  ],
] as const)("SUI-17 : on demande %s", (_cas, volet, pilotes, attendu) => {
  expect(destinataireDe(volet, pilotes, ACTEURS)).toBe(attendu);
});

test.each([
  ["semestre", "2026-06-30", ["Premier semestre 2026", "2026-01-01", "2026-06-30"]],
  ["semestre", "2026-07-01", ["Second semestre 2026", "2026-07-01", "2026-12-31"]],
  ["trimestre", "2026-03-31", ["Premier trimestre 2026", "2026-01-01", "2026-03-31"]],
  ["trimestre", "2026-11-21", ["Quatrième trimestre 2026", "2026-10-01", "2026-12-31"]],
  ["annee", "2026-11-21", ["Année 2026", "2026-01-01", "2026-12-31"]],
] as const)("SUI-19 : un %s proposé le %s", (rythme, jour, attendu) => {
  const { titre, debut, fin, cloture, relances } = proposerCampagne(rythme, jour);
  expect([titre, debut, fin]).toEqual(attendu);
  expect(verifierDates({ debut, fin, ouverture: jour, cloture, relances })).toBeNull();
});

const moi = { acteurs: ["samira", "cs"], tout: false };
test.each([
  ["le référent du volet", moi, { referent: "samira", collectivite: "mairie" }, [], true],
  ["qui parle pour la collectivité", moi, { referent: null, collectivite: "cs" }, [], true],
  ["un pilote, pour la fiche entière", moi, { referent: "hugo", collectivite: null }, ["cs"], true],
  [
    "un pilote, mais pas pour la part d’une autre collectivité",
    moi,
    { referent: null, collectivite: "mairie" },
    ["cs"],
    false,
  ],
  ["pas un inconnu", moi, { referent: null, collectivite: null }, ["autre"], false],
  ["la coordination, partout", { acteurs: [], tout: true }, { referent: null, collectivite: "mairie" }, [], true],
] as const)("SUI-18 : donne des nouvelles : %s", (...[, repondant, volet, pilotes, attendu]) => {
  expect(peutDire(repondant, volet, pilotes)).toBe(attendu);
});

test("ce qui a changé se lit champ par champ", () => {
  expect(ecarts(null, REPONSE).map(({ champ }) => champ)).toEqual(["etat", "avancees"]);
  expect(ecarts(REPONSE, { ...REPONSE, avancees: "Deux" })).toEqual([
    { champ: "avancees", avant: "Ouvert", apres: "Deux" },
  ]);
});

const PLAN = [
  { id: "a", reference: "PE1", titre: "Halte itinérante", noeuds: ["fils"] },
  { id: "b", reference: "PE2", titre: "Relais", noeuds: ["autre"] },
  { id: "c", reference: null, titre: "Relais", noeuds: [] },
];

test.each([
  ["sans rien choisir, tout le plan", [], [], "abc"],
  ["une branche, ses fiches", ["fils"], [], "a"],
  ["une fiche nommée, elle seule", [], ["c"], "c"],
  ["une branche et une fiche, les deux", ["fils"], ["b"], "ab"],
] as const)("SUI-270 : une campagne interroge, %s", (_cas, noeuds, fiches, attendu) => {
  const choisies = PLAN.filter((fiche) => estInterrogee(fiche, { noeuds: new Set(noeuds), fiches }));
  expect(choisies.map(({ id }) => id).join("")).toBe(attendu);
});

test.each([
  ["le jour de l’ouverture", {}, {}, true],
  ["la veille", {}, { le: "2026-10-31" }, false],
  ["d’un autre volet", {}, { volet: "mairie" }, false],
  ["campagne close", { etat: "close" }, {}, false],
  ["campagne préparée", { etat: "preparee" }, {}, false],
] as const)(
  "SUI-272 : ce qui est dit sur la fiche répond à la campagne qui demande, %s",
  (_cas, campagne, dit, attendu) => {
    const ouverte = { etat: "ouverte" as const, ouverture: "2026-11-01" as Jour, ...campagne };
    expect(repondA(ouverte, { volet: "" }, { volet: "", le: "2026-11-01", ...dit })).toBe(attendu);
  },
);

test.each([
  ["sa référence", "pe1", ["a"], []],
  ["son titre", "Halte itinerante", ["a"], []],
  ["les deux", "PE2 · Relais", ["b"], []],
  ["un titre que deux fiches portent", "Relais", [], ["Relais"]],
  ["rien de connu", "PE9", [], ["PE9"]],
  ["des signes seuls", "!!", [], ["!!"]],
])("SUI-271 : une fiche se nomme par %s", (_cas, ligne, fiches, inconnues) => {
  expect(nommerFiches([ligne], PLAN)).toEqual({ fiches, inconnues });
});
