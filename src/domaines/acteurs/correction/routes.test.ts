import { afterAll, beforeAll, expect, test } from "vitest";
import { instantDe } from "#commun/jour.ts";
import type { Message } from "#platform/mail.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { getActeur, insertActeur } from "../store.ts";
import { VERIFICATION, verificationActeur } from "./actions.ts";

let maintenant = instantDe("2026-11-21T09:00:00Z");
const site = await testSite(() => maintenant);
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
const BASE = "/espaces/monts/acteurs";
let [chargee, lectrice, etrangere]: Visiteur[] = [];
let acteur = "";
let lien = "";
let code = "";
const SAISIE = { geste: "repondre", nomCourt: "CSH", qualite: "", courriel: "neuf@exemple.fr", remarque: "" };

const lu = () => site.dans(ICI, (db) => getActeur(db, ICI, acteur));
const demander = async (qui = chargee) => {
  const reponse = await qui?.post(`${BASE}/${acteur}/demande`);
  return { status: reponse?.status, texte: (await reponse?.text()) ?? "" };
};
const texteDe = async (demande: Promise<Response> | undefined) => {
  const reponse = await demande;
  return { status: reponse?.status, texte: ((await reponse?.text()) ?? "").replace(/[\u00a0\u202f]/g, " ") };
};

const lire = (qui: Visiteur | undefined, chemin: string) => texteDe(qui?.get(`${BASE}${chemin}`));

/** Posts what waits in the outbox, and gives the mails. */
async function relever(): Promise<Message[]> {
  const depots = await site.base.deleteFrom("outbox").where("genre", "=", VERIFICATION).returning("charge").execute();
  const messages: Message[] = [];
  const bureau = {
    base: site.base,
    poster: async (message: Message) => void messages.push(message),
    adresse: "http://site",
    maintenant: () => maintenant,
  };
  for (const { charge } of depots) await verificationActeur.poster(bureau, charge);
  return messages;
}
const lienDe = (message: Message | undefined) =>
  /http:\/\/site(\/corrections\/[\w-]{43})/.exec(message?.texte ?? "")?.[1] ?? "";
const codeDe = (message: Message | undefined) => /demandera ce code : (\d{6})/.exec(message?.texte ?? "")?.[1] ?? "";

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("vaux", "autre");
  chargee = await site.compte("claire", [{ espace: "monts", role: "chargeCooperation" }]);
  lectrice = await site.compte("lise", [{ espace: "monts", role: "lecteur" }]);
  etrangere = await site.compte("eve", [{ espace: "vaux", role: "chargeCooperation" }]);
  const vide = { genre: null, code: null, qualite: null, organisation: null, compte: null, nomCourt: null };
  const saisie = { ...vide, sorte: "organisation" as const, nom: "Centre social du Haut", courriel: "cs@exemple.fr" };
  acteur = (await site.dans(ICI, (db) => insertActeur(db, ICI, saisie))).id;
});

test("la fiche est dite jamais vérifiée, et se vérifie d’un geste devant sa version", async () => {
  expect((await lire(lectrice, `/${acteur}`)).texte).toContain("jamais été vérifiée");
  expect((await lire(lectrice, `?averifier=1`)).texte).toContain("Centre social du Haut");
  expect((await chargee?.post(`${BASE}/${acteur}/verification`, { version: "1" }))?.status).toBe(303);
  expect((await chargee?.post(`${BASE}/${acteur}/verification`, { version: "1" }))?.status).toBe(409);
  expect((await lectrice?.post(`${BASE}/${acteur}/verification`, { version: "2" }))?.status).toBe(403);
  expect((await lire(lectrice, `/${acteur}`)).texte).toContain("Vérifiée le 21 novembre 2026");
  expect((await lire(lectrice, `?averifier=1`)).texte).not.toContain("Centre social du Haut");
});

test("le courriel part une fois, dit ce que l’on garde et pourquoi ; une seconde demande attend une semaine", async () => {
  expect((await demander(lectrice)).status).toBe(403);
  expect((await demander(etrangere)).status).toBe(404);
  expect((await demander()).status).toBe(303);
  const [message, ...autres] = await relever();
  expect([message?.a, autres.length]).toEqual(["cs@exemple.fr", 0]);
  for (const attendu of ["mission d’intérêt public", "demander leur retrait", "jusqu’au 21 décembre 2026"])
    expect(message?.texte).toContain(attendu);
  lien = lienDe(message);
  code = codeDe(message);
  expect(message?.sujet).not.toContain("Centre social");
  const encore = await demander();
  expect([encore.status, encore.texte.includes("moins d’une semaine")]).toEqual([422, true]);
});

test("un automate qui suit le lien, ou en fait le geste, ne consomme rien et n’enferme personne dehors ; la réponse de la personne corrige, une fois", async () => {
  const automate = site.navigateur();
  for (let fois = 0; fois < 5; fois += 1) {
    const vue = await texteDe(automate.get(lien));
    expect([vue.status, vue.texte.includes("cs@exemple.fr")]).toEqual([200, false]);
    expect(vue.texte).not.toContain("CTG ctg");
    expect(vue.texte).toContain("<title>Vérifier votre fiche – Espace monts – Maillage</title>");
    expect((await automate.post(lien, { geste: "ouvrir" })).status).toBe(200);
  }
  expect((await lu()).courriel).toBe("cs@exemple.fr");
  const personne = site.navigateur();
  const version = String((await lu()).version);
  for (const geste of ["ouvrir", "repondre"]) {
    const ailleurs = await texteDe(personne.post(lien, { ...SAISIE, version, geste }));
    expect(ailleurs.texte).not.toContain("cs@exemple.fr");
    for (const dit of ["recopiez le code", "Un courriel ancien n’en a pas", `action="${lien}/nouveau"`])
      expect(ailleurs.texte.replace(/\s+/g, " ")).toContain(dit);
  }
  const fiche = await texteDe(personne.post(lien, { geste: "ouvrir", code }));
  expect([fiche.texte.includes("cs@exemple.fr"), fiche.texte.includes("mission d’intérêt public")]).toEqual([
    true,
    true,
  ]);
  expect((await texteDe(automate.post(lien, { ...SAISIE, version }))).texte).toContain("recopiez le code");
  const faux = await texteDe(personne.post(lien, { ...SAISIE, version, courriel: "pas un courriel" }));
  expect([faux.status, faux.texte.includes("incomplète")]).toEqual([422, true]);
  expect((await personne.post(lien, { ...SAISIE, version: "99" })).status).toBe(409);
  const remarque = "Notre directeur est parti";
  expect((await personne.post(lien, { ...SAISIE, version, remarque })).status).toBe(303);
  expect(await lu()).toMatchObject({ nomCourt: "CSH", courriel: "neuf@exemple.fr", verifieLe: "2026-11-21" });
  expect((await personne.get(`${lien}?merci=1`)).status).toBe(200);
  expect((await personne.post(lien, { ...SAISIE, version })).status).toBe(410);
  expect((await automate.get(lien)).status).toBe(410);
});

test("la remarque se lit sur la fiche jusqu’à ce qu’elle soit traitée", async () => {
  expect((await lire(chargee, `/${acteur}`)).texte).toContain("Notre directeur est parti");
  expect((await chargee?.post(`${BASE}/${acteur}/remarque`))?.status).toBe(303);
  expect((await lire(chargee, `/${acteur}`)).texte).not.toContain("Notre directeur est parti");
});

test("cinq codes faux ferment un lien à tout autre navigateur ; celui qui le tient répond encore, un courriel neuf en donne un autre", async () => {
  await demander();
  const [message] = await relever();
  const [ici, juste] = [lienDe(message), codeDe(message)];
  const tient = site.navigateur();
  expect((await texteDe(tient.post(ici, { ...SAISIE, version: "1" }))).texte).not.toContain("neuf@exemple.fr");
  expect((await texteDe(tient.post(ici, { geste: "ouvrir" }))).texte).toContain("neuf@exemple.fr");
  const ailleurs = site.navigateur();
  const essayer = (tape: string) => texteDe(ailleurs.post(ici, { geste: "ouvrir", code: tape }));
  const autre = juste === "000000" ? "111111" : "000000";
  expect((await essayer("12")).texte).toContain("six chiffres");
  for (let fois = 0; fois < 5; fois += 1) expect((await essayer(autre)).status).toBe(422);
  const mort = await essayer(juste);
  expect([mort.texte.includes("neuf@exemple.fr"), mort.texte.includes("Cinq codes faux")]).toEqual([false, true]);
  expect((await texteDe(tient.post(ici, { geste: "ouvrir" }))).texte).toContain("neuf@exemple.fr");
  for (let fois = 0; fois < 3; fois += 1) expect((await ailleurs.post(`${ici}/nouveau`)).status).toBe(200);
  expect((await texteDe(ailleurs.post(`${ici}/nouveau`))).texte).toContain("Plusieurs courriels");
  const [neuf] = await relever();
  expect((await ailleurs.get(ici)).status).toBe(404);
  expect((await ailleurs.post(`${lienDe(neuf).replace("corrections", "structures")}/nouveau`)).status).toBe(404);
  expect((await texteDe(ailleurs.post(lienDe(neuf), { geste: "ouvrir" }))).texte).toContain("neuf@exemple.fr");
  const version = String((await lu()).version);
  expect((await ailleurs.post(lienDe(neuf), { ...SAISIE, version, courriel: "neuf@exemple.fr" })).status).toBe(303);
});

test("passé trente jours, ou inconnu, un lien n’ouvre rien ; un envoi manqué frappe un lien neuf, et l’ancien ne vaut plus", async () => {
  await demander();
  const depot = await site.base
    .selectFrom("outbox")
    .select("charge")
    .where("genre", "=", VERIFICATION)
    .executeTakeFirst();
  const liens: string[] = [];
  const panne = async (message: Message) => {
    liens.push(lienDe(message));
    throw new Error("panne");
  };
  const bureau = { base: site.base, poster: panne, adresse: "http://site", maintenant: () => maintenant };
  await expect(verificationActeur.poster(bureau, depot?.charge)).rejects.toThrow("panne");
  const neuf = lienDe((await relever())[0]);
  expect((await site.navigateur().get(liens[0] ?? "")).status).toBe(404);
  expect((await site.navigateur().get(neuf)).status).toBe(200);
  maintenant = instantDe("2026-12-29T09:00:00Z");
  expect((await site.navigateur().get(neuf)).status).toBe(410);
  expect((await site.navigateur().get(`/corrections/${"x".repeat(43)}`)).status).toBe(404);
});
