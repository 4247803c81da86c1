import type { Bloc } from "#commun/document.ts";
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

/** Qui signe, tel qu'on l'a gardé en mettant à la signature : toutes les parties lisent le même, pour toujours. */
async function lireQuiFige(db: Db, perimetre: Perimetre, { id, contenu }: Figee): Promise<QuiSigne | null> {
  const fige = await findQuiSigne(db, perimetre, id);
  return fige && { ...fige, parties: contenu.parties, autorisations: new Map(fige.autorisations) };
}

/** De ce qui fut mis à la signature avant qu'on garde qui signe, ce qu'il en est aujourd'hui. */
const lireQuiSigne = async (db: Db, perimetre: Perimetre, { convention }: Figee): Promise<QuiSigne> => ({
  ...(await listParties(db, perimetre, convention)),
  autorisations: await autorisationsDe(db, perimetre, convention),
});

async function lireBlocs(db: Db, perimetre: Perimetre, figee: Figee, signee: Signee | undefined): Promise<Bloc[]> {
  const qui = await lireQuiFige(db, perimetre, figee);
  if (signee) return blocsVersion(figee.contenu, { qui, annexe1: await lireAnnexe1(db, perimetre, figee, signee) });
  return blocsASigner(figee.contenu, qui ?? (await lireQuiSigne(db, perimetre, figee)));
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
        blocs: await lireBlocs(db, perimetre, figee, signee),
      };
    },
  },
};
