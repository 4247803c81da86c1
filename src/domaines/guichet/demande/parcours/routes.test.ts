import { afterAll, beforeAll, expect, test } from "vitest";
import { sql } from "kysely";
import { COURRIEL_FAMILLE } from "../courrier/actions.ts";
import { ajusterPieces, lireLieux } from "../etape/actions.ts";
import { getFamille } from "../famille/store.ts";
import { getDemande, insertDemandes } from "../store.ts";
import { hashToken } from "#platform/session.ts";
import { perimetreDe, testSite } from "../../../../../tests/app.ts";
import { codeDe, lienDe, ouvrirPlace, PLACE, remplir, REPONSES, suite } from "../../../../../tests/place.ts";

const maintenant = () => new Date("2026-11-21T09:00:00Z");
const site = await testSite(maintenant);
afterAll(() => site.engine.close());
let place: Awaited<ReturnType<typeof ouvrirPlace>>;
beforeAll(async () => {
  place = await ouvrirPlace(site, maintenant);
  await site.espace("mers");
});

let premiere = "";

test("une famille demande étape par étape, reçoit un numéro, confirme son adresse d’un geste", async () => {
  const telephone = site.navigateur();
  expect(await (await telephone.get(PLACE)).text()).toContain("Commencer ma demande");
  const depart = await suite(telephone.post(PLACE));
  const recu = await remplir(telephone, depart, { lire: true });
  expect(recu).toMatch(/recu$/);
  expect(await (await telephone.get(recu)).text()).toContain("2026-00001");
  premiere = recu.split("/").at(-2) ?? "";
  expect(await (await telephone.get(`${PLACE}/suivi`)).text()).toContain("Adresse à confirmer");
  const courriel = await place.relever();
  expect(place.recus.map(({ sujet }) => sujet).join(" ")).not.toMatch(/Marchetti|Inès/);
  expect(courriel.repondreA).toBe("guichet@monts.example");
  const lien = lienDe(courriel);
  for (let fois = 0; fois < 3; fois += 1) expect((await site.navigateur().get(lien)).status).toBe(200);
  expect(await suite(telephone.post(lien))).toBe(`${PLACE}/suivi?fait=adresse`);
  expect(await (await telephone.get(`${PLACE}/suivi`)).text()).toContain("En attente d’une place");
  const [ligne] = await site.base.selectFrom("guichet_demande").selectAll().where("id", "=", premiere).execute();
  expect(ligne).toMatchObject({ etat: "enAttente", attend_depuis: "2026-11-21", prenom: null, terme: "2027-03-01" });
});

test("chaque étape répondue est dans la base, et se reprend ailleurs par le lien du courriel", async () => {
  const telephone = site.navigateur();
  let ici = await suite(telephone.post(PLACE));
  ici = await suite(telephone.post(ici, REPONSES["enfant"]));
  ici = await suite(telephone.post(ici, { ...REPONSES["vous"], courriel: "lina@exemple.fr" }));
  await suite(telephone.post(ici, { d: "3" }));
  const courriel = await place.relever();
  expect(courriel).toMatchObject({ a: "lina@exemple.fr" });
  const ordinateur = site.navigateur();
  const lien = lienDe(courriel);
  expect(await suite(ordinateur.post(lien))).toBe(`${PLACE}/suivi`);
  const page = await (await ordinateur.get(`${PLACE}/suivi`)).text();
  expect(page).toContain("Terminer ma demande");
  // qui avait commencé sans prouver l'adresse n'est plus là : ce pouvait être un autre
  expect(await suite(telephone.get(`${PLACE}/suivi`))).not.toBe(`${PLACE}/suivi`);
  const [, reprise = ""] = /href="([^"]*\/suite)"/.exec(page) ?? [];
  expect(await suite(ordinateur.get(reprise))).toMatch(/souplesse$/);
  const tiers = site.navigateur();
  expect(await (await tiers.get(lien)).text()).toContain("recopiez le code");
  expect((await tiers.post(lien, { code: "12" })).status).toBe(422);
  expect(await suite(tiers.post(lien, { code: codeDe(courriel) }))).toBe(`${PLACE}/suivi`);
});

test("un lien remplacé mène d’un geste à un nouveau ; un lien inconnu ne mène à rien", async () => {
  const ancien = place.recus.find(({ a }) => a === "ines@exemple.fr");
  const lien = lienDe(ancien ?? { texte: "" });
  expect((await site.navigateur().post(lien)).status).toBe(410);
  expect((await site.navigateur().post(`${lien}/nouveau`)).status).toBe(200);
  expect((await place.relever()).a).toBe("ines@exemple.fr");
  expect((await site.navigateur().get(`${PLACE}/liens/inconnu`)).status).toBe(410);
  expect((await site.navigateur().post(`${PLACE}/reprise`, { courriel: "personne@exemple.fr" })).status).toBe(200);
  expect(await site.base.selectFrom("outbox").select("id").where("genre", "=", COURRIEL_FAMILLE).execute()).toEqual([]);
});

test("une famille ne voit rien d’une autre, un espace fermé n’a pas de guichet", async () => {
  const autre = site.navigateur();
  await suite(autre.post(PLACE));
  expect((await autre.get(`${PLACE}/demandes/${premiere}/enfant`)).status).toBe(404);
  expect((await autre.post(`${PLACE}/demandes/${premiere}/retrait`, { version: "3" })).status).toBe(404);
  expect((await site.navigateur().get(`${PLACE}/demandes/${premiere}/enfant`)).headers.get("location")).toBe(
    `${PLACE}/reprise`,
  );
  expect((await site.navigateur().get("/espaces/mers/place")).headers.get("location")).toContain("/connexion");
  expect((await autre.get("/espaces/monts/equipements")).headers.get("location")).toContain("/connexion");
});

test.each([
  ["enfant", { ne: "oui", prenom: "", nom: "Roy", naissance: "" }, "Écrivez le prénom."],
  ["enfant", { ne: "oui", prenom: "Léo", nom: "Roy", naissance: "2026-11-22" }, "l’enfant n’est pas encore né"],
  ["enfant", { ne: "non", terme: "2027-09-01" }, "plus de neuf mois"],
  ["vous", { nom: "", courriel: "x", commune: "Zzz" }, "Il y manque peut-être un @"],
  ["semaine", {}, "Cochez au moins une demi-journée"],
  ["entree", { entree: "2026-10" }, "Ce mois est passé"],
  ["accueil", {}, "Choisissez au moins un accueil"],
  ["voeux", { "rang-e1": "1", "rang-e2": "1" }, "Deux structures ont le même rang"],
  ["voeux", {}, "Donnez au moins un choix"],
  ["envoi", {}, "Il reste une étape"],
])("l’étape « %s » mal remplie revient avec ce qui a été tapé", async (etape, saisie, phrase) => {
  const famille = site.navigateur();
  const depart = await suite(famille.post(PLACE));
  const reponse = await famille.post(depart.replace(/enfant$/, etape), saisie as Record<string, string>);
  expect(reponse.status).toBe(422);
  expect((await reponse.text()).replaceAll("\u202F", " ")).toContain(phrase);
});

test("des jumeaux ont les mêmes pages, deux frères chacun les siennes ; tout part ensemble", async () => {
  const famille = site.navigateur();
  let ici = await suite(famille.post(PLACE));
  ici = await suite(famille.post(ici, { ne: "non", terme: "2027-02-01", autre: "oui" }));
  const plus = { enfant: { ne: "non", terme: "2027-02-01", autre: "non" }, fratrie: { fratrie: "ensemble" } };
  const recu = await remplir(famille, ici, { plus });
  const page = await (await famille.get(recu)).text();
  expect(page).toMatch(/2026-00002<.*2026-00002-2</s);
  const lignes = await site.base
    .selectFrom("guichet_demande")
    .selectAll()
    .where("numero", "like", "2026-00002%")
    .execute();
  expect(lignes.map(({ semaine, jumeaux, fratrie }) => [semaine, jumeaux, fratrie])).toEqual([
    [1, true, "ensemble"],
    [1, true, "ensemble"],
  ]);
});

test("un enfant déjà accueilli demande à changer : sa structure ne se choisit pas, et l’on dit qu’il garde sa place", async () => {
  const famille = site.navigateur();
  const depart = await suite(famille.post(PLACE));
  const ne = { ne: "oui", prenom: "Léo", nom: "Roy", naissance: "2026-01-02", autre: "non" };
  const plus = { enfant: ne, entree: { entree: "2027-09", tolerance: "0", actuelle: "e1" } };
  const recu = await remplir(famille, depart, { plus, lire: true });
  const id = recu.split("/").at(-2) ?? "";
  const [ligne] = await site.base.selectFrom("guichet_demande").select("actuelle").where("id", "=", id).execute();
  const voeux = await site.base.selectFrom("guichet_voeu").select("structure").where("demande", "=", id).execute();
  expect([ligne?.actuelle, voeux.map(({ structure }) => structure)]).toEqual(["e1", ["e2", null]]);
  expect(await (await famille.get(`${PLACE}/suivi`)).text()).toMatch(/garde sa place \(Les Petits Galets\)/);
  const choix = await (await famille.get(recu.replace("recu", "voeux"))).text();
  expect([choix.includes("rang-e1"), choix.includes("rang-e2")]).toEqual([false, true]);
});

test("la page change de langue et le garde", async () => {
  const famille = site.navigateur();
  expect(await suite(famille.post(`${PLACE}/langue`, { langue: "en", vers: PLACE }))).toBe(PLACE);
  const page = await (await famille.get(PLACE)).text();
  expect(page).toContain('lang="en"');
  expect(page).toContain("Ask for a childcare place");
  const semaine = await suite(famille.post(await suite(famille.post(PLACE)), REPONSES["enfant"]));
  expect(await (await famille.get(semaine)).text()).toContain("Your answer is saved (21 November 2026, 10:00)");
  expect(await suite(famille.post(`${PLACE}/langue`, { langue: "facile", vers: "https://ailleurs.example" }))).toBe(
    PLACE,
  );
  expect(await (await famille.get(PLACE)).text()).toContain("Demander une place pour un bébé");
});

test("un brouillon s’efface tout entier, et son navigateur n’est plus entré", async () => {
  const famille = site.navigateur();
  const base = (await suite(famille.post(PLACE))).replace(/\/enfant$/, "");
  expect((await famille.get(`${base}/abandon`)).status).toBe(200);
  expect(await suite(famille.post(`${base}/abandon`))).toBe(PLACE);
  expect((await famille.get(`${base}/enfant`)).headers.get("location")).toBe(`${PLACE}/reprise`);
  const preuves = await site.base.selectFrom("guichet_effacement").selectAll().execute();
  expect(preuves).toMatchObject([{ cause: "demande", compte_rendu: { lignes: { guichet_famille: 1 } } }]);
});

const vous = (courriel: string) => ({ ...REPONSES["vous"], courriel }) as Record<string, string>;
const deposes = async () =>
  (await site.base.selectFrom("outbox").select("charge").where("genre", "=", COURRIEL_FAMILLE).execute()).map(
    ({ charge }) => charge as { famille: string; modele: string },
  );
const vider = () => site.base.deleteFrom("outbox").where("genre", "=", COURRIEL_FAMILLE).execute();

test("une adresse changée et rechangée ne reçoit pas plus de courriels que les autres gestes n’en font partir, de qui que ce soit", async () => {
  await vider();
  for (let famille = 0; famille < 3; famille += 1) {
    const page = site.navigateur();
    const ici = (await suite(page.post(PLACE))).replace(/enfant$/, "vous");
    for (let fois = 0; fois < 3; fois += 1) {
      await suite(page.post(ici, vous("victime@exemple.fr")));
      await suite(page.post(ici, vous(`autre${famille}@exemple.fr`)));
    }
  }
  const sortis = await deposes();
  expect(sortis.length).toBeLessThanOrEqual(3 * 3); // three for each of the three families, whatever the addresses
  await site.navigateur().post(`${PLACE}/reprise`, { courriel: "Victime@exemple.fr" });
  expect((await deposes()).length).toBe(sortis.length);
  await vider();
});

test("une adresse qui change ferme ce que l’ancienne ouvrait, et l’ancienne l’apprend sans pouvoir rien ouvrir", async () => {
  const [famille, base] = await place.envoyee("avant@exemple.fr");
  const ancien = lienDe(place.recus.at(-1) ?? { texte: "" });
  const autre = site.navigateur();
  expect((await autre.post(ancien, { code: codeDe(place.recus.at(-1) ?? { texte: "" }) })).status).toBe(303);
  await vider();
  // un inconnu qui demande à retrouver ces adresses ne fait taire ni l'avis à l'ancienne, ni le lien à la nouvelle
  for (const courriel of ["avant@exemple.fr", "apres@exemple.fr"])
    for (let fois = 0; fois < 4; fois += 1) await site.navigateur().post(`${PLACE}/reprise`, { courriel });
  expect((await deposes()).map(({ modele }) => modele)).toEqual(["suivi", "suivi", "suivi"]);
  await vider();
  const version = /name="version" value="(\d+)"/.exec(await (await famille.get(`${base}/vous`)).text())?.[1] ?? "";
  await suite(famille.post(`${base}/vous`, { ...vous("apres@exemple.fr"), version }));
  expect((await famille.get(`${PLACE}/suivi`)).status).toBe(200);
  expect(await suite(autre.get(`${PLACE}/suivi`))).toContain("reprise");
  expect((await site.navigateur().get(ancien)).status).toBe(410);
  expect((await deposes()).map(({ modele }) => modele)).toEqual(["adieu", "suivi"]);
  expect(JSON.stringify(await deposes())).not.toContain("@"); // the address left is sealed
  const dernier = await place.relever();
  const [adieu] = place.recus.slice(-2);
  expect([adieu?.a, dernier.a]).toEqual(["avant@exemple.fr", "apres@exemple.fr"]);
  expect(lienDe(adieu ?? { texte: "" })).toBe("");
  expect(lienDe(dernier)).not.toBe("");
});

test("ce qui prouve l’envoi part toujours, tant d’autres gestes eussent-ils écrit à la même adresse", async () => {
  const qui = "depot@exemple.fr";
  const page = site.navigateur();
  const ici = await suite(page.post(PLACE));
  for (let fois = 0; fois < 3; fois += 1) {
    await suite(page.post(ici.replace(/enfant$/, "vous"), vous(qui)));
    await suite(page.post(ici.replace(/enfant$/, "vous"), vous("autre@exemple.fr")));
  }
  await vider();
  await remplir(page, ici, { plus: { vous: vous(qui) } });
  expect((await deposes()).map(({ modele }) => modele)).toEqual(["recu"]);
  await vider();
  // mais une rafale de dossiers envoyés sous l'adresse d'une autre personne s'arrête : cinq par jour, la page dit que le sixième attend
  const frein = `place-courriel:${hashToken(`monts:envoi:${qui}`)}`;
  await sql`update acces_frein set essais = 5 where cle = ${frein}`.execute(site.base);
  const sixieme = site.navigateur();
  const recu = await remplir(sixieme, await suite(sixieme.post(PLACE)), { plus: { vous: vous(qui) } });
  expect((await deposes()).filter(({ modele }) => modele === "recu")).toEqual([]);
  expect(await (await sixieme.get(recu)).text()).toContain("Nous avons déjà beaucoup écrit");
  await vider();
});

test("un agent qui corrige l’adresse ferme ce que l’ancienne ouvrait, ce navigateur compris", async () => {
  const [famille, base] = await place.envoyee("papier@exemple.fr");
  const agent = await site.compte("agent-monts", [{ espace: "monts", role: "agentGuichet" }]);
  const ici = `/espaces/monts/guichet/demandes/${base.split("/").at(-1)}/vous`;
  const version = /name="version" value="(\d+)"/.exec(await (await agent.get(ici)).text())?.[1] ?? "";
  await vider();
  await suite(agent.post(ici, { ...vous("corrigee@exemple.fr"), version }));
  expect(await suite(famille.get(`${PLACE}/suivi`))).toContain("reprise");
  expect((await deposes()).map(({ modele }) => modele)).toEqual(["adieu", "suivi"]);
  await vider();
});

test("retrouver ses demandes : un seul courriel dit tous les dossiers d’une adresse", async () => {
  const qui = "quatre@exemple.fr";
  for (let fois = 0; fois < 4; fois += 1)
    await sql`insert into guichet_famille (espace, id, nom, courriel, courriel_cle, cree_le)
      values ('monts', ${`q${fois}`}, 'Quatre', ${qui}, ${qui}, ${`2026-11-0${fois + 1}T09:00:00Z`})`.execute(
      site.base,
    );
  const avant = place.recus.length;
  await site.navigateur().post(`${PLACE}/reprise`, { courriel: qui });
  const { texte } = await place.relever();
  expect(place.recus.length).toBe(avant + 1);
  expect(new Set(texte.match(/\/place\/liens\/[\w-]+/g)).size).toBe(4);
});

test("un accueil jamais ouvert ne répond pas davantage à qui a un compte", async () => {
  const agent = await site.compte("agent-mers", [{ espace: "mers", role: "agentGuichet" }]);
  for (const chemin of ["", "/reprise", "/suivi"])
    expect((await agent.get(`/espaces/mers/place${chemin}`)).status).toBe(404);
  expect((await agent.post("/espaces/mers/place/reprise", { courriel: "a@exemple.fr" })).status).toBe(404);
});

test("GUI-130 : un enfant de trop se refuse, un enfant ajouté s’ôte d’un geste", async () => {
  const famille = site.navigateur();
  let ici = await suite(famille.post(PLACE));
  const encore = { ne: "non", terme: "2027-02-01", autre: "oui" };
  for (let enfant = 1; enfant < 6; enfant += 1) ici = await suite(famille.post(ici, encore));
  const refus = await famille.post(ici, encore);
  expect(refus.status).toBe(422);
  expect(await refus.text()).toContain("six enfants au plus");
  expect(await (await famille.get(ici)).text()).toContain(ici.replace(/enfant$/, "oubli"));
  expect(await suite(famille.post(ici.replace(/enfant$/, "oubli")))).toMatch(/\/vous$/);
  expect((await famille.get(ici)).status).toBe(404);
  const autre = site.navigateur();
  await suite(autre.post(PLACE));
  expect((await autre.post(ici.replace(/enfant$/, "oubli"))).status).toBe(404);
});

test("une famille qui se retire rend la place de chacun de ses enfants", async () => {
  const [famille, base] = await place.envoyee("deux@exemple.fr");
  const id = base.split("/").at(-1) ?? "";
  const ici = perimetreDe("monts");
  await site.dans(ici, async (db) => {
    const aine = await getDemande(db, ici, id);
    const demande = { ...aine, id: "cadet", numero: `${aine.numero}-2`, rang: 2 };
    await insertDemandes(db, ici, [{ demande, famille: await getFamille(db, { ...ici, famille: aine.famille }) }]);
  });
  await site.base.updateTable("guichet_demande").set({ etat: "acceptee" }).where("dossier", "=", id).execute();
  const places = JSON.stringify([{ enfant: 0, structure: "e1", reserve: null, semaine: 3, entree: 2027 * 12 + 8 }]);
  for (const une of [id, "cadet"])
    await sql`insert into guichet_offre (espace, id, dossier, numero, demandes, places, etat, envoyee_le, limite, repondue_le, repondue_par)
      values ('monts', ${`o-${une}`}, ${id}, '2026-1', ${JSON.stringify([une])}, ${places}, 'acceptee', '2026-11-20',
        '2026-11-30', '2026-11-20T09:00:00Z', 'famille')`.execute(site.base);
  const [, version = ""] =
    /name="version" value="([\d.]+)"/.exec(await (await famille.get(`${base}/retrait`)).text()) ?? [];
  const tous = new FormData();
  tous.append("version", version);
  for (const qui of [id, "cadet"]) tous.append("qui", qui);
  expect(await suite(famille.post(`${base}/retrait`, tous))).toContain("fait=retiree");
  const offres = await site.base.selectFrom("guichet_offre").select("etat").where("dossier", "=", id).execute();
  expect(offres.map(({ etat }) => etat)).toEqual(["retiree", "retiree"]);
});

test("une pièce que la famille vient de donner ne se perd pas si, au même instant, une réponse ne la demande plus", async () => {
  const [, base] = await place.envoyee("course@exemple.fr", { "s-activite": "3" });
  const ici = perimetreDe("monts");
  await site.dans(ici, async (db) => {
    const lue = await getDemande(db, ici, base.split("/").at(-1) ?? "");
    await db.updateTable("guichet_piece").set({ etat: "recue" }).where("demande", "=", lue.id).execute();
    const lieux = await lireLieux(db, ici, "2026-11-21");
    await ajusterPieces(db, ici, { ...lue, situations: {} }, { lieux, le: "2026-11-21" });
    expect((await getDemande(db, ici, lue.id)).pieces.map(({ etat }) => etat)).toEqual(["recue"]);
  });
});
