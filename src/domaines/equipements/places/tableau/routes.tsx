import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { HTTPException } from "hono/http-exception";
import { moisDuJour, moisEntre, decalerMois } from "#commun/mois.ts";
import { Refus, refus } from "#commun/refus.ts";
import { nomFichier } from "#commun/texte.ts";
import { peut } from "#domaines/acces/index.ts";
import { readSheets } from "#platform/files/feuilles.ts";
import type { CodeRefus } from "#platform/files/model.ts";
import { PHRASES } from "#platform/files/refus.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { type Feuille, TYPES_TABLEUR, writeTableur } from "#platform/tableur.ts";
import { type C, cheminDe, peutDirePlaces, structureDe } from "../../requete/actions.ts";
import { LIBELLES_SECTION, NOMS_DEMI_JOURNEES, type Structure } from "../../structure/model.ts";
import { updateStructure } from "../../structure/store.ts";
import { deleteOccupants, insertOccupants, savePlaces } from "../store.ts";
import { PHRASES_TABLEAU, relireApport } from "./forms.ts";
import { COLONNES_ENFANTS, COLONNES_PLACES } from "./model.ts";
import { ApportPage, IllisiblePage } from "./pages.tsx";
import { comprendre } from "./rules.ts";

type Lecture = Feuille[] | Refus<CodeRefus | "sans-fichier">;

declare module "hono" {
  interface ContextVariableMap {
    /** What the deposited table of places holds, read before the transaction. */
    tableauDePlaces: Lecture;
  }
}

const IMPORT = "/espaces/:espace/equipements/:structure/places/import";
const MAX = 2 * 1024 * 1024;

const limite = bodyLimit({
  maxSize: MAX,
  onError: () => {
    throw new HTTPException(413, { message: "Ce tableau dépasse 2 Mo : ce n’est pas celui d’une structure." });
  },
});

const lire = createMiddleware<Env>(async (c, next) => {
  const roles = c.var.usager.perimetre?.roles ?? [];
  forbid(peut(roles, "equipements.modifier") || peut(roles, "guichet.structure"));
  const fichier = (await c.req.formData()).get("tableau");
  const depose = fichier instanceof File && fichier.name !== "" ? fichier : null;
  const lu = depose && (await readSheets(depose.name, new Uint8Array(await depose.arrayBuffer())));
  c.set("tableauDePlaces", lu ?? refus("sans-fichier"));
  return next();
});

/** Monté avant la transaction : le fichier est borné, et lu dans son propre processus, sans rien tenir ouvert. */
export const placesAvant = new Hono<Env>().post(IMPORT, limite, lire);

async function structureAEcrire(c: C): Promise<Structure> {
  const structure = await structureDe(c);
  forbid(await peutDirePlaces(c, structure.id));
  return structure;
}

function refuser(c: C, structure: Structure, phrase: string) {
  c.status(422);
  const page = <IllisiblePage chemin={cheminDe(c)} structure={structure} phrase={phrase} />;
  return c.render(page, { titre: "Ce tableau ne se lit pas", erreur: true });
}

async function relire(c: C) {
  const structure = await structureAEcrire(c);
  const lues = c.var.tableauDePlaces;
  if (lues instanceof Refus) return refuser(c, structure, { ...PHRASES, ...PHRASES_TABLEAU }[lues.code]);
  const feuille = lues.find(({ masquee, rangees }) => !masquee && rangees.length > 0);
  const apport = comprendre(feuille?.rangees ?? [], structure.sections);
  if (apport instanceof Refus) return refuser(c, structure, PHRASES_TABLEAU[apport.code]);
  const page = <ApportPage chemin={cheminDe(c)} structure={structure} apport={apport} />;
  return c.render(page, { titre: "Relire le tableau" });
}

async function ecrire(c: C) {
  const { db, perimetre, today } = c.var;
  const structure = await structureAEcrire(c);
  const apport = relireApport(String((await c.req.formData()).get("apport") ?? ""));
  if (!apport)
    throw new HTTPException(400, { message: "Cette relecture est incomplète : déposez de nouveau le tableau." });
  const comptage = apport.genre === "places" ? ("import" as const) : ("occupants" as const);
  if (apport.genre === "places") {
    const siennes = apport.lues.filter(({ section }) => structure.sections.some(({ id }) => id === section));
    await savePlaces(
      db,
      perimetre,
      siennes.map((une) => ({ ...une, structure: structure.id })),
      { source: "import", le: c.var.maintenant().toISOString() },
    );
  } else {
    await deleteOccupants(db, perimetre, structure.id, moisDuJour(today));
    const neufs = apport.lues.map((un) => ({
      ...un,
      structure: structure.id,
      source: "import" as const,
      demande: null,
    }));
    await insertOccupants(db, perimetre, neufs, moisDuJour(today));
  }
  if (structure.comptage !== comptage)
    await updateStructure(db, perimetre, { avant: structure, apres: { ...structure, comptage } });
  return c.redirect(`${cheminDe(c)}/${structure.id}/places`, 303);
}

/** Le tableau à remplir : les mois à venir et les sections de la structure, ou des enfants, et dix colonnes. */
async function donnerModele(c: C) {
  const structure = await structureAEcrire(c);
  const enfants = c.req.query("genre") === "enfants";
  const mois = moisDuJour(c.var.today);
  const titres = enfants ? COLONNES_ENFANTS : COLONNES_PLACES;
  const colonnes = [...titres, ...NOMS_DEMI_JOURNEES].map((titre) => ({ titre, largeur: 14 }));
  const vides = Array<string>(NOMS_DEMI_JOURNEES.length).fill("");
  const rangees = enfants
    ? []
    : moisEntre(mois, decalerMois(mois, 11)).flatMap((un) =>
        structure.sections.map(({ code }) => [un, LIBELLES_SECTION[code], ...vides]),
      );
  const nom = enfants ? "Enfants" : "Places libres";
  const octets = await writeTableur("xlsx", { nom, colonnes, rangees });
  c.header("content-type", TYPES_TABLEUR.xlsx);
  c.header("content-disposition", `attachment; filename="${nomFichier(`${nom} ${structure.nom}`, "xlsx")}"`);
  return c.body(octets);
}

/** Reprendre les places du logiciel d'une structure : relues, puis écrites. */
export const placesImportRoutes = new Hono<Env>()
  .get("/espaces/:espace/equipements/:structure/places/modele", donnerModele)
  .post(IMPORT, relire)
  .post(`${IMPORT}/envoi`, ecrire);
