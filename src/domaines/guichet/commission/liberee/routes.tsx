import { Hono } from "hono";
import { moisDuJour } from "#commun/mois.ts";
import { Refus } from "#commun/refus.ts";
import { listStructures } from "#domaines/equipements/index.ts";
import type { Env } from "#platform/http.ts";
import { incomplete } from "#platform/errors.ts";
import { parseForm } from "#platform/forms.ts";
import { newId } from "#platform/ids.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { PAR_PAGE, pageDe } from "#ui/pagination.tsx";
import { noterLecture } from "../../acces/actions.ts";
import { LIBELLES_SECTION, PHRASES_OFFRE } from "../lexique.ts";
import { identitesDe, nomDit } from "../noms/actions.ts";
import { adressesDe, estSurPapier } from "../lettre/destinataire/actions.ts";
import { listLettresDesOffres, updatePostees } from "../lettre/store.ts";
import { REPONSE } from "../offre/forms.ts";
import type { Offre } from "../offre/model.ts";
import { getOffre, listOffres } from "../offre/store.ts";
import { repondreOffre, reprendre } from "../offre/suite/actions.ts";
import {
  BASE,
  baseDe,
  baseDocuments,
  exiger,
  exigerVersion,
  instantDe,
  type Requete,
  texteDe,
} from "../requete/actions.ts";
import { candidatsDe, offrirPlace } from "./actions.ts";
import { LIBEREE } from "./forms.ts";
import type { PlaceLiberee } from "./model.ts";
import { LibereePage, LibereesPage, PHRASES_LIBEREE, placeDite } from "./pages.tsx";
import { retirerPlace } from "./rules.ts";
import { getLiberee, insertLiberee, listLiberees, updateLiberee } from "./store.ts";

const structuresDe = (c: Requete) => listStructures(c.var.db, c.var.perimetre, { le: c.var.today });

async function montrerListe(c: Requete, erreurs?: FormErrors) {
  exiger(c, "commission.conduire");
  const structures = await structuresDe(c);
  const toutes = await listLiberees(c.var.db, c.var.perimetre);
  const page = pageDe(c.req.query("page"));
  c.status(erreurs ? 422 : 200);
  const props = {
    base: baseDe(c),
    page,
    total: toutes.length,
    erreurs,
    places: toutes.slice((page - 1) * PAR_PAGE, page * PAR_PAGE),
    nomDe: (id: string) => structures.find((une) => une.id === id)?.nom ?? "Structure fermée",
    neuve: { id: newId(), mois: moisDuJour(c.var.today) },
    ou: structures.flatMap(({ id, nom, sections }) =>
      sections.map(({ code }) => ({
        valeur: code === "unique" ? id : `${id}/${code}`,
        libelle: code === "unique" ? nom : `${nom}, ${(LIBELLES_SECTION[code] ?? code).toLowerCase()}`,
      })),
    ),
  };
  return c.render(<LibereesPage {...props} />, { titre: "Places libérées", erreur: Boolean(erreurs) });
}

async function noter(c: Requete) {
  exiger(c, "commission.conduire");
  const saisie = parseForm(LIBEREE, await c.req.formData());
  if (isFormErrors(saisie)) return montrerListe(c, saisie);
  const { ou, ...dite } = saisie;
  const [structure = "", section = ""] = ou.split("/");
  const connue = (await structuresDe(c)).some(({ id }) => id === structure);
  if (!connue) return montrerListe(c, { values: {}, errors: { ou: ["Choisissez où"] } });
  const trace = { noteeLe: instantDe(c), noteePar: c.var.perimetre.compte, version: 1 };
  await insertLiberee(c.var.db, c.var.perimetre, { ...dite, structure, section, etat: "ouverte", ...trace });
  return c.redirect(`${baseDe(c)}/liberees/${dite.id}`, 303);
}

const placeDe = (c: Requete): Promise<PlaceLiberee> => {
  exiger(c, "commission.conduire");
  return getLiberee(c.var.db, c.var.perimetre, c.req.param("place") ?? "");
};

/** Les lettres de ces offres, et lesquelles ne peuvent partir que sur papier. */
async function lettresDe({ var: { db, perimetre } }: Requete, offres: readonly Offre[]) {
  const lettres = await listLettresDesOffres(
    db,
    perimetre,
    offres.map(({ id }) => id),
  );
  const adresses = await adressesDe(db, perimetre, lettres);
  return lettres.map((lettre) => ({ ...lettre, surPapier: estSurPapier(lettre, adresses.get(lettre.id)) }));
}

async function montrer(c: Requete, place: PlaceLiberee, refus?: string) {
  const { db, perimetre, today } = c.var;
  const { structure, candidats, delai } = await candidatsDe(db, perimetre, place, today);
  const page = pageDe(c.req.query("page"));
  const montres = candidats.slice((page - 1) * PAR_PAGE, page * PAR_PAGE);
  const identites = await identitesDe(
    db,
    perimetre,
    montres.map(({ source }) => source),
  );
  await noterLecture(
    c,
    [...identites.values()].map(({ famille }) => famille.id),
    "commission",
  );
  const offres = await listOffres(db, perimetre, { liberee: place.id });
  const titre = placeDite(place, () => structure?.nom ?? "Structure fermée");
  c.status(refus ? 422 : 200);
  const props = {
    base: baseDe(c),
    place,
    titre,
    page,
    total: candidats.length,
    delai,
    aujourdhui: today,
    refus,
    lignes: montres.map((candidat) => {
      const identite = identites.get(candidat.source.id);
      return { candidat, nom: identite ? nomDit(identite) : null };
    }),
    offres,
    documents: baseDocuments(c),
    lettres: await lettresDe(c, offres),
  };
  return c.render(<LibereePage {...props} />, { titre, erreur: Boolean(refus) });
}

const iciDe = (c: Requete, { id }: PlaceLiberee) => `${baseDe(c)}/liberees/${id}`;

async function proposer(c: Requete) {
  const place = await placeDe(c);
  const form = await c.req.formData();
  exigerVersion(form, place);
  const quand = { le: c.var.today, instant: instantDe(c) };
  const offres = await offrirPlace(c.var.db, c.var.perimetre, place, { numero: texteDe(form, "numero"), ...quand });
  if (offres instanceof Refus) return montrer(c, place, PHRASES_LIBEREE[offres.code]);
  return c.redirect(iciDe(c, place), 303);
}

async function repondre(c: Requete) {
  const place = await placeDe(c);
  const offre = await getOffre(c.var.db, c.var.perimetre, c.req.param("offre") ?? "");
  if (offre.liberee !== place.id) return c.notFound();
  const form = await c.req.formData();
  const dite = parseForm(REPONSE, form);
  if (isFormErrors(dite)) throw incomplete(dite);
  exigerVersion(form, offre);
  const quand = { par: "agent", le: c.var.today, instant: instantDe(c) } as const;
  const suite = await repondreOffre(c.var.db, c.var.perimetre, offre, { reponse: dite.reponse, ...quand });
  if (suite instanceof Refus) return montrer(c, place, PHRASES_OFFRE[suite.code]);
  return c.redirect(iciDe(c, place), 303);
}

/** La lettre d'une famille sans courriel est imprimée et postée : on le note, une fois. */
async function noterPostee(c: Requete) {
  const place = await placeDe(c);
  const offre = await getOffre(c.var.db, c.var.perimetre, c.req.param("offre") ?? "");
  if (offre.liberee !== place.id) return c.notFound();
  const postees = (await lettresDe(c, [offre])).filter(({ surPapier }) => surPapier).map(({ id }) => id);
  if (postees.length > 0 && offre.etat !== "retiree")
    await updatePostees(c.var.db, c.var.perimetre, postees, { voie: "papier", le: instantDe(c) });
  return c.redirect(iciDe(c, place), 303);
}

async function retirer(c: Requete) {
  const avant = await placeDe(c);
  exigerVersion(await c.req.formData(), avant);
  const apres = retirerPlace(avant);
  if (apres instanceof Refus) return montrer(c, avant, PHRASES_LIBEREE[apres.code]);
  const { db, perimetre, today } = c.var;
  await updateLiberee(db, perimetre, { avant, apres, action: "retrait" });
  for (const offre of await listOffres(db, perimetre, { liberee: avant.id }))
    if (offre.etat === "proposee") await reprendre(db, perimetre, offre, { le: today, instant: instantDe(c) });
  return c.redirect(iciDe(c, avant), 303);
}

/** Les places qui se libèrent entre deux séances. */
export const libereeRoutes = new Hono<Env>()
  .get(`${BASE}/liberees`, (c) => montrerListe(c))
  .post(`${BASE}/liberees`, noter)
  .get(`${BASE}/liberees/:place`, async (c) => montrer(c, await placeDe(c)))
  .post(`${BASE}/liberees/:place/proposition`, proposer)
  .post(`${BASE}/liberees/:place/retrait`, retirer)
  .post(`${BASE}/liberees/:place/lettres/:offre`, noterPostee)
  .post(`${BASE}/liberees/:place/reponses/:offre`, repondre);
