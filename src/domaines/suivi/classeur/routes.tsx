import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { Refus, refus } from "#commun/refus.ts";
import { nomFichier } from "#commun/texte.ts";
import { peut } from "#domaines/acces/index.ts";
import { readSheets } from "#platform/files/feuilles.ts";
import type { CodeRefus } from "#platform/files/model.ts";
import { PHRASES } from "#platform/files/refus.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { type Feuille, TYPES_TABLEUR } from "#platform/tableur.ts";
import { lireRegistre } from "../decision/actions.ts";
import { listEtats } from "../etat/store.ts";
import { baseDe, conventionDe, gesteDe, type Requete } from "../requete/actions.ts";
import { comprendre, ecrireClasseur, envoyer, listQuestions, trouverRangees } from "./actions.ts";
import { REFUS_CLASSEUR, relireRangees } from "./forms.ts";
import type { Rangee } from "./model.ts";
import { ApercuClasseurPage } from "./pages.tsx";

type Lecture = Feuille[] | Refus<CodeRefus | "sans-fichier">;

declare module "hono" {
  interface ContextVariableMap {
    /** What the deposited spreadsheet holds, read before the transaction. */
    classeur: Lecture;
  }
}

const CLASSEUR = "/conventions/:convention/reponses/classeur";
const MAX = 5 * 1024 * 1024;

const limite = bodyLimit({
  maxSize: MAX,
  onError: (c) => {
    c.status(413);
    return c.render(<p>Ce classeur dépasse 5 Mo : ce n’est pas celui de la campagne.</p>, {
      titre: "Fichier trop gros",
      erreur: true,
    });
  },
});

const lire = createMiddleware<Env>(async (c, next) => {
  const { usager } = c.var;
  forbid(usager.porteur !== undefined || peut(usager.perimetre?.roles ?? [], "suivi.repondre"));
  const fichier = (await c.req.formData()).get("classeur");
  const depose = fichier instanceof File && fichier.name !== "" ? fichier : null;
  const lu = depose && (await readSheets(depose.name, new Uint8Array(await depose.arrayBuffer())));
  c.set("classeur", lu ?? refus("sans-fichier"));
  return next();
});

/** Monté avant la transaction : le fichier est borné, et lu dans son propre processus, sans rien tenir ouvert. */
export const classeurAvant = new Hono<Env>().post(CLASSEUR, limite, lire);

async function montrer(c: Requete, rangees: readonly Rangee[], refusee: string | null) {
  const { db, perimetre, today } = c.var;
  const etats = await listEtats(db, perimetre, conventionDe(c));
  const lues = comprendre(rangees, await listQuestions(c), {
    etats,
    le: today,
    registre: await lireRegistre(db, perimetre),
  });
  const phrase = refusee ?? (lues.length === 0 ? REFUS_CLASSEUR["rien-a-envoyer"] : null);
  const erreur = phrase !== null || lues.some(({ faute }) => faute !== null);
  c.status(erreur ? 422 : 200);
  const remplis = new Set(lues.map(({ rang }) => rang));
  const utiles = rangees.filter(({ rang }) => remplis.has(rang));
  const page = <ApercuClasseurPage base={baseDe(c)} lues={lues} rangees={utiles} etats={etats} refus={phrase} />;
  return c.render(page, { titre: "Relire le classeur", erreur });
}

const phraseDe = (code: CodeRefus | "sans-fichier") =>
  code === "sans-fichier" ? REFUS_CLASSEUR["sans-fichier"] : PHRASES[code];

export const classeurRoutes = new Hono<Env>()
  .get(CLASSEUR, async (c) => {
    const { db, perimetre, usager } = c.var;
    const questions = await listQuestions(c, { campagne: c.req.query("campagne"), pour: c.req.query("pour") });
    const format = c.req.query("format") === "ods" ? "ods" : "xlsx";
    const corps = await ecrireClasseur(format, questions, await listEtats(db, perimetre, conventionDe(c)));
    const nom = nomFichier(`suivi ${usager.lieu?.convention?.titre ?? ""}`, format);
    return c.body(corps, 200, {
      "content-type": TYPES_TABLEUR[format],
      "content-disposition": `attachment; filename="${nom}"`,
    });
  })
  .post(CLASSEUR, (c) => {
    const lu = c.var.classeur;
    if (lu instanceof Refus) return montrer(c, [], phraseDe(lu.code));
    const rangees = trouverRangees(lu);
    return rangees instanceof Refus ? montrer(c, [], REFUS_CLASSEUR[rangees.code]) : montrer(c, rangees, null);
  })
  .post(`${CLASSEUR}/envoi`, async (c) => {
    const { db, perimetre, today } = c.var;
    const form = await c.req.formData();
    const rangees = relireRangees(String(form.get("lignes") ?? ""));
    const questions = await listQuestions(c);
    const etats = await listEtats(db, perimetre, conventionDe(c));
    const lues = comprendre(rangees, questions, { etats, le: today, registre: await lireRegistre(db, perimetre) });
    if (rangees.length === 0) return montrer(c, [], REFUS_CLASSEUR.perdu);
    if (lues.length === 0 || lues.some(({ faute }) => faute !== null)) return montrer(c, rangees, null);
    if (lues.some(({ alerte }) => alerte) && form.get("confirme") !== "oui")
      return montrer(c, rangees, REFUS_CLASSEUR.personne);
    const conduit = peut(perimetre.roles, "suivi.conduire");
    const faute = await envoyer(c, lues, { geste: { ...gesteDe(c), canal: "classeur" }, conduit });
    return faute ? montrer(c, rangees, faute) : c.redirect(`${baseDe(c)}/reponses?merci=1`, 303);
  });
