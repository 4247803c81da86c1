import { Hono } from "hono";
import { HTTPException } from "hono/http-exception";
import { Refus } from "#commun/refus.ts";
import { peut } from "#domaines/acces/index.ts";
import { listActeurs } from "#domaines/acteurs/index.ts";
import { getFiche, listFiches, listNoeuds, ORDRE_DU_PLAN, SANS_FILTRE } from "#domaines/plan/index.ts";
import { intituleFiche } from "#domaines/plan/model.ts";
import { parseForm } from "#platform/forms.ts";
import { orNotFound } from "#platform/errors.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { PAR_PAGE, pageDe } from "#ui/pagination.tsx";
import { derniereDe, retourner, valider } from "../campagne/actions.ts";
import { MOT, REFUS_CAMPAGNE } from "../campagne/forms.ts";
import { type Demande, type EtatDemande, LIBELLES_DEMANDE } from "../campagne/model.ts";
import { nombreDe } from "../campagne/rules.ts";
import { countDemandes, getDemande, listDemandes } from "../campagne/store.ts";
import { listEtats } from "../etat/store.ts";
import { axesDe, ficheDuPlan } from "../photo/actions.ts";
import { reponsesParAxe } from "../photo/rules.ts";
import { findInstantane } from "../photo/store.ts";
import { baseDe, campagneDe, gesteDe, type Requete } from "../requete/actions.ts";
import { InstantanePage } from "../photo/pages.tsx";
import { RevuePage } from "../revue/pages.tsx";
import { AvancementPage, type LigneDemande } from "./pages.tsx";

const ANNONCES: Record<string, string> = {
  ouverte:
    "La campagne est ouverte : les courriels partent dans la minute. Qui en a déjà reçu un cette semaine recevra le sien au bout de sept jours.",
  close: "La campagne est close : ce qu’elle a appris est figé.",
  validees: "Les « rien de neuf » sont validées.",
};

const filtreDe = (etat: string | undefined): EtatDemande | null =>
  etat && Object.hasOwn(LIBELLES_DEMANDE, etat) ? (etat as EtatDemande) : null;

/** Les demandes d'une campagne avec de quoi les lire, dans l'ordre du plan. */
async function lignesDe(c: Requete, demandes: readonly Demande[]): Promise<LigneDemande[]> {
  const { db, perimetre } = c.var;
  const noeuds = await listNoeuds(db, perimetre);
  const acteurs = new Map((await listActeurs(db, perimetre)).map(({ id, nom }) => [id, nom]));
  const tri = ORDRE_DU_PLAN;
  const fiches = [
    ...(await listFiches(db, perimetre, { filtres: SANS_FILTRE, tri })),
    ...(await listFiches(db, perimetre, { filtres: { ...SANS_FILTRE, archivees: true }, tri })),
  ];
  const parFiche = Map.groupBy(demandes, ({ fiche }) => fiche);
  return fiches.flatMap((fiche) =>
    (parFiche.get(fiche.id) ?? []).map((demande) => ({
      ...demande,
      titre: intituleFiche(fiche),
      axe: ficheDuPlan(fiche, noeuds).axe,
      nomVolet: acteurs.get(demande.volet) ?? "",
      nomReferent: acteurs.get(demande.referent ?? "") ?? "",
    })),
  );
}

async function montrer(c: Requete) {
  const { db, perimetre } = c.var;
  forbid(peut(perimetre.roles, "suivi.lire"));
  const campagne = await campagneDe(c);
  if (campagne.etat === "preparee") return c.redirect(`${baseDe(c)}/suivi/campagnes/${campagne.id}/apercu`, 303);
  const comptes = (await countDemandes(db, perimetre)).filter((une) => une.campagne === campagne.id);
  const lignes = await lignesDe(c, await listDemandes(db, perimetre, campagne.id));
  const filtre = filtreDe(c.req.query("etat"));
  const filtrees = filtre ? lignes.filter(({ etat }) => etat === filtre) : lignes;
  const page = pageDe(c.req.query("page"));
  const conduit = peut(perimetre.roles, "suivi.conduire");
  return c.render(
    <AvancementPage
      base={baseDe(c)}
      campagne={campagne}
      nombre={nombreDe(comptes)}
      axes={reponsesParAxe(lignes, axesDe(await listNoeuds(db, perimetre)))}
      lignes={conduit ? filtrees.slice((page - 1) * PAR_PAGE, page * PAR_PAGE) : null}
      filtre={filtre}
      page={page}
      total={filtrees.length}
      params={new URL(c.req.url).searchParams}
      annonce={ANNONCES[c.req.query("annonce") ?? ""] ?? null}
    />,
    { titre: campagne.titre },
  );
}

type Suite = { erreurs?: FormErrors; refus?: string; status?: 409 | 422 };

async function montrerRevue(c: Requete, volet: string, { erreurs, refus, status }: Suite = {}) {
  const { db, perimetre } = c.var;
  forbid(peut(perimetre.roles, "suivi.conduire"));
  const campagne = await campagneDe(c);
  const fiche = await getFiche(db, perimetre, c.req.param("fiche") ?? "");
  const demande = await getDemande(db, perimetre, campagne.id, { fiche: fiche.id, volet });
  const nomVolet = volet ? (await listActeurs(db, perimetre)).find(({ id }) => id === volet)?.nom : "";
  c.status(status ?? 200);
  const page = (
    <RevuePage
      base={baseDe(c)}
      campagne={campagne}
      demande={demande}
      titre={intituleFiche(fiche)}
      nomVolet={nomVolet ?? ""}
      etats={await listEtats(db, perimetre, campagne.convention)}
      derniere={(await derniereDe(db, perimetre, demande)) ?? null}
      erreurs={erreurs}
      {...(refus ? { refus } : {})}
    />
  );
  return c.render(page, { titre: `Réponse à relire : ${intituleFiche(fiche)}`, erreur: status !== undefined });
}

const sujetDe = (c: Requete, volet: string) => ({ fiche: c.req.param("fiche") ?? "", volet });
const retourDe = (c: Requete) => `${baseDe(c)}/suivi/campagnes/${c.req.param("campagne")}?etat=soumise`;

const UNE = "/conventions/:convention/suivi/campagnes/:campagne";

export const avancementRoutes = new Hono<Env>()
  .get(UNE, montrer)
  .get(`${UNE}/reponses/:fiche`, (c) => montrerRevue(c, c.req.query("volet") ?? ""))
  .post(`${UNE}/reponses/:fiche/validation`, async (c) => {
    forbid(peut(c.var.perimetre.roles, "suivi.conduire"));
    const volet = String((await c.req.formData()).get("volet") ?? "");
    const { id } = await campagneDe(c);
    const suite = await valider(c.var.db, c.var.perimetre, id, { sujets: [sujetDe(c, volet)], geste: gesteDe(c) });
    if (suite instanceof Refus) return montrerRevue(c, volet, { refus: REFUS_CAMPAGNE[suite.code], status: 409 });
    return c.redirect(retourDe(c), 303);
  })
  .post(`${UNE}/reponses/:fiche/retour`, async (c) => {
    forbid(peut(c.var.perimetre.roles, "suivi.conduire"));
    const form = await c.req.formData();
    const volet = String(form.get("volet") ?? "");
    const saisi = parseForm(MOT, form);
    if (isFormErrors(saisi)) return montrerRevue(c, volet, { erreurs: saisi, status: 422 });
    const { id } = await campagneDe(c);
    const sujet = { ...sujetDe(c, volet), mot: saisi.mot, geste: gesteDe(c) };
    const suite = await retourner(c.var.db, c.var.perimetre, id, sujet);
    if (suite instanceof Refus) return montrerRevue(c, volet, { refus: REFUS_CAMPAGNE[suite.code], status: 409 });
    return c.redirect(retourDe(c), 303);
  })
  .post(`${UNE}/validations`, async (c) => {
    const { db, perimetre } = c.var;
    forbid(peut(perimetre.roles, "suivi.conduire"));
    const { id } = await campagneDe(c);
    const muettes = (await listDemandes(db, perimetre, id)).filter(
      ({ etat, reponse }) => etat === "soumise" && reponse?.rienDeNeuf,
    );
    const suite = await valider(db, perimetre, id, { sujets: muettes, geste: gesteDe(c) });
    if (suite instanceof Refus) throw new HTTPException(409, { message: REFUS_CAMPAGNE[suite.code] });
    return c.redirect(`${baseDe(c)}/suivi/campagnes/${id}?annonce=validees`, 303);
  })
  .get(`${UNE}/instantane`, async (c) => {
    const { db, perimetre } = c.var;
    forbid(peut(perimetre.roles, "suivi.lire"));
    const campagne = await campagneDe(c);
    const fige = orNotFound(await findInstantane(db, perimetre, campagne));
    const page = (
      <InstantanePage
        base={baseDe(c)}
        instantane={fige.contenu}
        empreinte={fige.empreinte}
        intact={fige.intact}
        etats={fige.contenu.etats ?? (await listEtats(db, perimetre, campagne.convention))}
        page={pageDe(c.req.query("page"))}
        conduit={peut(perimetre.roles, "suivi.conduire")}
      />
    );
    return c.render(page, { titre: `Ce que la campagne a figé : ${campagne.titre}` });
  });
