import { afterAll, beforeAll, expect, test } from "vitest";
import { findOuCreerActeurs } from "#domaines/acteurs/index.ts";
import { insertConvention } from "#domaines/convention/index.ts";
import { insertNoeud } from "#domaines/plan/index.ts";
import { creerFiche } from "#domaines/plan/fiche/actions.ts";
import { parseVue } from "#domaines/plan/vue/forms.ts";
import { type FormatTableur, readTableur } from "#platform/tableur.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../../tests/app.ts";
import { exporterAuFil } from "./actions.ts";
import { type Echange, FORMAT } from "../../echange/model.ts";
import { LIGNES_ODS } from "./rules.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const instant = "2026-11-21T09:00:00.000Z";
let caf: Visiteur;

const creer = (espace: string, titre: string, plus: object = {}) => {
  const convention = `ctg-${espace}`;
  const perimetre = perimetreDe(espace, convention);
  return site.dans(perimetre, (db) => creerFiche(db, { perimetre, convention, instant }, { titre, ...plus }));
};

beforeAll(async () => {
  for (const espace of ["nord", "sud", "ailleurs"]) {
    const convention = `ctg-${espace}`;
    const ici = perimetreDe(espace, convention);
    await site.espace(espace, convention);
    const identite = { titre: `CTG ${espace}`, caf: null, debut: null, fin: null, perimetre: [] };
    await site.dans(ici, (db) => insertConvention(db, ici, convention, identite));
    const noeud = {
      id: "n",
      convention,
      parent: null,
      genre: "axe",
      code: null,
      libelle: "Mobilité",
      ordre: 1,
    } as const;
    await site.dans(ici, (db) => insertNoeud(db, ici, { ...noeud, impacts: [] }));
    const [acteur = ""] = await site.dans(ici, (db) => findOuCreerActeurs(db, ici, ["Centre social"]));
    const pilotes = [{ libelle: "Centre social", acteur }];
    await creer(espace, `Navette du ${espace}`, {
      noeuds: ["n"],
      echeances: [{ debut: "2026", fin: "2027", texte: null }],
    });
    await creer(espace, `Relais parents du ${espace}`, { champs: ["Parentalité"], pilotes });
  }
  caf = await site.compte("caf", [
    { espace: "nord", role: "conseillerCaf" },
    { espace: "sud", role: "conseillerCaf" },
  ]);
});

const exporter = async (params: string, qui = caf) => qui.get(`/plan/export?${params}`);
const lignes = async (format: FormatTableur) => {
  const [feuille] = (await readTableur(
    new Uint8Array(await (await exporter(`format=${format}`)).arrayBuffer()),
    format,
  )) as {
    rangees: string[][];
  }[];
  return feuille?.rangees.map((rangee) => rangee.slice(0, 3));
};

test("IMP-154 : chaque format dit les mêmes lignes, de chaque espace lisible et d’aucun autre", async () => {
  const attendues = ["nord", "sud"].flatMap((espace) =>
    ["Navette", "Relais parents"].map((titre) => [`Espace ${espace} · CTG ctg-${espace}`, "", `${titre} du ${espace}`]),
  );
  for (const format of ["csv", "xlsx", "ods"] as const) {
    const [entete, ...reste] = (await lignes(format)) ?? [];
    expect([format, entete, reste]).toEqual([format, ["Convention", "Référence", "Titre"], attendues]);
  }
  const json = (await (await exporter("format=json")).json()) as Echange[];
  expect(json.map(({ format, convention }) => [format, convention.titre])).toEqual(
    ["nord", "sud"].map((espace) => [FORMAT, `CTG ${espace}`]),
  );
  const seules = await Promise.all(
    ["nord", "sud"].map(async (espace) => (await caf.get(`/conventions/ctg-${espace}/export`)).json()),
  );
  expect(json).toEqual(seules);
});

test.each([
  ["un champ national", "noeud=mobilite", ["Navette du nord", "Navette du sud"]],
  ["un pilote, par son nom", "pilote=centre+social", ["Relais parents du nord", "Relais parents du sud"]],
  ["un pilote que personne n’a", "pilote=Inconnu", []],
  ["une année", "annee=2027", ["Navette du nord", "Navette du sud"]],
  ["ce qui manque", "manque=echeances", ["Relais parents du nord", "Relais parents du sud"]],
])("PLA-50 : l’export et la vue gardent %s", async (_cas, filtre, attendus) => {
  const json = (await (await exporter(`format=json&${filtre}`)).json()) as Echange[];
  expect(json.flatMap(({ plan }) => plan.fiches.map(({ titre }) => titre))).toEqual(attendus);
  expect(json.every(({ plan }) => plan.fiches.length > 0)).toBe(true);
  const page = await (await caf.get(`/plan/tableau?${filtre}`)).text();
  expect([...page.matchAll(/plan\/fiches\/[^"]+">([^<]+)/g)].map(([, titre]) => titre)).toEqual(attendus);
});

test("un filtre de plusieurs conventions s’ouvre, et réunit par leur nom ce que chacune porte", async () => {
  const page = await (await caf.get("/plan/tableau?filtre=pilote")).text();
  expect(page.match(/name="pilote" value="Centre social"/g)).toHaveLength(1);
  expect(await (await caf.get("/plan/arbre?filtre=noeud")).text()).toContain('name="noeud" value="mobilite"');
  expect(await (await caf.get("/plan/calendrier?filtre=annee")).text()).toContain('name="annee" value="2027"');
  const filtree = await (await caf.get("/plan/tableau?pilote=Centre+social")).text();
  expect(filtree).toContain("ôter ce filtre");
});

test("IMP-154 : un espace n’est lu que lorsque vient son tour", async () => {
  const lisibles = ["nord", "sud", "ailleurs"].map((espace) => perimetreDe(espace, `ctg-${espace}`));
  const vue = parseVue(new URLSearchParams());
  const lecteur = exporterAuFil(site.base, { lisibles, vue, titres: new Map() }, "json").getReader();
  const decodeur = new TextDecoder();
  let recu = decodeur.decode((await lecteur.read()).value);
  expect(recu).toContain("Navette du nord");
  await creer("ailleurs", "Écrite entre-temps");
  for (let lu = await lecteur.read(); !lu.done; lu = await lecteur.read()) recu += decodeur.decode(lu.value);
  expect(recu).toContain("Écrite entre-temps");
});

test("IMP-154 : un classeur OpenDocument trop grand se refuse en une phrase, les autres formats s’écrivent", async () => {
  const nombre = LIGNES_ODS + 1;
  for (let debut = 0; debut < nombre; debut += 1000) {
    const lot = Array.from({ length: Math.min(1000, nombre - debut) }, (_, rang) => ({
      espace: "sud",
      id: `f${debut + rang}`,
      convention: "ctg-sud",
      ordre: 10 + debut + rang,
      cree_le: instant,
      modifie_le: instant,
      modifie_par: "essai",
      version: 1,
      titre: `Fiche ${debut + rang}`,
      reference_tri: "",
      titre_tri: "",
      recherche: "",
    }));
    await site.base
      .insertInto("plan_fiche")
      .values(lot as never)
      .execute();
  }
  const refuse = await exporter("format=ods");
  expect([refuse.status, (await refuse.text()).includes("format=xlsx")]).toEqual([422, true]);
  const csv = await (await exporter("format=csv")).text();
  expect(csv.split("\r\n").filter(Boolean)).toHaveLength(1 + 4 + nombre);
});

test("sans compte on se connecte d’abord ; sans le droit d’exporter, aucune ligne", async () => {
  expect((await exporter("format=csv", site.personne)).status).toBe(303);
  const dpo = await site.compte("dpo", [{ espace: "nord", role: "dpo" }]);
  expect(await (await exporter("format=json", dpo)).json()).toEqual([]);
});
