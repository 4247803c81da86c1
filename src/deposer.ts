import { resolve } from "node:path";
import { Refus } from "#commun/refus.ts";
import { findCompteParCourriel, findPerimetre, peut } from "#domaines/acces/index.ts";
import {
  deposer,
  estPropre,
  type Lecture,
  lireChemin,
  PHRASES_PROPRES,
  preparer,
  serialiser,
  versEchange,
} from "#domaines/imports/index.ts";
import type { Order } from "#platform/control.ts";
import { type Base, inAnnuaire, inPerimeter } from "#platform/db/db.ts";
import { type Settings, urlOf } from "#platform/env.ts";
import { PHRASES } from "#platform/files/refus.ts";
import { Sentence } from "#platform/sentence.ts";
import { onBase, print, readCommand } from "./ordre.ts";

const USAGE = `maillage import FICHIER --json
maillage import FICHIER --convention CONVENTION --as COURRIEL
  La première écrit ce qui est compris au format maillage/convention@1 et ne touche à aucune base. La seconde laisse un import en
  revue au nom de ce compte et dit son adresse ; le plan ne s’écrit que depuis la revue.`;

type Depot = { lecture: Lecture; convention: string; courriel: string };
type Ou = { adresse: string; maintenant: Date };

async function placeOf(base: Base, { convention, courriel }: Depot) {
  const place = await inAnnuaire(base, async (db) => {
    const compte = await findCompteParCourriel(db, courriel);
    const found = compte && (await findPerimetre(db, compte, { genre: "conventions", id: convention }));
    const permis = found && peut(found.perimetre.roles, "imports.faire");
    return compte && permis ? { auteur: compte.nom, perimetre: found.perimetre } : null;
  });
  if (place) return place;
  throw new Sentence(
    `« ${courriel} » ne peut pas importer dans la convention « ${convention} », ou l’un des deux n’existe pas.`,
  );
}

/** Leaves an import to review, in the name of an account that may import there, and gives its address. */
async function leave(base: Base, depot: Depot, { adresse, maintenant }: Ou): Promise<string> {
  const { lecture, convention } = depot;
  const { auteur, perimetre } = await placeOf(base, depot);
  const work: Parameters<typeof inPerimeter<string>>[2] = async (db) => {
    const deposant = { perimetre, convention, auteur, instant: maintenant.toISOString() };
    const { id, deja } = await deposer(db, deposant, await preparer(db, deposant, lecture), { encore: false });
    const url = `${adresse}/conventions/${convention}/imports/${id}`;
    return deja?.etat === "ecrit" ? `Ce fichier a déjà été importé ici, rien n’a été changé : ${url}` : url;
  };
  return inPerimeter(base, perimetre, work, () => maintenant);
}

/** What the running server does of `maillage import`. */
export const importOrder =
  (base: Base, adresse: string, maintenant: () => Date): Order =>
  async ([depot = "{}"], say) =>
    say(await leave(base, JSON.parse(depot) as Depot, { adresse, maintenant: maintenant() }));

const progress = (line: string) => void (/^Page \d+/.test(line) && process.stderr.write(`${line}\n`));

async function read(fichier: string): Promise<Lecture> {
  const lecture = await lireChemin(resolve(fichier), progress);
  if (!(lecture instanceof Refus)) return lecture;
  throw new Sentence(estPropre(lecture.code) ? PHRASES_PROPRES[lecture.code] : PHRASES[lecture.code]);
}

/** What a spreadsheet says, its columns guessed: only the exchange format on stdout. */
async function printJson([fichier, ...others]: string[]): Promise<void> {
  if (!fichier || others.length > 0) throw new Sentence(USAGE);
  const json = serialiser(versEchange(await read(fichier)));
  await new Promise<void>((done) => process.stdout.write(json, () => done()));
}

/** `maillage import FILE --convention ID --as EMAIL`. */
export async function importFile(args: string[], settings: Settings, maintenant: Date): Promise<void> {
  if (args.includes("--help") || args.includes("-h")) return print(USAGE);
  if (args.includes("--json")) return printJson(args.filter((arg) => arg !== "--json"));
  const { values, words } = readCommand(args, { convention: { type: "string" }, as: { type: "string" } }, USAGE);
  const [fichier] = words;
  const { convention, as: courriel } = values;
  if (!fichier || words.length > 1 || !convention || !courriel) throw new Sentence(USAGE);
  const depot: Depot = { lecture: await read(fichier), convention, courriel };
  const ou = { adresse: settings.address ?? urlOf(settings.host, settings.port), maintenant };
  await onBase(settings, { order: "import", args: [JSON.stringify(depot)] }, print, async (base) =>
    print(await leave(base, depot, ou)),
  );
}
