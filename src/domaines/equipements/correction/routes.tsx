import { Hono } from "hono";
import { attenteDuLien, type LienFerme, lireLienTenu, passerLienTenu } from "#domaines/acces/index.ts";
import type { Correction } from "#domaines/acteurs/correction/model.ts";
import { etatCorrection } from "#domaines/acteurs/index.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import type { Env } from "#platform/http.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { LienRenvoye } from "#ui/lientenu.tsx";
import type { C } from "../requete/actions.ts";
import type { Structure } from "../structure/model.ts";
import { getStructure, updateStructure } from "../structure/store.ts";
import { verificationStructure } from "./actions.ts";
import { lireReponse } from "./forms.ts";
import { AccueilStructurePage, FicheStructurePage, FinStructurePage } from "./pages.tsx";
import { corriger } from "./rules.ts";
import { CORRECTIONS } from "./store.ts";

const lienDe = (c: C) => c.req.param("lien") ?? "";
const espaceDe = (c: C) => c.var.usager.lieu?.nomEspace ?? "";

/** La demande que le lien ouvre, dans le périmètre que lui seul donne. */
async function correctionDe(c: C): Promise<Correction> {
  const { usager, db, perimetre } = c.var;
  return CORRECTIONS.find(db, perimetre, orNotFound(usager.porteur).sujet).then(orNotFound);
}

function finir(c: C, merci: boolean) {
  c.status(merci ? 200 : 410);
  const titre = merci ? "Merci, la fiche est à jour" : "Ce lien ne sert plus";
  return c.render(<FinStructurePage merci={merci} />, { titre, publique: true });
}

function montrerFiche(c: C, structure: Structure, erreurs?: FormErrors) {
  c.status(erreurs ? 422 : 200);
  const page = <FicheStructurePage lien={lienDe(c)} nomEspace={espaceDe(c)} structure={structure} erreurs={erreurs} />;
  return c.render(page, { titre: "La fiche de votre structure", publique: true, erreur: Boolean(erreurs) });
}

function montrerLien(c: C, ferme: LienFerme) {
  const erreur = Boolean(ferme.erreurs);
  c.status(erreur ? 422 : 200);
  const page = <AccueilStructurePage lien={lienDe(c)} nomEspace={espaceDe(c)} {...ferme} />;
  return c.render(page, { titre: "Vérifier la fiche de votre structure", publique: true, erreur });
}

/** Le courriel repart à la même adresse, avec un lien et un code neufs. */
async function renvoyer(c: C) {
  const correction = await correctionDe(c);
  const { expireLe } = correction;
  if (etatCorrection(correction, c.var.maintenant()) !== "ouverte") return finir(c, false);
  const attend = await attenteDuLien(c, verificationStructure.genre, expireLe);
  if (attend) return montrerLien(c, attend);
  await verificationStructure.renvoyer(c.var.db, c.var.perimetre, correction);
  return c.render(<LienRenvoye />, { titre: "Regardez votre courrier", publique: true });
}

async function repondre(c: C) {
  const { db, perimetre, today } = c.var;
  const correction = await correctionDe(c);
  const maintenant = c.var.maintenant();
  if (etatCorrection(correction, maintenant) !== "ouverte") return finir(c, false);
  const form = await c.req.formData();
  const ferme = await passerLienTenu(c, verificationStructure.genre, correction.expireLe, form);
  if (ferme) return montrerLien(c, ferme);
  const structure = await getStructure(db, perimetre, correction.objet);
  if (form.get("geste") !== "repondre") return montrerFiche(c, structure);
  const saisie = lireReponse(form, structure);
  if (isFormErrors(saisie)) return montrerFiche(c, structure, saisie);
  const { version, remarque, reponse } = saisie;
  if (version !== structure.version) orConflict({ numUpdatedRows: 0n });
  await CORRECTIONS.updateReponse(db, perimetre, correction, { instant: maintenant.toISOString(), remarque });
  const apres = corriger(structure, reponse, today);
  await updateStructure(db, perimetre, { avant: structure, apres, action: "correction" });
  return c.redirect(`/structures/${lienDe(c)}?merci=1`, 303);
}

/** La page publique d'une demande de vérification : sans compte ; l'ouvrir ne la consomme pas. */
export const correctionStructureRoutes = new Hono<Env>()
  .get("/structures/:lien", async (c) => {
    const correction = await correctionDe(c);
    const etat = etatCorrection(correction, c.var.maintenant());
    if (etat !== "ouverte") return finir(c, etat === "repondue" && c.req.query("merci") === "1");
    return montrerLien(c, await lireLienTenu(c, verificationStructure.genre, correction.expireLe));
  })
  .post("/structures/:lien", repondre)
  .post("/structures/:lien/nouveau", renvoyer);
