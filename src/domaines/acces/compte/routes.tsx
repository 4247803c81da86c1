import { type Context, Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import { parseForm } from "#platform/forms.ts";
import { COOKIE, clearCookie } from "#platform/session.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { texte } from "../forms.ts";
import { dureeEnMots } from "../frein/rules.ts";
import { type AccesEnv, phraseSansEmpreinte, statutDuRefus } from "../motdepasse/actions.ts";
import { REFUS_MOT_DE_PASSE, verifierMotDePasse } from "../motdepasse/rules.ts";
import { connecte, empreinteCourante, ouvrirSession } from "../session/actions.ts";
import { motDePasseForm } from "../session/forms.ts";
import { closeSession, closeSessions, listSessions } from "../session/store.ts";
import { listMesLieux } from "../store.ts";
import { ComptePage } from "./pages.tsx";
import { findEmpreinte, updateEmpreinte } from "./store.ts";

type C = Context<AccesEnv>;

async function renderCompte(c: C, erreurs?: FormErrors) {
  const { db, compte } = c.var;
  const [garde, lieux, sessions] = [
    await findEmpreinte(db, compte.courriel),
    await listMesLieux(db, compte.id),
    await listSessions(db, compte.id),
  ];
  const fait = c.req.query("fait") === "mot-de-passe" ? "Votre mot de passe est enregistré." : undefined;
  c.status(erreurs ? statutDuRefus(c) : 200);
  const props = {
    compte,
    lieux,
    sessions,
    fait,
    erreurs,
    courante: empreinteCourante(c),
    aMotDePasse: Boolean(garde?.empreinte),
  };
  return c.render(<ComptePage {...props} />, { titre: "Mon compte", erreur: Boolean(erreurs) });
}

const faute = (champ: string, phrase: string): FormErrors => ({ values: {}, errors: { [champ]: [phrase] } });

/** Pourquoi ce changement de mot de passe n'est pas fait, s'il ne l'est pas. */
async function fauteDuChangement(c: C, nouveau: string): Promise<FormErrors | null> {
  const { db, compte, preuve } = c.var;
  const garde = await findEmpreinte(db, compte.courriel);
  if (preuve && preuve.attente > 0)
    return faute("actuel", `Trop d’essais ont échoué : réessayez dans ${dureeEnMots(preuve.attente)}.`);
  if (garde?.empreinte && preuve?.compte !== compte.id)
    return faute("actuel", "Ce n’est pas votre mot de passe actuel.");
  const lieux = await listMesLieux(db, compte.id);
  const mots = [compte.nom, compte.courriel, ...lieux.map(({ nomEspace }) => nomEspace)];
  const juge = verifierMotDePasse(nouveau, mots);
  return juge instanceof Refus ? faute("nouveau", REFUS_MOT_DE_PASSE[juge.code]) : null;
}

/** « Mon compte » : ses sessions, son mot de passe. */
export const compteRoutes = new Hono<AccesEnv>()
  .use("/compte/*", connecte)
  .get("/compte", (c) => renderCompte(c))
  .post("/compte/sessions", async (c) => {
    const { db, compte } = c.var;
    const session = texte(await c.req.formData(), "session");
    if (session === "toutes") await closeSessions(db, compte.id, c.var.maintenant());
    else if ((await closeSession(db, compte.id, session, c.var.maintenant())).numUpdatedRows === 0n)
      return c.notFound();
    if (session !== "toutes" && session !== empreinteCourante(c)) return c.redirect("/compte", 303);
    clearCookie(c, COOKIE);
    return c.redirect("/connexion", 303);
  })
  .post("/compte/mot-de-passe", async (c) => {
    const { db, compte, empreinte } = c.var;
    const saisie = parseForm(motDePasseForm, await c.req.formData());
    if (isFormErrors(saisie)) return renderCompte(c, saisie);
    const erreurs = await fauteDuChangement(c, saisie.nouveau);
    if (erreurs || !empreinte) return renderCompte(c, erreurs ?? faute("nouveau", phraseSansEmpreinte(c)));
    await updateEmpreinte(db, compte.id, empreinte);
    await closeSessions(db, compte.id, c.var.maintenant());
    await ouvrirSession(c, db, compte.id);
    return c.redirect("/compte?fait=mot-de-passe", 303);
  });
