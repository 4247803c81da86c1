import { getAvis, listAvis } from "#domaines/sppe/avis/store.ts";
import { listExercices } from "#domaines/sppe/competence/store.ts";
import { listPreuves } from "#domaines/sppe/conformite/store.ts";
import { listValeurs } from "#domaines/sppe/parametre/store.ts";
import { getProjet, listProjets } from "#domaines/sppe/projet/store.ts";
import { listRattachements } from "#domaines/sppe/rattachement/store.ts";
import { listCofinancements, listRelais } from "#domaines/sppe/relais/store.ts";
import { getSchema, listSchemas } from "#domaines/sppe/schema/store.ts";
import { newId } from "#platform/ids.ts";
import type { Ecriture, Lecture, MAGASINS, Tirage } from "./isolation-modele.ts";

export type GenreSppe = "avis" | "projetAccueil" | "schema";

const base = ({ espace }: Tirage) => `/espaces/${espace}/petite-enfance`;
const lire = (chemin: Lecture["chemin"]): Lecture => ({ ou: "espace", chemin });
const ecrire = (chemin: Ecriture["chemin"], saisie: Ecriture["saisie"]): Ecriture => ({ ou: "espace", chemin, saisie });

/** What the walk reads of the public service of early childhood. */
export const LECTURES_SPPE: Record<string, Lecture> = {
  compétences: lire(base),
  "carte des compétences": lire((tirage) => `${base(tirage)}/carte`),
  "document d’un schéma": {
    ou: "convention",
    chemin: (tirage) =>
      `/conventions/${tirage.convention}/documents/apercu?genre=schema&schema=${tirage.objet("schema")}`,
  },
  "acte d’un avis": {
    ou: "convention",
    chemin: (tirage) => `/conventions/${tirage.convention}/documents/apercu?genre=avis&avis=${tirage.objet("avis")}`,
  },
  devoirs: lire((tirage) => `${base(tirage)}/devoirs`),
  "porteurs de projet": lire((tirage) => `${base(tirage)}/projets`),
  "porteur de projet": lire((tirage) => `${base(tirage)}/projets/${tirage.objet("projetAccueil")}`),
  "demande de ce porteur": lire((tirage) => `${base(tirage)}/avis/nouveau?projet=${tirage.objet("projetAccueil")}`),
  avis: lire((tirage) => `${base(tirage)}/avis`),
  "un avis": lire((tirage) => `${base(tirage)}/avis/${tirage.objet("avis")}`),
  schémas: lire((tirage) => `${base(tirage)}/schemas`),
  schéma: lire((tirage) => `${base(tirage)}/schemas/${tirage.objet("schema")}`),
  relais: lire((tirage) => `${base(tirage)}/relais`),
  paramètres: lire((tirage) => `${base(tirage)}/parametres`),
  "ce que servent les fiches": {
    ou: "convention",
    chemin: ({ convention }) => `/conventions/${convention}/petite-enfance/fiches`,
  },
  "tient lieu de schéma": { ou: "convention", chemin: ({ convention }) => `/conventions/${convention}/petite-enfance` },
};

/** What the walk writes there. */
export const ECRITURES_SPPE: Record<string, Ecriture> = {
  "porteur reçu": ecrire(
    (tirage) => `${base(tirage)}/projets`,
    ({ n }, texte) => ({
      id: newId(),
      version: "0",
      nom: `${texte} ${n}`,
      porteur: texte,
      commune: "48140",
      structure: "creche",
      recuLe: "2026-11-01",
      suite: "enCours",
    }),
  ),
  "relais écrit": ecrire(
    (tirage) => `${base(tirage)}/relais`,
    ({ n }, texte) => ({ nom: `${texte} ${n % 5}`, annee: "2026", actifs: "10", etp: "1" }),
  ),
  "places écrites": ecrire(
    (tirage) => `${base(tirage)}/relais/places`,
    ({ n }, texte) => ({ collectivite: `${texte} ${n % 5}`, annee: "2026", places: "10" }),
  ),
  "chiffre écrit": ecrire(
    (tirage) => `${base(tirage)}/parametres`,
    (_tirage, texte) => ({ code: "territoireNouvelle", valeur: "2600", debut: "2026-01-01", source: texte }),
  ),
};

/** What its stores are asked. */
export const MAGASINS_SPPE: typeof MAGASINS = {
  "sppe.listExercices": (db, perimetre) => listExercices(db, perimetre),
  "sppe.listValeurs": (db, perimetre) => listValeurs(db, perimetre),
  "sppe.listProjets": (db, perimetre) => listProjets(db, perimetre),
  "sppe.getProjet": (db, perimetre, ici) => getProjet(db, perimetre, ici.objet("projetAccueil")),
  "sppe.listAvis": (db, perimetre) => listAvis(db, perimetre),
  "sppe.getAvis": (db, perimetre, ici) => getAvis(db, perimetre, ici.objet("avis")),
  "sppe.listSchemas": (db, perimetre) => listSchemas(db, perimetre),
  "sppe.getSchema": (db, perimetre, ici) => getSchema(db, perimetre, ici.objet("schema")),
  "sppe.listRelais": async (db, perimetre) => [
    await listRelais(db, perimetre),
    await listCofinancements(db, perimetre),
  ],
  "sppe.listRattachements": (db, perimetre) => listRattachements(db, perimetre),
  "sppe.listPreuves": (db, perimetre, { convention }) => listPreuves(db, perimetre, { convention, autorite: "epci:1" }),
};
