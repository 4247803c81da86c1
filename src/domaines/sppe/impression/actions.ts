import { estJour } from "#commun/jour.ts";
import { peut } from "#domaines/acces/index.ts";
import { getConvention } from "#domaines/convention/index.ts";
import { cadreDe, type Fabrique, type Fabriques } from "#domaines/documents/index.ts";
import { blocsActe } from "../avis/document.ts";
import { pieceDe } from "../avis/etape/rules.ts";
import { PIECES_DITES } from "../avis/lexique.ts";
import { LIBELLES_GENRE_AVIS } from "../avis/model.ts";
import { lireReferences } from "../avis/reference/actions.ts";
import { getAvis } from "../avis/store.ts";
import { nomCommune } from "../avis/suivi/actions.ts";
import { lireCompetences } from "../competence/actions.ts";
import { autoritesQuiPlanifient, lireConformite } from "../conformite/actions.ts";
import { blocsConformite } from "../conformite/document.ts";
import { listConventionsNommees } from "../schema/actions.ts";
import { blocsSchema } from "../schema/document.ts";
import { LIBELLES_FORME } from "../schema/model.ts";
import { getSchema } from "../schema/store.ts";
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
        blocs: blocsCompetences({ ...lues, communes, total: lues.communes.length }),
      };
    },
  },
  schema: {
    nom: "Schéma de la petite enfance",
    formats: ["pdf", "docx", "odt"],
    permise,
    entier: false,
    composer: async (db, perimetre, demande) => {
      const schema = await getSchema(db, perimetre, demande.parametres.get("schema") ?? "");
      const conventions = await listConventionsNommees(db, perimetre);
      const { adopteLe, autoriteNom, contenu } = schema;
      return {
        ...(await cadreDe(db, perimetre, demande)),
        titre: schema.titre,
        sousTitre: `${autoriteNom}. ${LIBELLES_FORME[schema.forme]}${adopteLe ? "" : ", en préparation"}.`,
        ...(contenu.offre.length > 0 ? { feuille: "a4paysage" as const } : {}),
        sources: [],
        blocs: blocsSchema(schema, {
          convention: conventions.find(({ id }) => id === schema.convention)?.nom ?? null,
          remplace: schema.remplace ? await getSchema(db, perimetre, schema.remplace) : null,
        }),
      };
    },
  },
  avis: {
    nom: "Avis sur un projet d’accueil",
    formats: ["pdf", "docx", "odt"],
    permise,
    entier: false,
    composer: async (db, perimetre, demande) => {
      const avis = await getAvis(db, perimetre, demande.parametres.get("avis") ?? "");
      const citables = await lireReferences(db, perimetre, avis, demande.jour);
      const piece = pieceDe(avis, demande.jour);
      return {
        ...(await cadreDe(db, perimetre, demande)),
        titre: `${PIECES_DITES[piece].titre} : ${avis.objet}`,
        sousTitre: LIBELLES_GENRE_AVIS[avis.genre],
        sources: [],
        blocs: blocsActe(avis, { commune: nomCommune(avis.commune), piece, citables }),
      };
    },
  },
  conformite: {
    nom: "Convention et schéma de la petite enfance",
    formats: ["pdf", "docx", "odt"],
    permise,
    composer: async (db, perimetre, demande) => {
      const { convention, jour } = demande;
      const voulue = demande.parametres.get("autorite");
      const autorites = await autoritesQuiPlanifient(db, perimetre, jour);
      const dites = voulue ? autorites.filter(({ cle }) => cle === voulue) : autorites;
      const blocs = [];
      for (const autorite of dites)
        blocs.push(...blocsConformite(await lireConformite(db, perimetre, { convention, autorite, jour })));
      const vide = { genre: "note" as const, texte: "Personne ne planifie l’accueil du jeune enfant ici." };
      return {
        ...(await cadreDe(db, perimetre, demande)),
        titre: "La convention et le schéma de la petite enfance",
        sources: SOURCES_COMPETENCES,
        blocs: blocs.length > 0 ? blocs : [vide],
      };
    },
  },
};
