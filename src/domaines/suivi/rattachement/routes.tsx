import { Hono } from "hono";
import { z } from "zod";
import { peut } from "#domaines/acces/index.ts";
import { type Fiche, getFiche } from "#domaines/plan/index.ts";
import { intituleFiche } from "#domaines/plan/model.ts";
import type { Env } from "#platform/http.ts";
import { orNotFound } from "#platform/errors.ts";
import { parseForm } from "#platform/forms.ts";
import { newId } from "#platform/ids.ts";
import { forbid } from "#platform/rights.ts";
import { isFormErrors } from "#ui/form.ts";
import type { Indicateur } from "../indicateur/model.ts";
import { baseDe, exigerDefinir, exigerLire, type Requete } from "../indicateur/requete/actions.ts";
import { deMemeNom, depuisProposition } from "../indicateur/rules.ts";
import { getIndicateur, insertIndicateur, listIndicateurs, updateIndicateur } from "../indicateur/store.ts";
import { continuerSuivis, definitionAvant } from "../suite/actions.ts";
import { etatsDesIndicateurs } from "../valeur/actions.ts";
import { type Annonce, RattachementPage } from "./pages.tsx";

/** La fiche que nomme l'adresse : ses indicateurs se lisent avec le plan. */
async function ficheDe(c: Requete): Promise<Fiche> {
  exigerLire(c);
  forbid(peut(c.var.perimetre.roles, "plan.lire"));
  return getFiche(c.var.db, c.var.perimetre, c.req.param("fiche") ?? "");
}

const annoncesDe = ({ id, indicateurs: annonces }: Fiche, indicateurs: readonly Indicateur[]): Annonce[] =>
  annonces.map(({ libelle, nature }, rang) => {
    const meme = deMemeNom(indicateurs, libelle);
    return { rang, libelle, nature, repond: meme ? (meme.fiches.includes(id) ? "deja" : "ailleurs") : null };
  });

async function montrer(c: Requete) {
  const fiche = await ficheDe(c);
  const { db, perimetre, today, usager } = c.var;
  const indicateurs = await listIndicateurs(db, perimetre, { convention: fiche.convention });
  const siens = indicateurs.filter(({ fiches }) => fiches.includes(fiche.id));
  return c.render(
    <RattachementPage
      base={baseDe(c)}
      fiche={{ id: fiche.id, intitule: intituleFiche(fiche) }}
      suivis={await continuerSuivis(db, usager, await etatsDesIndicateurs(db, perimetre, siens, today))}
      annonces={annoncesDe(fiche, indicateurs)}
      autres={indicateurs.filter(({ fiches }) => !fiches.includes(fiche.id))}
      peutDefinir={peut(perimetre.roles, "indicateurs.definir")}
    />,
    { titre: `Indicateurs de ${intituleFiche(fiche)}` },
  );
}

/** Rattache à la fiche, s'il ne l'est pas déjà. */
async function rattacher(c: Requete, indicateur: Indicateur, fiche: Fiche): Promise<void> {
  if (indicateur.fiches.includes(fiche.id)) return;
  const fiches = [...indicateur.fiches, fiche.id];
  await updateIndicateur(c.var.db, c.var.perimetre, indicateur, { ...indicateur, fiches, action: "rattachement" });
}

async function creer(c: Requete) {
  exigerDefinir(c);
  const fiche = await ficheDe(c);
  const { db, perimetre } = c.var;
  const rang = Number((await c.req.formData()).get("rang"));
  const proposition = orNotFound(fiche.indicateurs[rang]);
  const { convention } = fiche;
  const meme = deMemeNom(await listIndicateurs(db, perimetre, { convention }), proposition.libelle);
  if (meme) {
    await rattacher(c, meme, fiche);
    return c.redirect(`${baseDe(c)}/plan/fiches/${fiche.id}/indicateurs`, 303);
  }
  const id = newId();
  const avant = await definitionAvant(db, c.var.usager, fiche.id, proposition.libelle);
  const definition = avant ?? depuisProposition(proposition);
  await insertIndicateur(db, perimetre, { ...definition, id, convention, fiches: [fiche.id] });
  return c.redirect(`${baseDe(c)}/indicateurs/${id}/definition`, 303);
}

const CHOIX = z.object({ indicateur: z.string().min(1) });

/** L'indicateur choisi, s'il est de la convention de la fiche. */
async function choisi(c: Requete, fiche: Fiche): Promise<Indicateur> {
  const saisi = parseForm(CHOIX, await c.req.formData());
  const indicateur = await getIndicateur(c.var.db, c.var.perimetre, isFormErrors(saisi) ? "" : saisi.indicateur);
  orNotFound(indicateur.convention === fiche.convention || undefined);
  return indicateur;
}

const FICHE = "/conventions/:convention/plan/fiches/:fiche/indicateurs";

/** Les indicateurs vus d'une fiche. */
export const rattachementRoutes = new Hono<Env>()
  .get(FICHE, montrer)
  .post(FICHE, creer)
  .post(`${FICHE}/rattachement`, async (c) => {
    exigerDefinir(c);
    const fiche = await ficheDe(c);
    await rattacher(c, await choisi(c, fiche), fiche);
    return c.redirect(`${baseDe(c)}/plan/fiches/${fiche.id}/indicateurs`, 303);
  })
  .post(`${FICHE}/detachement`, async (c) => {
    exigerDefinir(c);
    const fiche = await ficheDe(c);
    const indicateur = await choisi(c, fiche);
    const fiches = indicateur.fiches.filter((id) => id !== fiche.id);
    const apres = { ...indicateur, fiches, action: "detachement" };
    if (fiches.length < indicateur.fiches.length) await updateIndicateur(c.var.db, c.var.perimetre, indicateur, apres);
    return c.redirect(`${baseDe(c)}/plan/fiches/${fiche.id}/indicateurs`, 303);
  });
