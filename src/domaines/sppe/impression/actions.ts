import { estJour } from "#commun/jour.ts";
import { peut } from "#domaines/acces/index.ts";
import { getConvention } from "#domaines/convention/index.ts";
import { cadreDe, type Fabrique, type Fabriques } from "#domaines/documents/index.ts";
import { lireCompetences } from "../competence/actions.ts";
import { blocsCompetences, SOURCES_COMPETENCES } from "../competence/document.ts";

const permise: Fabrique["permise"] = (roles) => peut(roles, "sppe.lire");

/** Ce que le service public de la petite enfance sait imprimer. */
export const FABRIQUES_SPPE: Fabriques = {
  competences: {
    nom: "Compétences petite enfance",
    formats: ["pdf", "docx", "odt", "xlsx", "ods"],
    permise,
    composer: async (db, perimetre, demande) => {
      const le = demande.parametres.get("le") ?? "";
      const lues = await lireCompetences(db, perimetre, estJour(le) ? le : demande.jour);
      const { perimetre: siennes } = await getConvention(db, perimetre, demande.convention);
      const communes = lues.communes.filter(({ code }) => siennes.includes(code));
      return {
        ...(await cadreDe(db, perimetre, demande)),
        titre: "Les compétences de la petite enfance",
        feuille: "a4paysage",
        sources: SOURCES_COMPETENCES,
        blocs: blocsCompetences({ ...lues, communes }),
      };
    },
  },
};
