import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { sansAccents } from "#commun/texte.ts";
import type { Fiche } from "#domaines/plan/model.ts";
import { competencesParFiche, LIBELLES_COMPETENCE, listRattachements } from "#domaines/sppe/index.ts";
import type { Db } from "#platform/db/db.ts";
import { LIBELLES_FINANCEUR } from "../budget/model.ts";
import { SANS_FILTRE } from "../budget/sommes/model.ts";
import { listEtpParFiche, listPrevues, sommerParFiche } from "../budget/sommes/store.ts";
import type { Suivi } from "../indicateur/phrase/rules.ts";
import { listIndicateurs } from "../indicateur/store.ts";
import { voletsDe } from "../photo/rules.ts";
import type { Suivies } from "../selection/actions.ts";
import { etatIndicateur } from "../valeur/rules.ts";
import { listValeurs } from "../valeur/actions.ts";
import type { LigneSuivie, Moyens, Part } from "./model.ts";

type SuiviProuve = Suivi & { preuve: string };

/** Chaque indicateur en cours, où il en est, et ce qui prouve sa dernière valeur. */
async function lireMesures(db: Db, perimetre: Perimetre, aujourdhui: Jour): Promise<SuiviProuve[]> {
  const indicateurs = await listIndicateurs(db, perimetre);
  const valeurs = Map.groupBy(await listValeurs(db, perimetre, indicateurs), ({ indicateur }) => indicateur);
  return indicateurs.map((indicateur) => {
    const siennes = valeurs.get(indicateur.id) ?? [];
    const derniere = siennes.toSorted((a, b) => (a.periode < b.periode ? 1 : -1)).find(({ preuve }) => preuve !== "");
    return { indicateur, etat: etatIndicateur(indicateur, siennes, aujourdhui), preuve: derniere?.preuve ?? "" };
  });
}

/** Ce que chaque fiche mobilise : le plan le dit en mots, le budget en euros et en emplois. */
async function lireMoyens(db: Db, perimetre: Perimetre): Promise<(fiche: Fiche) => Moyens> {
  const sommes = await sommerParFiche(db, perimetre, SANS_FILTRE);
  const lignes = Map.groupBy(await listPrevues(db, perimetre), ({ fiche }) => fiche);
  const emplois = Map.groupBy(await listEtpParFiche(db, perimetre), ({ fiche }) => fiche);
  return ({ id, moyens, budget }) => ({
    ecrits: moyens,
    prevu: sommes.get(id)?.prevu ?? budget?.montantCentimes ?? null,
    realise: sommes.get(id)?.realise ?? null,
    etp: emplois.get(id) ?? [],
    financeurs: [...new Set((lignes.get(id) ?? []).map(({ nom }) => nom))].filter(
      (nom) => nom !== LIBELLES_FINANCEUR.aTrouver,
    ),
  });
}

const partsDe = (fiche: string, { dits: { volets, dernieres, noms } }: Suivies): Part[] =>
  voletsDe(
    volets.filter((volet) => volet.fiche === fiche),
    fiche,
  ).flatMap(({ volet, collectivite }) => {
    if (collectivite === null) return [];
    const dit = dernieres.find((une) => une.fiche === fiche && une.volet === volet);
    return [{ nom: noms.get(collectivite) ?? "", etat: dit?.etat ?? null }];
  });

const memes = (a: string, b: string) => sansAccents(a).trim() === sansAccents(b).trim();

/** Le tableau de suivi d'une sélection, un jour donné : une ligne par fiche, dans l'ordre de la vue. */
export async function lireTableauSuivi(
  db: Db,
  perimetre: Perimetre,
  suivies: Suivies,
  aujourdhui: Jour,
): Promise<LigneSuivie[]> {
  const mesures = await lireMesures(db, perimetre, aujourdhui);
  const moyensDe = await lireMoyens(db, perimetre);
  const servies = competencesParFiche(await listRattachements(db, perimetre));
  const vues = new Map(suivies.vues.map((vue) => [vue.id, vue]));
  return suivies.fiches.flatMap((fiche) => {
    const vue = vues.get(fiche.id);
    if (!vue) return [];
    const suivis = mesures.filter(({ indicateur }) => indicateur.fiches.includes(fiche.id));
    return [
      {
        fiche: vue,
        partenaires: fiche.partenaires.map(({ libelle }) => libelle),
        territoires: fiche.territoiresCibles,
        competences: (servies.get(fiche.id) ?? []).map((une) => LIBELLES_COMPETENCE[une]),
        parts: partsDe(fiche.id, suivies),
        suivis,
        annonces: fiche.indicateurs
          .map(({ libelle }) => libelle)
          .filter((libelle) => !suivis.some(({ indicateur }) => memes(indicateur.libelle, libelle))),
        moyens: moyensDe(fiche),
      },
    ];
  });
}
