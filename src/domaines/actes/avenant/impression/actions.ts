import { peut } from "#domaines/acces/index.ts";
import { listSignataires } from "#domaines/convention/index.ts";
import { SANS_TITRE } from "#domaines/convention/model.ts";
import { cadreDe, type Fabriques } from "#domaines/documents/index.ts";
import { orNotFound } from "#platform/errors.ts";
import { preparerSignatures } from "../../signature/rules.ts";
import { lireAvenant } from "../actions.ts";
import { blocsAvenant, titreAvenant } from "../document.ts";
import { getAvenant } from "../store.ts";

/** Un avenant, à relire, à faire délibérer, à signer. */
export const FABRIQUES_AVENANT: Fabriques = {
  avenant: {
    nom: "Avenant",
    formats: ["pdf", "docx", "odt"],
    permise: (roles) => peut(roles, "convention.lire"),
    entier: false,
    composer: async (db, perimetre, demande) => {
      const avenant = await getAvenant(db, perimetre, demande.parametres.get("avenant") ?? "");
      orNotFound(avenant.convention === demande.convention ? avenant : undefined);
      const lu = orNotFound((await lireAvenant(db, perimetre, avenant)) ?? undefined);
      const signataires = await listSignataires(db, perimetre, avenant.convention);
      const { parties, convention } = lu.contenus.apres;
      return {
        ...(await cadreDe(db, perimetre, demande)),
        titre: titreAvenant(avenant, convention[0]?.titre ?? SANS_TITRE),
        acte: true,
        sources: [],
        blocs: blocsAvenant({ ...lu, signatures: preparerSignatures(parties, signataires) }),
      };
    },
  },
};
