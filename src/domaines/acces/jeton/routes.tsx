import { type Context, Hono } from "hono";
import { Refus } from "#commun/refus.ts";
import { parseForm } from "#platform/forms.ts";
import { hashCode, hashToken } from "#platform/session.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { chiffresDe } from "../code/rules.ts";
import { rendreCode } from "../code/store.ts";
import { cleDe } from "../compte/rules.ts";
import { updateActif, updateEmpreinte } from "../compte/store.ts";
import { PAR_COURRIEL, PAR_JOUR, PAR_SOURCE } from "../frein/model.ts";
import { dureeEnMots } from "../frein/rules.ts";
import { reserverEssai } from "../frein/store.ts";
import { revoquerTous } from "../jetonapi/actions.ts";
import { type AccesEnv, phraseSansEmpreinte, statutDuRefus } from "../motdepasse/actions.ts";
import { REFUS_MOT_DE_PASSE, verifierMotDePasse } from "../motdepasse/rules.ts";
import { ouvrirSession } from "../session/actions.ts";
import { destination } from "../session/rules.ts";
import { closeSessions } from "../session/store.ts";
import { listMesLieux } from "../store.ts";
import { demanderLien, deposerCourriel, temoinDe } from "./actions.ts";
import { courrielMotDePasseChange } from "./courriels.tsx";
import { codeForm, invitationForm, lienForm, nouveauForm } from "./forms.ts";
import type { Demande, EtatDuLien, Jeton } from "./model.ts";
import { AttentePage, DemandePage, LienPage, LienPassePage, titreDuLien } from "./pages.tsx";
import { demandeLeCode, etatDuLien } from "./rules.ts";
import { annulerJetons, consommer, findJetonParLien, findJetonParNavigateur } from "./store.ts";

type C = Context<AccesEnv>;
type Genre = Demande["genre"];

type Suite = { erreurs?: FormErrors | undefined; refus?: string | undefined };

function renderAttente(c: C, pour: Genre, suite: Suite = {}, status: 200 | 422 | 429 = 200) {
  c.status(status);
  const erreur = status !== 200;
  return c.render(<AttentePage pour={pour} {...suite} />, { titre: "Regardez votre courrier", publique: true, erreur });
}

/** Ce qui empêche cette adresse, ou ce lieu, de demander un autre courriel : les secondes à attendre, et une phrase. */
async function freinDuCourriel(c: C, courriel: string): Promise<{ attente: number; refus: string } | null> {
  const { db, source, today } = c.var;
  const maintenant = c.var.maintenant();
  const adresse = hashToken(cleDe(courriel));
  const bientot =
    (await reserverEssai(db, `lien-source:${hashToken(source)}`, PAR_SOURCE, maintenant)) ||
    (await reserverEssai(db, `lien:${adresse}`, PAR_COURRIEL, maintenant));
  if (bientot > 0)
    return {
      attente: bientot,
      refus: `Plusieurs courriels viennent déjà de partir. Ouvrez le dernier reçu, ou attendez ${dureeEnMots(bientot)}.`,
    };
  const demain = await reserverEssai(db, `lien-jour:${today}:${adresse}`, PAR_JOUR, maintenant);
  return demain > 0 ? { attente: demain, refus: TROP_AUJOURDHUI } : null;
}

const TROP_AUJOURDHUI =
  "Dix courriels sont déjà partis aujourd’hui à cette adresse. Ouvrez le dernier reçu, entrez avec votre mot de passe si vous en avez un, ou revenez demain.";

async function envoyer(c: C, demande: Pick<Demande, "genre" | "courriel" | "vers">) {
  const frein = await freinDuCourriel(c, demande.courriel);
  if (frein) {
    c.header("Retry-After", String(frein.attente));
    return renderAttente(c, demande.genre, { refus: frein.refus }, 429);
  }
  await demanderLien(c, demande);
  return c.redirect(`/connexion/courriel?pour=${demande.genre}`, 303);
}

const demander = (genre: Genre) => async (c: C) => {
  const saisie = parseForm(lienForm, await c.req.formData());
  if (!isFormErrors(saisie)) return envoyer(c, { genre, courriel: saisie.courriel, vers: destination(saisie.vers) });
  c.status(422);
  return c.render(<DemandePage genre={genre} vers={destination(saisie.values["vers"])} erreurs={saisie} />, {
    titre: "Recevoir un lien",
    publique: true,
    erreur: true,
  });
};

type Passe = Exclude<EtatDuLien, "bon">;

function renderPasse(c: C, etat: Passe, jeton: Jeton | undefined) {
  c.status(410);
  const lien = jeton ? (c.req.param("lien") ?? null) : null;
  return c.render(<LienPassePage etat={etat} lien={lien} genre={jeton?.genre ?? "connexion"} />, {
    titre: "Ce lien ne sert plus",
    publique: true,
  });
}

const RARES: readonly string[] = ["pilote", "elu"];

/** Ce que ce compte ouvre, et s'il n'y vient que de temps en temps. */
async function lieuxDe(c: C, compte: string): Promise<{ lieux: string[]; rare: boolean }> {
  const lieux = await listMesLieux(c.var.db, compte);
  return {
    lieux: [...new Set(lieux.flatMap(({ titre, nomEspace }) => [titre ?? nomEspace]))],
    rare: lieux.length > 0 && lieux.every(({ roles }) => roles.every((role) => RARES.includes(role))),
  };
}

async function renderLien(c: C, jeton: Jeton, suite: Suite = {}) {
  const erreur = suite.erreurs !== undefined || suite.refus !== undefined;
  c.status(erreur ? statutDuRefus(c) : 200);
  const code = demandeLeCode(jeton, temoinDe(c));
  const props = {
    genre: jeton.genre,
    nom: jeton.nom,
    lien: c.req.param("lien") ?? "",
    code,
    ...(await lieuxDe(c, jeton.compte)),
  };
  return c.render(<LienPage {...props} {...suite} />, { titre: titreDuLien(jeton.genre), publique: true, erreur });
}

const faute = (champ: string, phrase: string): FormErrors => ({ values: {}, errors: { [champ]: [phrase] } });
const CODE_FAUX = "Ce n’est pas le code du dernier courriel.";
const CODE_MORT = "Trop de codes faux : celui-ci ne vaut plus. Demandez un nouveau lien.";

/** Ce qui manque au code tapé, ou rien s'il est juste. */
function fauteDuCode(c: C, jeton: Jeton | null, form: FormData): FormErrors | null {
  const saisie = parseForm(codeForm, form);
  if (isFormErrors(saisie)) return { values: {}, errors: { code: saisie.errors["code"] } };
  if (!c.var.essaiDuCode) return faute("code", CODE_MORT);
  const bon = jeton?.code && jeton.code === hashCode(jeton.id, chiffresDe(saisie.code));
  return bon ? null : faute("code", CODE_FAUX);
}

/** Le mot de passe que ce geste pose : son empreinte, aucune, ou ce qui n'y va pas. */
async function motDePassePose(c: C, jeton: Jeton, form: FormData): Promise<string | null | FormErrors> {
  if (jeton.genre === "connexion") return null;
  const saisie = parseForm(jeton.genre === "invitation" ? invitationForm : nouveauForm, form);
  if (isFormErrors(saisie)) return { values: saisie.values, errors: saisie.errors };
  const { entree = "motDePasse", nouveau } = saisie as { entree?: string; nouveau: string };
  if (entree === "lien") return null;
  const mots = [jeton.nom, jeton.courriel, ...(await lieuxDe(c, jeton.compte)).lieux];
  const juge = verifierMotDePasse(nouveau, mots);
  const values = { entree };
  if (juge instanceof Refus) return { values, errors: { nouveau: [REFUS_MOT_DE_PASSE[juge.code]] } };
  return c.var.empreinte ?? { values, errors: { nouveau: [phraseSansEmpreinte(c)] } };
}

/** Le lien a servi : le compte est pris en main, le mot de passe posé, la session ouverte. */
async function entrer(c: C, jeton: Jeton, empreinte: string | null) {
  const { db } = c.var;
  const maintenant = c.var.maintenant();
  await updateActif(db, jeton.compte, maintenant);
  await annulerJetons(db, jeton.compte, maintenant, ["invitation"]); // whoever has entered needs none: it would set a password
  if (empreinte !== null) await updateEmpreinte(db, jeton.compte, empreinte);
  if (jeton.genre === "reinitialisation") {
    await closeSessions(db, jeton.compte, maintenant);
    await annulerJetons(db, jeton.compte, maintenant, ["connexion", "reinitialisation"]);
    await revoquerTous(db, { compte: jeton.compte, par: jeton.compte }, maintenant);
    await deposerCourriel(db, courrielMotDePasseChange(jeton, c.var.adresse));
  }
  await ouvrirSession(c, db, jeton.compte);
  return c.redirect(destination(jeton.vers), 303);
}

/** Le lien que nomme l'adresse, et pourquoi il ne sert plus s'il ne sert plus. */
async function lire(c: C, lien: string): Promise<{ jeton: Jeton | undefined; passe: Passe | null }> {
  const jeton = await findJetonParLien(c.var.db, lien);
  const etat = jeton ? etatDuLien(jeton, c.var.maintenant()) : "expire";
  return { jeton, passe: etat === "bon" ? null : etat };
}

/** Le geste : le code s'il le faut, le mot de passe s'il en pose un, puis le lien est consommé et l'on entre. */
async function ouvrirLien(c: C, jeton: Jeton, form: FormData) {
  const avecCode = demandeLeCode(jeton, temoinDe(c));
  const erreurs = avecCode ? fauteDuCode(c, jeton, form) : null;
  if (erreurs) return renderLien(c, jeton, { erreurs });
  const empreinte = await motDePassePose(c, jeton, form);
  if (empreinte !== null && typeof empreinte !== "string") {
    if (avecCode) c.var.apres((db) => rendreCode(db, { table: "acces_jeton", colonne: "id", valeur: jeton.id }));
    return renderLien(c, jeton, { erreurs: empreinte });
  }
  if (!(await consommer(c.var.db, jeton.id, c.var.maintenant()))) return renderPasse(c, "consomme", jeton);
  return entrer(c, jeton, empreinte);
}

/** Les liens reçus par courriel : demander, attendre, ouvrir, faire le geste. Lire une page n'y consomme rien. */
export const jetonRoutes = new Hono<AccesEnv>()
  .post("/connexion/lien", demander("connexion"))
  .post("/connexion/oubli", demander("reinitialisation"))
  .get("/connexion/courriel", (c) =>
    renderAttente(c, c.req.query("pour") === "reinitialisation" ? "reinitialisation" : "connexion"),
  )
  .post("/connexion/code", async (c) => {
    const temoin = temoinDe(c);
    const trouve = temoin ? await findJetonParNavigateur(c.var.db, temoin) : undefined;
    const jeton = trouve && etatDuLien({ ...trouve, essais: 0 }, c.var.maintenant()) === "bon" ? trouve : null;
    const erreurs = fauteDuCode(c, jeton, await c.req.formData());
    if (erreurs) return renderAttente(c, "connexion", { erreurs }, 422);
    if (!jeton || !(await consommer(c.var.db, jeton.id, c.var.maintenant())))
      return renderAttente(c, "connexion", { erreurs: faute("code", CODE_FAUX) }, 422);
    return entrer(c, jeton, null);
  })
  .get("/liens/:lien", async (c) => {
    const { jeton, passe } = await lire(c, c.req.param("lien"));
    return jeton && !passe ? renderLien(c, jeton) : renderPasse(c, passe ?? "expire", jeton);
  })
  .post("/liens/:lien", async (c) => {
    const { jeton, passe } = await lire(c, c.req.param("lien"));
    return jeton && !passe ? ouvrirLien(c, jeton, await c.req.formData()) : renderPasse(c, passe ?? "expire", jeton);
  })
  .post("/liens/:lien/nouveau", async (c) => {
    const jeton = await findJetonParLien(c.var.db, c.req.param("lien"));
    if (!jeton || jeton.genre === "invitation") return renderPasse(c, "expire", jeton);
    return envoyer(c, { genre: jeton.genre, courriel: jeton.courriel, vers: jeton.vers });
  });
