import { Hono } from "hono";
import { listMesLieux, perimetresPour } from "#domaines/acces/index.ts";
import { offrirZone } from "#domaines/diagnostic/index.ts";
import { insertZone, listZones, updateZone } from "#domaines/territoire/index.ts";
import { stepToAnnuaire } from "#platform/db/db.ts";
import type { Env } from "#platform/http.ts";
import { TYPES_TABLEUR, writeTableur } from "#platform/tableur.ts";
import { GENRES_ZONE_ACCES } from "../etude/model.ts";
import { DEFINITIONS_ZONE, GENRES_AU_DIAGNOSTIC, LIBELLES_ZONE_ACCES } from "../lexique.ts";
import { BASE, baseDe, exigerLire, exigerModifier, lireEtude, peutModifier, type Requete } from "../requete/actions.ts";
import { zonesLues, ZonesPage } from "./pages.tsx";

/** Les zones que ce calcul a données au territoire, par leur nom. */
async function lireOffertes(c: Requete) {
  const noms = new Set(Object.values(LIBELLES_ZONE_ACCES));
  const zones = await listZones(c.var.db, c.var.perimetre);
  return new Map(zones.filter(({ genre, nom }) => genre === "autre" && noms.has(nom)).map((zone) => [zone.nom, zone]));
}

async function lireZones(c: Requete) {
  const { etude } = await lireEtude(c);
  const offertes = await lireOffertes(c);
  return { zones: zonesLues(etude, new Set(offertes.keys())), offertes };
}

const suiteDe = (c: Requete) => String(new URLSearchParams(c.req.query()));

async function exporter(c: Requete) {
  exigerLire(c);
  const { etude, reglages } = await lireEtude(c);
  const titres = [
    "Zone",
    "Code",
    "Commune",
    "Bassin",
    "Enfants de moins de 3 ans",
    "Ferme",
    "Essais qui la disent",
    "Essais",
    "Hypothèses",
  ];
  const rangees = etude.lignes.flatMap(({ commune, zones }) =>
    zones.map((zone) => [
      LIBELLES_ZONE_ACCES[zone.genre],
      commune.code,
      commune.nom,
      commune.bassin ?? "",
      commune.enfants,
      zone.ferme ? "oui" : "non",
      zone.essais,
      zone.sur,
      reglages.profil.nom,
    ]),
  );
  const colonnes = titres.map((titre) => ({ titre, largeur: 18 }));
  const octets = await writeTableur("csv", { nom: "Zones", colonnes, rangees });
  return c.body(octets, 200, {
    "content-type": TYPES_TABLEUR.csv,
    "content-disposition": 'attachment; filename="zones.csv"',
  });
}

/** Les conventions de l'espace dont cette personne écrit le diagnostic : sur d'autres, elle n'est peut-être que lectrice. */
async function diagnosticsTenus({ var: { db, perimetre } }: Requete) {
  const { espace, compte } = perimetre;
  const lieux = await stepToAnnuaire(db, espace, (tx) => listMesLieux(tx, compte));
  return perimetresPour(lieux, compte, "diagnostic.modifier").filter((un) => un.espace === espace);
}

/** Une zone de l'accueil devient une zone du territoire et des diagnostics en cours que l'on tient, ou les met à jour ; seules ses communes fermes en sont. */
async function offrir(c: Requete) {
  exigerModifier(c);
  const voulu = (await c.req.formData()).get("genre");
  const genre = GENRES_ZONE_ACCES.find((un) => un === voulu);
  const { zones, offertes } = await lireZones(c);
  const zone = zones.find((une) => une.genre === genre);
  if (!genre || !zone || zone.fermes.length === 0) return c.notFound();
  const nom = LIBELLES_ZONE_ACCES[genre];
  const saisie = { genre: "autre" as const, nom, code: null, communes: zone.fermes.map(({ commune }) => commune.code) };
  const connue = offertes.get(nom);
  if (connue) await updateZone(c.var.db, connue, saisie);
  else await insertZone(c.var.db, c.var.perimetre, saisie);
  for (const perimetre of await diagnosticsTenus(c))
    await offrirZone(c.var.db, perimetre, {
      genre: GENRES_AU_DIAGNOSTIC[genre],
      theme: "petiteEnfance",
      nom,
      communes: saisie.communes,
      constat: DEFINITIONS_ZONE[genre],
    });
  return c.redirect(`/espaces/${c.var.perimetre.espace}/territoire`, 303);
}

/** Les zones à blanc, blanches, sous-dotées, en tension. */
export const zoneAccesRoutes = new Hono<Env>()
  .get(`${BASE}/zones`, async (c) => {
    exigerLire(c);
    const { zones } = await lireZones(c);
    const props = {
      base: baseDe(c),
      espace: c.var.perimetre.espace,
      zones,
      suite: suiteDe(c),
      modifier: peutModifier(c),
    };
    return c.render(<ZonesPage {...props} />, { titre: "Zones où l’accueil manque" });
  })
  .get(`${BASE}/zones/export`, exporter)
  .post(`${BASE}/zones`, offrir);
