import { expect, test } from "vitest";
import { refus } from "#commun/refus.ts";
import { pluriel } from "#commun/texte.ts";
import { DEFINITION } from "./forms.ts";
import { DEFINITION_NEUVE, type Definition } from "./model.ts";
import { phraseDe } from "./phrase/rules.ts";
import { accorder, deMemeNom, depuisProposition, peutSaisirIndicateur, verifierDefinition } from "./rules.ts";
import { cibleEnLettres, ecrireCible, lireCible } from "./saisie/rules.ts";

const dite = (definition: Partial<Definition>): Definition => ({ ...DEFINITION_NEUVE, ...definition });
const DEPART = { nombre: 12, sur: null, le: "2025-12-31" } as const;

test.each([
  ["un nombre seul", {}, null],
  ["une part sans le tout de son départ", { mesure: "pourcentage", depart: DEPART }, "depart-sans-tout"],
  ["une part et son tout", { mesure: "pourcentage", depart: { ...DEPART, sur: 40 } }, null],
  ["une échelle d’un niveau", { mesure: "echelle", niveaux: ["Bien"] }, "niveaux-manquants"],
  ["une échelle de deux niveaux", { mesure: "echelle", niveaux: ["Peu", "Bien"] }, null],
  ["une modalité seule", { ventilation: "public", modalites: ["Familles"] }, "modalites-manquantes"],
  ["deux modalités", { ventilation: "public", modalites: ["Familles", "Agents"] }, null],
  ["un détail que donnent les séances", { ventilation: "commune", decompte: "seances" }, null],
  ["un minimum au-dessus du maximum", { minimum: 5, maximum: 4 }, "bornes-croisees"],
  ["un minimum égal au maximum", { minimum: 5, maximum: 5 }, null],
  ["un pourcentage de séances", { mesure: "pourcentage", decompte: "seances" }, "decompte-impossible"],
  ["des niveaux qui s’additionnent", { mesure: "echelle", niveaux: ["a", "b"], cumul: true }, "cumul-impossible"],
] as const)("SUI-113 : %s", (_cas, definition, attendu) => {
  const une = dite(definition as Partial<Definition>);
  expect(verifierDefinition(une)).toEqual(attendu ? refus(attendu) : une);
});

test("SUI-114 : ce que la mesure n’a pas s’oublie", () => {
  const chargee = dite({
    mesure: "observation",
    niveaux: ["a", "b"],
    modalites: ["x", "x"],
    minimum: 1,
    cibles: [{ date: "2027-12-31", valeur: 3 }],
    depart: { ...DEPART },
    service: "s",
  });
  const nue = { niveaux: [], modalites: [], minimum: null, cibles: [], depart: null, service: null };
  expect(accorder(chargee)).toMatchObject(nue);
  expect(
    accorder({ ...chargee, mesure: "nombre", ventilation: "public", depart: { ...DEPART, sur: 3 } }),
  ).toMatchObject({
    depart: DEPART,
    minimum: 1,
    modalites: ["x"],
  });
  expect(accorder({ ...chargee, mesure: "pourcentage" }).unite).toBe("%");
});

test("SUI-115 : ce que la fiche annonce fait un indicateur", () => {
  expect(depuisProposition({ libelle: "Familles", nature: null }).mesure).toBe("nombre");
  expect(depuisProposition({ libelle: "Ce qu’ils en disent", nature: "qualitatif" }).mesure).toBe("observation");
});

test("SUI-116 : un indicateur du même intitulé n’est pas créé deux fois", () => {
  const connus = [{ libelle: "Enfants accueillis" }, { libelle: "Séances" }];
  expect(deMemeNom(connus, " enfants  ACCUEILLIS.")).toBe(connus[0]);
  expect(deMemeNom(connus, "Enfants inscrits")).toBeUndefined();
});

test.each([
  [{ tous: true, lesMiens: false }, [], true],
  [{ tous: false, lesMiens: true }, [{ pilotee: false }, { pilotee: true }], true],
  [{ tous: false, lesMiens: true }, [{ pilotee: false }], false],
  [{ tous: false, lesMiens: true }, [], false],
  [{ tous: false, lesMiens: false }, [{ pilotee: true }], false],
])("SUI-117 : %j, sur les fiches %j : %s", (droits, fiches, attendu) => {
  expect(peutSaisirIndicateur(droits, fiches)).toBe(attendu);
});

const SAISIE = { libelle: "Familles", mesure: "nombre", frequence: "annuelle" };
test.each([
  [{ depart: "3", departLe: "2025-12-31" }, []],
  [{}, []],
  [{ depart: "3" }, ["departLe"]],
  [{ departLe: "2025-12-31" }, ["depart"]],
])("SUI-121 : un départ et sa date vont ensemble : %j", (depart, champs) => {
  const lue = DEFINITION.safeParse({ ...SAISIE, ...depart });
  expect(lue.success ? [] : lue.error.issues.map(({ path }) => path[0])).toEqual(champs);
});

test.each([
  ["2027 : 60", { date: "2027-12-31", valeur: 60 }, "fin 2027"],
  ["2027-06-30 : 45,5 %", { date: "2027-06-30", valeur: 45.5 }, "le 30 juin 2027"],
  ["Riom-ès-Montagnes, 2027 : 12", { date: "2027-12-31", valeur: 12, modalite: "Riom-ès-Montagnes" }, "fin 2027"],
  ["2027-02-30 : 45", null, null],
  ["bientôt : 45", null, null],
  ["2027 : beaucoup", null, null],
] as const)("SUI-122 : « %s » se lit comme une cible", (ligne, attendue, dite_) => {
  const cible = lireCible(ligne);
  expect(cible).toEqual(attendue);
  expect(cible && cibleEnLettres(cible)).toBe(dite_);
  expect(cible && lireCible(ecrireCible(cible))).toEqual(cible);
});

test("où en est un indicateur se dit en une phrase, sans pourcentage inventé", () => {
  const indicateur = {
    ...dite({ unite: "enfants", cibles: [{ date: "2027-12-31", valeur: 60 }] }),
    id: "i",
    convention: "ctg",
    version: 1,
    ordre: 1,
    retireLe: null,
    fiches: [],
  };
  const etat = {
    depart: 30,
    dernier: null,
    montre: 42,
    cible: indicateur.cibles[0] ?? null,
    serie: [],
    vises: [],
    enCours: false,
  };
  const avec = (progression: { part: number | null; atteinte: boolean; reste: number } | null) =>
    phraseDe({ indicateur, etat: { ...etat, progression } });
  expect(avec({ part: 0.4, atteinte: false, reste: 18 })).toBe(
    "Encore 18 pour 60 enfants fin 2027, parti de 30 enfants",
  );
  expect(avec({ part: 1, atteinte: true, reste: 0 })).toBe("Cible atteinte : 60 enfants fin 2027");
  expect(avec(null)).toBe("Pas encore de valeur");
  expect(pluriel(2, "valeur")).toBe("2 valeurs");
});
