import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { listIndicateurs } from "../../indicateur/store.ts";
import type { TexteSitue } from "./model.ts";

/** Les textes qu'une tranche garde d'une convention, où des mots effacés ont pu être recopiés. */
export type ListerTextes = (db: Db, perimetre: Perimetre, convention: string) => Promise<TexteSitue[]>;

const ici = (convention: string) => `/conventions/${convention}`;
const joindre = (...textes: (string | null)[]): string => textes.filter(Boolean).join("\n");

/** Ce qui fut dit de chaque fiche, ses étapes, et les réponses qui attendent d'être validées. */
export const listDitsDesFiches: ListerTextes = async (db, { espace }, convention) => {
  const siens = { espace, convention };
  const saisies = await db
    .selectFrom("suivi_saisie")
    .select(["fiche", "avancees", "difficultes", "deblocage", "decision_demandee", "decision"])
    .where((eb) => eb.and(siens))
    .execute();
  const jalons = await db
    .selectFrom("suivi_jalon")
    .select(["fiche", "libelle"])
    .where((eb) => eb.and(siens))
    .execute();
  const demandes = await db
    .selectFrom("suivi_demande")
    .select(["campagne", "fiche", "volet", "reponse", "mot"])
    .where((eb) => eb.and(siens))
    .where("reponse", "is not", null)
    .execute();
  const suivi = (fiche: string) => ({ fiche, ou: "Suivi", href: `${ici(convention)}/plan/fiches/${fiche}/suivi` });
  return [
    ...saisies.map(({ fiche, ...dit }) => ({ ...suivi(fiche), texte: joindre(...Object.values(dit)) })),
    ...jalons.map(({ fiche, libelle }) => ({ ...suivi(fiche), ou: "Étape", texte: libelle })),
    ...demandes.map(({ campagne, fiche, volet, reponse, mot }): TexteSitue => {
      const { avancees = "", difficultes = "", deblocage = "", decisionDemandee = "" } = reponse ?? {};
      return {
        fiche,
        ou: "Réponse à une campagne",
        href: `${ici(convention)}/suivi/campagnes/${campagne}/reponses/${fiche}${volet ? `?volet=${volet}` : ""}`,
        texte: joindre(avancees, difficultes, deblocage, decisionDemandee, mot),
      };
    }),
  ];
};

/** Ce qui est écrit autour des indicateurs : valeurs, observations, réponses libres. */
export const listDitsDesIndicateurs: ListerTextes = async (db, perimetre, convention) => {
  const siens = { espace: perimetre.espace, convention };
  const noms = new Map((await listIndicateurs(db, perimetre, { convention })).map(({ id, libelle }) => [id, libelle]));
  const valeurs = await db
    .selectFrom("suivi_valeur")
    .select(["indicateur", "commentaire", "preuve"])
    .where((eb) => eb.and(siens))
    .execute();
  const vues = await db
    .selectFrom("suivi_observation")
    .select(["indicateur", "texte", "contexte"])
    .where((eb) => eb.and(siens))
    .execute();
  const retours = await db
    .selectFrom("suivi_retour")
    .select(["questionnaire", "libre"])
    .where((eb) => eb.and(siens))
    .where("libre", "<>", "")
    .execute();
  const indicateur = (id: string) => ({
    ou: `Indicateur « ${noms.get(id) ?? ""} »`,
    href: `${ici(convention)}/indicateurs/${id}`,
  });
  return [
    ...valeurs.map((une) => ({ ...indicateur(une.indicateur), texte: joindre(une.commentaire, une.preuve) })),
    ...vues.map((une) => ({ ...indicateur(une.indicateur), texte: joindre(une.texte, une.contexte) })),
    ...retours.map(({ questionnaire, libre }) => ({
      ou: "Réponse à un questionnaire",
      href: `${ici(convention)}/indicateurs/questionnaires/${questionnaire}`,
      texte: libre,
    })),
  ];
};
