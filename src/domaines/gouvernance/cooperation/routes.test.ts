import { afterAll, expect, test } from "vitest";
import { newId } from "#platform/ids.ts";
import { ICI, lire, mondeDesBilans } from "../../../../tests/bilans.ts";
import { listMois } from "./mois/store.ts";
import { listAffectations, listPostes } from "./store.ts";

const { site, nadege, elue, etrangere } = await mondeDesBilans();
afterAll(() => site.engine.close());
const remplacante = await site.compte("remplacante", [{ espace: "monts", role: "chargeCooperation" }]);
const BASE = "/conventions/ctg/cooperation";
const POSTE = {
  version: "0",
  intitule: "Chargée de coopération",
  employeur: "Communauté",
  etp: "0,5",
  financements: "Caf : 50 %",
  debut: "2026-01-01",
  fin: "",
};

async function creer(dit: Record<string, string> = {}): Promise<string> {
  const form = new FormData();
  const id = newId();
  for (const [nom, valeur] of Object.entries({ ...POSTE, id, ...dit })) form.append(nom, valeur);
  for (const mission of ["reseau", "suivi"]) form.append("missions", mission);
  const reponse = await nadege.post(BASE, form);
  expect([reponse.status, reponse.headers.get("location")]).toEqual([303, `${BASE}/${id}`]);
  return id;
}

const affecter = (poste: string, dit: Record<string, string>) =>
  nadege.post(`${BASE}/${poste}/affectations`, {
    id: newId(),
    version: "0",
    nom: "Nadège",
    genre: "titulaire",
    debut: "2026-01-01",
    fin: "2026-06-30",
    passation: "",
    ...dit,
  });

test("un poste se décrit, se tient, et sa vacance se lit jour pour jour", async () => {
  const id = await creer();
  expect((await affecter(id, {})).status).toBe(303);
  const double = await affecter(id, { nom: "Autre", debut: "2026-06-30", fin: "" });
  expect([double.status, (await lire(double)).includes("Quelqu’un tient déjà")]).toEqual([422, true]);
  expect((await affecter(id, { nom: "Zoé", genre: "interim", debut: "2026-09-01", fin: "" })).status).toBe(303);
  const page = await lire(await elue.get(`${BASE}/${id}`));
  expect(page).toContain("du 1er juillet 2026 au 31 août 2026, 62 jours");
  expect(page).not.toContain("Dire qui tient le poste");
  expect(await lire(await elue.get(BASE))).toContain("Zoé (intérim)");
  const [une] = await site.dans(ICI, (tx) => listAffectations(tx, ICI, [{ id }]));
  const change = { id: une?.id ?? "", version: "1", passation: "Les clés sont en mairie" };
  expect((await affecter(id, change)).status).toBe(303);
  expect((await affecter(id, change)).status).toBe(409);
  expect(await lire(await nadege.get(`${BASE}/${id}`))).toContain("Les clés sont en mairie");
});

test("GOUV-111 : plusieurs mains qui nomment chacune quelqu’un au même poste n’en nomment qu’un ; le poste ne finit pas tant qu’il est tenu", async () => {
  const id = await creer();
  const noms = ["Ada", "Bea", "Cid", "Dan", "Eve", "Flo"];
  const tous = await Promise.all(noms.map((nom) => affecter(id, { nom, debut: "2026-02-01", fin: "" })));
  expect(tous.map(({ status }) => status).toSorted()).toEqual([303, 422, 422, 422, 422, 422]);
  expect(await site.dans(ICI, (tx) => listAffectations(tx, ICI, [{ id }]))).toHaveLength(1);
  const fini = await nadege.post(BASE, { ...POSTE, id, missions: "reseau", version: "1", fin: "2026-10-31" });
  expect([fini.status, (await lire(fini)).includes("dites d’abord quand cette période finit")]).toEqual([422, true]);
});

test("un poste mal décrit se refuse et garde ce qui est tapé ; modifié par une autre main, on est prévenu", async () => {
  for (const faux of [{ etp: "un" }, { financements: "Caf" }, { financements: "Caf : 101 %" }, { fin: "2025-12-31" }]) {
    const refuse = await nadege.post(BASE, { ...POSTE, id: newId(), missions: "reseau", ...faux });
    expect([refuse.status, (await lire(refuse)).includes("Communauté")]).toEqual([422, true]);
  }
  const id = await creer();
  const change = { ...POSTE, id, missions: "reseau", version: "1", intitule: "Coordinatrice" };
  expect((await nadege.post(BASE, change)).status).toBe(303);
  expect((await nadege.post(BASE, change)).status).toBe(409);
  expect(await lire(await nadege.get(`${BASE}/${id}/modifier`))).toContain("Coordinatrice");
});

test("un mois n’existe que pour qui l’a tapé ; envoyé à cent, tous le lisent et il ne change plus", async () => {
  const id = await creer();
  const ici = `${BASE}/${id}/mois/2026-10`;
  expect((await nadege.post(ici, { version: "0", reseau: "60", suivi: "", texte: "Secret de brouillon" })).status).toBe(
    303,
  );
  expect(await lire(await nadege.get(ici))).toContain("Secret de brouillon");
  for (const autre of [remplacante, elue])
    expect(await lire(await autre.get(ici))).not.toContain("Secret de brouillon");
  const autrui = { ...ICI, compte: "remplacante" };
  expect(await site.dans(autrui, (tx) => listMois(tx, autrui, { id }))).toEqual([]);
  expect(await lire(await nadege.get("/espaces/monts/journal"))).not.toContain("Secret de brouillon");
  const trop = await nadege.post(ici, { version: "1", acte: "envoyer", reseau: "60", suivi: "41", texte: "x" });
  expect([trop.status, (await lire(trop)).includes("cent en tout")]).toEqual([422, true]);
  const juste = { version: "1", acte: "envoyer", reseau: "60", suivi: "40", texte: "Réseau relancé" };
  expect((await elue.post(ici, juste)).status).toBe(403);
  expect((await etrangere.post(ici, juste)).status).toBe(404);
  expect((await nadege.post(ici, { ...juste, version: "0" })).status).toBe(409);
  expect((await nadege.post(ici, juste)).status).toBe(303);
  expect(await lire(await elue.get(ici))).toContain("Réseau relancé");
  expect((await nadege.post(ici, { ...juste, version: "2" })).status).toBe(422);
  expect((await nadege.get(`${BASE}/${id}/mois/2026-13`)).status).toBe(404);
});

test("une année finie se dit et s’envoie encore, et la page compte ses mois qui manquent", async () => {
  const id = await creer({ debut: "2025-11-01", thematiques: "Petite enfance", territoire: "Le haut" });
  const page = await lire(await nadege.get(`${BASE}/${id}`));
  expect(page).toContain("Petite enfance, Le haut");
  expect(page).toMatch(/annee=2025#mois">2025<\/a> : 2 mois manquent/);
  const juste = { version: "0", acte: "envoyer", reseau: "60", suivi: "40", texte: "" };
  expect((await nadege.post(`${BASE}/${id}/mois/2025-12`, juste)).status).toBe(303);
  const passee = await lire(await nadege.get(`${BASE}/${id}?annee=2025`));
  expect(passee).toContain("décembre 2025");
  expect(passee).toContain("Rapport 2025 à la Caf");
  expect(await lire(await nadege.get(`${BASE}/${id}`))).toContain("1 mois manque");
});

test("le rapport annuel ne lit que les mois envoyés", async () => {
  const id = await creer();
  const envoye = { version: "0", acte: "envoyer", reseau: "100", texte: "Réseau relancé" };
  expect((await nadege.post(`${BASE}/${id}/mois/2026-09`, envoye)).status).toBe(303);
  await nadege.post(`${BASE}/${id}/mois/2026-10`, { version: "0", reseau: "10", texte: "Pas encore dit" });
  const apercu = `/conventions/ctg/documents/apercu?genre=cooperation&poste=${id}&annee=2026`;
  const page = await lire(await nadege.get(apercu));
  expect(page).toContain("Réseau relancé");
  expect(page).toContain("100 %");
  expect(page).not.toContain("Pas encore dit");
  expect(page).toContain("septembre 2026");
  expect(page).toContain("janvier 2026, février 2026");
  expect((await etrangere.get(apercu)).status).toBe(404);
  expect((await site.dans(ICI, (tx) => listPostes(tx, ICI))).length).toBeGreaterThan(0);
});
