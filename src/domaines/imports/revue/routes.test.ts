import { afterAll, beforeAll, expect, test } from "vitest";
import { insertConvention } from "#domaines/convention/index.ts";
import { PHRASES } from "#platform/files/refus.ts";
import { casSeme, controler } from "../../../../tests/fuzz.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { type Echange, FORMAT } from "../echange/model.ts";
import { conventionVide, ficheVide, serialiser } from "../echange/rules.ts";
import { exporterJson } from "../sortie/actions.ts";
import { listImports } from "../store.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
let chargee: Visiteur;
let etrangere: Visiteur;
let lectrice: Visiteur;

const echange = (plus: Partial<Echange["plan"]> = {}, convention: Partial<Echange["convention"]> = {}): Echange => ({
  format: FORMAT,
  source: null,
  convention: { ...conventionVide(), titre: "CTG des Monts", debut: "2026-01-01", ...convention },
  deliberations: [],
  equipements: [],
  plan: {
    noeuds: [{ id: "n1", parent: null, genre: "axe", code: "1", libelle: "Petite enfance", impactsVises: [] }],
    fiches: [
      {
        ...ficheVide("Ouvrir un relais"),
        reference: "PE1",
        noeuds: ["n1"],
        pilotes: ["Le Relais"],
        finalite: "Accueillir",
      },
      { ...ficheVide("Former les équipes"), reference: "PE2", noeuds: ["n1"] },
    ],
    ...plus,
  },
  aRevoir: [{ chemin: "plan.fiches[1].pilotes", raison: "Aucun pilote lu.", texte: "", lignes: null }],
});

const depot = (contenu: Echange | string, nom = "convention.json") => {
  const form = new FormData();
  form.set("fichier", new File([typeof contenu === "string" ? contenu : serialiser(contenu)], nom));
  return form;
};
const deposer = async (contenu: Echange | string, qui = chargee) =>
  qui.post("/conventions/ctg/imports", depot(contenu));
const lieuDe = (reponse: Response) => reponse.headers.get("location") ?? "";
const versionDe = async (lieu: string) =>
  /name="version" value="(\d+)"/.exec(await (await chargee.get(lieu)).text())?.[1] ?? "";
const acte = async (lieu: string, chemin: string, plus: Record<string, string> = {}) =>
  chargee.post(`${lieu}/${chemin}`, { version: await versionDe(lieu), ...plus });
const exporter = () => site.dans(ICI, (db) => exporterJson(db, ICI, "ctg"));
const fiches = async () => (JSON.parse(await exporter()) as Echange).plan.fiches;

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("ailleurs", "autre");
  const rien = { titre: null, caf: null, debut: null, fin: null, perimetre: [] };
  await site.dans(ICI, (db) => insertConvention(db, ICI, "ctg", rien));
  chargee = await site.compte("chargee", [{ espace: "monts", role: "chargeCooperation" }]);
  lectrice = await site.compte("lectrice", [{ espace: "monts", role: "lecteur" }]);
  etrangere = await site.compte("etrangere", [{ espace: "ailleurs", role: "chargeCooperation" }]);
});

test("IMP-67 : un fichier se dépose, se relit, et s'écrit d'un geste ; redéposé, il ne change rien et le dit", async () => {
  const depose = await deposer(echange());
  expect(depose.status).toBe(303);
  const lieu = lieuDe(depose);
  expect(await (await chargee.get(lieu)).text()).toContain("Ouvrir un relais");
  expect((await acte(lieu, "ecriture")).status).toBe(422);
  expect((await acte(lieu, "acceptation", { portee: "tout" })).status).toBe(303);
  expect((await acte(lieu, "ecriture")).status).toBe(303);
  expect(await exporter()).toBe(serialiser(echange()));
  const ecrite = await (await chargee.get(lieu)).text();
  expect(ecrite).toContain("2 fiches créées");
  expect(ecrite).toContain("Créée");
  expect(ecrite).not.toMatch(/Inchangée|À décider/);
  const fiche = await (await chargee.get(`${lieu}/fiches/1`)).text();
  expect(fiche).toContain('<fieldset class="pile" disabled');
  expect(fiche).toContain("Créée");
  expect(fiche).not.toContain("Accepter cette fiche");

  const encore = await deposer(echange());
  expect(lieuDe(encore)).toBe(`${lieu}?annonce=deja`);
  expect(await (await chargee.get(lieuDe(encore))).text()).toContain("rien n’a été changé");
  expect(await exporter()).toBe(serialiser(echange()));
  const compare = lieuDe(await acte(lieu, "reprise"));
  const ecart = async () => /Rien de nouveau/.test(await (await chargee.get("/conventions/ctg/imports")).text());
  expect(await ecart()).toBe(true);
  expect((await acte(compare.replace(/\?.*/, ""), "abandon")).status).toBe(303);
  expect(await ecart()).toBe(false);
});

test("une version plus récente montre ses différences ; une valeur déjà là n'est remplacée que là où on l'accepte", async () => {
  const [relais, equipes] = echange().plan.fiches;
  const neuve = echange({
    fiches: [
      {
        ...relais,
        ...ficheVide("Ouvrir un relais"),
        reference: "PE1",
        noeuds: ["n1"],
        finalite: "Accueillir mieux",
        description: "Deux salles",
      },
      { ...ficheVide("x"), ...equipes },
    ],
  });
  const lieu = lieuDe(await deposer(neuve));
  const page = await (await chargee.get(`${lieu}/fiches/1`)).text();
  expect(page).toContain("Remplacer ce que dit le plan (Finalité)");
  const version = await versionDe(lieu);
  const envoi = { version, acte: "accepter", "champ-titre": "Ouvrir un relais", "champ-finalite": "Accueillir mieux" };
  expect((await chargee.post(`${lieu}/fiches/1`, envoi)).status).toBe(303);
  expect((await acte(lieu, "ecriture")).status).toBe(303);
  expect((await fiches())[0]).toMatchObject({
    finalite: "Accueillir",
    description: "Deux salles",
    pilotes: ["Le Relais"],
  });
});

test("une fiche se corrige, se laisse, se joint à une autre", async () => {
  const neuves = [ficheVide("Créer un lieu"), ficheVide("Créer un lieu de répit"), ficheVide("À laisser")];
  const lieu = lieuDe(await deposer(echange({ fiches: neuves, noeuds: [] })));
  const refus = await chargee.post(`${lieu}/fiches/1`, {
    version: await versionDe(lieu),
    acte: "accepter",
    "champ-titre": " ",
  });
  expect(refus.status).toBe(422);
  const corrige = {
    acte: "accepter",
    "champ-titre": "Créer un lieu d’accueil",
    "champ-publicCible": "Parents\nEnfants",
  };
  expect((await acte(lieu, "fiches/1", corrige)).status).toBe(303);
  expect((await acte(lieu, "fiches/2/jonction", { vers: "import:1" })).status).toBe(422);
  expect((await acte(lieu, "fiches/2/jonction", { vers: "import:0" })).status).toBe(303);
  expect((await acte(lieu, "fiches/3", { acte: "laisser", "champ-titre": "À laisser" })).status).toBe(303);
  expect((await acte(lieu, "ecriture")).status).toBe(303);
  const titres = (await fiches()).map(({ titre }) => titre);
  expect(titres).toEqual(["Ouvrir un relais", "Former les équipes", "Créer un lieu d’accueil"]);
  expect((await fiches())[2]?.publicCible).toEqual(["Parents", "Enfants"]);
});

test("IMP-157 : une entrée jointe l'est encore dans une version plus récente du fichier, et le même fichier ne change rien", async () => {
  await site.espace("jointes", "jointe");
  const la = perimetreDe("jointes", "jointe");
  const rien = { titre: null, caf: null, debut: null, fin: null, perimetre: [] };
  await site.dans(la, (db) => insertConvention(db, la, "jointe", rien));
  const elle = await site.compte("joignante", [{ espace: "jointes", role: "chargeCooperation" }]);
  const entrer = async (plus: string) => {
    const entrees = [{ ...ficheVide("Ouvrir une halte"), finalite: plus }, ficheVide("Tenir un salon de lecture")];
    return lieuDe(await elle.post("/conventions/jointe/imports", depot(echange({ noeuds: [], fiches: entrees }))));
  };
  const page = async (lieu: string) => (await elle.get(lieu)).text();
  const agir = async (lieu: string, chemin: string, plus: Record<string, string> = {}) => {
    const version = /name="version" value="(\d+)"/.exec(await page(lieu))?.[1] ?? "";
    return (await elle.post(`${lieu}/${chemin}`, { version, ...plus })).status;
  };
  const premier = await entrer("Accueillir");
  expect(await page(`${premier}/fiches/2/jonction`)).toContain("une version plus récente du fichier le trouvera fait");
  expect(await agir(premier, "fiches/2/jonction", { vers: "import:0" })).toBe(303);
  expect(await agir(premier, "acceptation", { portee: "tout" })).toBe(303);
  expect(await agir(premier, "ecriture", { confirme: "1" })).toBe(303);
  expect(await page(premier)).toContain("1 fiche créée");
  const deNouveau = await elle.post(`${premier}/reprise`, {
    version: /name="version" value="(\d+)"/.exec(await page(premier))?.[1] ?? "",
  });
  expect((await page(lieuDe(deNouveau))).replaceAll("\u202F", " ")).toContain("Ce fichier ne change rien");
  const second = await entrer("Accueillir mieux");
  expect(await page(`${second}/fiches/2`)).toMatch(/complète <a href="[^"]*\/fiches\/1">Ouvrir une halte/);
  expect(await agir(second, "acceptation", { portee: "tout" })).toBe(303);
  expect(await agir(second, "ecriture", { confirme: "1" })).toBe(303);
  expect(await page(second)).toContain("0 fiche créée, 1 modifiée");
});

test("IMP-66 : deux imports entremêlés : le second attend qu'on revoie ce que le premier a changé", async () => {
  const a = lieuDe(
    await deposer(
      echange({ fiches: [{ ...ficheVide("Ouvrir un relais"), reference: "PE1", noeuds: ["n1"], methodologie: "A" }] }),
    ),
  );
  const b = lieuDe(
    await deposer(
      echange({ fiches: [{ ...ficheVide("Ouvrir un relais"), reference: "PE1", noeuds: ["n1"], methodologie: "B" }] }),
    ),
  );
  await acte(a, "acceptation", { portee: "tout" });
  await acte(b, "acceptation", { portee: "tout" });
  expect((await acte(a, "ecriture")).status).toBe(303);
  expect((await acte(b, "ecriture")).status).toBe(422);
  expect((await fiches())[0]?.methodologie).toBe("A");
});

test("deux imports écrits au même instant : un seul passe, l'autre se revoit, et rien n'est écrit à moitié", async () => {
  const fiche = { ...ficheVide("Ouvrir un relais"), reference: "PE1", noeuds: ["n1"] };
  const noms = ["C", "D"];
  const lieux: string[] = [];
  for (const nom of noms) {
    const neuve = ficheVide(`Une fiche de ${nom}`);
    lieux.push(lieuDe(await deposer(echange({ fiches: [{ ...fiche, methodologie: nom }, neuve] }))));
  }
  for (const lieu of lieux) await acte(lieu, "acceptation", { portee: "tout" });
  const statuts = await Promise.all(lieux.map(async (lieu) => (await acte(lieu, "ecriture")).status));
  const gagnant = statuts.indexOf(303);
  expect(statuts.filter((statut) => statut === 303)).toHaveLength(1);
  expect([409, 422]).toContain(statuts[1 - gagnant]);
  const ecrites = await fiches();
  expect(ecrites[0]?.methodologie).toBe(noms[gagnant]);
  expect(ecrites.filter(({ titre }) => titre.startsWith("Une fiche de"))).toMatchObject([
    { titre: `Une fiche de ${noms[gagnant]}` },
  ]);
});

test("une revue avancée par une autre personne ne s'écrase pas", async () => {
  const lieu = lieuDe(await deposer(echange({ fiches: [ficheVide("Seule")] })));
  const version = await versionDe(lieu);
  expect((await chargee.post(`${lieu}/acceptation`, { version, portee: "tout" })).status).toBe(303);
  expect((await chargee.post(`${lieu}/acceptation`, { version, portee: "tout" })).status).toBe(409);
  expect((await acte(lieu, "abandon")).status).toBe(303);
  expect((await acte(lieu, "reprise")).status).toBe(303);
});

test.each([
  ["un fichier vide", "", "vide"],
  ["un JSON illisible", "{", "mal écrit"],
  ["un JSON d'un autre outil", "{}", "maillage/convention@1"],
])("%s est refusé en une phrase, et rien n'est écrit", async (_cas, contenu, phrase) => {
  const avant = await site.dans(ICI, (db) => listImports(db, ICI));
  const reponse = await deposer(contenu);
  expect(reponse.status).toBe(422);
  expect(await reponse.text()).toContain(phrase);
  expect(await site.dans(ICI, (db) => listImports(db, ICI))).toHaveLength(avant.length);
});

test("sans le droit d'importer c'est non, hors du périmètre rien n'existe", async () => {
  expect((await deposer(echange(), lectrice)).status).toBe(403);
  expect((await deposer(echange(), etrangere)).status).toBe(404);
  const [un] = await site.dans(ICI, (db) => listImports(db, ICI));
  const lieu = `/conventions/ctg/imports/${un?.id}`;
  const actes = "acceptation lignes blocs/articles priorites ecriture abandon reprise fiches/1 fiches/1/jonction";
  for (const chemin of actes.split(" ")) {
    expect((await lectrice.post(`${lieu}/${chemin}`, { version: "1" })).status).toBe(403);
    expect((await etrangere.post(`${lieu}/${chemin}`, { version: "1" })).status).toBe(404);
  }
  expect((await etrangere.get(lieu)).status).toBe(404);
});

test("un fichier abîmé est refusé d'une phrase, et rien ne s'écrit : ni import, ni plan", async () => {
  const compter = () => site.dans(ICI, async (db) => (await listImports(db, ICI)).length);
  const [avant, plan] = [await compter(), await exporter()];
  const refuses: string[] = [];
  for (let graine = 1; refuses.length < 4; graine++) {
    const { nom, octets } = casSeme(graine);
    const { refus } = await controler(graine);
    if (!refus || refuses.includes(nom)) continue;
    const form = new FormData();
    form.set("fichier", new File([new Uint8Array(octets)], nom));
    const reponse = await chargee.post("/conventions/ctg/imports", form);
    expect(reponse.status).toBe(422);
    const page = (await reponse.text()).replaceAll(/[\u00A0\u202F]/g, " ").replaceAll("&quot;", '"');
    expect(page).toContain(PHRASES[refus as keyof typeof PHRASES]);
    refuses.push(nom);
  }
  expect([await compter(), await exporter()]).toEqual([avant, plan]);
});
