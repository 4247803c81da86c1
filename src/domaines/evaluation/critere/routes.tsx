import { Hono } from "hono";
import { listAuteurs, nomParmi } from "#domaines/acces/index.ts";
import { findOrganisationDuCompte, listActeurs } from "#domaines/acteurs/index.ts";
import type { Env } from "#platform/http.ts";
import { parseForm } from "#platform/forms.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import type { Bilan } from "../bilan/model.ts";
import {
  baseDe,
  bilansDe,
  exigerNoter,
  exigerOuvert,
  getBilanDe,
  instantDe,
  lockBilanDe,
  type Requete,
} from "../requete/actions.ts";
import { NOTES, notesDe } from "./forms.ts";
import { NotesPage } from "./pages.tsx";
import { listNotes, saveNotes } from "./store.ts";

async function montrer(c: Requete, bilan: Bilan, erreurs?: FormErrors) {
  const { db, perimetre } = c.var;
  const miennes = (await listNotes(db, perimetre, bilan)).filter(({ compte }) => compte === perimetre.compte);
  c.status(erreurs ? 422 : 200);
  const page = <NotesPage base={baseDe(c)} bilan={bilan} miennes={miennes} erreurs={erreurs} />;
  return c.render(page, { titre: `Noter les critères, ${bilan.titre}`, erreur: Boolean(erreurs) });
}

/** Qui note, tel que les autres le liront. */
async function auteurDe(c: Requete) {
  const { db, perimetre } = c.var;
  const { espace, compte } = perimetre;
  const noms = await listAuteurs(db, espace, [compte]);
  const organisation = await findOrganisationDuCompte(db, perimetre);
  const acteur = organisation ? (await listActeurs(db, perimetre)).find(({ id }) => id === organisation) : undefined;
  return { auteur: nomParmi(noms, compte), organisation: acteur ? (acteur.nomCourt ?? acteur.nom) : null };
}

async function enregistrer(c: Requete) {
  exigerNoter(c);
  const bilan = exigerOuvert(await lockBilanDe(c));
  const saisi = parseForm(NOTES, await c.req.formData());
  if (isFormErrors(saisi)) return montrer(c, bilan, saisi);
  const qui = await auteurDe(c);
  const notes = notesDe(saisi).map((note) => ({ ...note, ...qui, le: instantDe(c) }));
  await saveNotes(c.var.db, c.var.perimetre, bilan, notes);
  return c.redirect(`${bilansDe(c)}/${bilan.id}#criteres`, 303);
}

const NOTES_DU_BILAN = "/conventions/:convention/bilans/:bilan/notes";

export const critereRoutes = new Hono<Env>()
  .get(NOTES_DU_BILAN, async (c) => {
    exigerNoter(c);
    return montrer(c, exigerOuvert(await getBilanDe(c)));
  })
  .post(NOTES_DU_BILAN, enregistrer);
