import { afterAll, expect, test } from "vitest";
import { insertConvention } from "#domaines/convention/index.ts";
import { perimetreDe, testSite } from "../../../tests/app.ts";
import { programme, verifierReponse } from "../../../tests/contrat.ts";
import { docx, type Morceau, odt, txt } from "../../../tests/fichiers.ts";
import { TYPES } from "#platform/files/lire.ts";
import { echangeVide, ficheVide, serialiser } from "./echange/rules.ts";
import { listImports } from "./store.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const VIDE = { titre: "CTG", caf: null, debut: null, fin: null, perimetre: [] };
for (const [espace, convention] of [
  ["rives", "ctg-1"],
  ["monts", "ctg-2"],
] as const) {
  await site.espace(espace, convention);
  const ici = perimetreDe(espace, convention);
  await site.dans(ici, (db) => insertConvention(db, ici, convention, VIDE));
}
await site.compte("claire", [{ espace: "rives", role: "chargeCooperation" }]);
await site.compte("elue", [{ espace: "rives", role: "elu" }]);
await site.compte("dpo", [{ espace: "rives", role: "dpo" }]);
const claire = await programme(site, "claire", { portees: ["import", "lecture"] });
const sansPortee = await programme(site, "claire", { portees: ["lecture", "ecriture"] });
const elue = await programme(site, "elue", { portees: ["import", "lecture"] });
const dpo = await programme(site, "dpo", { portees: ["import", "lecture"] });

const rives = perimetreDe("rives", "ctg-1");
const imports = () => site.dans(rives, (db) => listImports(db, rives));
const IMPORTS = "/conventions/ctg-1/imports";
const contenu = (titre: string) => {
  const vide = echangeVide(null);
  return serialiser({ ...vide, plan: { noeuds: [], fiches: [ficheVide(titre)] } });
};
const deposer = (qui: typeof claire, corps: unknown, chemin = IMPORTS) =>
  qui.demander(chemin, { methode: "POST", corps });
type Lu = { id: string; etat: string; revue: string; fichier: string; detail: string; erreurs?: { champ: string }[] };
const lire = async (reponse: Response) => (await reponse.json()) as Lu;

test("un échange déposé attend sa revue : le plan n’a pas changé, son état se suit", async () => {
  const reponse = await deposer(claire, contenu("Ludothèque"), `${IMPORTS}?fichier=plan.json`);
  const { id, etat, fichier, revue } = await lire(reponse);
  expect([reponse.status, etat, fichier]).toEqual([201, "brouillon", "plan.json"]);
  expect(revue).toBe(`http://localhost/conventions/ctg-1/imports/${id}`);
  expect(reponse.headers.get("location")).toBe(`/api/v1${IMPORTS}/${id}`);
  expect((await lire(await claire.demander(`${IMPORTS}/${id}`))).etat).toBe("brouillon");
  expect(await (await claire.demander("/conventions/ctg-1/fiches")).json()).toMatchObject({ total: 0 });
  const encore = await deposer(claire, contenu("Ludothèque"));
  expect([encore.status, (await lire(encore)).id]).toEqual([200, id]);
  expect((await imports()).length).toBe(1);
});

test("un échange qui n’est pas au format dit où, et ne laisse rien", async () => {
  const avant = (await imports()).length;
  const { convention: _convention, ...sansConvention } = JSON.parse(contenu("X")) as Record<string, unknown>;
  const reponse = await deposer(claire, sansConvention);
  expect(reponse.status).toBe(422);
  const { detail, erreurs } = await lire(reponse);
  expect(detail).toContain("maillage/convention@1");
  expect(erreurs?.map(({ champ }) => champ)).toEqual(["convention"]);
  expect((await deposer(claire, "{")).status).toBe(400);
  expect((await deposer(claire, { format: "autre" })).status).toBe(422);
  expect((await imports()).length).toBe(avant);
});

test("un gros envoi se lit hors du serveur, sous le nom que l’on veut : d’un mauvais, ses fautes ne sont pas relues ici", async () => {
  const bourre = " ".repeat(1024 * 1024);
  const { convention: _convention, ...sansConvention } = JSON.parse(contenu("X")) as Record<string, unknown>;
  const mauvais = await deposer(claire, JSON.stringify(sansConvention) + bourre);
  expect([mauvais.status, (await lire(mauvais)).erreurs]).toEqual([422, []]);
  const bon = await deposer(claire, contenu("Gros envoi") + bourre, `${IMPORTS}?fichier=plan.pdf`);
  expect([bon.status, (await lire(bon)).fichier]).toEqual([201, "plan.pdf"]);
  expect((await deposer(claire, "")).status).toBe(400);
});

test("sans la portée, sans le rôle ou hors du périmètre, rien ne se dépose", async () => {
  const avant = (await imports()).length;
  expect((await deposer(sansPortee, contenu("Y"))).status).toBe(403);
  expect((await deposer(elue, contenu("Y"))).status).toBe(403);
  expect((await deposer(claire, contenu("Y"), "/conventions/ctg-2/imports")).status).toBe(404);
  expect((await claire.demander("/conventions/ctg-2/imports/x")).status).toBe(404);
  expect((await claire.demander(`${IMPORTS}/inconnu`)).status).toBe(404);
  expect((await imports()).length).toBe(avant);
});

test("l’export est celui du site, octet pour octet, à qui peut exporter", async () => {
  const [api, page] = [
    await elue.demander("/conventions/ctg-1/export"),
    await (await site.compte("marc", [{ espace: "rives", role: "lecteur" }])).get("/conventions/ctg-1/export"),
  ];
  expect(await api.text()).toBe(await page.text());
  expect((await dpo.demander("/conventions/ctg-1/export")).status).toBe(403);
  expect((await elue.demander("/conventions/ctg-2/export")).status).toBe(404);
});

const deposerFichier = async (octets: Uint8Array | string, type: string, nom = "", qui = claire) => {
  const headers = { authorization: `Bearer ${qui.jeton}`, "content-type": type };
  const url = `/api/v1${IMPORTS}${nom ? `?fichier=${encodeURIComponent(nom)}` : ""}`;
  const reponse = await site.app.request(url, { method: "POST", headers, body: new Uint8Array(Buffer.from(octets)) });
  await verifierReponse({ method: "POST", url }, reponse);
  return reponse;
};
type Propose = {
  proposition: { fiches: { titre: string; decision: string; ajoute: string[] }[]; reste: { fiches: number } } | null;
};
const morceaux = (titre: string): Morceau[] => [
  { h: 1, texte: `Fiche action n° 1 : ${titre}` },
  {
    table: [
      ["Objectifs opérationnels", "Prêter des jeux"],
      ["Public cible", "Les familles"],
    ],
  },
];

test.each([
  ["texte", TYPES.txt, txt],
  ["Word", TYPES.docx, docx],
  ["OpenDocument", TYPES.odt, odt],
] as const)("un document %s se dépose octet pour octet et dit ce qu’il propose", async (nom, type, ecrire) => {
  const reponse = await deposerFichier(ecrire(morceaux(`Ludothèque en ${nom}`)), type, `convention ${nom}`);
  const { etat, genre, fichier, proposition } = (await reponse.json()) as Propose & Record<string, string>;
  expect([reponse.status, etat, genre, fichier]).toEqual([201, "brouillon", "document", `convention ${nom}`]);
  expect(proposition?.fiches).toMatchObject([{ titre: `Ludothèque en ${nom}`, decision: "aDecider" }]);
  expect(proposition?.reste.fiches).toBe(1);
});

test("un tableur de suivi attend ses colonnes ; ce que son type ne dit pas, un fichier abîmé ou vide se refusent", async () => {
  const tableur = await deposerFichier(
    "Intitulé de l’action;Pilote\nOuvrir un relais;Le Relais\n",
    TYPES.csv,
    "suivi.csv",
  );
  const lu = (await tableur.json()) as Propose & Record<string, string>;
  expect([tableur.status, lu["etat"], lu["proposition"]]).toEqual([201, "correspondance", null]);
  const avant = (await imports()).length;
  for (const [octets, type] of [
    ["%PDF-1.7 puis rien", TYPES.pdf],
    [docx(morceaux("Une autre")), TYPES.odt],
    ["", TYPES.txt],
  ] as const) {
    const reponse = await deposerFichier(octets, type);
    const { detail, type: adresse } = (await reponse.json()) as { detail: string; type: string };
    expect([reponse.status, adresse.endsWith("#contenu-invalide"), detail.endsWith(".")]).toEqual([422, true, true]);
  }
  const image = await deposerFichier("\x89PNG", "image/png");
  expect(image.status).toBe(415);
  expect((await lire(image)).detail).toContain(TYPES.docx);
  expect((await deposerFichier("Fiche action", TYPES.txt, "", elue)).status).toBe(403);
  expect((await imports()).length).toBe(avant);
});
