import { type Context, Hono } from "hono";
import type { Child } from "hono/jsx";
import { Refus } from "#commun/refus.ts";
import { tenirStructures, structureParait } from "#domaines/equipements/index.ts";
import { orConflict, orNotFound } from "#platform/errors.ts";
import type { Env } from "#platform/http.ts";
import { valuesOf } from "#platform/forms.ts";
import { envoyerDossier } from "../../envoi/actions.ts";
import type { Textes } from "../../textes.ts";
import { dater, peutChanger } from "../../vie/rules.ts";
import {
  ajouterEnfant,
  ajusterPieces,
  alentourDe,
  enregistrer,
  lireLieux,
  nomCommune,
  oterEnfant,
} from "../actions.ts";
import { repondre } from "../forms.ts";
import type { Dossier, Etape, Lieux, Retour } from "../model.ts";
import type { EtapeVue } from "../champ/pages.tsx";
import { EtapePage } from "../pages.tsx";
import { instantEnMots, lignesDe } from "../recapitulatif/textes.ts";
import { choisissables, estEtape, pasManquant, suivreFusions, voisinsDe } from "../rules.ts";
import type { Demande } from "../../model.ts";

type C = Context<Env>;
export type Ouvert = { dossier: Dossier; demande: Demande };

/** Qui remplit les étapes, et d'où : une famille sur ses pages, un agent au guichet. */
export type Guichetier = {
  /** Le chemin des dossiers, avec `:espace`. */
  chemin: string;
  base: (c: C) => string;
  textes: (c: C) => Textes;
  /** Le dossier de cette demande, si elle est à qui le demande ; nul s'il doit d'abord entrer. */
  ouvrir: (c: C, id: string) => Promise<Ouvert | null>;
  entrer: (c: C) => Response;
  rendre: (c: C, page: Child, titre: string, erreur: boolean) => Response | Promise<Response>;
  retour: (c: C, demande: Demande) => string;
  /** Vrai s'il envoie lui-même les fichiers des pièces ; l'agent les dit reçues à la page de la demande. */
  envoieFichiers: boolean;
  /** Vrai si la commission examine cette demande. */
  figee: (c: C, demande: Demande) => Promise<boolean>;
  /** Après l'étape où la famille dit comment la joindre. */
  jointe: (c: C, avant: Dossier, apres: Dossier) => Promise<void>;
  /** Une fois envoyée : ce qui part, et où l'on va. */
  envoyee: (c: C, dossier: Dossier) => Promise<string>;
};

async function vueDe(c: C, guichetier: Guichetier, ouvert: Ouvert & { etape: Etape; lieux: Lieux }): Promise<EtapeVue> {
  const { dossier, demande, etape, lieux } = ouvert;
  const t = guichetier.textes(c);
  const commune = demande.commune && nomCommune(demande.commune);
  const structures = new Map(lieux.structures.map(({ id, nom }) => [id, nom]));
  const lus = { t, questions: lieux.questions, structures, commune };
  return {
    t,
    etape,
    dossier,
    demande,
    lieux,
    aujourdhui: c.var.today,
    base: guichetier.base(c),
    retourVers: guichetier.retour(c, demande),
    envoieFichiers: guichetier.envoieFichiers,
    voisins: voisinsDe(dossier.demandes, { etape, demande: demande.id }),
    lignes: etape === "envoi" ? lignesDe(dossier.famille, dossier.demandes, lus) : [],
    manque: pasManquant(dossier.demandes),
    cherche: c.req.query("q") ?? "",
    commune,
    enregistreA: demande.etapes.length > 0 ? instantEnMots(demande.changeLe, t) : null,
  };
}

async function montrer(c: C, guichetier: Guichetier, vue: EtapeVue, retour?: Retour) {
  c.status(retour ? 422 : 200);
  const titre = `${vue.t.etapes[vue.etape].titre}${vue.dossier.demandes.length > 1 ? ` (${vue.demande.rang})` : ""}`;
  return guichetier.rendre(c, <EtapePage {...vue} retour={retour} />, titre, Boolean(retour));
}

/** Ce que la famille voit d'une étape, ou où elle va si elle ne peut pas la changer. */
async function ouvrir(c: C, guichetier: Guichetier): Promise<Response | (Ouvert & { etape: Etape; lieux: Lieux })> {
  const etape = c.req.param("etape") ?? "";
  if (!estEtape(etape)) return c.notFound();
  const ouvert = await guichetier.ouvrir(c, c.req.param("id") ?? "");
  if (!ouvert) return guichetier.entrer(c);
  const refuse = peutChanger(ouvert.demande, await guichetier.figee(c, ouvert.demande));
  if (refuse) return c.redirect(`${guichetier.retour(c, ouvert.demande)}?refus=${refuse.code}`, 303);
  const lus = await lireLieux(c.var.db, c.var.perimetre, c.var.today, etape);
  const structures = choisissables(lus.structures, ouvert.dossier.demandes, (une) => structureParait(une, c.var.today));
  return { ...ouvert, etape, lieux: { ...lus, structures } };
}

type Avance = Ouvert & { etape: Etape; lieux: Lieux };

/** Écrit la réponse, demande les pièces qu'elle appelle, ouvre l'enfant suivant ; rend l'adresse où aller. */
async function avancer(
  c: C,
  guichetier: Guichetier,
  { dossier: avant, demande, etape, lieux }: Avance,
  suite: { dossier: Dossier; suite?: true },
) {
  const { db, perimetre, today } = c.var;
  const instant = c.var.maintenant();
  const [premiere, ...reste] = suite.dossier.demandes;
  const ajustee =
    etape === "situations" && premiere ? await ajusterPieces(db, perimetre, premiere, { lieux, le: today }) : premiere;
  const ecrites = ajustee ? [ajustee, ...reste] : [];
  const demandes = etape === "enfant" ? ecrites.map((une) => dater(une, lieux.regle)) : ecrites; // a birth may date it
  const apres = { ...suite.dossier, demandes };
  await enregistrer(db, perimetre, { avant, apres, le: instant });
  if (etape === "vous") await guichetier.jointe(c, avant, apres);
  const base = guichetier.base(c);
  if (demande.etat !== "brouillon") return `${guichetier.retour(c, demande)}?fait=enregistre`;
  if (suite.suite) return `${base}/${(await ajouterEnfant(db, perimetre, apres, instant)).id}/enfant`;
  const suivant = voisinsDe(apres.demandes, { etape, demande: demande.id }).apres;
  return suivant ? `${base}/${suivant.demande}/${suivant.etape}` : guichetier.retour(c, demande);
}

async function envoyer(c: C, guichetier: Guichetier, ouvert: Avance) {
  const { db, perimetre, today } = c.var;
  const { dossier, demande, lieux } = ouvert;
  const repondu = { ...demande, etapes: [...new Set([...demande.etapes, "envoi"])] };
  const complet = { ...dossier, demandes: dossier.demandes.map((une) => (une.id === demande.id ? repondu : une)) };
  const refuse = await envoyerDossier(db, perimetre, complet, {
    regle: lieux.regle,
    le: today,
    instant: c.var.maintenant(),
  });
  if (refuse instanceof Refus)
    return montrer(c, guichetier, await vueDe(c, guichetier, ouvert), { saisie: {}, fautes: { envoi: refuse.code } });
  return c.redirect(await guichetier.envoyee(c, complet), 303);
}

/** Une demande envoyée se change aussi au guichet : la page dit la version qu'elle a lue. */
const verifierVersion = ({ etat, version }: Demande, lue: string | undefined): void => {
  if (etat !== "brouillon" && `${version}` !== lue) orConflict({ numUpdatedRows: 0n });
};

/** Les étapes où l'on nomme des structures. */
const CITENT: readonly string[] = ["voeux", "entree"];

async function poster(c: C, guichetier: Guichetier) {
  const cite = CITENT.includes(c.req.param("etape") ?? "");
  const fusions = cite ? await tenirStructures(c.var.db, c.var.perimetre) : new Map<string, string>();
  const ouvert = await ouvrir(c, guichetier);
  if (ouvert instanceof Response) return ouvert;
  const { demande, etape, lieux } = ouvert;
  const saisie = valuesOf(await c.req.formData());
  const dejaPartie = etape === "envoi" && demande.etat !== "brouillon"; // sent twice by a double tap: the first one counts
  if (dejaPartie) return c.redirect(guichetier.retour(c, demande), 303);
  verifierVersion(demande, saisie["version"]);
  if (etape === "envoi" && demande.etat === "brouillon") return envoyer(c, guichetier, ouvert);
  const alentour = alentourDe(lieux, c.var.today);
  const reponse = repondre(etape, { ...ouvert, saisie: suivreFusions(saisie, fusions), alentour });
  if ("fautes" in reponse)
    return montrer(c, guichetier, await vueDe(c, guichetier, ouvert), { saisie, fautes: reponse.fautes });
  return c.redirect(await avancer(c, guichetier, ouvert, reponse), 303);
}

/** Un enfant ajouté à un dossier pas encore envoyé s'en ôte d'un geste ; le premier porte ce qui vaut pour tous, et reste. */
async function oublier(c: C, guichetier: Guichetier) {
  const ouvert = await guichetier.ouvrir(c, c.req.param("id") ?? "");
  if (!ouvert) return guichetier.entrer(c);
  const { dossier, demande } = ouvert;
  const otable = demande.etat === "brouillon" && dossier.demandes[0]?.id !== demande.id;
  const reste = otable ? await oterEnfant(c.var.db, c.var.perimetre, ouvert, c.var.maintenant()) : dossier;
  const pas = pasManquant(reste.demandes);
  return c.redirect(`${guichetier.base(c)}/${pas.demande}/${pas.etape}`, 303);
}

/** Les étapes d'une demande : les mêmes pour la famille et pour l'agent qui recopie un papier. */
export const etapeRoutes = (guichetier: Guichetier) =>
  new Hono<Env>()
    .get(`${guichetier.chemin}/:id/:etape`, async (c) => {
      const ouvert = await ouvrir(c, guichetier);
      if (ouvert instanceof Response) return ouvert;
      orNotFound(ouvert.dossier.demandes[0]);
      return montrer(c, guichetier, await vueDe(c, guichetier, ouvert));
    })
    .post(`${guichetier.chemin}/:id/oubli`, (c) => oublier(c, guichetier))
    .post(`${guichetier.chemin}/:id/:etape`, (c) => poster(c, guichetier));
