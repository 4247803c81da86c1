import { afterAll, beforeAll, expect, test } from "vitest";
import { insertConvention } from "#domaines/convention/index.ts";
import { creerFiche } from "#domaines/plan/fiche/actions.ts";
import { insertSaisies } from "#domaines/suivi/etat/store.ts";
import { newId } from "#platform/ids.ts";
import { findHistory } from "#platform/journal.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { empreinteDe, findFige } from "../dossier/store.ts";
import { effacerDesBilans } from "../effacement/store.ts";
import { getBilan, listCitationsBilans } from "./store.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
const AILLEURS = perimetreDe("mers", "loin");
const LISTE = "/conventions/ctg/bilans";
const PERIODE = { debut: "2026-01-01", fin: "2026-10-31" };

let nadege: Visiteur;
let elue: Visiteur;
let lectrice: Visiteur;
let etrangere: Visiteur;

const texte = async (reponse: Response) => (await reponse.text()).replace(/[\u00a0\u202f]/g, " ");
const creer = async (dit: Record<string, string> = {}) => {
  const id = newId();
  const reponse = await nadege.post(LISTE, { id, genre: "pointEtape", ...PERIODE, ...dit });
  expect([reponse.status, reponse.status === 303 ? "" : await texte(reponse)]).toEqual([303, ""]);
  return { id, ici: `${LISTE}/${id}` };
};
const lire = (id: string) => site.dans(ICI, (tx) => getBilan(tx, ICI, id));

const DITE = {
  convention: "ctg",
  volet: "",
  etat: "enCours",
  le: "2026-03-01" as const,
  avancees: "Le local de Zoé Canari",
  difficultes: "",
  deblocage: "",
  decisionDemandee: "",
  nouvelleDate: null,
  decision: null,
  instant: "2026-03-01T08:00:00.000Z",
  auteur: "Samira",
  canal: "page" as const,
};

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("mers", "loin");
  nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
  elue = await site.compte("elue", [{ espace: "monts", convention: "ctg", role: "elu" }]);
  lectrice = await site.compte("lectrice", [{ espace: "monts", role: "lecteur" }]);
  etrangere = await site.compte("etrangere", [{ espace: "mers", role: "chargeCooperation" }]);
  const vide = { titre: "CTG", caf: null, debut: null, fin: null, perimetre: ["15014"] };
  await site.dans(ICI, async (tx) => {
    await insertConvention(tx, ICI, "ctg", vide);
    const ecriture = { perimetre: ICI, convention: "ctg", instant: "2026-02-01T08:00:00.000Z" };
    const { id } = await creerFiche(tx, ecriture, { titre: "Halte-garderie itinérante", reference: "PE1" });
    await insertSaisies(tx, ICI, [{ ...DITE, fiche: id }]);
  });
  await site.dans(AILLEURS, (tx) => insertConvention(tx, AILLEURS, "loin", vide));
});

test("un bilan se prépare seul, s’écrit par section, s’adopte et se fige", async () => {
  expect(await texte(await nadege.get(LISTE))).toContain("Le premier bilan se prépare tout seul");
  const { id, ici } = await creer();
  const page = await texte(await nadege.get(ici));
  expect(page).toContain("Point d’étape annuel 2026");
  expect(page).toContain("Fiches réalisées : 0 sur 1");
  const dite = { version: "0", avancees: "Trois communes ont rejoint le projet.", difficultes: "" };
  expect((await nadege.post(`${ici}/sections/avancees`, dite)).status).toBe(303);
  expect((await nadege.post(`${ici}/etat`, { vers: "relecture", version: "1" })).status).toBe(303);
  const adoption = { vers: "adopte", version: "2", instance: "Comité de pilotage", adopteLe: "2026-11-12" };
  expect((await nadege.post(`${ici}/etat`, adoption)).status).toBe(303);
  const tard = await nadege.post(`${ici}/sections/avancees`, { ...dite, version: "1" });
  expect(tard.status).toBe(409);
  expect((await nadege.post(`${ici}/etat`, { vers: "fige", version: "3" })).status).toBe(303);
  const fige = await site.dans(ICI, (tx) => findFige(tx, ICI, { id }));
  expect([fige?.sceau.intact, fige?.dossier.preparation.fiches.length]).toEqual([true, 1]);
  const [gel] = await site.dans(ICI, (tx) => findHistory(tx, "monts", "evaluation.bilan", id));
  expect(gel).toMatchObject({ action: "gel", apres: { empreinte: fige?.sceau.empreinte } });
  await site.dans(ICI, (tx) =>
    creerFiche(tx, { perimetre: ICI, convention: "ctg", instant: "2026-03-01T08:00:00.000Z" }, { titre: "Ludothèque" }),
  );
  const figee = await texte(await lectrice.get(ici));
  expect(figee).toContain("rien n’y change plus");
  expect(figee).not.toMatch(/Il y manque|à compléter|sections? tenues? sur/);
  expect(figee).toContain("sur 1");
  expect(figee).toContain("Trois communes ont rejoint le projet.");
  const entier = await texte(await lectrice.get(`/conventions/ctg/documents/apercu?genre=bilan&bilan=${id}`));
  expect(entier).toContain("PE1 · Halte-garderie itinérante");
  expect(entier).not.toContain("Ludothèque");

  const [fiche] = fige?.dossier.preparation.fiches ?? [];
  const effacer = (dit: string) =>
    site.dans(ICI, (tx) =>
      effacerDesBilans(tx, ICI, { id: fiche?.id ?? "", convention: "ctg" }, (_volet, _champ, ecrit) =>
        ecrit === dit ? "Texte effacé le 21 novembre 2026 par Nadège" : ecrit,
      ),
    );
  expect(await effacer("Jamais dit")).toBe(0);
  expect(await effacer("Le local de Zoé Canari")).toBe(1);
  const apres = await site.dans(ICI, (tx) => findFige(tx, ICI, { id }));
  expect(apres?.sceau).toMatchObject({ intact: true });
  expect(JSON.stringify(apres?.dossier)).not.toContain("Canari");

  if (!apres) throw new Error("le bilan est figé");
  const { dossier } = apres;
  const changer = (contenu: typeof dossier, empreinte = empreinteDe(contenu)) =>
    site.dans(ICI, (tx) =>
      tx
        .updateTable("evaluation_fige")
        .set({ contenu: JSON.stringify(contenu), empreinte })
        .where("bilan", "=", id)
        .execute(),
    );
  for (const refuse of [
    { ...dossier, notes: [], ecrits: {} },
    { ...dossier, bilan: { ...dossier.bilan, titre: "Texte effacé le 21 novembre 2026 par Nadège" } },
    { ...dossier, preparation: { ...dossier.preparation, fiches: [] } },
  ])
    await expect(changer(refuse as typeof dossier)).rejects.toThrow("only be erased");
  await expect(changer(dossier, "0".repeat(64))).rejects.toThrow("only be erased");
});

test("ce qui ne va pas revient avec ce qui fut tapé", async () => {
  const fautes: [Record<string, string>, string][] = [
    [{ debut: "2026-13-01" }, "Donnez le premier jour"],
    [{ debut: "2026-12-01" }, "finit avant de commencer"],
    [{ debut: "2026-06-01" }, "parle déjà de ces jours"],
  ];
  for (const [dit, phrase] of fautes) {
    const envoi = { id: newId(), genre: "pointEtape", ...PERIODE, titre: "Mon bilan à moi", ...dit };
    const reponse = await nadege.post(LISTE, envoi);
    const page = await texte(reponse);
    expect([reponse.status, page.includes(phrase), page.includes("Mon bilan à moi")]).toEqual([422, true, true]);
  }
});

test("deux envois du même formulaire ne font qu’un bilan", async () => {
  const { id } = await creer({ genre: "bilanFinal" });
  const encore = await nadege.post(LISTE, { id, genre: "bilanIntermediaire", ...PERIODE });
  expect(encore.status).toBe(303);
  expect((await lire(id)).genre).toBe("bilanFinal");
});

test("le titre et la période se changent tant qu’on l’écrit ; deux qui le font ensemble, le second est refusé", async () => {
  const { id, ici } = await creer({ debut: "2025-01-01", fin: "2025-12-31" });
  const identite = { titre: "L’année 2025", debut: "2025-02-01", fin: "2025-12-31", version: "1" };
  expect((await nadege.get(`${ici}/identite`)).status).toBe(200);
  expect((await nadege.post(`${ici}/identite`, identite)).status).toBe(303);
  expect(await lire(id)).toMatchObject({ titre: "L’année 2025", debut: "2025-02-01", version: 2 });
  expect((await nadege.post(`${ici}/identite`, identite)).status).toBe(409);
  const renverse = await nadege.post(`${ici}/identite`, { ...identite, debut: "2026-02-01", version: "2" });
  expect([renverse.status, (await texte(renverse)).includes("2026-02-01")]).toEqual([422, true]);
  expect((await etrangere.post(`${ici}/identite`, identite)).status).toBe(404);
  expect((await elue.post(`${ici}/identite`, identite)).status).toBe(403);
});

test("une adoption incomplète, à venir ou trop tôt est refusée ; on garde ce qui fut tapé", async () => {
  const { ici } = await creer({ debut: "2024-01-01", fin: "2024-12-31" });
  await nadege.post(`${ici}/etat`, { vers: "relecture", version: "1" });
  const fautes: [string, string, string][] = [
    ["Copil de mars", "", "adopté par une instance, un jour donné"],
    ["Copil de mars", "2026-11-22", "pas encore venue"],
    ["Copil de mars", "2024-12-30", "avant la fin de sa période"],
    ["Copil de mars", "demain", "Donnez une date du calendrier"],
  ];
  for (const [instance, adopteLe, phrase] of fautes) {
    const reponse = await nadege.post(`${ici}/etat`, { vers: "adopte", version: "2", instance, adopteLe });
    const page = await texte(reponse);
    expect([reponse.status, page.includes(phrase), page.includes("Copil de mars")]).toEqual([422, true, true]);
  }
  expect((await nadege.post(`${ici}/etat`, { vers: "brouillon", version: "1" })).status).toBe(409);
  expect((await nadege.post(`${ici}/etat`, { vers: "fige", version: "2" })).status).toBe(422);
  expect((await etrangere.post(`${ici}/etat`, { vers: "brouillon", version: "2" })).status).toBe(404);
  expect((await elue.post(`${ici}/etat`, { vers: "brouillon", version: "2" })).status).toBe(403);
  expect(await texte(await nadege.get(`${ici}/suite`))).toContain("Dire que l’instance l’a adopté");
});

test("EVA-3 : un brouillon n’existe pas pour qui ne fait que lire", async () => {
  const { id, ici } = await creer({ debut: "2023-01-01", fin: "2023-12-31" });
  expect((await elue.get(ici)).status).toBe(200);
  expect((await lectrice.get(ici)).status).toBe(404);
  expect((await lectrice.get(`/conventions/ctg/documents/apercu?genre=bilan&bilan=${id}`)).status).toBe(404);
  expect(await texte(await lectrice.get(LISTE))).not.toContain(id);
  expect((await etrangere.get(ici)).status).toBe(404);
  expect((await etrangere.post(LISTE, { id: newId(), genre: "pointEtape", ...PERIODE })).status).toBe(404);
  expect((await lectrice.post(LISTE, { id: newId(), genre: "pointEtape", ...PERIODE })).status).toBe(403);
  expect((await site.personne.get(ici)).status).toBe(303);
});

test("le journal nomme un bilan par son titre et y mène ; un bilan d’ailleurs n’y a pas de nom", async () => {
  const { id, ici } = await creer({ genre: "bilanIntermediaire" });
  const page = await texte(await nadege.get("/espaces/monts/journal?objet=evaluation.bilan"));
  expect(page).toMatch(new RegExp(`<a href="${ici}"[^>]*>Bilan intermédiaire`));
  const dehors = { ...AILLEURS, conventions: ["loin", "ctg"] };
  expect(await site.dans(dehors, (tx) => listCitationsBilans(tx, dehors, [id]))).toEqual([]);
});
