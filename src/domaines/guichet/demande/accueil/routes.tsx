import { type Context, Hono } from "hono";
import { DUREE_BROUILLON, fermerFamille, ouvrirFamille } from "#domaines/acces/index.ts";
import { newId } from "#platform/ids.ts";
import { Alert } from "#ui/alert.tsx";
import { getReglementPublie } from "../../reglement/store.ts";
import { getFamille, insertFamilles, updateFamille } from "../famille/store.ts";
import { familleVide, nouvelleDemande } from "../rules.ts";
import { insertDemandes } from "../store.ts";
import { estLangue, foyerDe, garderLangue, guichetDe, langueDe, placeDe, rendre, textesDe } from "../visite/actions.ts";
import { Cadre } from "../visite/pages.tsx";
import type { PlaceEnv } from "./actions.ts";
import { AccueilPage } from "./pages.tsx";

type C = Context<PlaceEnv>;

async function montrer(c: C, attente = false) {
  const [t, place, guichet] = [textesDe(c), placeDe(c), await guichetDe(c)];
  const reglement = await getReglementPublie(c.var.db, c.var.perimetre, c.var.today);
  const entree = foyerDe(c) !== null;
  const page = (
    <Cadre t={t} place={place} chemin={place} contact={guichet.contact} entree={entree}>
      {attente && <Alert ton="attention">{t.refus.attente}</Alert>}
      <AccueilPage
        t={t}
        place={place}
        entree={entree}
        ouvert={guichet.etat === "ouvert"}
        reglement={reglement?.titre ?? null}
      />
    </Cadre>
  );
  return rendre(c, page, t.accueil.titre, attente);
}

/** Une famille et sa première demande, encore vides : ce navigateur y entre. */
async function commencer(c: C) {
  const place = placeDe(c);
  if (c.var.attente) {
    c.header("Retry-After", `${c.var.attente}`);
    c.status(429);
    return montrer(c, true);
  }
  if ((await guichetDe(c)).etat !== "ouvert") return c.redirect(place, 303);
  const { db, perimetre } = c.var;
  const le = c.var.maintenant();
  const famille = { ...familleVide(newId(), le), langue: langueDe(c) };
  const demande = nouvelleDemande({ id: newId(), famille: famille.id, le });
  await insertFamilles(db, perimetre, [famille]);
  await insertDemandes(db, perimetre, [{ demande, famille }]);
  await ouvrirFamille(c, { espace: perimetre.espace, famille: famille.id }, DUREE_BROUILLON);
  return c.redirect(`${place}/demandes/${demande.id}/enfant`, 303);
}

/** La page où une famille commence, celle où elle change de langue, celle où elle s'en va. */
export const accueilPlaceRoutes = new Hono<PlaceEnv>()
  .get("/espaces/:espace/place", (c) => {
    const langue = c.req.query("langue");
    if (estLangue(langue)) garderLangue(c, langue); // an address shared in a language leads to a whole request in it
    return montrer(c);
  })
  .post("/espaces/:espace/place", commencer)
  .post("/espaces/:espace/place/langue", async (c) => {
    const place = placeDe(c);
    const form = await c.req.formData();
    const [langue, vers] = [String(form.get("langue") ?? ""), String(form.get("vers") ?? "")];
    const foyer = foyerDe(c);
    if (estLangue(langue)) {
      garderLangue(c, langue);
      const famille = foyer && (await getFamille(c.var.db, foyer));
      if (famille) await updateFamille(c.var.db, c.var.perimetre, famille, { ...famille, langue });
    }
    return c.redirect(vers === place || vers.startsWith(`${place}/`) ? vers : place, 303);
  })
  .post("/espaces/:espace/place/fermeture", async (c) => {
    const place = placeDe(c);
    await fermerFamille(c);
    return c.redirect(place, 303);
  });
