import { Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import type { Env } from "#platform/http.ts";
import { orConflict } from "#platform/errors.ts";
import { deposerCourriels, destinatairesDe } from "../convocation/actions.ts";
import { baseDe, exiger, instantDe, type Requete, saitFaire } from "../requete/actions.ts";
import { iciDe, reunionDe } from "../seance/actions.ts";
import { updateSeance } from "../seance/store.ts";
import { blocsLisibles, composerReleve, decisionsDe, releveDe, tient } from "./actions.ts";
import { PHRASES_RELEVE, RelevePage } from "./pages.tsx";
import { approuverReleve, envoyerReleve, type RefusReleve, sansConclusion } from "./rules.ts";
import { insertReleve } from "./store.ts";

async function montrer(c: Requete, refus?: RefusReleve) {
  const reunion = await reunionDe(c);
  const { seance, attendus, points } = reunion;
  const { db, perimetre } = c.var;
  const releve = await releveDe(db, perimetre, reunion);
  const tenue = await tient(db, perimetre, reunion);
  const destinataires = await destinatairesDe(db, perimetre, attendus);
  c.status(refus ? 422 : 200);
  const page = (
    <RelevePage
      base={baseDe(c)}
      ici={iciDe(c, seance)}
      seance={seance}
      blocs={blocsLisibles(releve, tenue)}
      approuve={releve.approuve}
      aConclure={sansConclusion(points)}
      joignables={destinataires.filter(({ courriel }) => courriel !== null).length}
      tient={tenue}
      conduire={saitFaire(c, "gouvernance.conduire")}
      refus={refus && PHRASES_RELEVE[refus]}
    />
  );
  return c.render(page, { titre: "Relevé de décisions", erreur: Boolean(refus) });
}

async function approuver(c: Requete) {
  exiger(c, "gouvernance.conduire");
  const reunion = await reunionDe(c);
  const { seance: avant, attendus, presences } = reunion;
  if (Number((await c.req.formData()).get("version")) !== avant.version) orConflict({ numUpdatedRows: 0n });
  const apres = approuverReleve(avant, attendus, presences);
  if (apres instanceof Refus) return montrer(c, apres.code);
  const { db, perimetre } = c.var;
  await updateSeance(db, perimetre, { avant, apres, action: "approbation" });
  const contenu = composerReleve(reunion, await decisionsDe(db, perimetre, avant));
  await insertReleve(db, perimetre, avant, { contenu, le: instantDe(c) });
  return c.redirect(`${iciDe(c, avant)}/releve`, 303);
}

async function envoyer(c: Requete) {
  exiger(c, "gouvernance.conduire");
  const { seance: avant, attendus } = await reunionDe(c);
  const apres = envoyerReleve(avant, instantDe(c));
  if (apres instanceof Refus) return montrer(c, apres.code);
  const { db, perimetre } = c.var;
  await updateSeance(db, perimetre, { avant, apres, action: "envoi" });
  const joignables = (await destinatairesDe(db, perimetre, attendus)).filter(({ courriel }) => courriel !== null);
  const membres = joignables.map(({ membre }) => membre.id);
  await deposerCourriels(db, perimetre, { seance: avant, membres, sujet: "releve", dossier: true });
  return c.redirect(`${iciDe(c, avant)}/releve`, 303);
}

const RELEVE = "/conventions/:convention/instances/:instance/reunions/:reunion/releve";

/** Le relevé d'une réunion : le relire, l'approuver, l'envoyer. */
export const releveRoutes = new Hono<Env>()
  .get(RELEVE, (c) => montrer(c))
  .post(`${RELEVE}/approbation`, approuver)
  .post(`${RELEVE}/envoi`, envoyer);
