import { beforeAll, expect, test } from "vitest";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { saveBlocEquipements } from "../store.ts";
import { listFinancements } from "../volet/store.ts";
import { listStructures } from "./store.ts";

const site = await testSite();
const ICI = perimetreDe("monts", "ctg", "autre");
const BASE = "/espaces/monts/equipements";
let chargee: Visiteur;
let lectrice: Visiteur;
let etrangere: Visiteur;

const structures = () => site.dans(ICI, (db) => listStructures(db, ICI));
const laCreche = async () => {
  const [creche] = await structures();
  if (!creche) throw new Error("la crèche manque");
  return creche;
};
const texteDe = async (reponse: Response) => await reponse.text();
/** Ce que dit une page, sans ses espaces insécables. */
const lire = async (chemin: string, qui = chargee) =>
  (await texteDe(await qui.get(`${BASE}${chemin}`))).replace(/[\u00a0\u202f]/g, " ");
async function modifier(volet: string, saisie: Record<string, string>, qui = chargee) {
  const { id, version } = await laCreche();
  return qui.post(`${BASE}/${id}/modifier/${volet}`, { version: String(version), ...saisie });
}

beforeAll(async () => {
  await site.espace("monts", "ctg", "autre");
  await site.espace("vaux", "loin");
  chargee = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
  lectrice = await site.compte("lise", [{ espace: "monts", convention: "ctg", role: "lecteur" }]);
  etrangere = await site.compte("eve", [{ espace: "vaux", role: "chargeCooperation" }]);
  await chargee.post(BASE, {
    nom: "Les Galets",
    type: "eajePsu",
    adresse: "3 place Haute",
    commune: "Riom-ès-Montagnes",
  });
});

test("une structure s’ajoute, se retrouve, et n’entre pas deux fois", async () => {
  expect(await laCreche()).toMatchObject({ nom: "Les Galets", commune: "15162", tenueLe: "2026-11-21" });
  const encore = await chargee.post(BASE, {
    nom: "LES GALETS",
    type: "eajePsu",
    adresse: "3, place Haute",
    commune: "",
  });
  expect(encore.status).toBe(422);
  expect((await texteDe(encore)).replace(/[\u00a0\u202f]/g, " ")).toContain("déjà dans l’espace");
  const perdue = await chargee.post(BASE, { nom: "Ailleurs", type: "eajePsu", commune: "Zzyzx" });
  expect(perdue.status).toBe(422);
  expect((await chargee.post(BASE, { nom: "", type: "eajePsu" })).status).toBe(422);
  expect(await structures()).toHaveLength(1);
});

test("ses sections ont leurs places, demi-journée par demi-journée", async () => {
  const ok = await modifier("sections", {
    toutes_bebes: "8",
    avant_bebes: "14",
    toutes_grands: "12",
    places_grands_4: "6",
  });
  expect(ok.status).toBe(303);
  expect((await laCreche()).sections).toMatchObject([
    { code: "bebes", avantMois: 14, capacites: Array(10).fill(8) },
    { code: "grands", avantMois: null, capacites: [12, 12, 12, 12, 6, 12, 12, 12, 12, 12] },
  ]);
  expect((await modifier("sections", { toutes_bebes: "8", toutes_unique: "4" })).status).toBe(422);
  expect((await modifier("sections", { toutes_bebes: "beaucoup" })).status).toBe(422);
  expect(await lire("")).toContain("20");
});

test("la capacité modulée, les fermetures et les heures se disent ligne à ligne, et se relisent", async () => {
  expect(
    (await modifier("modulations", { code_0: "bebes", debut_0: "2027-07-05", fin_0: "2027-08-27", capacites_0: "4" }))
      ?.status,
  ).toBe(303);
  expect((await modifier("fermetures", { debut_0: "2027-08-01", fin_0: "2027-07-01" })).status).toBe(422);
  expect((await modifier("fermetures", { debut_1: "2027-08-02", fin_1: "2027-08-20", motif_1: "congés" })).status).toBe(
    303,
  );
  expect((await modifier("horaires", { de_0: "07:30", a_0: "12:30" })).status).toBe(303);
  expect((await modifier("horaires", { de_0: "12:30", a_0: "07:30" })).status).toBe(422);
  const chevauchent = await modifier("horaires", { de_0: "07:30", a_0: "14:00", de_1: "12:00", a_1: "18:00" });
  expect([chevauchent.status, await chevauchent.text()]).toEqual([
    422,
    expect.stringContaining("ne compte pas deux fois"),
  ]);
  const creche = await laCreche();
  expect(creche.sections[0]?.modulations).toMatchObject([{ capacites: Array(10).fill(4) }]);
  expect(creche.fermetures).toEqual([{ debut: "2027-08-02", fin: "2027-08-20", motif: "congés" }]);
  expect(creche.durees[0]).toBe(300);
  const page = await lire(`/${creche.id}`);
  for (const dit of ["2 août 2027", "07:30 à 12:30", "4 chaque demi-journée"]) expect(page).toContain(dit);
});

test("financement, coût des familles, qualité et soutiens ont chacun leur part", async () => {
  await modifier("financement", {
    annee_0: "2026",
    payeur_0: "caf",
    nature_0: "psu",
    montant_0: "162 000,50",
    collectivite_0: "ignorée",
    annee_1: "2026",
    payeur_1: "collectivite",
    nature_1: "fonctionnement",
    montant_1: "90 000",
    collectivite_1: "Vauxmont",
  });
  const { id } = await laCreche();
  expect(await site.dans(ICI, (db) => listFinancements(db, ICI, id))).toMatchObject([
    { payeur: "caf", nature: "psu", collectivite: null, montant: 16_200_050 },
    { payeur: "collectivite", collectivite: "Vauxmont", montant: 9_000_000 },
  ]);
  const sansNom = { annee_0: "2026", payeur_0: "collectivite", nature_0: "fonctionnement", montant_0: "1" };
  expect((await modifier("financement", sansNom)).status).toBe(422);
  await modifier("tarifs", { de_0: "", a_0: "1 200", cout_0: "0,45", unite_0: "heure", aides_0: "barème national" });
  await modifier("qualite", {
    genre_0: "charte",
    intitule_0: "Charte nationale",
    le_0: "2025-09-01",
    preuve_0: "https://a.example/c",
  });
  await modifier("soutiens", { appuis: "Vauxmont\nLes Granges\nVauxmont" });
  const page = await lire(`/${id}`);
  for (const dit of ["162 000,50 €", "0,45 €", "barème national", "Charte nationale", "Les Granges, Vauxmont"])
    expect(page).toContain(dit);
});

test("une preuve se joint à sa ligne de qualité, se relit, et s’en va avec elle", async () => {
  const { id } = await laCreche();
  const depot = /preuves\/[0-9a-f]{16}/.exec(await lire(`/${id}`))?.[0] ?? "";
  const joindre = (texte: string, nom: string, qui = chargee) => {
    const form = new FormData();
    form.append("fichier", new File([texte], nom));
    return qui.post(`${BASE}/${id}/${depot}`, form);
  };
  expect((await chargee.get(`${BASE}/${id}/${depot}/depot`)).status).toBe(200);
  expect((await joindre("<script>", "preuve.html")).status).toBe(422);
  expect((await joindre("%PDF-1.4 charte", "charte.pdf", lectrice)).status).toBe(403);
  expect((await joindre("%PDF-1.4 charte", "charte.pdf")).status).toBe(303);
  expect(await lire(`/${id}`)).toContain("charte.pdf");
  expect(await (await lectrice.get(`${BASE}/${id}/${depot}`)).text()).toContain("charte");
  expect((await etrangere.get(`${BASE}/${id}/${depot}`)).status).toBe(404);
  expect((await chargee.get(`${BASE}/${id}/preuves/0000000000000000`)).status).toBe(404);
  await modifier("qualite", { genre_0: "charte", intitule_0: "Une autre", le_0: "", preuve_0: "" });
  expect((await chargee.get(`${BASE}/${id}/${depot}`)).status).toBe(404);
  expect((await site.base.selectFrom("documents_fichier").select("id").execute()).length).toBe(0);
});

test("un accueil de loisirs dit ses places et ses enfants par âge et par jour, de 3 à 17 ans", async () => {
  await chargee.post(BASE, { nom: "Les Prés", type: "alshExtrasco", adresse: "", commune: "" });
  const alsh = (await structures()).find(({ type }) => type === "alshExtrasco");
  const envoyer = (saisie: Record<string, string>) =>
    chargee.post(`${BASE}/${alsh?.id}/modifier/loisirs`, { version: "1", ...saisie });
  const ligne = { temps_0: "ete", capacite_0: "40", presents_0: "30", annee_0: "2026" };
  expect((await envoyer({ ageDe_0: "2", ageA_0: "5", ...ligne })).status).toBe(422);
  expect((await envoyer({ ageDe_0: "12", ageA_0: "17", ...ligne })).status).toBe(303);
  expect(await lire(`/${alsh?.id}`)).toContain("75 %");
  expect((await chargee.get(`${BASE}/${alsh?.id}/modifier/sections`)).status).toBe(404);
  const accueil = { version: "2", numero: "015-ALSH-7", handicap: "Une animatrice de plus, avec la Mdph." };
  const champs = await (await chargee.get(`${BASE}/${alsh?.id}/modifier/agrement`)).text();
  expect([champs.includes('name="handicap"'), champs.includes('name="comptage"')]).toEqual([true, false]);
  expect((await chargee.post(`${BASE}/${alsh?.id}/modifier/agrement`, accueil)).status).toBe(303);
  const page = await lire(`/${alsh?.id}`);
  expect(page).toContain("Une animatrice de plus");
  expect(page).not.toContain("Attribution des places");
});

test("la commission, l’autorisation, l’adresse : ce qui est faux se dit et ne s’écrit pas", async () => {
  expect((await modifier("agrement", { comptage: "occupants", centraliseeLe: "2027-01-01" })).status).toBe(303);
  expect(await laCreche()).toMatchObject({ comptage: "occupants", centraliseeLe: "2027-01-01" });
  expect((await modifier("coordonnees", { lat: "45,28" })).status).toBe(422);
  expect((await modifier("identite", { nom: "Les Galets", type: "eajePsu", siret: "21860194600014" })).status).toBe(
    422,
  );
  expect((await modifier("coordonnees", { commune: "Zzyzx" })).status).toBe(422);
  expect((await modifier("coordonnees", { lat: "45,28", lon: "2,65", commune: "15162" })).status).toBe(303);
});

test("écrire sur une version déjà changée est un conflit ; qui lit n’écrit pas ; ailleurs, rien n’existe", async () => {
  const { id } = await laCreche();
  const vieille = await chargee.post(`${BASE}/${id}/modifier/soutiens`, { version: "1", appuis: "" });
  expect(vieille.status).toBe(409);
  expect((await modifier("soutiens", { appuis: "" }, lectrice)).status).toBe(403);
  expect((await lectrice.get(`${BASE}/${id}`)).status).toBe(200);
  expect((await etrangere.get(`${BASE}/${id}`)).status).toBe(404);
  expect((await chargee.get(`/espaces/vaux/equipements/${id}`)).status).toBe(404);
});

test("un lieu que seule une autre convention cite n’existe pas ; décrit au registre, il est de tout l’espace et y reste", async () => {
  const ligne = { collectivite: "Vauxmont", type: "laep" as const, typeLibelle: null, nom: "La Pause", adresse: null };
  await site.dans(ICI, (db) => saveBlocEquipements(db, ICI, "autre", [ligne]));
  const id = /equipements\/([\w-]+)">La Pause/.exec(await lire("?q=pause"))?.[1];
  expect((await lectrice.get(`${BASE}/${id}`)).status).toBe(404);
  await chargee.post(`${BASE}/${id}/modifier/identite`, { version: "1", nom: "La Pause", type: "laep" });
  expect((await lectrice.get(`${BASE}/${id}`)).status).toBe(200);
  await site.dans(ICI, (db) => saveBlocEquipements(db, ICI, "autre", []));
  expect((await lectrice.get(`${BASE}/${id}`)).status).toBe(200);
});
