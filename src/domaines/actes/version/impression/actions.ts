import { enLettres, instantDe, jourDe } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { peut } from "#domaines/acces/index.ts";
import { findGelDe } from "#domaines/diagnostic/index.ts";
import { listParties } from "#domaines/convention/index.ts";
import { cadreDe, type Fabriques } from "#domaines/documents/index.ts";
import type { Db } from "#platform/db/db.ts";
import { orNotFound } from "#platform/errors.ts";
import { autorisationsDe } from "../../impression/actions.ts";
import type { QuiSigne } from "../../impression/document.ts";
import { findQuiSigne } from "../../signature/store.ts";
import { blocsASigner, blocsVersion } from "../document.ts";
import type { Figee, Signee } from "../model.ts";
import { nomVersion } from "../model.ts";
import { getVersion, listSignees } from "../store.ts";

/** L'annexe 1 d'une version signée, figée avec elle ; avant, ses mots seuls : deux parties ne signent jamais d'autres chiffres. */
const lireAnnexe1 = async (db: Db, perimetre: Perimetre, { convention }: Figee, { numero }: Signee) =>
  (await findGelDe(db, perimetre, { convention, numero }))?.blocs;

/** Tel qu'on l'a gardé en mettant à la signature : toutes les parties lisent le même ; avant qu'on le garde, tel qu'il est. */
async function lireQuiSigne(db: Db, perimetre: Perimetre, { id, convention, contenu }: Figee): Promise<QuiSigne> {
  const fige = await findQuiSigne(db, perimetre, id);
  if (fige) return { ...fige, parties: contenu.parties, autorisations: new Map(fige.autorisations) };
  return {
    ...(await listParties(db, perimetre, convention)),
    autorisations: await autorisationsDe(db, perimetre, convention),
  };
}

/** Une version figée, telle qu'elle fut signée : elle s'imprime de ce qui fut gardé, jamais de ce que la convention dit aujourd'hui. */
export const FABRIQUES_VERSION: Fabriques = {
  version: {
    nom: "Version signée",
    formats: ["pdf", "docx", "odt"],
    permise: (roles) => peut(roles, "convention.lire") && peut(roles, "plan.lire"),
    entier: false,
    composer: async (db, perimetre, demande) => {
      const figee = await getVersion(db, perimetre, demande.parametres.get("version") ?? "");
      orNotFound(figee.convention === demande.convention ? figee : undefined);
      const signees = await listSignees(db, perimetre, demande.convention);
      const signee = signees.find(({ id }) => id === figee.id);
      const nom = signee ? nomVersion(signee) : "Contenu mis à la signature";
      const jour = enLettres(signee?.signeeLe ?? jourDe(instantDe(figee.figeeLe)));
      const [identite] = figee.contenu.convention;
      return {
        ...(await cadreDe(db, perimetre, demande)),
        titre: identite?.titre ?? "Convention",
        sousTitre: `${nom}, ${signee ? "signée" : "figé"} le ${jour}. Empreinte ${figee.empreinte}.`,
        sommaire: true,
        acte: true,
        sources: [],
        blocs: signee
          ? blocsVersion(figee.contenu, await lireAnnexe1(db, perimetre, figee, signee))
          : blocsASigner(figee.contenu, await lireQuiSigne(db, perimetre, figee)),
      };
    },
  },
};
