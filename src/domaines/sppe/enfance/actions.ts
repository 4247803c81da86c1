import { annee } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { listAvis } from "../avis/store.ts";
import { listRelais } from "../relais/store.ts";
import { listSchemas } from "../schema/store.ts";
import type { Enfance } from "./model.ts";
import { compterAvis, type Periode, schemasDuBilan } from "./rules.ts";

/** Ce que Maillage sait de la petite enfance dans une période : places prévues et réelles, avis, relais. */
export async function lireEnfance(
  db: Db,
  perimetre: Perimetre,
  demande: Periode & { convention: string },
): Promise<Enfance> {
  const schemas = schemasDuBilan(await listSchemas(db, perimetre), demande);
  const relais = await listRelais(db, perimetre);
  return {
    schemas: schemas.map(({ titre, autoriteNom, adopteLe, forme, debut, fin, contenu: { offre }, reel }) => ({
      titre,
      autoriteNom,
      adopteLe,
      forme,
      debut,
      fin,
      reel,
      contenu: { offre },
    })),
    avis: compterAvis(await listAvis(db, perimetre), demande),
    relais: relais.filter((un) => annee(demande.debut) <= un.annee && un.annee <= annee(demande.fin)),
  };
}
