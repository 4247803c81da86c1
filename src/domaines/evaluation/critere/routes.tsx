import { Hono } from "hono";
import { listAuteurs, nomParmi } from "#domaines/acces/index.ts";
import { findOrganisationDuCompte, listActeurs } from "#domaines/acteurs/index.ts";
import type { Env } from "#platform/http.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import type { Bilan } from "../bilan/model.ts";
import { peutEcrire } from "../bilan/rules.ts";
import { brouillonDe, garder, montrerReste } from "../brouillon/actions.tsx";
import { deleteBrouillon } from "../brouillon/store.ts";
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
import { ditsDe, NOTES, notesDe } from "./forms.ts";
import { NotesPage } from "./pages.tsx";
import { listNotes, saveNotes } from "./store.ts";

async function montrer(c: Requete, bilan: Bilan, erreurs?: FormErrors) {
  const { db, perimetre } = c.var;
  const miennes = (await listNotes(db, perimetre, bilan)).filter(({ compte }) => compte === perimetre.compte);
  c.status(erreurs ? 422 : 200);
  const garde = erreurs ? undefined : await brouillonDe(c, bilan, "notes");
  const repris = erreurs ?? (garde && { values: garde.saisie, errors: {} });
  const page = <NotesPage base={baseDe(c)} bilan={bilan} miennes={miennes} erreurs={repris} />;
  return c.render(page, { titre: `Noter les critères, ${bilan.titre}`, erreur: Boolean(erreurs) });
}

const montrerHors = (c: Requete, bilan: Bilan, saisie: Record<string, string>) =>
  montrerReste(c, bilan, { section: "notes", titre: "Noter les critères", ancre: "criteres", dits: ditsDe(saisie) });

async function ouvrir(c: Requete) {
  exigerNoter(c);
  const bilan = await getBilanDe(c);
  const garde = peutEcrire(bilan) ? undefined : await brouillonDe(c, bilan, "notes");
  return garde ? montrerHors(c, bilan, garde.saisie) : montrer(c, exigerOuvert(bilan));
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
  const bilan = await lockBilanDe(c);
  const form = await c.req.formData();
  if (!peutEcrire(bilan)) {
    const saisie = valuesOf(form);
    garder(c, bilan, { section: "notes", version: 0, saisie });
    c.status(409);
    return montrerHors(c, bilan, saisie);
  }
  const saisi = parseForm(NOTES, form);
  if (isFormErrors(saisi)) return montrer(c, bilan, saisi);
  const qui = await auteurDe(c);
  const notes = notesDe(saisi).map((note) => ({ ...note, ...qui, le: instantDe(c) }));
  await saveNotes(c.var.db, c.var.perimetre, bilan, notes);
  await deleteBrouillon(c.var.db, c.var.perimetre, { bilan: bilan.id, section: "notes" });
  return c.redirect(`${bilansDe(c)}/${bilan.id}#criteres`, 303);
}

const NOTES_DU_BILAN = "/conventions/:convention/bilans/:bilan/notes";

export const critereRoutes = new Hono<Env>().get(NOTES_DU_BILAN, ouvrir).post(NOTES_DU_BILAN, enregistrer);
