import { beforeAll, expect, test } from "vitest";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { creerFiche } from "../fiche/actions.ts";
import type { Fiche } from "../model.ts";

const site = await testSite();
const ICI = perimetreDe("monts", "ctg");
const PLAN = "/conventions/ctg/plan";
const ECRITURE = { perimetre: ICI, convention: "ctg", instant: "2026-11-01T08:00:00.000Z" };

let elu: Visiteur;
let fiche: Fiche;

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.compte("pilote", [{ espace: "monts", convention: "ctg", role: "pilote" }]);
  elu = await site.compte("elu", [{ espace: "monts", convention: "ctg", role: "elu" }]);
  fiche = await site.dans(ICI, (tx) => creerFiche(tx, ECRITURE, { titre: "Halte-garderie itinérante" }));
});

test("PLA-22 : on ne mentionne que qui lira le commentaire ; le délégué à la protection des données ne se mentionne pas", async () => {
  const ici = `${PLAN}/fiches/${fiche.id}`;
  await site.compte("yann", [{ espace: "monts", role: "dpo" }]);
  const courriels = async () =>
    JSON.stringify(await site.base.selectFrom("outbox").select("charge").where("genre", "=", "courriel").execute());
  const texte = "Entre nous, @Personne Pilote ?";
  const refuse = await elu.post(`${ici}/commentaires`, { texte, audience: "parties" });
  expect(refuse.status).toBe(422);
  const page = await refuse.text();
  expect(page).toMatch(/Personne pilote ne pourrait pas lire ce commentaire/i);
  expect(page).toContain(texte);
  expect(await courriels()).not.toContain("pilote@exemple.fr");
  expect((await elu.post(`${ici}/commentaires`, { texte, audience: "tous" })).status).toBe(303);
  expect((await elu.post(`${ici}/commentaires`, { texte: "@Personne Yann", audience: "tous" })).status).toBe(303);
  expect(await courriels()).toContain("pilote@exemple.fr");
  expect(await courriels()).not.toContain("yann@exemple.fr");
});

test("un commentaire retiré deux fois, de deux fenêtres : c'est fait, et le journal ne le dit qu'une fois", async () => {
  const ici = `${PLAN}/fiches/${fiche.id}`;
  await elu.post(`${ici}/commentaires`, { texte: "À revoir au printemps", audience: "parties" });
  const commentaires = () => site.base.selectFrom("plan_commentaire").select(["id", "texte"]).execute();
  const id = (await commentaires()).find(({ texte }) => texte === "À revoir au printemps")?.id ?? "";
  const autre = await site.compte("autre", [{ espace: "monts", convention: "ctg", role: "elu" }]);
  const retirer = (qui: Visiteur) => qui.post(`${ici}/commentaires/${id}/retrait`);
  expect((await retirer(autre)).status).toBe(404);
  const reponses = await Promise.all([retirer(elu), retirer(elu)]);
  expect(reponses.map(({ status }) => status)).toEqual([303, 303]);
  expect(reponses.map((reponse) => reponse.headers.get("location"))).toEqual([
    `${ici}#commentaires`,
    `${ici}#commentaires`,
  ]);
  expect((await retirer(autre)).status).toBe(404);
  const lignes = await site.base
    .selectFrom("journal_ligne")
    .select("action")
    .where("objet_id", "=", id)
    .where("action", "=", "retrait")
    .execute();
  expect(lignes).toHaveLength(1);
});

test("un commentaire envoyé deux fois n’en fait qu’un, et ne prévient qu’une fois", async () => {
  const page = await (await elu.get(`${PLAN}/fiches/${fiche.id}`)).text();
  const id = /name="id" value="([0-9a-f-]{36})"[^]*?name="texte"/.exec(page)?.[1] ?? "";
  const texte = "@Personne Pilote, deux clics ?";
  const envoyer = (dit = texte) =>
    elu.post(`${PLAN}/fiches/${fiche.id}/commentaires`, { id, texte: dit, audience: "tous" });
  const prevenus = async () =>
    (await site.base.selectFrom("outbox").select("id").where("genre", "=", "courriel").execute()).length;
  const avant = await prevenus();
  const statuts = (await Promise.all([envoyer(), envoyer()])).map(({ status }) => status);
  const ecrits = await site.base.selectFrom("plan_commentaire").select("id").where("texte", "=", texte).execute();
  expect([statuts, ecrits, (await prevenus()) - avant]).toEqual([[303, 303], [{ id }], 1]);
  await envoyer("Un autre mot, de la page reprise en arrière");
  expect(await (await elu.get(`${PLAN}/fiches/${fiche.id}`)).text()).toContain("la page reprise en arrière</p>");
});
