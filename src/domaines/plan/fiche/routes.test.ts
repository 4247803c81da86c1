import { expect, test } from "vitest";
import { perimetreDe, testSite } from "../../../../tests/app.ts";
import { SECTIONS } from "../lexique.ts";
import { creerFiche } from "./actions.ts";
import { saisieSection } from "./forms.ts";
import { getFiche } from "./store.ts";

const site = await testSite();
const ICI = perimetreDe("monts", "ctg");

test("enregistrer une section telle qu’elle est ne fait ni version ni ligne d’histoire", async () => {
  await site.espace("monts", "ctg");
  const nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
  const ecriture = { perimetre: ICI, convention: "ctg", instant: "2026-11-01T08:00:00.000Z" };
  const { id } = await site.dans(ICI, (tx) =>
    creerFiche(tx, ecriture, {
      titre: "Ludothèque",
      budget: { statut: "Existant", montantCentimes: 1_250_000, texte: "par an" },
      echeances: [{ debut: "2026", fin: "2028", texte: "ouvrir" }],
      indicateurs: [{ libelle: "Familles", nature: "quantitatif" }],
      specificitesAo: [{ ao: "Saint-Aubin", texte: "un lieu" }],
      autres: { Suite: "à voir" },
    }),
  );
  const relire = () => site.dans(ICI, (tx) => getFiche(tx, ICI, id));
  for (const section of Object.keys(SECTIONS) as (keyof typeof SECTIONS)[]) {
    const fiche = await relire();
    const saisie = { ...saisieSection(fiche, section), version: String(fiche.version) };
    const reponse = await nadege.post(`/conventions/ctg/plan/fiches/${id}/modifier/${section}`, saisie);
    expect([section, reponse.status, (await relire()).version]).toEqual([section, 303, 1]);
  }
});

test("une section qui n’en est pas une n’existe pas", async () => {
  const odile = await site.compte("odile", [{ espace: "monts", role: "redacteur" }]);
  const { id } = await site.dans(ICI, (tx) =>
    creerFiche(tx, { perimetre: ICI, convention: "ctg", instant: "2026-11-01T08:00:00.000Z" }, { titre: "Bus" }),
  );
  expect((await odile.get(`/conventions/ctg/plan/fiches/${id}/modifier/constructor`)).status).toBe(404);
});

test("envoyer deux fois le même formulaire ne fait qu’une fiche, et la copie non plus ; autre chose en fait une autre", async () => {
  await site.espace("rives", "ctg-r", "ctg-s");
  const claire = await site.compte("claire", [{ espace: "rives", role: "chargeCooperation" }]);
  const FICHES = "/conventions/ctg-r/plan/fiches";
  const idDe = async (page: string) =>
    /name="id" value="([\w-]{36})"/.exec(await (await claire.get(page)).text())?.[1] ?? "";
  const combien = async () =>
    (await site.base.selectFrom("plan_fiche").select("id").where("espace", "=", "rives").execute()).length;
  const id = await idDe(`${FICHES}/nouvelle`);
  const envoyer = (titre: string, ici = FICHES) => claire.post(ici, { id, titre });
  const vers = (await Promise.all([envoyer("Ludothèque"), envoyer("Ludothèque")])).map((reponse) =>
    reponse.headers.get("location"),
  );
  expect(vers).toEqual([`${FICHES}/${id}?ecrit=1`, `${FICHES}/${id}?ecrit=1`]);
  expect(await combien()).toBe(1);
  expect((await envoyer("Ludothèque et bibliobus")).headers.get("location")).not.toContain(id);
  expect((await envoyer("Ludothèque", "/conventions/ctg-s/plan/fiches")).status).toBe(404);
  expect(await combien()).toBe(2);
  const copie = { id: await idDe(`${FICHES}/${id}`) };
  await Promise.all([claire.post(`${FICHES}/${id}/copie`, copie), claire.post(`${FICHES}/${id}/copie`, copie)]);
  expect(await combien()).toBe(3);
  const lignes = site.base.selectFrom("journal_ligne").select("rang").where("espace", "=", "rives");
  expect((await lignes.execute()).length).toBe(3);
});

test("une rubrique sans nom ou sans texte revient à l’écran, au lieu de se perdre", async () => {
  const jeanne = await site.compte("jeanne", [{ espace: "monts", role: "redacteur" }]);
  const ecriture = { perimetre: ICI, convention: "ctg", instant: "2026-11-01T08:00:00.000Z" };
  const { id } = await site.dans(ICI, (tx) => creerFiche(tx, ecriture, { titre: "Bus" }));
  const ecrire = (autres: string) =>
    jeanne.post(`/conventions/ctg/plan/fiches/${id}/modifier/liens`, { version: "1", autres });
  const refusee = await ecrire("Suivi : a\nUne phrase seule");
  expect([refusee.status, (await refusee.text()).includes("Une phrase seule</textarea>")]).toEqual([422, true]);
  expect((await ecrire("Suivi: a")).status).toBe(303);
  expect((await site.dans(ICI, (tx) => getFiche(tx, ICI, id))).autres).toEqual({ Suivi: "a" });
});
