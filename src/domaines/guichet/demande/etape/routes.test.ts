import { afterAll, beforeAll, expect, test } from "vitest";
import { testSite } from "../../../../../tests/app.ts";
import { ouvrirPlace, PLACE, remplir, REPONSES, suite } from "../../../../../tests/place.ts";

const maintenant = () => new Date("2026-11-21T09:00:00Z");
const site = await testSite(maintenant);
afterAll(() => site.engine.close());
beforeAll(async () => {
  await ouvrirPlace(site, maintenant);
});

test("une structure fusionnée pendant que la famille choisit : son choix va à celle qui la garde", async () => {
  const famille = site.navigateur();
  const depart = await suite(famille.post(PLACE));
  await site.base
    .updateTable("equipements_equipement")
    .set({ fusionne: "e1", tenu_le: null })
    .where("id", "=", "e2")
    .execute();
  const recu = await remplir(famille, depart, { plus: { voeux: { "rang-e2": "1" } } });
  const demande = recu.split("/").at(-2) ?? "";
  const voeux = await site.base.selectFrom("guichet_voeu").select("structure").where("demande", "=", demande).execute();
  expect(voeux).toEqual([{ structure: "e1" }]);
});

test("une maison d’assistants maternels qui n’a pas dit oui ne se choisit pas ; la famille qui la citait déjà garde son choix", async () => {
  const famille = site.navigateur();
  const recu = await remplir(famille, await suite(famille.post(PLACE)), { plus: { voeux: { "rang-e1": "1" } } });
  const demande = recu.split("/").at(-2) ?? "";
  await site.base
    .updateTable("equipements_equipement")
    .set({ type: "mam", nom: "La Ruche" })
    .where("id", "=", "e1")
    .execute();
  const ici = `${PLACE}/demandes/${demande}/voeux`;
  expect(await (await famille.get(ici)).text()).toContain("La Ruche");
  const version = /name="version" value="(\d+)"/.exec(await (await famille.get(ici)).text())?.[1] ?? "";
  await suite(famille.post(ici, { "rang-e1": "1", version }));
  const voeux = await site.base.selectFrom("guichet_voeu").select("structure").where("demande", "=", demande).execute();
  expect(voeux).toEqual([{ structure: "e1" }]);

  const autre = site.navigateur();
  const depart = await suite(autre.post(PLACE));
  const sans = { vous: { ...REPONSES["vous"], courriel: "autre@exemple.fr" } as Record<string, string> };
  await expect(remplir(autre, depart, { plus: { ...sans, voeux: { "rang-e1": "1" } } })).rejects.toThrow("422 !== 303");
});

test("une adresse partagée dans une langue y mène toute la demande ; un navigateur qui ne lit pas le français commence dans la sienne", async () => {
  const partagee = site.navigateur();
  await partagee.get(`${PLACE}?langue=en`);
  expect(await (await partagee.get(await suite(partagee.post(PLACE)))).text()).toContain("For which child?");
  const accueil = async (langues: string) =>
    (await site.app.request(PLACE, { headers: { "accept-language": langues } })).text();
  expect(await accueil("en-GB,en;q=0.9")).toContain("Ask for a childcare place");
  expect(await accueil("en-US,en;q=0.9,fr;q=0.8")).toContain("Demander une place pour un jeune enfant");
  expect(await accueil("pt-PT,pt;q=0.9")).toContain("Demander une place pour un jeune enfant");
});

test("deux touchers sur « Envoyer » n’envoient qu’une fois, et le second mène au suivi, pas à un refus", async () => {
  const famille = site.navigateur();
  const recu = await remplir(famille, await suite(famille.post(PLACE)));
  const envoi = recu.replace(/recu$/, "envoi");
  expect(await suite(famille.post(envoi, { version: "1" }))).toBe(`${PLACE}/suivi`);
  const demande = recu.split("/").at(-2) ?? "";
  const lues = await site.base.selectFrom("guichet_demande").select("etat").where("id", "=", demande).execute();
  expect(lues).toEqual([{ etat: "aConfirmer" }]);
});
