import { HTTPException } from "hono/http-exception";
import { peut } from "#domaines/acces/index.ts";
import { cadreDe, type Fabriques } from "#domaines/documents/index.ts";
import { blocsReglement, vieDite } from "../document.ts";
import { nommerDe } from "../requete/actions.ts";
import { getReglement } from "../store.ts";

/** Le règlement, imprimé tel qu'il se lit ; un brouillon, pour qui le tient seulement. */
export const FABRIQUES_REGLEMENT: Fabriques = {
  reglement: {
    nom: "Règlement d’attribution",
    formats: ["pdf", "docx", "odt"],
    permise: (roles) => peut(roles, "reglement.lire"),
    entier: false,
    composer: async (db, perimetre, demande) => {
      const reglement = await getReglement(db, perimetre, demande.parametres.get("reglement") ?? "");
      if (reglement.etat === "brouillon" && !peut(perimetre.roles, "reglement.tenir"))
        throw new HTTPException(404, { message: "Page introuvable" });
      return {
        ...(await cadreDe(db, perimetre, demande)),
        titre: reglement.titre,
        sousTitre: vieDite(reglement),
        acte: reglement.etat === "publie",
        sources: [],
        blocs: blocsReglement(reglement, await nommerDe(db, perimetre, reglement)),
      };
    },
  },
};
