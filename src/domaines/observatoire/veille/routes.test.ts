import { afterAll, expect, test } from "vitest";
import { insertConvention } from "#domaines/convention/store.ts";
import { insertAssistantes } from "#domaines/equipements/assistante/store.ts";
import { deposerValeurs } from "#domaines/statistiques/index.ts";
import type { Depose } from "#domaines/statistiques/model.ts";
import { relayOnce } from "#platform/relay.ts";
import type { Message } from "#platform/mail.ts";
import { perimetreDe, testSite } from "../../../../tests/app.ts";
import { getInstantane } from "../instantane/store.ts";
import { posterVeille } from "./courrier/actions.ts";
import { VEILLE } from "./courrier/model.ts";

const site = await testSite();
await site.espace("monts", "ctg");
await site.espace("vaux", "autre");
const ICI = perimetreDe("monts", "ctg");
const MAINTENANT = () => new Date("2026-11-21T09:00:00Z");
const IDENTITE = { titre: "CTG", caf: null, debut: null, fin: null, perimetre: ["48095", "48013"] };
const naissances = (code: string, millesime: number, valeur: number): Depose => ({
  statistique: "naissances",
  lieu: { genre: "commune", code },
  millesime,
  valeur,
});
await site.dans(ICI, async (db) => {
  await insertConvention(db, ICI, "ctg", IDENTITE);
  const origine = { cle: "essai", nom: "Essai", source: "Insee", le: "2026-11-20T08:00:00Z" };
  const valeurs = [
    naissances("48095", 2021, 400),
    naissances("48095", 2024, 300),
    naissances("48013", 2021, 9),
    naissances("48013", 2024, 7),
  ];
  await deposerValeurs(db, ICI, origine, valeurs);
});
const chargee = await site.compte("claire", [{ espace: "monts", role: "chargeCooperation" }]);
const lectrice = await site.compte("lise", [{ espace: "monts", role: "lecteur" }]);
const elu = await site.compte("elie", [{ espace: "monts", role: "elu" }]);
const etrangere = await site.compte("eve", [{ espace: "vaux", role: "chargeCooperation" }]);
afterAll(() => site.engine.close());

const VEILLE_ICI = "/espaces/monts/observatoire/veille";
const lire = async (reponse: Response) => (await reponse.text()).replaceAll(/[\u00a0\u202f]/g, " ");
const taches = () => site.base.selectFrom("observatoire_tache").selectAll().orderBy("id").execute();
const postees: Message[] = [];

test("regarder ouvre une tâche là où le seuil est franchi, une seule fois, et prévient qui elle concerne", async () => {
  expect((await chargee.post(`${VEILLE_ICI}/passage`)).headers.get("location")).toContain("vu=1");
  expect(await taches()).toMatchObject([{ regle: "naissances", territoire: "commune-48095", millesime: 2024 }]);
  expect((await chargee.post(`${VEILLE_ICI}/passage`)).headers.get("location")).toContain("vu=0");
  const poster = async (message: Message) => void postees.push(message);
  const bureau = { base: site.base, poster, adresse: "https://exemple.fr", maintenant: MAINTENANT };
  await relayOnce(site.base, { [VEILLE]: ({ charge }) => posterVeille(bureau, charge) });
  expect(postees.map(({ a }) => a).toSorted()).toEqual(["claire@exemple.fr", "elie@exemple.fr"]);
  expect(postees[0]?.texte.replaceAll(/[\u00a0\u202f]/g, " ")).toContain(
    "Mende : 300 naissances en 2024, 400 en 2021 : 25 % de moins en 3 ans.",
  );
  expect(postees[0]?.sujet).not.toContain("Mende");
});

test("la page dit ce qui se passe, où et qui cela concerne ; chacun lit, un autre espace n’en sait rien", async () => {
  const page = await lire(await lectrice.get(VEILLE_ICI));
  expect(page).toContain("Les naissances baissent");
  expect(page).toContain("Personne claire, Personne elie");
  expect(page).not.toContain("Regarder maintenant");
  expect((await lectrice.post(`${VEILLE_ICI}/passage`)).status).toBe(403);
  expect((await etrangere.post(`${VEILLE_ICI}/passage`)).status).toBe(404);
  const [tache] = await taches();
  expect((await etrangere.get(`/espaces/vaux/observatoire/veille/taches/${tache?.id}`)).status).toBe(404);
  expect(
    (await elu.post(`${VEILLE_ICI}/taches/${tache?.id}`, { vers: "traitee", motif: "x", version: "1" })).status,
  ).toBe(403);
});

test("les places agréées d’une seule assistante sont un secret ; ce qui est déjà dit ne se redit pas", async () => {
  const places = { agrement: 4, agrementFin: null, libres: null, libresDes: null, ditesLe: null, source: null };
  const paraitre = { telephone: null, courriel: null, mam: null, consentieLe: null, retireeLe: null, monenfant: null };
  const vide = { version: 1, quartier: "", precisions: "", ...places, ...paraitre };
  const assistantes = ["a", "b", "c", "d", "e", "seule"].map((id) => {
    return { ...vide, id, nom: id, commune: id === "seule" ? "48013" : "48095" };
  });
  await site.dans(ICI, (db) => insertAssistantes(db, ICI, assistantes));
  expect((await chargee.post(`${VEILLE_ICI}/passage`)).status).toBe(303);
  const dites = () =>
    site.base
      .selectFrom("statistiques_valeur as v")
      .innerJoin("statistiques_depot as d", (on) => on.onRef("d.espace", "=", "v.espace").onRef("d.id", "=", "v.depot"))
      .select(["v.territoire", "v.valeur", "v.secret", "d.rang"])
      .where("v.statistique", "=", "placesAgreees")
      .orderBy("v.territoire")
      .execute();
  const premieres = await dites();
  expect(premieres).toMatchObject([
    { territoire: "48013", valeur: null, secret: true },
    { territoire: "48095", valeur: 20, secret: false },
  ]);
  expect((await chargee.post(`${VEILLE_ICI}/passage`)).status).toBe(303);
  expect(await dites()).toEqual(premieres);
});

test("une tâche se clôt avec son motif, une version dépassée est un 409, et elle ne revient pas", async () => {
  const [tache] = await taches();
  const chemin = `${VEILLE_ICI}/taches/${tache?.id}`;
  const sans = await chargee.post(chemin, { vers: "ecartee", motif: " ", version: "1" });
  expect(sans.status).toBe(422);
  expect(await lire(sans)).toContain("pourquoi cela ne compte pas");
  expect(
    (await chargee.post(chemin, { vers: "ecartee", motif: "Maternité voisine fermée", version: "9" })).status,
  ).toBe(409);
  expect(
    (await chargee.post(chemin, { vers: "ecartee", motif: "Maternité voisine fermée", version: "1" })).status,
  ).toBe(303);
  expect(await lire(await chargee.get(chemin))).toContain("par Personne claire : Maternité voisine fermée");
  expect((await chargee.post(`${VEILLE_ICI}/passage`)).headers.get("location")).toContain("vu=0");
  expect((await chargee.post(chemin, { vers: "ouverte", version: "2" })).status).toBe(303);
  expect((await taches())[0]).toMatchObject({ etat: "ouverte", motif: "", close_le: null });
});

test("un seuil se règle, hors de ses bornes il revient en 422, et une règle en sommeil n’ouvre rien", async () => {
  const regle = `${VEILLE_ICI}/regles/naissances`;
  expect((await chargee.post(regle, { seuil: "0", duree: "3", active: "oui", version: "0" })).status).toBe(422);
  expect((await chargee.post(regle, { seuil: "30", duree: "3", active: "oui", version: "0" })).status).toBe(303);
  expect((await chargee.post(regle, { seuil: "20", duree: "3", active: "oui", version: "0" })).status).toBe(409);
  expect(await lire(await lectrice.get(VEILLE_ICI))).toContain("Aujourd’hui, la règle ne le voit plus");
  expect((await chargee.post(regle, { seuil: "30,5", duree: "3", version: "1" })).status).toBe(303);
  expect(await lire(await lectrice.get(`${VEILLE_ICI}/regles`))).toContain("En sommeil");
  expect((await lectrice.post(regle, { seuil: "30", version: "2" })).status).toBe(403);
  expect((await chargee.post(`${VEILLE_ICI}/regles/autre`, { seuil: "30", version: "0" })).status).toBe(404);
});

test("les portraits de l’année se gardent une fois, et ne bougent plus", async () => {
  const INSTANTANES = "/espaces/monts/observatoire/instantanes";
  expect((await lectrice.post(INSTANTANES)).status).toBe(403);
  expect((await chargee.post(INSTANTANES)).status).toBe(303);
  await site.dans(ICI, (db) =>
    deposerValeurs(db, ICI, { cle: "corrige", nom: "Corrigé", source: "Insee", le: "2026-11-21T08:00:00Z" }, [
      naissances("48095", 2024, 111),
    ]),
  );
  expect((await chargee.post(INSTANTANES)).status).toBe(303);
  expect(await lire(await lectrice.get(`${INSTANTANES}/2026`))).toContain("Mende");
  const garde = await lire(await lectrice.get(`${INSTANTANES}/2026/commune-48095`));
  expect(garde).toContain("il ne change plus");
  expect(garde).toContain("<b>300</b>");
  expect(await lire(await lectrice.get("/espaces/monts/observatoire/portraits/commune-48095"))).toContain("<b>111</b>");
  expect((await lectrice.get(`${INSTANTANES}/2024`)).status).toBe(404);
  await expect(
    site.dans(perimetreDe("vaux"), (db) =>
      getInstantane(db, perimetreDe("vaux"), { annee: 2026, territoire: "commune-48095" }),
    ),
  ).rejects.toThrow("Page introuvable");
});
