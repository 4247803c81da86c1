import { peut } from "#domaines/acces/index.ts";
import { cadreDe, type Fabriques } from "#domaines/documents/index.ts";
import { type DessinerCarte, lireBlocsDiagnostic } from "../actions.ts";

/** Ce que le diagnostic sait imprimer : lui-même, avec les cartes qu'on lui prête. */
export const fabriquesDiagnostic = (dessinerCarte: DessinerCarte): Fabriques => ({
  diagnostic: {
    nom: "Diagnostic partagé",
    formats: ["pdf", "docx", "odt"],
    permise: (roles) => peut(roles, "diagnostic.lire"),
    composer: async (db, perimetre, demande) => {
      const { blocs } = await lireBlocsDiagnostic(db, perimetre, demande.convention, dessinerCarte);
      const vide = { genre: "note" as const, texte: "Le diagnostic n’est pas encore écrit." };
      return {
        ...(await cadreDe(db, perimetre, demande)),
        titre: "Diagnostic partagé",
        sources: [],
        sommaire: true,
        blocs: blocs.length > 0 ? blocs : [vide],
      };
    },
  },
});
