import { Hono } from "hono";
import type { z } from "zod";
import { Refus } from "#commun/refus.ts";
import { creerLienPublic, fermerLienPublic } from "#domaines/acces/index.ts";
import type { Env } from "#platform/http.ts";
import { incomplete, orNotFound } from "#platform/errors.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { BASE, baseDe, exigerLire, exigerModifier, peutModifier, type Requete } from "../../actions.ts";
import {
  accuser,
  demanderPieces,
  direSansObjet,
  informer,
  interditsDans,
  notifier,
  recevoirPieces,
  type RefusActe,
  rendre,
  retirer,
  transmettre,
} from "../acte/rules.ts";
import { aFaire, frise, resteANotifier, type Tache, tardifs } from "../etape/rules.ts";
import { DECISION, FAIT_SEUL, FERMETURE, NOTIFICATION, PIECES, TRANSMISSION_AVIS } from "../forms.ts";
import type { Interdit } from "../lexique.ts";
import type { Avis, Reference } from "../model.ts";
import { lireReferences } from "../reference/actions.ts";
import { etatAu } from "../rules.ts";
import { getAvis, updateAvis } from "../store.ts";
import { nomCommune, planifieIci } from "./actions.ts";
import { AvisPage } from "./pages.tsx";

const ICI = `${BASE}/avis/:avis`;
const avisDe = (c: Requete) => getAvis(c.var.db, c.var.perimetre, c.req.param("avis") ?? "");

/** Les tâches dont la page peut rendre l'avis. */
const DECIDENT: readonly Tache[] = ["verifierPieces", "decider"];

type Suite = { erreurs?: FormErrors; refus?: RefusActe | "depasse"; interdits?: readonly Interdit[] };

async function montrer(c: Requete, suite: Suite = {}) {
  exigerLire(c);
  const { db, perimetre, today } = c.var;
  const avis = await avisDe(c);
  const suivante = aFaire(avis, today);
  const decide = DECIDENT.includes(suivante.tache) || tardifs(avis, today).includes("decision");
  const erreur = Boolean(suite.erreurs || suite.refus);
  c.status(suite.refus === "depasse" ? 409 : erreur ? 422 : 200);
  const props = {
    base: baseDe(c),
    avis,
    commune: nomCommune(avis.commune),
    etat: etatAu(avis, today),
    suite: suivante,
    etapes: frise(avis, today),
    reste: resteANotifier(avis),
    planifie: await planifieIci(db, perimetre, avis),
    citables: decide ? await lireReferences(db, perimetre, avis, today) : [],
    ici: `/conventions/${perimetre.conventions[0]}`,
    modifier: peutModifier(c),
    today,
    lien: avis.lien && `${c.var.adresse}/avis/${avis.lien}`,
  };
  return c.render(<AvisPage {...props} {...suite} />, { titre: `${avis.objet}, avis demandé`, erreur });
}

type Saisie = { version: number };
type Jugement = {
  avis: Avis;
  aujourdhui: Requete["var"]["today"];
  planifie: boolean;
  citables: readonly Reference[];
};
type Geste<S extends z.ZodType<Saisie>> = {
  action: string;
  forme: S;
  juger: (saisie: z.output<S>, suite: Jugement) => Avis | Refus<RefusActe>;
  craindre?: (saisie: z.output<S>) => readonly Interdit[];
  /** L'avis cite : on relit ce qu'il peut citer. */
  citer?: boolean;
};

/** Un geste : ce qui fut saisi est jugé par une règle, puis écrit si personne n'a écrit entre-temps. */
const geste =
  <S extends z.ZodType<Saisie>>({ action, forme, juger, craindre, citer = false }: Geste<S>) =>
  async (c: Requete) => {
    exigerModifier(c);
    const { db, perimetre, today } = c.var;
    const avis = await avisDe(c);
    const form = await c.req.formData();
    const saisie = parseForm(forme, form);
    if (isFormErrors(saisie)) return montrer(c, { erreurs: saisie });
    const values = { values: valuesOf(form), errors: {} };
    if (saisie.version !== avis.version) return montrer(c, { erreurs: values, refus: "depasse" });
    const interdits = craindre?.(saisie) ?? [];
    if (interdits.length > 0) return montrer(c, { erreurs: values, interdits });
    const planifie = await planifieIci(db, perimetre, avis);
    const citables = citer ? await lireReferences(db, perimetre, avis, today) : [];
    const apres = juger(saisie, { avis, aujourdhui: today, planifie, citables });
    if (apres instanceof Refus) return montrer(c, { erreurs: values, refus: apres.code });
    await updateAvis(db, perimetre, { avant: { ...avis, version: saisie.version }, apres, action });
    return c.redirect(`${baseDe(c)}/avis/${avis.id}`, 303);
  };

const jours = ({ le }: { le: Jugement["aujourdhui"] }, { aujourdhui }: Jugement) => ({ le, aujourdhui });

/** L'adresse sans compte du demandeur, frappée une fois : elle tient à une convention de l'espace. */
async function ouvrirLien(c: Requete) {
  exigerModifier(c);
  const { db, perimetre } = c.var;
  const avis = await avisDe(c);
  const convention = orNotFound(perimetre.conventions[0]);
  if (!avis.lien) {
    const vers = { genre: "avis", espace: perimetre.espace, convention, objet: avis.id } as const;
    const lien = await creerLienPublic(db, vers);
    await updateAvis(db, perimetre, { avant: avis, apres: { ...avis, lien }, action: "lien" });
  }
  return c.redirect(`${baseDe(c)}/avis/${avis.id}`, 303);
}

/** Retire l'adresse partie en de mauvaises mains ; une autre peut s'ouvrir ensuite. Celle que l'on ne voyait pas reste (409). */
async function fermerLien(c: Requete) {
  exigerModifier(c);
  const { db, perimetre } = c.var;
  const avis = await avisDe(c);
  const saisie = parseForm(FERMETURE, await c.req.formData());
  if (isFormErrors(saisie)) throw incomplete(saisie);
  if (avis.lien) {
    const convention = orNotFound(perimetre.conventions[0]);
    await fermerLienPublic(db, { genre: "avis", espace: perimetre.espace, convention, objet: avis.id });
    const avant = { ...avis, version: saisie.version };
    await updateAvis(db, perimetre, { avant, apres: { ...avis, lien: null }, action: "lien retiré" });
  }
  return c.redirect(`${baseDe(c)}/avis/${avis.id}`, 303);
}

/** Une demande d'avis, et chacun de ses pas. */
export const suiviRoutes = new Hono<Env>()
  .get(ICI, (c) => montrer(c))
  .post(
    `${ICI}/transmission`,
    geste({
      action: "transmission",
      forme: TRANSMISSION_AVIS,
      juger: (saisie, suite) => transmettre(suite.avis, jours(saisie, suite), saisie.informeLe),
    }),
  )
  .post(
    `${ICI}/information`,
    geste({
      action: "information",
      forme: FAIT_SEUL,
      juger: (saisie, suite) => informer(suite.avis, jours(saisie, suite)),
    }),
  )
  .post(
    `${ICI}/sans-objet`,
    geste({
      action: "sans objet",
      forme: FAIT_SEUL,
      juger: (saisie, suite) => direSansObjet(suite.avis, jours(saisie, suite)),
    }),
  )
  .post(
    `${ICI}/pieces`,
    geste({
      action: "pièces demandées",
      forme: PIECES,
      juger: (saisie, suite) => demanderPieces(suite.avis, jours(saisie, suite), saisie.pieces),
    }),
  )
  .post(
    `${ICI}/pieces-recues`,
    geste({
      action: "pièces reçues",
      forme: FAIT_SEUL,
      juger: (saisie, suite) => recevoirPieces(suite.avis, jours(saisie, suite)),
    }),
  )
  .post(
    `${ICI}/accuse`,
    geste({ action: "accusé", forme: FAIT_SEUL, juger: (saisie, suite) => accuser(suite.avis, jours(saisie, suite)) }),
  )
  .post(
    `${ICI}/decision`,
    geste({
      action: "avis rendu",
      forme: DECISION,
      citer: true,
      juger: ({ version: _v, confirme: _c, references: cles, ...dite }, { avis, citables, ...suite }) => {
        const references = citables.filter(({ cle }) => cles.includes(cle));
        return rendre(avis, { ...dite, references }, { ...suite, citables: citables.length });
      },
      craindre: ({ motivation, confirme }) => (confirme ? [] : interditsDans(motivation)),
    }),
  )
  .post(
    `${ICI}/notification`,
    geste({
      action: "notification",
      forme: NOTIFICATION,
      juger: (saisie, suite) => notifier(suite.avis, saisie.destinataire, jours(saisie, suite)),
    }),
  )
  .post(
    `${ICI}/retrait`,
    geste({ action: "retrait", forme: FAIT_SEUL, juger: (saisie, suite) => retirer(suite.avis, jours(saisie, suite)) }),
  )
  .post(`${ICI}/lien`, ouvrirLien)
  .post(`${ICI}/lien/retrait`, fermerLien);
