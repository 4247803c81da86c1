import { type Context, Hono } from "hono";
import { ETATS_GUICHET, findGuichet, updateGuichet } from "#domaines/acces/index.ts";
import { stepToAnnuaire } from "#platform/db/db.ts";
import { orNotFound } from "#platform/errors.ts";
import type { Env } from "#platform/http.ts";
import { noter } from "#platform/journal.ts";
import { forbid } from "#platform/rights.ts";
import { BASE, baseDe, sait } from "../instruction/actions.ts";
import { GuichetPage } from "./pages.tsx";

type C = Context<Env>;
const lire = (c: C) =>
  stepToAnnuaire(c.var.db, c.var.perimetre.espace, (db) => findGuichet(db, c.var.perimetre.espace)).then(orNotFound);

/** L'accueil des familles : ouvert, fermé, et comment joindre le guichet. */
export const guichetRoutes = new Hono<Env>()
  .get(`${BASE}/accueil`, async (c) => {
    forbid(sait(c, "reglement.lire"));
    const { etat, contact } = await lire(c);
    const adresse = `${c.var.adresse}/espaces/${encodeURIComponent(c.var.perimetre.espace)}/place`;
    const modifier = sait(c, "reglement.tenir");
    const props = {
      action: `${baseDe(c)}/accueil`,
      adresse,
      etat,
      contact,
      fait: c.req.query("fait") === "1",
      modifier,
    };
    return c.render(<GuichetPage {...props} />, { titre: "Accueil des familles" });
  })
  .post(`${BASE}/accueil`, async (c) => {
    forbid(sait(c, "reglement.tenir"));
    const { espace } = c.var.perimetre;
    const form = await c.req.formData();
    const avant = await lire(c);
    const etat = ETATS_GUICHET.find((un) => un === form.get("etat")) ?? avant.etat;
    const contact = String(form.get("contact") ?? "")
      .trim()
      .slice(0, 300);
    await stepToAnnuaire(c.var.db, espace, (db) => updateGuichet(db, espace, { etat, contact }));
    noter(c.var.db, {
      action: "accueil",
      objet: "guichet",
      objetId: espace,
      avant: { etat: avant.etat, contact: avant.contact },
      apres: { etat, contact },
    });
    return c.redirect(`${baseDe(c)}/accueil?fait=1`, 303);
  });
