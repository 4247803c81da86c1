import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { type Refus, refus } from "#commun/refus.ts";
import { ROOT } from "#platform/root.ts";
import type { CodeRefus } from "./model.ts";

export type Limites = { delai: number; memoire: number };

/** Five seconds and 300 MB: no file may hold the machine longer, whatever it contains. */
export const LIMITES: Limites = { delai: 5_000, memoire: 300 * 1024 * 1024 };

const SORTIE_MAX = 128 * 1024 * 1024;

/** The program that reads files: bundled beside the server, or the source when there is no bundle. */
export function readerEntry(nom: string, source: string): string {
  const dite = process.env[`MAILLAGE_${nom.toUpperCase()}`];
  const construit = join(import.meta.dirname, `${nom}.js`);
  if (dite) return dite;
  return existsSync(construit) ? construit : join(ROOT, source);
}

/** What opens the base or sends mail: whoever reads a hostile file has no use for it. */
const WITHHELD = {
  DATABASE_URL: undefined,
  MAILLAGE_TEST_DATABASE_URL: undefined,
  MAILLAGE_SMTP: undefined,
  MAILLAGE_CLE: undefined,
  PGPASSWORD: undefined,
};

export type Suivi = { progres?: (ligne: string) => void; signal?: AbortSignal };

type Veille = { mort: CodeRefus | null; stop: () => void; kill: (code: CodeRefus) => void };

/**
 * How the engine of a reader is kept small: its heap grows up to seven tenths of the memory, and what is young is collected every
 * 8 MB instead of 16, which costs no time here and spares a quarter of the memory.
 */
export const engineFlags = ({ memoire }: Pick<Limites, "memoire">): string[] => [
  `--max-old-space-size=${Math.floor((memoire / 1024 / 1024) * 0.7)}`,
  "--max-semi-space-size=8",
];

/** Runs a reading program in a process of its own and gives what it wrote; killed when it passes a limit. */
export async function runReader(
  entree: string,
  args: string[],
  limites: Limites = LIMITES,
  suivi: Suivi = {},
): Promise<string | Refus<CodeRefus>> {
  const options = [...engineFlags(limites), "--disable-warning=ExperimentalWarning", entree, ...args];
  const enfant = spawn(process.execPath, options, {
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...WITHHELD, NODE_OPTIONS: "" },
  });
  const veille = watch(enfant, limites);
  suivi.signal?.addEventListener("abort", () => veille.kill("trop-long"), { once: true });
  const sortie = collect(enfant.stdout, () => veille.kill("trop-de-memoire"));
  const erreurs = follow(enfant.stderr, suivi.progres);
  const code = await new Promise<number | null>((resolve) => {
    enfant.on("error", () => resolve(1));
    enfant.on("close", resolve);
  });
  veille.stop();
  if (veille.mort) return refus(veille.mort);
  if (code === 0) return Buffer.concat(sortie).toString("utf8");
  return refus(
    code === 134 || /heap out of memory|allocation failed/i.test(erreurs.join("")) ? "trop-de-memoire" : "illisible",
  );
}

type Usage = { rss: number; cpu: number | null; actif: boolean };

/**
 * The time a reader is charged for: the clock's, less what the machine made it wait. Ready to run and without a processor, it
 * waits through no fault of the file.
 */
export const chargedTime = (ecoule: number, cpu: number | null, actif: boolean): number =>
  actif && cpu !== null ? Math.min(ecoule, cpu) : ecoule;

/** However busy the machine is, a reader stops after four times its delay. */
export const isTooLong = (compte: number, passe: number, delai: number) => compte > delai || passe > delai * 4;

function watch(enfant: ChildProcess, { delai, memoire }: Limites): Veille {
  const debut = performance.now();
  let avant = { horloge: debut, cpu: 0, compte: 0 };
  const veille: Veille = {
    mort: null,
    stop: () => clearInterval(garde),
    kill: (code) => {
      veille.mort ??= code;
      enfant.kill("SIGKILL");
    },
  };
  const garde = setInterval(() => {
    const { rss, cpu, actif } = usageOf(enfant.pid);
    const horloge = performance.now();
    const compte = avant.compte + chargedTime(horloge - avant.horloge, cpu === null ? null : cpu - avant.cpu, actif);
    avant = { horloge, cpu: cpu ?? avant.cpu, compte };
    if (rss > memoire) veille.kill("trop-de-memoire");
    else if (isTooLong(compte, horloge - debut, delai)) veille.kill("trop-long");
  }, 50);
  return veille;
}

function collect(flux: Readable, tooMuch: () => void): Buffer[] {
  const morceaux: Buffer[] = [];
  let taille = 0;
  flux.on("data", (morceau: Buffer) => {
    taille += morceau.length;
    if (taille > SORTIE_MAX) tooMuch();
    else morceaux.push(morceau);
  });
  return morceaux;
}

function follow(flux: Readable, progres?: (ligne: string) => void): string[] {
  const erreurs: string[] = [];
  flux.setEncoding("utf8").on("data", (texte: string) => {
    if (erreurs.length < 100) erreurs.push(texte.slice(0, 2000));
    for (const ligne of texte.split("\n")) if (ligne.trim() !== "") progres?.(ligne);
  });
  return erreurs;
}

/** Resident memory in bytes, processor time in milliseconds, ready to run or not; unknown where the system does not tell. */
function usageOf(pid: number | undefined): Usage {
  try {
    const kilos = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    const champs = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
    const cpu = (Number(champs[11]) + Number(champs[12])) * 10;
    return { rss: Number(kilos ?? 0) * 1024, cpu, actif: champs[0] === "R" };
  } catch {
    return { rss: 0, cpu: null, actif: false };
  }
}
