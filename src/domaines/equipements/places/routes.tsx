import { Hono } from "hono";
import { decalerMois, estMois, type Mois, moisDuJour, moisEntre, premierJour } from "#commun/mois.ts";
import { SURNOMBRE } from "#commun/surnombre.ts";
import { orConflict } from "#platform/errors.ts";
import { valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { type C, cheminDe, peutDirePlaces, structureDe } from "../requete/actions.ts";
import type { Structure } from "../structure/model.ts";
import { listStructures } from "../structure/store.ts";
import { EnsemblePage } from "./ensemble/pages.tsx";
import { lireGrille } from "./forms.ts";
import type { Intervalle } from "./model.ts";
import { PlacesPage, SaisiePlacesPage } from "./pages.tsx";
import { grilleDe } from "./rules.ts";
import { deletePlaces, listPlacesDe, listPlacesLibres, savePlaces } from "./store.ts";

/** Combien de mois une page montre, et combien elle laisse écrire d'un coup. */
const MONTRES = 6;
const ECRITS = 3;
const PAR_ENSEMBLE = 10;

function intervalleDe(c: C, nombre: number): Intervalle {
  const voulu = c.req.query("de") ?? "";
  const de = estMois(voulu) ? voulu : moisDuJour(c.var.today);
  return { de, a: decalerMois(de, nombre - 1) };
}

async function grille(c: C, structure: Structure, intervalle: Intervalle) {
  const dites = await listPlacesDe(c.var.db, c.var.perimetre, structure, intervalle);
  return grilleDe(structure, dites, intervalle, SURNOMBRE);
}

async function montrer(c: C) {
  const structure = await structureDe(c);
  const intervalle = intervalleDe(c, MONTRES);
  const props = {
    chemin: cheminDe(c),
    structure,
    lignes: await grille(c, structure, intervalle),
    mois: moisEntre(intervalle.de, intervalle.a),
    voisins: { avant: decalerMois(intervalle.de, -MONTRES), apres: decalerMois(intervalle.de, MONTRES) },
    droits: { places: await peutDirePlaces(c, structure.id) },
  };
  return c.render(<PlacesPage {...props} />, { titre: "Places libres" });
}

/** La structure dont on peut écrire les places : un autre n'a que le droit de les lire. */
async function structureAEcrire(c: C): Promise<Structure> {
  const structure = await structureDe(c);
  forbid(await peutDirePlaces(c, structure.id));
  return structure;
}

type Lu = { section: string; mois: Mois; libres: (number | null)[] }[];

async function lire(c: C, structure: Structure, intervalle: Intervalle) {
  const lignes = await grille(c, { ...structure, comptage: "saisie" }, intervalle);
  const lu: Lu = lignes.map(({ section, mois, cases }) => ({
    section,
    mois,
    libres: cases.map(({ libres }) => libres),
  }));
  return { lignes, lu: JSON.stringify(lu) };
}

async function montrerSaisie(c: C, structure: Structure, erreurs?: FormErrors) {
  const intervalle = intervalleDe(c, ECRITS);
  const { lignes, lu } = await lire(c, structure, intervalle);
  const mois = moisEntre(intervalle.de, intervalle.a);
  c.status(erreurs ? 422 : 200);
  const props = { chemin: cheminDe(c), structure, lignes, mois, lu: erreurs?.values["lu"] ?? lu, erreurs };
  return c.render(<SaisiePlacesPage {...props} />, { titre: "Écrire les places libres", erreur: Boolean(erreurs) });
}

async function ecrire(c: C) {
  const { db, perimetre } = c.var;
  const structure = await structureAEcrire(c);
  const intervalle = intervalleDe(c, ECRITS);
  const values = valuesOf(await c.req.formData());
  const lue = lireGrille(values, structure, moisEntre(intervalle.de, intervalle.a));
  if (isFormErrors(lue)) return montrerSaisie(c, structure, lue);
  if ((await lire(c, structure, intervalle)).lu !== values["lu"]) orConflict({ numUpdatedRows: 0n });
  await deletePlaces(db, perimetre, structure.id, lue.oubliees);
  const dites = lue.dites.map((une) => ({ ...une, structure: structure.id }));
  await savePlaces(db, perimetre, dites, { source: "saisie", le: c.var.maintenant().toISOString() });
  return c.redirect(`${cheminDe(c)}/${structure.id}/places?de=${intervalle.de}`, 303);
}

async function montrerEnsemble(c: C) {
  const { db, perimetre, today } = c.var;
  const { de: mois } = intervalleDe(c, 1);
  const le = premierJour(mois) > today ? premierJour(mois) : today;
  const structures = (await listStructures(db, perimetre, { le })).filter(({ sections }) => sections.length > 0);
  const page = Math.max(1, Number(/^\d{1,3}$/.exec(c.req.query("page") ?? "")?.[0] ?? 1));
  const montrees = structures.slice((page - 1) * PAR_ENSEMBLE, page * PAR_ENSEMBLE);
  const dites = await listPlacesLibres(db, perimetre, { de: mois, a: mois });
  const props = {
    chemin: cheminDe(c),
    mois,
    page,
    pages: Math.ceil(structures.length / PAR_ENSEMBLE),
    grilles: montrees.map((structure) => ({
      structure,
      lignes: grilleDe(
        structure,
        dites.filter((une) => une.structure === structure.id),
        { de: mois, a: mois },
        SURNOMBRE,
      ),
    })),
  };
  return c.render(<EnsemblePage {...props} />, { titre: "Places libres du territoire" });
}

const PLACES = "/espaces/:espace/equipements/:structure/places";

/** Les places libres : celles d'une structure, à lire et à écrire, et celles de toutes, un mois donné. */
export const placesRoutes = new Hono<Env>()
  .get("/espaces/:espace/equipements/places", montrerEnsemble)
  .get(PLACES, montrer)
  .get(`${PLACES}/saisie`, async (c) => montrerSaisie(c, await structureAEcrire(c)))
  .post(`${PLACES}/saisie`, ecrire);
