import { Hono } from "hono";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { getTerritoires } from "./cog/store.ts";
import type { DroitsTerritoire } from "./model.ts";
import { TerritoirePage } from "./pages.tsx";
import { listPopulations } from "./population/store.ts";
import { chercherTerritoires } from "./recherche/rules.ts";
import { vueDeZone } from "./zone/actions.ts";
import { listZones } from "./zone/store.ts";

/** Le territoire d'un espace. */
export const territoireRoutes = (droits: DroitsTerritoire) =>
  new Hono<Env>().get("/espaces/:espace/territoire", async (c) => {
    const { db, perimetre } = c.var;
    forbid(droits.lire(perimetre.roles));
    const q = (c.req.query("q") ?? "").trim().slice(0, 200);
    const index = getTerritoires();
    const populations = await listPopulations(db, perimetre);
    const zones = await listZones(db, perimetre);
    const communes = [...zones.flatMap((zone) => zone.communes), ...populations.map(({ commune }) => commune)];
    const props = {
      chemin: `/espaces/${perimetre.espace}/territoire`,
      q,
      reponses: q ? chercherTerritoires(index, q, 15, { communes }) : [],
      zones: zones.map(vueDeZone),
      populations: populations.map((une) => ({ ...une, nom: index.communes.get(une.commune)?.nom ?? une.commune })),
      peutModifier: droits.modifier(perimetre.roles),
    };
    return c.render(<TerritoirePage {...props} />, { titre: "Territoire" });
  });
