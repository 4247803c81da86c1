import { Hono } from "hono";
import { peut } from "#domaines/acces/index.ts";
import { getValeurs, listMillesimes } from "#domaines/statistiques/index.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { pageDe } from "#ui/pagination.tsx";
import { Telecharger, TelechargerCourt, TEXTE } from "#ui/telecharger.tsx";
import { getLieu, lireTerritoires } from "../lieu/actions.ts";
import { adresseDe } from "../lieu/rules.ts";
import { portraitDe } from "./actions.ts";
import { PortraitPage, PortraitsPage, titreDe } from "./pages.tsx";

const PORTRAITS = "/espaces/:espace/observatoire/portraits";

/** Un document s'établit au nom d'une convention : la première que l'on lit ici. */
const baseDe = (conventions: readonly string[]): string | null => {
  const [une] = conventions;
  return une === undefined ? null : `/conventions/${une}`;
};

/** Les territoires de l'espace en chiffres. */
export const portraitRoutes = new Hono<Env>()
  .use(`${PORTRAITS}/*`, async (c, next) => {
    forbid(peut(c.var.perimetre.roles, "observatoire.lire"));
    return next();
  })
  .get(PORTRAITS, async (c) => {
    const { db, perimetre } = c.var;
    const { geographie, communes, bassins, epci, comparaisons } = await lireTerritoires(db, perimetre);
    const [derniere] = await listMillesimes(db, perimetre, ["naissances"]);
    const page = pageDe(c.req.query("page"));
    const naissances = derniere
      ? await getValeurs(db, perimetre, { codes: ["naissances"], territoires: communes, millesime: derniere.millesime })
      : [];
    const parCommune = new Map(naissances.map(({ lieu, valeur }) => [lieu.code, valeur]));
    const base = baseDe(perimetre.conventions);
    const props = {
      ici: `/espaces/${perimetre.espace}/observatoire/portraits`,
      ensembles: [...bassins, ...epci, ...comparaisons],
      communes: communes.map((une) => ({
        ...une,
        habitants: geographie.index.communes.get(une.code)?.municipale ?? null,
        naissances: parCommune.get(une.code) ?? null,
      })),
      annee: derniere?.millesime ?? null,
      page,
      telecharger: base && communes.length > 0 && (
        <Telecharger base={base} genre="conseils" nom="Une feuille par commune" params={[]} formats={TEXTE} />
      ),
    };
    return c.render(<PortraitsPage {...props} />, { titre: "Portraits" });
  })
  .get(`${PORTRAITS}/:territoire`, async (c) => {
    const { db, perimetre } = c.var;
    const { geographie, lieu } = await getLieu(db, perimetre, c.req.param("territoire"));
    const portrait = await portraitDe(db, perimetre, geographie, lieu);
    const base = baseDe(perimetre.conventions);
    const params = [["territoire", adresseDe(lieu)]] as const;
    const props = {
      ici: `/espaces/${perimetre.espace}/observatoire/portraits`,
      portrait,
      peutModifier: peut(perimetre.roles, "statistiques.modifier"),
      telecharger: base && (
        <div class="barre">
          <TelechargerCourt base={base} genre="portrait" params={params} formats={TEXTE} />
          {lieu.genre === "commune" && (
            <a
              href={`${base}/documents/apercu?${new URLSearchParams([["genre", "conseil"], ...params.map((un) => [...un])] as string[][])}`}
            >
              Feuille pour le conseil municipal
            </a>
          )}
        </div>
      ),
    };
    return c.render(<PortraitPage {...props} />, { titre: titreDe(lieu) });
  });
