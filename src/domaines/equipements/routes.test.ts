import { beforeAll, expect, test } from "vitest";
import { perimetreDe, testSite, type Visiteur } from "../../../tests/app.ts";
import type { Soutien } from "./model.ts";
import { saveBlocEquipements } from "./store.ts";
import { structureVide } from "./structure/rules.ts";
import { insertStructures } from "./structure/store.ts";

const site = await testSite();
const ICI = perimetreDe("monts", "ctg", "autre");
let [lectrice, dpo, etrangere]: Visiteur[] = [];

const ligne = (collectivite: string, nom: string, plus: Partial<Soutien> = {}): Soutien => ({
  collectivite,
  type: "alshExtrasco",
  typeLibelle: "ALSH",
  nom,
  adresse: null,
  ...plus,
});
const lire = async (suite = "", qui = lectrice) => {
  const reponse = await qui?.get(`/espaces/monts/equipements${suite}`);
  return { status: reponse?.status, texte: (await reponse?.text()) ?? "" };
};

beforeAll(async () => {
  await site.espace("monts", "ctg", "autre");
  await site.espace("vaux", "loin");
  lectrice = await site.compte("lise", [{ espace: "monts", convention: "ctg", role: "lecteur" }]);
  dpo = await site.compte("yann", [{ espace: "monts", role: "dpo" }]);
  etrangere = await site.compte("eve", [{ espace: "vaux", role: "chargeCooperation" }]);
});

test("sans équipement, la page dit d'où ils viendront", async () => {
  expect((await lire()).texte).toContain("annexe 2");
});

test("un lieu compte une fois, la page va par 25, et les soutiens se groupent par collectivité", async () => {
  const bloc = [
    ...Array.from({ length: 27 }, (_, rang) => ligne("Vauxmont", `Lieu ${rang + 10}`)),
    ligne("Les Granges", "Lieu 10"),
    ligne("Les Granges", "Crèche", { type: "eajePsu" }),
  ];
  await site.dans(ICI, (db) => saveBlocEquipements(db, ICI, "ctg", bloc));
  await site.dans(ICI, (db) => saveBlocEquipements(db, ICI, "autre", [ligne("Ailleurs", "Lieu secret")]));
  const { texte } = await lire();
  const soutiens = await lire("/soutiens");
  expect(soutiens.texte).toContain("28 lieux, cités 29 fois");
  expect(soutiens.texte.match(/scope="rowgroup"/g)).toHaveLength(2);
  expect(texte).toContain("28 lieux");
  expect(texte).toContain("Page 1 sur 2");
  expect((await lire("?type=eajePsu")).texte).toContain("1 lieu");
  expect((await lire("?q=zzyzx")).texte).toContain("Aucun équipement");
});

test("les équipements d'une autre convention, d'un autre espace, n’existent pas ; le délégué les lit, comme tout l’espace", async () => {
  expect((await lire("?q=secret")).texte).not.toContain("Lieu secret");
  expect((await lire("/soutiens")).texte).not.toContain("Lieu secret");
  expect((await lire("", etrangere)).status).toBe(404);
  expect((await lire("", dpo)).status).toBe(200);
});

test("le registre se publie : ce qui est complet part, le reste dit ce qui manque", async () => {
  const structure = {
    ...structureVide("galets", "eajePsu"),
    nom: "Les Galets",
    adresse: "3 place Haute",
    codePostal: "15400",
    commune: "15162",
    lat: 45.28,
    lon: 2.65,
    tenueLe: "2026-01-02" as const,
  };
  const nue = { ...structureVide("nue", "laep"), nom: "La Pause", tenueLe: "2026-01-02" as const };
  const maison = { ...structure, id: "maison", type: "mam" as const, nom: "La Maison" };
  const fermee = { ...structure, id: "fermee", nom: "Fermée", ouverte: { debut: null, fin: "2020-01-01" as const } };
  await site.dans(ICI, (db) =>
    insertStructures(
      db,
      ICI,
      [structure, nue, maison, fermee].map((une) => ({ structure: une, cle: une.id })),
    ),
  );
  const page = (await lire("/export?siret=21860194600013")).texte.replace(/[\u00a0\u202f]/g, " ");
  expect(page).toContain("1 structure part, 2 restent");
  expect(page).toContain("qu’elle accepte de paraître");
  expect(page).toContain("le code postal manque");
  const csv = (await lire("/export/scdl.csv?siret=21860194600013&nom=Monts")).texte.split("\r\n");
  expect(csv).toHaveLength(3);
  expect(csv[1]).toMatch(/^Monts,21860194600013,15162-04000000-\d{3},/);
  expect(JSON.parse((await lire("/export/structures.json")).texte)).toMatchObject([{ id: "maillage--galets" }]);
  expect(JSON.parse((await lire("/export/services.json")).texte)).toMatchObject([{ structure_id: "maillage--galets" }]);
  const maisonDite = (dite: { verifie_le?: string; consentie_le?: string }) =>
    site.base.updateTable("equipements_equipement").set(dite).where("id", "=", "maison").execute();
  const aVerifier = async () => (await lire("?averifier=1")).texte;
  await maisonDite({ verifie_le: "2026-11-01" });
  expect(await aVerifier()).toMatch(/La Maison[^]*Son accord pour paraître n’est pas daté/);
  await maisonDite({ consentie_le: "2026-10-01" });
  expect(await aVerifier()).not.toContain("La Maison");
  for (const fichier of ["scdl.csv?siret=21860194600013&nom=Monts", "structures.json", "services.json"])
    expect((await lire(`/export/${fichier}`)).texte).toContain("La Maison");
  expect((await lire("/export?siret=1")).texte).toContain("sa clé est fausse");
  expect((await lire("/export", etrangere)).status).toBe(404);
  expect((await lire("/financements")).texte).toContain("Rien n’est encore dit");
});
