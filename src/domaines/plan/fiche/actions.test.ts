import { findOuCreerActeurs } from "#domaines/acteurs/index.ts";
import { beforeAll, expect, test } from "vitest";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { findBrouillon } from "../brouillon/store.ts";
import type { Fiche } from "../model.ts";
import { insertNoeud, listNoeuds } from "../noeud/store.ts";
import { creerFiche } from "./actions.ts";
import { getFiche, insertFiches } from "./store.ts";

/** Ce qui arrive quand plusieurs coordinatrices font ensemble le même geste : sur PostgreSQL, leurs requêtes se croisent vraiment. */
const site = await testSite();
const ICI = perimetreDe("monts", "ctg");
const ECRITURE = { perimetre: ICI, convention: "ctg", instant: "2026-11-01T08:00:00.000Z" };
const PLAN = "/conventions/ctg/plan";
const NOMS = ["anne", "berthe", "chloe", "denise", "elise", "flora"];
const qui: Record<string, Visiteur> = {};

beforeAll(async () => {
  await site.espace("monts", "ctg");
  for (const nom of NOMS) qui[nom] = await site.compte(nom, [{ espace: "monts", role: "chargeCooperation" }]);
});

const creer = (titre: string, plus: Partial<Fiche> = {}) =>
  site.dans(ICI, (tx) => creerFiche(tx, ECRITURE, { titre, ...plus }));
const relire = (id: string) => site.dans(ICI, (tx) => getFiche(tx, ICI, id));
const noeud = (id: string) => {
  const reste = { convention: "ctg", parent: null, genre: "axe" as const, code: null, impacts: [], ordre: 1 };
  return site.dans(ICI, (tx) => insertNoeud(tx, ICI, { ...reste, id, libelle: `Axe ${id}` }));
};

type Geste = (nom: string, visiteur: Visiteur) => Promise<Response>;

/** Chacune fait son geste au même instant : ce que chacune reçoit, les gagnantes d'abord. */
async function ensemble(geste: Geste, noms = NOMS) {
  const reponses = await Promise.all(
    noms.map(async (nom) => {
      const reponse = await geste(nom, qui[nom] as Visiteur);
      return { nom, statut: reponse.status, page: await reponse.text() };
    }),
  );
  return reponses.toSorted((a, b) => a.statut - b.statut);
}

const statuts = (recus: readonly { statut: number }[]) => recus.map(({ statut }) => statut);

test.each([1, 2, 3])(
  "la même section écrite par six à la fois : une passe, les autres voient les deux textes et gardent le leur en brouillon (%i)",
  async () => {
    const { id } = await creer("Halte-garderie");
    const recus = await ensemble((nom, une) =>
      une.post(`${PLAN}/fiches/${id}/modifier/objectifs`, { version: "1", publicCible: `Le texte de ${nom}` }),
    );
    expect(statuts(recus)).toEqual([303, 409, 409, 409, 409, 409]);
    const [gagnante, ...autres] = recus;
    const garde = `Le texte de ${gagnante?.nom}`;
    expect(await relire(id)).toMatchObject({ publicCible: [garde], version: 2, modifiePar: gagnante?.nom });
    for (const { nom, page } of autres) {
      expect(page).toContain(garde);
      expect(page).toContain(`>Le texte de ${nom}</textarea>`);
      const sien = { ...ICI, compte: nom };
      const brouillon = await site.dans(sien, (tx) => findBrouillon(tx, sien, { fiche: id, section: "objectifs" }));
      expect(brouillon?.saisie["publicCible"]).toBe(`Le texte de ${nom}`);
    }
  },
);

test("archivée pendant qu’on l’écrit : l’une des deux gagne, l’autre est prévenue, et le texte n’est jamais perdu", async () => {
  const { id } = await creer("Bus des familles");
  const recus = await ensemble(
    (nom, une) =>
      nom === "anne"
        ? une.post(`${PLAN}/fiches/${id}/archivage`, { version: "1", sens: "archiver" })
        : une.post(`${PLAN}/fiches/${id}/modifier/objectifs`, { version: "1", publicCible: "Mon texte" }),
    ["anne", "berthe"],
  );
  expect(statuts(recus)).toEqual([303, 409]);
  const fiche = await relire(id);
  const [gagnante, perdante] = recus;
  const garde = gagnante?.nom === "anne" ? perdante?.page : `${fiche.publicCible[0]}</textarea>`;
  expect(garde).toContain("Mon texte</textarea>");
  expect(fiche.archiveLe !== null).toBe(gagnante?.nom === "anne");
});

test("une carte déplacée par six à la fois ne l’est qu’une fois ; les autres la retrouvent où elle est", async () => {
  for (const id of ["a", "b"]) await noeud(id);
  const { id } = await creer("Ludothèque", { noeuds: ["a"] });
  const recus = await ensemble((_nom, une) =>
    une.post(`${PLAN}/fiches/${id}/place`, { axe: "noeud", de: "a", vers: "b", version: "1" }),
  );
  expect(statuts(recus)).toEqual([303, 409, 409, 409, 409, 409]);
  expect(recus.at(-1)?.page).toContain("a modifié cette fiche");
  expect(await relire(id)).toMatchObject({ noeuds: ["b"], version: 2 });
});

/** Ce que la page d'aperçu renverrait, champ par champ. */
const envoiDe = (page: string) => {
  const form = new FormData();
  for (const [, nom = "", valeur = ""] of page.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g))
    form.append(nom, valeur);
  return form;
};

test("deux lots croisés sur les mêmes fiches : un seul s’écrit en entier, l’autre revoit son aperçu et peut le reprendre", async () => {
  const fiches = [await creer("Un", { champs: ["Enfance"] }), await creer("Deux", { champs: ["Enfance"] })];
  const apercu = async (une: Visiteur, ids: readonly string[], champ: string) => {
    const form = new FormData();
    for (const id of ids) form.append("fiche", id);
    for (const [nom, valeur] of Object.entries({ champ: "champs", maniere: "ajouter", noms: champ }))
      form.append(nom, valeur);
    return envoiDe(await (await une.post(`${PLAN}/lot/apercu`, form)).text());
  };
  const ids = fiches.map(({ id }) => id);
  const envois: Record<string, FormData> = {
    anne: await apercu(qui["anne"] as Visiteur, ids, "Jeunesse"),
    berthe: await apercu(qui["berthe"] as Visiteur, ids.toReversed(), "Mobilité"),
  };
  const recus = await ensemble((nom, une) => une.post(`${PLAN}/lot`, envois[nom]), ["anne", "berthe"]);
  expect(statuts(recus)).toEqual([303, 409]);
  const [gagnante, perdante] = recus;
  const deux = gagnante?.nom === "anne" ? ["Jeunesse", "Mobilité"] : ["Mobilité", "Jeunesse"];
  for (const id of ids) expect((await relire(id)).champs).toEqual(["Enfance", deux[0]]);
  expect(perdante?.page).toContain("depuis votre aperçu");
  const repris = await (qui[perdante?.nom ?? ""] as Visiteur).post(`${PLAN}/lot`, envoiDe(perdante?.page ?? ""));
  expect(repris.status).toBe(303);
  for (const id of ids) expect((await relire(id)).champs).toEqual(["Enfance", ...deux]);
});

test("un nœud retiré pendant qu’une fiche s’y range : personne ne voit de panne, et rien ne pend", async () => {
  for (const rang of [1, 2, 3, 4]) {
    await noeud(`n${rang}`);
    const { id } = await creer(`Rangée ${rang}`);
    const recus = await ensemble(
      (nom, une) =>
        nom === "anne"
          ? une.post(`${PLAN}/noeuds/n${rang}/retrait`)
          : une.post(`${PLAN}/fiches/${id}/modifier/identite`, { version: "1", titre: "Rangée", noeuds: `n${rang}` }),
      ["anne", "berthe"],
    );
    for (const { statut } of recus) expect([303, 422]).toContain(statut);
    const restent = (await site.dans(ICI, (tx) => listNoeuds(tx, ICI))).map((un) => un.id);
    for (const lien of (await relire(id)).noeuds) expect(restent).toContain(lien);
  }
});

test("rétablir une valeur que quelqu’un vient de changer prévient avant d’écrire", async () => {
  const { id } = await creer("Relais", { publicCible: ["Avant"] });
  const anne = qui["anne"] as Visiteur;
  const ecrire = (version: number, publicCible: string) =>
    anne.post(`${PLAN}/fiches/${id}/modifier/objectifs`, { version: `${version}`, publicCible });
  await ecrire(1, "Après");
  const page = await (await anne.get(`${PLAN}/fiches/${id}/histoire`)).text();
  await ecrire(2, "Encore après");
  const [, action = "", champs = ""] = /action="([^"]*\/retablissement)">(.*?)<button/s.exec(page) ?? [];
  const refus = await anne.post(action, envoiDe(champs));
  expect(refus.status).toBe(409);
  expect(await refus.text()).toContain("Encore après");
  expect((await relire(id)).publicCible).toEqual(["Encore après"]);
});

test("onze mille liens entrent avec leurs fiches : un ordre ne les porterait pas tous", async () => {
  const modele = await relire((await creer("Modèle")).id);
  await site.dans(ICI, async (tx) => {
    const [acteur = ""] = await findOuCreerActeurs(tx, ICI, ["Relais petite enfance"]);
    const partenaires = Array.from({ length: 450 }, (_, rang) => ({ acteur, libelle: `n${rang}` }));
    const larges = Array.from({ length: 25 }, (_, rang) => ({ ...modele, id: `large-${rang}`, partenaires }));
    await insertFiches(tx, ICI, larges);
  });
  expect((await relire("large-24")).partenaires).toHaveLength(450);
});
