import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { Refus } from "#commun/refus.ts";
import { LIMITES, runReader } from "#platform/files/enfant.ts";
import { writeTableur } from "#platform/tableur.ts";
import { PHRASES_PAGE } from "../reconnu/lexique.ts";
import { type ImageGrise, pageNumerisee, pdfNumerise } from "../../../../tests/fichier-pdf.ts";
import { docx, txt } from "../../../../tests/fichiers.ts";
import { ACTIONS } from "../../../../tests/actions-inventees.ts";
import { MISES_EN_PAGE } from "../../../../tests/plans-inventes.ts";
import { echangeVide, serialiser } from "../echange/rules.ts";
import { lireFichier, lireNumerise, lireOctets } from "./actions.ts";

const dossier = mkdtempSync(join(tmpdir(), "maillage-lecture-"));
afterAll(() => rmSync(dossier, { recursive: true }));

const REPERES = { commune: () => null, epci: () => null, membres: () => [] };
const PLAN = MISES_EN_PAGE["libellés en ligne et fiches numérotées"] ?? [];
const poser = (nom: string, octets: Uint8Array): string => {
  const chemin = join(dossier, nom);
  writeFileSync(chemin, octets);
  return chemin;
};

test("IMP-47 : un fichier lu dans un processus à part donne sa couche brute et la convention comprise", async () => {
  const lu = await lireFichier(poser("plan.docx", docx(PLAN)));
  if (lu instanceof Refus) throw new Error(lu.code);
  expect(lu.echange.source).toMatchObject({ fichier: "plan.docx" });
  expect(lu.echange.plan.fiches.map(({ titre }) => titre)).toEqual(ACTIONS.map(({ titre }) => titre));
  expect(lu.brut?.lignes.length).toBeGreaterThan(40);
});

test("IMP-47 : un fichier trop long à lire, absent ou vide donne un refus, jamais une panne", async () => {
  const lent = await lireFichier(poser("plan.txt", txt(PLAN)), "plan.txt", { delai: 1, memoire: 300 * 1024 * 1024 });
  expect((lent as Refus<string>).code).toBe("trop-long");
  expect(((await lireFichier(join(dossier, "absent.txt"))) as Refus<string>).code).toBe("introuvable");
  expect(((await lireFichier(poser("vide.txt", new Uint8Array()))) as Refus<string>).code).toBe("vide");
});

test("un échange JSON est rendu tel quel : source, identifiants et points à revoir", async () => {
  const echange = echangeVide({ fichier: "a.txt", sha256: "0".repeat(64), type: "text/plain" });
  echange.aRevoir.push({ chemin: "convention", raison: "À relire.", texte: "", lignes: null });
  const lu = await lireOctets(new TextEncoder().encode(serialiser(echange)), "a.json", () => REPERES);
  expect(lu).toEqual({ brut: null, echange });
});

test("cinq cents fichiers abîmés, tableurs compris, donnent un échange valide ou un refus et sa phrase, sans dépasser la mémoire d'un lecteur", {
  timeout: 240_000,
}, async () => {
  const programme = join(import.meta.dirname, "../../../../tests/fuzz-enfant.ts");
  const lu = await runReader(programme, ["1", "500"], { ...LIMITES, delai: 200_000 });
  if (lu instanceof Refus) throw new Error(lu.code);
  const { fautes, comptes } = JSON.parse(lu) as { fautes: string[]; comptes: Record<string, number> };
  expect(fautes).toEqual([]);
  expect(Object.keys(comptes)).toEqual(
    expect.arrayContaining(["csv : lu", "ods mal formé : lu", "xlsx mal formé : lu", "pdf : lu"]),
  );
});

test("un classeur OpenDocument de six mille lignes se lit en entier, comme un classeur Excel", async () => {
  const rangees = Array.from({ length: 6_000 }, (_, rang) => ["Petite enfance", `Action ${rang + 1}`]);
  const colonnes = ["Axe", "Intitulé"].map((titre) => ({ titre, largeur: 20 }));
  const lu = await lireFichier(poser("suivi.ods", await writeTableur("ods", { nom: "Suivi", colonnes, rangees })));
  if (lu instanceof Refus) throw new Error(lu.code);
  expect(lu.feuilles?.[0]?.rangees.length).toBe(6_001);
  expect(lu.feuilles?.[0]?.rangees.at(-1)).toEqual(["Petite enfance", "Action 6000"]);
});

const blanche: ImageGrise = { largeur: 300, hauteur: 400, points: new Uint8Array(300 * 400).fill(255) };

test("IMP-45 : un PDF numérisé se lit page à page, tout y est à relire ; une page sans mot ni image se dit, sans perdre les autres", {
  timeout: 120_000,
}, async () => {
  const scan = poser("scan.pdf", pdfNumerise([pageNumerisee(), blanche, null, "Feuille de signature"]));
  expect(((await lireFichier(scan)) as Refus<string>).code).toBe("numerise");
  const progres: string[] = [];
  const lu = await lireNumerise(scan, "scan.pdf", { progres: (ligne) => progres.push(ligne) });
  if (lu instanceof Refus) throw new Error(lu.code);
  const { convention, plan, aRevoir } = lu.echange;
  expect([plan.fiches.length, plan.noeuds.length, convention.articles.length, convention.debut]).toEqual([
    2,
    1,
    2,
    "2026-01-01",
  ]);
  const chemins = aRevoir.map(({ chemin }) => chemin);
  expect(chemins).toEqual(
    expect.arrayContaining([
      "convention.titre",
      "convention.debut",
      "convention.parties[0].nom",
      "convention.articles[1].texte",
      "plan.noeuds[0].libelle",
      "plan.fiches[1].pilotes",
    ]),
  );
  expect(lu.brut?.pagesPerdues).toEqual([
    { page: 2, raison: "sans-mots" },
    { page: 3, raison: "sans-image" },
  ]);
  expect(aRevoir.filter(({ texte }) => texte.startsWith("Page "))).toMatchObject([
    { texte: "Page 2", raison: PHRASES_PAGE["sans-mots"] },
    { texte: "Page 3", raison: PHRASES_PAGE["sans-image"] },
  ]);
  expect(progres.filter((ligne) => ligne.startsWith("Page "))).toHaveLength(4);
  expect(lu.brut?.lignes.at(-1)?.texte).toBe("Feuille de signature");
});
