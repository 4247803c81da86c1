import { pluriel } from "#commun/texte.ts";
import { Hono } from "hono";
import { peut } from "#domaines/acces/index.ts";
import { incomplete, orNotFound } from "#platform/errors.ts";
import type { Env } from "#platform/http.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { getDemande } from "../../demande/store.ts";
import type { Requete } from "../requete/actions.ts";
import { getReglementPublie } from "../store.ts";
import { AVIS_EXPERT, OTER } from "./forms.ts";
import { ExpertisesPage } from "./pages.tsx";
import { deleteExpertise, saveExpertise } from "./store.ts";

const BASE = "/espaces/:espace/guichet/demandes/:demande/avis";

async function lire(c: Requete) {
  const { db, perimetre, today } = c.var;
  forbid(peut(perimetre.roles, "guichet.instruire"));
  const demande = await getDemande(db, perimetre, c.req.param("demande") ?? "");
  const reglement = await getReglementPublie(db, perimetre, today);
  const criteres = (reglement?.contenu.criteres ?? []).filter((critere) => critere.type === "expert");
  return { demande, criteres };
}

const retourDe = (c: Requete, id: string) => `/espaces/${c.var.perimetre.espace}/guichet/demandes/${id}`;

async function montrer(c: Requete, erreurs?: FormErrors) {
  const { demande, criteres } = await lire(c);
  const retour = retourDe(c, demande.id);
  c.status(erreurs ? 422 : 200);
  const page = (
    <ExpertisesPage
      ici={`${retour}/avis`}
      retour={retour}
      numero={demande.numero ?? ""}
      criteres={criteres}
      avis={demande.expertises ?? []}
      erreurs={erreurs}
    />
  );
  return c.render(page, { titre: "Avis d’expert", erreur: Boolean(erreurs) });
}

async function ecrire(c: Requete) {
  const { demande, criteres } = await lire(c);
  const form = await c.req.formData();
  const saisie = parseForm(AVIS_EXPERT, form);
  if (isFormErrors(saisie)) return montrer(c, saisie);
  const critere = orNotFound(criteres.find(({ code }) => code === saisie.critere));
  if (saisie.points < critere.minimum || saisie.points > critere.maximum)
    return montrer(c, {
      values: valuesOf(form),
      errors: { points: [`Le règlement donne de ${critere.minimum} à ${pluriel(critere.maximum, "point")}`] },
    });
  const le = c.var.maintenant().toISOString();
  await saveExpertise(c.var.db, c.var.perimetre, { demande: demande.id, expertise: saisie, le });
  return c.redirect(`${retourDe(c, demande.id)}/avis`, 303);
}

async function oter(c: Requete) {
  const { demande } = await lire(c);
  const saisie = parseForm(OTER, await c.req.formData());
  if (isFormErrors(saisie)) throw incomplete(saisie);
  await deleteExpertise(c.var.db, c.var.perimetre, demande.id, saisie.critere);
  return c.redirect(`${retourDe(c, demande.id)}/avis`, 303);
}

/** Les avis d'expert d'une demande, qu'un agent écrit pour le service qui le signe. */
export const expertiseRoutes = new Hono<Env>()
  .get(BASE, (c) => montrer(c))
  .post(BASE, ecrire)
  .post(`${BASE}/retrait`, oter);
