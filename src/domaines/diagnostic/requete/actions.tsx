import type { Context, Hono } from "hono";
import type { Child } from "hono/jsx";
import { type Action, peut } from "#domaines/acces/index.ts";
import {
  type Convention,
  estVerrouillee,
  getConvention,
  lockConvention,
  orVerrouillee,
} from "#domaines/convention/index.ts";
import type { Db } from "#platform/db/db.ts";
import { orNotFound } from "#platform/errors.ts";
import { parseForm } from "#platform/forms.ts";
import type { Env } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import { forbid } from "#platform/rights.ts";
import { type FormErrors, isFormErrors } from "#ui/form.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { ZodType } from "zod";
import { RetraitPage } from "../pages.tsx";
import { deleteLigne, saveLigne } from "./store.ts";

export type Requete = Context<Env>;
export const conventionDe = (c: Requete): string => c.req.param("convention") ?? "";
export const baseDe = (c: Requete): string => `/conventions/${conventionDe(c)}/diagnostic`;

const exiger = (c: Requete, acte: Action): void => forbid(peut(c.var.perimetre.roles, acte));

/** La convention dont on lit le diagnostic, et si l'on peut y écrire : en avoir le droit, et qu'elle ne soit pas signée. */
export async function lire(c: Requete): Promise<{ convention: Convention; ecrit: boolean }> {
  exiger(c, "diagnostic.lire");
  const convention = await getConvention(c.var.db, c.var.perimetre, conventionDe(c));
  return { convention, ecrit: peut(c.var.perimetre.roles, "diagnostic.modifier") && !estVerrouillee(convention) };
}

/** La même, pour y écrire (403, ou 409 si elle est signée) ; retenue : elle ne se signe pas pendant que l'on y écrit. */
export async function ecrire(c: Requete): Promise<Convention> {
  exiger(c, "diagnostic.modifier");
  if (c.req.method === "POST") await lockConvention(c.var.db, c.var.perimetre, conventionDe(c));
  const convention = await getConvention(c.var.db, c.var.perimetre, conventionDe(c));
  orVerrouillee(convention);
  return convention;
}

/** La version que montrait la page d'où l'on retire. */
export const versionLue = async (c: Requete): Promise<number> =>
  Number((await c.req.formData()).get("version") ?? 0) || 0;

type Tenue = { id: string; convention: string; version: number };
export type SaisieProps<T> = { base: string; id: string; ligne: T | null; erreurs?: FormErrors | undefined };

/** Ce que l'on tient ligne à ligne : où cela se liste, ce que l'on en saisit, et la page qui le saisit. */
type Registre<T extends Tenue> = {
  chemin: string;
  neuf: string;
  titreNeuf: string;
  retour: string;
  table: "diagnostic_etape" | "diagnostic_apport" | "diagnostic_zone";
  lister: (db: Db, perimetre: Perimetre, convention: string) => Promise<T[]>;
  form: ZodType<Omit<T, "convention">>;
  nommer: (ligne: T) => string;
  page: (c: Requete, props: SaisieProps<T>) => Promise<Child>;
};

async function montrer<T extends Tenue>(c: Requete, registre: Registre<T>, props: Omit<SaisieProps<T>, "base">) {
  c.status(props.erreurs ? 422 : 200);
  const titre = props.ligne ? registre.nommer(props.ligne) : registre.titreNeuf;
  const page = await registre.page(c, { base: baseDe(c), ...props });
  return c.render(<>{page}</>, { titre, erreur: Boolean(props.erreurs) });
}

const trouver = async <T extends Tenue>(c: Requete, registre: Registre<T>, id: string): Promise<T> => {
  const lignes = await registre.lister(c.var.db, c.var.perimetre, conventionDe(c));
  return orNotFound(lignes.find((une) => une.id === id));
};

async function enregistrer<T extends Tenue>(c: Requete, registre: Registre<T>) {
  const { id: convention } = await ecrire(c);
  const form = await c.req.formData();
  const id = String(form.get("id") ?? "");
  const avant = Number(form.get("version") ?? 0) > 0 ? await trouver(c, registre, id) : null;
  const saisi = parseForm(registre.form, form);
  if (isFormErrors(saisi)) return montrer(c, registre, { id: id || newId(), ligne: avant, erreurs: saisi });
  const apres = { ...saisi, convention } as unknown as T;
  const lu = avant && { ...avant, version: apres.version };
  await saveLigne(c.var.db, c.var.perimetre, registre.table, { avant: lu, apres });
  return c.redirect(`${baseDe(c)}${registre.retour}`, 303);
}

async function confirmerRetrait<T extends Tenue>(c: Requete, registre: Registre<T>) {
  await ecrire(c);
  const ligne = await trouver(c, registre, c.req.param("ligne") ?? "");
  const nom = registre.nommer(ligne);
  const ici = `${baseDe(c)}${registre.chemin}/${ligne.id}`;
  const retour = `${baseDe(c)}${registre.retour}`;
  return c.render(<RetraitPage nom={nom} ici={ici} retour={retour} version={ligne.version} />, {
    titre: `Retirer ${nom}`,
  });
}

/** Les adresses d'un registre : en ajouter une ligne, la changer, la retirer après l'avoir nommée. */
export function tenir<T extends Tenue>(app: Hono<Env>, registre: Registre<T>): void {
  const ici = `/conventions/:convention/diagnostic${registre.chemin}`;
  app.get(`${ici}/${registre.neuf}`, async (c) => {
    await ecrire(c);
    return montrer(c, registre, { id: newId(), ligne: null });
  });
  app.get(`${ici}/:ligne`, async (c) => {
    await ecrire(c);
    const ligne = await trouver(c, registre, c.req.param("ligne"));
    return montrer(c, registre, { id: ligne.id, ligne });
  });
  app.post(ici, (c) => enregistrer(c, registre));
  app.get(`${ici}/:ligne/retrait`, (c) => confirmerRetrait(c, registre));
  app.post(`${ici}/:ligne/retrait`, async (c) => {
    await ecrire(c);
    const ligne = { ...(await trouver(c, registre, c.req.param("ligne"))), version: await versionLue(c) };
    await deleteLigne(c.var.db, c.var.perimetre, registre.table, ligne);
    return c.redirect(`${baseDe(c)}${registre.retour}`, 303);
  });
}
