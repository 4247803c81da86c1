import { afterAll, beforeAll, expect, test } from "vitest";
import { readXlsx, writeXlsx } from "hucre/xlsx";
import { readOds, writeOds } from "hucre/ods";
import { insertConvention } from "#domaines/convention/index.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import type { Echange } from "../echange/model.ts";
import { exporterJson } from "../sortie/actions.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
let chargee: Visiteur;

const deposer = async (nom: string, contenu: BlobPart) => {
  const form = new FormData();
  form.set("fichier", new File([contenu], nom));
  const reponse = await chargee.post("/conventions/ctg/imports", form);
  expect(reponse.status).toBe(303);
  return (reponse.headers.get("location") ?? "").replace(/\/colonnes$/, "");
};
/** La page sans ses espaces fines : c'est le texte que l'on cherche. */
const page = async (lieu: string) => (await (await chargee.get(lieu)).text()).replaceAll(/[\u00A0\u202F]/g, " ");
const pageColonnes = (lieu: string) => page(`${lieu}/colonnes`);
const versionDe = async (lieu: string) => /name="version" value="(\d+)"/.exec(await page(lieu))?.[1] ?? "";
const colonnes = async (lieu: string, choix: Record<string, string>, acte = "continuer") =>
  chargee.post(`${lieu}/colonnes`, {
    version: await versionDe(`${lieu}/colonnes`),
    acte,
    feuille: "0",
    entete: "1",
    ...choix,
  });
const ecrire = async (lieu: string) => {
  await chargee.post(`${lieu}/acceptation`, { version: await versionDe(lieu), portee: "tout" });
  expect((await chargee.post(`${lieu}/ecriture`, { version: await versionDe(lieu) })).status).toBe(303);
};
const plan = async () => (JSON.parse(await site.dans(ICI, (db) => exporterJson(db, ICI, "ctg"))) as Echange).plan;
const octets = (tableau: Uint8Array) => new Uint8Array(tableau);
const exporter = async (format: string, plus = "&toutes=1") =>
  new Uint8Array(await (await chargee.get(`/conventions/ctg/plan/export?format=${format}${plus}`)).arrayBuffer());

/** Un jour dans une cellule de date. */
// oxlint-disable-next-line no-restricted-globals -- la bibliothèque de tableur veut une date du langage
const jour = (iso: string) => new Date(`${iso}T00:00:00Z`);

const SUIVI = {
  name: "Suivi 2026",
  rows: [
    ["Tableau de suivi de la convention", null, null, null, null, null, null],
    ["Axe", "N° action", "Intitulé de l'action", "Porteur", "Budget prévisionnel", "Début", "Météo"],
    ["Petite enfance", "007", "=Ouvrir un relais", "Relais, Commune de Vauxmont", 12500.5, jour("2026-09-01"), "☀"],
    [null, "008", "Former les équipes", "Caf", "à préciser", "bientôt", null],
    [null, null, null, null, null, null, null],
    ["Jeunesse", "009", "Un lieu pour les ados", "Service jeunesse", "15 k€", "2027", "☁"],
  ],
  merges: [{ startRow: 2, startCol: 0, endRow: 3, endCol: 0 }],
};

beforeAll(async () => {
  await site.espace("monts", "ctg");
  const rien = { titre: null, caf: null, debut: null, fin: null, perimetre: [] };
  await site.dans(ICI, (db) => insertConvention(db, ICI, "ctg", rien));
  chargee = await site.compte("chargee", [{ espace: "monts", role: "chargeCooperation" }]);
});

test("un tableur de suivi inconnu : colonnes reconnues, erreurs par cellule, choix corrigés, puis revue et plan", async () => {
  const cachee = {
    name: "Paramètres",
    hidden: true,
    rows: [
      ["Titre", "Pilote"],
      ["x", "y"],
    ],
  };
  const lieu = await deposer("suivi.xlsx", octets(await writeXlsx({ sheets: [cachee, SUIVI] })));
  const vue = await pageColonnes(lieu);
  expect(vue).toContain("Paramètres (2 lignes, masquée)");
  expect(vue).toContain("3 actions comprises");
  expect(vue).toMatch(/F4<\/b> « bientôt » n’est pas une date comprise/);
  expect(vue).toContain("Colonnes non reprises : Météo.");
  const choix = {
    feuille: "1",
    entete: "2",
    "colonne-0": "Arbre : axe",
    "colonne-1": "Référence",
    "colonne-2": "Titre",
    "colonne-3": "Pilotes",
    "colonne-4": "Budget",
    "colonne-5": "Début de l’échéance",
    "colonne-6": "Autre rubrique, gardée sous son titre",
  };
  const faux = await colonnes(lieu, { ...choix, "colonne-3": "Partenaires", "colonne-6": "n’importe quoi" });
  expect(faux.status).toBe(422);
  const rendue = (await faux.text()).replaceAll(/[\u00A0\u202F]/g, " ");
  expect(rendue).toMatch(/id="colonne-3" name="colonne-3" list="destinations" value="Partenaires"/);
  expect(rendue).toMatch(/id="colonne-6"[^>]* value="n’importe quoi"[^>]* aria-invalid="true"/);
  expect(rendue).toMatch(/name="entete"[^>]* value="2"/);
  expect(rendue).not.toMatch(/name="retenir" value="1" checked/);
  expect((await colonnes(lieu, { ...choix, retenir: "1" })).status).toBe(303);
  await ecrire(lieu);
  const { noeuds, fiches } = await plan();
  expect(noeuds.map(({ libelle }) => libelle)).toEqual(["Petite enfance", "Jeunesse"]);
  expect(fiches).toMatchObject([
    {
      reference: "007",
      titre: "=Ouvrir un relais",
      noeuds: ["n1"],
      pilotes: ["Relais", "Commune de Vauxmont"],
      budget: { montantCentimes: 1250050 },
      echeances: [{ debut: "2026-09-01" }],
      autres: { Météo: "☀" },
    },
    { reference: "008", noeuds: ["n1"], budget: { statut: "à préciser" }, echeances: [] },
    { reference: "009", noeuds: ["n2"], budget: { montantCentimes: 1500000 }, echeances: [{ debut: "2027" }] },
  ]);
});

test("une feuille de plus de 20 000 lignes est refusée pour ce qu’elle est", async () => {
  const form = new FormData();
  form.set("fichier", new File(["Titre\n", "a\n".repeat(20_000)], "long.csv"));
  const reponse = await chargee.post("/conventions/ctg/imports", form);
  expect(reponse.status).toBe(422);
  expect((await reponse.text()).replaceAll(/[\u00A0\u202F]/g, " ")).toContain("a plus de 20 000 lignes");
});

test("IMP-86 : les choix de colonnes se retrouvent pour un tableur de mêmes titres", async () => {
  const autre = {
    ...SUIVI,
    rows: [...SUIVI.rows.slice(0, 2), ["Jeunesse", "010", "Un festival", "Caf", null, "2028", "☂"]],
    merges: [],
  };
  const lieu = await deposer("suivi-bis.xlsx", octets(await writeXlsx({ sheets: [autre] })));
  expect(await pageColonnes(lieu)).toContain('value="Autre rubrique, gardée sous son titre"');
});

test.each([
  [
    "point-virgule et cp1252",
    Buffer.from("Titre;Pilote;Échéance\r\nCréer un café;Caf;septembre 2026\r\n", "latin1"),
    "Créer un café",
  ],
  ["virgule et UTF-8", Buffer.from('Titre,Pilote\n"Créer, un bar","Caf"\n', "utf8"), "Créer, un bar"],
  ["tabulations", Buffer.from("Titre\tPilote\nCréer un thé\tCaf\n", "utf8"), "Créer un thé"],
])("un CSV se lit : %s", async (_cas, contenu, titre) => {
  expect(await pageColonnes(await deposer(`suivi-${titre}.csv`, contenu))).toContain(titre);
});

test("un classeur qui compte depuis 1904, ou dont les cellules sont des formules, se lit comme il se montre", async () => {
  const cells = new Map([["1,1", { value: 2027, type: "formula" as const, formula: "2026+1", formulaResult: 2027 }]]);
  const sheet = {
    name: "F",
    rows: [
      ["Titre", "Année", "Date de fin"],
      ["Bâtir", null, jour("2028-05-02")],
    ],
    cells,
  };
  const vue = await pageColonnes(
    await deposer("f.xlsx", octets(await writeXlsx({ dateSystem: "1904", sheets: [sheet] }))),
  );
  expect(vue).toContain("2028-05-02");
  expect(vue).toContain("<small>2027</small>");
});

test("IMP-70 : notre export revenu sans changement ne change rien, et le dit", async () => {
  const avant = await plan();
  for (const format of ["xlsx", "ods", "csv"]) {
    const lieu = await deposer(`plan.${format}`, octets(await exporter(format)));
    const revue = await page(lieu);
    expect(revue).toContain("Ce fichier ne change rien");
    expect(revue).toContain("› Rien à écrire");
  }
  expect(await plan()).toEqual(avant);
});

test("IMP-85 : notre export modifié dans un tableur revient en différences, ligne à ligne ; une ligne ôtée ne change rien", async () => {
  const classeur = await readXlsx(await exporter("xlsx"));
  const rows = classeur.sheets[0]?.rows ?? [];
  const titres = rows[0] ?? [];
  const [titre, finalite] = [titres.indexOf("Titre"), titres.indexOf("Finalité")];
  expect(rows[1]?.[titre]).toBe("'=Ouvrir un relais");
  const modifiee = (rows[1] ?? []).map((valeur, c) =>
    c === titre ? "Ouvrir deux relais" : c === finalite ? "Être utile" : valeur,
  );
  const nouvelle = titres.map((_, c) => (c === titre ? "Une action de plus" : null));
  const retour = await writeXlsx({ sheets: [{ name: "Feuil1", rows: [titres, modifiee, rows[3] ?? [], nouvelle] }] });
  const lieu = await deposer("plan-modifie.xlsx", octets(retour));
  const vue = await page(lieu);
  expect(vue).toContain("Une fiche du plan n’est pas dans ce tableur : elle reste comme elle est.");
  const montree = await page(`${lieu}/fiches/1`);
  expect(montree).toContain("Remplacer ce que dit le plan (Titre)");
  const cle = String(rows[1]?.[0]).slice(0, 20);
  expect(cle).toMatch(/^m1 \S{17}$/);
  expect(montree).not.toContain(cle);
  await ecrire(lieu);
  const { fiches } = await plan();
  expect(fiches.map((fiche) => [fiche.reference, fiche.titre, fiche.finalite])).toEqual([
    ["007", "Ouvrir deux relais", "Être utile"],
    ["008", "Former les équipes", null],
    ["009", "Un lieu pour les ados", null],
    [null, "Une action de plus", null],
  ]);
});

test("une cellule changée des deux côtés est dite, une cellule vidée propose de vider", async () => {
  const classeur = await readOds(await exporter("ods"));
  const rows = classeur.sheets[0]?.rows ?? [];
  const finalite = (rows[0] ?? []).indexOf("Finalité");
  const vider = rows.map((row, r) => row.map((valeur, c) => (r === 1 && c === finalite ? null : valeur)));
  const change = rows.map((row, r) => row.map((valeur, c) => (r === 1 && c === finalite ? "Être très utile" : valeur)));
  const a = await deposer("vide.ods", octets(await writeOds({ sheets: [{ name: "A", rows: vider }] })));
  await ecrire(a);
  expect((await plan()).fiches[0]?.finalite).toBeNull();
  const b = await deposer("change.ods", octets(await writeOds({ sheets: [{ name: "A", rows: change }] })));
  expect(await page(`${b}/fiches/1`)).toContain("Changé dans le tableur et dans le plan depuis l’export");
});

test("l'export garde les filtres, les colonnes et les zéros, et neutralise les formules", async () => {
  const csv = new TextDecoder("utf-8", { ignoreBOM: true }).decode(await exporter("csv", "&q=jeunesse&col=pilotes"));
  expect(csv.startsWith("\uFEFFMaillage (ne pas modifier);Référence;Titre;Pilotes\r\n")).toBe(true);
  expect(csv.split("\r\n").filter(Boolean)).toHaveLength(2);
  expect(csv).toContain(";009;Un lieu pour les ados;Service jeunesse");
});

test("un export de plusieurs conventions dit laquelle, et replie les nœuds sur les champs nationaux", async () => {
  const csv = await (await chargee.get("/plan/export?format=csv&col=noeuds")).text();
  expect(csv).toContain("Convention;Référence;Titre;Place dans l’arbre");
  expect(csv).toContain(";009;Un lieu pour les ados;Jeunesse");
});

test("un tableau sans colonne de titre ne va pas plus loin, et rien n'est écrit", async () => {
  const lieu = await deposer("rien.csv", "a;b\n1;2\n");
  expect((await colonnes(lieu, { "colonne-0": "Pilotes", "colonne-1": "Ne pas reprendre" })).status).toBe(422);
  const tape = { acte: "apercu", feuille: "0", entete: "1", "colonne-1": "Budget", "colonne-0": "Pilotes" };
  const perimee = await chargee.post(`${lieu}/colonnes`, { ...tape, version: "99" });
  const rendue = await perimee.text();
  expect([perimee.status, rendue.includes("entre-temps")]).toEqual([409, true]);
  expect(rendue).toMatch(/name="colonne-1"[^>]*value="Budget"/);
  expect(rendue).toMatch(/name="colonne-0"[^>]*value="Pilotes"/);
  const version = /name="version" value="(\d+)"/.exec(rendue)?.[1] ?? "";
  expect((await chargee.post(`${lieu}/colonnes`, { ...tape, version })).status).toBe(303);
});

test("une ligne de tableur qui semble nommer quelqu'un prévient, et ne s'écrit que voulue", async () => {
  const rows = [
    ["Intitulé de l'action", "Description"],
    ["Écouter les parents", "Madame Jeanne Martin reçoit le mardi."],
  ];
  const lieu = await deposer("ecoute.xlsx", octets(await writeXlsx({ sheets: [{ name: "Actions", rows }] })));
  await colonnes(lieu, { "colonne-0": "Titre", "colonne-1": "Description" });
  await chargee.post(`${lieu}/acceptation`, { version: await versionDe(lieu), portee: "tout" });
  const refus = await chargee.post(`${lieu}/ecriture`, { version: await versionDe(lieu) });
  expect(refus.status).toBe(422);
  expect(await refus.text()).toContain(`href="${lieu}/fiches/1"`);
  expect((await plan()).fiches.map(({ titre }) => titre)).not.toContain("Écouter les parents");
  expect((await chargee.post(`${lieu}/ecriture`, { version: await versionDe(lieu), confirme: "1" })).status).toBe(303);
  expect((await plan()).fiches.map(({ titre }) => titre)).toContain("Écouter les parents");
});
