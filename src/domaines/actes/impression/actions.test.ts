import { afterAll, beforeAll, expect, test } from "vitest";
import { type Bloc, textesDe } from "#commun/document.ts";
import { insertConvention, saveBlocConvention } from "#domaines/convention/index.ts";
import { creerFiche } from "#domaines/plan/fiche/actions.ts";
import { saveBlocEquipements } from "#domaines/equipements/index.ts";
import { structureVide } from "#domaines/equipements/structure/rules.ts";
import { savePlaces } from "#domaines/equipements/places/store.ts";
import type { Structure } from "#domaines/equipements/structure/model.ts";
import { getStructure, insertStructures, updateStructure } from "#domaines/equipements/structure/store.ts";
import { insertAppuis } from "#domaines/equipements/volet/store.ts";
import { renderDocument } from "#platform/rendu/rendre.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { lire } from "../../../../tests/bilans.ts";
import { empreinteCourante, lireContenu } from "../contenu/actions.ts";
import { trameDe } from "../trame/rules.ts";
import { blocsVersion } from "../version/document.ts";
import { composerConvention } from "./actions.ts";
import { signataireDit } from "./document.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
const IDENTITE = { titre: "CTG des Monts", caf: "Caf du Cantal", debut: "2026-01-01", fin: "2030-12-31" } as const;
const PARTIES = [
  {
    genre: "caf" as const,
    nom: "Caf du Cantal",
    nomCourt: "la Caf",
    code: null,
    representants: [{ qualite: "Directeur", nom: "Noël Cassagne" }],
  },
  { genre: "commune" as const, nom: "Condat", nomCourt: null, code: null, representants: [] },
];
const LIEU = { espace: "monts", nomEspace: "Les Monts", teinte: 168, convention: { id: "ctg", titre: "CTG" } };
const demande = {
  convention: "ctg",
  lieu: LIEU,
  jour: "2026-11-21" as const,
  instant: new Date("2026-11-21T09:00:00Z"),
  parametres: new URLSearchParams(),
};
const composer = () => site.dans(ICI, (tx) => composerConvention(tx, ICI, demande));
const ANNEXES = "/conventions/ctg/texte/annexes";

let nadege: Visiteur;
let elue: Visiteur;
let etrangere: Visiteur;

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("mers", "loin");
  await site.dans(ICI, async (tx) => {
    await insertConvention(tx, ICI, "ctg", { ...IDENTITE, perimetre: ["15014"] });
    const convention = { ...IDENTITE, perimetre: ["15014"], parties: PARTIES, ...trameDe(PARTIES) };
    await saveBlocConvention(tx, ICI, "ctg", { convention, deliberations: [] });
    const ecriture = { perimetre: ICI, convention: "ctg", instant: "2026-02-01T08:00:00.000Z" };
    await creerFiche(tx, ecriture, { titre: "Ouvrir une crèche", reference: "PE1" });
    const soutien = {
      collectivite: "Condat",
      type: "rpe" as const,
      typeLibelle: null,
      nom: "Le Relais",
      adresse: null,
    };
    await saveBlocEquipements(tx, ICI, "ctg", [soutien]);
  });
  nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
  elue = await site.compte("elue", [{ espace: "monts", convention: "ctg", role: "elu" }]);
  etrangere = await site.compte("etrangere", [{ espace: "mers", role: "chargeCooperation" }]);
});

test("la convention s'imprime entière : parties, visas, articles remplis, signatures, cinq annexes", async () => {
  const textes = textesDe(await composer());
  for (const attendu of [
    "Projet, état du 21 novembre 2026",
    "Article 10 : Combien de temps la convention dure",
    "Annexe 2 : Équipements et services soutenus par chaque collectivité",
    "Le Relais",
    "PE1 · Ouvrir une crèche",
    "Noël Cassagne\nDirecteur",
  ])
    expect(textes).toContain(attendu);
  expect(textes.join("\n")).toContain("La convention court du 1er janvier 2026 au 31 décembre 2030.");
  expect(textes.some((texte) => texte.includes("{"))).toBe(false);
});

test("CONV-18 : l’acte accorde « dûment autorisé » avec la civilité de qui signe, et ne l’écrit pas tant qu’on ne la sait pas", () => {
  const un = {
    id: "s",
    partie: "p",
    rang: 0,
    ordre: 0,
    prenom: "Anne",
    nom: "Roux",
    qualite: "Maire",
    deliberation: "d",
  };
  const dits = (["madame", "monsieur", null] as const).map((civilite) =>
    signataireDit({ ...un, civilite }, new Map([["d", "délibération n° 3"]])),
  );
  expect(dits).toEqual([
    "Madame Anne Roux, Maire, dûment autorisée par délibération n° 3",
    "Monsieur Anne Roux, Maire, dûment autorisé par délibération n° 3",
    "Anne Roux, Maire, sur le fondement de la délibération n° 3",
  ]);
});

test("l’annexe 2 que l’on fige est celle qui s’imprime : ses places, et les structures que le registre y ajoute", async () => {
  const section = { id: "s", code: "unique" as const, avantMois: null, modulations: [] };
  const capacites = Array<number>(10).fill(12);
  const galets = { ...structureVide("galets", "eajePsu"), nom: "Les Galets", sections: [{ ...section, capacites }] };
  await site.dans(ICI, async (tx) => {
    await insertStructures(tx, ICI, [{ structure: galets, cle: "galets" }]);
    await insertAppuis(tx, ICI, [{ equipement: "galets", collectivite: "Condat" }]);
  });
  const tenu = { tenu_le: "2026-01-01T08:00:00.000Z" };
  await site.base.updateTable("equipements_equipement").set(tenu).where("id", "=", "galets").execute();
  const equipements = (blocs: readonly Bloc[]) =>
    blocs.filter((bloc) => bloc.genre === "tableau" && bloc.legende.startsWith("Équipements et services"));
  const imprimee = equipements((await composer()).blocs);
  expect(JSON.stringify(imprimee)).toMatch(/"Les Galets",.*12\]/);
  const contenu = await site.dans(ICI, (tx) => lireContenu(tx, ICI, "ctg"));
  expect(equipements(blocsVersion(contenu))).toEqual(imprimee);
});

test("les places libres dites au jour le jour, un téléphone, des vacances ne dépassent pas ce qui est à la signature ; une place autorisée, si", async () => {
  const courante = async () => (await site.dans(ICI, (tx) => empreinteCourante(tx, ICI, "ctg")))[0];
  const figee = await courante();
  const ecrire = (change: (avant: Structure) => Structure) =>
    site.dans(ICI, async (tx) => {
      const avant = await getStructure(tx, ICI, "galets");
      await updateStructure(tx, ICI, { avant, apres: change(avant) });
    });
  const mois = { structure: "galets", section: "s", mois: "2027-01", places: Array<number>(10).fill(3) } as const;
  await site.dans(ICI, (tx) => savePlaces(tx, ICI, [mois], { source: "saisie", le: "2026-11-21T09:00:00Z" }));
  const ete = { debut: "2027-08-01", fin: "2027-08-31", motif: "" } as const;
  await ecrire((avant) => ({ ...avant, telephone: "04 71 00 00 00", fermetures: [ete] }));
  expect(await courante()).toBe(figee);
  const dix = Array<number>(10).fill(10);
  await ecrire((avant) => ({ ...avant, sections: avant.sections.map((une) => ({ ...une, capacites: dix })) }));
  expect(await courante()).not.toBe(figee);
});

test.each(["pdf", "docx", "odt"] as const)("elle s'écrit en %s", async (format) => {
  const octets = await renderDocument(await composer(), format);
  expect(octets instanceof Uint8Array ? octets.length > 4000 : octets.code === "pdf-indisponible").toBe(true);
});

test("une annexe garde ce que l'on y écrit et suit ses données", async () => {
  const page = await lire(await nadege.get(`${ANNEXES}/equipements`));
  expect(page).toContain("Le Relais");
  const saisie = { texte: "Deux projets d’ouverture.", version: "0" };
  expect((await elue.post(`${ANNEXES}/equipements`, saisie)).status).toBe(403);
  expect((await etrangere.post(`${ANNEXES}/equipements`, saisie)).status).toBe(404);
  expect((await nadege.post(`${ANNEXES}/equipements`, saisie)).status).toBe(303);
  expect(await lire(await elue.get(`${ANNEXES}/equipements`))).toContain("Deux projets d’ouverture.");
  const conflit = await nadege.post(`${ANNEXES}/equipements`, { ...saisie, texte: "Le mien." });
  const deux = await lire(conflit);
  expect([conflit.status, deux.includes("Le mien."), deux.includes("Deux projets")]).toEqual([409, true, true]);
  expect(deux).toContain("<h2>Ce que vous écrivez : ce qui est en place</h2>");
  const trop = await nadege.post(`${ANNEXES}/equipements`, { texte: "x".repeat(60_001), version: "1" });
  expect([trop.status, (await lire(trop)).includes("60 000 signes")]).toEqual([422, true]);
  expect((await nadege.get(`${ANNEXES}/constructor`)).status).toBe(404);
  expect(textesDe(await composer())).toContain("Deux projets d’ouverture.");
});
