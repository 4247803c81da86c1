import { Hono } from "hono";
import type { Jour } from "#commun/jour.ts";
import { Refus } from "#commun/refus.ts";
import { peut } from "#domaines/acces/index.ts";
import { listActeurs } from "#domaines/acteurs/index.ts";
import { listFiches, listNoeuds, ORDRE_DU_PLAN, SANS_FILTRE } from "#domaines/plan/index.ts";
import { intituleFiche } from "#domaines/plan/model.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import { deposer } from "#platform/outbox.ts";
import { unlessRemoved } from "#platform/removal.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { intituleNoeud } from "../photo/actions.ts";
import { PreparationPage } from "../preparation/pages.tsx";
import { OUVERTURE } from "../relance/actions.ts";
import { baseDe, campagneDe, conventionDe, gesteDe, type Requete } from "../requete/actions.ts";
import { lireSuivies } from "../selection/actions.ts";
import { clore, dejaDemandees, ouvrir, preparerDemandes } from "./actions.ts";
import { CAMPAGNE, REFUS_CAMPAGNE, REFUS_DATES } from "./forms.ts";
import { type Campagne, RYTHMES } from "./model.ts";
import { ApercuPage, CampagnesPage, CloturePage } from "./pages.tsx";
import { nombreDe, nommerFiches, proposerCampagne, verifierDates } from "./rules.ts";
import { countDemandes, deleteCampagne, insertCampagne, listCampagnes, updateCampagne } from "./store.ts";

const conduire = (c: Requete) => forbid(peut(c.var.perimetre.roles, "suivi.conduire"));

const iciDe = (c: Requete, id = c.req.param("campagne")) => `${baseDe(c)}/suivi/campagnes/${id}`;

async function montrerListe(c: Requete) {
  forbid(peut(c.var.perimetre.roles, "suivi.lire"));
  const { db, perimetre } = c.var;
  const comptes = Map.groupBy(await countDemandes(db, perimetre), ({ campagne }) => campagne);
  const nombres = new Map([...comptes].map(([id, lignes]) => [id, nombreDe(lignes)]));
  const campagnes = await listCampagnes(db, perimetre);
  const conduit = peut(perimetre.roles, "suivi.conduire");
  return c.render(<CampagnesPage base={baseDe(c)} campagnes={campagnes} nombres={nombres} conduit={conduit} />, {
    titre: "Campagnes de suivi",
  });
}

type Prepare = { id: string; valeurs: Record<string, string>; version: number; erreurs?: FormErrors };

async function montrerPreparation(c: Requete, prepare: Prepare) {
  conduire(c);
  const noeuds = await listNoeuds(c.var.db, c.var.perimetre);
  const branches = noeuds.map((noeud) => ({ id: noeud.id, niveau: noeud.niveau, libelle: intituleNoeud(noeud) }));
  c.status(prepare.erreurs ? 422 : 200);
  return c.render(<PreparationPage base={baseDe(c)} branches={branches} {...prepare} />, {
    titre: prepare.id ? "Changer la campagne" : "Préparer une campagne",
    erreur: Boolean(prepare.erreurs),
  });
}

const valeursDe = (campagne: Partial<Campagne>, fiches: readonly Nommee[]): Record<string, string> => ({
  titre: campagne.titre ?? "",
  rythme: campagne.rythme ?? "",
  debut: campagne.debut ?? "",
  fin: campagne.fin ?? "",
  cloture: campagne.cloture ?? "",
  relances: (campagne.relances ?? []).join("\n"),
  message: campagne.message ?? "",
  noeuds: (campagne.noeuds ?? []).join("\n"),
  fiches: fiches
    .filter(({ id }) => campagne.fiches?.includes(id))
    .map(intituleFiche)
    .join("\n"),
  finies: campagne.finies ? "1" : "",
});

type Nommee = { id: string; reference: string | null; titre: string };
const fichesDe = (c: Requete): Promise<Nommee[]> =>
  listFiches(c.var.db, c.var.perimetre, { filtres: SANS_FILTRE, tri: ORDRE_DU_PLAN });

/** Une campagne neuve, sur les fiches que l'adresse garde si elle en garde. */
async function montrerNouvelle(c: Requete) {
  const rythme = RYTHMES.find((un) => un === c.req.query("rythme")) ?? "semestre";
  const parametres = new URL(c.req.url).searchParams;
  const { filtree, fiches } = await lireSuivies(c.var.db, c.var.perimetre, { convention: conventionDe(c), parametres });
  const gardees = filtree ? fiches : [];
  const proposee = { ...proposerCampagne(rythme, c.var.today), fiches: gardees.map(({ id }) => id) };
  return montrerPreparation(c, { id: "", valeurs: valeursDe(proposee, gardees), version: 0 });
}

/** Ce que le formulaire dit de la campagne, ou la page qui dit ce qui ne va pas. */
async function lirePreparation(c: Requete, id: string) {
  const form = await c.req.formData();
  const saisi = parseForm(CAMPAGNE, form);
  if (isFormErrors(saisi))
    return { refusee: await montrerPreparation(c, { id, valeurs: {}, version: 0, erreurs: saisi }) };
  const { version, fiches: lignes, ...dite } = saisi;
  const { fiches, inconnues } = nommerFiches(lignes, lignes.length > 0 ? await fichesDe(c) : []);
  const campagne = { ...dite, fiches, relances: dite.relances as Jour[], ouverture: c.var.today };
  const refuser = async (champ: string, phrase: string) => {
    const erreurs: FormErrors = { values: valuesOf(form), errors: { [champ]: [phrase] } };
    return { refusee: await montrerPreparation(c, { id, valeurs: {}, version, erreurs }) };
  };
  if (inconnues.length > 0)
    return refuser("fiches", `Aucune fiche, ou plusieurs, ne se nomme ainsi : ${inconnues.slice(0, 5).join(" ; ")}`);
  const refus = verifierDates(campagne);
  if (!refus) return { campagne, version };
  const { champ, phrase } = REFUS_DATES[refus];
  return refuser(champ, phrase);
}

async function montrerApercu(c: Requete, campagne: Campagne, refus?: string) {
  conduire(c);
  const { db, perimetre } = c.var;
  const acteurs = await listActeurs(db, perimetre);
  const noms = new Map(acteurs.map(({ id, nom }) => [id, nom]));
  const posees = await preparerDemandes(db, perimetre, campagne);
  const chevauchees = await dejaDemandees(db, perimetre, { campagne, demandes: posees.map(({ demande }) => demande) });
  const demandes = posees.map(({ fiche, demande }) => ({
    ...demande,
    titre: intituleFiche(fiche),
    nom: noms.get(demande.volet) ?? "",
  }));
  c.status(refus ? 422 : 200);
  const page = (
    <ApercuPage {...{ base: baseDe(c), campagne, demandes, noms, chevauchees }} {...(refus ? { refus } : {})} />
  );
  return c.render(page, { titre: campagne.titre, erreur: Boolean(refus) });
}

const CAMPAGNES = "/conventions/:convention/suivi/campagnes";
const UNE = `${CAMPAGNES}/:campagne`;

export const campagneRoutes = new Hono<Env>()
  .get(CAMPAGNES, montrerListe)
  .get(`${CAMPAGNES}/nouvelle`, montrerNouvelle)
  .post(CAMPAGNES, async (c) => {
    conduire(c);
    const lue = await lirePreparation(c, "");
    if (lue.refusee) return lue.refusee;
    const id = newId();
    const campagne: Campagne = { ...lue.campagne, id, convention: conventionDe(c), etat: "preparee", version: 1 };
    await insertCampagne(c.var.db, c.var.perimetre, campagne);
    return c.redirect(`${iciDe(c, id)}/apercu`, 303);
  })
  .get(`${UNE}/apercu`, async (c) => {
    const campagne = await campagneDe(c);
    return campagne.etat === "preparee" ? montrerApercu(c, campagne) : c.redirect(iciDe(c), 303);
  })
  .get(`${UNE}/preparation`, async (c) => {
    const campagne = await campagneDe(c);
    if (campagne.etat !== "preparee") return c.redirect(iciDe(c), 303);
    const valeurs = valeursDe(campagne, campagne.fiches.length > 0 ? await fichesDe(c) : []);
    return montrerPreparation(c, { id: campagne.id, valeurs, version: campagne.version });
  })
  .post(`${UNE}/preparation`, async (c) => {
    conduire(c);
    const avant = await campagneDe(c);
    if (avant.etat !== "preparee") return c.redirect(iciDe(c), 303);
    const lue = await lirePreparation(c, avant.id);
    if (lue.refusee) return lue.refusee;
    const lu = { ...avant, version: lue.version };
    await updateCampagne(c.var.db, c.var.perimetre, { avant: lu, apres: { ...avant, ...lue.campagne } });
    return c.redirect(`${iciDe(c)}/apercu`, 303);
  })
  .post(`${UNE}/ouverture`, async (c) => {
    conduire(c);
    const campagne = await campagneDe(c);
    const ouverte = await ouvrir(c.var.db, c.var.perimetre, campagne.id, gesteDe(c));
    if (!(ouverte instanceof Refus)) {
      await deposer(c.var.db, OUVERTURE, { espace: c.var.perimetre.espace });
      return c.redirect(`${iciDe(c)}?annonce=ouverte`, 303);
    }
    if (ouverte.code === "deja-faite") return c.redirect(iciDe(c), 303);
    return montrerApercu(c, campagne, REFUS_CAMPAGNE[ouverte.code]);
  })
  .get(`${UNE}/cloture`, async (c) => {
    conduire(c);
    const campagne = await campagneDe(c);
    if (campagne.etat !== "ouverte") return c.redirect(iciDe(c), 303);
    const comptes = (await countDemandes(c.var.db, c.var.perimetre)).filter((une) => une.campagne === campagne.id);
    return c.render(<CloturePage base={baseDe(c)} campagne={campagne} nombre={nombreDe(comptes)} />, {
      titre: `Clore « ${campagne.titre} » ?`,
    });
  })
  .post(`${UNE}/cloture`, async (c) => {
    conduire(c);
    const close = await clore(c.var.db, c.var.perimetre, (await campagneDe(c)).id, gesteDe(c));
    return c.redirect(close instanceof Refus ? iciDe(c) : `${iciDe(c)}?annonce=close`, 303);
  })
  .post(`${UNE}/retrait`, async (c) => {
    conduire(c);
    const campagne = await unlessRemoved(c.var, "suivi.campagne", c.req.param("campagne"), campagneDe(c));
    if (campagne?.etat === "preparee") await deleteCampagne(c.var.db, c.var.perimetre, campagne);
    return c.redirect(`${baseDe(c)}/suivi/campagnes`, 303);
  });
