import { beforeAll, expect, test } from "vitest";
import { findHistory } from "#platform/journal.ts";
import { perimetreDe, testSite } from "../../../../tests/app.ts";
import type { BlocConvention } from "../model.ts";
import { insertConvention } from "../store.ts";
import { getBlocConvention, saveBlocConvention } from "./store.ts";

const site = await testSite();
const ICI = perimetreDe("monts", "ctg");
const VIDE = { titre: null, caf: null, debut: null, fin: null, perimetre: [] };

const BLOC: BlocConvention = {
  convention: {
    titre: "Convention territoriale globale",
    caf: "Caf de la Lozère",
    debut: "2026-01-01",
    fin: "2030-12-31",
    perimetre: ["48140", "48009"],
    parties: [
      {
        genre: "caf",
        nom: "Caf de la Lozère",
        nomCourt: "la Caf",
        code: null,
        representants: [{ qualite: "Directrice", nom: "Une Personne" }],
      },
      { genre: "commune", nom: "Commune du Haut", nomCourt: null, code: "48009", representants: [] },
    ],
    visas: [
      { texte: "Vu le code", incomplet: false },
      { texte: "Vu la délibération en date du …", incomplet: true },
    ],
    articles: [{ numero: "1", genre: "objet", titre: "Objet", texte: "Ligne une\n\n- point" }],
    annexes: [{ numero: null, titre: "Diagnostic" }],
  },
  deliberations: [
    {
      collectivite: "Commune du Haut",
      numero: "2025-12",
      dateSeance: "2025-12-01",
      enExercice: 11,
      presents: 9,
      votants: 10,
      pouvoirs: 1,
      resultat: "unanimite",
      identifiantActes: null,
      envoyeLe: "2025-12-03",
      recuLe: null,
      publieLe: null,
      objet: "Approuver la convention",
      dispositif: ["APPROUVE", "AUTORISE"],
    },
  ],
};

const dans = <T>(work: Parameters<typeof site.dans<T>>[1]) => site.dans(ICI, work);
const lire = () => dans((db) => getBlocConvention(db, ICI, "ctg"));
const histoire = () => dans((db) => findHistory(db, "monts", "convention", "ctg"));

const ids = () => site.base.selectFrom("convention_article").select("id").execute();

beforeAll(async () => {
  await site.espace("monts", "ctg", "autre");
  await dans((db) => insertConvention(db, ICI, "ctg", VIDE));
  await dans((db) => saveBlocConvention(db, ICI, "ctg", BLOC));
});

test("un bloc écrit revient à l'octet près", async () => {
  expect(JSON.stringify(await lire())).toBe(JSON.stringify(BLOC));
});

test("l'annuaire suit le titre", async () => {
  const { titre } = await site.base
    .selectFrom("acces_convention")
    .select("titre")
    .where("id", "=", "ctg")
    .executeTakeFirstOrThrow();
  expect(titre).toBe("Convention territoriale globale");
});

test("écrire deux fois le même bloc ne change rien, ni la version ni le journal", async () => {
  const avant = (await histoire()).length;
  await dans((db) => saveBlocConvention(db, ICI, "ctg", BLOC));
  expect(await histoire()).toHaveLength(avant);
});

test("un article corrigé garde son identifiant, et le journal ne retient que les articles", async () => {
  const avant = await ids();
  const articles = [
    { ...BLOC.convention.articles[0], numero: "1", genre: "objet" as const, titre: "Objet", texte: "Autre texte" },
  ];
  await dans((db) => saveBlocConvention(db, ICI, "ctg", { ...BLOC, convention: { ...BLOC.convention, articles } }));
  expect(await ids()).toEqual(avant);
  const [derniere] = await histoire();
  expect(Object.keys(derniere?.apres as object)).toEqual(["articles"]);
});

test("une convention hors du périmètre n'existe pas", async () => {
  const ailleurs = perimetreDe("monts", "autre");
  await expect(site.dans(ailleurs, (db) => getBlocConvention(db, ailleurs, "ctg"))).rejects.toMatchObject({
    status: 404,
  });
  await expect(site.dans(ailleurs, (db) => saveBlocConvention(db, ailleurs, "ctg", BLOC))).rejects.toMatchObject({
    status: 404,
  });
});
