import { getInstance, listInstances } from "#domaines/gouvernance/instance/store.ts";
import { getMembre, listMembres, listTousMembres } from "#domaines/gouvernance/membre/store.ts";
import { getPoint, listPoints, listPointsEnAttente } from "#domaines/gouvernance/point/store.ts";
import { listPresences } from "#domaines/gouvernance/seance/presence/store.ts";
import { getSeance, listSeances } from "#domaines/gouvernance/seance/store.ts";
import { newId } from "#platform/ids.ts";
import type { Ecriture, Lecture, MAGASINS, Tirage } from "./isolation-modele.ts";

export type GenreGouvernance = "instance" | "membre" | "reunion" | "point";

const instances = ({ convention }: Tirage) => `/conventions/${convention}/instances`;
const instance = (tirage: Tirage) => `${instances(tirage)}/${tirage.objet("instance")}`;
/** A meeting of the walk is named after its instance: its address then names both. */
const reunion = (tirage: Tirage) => {
  const id = tirage.objet("reunion");
  return `${instances(tirage)}/${id.split("-r")[0]}/reunions/${id}`;
};
const imprime = (genre: string) => (tirage: Tirage) =>
  `/conventions/${tirage.convention}/documents/apercu?genre=${genre}&reunion=${tirage.objet("reunion")}`;

const lire = (chemin: Lecture["chemin"]): Lecture => ({ ou: "convention", chemin });
const ecrire = (chemin: Ecriture["chemin"], saisie: Ecriture["saisie"]): Ecriture => ({
  ou: "convention",
  chemin,
  saisie,
});

/** What the walk reads of the instances and their meetings. */
export const LECTURES_GOUVERNANCE: Record<string, Lecture> = {
  instances: lire(instances),
  instance: lire(instance),
  réunions: lire(({ convention }) => `/conventions/${convention}/reunions`),
  réunion: lire(reunion),
  convocation: lire((tirage) => `${reunion(tirage)}/convocation`),
  "réunion tenue": lire((tirage) => `${reunion(tirage)}/tenue`),
  relevé: lire((tirage) => `${reunion(tirage)}/releve`),
  "dossier de séance": lire(imprime("dossierSeance")),
  émargement: lire(imprime("emargement")),
};

/** What the walk writes there. */
export const ECRITURES_GOUVERNANCE: Record<string, Ecriture> = {
  "instance neuve": ecrire(instances, ({ n }, texte) => ({
    id: newId(),
    nature: "cotech",
    nom: `${texte} ${n}`,
    quorum: "aucun",
  })),
  "membre neuf": ecrire(
    (tirage) => `${instance(tirage)}/membres`,
    ({ n }, texte) => ({ id: newId(), nom: `${texte} ${n}`, college: texte, voix: "deliberative" }),
  ),
  "réunion neuve": ecrire(
    (tirage) => `${instance(tirage)}/reunions`,
    (tirage, texte) => ({
      id: `${tirage.objet("instance")}-r${tirage.n}`,
      titre: texte,
      le: "2026-11-21",
      debut: "14:00",
      duree: "60",
    }),
  ),
  "point libre": ecrire(
    (tirage) => `${reunion(tirage)}/points`,
    (_tirage, texte) => ({ id: newId(), titrePoint: texte, attendu: "decision", expose: texte }),
  ),
  "réunion notée": ecrire(
    (tirage) => `${reunion(tirage)}/tenue`,
    (tirage, texte) => ({ version: tirage.version("reunion"), notes: texte, autres: texte }),
  ),
};

/** What its stores are asked. */
export const MAGASINS_GOUVERNANCE: typeof MAGASINS = {
  "gouvernance.listInstances": (db, perimetre) => listInstances(db, perimetre),
  "gouvernance.getInstance": (db, perimetre, ici) => getInstance(db, perimetre, ici.objet("instance")),
  "gouvernance.listMembres": (db, perimetre, ici) => listMembres(db, perimetre, ici.objet("instance")),
  "gouvernance.listTousMembres": (db, perimetre) => listTousMembres(db, perimetre),
  "gouvernance.getMembre": (db, perimetre, ici) => getMembre(db, perimetre, ici.objet("membre")),
  "gouvernance.listSeances": (db, perimetre) => listSeances(db, perimetre),
  "gouvernance.getSeance": (db, perimetre, ici) => getSeance(db, perimetre, ici.objet("reunion")),
  "gouvernance.listPoints": (db, perimetre, ici) => listPoints(db, perimetre, ici.objet("reunion")),
  "gouvernance.listPointsEnAttente": (db, perimetre) => listPointsEnAttente(db, perimetre),
  "gouvernance.getPoint": (db, perimetre, ici) => getPoint(db, perimetre, ici.objet("point")),
  "gouvernance.listPresences": (db, perimetre, ici) => listPresences(db, perimetre, [ici.objet("reunion")]),
};
