import { createHash } from "node:crypto";
import type { Hono } from "hono";
import type { Perimetre, Role } from "#commun/perimetre.ts";
import { type Base, type Db, inPerimeter } from "#platform/db/db.ts";
import type { Env } from "#platform/http.ts";
import { COOKIE, createApp } from "../src/app.ts";
import { testBase } from "./base.ts";

const MAINTENANT = new Date("2026-11-21T09:00:00Z");
const LE = MAINTENANT.toISOString();

type DonneRole = { espace: string; convention?: string; role: Exclude<Role, "administrateur">; collectivite?: string };

/** A requester: `get` and `post` as one signed-in person (or nobody). */
export type Visiteur = {
  get: (path: string) => Promise<Response>;
  post: (path: string, form?: Record<string, string> | FormData) => Promise<Response>;
};

function visiteur(app: Hono<Env>, cookie: string): Visiteur {
  const headers = { cookie, origin: "http://localhost", "sec-fetch-site": "same-origin" };
  return {
    get: async (path) => app.request(path, { headers }),
    post: async (path, form = {}) => {
      const body = form instanceof FormData ? form : new FormData();
      if (!(form instanceof FormData)) for (const [name, value] of Object.entries(form)) body.append(name, value);
      return app.request(path, { method: "POST", headers, body });
    },
  };
}

/** A browser of its own, no one signed in: what the site gives it to keep, it gives back. */
function navigateur(app: Hono<Env>): Visiteur {
  const pot = new Map<string, string>();
  const aller = async (path: string, form?: Record<string, string> | FormData) => {
    const ici = visiteur(app, [...pot].map(([nom, valeur]) => `${nom}=${valeur}`).join("; "));
    const reponse = await (form ? ici.post(path, form) : ici.get(path));
    for (const temoin of reponse.headers.getSetCookie()) {
      const [, nom = "", valeur = ""] = /^([^=]+)=([^;]*)/.exec(temoin) ?? [];
      pot.set(nom, valeur);
    }
    return reponse;
  };
  return { get: (path) => aller(path), post: (path, form = {}) => aller(path, form) };
}

async function insertEspace(base: Base, espace: string, conventions: readonly string[]) {
  await base
    .insertInto("acces_espace")
    .values({ id: espace, nom: `Espace ${espace}`, teinte: 168, cree_le: LE })
    .execute();
  for (const id of conventions) {
    await base
      .insertInto("acces_convention")
      .values({ espace, id, titre: `CTG ${id}` })
      .execute();
  }
}

async function signIn(base: Base, id: string, roles: readonly DonneRole[], administrateur = false) {
  const compte = {
    id,
    courriel: `${id}@exemple.fr`,
    courriel_cle: `${id}@exemple.fr`,
    nom: `Personne ${id}`,
    cree_le: LE,
  };
  await base
    .insertInto("acces_compte")
    .values({ ...compte, administrateur, empreinte: null, demonstration: null, ferme_le: null })
    .execute();
  for (const [rang, { espace, convention, role, collectivite = null }] of roles.entries()) {
    await base
      .insertInto("acces_role")
      .values({
        id: `${id}-${rang}`,
        compte: id,
        espace,
        convention: convention ?? null,
        role,
        collectivite,
        donne_le: LE,
      })
      .execute();
  }
  const jeton = `jeton-de-${id}`;
  const empreinte = createHash("sha256").update(jeton).digest("hex");
  await base
    .insertInto("acces_session")
    .values({ empreinte, compte: id, ouverte_le: LE, vue_le: LE, appareil: "essai", fermee_le: null })
    .execute();
  return `${COOKIE}=${jeton}`;
}

/** The whole site over a database that is already there. */
export function siteSur({ base, maintenant }: { base: Base; maintenant: () => Date }) {
  const statique = { css: "/statique/m.css", js: "/statique/m.js", files: new Map() };
  const app = createApp({ base, maintenant, demonstration: false, statique });
  return {
    base,
    app,
    personne: visiteur(app, ""),
    navigateur: () => navigateur(app),
    espace: (id: string, ...conventions: string[]) => insertEspace(base, id, conventions),
    compte: async (id: string, roles: readonly DonneRole[], administrateur = false) =>
      visiteur(app, await signIn(base, id, roles, administrateur)),
    dans: <T>(perimetre: Perimetre, work: (tx: Db) => Promise<T>) => inPerimeter(base, perimetre, work, maintenant),
  };
}

/** The whole site over a database of its own, on 21 November 2026 unless told otherwise, with no one in it yet. */
export async function testSite(maintenant: () => Date = () => MAINTENANT) {
  const engine = await testBase();
  return { engine, ...siteSur({ base: engine.base, maintenant }) };
}

/** The perimeter of a chargée de coopération, for the stores that a test calls itself. */
export const perimetreDe = (espace: string, ...conventions: string[]): Perimetre => ({
  espace,
  compte: "essai",
  conventions,
  roles: ["chargeCooperation"],
});
