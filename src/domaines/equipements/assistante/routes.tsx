import { Hono } from "hono";
import { sansAccents } from "#commun/texte.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import { unlessRemoved } from "#platform/removal.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import { pageDe, PAR_PAGE } from "#ui/pagination.tsx";
import {
  type C,
  chercheurDeCommune,
  cheminDe,
  exigerModifier,
  nomDeCommune,
  peutModifier,
} from "../requete/actions.ts";
import { PHRASE_COMMUNE } from "../structure/forms.ts";
import { listStructures } from "../structure/store.ts";
import { ASSISTANTE, DISPONIBILITES, lireDisponibilite, PHRASES_PLACES } from "./forms.ts";
import type { Assistante } from "./model.ts";
import { AssistantePage, AssistantesPage, RetraitAssistantePage } from "./pages.tsx";
import { dire, verifierPlaces } from "./rules.ts";
import {
  countAssistantes,
  deleteAssistante,
  getAssistante,
  insertAssistantes,
  listAssistantes,
  updateAssistante,
} from "./store.ts";

const listeDe = (c: C) => `${cheminDe(c)}/assistantes`;

async function montrerListe(c: C, erreurs?: FormErrors) {
  const { db, perimetre, today } = c.var;
  const modifier = peutModifier(c);
  const filtres = {
    q: (c.req.query("q") ?? "").slice(0, 100),
    commune: null,
    libres: c.req.query("libres") === "1",
  };
  const vue = { ...filtres, toutes: modifier };
  const page = pageDe(c.req.query("page"));
  const assistantes = await listAssistantes(db, perimetre, vue, { numero: page, taille: PAR_PAGE });
  const total = await countAssistantes(db, perimetre, vue);
  const props = { chemin: cheminDe(c), assistantes, commune: nomDeCommune, filtres, page, total, today, modifier };
  c.status(erreurs ? 422 : 200);
  return c.render(<AssistantesPage {...props} erreurs={erreurs} />, {
    titre: "Assistantes maternelles",
    erreur: Boolean(erreurs),
  });
}

async function mamsDe(c: C) {
  const mams = await listStructures(c.var.db, c.var.perimetre, { types: ["mam"] });
  return mams.map(({ id, nom }) => ({ id, nom }));
}

async function montrerUne(c: C, assistante: Assistante | null, erreurs?: FormErrors) {
  c.status(erreurs ? 422 : 200);
  const commune = nomDeCommune(assistante?.commune ?? null);
  const props = { chemin: cheminDe(c), assistante, commune, mams: await mamsDe(c), erreurs };
  const titre = assistante?.nom ?? "Ajouter une assistante";
  return c.render(<AssistantePage {...props} />, { titre, erreur: Boolean(erreurs) });
}

const VIDE: Omit<Assistante, "nom" | "commune" | "agrement"> = {
  id: "",
  version: 1,
  quartier: "",
  telephone: null,
  courriel: null,
  mam: null,
  agrementFin: null,
  consentieLe: null,
  retireeLe: null,
  libres: null,
  libresDes: null,
  ditesLe: null,
  source: null,
  precisions: "",
  monenfant: null,
};

/** Ce que dit le formulaire d'une assistante, connue ou neuve. */
async function lire(c: C, avant: Assistante | null, form: FormData): Promise<Assistante | FormErrors> {
  const saisie = parseForm(ASSISTANTE, form);
  if (isFormErrors(saisie)) return saisie;
  const { consent, version: _v, ...dite } = saisie;
  const refuser = (champ: string, phrase: string) => ({ values: valuesOf(form), errors: { [champ]: [phrase] } });
  const commune = (await chercheurDeCommune(c))(dite.commune);
  if (!commune) return refuser("commune", PHRASE_COMMUNE);
  const mam = (await mamsDe(c)).some(({ id }) => id === dite.mam) ? dite.mam : null;
  const { today } = c.var;
  const places = dite.libres === null ? { ditesLe: null, source: null } : { ditesLe: today, source: "saisie" as const };
  const une = { ...VIDE, ...avant, ...dite, ...places, commune, mam };
  const refus = verifierPlaces(une);
  if (refus) return refuser(...PHRASES_PLACES[refus.code]);
  return dire(une, consent, today);
}

async function ajouter(c: C) {
  const lue = await lire(c, null, await c.req.formData());
  if (isFormErrors(lue)) return montrerUne(c, null, lue);
  await insertAssistantes(c.var.db, c.var.perimetre, [{ ...lue, id: newId() }]);
  return c.redirect(listeDe(c), 303);
}

const celle = (c: C) => getAssistante(c.var.db, c.var.perimetre, c.req.param("assistante") ?? "");

async function corriger(c: C) {
  const avant = await celle(c);
  const form = await c.req.formData();
  const lue = await lire(c, avant, form);
  if (isFormErrors(lue)) return montrerUne(c, avant, lue);
  await updateAssistante(c.var.db, c.var.perimetre, { ...avant, version: Number(form.get("version")) }, lue);
  return c.redirect(listeDe(c), 303);
}

/** Des disponibilités venues d'ailleurs : toutes, ou aucune si une ligne est fausse. */
async function reprendre(c: C) {
  const { db, perimetre, today } = c.var;
  const form = await c.req.formData();
  const saisie = parseForm(DISPONIBILITES, form);
  if (isFormErrors(saisie)) return montrerListe(c, saisie);
  const toutes = await listAssistantes(db, perimetre, { q: "", commune: null, libres: false, toutes: true });
  const parNom = Map.groupBy(toutes, ({ nom }) => sansAccents(nom));
  const changees: { avant: Assistante; apres: Assistante }[] = [];
  for (const ligne of saisie.lignes) {
    const lue = lireDisponibilite(ligne);
    const phrase = typeof lue === "string" ? lue : fauteDe(lue, parNom);
    if (phrase) return montrerListe(c, { values: valuesOf(form), errors: { lignes: [phrase] } });
    if (typeof lue === "string") continue;
    const [avant] = parNom.get(sansAccents(lue.nom)) ?? [];
    const dites = { libres: lue.libres, libresDes: lue.des, ditesLe: today, source: "import" as const };
    if (avant) changees.push({ avant, apres: { ...avant, ...dites } });
  }
  for (const { avant, apres } of changees) await updateAssistante(db, perimetre, avant, apres);
  return c.redirect(listeDe(c), 303);
}

function fauteDe(
  { nom, libres, des }: { nom: string; libres: number; des: Assistante["libresDes"] },
  parNom: Map<string, Assistante[]>,
) {
  const [une, autre] = parNom.get(sansAccents(nom)) ?? [];
  if (!une) return `Aucune assistante ne se nomme « ${nom} ».`;
  if (autre) return `Deux assistantes se nomment « ${nom} » : dites leurs places sur la page de chacune.`;
  const refus = verifierPlaces({ ...une, libres, libresDes: des });
  return refus ? `« ${nom} » : ${PHRASES_PLACES[refus.code][1]}` : null;
}

const UNE = "/espaces/:espace/equipements/assistantes/:assistante";

/** Les assistantes maternelles : à tous celles qui y consentent, à qui les tient toutes. */
export const assistanteRoutes = new Hono<Env>()
  .get("/espaces/:espace/equipements/assistantes", (c) => montrerListe(c))
  .use("/espaces/:espace/equipements/assistantes/*", async (c, next) => {
    exigerModifier(c);
    return next();
  })
  .post("/espaces/:espace/equipements/assistantes", ajouter)
  .get("/espaces/:espace/equipements/assistantes/nouvelle", (c) => montrerUne(c, null))
  .post("/espaces/:espace/equipements/assistantes/disponibilites", reprendre)
  .get(UNE, async (c) => montrerUne(c, await celle(c)))
  .post(UNE, corriger)
  .get(`${UNE}/retrait`, async (c) => {
    const assistante = await celle(c);
    const page = <RetraitAssistantePage chemin={cheminDe(c)} assistante={assistante} />;
    return c.render(page, { titre: `Ôter ${assistante.nom} ?` });
  })
  .post(`${UNE}/retrait`, async (c) => {
    const assistante = await unlessRemoved(c.var, "equipements.assistante", c.req.param("assistante"), celle(c));
    if (!assistante) return c.redirect(listeDe(c), 303);
    const version = Number((await c.req.formData()).get("version"));
    await deleteAssistante(c.var.db, c.var.perimetre, { ...assistante, version });
    return c.redirect(listeDe(c), 303);
  });
