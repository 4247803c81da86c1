import { Hono } from "hono";
import type { Env } from "#platform/http.ts";
import { PAR_PAGE, pageDe } from "#ui/pagination.tsx";
import type { Lieu } from "../lieu/model.ts";
import type { Territoires } from "../lieu/rules.ts";
import {
  BASE,
  baseDe,
  exigerLire,
  type LireCommunes,
  lireTerritoires,
  peutModifier,
  type Requete,
} from "../requete/actions.ts";
import { getValeurs } from "../valeur/actions.ts";
import type { Valeur } from "../valeur/model.ts";
import { listCouvertures } from "../valeur/store.ts";
import { listStatistiques } from "./actions.ts";
import { filtrer, lireFiltre } from "./forms.ts";
import type { Statistique } from "./model.ts";
import { CataloguePage } from "./pages.tsx";
import { composantes } from "./rules.ts";

/** Le territoire dont le catalogue montre les chiffres : l'EPCI de l'espace, sinon son premier bassin, sinon la France. */
const principal = ({ epci, bassins, comparaisons }: Territoires) => epci[0] ?? bassins[0] ?? comparaisons.at(-1);

type Annees = Map<string, { premier: number; dernier: number }>;

async function lireAnnees(c: Requete): Promise<Annees> {
  const annees: Annees = new Map();
  for (const { statistique, premier, dernier } of await listCouvertures(c.var.db, c.var.perimetre)) {
    const deja = annees.get(statistique);
    annees.set(statistique, {
      premier: Math.min(premier, deja?.premier ?? premier),
      dernier: Math.max(dernier, deja?.dernier ?? dernier),
    });
  }
  return annees;
}

/** La dernière année d'un chiffre : la sienne, ou celle que partagent ceux dont il se calcule. */
function derniereDe(statistique: Statistique, annees: Annees): number | null {
  const siennes = composantes(statistique).map((code) => annees.get(code)?.dernier);
  const commune = siennes.length > 0 && siennes.every((annee) => annee !== undefined) ? Math.min(...siennes) : null;
  return annees.get(statistique.code)?.dernier ?? commune;
}

async function lireDernieres(
  c: Requete,
  voulues: readonly Statistique[],
  annees: Annees,
  lieu: Lieu,
): Promise<Valeur[]> {
  const parAnnee = Map.groupBy(voulues, (une) => derniereDe(une, annees));
  const valeurs: Valeur[] = [];
  for (const [millesime, siennes] of parAnnee)
    if (millesime !== null)
      valeurs.push(
        ...(await getValeurs(c.var.db, c.var.perimetre, {
          codes: siennes.map(({ code }) => code),
          territoires: [lieu],
          millesime,
        })),
      );
  return valeurs;
}

/** Le catalogue des chiffres. */
export const catalogueRoutes = (lireCommunes: LireCommunes) =>
  new Hono<Env>().get(BASE, async (c) => {
    exigerLire(c);
    const { territoires } = await lireTerritoires(c, lireCommunes);
    const annees = await lireAnnees(c);
    const filtre = lireFiltre((nom) => c.req.query(nom));
    const connue = (une: Statistique) => derniereDe(une, annees) !== null;
    const toutes = await listStatistiques(c.var.db, c.var.perimetre);
    const connues = new Set(toutes.filter(connue).map(({ code }) => code));
    const trouvees = filtrer(toutes, filtre, (code) => connues.has(code));
    const page = pageDe(c.req.query("page"));
    const montrees = trouvees.slice((page - 1) * PAR_PAGE, page * PAR_PAGE);
    const lieu = principal(territoires);
    const dernieres = lieu ? await lireDernieres(c, montrees, annees, lieu) : [];
    const props = {
      base: baseDe(c),
      filtre,
      page,
      total: trouvees.length,
      params: new URL(c.req.url).searchParams,
      lieu: lieu?.nom ?? "",
      lignes: montrees.map((statistique) => ({
        statistique,
        annees: annees.get(statistique.code) ?? null,
        derniere: dernieres.find((une) => une.statistique === statistique.code) ?? null,
      })),
      vide: connues.size === 0,
      modifier: peutModifier(c),
    };
    return c.render(<CataloguePage {...props} />, { titre: "Statistiques" });
  });
