import { beforeAll, expect, test } from "vitest";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { insertResponsables } from "../responsable/store.ts";
import { NOMS_DEMI_JOURNEES } from "../structure/model.ts";
import { structureVide } from "../structure/rules.ts";
import { insertStructures } from "../structure/store.ts";
import { cleDeCase } from "./model.ts";
import { insertOccupants, listOccupants, listPlacesLibres } from "./store.ts";

const site = await testSite();
const ICI = perimetreDe("monts", "ctg");
const BASE = "/espaces/monts/equipements";
const PLACES = `${BASE}/creche/places`;
let agente: Visiteur;
let directrice: Visiteur;
let autreDirectrice: Visiteur;
let lectrice: Visiteur;

const dix = (nombre: number) => Array<number>(10).fill(nombre);
const texteDe = async (reponse: Response) => (await reponse.text()).replace(/[\u00a0\u202f]/g, " ");
const lire = async (chemin: string, qui = agente) => texteDe(await qui.get(chemin));
const libres = () => site.dans(ICI, (db) => listPlacesLibres(db, ICI, { de: "2026-11", a: "2027-01" }));
const lu = async () =>
  /name="lu" value="([^"]*)"/.exec(await lire(`${PLACES}/saisie`))?.[1]?.replaceAll("&quot;", '"') ?? "";
const ecrire = async (saisie: Record<string, string>, qui = agente) =>
  qui.post(`${PLACES}/saisie?de=2026-11`, { lu: await lu(), ...saisie });
const importer = (texte: string) => {
  const form = new FormData();
  form.append("tableau", new File([texte], "places.csv"));
  return agente.post(`${PLACES}/import`, form);
};

beforeAll(async () => {
  await site.espace("monts", "ctg");
  agente = await site.compte("paule", [{ espace: "monts", role: "agentGuichet" }]);
  directrice = await site.compte("rose", [{ espace: "monts", role: "gestionnaireStructure" }]);
  autreDirectrice = await site.compte("lila", [{ espace: "monts", role: "gestionnaireStructure" }]);
  lectrice = await site.compte("lise", [{ espace: "monts", convention: "ctg", role: "lecteur" }]);
  const section = { id: "s", code: "unique" as const, avantMois: null, capacites: dix(10), modulations: [] };
  const structure = { ...structureVide("creche", "eajePsu"), nom: "Les Galets", tenueLe: "2026-01-01" as const };
  await site.dans(ICI, async (db) => {
    await insertStructures(db, ICI, [{ structure: { ...structure, sections: [section] }, cle: "eajePsu||galets|" }]);
    await insertResponsables(db, ICI, [{ structure: "creche", compte: "rose" }], "2026-01-01");
  });
});

test("les places s’écrivent case par case ; une ligne vide ne dit rien", async () => {
  const saisie = { [cleDeCase("s", "2026-11", 0)]: "2", [cleDeCase("s", "2026-11", 1)]: "-1" };
  expect((await ecrire(saisie)).status).toBe(303);
  expect(await libres()).toMatchObject([
    {
      structure: "creche",
      section: "s",
      mois: "2026-11",
      demiJournees: [2, -1, 0, 0, 0, 0, 0, 0, 0, 0],
      source: "saisie",
    },
  ]);
  expect((await ecrire({ [cleDeCase("s", "2026-12", 3)]: "deux" })).status).toBe(422);
  expect(await libres()).toHaveLength(1);
});

test("une case rouge dit pourquoi ; toutes les structures se lisent ensemble", async () => {
  const page = await lire(`${PLACES}?de=2026-11`);
  expect(page).toContain("11 enfants pour 10 places : cette structure n’accueille pas en surnombre");
  const ensemble = await lire(`${BASE}/places?de=2026-11`, lectrice);
  expect(ensemble).toContain("Les Galets, novembre 2026, tous âges, lundi après-midi");
  expect(await lire(`${BASE}/places?de=2026-12`)).not.toContain("rouge");
});

test("deux personnes qui écrivent les mêmes places : la seconde relit", async () => {
  const perime = await lu();
  await ecrire({ [cleDeCase("s", "2026-11", 0)]: "3" });
  expect((await ecrire({ lu: perime, [cleDeCase("s", "2026-11", 0)]: "4" })).status).toBe(409);
});

test("la responsable écrit les places de sa structure, une autre non, un lecteur non", async () => {
  expect((await ecrire({ [cleDeCase("s", "2026-12", 0)]: "1" }, directrice)).status).toBe(303);
  expect((await autreDirectrice.post(`${PLACES}/saisie?de=2026-11`, { lu: "" })).status).toBe(403);
  expect((await autreDirectrice.get(`${PLACES}/enfants`)).status).toBe(403);
  expect((await lectrice.get(`${PLACES}/saisie`)).status).toBe(403);
  expect((await lectrice.get(PLACES)).status).toBe(200);
});

test("un tableau se relit avant d’écrire ; ses lignes fausses se disent et n’entrent pas", async () => {
  const entete = ["Mois", "Section", ...NOMS_DEMI_JOURNEES].join(";");
  const relu = await importer(`${entete}\n01/2027;;${dix(4).join(";")}\nbientôt;;${dix(4).join(";")}\n`);
  const texte = await texteDe(relu);
  expect(relu.status).toBe(200);
  expect(texte).toContain("Ligne 3 :");
  const apport = /name="apport" value="([^"]*)"/.exec(texte)?.[1]?.replaceAll("&quot;", '"') ?? "";
  expect((await libres()).some(({ mois }) => mois === "2027-01")).toBe(false);
  expect((await agente.post(`${PLACES}/import/envoi`, { apport })).status).toBe(303);
  expect(await libres()).toContainEqual(
    expect.objectContaining({ mois: "2027-01", source: "import", demiJournees: dix(4) }),
  );
  expect((await importer("Nom;Prénom;Âge\na;b;3\n")).status).toBe(422);
  expect((await agente.post(`${PLACES}/import/envoi`, { apport: "{}" })).status).toBe(400);
  expect((await agente.get(`${PLACES}/modele?genre=enfants`)).status).toBe(200);
  expect((await agente.get(`${PLACES}/modele`)).headers.get("content-type")).toContain("spreadsheet");
});

test("les enfants accueillis se disent sans nom, et les places se comptent d’eux", async () => {
  const form = new FormData();
  for (const [nom, valeur] of [
    ["repere", "E1"],
    ["naissance", "2025-04"],
    ["entree", "2026-11"],
    ["jours", "0"],
    ["jours", "1"],
  ])
    form.append(nom ?? "", valeur ?? "");
  expect((await agente.post(`${PLACES}/enfants`, form)).status).toBe(303);
  expect((await agente.post(`${PLACES}/enfants`, { naissance: "2025-04", entree: "2026-11" })).status).toBe(422);
  const version = /name="version" value="(\d+)"/.exec(await lire(`${PLACES}/enfants`))?.[1] ?? "";
  expect((await agente.post(`${PLACES}/enfants/comptage`, { version })).status).toBe(303);
  const [novembre] = await libres();
  expect(novembre).toMatchObject({ source: "occupants", demiJournees: [9, 9, ...dix(10).slice(2)] });
  const [enfant] = await site.dans(ICI, (db) => listOccupants(db, ICI, "creche"));
  expect((await agente.post(`${PLACES}/enfants/${enfant?.id}/retrait`)).status).toBe(303);
  expect((await agente.post(`${PLACES}/enfants/${enfant?.id}/retrait`)).status).toBe(303); // a second click
  expect((await libres())[0]?.demiJournees).toEqual(dix(10));
});

test("un enfant parti depuis plus d’un an s’efface quand on en ajoute un autre", async () => {
  const base = { structure: "creche", repere: "", semaine: 1, source: "saisie" as const, demande: null };
  const partis = [
    { ...base, repere: "parti", naissance: "2023-01" as const, entree: "2024-01" as const, sortie: "2025-10" as const },
    { ...base, repere: "reste", naissance: "2023-01" as const, entree: "2024-01" as const, sortie: "2025-11" as const },
    { ...base, repere: "ecole", naissance: "2022-02" as const, entree: "2023-01" as const, sortie: null },
    { ...base, repere: "petit", naissance: "2024-03" as const, entree: "2024-09" as const, sortie: null },
  ];
  await site.dans(ICI, (db) => insertOccupants(db, ICI, partis, "2026-11"));
  const restent = await site.dans(ICI, (db) => listOccupants(db, ICI, "creche"));
  expect(restent.map(({ repere }) => repere).toSorted()).toEqual(["petit", "reste"]);
});

test("un enfant placé par la commission, que la structure retape à la main puis de son tableau, n’occupe qu’une place", async () => {
  const place = { structure: "creche", repere: "", naissance: "2026-06" as const, entree: "2027-01" as const };
  const accordeLe = "2026-11-20T10:00:00Z";
  const dite = { ...place, sortie: null, semaine: 1023, source: "commission" as const, demande: "d1", accordeLe };
  await site.dans(ICI, (db) => insertOccupants(db, ICI, [dite], "2026-11"));
  const janvier = async () => (await libres()).find(({ mois }) => mois === "2027-01")?.demiJournees[0];
  const avant = await janvier();
  expect(await lire(`${PLACES}/enfants`)).toContain("Placé par la commission");
  const saisi = { repere: "E9", naissance: "2026-06", entree: "2027-01", sortie: "", jours: "0" };
  expect((await agente.post(`${PLACES}/enfants`, { ...saisi, naissance: "2027-02" })).status).toBe(422); // not born yet
  expect((await agente.post(`${PLACES}/enfants`, saisi)).status).toBe(303);
  expect(await janvier()).toBe(avant);
  const enfants = [{ repere: "E9", naissance: "2026-06", entree: "2027-01", sortie: null, semaine: 3 }];
  const apport = JSON.stringify({ genre: "enfants", lues: enfants });
  expect((await agente.post(`${PLACES}/import/envoi`, { apport })).status).toBe(303);
  const siens = await site.dans(ICI, (db) => listOccupants(db, ICI, "creche"));
  expect(siens).toMatchObject([{ repere: "E9", semaine: 3, demande: "d1", source: "commission" }]);
  expect(await janvier()).toBe(9);
});
