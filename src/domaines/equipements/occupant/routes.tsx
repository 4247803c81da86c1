import { Hono } from "hono";
import { moisDuJour } from "#commun/mois.ts";
import { parseForm } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { pageDe, PAR_PAGE } from "#ui/pagination.tsx";
import { OCCUPANT } from "../places/forms.ts";
import { deleteOccupant, insertOccupants, listOccupants } from "../places/store.ts";
import { type C, cheminDe, peutDirePlaces, structureDe } from "../requete/actions.ts";
import type { Structure } from "../structure/model.ts";
import { updateStructure } from "../structure/store.ts";
import { OccupantsPage } from "./pages.tsx";

const iciDe = (c: C, { id }: Structure) => `${cheminDe(c)}/${id}/places/enfants`;

async function structureTenue(c: C): Promise<Structure> {
  const structure = await structureDe(c);
  forbid(await peutDirePlaces(c, structure.id));
  return structure;
}

async function montrer(c: C, structure: Structure, erreurs?: FormErrors) {
  const tous = await listOccupants(c.var.db, c.var.perimetre, structure.id);
  const page = pageDe(c.req.query("page"));
  const occupants = tous.slice((page - 1) * PAR_PAGE, page * PAR_PAGE);
  const props = { chemin: cheminDe(c), structure, occupants, page, total: tous.length, erreurs };
  c.status(erreurs ? 422 : 200);
  return c.render(<OccupantsPage {...props} />, { titre: "Enfants accueillis", erreur: Boolean(erreurs) });
}

async function ajouter(c: C) {
  const { db, perimetre, today } = c.var;
  const structure = await structureTenue(c);
  const saisi = parseForm(OCCUPANT, await c.req.formData());
  if (isFormErrors(saisi)) return montrer(c, structure, saisi);
  const { jours: semaine, ...dit } = saisi;
  const neuf = { ...dit, semaine, demande: null, structure: structure.id, source: "saisie" as const };
  await insertOccupants(db, perimetre, [neuf], moisDuJour(today));
  return c.redirect(iciDe(c, structure), 303);
}

const ENFANTS = "/espaces/:espace/equipements/:structure/places/enfants";

/** Les enfants accueillis d'une structure : à qui la tient, et à lui seul. */
export const occupantRoutes = new Hono<Env>()
  .get(ENFANTS, async (c) => montrer(c, await structureTenue(c)))
  .post(ENFANTS, ajouter)
  .post(`${ENFANTS}/comptage`, async (c) => {
    const structure = await structureTenue(c);
    const avant = { ...structure, version: Number((await c.req.formData()).get("version")) };
    await updateStructure(c.var.db, c.var.perimetre, { avant, apres: { ...structure, comptage: "occupants" } });
    return c.redirect(`${cheminDe(c)}/${structure.id}/places`, 303);
  })
  .post(`${ENFANTS}/:enfant/retrait`, async (c) => {
    const structure = await structureTenue(c);
    const siens = await listOccupants(c.var.db, c.var.perimetre, structure.id);
    const parti = siens.find(({ id }) => id === c.req.param("enfant")); // gone already: a second click asks for what is done
    if (parti) await deleteOccupant(c.var.db, c.var.perimetre, structure.id, parti.id);
    return c.redirect(iciDe(c, structure), 303);
  });
