import { basename } from "node:path";
import { Refus } from "#commun/refus.ts";
import { lireFichier, lireNumerise } from "#domaines/imports/lecture/actions.ts";
import { serialiser } from "#domaines/imports/echange/rules.ts";
import { PHRASES } from "#platform/files/refus.ts";

const AIDE = `maillage import FICHIER --json
  Lit une convention (.txt .md .docx .odt .pdf .json) et écrit ce qui en est compris sur la sortie, au format maillage/convention@1.
  Aucune base n’est touchée. Un fichier qui ne se lit pas : une phrase sur la sortie d’erreur, et le code 2.
`;

const fail = (phrase: string): number => {
  process.stderr.write(`${phrase}\n`);
  return 2;
};

const progres = (ligne: string) => void (/^Page \d+/.test(ligne) && process.stderr.write(`${ligne}\n`));

async function lire(fichier: string): ReturnType<typeof lireFichier> {
  const premier = await lireFichier(fichier);
  if (!(premier instanceof Refus) || premier.code !== "numerise") return premier;
  process.stderr.write("Ce PDF est une image numérisée : lecture par reconnaissance de caractères.\n");
  return lireNumerise(fichier, basename(fichier), { progres });
}

/**
 * `maillage import FICHIER --json`: only the exchange format on stdout. A spreadsheet whose name does not tell it goes to
 * `tableur`, which guesses its columns.
 */
export async function importer(args: string[], tableur: (args: string[]) => Promise<number>): Promise<number> {
  if (args.includes("--help") || args.includes("-h")) {
    process.stdout.write(AIDE);
    return 0;
  }
  const fichiers = args.filter((arg) => !arg.startsWith("--"));
  const [fichier] = fichiers;
  if (!fichier || fichiers.length > 1) return fail("Donnez un fichier et un seul : maillage import FICHIER --json");
  if (!args.includes("--json")) return fail("Ajoutez --json : maillage import FICHIER --json");
  const lu = await lire(fichier);
  if (lu instanceof Refus) return fail(PHRASES[lu.code]);
  if (lu.feuilles) return tableur(args);
  await new Promise<void>((resolve) => process.stdout.write(serialiser(lu.echange), () => resolve()));
  return 0;
}
