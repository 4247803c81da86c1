import { afterAll, expect, test } from "vitest";
import { insertConvention } from "#domaines/convention/store.ts";
import { deposerValeurs } from "#domaines/statistiques/index.ts";
import type { Depose, Lieu } from "#domaines/statistiques/model.ts";
import { inventerContours } from "#domaines/territoire/contour/seed.ts";
import { preparer } from "#domaines/territoire/contour/lecture/rules.ts";
import { insertLot } from "#domaines/territoire/contour/store.ts";
import { createApp } from "../../../app.ts";
import { prendreInstantane } from "../instantane/actions.ts";
import { getInstantane } from "../instantane/store.ts";
import { perimetreDe, testSite } from "../../../../tests/app.ts";

const site = await testSite();
await site.espace("monts", "ctg");
await site.espace("vaux", "autre");
const ICI = perimetreDe("monts", "ctg");
const COMMUNES = ["48095", "48013", "48007", "48140", "48001", "48002", "48003", "48004"];
const IDENTITE = { titre: "CTG", caf: null, debut: null, fin: null, perimetre: COMMUNES };

const compte = (statistique: string, lieu: Lieu, millesime: number, valeur: number): Depose => ({
  statistique,
  lieu,
  millesime,
  valeur,
});
const commune = (code: string): Lieu => ({ genre: "commune", code });
const DEPARTEMENT: Lieu = { genre: "departement", code: "48" };

await site.dans(ICI, async (db) => {
  await insertConvention(db, ICI, "ctg", IDENTITE);
  const { topologie, constat } = preparer(inventerContours(COMMUNES.slice(0, 7), [3.5, 44.5], "essai"), (code) => code);
  const lot = {
    espace: "monts",
    id: "lot",
    nom: "48.geojson",
    source: "IGN",
    millesime: 2025,
    importeLe: "2026-11-20T08:00:00Z",
  };
  await insertLot(db, { ...lot, constat }, topologie);
  const parCommune = COMMUNES.flatMap((code, rang) =>
    [2018, 2024].flatMap((an) => [
      compte("naissances", commune(code), an, 100 - rang * 12 - (an - 2018) * 4),
      compte("menages", commune(code), an, 400),
      compte("transportDemande", commune(code), an, (an - 2000) * 10),
      ...(rang === 6 ? [] : [compte("menagesSansVoiture", commune(code), an, 20 + rang * 10)]),
    ]),
  );
  const secret: Depose = {
    statistique: "menagesSansVoiture",
    lieu: commune(COMMUNES[6] ?? ""),
    millesime: 2024,
    secret: true,
  };
  const ailleurs = [
    compte("menagesSansVoiture", DEPARTEMENT, 2024, 3000),
    compte("menages", DEPARTEMENT, 2024, 30_000),
  ];
  const origine = { cle: "essai", nom: "Essai", source: "Insee, recensement", le: "2026-11-20T08:00:00Z" };
  await deposerValeurs(db, ICI, origine, [...parCommune, secret, ...ailleurs]);
});
const AILLEURS = perimetreDe("vaux", "autre");
await site.dans(AILLEURS, (db) => insertConvention(db, AILLEURS, "autre", { ...IDENTITE, perimetre: ["48095"] }));
const chargee = await site.compte("claire", [{ espace: "monts", role: "chargeCooperation" }]);
const lectrice = await site.compte("lise", [{ espace: "monts", role: "lecteur" }]);
const dpo = await site.compte("dan", [{ espace: "monts", role: "dpo" }]);
const etrangere = await site.compte("eve", [{ espace: "vaux", role: "chargeCooperation" }]);
afterAll(() => site.engine.close());

const OBS = "/espaces/monts/observatoire";
const lire = async (reponse: Response) => (await reponse.text()).replaceAll(/[\u00a0\u202f]/g, " ");

test("un rapport se teinte : légende, méthode, valeurs muettes, et les mêmes dans le tableau", async () => {
  const page = await lire(await lectrice.get(`${OBS}/cartes?chiffre=partMenagesSansVoiture`));
  expect(page).toContain("2 classes, les classes les plus resserrées possible");
  expect(page).toContain("Mende : 5,0 % (20 sur 400)");
  expect(page).toContain("secret statistique");
  expect(page).toMatch(/class="secret" fill="url\(#carte-secret\)"/);
  expect(page).toContain("n’est que dans le tableau");
  expect(page.match(/<tr>/g)).toHaveLength(COMMUNES.length + 1);
  expect(page).not.toContain("style=");
});

test("un compte se montre en disques, l’année et la coupe se choisissent, un choix qui n’existe pas revient au premier", async () => {
  const page = await lire(await lectrice.get(`${OBS}/cartes?chiffre=naissances&annee=2018`));
  expect(page).toContain("Naissances domiciliées, 2018, 8 communes");
  expect(page.match(/<circle class="symbole"/g)).toHaveLength(7);
  const ronds = await lire(
    await lectrice.get(`${OBS}/cartes?chiffre=partMenagesSansVoiture&coupe=ronds&ou=departement-48`),
  );
  expect(ronds).toContain("des seuils ronds");
  expect(await lire(await lectrice.get(`${OBS}/cartes?chiffre=royaume&annee=x&ou=lune`))).toContain("8 communes");
});

test("le tableau se prend entier, et la carte s’imprime avec lui", async () => {
  const csv = await lectrice.get(`${OBS}/cartes/export?chiffre=partMenagesSansVoiture`);
  expect(csv.headers.get("content-type")).toContain("text/csv");
  expect(await csv.text()).toContain("48095;Mende;2024;5;20;400");
  const imprimee = await lire(
    await lectrice.get("/conventions/ctg/documents/apercu?genre=carte&chiffre=partMenagesSansVoiture"),
  );
  expect(imprimee).toContain(`<svg class="atlas planche"`);
  expect(imprimee).not.toContain("<style");
  expect(imprimee).toContain("Part des ménages sans voiture, commune par commune");
});

test("un fond n’est demandé à un autre site que si l’installation l’a réglé, et la politique de sécurité le suit", async () => {
  const sans = await lectrice.get(`${OBS}/cartes`);
  expect(sans.headers.get("content-security-policy")).toContain("img-src 'self' data:;");
  expect(await sans.text()).not.toContain("https://");
  const reglages = { base: site.base, maintenant: () => new Date("2026-11-21T09:00:00Z"), demonstration: false };
  const statique = { css: "/statique/m.css", js: "/statique/m.js", files: new Map() };
  const app = createApp({ ...reglages, statique, fond: "https://fond.exemple/wms" });
  const avec = await app.request(`${OBS}/cartes?annee=2024`, { headers: { cookie: "maillage=jeton-de-lise" } });
  expect(avec.headers.get("content-security-policy")).toContain("img-src 'self' data: https://fond.exemple;");
  expect(await avec.text()).toMatch(/<image href="https:\/\/fond\.exemple\/wms\?[^"]*BBOX=4\d\.\d+%2C3\.\d+/);
});

test("un portrait compare à la même année, et ne dit que ce que le nombre permet", async () => {
  const page = await lire(await lectrice.get(`${OBS}/portraits/commune-48095`));
  expect(page).toContain("Part des ménages sans voiture, 2024");
  expect(page).toContain("Au-dessous du département (10,0 %).");
  expect(page).toContain("100 il y a 6 ans : sur d’aussi petits nombres, l’écart peut tenir au hasard.");
  expect(page).toContain("Ce que l’on ne sait pas encore");
  expect(await lire(await lectrice.get(`${OBS}/portraits`))).toContain("Naissances en 2024");
  expect((await lectrice.get(`${OBS}/portraits/commune-99999`)).status).toBe(404);
});

test("le transport à la demande et les ménages sans voiture sont des chiffres comme les autres : portrait, carte, instantané de l’année", async () => {
  const page = await lire(await lectrice.get(`${OBS}/portraits/commune-48095`));
  expect(page).toContain("Trajets de transport à la demande, 2024");
  expect(page).toContain("180 il y a 6 ans : en hausse (33 %).");
  const carte = await lire(await lectrice.get(`${OBS}/cartes?chiffre=transportDemande`));
  expect(carte).toContain("Trajets de transport à la demande, 2024, 8 communes");
  await site.dans(ICI, (db) => prendreInstantane((travail) => travail(db), ICI, "2026-11-21"));
  const garde = await site.dans(ICI, (db) => getInstantane(db, ICI, { annee: 2026, territoire: "commune-48095" }));
  const chiffres = garde.contenu.traits.map(({ statistique }) => statistique.code);
  expect(chiffres).toEqual(expect.arrayContaining(["transportDemande", "partMenagesSansVoiture"]));
});

test("la feuille d’un conseil tient quatre chiffres à retenir, et le portrait entier s’imprime", async () => {
  const apercu = (genre: string) =>
    lectrice.get(`/conventions/ctg/documents/apercu?genre=${genre}&territoire=commune-48095`);
  const feuille = await lire(await apercu("conseil"));
  expect(feuille).toContain("Pour le conseil municipal");
  expect(feuille).toContain("Mende en quelques chiffres");
  expect(await lire(await apercu("portrait"))).toContain("Ce que l’on peut en dire");
});

const FLUX = {
  theme: "Crèche",
  millesime: "2025",
  source: "Guichet",
  lignes: "Mende ; Mende ; 40\nBadaroux ; Mende ; 12\nArzenc-d’Apcher ; Mende ; 3",
};

const lueDe = (page: string) => /name="lue" value="([^"]*)"/.exec(page)?.[1] ?? "";

test("une série se corrige de ce que l’on en a lu ; changée entre-temps, rien ne s’écrit et ce qui est tapé reste (409)", async () => {
  const DEUX = { ...FLUX, theme: "École", lignes: "Mende ; Badaroux ; 8" };
  expect((await chargee.post(`${OBS}/flux`, DEUX)).status).toBe(303);
  const correction = await (await chargee.get(`${OBS}/flux/correction?theme=École&annee=2025`)).text();
  expect(correction).toContain("Mende ; Badaroux ; 8");
  const lue = lueDe(correction);
  const ecrire = (lignes: string, tenue: string) => chargee.post(`${OBS}/flux`, { ...DEUX, lignes, lue: tenue });
  expect((await ecrire("Mende ; Badaroux ; 9", lue)).status).toBe(303);
  const refusee = await ecrire("Mende ; Badaroux ; 30", lue);
  expect(refusee.status).toBe(409);
  const page = await refusee.text();
  expect(page).toContain("Mende ; Badaroux ; 30");
  expect(page).toContain("déjà écrite pour 2025 (1 trajet)");
  expect(await nombres()).toEqual([9]);
  expect((await ecrire("Mende ; Badaroux ; 30", lueDe(page))).status).toBe(303);
  expect(await nombres()).toEqual([30]);
  const renommee = await chargee.post(`${OBS}/flux`, { ...DEUX, millesime: "2026", lue: lueDe(page) });
  expect([renommee.status, await nombres()]).toEqual([409, [30]]);
  const dit = await renommee.text();
  expect(dit).toContain("Aucune série de ce nom n’est écrite pour 2026");
  expect(lueDe(dit)).toBe("");
  await site.base.deleteFrom("observatoire_flux").execute();
});

const nombres = async () =>
  (await site.base.selectFrom("observatoire_flux").select("nombre").execute()).map(({ nombre }) => nombre);

test("deux séries du même nom écrites au même instant : l’une s’écrit, l’autre apprend qu’elle existe, et rien ne se mêle", async () => {
  const role = { espace: "monts", role: "chargeCooperation" } as const;
  const mains = await Promise.all(["un", "deux", "trois", "quatre"].map((nom) => site.compte(`main-${nom}`, [role])));
  const trajets = ["Mende ; Badaroux ; 12", "Badaroux ; Mende ; 13", "Mende ; Mende ; 14", "Badaroux ; Badaroux ; 15"];
  for (const annee of ["2021", "2022", "2023"]) {
    const ecrire = (lignes: string, rang: number) =>
      mains[rang]?.post(`${OBS}/flux`, { ...FLUX, millesime: annee, lignes }).then(({ status }) => status);
    expect((await Promise.all(trajets.map(ecrire))).toSorted()).toEqual([303, 409, 409, 409]);
    expect(await nombres()).toHaveLength(1);
    await site.base.deleteFrom("observatoire_flux").execute();
  }
});

test("des flux s’écrivent, se dessinent, taisent les petits nombres et se retirent", async () => {
  expect(await lire(await lectrice.get(`${OBS}/flux`))).toContain("Aucun nombre n’y est encore");
  expect((await chargee.post(`${OBS}/flux`, FLUX)).status).toBe(303);
  const page = await lire(await lectrice.get(`${OBS}/flux`));
  expect(page).toContain(
    "52 en tout, sans 1 trajet trop petit : 40 sur place, 12 ailleurs (23 %) ; Mende en reçoit le plus (12).",
  );
  expect(page).toContain("De Arzenc-d'Apcher vers Mende : moins de 5");
  expect(page.match(/marker-end=/g)).toHaveLength(2);
  expect(page).toMatch(/class="reperes">.*\d+ ailleurs<\/text>/s);
  expect(page).not.toContain("Écrire des flux");
  const retrait = `${OBS}/flux/retrait?theme=Crèche&annee=2025`;
  const lue = lueDe(await (await chargee.get(retrait)).text());
  expect((await chargee.post(`${OBS}/flux/retrait`, { theme: "Crèche", annee: "2025" })).status).toBe(400);
  expect((await chargee.post(`${OBS}/flux/retrait`, { theme: "Crèche", annee: "2025", lue: "autre" })).status).toBe(
    409,
  );
  expect((await chargee.post(`${OBS}/flux/retrait`, { theme: "Crèche", annee: "2025", lue })).status).toBe(303);
  expect(await site.base.selectFrom("observatoire_flux").selectAll().execute()).toEqual([]);
});

test.each([
  ["une commune inconnue", { lignes: "Xyzville ; Mende ; 4" }, "Xyzville"],
  ["une ligne sans nombre", { lignes: "Mende ; Badaroux" }, "se lit mal"],
  ["aucune ligne", { lignes: "" }, "au moins une ligne"],
  ["sans titre", { theme: "" }, "ce qui va d’une commune"],
])("%s : 422 et la phrase", async (_cas, plus, phrase) => {
  const reponse = await chargee.post(`${OBS}/flux`, { ...FLUX, ...plus });
  expect(reponse.status).toBe(422);
  expect(await lire(reponse)).toContain(phrase);
});

test("le délégué ne lit pas l’observatoire (403), qui lit n’écrit pas (403), un autre espace n’existe pas (404)", async () => {
  for (const page of ["cartes", "portraits", "flux", "veille", "instantanes"]) {
    expect((await dpo.get(`${OBS}/${page}`)).status).toBe(403);
    expect((await etrangere.get(`${OBS}/${page}`)).status).toBe(404);
  }
  expect((await lectrice.post(`${OBS}/flux`, FLUX)).status).toBe(403);
  expect(await lire(await etrangere.get("/espaces/vaux/observatoire/cartes"))).toContain("Aucun chiffre communal");
});
