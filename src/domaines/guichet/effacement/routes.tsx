import { type Context, Hono } from "hono";
import { listAuteurs, nomParmi, peut } from "#domaines/acces/index.ts";
import { listPieces } from "#domaines/documents/index.ts";
import { Refus } from "#commun/refus.ts";
import { incomplete } from "#platform/errors.ts";
import { parseForm } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { isFormErrors } from "#ui/form.ts";
import { listOuvertures, noterOuverture } from "../acces/store.ts";
import { getFamille } from "../demande/famille/store.ts";
import { listSesDemandes } from "../demande/store.ts";
import { effacer, exporter } from "./actions.ts";
import { envoyerCopie, nomsDe } from "./copie/actions.ts";
import { PHRASE_PLACE, reponseForm } from "./forms.ts";
import { CopiePage, EffacementPage, FamillePage, FamillesPage } from "./pages.tsx";
import { peutEffacer } from "./rules.ts";
import {
  listDroitsEnAttente,
  listEffacements,
  listFamillesTrouvees,
  listSesDroits,
  lockFamille,
  updateDroit,
} from "./store.ts";

type C = Context<Env>;
const BASE = "/espaces/:espace/familles";
const PAGE = 25;

const baseDe = (c: C) => `/espaces/${c.var.perimetre.espace}/familles`;
const FAITS: Record<string, string> = { efface: "C’est fait : cette famille est effacée, et la preuve est gardée." };

/** La famille que nomme l'adresse, dans l'espace ; l'ouvrir laisse une ligne qu'elle pourra lire. */
async function lire(c: C) {
  const { db, perimetre, today, maintenant } = c.var;
  const famille = c.req.param("famille") ?? "";
  const ou = { espace: perimetre.espace, famille };
  await getFamille(db, ou);
  await noterOuverture(
    db,
    perimetre,
    { famille, demande: null, motif: "droits" },
    { le: today, instant: maintenant() },
  );
  const demandes = await listSesDemandes(db, ou);
  const pieces = (await listPieces(db, perimetre, famille)).length;
  return { ou, demandes, pieces, page: { espace: perimetre.espace, famille, demandes, pieces } };
}

async function montrer(c: C) {
  const { ou, page } = await lire(c);
  const ouvertures = await listOuvertures(c.var.db, ou);
  const noms = await listAuteurs(c.var.db, ou.espace, [...new Set(ouvertures.map(({ compte }) => compte))]);
  const nommees = ouvertures.map((une) => ({ ...une, nom: nomParmi(noms, une.compte) }));
  const droits = await listSesDroits(c.var.db, ou);
  return c.render(<FamillePage {...page} droits={droits} ouvertures={nommees} />, { titre: "Données d’une famille" });
}

async function effacerLa(c: C) {
  // d'abord la retenir : sinon un second envoi noterait son passage chez une famille que le premier vient d'effacer
  await lockFamille(c.var.db, { espace: c.var.perimetre.espace, famille: c.req.param("famille") ?? "" });
  const { demandes, page } = await lire(c);
  if (peutEffacer(demandes) instanceof Refus) {
    c.status(422);
    return c.render(<EffacementPage {...page} refus={PHRASE_PLACE} />, { titre: "Effacer une famille", erreur: true });
  }
  await effacer(c.var.db, c.var.perimetre, { famille: page.famille, cause: "demande" }, c.var.maintenant());
  return c.redirect(`${baseDe(c)}?fait=efface`, 303);
}

/** Les droits des familles, pour le délégué : chercher, lire, exporter, effacer. */
export const effacementRoutes = new Hono<Env>()
  .use(`${BASE}/*`, async (c, next) => {
    forbid(peut(c.var.perimetre.roles, "guichet.droits"));
    return next();
  })
  .get(BASE, async (c) => {
    const { db, perimetre } = c.var;
    const q = (c.req.query("q") ?? "").slice(0, 100);
    const props = {
      espace: perimetre.espace,
      q,
      trouvees: await listFamillesTrouvees(db, perimetre, q, PAGE),
      droits: await listDroitsEnAttente(db, perimetre),
      effacements: await listEffacements(db, perimetre, PAGE),
      fait: FAITS[c.req.query("fait") ?? ""],
    };
    return c.render(<FamillesPage {...props} />, { titre: "Données des familles" });
  })
  .get(`${BASE}/:famille`, montrer)
  .get(`${BASE}/:famille/copie.json`, async (c) => {
    const { page } = await lire(c);
    return envoyerCopie(c, page.famille);
  })
  .get(`${BASE}/:famille/copie`, async (c) => {
    const { page } = await lire(c);
    const copie = await exporter(c.var.db, c.var.perimetre, page.famille, {
      instant: c.var.maintenant(),
      contenus: false,
    });
    const props = { espace: page.espace, famille: page.famille, copie, noms: await nomsDe(c, copie) };
    return c.render(<CopiePage {...props} />, { titre: "Copie des données d’une famille" });
  })
  .post(`${BASE}/:famille/droits/:droit`, async (c) => {
    const { page } = await lire(c);
    const saisie = parseForm(reponseForm, await c.req.formData());
    if (isFormErrors(saisie)) throw incomplete(saisie);
    const { famille } = page;
    const reponse = { id: c.req.param("droit"), famille, reponse: saisie.reponse, instant: c.var.maintenant() };
    await updateDroit(c.var.db, c.var.perimetre, reponse);
    return c.redirect(`${baseDe(c)}/${page.famille}`, 303);
  })
  .get(`${BASE}/:famille/effacement`, async (c) => {
    const { page } = await lire(c);
    return c.render(<EffacementPage {...page} />, { titre: "Effacer une famille" });
  })
  .post(`${BASE}/:famille/effacement`, effacerLa);
