import { resolve } from "node:path";
import { Sentence } from "./sentence.ts";
import { areKeys } from "./vault/keyring.ts";

/** What the environment decides, read once at start. */
export type Settings = {
  port: number;
  host: string;
  /** PostgreSQL; without it the embedded engine, under `folder`. */
  databaseUrl: string | undefined;
  /** Where everything that is not in PostgreSQL stands: embedded base, files, mail, backups, socket. */
  folder: string;
  /** `null`: a base just created receives the demonstration. */
  demonstration: boolean | null;
  /** The address that mails and links give, without a final slash; by default the one listened to. */
  address: string | undefined;
  /** Behind a proxy of the installation's own, whose `X-Forwarded-For` is believed. */
  proxied: boolean;
  /** `smtp://user:password@host:port`; without it mails are written as files. */
  smtp: string | undefined;
  sender: string;
  backups: { everyHours: number; kept: number };
  /** Keys of the installation, in base64, the one that seals first; without them, those of the file `cle` of `folder`. */
  keys: string | undefined;
  /** A WMS service whose image lies under the maps; without it, no page asks anything of another site. */
  mapBackground: string | undefined;
  /** When the clock of a trial starts: journeys and screenshots always happen on the same day. */
  instant: string | undefined;
};

export class BadEnvironment extends Sentence {}

type Environment = Readonly<Record<string, string | undefined>>;

class Reader {
  readonly faults: string[] = [];
  readonly #env: Environment;
  constructor(env: Environment) {
    this.#env = env;
  }
  text = (name: string): string | undefined => this.#env[name]?.trim() || undefined;

  whole(name: string, fallback: number, [min, max]: [number, number]): number {
    const text = this.text(name);
    if (text === undefined) return fallback;
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (value >= min && value <= max) return value;
    this.faults.push(`${name} doit être un nombre entier de ${min} à ${max}, et non « ${text} ».`);
    return fallback;
  }

  flag(name: string): boolean | null {
    const text = this.text(name);
    if (text === undefined) return null;
    if (text !== "0" && text !== "1") this.faults.push(`${name} vaut 0 ou 1, et non « ${text} ».`);
    return text === "1";
  }

  address(name: string, protocols: readonly string[]): string | undefined {
    const text = this.text(name);
    if (text === undefined || protocols.includes(URL.parse(text)?.protocol ?? "")) return text;
    const forms = protocols.map((protocol) => `${protocol}//`).join(" ou ");
    this.faults.push(`${name} doit être une adresse qui commence par ${forms}.`);
    return undefined;
  }

  keys(name: string): string | undefined {
    const text = this.text(name);
    if (text !== undefined && !areKeys(text))
      this.faults.push(`${name} doit tenir une ou plusieurs clés de 32 octets en base64, séparées par des virgules.`);
    return text;
  }

  /** Only beside the embedded engine: the journal of a real installation has the machine's clock. */
  instant(name: string, embedded: boolean): string | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    if (!embedded) this.faults.push(`${name} ne sert qu’aux essais, sans DATABASE_URL.`);
    if (Number.isNaN(Date.parse(text)))
      this.faults.push(`${name} doit être un instant comme 2026-11-23T08:00:00Z, et non « ${text} ».`);
    return text;
  }
}

/** The settings, or every fault of the environment at once. The value of a secret is never repeated. */
export function parseEnv(env: Environment): Settings {
  const read = new Reader(env);
  const port = read.whole("PORT", 3000, [0, 65_535]);
  const host = read.text("HOST") ?? "127.0.0.1";
  const settings: Settings = {
    port,
    host,
    databaseUrl: read.address("DATABASE_URL", ["postgres:", "postgresql:"]),
    folder: resolve(read.text("MAILLAGE_DATA") ?? ".maillage"),
    demonstration: read.flag("MAILLAGE_DEMO"),
    address: read.address("MAILLAGE_ADRESSE", ["http:", "https:"])?.replace(/\/+$/, ""),
    proxied: read.flag("MAILLAGE_PROXY") ?? false,
    smtp: read.address("MAILLAGE_SMTP", ["smtp:", "smtps:"]),
    sender: read.text("MAILLAGE_EXPEDITEUR") ?? "Maillage <ne-pas-repondre@localhost>",
    backups: {
      everyHours: read.whole("MAILLAGE_SAUVEGARDE_HEURES", 6, [0, 168]),
      kept: read.whole("MAILLAGE_SAUVEGARDES", 12, [1, 1000]),
    },
    keys: read.keys("MAILLAGE_CLE"),
    mapBackground: read.address("MAILLAGE_FOND_DE_CARTE", ["https:"]),
    instant: read.instant("MAILLAGE_INSTANT", read.text("DATABASE_URL") === undefined),
  };
  if (read.faults.length > 0) throw new BadEnvironment(read.faults.join("\n"));
  return settings;
}

/** What a browser of this machine types. */
export function urlOf(host: string, port: number): string {
  const name = host === "0.0.0.0" || host === "::" ? "localhost" : host.includes(":") ? `[${host}]` : host;
  return `http://${name}:${port}`;
}
