import PizZip from "pizzip";
import { afterAll, beforeAll, expect, test } from "vitest";
import { instantDe } from "#commun/jour.ts";
import {
  getElementsConvention,
  insertConvention,
  saveBlocConvention,
  saveElements,
} from "#domaines/convention/index.ts";
import { renderDocument } from "#platform/rendu/rendre.ts";
import { perimetreDe, testSite, type Visiteur } from "../../../../tests/app.ts";
import { lire } from "../../../../tests/bilans.ts";
import { composerConvention } from "../impression/actions.ts";
import { trameDe } from "../trame/rules.ts";

const site = await testSite();
afterAll(() => site.engine.close());
const ICI = perimetreDe("monts", "ctg");
const IDENTITE = { titre: "CTG", caf: "Caf du Cantal", debut: "2026-01-01", fin: "2030-12-31" } as const;
const RETOUR = "/conventions/ctg/texte/retour";
const LIEU = { espace: "monts", nomEspace: "Les Monts", teinte: 168, convention: { id: "ctg", titre: "CTG" } };
const instant = instantDe("2026-11-21T09:00:00Z");
const demande = {
  convention: "ctg",
  lieu: LIEU,
  jour: "2026-11-21" as const,
  instant,
  parametres: new URLSearchParams(),
};

let nadege: Visiteur;
let elue: Visiteur;
let etrangere: Visiteur;
let corrige: Uint8Array<ArrayBuffer>;
const elements = () => site.dans(ICI, (tx) => getElementsConvention(tx, ICI, "ctg"));
const formulaire = (octets: Uint8Array<ArrayBuffer> | string): FormData => {
  const form = new FormData();
  form.set("fichier", new File([octets], "convention.docx"));
  return form;
};
/** What the page of the comparison would send back, with one choice. */
const choix = (page: string, accepte: (nom: string) => boolean): Record<string, string> => {
  const caches = [...page.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const valeurs = Object.fromEntries(
    caches.map(([, nom = "", valeur = ""]) => [
      nom,
      valeur.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&"),
    ]),
  );
  for (const nom of Object.keys(valeurs).filter((cle) => cle.startsWith("texte-")))
    valeurs[nom.replace("texte-", "choix-")] = accepte(nom) ? "accepter" : "refuser";
  return valeurs;
};

beforeAll(async () => {
  await site.espace("monts", "ctg");
  await site.espace("mers", "loin");
  await site.dans(ICI, async (tx) => {
    await insertConvention(tx, ICI, "ctg", { ...IDENTITE, perimetre: ["15014"] });
    const parties = [{ genre: "caf" as const, nom: "Caf du Cantal", nomCourt: null, code: null, representants: [] }];
    const convention = { ...IDENTITE, perimetre: ["15014"], parties, ...trameDe(parties) };
    await saveBlocConvention(tx, ICI, "ctg", { convention, deliberations: [] });
  });
  const octets = await renderDocument(await site.dans(ICI, (tx) => composerConvention(tx, ICI, demande)), "docx");
  if (!(octets instanceof Uint8Array)) throw new Error("la convention ne s’écrit pas en Word");
  const zip = new PizZip(octets);
  const xml = zip.file("word/document.xml")?.asText() ?? "";
  const change = xml
    .replace("il y faut un nouvel accord", "il faut un nouvel accord")
    .replace("Vu le code général des collectivités territoriales", "Vu le code général des collectivités");
  zip.file("word/document.xml", change);
  corrige = new Uint8Array(zip.generate({ type: "uint8array" }));
  nadege = await site.compte("nadege", [{ espace: "monts", role: "chargeCooperation" }]);
  elue = await site.compte("elue", [{ espace: "monts", convention: "ctg", role: "elu" }]);
  etrangere = await site.compte("etrangere", [{ espace: "mers", role: "chargeCooperation" }]);
});

test("une convention corrigée se compare article par article, et seul ce que l'on accepte s'écrit", async () => {
  expect((await nadege.get(RETOUR)).status).toBe(200);
  const reponse = await nadege.post(RETOUR, formulaire(corrige));
  const brute = await reponse.text();
  expect([reponse.status, [...brute.matchAll(/name="texte-/g)].length]).toEqual([200, 2]);
  const refuse = choix(brute, () => false);
  expect((await nadege.post(`${RETOUR}/choix`, refuse)).status).toBe(303);
  const duree = async () => (await elements()).articles.find(({ genre }) => genre === "duree");
  expect((await duree())?.texte).toContain("il y faut un nouvel accord");
  const accepte = choix(brute, () => true);
  expect((await nadege.post(`${RETOUR}/choix`, accepte)).status).toBe(303);
  const texte = (await duree())?.texte ?? "";
  expect(texte).toContain("il faut un nouvel accord");
  expect(texte).toContain("{debut}");
  expect((await elements()).visas.map((visa) => visa.texte)).toContain("Vu le code général des collectivités");
  expect((await elements()).visas.map((visa) => visa.texte).join()).toContain("{annexe.decisions}");
  expect((await nadege.post(`${RETOUR}/choix`, accepte)).status).toBe(409);
});

test("un article qu’un collègue a récrit pendant que le fichier était chez le juriste prévient avant de se défaire", async () => {
  const depuis = await site.dans(ICI, (tx) => composerConvention(tx, ICI, demande));
  const octets = await renderDocument(depuis, "docx");
  if (!(octets instanceof Uint8Array)) throw new Error("la convention ne s’écrit pas en Word");
  const zip = new PizZip(octets);
  const xml = zip.file("word/document.xml")?.asText() ?? "";
  zip.file("word/document.xml", xml.replace("il faut un nouvel accord", "il faut une convention neuve"));
  const fichier = new Uint8Array(zip.generate({ type: "uint8array" }));
  expect(await (await nadege.post(RETOUR, formulaire(fichier))).text()).not.toContain(
    "depuis que ce fichier est parti",
  );
  const avant = (await elements()).articles;
  const apres = avant.map((un) => (un.genre === "duree" ? { ...un, texte: `${un.texte}\n\nUn ajout.` } : un));
  const ecrire = (de: typeof avant, vers: typeof avant) =>
    site.dans(ICI, (tx) =>
      saveElements(
        tx,
        ICI,
        { convention: "ctg", liste: "articles" },
        { avant: de, apres: vers, action: "modification" },
      ),
    );
  await ecrire(avant, apres);
  expect(await (await nadege.post(RETOUR, formulaire(fichier))).text()).toContain("depuis que ce fichier est parti");
  await ecrire(apres, avant);
});

/** The same file, one article taken out and another written in its place. */
function remplace(octets: Uint8Array, ote: string, mis: string): Uint8Array<ArrayBuffer> {
  const zip = new PizZip(octets);
  const xml = zip.file("word/document.xml")?.asText() ?? "";
  const paragraphes = xml.match(/<w:p[ >].*?<\/w:p>/gs) ?? [];
  const estTitre = (un: string) => /<w:pStyle w:val="(?:Heading|Titre)\d"/.test(un);
  const debut = paragraphes.findIndex((un) => estTitre(un) && un.replace(/<[^>]+>/g, "").includes(ote));
  const fin = paragraphes.findIndex((un, rang) => rang > debut && estTitre(un));
  const partis = paragraphes.slice(debut, fin);
  const style = /<w:pStyle w:val="[^"]+"\/>/.exec(partis[0] ?? "")?.[0] ?? "";
  const dit = (texte: string, pPr = "") => `<w:p><w:pPr>${pPr}</w:pPr><w:r><w:t>${texte}</w:t></w:r></w:p>`;
  const [premier = "", ...suite] = partis;
  const change = suite.reduce(
    (lu, un) => lu.replace(un, ""),
    xml.replace(premier, dit(mis, style) + dit("Un mot neuf.")),
  );
  zip.file("word/document.xml", change);
  return new Uint8Array(zip.generate({ type: "uint8array" }));
}

test("un article que Word ajoute et un autre qu'il ôte se proposent : refusés, rien ne bouge ; acceptés, chacun à sa place", async () => {
  const avant = (await elements()).articles;
  const duree = avant.findIndex(({ genre }) => genre === "duree");
  const octets = await renderDocument(await site.dans(ICI, (tx) => composerConvention(tx, ICI, demande)), "docx");
  if (!(octets instanceof Uint8Array)) throw new Error("la convention ne s’écrit pas en Word");
  const fichier = remplace(octets, avant[duree]?.titre ?? "", "Article 99 : Révision");
  const brute = await (await nadege.post(RETOUR, formulaire(fichier))).text();
  expect(brute.replace(/[\u00a0\u202f]/g, " ")).toContain("Article ajouté dans Word, ou ôté ici depuis : Révision");
  expect(brute).toContain("Article ôté dans Word, ou écrit ici depuis");
  expect(brute).toContain("Retirer cet article");
  expect(
    (
      await nadege.post(
        `${RETOUR}/choix`,
        choix(brute, () => false),
      )
    ).status,
  ).toBe(303);
  expect((await elements()).articles).toEqual(avant);
  const accepte = choix(brute, () => true);
  expect((await nadege.post(`${RETOUR}/choix`, accepte)).status).toBe(303);
  const apres = (await elements()).articles;
  expect(apres.map(({ titre }) => titre)).toEqual(avant.map(({ titre }) => titre).with(duree, "Révision"));
  expect(apres[duree]).toMatchObject({ numero: avant[duree]?.numero, genre: "autre", texte: "Un mot neuf." });
  expect((await nadege.post(`${RETOUR}/choix`, accepte)).status).toBe(409);
});

test("un fichier qui n'est pas du Word, ou pas de fichier, se dit", async () => {
  const faux = await nadege.post(RETOUR, formulaire("pas du Word"));
  expect([faux.status, (await lire(faux)).includes("ne se lit pas comme un document Word")]).toEqual([422, true]);
  const rien = await nadege.post(RETOUR, formulaire(""));
  expect([rien.status, (await lire(rien)).includes("Choisissez d’abord")]).toEqual([422, true]);
});

test("un autre rôle, un autre lieu ne rendent rien", async () => {
  for (const suite of ["", "/choix"]) {
    expect((await elue.post(`${RETOUR}${suite}`, {})).status).toBe(403);
    expect((await etrangere.post(`${RETOUR}${suite}`, {})).status).toBe(404);
  }
});
