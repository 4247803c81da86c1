import { Hono } from "hono";
import type { Env } from "#platform/http.ts";
import { bilansDe, exigerNoter, exigerRediger, getBilanDe, type Requete } from "../requete/actions.ts";
import { ancreDe, estBrouillon } from "./model.ts";
import { deleteBrouillon } from "./store.ts";

/** Écarte son propre brouillon, d'un bilan ouvert ou clos ; écarté deux fois, il l'est une. */
async function ecarter(c: Requete) {
  const section = c.req.param("section") ?? "";
  if (!estBrouillon(section)) return c.notFound();
  if (section === "notes") exigerNoter(c);
  else exigerRediger(c);
  const bilan = await getBilanDe(c);
  await deleteBrouillon(c.var.db, c.var.perimetre, { bilan: bilan.id, section });
  return c.redirect(`${bilansDe(c)}/${bilan.id}#${ancreDe(section)}`, 303);
}

export const brouillonRoutes = new Hono<Env>().post(
  "/conventions/:convention/bilans/:bilan/brouillons/:section/ecart",
  ecarter,
);
