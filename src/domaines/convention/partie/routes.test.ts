import { beforeAll, expect, test } from "vitest";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { passerConvention } from "../cycle/actions.ts";
import { getConvention, insertConvention } from "../store.ts";
import { listParties } from "./store.ts";

const site = await testSite();
const ICI = perimetreDe("monts", "ctg");
const PARTIES = "/conventions/ctg/parties";
const SIGNATAIRES = "/conventions/ctg/signataires";
let [chargee, elue, dehors]: Visiteur[] = [];

const lire = () => site.dans(ICI, (db) => listParties(db, ICI, "ctg"));
const version = async () => `${(await site.dans(ICI, (db) => getConvention(db, ICI, "ctg"))).version}`;
const poster = async (chemin: string, saisie: Record<string, string>, qui = chargee) => {
  const reponse = await qui?.post(chemin, { version: await version(), ...saisie });
  return { status: reponse?.status, texte: (await reponse?.text()) ?? "" };
};
const page = async (chemin: string, qui = chargee) => {
  const reponse = await qui?.get(chemin);
  return { status: reponse?.status, texte: ((await reponse?.text()) ?? "").replaceAll(/[\u00a0\u202f]/g, " ") };
};
const partie = (nom: string) => ({ genre: "commune", nom, nomCourt: "", code: "" });
const personne = (idPartie: string, nom: string) => ({
  partie: idPartie,
  civilite: "madame",
  prenom: "Anne",
  nom,
  qualite: "Maire",
  deliberation: "",
});

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("vaux", "autre");
  chargee = await site.compte("claire", [{ espace: "monts", role: "chargeCooperation" }]);
  elue = await site.compte("edith", [{ espace: "monts", convention: "ctg", role: "elu" }]);
  dehors = await site.compte("diane", [{ espace: "vaux", role: "chargeCooperation" }]);
  const identite = { titre: "CTG", caf: null, debut: "2026-01-01", fin: "2030-12-31", perimetre: [] } as const;
  await site.dans(ICI, (db) => insertConvention(db, ICI, "ctg", { ...identite, perimetre: [] }));
});

test("sans partie, la page dit par où commencer", async () => {
  expect((await page(PARTIES)).texte).toContain("Aucune partie n’est encore dite");
});

test("une partie s'ajoute, puis une autre ; la même ne se redit pas, et l'on retrouve sa saisie", async () => {
  expect((await poster(PARTIES, partie("Commune du Haut"))).status).toBe(303);
  expect((await poster(PARTIES, partie("Commune du Bas"))).status).toBe(303);
  const refusee = await poster(PARTIES, partie("COMMUNE DU BAS"));
  expect(refusee.status).toBe(422);
  expect(refusee.texte).toContain('value="COMMUNE DU BAS"');
  expect((await poster(PARTIES, { ...partie("Autre"), code: "99999" })).texte).toContain("code officiel");
  expect((await poster(PARTIES, { ...partie("Autre"), genre: "club" })).status).toBe(422);
});

test("qui signe s'ajoute pour une partie ; la même personne signe aussi pour l'autre ; l'acte s'accorde", async () => {
  const { parties } = await lire();
  for (const { id } of parties) expect((await poster(SIGNATAIRES, personne(id, "Roux"))).status).toBe(303);
  expect((await poster(SIGNATAIRES, personne(parties[0]?.id ?? "", "Roux"))).status).toBe(422);
  expect((await poster(SIGNATAIRES, personne("ailleurs", "Petit"))).status).toBe(422);
  expect((await lire()).signataires.map(({ ordre }) => ordre)).toEqual([0, 1]);
  expect((await page(PARTIES)).texte).toContain("Madame Anne Roux, Maire");
  expect((await page(PARTIES)).texte).toContain("délibération à lier");
});

test("l'ordre des signatures se change sans toucher celui des parties, et l'inverse", async () => {
  const avant = await lire();
  const [premier, second] = avant.signataires;
  await poster(`${SIGNATAIRES}/ordre`, { id: second?.id ?? "", sens: "haut" });
  const apres = await lire();
  expect(apres.signataires.map(({ id }) => id)).toEqual([second?.id, premier?.id]);
  expect(apres.parties.map(({ id }) => id)).toEqual(avant.parties.map(({ id }) => id));
  await poster(`${PARTIES}/ordre`, { id: avant.parties[0]?.id ?? "", sens: "bas" });
  expect((await lire()).parties.map(({ id }) => id)).toEqual(avant.parties.map(({ id }) => id).toReversed());
  expect((await lire()).signataires.map(({ id }) => id)).toEqual([second?.id, premier?.id]);
});

test("une personne se corrige, et ce qu'un autre a changé entre-temps répond 409", async () => {
  const [un] = (await lire()).signataires;
  const chemin = `${SIGNATAIRES}/${un?.id}`;
  expect((await page(chemin)).status).toBe(200);
  expect((await poster(chemin, personne(un?.partie ?? "", "Petit"))).status).toBe(303);
  expect((await poster(chemin, { ...personne(un?.partie ?? "", "Blanc"), version: "1" })).status).toBe(409);
  expect((await lire()).signataires[0]?.nom).toBe("Petit");
});

test("retirer une partie dit qui part avec elle", async () => {
  const tierce = await poster(PARTIES, partie("Commune de trop"));
  expect(tierce.status).toBe(303);
  const id = (await lire()).parties.at(-1)?.id ?? "";
  await poster(SIGNATAIRES, personne(id, "Durand"));
  expect((await page(`${PARTIES}/${id}/retrait`)).texte).toContain("ni 1 signataire avec elle");
  expect((await poster(`${PARTIES}/${id}/retrait`, {})).status).toBe(303);
  expect((await poster(`${PARTIES}/${id}/retrait`, {})).status).toBe(303); // a second click
  expect((await lire()).parties).toHaveLength(2);
  expect((await lire()).signataires).toHaveLength(2);
});

test("qui ne fait que lire lit ; qui n'est pas d'ici ne trouve rien", async () => {
  const lue = await page(PARTIES, elue);
  expect(lue.status).toBe(200);
  expect(lue.texte).not.toContain("Ajouter une partie");
  expect((await poster(PARTIES, partie("Intruse"), elue)).status).toBe(403);
  expect((await page(`${SIGNATAIRES}/nouveau`, elue)).status).toBe(403);
  expect((await page(PARTIES, dehors)).status).toBe(404);
  expect((await poster(PARTIES, partie("Intruse"), dehors)).status).toBe(404);
  expect((await poster(`${PARTIES}/ailleurs`, partie("X"))).status).toBe(404);
  expect((await page(`${SIGNATAIRES}/ailleurs`)).status).toBe(404);
});

test("signée, la convention garde ses parties et ses signataires : la page le dit, rien ne s'écrit", async () => {
  const lue = { convention: "ctg", version: Number(await version()) };
  await site.dans(ICI, (db) => passerConvention(db, ICI, lue, { etat: "signee", le: "2025-12-15" }));
  const avant = await lire();
  const [un] = avant.signataires;
  for (const chemin of [PARTIES, SIGNATAIRES, `${SIGNATAIRES}/ordre`, `${SIGNATAIRES}/${un?.id}/retrait`]) {
    const reponse = await poster(chemin, {
      ...partie("Neuve"),
      ...personne(un?.partie ?? "", "Neuf"),
      id: "",
      sens: "bas",
    });
    expect(reponse.status).toBe(409);
    expect(reponse.texte).toContain("La convention est signée");
  }
  expect(await lire()).toEqual(avant);
  expect((await page(PARTIES)).texte).not.toContain("Ajouter une partie");
});
