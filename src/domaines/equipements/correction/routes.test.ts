import { beforeAll, expect, test } from "vitest";
import { instantDe, plusMinutes } from "#commun/jour.ts";
import type { Message } from "#platform/mail.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { structureVide } from "../structure/rules.ts";
import { getStructure, insertStructures } from "../structure/store.ts";
import { VERIFICATION_STRUCTURE, verificationStructure } from "./actions.ts";

let maintenant = instantDe("2026-11-21T09:00:00Z");
const site = await testSite(() => maintenant);
const ICI = perimetreDe("monts", "ctg");
const PAGE = "/espaces/monts/equipements/galets";
const SAISIE = {
  geste: "repondre",
  version: "2",
  telephone: "",
  courriel: "neuf@a.fr",
  public: "0-3 ans",
  remarque: "Fermé l’été",
};
const LISTES = {
  de_0: "07:30",
  a_0: "12:30",
  debut_0: "2027-08-02",
  fin_0: "2027-08-20",
  motif_0: "congés",
  tarifde_0: "1 000",
  tarifcout_0: "0,45",
  tarifunite_0: "heure",
};
let chargee: Visiteur;
let lectrice: Visiteur;

const lue = () => site.dans(ICI, (db) => getStructure(db, ICI, "galets"));
const lire = async (chemin: string, qui = chargee) =>
  (await (await qui.get(chemin)).text()).replace(/[\u00a0\u202f]/g, " ");

/** Ce qui attend dans l'outbox part, et se lit. */
async function relever(): Promise<Message[]> {
  const depots = await site.base
    .deleteFrom("outbox")
    .where("genre", "=", VERIFICATION_STRUCTURE)
    .returning("charge")
    .execute();
  const messages: Message[] = [];
  const poster = async (message: Message) => void messages.push(message);
  const bureau = { base: site.base, poster, adresse: "http://site", maintenant: () => maintenant };
  for (const { charge } of depots) await verificationStructure.poster(bureau, charge);
  return messages;
}

beforeAll(async () => {
  await site.espace("monts", "ctg");
  chargee = await site.compte("claire", [{ espace: "monts", role: "chargeCooperation" }]);
  lectrice = await site.compte("lise", [{ espace: "monts", role: "lecteur" }]);
  const structure = { ...structureVide("galets", "eajePsu"), nom: "Les Galets", courriel: "a@a.fr" };
  await site.dans(ICI, (db) =>
    insertStructures(db, ICI, [{ structure: { ...structure, tenueLe: "2026-01-01" }, cle: "galets" }]),
  );
});

test("la fiche dit quand elle fut vérifiée, et se vérifie d’un geste devant sa version", async () => {
  expect(await lire(PAGE)).toContain("jamais été vérifiée");
  expect(await lire("/espaces/monts/equipements?averifier=1")).toContain("Les Galets");
  expect((await chargee.post(`${PAGE}/verification`, { version: "1" })).status).toBe(303);
  expect((await chargee.post(`${PAGE}/verification`, { version: "1" })).status).toBe(409);
  expect((await lectrice.post(`${PAGE}/verification`, { version: "2" })).status).toBe(403);
  expect(await lire(PAGE)).toContain("Vérifiée le 21 novembre 2026");
  expect(await lire("/espaces/monts/equipements?averifier=1")).not.toContain("Les Galets");
});

test("qui tient la structure la corrige par un lien, une fois, sans compte ; la coordination traite sa remarque", async () => {
  expect((await chargee.post(`${PAGE}/demande`)).status).toBe(303);
  expect((await chargee.post(`${PAGE}/demande`)).status).toBe(422);
  const [message, ...autres] = await relever();
  expect([message?.a, autres.length]).toEqual(["a@a.fr", 0]);
  const lien = /http:\/\/site(\/structures\/[\w-]{43})/.exec(message?.texte ?? "")?.[1] ?? "";
  const dehors = site.navigateur();
  expect(await lire(lien, dehors)).not.toContain("Les Galets");
  expect(await (await dehors.post(lien, { geste: "ouvrir" })).text()).toContain("Les Galets");
  expect((await dehors.post(lien, { ...SAISIE, courriel: "faux" })).status).toBe(422);
  expect((await dehors.post(lien, { ...SAISIE, version: "1" })).status).toBe(409);
  const fausse = await dehors.post(lien, {
    ...SAISIE,
    ...LISTES,
    a_0: "06:00",
    tarifcout_0: "rien",
    fin_0: "2027-08-01",
  });
  expect(fausse.status).toBe(422);
  const relue = (await fausse.text()).replace(/[\u00a0\u202f]/g, " ");
  for (const dit of [
    "la fermeture vient après l’ouverture",
    "Ligne 1 : un montant",
    "le dernier jour ne vient pas avant",
  ])
    expect(relue).toContain(dit);
  expect((await dehors.post(lien, { ...SAISIE, ...LISTES })).status).toBe(303);
  expect(await lue()).toMatchObject({
    courriel: "neuf@a.fr",
    public: "0-3 ans",
    telephone: null,
    verifieLe: "2026-11-21",
    fermetures: [{ debut: "2027-08-02", fin: "2027-08-20", motif: "congés" }],
    tarifs: [{ de: 100_000, a: null, cout: 45, unite: "heure" }],
  });
  expect((await lue()).ouverture[0]).toEqual({ de: "07:30", a: "12:30" });
  expect((await dehors.post(lien, SAISIE)).status).toBe(410);
  expect(await lire(PAGE)).toContain("Fermé l’été");
  expect((await chargee.post(`${PAGE}/remarque`)).status).toBe(303);
  expect(await lire(PAGE)).not.toContain("Fermé l’été");
});

test("le lien tient au navigateur qui l’a ouvert, ailleurs il faut son code ; il ne sert plus après trente jours, et n’ouvre rien d’autre", async () => {
  expect((await chargee.post(`${PAGE}/demande`)).status).toBe(303);
  const [message] = await relever();
  const lien = /http:\/\/site(\/structures\/[\w-]{43})/.exec(message?.texte ?? "")?.[1] ?? "";
  const dehors = site.navigateur();
  expect(await (await dehors.post(lien, { geste: "ouvrir" })).text()).toContain("Les Galets");
  const ailleurs = site.navigateur();
  for (const geste of ["ouvrir", "repondre"])
    expect(await (await ailleurs.post(lien, { ...SAISIE, geste })).text()).not.toContain("Les Galets");
  const code = /demandera ce code : (\d{6})/.exec(message?.texte ?? "")?.[1] ?? "";
  expect(await (await ailleurs.post(lien, { geste: "ouvrir", code })).text()).toContain("Les Galets");
  expect((await dehors.post(`${lien}/nouveau`)).status).toBe(200);
  expect((await site.base.selectFrom("outbox").select("id").execute()).length).toBe(1);
  await site.base.deleteFrom("outbox").execute();
  await ailleurs.post(lien, { geste: "ouvrir" });
  expect(await (await dehors.post(lien, { ...SAISIE, geste: "ouvrir", code })).text()).toContain("Les Galets");
  expect((await dehors.get(lien.replace("structures", "corrections"))).status).toBe(404);
  maintenant = plusMinutes(maintenant, 31 * 24 * 60);
  expect((await dehors.post(lien, { ...SAISIE, version: "3" })).status).toBe(410);
  expect((await dehors.get(`/structures/${"a".repeat(43)}`)).status).toBe(404);
});
