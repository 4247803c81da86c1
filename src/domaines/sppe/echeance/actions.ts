import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { listAvis } from "../avis/store.ts";
import type { Envoye } from "../schema/model.ts";
import { listSchemas } from "../schema/store.ts";
import { type Echeance, echeancesAvis, echeancesSchema } from "./rules.ts";

/** `envoyes` : ce que l'évaluation sait parti au comité départemental. */
type Ou = { convention: string; communes: readonly string[]; envoyes: readonly Envoye[] };

/** Les délais de la petite enfance d'une convention, chacun à son adresse : les avis de ses communes, les schémas de l'espace. */
export async function listEcheancesSppe(
  db: Db,
  perimetre: Perimetre,
  { convention, communes, envoyes }: Ou,
): Promise<(Echeance & { href: string })[]> {
  const base = `/espaces/${perimetre.espace}/petite-enfance`;
  const avis = (await listAvis(db, perimetre)).filter(({ commune }) => communes.includes(commune));
  const schemas = (await listSchemas(db, perimetre)).filter((un) => (un.convention ?? convention) === convention);
  return [
    ...avis.flatMap((un) => echeancesAvis(un).map((une) => ({ ...une, href: `${base}/avis/${un.id}` }))),
    ...schemas.flatMap((un) =>
      echeancesSchema(un, envoyes).map((une) => ({ ...une, href: `${base}/schemas/${un.id}` })),
    ),
  ];
}
