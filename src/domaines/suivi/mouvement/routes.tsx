import { Hono } from "hono";
import { enLettres, estJour, plusJours } from "#commun/jour.ts";
import { peut } from "#domaines/acces/index.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import type { Campagne } from "../campagne/model.ts";
import { listCampagnes } from "../campagne/store.ts";
import { listEtats } from "../etat/store.ts";
import { photoPassee, photoPresente } from "../photo/actions.ts";
import type { Photo } from "../photo/model.ts";
import { comparer } from "../photo/rules.ts";
import { findInstantane } from "../photo/store.ts";
import { baseDe, conventionDe, instantDe, type Requete } from "../requete/actions.ts";
import { valeursEntre } from "./actions.ts";
import { MouvementsPage } from "./pages.tsx";

type Borne = { cle: string; mots: string; photo: Photo };

/** Le plan à une borne : celui qu'une campagne a figé, celui d'un jour passé, ou celui de maintenant. */
async function borneDe(c: Requete, cle: string, closes: readonly Campagne[]): Promise<Borne | null> {
  const { db, perimetre } = c.var;
  const convention = conventionDe(c);
  if (cle === "maintenant")
    return { cle, mots: "maintenant", photo: await photoPresente(db, perimetre, convention, instantDe(c)) };
  if (estJour(cle)) {
    const soir = `${cle}T22:59:59.999Z`;
    return { cle, mots: enLettres(cle), photo: await photoPassee(db, perimetre, convention, soir) };
  }
  const campagne = closes.find(({ id }) => id === cle);
  const fige = campagne && (await findInstantane(db, perimetre, campagne));
  return campagne && fige ? { cle, mots: `clôture de « ${campagne.titre} »`, photo: fige.contenu } : null;
}

/** La borne que l'adresse demande : un jour s'il y en a un, sinon une campagne ou maintenant. */
const cleDemandee = (c: Requete, nom: "de" | "a"): string | undefined => {
  const jour = c.req.query(`${nom}Jour`) ?? "";
  return estJour(jour) ? jour : c.req.query(nom);
};

/** Ce qui sépare deux bornes, si la première est bien la première. */
async function separer(c: Requete, de: Borne | null, a: Borne | null) {
  if (!de || !a || de.photo.instant > a.photo.instant) return { mouvements: null, valeurs: [] };
  const instants = [de.photo.instant, a.photo.instant] as const;
  const valeurs = await valeursEntre(c.var.db, c.var.perimetre, conventionDe(c), instants);
  return { mouvements: comparer(de.photo, a.photo), valeurs };
}

async function montrer(c: Requete) {
  forbid(peut(c.var.perimetre.roles, "suivi.lire"));
  const { db, perimetre, today } = c.var;
  const closes = (await listCampagnes(db, perimetre)).filter(({ etat }) => etat === "close");
  const cleDe = cleDemandee(c, "de") ?? closes[0]?.id ?? plusJours(today, -180);
  const cleA = cleDemandee(c, "a") ?? "maintenant";
  const [de, a] = [await borneDe(c, cleDe, closes), await borneDe(c, cleA, closes)];
  const page = (
    <MouvementsPage
      base={baseDe(c)}
      de={cleDe}
      a={cleA}
      bornes={[de?.mots ?? "?", a?.mots ?? "?"]}
      campagnes={closes}
      etats={await listEtats(db, perimetre, conventionDe(c))}
      {...(await separer(c, de, a))}
    />
  );
  return c.render(page, { titre: "Ce qui a bougé" });
}

export const mouvementRoutes = new Hono<Env>().get("/conventions/:convention/suivi/mouvements", montrer);
