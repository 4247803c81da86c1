import { Hono } from "hono";
import { textesDe } from "../../demande/visite/actions.ts";
import { orNotFound } from "#platform/errors.ts";
import type { Env } from "#platform/http.ts";
import { listPublications } from "../../chiffres/store.ts";
import { blocsReglement, vieDite } from "../document.ts";
import { nommerDe } from "../requete/actions.ts";
import { getReglementPublie } from "../store.ts";
import { PubliePage } from "./pages.tsx";

/** Le règlement qui s'applique, que chacun peut lire dès que l'accueil des familles est ouvert. */
export const reglementPublicRoutes = new Hono<Env>().get("/espaces/:espace/place/reglement", async (c) => {
  const { usager, db, perimetre, today } = c.var;
  orNotFound(usager.perimetre ?? undefined);
  const reglement = orNotFound(await getReglementPublie(db, perimetre, today));
  const accueil = `/espaces/${perimetre.espace}/place`;
  const t = textesDe(c);
  const { cle } = t.langue;
  const publies = (await listPublications(db, perimetre)).length > 0;
  const page = (
    <PubliePage
      accueil={accueil}
      chiffres={publies ? `${accueil}/chiffres` : null}
      titre={reglement.titre}
      vie={vieDite(reglement)}
      note={cle === "en" ? { texte: t.etapes.situations.francais, langue: t.langue.code } : null}
      blocs={blocsReglement(reglement, await nommerDe(db, perimetre, reglement))}
    />
  );
  return c.render(page, { titre: reglement.titre, publique: true });
});
