import { afterAll, expect, test } from "vitest";
import { getBlocConvention, insertConvention, saveBlocConvention } from "#domaines/convention/index.ts";
import { perimetreDe, testSite } from "../../../../tests/app.ts";
import { empreinteCourante, lireContenu } from "./actions.ts";
import { differences } from "./rules.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
const article = (titre: string, texte: string) => ({ numero: null, genre: "autre" as const, titre, texte });

const ecrire = (...articles: ReturnType<typeof article>[]) =>
  site.dans(ICI, async (db) => {
    const bloc = await getBlocConvention(db, ICI, "ctg");
    await saveBlocConvention(db, ICI, "ctg", { ...bloc, convention: { ...bloc.convention, articles } });
  });
const lire = () => site.dans(ICI, (db) => lireContenu(db, ICI, "ctg"));

test("le contenu d’une convention garde l’identifiant de ce qui reste, et son empreinte dit ce qui change", async () => {
  await site.espace("monts", "ctg");
  await site.dans(ICI, (db) =>
    insertConvention(db, ICI, "ctg", { titre: "CTG", caf: null, debut: null, fin: null, perimetre: [] }),
  );
  await ecrire(article("Objet", "Un"), article("Durée", "Cinq ans"));
  const avant = await lire();
  const lireEmpreinte = () => site.dans(ICI, (db) => empreinteCourante(db, ICI, "ctg")).then(([une]) => une);
  const empreinte = await lireEmpreinte();
  expect(await lireEmpreinte()).toBe(empreinte);
  await ecrire(article("Objet", "Deux"), article("Durée", "Cinq ans"));
  expect(differences(avant, await lire())).toMatchObject([
    { liste: "articles", champ: "texte", avant: "Un", apres: "Deux" },
  ]);
  expect(await lireEmpreinte()).not.toBe(empreinte);
});
