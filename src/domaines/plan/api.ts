import { z } from "zod";
import { Refus } from "#commun/refus.ts";
import { listAuteurs, nomParmi, peut } from "#domaines/acces/index.ts";
import { type ApiContext, type Endpoint, endpoint } from "#platform/api/endpoint.ts";
import { answerPage, PAGE, sliceOf } from "#platform/api/paging.ts";
import { ApiProblem } from "#platform/api/problem.ts";
import { answerVersion, etagOf, requireVersion } from "#platform/api/version.ts";
import { findHistory } from "#platform/journal.ts";
import { forbid } from "#platform/rights.ts";
import { creerFiche } from "./fiche/actions.ts";
import { CLES_TRI } from "./fiche/model.ts";
import { countFiches, getFiche, listFiches, updateFiche } from "./fiche/store.ts";
import { preparerChangement, type RefusChangement } from "./ficheapi/actions.ts";
import {
  CHANGEMENT,
  type Changement,
  FICHE_LUE,
  NOUVELLE_FICHE,
  PAGE_FICHES,
  PAGE_HISTOIRE,
  PAGE_NOEUDS,
  SCHEMA_PRIORITE,
} from "./ficheapi/forms.ts";
import { champsEnAlerte, versEvenementLu, versFicheLue, versNoeudLu } from "./ficheapi/rules.ts";
import { evenementDe } from "./histoire/rules.ts";
import type { Fiche } from "./model.ts";
import { listNoeuds, listSchemas } from "./noeud/store.ts";
import { ecritureDe, ficheModifiable, getFicheDe } from "./requete/actions.ts";
import { parseVue } from "./vue/forms.ts";
import { avecDescendants } from "./vue/rules.ts";

const PLAN = "/conventions/:convention";
const TAG = "Plan d’actions";

const lisible = (c: ApiContext) => forbid(peut(c.var.perimetre.roles, "plan.lire"));

async function versLues(c: ApiContext, fiches: readonly Fiche[]) {
  const comptes = fiches.map(({ modifiePar }) => modifiePar);
  const noms = await listAuteurs(c.var.db, c.var.perimetre.espace, comptes);
  return fiches.map((fiche) => versFicheLue(fiche, nomParmi(noms, fiche.modifiePar)));
}

const PHRASES: Record<RefusChangement, { champ: string; message: string }> = {
  "noeud-inconnu": { champ: "noeuds", message: "Ce nœud n’est pas de cette convention." },
  "acteur-inconnu": { champ: "pilotes", message: "Ce pilote ou ce partenaire n’est pas des acteurs du territoire." },
  "priorite-inconnue": { champ: "priorite", message: "Ce schéma de priorité n’a pas cette valeur." },
  "plafond-atteint": { champ: "priorite", message: "Cette priorité est déjà donnée à autant de fiches que permis." },
};

/** Ce que devient la fiche, ou le problème qui empêche de l'écrire. */
async function changementDe(c: ApiContext, recu: Changement, confirme: boolean, fiche?: Fiche) {
  const alertes = confirme ? [] : champsEnAlerte(recu);
  if (alertes.length > 0) {
    const message = "Ce texte semble nommer une personne, sa situation ou ses coordonnées.";
    throw new ApiProblem("personne-nommee", { erreurs: alertes.map((champ) => ({ champ, message })) });
  }
  const change = await preparerChangement(c.var.db, c.var.perimetre, recu, fiche);
  if (change instanceof Refus) throw new ApiProblem("contenu-invalide", { erreurs: [PHRASES[change.code]] });
  return change;
}

const CONFIRME = {
  confirme: z.literal("1").optional().describe("Écrire quand même un texte qui semble nommer une personne."),
};
const plusieurs = z.array(z.string()).optional();

const lireNoeuds = endpoint({
  id: "listerNoeuds",
  method: "get",
  path: `${PLAN}/noeuds`,
  tag: TAG,
  summary: "Les nœuds du plan, en profondeur d’abord",
  scope: "lecture",
  query: PAGE,
  replies: { 200: { description: "Une page de nœuds.", schema: PAGE_NOEUDS, headers: ["Link"] } },
  handle: async (c, { query }) => {
    lisible(c);
    const noeuds = await listNoeuds(c.var.db, c.var.perimetre);
    return answerPage(c, query, noeuds.length, sliceOf(noeuds, query).map(versNoeudLu));
  },
});

const lirePriorites = endpoint({
  id: "listerPriorites",
  method: "get",
  path: `${PLAN}/priorites`,
  tag: TAG,
  summary: "Les schémas de priorité de la convention, et leurs valeurs",
  scope: "lecture",
  replies: { 200: { description: "Tous les schémas.", schema: z.array(SCHEMA_PRIORITE) } },
  handle: async (c) => {
    lisible(c);
    return c.json(await listSchemas(c.var.db, c.var.perimetre));
  },
});

const lireFiches = endpoint({
  id: "listerFiches",
  method: "get",
  path: `${PLAN}/fiches`,
  tag: TAG,
  summary: "Les fiches-actions, avec les filtres et les tris du tableau",
  scope: "lecture",
  query: {
    ...PAGE,
    q: z.string().max(200).optional().describe("Recherche en plein texte."),
    noeud: plusieurs.describe("Les fiches de ces nœuds et de ceux qu’ils portent."),
    pilote: plusieurs,
    priorite: plusieurs,
    champ: plusieurs,
    public: plusieurs,
    territoire: plusieurs,
    partenaire: plusieurs,
    annee: z
      .array(z.string().regex(/^\d{4}$/, "Une année s’écrit AAAA."))
      .optional()
      .describe("Les fiches dont les échéances couvrent ces années."),
    budget: plusieurs.describe("Le statut du budget, tel que la convention le dit."),
    manque: plusieurs.describe("Les fiches où l’un de ces champs ne dit rien."),
    archivees: z.literal("1").optional(),
    tri: z.enum(CLES_TRI).optional(),
    sens: z.enum(["asc", "desc"]).optional(),
  },
  replies: { 200: { description: "Une page de fiches.", schema: PAGE_FICHES, headers: ["Link"] } },
  handle: async (c, { query }) => {
    lisible(c);
    const { db, perimetre } = c.var;
    const { filtres: lus, tri } = parseVue(new URL(c.req.url).searchParams);
    const noeuds = lus.noeuds.length > 0 ? avecDescendants(await listNoeuds(db, perimetre), lus.noeuds) : [];
    const filtres = { ...lus, noeuds };
    const page = { limite: query.parPage, debut: (query.page - 1) * query.parPage };
    const sansGroupe = { ...tri, groupe: false, rangNoeuds: [] };
    const fiches = await listFiches(db, perimetre, { filtres, tri: sansGroupe, page });
    return answerPage(c, query, await countFiches(db, perimetre, filtres), await versLues(c, fiches));
  },
});

const lireFiche = endpoint({
  id: "lireFiche",
  method: "get",
  path: `${PLAN}/fiches/:fiche`,
  tag: TAG,
  summary: "Une fiche-action et sa version",
  scope: "lecture",
  replies: {
    200: { description: "La fiche.", schema: FICHE_LUE, headers: ["ETag"] },
    304: { description: "Elle n’a pas changé.", headers: ["ETag"] },
  },
  handle: async (c) => {
    const fiche = await getFicheDe(c);
    const [lue] = await versLues(c, [fiche]);
    return answerVersion(c, fiche.version, lue);
  },
});

const creer = endpoint({
  id: "creerFiche",
  method: "post",
  path: `${PLAN}/fiches`,
  tag: TAG,
  summary: "Ajouter une fiche-action à la fin du plan",
  scope: "ecriture",
  query: CONFIRME,
  body: NOUVELLE_FICHE,
  problems: ["personne-nommee"],
  replies: { 201: { description: "La fiche créée.", schema: FICHE_LUE, headers: ["ETag", "Location"] } },
  handle: async (c, { query, body }) => {
    forbid(peut(c.var.perimetre.roles, "plan.modifier"));
    const change = await changementDe(c, body, query.confirme === "1");
    const fiche = await creerFiche(c.var.db, ecritureDe(c), { ...change, titre: body.titre });
    const [lue] = await versLues(c, [fiche]);
    c.header("ETag", etagOf(fiche.version));
    c.header("Location", `/api/v1/conventions/${fiche.convention}/fiches/${fiche.id}`);
    return c.json(lue, 201);
  },
});

const modifier = endpoint({
  id: "modifierFiche",
  method: "patch",
  path: `${PLAN}/fiches/:fiche`,
  tag: TAG,
  summary: "Changer des champs d’une fiche-action, sur la version lue",
  scope: "ecriture",
  query: CONFIRME,
  body: CHANGEMENT,
  versioned: true,
  problems: ["personne-nommee"],
  replies: { 200: { description: "La fiche écrite et sa nouvelle version.", schema: FICHE_LUE, headers: ["ETag"] } },
  handle: async (c, { query, body }) => {
    const { db, perimetre } = c.var;
    const avant = await ficheModifiable(c);
    requireVersion(c, avant.version);
    const change = await changementDe(c, body, query.confirme === "1", avant);
    const { instant } = ecritureDe(c);
    await updateFiche(db, avant, { ...avant, ...change, modifieLe: instant, modifiePar: perimetre.compte });
    const ecrite = await getFiche(db, perimetre, avant.id);
    const [lue] = await versLues(c, [ecrite]);
    c.header("ETag", etagOf(ecrite.version));
    return c.json(lue);
  },
});

const lireHistoire = endpoint({
  id: "lireHistoire",
  method: "get",
  path: `${PLAN}/fiches/:fiche/histoire`,
  tag: TAG,
  summary: "L’histoire d’une fiche-action, champ par champ, la plus récente d’abord",
  scope: "lecture",
  query: PAGE,
  replies: { 200: { description: "Une page de mouvements.", schema: PAGE_HISTOIRE, headers: ["Link"] } },
  handle: async (c, { query }) => {
    const { db, perimetre } = c.var;
    const fiche = await getFicheDe(c);
    const mouvements = await findHistory(db, perimetre.espace, "plan.fiche", fiche.id);
    const ici = sliceOf(mouvements, query);
    const comptes = ici.map(({ compte }) => compte);
    const noms = await listAuteurs(db, perimetre.espace, comptes);
    const noeuds = await listNoeuds(db, perimetre);
    const evenements = ici.map((un) => versEvenementLu(evenementDe(un, nomParmi(noms, un.compte), noeuds)));
    return answerPage(c, query, mouvements.length, evenements);
  },
});

/** Le plan d'une convention par l'API. */
export const planApi: readonly Endpoint[] = [
  lireNoeuds,
  lirePriorites,
  lireFiches,
  lireFiche,
  creer,
  modifier,
  lireHistoire,
];
