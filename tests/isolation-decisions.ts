import { listAvenantsVotes } from "#domaines/actes/index.ts";
import { lireDates } from "#domaines/agenda/dates/actions.ts";
import { lireChiffres } from "#domaines/gouvernance/chiffres/actions.ts";
import { getAction, listActions } from "#domaines/gouvernance/communication/store.ts";
import { listMois } from "#domaines/gouvernance/cooperation/mois/store.ts";
import { getPoste, listAffectations, listPostes } from "#domaines/gouvernance/cooperation/store.ts";
import { listEffets } from "#domaines/gouvernance/decision/effet/store.ts";
import { getDecision, listDecisions, listDecisionsDeFiche } from "#domaines/gouvernance/decision/store.ts";
import { getEchange, listEchanges } from "#domaines/gouvernance/echange/store.ts";
import { newId } from "#platform/ids.ts";
import type { Ecriture, Lecture, MAGASINS, Tirage } from "./isolation-modele.ts";

export type GenreDecisions = "decision" | "echange" | "poste" | "communication";

const ici =
  (suite: string) =>
  ({ convention }: Tirage) =>
    `/conventions/${convention}/${suite}`;
const un = (noun: string, genre: GenreDecisions) => (tirage: Tirage) => `${ici(noun)(tirage)}/${tirage.objet(genre)}`;
const lire = (chemin: Lecture["chemin"]): Lecture => ({ ou: "convention", chemin });
const ecrire = (chemin: Ecriture["chemin"], saisie: Ecriture["saisie"]): Ecriture => ({
  ou: "convention",
  chemin,
  saisie,
});

/** What the walk reads of the decisions, of the coordination, of the exchanges of data and of the calendar. */
export const LECTURES_DECISIONS: Record<string, Lecture> = {
  décisions: lire(ici("decisions")),
  décision: lire(un("decisions", "decision")),
  "décision à inscrire": lire(ici("decisions/nouvelle")),
  communication: lire(ici("communication")),
  "action commune": lire(un("communication", "communication")),
  chiffres: lire(ici("chiffres")),
  coordination: lire(ici("cooperation")),
  "poste de coordination": lire(un("cooperation", "poste")),
  "mois de coordination": lire((tirage) => `${un("cooperation", "poste")(tirage)}/mois/2026-10`),
  "rapport de coordination": lire(
    (tirage) => `${ici("documents/apercu")(tirage)}?genre=cooperation&poste=${tirage.objet("poste")}&annee=2026`,
  ),
  échanges: lire(ici("echanges")),
  échange: lire(un("echanges", "echange")),
  "registre des échanges": lire(ici("echanges/registre")),
  "export du registre": lire(ici("echanges/registre/export?format=csv")),
  agenda: lire(ici("agenda?mois=2026-11")),
  "mon agenda": { ou: "partout", chemin: () => "/compte/agenda" },
};

/** What the walk writes there. */
export const ECRITURES_DECISIONS: Record<string, Ecriture> = {
  "décision neuve": ecrire(ici("decisions"), (tirage, texte) => ({
    id: newId(),
    genre: "arbitrage",
    objet: texte,
    instance: texte,
    le: "2026-11-02",
    responsable: texte,
    avant: "2026-11-28",
    fiches: tirage.objet("fiche"),
  })),
  "décision exécutée": ecrire(
    (tirage) => `${un("decisions", "decision")(tirage)}/execution`,
    (tirage, texte) => ({ version: tirage.version("decision"), le: "2026-11-10", constat: texte }),
  ),
  "action commune neuve": ecrire(ici("communication"), (tirage, texte) => ({
    id: newId(),
    titre: texte,
    logos: "oui",
    etat: "prevue",
    decision: tirage.objet("decision"),
  })),
  "adhésion d’une commune": ecrire(ici("chiffres/adhesions"), (tirage) => ({
    fiche: tirage.objet("fiche"),
    depuis: "2026-11-01",
  })),
  "poste neuf": ecrire(ici("cooperation"), (_tirage, texte) => ({
    id: newId(),
    intitule: texte,
    employeur: texte,
    etp: "1",
    missions: "suivi",
    debut: "2026-01-01",
  })),
  "poste tenu": ecrire(
    (tirage) => `${un("cooperation", "poste")(tirage)}/affectations`,
    ({ n }, texte) => ({
      id: newId(),
      nom: texte,
      genre: "titulaire",
      debut: `2026-${String(1 + (n % 9)).padStart(2, "0")}-01`,
      fin: `2026-${String(1 + (n % 9)).padStart(2, "0")}-02`,
      passation: texte,
    }),
  ),
  "mois envoyé": ecrire(
    (tirage) => `${un("cooperation", "poste")(tirage)}/mois/2026-10`,
    (_tirage, texte) => ({ version: "0", acte: "envoyer", suivi: "100", texte }),
  ),
  "échange neuf": ecrire(ici("echanges"), (_tirage, texte) => ({
    id: newId(),
    objet: texte,
    demandeur: texte,
    detenteur: "Une autre partie",
    finalite: texte,
    categories: texte,
    personnelles: "non",
    demandeLe: "2026-11-01",
  })),
  "échange étudié": ecrire(
    (tirage) => `${un("echanges", "echange")(tirage)}/etudes`,
    (tirage, texte) => ({
      version: tirage.version("echange"),
      "opportunite-sens": "favorable",
      "opportunite-le": "2026-11-03",
      "opportunite-texte": texte,
      "faisabilite-sens": "favorable",
      "faisabilite-le": "2026-11-03",
    }),
  ),
};

/** What its stores are asked. */
export const MAGASINS_DECISIONS: typeof MAGASINS = {
  "gouvernance.listDecisions": async (db, perimetre, tirage) => {
    const decisions = await listDecisions(db, perimetre);
    const effets = await listEffets(
      db,
      perimetre,
      decisions.map(({ id }) => id),
    );
    return [decisions, effets, await listDecisionsDeFiche(db, perimetre, tirage.objet("fiche"))];
  },
  "gouvernance.getDecision": (db, perimetre, tirage) => getDecision(db, perimetre, tirage.objet("decision")),
  "gouvernance.listActions": (db, perimetre) => listActions(db, perimetre),
  "gouvernance.getAction": (db, perimetre, tirage) => getAction(db, perimetre, tirage.objet("communication")),
  "gouvernance.listPostes": async (db, perimetre) => {
    const postes = await listPostes(db, perimetre);
    return [postes, await listAffectations(db, perimetre, postes)];
  },
  "gouvernance.getPoste": async (db, perimetre, tirage) => {
    const poste = await getPoste(db, perimetre, tirage.objet("poste"));
    return [poste, await listMois(db, perimetre, poste)];
  },
  "gouvernance.listEchanges": (db, perimetre) => listEchanges(db, perimetre),
  "gouvernance.getEchange": (db, perimetre, tirage) => getEchange(db, perimetre, tirage.objet("echange")),
  "gouvernance.lireChiffres": async (db, perimetre) => {
    const [convention] = perimetre.conventions;
    const periode = { debut: "2026-01-01", fin: "2026-12-31" } as const;
    return convention ? lireChiffres(db, perimetre, convention, periode) : null;
  },
  "agenda.lireDates": async (db, perimetre) => {
    const [convention] = perimetre.conventions;
    return convention ? lireDates(db, perimetre, { convention, le: "2026-11-22", avenants: listAvenantsVotes }) : null;
  },
};
