import type { Context } from "hono";
import { peut } from "#domaines/acces/index.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import type { FichierTemps, ModeEtude, Reglages } from "../etude/model.ts";
import { calculerEtat, etudier } from "../etude/rules.ts";
import { lireTerritoire } from "../lecture/actions.ts";
import type { Lecture } from "../lecture/model.ts";
import { PROFILS } from "../parametre/lexique.ts";
import { couvertureLe, profilLe, tempsSelon } from "../parametre/rules.ts";
import { listHypotheses } from "../parametre/store.ts";
import type { Fichier } from "../temps/model.ts";

export type Requete = Context<Env>;

export const BASE = "/espaces/:espace/observatoire/accessibilite";
export const baseDe = (c: Requete): string => `/espaces/${c.var.perimetre.espace}/observatoire/accessibilite`;

export const exigerLire = (c: Requete): void => forbid(peut(c.var.perimetre.roles, "observatoire.lire"));
export const exigerModifier = (c: Requete): void => forbid(peut(c.var.perimetre.roles, "observatoire.modifier"));
export const peutModifier = (c: Requete): boolean => peut(c.var.perimetre.roles, "observatoire.modifier");

const MODES: readonly ModeEtude[] = ["collectif", "individuel", "total"];
export const modeDit = (c: Requete): ModeEtude | null => MODES.find((un) => un === c.req.query("mode")) ?? null;
const modeVoulu = (c: Requete): ModeEtude => modeDit(c) ?? "collectif";

const enTable = (fichier: Fichier | null): FichierTemps | null =>
  fichier && { minutes: new Map(Object.entries(fichier.minutes)), complet: fichier.complet };

/** Les hypothèses du jour, ou celles que nomme l'adresse, et ce à quoi l'on se compare. */
export async function lireReglages(
  c: Requete,
  { temps }: Pick<Lecture, "temps">,
  mode: ModeEtude = modeVoulu(c),
): Promise<Reglages> {
  const { db, perimetre, today } = c.var;
  const profil = profilLe(await listHypotheses(db, perimetre), today, c.req.query("profil")) ?? PROFILS[0];
  if (!profil) throw new Error("no published hypotheses");
  return { profil, mode, reference: couvertureLe(today)[mode] / 100, temps: tempsSelon(profil, enTable(temps)) };
}

/** Le territoire d'aujourd'hui, étudié, dans le mode de l'adresse ou celui que l'on dit. */
export async function lireEtude(c: Requete, mode: ModeEtude = modeVoulu(c)) {
  const lecture = await lireTerritoire(c.var.db, c.var.perimetre, c.var.today);
  const reglages = await lireReglages(c, lecture, mode);
  return { lecture, reglages, etude: etudier(lecture.etat, reglages, lecture.dedans) };
}

/** Tous modes ensemble, ce que les enfants de chaque commune de l'espace atteignent. */
export async function lireAccesParCommune(c: Requete) {
  const lecture = await lireTerritoire(c.var.db, c.var.perimetre, c.var.today);
  const reglages = await lireReglages(c, lecture, "total");
  const { acces } = calculerEtat(lecture.etat, reglages);
  const lues = lecture.etat.communes.map(({ code, nom, enfants }, rang) => {
    return [code, { nom, enfants, atteintes: enfants * (acces[rang] ?? 0) }] as const;
  });
  return new Map(lues.filter(([code]) => lecture.dedans.has(code)));
}
