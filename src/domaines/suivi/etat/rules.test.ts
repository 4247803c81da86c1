import { expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import { type Dire, ETATS_PAR_DEFAUT, type EtatDefini, NON_CONCERNEE } from "./model.ts";
import {
  dire,
  direRepli,
  estBloquee,
  estEnRetard,
  estFinie,
  estSilencieuse,
  dernierJour,
  etatEcrit,
  offerts,
  reglerEtats,
  replier,
  retirer,
} from "./rules.ts";

const AUJOURDHUI = "2026-11-21";
const DIT: Dire = {
  etat: "enCours",
  le: "2026-11-21",
  avancees: "Deux villages ouverts",
  difficultes: "",
  deblocage: "",
  decisionDemandee: "",
  nouvelleDate: null,
  decision: null,
};
const codeDe = (dit: unknown) => (dit instanceof Refus ? dit.code : "garde");
const etat = (code: string): EtatDefini =>
  ETATS_PAR_DEFAUT.find((un) => un.code === code) ?? (ETATS_PAR_DEFAUT[0] as EtatDefini);

test.each([
  ["un état simple se garde", {}, "", "garde"],
  ["un état d'hier se garde", { le: "2026-11-20" }, "", "garde"],
  ["un état de demain se refuse", { le: "2026-11-22" }, "", "date-future"],
  ["un état inconnu se refuse", { etat: "peutEtre" }, "", "etat-inconnu"],
  ["une fiche reportée sans date se refuse", { etat: "reportee" }, "", "nouvelle-date-manquante"],
  ["une fiche reportée à hier se refuse", { etat: "reportee", nouvelleDate: "2026-11-20" }, "", "nouvelle-date-passee"],
  ["une fiche reportée à aujourd'hui se garde", { etat: "reportee", nouvelleDate: "2026-11-21" }, "", "garde"],
  ["une fiche reportée à l'an passé se refuse", { etat: "reportee", nouvelleDate: "2025" }, "", "nouvelle-date-passee"],
  ["une fiche reportée à cette année se garde", { etat: "reportee", nouvelleDate: "2026" }, "", "garde"],
  [
    "une fiche reportée au mois d'avant se refuse",
    { etat: "reportee", nouvelleDate: "2026-10" },
    "",
    "nouvelle-date-passee",
  ],
  ["une fiche abandonnée sans décision se refuse", { etat: "abandonnee" }, "", "decision-manquante"],
  [
    "une fiche abandonnée sans dire quelle instance ni quand se refuse",
    { etat: "abandonnee", decision: "non" },
    "",
    "decision-manquante",
  ],
  ["une fiche remplacée avec sa décision se garde", { etat: "remplacee", decision: "Copil du 3 mars" }, "", "garde"],
  ["une fiche entière n'est jamais « non concernée »", { etat: NON_CONCERNEE }, "", "non-concernee-seule"],
  ["une collectivité peut l'être", { etat: NON_CONCERNEE }, "mairie", "garde"],
] as const)("SUI-1 : %s", (_cas, plus, volet, attendu) => {
  expect(codeDe(dire(ETATS_PAR_DEFAUT, { ...DIT, ...plus }, { volet, aujourdhui: AUJOURDHUI }))).toBe(attendu);
});

test("SUI-1 : ce qu'un état n'exige pas ne se garde pas", () => {
  const gardee = dire(
    ETATS_PAR_DEFAUT,
    { ...DIT, nouvelleDate: "2028", decision: "Copil" },
    { volet: "", aujourdhui: AUJOURDHUI },
  );
  expect(gardee).toEqual(DIT);
});

const saisie = (volet: string, code: string) => ({
  volet,
  etat: code,
  instant: `2026-11-0${volet || 1}T08:00:00.000Z`,
});
const volets = (...noms: string[]) => noms.map((volet) => ({ volet }));

test.each([
  ["personne n'a rien dit", volets("1", "2"), [], [null, "0 sur 2", false]],
  ["une seule a abouti", volets("1", "2"), [saisie("1", "realisee")], ["dite-en-partie", "1 sur 2", false]],
  [
    "une seule a dit la vivre toujours",
    volets("1", "2"),
    [saisie("1", "recurrente")],
    ["dite-en-partie", "1 sur 2", false],
  ],
  ["une seule l'a arrêtée", volets("1", "2"), [saisie("1", "abandonnee")], ["dite-en-partie", "0 sur 2", false]],
  ["une seule est en route", volets("1", "2"), [saisie("1", "enCours")], ["enCours", "0 sur 2", false]],
  [
    "une a abouti, une n'est pas concernée, une se tait",
    volets("1", "2", "3"),
    [saisie("1", "realisee"), saisie("2", NON_CONCERNEE)],
    ["dite-en-partie", "1 sur 2", false],
  ],
  [
    "toutes l'ont arrêtée",
    volets("1", "2"),
    [saisie("1", "abandonnee"), saisie("2", "abandonnee")],
    ["abandonnee", "0 sur 2", false],
  ],
  [
    "toutes ont abouti",
    volets("1", "2"),
    [saisie("1", "realisee"), saisie("2", "recurrente")],
    ["realisee", "2 sur 2", true],
  ],
  [
    "l'autre n'est pas concernée",
    volets("1", "2"),
    [saisie("1", "realisee"), saisie("2", NON_CONCERNEE)],
    ["realisee", "1 sur 1", true],
  ],
  ["aucune n'est concernée", volets("1"), [saisie("1", NON_CONCERNEE)], [null, null, false]],
  [
    "une avance, l'autre attend",
    volets("1", "2"),
    [saisie("1", "nonDemarree"), saisie("2", "enCours")],
    ["enCours", "0 sur 2", false],
  ],
  [
    "un volet ôté ne compte plus",
    volets("1"),
    [saisie("1", "enCours"), saisie("9", "realisee")],
    ["enCours", null, false],
  ],
] as const)("SUI-2 : repli d'une fiche dont %s", (_cas, noms, dites, attendu) => {
  const replie = replier(ETATS_PAR_DEFAUT, noms, dites);
  expect([replie.etat?.code ?? null, replie.precision, replie.realisee]).toEqual(attendu);
});

test("SUI-2 : onze mairies muettes ne finissent pas ce qu'une douzième a fini", () => {
  const replie = replier(ETATS_PAR_DEFAUT, volets(..."abcdefghijkl"), [{ ...saisie("", "realisee"), volet: "a" }]);
  expect([estFinie(replie.etat), replie.realisee, replie.precision]).toEqual([false, false, "1 sur 12"]);
});

test.each([
  [[1, 1, 1], null],
  [[12, 7, 12], "7 sur 12 : le nombre de collectivités concernées qui disent la fiche réalisée."],
  [
    [12, 7, 9],
    "7 sur 12 : le nombre de collectivités concernées qui disent la fiche réalisée. De 3 collectivités, rien",
  ],
] as const)("SUI-263 : le décompte %j se dit en mots", ([concernes, realises, dits], attendu) => {
  const phrase = direRepli({ concernes, realises, dits, horsChamp: 0 })?.replaceAll(/[\u00a0\u202f]/g, " ") ?? null;
  expect(phrase?.slice(0, attendu?.length) ?? null).toBe(attendu);
  expect(phrase?.includes("silence") ?? false).toBe(dits < concernes);
});

test("SUI-264 : un état qui a servi est retiré et se nomme encore, un autre s'en va, un état revenu se propose à nouveau", () => {
  const [un, deux, trois] = [etat("enCours"), etat("suspendue"), etat("realisee")];
  const retires = retirer([un, deux, trois], [un], new Set(["realisee", "enCours"]));
  expect(retires).toEqual([un, { ...trois, retire: true }]);
  expect(offerts(retires)).toEqual([un]);
  expect(codeDe(dire(retires, { ...DIT, etat: "realisee" }, { volet: "", aujourdhui: AUJOURDHUI }))).toBe(
    "etat-inconnu",
  );
  expect(etatEcrit(retires, "realisee")).toBe("Réalisée");
  expect(offerts(retirer(retires, [un, trois], new Set(["realisee"])))).toEqual([un, trois]);
});

test("SUI-278 : un état connu s'écrit, un état que l'on ne connaît pas laisse la cellule vide, sans précision", () => {
  expect(etatEcrit(ETATS_PAR_DEFAUT, "enCours", "1 sur 3")).toBe("En cours (1 sur 3)");
  expect(etatEcrit(ETATS_PAR_DEFAUT, null, "0 sur 3")).toBe("—");
  expect(dernierJour([{ le: "2026-03-01" }, { le: "2026-05-01" }, { le: "2026-04-01" }])).toBe("2026-05-01");
  expect(dernierJour([])).toBe(null);
});

test("SUI-2 : une fiche sans volet se lit d'un seul tenant, sans décompte", () => {
  const replie = replier(ETATS_PAR_DEFAUT, [], [saisie("", "enCours")]);
  expect(replie).toMatchObject({ precision: null, realisee: false, compte: { concernes: 1, dits: 1 } });
});

test.each([
  ["cent jours", "enCours", "2026-08-13T08:00:00.000Z", false],
  ["cent un jours", "enCours", "2026-08-12T08:00:00.000Z", true],
  ["cent un jours, réalisée", "realisee", "2026-08-12T08:00:00.000Z", false],
  ["cent un jours, récurrente", "recurrente", "2026-08-12T08:00:00.000Z", true],
  ["cent un jours, abandonnée", "abandonnee", "2026-08-12T08:00:00.000Z", false],
] as const)("SUI-3 : silence de %s", (_cas, code, derniere, attendu) => {
  expect(estSilencieuse({ etat: etat(code), derniere }, { aujourdhui: AUJOURDHUI, depuis: "2020-01-01" })).toBe(
    attendu,
  );
});

test("SUI-3 : qui n'a jamais rien dit est silencieux depuis l'entrée de la fiche au plan", () => {
  const muette = { etat: null, derniere: null };
  expect(estSilencieuse(muette, { aujourdhui: AUJOURDHUI, depuis: "2026-11-01T00:00:00Z" })).toBe(false);
  expect(estSilencieuse(muette, { aujourdhui: AUJOURDHUI, depuis: "2026-01-01T00:00:00Z" })).toBe(true);
});

test.each([
  ["finissait l'an passé", "enCours", [2025, null], true],
  ["finit cette année", "enCours", [2026, null], false],
  ["n'a pas de date", "enCours", [null, null], false],
  ["est réalisée", "realisee", [2025, null], false],
  ["est récurrente", "recurrente", [2025, null], false],
  ["est reportée à l'an prochain", "reportee", [2025, "2027"], false],
  ["était reportée au mois passé", "reportee", [2028, "2026-10"], true],
] as const)("SUI-4 : une fiche qui %s : en retard ?", (_cas, code, [fin, nouvelleDate], attendu) => {
  const un = etat(code);
  expect(estEnRetard({ etat: un, realisee: un.realisee }, { fin, nouvelleDate, aujourdhui: AUJOURDHUI })).toBe(attendu);
});

test.each([
  ["nomme ce qui la débloquerait", "enCours", "Un véhicule", true],
  ["ne nomme rien", "enCours", "", false],
  ["est finie", "realisee", "Un véhicule", false],
] as const)("SUI-5 : une fiche qui %s : bloquée ?", (_cas, code, deblocage, attendu) => {
  expect(estBloquee({ etat: etat(code) }, [{ deblocage }])).toBe(attendu);
});

test.each([
  ["celle de départ", ETATS_PAR_DEFAUT, "garde"],
  ["vide", [], "liste-vide"],
  ["sans état réalisé", [etat("enCours")], "sans-realise"],
  ["sans état à réaliser", [etat("realisee")], "sans-realise"],
  ["deux fois le même nom", [etat("realisee"), { ...etat("enCours"), libelle: "RÉALISÉE" }], "doublon"],
] as const)("SUI-6 : la liste d'états %s", (_cas, liste, attendu) => {
  expect(codeDe(reglerEtats(liste))).toBe(attendu);
});
