import { createHash } from "node:crypto";
import { Hono } from "hono";
import { peut } from "#domaines/acces/index.ts";
import { listActeurs } from "#domaines/acteurs/index.ts";
import { deleteProductionsDe } from "#domaines/documents/index.ts";
import { getFiche } from "#domaines/plan/index.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { listSaisies } from "../etat/store.ts";
import { baseDe, gesteDe, type Requete } from "../requete/actions.ts";
import type { TexteGarde } from "./model.ts";
import { EffacementPage } from "./pages.tsx";
import { phraseEffacee, rassembler, redireAvec, textesDe } from "./rules.ts";
import { type EffacerAilleurs, effacerTextes, listTextesDesCampagnes } from "./store.ts";

const cleDe = ({ volet, champ, texte }: Pick<TexteGarde, "volet" | "champ" | "texte">) =>
  createHash("sha256").update([volet, champ, texte].join("\u001f")).digest("hex").slice(0, 24);

/** La fiche et ses textes, pour qui conduit les campagnes ou veille sur les données. */
async function lire(c: Requete) {
  const { db, perimetre } = c.var;
  forbid(peut(perimetre.roles, "suivi.conduire") || peut(perimetre.roles, "journal.effacer"));
  const fiche = await getFiche(db, perimetre, c.req.param("fiche") ?? "");
  const dits = (await listSaisies(db, perimetre, fiche.id)).flatMap((saisie) => textesDe(saisie, saisie));
  const textes = rassembler([
    ...dits.map(({ volet, champ, texte, auteur, instant }) => ({ volet, champ, texte, auteur, instant })),
    ...(await listTextesDesCampagnes(db, perimetre, fiche)),
  ]).map((texte) => ({ ...texte, cle: cleDe(texte) }));
  return { fiche, textes };
}

async function montrer(c: Requete, refus: "rien-choisi" | "change" | null = null) {
  const { fiche, textes } = await lire(c);
  const acteurs = await listActeurs(c.var.db, c.var.perimetre);
  const noms = new Map(acteurs.map(({ id, nom, nomCourt }) => [id, nomCourt ?? nom]));
  if (refus) c.status(refus === "change" ? 409 : 422);
  const page = <EffacementPage base={baseDe(c)} fiche={fiche} textes={textes} noms={noms} refus={refus} />;
  return c.render(page, { titre: "Effacer un texte", erreur: refus !== null });
}

async function effacer(c: Requete, ailleurs: EffacerAilleurs) {
  const { db, perimetre, today } = c.var;
  const { fiche, textes } = await lire(c);
  const cles = new Set((await c.req.formData()).getAll("textes").map(String));
  if (cles.size === 0) return montrer(c, "rien-choisi");
  const choisis = textes.filter(({ cle }) => cles.has(cle));
  if (choisis.length < cles.size) return montrer(c, "change");
  const phrase = phraseEffacee(today, gesteDe(c).auteur);
  const redire = redireAvec(choisis, phrase);
  await effacerTextes(db, perimetre, fiche, { choisis, phrase, redire });
  await ailleurs(db, perimetre, fiche, redire);
  await deleteProductionsDe(db, perimetre, fiche.convention);
  return c.redirect(`${baseDe(c)}/plan/fiches/${fiche.id}/suivi/effacement`, 303);
}

const EFFACEMENT = "/conventions/:convention/plan/fiches/:fiche/suivi/effacement";

/** Effacer un texte de ce qui fut dit d'une fiche ; `ailleurs` : ce que les tranches plus hautes en ont figé. */
export const effacementRoutes = (ailleurs: EffacerAilleurs) =>
  new Hono<Env>().get(EFFACEMENT, (c) => montrer(c)).post(EFFACEMENT, (c) => effacer(c, ailleurs));
