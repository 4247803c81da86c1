import { afterAll, expect, test } from "vitest";
import { newId } from "#platform/ids.ts";
import { readTableur } from "#platform/tableur.ts";
import { mondeDesBilans, ICI, lire } from "../../../../tests/bilans.ts";
import { getEchange, listEchanges } from "./store.ts";

const { site, nadege, elue, etrangere } = await mondeDesBilans();
afterAll(() => site.engine.close());
const dpo = await site.compte("yann", [{ espace: "monts", role: "dpo" }]);
const BASE = "/conventions/ctg/echanges";
const lu = (id: string) => site.dans(ICI, (tx) => getEchange(tx, ICI, id));

const DEMANDE = {
  version: "0",
  objet: "Familles sans solution d’accueil",
  demandeur: "Communauté",
  detenteur: "Caf du Cantal",
  finalite: "Situer les besoins",
  categories: "Âge des enfants, commune",
  personnelles: "oui",
  baseLegale: "missionInteretPublic",
  demandeLe: "2026-11-01",
};
const ETUDES = Object.fromEntries(
  ["opportunite", "faisabilite", "conformite"].flatMap((nom) => [
    [`${nom}-sens`, "favorable"],
    [`${nom}-le`, "2026-11-05"],
    [`${nom}-texte`, ""],
  ]),
);
const AVIS = { sens: "reserve", recommandations: "Agréger", le: "2026-11-10", renduPar: "Le délégué" };
const OUI = { sens: "acceptee", motif: "", le: "2026-11-12", par: "Direction" };
const INSCRIPTION = {
  reference: "T-12",
  responsable: "Communauté",
  personnes: "Allocataires",
  destinataires: "Chargée de coopération",
  conservation: "Un an",
  securite: "Dossier chiffré",
  transferts: "Aucun",
  le: "2026-11-15",
  revoirLe: "2027-11-15",
};

async function demander(dit: Record<string, string> = {}): Promise<string> {
  const id = newId();
  const reponse = await nadege.post(BASE, { ...DEMANDE, id, ...dit });
  expect([reponse.status, reponse.headers.get("location")]).toEqual([303, `${BASE}/${id}`]);
  return id;
}

test("des données personnelles suivent le chemin entier, le délégué rend l’avis, et le registre s’exporte", async () => {
  const id = await demander();
  const saute = await nadege.post(`${BASE}/${id}/decision`, { version: "1", ...OUI });
  expect([saute.status, (await lire(saute)).includes("ne suit pas")]).toEqual([422, true]);
  expect((await nadege.post(`${BASE}/${id}/etudes`, { version: "1", ...ETUDES })).status).toBe(303);
  expect((await elue.post(`${BASE}/${id}/avis`, { version: "2", ...AVIS })).status).toBe(403);
  expect(await lire(await dpo.get(`${BASE}/${id}`))).toContain('value="Personne yann"');
  expect((await dpo.post(`${BASE}/${id}/avis`, { version: "2", ...AVIS })).status).toBe(303);
  expect((await dpo.post(`${BASE}/${id}/decision`, { version: "3", ...OUI })).status).toBe(403);
  expect((await nadege.post(`${BASE}/${id}/decision`, { version: "3", ...OUI })).status).toBe(303);
  expect(await lire(await dpo.get(`${BASE}/registre`))).toContain("Aucun échange");
  expect((await nadege.post(`${BASE}/${id}/inscription`, { version: "4", ...INSCRIPTION })).status).toBe(303);
  expect((await lu(id)).etat).toBe("inscrite");
  for (const format of ["csv", "xlsx", "ods"] as const) {
    const fichier = await dpo.get(`${BASE}/registre/export?format=${format}`);
    const feuilles = await readTableur(new Uint8Array(await fichier.arrayBuffer()), format);
    expect(JSON.stringify(feuilles)).toContain("T-12");
  }
});

test("une demande de données non personnelles va droit des études à la décision, puis se termine", async () => {
  const id = await demander({ personnelles: "non", baseLegale: "" });
  await nadege.post(`${BASE}/${id}/etudes`, { version: "1", ...ETUDES });
  expect((await dpo.post(`${BASE}/${id}/avis`, { version: "2", ...AVIS })).status).toBe(422);
  expect((await nadege.post(`${BASE}/${id}/decision`, { version: "2", ...OUI })).status).toBe(303);
  expect((await nadege.post(`${BASE}/${id}/cloture`, { version: "3" })).status).toBe(303);
  expect(await lu(id)).toMatchObject({ etat: "close", conformite: null, avis: null });
});

test("une demande incomplète se refuse et garde ce qui est tapé ; corrigée, elle se garde, et l’on est prévenu d’une autre main", async () => {
  const refusee = await nadege.post(BASE, { ...DEMANDE, id: newId(), baseLegale: "" });
  const page = await lire(refusee);
  expect([refusee.status, page.includes("Situer les besoins"), page.includes("base légale")]).toEqual([
    422,
    true,
    true,
  ]);
  const id = await demander();
  expect((await nadege.post(BASE, { ...DEMANDE, id, version: "1", objet: "Corrigé" })).status).toBe(303);
  expect((await nadege.post(BASE, { ...DEMANDE, id, version: "1", objet: "Trop tard" })).status).toBe(409);
  expect((await nadege.post(`${BASE}/${id}/etudes`, { version: "1", ...ETUDES })).status).toBe(409);
  expect((await nadege.post(`${BASE}/${id}/etudes`, { version: "2", "opportunite-sens": "favorable" })).status).toBe(
    422,
  );
  expect((await nadege.post(`${BASE}/${id}/retrait`, { version: "2" })).status).toBe(303);
  expect(await lu(id)).toMatchObject({ etat: "retiree", objet: "Corrigé" });
});

test("un échange d’un autre espace n’existe pas ; l’élue lit sans instruire", async () => {
  const id = await demander();
  for (const acte of ["etudes", "avis", "decision", "inscription", "revue", "retrait", "cloture"]) {
    expect((await etrangere.post(`${BASE}/${id}/${acte}`, { version: "1" })).status).toBe(404);
    expect((await elue.post(`${BASE}/${id}/${acte}`, { version: "1" })).status).toBe(403);
  }
  expect((await etrangere.get(`/conventions/loin/echanges/${id}`)).status).toBe(404);
  expect((await elue.get(`${BASE}/${id}`)).status).toBe(200);
  expect((await elue.get(`${BASE}/nouveau`)).status).toBe(403);
  expect((await site.dans(ICI, (tx) => listEchanges(tx, ICI))).length).toBeGreaterThan(0);
});

test("la base refuse elle aussi une étape sautée", async () => {
  const id = await demander();
  await expect(
    site.base.updateTable("gouvernance_echange").set({ etat: "acceptee" }).where("id", "=", id).execute(),
  ).rejects.toThrow(/gouvernance_echange/);
});
