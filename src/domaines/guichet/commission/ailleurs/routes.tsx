import { Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import { listSesStructures, listStructures } from "#domaines/equipements/index.ts";
import type { Env } from "#platform/http.ts";
import { parseForm } from "#platform/forms.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import type { Demande } from "../../demande/model.ts";
import { AILLEURS } from "../liberee/forms.ts";
import { BASE, baseDe, instantDe, type Requete, saitFaire } from "../requete/actions.ts";
import { demandeNumero, pourvoirAilleurs, type RefusAilleurs } from "./actions.ts";
import { AilleursPage } from "./pages.tsx";

const PHRASES: Record<RefusAilleurs, string> = {
  "demande-inconnue": "Aucune demande ne porte ce numéro.",
  passage: "Cette demande n’attend plus de place.",
};

/** Un agent ferme toute demande ; un responsable de structure, celles qui citent l'une des siennes. */
async function portee(c: Requete) {
  const agent = saitFaire(c, "commission.conduire");
  forbid(agent || saitFaire(c, "guichet.structure"));
  const { db, perimetre, today } = c.var;
  const toutes = (await listStructures(db, perimetre, { le: today })).filter(({ sections }) => sections.length > 0);
  const siennes = agent ? null : await listSesStructures(db, perimetre);
  return { agent, siennes, structures: siennes ? toutes.filter(({ id }) => siennes.includes(id)) : toutes };
}

type Portee = Awaited<ReturnType<typeof portee>>;
type Suite = { erreurs?: FormErrors };

async function montrer(c: Requete, { agent, structures }: Portee, { erreurs }: Suite = {}) {
  c.status(erreurs ? 422 : 200);
  const fermee = c.req.query("fermee");
  const props = {
    base: baseDe(c),
    commissions: agent,
    fermee: fermee ? fermee.slice(0, 40) : null,
    numero: (c.req.query("numero") ?? "").slice(0, 40),
    erreurs,
    structures: [
      ...(agent ? [{ valeur: "", libelle: "Autre que celles du registre" }] : []),
      ...structures.map(({ id, nom }) => ({ valeur: id, libelle: nom })),
    ],
  };
  return c.render(<AilleursPage {...props} />, {
    titre: "Place donnée hors de la commission",
    erreur: Boolean(erreurs),
  });
}

/** Ce que cette personne peut voir de la demande : rien, si elle ne cite aucune structure qui lui est confiée. */
const visible = (demande: Demande | undefined, siennes: readonly string[] | null): Demande | undefined =>
  siennes === null || demande?.voeux.some((voeu) => siennes.includes(voeu)) ? demande : undefined;

async function fermer(c: Requete) {
  const ici = await portee(c);
  const saisie = parseForm(AILLEURS, await c.req.formData());
  if (isFormErrors(saisie)) return montrer(c, ici, { erreurs: saisie });
  const { db, perimetre, today } = c.var;
  const structure = ici.structures.find(({ id }) => id === saisie.structure);
  const motif = [structure?.nom, saisie.motif].filter(Boolean).join(", ");
  const demande = visible(await demandeNumero(db, perimetre, saisie.numero), ici.siennes);
  const refus = await pourvoirAilleurs(db, perimetre, demande, { le: today, instant: instantDe(c), motif });
  if (refus instanceof Refus)
    return montrer(c, ici, { erreurs: { values: saisie, errors: { numero: [PHRASES[refus.code]] } } });
  return c.redirect(`${baseDe(c)}/ailleurs?fermee=${encodeURIComponent(saisie.numero)}`, 303);
}

/** Une place donnée hors de la commission. */
export const ailleursRoutes = new Hono<Env>()
  .get(`${BASE}/ailleurs`, async (c) => montrer(c, await portee(c)))
  .post(`${BASE}/ailleurs`, fermer);
