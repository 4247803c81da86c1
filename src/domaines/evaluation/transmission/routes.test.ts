import { afterAll, expect, test } from "vitest";
import { recevoir } from "#domaines/sppe/avis/rules.ts";
import { getAvis, insertAvis } from "#domaines/sppe/avis/store.ts";
import { CONTENU_VIDE, type Schema } from "#domaines/sppe/schema/model.ts";
import { insertSchema } from "#domaines/sppe/schema/store.ts";
import { newId } from "#platform/ids.ts";
import { ADOPTE, BILAN, ICI, lire, mondeDesBilans } from "../../../../tests/bilans.ts";
import { lireEnvoyes } from "./actions.ts";
import { getTransmission, listTransmissions } from "./store.ts";

const { site, nadege, elue, lectrice, etrangere } = await mondeDesBilans();
afterAll(() => site.engine.close());
const DEPOT = {
  id: "a1",
  genre: "legal",
  projet: null,
  objet: "Micro-crèche du lac",
  demandeur: "SAS du lac",
  contact: "",
  commune: "15014",
  nature: "creation",
  structure: "microCreche",
  prive: true,
  places: 12,
  recueLe: "2026-05-31",
} as const;
const ORIENTATION = { genre: "decide", qui: "epci", nom: "Communauté", cle: "epci:1" } as const;
const SCHEMA: Schema = {
  id: "s1",
  forme: "schema",
  autorite: "epci:1",
  autoriteNom: "Communauté",
  convention: null,
  titre: "Schéma du lac",
  debut: "2026-01-01",
  fin: "2029-12-31",
  contenu: CONTENU_VIDE,
  reel: [],
  bilans: [{ genre: "intermediaire", le: "2026-11-10", texte: "À mi-chemin." }],
  adopteLe: "2026-11-02",
  acte: "D1",
  remplace: null,
  version: 1,
};
await site.dans(ICI, async (tx) => {
  await insertAvis(tx, ICI, recevoir(DEPOT, ORIENTATION));
  await insertSchema(tx, ICI, SCHEMA);
});
const REGISTRE = "/conventions/ctg/bilans/transmissions";
const listees = () => site.dans(ICI, (tx) => listTransmissions(tx, ICI));
const lue = (id: string) => site.dans(ICI, (tx) => getTransmission(tx, ICI, id));

async function inscrire(dit: Record<string, string> = {}): Promise<string> {
  const id = newId();
  const reponse = await nadege.post(REGISTRE, { id, genre: "schema", adopteLe: "2026-10-10", ...dit });
  expect([reponse.status, reponse.headers.get("location")]).toEqual([303, `${REGISTRE}/${id}`]);
  return id;
}

test("un bilan adopté se rappelle au registre, s’y inscrit, et la Caf ne l’envoie qu’avec l’accord de tous les signataires", async () => {
  expect(await lire(await nadege.get(REGISTRE))).toContain("Inscrire : Bilan à mi-parcours");
  const id = await inscrire({
    genre: "bilanFinal",
    bilan: ADOPTE.id,
    objet: "Part petite enfance",
    adopteLe: "2026-11-05",
  });
  expect(await lire(await nadege.get(REGISTRE))).not.toContain("Inscrire : Bilan à mi-parcours");
  const envoi = { version: "1", envoyePar: "caf", envoyeLe: "2026-11-20", canal: "mail", "accord-0": "2026-11-18" };
  const sans = await nadege.post(`${REGISTRE}/${id}/envoi`, envoi);
  const page = await lire(sans);
  expect([sans.status, page.includes("l’accord exprès de chacun"), page.includes("2026-11-18")]).toEqual([
    422,
    true,
    true,
  ]);
  const complet = { ...envoi, "accord-1": "2026-11-19" };
  expect((await elue.post(`${REGISTRE}/${id}/envoi`, complet)).status).toBe(403);
  expect((await etrangere.post(`${REGISTRE}/${id}/envoi`, complet)).status).toBe(404);
  expect((await nadege.post(`${REGISTRE}/${id}/envoi`, { ...complet, version: "7" })).status).toBe(409);
  expect((await nadege.post(`${REGISTRE}/${id}/envoi`, complet)).status).toBe(303);
  expect((await lue(id)).envoi?.accords).toEqual([
    { partie: "Communauté", le: "2026-11-18" },
    { partie: "MSA", le: "2026-11-19" },
  ]);
  expect((await nadege.post(`${REGISTRE}/${id}/envoi`, complet)).status).toBe(422);
  expect((await nadege.post(`${REGISTRE}/${id}/retrait`)).status).toBe(409);
  const fait = await lire(await lectrice.get(`${REGISTRE}/${id}`));
  expect([fait.includes("MSA, le 19 novembre 2026"), fait.includes("Constater l’envoi")]).toEqual([true, false]);
  const reprise = { version: "2", motif: "Le courrier est parti le 21" };
  expect((await elue.post(`${REGISTRE}/${id}/reprise`, reprise)).status).toBe(403);
  expect((await etrangere.post(`${REGISTRE}/${id}/reprise`, reprise)).status).toBe(404);
  expect((await nadege.post(`${REGISTRE}/${id}/reprise`, { ...reprise, motif: "" })).status).toBe(422);
  expect((await nadege.post(`${REGISTRE}/${id}/reprise`, { ...reprise, version: "1" })).status).toBe(409);
  expect((await nadege.post(`${REGISTRE}/${id}/reprise`, reprise)).status).toBe(303);
  expect((await lue(id)).envoi).toBeNull();
  expect((await nadege.post(`${REGISTRE}/${id}/envoi`, { ...complet, version: "3" })).status).toBe(303);
});

test("un schéma dont le mois est passé est dit en retard ; inscrit par erreur, il s’ôte", async () => {
  const id = await inscrire();
  expect(await lire(await lectrice.get(REGISTRE))).toContain(
    "En retard de 11 jours : c’était jusqu’au 10 novembre 2026",
  );
  expect((await elue.post(`${REGISTRE}/${id}/retrait`)).status).toBe(403);
  expect((await etrangere.post(`${REGISTRE}/${id}/retrait`)).status).toBe(404);
  expect((await nadege.post(`${REGISTRE}/${id}/retrait`)).status).toBe(303);
  expect((await nadege.post(`${REGISTRE}/${id}/retrait`)).status).toBe(303); // a second click
  expect((await lectrice.get(`${REGISTRE}/${id}`)).status).toBe(404);
});

test("un schéma, son bilan et un avis rendu par silence se proposent ; l’envoi de l’avis se note à son dossier", async () => {
  const registre = await lire(await nadege.get(REGISTRE));
  const silence = "Avis favorable par silence : Micro-crèche du lac";
  for (const dit of ["Schéma du lac", "Bilan intermédiaire : Schéma du lac", silence])
    expect(registre).toContain(`Inscrire : ${dit}`);
  expect(await lire(await lectrice.get(REGISTRE))).not.toContain("Inscrire : Schéma du lac");
  const page = await lire(await nadege.get(`${REGISTRE}/nouvelle?propose=a1`));
  expect([page.includes('value="2026-09-30"'), page.includes(silence)]).toEqual([true, true]);
  expect(page).toContain('name="cle" value="a1.tacite"');
  const avis = { genre: "avis", objet: "L’avis du lac", adopteLe: "2026-09-30", cle: "a1.tacite" };
  const id = await inscrire(avis);
  expect(await lire(await nadege.get(REGISTRE))).not.toContain("Inscrire : Avis favorable");
  const encore = await nadege.post(REGISTRE, { ...avis, id: newId() });
  expect(encore.headers.get("location")).toBe(`${REGISTRE}/${id}`);
  const ouvert = await nadege.get(`${REGISTRE}/nouvelle?propose=a1`);
  expect([ouvert.status, ouvert.headers.get("location")]).toEqual([303, `${REGISTRE}/${id}`]);
  const envoi = { version: "1", envoyePar: "signataire", envoyeLe: "2026-11-20", canal: "courrier" };
  const preuve = "Recommandé 1A 234, reçu le 20 novembre";
  expect((await nadege.post(`${REGISTRE}/${id}/envoi`, { ...envoi, preuve })).status).toBe(303);
  expect(await lire(await lectrice.get(`${REGISTRE}/${id}`))).toContain(preuve);
  const lu = await site.dans(ICI, (tx) => getAvis(tx, ICI, "a1"));
  expect(lu.faits.notifications?.comite).toBe("2026-11-20");
});

test("inscrire à plusieurs, au même instant, le même schéma n’en fait qu’un envoi", async () => {
  const role = { espace: "monts", convention: "ctg", role: "chargeCooperation" } as const;
  const mains = await Promise.all(["un", "deux", "trois", "quatre"].map((nom) => site.compte(`main-${nom}`, [role])));
  for (const cle of ["col", "val", "pic"]) {
    await site.dans(ICI, (tx) => insertSchema(tx, ICI, { ...SCHEMA, id: cle, titre: cle, bilans: [] }));
    const dit = { genre: "schema", objet: cle, adopteLe: "2026-11-02", cle };
    const reponses = await Promise.all(mains.map((main) => main.post(REGISTRE, { ...dit, id: newId() })));
    const [lieu = "", ...autres] = new Set(reponses.map(({ headers }) => headers.get("location") ?? ""));
    expect([autres, (await listees()).filter((un) => un.cle === cle).length]).toEqual([[], 1]);
    expect((await nadege.post(`${lieu}/retrait`)).status).toBe(303);
  }
});

test("deux schémas du même titre, adoptés le même jour, sont deux envois : celui de l’un n’est pas celui de l’autre", async () => {
  await site.dans(ICI, (tx) => insertSchema(tx, ICI, { ...SCHEMA, id: "s2", bilans: [] }));
  const libre = await inscrire({ objet: SCHEMA.titre, adopteLe: "2026-11-02" });
  expect((await lue(libre)).cle).toBeNull();
  expect((await nadege.post(`${REGISTRE}/${libre}/retrait`)).status).toBe(303);
  const id = await inscrire({ objet: SCHEMA.titre, adopteLe: "2026-11-02", cle: "s1" });
  const envoi = { version: "1", envoyePar: "signataire", envoyeLe: "2026-11-20", canal: "mail" };
  expect((await nadege.post(`${REGISTRE}/${id}/envoi`, envoi)).status).toBe(303);
  expect(await site.dans(ICI, (tx) => lireEnvoyes(tx, ICI))).toEqual([
    expect.objectContaining({ cle: "a1.tacite" }),
    { cle: "s1", envoyeLe: "2026-11-20" },
  ]);
  const registre = await lire(await nadege.get(REGISTRE));
  expect(registre.split("Inscrire : Schéma du lac").length).toBe(2);
  expect(registre).toContain("propose=s2");
});

test("on n’inscrit ni sans date, ni un bilan qui n’est pas adopté, ni sans en avoir le rôle", async () => {
  const sansDate = await nadege.post(REGISTRE, { id: newId(), genre: "avis", adopteLe: "", objet: "Crèche des Pins" });
  expect([sansDate.status, (await lire(sansDate)).includes("Crèche des Pins")]).toEqual([422, true]);
  const envoi = { id: newId(), genre: "bilanIntermediaire", bilan: BILAN.id, adopteLe: "2026-11-05" };
  const tot = await nadege.post(REGISTRE, envoi);
  expect([tot.status, (await lire(tot)).includes("pas encore adopté")]).toEqual([422, true]);
  expect((await lectrice.post(REGISTRE, envoi)).status).toBe(403);
  expect((await etrangere.post(REGISTRE, envoi)).status).toBe(404);
  expect((await nadege.get(`${REGISTRE}/nouvelle?bilan=${ADOPTE.id}`)).status).toBe(200);
  expect((await elue.get(`${REGISTRE}/nouvelle`)).status).toBe(403);
  expect(await site.dans(ICI, (tx) => listTransmissions(tx, ICI))).toHaveLength(3);
});
