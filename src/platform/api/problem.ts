import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { z } from "zod";
import { statusOf } from "../errors.ts";
import type { Env } from "../http.ts";
import { newId } from "../ids.ts";
import { log } from "../log.ts";

export const PROBLEM_TYPE = "application/problem+json";

type Model = readonly [status: ContentfulStatusCode, title: string, detail: string];

/** Every way the API says no: its status, its name, and what to do about it. The code ends the `type` address. */
export const PROBLEMS = {
  "parametre-invalide": [
    400,
    "Un paramètre de l’adresse n’est pas valable",
    "Corrigez l’adresse : chaque faute est dans « erreurs ».",
  ],
  "corps-illisible": [400, "Le corps de la requête n’est pas du JSON", "Envoyez un objet JSON encodé en UTF-8."],
  "jeton-absent": [
    401,
    "Il faut un jeton",
    "Créez un jeton sur la page « Mon compte » et donnez-le dans l’en-tête « Authorization: Bearer ».",
  ],
  "jeton-invalide": [
    401,
    "Ce jeton ne vaut pas",
    "Il est inconnu, révoqué ou expiré, ou son compte est fermé : créez-en un autre sur la page « Mon compte ».",
  ],
  "portee-manquante": [403, "Ce jeton n’a pas la portée de cet acte", "Créez un jeton qui porte aussi cette portée."],
  "role-insuffisant": [
    403,
    "Votre rôle ne permet pas cet acte",
    "Vous devriez pouvoir le faire ? Demandez-le à la chargée de coopération de cette convention.",
  ],
  introuvable: [
    404,
    "Rien à cette adresse",
    "L’adresse est peut-être incomplète, ou ce qu’elle nomme n’est pas de votre périmètre.",
  ],
  "methode-refusee": [
    405,
    "Cette adresse ne se demande pas ainsi",
    "Prenez l’une des méthodes de l’en-tête « Allow ».",
  ],
  conflit: [409, "Quelqu’un a écrit entre-temps", "Rien n’a été écrit. Relisez, puis recommencez."],
  "version-depassee": [
    412,
    "Cette version n’est plus la dernière",
    "Rien n’a été écrit. Relisez la ressource, reprenez votre changement sur sa nouvelle version.",
  ],
  "corps-trop-gros": [413, "Le corps de la requête est trop gros", "Une fiche tient en 1 Mo, un import en 50 Mo."],
  "type-refuse": [415, "Ce type de contenu n’est pas accepté", "Envoyez du JSON : « Content-Type: application/json »."],
  "contenu-invalide": [
    422,
    "Le contenu n’est pas accepté",
    "Rien n’a été écrit. Chaque faute est dans « erreurs », avec le champ où elle est.",
  ],
  "personne-nommee": [
    422,
    "Ce texte semble parler d’une personne",
    "Rien n’a été écrit. Si ce texte doit rester tel quel, renvoyez la requête avec « ?confirme=1 ».",
  ],
  "version-absente": [
    428,
    "Il manque la version que vous modifiez",
    "Lisez d’abord la ressource, puis donnez son « ETag » dans l’en-tête « If-Match ».",
  ],
  "trop-de-requetes": [
    429,
    "Trop de requêtes dans l’heure",
    "Attendez le nombre de secondes que dit l’en-tête « Retry-After ».",
  ],
  panne: [500, "Une panne est survenue", "Rien n’a été écrit. Réessayez ; si la panne dure, donnez la référence."],
} as const satisfies Record<string, Model>;

export type ProblemCode = keyof typeof PROBLEMS;
export type Fault = { champ: string; message: string };

/** RFC 9457, with the faults of a content and the reference of a breakdown. */
export const PROBLEM = z
  .strictObject({
    type: z.string().describe("L’adresse de la page qui explique ce problème ; elle finit par son code."),
    title: z.string(),
    status: z.int().min(400).max(599),
    detail: z.string(),
    erreurs: z.array(z.strictObject({ champ: z.string(), message: z.string() })).optional(),
    reference: z.string().optional(),
  })
  .meta({ id: "Probleme", description: "Une erreur, en français, selon la RFC 9457." });

type Extra = { detail?: string; erreurs?: readonly Fault[]; headers?: Readonly<Record<string, string>> };

/** Ends a request of the API; whoever throws it has written nothing that stays. */
export class ApiProblem extends Error {
  readonly code: ProblemCode;
  readonly extra: Extra;
  constructor(code: ProblemCode, extra: Extra = {}) {
    super(code);
    this.code = code;
    this.extra = extra;
  }
}

/** The faults of a value that its schema refused. */
export const faultsOf = (error: z.ZodError): Fault[] =>
  error.issues.map(({ path, message }) => ({ champ: z.core.toDotPath(path), message }));

const BY_STATUS: Record<number, ProblemCode> = { 403: "role-insuffisant", 404: "introuvable", 413: "corps-trop-gros" };

function codeOf(error: Error, c: Context): ProblemCode {
  if (error instanceof ApiProblem) return error.code;
  const status = statusOf(error);
  if (status === 409) return c.req.header("if-match") ? "version-depassee" : "conflit";
  return BY_STATUS[status] ?? "panne";
}

/** The answer of the API to whatever was thrown; a breakdown is logged under the reference it shows. */
export function answerProblem(error: Error, c: Context<Env>): Response {
  const code = codeOf(error, c);
  const [status, title, detail] = PROBLEMS[code];
  const extra = error instanceof ApiProblem ? error.extra : {};
  const reference = status === 500 ? newId().slice(-12) : undefined;
  if (reference) log.error({ reference, err: error, chemin: c.req.path }, "panne");
  const problem = {
    type: `${c.var.adresse}/api#${code}`,
    title,
    status,
    detail: extra.detail ?? detail,
    ...(extra.erreurs && { erreurs: extra.erreurs }),
    ...(reference && { reference }),
  };
  for (const [name, value] of Object.entries(extra.headers ?? {})) c.header(name, value);
  return c.body(JSON.stringify(problem), status, { "Content-Type": `${PROBLEM_TYPE}; charset=utf-8` });
}
