import type { Context } from "hono";
import type { Child } from "hono/jsx";
import { dureeEnMots, findGuichet, type Politique, reserverEssai } from "#domaines/acces/index.ts";
import { stepToAnnuaire } from "#platform/db/db.ts";
import { orNotFound } from "#platform/errors.ts";
import type { Panne } from "#platform/failure.tsx";
import type { Env, Usager } from "#platform/http.ts";
import { hashToken, readCookie, writeCookie } from "#platform/session.ts";
import { deuxPoints } from "#ui/typographie.ts";
import { cleDuCourriel } from "../famille/store.ts";
import { LANGUES, type Langue, type PerimetreFamille } from "../model.ts";
import { TEXTES, type Textes } from "../textes.ts";

type C = Context<Env>;

/** Les pages des familles n'ont de périmètre que celui que leur porte a ouvert ; un compte n'y est rien. */
export const placeDe = (c: C): string => {
  orNotFound(c.var.usager.perimetre ?? undefined);
  return `/espaces/${encodeURIComponent(c.var.perimetre.espace)}/place`;
};

/** La famille que ce navigateur a fait entrer, s'il y en a une. */
export function foyerDe(c: C): PerimetreFamille | null {
  orNotFound(c.var.usager.perimetre ?? undefined);
  const { porteur } = c.var.usager;
  return porteur ? { espace: c.var.perimetre.espace, famille: porteur.sujet } : null;
}

const TEMOIN_LANGUE = "maillage-langue";
const AN = 365 * 24 * 3600;

export const estLangue = (texte: string | undefined): texte is Langue => LANGUES.some((langue) => langue === texte);

/** Celle de la famille à qui ce lien est ; un navigateur qui n'en a choisi aucune la lit. */
const DU_LIEN = new WeakMap<Request, Langue>();

export const lireDansSaLangue = (c: Context, langue: Langue): void => void DU_LIEN.set(c.req.raw, langue);

/** Celle d'un navigateur qui ne lit pas le français, et qui en lit une des nôtres. */
function langueDuNavigateur(c: Context): string | undefined {
  const lues = (c.req.header("accept-language") ?? "").split(",").map((une) => une.trim().slice(0, 2).toLowerCase());
  return lues.includes("fr") ? undefined : lues.find(estLangue);
}

/** La langue que l'adresse dit, celle choisie sur ce navigateur, celle de la famille, ou la seule des nôtres que le navigateur lise. */
export function langueDe(c: Context): Langue {
  const dites = [c.req.query("langue"), readCookie(c, TEMOIN_LANGUE), DU_LIEN.get(c.req.raw), langueDuNavigateur(c)];
  return dites.find(estLangue) ?? "fr";
}

export const garderLangue = (c: C, langue: Langue): void => writeCookie(c, TEMOIN_LANGUE, langue, AN);

export const textesDe = (c: Context): Textes => TEXTES[langueDe(c)];

/** Comment joindre le guichet autrement. */
export const guichetDe = (c: C) =>
  stepToAnnuaire(c.var.db, c.var.perimetre.espace, (db) => findGuichet(db, c.var.perimetre.espace)).then(orNotFound);

/** Une page pour les familles, dans leur langue. */
export function rendre(c: C, page: Child, titre: string, erreur = false): Response | Promise<Response> {
  const { langue, commun } = textesDe(c);
  if (langue.code === "fr") return c.render(page, { titre, publique: true, erreur });
  const dit = erreur ? `${commun.erreur}${deuxPoints(langue.code)}${titre}` : titre;
  return c.render(page, { titre: dit, publique: true, langue: langue.code });
}

const PLACE = /^\/espaces\/[^/]+\/place(?=\/|$)/;

/** Ce qu'une page des familles dit quand rien n'a pu se faire, dans leur langue ; nul ailleurs. */
export function panneDePlace(c: Context): Panne | null {
  const place = PLACE.exec(c.req.path)?.[0];
  if (!place) return null;
  const { langue, panne } = textesDe(c);
  const { arret, reprendre } = panne;
  const usager: Usager | undefined = c.get("usager");
  const suite = usager?.porteur ? "/suivi" : "";
  return {
    ...panne,
    panne: arret,
    recommencer: reprendre,
    retour: { href: usager?.perimetre ? `${place}${suite}` : "/", libelle: panne.retour },
    ...(langue.code === "fr" ? {} : { langue: langue.code }),
  };
}

/** Trois courriels par quart d'heure, à une même adresse et d'une même famille ; dix par jour à une même adresse. */
const PAR_QUART: Politique = { libres: 3, premiere: 900, plafond: 900, oubli: 900 };
const PAR_JOUR: Politique = { libres: 10, premiere: 86_400, plafond: 86_400, oubli: 86_400 };
/** Ce que des envois font écrire par jour à une adresse que personne n'a prouvée : une fratrie entière, pas une rafale. */
const ENVOIS: Politique = { libres: 5, premiere: 86_400, plafond: 86_400, oubli: 86_400 };

/**
 * Réserve le droit d'écrire à cette adresse : pour cette famille, d'où que vienne son geste, le même frein ; pour qui n'est pas entré, un
 * autre, qu'un inconnu peut épuiser sans faire taire ceux des familles. Rend ce qu'il faut attendre, en mots, s'il le faut.
 */
export async function attendreCourriel(
  c: C,
  { courriel, famille }: { courriel: string; famille?: string },
): Promise<string | null> {
  const adresse = `${famille ? "" : "reprise:"}${cleDuCourriel(courriel)}`;
  const freins: [string, Politique][] = [
    [adresse, PAR_QUART],
    ...(famille ? [[famille, PAR_QUART] satisfies [string, Politique]] : []),
    [`jour:${adresse}`, PAR_JOUR],
  ];
  return reserver(c, freins);
}

/** Le premier frein qui serre, en mots ; nul si l'on peut écrire. */
function reserver(c: C, freins: readonly [string, Politique][]): Promise<string | null> {
  const { espace } = c.var.perimetre;
  return stepToAnnuaire(c.var.db, espace, async (db) => {
    for (const [cle, politique] of freins) {
      const frein = `place-courriel:${hashToken(`${espace}:${cle}`)}`;
      const secondes = await reserverEssai(db, frein, politique, c.var.maintenant());
      if (secondes > 0) return dureeEnMots(secondes, textesDe(c).commun.durees);
    }
    return null;
  });
}

/**
 * Réserve le droit d'écrire à qui envoie une demande sans que son adresse soit prouvée. Son frein est à part : aucun autre geste ne tait
 * la preuve d'un envoi ; mais cinq dossiers envoyés le même jour sous une même adresse n'en font pas partir un sixième courriel.
 */
export const attendreEnvoi = (c: C, courriel: string): Promise<string | null> =>
  reserver(c, [[`envoi:${cleDuCourriel(courriel)}`, ENVOIS]]);
