import { parseArgs } from "node:util";
import { ajouterCompte, type DemandeDeCompte } from "#domaines/acces/index.ts";
import { type Order, sendOrder } from "#platform/control.ts";
import { type Base, inAnnuaire } from "#platform/db/db.ts";
import { socketPath } from "#platform/db/lock.ts";
import { migrate } from "#platform/db/migrate.ts";
import { type Settings, urlOf } from "#platform/env.ts";
import { findNature, setNature } from "#platform/installation.ts";
import { Sentence } from "#platform/sentence.ts";
import { withEngine } from "./site.ts";

type Say = (line: string) => void;

const USAGE = `maillage user add --nom "Prénom Nom" --courriel ADRESSE --role ROLE [--espace ESPACE] [--convention CONVENTION] [--collectivite CODE]
  ROLE : administrateur (sans espace), chargeCooperation, pilote, redacteur, elu, referentCollectivite, conseillerCaf, agentGuichet,
         gestionnaireStructure, dpo, lecteur
  ESPACE : son identifiant ; sans --convention, le rôle vaut sur tout l’espace`;

const text = { type: "string" } as const;
const OPTIONS = { nom: text, courriel: text, role: text, espace: text, convention: text, collectivite: text } as const;

function readArgs(args: string[]): DemandeDeCompte {
  const [verb, ...rest] = args;
  if (verb !== "add") throw new Sentence(USAGE);
  try {
    const { nom = "", courriel = "", role = "", ...place } = parseArgs({ args: rest, options: OPTIONS }).values;
    return { nom, courriel, role, ...place };
  } catch {
    throw new Sentence(USAGE);
  }
}

/** What is not refused is done, and its link said: it is written nowhere else. */
async function add(base: Base, asked: DemandeDeCompte, adresse: string, maintenant: Date): Promise<string> {
  const done = await inAnnuaire(base, (db) => ajouterCompte(db, asked, { adresse, maintenant }));
  if ("phrase" in done) throw new Sentence(done.phrase);
  return sentenceOf(done);
}

export function sentenceOf({ nom, lien, neuf }: { nom: string; lien: string | null; neuf: boolean }): string {
  if (lien === null)
    return neuf
      ? `${nom} avait déjà un compte ouvert : le rôle lui est donné.`
      : `${nom} avait déjà ce rôle : rien n’a changé.`;
  const given = neuf ? `Compte fait pour ${nom}.` : `${nom} avait déjà ce rôle, sans avoir ouvert son compte.`;
  return `${given} Donnez-lui ce lien, qui sert une fois, pendant quatorze jours :\n${lien}`;
}

/** Makes an account and its role: through the server that holds the base, or alone when none does. */
export async function addUser(args: string[], settings: Settings, maintenant: Date, say: Say): Promise<void> {
  if (args.includes("--help")) return say(USAGE);
  const asked = readArgs(args);
  const { folder, databaseUrl, host, port } = settings;
  const sent = [JSON.stringify(asked)];
  if (!databaseUrl && (await sendOrder(socketPath(folder), "user", sent, say).catch(asSentence))) return;
  await withEngine(settings, "user", async ({ base }) => {
    await migrate(base);
    if ((await findNature(base)) === "vide") await setNature(base, "reelle");
    say(await add(base, asked, settings.address ?? urlOf(host, port), maintenant));
  });
}

const asSentence = (error: unknown): never => {
  throw new Sentence(error instanceof Error ? error.message : String(error));
};

/** What the running server does of `maillage user add`. */
export const userOrder =
  (base: Base, adresse: string, maintenant: () => Date): Order =>
  async ([asked = "{}"], say) =>
    say(await add(base, JSON.parse(asked) as DemandeDeCompte, adresse, maintenant()));
