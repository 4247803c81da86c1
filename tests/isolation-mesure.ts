import { SANS_FILTRE } from "#domaines/suivi/budget/sommes/model.ts";
import { listFichesPlacees, listPrevues, sommerParFinanceur } from "#domaines/suivi/budget/sommes/store.ts";
import { listExercices } from "#domaines/suivi/budget/store.ts";
import { getGrille, listGrilles } from "#domaines/suivi/grille/store.ts";
import { getIndicateur, listIndicateurs } from "#domaines/suivi/indicateur/store.ts";
import { listObservations } from "#domaines/suivi/observation/store.ts";
import { getQuestionnaire, listQuestionnaires, listRetours } from "#domaines/suivi/questionnaire/store.ts";
import { getSeance, listSeances, sumSeances } from "#domaines/suivi/seance/store.ts";
import { getService, listArrets, listServices } from "#domaines/suivi/service/store.ts";
import { listSaisies } from "#domaines/suivi/valeur/store.ts";
import type { Ecriture, Lecture, MAGASINS, Tirage } from "./isolation-modele.ts";
import { ECRITURES_SUIVI, LECTURES_SUIVI, MAGASINS_SUIVI } from "./isolation-suivi.ts";

export type GenreMesure = "campagne" | "indicateur" | "grille" | "questionnaire" | "seance" | "service";

const ici = ({ convention }: Tirage) => `/conventions/${convention}`;
const indicateurs = (tirage: Tirage) => `${ici(tirage)}/indicateurs`;
const indicateur = (tirage: Tirage) => `${indicateurs(tirage)}/${tirage.objet("indicateur")}`;
const questionnaire = (tirage: Tirage) => `${indicateurs(tirage)}/questionnaires/${tirage.objet("questionnaire")}`;

const lire = (chemin: Lecture["chemin"]): Lecture => ({ ou: "convention", chemin });
const ecrire = (chemin: Ecriture["chemin"], saisie: Ecriture["saisie"]): Ecriture => ({
  ou: "convention",
  chemin,
  saisie,
});

/** What the walk reads of indicators, sessions and questionnaires. */
export const LECTURES_MESURE: Record<string, Lecture> = {
  ...LECTURES_SUIVI,
  indicateurs: lire(indicateurs),
  indicateur: lire(indicateur),
  "histoire d’indicateur": lire((tirage) => `${indicateur(tirage)}/histoire`),
  "définition d’indicateur": lire((tirage) => `${indicateur(tirage)}/definition`),
  "indicateurs de fiche": lire((tirage) => `${ici(tirage)}/plan/fiches/${tirage.objet("fiche")}/indicateurs`),
  grilles: lire((tirage) => `${indicateurs(tirage)}/grilles`),
  grille: lire((tirage) => `${indicateurs(tirage)}/grilles/${tirage.objet("grille")}`),
  questionnaires: lire((tirage) => `${indicateurs(tirage)}/questionnaires`),
  questionnaire: lire(questionnaire),
  "questionnaire à imprimer": lire((tirage) => `${questionnaire(tirage)}/impression`),
  séances: lire((tirage) => `${ici(tirage)}/seances`),
  séance: lire((tirage) => `${ici(tirage)}/seances/${tirage.objet("seance")}`),
  services: lire((tirage) => `${ici(tirage)}/seances/services`),
  service: lire((tirage) => `${ici(tirage)}/seances/services/${tirage.objet("service")}`),
  tournées: lire((tirage) => `${ici(tirage)}/seances/calendrier`),
};

const DEFINITION = { mesure: "nombre", frequence: "annuelle" };

/** What the walk writes there. */
export const ECRITURES_MESURE: Record<string, Ecriture> = {
  ...ECRITURES_SUIVI,
  "budget de fiche écrit": ecrire(
    (tirage) => `${ici(tirage)}/plan/fiches/${tirage.objet("fiche")}/budget`,
    ({ n }, texte) => ({
      annee: String(2000 + (n % 100)),
      version: "0",
      lignes: "1",
      "l0-nom": "part propre",
      "l0-libelle": texte,
      "l0-prevu": String(n),
    }),
  ),
  "indicateur neuf": ecrire(indicateurs, (tirage, texte) => ({
    ...DEFINITION,
    libelle: `${texte} ${tirage.n}`,
    source: texte,
    fiches: tirage.objet("fiche"),
    service: tirage.objet("service"),
  })),
  "indicateur modifié": ecrire(
    (tirage) => `${indicateur(tirage)}/definition`,
    (tirage, texte) => ({ ...DEFINITION, libelle: texte, version: tirage.version("indicateur") }),
  ),
  valeur: ecrire(
    (tirage) => `${indicateur(tirage)}/valeurs`,
    (tirage, texte) => ({ periode: "2026", [`n-${tirage.objet("indicateur")}-0`]: "5", commentaire: texte }),
  ),
  observation: ecrire(
    (tirage) => `${indicateur(tirage)}/observations`,
    (_tirage, texte) => ({ genre: "verbatim", jour: "2026-11-20", texte, confirme: "1" }),
  ),
  "grille neuve": ecrire(
    (tirage) => `${indicateurs(tirage)}/grilles`,
    ({ n }, texte) => ({ libelle: `${texte} ${n}`, frequence: "annuelle" }),
  ),
  "questionnaire neuf": ecrire(
    (tirage) => `${indicateurs(tirage)}/questionnaires`,
    ({ n }, texte) => ({ titre: `${texte} ${n}`, libre: texte, fermeLe: "2026-12-31" }),
  ),
  "réponse sur papier": ecrire(
    (tirage) => `${questionnaire(tirage)}/papier`,
    ({ n }, texte) => ({ envoi: `e-${n}`, libre: texte, confirme: "1" }),
  ),
  "service neuf": ecrire(
    (tirage) => `${ici(tirage)}/seances/services`,
    ({ n }, texte) => ({ nom: `${texte} ${n}`, itinerant: "1" }),
  ),
  "arrêt neuf": ecrire(
    (tirage) => `${ici(tirage)}/seances/services/${tirage.objet("service")}/arrets`,
    (_tirage, texte) => ({ lieu: texte, de: "09:00", a: "10:00", debut: "2026-11-02", rythme: "1" }),
  ),
  "séance notée": ecrire(
    (tirage) => `${ici(tirage)}/seances`,
    (tirage, texte) => ({
      envoi: `s-${tirage.convention}-${tirage.n}`,
      service: tirage.objet("service"),
      jour: "2026-11-20",
      lieu: texte,
      enfants: "3",
    }),
  ),
};

/** What the stores of the follow-up are asked. */
export const MAGASINS_MESURE: typeof MAGASINS = {
  ...MAGASINS_SUIVI,
  "suivi.listExercices": (db, perimetre, tirage) => listExercices(db, perimetre, tirage.objet("fiche")),
  "suivi.listFichesPlacees": (db, perimetre) => listFichesPlacees(db, perimetre),
  "suivi.listPrevues": (db, perimetre) => listPrevues(db, perimetre),
  "suivi.sommerParFinanceur": (db, perimetre) => sommerParFinanceur(db, perimetre, SANS_FILTRE),
  "suivi.listIndicateurs": (db, perimetre) => listIndicateurs(db, perimetre),
  "suivi.getIndicateur": (db, perimetre, tirage) => getIndicateur(db, perimetre, tirage.objet("indicateur")),
  "suivi.listSaisies": (db, perimetre, tirage) => listSaisies(db, perimetre, [tirage.objet("indicateur")]),
  "suivi.listObservations": (db, perimetre, tirage) => listObservations(db, perimetre, tirage.objet("indicateur")),
  "suivi.listGrilles": (db, perimetre) => listGrilles(db, perimetre),
  "suivi.getGrille": (db, perimetre, tirage) => getGrille(db, perimetre, tirage.objet("grille")),
  "suivi.listQuestionnaires": (db, perimetre) => listQuestionnaires(db, perimetre),
  "suivi.getQuestionnaire": (db, perimetre, tirage) => getQuestionnaire(db, perimetre, tirage.objet("questionnaire")),
  "suivi.listRetours": (db, perimetre, tirage) => listRetours(db, perimetre, tirage.objet("questionnaire")),
  "suivi.listSeances": (db, perimetre) => listSeances(db, perimetre),
  "suivi.getSeance": (db, perimetre, tirage) => getSeance(db, perimetre, tirage.objet("seance")),
  "suivi.sumSeances": (db, perimetre) => sumSeances(db, perimetre),
  "suivi.listServices": (db, perimetre) => listServices(db, perimetre),
  "suivi.getService": (db, perimetre, tirage) => getService(db, perimetre, tirage.objet("service")),
  "suivi.listArrets": (db, perimetre) => listArrets(db, perimetre),
};
