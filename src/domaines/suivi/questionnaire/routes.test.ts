import { afterAll, beforeAll, expect, test } from "vitest";
import { sql } from "kysely";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import type { Jour } from "#commun/jour.ts";
import { getConvention, insertConvention } from "#domaines/convention/index.ts";
import { DEFINITION_NEUVE } from "../indicateur/model.ts";
import { insertIndicateur } from "../indicateur/store.ts";
import { lireQualitatif } from "../observation/actions.ts";
import { insertObservation } from "../observation/store.ts";
import { listQuestionnaires, listRetours } from "./store.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
const LISTE = "/conventions/ctg/indicateurs/questionnaires";
const DIT = {
  titre: "Votre avis sur la halte",
  question1: "Êtes-vous satisfait des horaires ?",
  niveaux1: "Non\nPlutôt\nOui",
  question2: "",
  niveaux2: "Non\nOui",
  libre: "Qu’est-ce qui vous aiderait ?",
  fermeLe: "2026-12-31",
};

let nadege: Visiteur;
let lectrice: Visiteur;
let etrangere: Visiteur;
let id: string;
let lien: string;

const questionnaires = () => site.dans(ICI, (tx) => listQuestionnaires(tx, ICI));
const retours = () => site.dans(ICI, (tx) => listRetours(tx, ICI, id));
const envoiDe = (page: string) => /name="envoi" value="([^"]+)"/.exec(page)?.[1] ?? "";

beforeAll(async () => {
  await site.espace("monts", "ctg", "autre");
  await site.espace("mers", "loin");
  const identite = { titre: "CTG", caf: "Caf", debut: "2026-01-01", fin: "2030-12-31" } as const;
  for (const [espace, convention] of [
    ["monts", "ctg"],
    ["mers", "loin"],
  ] as const) {
    const ici = perimetreDe(espace, convention);
    await site.dans(ici, (db) => insertConvention(db, ici, convention, { ...identite, perimetre: ["15001"] }));
  }
  nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
  lectrice = await site.compte("lectrice", [{ espace: "monts", role: "lecteur" }]);
  etrangere = await site.compte("etrangere", [{ espace: "mers", role: "chargeCooperation" }]);
});

test("un questionnaire s’ouvre, avec son lien, son code et sa feuille", async () => {
  for (const [faute, phrase] of [
    [{ titre: "" }, "Donnez un titre"],
    [{ question1: "", libre: "" }, "au moins une question"],
    [{ niveaux1: "Oui" }, "de deux à sept"],
    [{ fermeLe: "bientôt" }, "dernier jour"],
  ] as const) {
    const reponse = await nadege.post(LISTE, { ...DIT, ...faute });
    expect([reponse.status, (await reponse.text()).includes(phrase)]).toEqual([422, true]);
  }
  expect((await nadege.post(LISTE, DIT)).status).toBe(303);
  const [un] = await questionnaires();
  [id, lien] = [un?.id ?? "", un?.lien ?? ""];
  const page = await (await nadege.get(`${LISTE}/${id}`)).text();
  expect(page).toContain(`/questionnaires/${lien}`);
  expect(page).toContain('class="qr"');
  expect(await (await nadege.get(`${LISTE}/${id}/impression`)).text()).toContain("horaires");
});

test("sans compte ni témoin, on répond ; le même envoi compte une fois", async () => {
  const ouverte = await site.personne.get(`/questionnaires/${lien}`);
  expect([ouverte.status, ouverte.headers.get("set-cookie")]).toEqual([200, null]);
  const page = await ouverte.text();
  expect(page).not.toMatch(/Indicateurs|Plan d’actions/);
  const reponse = { envoi: envoiDe(page), q0: "2", libre: "Ouvrir plus tôt le mardi." };
  const envoyee = await site.personne.post(`/questionnaires/${lien}`, reponse);
  expect([envoyee.status, envoyee.headers.get("set-cookie")]).toEqual([303, null]);
  expect((await site.personne.post(`/questionnaires/${lien}`, reponse)).status).toBe(303);
  expect(await retours()).toEqual([
    { envoi: reponse.envoi, canal: "lien", jour: "2026-11-21", niveaux: [2], libre: reponse.libre },
  ]);
  expect(await (await site.personne.get(`/questionnaires/${lien}?merci=1`)).text()).toContain("est comptée");
});

test("une réponse vide, impossible ou qui nomme quelqu’un revient avec ce qui fut tapé", async () => {
  const envoyer = async (dit: Record<string, string>) => {
    const reponse = await site.personne.post(`/questionnaires/${lien}`, { envoi: "e2", ...dit });
    return [reponse.status, await reponse.text()] as const;
  };
  expect((await envoyer({}))[0]).toBe(422);
  expect((await envoyer({ q0: "3" }))[0]).toBe(422);
  expect((await envoyer({ envoi: "", q0: "1" }))[1]).toContain("a expiré");
  expect((await envoyer({ libre: "x".repeat(1001) }))[1]).toContain("dépasse");
  const [statut, page] = await envoyer({ q0: "1", libre: "Mme Durand est toujours aimable." });
  expect([statut, page.includes("semble nommer"), page.includes("Mme Durand")]).toEqual([422, true, true]);
  expect(page).toMatch(/value="1" checked/);
  expect(await retours()).toHaveLength(1);
  expect((await envoyer({ q0: "1", libre: "Mme Durand est toujours aimable.", confirme: "1" }))[0]).toBe(303);
});

test("un papier se recopie, ses mots s’effacent, tout se compte", async () => {
  const papier = { envoi: "papier-1", q0: "0", libre: "Trop loin." };
  expect((await nadege.post(`${LISTE}/${id}/papier`, papier)).status).toBe(303);
  expect((await nadege.post(`${LISTE}/${id}/papier`, { envoi: "papier-2" })).status).toBe(422);
  expect((await nadege.post(`${LISTE}/${id}/effacement`, { envoi: "papier-1" })).status).toBe(303);
  const page = await (await nadege.get(`${LISTE}/${id}`)).text();
  expect(page).toMatch(/3 réponses, dont 1 sur papier/);
  expect([page.includes("Trop loin"), page.includes("Ouvrir plus tôt")]).toEqual([false, true]);
  expect((await retours()).map(({ niveaux }) => niveaux[0]).toSorted()).toEqual([0, 1, 2]);
});

test("des mots d’un habitant se versent au diagnostic, une fois ; d’une convention signée, non", async () => {
  const chemin = `${LISTE}/${id}/versement`;
  const [retenu] = (await retours()).filter(({ libre }) => libre.startsWith("Ouvrir plus tôt"));
  const envoi = retenu?.envoi ?? "";
  const premier = await nadege.post(chemin, { envoi });
  const apport = premier.headers.get("location") ?? "";
  const second = await nadege.post(chemin, { envoi });
  expect([premier.status, second.status, second.headers.get("location")]).toEqual([303, 303, apport]);
  expect(await (await nadege.get(apport)).text()).toContain("Ouvrir plus tôt le mardi.");
  expect(await (await nadege.get(`${LISTE}/${id}`)).text()).toContain("Versé au diagnostic");
  expect((await nadege.post(chemin, { envoi: "inconnu" })).status).toBe(404);
  const change = {
    id: apport.split("/").at(-1) ?? "",
    version: "1",
    texte: "Ouvrir le mardi",
    origine: "habitants",
    theme: "mobilite",
  };
  expect((await nadege.post("/conventions/ctg/diagnostic/apports", change)).status).toBe(303);
  const demarche = await (await nadege.get("/conventions/ctg/diagnostic/demarche")).text();
  expect([demarche.includes("Ouvrir le mardi"), demarche.includes("Mobilité")]).toEqual([true, true]);
  const { etat: avant } = await site.dans(ICI, (db) => getConvention(db, ICI, "ctg"));
  const signer = (etat: typeof avant, le: Jour | null) =>
    site.base.updateTable("convention_convention").set({ etat, signee_le: le }).where("id", "=", "ctg").execute();
  await signer("signee", "2026-11-02");
  expect((await nadege.post(chemin, { envoi })).status).toBe(409);
  expect(await (await nadege.get(`${LISTE}/${id}`)).text()).not.toContain("Versé au diagnostic");
  // Effacés de la réponse, les mots le sont du diagnostic, même repris, même signé ; le journal ne les a jamais gardés.
  expect((await nadege.post(`${LISTE}/${id}/effacement`, { envoi: "inconnu" })).status).toBe(404);
  expect((await nadege.post(`${LISTE}/${id}/effacement`, { envoi })).status).toBe(303);
  await signer(avant, null);
  const efface = await (await nadege.get("/conventions/ctg/diagnostic/demarche")).text();
  expect([efface.includes("Ouvrir le mardi"), /Texte effacé le .* par Personne nadege/.test(efface)]).toEqual([
    false,
    true,
  ]);
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from journal_valeur
    where coalesce(avant::text, '') || coalesce(apres::text, '') like '%uvrir%mardi%'`.execute(site.base);
  expect(rows).toEqual([{ n: 0 }]);
});

test("le lien n’ouvre que son questionnaire : ni la convention, ni l’espace, ni un autre lien", async () => {
  for (const chemin of [
    `/questionnaires/${"x".repeat(43)}`,
    `/questionnaires/${lien.slice(1)}`,
    `/questionnaires/${lien}/impression`,
    "/questionnaires/",
  ])
    expect([chemin, (await site.personne.get(chemin)).status]).toEqual([chemin, 404]);
  expect((await site.personne.get(`${LISTE}/${id}`)).status).toBe(303);
  expect((await site.personne.post(`/questionnaires/${"x".repeat(43)}`, { envoi: "e", q0: "1" })).status).toBe(404);
  const { rows } = await sql<{ ligne: string }>`select row_to_json(t)::text as ligne from acces_lien_public t`.execute(
    site.base,
  );
  expect([rows.length, rows[0]?.ligne.includes(lien)]).toEqual([1, false]);
});

test("ce qui se dit d’un indicateur le relève, et se compte dans sa période", async () => {
  const commun = { ...DEFINITION_NEUVE, convention: "ctg", mesure: "observation", fiches: [] } as const;
  const dits = await site.dans(ICI, async (tx) => {
    for (const nom of ["Paroles", "Muet"])
      await insertIndicateur(tx, ICI, {
        ...commun,
        cibles: [],
        modalites: [],
        niveaux: [],
        fiches: [],
        id: nom,
        libelle: nom,
      });
    const dite = {
      convention: "ctg",
      indicateur: "Paroles",
      texte: "On y vient à pied",
      contexte: "",
      saisiPar: "nadege",
    };
    await insertObservation(tx, ICI, { ...dite, id: "o1", genre: "verbatim", jour: "2026-03-01" });
    await insertObservation(tx, ICI, { ...dite, id: "o2", genre: "observation", jour: "2026-04-01" });
    const lire = (debut: Jour, fin: Jour) => lireQualitatif(tx, ICI, [{ id: "Paroles" }], { debut, fin });
    return [await lire("2026-01-01", "2026-03-31"), await lire("2026-05-01", "2026-12-31")];
  });
  expect(dits.map((lus) => lus.get("Paroles"))).toEqual([
    { paroles: 1, observations: 0, derniere: "2026-03-01", avis: [] },
    undefined,
  ]);
  const page = await (await nadege.get("/conventions/ctg/trace")).text();
  const sansValeur = page.split('id="s-indicateursSansValeur"')[1] ?? "";
  expect([sansValeur.includes("Muet"), sansValeur.includes("Paroles")]).toEqual([true, false]);
});

test("mille envois du même endroit attendent ; ce qui fut tapé est rendu", async () => {
  const envoyer = (rang: number) =>
    site.personne.post(`/questionnaires/${lien}`, { envoi: `rafale-${rang}`, q0: "1", libre: "Gardé" });
  const statuts: number[] = [];
  for (let rang = 0; rang < 62; rang += 1) statuts.push((await envoyer(rang)).status);
  expect(statuts.at(-1)).toBe(429);
  const refusee = await envoyer(99);
  expect([refusee.headers.has("retry-after"), (await refusee.text()).includes("Gardé")]).toEqual([true, true]);
});

test("clos, il ne prend plus de réponse par le lien", async () => {
  expect((await nadege.post(`${LISTE}/${id}/cloture`, { fermeLe: "jamais" })).status).toBe(422);
  expect((await nadege.post(`${LISTE}/${id}/cloture`, { fermeLe: "2026-11-20" })).status).toBe(303);
  const avant = (await retours()).length;
  const fermee = await site.personne.post(`/questionnaires/${lien}`, { envoi: "tard", q0: "1" });
  expect(await fermee.text()).toContain("est clos");
  expect(await retours()).toHaveLength(avant);
});

test("qui lit n’écrit pas ; qui est d’ailleurs ne trouve rien", async () => {
  const actes: [string, Record<string, string>][] = [
    [LISTE, DIT],
    [`${LISTE}/${id}/papier`, { envoi: "p", q0: "1" }],
    [`${LISTE}/${id}/cloture`, { fermeLe: "2026-12-31" }],
    [`${LISTE}/${id}/effacement`, { envoi: "papier-1" }],
    [`${LISTE}/${id}/versement`, { envoi: "papier-1" }],
  ];
  for (const [chemin, dit] of actes) {
    expect([chemin, (await lectrice.post(chemin, dit)).status]).toEqual([chemin, 403]);
    expect([chemin, (await etrangere.post(chemin, dit)).status]).toEqual([chemin, 404]);
    const chezElle = chemin.replace("/conventions/ctg/", "/conventions/loin/");
    const attendu = chemin === LISTE ? 303 : 404;
    expect([chemin, (await etrangere.post(chezElle, dit)).status]).toEqual([chemin, attendu]);
  }
  expect((await nadege.get(`/conventions/autre/indicateurs/questionnaires/${id}`)).status).toBe(404);
});

test("le même envoi dans deux questionnaires fait deux apports : effacer l’un laisse l’autre", async () => {
  expect((await nadege.post(LISTE, { ...DIT, titre: "Votre avis sur l’arrêt" })).status).toBe(303);
  const autre = (await questionnaires()).find(({ titre }) => titre === "Votre avis sur l’arrêt")?.id ?? "";
  const envoi = "commun";
  for (const [un, libre] of [
    [id, "Un banc au soleil."],
    [autre, "Un abri de bus."],
  ] as const) {
    expect((await nadege.post(`${LISTE}/${un}/papier`, { envoi, q0: "1", libre })).status).toBe(303);
    expect((await nadege.post(`${LISTE}/${un}/versement`, { envoi })).status).toBe(303);
  }
  const dits = async () => {
    const page = await (await nadege.get("/conventions/ctg/diagnostic/demarche")).text();
    return [page.includes("Un banc au soleil"), page.includes("Un abri de bus")];
  };
  expect(await dits()).toEqual([true, true]);
  expect((await nadege.post(`${LISTE}/${autre}/effacement`, { envoi })).status).toBe(303);
  expect(await dits()).toEqual([true, false]);
});
