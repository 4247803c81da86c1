import { beforeAll, expect, test } from "vitest";
import { insertActeur } from "#domaines/acteurs/index.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { creerFiche } from "../fiche/actions.ts";
import { getFiche } from "../fiche/store.ts";
import type { Fiche } from "../model.ts";

const site = await testSite();
const ICI = perimetreDe("monts", "ctg");
const PLAN = "/conventions/ctg/plan";
const ECRITURE = { perimetre: ICI, convention: "ctg", instant: "2026-11-01T08:00:00.000Z" };
const relire = (id: string) => site.dans(ICI, (tx) => getFiche(tx, ICI, id));
const creer = (titre: string, plus: Partial<Fiche> = {}) =>
  site.dans(ICI, (tx) => creerFiche(tx, ECRITURE, { titre, ...plus }));
const VIDE = { nomCourt: null, genre: null, code: null, qualite: null, courriel: null, organisation: null };

let nadege: Visiteur;

beforeAll(async () => {
  await site.espace("monts", "ctg");
  nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
  const essai = { ...VIDE, sorte: "contact", nom: "Pilote Essai", compte: null } as const;
  await site.dans(ICI, (tx) => insertActeur(tx, ICI, essai));
});

test("PLA-23 : qui ne tient pas les acteurs n’en ajoute pas en les nommant : refusé d’une phrase, rien de tapé n’est perdu", async () => {
  const redactrice = await site.compte("redactrice", [{ espace: "monts", role: "redacteur" }]);
  const une = await creer("Ludothèque", { pilotes: [] });
  const qui = (visiteur: Visiteur, pilotes: string, version = "1") =>
    visiteur.post(`${PLAN}/fiches/${une.id}/modifier/qui`, { version, pilotes, partenaires: "" });
  const acteurs = async () => (await site.base.selectFrom("acteurs_acteur").select("nom").execute()).length;
  const avant = await acteurs();
  const refuse = await qui(redactrice, "Pilote Essai\nLudobus Inconnu");
  expect(refuse.status).toBe(422);
  const page = await refuse.text();
  expect(page).toMatch(/«.Ludobus Inconnu.».: encore inconnu des acteurs/);
  expect(page).toMatch(/Pilote Essai\r?\nLudobus Inconnu</);
  const lu = await redactrice.post(`${PLAN}/lot/apercu`, {
    fiche: une.id,
    champ: "pilotes",
    maniere: "ajouter",
    noms: "Ludobus",
  });
  expect([lu.status, (await lu.text()).includes(">Ludobus</textarea>")]).toEqual([422, true]);
  expect([(await relire(une.id)).version, await acteurs()]).toEqual([1, avant]);
  expect((await qui(nadege, "Ludobus Inconnu")).status).toBe(303);
  expect(await acteurs()).toBe(avant + 1);
  expect((await qui(redactrice, "Ludobus Inconnu\nPilote Essai", "2")).status).toBe(303);
  expect((await relire(une.id)).pilotes.map(({ libelle }) => libelle)).toEqual(["Ludobus Inconnu", "Pilote Essai"]);
});

test("PLA-81 : un nom nouveau qui est celui d’un compte devient une personne liée à ce compte, qui retrouve la fiche et peut l’écrire", async () => {
  const lea = await site.compte("lea", [{ espace: "monts", convention: "ctg", role: "pilote" }]);
  for (const id of ["homonyme", "sosie"]) {
    await site.compte(id, [{ espace: "monts", convention: "ctg", role: "pilote" }]);
    await site.base.updateTable("acces_compte").set({ nom: "Deux Fois" }).where("id", "=", id).execute();
  }
  const une = await creer("Pédibus", { pilotes: [] });
  const ecrire = (visiteur: Visiteur, version: string) =>
    visiteur.post(`${PLAN}/fiches/${une.id}/modifier/qui`, {
      version,
      pilotes: "personne LÉA\nDeux Fois",
      partenaires: "",
    });
  const refusee = await lea.get(`${PLAN}/fiches/${une.id}/modifier/qui`);
  expect([refusee.status, (await refusee.text()).includes("Vous devriez pouvoir le faire")]).toEqual([403, true]);
  expect((await ecrire(nadege, "1")).status).toBe(303);
  const crees = await site.base
    .selectFrom("acteurs_acteur")
    .select(["sorte", "compte"])
    .where(
      "id",
      "in",
      (await relire(une.id)).pilotes.map(({ acteur }) => acteur),
    )
    .orderBy("compte")
    .execute();
  expect(crees).toEqual([
    { sorte: "contact", compte: "lea" },
    { sorte: expect.any(String), compte: null },
  ]);
  const perimee = await ecrire(nadege, "1");
  expect([
    perimee.status,
    (await perimee.text()).includes("Vous avez modifié cette fiche dans un autre onglet"),
  ]).toEqual([409, true]);
  const siennes = await (await lea.get("/conventions/ctg/reponses")).text();
  expect(siennes).toContain(`/plan/fiches/${une.id}">Pédibus`);
  expect((await lea.get(`${PLAN}/fiches/${une.id}/modifier/qui`)).status).toBe(200);
});

test("ACT-21 : inviter un pilote que les acteurs connaissent par son adresse, ou pour son organisation, lui ouvre ses fiches aussitôt ; ajouté après son compte, aussi", async () => {
  const ACCES = "/espaces/monts/acces";
  const [sam, ida] = [await site.compte("sam", []), await site.compte("ida", [])];
  const inviter = async (qui: string, acteur = "") =>
    (
      await nadege.post(ACCES, { nom: qui, courriel: `${qui}@exemple.fr`, role: "pilote", portee: "ctg", acteur })
    ).headers.get("location");
  const contact = {
    ...VIDE,
    sorte: "contact",
    nom: "Mme Samia Test",
    courriel: "SAM@exemple.fr",
    compte: null,
  } as const;
  await site.dans(ICI, (tx) => insertActeur(tx, ICI, contact));
  const maison = { ...VIDE, sorte: "organisation", nom: "Maison des familles", compte: null } as const;
  const { id: organisation } = await site.dans(ICI, (tx) => insertActeur(tx, ICI, maison));
  const une = await creer("Café des parents", { pilotes: [] });
  const pilotes = "Mme Samia Test\nMaison des familles";
  await nadege.post(`${PLAN}/fiches/${une.id}/modifier/qui`, { version: "1", pilotes, partenaires: "" });
  const sienne = `${PLAN}/fiches/${une.id}/modifier/qui`;
  expect((await sam.get(sienne)).status).toBe(404);
  expect(await inviter("sam")).toBe(`${ACCES}?fait=relie`);
  expect((await sam.get(sienne)).status).toBe(200);
  const page = await (await nadege.get(`${ACCES}?acteur=${organisation}`)).text();
  expect(page).toMatch(/Vous invitez quelqu’un pour «.Maison des familles.»/);
  expect(await inviter("ida", organisation)).toBe(`${ACCES}?fait=relie`);
  expect((await ida.get(sienne)).status).toBe(200);
  const jo = await site.compte("jo", [{ espace: "monts", convention: "ctg", role: "pilote" }]);
  const ajout = { sorte: "contact", nom: "Jo Autrement", courriel: "jo@exemple.fr" };
  expect((await nadege.post("/espaces/monts/acteurs", ajout)).status).toBe(303);
  await nadege.post(sienne, { version: "2", pilotes: "Jo Autrement", partenaires: "" });
  expect((await jo.get(sienne)).status).toBe(200);
  const dela = await nadege.get(`${ACCES}?acteur=inconnu`);
  expect([dela.status, (await dela.text()).includes('name="acteur"')]).toEqual([200, false]);
});
