import { listApports, listEtapes } from "#domaines/diagnostic/demarche/store.ts";
import { getEnjeu, listEnjeux } from "#domaines/diagnostic/enjeu/store.ts";
import { listFigures } from "#domaines/diagnostic/figure/store.ts";
import { findGel, findGelDe } from "#domaines/diagnostic/gel/store.ts";
import { listSections } from "#domaines/diagnostic/section/store.ts";
import { listZones } from "#domaines/diagnostic/zone/store.ts";
import { listReponses } from "#domaines/plan/enjeu/store.ts";
import { listCommunes, listPartages } from "#domaines/plan/partage/store.ts";
import { findPrecedente, findSuivante, listSuites } from "#domaines/plan/reprise/store.ts";
import { newId } from "#platform/ids.ts";
import type { Ecriture, Lecture, MAGASINS, Tirage } from "./isolation-modele.ts";

export type GenreDiagnostic = "enjeu";

const base = ({ convention }: Tirage) => `/conventions/${convention}/diagnostic`;
const lire = (chemin: Lecture["chemin"]): Lecture => ({ ou: "convention", chemin });
const ecrire = (chemin: Ecriture["chemin"], saisie: Ecriture["saisie"]): Ecriture => ({
  ou: "convention",
  chemin,
  saisie,
});

/** What the walk reads of the diagnostic, and of the plan that answers it. */
export const LECTURES_DIAGNOSTIC: Record<string, Lecture> = {
  diagnostic: lire(base),
  "partie du diagnostic": lire((tirage) => `${base(tirage)}/sections/population`),
  "démarche du diagnostic": lire((tirage) => `${base(tirage)}/demarche`),
  "zones du diagnostic": lire((tirage) => `${base(tirage)}/zones`),
  enjeux: lire((tirage) => `${base(tirage)}/enjeux`),
  enjeu: lire((tirage) => `${base(tirage)}/enjeux/${tirage.objet("enjeu")}`),
  "diagnostic à imprimer": lire(({ convention }) => `/conventions/${convention}/documents/apercu?genre=diagnostic`),
  "des enjeux au plan": lire(({ convention }) => `/conventions/${convention}/plan/enjeux`),
  "fiches à reprendre": lire(({ convention }) => `/conventions/${convention}/plan/reprise`),
};

/** What the walk writes there. */
export const ECRITURES_DIAGNOSTIC: Record<string, Ecriture> = {
  "partie écrite": ecrire(
    (tirage) => `${base(tirage)}/sections/population`,
    ({ n }, texte) => ({ version: String(n % 3), texte, forces: texte }),
  ),
  "enjeu écrit": ecrire(
    (tirage) => `${base(tirage)}/enjeux`,
    ({ n }, texte) => ({ id: newId(), version: "0", theme: "mobilite", texte: `${texte} ${n}`, priorite: "1" }),
  ),
  "enjeu changé": ecrire(
    (tirage) => `${base(tirage)}/enjeux`,
    (tirage, texte) => ({ id: tirage.objet("enjeu"), version: tirage.version("enjeu"), theme: "mobilite", texte }),
  ),
};

/** What its stores are asked. */
export const MAGASINS_DIAGNOSTIC: typeof MAGASINS = {
  "diagnostic.listSections": (db, perimetre, { convention }) => listSections(db, perimetre, convention),
  "diagnostic.listFigures": (db, perimetre, { convention }) => listFigures(db, perimetre, convention),
  "diagnostic.demarche": async (db, perimetre, { convention }) => [
    await listEtapes(db, perimetre, convention),
    await listApports(db, perimetre, convention),
    await listZones(db, perimetre, convention),
  ],
  "diagnostic.listEnjeux": (db, perimetre, { convention }) => listEnjeux(db, perimetre, convention),
  "diagnostic.getEnjeu": (db, perimetre, ici) => getEnjeu(db, perimetre, ici.objet("enjeu")),
  "diagnostic.findGel": async (db, perimetre, { convention }) =>
    [
      (await findGel(db, perimetre, convention)) ?? [],
      (await findGelDe(db, perimetre, { convention, numero: 1 })) ?? [],
    ].flat(),
  "plan.listReponses": (db, perimetre) => listReponses(db, perimetre),
  "plan.partages": async (db, perimetre, ici) => [
    await listCommunes(db, perimetre),
    await listPartages(db, perimetre, ici.objet("fiche")),
  ],
  "plan.suites": async (db, perimetre, ici) => [
    await listSuites(db, perimetre),
    await findPrecedente(db, perimetre, ici.objet("fiche")),
    await findSuivante(db, perimetre, ici.objet("fiche")),
  ],
};
