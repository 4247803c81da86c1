import { beforeAll, expect, test } from "vitest";
import type { Perimetre } from "#commun/perimetre.ts";
import { insertActeur } from "#domaines/acteurs/index.ts";
import { verifyChain } from "#platform/journal.ts";
import type { Message } from "#platform/mail.ts";
import { relayOnce } from "#platform/relay.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { creerFiche } from "../../plan/fiche/actions.ts";
import { listSaisies } from "../etat/store.ts";
import { insertJalons } from "../jalon/store.ts";
import { empreinteDe, findInstantane } from "../photo/store.ts";
import { OUVERTURE, posterRelance, RELANCE, relancer, relancerOuverture } from "../relance/actions.ts";
import { saveVolets } from "../volet/store.ts";
import { rejouer } from "./rules.ts";
import { getCampagne, listCampagnes, listDemandes, listEvenements } from "./store.ts";

let maintenant = new Date("2026-11-02T09:00:00Z");
const horloge = () => maintenant;
const site = await testSite(horloge);
const ICI = perimetreDe("monts", "ctg");
const BASE = "/conventions/ctg";
const CAMPAGNE = {
  titre: "Second semestre 2026",
  rythme: "semestre",
  debut: "2026-07-01",
  fin: "2026-12-31",
  cloture: "2026-12-11",
  relances: "2026-11-16",
  message: "Merci de vos nouvelles",
  version: "0",
};
const DIRE = { volet: "", etat: "enCours", le: "2026-11-02", avancees: "Deux villages ouverts", acte: "repondre" };

let nadege: Visiteur;
let lecteur: Visiteur;
let etrangere: Visiteur;
const fiches: string[] = [];

const boite: Message[] = [];
async function courrier({ ouverture = false } = {}): Promise<Message[]> {
  if (!ouverture) await relancer(site.base, horloge);
  const bureau = {
    base: site.base,
    poster: async (message: Message) => void boite.push(message),
    adresse: "http://localhost",
    maintenant: horloge,
  };
  const relais: Parameters<typeof relayOnce>[1] = {
    [OUVERTURE]: ({ charge }) => relancerOuverture(site.base, charge, horloge),
    [RELANCE]: ({ charge }) => posterRelance(bureau, charge),
  };
  await relayOnce(site.base, relais, () => new Date());
  return boite.splice(0);
}
const lienDe = (message: Message | undefined) =>
  /http:\/\/localhost(\/reponses\/\S+)/.exec(message?.texte ?? "")?.[1] ?? "";
const codeDe = (message: Message | undefined) => /\b(\d{6})\b/.exec(message?.texte ?? "")?.[1] ?? "";
const dans = <T>(travail: Parameters<typeof site.dans<T>>[1], ou: Perimetre = ICI) => site.dans(ou, travail);
const campagneCourante = async () => (await dans((db) => listCampagnes(db, ICI)))[0]?.id ?? "";
const demandes = async () => dans(async (db) => listDemandes(db, ICI, await campagneCouranteDe(db)));
const campagneCouranteDe = async (db: Parameters<typeof listCampagnes>[0]) =>
  (await listCampagnes(db, ICI))[0]?.id ?? "";

const contact = (nom: string, courriel: string | null, organisation: string | null = null) => ({
  sorte: organisation ? ("contact" as const) : ("organisation" as const),
  nom,
  courriel,
  organisation,
  nomCourt: null,
  genre: null,
  code: null,
  qualite: null,
  compte: null,
});

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("ailleurs", "autre");
  nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
  lecteur = await site.compte("lecteur", [{ espace: "monts", role: "elu" }]);
  etrangere = await site.compte("etrangere", [{ espace: "ailleurs", role: "chargeCooperation" }]);
  await dans(async (db) => {
    const cs = await insertActeur(db, ICI, contact("Centre social", null));
    const samira = await insertActeur(db, ICI, contact("Samira", "samira@cs.example", cs.id));
    const mairie = await insertActeur(db, ICI, { ...contact("Mairie", null), genre: "commune" });
    await insertActeur(db, ICI, contact("Secrétariat", "mairie@monts.example", mairie.id));
    const ecriture = { perimetre: ICI, convention: "ctg", instant: "2026-06-01T08:00:00.000Z" };
    const pilotes = [{ acteur: cs.id, libelle: "Centre social" }];
    for (const titre of ["Halte itinérante", "Accueil de loisirs", "Sans pilote"])
      fiches.push((await creerFiche(db, ecriture, { titre, pilotes: titre === "Sans pilote" ? [] : pilotes })).id);
    await saveVolets(db, ICI, { convention: "ctg", fiche: fiches[1] ?? "" }, [
      { volet: mairie.id, collectivite: mairie.id, referent: null },
      { volet: cs.id, collectivite: cs.id, referent: samira.id },
    ]);
  });
});

test("une campagne se prépare, se relit, s’ouvre : une demande par volet, une personne jointe une fois", async () => {
  expect((await lecteur.post(`${BASE}/suivi/campagnes`, CAMPAGNE)).status).toBe(403);
  expect((await etrangere.post(`${BASE}/suivi/campagnes`, CAMPAGNE)).status).toBe(404);
  const fausse = await nadege.post(`${BASE}/suivi/campagnes`, { ...CAMPAGNE, cloture: "2026-11-02" });
  expect(fausse.status).toBe(422);
  expect(await fausse.text()).toContain('href="#cloture"');
  const creee = await nadege.post(`${BASE}/suivi/campagnes`, CAMPAGNE);
  expect(creee.status).toBe(303);
  const apercu = await (await nadege.get(creee.headers.get("location") ?? "")).text();
  expect(apercu).toContain("Samira");
  expect(apercu).toContain("sans personne à qui écrire");
  const id = await campagneCourante();
  expect((await lecteur.post(`${BASE}/suivi/campagnes/${id}/ouverture`)).status).toBe(403);
  expect((await nadege.post(`${BASE}/suivi/campagnes/${id}/ouverture`)).status).toBe(303);
  expect((await nadege.post(`${BASE}/suivi/campagnes/${id}/ouverture`)).headers.get("location")).not.toContain(
    "annonce",
  );
  expect((await demandes()).map(({ etat }) => etat)).toEqual(Array(4).fill("attendue"));
});

test("le courriel d’ouverture part une fois par personne, sans nom dans son sujet, et l’on peut y répondre", async () => {
  const courriels = await courrier({ ouverture: true });
  expect(courriels.map(({ a }) => a).toSorted()).toEqual(["mairie@monts.example", "samira@cs.example"]);
  const [premier] = courriels.filter(({ a }) => a.startsWith("samira"));
  expect(premier?.sujet).not.toMatch(/Samira|Nadège/i);
  expect(premier?.repondreA).toBe("nadege@exemple.fr");
  expect(premier?.texte).toContain("Halte itinérante");
  expect(premier?.texte).toContain("Merci de vos nouvelles");
  expect(await courrier()).toEqual([]);
  await ouvrirEtRepondre(premier);
});

async function ouvrirEtRepondre(message: Message | undefined) {
  const telephone = site.navigateur();
  const lien = lienDe(message);
  expect((await telephone.get(`${BASE}/reponses`)).headers.get("location")).toContain("/reponses/reprise");
  const porte = await telephone.get(lien);
  expect([porte.status, (await porte.text()).includes("Bonjour Samira")]).toEqual([200, true]);
  expect((await telephone.post(lien)).headers.get("location")).toBe(`${BASE}/reponses`);
  const page = await (await telephone.get(`${BASE}/reponses`)).text();
  expect(page).toContain("Halte itinérante");
  expect(page).not.toContain("Sans pilote");
  expect(page).not.toContain("Rien de neuf");
  expect((await telephone.get(`${BASE}/plan/tableau`)).headers.get("location")).toContain("/connexion");
  const adresse = `${BASE}/reponses/${await campagneCourante()}/${fiches[0]}`;
  const vide = await telephone.post(adresse, { ...DIRE, etat: "" });
  expect([vide.status, (await vide.text()).includes("Deux villages ouverts")]).toEqual([422, true]);
  const jamais = await telephone.post(adresse, { volet: "", acte: "rienDeNeuf" });
  expect(await jamais.text()).toContain("dites d’abord où elle en est");
  expect((await telephone.post(adresse, DIRE)).headers.get("location")).toBe(`${BASE}/reponses?merci=1`);
  expect((await telephone.post(`${BASE}/reponses/${await campagneCourante()}/${fiches[2]}`, DIRE)).status).toBe(404);
  const ailleurs = site.navigateur();
  expect((await ailleurs.post(lien)).status).toBe(422);
  expect((await ailleurs.post(lien, { code: "000000" })).status).toBe(422);
  expect((await ailleurs.post(lien, { code: codeDe(message) })).status).toBe(303);
  for (const qui of [telephone, ailleurs]) expect((await qui.get(`${BASE}/reponses`)).status).toBe(200);
}

test("la coordination voit qui n’a pas répondu, retourne, valide ; les autres ne lisent que les axes", async () => {
  const id = await campagneCourante();
  const ici = `${BASE}/suivi/campagnes/${id}`;
  const vue = await (await nadege.get(ici)).text();
  expect(vue).toContain("Samira");
  expect(vue).toMatch(/Relance\s: 16 novembre 2026\./);
  const publique = await (await lecteur.get(ici)).text();
  expect(publique).toContain("Réponses par axe");
  expect(publique).not.toMatch(/Samira|Relance/);
  const reponse = `${ici}/reponses/${fiches[0]}`;
  expect((await lecteur.get(reponse)).status).toBe(403);
  expect((await etrangere.get(reponse)).status).toBe(404);
  expect((await nadege.post(`${reponse}/retour`, { volet: "", mot: "" })).status).toBe(422);
  expect((await lecteur.post(`${reponse}/retour`, { volet: "", mot: "Et la date ?" })).status).toBe(403);
  expect((await nadege.post(`${reponse}/retour`, { volet: "", mot: "Et la date ?" })).status).toBe(303);
  expect((await nadege.post(`${reponse}/validation`, { volet: "" })).status).toBe(409);
});

test("une relance part au jour dit à qui doit encore répondre, avec un lien neuf ; l’ancien ne sert plus", async () => {
  maintenant = new Date("2026-11-16T09:00:00Z");
  const [message] = (await courrier()).filter(({ a }) => a.startsWith("samira"));
  const telephone = site.navigateur();
  expect((await telephone.post(lienDe(message))).status).toBe(303);
  const page = await (await telephone.get(`${BASE}/reponses`)).text();
  expect(page.replaceAll("\u202f", " ")).toContain("Et la date ?");
  const adresse = `${BASE}/reponses/${await campagneCourante()}/${fiches[0]}`;
  maintenant = new Date("2026-11-16T09:30:00Z");
  expect((await telephone.get(`${BASE}/reponses`)).headers.get("location")).toContain("reprise");
  expect((await telephone.post(adresse, { ...DIRE, avancees: "Trois villages" })).status).toBe(303);
  expect((await telephone.get(`${BASE}/reponses`)).status).toBe(200);
  const reponse = `${BASE}/suivi/campagnes/${await campagneCourante()}/reponses/${fiches[0]}`;
  expect(await (await nadege.get(reponse)).text()).toContain("Trois villages");
  expect((await nadege.post(`${reponse}/validation`, { volet: "" })).status).toBe(303);
  const [dite] = await dans((db) => listSaisies(db, ICI, fiches[0] ?? ""));
  expect(dite).toMatchObject({ etat: "enCours", avancees: "Trois villages", auteur: "Samira", volet: "" });
});

test("qui conduit répond à la place d’un autre, et sa réponse est validée d’elle-même", async () => {
  const adresse = `${BASE}/reponses/${await campagneCourante()}/${fiches[2]}`;
  expect((await nadege.post(adresse, { ...DIRE, etat: "realisee" })).status).toBe(303);
  expect((await demandes()).find(({ fiche }) => fiche === fiches[2])?.etat).toBe("validee");
});

test("close, la campagne fige le plan et les réponses : l’instantané est le rejeu de son journal", async () => {
  const id = await campagneCourante();
  expect(await (await nadege.get(`${BASE}/suivi/campagnes/${id}/cloture`)).text()).toContain("2 demandes sans réponse");
  expect((await lecteur.post(`${BASE}/suivi/campagnes/${id}/cloture`)).status).toBe(403);
  expect((await nadege.post(`${BASE}/suivi/campagnes/${id}/cloture`)).status).toBe(303);
  const { fige, deroule } = await dans(async (db) => {
    const campagne = await getCampagne(db, ICI, id);
    const trouve = await findInstantane(db, ICI, campagne);
    return { fige: trouve?.contenu, deroule: rejouer(await listEvenements(db, ICI, id)) };
  });
  const parCle = <T extends { fiche: string; volet: string }>(lignes: readonly T[]) =>
    lignes.toSorted((a, b) => `${a.fiche}${a.volet}`.localeCompare(`${b.fiche}${b.volet}`));
  expect(deroule.etat).toBe("close");
  expect(parCle([...deroule.demandes.values()])).toMatchObject(parCle(fige?.demandes ?? []));
  expect(fige?.fiches.map(({ etat }) => etat)).toEqual(["enCours", null, "realisee"]);
  expect(fige?.fiches.map(({ precision }) => precision)).toEqual([null, "0 sur 2", null]);
  const page = async (qui: Visiteur) => (await qui.get(`${BASE}/suivi/campagnes/${id}/instantane`)).text();
  expect((await page(nadege)).match(/Trois villages|de loisirs/g)).toEqual(["Trois villages", "de loisirs"]);
  expect((await page(lecteur)).match(/Trois villages|de loisirs/g)).toEqual(["Trois villages"]);
  expect((await nadege.post(`${BASE}/reponses/${id}/${fiches[0]}`, DIRE)).status).toBe(404);
  maintenant = new Date("2026-11-30T09:00:00Z");
  expect(await courrier()).toEqual([]);
});

test("un texte effacé l’est partout où il était gardé ; l’instantané et la chaîne se vérifient encore", async () => {
  maintenant = new Date("2026-11-16T09:45:00Z");
  const ici = `${BASE}/plan/fiches/${fiches[0]}/suivi/effacement`;
  const campagne = await campagneCourante();
  const pages = [`${BASE}/plan/fiches/${fiches[0]}/suivi`, `${BASE}/suivi/campagnes/${campagne}/instantane`];
  expect((await lecteur.get(ici)).status).toBe(403);
  expect((await etrangere.get(ici)).status).toBe(404);
  expect((await nadege.post(ici, {})).status).toBe(422);
  expect((await nadege.post(ici, { textes: "inconnu" })).status).toBe(409);
  const page = await (await nadege.get(ici)).text();
  const [cle = ""] = /(?<=value=")[^"]+(?="[^>]*>(?:(?!<label>)[\s\S])*Trois villages)/.exec(page) ?? [];
  expect((await lecteur.post(ici, { textes: cle })).status).toBe(403);
  expect((await etrangere.post(ici, { textes: cle })).status).toBe(404);
  const autre = { convention: "ctg", fiche: fiches[1] ?? "" };
  await dans((db) => insertJalons(db, ICI, autre, [{ libelle: "TROIS VILLAGES, dit-on", terme: null }]));
  const confirmation = await nadege.post(ici, { textes: cle, mots: "trois villages" });
  const dite = await confirmation.text();
  expect([confirmation.status, dite.includes(`href="${BASE}/plan/fiches/${fiches[1]}/suivi"`)]).toEqual([200, true]);
  expect(dite).not.toContain(`href="${BASE}/plan/fiches/${fiches[0]}/suivi"`);
  expect((await nadege.post(ici, { textes: cle, acte: "effacer" })).status).toBe(303);

  for (const adresse of pages) {
    const lue = (await (await nadege.get(adresse)).text()).replaceAll(/[\u00a0\u202f]/g, " ");
    expect(lue).not.toContain("Trois villages");
    expect(lue).toContain("Texte effacé le 16 novembre 2026 par ");
  }
  for (const table of [
    "suivi_saisie",
    "suivi_evenement",
    "suivi_demande",
    "suivi_instantane",
    "journal_valeur",
  ] as const)
    expect(JSON.stringify(await site.base.selectFrom(table).selectAll().execute())).not.toContain("Trois villages");
  await dans(async (db) => {
    const fige = await findInstantane(db, ICI, await getCampagne(db, ICI, campagne));
    expect(fige?.intact).toBe(true);
    expect(await verifyChain(db, "monts")).toBeNull();
  });
  await expect(
    dans((db) => db.updateTable("suivi_saisie").set({ avancees: "récrit" }).where("espace", "=", "monts").execute()),
  ).rejects.toThrow("only be erased");
  await expect(
    dans((db) => db.updateTable("suivi_saisie").set({ etat: "realisee" }).where("espace", "=", "monts").execute()),
  ).rejects.toThrow("permission denied");
});

test("ce qui fut dit et figé ne se récrit pas : seul un texte y cède à la phrase, sans rien ôter ni changer d’autre", async () => {
  const phrase = "Texte effacé le 16 novembre 2026 par Nadège";
  const campagne = await campagneCourante();
  const { contenu } = await site.base.selectFrom("suivi_instantane").select("contenu").executeTakeFirstOrThrow();
  const figer = (apres: typeof contenu, empreinte = empreinteDe(apres)) =>
    dans((db) =>
      db
        .updateTable("suivi_instantane")
        .set({ contenu: JSON.stringify(apres), empreinte })
        .where("campagne", "=", campagne)
        .execute(),
    );
  const redire = (dit: object) => {
    const volets = contenu.fiches[0]?.volets.map((volet) => ({ ...volet, ...dit }));
    return { ...contenu, fiches: contenu.fiches.map((une, rang) => (rang > 0 || !volets ? une : { ...une, volets })) };
  };
  for (const refuse of [
    ...["récrit", undefined, null, "Texte effacé le jour dit", 3].map((avancees) => redire({ avancees })),
    redire({ etat: "realisee" }),
    { ...contenu, instant: "2026-01-01T00:00:00Z" },
    { ...contenu, fiches: contenu.fiches.slice(1) },
    { ...contenu, fiches: contenu.fiches.map((une) => ({ ...une, titre: phrase })) },
  ])
    await expect(figer(refuse)).rejects.toThrow("only be erased");
  await expect(figer(contenu, "0".repeat(64))).rejects.toThrow("only be erased");
  await figer(redire({ avancees: phrase }));

  const dites = await site.base.selectFrom("suivi_evenement").select(["genre", "rang", "contenu"]).execute();
  const reponse = dites.find(({ genre, contenu: dite }) => genre === "reponse" && "difficultes" in dite);
  const entier = { ...reponse?.contenu };
  for (const dite of [
    { ...entier, difficultes: undefined },
    { ...entier, difficultes: null },
    { ...entier, de: 1 },
    {},
  ])
    await expect(
      dans((db) =>
        db
          .updateTable("suivi_evenement")
          .set({ contenu: JSON.stringify(dite) })
          .where("rang", "=", reponse?.rang ?? -1)
          .execute(),
      ),
    ).rejects.toThrow("only be erased");
});
