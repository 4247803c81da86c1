import { appendFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { FIGER, figer } from "#domaines/diagnostic/index.ts";
import { posterRelance, RELANCE, relancer } from "#domaines/suivi/index.ts";
import { openEngine } from "#platform/db/engine.ts";
import { openMail } from "#platform/mail.ts";
import { freeLeases, relayOnce } from "#platform/relay.ts";
import { mourantA, tuer } from "./mourir.ts";
import { signerJusquAuBout } from "./signature-enfant.ts";

/**
 * What the server does of its reminders, once, on the folder it is given, or on that PostgreSQL; dies without a word at the step
 * it is told, the first time that it comes there. Each mail handed over is first noted in `postes`.
 */
const [folder = "", etape = "", databaseUrl = "", minutes = "0"] = process.argv.slice(2);
const MAINTENANT = new Date("2026-11-21T09:00:00Z");

const instant = () => new Date(Date.now() + Number(minutes) * 60_000);

function mourir(ici: string): void {
  if (ici === etape) tuer();
}

const { base, embedded, close } = await openEngine(databaseUrl ? { databaseUrl } : { folder, command: "essai" });
const post = openMail({ folder, smtp: undefined, sender: "maillage@exemple.fr", demonstration: false });

await signerJusquAuBout(base, mourir);
if (embedded) await freeLeases(base); // on PostgreSQL what the dead one had taken comes back by itself, when its lease ends

/** What the diagnostic says is frozen once the convention is signed: dies when it is written and the journal does not say so yet, then once it does. */
const gel = mourantA(base, "InsertQueryNode", "journal_ligne", () => mourir("diagnostic figé, pas encore gardé"));
await relayOnce(
  base,
  {
    [FIGER]: async ({ charge }) => {
      await figer({ base: gel, maintenant: () => MAINTENANT, dessinerCarte: async () => null }, charge);
      mourir("diagnostic gardé, dépôt pas encore oublié");
    },
  },
  instant,
  { genres: [FIGER] },
);

let lectures = 0;
/** Read once to decide, then once more when all is written and nothing yet committed. */
const maintenant = () => {
  lectures += 1;
  if (lectures > 1) mourir("inscriptions écrites, pas encore gardées");
  return MAINTENANT;
};

await relancer(base, maintenant);
mourir("relances inscrites, aucune prise");

let faits = 0;
const bureau = (id: string) => ({
  base,
  adresse: "http://localhost",
  maintenant: () => MAINTENANT,
  poster: async (message: Parameters<typeof post>[0]) => {
    mourir("lien frappé, courriel pas encore posté");
    appendFileSync(join(folder, "postes"), `${id}\n`);
    await post(message, id);
    mourir("courriel posté, pas encore noté");
  },
});
await relayOnce(
  base,
  {
    [RELANCE]: async ({ id, charge }) => {
      mourir("dépôt pris, rien de fait");
      await posterRelance(bureau(id), charge);
      mourir("courriel noté, dépôt pas encore oublié");
      faits += 1;
    },
  },
  () => {
    if (faits > 0) mourir("dépôt oublié, le suivant pas encore pris");
    return instant();
  },
);
writeSync(1, "FINI\n");
await close();
