import { afterAll, beforeAll, expect, test } from "vitest";
import { insertConvention } from "#domaines/convention/index.ts";
import { newId } from "#platform/ids.ts";
import type { Message } from "#platform/mail.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { FABRIQUES } from "../../../fabriques.ts";
import { type Composer, CONVOCATION, posterConvocation } from "../convocation/actions.ts";
import { POIDS_MAX } from "../convocation/model.ts";
import { listInstances } from "../instance/store.ts";
import { listMembres } from "../membre/store.ts";
import { listPoints, listPointsEnAttente, proposerPoint } from "../point/store.ts";
import { findReleve } from "../releve/store.ts";
import { listPresences } from "./presence/store.ts";
import { getSeance } from "./store.ts";

const maintenant = new Date("2026-11-21T09:00:00Z");
const site = await testSite(() => maintenant);
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
const BASE = "/conventions/ctg";
const INSTANCE = `${BASE}/instances/copil`;
const REUNION = `${INSTANCE}/reunions/r1`;

let nadege: Visiteur;
let lectrice: Visiteur;
let etrangere: Visiteur;

const lire = async (reponse: Response) => (await reponse.text()).replace(/[\u00a0\u202f]/g, " ");
const seance = (id = "r1") => site.dans(ICI, (tx) => getSeance(tx, ICI, id));
const membres = () => site.dans(ICI, (tx) => listMembres(tx, ICI, "copil"));
const presences = () => site.dans(ICI, (tx) => listPresences(tx, ICI, ["r1"]));
const points = (id = "r1") => site.dans(ICI, (tx) => listPoints(tx, ICI, id));
const idDe = async (nom: string) => (await membres()).find((membre) => membre.nom === nom)?.id ?? "";

/** What waits in the outbox leaves, as the server would post it. */
async function relever(): Promise<Message[]> {
  const recus: Message[] = [];
  const poster = async (message: Message) => void recus.push(message);
  const composer: Composer = (genre, db, perimetre, demande) =>
    FABRIQUES[genre]?.composer(db, perimetre, demande) ?? Promise.reject(new Error(`pas de document « ${genre} »`));
  const depots = await site.base
    .selectFrom("outbox")
    .selectAll()
    .where("genre", "=", CONVOCATION)
    .orderBy("id")
    .execute();
  for (const { id, charge } of depots) {
    await posterConvocation(
      { base: site.base, poster, adresse: "http://localhost", maintenant: () => maintenant, composer },
      charge,
    );
    await site.base.deleteFrom("outbox").where("id", "=", id).execute();
  }
  return recus;
}
const lienDe = ({ texte }: Message): string => /\/invitations\/[\w-]{43}/.exec(texte)?.[0] ?? "";

const instance = (dit: Record<string, string> = {}) => ({
  id: "copil",
  nature: "copil",
  nom: "Comité de pilotage",
  parite: "1",
  decide: "1",
  presidence: "copilotee",
  frequence: "2",
  quorum: "majorite",
  ...dit,
});
const membre = (nom: string, dit: Record<string, string> = {}) => ({
  id: newId(),
  nom,
  college: "Communes",
  voix: "deliberative",
  courriel: `${nom.toLowerCase().replace(/[^a-z]/g, ".")}@exemple.fr`,
  ...dit,
});
const reunion = (dit: Record<string, string> = {}) => ({
  id: "r1",
  titre: "Copil d’hiver",
  le: "2026-11-21",
  debut: "14:00",
  duree: "90",
  lieu: "Mairie",
  ...dit,
});

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("mers", "loin");
  nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
  lectrice = await site.compte("lectrice", [{ espace: "monts", role: "lecteur" }]);
  etrangere = await site.compte("etrangere", [{ espace: "mers", role: "chargeCooperation" }]);
  const vide = { titre: "CTG", caf: null, debut: null, fin: null, perimetre: ["15014"] };
  await site.dans(ICI, (tx) => insertConvention(tx, ICI, "ctg", vide));
});

test("une instance se crée, dit sa parité, ses membres entrent ; on ne l’efface plus dès qu’une réunion s’y prépare", async () => {
  expect(await lire(await nadege.get(`${BASE}/instances`))).toContain("Commencez par le comité de pilotage");
  const sans = await nadege.post(`${BASE}/instances`, instance({ nom: "", quorum: "nombre" }));
  expect([sans.status, (await lire(sans)).includes("Donnez un nom à l’instance")]).toEqual([422, true]);
  expect((await lectrice.post(`${BASE}/instances`, instance())).status).toBe(403);
  expect((await etrangere.post(`${BASE}/instances`, instance())).status).toBe(404);
  const deuxFois = [
    await nadege.post(`${BASE}/instances`, instance()),
    await nadege.post(`${BASE}/instances`, instance()),
  ];
  expect(deuxFois.map(({ status }) => status)).toEqual([303, 303]);
  expect(await site.dans(ICI, (tx) => listInstances(tx, ICI))).toMatchObject([{ conventions: ["ctg"], version: 1 }]);
  const gens = [
    membre("Maire Un"),
    membre("Maire Deux"),
    membre("Caf Un", { college: "Caf" }),
    membre("Invite Un", { voix: "consultative", courriel: "" }),
  ];
  for (const un of gens) expect((await nadege.post(`${INSTANCE}/membres`, un)).status).toBe(303);
  const suppleant = membre("Adjoint Un", { suppleantDe: await idDe("Maire Un") });
  expect((await nadege.post(`${INSTANCE}/membres`, suppleant)).status).toBe(303);
  const faux = await nadege.post(`${INSTANCE}/membres`, membre("X", { suppleantDe: await idDe("Invite Un") }));
  expect([faux.status, (await lire(faux)).includes("Un invité n’a pas de suppléant")]).toEqual([422, true]);
  const page = await lire(await lectrice.get(INSTANCE));
  expect([page.includes("Il manque 1 membre"), page.includes("Suppléant de Maire Un")]).toEqual([true, true]);
  expect((await etrangere.get(INSTANCE)).status).toBe(404);
});

test("une réunion se prépare, cherche sa date, inscrit ce qui attend, range son ordre du jour", async () => {
  expect((await nadege.post(`${INSTANCE}/reunions`, reunion({ le: "", debut: "" }))).status).toBe(303);
  expect((await nadege.get(`${REUNION}/tenue`)).status).toBe(409);
  expect((await nadege.post(`${INSTANCE}/suppression`, { version: "1" })).status).toBe(422);
  expect((await nadege.post(`${INSTANCE}/cloture`, { version: "1" })).status).toBe(422);
  const passee = { id: "d0", dateLe: "2026-11-20", dateDebut: "14:00" };
  expect((await nadege.post(`${REUNION}/dates`, passee)).status).toBe(422);
  for (const [id, dateLe] of [
    ["d1", "2026-11-21"],
    ["d2", "2026-11-22"],
  ] as const)
    expect((await nadege.post(`${REUNION}/dates`, { id, dateLe, dateDebut: "14:00" })).status).toBe(303);
  const maire = await idDe("Maire Un");
  expect((await nadege.post(`${REUNION}/souhaits`, { [`${maire}-d1`]: "oui", [`${maire}-d2`]: "non" })).status).toBe(
    303,
  );
  expect(await lire(await nadege.get(REUNION))).toMatch(/samedi 21 novembre 2026 à 14 h 00[\s\S]*dimanche 22 novembre/);
  expect((await nadege.post(`${REUNION}/sondage`)).status).toBe(303);
  const [mail] = await relever();
  expect([mail?.sujet, mail?.agenda]).toEqual(["Espace monts : quelle date pour : Copil d’hiver", undefined]);
  const sonde = site.navigateur();
  expect(await lire(await sonde.get(lienDe(mail as Message)))).toContain("La date se cherche encore");
  expect((await sonde.post(lienDe(mail as Message), { d1: "siBesoin", d2: "oui" })).status).toBe(303);
  expect((await nadege.post(`${REUNION}/dates/d1/choix`)).status).toBe(303);
  expect(await seance()).toMatchObject({ le: "2026-11-21", debut: "14:00" });
  expect(await lire(await sonde.get(lienDe(mail as Message)))).toContain("La date est fixée : samedi 21 novembre 2026");
  expect((await nadege.post(REUNION, reunion({ debut: "14:30", version: "2" }))).status).toBe(303);
  expect((await sonde.post(lienDe(mail as Message), { d1: "non" })).status).toBe(422);
  expect((await nadege.post(`${REUNION}/sondage`)).status).toBe(409);
  expect((await nadege.post(`${REUNION}/dates/d1/choix`)).status).toBe(303);
  await site.dans(ICI, (tx) =>
    proposerPoint(tx, ICI, { convention: "ctg", titre: "Une fiche bloquée", origine: "blocage", lien: `${BASE}/plan` }),
  );
  expect(await lire(await nadege.get(REUNION))).toContain("Une fiche bloquée");
  const [attend] = await site.dans(ICI, (tx) => listPointsEnAttente(tx, ICI));
  expect((await nadege.post(`${REUNION}/points/inscrits`, { points: attend?.id ?? "" })).status).toBe(303);
  const libre = { id: newId(), titrePoint: "Le bilan", attendu: "decision", duree: "100" };
  expect((await nadege.post(`${REUNION}/points`, { ...libre, titrePoint: "" })).status).toBe(422);
  expect((await nadege.post(`${REUNION}/points`, libre)).status).toBe(303);
  expect(await lire(await nadege.get(REUNION))).toContain("10 minutes de plus que la réunion");
  expect((await nadege.post(`${REUNION}/points/${libre.id}/place`, { sens: "haut" })).status).toBe(303);
  expect((await points()).map(({ titre }) => titre)).toEqual(["Le bilan", "Une fiche bloquée"]);
  expect((await lectrice.post(`${REUNION}/points`, libre)).status).toBe(403);
  expect((await etrangere.get(REUNION)).status).toBe(404);
});

test("la convocation part avec son invitation ; un automate qui ouvre le lien ne répond pas ; un clic répond", async () => {
  const { version } = await seance();
  expect((await nadege.post(`${REUNION}/convocation`, { version: "99" })).status).toBe(409);
  expect((await nadege.post(`${REUNION}/convocation`, { version: `${version}` })).status).toBe(303);
  const mails = await relever();
  expect(mails.map(({ a }) => a).toSorted()).toEqual([
    "caf.un@exemple.fr",
    "maire.deux@exemple.fr",
    "maire.un@exemple.fr",
  ]);
  const mail = mails.find(({ a }) => a.startsWith("maire.un")) as Message;
  expect(mail.sujet).not.toContain("Maire");
  expect(mails.filter(({ sujet }) => sujet.includes("changement"))).toEqual([]); // moved while it was prepared: for them it is new
  expect(mail.agenda?.contenu.replaceAll("\r\n ", "")).toMatch(
    /METHOD:REQUEST[\s\S]*UID:reunion-r1@monts\.maillage\r\n[\s\S]*SEQUENCE:3\r\nDTSTART;TZID=Europe\/Paris:20261121T140000/,
  );
  expect(await relever()).toEqual([]);
  const lien = lienDe(mail);
  const telephone = site.navigateur();
  expect(await lire(await telephone.get(lien))).toContain("Maire Un, viendrez-vous");
  await telephone.get(lien);
  expect((await presences()).every(({ reponse }) => reponse === null)).toBe(true);
  expect((await telephone.post(lien, { reponse: "pouvoir", pouvoir: await idDe("Maire Un") })).status).toBe(422);
  expect((await telephone.post(lien, { reponse: "excuse" })).status).toBe(303);
  expect((await telephone.post(lien, { reponse: "suppleant", suppleant: await idDe("Adjoint Un") })).status).toBe(303);
  const dites = (await presences()).filter(({ reponse }) => reponse !== null);
  expect(dites).toMatchObject([{ reponse: "suppleant", par: "lien", pour: await idDe("Adjoint Un") }]);
  expect((await relever()).map(({ a }) => a)).toEqual(["adjoint.un@exemple.fr"]);
  expect((await site.navigateur().get(`/invitations/${"x".repeat(43)}`)).status).toBe(404);
  expect((await telephone.get(REUNION)).status).not.toBe(200);
  const page = await lire(await nadege.get(`${REUNION}/convocation`));
  expect(page).toMatch(/Sans courriel, à convoquer sur papier : Invite Un/);
  const caf = await idDe("Caf Un");
  const notee = { [`quoi-${caf}`]: "pouvoir", [`pour-${caf}`]: "Personne" };
  expect((await nadege.post(`${REUNION}/reponses`, notee)).status).toBe(422);
  expect((await nadege.post(`${REUNION}/reponses`, { ...notee, [`pour-${caf}`]: "maire deux" })).status).toBe(303);
});

test("changer le lieu prévient de nouveau sous la même identité, une séquence plus haut", async () => {
  const { version } = await seance();
  const change = reunion({ lieu: "Halle", version: `${version}` });
  expect((await nadege.post(REUNION, { ...change, version: "1" })).status).toBe(409);
  expect((await nadege.post(REUNION, { ...change, le: "2026-11-01" })).status).toBe(422);
  expect((await nadege.post(REUNION, change)).status).toBe(303);
  const mails = await relever();
  expect(mails).toHaveLength(4);
  expect(mails[0]?.agenda?.contenu).toMatch(/UID:reunion-r1@monts\.maillage\r\n[\s\S]*SEQUENCE:4/);
  expect(mails.filter(({ sujet }) => !sujet.includes("changement"))).toEqual([]);
});

test("le jour venu, une page note présences et conclusions ; deux à la fois, le second l’apprend", async () => {
  const page = await lire(await nadege.get(`${REUNION}/tenue`));
  expect([page.includes('data-hors-ligne="reunion:r1"'), page.includes("avait répondu : envoie un suppléant")]).toEqual(
    [true, true],
  );
  const { version } = await seance();
  const [premier] = await points();
  const ids = await Promise.all(["Maire Un", "Maire Deux", "Caf Un", "Invite Un"].map(idDe));
  const vide = { version: `${version}`, preside: "Maire Deux" };
  expect((await nadege.post(`${REUNION}/tenue`, vide)).status).toBe(422);
  const note = {
    ...vide,
    [`quoi-${ids[0]}`]: "suppleant",
    [`pour-${ids[0]}`]: "Adjoint Un",
    [`quoi-${ids[1]}`]: "present",
    [`quoi-${ids[2]}`]: "pouvoir",
    [`pour-${ids[2]}`]: "Maire Deux",
    autres: "Une habitante",
    [`conclusion-${premier?.id}`]: "Bilan adopté.",
  };
  const faute = await nadege.post(`${REUNION}/tenue`, { ...note, [`pour-${ids[2]}`]: "" });
  expect([faute.status, (await lire(faute)).includes("Bilan adopté.")]).toEqual([422, true]);
  expect((await lectrice.post(`${REUNION}/tenue`, note)).status).toBe(403);
  expect((await nadege.post(`${REUNION}/tenue`, note)).status).toBe(303);
  expect((await nadege.post(`${REUNION}/tenue`, note)).status).toBe(409);
  const tenue = await lire(await nadege.get(`${REUNION}/tenue?recu=1`));
  expect(tenue).toContain("Le quorum est atteint : 2 membres présents sur 3, il en faut 2. 3 voix dans la salle.");
  expect(await seance()).toMatchObject({ etat: "tenue", preside: "Maire Deux" });
});

test("le relevé attend que chacun soit noté, s’approuve, se fige, s’envoie ; un point sans conclusion se remet", async () => {
  const { version } = await seance();
  const tot = await nadege.post(`${REUNION}/releve/approbation`, { version: `${version}` });
  expect([tot.status, (await lire(tot)).includes("n’est pas encore notée")]).toEqual([422, true]);
  const neuf = /value="(\d{4}-\d\d-\d\d)"[^>]*name="entreLe"/.exec(
    await (await nadege.get(`${INSTANCE}/membres/nouveau`)).text(),
  );
  const arrive = membre("Maire Trois", { entreLe: neuf?.[1] ?? "", courriel: "" });
  expect(neuf?.[1]).toBe("2026-11-22");
  expect((await nadege.post(`${INSTANCE}/membres`, arrive)).status).toBe(303); // he sits from tomorrow on: the meeting of today never waits for him
  const invite = await idDe("Invite Un");
  const autres = {
    [`quoi-${invite}`]: "absent",
    [`quoi-${await idDe("Maire Deux")}`]: "present",
    preside: "Maire Deux",
  };
  expect((await nadege.post(`${REUNION}/tenue`, { version: `${version}`, ...autres })).status).toBe(303);
  const [, second] = await points();
  expect(await lire(await nadege.get(`${REUNION}/releve`))).toContain("1 point attendait une conclusion");
  expect((await nadege.post(`${REUNION}/points/${second?.id}/report`)).status).toBe(303);
  expect(await site.dans(ICI, (tx) => listPointsEnAttente(tx, ICI))).toMatchObject([{ titre: "Une fiche bloquée" }]);
  const apres = await seance();
  expect((await lectrice.post(`${REUNION}/releve/approbation`, { version: `${apres.version}` })).status).toBe(403);
  expect((await nadege.post(`${REUNION}/releve/approbation`, { version: `${apres.version}` })).status).toBe(303);
  expect((await nadege.post(`${REUNION}/releve/approbation`, { version: `${apres.version}` })).status).toBe(409);
  const fige = await site.dans(ICI, (tx) => findReleve(tx, ICI, { id: "r1" }));
  expect(fige?.contenu).toMatchObject({ voix: 3, points: [{ conclusion: "Bilan adopté." }, { conclusion: /Remis/ }] });
  expect((await nadege.get(`${REUNION}/tenue`)).status).toBe(409);
  expect((await nadege.post(`${REUNION}/points`, { id: newId(), titrePoint: "Tard", attendu: "avis" })).status).toBe(
    409,
  );
  for (const genre of ["releve", "dossierSeance", "emargement"])
    expect((await nadege.get(`${BASE}/documents/apercu?genre=${genre}&reunion=r1`)).status).toBe(200);
  expect((await etrangere.get(`/conventions/loin/documents/apercu?genre=releve&reunion=r1`)).status).toBe(404);
  expect((await nadege.post(`${REUNION}/releve/envoi`)).status).toBe(303);
  const [mail] = await relever();
  expect(
    mail?.pieces?.map(({ nom, octets }) => [
      /^releve-de-decisions.*\.(pdf|docx)$/.test(nom),
      octets.length < POIDS_MAX,
    ]),
  ).toEqual([[true, true]]);
  expect((await nadege.post(`${REUNION}/releve/envoi`)).status).toBe(422);
});

test("une réunion convoquée s’annule avec un motif, et les agendas l’apprennent", async () => {
  await site.base.deleteFrom("outbox").where("genre", "=", CONVOCATION).execute();
  const autre = `${INSTANCE}/reunions/r2`;
  expect((await nadege.post(`${INSTANCE}/reunions`, reunion({ id: "r2", le: "2026-12-10" }))).status).toBe(303);
  await nadege.post(`${autre}/points`, { id: newId(), titrePoint: "Un point", attendu: "information" });
  expect((await nadege.post(`${autre}/convocation`, { version: "1" })).status).toBe(303);
  expect(await relever()).toHaveLength(3);
  expect((await nadege.post(`${autre}/annulation`, { version: "2", motif: "" })).status).toBe(422);
  expect((await nadege.post(`${autre}/annulation`, { version: "2", motif: "Neige" })).status).toBe(303);
  const [mail] = await relever();
  expect(mail?.agenda?.contenu).toMatch(
    /METHOD:CANCEL[\s\S]*UID:reunion-r2@monts\.maillage\r\n[\s\S]*STATUS:CANCELLED/,
  );
  expect(mail?.texte).toContain("Neige");
  expect(await lire(await lectrice.get(`${BASE}/reunions`))).toContain("Annulée");
  const journal = await lire(await nadege.get("/espaces/monts/journal"));
  expect(journal).toContain(`href="${autre}"`);
});
