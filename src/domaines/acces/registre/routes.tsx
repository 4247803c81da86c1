import { Hono } from "hono";
import { stepToAnnuaire } from "#platform/db/db.ts";
import type { Env } from "#platform/http.ts";
import { forbid } from "#platform/rights.ts";
import { getEspace } from "../espace/store.ts";
import { peut } from "../rules.ts";
import { RegistrePage } from "./pages.tsx";

/** Le registre des données personnelles. */
export const registreRoutes = new Hono<Env>().get("/espaces/:espace/registre", async (c) => {
  const { espace, roles } = c.var.perimetre;
  forbid(peut(roles, "registre.lire"));
  const { nom, responsable, delegue } = await stepToAnnuaire(c.var.db, espace, (db) => getEspace(db, espace));
  const props = { espace, nomEspace: nom, responsable, delegue, journal: peut(roles, "journal.lire") };
  return c.render(<RegistrePage {...props} />, { titre: "Registre des données personnelles" });
});
