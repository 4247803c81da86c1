import { type Context, Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import { parseForm } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { unlessRemoved } from "#platform/removal.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import type { DroitsTerritoire } from "../model.ts";
import { departementConnu, reconnaitre, vueDeZone } from "./actions.ts";
import { phraseInconnues, PHRASES_ZONE, zoneForm } from "./forms.ts";
import type { SaisieZone, Zone } from "./model.ts";
import { ZonePage } from "./pages.tsx";
import { nomPris, verifierZone } from "./rules.ts";
import { deleteZone, getZone, insertZone, listZones, updateZone } from "./store.ts";

type C = Context<Env>;

const cheminDe = (c: C) => `/espaces/${c.var.perimetre.espace}/territoire`;

function renderZone(c: C, zone: Zone | null, erreurs?: FormErrors) {
  c.status(erreurs ? 422 : 200);
  const page = <ZonePage chemin={cheminDe(c)} zone={zone && vueDeZone(zone)} erreurs={erreurs} />;
  return c.render(page, { titre: zone?.nom ?? "Ajouter un bassin ou une zone", erreur: Boolean(erreurs) });
}

/** La zone saisie, ou ce qui empêche de l'écrire. */
async function lire(c: C, id: string | null): Promise<{ saisie: SaisieZone; version: number } | FormErrors> {
  const form = await c.req.formData();
  const lue = parseForm(zoneForm, form);
  if (isFormErrors(lue)) return lue;
  const values = Object.fromEntries(
    [...form].flatMap(([nom, valeur]) => (typeof valeur === "string" ? [[nom, valeur]] : [])),
  );
  const zones = await listZones(c.var.db, c.var.perimetre);
  const { codes, inconnus } = reconnaitre(lue.communes, zones);
  if (inconnus.length > 0 && lue.genre !== "departement")
    return { values, errors: { communes: [phraseInconnues(inconnus)] } };
  const { genre, nom, code, version } = lue;
  const saisie = verifierZone({ genre, nom, code, communes: codes }, departementConnu);
  const refuse = saisie instanceof Refus ? saisie : nomPris(saisie, zones, id);
  if (saisie instanceof Refus || refuse) {
    const [champ, phrase] = PHRASES_ZONE[(refuse ?? (saisie as Refus<never>)).code];
    return { values, errors: { [champ]: [phrase] } };
  }
  return { saisie, version };
}

/** Les bassins et les zones d'un espace : en ajouter, les corriger, les retirer. */
export const zoneRoutes = (droits: DroitsTerritoire) =>
  new Hono<Env>()
    .use("/espaces/:espace/territoire/zones/*", async (c, next) => {
      forbid(droits.modifier(c.var.perimetre.roles));
      return next();
    })
    .get("/espaces/:espace/territoire/zones/nouvelle", (c) => renderZone(c, null))
    .post("/espaces/:espace/territoire/zones", async (c) => {
      const lue = await lire(c, null);
      if (isFormErrors(lue)) return renderZone(c, null, lue);
      await insertZone(c.var.db, c.var.perimetre, lue.saisie);
      return c.redirect(cheminDe(c), 303);
    })
    .get("/espaces/:espace/territoire/zones/:id", async (c) =>
      renderZone(c, await getZone(c.var.db, c.var.perimetre, c.req.param("id"))),
    )
    .post("/espaces/:espace/territoire/zones/:id", async (c) => {
      const zone = await getZone(c.var.db, c.var.perimetre, c.req.param("id"));
      const lue = await lire(c, zone.id);
      if (isFormErrors(lue)) return renderZone(c, zone, lue);
      await updateZone(c.var.db, { ...zone, version: lue.version }, lue.saisie);
      return c.redirect(cheminDe(c), 303);
    })
    .post("/espaces/:espace/territoire/zones/:id/retrait", async (c) => {
      const zone = await unlessRemoved(
        c.var,
        "zone",
        c.req.param("id"),
        getZone(c.var.db, c.var.perimetre, c.req.param("id")),
      );
      if (zone) await deleteZone(c.var.db, zone);
      return c.redirect(cheminDe(c), 303);
    });
