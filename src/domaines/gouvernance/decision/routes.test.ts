import { afterAll, expect, test } from "vitest";
import { creerFiche } from "#domaines/plan/fiche/actions.ts";
import { getFiche, listCitees } from "#domaines/plan/index.ts";
import { listSaisies } from "#domaines/suivi/etat/store.ts";
import { getBilan } from "#domaines/evaluation/bilan/store.ts";
import { newId } from "#platform/ids.ts";
import { relayOnce } from "#platform/relay.ts";
import { BILAN, ICI, lire, mondeDesBilans } from "../../../../tests/bilans.ts";
import { appliqueursDe } from "../../../effets.ts";
import { appliquerEffet, type Appliqueurs, EFFET } from "./effet/actions.ts";
import { listEffets } from "./effet/store.ts";
import { getDecision, listDecisions } from "./store.ts";

const { site, fiche, nadege, elue, etrangere } = await mondeDesBilans();
afterAll(() => site.engine.close());
const BASE = "/conventions/ctg/decisions";
const maintenant = () => new Date("2026-11-21T09:00:00Z");
const DITE = {
  genre: "validation",
  objet: "Valider le calendrier",
  texte: "",
  seance: "",
  instance: "Comité de pilotage",
  le: "2026-11-12",
  responsable: "",
  avant: "",
};

const relayer = (appliqueurs: Appliqueurs = appliqueursDe(maintenant), quand: () => Date = () => new Date()) =>
  relayOnce(
    site.base,
    { [EFFET]: ({ charge }) => appliquerEffet({ base: site.base, maintenant, appliqueurs }, charge) },
    quand,
  );
const effetsDe = (decision: string) => site.dans(ICI, (tx) => listEffets(tx, ICI, [decision]));
const lue = (id: string) => site.dans(ICI, (tx) => getDecision(tx, ICI, id));
const saisies = (id = fiche) => site.dans(ICI, (tx) => listSaisies(tx, ICI, id));
const nouvelleFiche = async (titre: string) =>
  (
    await site.dans(ICI, (tx) =>
      creerFiche(tx, { perimetre: ICI, convention: "ctg", instant: "2026-02-01T08:00:00.000Z" }, { titre }),
    )
  ).id;

async function inscrire(dit: Record<string, string> = {}): Promise<string> {
  const id = newId();
  const reponse = await nadege.post(BASE, { ...DITE, id, ...dit });
  expect([reponse.status, reponse.headers.get("location")]).toEqual([303, `${BASE}/${id}`]);
  return id;
}

test("une décision s’inscrit à son numéro, se suit jusqu’à l’exécution, et une seule main la constate", async () => {
  const id = await inscrire({ responsable: "La mairie", avant: "2026-11-15" });
  expect((await nadege.post(BASE, { ...DITE, id })).status).toBe(303);
  const suivante = await inscrire();
  expect((await lue(suivante)).numero).toBe((await lue(id)).numero + 1);
  expect(await lire(await elue.get(`${BASE}?vue=enRetard`))).toContain("En retard de 6 jours");
  const fait = { version: "1", le: "2026-11-20", constat: "Local ouvert" };
  expect((await elue.post(`${BASE}/${id}/execution`, fait)).status).toBe(403);
  expect((await etrangere.post(`${BASE}/${id}/execution`, fait)).status).toBe(404);
  const tot = await nadege.post(`${BASE}/${id}/execution`, { ...fait, le: "2026-11-11" });
  expect([tot.status, (await lire(tot)).includes("Local ouvert")]).toEqual([422, true]);
  expect((await nadege.post(`${BASE}/${id}/execution`, { ...fait, version: "9" })).status).toBe(409);
  expect((await nadege.post(`${BASE}/${id}/execution`, fait)).status).toBe(303);
  expect(await lire(await elue.get(`${BASE}/${id}`))).toContain("Exécutée le 20 novembre 2026");
});

test("un ajustement mineur corrige la fiche avec la décision ; refusé, il ne change rien", async () => {
  const mineur = { genre: "ajustementMineur", fiches: fiche, champ: "description", nouveau: "Deux sites" };
  const avis = await nadege.post(BASE, { ...DITE, id: newId(), ...mineur, genre: "avis" });
  expect([avis.status, (await lire(avis)).includes("Deux sites")]).toEqual([422, true]);
  expect((await site.dans(ICI, (tx) => getFiche(tx, ICI, fiche))).description).toBeNull();
  const nommant = await nadege.post(BASE, { ...DITE, id: newId(), ...mineur, nouveau: "Confier à Mme Durand" });
  expect([nommant.status, (await lire(nommant)).includes('name="confirme"')]).toEqual([422, true]);
  const id = await inscrire(mineur);
  expect((await site.dans(ICI, (tx) => getFiche(tx, ICI, fiche))).description).toBe("Deux sites");
  expect((await effetsDe(id)).map(({ etat }) => etat)).toEqual(["applique"]);
  expect(await lire(await elue.get(`${BASE}?vue=ajustements`))).toContain("Valider le calendrier");
});

test("rejetée par le vote, une décision n’a ni suite ni effet", async () => {
  const autre = await nouvelleFiche("Ludothèque");
  const id = await inscrire({ genre: "abandon", fiches: autre, pour: "3", contre: "3", abstentions: "0" });
  expect([(await lue(id)).adoptee, await effetsDe(id)]).toEqual([false, []]);
  await relayer();
  expect(await saisies(autre)).toEqual([]);
});

test("un abandon attend le relais, s’applique une fois, et la fiche cite la décision", async () => {
  const id = await inscrire({ genre: "abandon", fiches: fiche });
  const [effet] = await effetsDe(id);
  expect([effet?.etat, await saisies()]).toEqual(["enAttente", []]);
  expect(await lire(await elue.get(`${BASE}/${id}`))).toContain("En attente d’application");
  await relayer();
  const [dite] = await saisies();
  const { annee, numero } = await lue(id);
  expect([dite?.etat, dite?.decision, dite?.auteur]).toEqual([
    "abandonnee",
    `D-${annee}-${numero}, Comité de pilotage du 12 novembre 2026`,
    "Personne nadege",
  ]);
  await appliquerEffet(
    { base: site.base, maintenant, appliqueurs: appliqueursDe(maintenant) },
    { espace: "monts", id: effet?.id },
  );
  expect((await saisies()).length).toBe(1);
  const suivi = await lire(await nadege.get(`/conventions/ctg/plan/fiches/${fiche}/suivi`));
  expect(suivi).toContain(`href="${BASE}/D-${annee}-${numero}"`);
  expect(suivi).toContain(`<option value="D-${annee}-${numero}, Comité de pilotage du 12 novembre 2026"`);
  expect(await lire(await elue.get(`${BASE}/D-${annee}-${numero}`))).toContain("Valider le calendrier");
  expect((await elue.get(`${BASE}/D-1999-1`)).status).toBe(404);
  expect(await lire(await elue.get(`${BASE}/${id}`))).toContain("Appliqué");
});

test("un changement refusé se voit avec sa raison, et se retente", async () => {
  const id = await inscrire({ bilan: BILAN.id, le: "2026-10-30" });
  await relayer();
  const [effet] = await effetsDe(id);
  expect([effet?.etat, effet?.essais]).toEqual(["echoue", 1]);
  const page = await lire(await nadege.get(`${BASE}/${id}`));
  expect([page.includes("avant la fin de sa période"), page.includes("Réessayer")]).toEqual([true, true]);
  expect(await lire(await elue.get(`${BASE}/${id}`))).not.toContain("Réessayer");
  const encore = `${BASE}/${id}/effets/${effet?.id}`;
  expect((await elue.post(encore)).status).toBe(403);
  expect((await etrangere.post(encore)).status).toBe(404);
  expect((await nadege.post(encore)).status).toBe(303);
  await relayer();
  expect((await effetsDe(id)).map(({ etat, essais }) => [etat, essais])).toEqual([["echoue", 2]]);
});

test("une panne laisse le changement en attente, se dit, et le relais recommence sans le faire deux fois", async () => {
  const autre = await nouvelleFiche("Café des parents");
  const id = await inscrire({ genre: "remplacement", fiches: autre, nouvelle: "Maison des parents" });
  const enPlan = async () =>
    (await site.dans(ICI, (tx) => listCitees(tx, ICI))).filter(({ titre }) => titre === "Maison des parents");
  const panne: Appliqueurs = {
    etatFiche: async (db, perimetre, effet) => {
      await appliqueursDe(maintenant).etatFiche?.(db, perimetre, effet);
      throw new Error("coupure");
    },
  };
  expect(await relayer(panne)).toBe(0);
  expect([await saisies(autre), (await effetsDe(id)).map(({ etat }) => etat)]).toEqual([[], ["enAttente"]]);
  expect(await lire(await nadege.get(`${BASE}/${id}`))).toContain("Une panne a empêché");
  expect(await lire(await elue.get(`${BASE}/${id}`))).toContain("par « Maison des parents »");
  expect(await enPlan()).toEqual([]);
  expect(await relayer(appliqueursDe(maintenant), () => new Date(Date.now() + 3_600_000))).toBe(1);
  expect((await saisies(autre)).map(({ etat }) => etat)).toEqual(["remplacee"]);
  const [nouvelle] = await enPlan();
  const ancienne = await site.dans(ICI, (tx) => getFiche(tx, ICI, autre));
  const inscrite = await site.dans(ICI, (tx) => getFiche(tx, ICI, nouvelle?.id ?? ""));
  expect([inscrite.actionsLiees, ancienne.actionsLiees]).toEqual([["Café des parents"], ["Maison des parents"]]);
  expect(inscrite.autres["Décidée par"]).toMatch(/^D-\d+-\d+, Comité de pilotage/);
  expect(await lire(await elue.get(`${BASE}/${id}`))).toContain(`href="/conventions/ctg/plan/fiches/${nouvelle?.id}"`);
});

test("remplacer veut une fiche nouvelle, ou une du plan qui ne se recrée pas", async () => {
  const [ancienne, deja] = [await nouvelleFiche("Troc de jouets"), await nouvelleFiche("Ressourcerie")];
  const sans = await nadege.post(BASE, { ...DITE, id: newId(), genre: "remplacement", fiches: ancienne });
  expect([sans.status, (await lire(sans)).includes("par quelle fiche")]).toEqual([422, true]);
  await inscrire({ genre: "remplacement", fiches: ancienne, par: deja });
  await relayer(appliqueursDe(maintenant), () => new Date(Date.now() + 7_200_000));
  const citees = await site.dans(ICI, (tx) => listCitees(tx, ICI));
  expect(citees.filter(({ titre }) => titre === "Ressourcerie").length).toBe(1);
  expect((await site.dans(ICI, (tx) => getFiche(tx, ICI, deja))).actionsLiees).toEqual(["Troc de jouets"]);
});

test("une validation adopte le bilan au nom de l’instance et au jour de la décision", async () => {
  const id = await inscrire({ bilan: BILAN.id });
  await relayer();
  expect((await effetsDe(id)).map(({ etat }) => etat)).toEqual(["applique"]);
  const adopte = await site.dans(ICI, (tx) => getBilan(tx, ICI, BILAN.id));
  expect([adopte.etat, adopte.instance, adopte.adopteLe]).toEqual(["adopte", "Comité de pilotage", "2026-11-12"]);
});

test("une décision d’un autre espace n’existe pas ; qui lit ne décide pas ; deux mains à la fois ont chacune leur numéro", async () => {
  const id = await inscrire();
  expect((await etrangere.get(`/conventions/loin/decisions/${id}`)).status).toBe(404);
  expect((await elue.get(`${BASE}/nouvelle`)).status).toBe(403);
  expect((await elue.post(BASE, { ...DITE, id: newId() })).status).toBe(403);
  expect((await etrangere.post(BASE, { ...DITE, id: newId() })).status).toBe(404);
  await Promise.all([inscrire(), inscrire(), inscrire()]);
  const numeros = (await site.dans(ICI, (tx) => listDecisions(tx, ICI))).map(({ numero }) => numero);
  expect(new Set(numeros).size).toBe(numeros.length);
});

test("GOUV-160 : le registre s’exporte entier ; qui n’est pas d’ici n’en trouve rien", async () => {
  const reponse = await elue.get(`${BASE}/export?format=csv`);
  expect(reponse.headers.get("content-disposition")).toContain("registre-des-decisions.csv");
  expect(await reponse.text()).toContain("Valider le calendrier");
  expect((await etrangere.get(`${BASE}/export`)).status).toBe(404);
});
