import { Hono } from "hono";
import type { Env } from "#platform/http.ts";
import { parseForm } from "#platform/forms.ts";
import { newId } from "#platform/ids.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { PAR_PAGE, pageDe } from "#ui/pagination.tsx";
import { BASE, baseDe, exigerLire, exigerModifier, peutModifier, type Requete } from "../actions.ts";
import { lireCompetences } from "../competence/actions.ts";
import { nomCommune } from "../avis/suivi/actions.ts";
import { PROJET } from "./forms.ts";
import type { ProjetAccueil } from "./model.ts";
import { ProjetPage, ProjetsPage } from "./pages.tsx";
import { getProjet, insertProjet, listProjets, updateProjet } from "./store.ts";

async function montrerListe(c: Requete) {
  exigerLire(c);
  const projets = await listProjets(c.var.db, c.var.perimetre);
  const props = {
    base: baseDe(c),
    vus: projets.map((projet) => ({ projet, nomCommune: nomCommune(projet.commune) })),
    page: pageDe(c.req.query("page")),
    taille: PAR_PAGE,
    params: new URL(c.req.url).searchParams,
    modifier: peutModifier(c),
  };
  return c.render(<ProjetsPage {...props} />, { titre: "Porteurs de projet" });
}

const vierge = (c: Requete): ProjetAccueil => ({
  id: newId(),
  nom: "",
  porteur: "",
  contact: "",
  commune: "",
  structure: "microCreche",
  places: null,
  recuLe: c.var.today,
  participants: [],
  echange: "",
  suite: "enCours",
  version: 1,
});

async function montrer(c: Requete, projet: ProjetAccueil, { neuf, erreurs }: { neuf: boolean; erreurs?: FormErrors }) {
  const { communes } = await lireCompetences(c.var.db, c.var.perimetre, c.var.today);
  c.status(erreurs ? 422 : 200);
  const props = { base: baseDe(c), projet, neuf, today: c.var.today, communes, modifier: peutModifier(c), erreurs };
  return c.render(<ProjetPage {...props} />, {
    titre: neuf ? "Recevoir un porteur" : projet.nom,
    erreur: Boolean(erreurs),
  });
}

const projetDe = (c: Requete) => getProjet(c.var.db, c.var.perimetre, c.req.param("projet") ?? "");

async function inscrire(c: Requete) {
  exigerModifier(c);
  const saisie = parseForm(PROJET, await c.req.formData());
  if (isFormErrors(saisie)) return montrer(c, vierge(c), { neuf: true, erreurs: saisie });
  await insertProjet(c.var.db, c.var.perimetre, { ...saisie, version: 1 });
  return c.redirect(`${baseDe(c)}/projets/${saisie.id}`, 303);
}

async function modifier(c: Requete) {
  exigerModifier(c);
  const projet = await projetDe(c);
  const saisie = parseForm(PROJET, await c.req.formData());
  if (isFormErrors(saisie)) return montrer(c, projet, { neuf: false, erreurs: saisie });
  const avant = { ...projet, version: saisie.version };
  await updateProjet(c.var.db, c.var.perimetre, { avant, apres: { ...saisie, id: projet.id } });
  return c.redirect(`${baseDe(c)}/projets/${projet.id}`, 303);
}

/** Le guichet partenarial, qui reçoit les porteurs avant toute demande. */
export const projetRoutes = new Hono<Env>()
  .get(`${BASE}/projets`, montrerListe)
  .get(`${BASE}/projets/nouveau`, (c) => {
    exigerModifier(c);
    return montrer(c, vierge(c), { neuf: true });
  })
  .post(`${BASE}/projets`, inscrire)
  .get(`${BASE}/projets/:projet`, async (c) => {
    exigerLire(c);
    return montrer(c, await projetDe(c), { neuf: false });
  })
  .post(`${BASE}/projets/:projet`, modifier);
