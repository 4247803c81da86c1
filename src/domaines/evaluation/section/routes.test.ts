import { afterAll, expect, test } from "vitest";
import { DEFINITION_NEUVE } from "#domaines/suivi/indicateur/model.ts";
import { verifyChain } from "#platform/journal.ts";
import { retenir } from "#domaines/suivi/effacement/ailleurs/rules.ts";
import { listTextesDesBilans } from "../effacement/actions.ts";
import { insertIndicateur } from "../../suivi/indicateur/store.ts";
import { insertObservation } from "../../suivi/observation/store.ts";
import { insertQuestionnaire, insertRetour } from "../../suivi/questionnaire/store.ts";
import { figer } from "../dossier/actions.ts";
import type { Dossier } from "../dossier/model.ts";
import { empreinteDe, findFige } from "../dossier/store.ts";
import { ADOPTE, BILAN, ICI, lire, mondeDesBilans } from "../../../../tests/bilans.ts";
import { listEcrits } from "./store.ts";

const { site, nadege, elue, etrangere } = await mondeDesBilans();
afterAll(() => site.engine.close());
const SECTIONS = `/conventions/ctg/bilans/${BILAN.id}/sections`;
const ecrits = () => site.dans(ICI, (tx) => listEcrits(tx, ICI, BILAN));

test("deux personnes écrivent la même section : la seconde voit les deux textes, et rien n’est perdu", async () => {
  const premier = { version: "0", maillage: "Quatre communes de plus.", qualite: "Un lieu\nUn rythme" };
  expect((await nadege.post(`${SECTIONS}/changements`, premier)).status).toBe(303);
  const second = await nadege.post(`${SECTIONS}/changements`, {
    version: "0",
    maillage: "Cinq communes.",
    qualite: "Un lieu\r\nUn rythme",
  });
  const page = await lire(second);
  expect([second.status, page.includes("Quatre communes de plus."), page.includes("Cinq communes.")]).toEqual([
    409,
    true,
    true,
  ]);
  expect(page).toContain("Vous avez modifié cette section dans un autre onglet");
  expect([...page.matchAll(/ce qui est en place<\/h2>/g)]).toHaveLength(1);
  const repris = await lire(await nadege.get(`${SECTIONS}/changements`));
  expect([repris.includes("votre brouillon"), repris.includes("Cinq communes.")]).toEqual([true, true]);
  expect((await nadege.post(`${SECTIONS}/changements`, { version: "1", maillage: "Cinq communes." })).status).toBe(303);
  expect((await ecrits()).changements).toMatchObject({ version: 2, saisie: { maillage: "Cinq communes." } });
  expect(await lire(await nadege.get(`${SECTIONS}/changements`))).not.toContain("votre brouillon");
});

test("un brouillon se garde, se reprend, et n’est pas encore écrit", async () => {
  const saisie = { version: "0", acte: "brouillon", lecons: "Relancer moins" };
  expect((await nadege.post(`${SECTIONS}/lecons`, saisie)).status).toBe(303);
  expect((await nadege.post(`${SECTIONS}/lecons/brouillon`, { version: "0", lecons: "Relancer mieux" })).status).toBe(
    204,
  );
  expect((await ecrits()).lecons).toBeUndefined();
  expect(await lire(await nadege.get(`${SECTIONS}/lecons`))).toContain("Relancer mieux");
  expect(await lire(await nadege.get(`/conventions/ctg/bilans/${BILAN.id}`))).toContain("Reprendre le brouillon");
});

test("un texte qui nomme une personne se confirme ; trop long, il revient entier", async () => {
  const nomme = { version: "0", perspectives: "Mme Durand suivra le dossier." };
  const alerte = await nadege.post(`${SECTIONS}/perspectives`, nomme);
  expect([alerte.status, (await lire(alerte)).includes("semble nommer une personne")]).toEqual([422, true]);
  expect((await nadege.post(`${SECTIONS}/perspectives`, { ...nomme, confirme: "oui" })).status).toBe(303);
  const textes = await site.dans(ICI, (tx) => listTextesDesBilans(tx, ICI, "ctg"));
  expect(retenir(textes, ["Durand"])).toMatchObject([{ href: `${SECTIONS}/perspectives` }]);
  const long = await nadege.post(`${SECTIONS}/questions`, { version: "0", questions: "a".repeat(12_001) });
  expect([long.status, (await lire(long)).includes("a".repeat(12_001))]).toEqual([422, true]);
});

test("une section ne s’écrit ni d’un autre rôle, ni d’ailleurs, ni si elle n’existe pas, ni une fois adoptée", async () => {
  const saisie = { version: "0", lecons: "Non" };
  for (const suite of ["", "/brouillon"]) {
    expect((await elue.post(`${SECTIONS}/lecons${suite}`, saisie)).status).toBe(403);
    expect((await etrangere.post(`${SECTIONS}/lecons${suite}`, saisie)).status).toBe(404);
    expect((await nadege.post(`${SECTIONS}/inconnue${suite}`, saisie)).status).toBe(404);
    expect((await nadege.post(`/conventions/ctg/bilans/${ADOPTE.id}/sections/lecons${suite}`, saisie)).status).toBe(
      409,
    );
  }
  expect((await nadege.get(`${SECTIONS}/inconnue`)).status).toBe(404);
});

test("qui écrivait quand le bilan fut adopté retrouve son texte, et la page dit où ; nul autre ne le lit", async () => {
  const bilan = `/conventions/ctg/bilans/${ADOPTE.id}`;
  const tard = await nadege.post(`${bilan}/sections/lecons`, { version: "0", lecons: "Relancer par téléphone" });
  const page = await lire(tard);
  expect([tard.status, page.includes("Relancer par téléphone"), page.includes("gardé en brouillon, ici même")]).toEqual(
    [409, true, true],
  );
  expect(await lire(await nadege.get(bilan))).toContain("Votre brouillon, resté hors du bilan");
  const repris = await nadege.get(`${bilan}/sections/lecons`);
  expect([repris.status, (await lire(repris)).includes("Relancer par téléphone")]).toEqual([200, true]);
  expect(await lire(await elue.get(bilan))).not.toContain("Votre brouillon");
  expect((await elue.get(`${bilan}/sections/lecons`)).status).toBe(403);
  expect((await nadege.get(`${bilan}/sections/demarche`)).status).toBe(409);
});

test("un brouillon s’écarte, du bilan clos comme du bilan ouvert, quand on a lu ce qui se perd ; nul n’écarte celui d’un autre", async () => {
  const clos = `/conventions/ctg/bilans/${ADOPTE.id}`;
  const ouvert = `/conventions/ctg/bilans/${BILAN.id}`;
  await nadege.post(`${clos}/sections/perspectives`, { version: "0", perspectives: "Un relais de plus" });
  await nadege.post(`${ouvert}/sections/demarche/brouillon`, { version: "0", gouvernance: "Deux réunions" });
  for (const [bilan, section, mots] of [
    [clos, "perspectives", "4 mots"],
    [ouvert, "demarche", "2 mots"],
  ] as const) {
    const ecart = `${bilan}/brouillons/${section}/ecart`;
    const reste = async () =>
      (await lire(await nadege.get(bilan))).includes(
        `href="${bilan}/sections/${section}">${bilan === clos ? "Votre" : "Reprendre"}`,
      );
    const page = await lire(await nadege.get(`${bilan}/sections/${section}`));
    expect([page.includes(`action="${ecart}"`), page.includes(`, ${mots}, sera perdu`)]).toEqual([true, true]);
    expect((await elue.post(ecart, {})).status).toBe(403);
    expect((await etrangere.post(ecart, {})).status).toBe(404);
    expect(await reste()).toBe(true);
    for (let fois = 0; fois < 2; fois++) expect((await nadege.post(ecart, {})).status).toBe(303);
    expect(await reste()).toBe(false);
  }
  expect((await nadege.post(`${clos}/brouillons/inconnue/ecart`, {})).status).toBe(404);
});

const PAROLE = { convention: "ctg", indicateur: "dits", saisiPar: "nadege", contexte: "Halte de Vabre" };
const DITES = [
  { ...PAROLE, id: "p1", genre: "verbatim" as const, jour: "2026-03-02" as const, texte: "On n’attend plus dehors" },
  { ...PAROLE, id: "p2", genre: "observation" as const, jour: "2026-03-03" as const, texte: "Deux groupes mêlés" },
  { ...PAROLE, id: "p3", genre: "verbatim" as const, jour: "2023-12-31" as const, texte: "Avant la période" },
  { ...PAROLE, id: "p4", genre: "verbatim" as const, jour: "2026-03-04" as const, texte: "Merci à Mme Durand" },
];
const QUESTIONNAIRE = {
  id: "q1",
  convention: "ctg",
  lien: "lien-q1",
  titre: "Votre avis",
  accueil: "",
  questions: [],
  libre: "Un mot ?",
  indicateur: "dits",
  fermeLe: "2026-12-31" as const,
  creeLe: "2026-01-01T08:00:00.000Z",
};
const INDICATEURS = `${SECTIONS}/indicateurs`;
const lireBilan = async () => lire(await nadege.get(`/conventions/ctg/bilans/${BILAN.id}`));

test("EVA-57 : un bilan cite les paroles que l’on y coche, de sa période, et celle que l’on retire n’y est plus", async () => {
  await site.dans(ICI, async (tx) => {
    const definition = { ...DEFINITION_NEUVE, libelle: "Ce que disent les jeunes", mesure: "observation" as const };
    await insertIndicateur(tx, ICI, { ...definition, id: "dits", convention: "ctg", fiches: [] });
    for (const dite of DITES) await insertObservation(tx, ICI, dite);
    await insertQuestionnaire(tx, ICI, QUESTIONNAIRE);
    const retour = {
      envoi: "e1",
      canal: "lien",
      jour: "2026-04-01",
      niveaux: [],
      libre: "Un bus le mercredi",
    } as const;
    await insertRetour(tx, ICI, QUESTIONNAIRE, { ...retour, niveaux: [] });
  });
  const page = await lire(await nadege.get(INDICATEURS));
  expect(DITES.map(({ texte }) => page.includes(texte))).toEqual([true, true, false, true]);
  expect((await lireBilan()).includes("On n’attend plus dehors")).toBe(false);
  const cites = (...ids: string[]) => ({ version: "0", citations: ids.map((id) => `o-${id}`).join("\n") });
  expect((await nadege.post(INDICATEURS, cites(...Array.from({ length: 31 }, String)))).status).toBe(422);
  expect((await nadege.post(INDICATEURS, cites("p1", "p4"))).status).toBe(422); // someone seems to be named
  expect((await elue.post(INDICATEURS, cites("p1"))).status).toBe(403);
  const choisies = cites("p1", "p2", "p3", "inconnue");
  const avecRetour = { ...choisies, citations: `${choisies.citations}\nr-q1-e1` };
  expect((await nadege.post(INDICATEURS, avecRetour)).status).toBe(303);
  const bilan = await lireBilan();
  expect(bilan).toContain("« Un bus le mercredi » (Votre avis)");
  expect(DITES.map(({ texte }) => bilan.includes(texte))).toEqual([true, true, false, false]);
  expect(bilan).toContain("« On n’attend plus dehors » (Halte de Vabre)");
  const conflit = await nadege.post(INDICATEURS, cites("p2"));
  const deux = await lire(conflit);
  expect([conflit.status, deux.includes("On n’attend plus dehors")]).toEqual([409, true]);
  expect(deux).toContain("Vous avez modifié cette section dans un autre onglet");
  expect((await nadege.post("/conventions/ctg/indicateurs/dits/observations/p2/retrait")).status).toBe(303);
  expect(await lireBilan()).not.toContain("Deux groupes mêlés");
});

test("EVA-58 : effacée, une parole l’est aussi des bilans figés qui la citent, et rien d’autre n’y change", async () => {
  const apres = { ...BILAN, etat: "fige" as const, instance: "Copil", adopteLe: "2026-11-05" as const };
  await site.dans(ICI, (tx) => figer(tx, ICI, { avant: BILAN, apres }, "2026-11-06T08:00:00.000Z"));
  const lireFige = () => site.dans(ICI, (tx) => findFige(tx, ICI, BILAN));
  const avant = (await lireFige())?.dossier;
  expect(avant?.citations?.map(({ texte }) => texte)).toEqual(["On n’attend plus dehors", "Un bus le mercredi"]);
  for (const texte of ["Récrit", "Texte effacé le jour dit"]) {
    const contenu = { ...avant, citations: avant?.citations?.map((une) => ({ ...une, texte })) } as Dossier;
    const change = { contenu: JSON.stringify(contenu), empreinte: empreinteDe(contenu) };
    await expect(
      site.dans(ICI, (tx) => tx.updateTable("evaluation_fige").set(change).where("bilan", "=", BILAN.id).execute()),
    ).rejects.toThrow("only be erased");
  }
  expect((await etrangere.post("/conventions/ctg/indicateurs/dits/observations/p1/retrait")).status).toBe(404);
  expect((await nadege.post("/conventions/ctg/indicateurs/dits/observations/p1/retrait")).status).toBe(303);
  const mots = "/conventions/ctg/indicateurs/questionnaires/q1/effacement";
  expect((await nadege.post(mots, { envoi: "e1" })).status).toBe(303);
  const fige = await lireFige();
  expect(fige?.sceau.intact).toBe(true);
  expect(fige?.dossier.citations).toMatchObject([
    { cle: "o-p1", contexte: "", texte: expect.stringMatching(/^Texte effacé le .* par Personne nadege$/) },
    { cle: "r-q1-e1", contexte: "", texte: expect.stringMatching(/^Texte effacé le /) },
  ]);
  for (const table of ["evaluation_fige", "evaluation_section", "evaluation_brouillon", "journal_valeur"] as const)
    expect(JSON.stringify(await site.base.selectFrom(table).selectAll().execute())).not.toMatch(
      /n’attend plus|mercredi/,
    );
  const page = await lireBilan();
  expect([page.includes("Texte effacé le"), page.includes("Halte de Vabre")]).toEqual([true, false]);
  expect(await site.dans(ICI, (db) => verifyChain(db, "monts"))).toBeNull();
});
