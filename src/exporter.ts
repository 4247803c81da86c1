import { writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { findConvention } from "#domaines/acces/index.ts";
import { exporterJson, exporterTout } from "#domaines/imports/index.ts";
import type { Order } from "#platform/control.ts";
import { type Base, inAnnuaire, inPerimeter } from "#platform/db/db.ts";
import type { Settings } from "#platform/env.ts";
import { Sentence } from "#platform/sentence.ts";
import { FORMATS_TABLEUR } from "#platform/tableur.ts";
import { onBase, print, readCommand } from "./ordre.ts";

const USAGE = `maillage export CONVENTION --format json|xlsx|ods|csv [--out FICHIER]
  Écrit la convention et son plan ; sans --out, sur la sortie.`;
const FORMATS: readonly string[] = ["json", ...FORMATS_TABLEUR];

/** The whole convention in base64: a line of the socket is text. */
async function exportBytes(base: Base, convention: string, format: string): Promise<string> {
  const found = await inAnnuaire(base, (db) => findConvention(db, convention));
  if (!found) throw new Sentence(`Aucune convention ne porte l’identifiant « ${convention} ».`);
  const perimetre = {
    espace: found.espace,
    compte: "commande",
    conventions: [convention],
    roles: ["chargeCooperation"],
  } as const;
  return inPerimeter(base, perimetre, async (db) => {
    const tableur = FORMATS_TABLEUR.find((connu) => connu === format);
    const bytes = tableur ? await exporterTout(db, perimetre, tableur) : await exporterJson(db, perimetre, convention);
    return Buffer.from(bytes).toString("base64");
  });
}

/** What the running server does of `maillage export`. */
export const exportOrder =
  (base: Base): Order =>
  async ([convention = "", format = "json"], say) =>
    say(await exportBytes(base, convention, format));

/** `maillage export CONVENTION --format F [--out FILE]`. */
export async function exportConvention(args: string[], settings: Settings): Promise<void> {
  if (args.includes("--help") || args.includes("-h")) return print(USAGE);
  const { values, words } = readCommand(args, { format: { type: "string" }, out: { type: "string" } }, USAGE);
  const [convention] = words;
  const { format = "", out } = values;
  if (!convention || !FORMATS.includes(format)) throw new Sentence(USAGE);
  const received: string[] = [];
  await onBase(
    settings,
    { order: "export", args: [convention, format] },
    (line) => received.push(line),
    async (base) => void received.push(await exportBytes(base, convention, format)),
  );
  const bytes = Buffer.from(received.join(""), "base64");
  if (out) writeFileSync(resolve(out), bytes);
  else await new Promise<void>((done) => process.stdout.write(bytes, () => done()));
}
