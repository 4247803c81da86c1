import { beforeAll, expect, test } from "vitest";
import { perimetreDe, testSite, type Visiteur } from "../../../tests/app.ts";
import { insertActeur } from "#domaines/acteurs/index.ts";
import { creerFiche } from "./fiche/actions.ts";
import { getFiche } from "./fiche/store.ts";
import type { Fiche } from "./model.ts";
import { insertNoeud, saveSchema } from "./noeud/store.ts";

const site = await testSite();
const ICI = perimetreDe("monts", "ctg");
const PLAN = "/conventions/ctg/plan";
const INSTANT = "2026-11-01T08:00:00.000Z";
const ECRITURE = { perimetre: ICI, convention: "ctg", instant: INSTANT };

let nadege: Visiteur;
let pilote: Visiteur;
let elu: Visiteur;
let etrangere: Visiteur;
let fiche: Fiche;

const noeud = (id: string) => ({
  id,
  convention: "ctg",
  parent: null,
  genre: "axe" as const,
  code: null,
  libelle: `Axe ${id}`,
  impacts: [],
  ordre: 1,
});
const relire = (id = fiche.id) => site.dans(ICI, (tx) => getFiche(tx, ICI, id));
const creer = (titre: string, plus: Partial<Fiche> = {}) =>
  site.dans(ICI, (tx) => creerFiche(tx, ECRITURE, { titre, ...plus }));

beforeAll(async () => {
  await site.espace("monts", "ctg", "autre");
  await site.espace("rives", "ctg-rives");
  nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
  pilote = await site.compte("pilote", [{ espace: "monts", convention: "ctg", role: "pilote" }]);
  elu = await site.compte("elu", [{ espace: "monts", convention: "ctg", role: "elu" }]);
  etrangere = await site.compte("etrangere", [{ espace: "rives", role: "chargeCooperation" }]);
  await site.dans(ICI, async (tx) => {
    await insertNoeud(tx, ICI, noeud("a"));
    await insertNoeud(tx, ICI, noeud("b"));
    await saveSchema(tx, ICI, "ctg", { code: "rang", libelle: "Rang", valeurs: [{ valeur: "Top 1", plafond: 1 }] });
    await insertActeur(tx, ICI, {
      sorte: "contact",
      nom: "Pilote Essai",
      nomCourt: null,
      genre: null,
      code: null,
      qualite: null,
      courriel: null,
      organisation: null,
      compte: "pilote",
    });
  });
  fiche = await creer("Halte-garderie itinérante", { reference: "PE1", noeuds: ["a"] });
});

test("le plan vide ou filtré sans réponse dit quoi faire", async () => {
  const page = await (await nadege.get(`${PLAN}/tableau?q=introuvable`)).text();
  expect(page).toContain("Aucune fiche ne répond à ces filtres");
});

test.each([
  "arbre",
  "tableau",
  "cartes",
  "cartes?par=priorite",
  "calendrier",
  "synthese",
  "tableau?filtre=pilote&col=champs&groupe=0&tri=echeance&sens=desc",
])("la vue %s montre la fiche", async (vue) => {
  const reponse = await nadege.get(`${PLAN}/${vue}`);
  expect(reponse.status).toBe(200);
  expect(await reponse.text()).toContain("Halte-garderie");
});

test.each([
  ["halte", 1],
  ["HALTES garderies", 1],
  ["itiner", 1],
  ["ludothèque", 0],
])("la recherche « %s » trouve %i fiche", async (q, attendu) => {
  const page = await (await nadege.get(`/conventions/ctg/recherche?q=${encodeURIComponent(q)}`)).text();
  expect(page.includes("Halte-garderie itinérante")).toBe(attendu === 1);
});

test("créer une fiche demande un titre et le garde", async () => {
  const refusee = await nadege.post(`${PLAN}/fiches`, { titre: " ", reference: "X1" });
  expect(refusee.status).toBe(422);
  expect(await refusee.text()).toContain('value="X1"');
  expect((await nadege.post(`${PLAN}/fiches`, { titre: "Neuve" })).status).toBe(303);
});

const modifier = (qui: Visiteur, saisie: Record<string, string>, section = "objectifs", id = fiche.id) =>
  qui.post(`${PLAN}/fiches/${id}/modifier/${section}`, saisie);

test("modifier une section n’écrit que ses champs, et l’histoire le dit", async () => {
  const { version } = await relire();
  const reponse = await modifier(nadege, {
    version: `${version}`,
    objectifsOperationnels: "Ouvrir\nTenir",
    publicCible: "Parents",
  });
  expect(reponse.status).toBe(303);
  expect(await relire()).toMatchObject({
    objectifsOperationnels: ["Ouvrir", "Tenir"],
    reference: "PE1",
    noeuds: ["a"],
    version: version + 1,
  });
  const histoire = await (await nadege.get(`${PLAN}/fiches/${fiche.id}/histoire`)).text();
  expect(histoire).toContain("Personne nadege a modifié");
});

test("deux personnes à la fois : 409, les deux textes, et la saisie en brouillon", async () => {
  const { version } = await relire();
  await modifier(nadege, { version: `${version}`, publicCible: "Parents\nEnfants" });
  const conflit = await modifier(nadege, { version: `${version}`, publicCible: "Tout le monde" });
  expect(conflit.status).toBe(409);
  const page = await conflit.text();
  expect([page.includes("Tout le monde"), page.includes("Parents\nEnfants")]).toEqual([true, true]);
  expect((await relire()).publicCible).toEqual(["Parents", "Enfants"]);
  const rouverte = await (await nadege.get(`${PLAN}/fiches/${fiche.id}/modifier/objectifs`)).text();
  expect(rouverte).toMatch(/modifiée depuis[^]*Tout le monde/);
});

test("un texte qui nomme une personne attend une confirmation", async () => {
  const { version } = await relire();
  const saisie = { version: `${version}`, diagnosticInitial: "Madame Dupont a trois enfants" };
  const alerte = await modifier(nadege, saisie, "pourquoi");
  expect([alerte.status, (await alerte.text()).includes("semble nommer une personne")]).toEqual([422, true]);
  expect((await relire()).diagnosticInitial).toBeNull();
  expect((await modifier(nadege, { ...saisie, confirme: "oui" }, "pourquoi")).status).toBe(303);
  const budget = { version: `${version + 1}`, budget: "Existant\nPayé par Camille Martin" };
  expect((await modifier(nadege, budget, "quand")).status).toBe(422);
});

test.each([
  ["une fiche neuve", "fiches", { titre: "Suivre Mme Dupont" }],
  ["un nœud neuf", "noeuds", { genre: "axe", libelle: "Aider M. Durand" }],
  ["un nœud", "noeuds/a", { genre: "axe", libelle: "Axe a", impacts: "Écrire à untel@exemple.fr" }],
  ["un commentaire", "commentaires", { texte: "Voir avec la famille Martin", audience: "tous" }],
])(
  "PLA-9 : %s qui semble parler de quelqu’un attend d’être voulu, et garde ce qui fut tapé",
  async (_quoi, ou, saisie) => {
    const ici = ou === "commentaires" ? `${PLAN}/fiches/${fiche.id}/${ou}` : `${PLAN}/${ou}`;
    const alerte = await nadege.post(ici, saisie);
    const page = await alerte.text();
    expect([alerte.status, page.includes('name="confirme"')]).toEqual([422, true]);
    expect(page).toContain(Object.values(saisie).find((texte) => /Dupont|Durand|untel|Martin/.test(texte)));
    expect((await nadege.post(ici, { ...saisie, confirme: "oui" })).status).toBe(303);
  },
);

test("un brouillon se garde sans rien écrire dans la fiche", async () => {
  const { version } = await relire();
  expect(
    (await modifier(nadege, { version: `${version}`, description: "En cours", acte: "brouillon" }, "comment")).status,
  ).toBe(303);
  expect((await relire()).description).toBeNull();
  expect(await (await nadege.get(`${PLAN}/fiches/${fiche.id}/modifier/comment`)).text()).toContain("En cours");
});

test("une valeur passée se rétablit, une seule fois", async () => {
  const neuve = await creer("À rétablir");
  await modifier(nadege, { version: "1", publicCible: "Parents" }, "objectifs", neuve.id);
  await modifier(nadege, { version: "2", publicCible: "Jeunes" }, "objectifs", neuve.id);
  const histoire = await (await nadege.get(`${PLAN}/fiches/${neuve.id}/histoire`)).text();
  const rang = /name="rang" value="(\d+)"/.exec(histoire)?.[1] ?? "";
  const retablir = (version: string) =>
    nadege.post(`${PLAN}/fiches/${neuve.id}/retablissement`, { version, rang, champ: "publicCible" });
  expect((await retablir("3")).status).toBe(303);
  expect((await relire(neuve.id)).publicCible).toEqual(["Parents"]);
  expect((await retablir("4")).status).toBe(422);
});

test("le pilote modifie sa fiche et pas celle d’un autre ; l’élu aucune", async () => {
  const sienne = await creer("La sienne");
  const { version } = sienne;
  expect((await modifier(pilote, { version: `${version}`, publicCible: "x" }, "objectifs", sienne.id)).status).toBe(
    403,
  );
  await modifier(nadege, { version: `${version}`, pilotes: "Pilote Essai" }, "qui", sienne.id);
  expect((await modifier(pilote, { version: "2", publicCible: "Jeunes" }, "objectifs", sienne.id)).status).toBe(303);
  expect((await modifier(elu, { version: "3", publicCible: "x" }, "objectifs", sienne.id)).status).toBe(403);
  expect((await relire(sienne.id)).publicCible).toEqual(["Jeunes"]);
});

test.each(["tableau", "arbre", "fiches/nouvelle", "priorites", "noeuds/nouveau", "lot"])(
  "hors de l’espace, %s n’existe pas",
  async (page) => {
    expect((await etrangere.get(`${PLAN}/${page}`)).status).toBe(404);
  },
);

test("hors du périmètre, rien ne s’écrit ni ne se lit, par aucune adresse", async () => {
  const ailleurs = `/conventions/ctg-rives/plan/fiches/${fiche.id}`;
  expect((await etrangere.get(ailleurs)).status).toBe(404);
  for (const acte of [
    "modifier/objectifs",
    "copie",
    "archivage",
    "place",
    "commentaires",
    "retablissement",
    "brouillon/qui",
  ])
    expect([acte, (await etrangere.post(`${ailleurs}/${acte}`, { version: "1" })).status]).toEqual([acte, 404]);
  const autre = `/conventions/autre/plan/fiches/${fiche.id}`;
  expect((await nadege.get(autre)).status).toBe(404);
});

test("une carte change de colonne par son bouton, et le plafond la retient", async () => {
  const une = await creer("Carte une", { noeuds: ["a"] });
  const deux = await creer("Carte deux");
  const place = (id: string, version: string, saisie: object) =>
    nadege.post(`${PLAN}/fiches/${id}/place`, { version, retour: `${PLAN}/cartes`, ...saisie });
  expect((await place(une.id, "1", { axe: "noeud", de: "a", vers: "b" })).status).toBe(303);
  expect((await relire(une.id)).noeuds).toEqual(["b"]);
  expect((await place(une.id, "1", { axe: "noeud", de: "b", vers: "a" })).status).toBe(409);
  expect((await place(une.id, "2", { axe: "priorite", de: "sans", vers: "rang/Top 1" })).status).toBe(303);
  const refusee = await place(deux.id, "1", { axe: "priorite", de: "sans", vers: "rang/Top 1" });
  expect([refusee.status, (await refusee.text()).includes("autant de fiches")]).toEqual([422, true]);
});

test("dupliquer, archiver, remettre au plan", async () => {
  const modele = await creer("Modèle", { publicCible: ["Parents"] });
  const copie = await nadege.post(`${PLAN}/fiches/${modele.id}/copie`);
  const id = /fiches\/([^?]+)/.exec(copie.headers.get("location") ?? "")?.[1] ?? "";
  expect(await relire(id)).toMatchObject({ titre: "Modèle (copie)", publicCible: ["Parents"], reference: null });
  await nadege.post(`${PLAN}/fiches/${id}/archivage`, { version: "1", sens: "archiver" });
  expect(await (await nadege.get(`${PLAN}/tableau`)).text()).not.toContain("Modèle (copie)");
  expect(await (await nadege.get(`${PLAN}/tableau?archivees=1`)).text()).toContain("Modèle (copie)");
  await nadege.post(`${PLAN}/fiches/${id}/archivage`, { version: "2", sens: "retour" });
  expect((await relire(id)).archiveLe).toBeNull();
});

const lot = (ids: string[], saisie: Record<string, string>) => {
  const form = new FormData();
  for (const id of ids) form.append("fiche", id);
  for (const [nom, valeur] of Object.entries(saisie)) form.append(nom, valeur);
  return form;
};

test("un lot se voit avant de s’écrire, et s’écrit d’un coup", async () => {
  const une = await creer("Lot une", { champs: ["Enfance"] });
  const deux = await creer("Lot deux", { champs: ["Mobilité"] });
  const saisie = () => lot([une.id, deux.id], { champ: "champs", maniere: "ajouter", noms: "Mobilité" });
  const apercu = await nadege.post(`${PLAN}/lot/apercu`, saisie());
  const texte = await apercu.text();
  expect([apercu.status, texte.includes("1 fiche change"), texte.includes("Lot deux")]).toEqual([200, true, false]);
  expect((await relire(une.id)).champs).toEqual(["Enfance"]);
  expect((await nadege.post(`${PLAN}/lot`, saisie())).status).toBe(409);
  const vu = saisie();
  vu.append("lue", `${une.id} 1`);
  expect((await nadege.post(`${PLAN}/lot`, vu)).status).toBe(303);
  expect((await relire(une.id)).champs).toEqual(["Enfance", "Mobilité"]);
  expect((await nadege.post(`${PLAN}/lot`, saisie())).status).toBe(422);
});

test("un lot qui dépasse un plafond, vide ou d’un autre n’écrit rien", async () => {
  const une = await creer("Plafond une");
  const deux = await creer("Plafond deux");
  const trop = lot([une.id, deux.id], { champ: "priorite", maniere: "remplacer", priorite: "rang/Top 1" });
  expect((await nadege.post(`${PLAN}/lot`, trop)).status).toBe(422);
  expect((await nadege.post(`${PLAN}/lot`, lot([], { champ: "champs", maniere: "ajouter" }))).status).toBe(422);
  expect((await elu.post(`${PLAN}/lot`, trop)).status).toBe(403);
  expect((await relire(une.id)).priorite).toBeNull();
});

test("voir un lot de pilotes ne crée aucun acteur", async () => {
  const une = await creer("Aperçu pilotes");
  const saisie = () => lot([une.id], { champ: "pilotes", maniere: "ajouter", noms: "Acteur Jamais Vu" });
  expect((await nadege.post(`${PLAN}/lot/apercu`, saisie())).status).toBe(200);
  const compter = () =>
    site.base.selectFrom("acteurs_acteur").select("id").where("nom", "=", "Acteur Jamais Vu").execute();
  expect(await compter()).toHaveLength(0);
  const vu = saisie();
  vu.append("lue", `${une.id} 1`);
  await nadege.post(`${PLAN}/lot`, vu);
  expect(await compter()).toHaveLength(1);
});

test("un nœud se crée, se déplace sans boucle, se retire vide", async () => {
  const saisie = { genre: "objectif", libelle: "Neuf", code: "9", parent: "a", ordre: "3", impacts: "" };
  expect((await nadege.post(`${PLAN}/noeuds`, { ...saisie, libelle: "" })).status).toBe(422);
  expect((await nadege.post(`${PLAN}/noeuds`, saisie)).status).toBe(303);
  const neuf = site.base.selectFrom("plan_noeud").select("id").where("libelle", "=", "Neuf");
  const { id } = await neuf.executeTakeFirstOrThrow();
  expect((await nadege.post(`${PLAN}/noeuds/a`, { ...saisie, libelle: "Axe a", parent: id })).status).toBe(422);
  expect((await nadege.post(`${PLAN}/noeuds/a/retrait`)).status).toBe(422);
  expect((await elu.post(`${PLAN}/noeuds/${id}/retrait`)).status).toBe(403);
  expect((await etrangere.post(`/conventions/ctg-rives/plan/noeuds/${id}/retrait`)).status).toBe(404);
  const retirer = async () => (await nadege.post(`${PLAN}/noeuds/${id}/retrait`)).status;
  expect([await retirer(), await retirer()]).toEqual([303, 303]); // a second click
});

test("un schéma de priorité se règle, et demande une valeur", async () => {
  expect((await nadege.post(`${PLAN}/priorites`, { libelle: "Phase", valeurs: "" })).status).toBe(422);
  expect((await nadege.post(`${PLAN}/priorites`, { libelle: "Phase", valeurs: "1\n2 (3 au plus)" })).status).toBe(303);
  expect(await (await nadege.get(`${PLAN}/priorites`)).text()).toContain("2 (3 au plus)");
  expect((await elu.post(`${PLAN}/priorites`, { libelle: "x", valeurs: "1" })).status).toBe(403);
});

test("un commentaire a son audience, et son auteur seul le retire", async () => {
  const ici = `${PLAN}/fiches/${fiche.id}`;
  expect((await elu.post(`${ici}/commentaires`, { texte: "", audience: "tous" })).status).toBe(422);
  await elu.post(`${ici}/commentaires`, { texte: "Avis des parties", audience: "parties" });
  await elu.post(`${ici}/commentaires`, { texte: "Pour tous, @Personne Nadege", audience: "tous" });
  const lu = await (await pilote.get(ici)).text();
  expect([lu.includes("Pour tous"), lu.includes("Avis des parties")]).toEqual([true, false]);
  expect(await (await nadege.get(ici)).text()).toContain("Avis des parties");
  const courriels = await site.base.selectFrom("outbox").select("charge").where("genre", "=", "courriel").execute();
  expect(JSON.stringify(courriels)).toContain("nadege@exemple.fr");
  const { id } = await site.base
    .selectFrom("plan_commentaire")
    .select("id")
    .where("texte", "like", "Pour tous%")
    .executeTakeFirstOrThrow();
  expect((await nadege.post(`${ici}/commentaires/${id}/retrait`)).status).toBe(404);
  expect((await elu.post(`${ici}/commentaires/${id}/retrait`)).status).toBe(303);
  expect(await (await pilote.get(ici)).text()).not.toContain("Pour tous");
});
