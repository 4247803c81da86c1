import { Hono } from "hono";
import { enLettres } from "#commun/jour.ts";
import { Refus } from "#commun/refus.ts";
import { peut } from "#domaines/acces/index.ts";
import type { Env } from "#platform/http.ts";
import type { FormErrors } from "#ui/form.ts";
import { lireSeance } from "../calcul/actions.ts";
import { cloreSeance } from "../cloture/actions.ts";
import { gelDe, lireDepartage, preparerGel } from "../gel/actions.ts";
import type { DossierGele } from "../gel/model.ts";
import { insertGel } from "../gel/store.ts";
import { PHRASES_COMMISSION } from "../lexique.ts";
import {
  commissionConduite,
  commissionLue,
  conduit,
  exigerVersion,
  iciDe,
  instantDe,
  type Requete,
  sha256,
  texteDe,
  UNE,
} from "../requete/actions.ts";
import type { Commission } from "../session/model.ts";
import { geler, ouvrir, type RefusCommission, tirer } from "../session/rules.ts";
import { updateCommission } from "../session/store.ts";
import { CARACTERES, exAequo, texteTire } from "../tirage/rules.ts";
import { personnesDe } from "../vote/rules.ts";
import { apercuDe, bilanDe } from "./actions.ts";
import { EtapePage, TiragePage } from "./pages.tsx";

type Suite = { refus?: RefusCommission; erreurs?: FormErrors };

const fauteDe = (nom: string, valeur: string, phrase: string): FormErrors => ({
  values: { [nom]: valeur },
  errors: { [nom]: [phrase] },
});

async function montrer(c: Requete, commission: Commission, { refus, erreurs }: Suite = {}) {
  const { db, perimetre } = c.var;
  c.status(refus || erreurs ? 422 : 200);
  const props = {
    ici: iciDe(c, commission),
    commission,
    conduire: conduit(c),
    demandes: peut(perimetre.roles, "guichet.lire") ? `/espaces/${perimetre.espace}/guichet/demandes` : null,
    erreurs,
    apercu: commission.etat === "preparee" ? await apercuDe(db, perimetre, commission) : null,
    bilan: await bilanDe(db, perimetre, commission),
    refus: refus && PHRASES_COMMISSION[refus],
  };
  return c.render(<EtapePage {...props} />, { titre: commission.nom, erreur: Boolean(refus || erreurs) });
}

async function gelerListe(c: Requete) {
  const avant = await commissionConduite(c);
  const form = await c.req.formData();
  exigerVersion(form, avant);
  const { db, perimetre } = c.var;
  const prepare = await preparerGel(db, perimetre, avant);
  const annonce = texteDe(form, "annonce");
  const apres = geler(avant, {
    annonce,
    dossiers: prepare.dossiers.filter(({ contenu }) => !contenu.nonRecevable).length,
  });
  if (apres instanceof Refus) {
    if (apres.code !== "sans-annonce") return montrer(c, avant, { refus: apres.code });
    return montrer(c, avant, { erreurs: fauteDe("annonce", annonce, PHRASES_COMMISSION[apres.code]) });
  }
  await updateCommission(db, perimetre, { avant, apres, action: "gel" });
  await insertGel(db, perimetre, avant.id, gelDe(prepare, { annonce, le: instantDe(c), par: perimetre.compte }));
  return c.redirect(iciDe(c, avant), 303);
}

async function ouvrirSeance(c: Requete) {
  const avant = await commissionConduite(c);
  const form = await c.req.formData();
  exigerVersion(form, avant);
  const presents = texteDe(form, "presents");
  if (personnesDe(presents).length === 0)
    return montrer(c, avant, { erreurs: fauteDe("presents", "", "Notez qui siège : au moins une personne.") });
  const apres = ouvrir(avant, presents);
  if (apres instanceof Refus) return montrer(c, avant, { refus: apres.code });
  await updateCommission(c.var.db, c.var.perimetre, { avant, apres, action: "ouverture de la séance" });
  return c.redirect(`${iciDe(c, avant)}/liste`, 303);
}

async function clore(c: Requete) {
  const avant = await commissionConduite(c);
  exigerVersion(await c.req.formData(), avant);
  const refus = await cloreSeance(c.var.db, c.var.perimetre, avant, { le: c.var.today, instant: instantDe(c) });
  return refus ? montrer(c, avant, { refus: refus.code }) : c.redirect(`${iciDe(c, avant)}/lettres`, 303);
}

/** Combien de groupes d'ex aequo se montrent : au-delà, la page dirait trop. */
const GROUPES_MONTRES = 20;

/** Un groupe d'ex aequo, dans l'ordre du tirage s'il est fait. */
const groupeDit = (groupe: readonly DossierGele[], graine: string | null) => ({
  points: groupe[0]?.points ?? 0,
  depuis: groupe[0] ? enLettres(groupe[0].depuis) : "",
  dossiers: groupe
    .map(({ id }) => ({ id, debut: graine === null ? "" : sha256(texteTire(graine, id)).slice(0, CARACTERES) }))
    .toSorted((a, b) => (a.debut < b.debut ? -1 : 1)),
});

/** Un dossier dont on montre comment refaire le tirage. */
function exempleDe(dossier: DossierGele | undefined, graine: string | null) {
  if (graine === null || !dossier) return null;
  const texte = texteTire(graine, dossier.id);
  return { texte, empreinte: sha256(texte) };
}

async function montrerTirage(c: Requete, commission: Commission, { refus, erreurs }: Suite = {}) {
  const { db, perimetre } = c.var;
  const { etat, gel } = await lireSeance(db, perimetre, commission);
  const groupes = exAequo(etat.dossiers);
  const { graine } = commission;
  const exemple = exempleDe(groupes[0]?.[0] ?? etat.dossiers[0], graine);
  c.status(refus || erreurs ? 422 : 200);
  const props = {
    ici: iciDe(c, commission),
    commission,
    conduire: conduit(c),
    erreurs,
    total: groupes.length,
    exAequo: groupes.slice(0, GROUPES_MONTRES).map((groupe) => groupeDit(groupe, graine)),
    exemple,
    departage: await lireDepartage(db, perimetre, gel.contenu),
    refus: refus && PHRASES_COMMISSION[refus],
  };
  return c.render(<TiragePage {...props} />, { titre: "Tirage au sort", erreur: Boolean(refus || erreurs) });
}

async function tirerAuSort(c: Requete) {
  const avant = await commissionConduite(c);
  const form = await c.req.formData();
  exigerVersion(form, avant);
  const valeur = texteDe(form, "graine");
  const apres = tirer(avant, valeur, instantDe(c));
  if (apres instanceof Refus) {
    if (apres.code !== "sans-valeur") return montrer(c, avant, { refus: apres.code });
    return montrerTirage(c, avant, { erreurs: fauteDe("graine", valeur, PHRASES_COMMISSION[apres.code]) });
  }
  await updateCommission(c.var.db, c.var.perimetre, { avant, apres, action: "tirage" });
  return c.redirect(`${iciDe(c, avant)}/tirage`, 303);
}

/** Les étapes d'une séance : geler, tirer, ouvrir, clore. */
export const etapeRoutes = new Hono<Env>()
  .get(UNE, async (c) => montrer(c, await commissionLue(c)))
  .post(`${UNE}/gel`, gelerListe)
  .get(`${UNE}/tirage`, async (c) => montrerTirage(c, await commissionLue(c)))
  .post(`${UNE}/tirage`, tirerAuSort)
  .post(`${UNE}/ouverture`, ouvrirSeance)
  .post(`${UNE}/cloture`, clore);
