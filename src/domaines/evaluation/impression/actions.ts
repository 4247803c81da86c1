import { abaisser, type Bloc, type Imprime } from "#commun/document.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { peut } from "#domaines/acces/index.ts";
import { cadreDe, type Demande, type Fabrique, type Fabriques } from "#domaines/documents/index.ts";
import type { Db } from "#platform/db/db.ts";
import { orNotFound } from "#platform/errors.ts";
import { LIBELLES_GENRE_BILAN } from "../bilan/model.ts";
import { peutLireBilan, periodeDite } from "../bilan/rules.ts";
import { getBilan, listBilans } from "../bilan/store.ts";
import { adoptionDite, blocsBilan, sourcesDe } from "../document.ts";
import { lireDossier } from "../dossier/actions.ts";
import type { Dossier } from "../dossier/model.ts";
import { blocsPetiteEnfance } from "../enfance/document.ts";

const permise: Fabrique["permise"] = (roles) => peut(roles, "evaluation.lire");

/** Le dossier du bilan que nomment les réglages, si qui le demande peut encore le lire (404 sinon). */
async function dossierDe(db: Db, perimetre: Perimetre, { parametres, jour }: Demande): Promise<Dossier> {
  const bilan = await getBilan(db, perimetre, parametres.get("bilan") ?? "");
  const { roles } = perimetre;
  const droits = { rediger: peut(roles, "evaluation.rediger"), noter: peut(roles, "evaluation.noter") };
  orNotFound(peutLireBilan(bilan, droits) ? bilan : undefined);
  return (await lireDossier(db, perimetre, bilan, `${jour}T23:59:59.999Z`)).dossier;
}

type Forme = { titre: (dossier: Dossier) => string; blocs: (dossier: Dossier) => Bloc[] } & Pick<Imprime, "sommaire">;

const duBilan =
  ({ titre, blocs, ...page }: Forme): Fabrique["composer"] =>
  async (db, perimetre, demande) => {
    const dossier = await dossierDe(db, perimetre, demande);
    const { bilan } = dossier;
    const adoption = adoptionDite(bilan.instance, bilan.adopteLe);
    return {
      ...(await cadreDe(db, perimetre, demande)),
      ...page,
      titre: titre(dossier),
      sousTitre: `${LIBELLES_GENRE_BILAN[bilan.genre]}, ${periodeDite(bilan)}. ${adoption}.`,
      sources: sourcesDe(dossier),
      blocs: blocs(dossier),
    };
  };

const TEXTE: Fabrique["formats"] = ["pdf", "docx", "odt"];

/** Les bilans à joindre au dossier d'une réunion, entiers, chacun sous son titre ; un brouillon ne se joint pas, on le dit. */
export async function joindreBilans(
  db: Db,
  perimetre: Perimetre,
  { ids, jour }: { ids: readonly string[]; jour: Demande["jour"] },
): Promise<Bloc[]> {
  const blocs: Bloc[] = [];
  for (const bilan of (await listBilans(db, perimetre)).filter(({ id }) => ids.includes(id))) {
    blocs.push({ genre: "titre", niveau: 1, texte: bilan.titre });
    if (bilan.etat === "brouillon") {
      blocs.push({ genre: "note", texte: "Encore un brouillon : il se joindra quand il sera en relecture." });
      continue;
    }
    const { dossier } = await lireDossier(db, perimetre, bilan, `${jour}T23:59:59.999Z`);
    blocs.push(...blocsBilan(dossier, true).map(abaisser));
  }
  return blocs;
}

/** Ce que l'évaluation sait imprimer d'un bilan : tout entier, en diaporama, ses chiffres, sa part petite enfance. */
export const FABRIQUES_EVALUATION: Fabriques = {
  bilan: {
    nom: "Bilan",
    formats: TEXTE,
    permise,
    entier: false,
    composer: duBilan({
      titre: ({ bilan }) => bilan.titre,
      sommaire: true,
      blocs: (dossier) => blocsBilan(dossier, true),
    }),
  },
  diaporamaBilan: {
    nom: "Diaporama du bilan",
    formats: ["pptx"],
    permise,
    entier: false,
    composer: duBilan({ titre: ({ bilan }) => bilan.titre, blocs: (dossier) => blocsBilan(dossier, false) }),
  },
  chiffresBilan: {
    nom: "Tableaux du bilan",
    formats: ["xlsx", "ods"],
    permise,
    entier: false,
    composer: duBilan({
      titre: ({ bilan }) => `Tableaux : ${bilan.titre}`,
      blocs: (dossier) => blocsBilan(dossier, true).filter(({ genre }) => genre === "tableau"),
    }),
  },
  petiteEnfance: {
    nom: "Part petite enfance",
    formats: TEXTE,
    permise,
    entier: false,
    composer: duBilan({
      titre: ({ bilan }) => `Part petite enfance : ${bilan.titre}`,
      blocs: blocsPetiteEnfance,
    }),
  },
};
