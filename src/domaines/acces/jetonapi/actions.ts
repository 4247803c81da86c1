import { createMiddleware } from "hono/factory";
import { plusMinutes, secondesDepuis } from "#commun/jour.ts";
import type { Portee } from "#commun/portee.ts";
import type { ApiContext, ApiEnv } from "#platform/api/endpoint.ts";
import { ApiProblem } from "#platform/api/problem.ts";
import { type Db, inAnnuaire } from "#platform/db/db.ts";
import { type Compte, placeOf, type Usager } from "#platform/http.ts";
import { newId } from "#platform/ids.ts";
import { noterInstallation } from "#platform/journal-installation.ts";
import { hashToken, newToken } from "#platform/session.ts";
import { findPerimetre, listPerimetres } from "../store.ts";
import { FENETRE_SECONDES, type GenreQuota, type JetonApi } from "./model.ts";
import { jetonDe, type Reste, resteDe, vaut } from "./rules.ts";
import { compterRequete, findJetonApi, insertJetonApi, revoquerJetonsApi, updateVuApi } from "./store.ts";

/** Le début d'un jeton : de quoi le reconnaître s'il traîne dans un fichier. */
const PREFIXE = "maillage_";

/** Crée un jeton et le rend ; il ne se relira pas, seule son empreinte est gardée. */
export async function creerJeton(
  db: Db,
  compte: string,
  { nom, portees, jours }: { nom: string; portees: Portee[]; jours: number },
  maintenant: Date,
): Promise<string> {
  const jeton = PREFIXE + newToken();
  const id = newId();
  const expireLe = plusMinutes(maintenant, jours * 24 * 60).toISOString();
  const creeLe = maintenant.toISOString();
  await insertJetonApi(db, { id, compte, nom, portees, creeLe, expireLe, empreinte: hashToken(jeton) });
  await noterInstallation(db, { compte, action: "creation", objet: "jetonApi", objetId: id }, maintenant);
  return jeton;
}

/**
 * ACC-23 : un mot de passe refait par courriel et un compte fermé révoquent tous ses jetons : d'autres mains ont pu en faire. Le
 * journal les dit un par un.
 */
export async function revoquerTous(db: Db, { compte, par }: { compte: string; par: string }, maintenant: Date) {
  for (const objetId of await revoquerJetonsApi(db, compte, maintenant))
    await noterInstallation(db, { compte: par, action: "revocation", objet: "jetonApi", objetId }, maintenant);
}

type Acces = { usager: Usager; portees: Portee[]; reste: Reste };

/** Le dernier usage n'est noté qu'une fois la minute. */
const noterVu = async (db: Db, { id, vuLe }: JetonApi, maintenant: Date) => {
  if (vuLe === null || secondesDepuis(vuLe, maintenant) >= 60) await updateVuApi(db, id, maintenant);
};

const genreDe = ({ method }: { method: string }): GenreQuota =>
  method === "GET" || method === "HEAD" ? "lecture" : "ecriture";

async function usagerDe(db: Db, compte: Compte, chemin: string): Promise<Usager> {
  const place = placeOf(chemin);
  const ici = place && (await findPerimetre(db, compte, place));
  const perimetres = await listPerimetres(db, compte.id);
  return { compte, perimetres, perimetre: ici?.perimetre ?? null, lieu: ici?.lieu ?? null };
}

/** Qui présente ce jeton et jusqu'où il voit à cette adresse ; la requête est comptée, quoi qu'elle devienne. */
async function ouvrir(db: Db, c: ApiContext, jeton: string): Promise<Acces | null> {
  const maintenant = c.var.maintenant();
  const found = await findJetonApi(db, hashToken(jeton));
  if (!found || !vaut(found.jeton, maintenant)) return null;
  const { compte, jeton: porteur } = found;
  const genre = genreDe(c.req);
  const reste = resteDe(genre, await compterRequete(db, porteur.id, genre, maintenant), maintenant);
  await noterVu(db, porteur, maintenant);
  return { usager: await usagerDe(db, compte, c.req.path), portees: porteur.portees, reste };
}

function annoncer(c: ApiContext, { genre, limite, reste, secondes }: Reste): void {
  c.header("RateLimit-Policy", `"${genre}";q=${limite};w=${FENETRE_SECONDES}`);
  c.header("RateLimit", `"${genre}";r=${reste};t=${secondes}`);
}

const DEFI = { "WWW-Authenticate": 'Bearer realm="Maillage"' };

/** L'entrée de l'API : un jeton, jamais un cookie. */
export const porteurAvant = createMiddleware<ApiEnv>(async (c, next) => {
  c.header("Cache-Control", "private, no-cache");
  c.header("Vary", "Authorization");
  if (/%00/.test(c.req.url)) throw new ApiProblem("parametre-invalide", { erreurs: [] });
  const jeton = jetonDe(c.req.header("authorization"));
  if (!jeton) throw new ApiProblem("jeton-absent", { headers: DEFI });
  const acces = await inAnnuaire(c.var.base, (db) => ouvrir(db, c, jeton));
  if (!acces)
    throw new ApiProblem("jeton-invalide", {
      headers: { "WWW-Authenticate": `${DEFI["WWW-Authenticate"]}, error="invalid_token"` },
    });
  annoncer(c, acces.reste);
  if (acces.reste.depasse)
    throw new ApiProblem("trop-de-requetes", { headers: { "Retry-After": String(acces.reste.secondes) } });
  c.set("usager", acces.usager);
  c.set("portees", acces.portees);
  if (placeOf(c.req.path) && !acces.usager.perimetre) throw new ApiProblem("introuvable");
  await next();
});
