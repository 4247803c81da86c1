import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "#platform/ids.ts";
import { findHistory } from "#platform/journal.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { getBlocConvention, saveBlocConvention } from "../bloc/store.ts";
import type { BlocConvention, Partie } from "../model.ts";
import { passerConvention } from "../cycle/actions.ts";
import { getConvention, insertConvention } from "../store.ts";
import { quiDoitVoter } from "./actions.ts";
import { getDeliberation, listDeliberations } from "./store.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg", "deux");
const BASE = "/conventions/ctg/deliberations";
let [chargee, lectrice, etrangere]: Visiteur[] = [];

const partie = (genre: Partie["genre"], nom: string, code: string | null = null): Partie => ({
  genre,
  nom,
  nomCourt: null,
  code,
  representants: [],
});
const BLOC: BlocConvention = {
  convention: {
    titre: "CTG des monts",
    caf: null,
    debut: "2027-01-01",
    fin: "2030-12-31",
    perimetre: ["48140"],
    parties: [
      partie("caf", "Caf de la Lozère"),
      partie("epci", "Communauté du Haut"),
      partie("commune", "Bourg", "2A004"),
    ],
    visas: [],
    articles: [],
    annexes: [],
  },
  deliberations: [],
};

const SAISIE = {
  version: "1",
  collectivite: "Communauté du Haut",
  organe: "conseilCommunautaire",
  numero: "2026.12",
  dateSeance: "2026-11-12",
  convoqueeLe: "05/11/2026",
  enExercice: "31",
  presents: "16",
  absents: "15",
  pouvoirs: "3",
  votants: "19",
  pour: "18",
  contre: "0",
  abstentions: "1",
  resultat: "unanimite",
  secretaire: "Une Personne",
  objet: "Approuver la convention",
  objetVote: "convention",
  empreinte: "aujourdhui",
  dispositif: "APPROUVE\nAUTORISE",
  recuLe: "2026-11-13",
  afficheLe: "2026-11-14",
  siret: "218 601 946 00013",
  matiereCode: "8.2",
  matiereNom: "domaines de compétences par thèmes/aide sociale",
};

const lire = async (chemin: string, qui = lectrice) => {
  const reponse = await qui?.get(chemin);
  const texte = (await reponse?.text()) ?? "";
  return { status: reponse?.status, texte: texte.replace(/[\u00a0\u202f]/g, " ") };
};
const poster = async (chemin: string, form: Record<string, string> | FormData, qui = chargee) => {
  const reponse = await qui?.post(`${BASE}${chemin}`, form);
  const texte = (await reponse?.text()) ?? "";
  return { status: reponse?.status, texte: texte.replace(/[\u00a0\u202f]/g, " ") };
};
const inscrire = async (plus: Record<string, string> = {}) => {
  const id = newId();
  expect((await poster("", { ...SAISIE, id, ...plus })).status).toBe(303);
  return id;
};
const dans = <T>(work: Parameters<typeof site.dans<T>>[1]) => site.dans(ICI, work);
const lue = (id: string) => dans((db) => getDeliberation(db, ICI, { convention: "ctg", id }));

beforeAll(async () => {
  await site.espace("monts", "ctg", "deux");
  await site.espace("vaux", "autre");
  chargee = await site.compte("claire", [{ espace: "monts", role: "chargeCooperation" }]);
  lectrice = await site.compte("lise", [{ espace: "monts", convention: "ctg", role: "lecteur" }]);
  etrangere = await site.compte("eve", [{ espace: "vaux", role: "chargeCooperation" }]);
  await dans(async (db) => {
    for (const id of ICI.conventions)
      await insertConvention(db, ICI, id, { titre: null, caf: null, debut: null, fin: null, perimetre: [] });
    await saveBlocConvention(db, ICI, "ctg", BLOC);
  });
});

test("sans vote, chaque collectivité manque, avant la veille du premier jour ; une date se choisit, d’un seul à la fois", async () => {
  const { texte } = await lire(BASE);
  expect(texte).toContain("3 parties doivent encore voter, sur 3 avant le 31 décembre 2026");
  expect((await poster("/delai", { avant: "20/12/2026", version: "0" })).status).toBe(303);
  expect((await lire(BASE)).texte).toContain("Chacun vote avant le 20 décembre 2026, date choisie");
  expect((await poster("/delai", { avant: "2026-12-21", version: "0" })).status).toBe(409);
  expect((await poster("/delai", { avant: "30/02/2026", version: "1" })).status).toBe(422);
  expect((await poster("/delai", { avant: "", version: "1" })).status).toBe(303);
  expect((await poster("/delai", { avant: "2026-12-21", version: "0" }, lectrice)).status).toBe(403);
});

test("une délibération s’inscrit une fois, se vérifie ligne à ligne, et dit quand elle vaut", async () => {
  const propose = await lire(`${BASE}/nouvelle?partie=Communauté du Haut`, chargee);
  expect(propose.texte).toContain('<option value="conseilCommunautaire" selected');
  const id = await inscrire();
  await poster("", { ...SAISIE, id });
  expect(await dans((db) => listDeliberations(db, ICI, "ctg"))).toHaveLength(1);
  const { texte } = await lire(`${BASE}/${id}`);
  for (const attendu of [
    "16 présents, sans les pouvoirs, &gt; 15,5, la moitié de 31 membres en exercice",
    "18 pour + 0 contre + 1 abstention = 19 ; votants : 19",
    "6 jours francs",
    "depuis le 14 novembre 2026",
    "ouvert jusqu’au 15 janvier 2027",
    "APPROUVE",
  ])
    expect(texte).toContain(attendu);
  expect(texte).not.toContain("/modifier");
  expect((await lire(BASE)).texte).toContain("2 parties doivent encore voter");
});

test("le contenu change après le vote : le conseil doit voter à nouveau, et la tranche qui signe le sait", async () => {
  const [voted] = await dans((db) => listDeliberations(db, ICI, "ctg"));
  expect(voted?.empreinteVotee).toMatch(/^[0-9a-f]{64}$/);
  const article = { numero: "1", genre: "objet" as const, titre: "Objet", texte: "Autre" };
  const change = (articles: BlocConvention["convention"]["articles"]) =>
    dans(async (db) => {
      const bloc = await getBlocConvention(db, ICI, "ctg");
      await saveBlocConvention(db, ICI, "ctg", { ...bloc, convention: { ...bloc.convention, articles } });
    });
  await change([article]);
  expect((await lire(BASE)).texte).toContain("Doit voter à nouveau : Communauté du Haut");
  expect((await lire(`${BASE}/${voted?.id}`)).texte).toContain("doit voter à nouveau");
  const quoi = { convention: "ctg", question: { genre: "convention" } } as const;
  const { situations } = await dans((db) =>
    quiDoitVoter(db, ICI, quoi, { empreintes: ["f".repeat(64)], le: "2026-11-21" }),
  );
  expect(situations.map(({ etat }) => etat)).toEqual(["attendue", "aRevoter", "attendue"]);
  await change([]);
  expect((await lire(BASE)).texte).not.toContain("voter à nouveau");
});

test.each([
  ["sans collectivité", { collectivite: "" }, "Dites quelle collectivité"],
  ["avec un nombre faux", { presents: "douze" }, "nombre entier"],
  ["avec une date fausse", { dateSeance: "31/11/2026" }, "n’existe pas"],
  ["sur un avenant sans nom", { objetVote: "avenant" }, "quel avenant"],
  ["avec un résultat avant la séance", { dateSeance: "2026-12-31" }, "pas encore tenue"],
  ["avec un envoi illisible", { autresEnvois: "044-1 ; hier" }, "Une ligne ne se lit pas"],
  ["avec une adresse sans https", { adresse: "bourg.example" }, "avec https://"],
])("une délibération %s revient avec sa phrase et ce qui fut tapé", async (_cas, plus, phrase) => {
  const { status, texte } = await poster("", { ...SAISIE, id: newId(), secretaire: "Gardée", ...plus });
  expect([status, texte.includes(phrase), texte.includes("Gardée")]).toEqual([422, true, true]);
});

test("deux personnes inscrivent le même vote en même temps : un seul est gardé, la seconde l’apprend et garde sa saisie", async () => {
  const vote = { ...SAISIE, collectivite: "Bourg", organe: "conseilMunicipal", dateSeance: "2026-10-30" };
  const avant = (await dans((db) => listDeliberations(db, ICI, "ctg"))).length;
  const deux = await Promise.all([
    poster("", { ...vote, id: newId(), secretaire: "Une" }),
    poster("", { ...vote, id: newId(), secretaire: "Une", resultat: "rejet", pour: "0", contre: "18" }),
  ]);
  const refusee = deux.find(({ status }) => status === 422);
  expect(deux.map(({ status }) => status).toSorted()).toEqual([303, 422]);
  expect([refusee?.texte.includes("même séance, même question"), refusee?.texte.includes("Une")]).toEqual([true, true]);
  const actes = await dans((db) => listDeliberations(db, ICI, "ctg"));
  expect(actes).toHaveLength(avant + 1);
  const id = actes.at(-1)?.id ?? "";
  expect((await poster(`/${id}/modifier`, { ...vote, id, empreinte: "garder" })).status).toBe(303);
  expect((await poster("", { ...vote, id: newId(), dateSeance: "1/1/0026" })).texte).toContain(
    "Cette date n’existe pas",
  );
  expect((await poster(`/${id}/retrait`, { version: "2" })).status).toBe(303);
});

test("elle se corrige devant la version lue, et l’identifiant se compose une fois lu", async () => {
  const id = await inscrire({ collectivite: "Bourg", organe: "conseilMunicipal", empreinte: "aucune" });
  const correction = { ...SAISIE, id, collectivite: "Bourg", pour: "19", abstentions: "0", empreinte: "garder" };
  expect((await poster(`/${id}/modifier`, { ...correction, version: "7" })).status).toBe(409);
  expect((await poster(`/${id}/modifier`, correction)).status).toBe(303);
  expect(await lue(id)).toMatchObject({ pour: 19, version: 2, empreinteVotee: null });
  expect((await lire(`${BASE}/${id}`, chargee)).texte).toContain('value="2A" id="departement"');
  const rouverte = (await lire(`${BASE}/${id}/modifier`, chargee)).texte;
  expect(rouverte).toContain('value="aucune" checked');
  const composer = { version: "2", departement: "2A", siren: "214401903", numero: "2026.12", nature: "DE" };
  const faux = await poster(`/${id}/identifiant`, { ...composer, siren: "214401904" });
  expect([faux.status, faux.texte.includes("neuf chiffres")]).toEqual([422, true]);
  expect((await poster(`/${id}/identifiant`, composer)).status).toBe(303);
  expect((await lue(id)).identifiantActes).toBe("02A-214401903-20261112-2026_12-DE");
  expect((await lire(`${BASE}/${id}`)).texte).not.toContain("Cet identifiant s’écarte");
  const meme = { ...SAISIE, id: newId(), identifiantActes: "02a-214401903-20261112-2026_12-de" };
  const pris = await poster("", meme);
  expect([pris.status, pris.texte.includes("celui d’une autre délibération")]).toEqual([422, true]);
  const autre = await inscrire({ objetVote: "autre" });
  const cachee = { ...meme, id, version: "1", objetVote: "autre" }; // l’identifiant caché nomme celle qui le porte
  expect((await poster(`/${autre}/modifier`, cachee)).status).toBe(422);
  expect((await poster(`/${autre}/retrait`, { version: "1" })).status).toBe(303);
});

test("d’un conseil d’administration, seule la décision est gardée", async () => {
  const id = await inscrire({ collectivite: "Caf de la Lozère", organe: "conseilAdministration" });
  expect(await lue(id)).toMatchObject({ dateSeance: "2026-11-12", presents: null, resultat: null, numero: "2026.12" });
  const { texte } = await lire(BASE);
  expect(texte).toContain("3 parties attendues ont voté");
});

test("un second acte joint garde le premier, que l’on relit ; celui qui n’avait pas lu le premier l’apprend", async () => {
  const id = await inscrire({ objetVote: "autre" });
  const avec = (contenu: string, nom: string) => {
    const form = new FormData();
    form.append("fichier", new File([contenu], nom));
    return form;
  };
  await poster(`/${id}/piece`, avec("%PDF-1.7 un", "délib.pdf"));
  const devancee = await poster(`/${id}/piece`, avec("%PDF-1.7 deux", "deux.pdf"));
  expect(devancee.status).toBe(409);
  const suite = avec("%PDF-1.7 deux", "deux.pdf");
  suite.set(
    "remplace",
    /name="remplace" value="([0-9a-f]{64})"/.exec((await lire(`${BASE}/${id}`, chargee)).texte)?.[1] ?? "",
  );
  expect((await poster(`/${id}/piece`, suite)).status).toBe(303);
  expect((await lire(`${BASE}/${id}/fichier`)).texte).toBe("%PDF-1.7 deux");
  const ancien = /href="([^"]*\/fichier\/[^"]+)"/.exec((await lire(`${BASE}/${id}`)).texte)?.[1] ?? "";
  expect((await lire(ancien)).texte).toBe("%PDF-1.7 un");
  expect((await etrangere?.get(ancien))?.status).toBe(404);
  expect((await lire(`${BASE}/${id}/fichier/x`)).status).toBe(404);
  const [depot] = await dans((db) => findHistory(db, "monts", "deliberation", id));
  expect(depot).toMatchObject({ action: "dépôt", avant: { nom: "délib.pdf" }, apres: { nom: "deux.pdf" } });
  expect((await poster(`/${id}/retrait`, { version: "1" })).status).toBe(303);
  const restent = site.base
    .selectFrom("documents_fichier")
    .select("id")
    .where("objet", "like", "deliberation%")
    .execute();
  expect(await restent).toEqual([]);
});

test("l’acte se joint, se reprend, et s’ôte avec la délibération ; un fichier qui n’en est pas un est refusé", async () => {
  const id = await inscrire({ objetVote: "autre" });
  const avec = (contenu: string, nom: string) => {
    const form = new FormData();
    form.append("fichier", new File([contenu], nom));
    return form;
  };
  const faux = await poster(`/${id}/piece`, avec("<html>", "acte.pdf"));
  expect([faux.status, faux.texte.includes("se joint en PDF")]).toEqual([422, true]);
  expect((await poster(`/${id}/piece`, avec("%PDF-1.7 un", "délib.pdf"))).status).toBe(303);
  expect((await poster(`/${id}/piece`, avec("%PDF-1.7", "x.pdf"), lectrice)).status).toBe(403);
  expect((await poster(`/${id}/piece`, avec("%PDF-1.7", "x.pdf"), etrangere)).status).toBe(404);
  const fichier = await lectrice?.get(`${BASE}/${id}/fichier`);
  expect([fichier?.headers.get("content-type"), await fichier?.text()]).toEqual(["application/pdf", "%PDF-1.7 un"]);
  expect((await lire(`${BASE}/${id}`)).texte).toContain("Joint par Personne claire");
  expect((await lire(`${BASE}/${id}/retrait`, chargee)).texte).toContain("délib.pdf");
  expect((await poster(`/${id}/retrait`, { version: "9" })).status).toBe(409);
  expect((await poster(`/${id}/retrait`, { version: "1" })).status).toBe(303);
  expect((await lire(`${BASE}/${id}`)).status).toBe(404);
  expect((await dans((db) => findHistory(db, "monts", "convention.deliberation", id)))[0]?.action).toBe("retrait");
});

test("les données ouvertes portent ce qui est complet, et disent ce qui manque au reste", async () => {
  const { texte } = await lire(`${BASE}/donnees-ouvertes`);
  expect(texte).toContain("2 délibérations complètes");
  await inscrire({ collectivite: "Bourg", siret: "218", objetVote: "autre" });
  const page = (await lire(`${BASE}/donnees-ouvertes`)).texte;
  for (const dit of ["1 acte n’y entre pas", "décision d’un conseil d’administration"]) expect(page).toContain(dit);
  expect([page.includes("1 délibération attend"), page.includes("Siret : n’est pas un Siret")]).toEqual([true, true]);
  const csv = (await lire(`${BASE}/export`)).texte.split("\r\n");
  expect(csv).toHaveLength(4);
  expect(csv[2]).toContain("Bourg,21860194600013,2026.12,2026-11-12,8.2,");
  expect(csv[2]).toContain(",PREF02A,2026-11-13,31,19,19,0,0,");
});

test("ce qui revient d’un import garde ce qu’on y a ajouté ; une autre collectivité n’en hérite pas", async () => {
  const [premiere] = await dans((db) => listDeliberations(db, ICI, "ctg"));
  await dans(async (db) => {
    const bloc = await getBlocConvention(db, ICI, "ctg");
    const deliberations = bloc.deliberations.map((un, rang) =>
      rang === 0 ? { ...un, publieLe: "2026-11-15" as const } : { ...un, collectivite: `Autre ${rang}` },
    );
    await saveBlocConvention(db, ICI, "ctg", { ...bloc, deliberations });
  });
  const apres = await dans((db) => listDeliberations(db, ICI, "ctg"));
  expect(apres[0]).toEqual({ ...premiere, publieLe: "2026-11-15", version: 2 });
  expect(apres.slice(1).every(({ siret }) => siret === null)).toBe(true);
});

test("signée, la convention reçoit encore des actes, mais n’en perd plus", async () => {
  await dans(async (db) => {
    const { version } = await getConvention(db, ICI, "ctg");
    await passerConvention(db, ICI, { convention: "ctg", version }, { etat: "signee", le: "2026-11-20" });
  });
  const id = await inscrire({ collectivite: "Bourg" });
  expect((await poster(`/${id}/modifier`, { ...SAISIE, id, collectivite: "Bourg" })).status).toBe(303);
  expect((await poster(`/${id}/retrait`, { version: "2" })).status).toBe(403);
  expect((await lire(BASE)).texte).toContain("ce qui change ensuite se vote par avenant");
});

test("ni une lectrice n’écrit, ni une étrangère ne lit, ni une autre convention ne prête les siennes", async () => {
  const [une] = await dans((db) => listDeliberations(db, ICI, "ctg"));
  expect((await poster("", { ...SAISIE, id: newId() }, lectrice)).status).toBe(403);
  expect((await poster("", { ...SAISIE, id: newId() }, etrangere)).status).toBe(404);
  expect((await lire(BASE, etrangere)).status).toBe(404);
  expect((await lire(`${BASE}/${une?.id}`, etrangere)).status).toBe(404);
  expect((await lire(`/conventions/deux/deliberations/${une?.id}`, chargee)).status).toBe(404);
});
