import { beforeEach, expect, test } from "vitest";
import { inAnnuaire, inPerimeter } from "#platform/db/db.ts";
import { deposer } from "#platform/outbox.ts";
import { relayOnce } from "#platform/relay.ts";
import { perimetreDe, testSite } from "../../../../../tests/app.ts";

const MAINTENANT = new Date("2026-11-21T09:00:00Z");
const site = await testSite(() => MAINTENANT);
const { base } = site;
await site.espace("rives", "ctg-rives");
const odile = await site.compte("odile", [], true);
const charge = await site.compte("charge", [{ espace: "rives", role: "chargeCooperation" }]);
const COURRIER = "/administration/courrier";
const SECRET = { a: "samira.benali@mairie.exemple", sujet: "Sujet caché", texte: "Texte caché", html: "" };

beforeEach(async () => {
  await base.deleteFrom("outbox").execute();
  await base.deleteFrom("journal_installation").execute();
});

const deposerA = (genre: string, due = MAINTENANT) => inAnnuaire(base, (db) => deposer(db, genre, SECRET, due));
const idDe = async () => (await base.selectFrom("outbox").select("id").executeTakeFirstOrThrow()).id;
const panne = () => Promise.reject(new Error("450 samira.benali@mairie.exemple : boîte pleine"));
const echouer = (fois = 1) =>
  Array.from({ length: fois }).reduce<Promise<unknown>>(
    (avant, _rien, rang) =>
      avant.then(() =>
        relayOnce(
          base,
          { courriel: panne, "documents.produire": panne },
          () => new Date(MAINTENANT.getTime() + rang * 86_400_000),
        ),
      ),
    Promise.resolve(),
  );
const lire = async (chemin = COURRIER) => (await (await odile.get(chemin)).text()).replace(/[\u00A0\u202F]/g, " ");

test("la file du courrier n’existe que pour l’administrateur, et ses gestes aussi", async () => {
  await deposerA("courriel");
  await echouer();
  const id = await idDe();
  expect((await charge.get(COURRIER)).status).toBe(404);
  expect((await site.personne.get(COURRIER)).status).toBe(303);
  for (const geste of ["essai", "abandon"]) expect((await charge.post(`${COURRIER}/${id}/${geste}`)).status).toBe(404);
  expect(await base.selectFrom("outbox").select("essais").execute()).toEqual([{ essais: 1 }]);
});

test("vide, elle le dit ; ce qui est prévu pour plus tard se compte sans se montrer", async () => {
  expect(await lire()).toContain("Rien n’attend");
  await deposerA("documents.oublier", new Date("2026-12-21T09:00:00Z"));
  const page = await lire();
  expect(page).toContain("0 en attente, 0 abandonné, 1 prévu pour plus tard");
  expect(page).toContain("Rien n’attend");
});

test("elle dit ce qui attend, depuis quand, combien d’essais et pourquoi, sans adresse ni contenu", async () => {
  await deposerA("courriel");
  expect(await lire()).toContain("dès que possible");
  await echouer();
  const page = await lire();
  for (const dit of [
    "1 en attente",
    "Message à une personne",
    "…@mairie.exemple : boîte pleine",
    "21 novembre 2026 à 10 h 00",
  ])
    expect(page).toContain(dit);
  for (const tu of ["samira", "Sujet caché", "Texte caché"]) expect(page).not.toContain(tu);
});

test("ce qui a été abandonné après vingt essais repart à neuf d’un geste", async () => {
  await deposerA("courriel");
  await echouer(20);
  expect(await lire()).toContain("abandonné après vingt essais");
  const reponse = await odile.post(`${COURRIER}/${await idDe()}/essai`);
  expect(reponse.headers.get("location")).toBe(`${COURRIER}?fait=essai`);
  expect(await lire()).toContain("1 en attente, 0 abandonné");
  let postes = 0;
  await relayOnce(base, { courriel: async () => void (postes += 1) }, () => MAINTENANT);
  expect(postes).toBe(1);
  expect(await base.selectFrom("journal_installation").select("action").execute()).toEqual([{ action: "essai" }]);
});

test("abandonner nomme ce qui est perdu, ôte le dépôt et le note", async () => {
  await deposerA("courriel");
  await echouer();
  const chemin = `${COURRIER}/${await idDe()}/abandon`;
  const page = await lire(chemin);
  expect(page).toContain("Ce message ne sera jamais posté");
  expect(page).not.toContain("samira");
  expect((await odile.post(chemin)).headers.get("location")).toBe(`${COURRIER}?fait=abandon`);
  expect(await base.selectFrom("outbox").select("id").execute()).toEqual([]);
  expect(await base.selectFrom("journal_installation").select("action").execute()).toEqual([{ action: "abandon" }]);
  expect((await odile.post(chemin)).status).toBe(404);
});

test("ce qui part en ce moment ne se retente ni ne s’abandonne ; un document ne s’abandonne pas", async () => {
  await deposerA("courriel");
  let enCours = () => {};
  const tenu = new Promise<void>((fin) => {
    enCours = fin;
  });
  const relais = relayOnce(base, { courriel: () => tenu }, () => MAINTENANT);
  await expect.poll(async () => lire()).toContain("en ce moment");
  const id = await idDe();
  expect((await odile.post(`${COURRIER}/${id}/essai`)).headers.get("location")).toBe(`${COURRIER}?fait=parti`);
  expect((await odile.post(`${COURRIER}/${id}/abandon`)).status).toBe(404);
  enCours();
  expect(await relais).toBe(1);
  await deposerA("documents.produire");
  await echouer();
  expect((await odile.post(`${COURRIER}/${await idDe()}/abandon`)).status).toBe(404);
});

test("le rôle de la page ne peut pas lire ce qu’un dépôt porte, et celui d’un espace n’en lit rien", async () => {
  await deposerA("courriel");
  const charges = inAnnuaire(base, (db) => db.selectFrom("outbox").select("charge").execute());
  await expect(charges).rejects.toThrow(/permission denied/);
  const perimetre = perimetreDe("rives", "ctg-rives");
  const rangees = inPerimeter(base, perimetre, (db) => db.selectFrom("outbox").select("id").execute());
  await expect(rangees).rejects.toThrow(/permission denied/);
});
