import PizZip from "pizzip";
import { afterAll, beforeAll, expect, test } from "vitest";
import { instantDe } from "#commun/jour.ts";
import { renderDocument } from "#platform/rendu/rendre.ts";
import { FABRIQUES_EVALUATION } from "../index.ts";
import { saveSection, listEcrits } from "../section/store.ts";
import { vierge } from "../section/model.ts";
import { ADOPTE, BILAN, ICI, lire, mondeDesBilans } from "../../../../tests/bilans.ts";

const { site, nadege, elue, etrangere } = await mondeDesBilans();
afterAll(() => site.engine.close());
const RETOUR = `/conventions/ctg/bilans/${BILAN.id}/retour`;
const instant = "2026-11-20T08:00:00.000Z";
const changements = async () => (await site.dans(ICI, (tx) => listEcrits(tx, ICI, BILAN))).changements;

const formulaire = (octets: Uint8Array<ArrayBuffer> | string): FormData => {
  const form = new FormData();
  form.set("fichier", new File([octets], "bilan.docx"));
  return form;
};

let corrige: Uint8Array<ArrayBuffer>;

beforeAll(async () => {
  const saisie = { maillage: "Quatre communes de plus.", besoins: "Moins d’attente." };
  await site.dans(ICI, (tx) => saveSection(tx, ICI, BILAN, { avant: vierge("changements"), saisie, instant }));
  const lieu = { espace: "monts", nomEspace: "Espace monts", teinte: 168, convention: { id: "ctg", titre: "CTG ctg" } };
  const demande = {
    convention: "ctg",
    lieu,
    jour: "2026-11-21" as const,
    instant: instantDe("2026-11-21T09:00:00Z"),
    parametres: new URLSearchParams({ bilan: BILAN.id }),
  };
  const imprime = await site.dans(ICI, async (tx) => FABRIQUES_EVALUATION["bilan"]?.composer(tx, ICI, demande));
  if (!imprime) throw new Error("le bilan ne se compose pas");
  const octets = await renderDocument(imprime, "docx");
  if (!(octets instanceof Uint8Array)) throw new Error("le bilan ne s’écrit pas en Word");
  const zip = new PizZip(octets);
  const xml = zip.file("word/document.xml")?.asText() ?? "";
  zip.file("word/document.xml", xml.replace("Quatre communes de plus.", "Cinq communes de plus."));
  corrige = new Uint8Array(zip.generate({ type: "uint8array" }));
});

test("un bilan corrigé dans Word se compare champ par champ, et seul ce que l’on accepte s’écrit", async () => {
  expect((await nadege.get(RETOUR)).status).toBe(200);
  const reponse = await nadege.post(RETOUR, formulaire(corrige));
  const page = await lire(reponse);
  expect(reponse.status).toBe(200);
  for (const marque of ["<del>Quatre</del> communes", "<ins>Cinq</ins> communes"]) expect(page).toContain(marque);
  expect(page.match(/name="choix-[\w.]+" value="accepter"/g)).toEqual([
    'name="choix-changements.maillage" value="accepter"',
  ]);
  const choix = { "version-changements": "1", "texte-changements.maillage": "Cinq communes de plus." };
  const refuse = { ...choix, "choix-changements.maillage": "refuser" };
  expect((await nadege.post(`${RETOUR}/choix`, refuse)).status).toBe(303);
  expect((await changements())?.version).toBe(1);
  const accepte = { ...choix, "choix-changements.maillage": "accepter" };
  expect((await nadege.post(`${RETOUR}/choix`, accepte)).status).toBe(303);
  expect((await changements())?.saisie).toEqual({ maillage: "Cinq communes de plus.", besoins: "Moins d’attente." });
  expect((await nadege.post(`${RETOUR}/choix`, accepte)).status).toBe(409);
});

test("ce qu’une collègue a écrit depuis l’envoi se signale, et ne se défait pas sans le dire", async () => {
  const ecrire = (version: string, maillage: string, besoins: string) =>
    nadege.post(`/conventions/ctg/bilans/${BILAN.id}/sections/changements`, { version, maillage, besoins });
  expect((await ecrire("2", "Quatre communes, et Vabre.", "Moins d’attente, dit-on.")).status).toBe(303);
  const brute = await (await nadege.post(RETOUR, formulaire(corrige))).text();
  const page = brute.replace(/[\u00a0\u202f]/g, " ");
  expect(page.match(/name="choix-[\w.]+" value="accepter"/g)).toEqual([
    'name="choix-changements.maillage" value="accepter"',
  ]);
  expect(page.split("Le texte en place a changé ici depuis que ce fichier est parti")).toHaveLength(2);
  expect(page.split("personne n’y a touché dans Word : il reste tel quel")).toHaveLength(2);
});

test("un fichier qui n’est pas du Word, ou pas de fichier, se dit", async () => {
  const faux = await nadege.post(RETOUR, formulaire("pas un fichier Word"));
  expect([faux.status, (await lire(faux)).includes("ne se lit pas comme un document Word")]).toEqual([422, true]);
  const rien = await nadege.post(RETOUR, formulaire(""));
  expect([rien.status, (await lire(rien)).includes("Choisissez d’abord")]).toEqual([422, true]);
});

test("un autre rôle, un autre lieu, un bilan adopté ne reçoivent rien de Word", async () => {
  for (const suite of ["", "/choix"]) {
    expect((await elue.post(`${RETOUR}${suite}`, {})).status).toBe(403);
    expect((await etrangere.post(`${RETOUR}${suite}`, {})).status).toBe(404);
    expect((await nadege.post(`/conventions/ctg/bilans/${ADOPTE.id}/retour${suite}`, {})).status).toBe(409);
  }
});
