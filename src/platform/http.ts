import { bodyLimit } from "hono/body-limit";
import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import { HTTPException } from "hono/http-exception";
import type { Jour } from "#commun/jour.ts";
import { jourDe } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { type Base, type Db, inAnnuaire, inPerimeter } from "./db/db.ts";

/** `reste`: the seconds after which its session ends, whatever is done. */
export type Compte = { id: string; nom: string; courriel: string; administrateur: boolean; reste?: number };

/** The convention or the espace that the URL names, as the frame of the page shows it. */
export type Lieu = {
  espace: string;
  nomEspace: string;
  teinte: number;
  convention: { id: string; titre: string } | null;
  /** At the address of an espace: its conventions whose plan this person may read. */
  plans?: readonly { id: string; titre: string }[];
  /** The codes of the collectivités that this person answers for here. */
  collectivites?: readonly string[];
};

/** Who answers by a link of a mail, without an account. */
export type Porteur = { sujet: string; nom: string };

/** Who asks, how far he sees at this URL (null: not inside an espace), and in every espace where he holds a role. */
export type Usager = {
  compte: Compte | null;
  perimetre: Perimetre | null;
  perimetres: readonly Perimetre[];
  lieu: Lieu | null;
  porteur?: Porteur;
};

type Work = (tx: Db) => Promise<unknown>;
export type Variables = {
  base: Base;
  db: Db;
  usager: Usager;
  perimetre: Perimetre;
  compte: Compte;
  today: Jour;
  maintenant: () => Date;
  adresse: string;
  source: string;
  /** The service that draws the background of the maps, if the installation has one. */
  fond: string | undefined;
  apres: (work: Work) => void;
};
export type Env = { Variables: Variables };

class Rollback extends Error {}

const PLACE = /^(?:\/api\/v1)?\/(conventions|espaces)\/([^/]+)/;
const CREATION = /^\/(?:conventions\/nouvelle|espaces\/nouveau)(?:\/(?:communes|identite|fichier))?$/;

/** What an address names, as it is written when it is not well encoded or holds what no text may: it then names nothing. */
function decode(id: string): string {
  try {
    return decodeURIComponent(id).replaceAll("\0", "%00");
  } catch {
    return id;
  }
}

/**
 * The espace or convention named by the path, of the site or of the API: `/conventions/:id…` or `/espaces/:id…`; creation pages
 * are not places.
 */
export function placeOf(path: string): { genre: "conventions" | "espaces"; id: string } | null {
  const [, genre, id] = PLACE.exec(path) ?? [];
  if (!genre || !id || CREATION.test(path)) return null;
  return { genre: genre as "conventions" | "espaces", id: decode(id) };
}

/** The longest section of a fiche, drafts and all, is a tenth of it; a file has its own limit, where it is read. */
const bounded = bodyLimit({
  maxSize: 2 * 1024 * 1024,
  onError: () => {
    throw new HTTPException(413, { message: "Cet envoi est trop gros" });
  },
});

const FORM = /^(?:multipart\/form-data|application\/x-www-form-urlencoded)\b/i;

/** What is no form at all, or a form that came damaged. */
const unreadable = (c: Context<Env>, cause?: unknown) =>
  FORM.test(c.req.header("content-type") ?? "") && cause
    ? new HTTPException(400, { message: "Cet envoi est arrivé abîmé ou incomplet.", cause })
    : new HTTPException(415, { message: "Ce n’est pas un formulaire", cause });

/**
 * Whoever reads the form of a request, the pages or what takes in a file before them, refuses here what does not read, and the null
 * character, which the database cannot hold.
 */
export const readableForm = createMiddleware<Env>((c, next) => {
  const { req } = c;
  const read = req.formData.bind(req);
  req.formData = async () => {
    const form = await read().catch((cause: unknown) => {
      throw unreadable(c, cause);
    });
    for (const [name, value] of form)
      if (name.includes("\0") || (typeof value === "string" && value.includes("\0"))) throw unreadable(c);
    return form;
  };
  return next();
});

/**
 * A page is asked for, or sent a form of a bounded size, read whole; another method, which would be read without end, is refused here,
 * once for every page.
 */
export const formOnly = createMiddleware<Env>(async (c, next) => {
  if (!["GET", "HEAD", "POST"].includes(c.req.method) || c.req.url.includes("%00")) return c.notFound();
  if (c.req.method !== "POST") return next();
  const read = () => c.req.formData().then(next);
  return "formData" in c.req.bodyCache ? read() : bounded(c, read);
});

/**
 * One request, reads included, is one transaction: in the perimeter of the espace that its URL names, else in the annuaire.
 * An answer of 400 or more leaves no trace. What must stay even then is given to `apres` and runs in transactions of its own.
 */
export const transactional = createMiddleware<Env>(async (c, next) => {
  const { base, usager, maintenant } = c.var;
  const later: Work[] = [];
  c.set("apres", (work) => void later.push(work));
  c.set("today", jourDe(maintenant()));
  await c.req.arrayBuffer(); // read whole first: a slow upload must not hold a transaction open
  const { perimetre, compte } = usager;
  if (compte) c.set("compte", compte);
  if (perimetre) c.set("perimetre", perimetre);
  const enter = (work: Work) => (perimetre ? inPerimeter(base, perimetre, work, maintenant) : inAnnuaire(base, work));
  await enter(async (tx) => {
    c.set("db", tx);
    await next();
    if (c.res.status >= 400) throw new Rollback(); // Hono has already answered; throwing is how Kysely rolls back
  }).catch((error) => {
    if (!(error instanceof Rollback)) throw error;
  });
  for (const work of later) await enter(work); // never inside: the embedded engine has one connection
});
