import { Hono } from "hono";
import { z } from "zod";
import { annee as anneeDe } from "#commun/jour.ts";
import { peut } from "#domaines/acces/index.ts";
import { incomplete, orNotFound } from "#platform/errors.ts";
import type { Env } from "#platform/http.ts";
import { parseForm } from "#platform/forms.ts";
import { newId } from "#platform/ids.ts";
import { forbid } from "#platform/rights.ts";
import { TYPES_TABLEUR, writeTableur } from "#platform/tableur.ts";
import { isFormErrors } from "#ui/form.ts";
import { nomCommune, type Requete } from "../reglement/requete/actions.ts";
import { deposer, lireChiffres, lireZones } from "./actions.ts";
import { REFUS_CHIFFRES } from "./lexique.ts";
import { type ChiffresPublies, DIMENSIONS } from "./model.ts";
import { ChiffresPage, ChiffresPublicsPage } from "./pages.tsx";
import { peutPublier, publierChiffres } from "./publication/rules.ts";
import { insertPublication, listPublications } from "./store.ts";
import { lignesDuTableau, TITRES_TABLEAU } from "./tableau/rules.ts";

const BASE = "/espaces/:espace/guichet/chiffres";
const baseDe = (c: Requete) => `/espaces/${c.var.perimetre.espace}/guichet/chiffres`;
const PUBLICATION = z.object({ annee: z.coerce.number("Donnez une année").int().min(2000).max(2100) });

const anneeVoulue = (c: Requete): number => {
  const annee = Number(c.req.query("annee"));
  return Number.isInteger(annee) && annee >= 2000 && annee <= 2100 ? annee : anneeDe(c.var.today);
};

async function montrer(c: Requete, { annee, refus }: { annee: number; refus?: "trop-tot" }) {
  const { db, perimetre, today } = c.var;
  forbid(peut(perimetre.roles, "statistiques.lire"));
  const agent = peut(perimetre.roles, "guichet.lire");
  c.status(refus ? 422 : 200);
  const props = {
    base: baseDe(c),
    annee,
    chiffres: agent ? await lireChiffres(db, perimetre, { annee, au: today }) : null,
    publications: await listPublications(db, perimetre),
    publier: peut(perimetre.roles, "guichet.instruire"),
    nommer: nomCommune,
    refus: refus && REFUS_CHIFFRES[refus],
  };
  return c.render(<ChiffresPage {...props} />, { titre: "Chiffres du guichet", erreur: Boolean(refus) });
}

async function publier(c: Requete) {
  const { db, perimetre, today, maintenant, compte } = c.var;
  forbid(peut(perimetre.roles, "guichet.instruire"));
  const saisie = parseForm(PUBLICATION, await c.req.formData());
  if (isFormErrors(saisie)) throw incomplete(saisie);
  const { annee } = saisie;
  const refuse = peutPublier(today, annee, await listPublications(db, perimetre));
  if (refuse) return montrer(c, { annee, refus: refuse.code });
  const chiffres = await lireChiffres(db, perimetre, { annee, au: today });
  const contenu = publierChiffres(chiffres, await lireZones(db, perimetre));
  await insertPublication(db, perimetre, { id: newId(), annee, au: today, contenu, publiePar: compte.id });
  await deposer(db, perimetre, contenu, maintenant().toISOString());
  return c.redirect(`${baseDe(c)}?annee=${annee}`, 303);
}

async function montrerPublics(c: Requete) {
  orNotFound(c.var.usager.perimetre ?? undefined);
  const { db, perimetre } = c.var;
  const publication = orNotFound((await listPublications(db, perimetre))[0]);
  const accueil = `/espaces/${perimetre.espace}/place`;
  const par = DIMENSIONS.find((une) => une === c.req.query("par")) ?? "commune";
  const page = <ChiffresPublicsPage accueil={accueil} publication={publication} nommer={nomCommune} par={par} />;
  return c.render(page, { titre: `Les demandes de place en ${publication.annee}`, publique: true });
}

/** Les mêmes lignes dans un tableur, toutes : ce que ce lecteur peut en lire, et rien de plus. */
async function envoyer(c: Requete, chiffres: ChiffresPublies) {
  const colonnes = TITRES_TABLEAU.map((titre) => ({ titre, largeur: 18 }));
  const rangees = lignesDuTableau(chiffres, nomCommune);
  const octets = await writeTableur("csv", { nom: "Chiffres", colonnes, rangees });
  return c.body(octets, 200, {
    "content-type": TYPES_TABLEUR.csv,
    "content-disposition": `attachment; filename="demandes-${chiffres.annee}.csv"`,
  });
}

async function exporter(c: Requete) {
  const { db, perimetre, today } = c.var;
  forbid(peut(perimetre.roles, "statistiques.lire"));
  const annee = anneeVoulue(c);
  if (peut(perimetre.roles, "guichet.lire")) return envoyer(c, await lireChiffres(db, perimetre, { annee, au: today }));
  const publiee = (await listPublications(db, perimetre)).find((une) => une.annee === annee);
  return envoyer(c, orNotFound(publiee).contenu);
}

async function exporterPublics(c: Requete) {
  orNotFound(c.var.usager.perimetre ?? undefined);
  return envoyer(c, orNotFound((await listPublications(c.var.db, c.var.perimetre))[0]).contenu);
}

/** Les chiffres du guichet, et ce qui s'en publie. */
export const chiffresGuichetRoutes = new Hono<Env>()
  .get(BASE, (c) => montrer(c, { annee: anneeVoulue(c) }))
  .get(`${BASE}/tableau.csv`, exporter)
  .post(`${BASE}/publication`, publier)
  .get("/espaces/:espace/place/chiffres/tableau.csv", exporterPublics)
  .get("/espaces/:espace/place/chiffres", montrerPublics);
