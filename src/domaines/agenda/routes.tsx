import { Hono } from "hono";
import { peut } from "#domaines/acces/index.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { pageDe, PAR_PAGE } from "#ui/pagination.tsx";
import { type LireAvenants, lireDates } from "./dates/actions.ts";
import { GENRES_DATE } from "./model.ts";
import { AgendaPage, nomDuMois } from "./pages.tsx";
import { dansLeMois, moisDemande } from "./rules.ts";

export const agendaRoutes = (avenants: LireAvenants) =>
  new Hono<Env>().get("/conventions/:convention/agenda", async (c) => {
    const { db, perimetre, today } = c.var;
    forbid(peut(perimetre.roles, "agenda.lire"));
    const convention = c.req.param("convention");
    const mois = moisDemande(c.req.query("mois"), today);
    const voulus = c.req.queries("genre") ?? [];
    const genres = GENRES_DATE.filter((genre) => voulus.includes(genre));
    const dates = dansLeMois(await lireDates(db, perimetre, { convention, le: today, avenants }), mois, genres);
    const page = pageDe(c.req.query("page"));
    const ici = dates.slice((page - 1) * PAR_PAGE, page * PAR_PAGE);
    const base = `/conventions/${convention}`;
    return c.render(<AgendaPage base={base} mois={mois} genres={genres} dates={dates} page={page} ici={ici} />, {
      titre: `Agenda de ${nomDuMois(mois)}`,
    });
  });
