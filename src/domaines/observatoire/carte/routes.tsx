import { Hono } from "hono";
import { nomFichier } from "#commun/texte.ts";
import { peut } from "#domaines/acces/index.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { TYPES_TABLEUR, writeTableur } from "#platform/tableur.ts";
import { pageDe } from "#ui/pagination.tsx";
import { TelechargerCourt, TEXTE } from "#ui/telecharger.tsx";
import { dessinDe } from "#ui/carte.tsx";
import { remember } from "#platform/memory.ts";
import { type CarteLue, type Demande, lireCarte } from "./actions.ts";
import { peindre } from "./document.ts";
import { CartePage, CarteVidePage } from "./pages.tsx";
import { direPoint } from "./rules.ts";

const CARTES = "/espaces/:espace/observatoire/cartes";

const demandeDe = (query: Record<string, string>): Demande => {
  const { chiffre, annee, coupe, ou } = query;
  return {
    ...(chiffre === undefined ? {} : { chiffre }),
    ...(annee === undefined ? {} : { annee }),
    ...(coupe === undefined ? {} : { coupe }),
    ...(ou === undefined ? {} : { ou }),
  };
};

/** L'image du fond, quand l'installation en a réglé un : mêmes bords que la carte, en degrés. */
function imageDe(fond: string | undefined, dessin: CarteLue["dessin"]) {
  if (!fond || !dessin) return null;
  const { emprise, large, haut } = dessin.trace;
  const [ouest, sud, est, nord] = emprise;
  const url = new URL(fond);
  const regles = {
    SERVICE: "WMS",
    VERSION: "1.3.0",
    REQUEST: "GetMap",
    LAYERS: url.searchParams.get("LAYERS") ?? "GEOGRAPHICALGRIDSYSTEMS.MAPS.BDUNI.J1",
    STYLES: "",
    FORMAT: "image/jpeg",
    CRS: "EPSG:4326",
    BBOX: [sud, ouest, nord, est].map((un) => un.toFixed(5)).join(","),
    WIDTH: String(Math.round(large / 2)),
    HEIGHT: String(Math.round(haut / 2)),
  };
  for (const [nom, valeur] of Object.entries(regles)) url.searchParams.set(nom, valeur);
  return { href: url.href, attribution: "IGN, plan" };
}

const ID = "carte";

/** La carte peinte, sans la refaire tant que rien n'a été écrit dans l'espace. */
const peinte = ({ db, perimetre, fond }: Env["Variables"], demande: Demande) =>
  remember(db, perimetre, JSON.stringify([ID, demande]), async () => {
    const lue = await lireCarte(db, perimetre, demande);
    const { chiffre, dessin, coupe } = lue;
    if (!chiffre || !dessin) return { ...lue, peinture: null, image: null };
    const lien = (code: string) => `/espaces/${perimetre.espace}/observatoire/portraits/commune-${code}`;
    const peinture = peindre(dessin.trace, chiffre, { coupe, lien });
    const image = imageDe(fond, dessin);
    const trait = dessinDe({ id: ID, fond: dessin.trace, image, ...peinture });
    return { ...lue, peinture: { ...peinture, trait }, image };
  });

const COLONNES = ["Code", "Commune", "Année", "Valeur", "Numérateur", "Dénominateur", "En clair"];

/** Un chiffre sur la carte des communes. */
export const carteRoutes = new Hono<Env>()
  .use(`${CARTES}/*`, async (c, next) => {
    forbid(peut(c.var.perimetre.roles, "observatoire.lire"));
    return next();
  })
  .get(CARTES, async (c) => {
    const { espace, roles } = c.var.perimetre;
    const peutModifier = peut(roles, "observatoire.modifier");
    const lue = await peinte(c.var, demandeDe(c.req.query()));
    const { chiffre } = lue;
    if (!chiffre) return c.render(<CarteVidePage espace={espace} peutModifier={peutModifier} />, { titre: "Cartes" });
    const params = new URLSearchParams(c.req.query());
    params.delete("page");
    const ici = `/espaces/${espace}/observatoire/cartes`;
    const [base] = c.var.perimetre.conventions;
    const telecharger = base && (
      <TelechargerCourt base={`/conventions/${base}`} genre="carte" params={params} formats={TEXTE} />
    );
    const props = {
      ...lue,
      telecharger,
      chiffre,
      espace,
      peutModifier,
      params,
      ici,
      page: pageDe(c.req.query("page")),
    };
    return c.render(<CartePage {...props} />, { titre: "Cartes" });
  })
  .get(`${CARTES}/export`, async (c) => {
    const { chiffre } = await peinte(c.var, demandeDe(c.req.query()));
    if (!chiffre) return c.notFound();
    const { statistique, millesime, points } = chiffre;
    const corps = await writeTableur("csv", {
      nom: statistique.nom,
      colonnes: COLONNES.map((titre) => ({ titre, largeur: 20 })),
      rangees: points.map((point) => [
        point.code,
        point.nom,
        millesime,
        ...[point.valeur, point.numerateur, point.denominateur].map((un) => un ?? ""),
        direPoint(statistique, point),
      ]),
    });
    return c.body(corps, 200, {
      "content-type": TYPES_TABLEUR.csv,
      "content-disposition": `attachment; filename="${nomFichier(`${statistique.nom} ${millesime}`, "csv")}"`,
    });
  });
