import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { Refus } from "#commun/refus.ts";
import { peut } from "#domaines/acces/index.ts";
import { listActeurs } from "#domaines/acteurs/index.ts";
import { citationDe, listDecisionsDeFiche } from "#domaines/gouvernance/index.ts";
import { type Fiche, intituleFiche } from "#domaines/plan/model.ts";
import { competencesParFiche, LIBELLES_COMPETENCE, listRattachements } from "#domaines/sppe/index.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { unlessRemoved } from "#platform/removal.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { joignables, repondre, valider } from "../campagne/actions.ts";
import { REFUS_CAMPAGNE } from "../campagne/forms.ts";
import { repondA } from "../campagne/rules.ts";
import { listCampagnes, listDemandesOuvertes } from "../campagne/store.ts";
import { direCite, lireRegistre } from "../decision/actions.ts";
import { avertir } from "../etat/actions.ts";
import { CHAMP_DU_REFUS, DIRE, REFUS_DIRE } from "../etat/forms.ts";
import type { Dire } from "../etat/model.ts";
import { replier } from "../etat/rules.ts";
import { insertSaisies, listEtats, listSaisies } from "../etat/store.ts";
import { avancer, proposerJalons } from "../jalon/rules.ts";
import { deleteJalon, getJalon, insertJalons, listJalons, updateJalon } from "../jalon/store.ts";
import { baseDe, conventionDe, ficheSuivie, gesteDe, type Requete } from "../requete/actions.ts";
import { listDitsAvant } from "../suite/actions.ts";
import { VoletsPage } from "../volet/pages.tsx";
import { saveVolets } from "../volet/store.ts";
import { ETAT_JALON, JALON, VOLETS } from "./forms.ts";
import { SuiviFichePage, type SuiviFicheProps } from "./pages.tsx";

async function montrer(c: Requete, suite: Pick<SuiviFicheProps, "volet" | "dit" | "erreurs"> = {}) {
  const { db, perimetre, today } = c.var;
  const { fiche, volets, siens } = await ficheSuivie(c);
  const saisies = await listSaisies(db, perimetre, fiche.id);
  const etats = await listEtats(db, perimetre, fiche.convention);
  const dernieres = [...Map.groupBy(saisies, ({ volet }) => volet).values()].flatMap(([une]) => (une ? [une] : []));
  const acteurs = await listActeurs(db, perimetre);
  const volet = suite.volet ?? siens[0];
  const derniere = dernieres.find((une) => une.volet === volet);
  const servies = competencesParFiche(await listRattachements(db, perimetre));
  c.status(suite.erreurs ? 422 : 200);
  const page = (
    <SuiviFichePage
      base={baseDe(c)}
      fiche={fiche}
      etats={etats}
      replie={replier(etats, volets, dernieres)}
      volets={volets}
      siens={siens}
      saisies={saisies}
      avant={await listDitsAvant(db, c.var.usager, fiche.id)}
      noms={new Map(acteurs.map(({ id, nom, nomCourt }) => [id, nomCourt ?? nom]))}
      jalons={await listJalons(db, perimetre, fiche.id)}
      proposes={proposerJalons(fiche).length}
      decisions={siens.length > 0 ? (await listDecisionsDeFiche(db, perimetre, fiche.id)).map(citationDe) : []}
      competences={(servies.get(fiche.id) ?? []).map((une) => LIBELLES_COMPETENCE[une])}
      conduit={peut(perimetre.roles, "suivi.conduire")}
      ecrit={c.req.query("ecrit")}
      demandent={(await demandesDe(c, fiche.id)).filter((une) => siens.includes(une.volet))}
      {...(volet === undefined ? {} : { volet })}
      dit={suite.dit ?? { le: today, ...(derniere ? { etat: derniere.etat } : {}) }}
      erreurs={suite.erreurs}
    />
  );
  return c.render(page, { titre: `Suivi de ${intituleFiche(fiche)}`, erreur: Boolean(suite.erreurs) });
}

/** Les campagnes ouvertes qui demandent cette fiche : ce que l'on en dit ici leur répond. */
async function demandesDe(c: Requete, fiche: string) {
  const { db, perimetre } = c.var;
  const demandes = (await listDemandesOuvertes(db, perimetre)).filter((une) => une.fiche === fiche);
  if (demandes.length === 0) return [];
  const campagnes = new Map((await listCampagnes(db, perimetre)).map((une) => [une.id, une]));
  return demandes.flatMap((demande) => {
    const campagne = campagnes.get(demande.campagne);
    return campagne ? [{ ...demande, campagne }] : [];
  });
}

/** Garde ce qui est dit : comme la réponse à la campagne qui le demande, ou de soi-même quand aucune ne demande rien. */
async function garder(c: Requete, fiche: Fiche, { volet, dit }: { volet: string; dit: Dire }) {
  const { db, perimetre } = c.var;
  const geste = gesteDe(c);
  const demandes = (await demandesDe(c, fiche.id)).filter((une) => repondA(une.campagne, une, { volet, le: dit.le }));
  const [demande] = demandes;
  if (demande) {
    const reponses = [{ fiche: fiche.id, volet, reponse: { ...dit, rienDeNeuf: false } }];
    const suite = await repondre(db, perimetre, demande.campagne.id, { reponses, geste });
    if (suite instanceof Refus) throw new HTTPException(409, { message: REFUS_CAMPAGNE[suite.code] });
    if (!peut(perimetre.roles, "suivi.conduire")) return "demande";
    await valider(db, perimetre, demande.campagne.id, { sujets: reponses, geste });
    return "1";
  }
  const { auteur, canal, instant } = geste;
  await insertSaisies(db, perimetre, [
    { ...dit, convention: fiche.convention, fiche: fiche.id, volet, auteur, canal, instant },
  ]);
  return "1";
}

async function noterDire(c: Requete) {
  const { db, perimetre, today } = c.var;
  const { fiche, siens } = await ficheSuivie(c);
  const form = await c.req.formData();
  const volet = String(form.get("volet") ?? "");
  forbid(siens.includes(volet));
  const saisi = parseForm(DIRE, form);
  if (isFormErrors(saisi)) return montrer(c, { volet, erreurs: saisi });
  const averti = avertir(form, saisi as Dire);
  if (averti) return montrer(c, { volet, erreurs: averti });
  const etats = await listEtats(db, perimetre, fiche.convention);
  const registre = await lireRegistre(db, perimetre);
  const dit = direCite(etats, saisi as Dire, { fiche: fiche.id, volet, aujourdhui: today }, registre);
  if (dit instanceof Refus) {
    const erreurs: FormErrors = {
      values: valuesOf(form),
      errors: { [CHAMP_DU_REFUS[dit.code]]: [REFUS_DIRE[dit.code]] },
    };
    return montrer(c, { volet, erreurs });
  }
  const ecrit = await garder(c, fiche, { volet, dit });
  return c.redirect(`${baseDe(c)}/plan/fiches/${fiche.id}/suivi?ecrit=${ecrit}`, 303);
}

async function montrerVolets(c: Requete) {
  forbid(peut(c.var.perimetre.roles, "suivi.conduire"));
  const { db, perimetre } = c.var;
  const { fiche, volets } = await ficheSuivie(c);
  const adresses = await joignables(db, perimetre, conventionDe(c));
  const acteurs = await listActeurs(db, perimetre);
  const page = (
    <VoletsPage
      base={baseDe(c)}
      fiche={fiche}
      volets={volets}
      referents={acteurs.map(({ id, nom, organisation }) => ({
        id,
        nom,
        organisation,
        joignable: Boolean(adresses.get(id)?.courriel),
      }))}
      collectivites={acteurs.filter(({ genre }) => genre === "commune" || genre === "epci")}
    />
  );
  return c.render(page, { titre: `Qui donne des nouvelles de « ${fiche.titre} » ?` });
}

async function enregistrerVolets(c: Requete) {
  forbid(peut(c.var.perimetre.roles, "suivi.conduire"));
  const { db, perimetre } = c.var;
  const { fiche, volets } = await ficheSuivie(c);
  const form = await c.req.formData();
  const saisi = parseForm(VOLETS, form);
  if (isFormErrors(saisi)) return montrerVolets(c);
  const connus = new Set((await listActeurs(db, perimetre)).map(({ id }) => id));
  const parts = saisi.collectivites.filter((id) => connus.has(id));
  const referentDe = (id: string) => {
    const choisi = form.get(`referent-${id}`);
    if (choisi === null) return volets.find(({ volet }) => volet === id)?.referent ?? null;
    return typeof choisi === "string" && connus.has(choisi) ? choisi : null;
  };
  const entier = { volet: "", collectivite: null, referent: connus.has(saisi.referent) ? saisi.referent : null };
  const nouveaux =
    parts.length > 0 ? parts.map((id) => ({ volet: id, collectivite: id, referent: referentDe(id) })) : [entier];
  await saveVolets(db, perimetre, { convention: fiche.convention, fiche: fiche.id }, nouveaux);
  return c.redirect(`${baseDe(c)}/plan/fiches/${fiche.id}/suivi`, 303);
}

async function ajouterJalon(c: Requete) {
  const { fiche, siens } = await ficheSuivie(c);
  forbid(siens.length > 0);
  const saisi = parseForm(JALON, await c.req.formData());
  if (isFormErrors(saisi)) return montrer(c, { erreurs: saisi });
  await insertJalons(c.var.db, c.var.perimetre, { convention: fiche.convention, fiche: fiche.id }, [saisi]);
  return c.redirect(`${baseDe(c)}/plan/fiches/${fiche.id}/suivi#jalons`, 303);
}

async function changerJalon(c: Requete) {
  const { db, perimetre, today } = c.var;
  const { fiche, siens } = await ficheSuivie(c);
  forbid(siens.length > 0);
  const jalon = await getJalon(db, perimetre, c.req.param("jalon") ?? "");
  const saisi = parseForm(ETAT_JALON, await c.req.formData());
  if (isFormErrors(saisi) || jalon.fiche !== fiche.id) return montrer(c);
  const suite = avancer(jalon, saisi.etat, today);
  if (!(suite instanceof Refus)) await updateJalon(db, perimetre, { ...jalon, version: saisi.version }, suite);
  return c.redirect(`${baseDe(c)}/plan/fiches/${fiche.id}/suivi#jalons`, 303);
}

const SUIVI = "/conventions/:convention/plan/fiches/:fiche/suivi";

export const suiviFicheRoutes = new Hono<Env>()
  .get(SUIVI, (c) => montrer(c))
  .post(SUIVI, (c) => noterDire(c))
  .get(`${SUIVI}/volets`, (c) => montrerVolets(c))
  .post(`${SUIVI}/volets`, (c) => enregistrerVolets(c))
  .post(`${SUIVI}/jalons`, (c) => ajouterJalon(c))
  .post(`${SUIVI}/jalons/proposes`, async (c) => {
    const { db, perimetre } = c.var;
    const { fiche, siens } = await ficheSuivie(c);
    forbid(siens.length > 0);
    if ((await listJalons(db, perimetre, fiche.id)).length === 0)
      await insertJalons(db, perimetre, { convention: fiche.convention, fiche: fiche.id }, proposerJalons(fiche));
    return c.redirect(`${baseDe(c)}/plan/fiches/${fiche.id}/suivi#jalons`, 303);
  })
  .post(`${SUIVI}/jalons/:jalon/retrait`, async (c) => {
    const { fiche, siens } = await ficheSuivie(c);
    forbid(siens.length > 0);
    const jalon = await unlessRemoved(
      c.var,
      "suivi.jalon",
      c.req.param("jalon"),
      getJalon(c.var.db, c.var.perimetre, c.req.param("jalon")),
    );
    if (jalon?.fiche === fiche.id && jalon.etat === "prevu") await deleteJalon(c.var.db, c.var.perimetre, jalon);
    return c.redirect(`${baseDe(c)}/plan/fiches/${fiche.id}/suivi#jalons`, 303);
  })
  .post(`${SUIVI}/jalons/:jalon`, (c) => changerJalon(c));
