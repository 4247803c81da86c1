import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { Site } from "../server.ts";

const PATIENCE = 100;

const folderOf = (site: Site) => join(site.folder, "courriels");
const mails = (site: Site): string[] =>
  existsSync(folderOf(site)) ? readdirSync(folderOf(site)).filter((name) => name.endsWith(".eml")) : [];

/** Quoted-printable, as mails are written. */
const decode = (source: string) =>
  source
    .replaceAll(/=\r?\n/g, "")
    .replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)));

/** To be called before the mail is asked for: what it gives waits for the next one to this address, and reads its link. */
export function lienRecu(site: Site, address: string, shape = /\/liens\/[\w-]+/): () => Promise<string> {
  const before = new Set(mails(site));
  return async () => {
    for (let tries = 0; tries < PATIENCE; tries += 1) {
      for (const name of mails(site).filter((mail) => !before.has(mail))) {
        const text = decode(readFileSync(join(folderOf(site), name), "utf8"));
        const path = shape.exec(text)?.[0];
        if (text.includes(address) && path) return path;
      }
      await setTimeout(100);
    }
    throw new Error(`aucun courriel à ${address} dans le dossier des courriels`);
  };
}
