import { createHash } from "node:crypto";
import { Hono } from "hono";
import { peut } from "#domaines/acces/index.ts";
import { listActeurs } from "#domaines/acteurs/index.ts";
import { deleteProductionsDe } from "#domaines/documents/index.ts";
import { alertePersonne, getFiche } from "#domaines/plan/index.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { listSaisies } from "../etat/store.ts";
import { baseDe, gesteDe, type Requete } from "../requete/actions.ts";
import type { TexteGarde } from "./model.ts";
import { chercherAilleurs } from "./ailleurs/actions.ts";
import { ConfirmationPage } from "./ailleurs/pages.tsx";
import { motsAChercher } from "./ailleurs/rules.ts";
import type { ListerTextes } from "./ailleurs/store.ts";
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

type Choisis = Awaited<ReturnType<typeof lire>>;

/** Avant d'effacer : ce qui va l'être, et où les mêmes mots se lisent encore. Qui ne lit pas le plan n'en a que le nombre. */
async function confirmer(c: Requete, { fiche, textes }: Choisis, demandes: string, autres: ListerTextes) {
  const { db, perimetre } = c.var;
  const effaces = textes.map(({ texte }) => texte);
  const mots = motsAChercher(effaces, demandes, (paire) => alertePersonne(paire) === "nom");
  const endroits = await chercherAilleurs(db, perimetre, { fiche, mots, effaces, autres });
  const ouvre = peut(perimetre.roles, "plan.lire");
  const page = <ConfirmationPage {...{ base: baseDe(c), fiche, textes, mots, endroits, ouvre, demandes }} />;
  return c.render(page, { titre: "Effacer pour de bon" });
}

async function effacer(c: Requete, ailleurs: EffacerAilleurs, autres: ListerTextes) {
  const { db, perimetre, today } = c.var;
  const { fiche, textes } = await lire(c);
  const form = await c.req.formData();
  const cles = new Set(form.getAll("textes").map(String));
  if (cles.size === 0) return montrer(c, "rien-choisi");
  const choisis = textes.filter(({ cle }) => cles.has(cle));
  if (choisis.length < cles.size) return montrer(c, "change");
  const demandes = String(form.get("mots") ?? "").slice(0, 400);
  if (form.get("acte") !== "effacer") return confirmer(c, { fiche, textes: choisis }, demandes, autres);
  const phrase = phraseEffacee(today, gesteDe(c).auteur);
  const redire = redireAvec(choisis, phrase);
  await effacerTextes(db, perimetre, fiche, { choisis, phrase, redire });
  await ailleurs(db, perimetre, fiche, redire);
  await deleteProductionsDe(db, perimetre, { convention: fiche.convention });
  return c.redirect(`${baseDe(c)}/plan/fiches/${fiche.id}/suivi/effacement`, 303);
}

const EFFACEMENT = "/conventions/:convention/plan/fiches/:fiche/suivi/effacement";

/** Effacer un texte de ce qui fut dit d'une fiche ; `ailleurs` : ce que les tranches plus hautes en ont figé ; `autres` : ce qu'elles gardent, où l'on cherche les mêmes mots. */
export const effacementRoutes = (ailleurs: EffacerAilleurs, autres: ListerTextes) =>
  new Hono<Env>().get(EFFACEMENT, (c) => montrer(c)).post(EFFACEMENT, (c) => effacer(c, ailleurs, autres));
