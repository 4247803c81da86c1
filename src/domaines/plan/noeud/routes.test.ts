import { beforeAll, expect, test } from "vitest";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { creerFiche } from "../fiche/actions.ts";
import { updateFiche } from "../fiche/store.ts";
import { newId } from "#platform/ids.ts";
import { getNoeud, insertNoeud, listNoeuds } from "./store.ts";

const site = await testSite();
const ICI = perimetreDe("monts", "ctg");
const PLAN = "/conventions/ctg/plan";
const AXE = {
  id: "a",
  convention: "ctg",
  parent: null,
  genre: "axe" as const,
  code: "1",
  libelle: "Accueillir",
  impacts: [],
  ordre: 1,
};

let nadege: Visiteur;

beforeAll(async () => {
  await site.espace("monts", "ctg");
  nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
  await site.dans(ICI, (tx) => insertNoeud(tx, ICI, AXE));
});

test("deux personnes ouvrent le même nœud : la seconde est prévenue et garde sa saisie", async () => {
  const page = await (await nadege.get(`${PLAN}/noeuds/a`)).text();
  const lu = (/name="lu" value="([^"]*)"/.exec(page)?.[1] ?? "").replaceAll("&quot;", '"');
  const saisie = { genre: "axe", code: "1", parent: "", ordre: "1", impacts: "", lu };
  expect((await nadege.post(`${PLAN}/noeuds/a`, { ...saisie, libelle: "La première" })).status).toBe(303);
  const seconde = await nadege.post(`${PLAN}/noeuds/a`, { ...saisie, libelle: "La seconde" });
  const conflit = await seconde.text();
  expect([seconde.status, conflit.includes("La seconde"), conflit.includes("Axe 1 La première")]).toEqual([
    409,
    true,
    true,
  ]);
  expect(await site.dans(ICI, (tx) => getNoeud(tx, ICI, "a"))).toMatchObject({ libelle: "La première" });
});

test("un schéma du même nom ne remplace pas le premier", async () => {
  await nadege.post(`${PLAN}/priorites`, { libelle: "Rang", valeurs: "1\n2" });
  const double = await nadege.post(`${PLAN}/priorites`, { libelle: "Rang", valeurs: "3" });
  expect([double.status, (await double.text()).includes("porte déjà ce nom")]).toEqual([422, true]);
});

test("deux personnes règlent le même schéma : la seconde voit ce qui est en place et garde sa saisie, comme un refus la garde", async () => {
  await nadege.post(`${PLAN}/priorites`, { libelle: "Phase", valeurs: "1\n2" });
  const page = await (await nadege.get(`${PLAN}/priorites`)).text();
  const lu = (/name="lu" value="(\[&quot;Phase[^"]*)"/.exec(page)?.[1] ?? "").replaceAll("&quot;", '"');
  const regler = (valeurs: string) => nadege.post(`${PLAN}/priorites/phase`, { libelle: "Phase", valeurs, lu });
  expect((await regler("1\n2\n3")).status).toBe(303);
  const seconde = await regler("1\n2\nplus tard");
  const conflit = await seconde.text();
  expect([seconde.status, /1\s; 2\s; 3/.test(conflit), conflit.includes("plus tard")]).toEqual([409, true, true]);
  const vide = await (await nadege.post(`${PLAN}/priorites/phase`, { libelle: "Sans valeur", valeurs: "" })).text();
  expect([vide.includes("#phase-valeurs"), vide.includes('value="Sans valeur"')]).toEqual([true, true]);
});

test("un schéma fait par erreur se retire, deux fois sans panne ; ce qu’on y tapait revient ; porté par une fiche, il reste", async () => {
  await nadege.post(`${PLAN}/priorites`, { libelle: "Erreur", valeurs: "1\n2" });
  const retirer = (code: string) => nadege.post(`${PLAN}/priorites/${code}/retrait`);
  expect([(await retirer("erreur")).status, (await retirer("erreur")).status]).toEqual([303, 303]);
  expect(await (await nadege.get(`${PLAN}/priorites`)).text()).not.toContain("Erreur");
  expect((await retirer("jamais-vu")).status).toBe(404);
  const tard = await nadege.post(`${PLAN}/priorites/erreur`, { libelle: "Erreur", valeurs: "tapé trop tard" });
  expect([tard.status, (await tard.text()).includes("tapé trop tard</textarea>")]).toEqual([422, true]);
  await nadege.post(`${PLAN}/priorites`, { libelle: "Tenu", valeurs: "1\n2" });
  await site.dans(ICI, async (tx) => {
    const ecriture = { perimetre: ICI, convention: "ctg", instant: "2026-11-01T08:00:00.000Z" };
    const fiche = await creerFiche(tx, ecriture, { titre: "Bus", priorite: { schema: "tenu", valeur: "1" } });
    await updateFiche(tx, fiche, { ...fiche, archiveLe: ecriture.instant }, "archivage");
  });
  const tenu = await retirer("tenu");
  expect([tenu.status, (await tenu.text()).includes("peut-être archivées")]).toEqual([422, true]);
  expect((await nadege.post(`${PLAN}/priorites/tenu`, { libelle: "Tenu", valeurs: "2" })).status).toBe(422);
});

test("un schéma se retire par qui tient le plan, dans sa convention", async () => {
  await nadege.post(`${PLAN}/priorites`, { libelle: "Gardé", valeurs: "1" });
  await site.espace("rives", "ctg-r");
  const elu = await site.compte("elu", [{ espace: "monts", role: "elu" }]);
  const etrangere = await site.compte("etrangere", [{ espace: "rives", role: "chargeCooperation" }]);
  const statuts = [];
  for (const qui of [elu, etrangere]) statuts.push((await qui.post(`${PLAN}/priorites/garde/retrait`)).status);
  expect(statuts).toEqual([403, 404]);
  expect(await (await nadege.get(`${PLAN}/priorites`)).text()).toContain("Gardé");
});

const listLibelles = async () => (await site.dans(ICI, (tx) => listNoeuds(tx, ICI))).map(({ libelle }) => libelle);

test("un nœud envoyé deux fois n’en fait qu’un ; la page reprise en arrière, écrite autrement, en fait un second", async () => {
  const id = newId();
  const envoyer = (libelle: string) => nadege.post(`${PLAN}/noeuds`, { id, genre: "theme", libelle, ordre: "1" });
  const statuts = (await Promise.all([envoyer("Jumeau"), envoyer("Jumeau")])).map(({ status }) => status);
  expect(statuts).toEqual([303, 303]);
  await envoyer("Autre");
  const libelles = await listLibelles();
  expect(libelles.slice(0, 2)).toEqual(["Autre", "Jumeau"]);
  expect(libelles.filter((libelle) => libelle === "Jumeau")).toHaveLength(1);
  expect(await (await nadege.get(`${PLAN}/noeuds/nouveau`)).text()).toMatch(/name="id" value="[0-9a-f-]{36}"/);
});

test("rangé sous un nœud retiré entre-temps, ou à un rang sans fin, un nœud neuf revient avec ce que l’on avait tapé", async () => {
  for (const [parent, ordre] of [
    ["parti", "1"],
    ["", "99999999999"],
  ] as const) {
    const refuse = await nadege.post(`${PLAN}/noeuds`, { genre: "axe", libelle: "Tapé longuement", parent, ordre });
    expect([refuse.status, (await refuse.text()).includes('value="Tapé longuement"')]).toEqual([422, true]);
  }
});

test("un nœud se glisse au rang voulu, ne se propose pas sous ceux qu’il porte, et ses frères se lisent toujours dans l’ordre", async () => {
  const ici = (id: string) => `${PLAN}/noeuds/${id}`;
  const [axe, dessous] = [newId(), newId()];
  await nadege.post(`${PLAN}/noeuds`, { id: axe, genre: "axe", libelle: "Dernier" });
  await nadege.post(`${PLAN}/noeuds`, { id: dessous, genre: "theme", libelle: "Dessous", parent: axe });
  const page = await (await nadege.get(ici(axe))).text();
  expect(page).not.toContain(`<option value="${dessous}"`);
  const premier = { genre: "axe", libelle: "Dernier", ordre: "1" };
  expect((await nadege.post(ici(axe), premier)).status).toBe(303);
  expect((await listLibelles()).slice(0, 3)).toEqual(["Dernier", "Dessous", "Autre"]);
});

test("un nœud se range sous un autre que l’on retire au même instant : l’un des deux gestes passe, personne ne voit de panne", async () => {
  for (const tour of [1, 2, 3]) {
    const axe = newId();
    await nadege.post(`${PLAN}/noeuds`, { id: axe, genre: "axe", libelle: `Disputé ${tour}` });
    const ranger = nadege.post(`${PLAN}/noeuds`, { genre: "theme", libelle: `Sous ${tour}`, parent: axe });
    const retirer = nadege.post(`${PLAN}/noeuds/${axe}/retrait`);
    const statuts = (await Promise.all([ranger, retirer])).map(({ status }) => status);
    expect(statuts.toSorted()).toEqual([303, 422]);
  }
});
