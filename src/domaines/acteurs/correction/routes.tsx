import { type Context, Hono } from "hono";
import { attenteDuLien, type LienFerme, lireLienTenu, passerLienTenu } from "#domaines/acces/index.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import { parseForm } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { LienRenvoye } from "#ui/lientenu.tsx";
import type { Acteur } from "../model.ts";
import { getActeur, updateActeur } from "../store.ts";
import { verificationActeur } from "./actions.ts";
import { reponseForm } from "./forms.ts";
import type { Correction } from "./model.ts";
import { AccueilPage, FinPage, ReponsePage } from "./pages.tsx";
import { corriger, etatCorrection } from "./rules.ts";
import { CORRECTIONS } from "./store.ts";

type C = Context<Env>;

const lienDe = (c: C) => c.req.param("lien") ?? "";
const espaceDe = (c: C) => c.var.usager.lieu?.nomEspace ?? "";

/** La demande que le lien ouvre, dans le périmètre que lui seul donne. */
async function correctionDe(c: C): Promise<Correction> {
  const { usager, db, perimetre } = c.var;
  const { sujet } = orNotFound(usager.porteur);
  return CORRECTIONS.find(db, perimetre, sujet).then(orNotFound);
}

/** Fusionnée depuis, la fiche à relire est celle de l'acteur gardé. */
async function acteurDe(c: C, { objet }: Correction): Promise<Acteur> {
  const lu = await getActeur(c.var.db, c.var.perimetre, objet);
  return lu.fusionne ? getActeur(c.var.db, c.var.perimetre, lu.fusionne) : lu;
}

function finir(c: C, merci: boolean) {
  c.status(merci ? 200 : 410);
  const titre = merci ? "Merci, votre fiche est à jour" : "Ce lien ne sert plus";
  return c.render(<FinPage merci={merci} />, { titre, publique: true });
}

function montrerFiche(c: C, acteur: Acteur, erreurs?: FormErrors) {
  c.status(erreurs ? 422 : 200);
  const page = <ReponsePage lien={lienDe(c)} nomEspace={espaceDe(c)} acteur={acteur} erreurs={erreurs} />;
  return c.render(page, { titre: "Votre fiche", publique: true, erreur: Boolean(erreurs) });
}

function montrerLien(c: C, ferme: LienFerme) {
  const erreur = Boolean(ferme.erreurs);
  c.status(erreur ? 422 : 200);
  const page = <AccueilPage lien={lienDe(c)} nomEspace={espaceDe(c)} {...ferme} />;
  return c.render(page, { titre: "Vérifier votre fiche", publique: true, erreur });
}

/** Le courriel repart à la même adresse, avec un lien et un code neufs. */
async function renvoyer(c: C) {
  const correction = await correctionDe(c);
  const { expireLe } = correction;
  if (etatCorrection(correction, c.var.maintenant()) !== "ouverte") return finir(c, false);
  const attend = await attenteDuLien(c, verificationActeur.genre, expireLe);
  if (attend) return montrerLien(c, attend);
  await verificationActeur.renvoyer(c.var.db, c.var.perimetre, correction);
  return c.render(<LienRenvoye />, { titre: "Regardez votre courrier", publique: true });
}

async function repondre(c: C) {
  const { db, perimetre, today } = c.var;
  const correction = await correctionDe(c);
  const maintenant = c.var.maintenant();
  if (etatCorrection(correction, maintenant) !== "ouverte") return finir(c, false);
  const form = await c.req.formData();
  const ferme = await passerLienTenu(c, verificationActeur.genre, correction.expireLe, form);
  if (ferme) return montrerLien(c, ferme);
  const acteur = await acteurDe(c, correction);
  if (form.get("geste") !== "repondre") return montrerFiche(c, acteur);
  const saisie = parseForm(reponseForm, form);
  if (isFormErrors(saisie)) return montrerFiche(c, acteur, saisie);
  const { version, remarque, ...reponse } = saisie;
  if (version !== acteur.version) orConflict({ numUpdatedRows: 0n });
  await CORRECTIONS.updateReponse(db, perimetre, correction, { instant: maintenant.toISOString(), remarque });
  await updateActeur(db, acteur, corriger(acteur, reponse, today), "correction");
  return c.redirect(`/corrections/${lienDe(c)}?merci=1`, 303);
}

/** La page publique d'une demande de vérification : sans compte ; l'ouvrir ne la consomme pas. */
export const correctionRoutes = new Hono<Env>()
  .get("/corrections/:lien", async (c) => {
    const correction = await correctionDe(c);
    const etat = etatCorrection(correction, c.var.maintenant());
    if (etat !== "ouverte") return finir(c, etat === "repondue" && c.req.query("merci") === "1");
    return montrerLien(c, await lireLienTenu(c, verificationActeur.genre, correction.expireLe));
  })
  .post("/corrections/:lien", repondre)
  .post("/corrections/:lien/nouveau", renvoyer);
