import { type Context, Hono } from "hono";
import { getEspace, peut } from "#domaines/acces/index.ts";
import { pesePieces } from "#domaines/documents/index.ts";
import type { Imprime } from "#commun/document.ts";
import { jourDe } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { nomFichier } from "#commun/texte.ts";
import { type Db, inPerimeter, stepToAnnuaire } from "#platform/db/db.ts";
import { orNotFound } from "#platform/errors.ts";
import type { Env } from "#platform/http.ts";
import { renderDocument, TYPES_DOCUMENT } from "#platform/rendu/rendre.ts";
import { forbid } from "#platform/rights.ts";
import { Alert } from "#ui/alert.tsx";
import { DocumentPage } from "#ui/document.tsx";
import { bordereauDe, certificatDe } from "../document.ts";
import { getConservation, getPurge, listLignesPurge } from "../store.ts";

type C = Context<Env>;
const FORMATS = ["pdf", "odt", "docx"] as const;
const CHEMIN = "/espaces/:espace/purges/:purge/:acte{bordereau|certificat}";

/** Le bordereau d'une purge, ou son certificat une fois exécutée, tel que ce périmètre le lit. */
async function composer(db: Db, perimetre: Perimetre, c: C): Promise<Imprime> {
  const purge = await getPurge(db, perimetre, c.req.param("purge") ?? "");
  const lignes = await listLignesPurge(db, perimetre, purge.id);
  const espace = await stepToAnnuaire(db, perimetre.espace, (annuaire) => getEspace(annuaire, perimetre.espace));
  const octets = await pesePieces(
    db,
    perimetre,
    lignes.filter(({ retenue }) => retenue).map(({ famille }) => famille),
  );
  const contenu = { purge, lignes, octets, conservation: await getConservation(db, perimetre) };
  const { nom, responsable, teinte } = espace;
  const cadre = { espace: nom, responsable: responsable ?? nom, teinte, jour: jourDe(c.var.maintenant()) };
  if (c.req.param("acte") === "bordereau") return bordereauDe(cadre, contenu);
  orNotFound(purge.certificat ?? undefined);
  return certificatDe(cadre, contenu);
}

async function telecharger(c: C, format: (typeof FORMATS)[number]): Promise<Response> {
  const { base, usager, maintenant } = c.var;
  const perimetre = orNotFound(usager.perimetre ?? undefined);
  forbid(peut(perimetre.roles, "guichet.droits"));
  const imprime = await inPerimeter(base, perimetre, (db) => composer(db, perimetre, c), maintenant);
  const octets = await renderDocument(imprime, format, c.req.raw.signal);
  if (octets instanceof Uint8Array)
    return c.body(octets, 200, {
      "content-type": TYPES_DOCUMENT[format],
      "content-disposition": `attachment; filename="${nomFichier(imprime.titre, format)}"`,
      "x-content-type-options": "nosniff",
    });
  c.status(503);
  return c.render(<Alert>Ce document ne se fait pas ici dans ce format : essayez en ODT ou en Word.</Alert>, {
    titre: "Document",
    erreur: true,
  });
}

/** Avant la transaction : un document se met en page sans en tenir une ouverte. */
export const purgeAvant = new Hono<Env>().get(CHEMIN, async (c, next) => {
  const format = FORMATS.find((un) => un === c.req.query("format"));
  return format ? telecharger(c, format) : next();
});

/** Le bordereau et le certificat, à l'écran. */
export const impressionPurgeRoutes = new Hono<Env>().get(CHEMIN, async (c) => {
  forbid(peut(c.var.perimetre.roles, "guichet.droits"));
  const imprime = await composer(c.var.db, c.var.perimetre, c);
  return c.render(<DocumentPage imprime={imprime} />, { titre: imprime.titre });
});
