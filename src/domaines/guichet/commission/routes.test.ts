import { afterAll, beforeAll, expect, test } from "vitest";
import { instantDe } from "#commun/jour.ts";
import { testSite, type Visiteur } from "../../../../tests/app.ts";
import { inscrire, inscrite, MONTS, ouvrirStructures, touteLaSemaine } from "../../../../tests/commission.ts";
import { listDemandes } from "../demande/store.ts";
import { listOuvertures } from "../acces/store.ts";
import { calculer, lireSeance } from "./calcul/actions.ts";
import { listLettres } from "./lettre/store.ts";
import { constaterEcheance } from "./offre/echeance/actions.ts";
import { LETTRE, posterLettre } from "./lettre/envoi/actions.ts";
import { listOffres } from "./offre/store.ts";
import { findProces } from "./proces/store.ts";
import { listResultats } from "./resultat/store.ts";
import { listRetouches } from "./retouche/store.ts";
import { getCommission } from "./session/store.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const BASE = "/espaces/monts/commissions";
const APERCU = "/conventions/ctg/documents/apercu?genre=lettresCommission&commission=printemps";
const S = `${BASE}/printemps`;

let agent: Visiteur;
let membre: Visiteur;
let lectrice: Visiteur;
let etranger: Visiteur;

const commission = () => site.dans(MONTS, (tx) => getCommission(tx, MONTS, "printemps"));
const version = async () => `${(await commission()).version}`;
const offres = () => site.dans(MONTS, (tx) => listOffres(tx, MONTS, { commission: "printemps" }));
const ouvertures = () => site.dans(MONTS, (tx) => listOuvertures(tx, { espace: "monts", famille: "f1" }));
const etats = async () =>
  Object.fromEntries(
    (await site.dans(MONTS, (tx) => listDemandes(tx, MONTS, {}))).map(({ numero, etat }) => [numero, etat]),
  );
const texte = async (chemin: string, qui = agent) => (await qui.get(chemin)).text();
const faire = async (chemin: string, saisie: Record<string, string> = {}) =>
  agent.post(`${S}${chemin}`, { version: await version(), ...saisie });

const MOIS = { deMois: "2027-01", aMois: "2027-02", delai: "10", risque: "0" };
const SAISIE = { id: "printemps", nom: "Commission de janvier", le: "2026-11-21", ...MOIS };

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("mers", "loin");
  agent = await site.compte("agent", [{ espace: "monts", role: "agentGuichet" }]);
  membre = await site.compte("membre", [{ espace: "monts", role: "elu" }]);
  lectrice = await site.compte("lectrice", [{ espace: "monts", role: "pilote" }]);
  etranger = await site.compte("etranger", [{ espace: "mers", role: "agentGuichet" }]);
  await site.dans(MONTS, async (tx) => {
    await ouvrirStructures(tx);
    await inscrire(tx, [
      inscrite(1, ["a"]),
      inscrite(2, ["a", "b"], { toleranceMois: 1 }),
      inscrite(3, ["b", "a"]),
      inscrite(4, ["a", "b"], { attendDepuis: "2026-09-03" }),
      inscrite(5, ["a"], { etat: "incomplete" }),
    ]);
  });
});

test("une séance se prépare : ce qui ne va pas revient avec ce qui fut tapé", async () => {
  expect(await texte(BASE)).toContain("Préparez la première");
  expect(await texte(`${BASE}/nouvelle`)).toContain("Les Alouettes");
  const fausse = await agent.post(BASE, { ...SAISIE, nom: "", structures: "a" });
  expect([fausse.status, (await fausse.text()).includes("2027-01")]).toEqual([422, true]);
  expect((await agent.post(BASE, { ...SAISIE, aMois: "2026-12", structures: "a" })).status).toBe(422);
  expect((await agent.post(BASE, { ...SAISIE, structures: "" })).status).toBe(422);
  expect((await agent.post(BASE, { ...SAISIE, structures: "a" })).status).toBe(303);
  expect((await agent.post(BASE, { ...SAISIE, structures: "a" })).status).toBe(303);
  const deux = { ...SAISIE, structures: "a\nb", version: "1" };
  expect((await agent.post(`${S}/modification`, deux)).status).toBe(303);
  expect((await agent.post(`${S}/modification`, deux)).status).toBe(409);
  const page = await texte(S);
  expect(page).toMatch(/4.dossiers en attente/);
  expect(page).toContain("Ce que risquerait une sur-attribution");
});

/** De deux gestes au même instant, ce que reçoit celui qui arrive second : l'autre l'a devancé, ou l'état a déjà changé. */
const seconde = (reponses: readonly Response[]) => {
  const [une, autre] = reponses.map(({ status }) => status).toSorted();
  expect(une).toBe(303);
  return autre;
};

test("la liste se gèle une fois, sans un nom, et son empreinte se vérifie", async () => {
  const sans = await faire("/gel", { annonce: " " });
  expect([sans.status, (await sans.text()).includes("Dites d’avance")]).toEqual([422, true]);
  expect((await agent.post(`${S}/gel`, { version: "1", annonce: "Six boules" })).status).toBe(409);
  // deux agents gèlent au même instant : un seul y arrive, l'autre l'apprend
  const deuxGels = await Promise.all([1, 2].map(() => faire("/gel", { annonce: "Six boules tirées en séance" })));
  expect([409, 422]).toContain(seconde(deuxGels));
  expect((await faire("/gel", { annonce: "Encore" })).status).toBe(422);
  const page = await texte(S, membre);
  expect(page).toContain("rien de gelé n’a bougé");
  expect([page, await texte(S)].map((une) => une.includes("Faire le tirage"))).toEqual([false, true]); // who conducts draws
  const gele = await site.base.selectFrom("guichet_commission_dossier").select(["id", "contenu"]).execute();
  expect(gele).toHaveLength(4);
  expect(JSON.stringify(gele)).not.toMatch(/Zoé|Nom1|rue Haute|2026-06-15/);
  const autre = { ...SAISIE, id: "autre", structures: "a\nb" };
  expect((await agent.post(BASE, autre)).status).toBe(303);
  expect(await texte(`${BASE}/autre`)).toMatch(/0.dossier en attente/);
  await site.dans(MONTS, (tx) => inscrire(tx, [inscrite(6, ["a"])]));
});

test("avant le tirage, ni liste ni rang ; après, chacun peut refaire le sien", async () => {
  expect((await agent.get(`${S}/liste`)).status).toBe(303);
  expect((await faire("/tirage", { graine: " " })).status).toBe(422);
  expect((await faire("/tirage", { graine: "4 8 15" })).status).toBe(303);
  expect((await faire("/tirage", { graine: "16 23" })).status).toBe(422);
  const page = await texte(`${S}/tirage`, membre);
  expect(page).toContain("printf &#39;%s&#39; &#39;4 8 15 2026-000");
  expect(page).toMatch(/1.groupe d’ex aequo/);
});

test("qui siège lit la liste sans un nom ; qui conduit les lit", async () => {
  const [lue, conduite] = [await texte(`${S}/liste`, membre), await texte(`${S}/liste`)];
  expect(lue).not.toMatch(/Nom\d|Zoé/);
  expect(conduite).toContain("Nom1");
  expect(lue).toMatch(/dossiers\/2026-0002"((?!<\/tr>)[^])*>2e vœu</); // its second structure, after « a » now or a month later
  const dossier = await texte(`${S}/dossiers/2026-0002`, membre);
  expect(dossier).toContain("dernier admis à ce moment devant lui : 2026-0001");
  expect(dossier).not.toMatch(/Nom2|Zoé/);
  expect((await membre.get(`${S}/dossiers/2026-0099`)).status).toBe(404);
});

test("dès le gel une urgence s’ajoute et des places changent, motif à l’appui ; imposer attend la séance", async () => {
  expect((await faire("/gestes", { genre: "ajout", dossier: "2026-0006", motif: "non" })).status).toBe(422);
  const incomplete = await faire("/gestes", { genre: "ajout", dossier: "2026-0005", motif: "Demandé par la PMI" });
  expect([incomplete.status, (await incomplete.text()).includes("Aucune demande en attente")]).toEqual([422, true]);
  const essai = await faire("/gestes", { genre: "ajout", dossier: "2026-0006", motif: "", essai: "1" });
  expect([essai.status, (await essai.text()).includes("Rien n’est encore enregistré")]).toEqual([200, true]);
  expect((await faire("/gestes", { genre: "ajout", dossier: "2026-0006", motif: "Demandé par la PMI" })).status).toBe(
    303,
  );
  const encore = await faire("/gestes", { genre: "ajout", dossier: "2026-0006", motif: "Demandé par la PMI" });
  const redite = await encore.text();
  expect([encore.status, redite.includes("déjà dans la liste")]).toEqual([422, true]);
  expect(redite).toMatch(/value="2026-0006"[^]*Demandé par la PMI/); // nothing to type again
  const imposer = { genre: "imposee", dossier: "2026-0006", structure: "a", semaine0: "0", motif: "Situation suivie" };
  expect((await faire("/gestes", imposer)).status).toBe(422);
  const places = {
    genre: "capacite",
    structure: "b",
    de: "2027-01",
    a: "2027-08",
    semaine: "0",
    variation: "x",
    motif: "Un agrément",
  };
  expect((await faire("/gestes", places)).status).toBe(422);
  expect((await agent.post(`${S}/gestes`, { genre: "sorcier", version: await version() })).status).toBe(400);
  const { semaine: _une, ...toutes } = { ...places, variation: "1", version: await version() };
  const corps = touteLaSemaine("semaine", toutes);
  expect((await agent.post(`${S}/gestes`, corps)).headers.get("location")).toBe(`${S}/gestes/2`);
  const geste = await texte(`${S}/gestes/2`, membre);
  expect(geste).toContain("Familles touchées");
  expect(await texte(`${S}/places?structure=b`, membre)).toMatch(/<td class="n">2<\/td>/);
});

test("en séance, la commission impose, voit qui est touché, ce que dit l’audit, et revient sur un geste", async () => {
  expect((await faire("/ouverture", { presents: "" })).status).toBe(422);
  expect((await faire("/ouverture", { presents: "Mme Roche, présidente\nM. Colin" })).status).toBe(303);
  const imposer = { genre: "imposee", dossier: "2026-0006", structure: "a", motif: "Situation suivie par la PMI" };
  const corps = touteLaSemaine("semaine0", { ...imposer, version: await version() });
  const faite = await agent.post(`${S}/gestes`, corps);
  const page = await texte(faite.headers.get("location") ?? "");
  expect(page).toMatch(/Par Personne agent, le[^]*2026-0001/);
  expect(page).toMatch(/L’audit donnerait raison à \d+.famille/);
  expect((await agent.post(`${S}/gestes`, corps)).status).toBe(409);
  const autre = { ...imposer, dossier: "2026-0001", semaine0: "0\n1" };
  expect(await (await faire("/gestes", { ...autre, essai: "1" })).text()).toMatch(/ne tient plus pour.*2026-0006/);
  // nothing is open that late: the file, whose only wish this would be, would lose what it has
  expect(await (await faire("/gestes", { ...autre, entree: "2028-02" })).text()).toContain("ce dossier n’aurait rien");
  const retouches = await site.dans(MONTS, (tx) => listRetouches(tx, MONTS, "printemps"));
  expect(retouches.map(({ geste, par }) => [geste.genre, par])).toEqual([
    ["ajout", "agent"],
    ["capacite", "agent"],
    ["imposee", "agent"],
  ]);
  expect((await faire("/gestes", { genre: "levee", rang: "3", motif: "Autre solution trouvée" })).status).toBe(303);
  expect((await faire("/gestes", { genre: "levee", rang: "3", motif: "Autre solution trouvée" })).status).toBe(422);
  expect(await texte(`${S}/liste?vue=changees`)).toContain("2026-0006");
});

test("une demande pourvue ailleurs pendant la séance sort de la liste, par un retrait signé", async () => {
  const ailleurs = { numero: "2026-0004", motif: "Assistante maternelle" };
  expect((await agent.post(`${BASE}/ailleurs`, ailleurs)).status).toBe(303);
  const retouches = await site.dans(MONTS, (tx) => listRetouches(tx, MONTS, "printemps"));
  expect(retouches.at(-1)).toMatchObject({ geste: { genre: "retrait", dossier: "2026-0004" }, par: "agent" });
  expect(await texte(`${S}/liste`)).not.toContain("2026-0004");
});

test("la liste se vote ; un geste de plus, et le vote est à refaire ; puis la séance se clôt", async () => {
  expect((await faire("/cloture")).status).toBe(422);
  const vote = { portee: "liste", objet: "La liste", pour: "2" };
  expect((await faire("/votes", { ...vote, pour: "3" })).status).toBe(422);
  expect((await faire("/votes", { ...vote, objet: "" })).status).toBe(422);
  expect((await faire("/votes", vote)).status).toBe(303);
  expect(
    (await faire("/gestes", { genre: "points", dossier: "2026-0006", variation: "1", motif: "Avis de la PMI" })).status,
  ).toBe(303);
  expect((await faire("/cloture")).status).toBe(422);
  expect((await faire("/votes", vote)).status).toBe(303);
  expect(await texte(`${S}/proces-verbal`, membre)).toContain("Projet");
  const avant = await version();
  const deuxFins = await Promise.all([1, 2].map(() => agent.post(`${S}/cloture`, { version: avant })));
  expect([409, 422]).toContain(seconde(deuxFins));
  expect(deuxFins.map(({ headers }) => headers.get("location"))).toContain(`${S}/lettres`);
  expect((await faire("/votes", vote)).status).toBe(422);
  expect((await faire("/annulation")).status).toBe(422);
  const [relue, gardee] = await site.dans(MONTS, async (tx) => {
    const seance = await lireSeance(tx, MONTS, await getCommission(tx, MONTS, "printemps"));
    return [calculer(seance, seance.etat).proposition.attributions, await listResultats(tx, MONTS, "printemps")];
  });
  expect(relue.map(({ voeu: _v, ...une }) => une)).toEqual(gardee);
  const proces = await site.dans(MONTS, (tx) => findProces(tx, MONTS, "printemps"));
  expect(proces?.contenu).toMatchObject({
    presents: ["Mme Roche, présidente", "M. Colin"],
    tirage: { valeur: "4 8 15" },
  });
  expect(JSON.stringify(proces?.contenu)).not.toMatch(/Nom\d|Zoé/);
  expect(await etats()).toMatchObject({ "2026-0006": "proposee", "2026-0001": "enAttente", "2026-0005": "incomplete" });
});

test("chacun a sa lettre : ses points, la mention, les recours, jamais un voisin", async () => {
  const lettres = await site.dans(MONTS, (tx) => listLettres(tx, MONTS, "printemps"));
  expect(lettres).toHaveLength(4);
  const page = await texte(`${S}/lettres`);
  expect(page).toMatch(/3.lettres par courriel/);
  for (const lettre of lettres) {
    const lue = await texte(`${S}/lettres/${lettre.id}`);
    expect(lue).toContain("L. 311-3-1");
    expect(lue).toMatch(/\d rue Haute, [A-Z][^]*tribunal administratif/); // the commune too: a letter is posted
    for (const { numero } of lettres)
      expect([numero, lue.includes(numero)]).toEqual([numero, numero === lettre.numero]);
  }
  const [lue] = await ouvertures();
  expect(lue).toMatchObject({ compte: "agent", motif: "commission" });
  await texte(`${S}/lettres`);
  await agent.get(APERCU);
  expect((await ouvertures())[0]?.fois).toBe((lue?.fois ?? 0) + 2);
  const parties: string[] = [];
  const bureau = { base: site.base, adresse: "https://site.test", maintenant: () => instantDe("2026-11-21T10:00:00Z") };
  const poster = async ({ a, texte: corps }: { a: string; texte: string }) => void parties.push(`${a} ${corps}`);
  const attend = lettres.find(({ numero }) => numero === "2026-0001")?.id ?? "";
  expect((await agent.post(`${S}/lettres/envoi`)).status).toBe(303);
  for (let fois = 0; fois < 2; fois++)
    await posterLettre({ ...bureau, poster: poster as never }, { espace: "monts", lettre: attend });
  expect(parties).toHaveLength(1);
  expect(parties[0]).toMatch(/^f1@exemple.fr .*reste en attente.*L\. 311-3-1/s);
  // on paper, only whom no mail reaches, even before the mails have left
  expect(new Set((await texte(`${APERCU}&lesquelles=papier`)).match(/2026-000\d/g))).toEqual(new Set(["2026-0003"]));
  expect((await agent.post(`${S}/lettres/papier`)).status).toBe(303);
  expect(await texte(`${S}/lettres`)).toContain("Sur papier");
});

test("un refus appelle la famille suivante ; une réponse ne se donne qu’une fois", async () => {
  const [premiere] = (await offres()).filter(({ numero }) => numero === "2026-0006");
  const chemin = `${S}/reponses/${premiere?.id}`;
  const lettresParties = () => site.base.selectFrom("outbox").select("id").where("genre", "=", LETTRE).execute();
  const { length: avant } = await lettresParties();
  expect((await agent.post(chemin, { reponse: "peut-être", version: "1" })).status).toBe(400);
  expect((await agent.post(chemin, { reponse: "refuser", version: "7" })).status).toBe(409);
  const suite = await agent.post(chemin, { reponse: "refuser", version: "1" });
  expect(suite.headers.get("location")).toBe(`${S}/reponses?appeles=1`);
  expect(await lettresParties()).toHaveLength(avant + 1); // its delay runs: nobody has to send it
  expect((await agent.post(chemin, { reponse: "accepter", version: "2" })).status).toBe(422);
  expect(await etats()).toMatchObject({ "2026-0006": "refusee", "2026-0001": "proposee" });
  const fois = (await ouvertures())[0]?.fois ?? 0;
  expect(await texte(`${S}/reponses?appeles=1`)).toMatch(/1.famille suivante est appelée/);
  expect((await ouvertures())[0]?.fois).toBe(fois + 1);
});

test("un silence se constate le lendemain du dernier jour, et appelle la suivante", async () => {
  const [appelee] = (await offres()).filter(({ numero, etat }) => numero === "2026-0001" && etat === "proposee");
  const charge = { espace: "monts", offre: appelee?.id };
  await constaterEcheance(site.base, charge, () => instantDe("2026-12-01T08:00:00Z"));
  expect((await offres()).find(({ id }) => id === appelee?.id)?.etat).toBe("proposee");
  await constaterEcheance(site.base, charge, () => instantDe("2026-12-02T08:00:00Z"));
  const apres = await offres();
  expect(apres.find(({ id }) => id === appelee?.id)).toMatchObject({ etat: "sansReponse", reponduePar: "delai" });
  expect((await agent.post(`${S}/reponses/silences`)).status).toBe(303);
});

test("qui siège n’écrit pas ; qui ne siège pas ne lit pas ; qui est d’ailleurs ne trouve rien", async () => {
  const actes = ["/gel", "/tirage", "/ouverture", "/cloture", "/annulation", "/modification", "/gestes", "/votes"].map(
    (un) => `${S}${un}`,
  );
  const autres = [
    BASE,
    `${S}/lettres/envoi`,
    `${S}/lettres/papier`,
    `${S}/reponses/silences`,
    `${S}/reponses/x`,
    `${BASE}/liberees`,
    `${BASE}/liberees/liberee/proposition`,
    `${BASE}/liberees/liberee/retrait`,
    `${BASE}/liberees/liberee/reponses/x`,
    `${BASE}/ailleurs`,
  ];
  for (const chemin of [...actes, ...autres]) {
    expect([chemin, (await membre.post(chemin, {})).status]).toEqual([chemin, 403]);
    expect([chemin, (await etranger.post(chemin, {})).status]).toEqual([chemin, 404]);
  }
  for (const chemin of [BASE, S, `${S}/liste`, `${S}/proces-verbal`]) {
    expect([chemin, (await lectrice.get(chemin)).status]).toEqual([chemin, 403]);
    expect([chemin, (await etranger.get(chemin)).status]).toEqual([chemin, 404]);
  }
  for (const chemin of [`${S}/lettres`, `${S}/reponses`, `${BASE}/liberees`])
    expect([chemin, (await membre.get(chemin)).status]).toEqual([chemin, 403]);
});

test("le procès-verbal et les lettres s’impriment de la convention ; celle d’une place retirée n’attend plus de partir", async () => {
  for (const genre of ["commission", "lettresCommission"]) {
    const page = await agent.get(`/conventions/ctg/documents/apercu?genre=${genre}&commission=printemps`);
    expect([genre, page.status]).toEqual([genre, 200]);
  }
  expect((await membre.get(APERCU)).status).toBe(403);
  const retiree = { etat: "retiree", repondue_le: "2026-11-21T09:00:00Z", repondue_par: "agent" } as const;
  await site.base.updateTable("guichet_offre").set(retiree).execute();
  expect(await texte(`${S}/lettres`)).toMatch(/^(?!.*lettres\/envoi).*Ne part plus.: la place est retirée/s);
});
