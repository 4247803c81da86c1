import { expect, test } from "vitest";
import type { Structure } from "../structure/model.ts";
import { structureVide } from "../structure/rules.ts";
import { ouvertureOsm } from "./horaires/rules.ts";
import { fautesInclusion, telephoneInternational, versService, versStructure } from "./inclusion/rules.ts";
import { codeScdl, codesScdl, couperAdresse, ecrireScdl, fautesScdl, versLigneScdl } from "./scdl/rules.ts";

const galets: Structure = {
  ...structureVide("a", "eajePsu"),
  nom: "Les Galets",
  adresse: "3 bis place Haute",
  codePostal: "15400",
  commune: "15162",
  lat: 45.28,
  lon: 2.65,
  telephone: "04 71 00 00 11",
  tenueLe: "2026-01-02",
  avip: true,
  tarifs: [{ de: null, a: null, cout: 45, unite: "heure", aides: "" }],
};
const EDITEUR = { nom: "Communauté", siret: "21860194600013" };
const CODE = { code: "04000000-001", uid: "15162-04000000-001" };
const ligne = versLigneScdl(galets, EDITEUR, CODE, "Riom-ès-Montagnes");

test.each([
  ["3 place Haute", "3", "place Haute"],
  ["12 ter, rue Basse", "12 ter", "rue Basse"],
  ["Le Moulin", "", "Le Moulin"],
  [null, "", ""],
])("EQU-30 : « %s » se coupe", (adresse, numero, voie) => expect(couperAdresse(adresse)).toEqual({ numero, voie }));

test("EQU-31 : un identifiant est la commune, le code du type, et le rang d’entrée parmi ceux-là", () => {
  const ids = codesScdl([
    { ...galets, id: "b", tenueLe: "2026-02-01" },
    galets,
    { ...galets, id: "c", commune: "2A004" },
    { ...galets, id: "d", type: "mediatheque" },
  ]);
  expect(["a", "b", "c", "d"].map((id) => ids.get(id)?.uid)).toEqual([
    "15162-04000000-001",
    "15162-04000000-002",
    "2A004-04000000-001",
    "15162-08000000-001",
  ]);
});

test("EQU-56 : huit chiffres, dont la famille ; aucun code que l’on n’aurait pas lu", () =>
  expect([codeScdl("franceServices"), codeScdl("eajePsu"), codeScdl("ludobus")]).toEqual([
    "01000000",
    "04000000",
    "08000000",
  ]));

test("EQU-32 EQU-33 : une structure complète donne une ligne sans faute", () => {
  expect(ligne).toMatchObject({
    ADR_NUMERO: "3 bis",
    EQUIP_CODE: "04000000-001",
    EQUIP_LAT: "45.28",
    EQUIP_TEL: "+33 471000011",
    EQUIP_TYPE: "Crèche EAJE PSU",
  });
  expect(fautesScdl(ligne)).toEqual([]);
});

test.each([
  ["COLL_SIRET", "21860194600014", "siret"],
  ["EQUIP_UID", "15162-2026-001", "identifiant"],
  ["EQUIP_CODE", "D502", "identifiant"],
  ["ADR_CODEPOSTAL", "1540", "codePostal"],
  ["EQUIP_LAT", "91", "coordonnee"],
  ["EQUIP_LONG", "est", "coordonnee"],
  ["EQUIP_EMAIL", "a@b", "courriel"],
  ["EQUIP_WEB", "www.a.fr", "site"],
  ["ADR_NUMERO", "", "manquant"],
  ["EQUIP_LAT", "", "manquant"],
] as const)("EQU-33 : %s « %s » ne part pas", (colonne, texte, code) =>
  expect(fautesScdl({ ...ligne, [colonne]: texte })).toEqual([{ colonne, code }]),
);

test("EQU-32 : ce que l’on ne sait pas reste vide ; une voie sans numéro se dit 99999, sans signe que le schéma refuse", () => {
  const lire = (adresse: string | null) =>
    versLigneScdl({ ...galets, lat: null, lon: null, adresse }, EDITEUR, CODE, "");
  expect(lire(null)).toMatchObject({ EQUIP_LAT: "", ADR_NOMVOIE: "", ADR_NUMERO: "" });
  expect(lire("Place de l’Église, le Bourg")).toMatchObject({
    ADR_NUMERO: "99999",
    ADR_NOMVOIE: "Place de l'Église le Bourg",
  });
});

test("EQU-34 : le fichier a son en-tête, des virgules, et protège les siennes", () => {
  const [, piege] = ecrireScdl([{ ...ligne, EQUIP_NOM: "=1+1", EQUIP_LONG: "-1.5" }]).split("\r\n");
  expect(piege).toContain("'=1+1");
  expect(piege).toContain(",-1.5");
  const [entete, premiere] = ecrireScdl([{ ...ligne, EQUIP_NOM: 'Crèche "A", B' }]).split("\r\n");
  expect(entete?.split(",")).toHaveLength(21);
  expect(premiere).toContain('"Crèche ""A"", B"');
});

test("EQU-35 : les jours semblables se suivent ensemble", () => {
  const matin = { de: "07:30", a: "12:30" };
  const soir = { de: "12:30", a: "18:30" };
  expect(ouvertureOsm([matin, soir, matin, soir, matin, null, matin, soir, matin, soir])).toBe(
    "Mo-Tu 07:30-18:30; We 07:30-12:30; Th-Fr 07:30-18:30",
  );
  expect(ouvertureOsm([null, null, { de: "08:00", a: "11:30" }, { de: "13:30", a: "17:00" }])).toBe(
    "Tu 08:00-11:30,13:30-17:00",
  );
  expect(ouvertureOsm([])).toBe("");
});

test.each([
  ["04 71 00 00 11", "+33471000011"],
  ["+33 4 71 00 00 11", "+33471000011"],
  ["71 00", undefined],
  [null, undefined],
])("EQU-36 : %s", (dit, attendu) => expect(telephoneInternational(dit)).toBe(attendu));

test("EQU-37 : une structure d’inclusion ne dit que ce que l’on sait", () => {
  const versee = versStructure({ ...galets, nom: "Les Galets." }, "Riom");
  expect(versee).toMatchObject({
    id: "maillage--a",
    nom: "Les Galets",
    date_maj: "2026-01-02",
    reseaux_porteurs: ["creches-avip"],
  });
  expect(Object.keys(versee)).not.toContain("courriel");
  expect(versStructure({ ...galets, verifieLe: "2026-10-01" }, "").date_maj).toBe("2026-10-01");
});

test("EQU-38 : une crèche offre un service de garde, un centre social de parentalité, une médiathèque aucun", () => {
  const service = versService(galets, "Riom");
  expect(service).toMatchObject({
    structure_id: "maillage--a",
    thematiques: ["famille--garde-denfants"],
    frais: "payant",
  });
  expect(versService({ ...galets, type: "centreSocial", tarifs: [] }, "Riom")?.frais).toBeUndefined();
  expect(versService({ ...galets, type: "mediatheque" }, "Riom")).toBeNull();
});

test("EQU-39 : un nom trop court, une commune ou une date inconnues, un Siret faux ne partent pas", () => {
  const structure = versStructure(galets, "Riom");
  expect(fautesInclusion(structure)).toEqual([]);
  expect(fautesInclusion({ ...structure, nom: "LA", date_maj: "", siret: "1", code_postal: "154" })).toEqual([
    "nom",
    "date",
    "siret",
    "codePostal",
  ]);
  expect(fautesInclusion(versStructure({ ...galets, commune: null }, ""))).toEqual(["commune"]);
});
