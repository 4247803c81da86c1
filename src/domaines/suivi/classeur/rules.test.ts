import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import type { Campagne, Demande, Reponse } from "../campagne/model.ts";
import { ETATS_PAR_DEFAUT, type Saisie } from "../etat/model.ts";
import { COLONNES, type Question } from "./model.ts";
import { codeDe, ditOui, ecrireRangee, estInchangee, lireRangees } from "./rules.ts";

const DIT = { etat: "reportee", nouvelleDate: "2028", decision: null, avancees: "Dit avant" };
const question = (reponse: Partial<Reponse> | null = null): Question => ({
  campagne: { id: "c1" } as Campagne,
  demande: { fiche: "f1", volet: "", reponse } as Demande,
  titre: "Halte itinérante",
  nomVolet: "",
  dernier: DIT.etat,
  derniere: DIT as Saisie,
});
const TETE = Object.values(COLONNES);

test("SUI-240 : la ligne montre l’état d’avant, sans redire ce qui en était dit", () => {
  expect(ecrireRangee(question(), ETATS_PAR_DEFAUT)).toMatchObject({
    cle: "c1/f1/",
    etat: "Reportée",
    nouvelleDate: "2028",
    avancees: "",
  });
});

test("SUI-240 : la ligne montre la réponse déjà faite, que l’on corrige", () => {
  const deja = { etat: "enCours", avancees: "Deux villages", nouvelleDate: null, rienDeNeuf: false };
  expect(ecrireRangee(question(deja), ETATS_PAR_DEFAUT)).toMatchObject({ etat: "En cours", avancees: "Deux villages" });
});

test.each([
  ["tel quel", [TETE, ["c1/f1/", "Halte", "", "En cours"]], [[2, "En cours"]]],
  [
    "sous un titre et avec des lignes vides",
    [["Suivi"], [], TETE, [], ["c1/f1/", "", "", "En cours"]],
    [[5, "En cours"]],
  ],
  ["sans sa colonne d’identité", [TETE.slice(1), ["Halte"]], "en-tetes-absents"],
  ["d’autre chose", [["Nom", "Prénom"]], "en-tetes-absents"],
  ["vide", [], "en-tetes-absents"],
])("SUI-241 : un classeur %s se lit", (_cas, rangees, attendu) => {
  const lues = lireRangees(rangees);
  expect(lues instanceof Refus ? lues.code : lues.map(({ rang, etat }) => [rang, etat])).toEqual(attendu);
});

test("SUI-241 : les colonnes se reconnaissent dans un autre ordre, sans accents ni majuscules", () => {
  const tete = TETE.toReversed().map((titre) => titre.toUpperCase());
  const [lue] = [lireRangees([tete, TETE.map((_titre, rang) => `${rang}`)])].flat();
  expect(lue).toMatchObject({ cle: "10", titre: "9", decision: "0" });
});

test.each([
  ["telle quelle", {}, true],
  ["aux blancs et aux majuscules près", { etat: " reportée " }, true],
  ["un autre titre n’est pas une réponse", { titre: "Autre" }, true],
  ["un autre état", { etat: "En cours" }, false],
  ["un mot de plus", { avancees: "Ouverte" }, false],
  ["rien de neuf", { rienDeNeuf: "oui" }, false],
])("SUI-242 : une ligne laissée, %s", (_cas, plus, attendu) => {
  const donnee = ecrireRangee(question(), ETATS_PAR_DEFAUT);
  expect(estInchangee({ ...donnee, ...plus, rang: 2 }, donnee)).toBe(attendu);
});

test("un état se nomme comme la liste le dit ; « non concernée » ne vaut que pour une part", () => {
  expect(codeDe("EN COURS", ETATS_PAR_DEFAUT, false)).toBe("enCours");
  expect(codeDe("peut-être", ETATS_PAR_DEFAUT, false)).toBe("");
  expect(codeDe("Non concernee", ETATS_PAR_DEFAUT, true)).toBe("nonConcernee");
  expect(codeDe("Non concernee", ETATS_PAR_DEFAUT, false)).toBe("");
  expect(["oui", "X", "non", ""].map(ditOui)).toEqual([true, true, false, false]);
});
