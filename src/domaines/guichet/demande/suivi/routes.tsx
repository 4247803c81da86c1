import { type Context, Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import { orNotFound } from "#platform/errors.ts";
import { newId } from "#platform/ids.ts";
import type { Env } from "#platform/http.ts";
import { confirmer } from "../confirmation/rules.ts";
import { ecrireAuGeste } from "../adresse/actions.ts";
import { jourEnMots } from "../etape/recapitulatif/textes.ts";
import { pasManquant } from "../etape/rules.ts";
import { dossierDe } from "../famille/actions.ts";
import { getFamille } from "../famille/store.ts";
import type { Demande, PerimetreFamille } from "../model.ts";
import { RecuPage } from "../recu/pages.tsx";
import { nouvelleDemande } from "../rules.ts";
import { insertDemandes, listSesDemandes, updateEtat } from "../store.ts";
import type { ReponsePlace } from "../vie/model.ts";
import { foyerDe, guichetDe, placeDe, rendre, textesDe } from "../visite/actions.ts";
import { Cadre } from "../visite/pages.tsx";
import { lireSuivi, type PretsPlace } from "./actions.ts";
import { LettreRecuePage } from "./lettre/pages.tsx";
import { SuiviPage } from "./pages.tsx";

type C = Context<Env>;

/** Ce que fait une famille entrée ; les autres passent d'abord par leur courriel. */
const entree = (faire: (c: C, foyer: PerimetreFamille) => Promise<Response>) => async (c: C) => {
  const foyer = foyerDe(c);
  return foyer ? faire(c, foyer) : c.redirect(`${placeDe(c)}/reprise?ferme=1`, 303);
};

const suiviDe = (prets: PretsPlace) => async (c: C, foyer: PerimetreFamille) => {
  const [t, place, guichet] = [textesDe(c), placeDe(c), await guichetDe(c)];
  const vus = await lireSuivi(c, foyer, { t, prets });
  const { fait = "", refus = "" } = c.req.query();
  const page = (
    <Cadre t={t} place={place} chemin={`${place}/suivi`} contact={guichet.contact} entree>
      <SuiviPage t={t} place={place} vus={vus} fait={fait} refus={refus} ouvert={guichet.etat === "ouvert"} />
    </Cadre>
  );
  return rendre(c, page, t.suivi.titre);
};

async function recu(c: C, foyer: PerimetreFamille) {
  const [t, place] = [textesDe(c), placeDe(c)];
  const { dossier } = await dossierDe(c.var.db, foyer, c.req.param("id") ?? "");
  const { contact } = await guichetDe(c);
  const page = (
    <Cadre t={t} place={place} chemin={c.req.path} contact={contact} entree>
      <RecuPage
        t={t}
        famille={dossier.famille}
        demandes={dossier.demandes}
        suivi={`${place}/suivi`}
        attend={c.req.query("courriel") === "attend"}
      />
    </Cadre>
  );
  return rendre(c, page, t.recu.titre);
}

/** Une lettre déjà reçue, à relire : dans la langue de la famille, puis en français. */
const lettre = (prets: PretsPlace) => async (c: C, foyer: PerimetreFamille) => {
  const [t, place] = [textesDe(c), placeDe(c)];
  const { demande } = await dossierDe(c.var.db, foyer, c.req.param("id") ?? "");
  const lue = orNotFound((await prets.lireLettres(c, demande)).find(({ id }) => id === c.req.param("lettre")));
  const { contact } = await guichetDe(c);
  const titre = t.suivi.lettre(lue.place, jourEnMots(lue.le, t));
  const page = (
    <Cadre t={t} place={place} chemin={c.req.path} contact={contact} entree>
      <LettreRecuePage t={t} titre={titre} suivi={`${place}/suivi`} lectures={lue.lectures} />
    </Cadre>
  );
  return rendre(c, page, titre);
};

/** Une demande de plus, par la même famille : ce qui la joint est déjà su. */
async function encore(c: C, foyer: PerimetreFamille) {
  const { db, perimetre } = c.var;
  const [place, guichet] = [placeDe(c), await guichetDe(c)];
  const commencee = (await listSesDemandes(db, foyer)).find(({ etat }) => etat === "brouillon");
  if (commencee || guichet.etat !== "ouvert") return c.redirect(`${place}/suivi`, 303);
  const demande = nouvelleDemande({ id: newId(), famille: foyer.famille, le: c.var.maintenant() });
  await insertDemandes(db, perimetre, [{ demande, famille: await getFamille(db, foyer) }]);
  return c.redirect(`${place}/demandes/${demande.id}/enfant`, 303);
}

async function confirmerEncore(c: C, foyer: PerimetreFamille) {
  const { db, perimetre, today } = c.var;
  const { dossier } = await dossierDe(db, foyer, c.req.param("id") ?? "");
  for (const avant of dossier.demandes) {
    const apres = confirmer(avant, today);
    if (!(apres instanceof Refus))
      await updateEtat(db, perimetre, avant, { ...apres, changeLe: c.var.maintenant().toISOString() });
  }
  return c.redirect(`${placeDe(c)}/suivi?fait=confirmee`, 303);
}

async function renvoyer(c: C, foyer: PerimetreFamille) {
  const attente = await ecrireAuGeste(c, await getFamille(c.var.db, foyer), "recu");
  return c.redirect(`${placeDe(c)}/suivi?${attente ? "refus=attente" : "fait=courriel"}`, 303);
}

const REPONSES: readonly ReponsePlace[] = ["accepter", "refuser", "rester"];

const repondre = (prets: PretsPlace) => async (c: C, foyer: PerimetreFamille) => {
  const { demande } = await dossierDe(c.var.db, foyer, c.req.param("id") ?? "");
  const form = await c.req.formData();
  const reponse = REPONSES.find((une) => une === form.get("reponse"));
  const version = Number(form.get("version"));
  const notee = reponse && Number.isInteger(version) && (await prets.repondre(c, demande, { reponse, version }));
  const fait = reponse === "accepter" ? "fait=acceptee" : "fait=refusee";
  return c.redirect(`${placeDe(c)}/suivi?${notee ? fait : "refus=passage"}`, 303);
};

async function suite(c: C, foyer: PerimetreFamille) {
  const { dossier } = await dossierDe(c.var.db, foyer, c.req.param("id") ?? "");
  const siennes: readonly Demande[] = dossier.demandes;
  const { etape, demande } = pasManquant(siennes);
  return c.redirect(`${placeDe(c)}/demandes/${demande}/${etape}`, 303);
}

/** L'espace d'une famille : où en sont ses demandes, et ce qu'elle en fait d'un geste. */
export const suiviPlaceRoutes = (prets: PretsPlace) =>
  new Hono<Env>()
    .get("/espaces/:espace/place/suivi", entree(suiviDe(prets)))
    .post("/espaces/:espace/place/demandes", entree(encore))
    .get("/espaces/:espace/place/demandes/:id/recu", entree(recu))
    .get("/espaces/:espace/place/demandes/:id/lettres/:lettre", entree(lettre(prets)))
    .get("/espaces/:espace/place/demandes/:id/suite", entree(suite))
    .post("/espaces/:espace/place/demandes/:id/confirmation", entree(confirmerEncore))
    .post("/espaces/:espace/place/demandes/:id/courriel", entree(renvoyer))
    .post("/espaces/:espace/place/demandes/:id/reponse", entree(repondre(prets)));
