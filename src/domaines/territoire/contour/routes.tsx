import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { Refus, refus } from "#commun/refus.ts";
import { parseForm, valuesOf } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import { unlessRemoved } from "#platform/removal.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import type { DroitsTerritoire } from "../model.ts";
import { contourForm, FICHIER_MAX, PHRASES_CONTOUR } from "./forms.ts";
import { type Contours, lireFichierContours } from "./lecture/actions.ts";
import type { RefusContour } from "./lecture/rules.ts";
import { ContoursPage, RetraitPage } from "./pages.tsx";
import { deleteLot, getLot, insertLot, listLots } from "./store.ts";

type Lecture = ({ nom: string } & Contours) | Refus<RefusContour>;

declare module "hono" {
  interface ContextVariableMap {
    /** What the deposited file draws, read before the transaction. */
    contours: Lecture;
  }
}

const CONTOURS = "/espaces/:espace/territoire/contours";
const TITRE = "Contours des communes";

const limite = bodyLimit({
  maxSize: FICHIER_MAX + 64 * 1024,
  onError: (c) => {
    c.status(413);
    return c.render(<p>{PHRASES_CONTOUR["trop-gros"]}</p>, { titre: "Fichier trop gros", erreur: true });
  },
});

async function lireFichier(form: FormData): Promise<Lecture> {
  const depose = form.get("fichier");
  if (!(depose instanceof File) || depose.name === "" || depose.size === 0) return refus("sans-fichier");
  const lu = await lireFichierContours(await depose.bytes());
  return lu instanceof Refus ? lu : { nom: depose.name.slice(0, 120), ...lu };
}

/** Monté avant la transaction : le fichier est borné, puis lu et simplifié dans un autre processus, sans rien tenir ouvert. */
export const contourAvant = (droits: DroitsTerritoire) =>
  new Hono<Env>().post(
    CONTOURS,
    limite,
    createMiddleware<Env>(async (c, next) => {
      forbid(droits.modifier(c.var.usager.perimetre?.roles ?? []));
      c.set("contours", await lireFichier(await c.req.formData()));
      return next();
    }),
  );

const cheminDe = (c: Context<Env>) => `/espaces/${c.var.perimetre.espace}/territoire`;

async function renderContours(c: Context<Env>, erreurs?: FormErrors) {
  c.status(erreurs ? 422 : 200);
  const lots = await listLots(c.var.db, c.var.perimetre);
  return c.render(<ContoursPage chemin={cheminDe(c)} lots={lots} erreurs={erreurs} />, {
    titre: TITRE,
    erreur: Boolean(erreurs),
  });
}

/** Les contours des communes : un fichier donné, ce que l'on en a fait, son retrait. */
export const contourRoutes = (droits: DroitsTerritoire) =>
  new Hono<Env>()
    .use(`${CONTOURS}/*`, async (c, next) => {
      forbid(droits.modifier(c.var.perimetre.roles));
      return next();
    })
    .get(CONTOURS, (c) => renderContours(c))
    .post(CONTOURS, async (c) => {
      const form = await c.req.formData();
      const saisie = parseForm(contourForm, form);
      const lu = c.var.contours;
      const fichier = lu instanceof Refus ? { fichier: [PHRASES_CONTOUR[lu.code]] } : {};
      if (isFormErrors(saisie)) return renderContours(c, { ...saisie, errors: { ...fichier, ...saisie.errors } });
      if (lu instanceof Refus) return renderContours(c, { values: valuesOf(form), errors: fichier });
      const { topologie, ...dit } = lu;
      const { espace } = c.var.perimetre;
      const importeLe = c.var.maintenant().toISOString();
      await insertLot(c.var.db, { espace, id: newId(), importeLe, ...dit, ...saisie }, topologie);
      return c.redirect(`${cheminDe(c)}/contours`, 303);
    })
    .get(`${CONTOURS}/:id/retrait`, async (c) => {
      const lot = await getLot(c.var.db, c.var.perimetre, c.req.param("id"));
      return c.render(<RetraitPage chemin={cheminDe(c)} lot={lot} />, { titre: `Retirer « ${lot.nom} »` });
    })
    .post(`${CONTOURS}/:id/retrait`, async (c) => {
      const lot = await unlessRemoved(
        c.var,
        "contours",
        c.req.param("id"),
        getLot(c.var.db, c.var.perimetre, c.req.param("id")),
      );
      if (lot) await deleteLot(c.var.db, lot);
      return c.redirect(`${cheminDe(c)}/contours`, 303);
    });
