import type { Context } from "hono";
import { plusMinutes } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { type Db, stepToAnnuaire } from "#platform/db/db.ts";
import type { Env, Lieu, Porteur } from "#platform/http.ts";
import { clearCookie, hashToken, newCode, newToken, readCookie, writeCookie } from "#platform/session.ts";
import {
  DUREE_ENVOYEE,
  type Foyer,
  GARDE_DU_LIEN,
  type LienFamille,
  PLAFOND,
  TEMOIN_FAMILLE,
  VIE_DU_LIEN_FAMILLE,
} from "./model.ts";
import { estEntree, prolongee } from "./rules.ts";
import {
  deleteFamillesAvant,
  deleteFoyer,
  deleteSessionFamille,
  deleteSessionsFamille,
  findGuichet,
  findSessionFamille,
  insertLienFamille,
  insertSessionFamille,
  updateDuree,
  updateJusquA,
  updateNavigateur,
} from "./store.ts";

/** Les pages où une famille demande une place et suit sa demande, sans compte. */
const CHEMIN = /^\/espaces\/([^/]+)\/place(?:\/|$)/;

export const temoinDeFamille = (c: Context<Env>): string | null => {
  const temoin = readCookie(c, TEMOIN_FAMILLE);
  return temoin ? hashToken(temoin) : null;
};

type Vue = { perimetre: Perimetre | null; lieu: Lieu | null; porteur?: Porteur };

/** La famille que ce navigateur a fait entrer dans cet espace ; son geste la prolonge. */
async function foyerDe(c: Context<Env>, db: Db, espace: string): Promise<string | null> {
  const temoin = temoinDeFamille(c);
  const session = temoin ? await findSessionFamille(db, temoin) : undefined;
  const maintenant = c.var.maintenant();
  if (!session || session.espace !== espace || !estEntree(session, maintenant)) return null;
  const suite = prolongee(session, maintenant);
  if (suite) await updateJusquA(db, session.empreinte, suite);
  return session.famille;
}

/**
 * Ce qu'une famille voit d'un espace dont l'accueil est ouvert : ses pages à elle, sans aucun rôle, quel que soit le compte connecté.
 * D'un espace qui ne l'a pas ouvert, rien : un compte n'y entre pas davantage.
 */
export async function entrerParGuichet(c: Context<Env>, db: Db): Promise<Vue | null> {
  const [, espace] = CHEMIN.exec(c.req.path) ?? [];
  if (!espace) return null;
  const guichet = await findGuichet(db, espace);
  if (!guichet || guichet.etat === "ferme") return { perimetre: null, lieu: null };
  const { nomEspace, teinte } = guichet;
  const famille = await foyerDe(c, db, espace);
  return {
    perimetre: { espace, compte: famille ? `famille:${famille}` : "visiteur", conventions: [], roles: [] },
    lieu: { espace, nomEspace, teinte, convention: null },
    ...(famille ? { porteur: { sujet: famille, nom: "" } } : {}),
  };
}

/** Fait entrer une famille dans ce navigateur, pour autant de minutes après chaque geste ; ce que le temps a fermé s'en va. */
export async function ouvrirFamille(c: Context<Env>, { espace, famille }: Foyer, duree: number): Promise<string> {
  const maintenant = c.var.maintenant();
  const temoin = newToken();
  const empreinte = hashToken(temoin);
  await stepToAnnuaire(c.var.db, espace, async (db) => {
    await deleteFamillesAvant(db, maintenant, plusMinutes(maintenant, -GARDE_DU_LIEN));
    const jusquA = plusMinutes(maintenant, duree).toISOString();
    const expireLe = plusMinutes(maintenant, PLAFOND).toISOString();
    await insertSessionFamille(db, { espace, famille, empreinte, duree, jusquA, expireLe });
  });
  writeCookie(c, TEMOIN_FAMILLE, temoin, PLAFOND * 60);
  return empreinte;
}

/** Le lien s'est ouvert d'un geste : la famille entre, et ce navigateur est désormais le sien. */
export async function ouvrirParLien(c: Context<Env>, lien: LienFamille, duree: number): Promise<void> {
  const empreinte = await ouvrirFamille(c, lien, duree);
  await stepToAnnuaire(c.var.db, lien.espace, (db) => updateNavigateur(db, lien.empreinte, empreinte));
}

/** L'adresse vient d'être prouvée : qui avait commencé sans la prouver n'est plus là, nulle part. */
export const fermerPartout = (c: Context<Env>, foyer: Foyer): Promise<unknown> =>
  stepToAnnuaire(c.var.db, foyer.espace, (db) => deleteSessionsFamille(db, foyer));

/** L'adresse d'une famille vient de changer : les liens partis à l'ancienne ne mènent plus à rien, et il ne reste d'entré que ce navigateur, si c'est le sien. */
export const revoquerFamille = (c: Context<Env>, foyer: Foyer): Promise<unknown> =>
  stepToAnnuaire(c.var.db, foyer.espace, (db) => deleteFoyer(db, foyer, temoinDeFamille(c)));

/** Ferme la page sur cet appareil. */
export async function fermerFamille(c: Context<Env>): Promise<void> {
  const temoin = temoinDeFamille(c);
  if (temoin) await stepToAnnuaire(c.var.db, c.var.perimetre.espace, (db) => deleteSessionFamille(db, temoin));
  clearCookie(c, TEMOIN_FAMILLE);
}

/** La demande vient de partir : elle ne reste plus un mois ouverte sur cet appareil. */
export const resserrerFamille = (c: Context<Env>, foyer: Foyer): Promise<unknown> =>
  stepToAnnuaire(c.var.db, foyer.espace, (db) =>
    updateDuree(db, foyer, DUREE_ENVOYEE, plusMinutes(c.var.maintenant(), DUREE_ENVOYEE).toISOString()),
  );

/** Frappe le lien et le code d'une famille : à écrire aussitôt dans le courriel, ils ne sont gardés nulle part. */
export async function frapperLienFamille(
  db: Db,
  foyer: Foyer,
  { adresse, le }: { adresse: string; le: Date },
): Promise<{ lien: string; code: string }> {
  const [lien, code] = [newToken(), newCode()];
  await insertLienFamille(db, foyer, { lien, code, le, expireLe: plusMinutes(le, VIE_DU_LIEN_FAMILLE) });
  return { lien: `${adresse}/espaces/${encodeURIComponent(foyer.espace)}/place/liens/${lien}`, code };
}
