import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { type Action, peut } from "#domaines/acces/index.ts";
import {
  type ActeEcrit,
  doitVoter,
  estSignee,
  getConvention,
  type LireVotes,
  listResiliations,
  questionOuverte,
  recoursJusquAu,
  suivreVotes,
} from "#domaines/convention/index.ts";
import { lireEnvoyes, listBilans } from "#domaines/evaluation/index.ts";
import { listActions, listDecisions, listEchanges, listSeances, referenceDe } from "#domaines/gouvernance/index.ts";
import { type Fiche, listFiches, ORDRE_DU_PLAN, SANS_FILTRE } from "#domaines/plan/index.ts";
import { intituleFiche } from "#domaines/plan/model.ts";
import { listEcheancesSppe } from "#domaines/sppe/index.ts";
import { lireEtats, lireReports, listCampagnes, listJalons } from "#domaines/suivi/index.ts";
import type { Db } from "#platform/db/db.ts";
import type { DateAgenda, GenreDate } from "../model.ts";
import { avantLaFin, jourDuTerme, nommer, rappelsDeFin, reporter } from "../rules.ts";

/** Les avenants d'une convention : les actes les prêtent. */
export type LireAvenants = LireVotes["avenants"];
type Ici = { convention: string; le: Jour; avenants: LireAvenants };
type Lecture = Ici & { db: Db; perimetre: Perimetre };
type Dite = Pick<DateAgenda, "titre" | "jour"> & Partial<DateAgenda> & { id: string; suite: string };

/** Une date, sous son nom qui ne change pas et à son adresse. */
const dater =
  ({ perimetre: { espace }, convention }: Lecture, genre: GenreDate) =>
  ({ id, suite, ...dite }: Dite): DateAgenda => ({
    uid: `${genre}-${id}@${espace}.maillage`,
    convention,
    genre,
    debut: null,
    minutes: null,
    lieu: "",
    href: `/conventions/${convention}${suite}`,
    annulee: false,
    ...dite,
  });

async function reunions(lecture: Lecture): Promise<Dite[]> {
  const seances = await listSeances(lecture.db, lecture.perimetre);
  return seances.flatMap(({ id, titre, le, debut, duree, lieu, visio, instance, etat, sequence }) =>
    le
      ? [
          {
            id,
            titre,
            jour: le,
            debut,
            minutes: duree,
            lieu: lieu || visio,
            sequence,
            annulee: etat === "annulee",
            suite: `/instances/${instance}/reunions/${id}`,
          },
        ]
      : [],
  );
}

const campagnes = async ({ db, perimetre }: Lecture): Promise<Dite[]> =>
  (await listCampagnes(db, perimetre)).flatMap(({ id, titre, ouverture, cloture }) => [
    { id: `${id}-ouverture`, titre: `Ouverture : ${titre}`, jour: ouverture, suite: `/suivi/campagnes/${id}` },
    { id: `${id}-cloture`, titre: `Clôture : ${titre}`, jour: cloture, suite: `/suivi/campagnes/${id}` },
  ]);

type Datee = { jour: Jour; texte: string | null; id: string };

/** Les échéances d'une fiche : les siennes, et la date à laquelle on l'a reportée, sous un nom qui la suit si on la reporte encore. */
function echeancesDe(fiche: Fiche, dit: { terme: string; le: Jour } | undefined): (Datee & { annulee: boolean })[] {
  const siennes = fiche.echeances.flatMap(({ fin, debut, texte }, rang): Datee[] => {
    const jour = jourDuTerme(fin ?? debut ?? "");
    return jour ? [{ id: `${fiche.id}-${rang}`, jour, texte }] : [];
  });
  const terme = jourDuTerme(dit?.terme ?? "");
  const report = dit && terme ? { terme, le: dit.le } : null;
  const jugees = reporter(
    siennes.map(({ jour }) => jour),
    report,
  );
  const dites = siennes.map((une, rang) => ({ ...une, annulee: jugees[rang]?.remplacee === true }));
  if (!report || dites.some(({ jour }) => jour === report.terme)) return dites;
  return [...dites, { id: `${fiche.id}-report`, jour: report.terme, texte: "échéance reportée", annulee: false }];
}

/** Une fiche abandonnée ou remplacée ne s'attend plus : ses échéances se disent annulées. */
async function echeances({ db, perimetre, convention }: Lecture): Promise<Dite[]> {
  const { parFiche } = await lireEtats(db, perimetre, convention);
  const reports = await lireReports(db, perimetre);
  return (await listFiches(db, perimetre, { filtres: SANS_FILTRE, tri: ORDRE_DU_PLAN })).flatMap((fiche) => {
    const arretee = parFiche.get(fiche.id)?.forme === "fin";
    return echeancesDe(fiche, reports.get(fiche.id)).map(({ id, jour, texte, annulee }) => ({
      id,
      titre: [intituleFiche(fiche), texte].filter(Boolean).join(" : "),
      jour,
      annulee: annulee || arretee,
      suite: `/plan/fiches/${fiche.id}`,
    }));
  });
}

const jalons = async ({ db, perimetre }: Lecture): Promise<Dite[]> =>
  (await listJalons(db, perimetre)).flatMap(({ id, libelle, terme, fiche, etat }) => {
    const jour = jourDuTerme(terme ?? "");
    if (!jour || etat === "fait") return [];
    return [{ id, titre: libelle, jour, annulee: etat === "abandonne", suite: `/plan/fiches/${fiche}/suivi` }];
  });

const decisions = async ({ db, perimetre }: Lecture): Promise<Dite[]> =>
  (await listDecisions(db, perimetre)).flatMap((decision) =>
    decision.avant && decision.execution === "aExecuter"
      ? [
          {
            id: decision.id,
            titre: `${referenceDe(decision)} : ${decision.objet}`,
            jour: decision.avant,
            suite: `/decisions/${decision.id}`,
          },
        ]
      : [],
  );

/** Un brouillon n'est lu que de qui le rédige : il n'a pas de date pour les autres. */
const bilans = async ({ db, perimetre }: Lecture): Promise<Dite[]> =>
  (await listBilans(db, perimetre))
    .filter(({ etat }) => etat !== "brouillon" || peut(perimetre.roles, "evaluation.rediger"))
    .map(({ id, titre, adopteLe, fin }) => ({
      id,
      titre: adopteLe ? `Adopté : ${titre}` : `À adopter : ${titre}`,
      jour: adopteLe ?? fin,
      suite: `/bilans/${id}`,
    }));

const echanges = async ({ db, perimetre }: Lecture): Promise<Dite[]> =>
  (await listEchanges(db, perimetre)).flatMap(({ id, objet, etat, revoirLe }) =>
    etat === "inscrite" && revoirLe
      ? [{ id, titre: `À revoir : ${objet}`, jour: revoirLe, suite: `/echanges/${id}` }]
      : [],
  );

async function petiteEnfance({ db, perimetre, convention }: Lecture): Promise<Dite[]> {
  const { perimetre: communes } = await getConvention(db, perimetre, convention);
  const envoyes = await lireEnvoyes(db, perimetre);
  const delais = await listEcheancesSppe(db, perimetre, { convention, communes, envoyes });
  return delais.map(({ cle, ...dite }) => ({ id: cle, suite: "", ...dite }));
}

async function termes({ db, perimetre, convention }: Lecture): Promise<Dite[]> {
  const { fin, titre } = await getConvention(db, perimetre, convention);
  const nom = titre ?? "Convention";
  const effetLe = (await listResiliations(db, perimetre, [convention])).get(convention)?.effetLe ?? null;
  const resiliee = {
    id: `${convention}-resiliation`,
    titre: `${nom} : la résiliation prend effet`,
    suite: "/resiliation",
  };
  const prise = effetLe ? [{ ...resiliee, jour: effetLe }] : [];
  if (!fin) return prise;
  const rappels = rappelsDeFin(fin).map(({ jour, mois }) => ({
    id: `${convention}-${mois}`,
    titre: `${nom} : fin dans ${mois} mois`,
    jour,
    suite: "",
  }));
  const dernier = { id: `${convention}-fin`, titre: `${nom} : dernier jour`, jour: fin, suite: "" };
  return [...avantLaFin([...rappels, dernier], effetLe), ...prise];
}

/** Avant quel jour chacun doit avoir voté, et qui doit encore le faire ; signée, une convention n'attend que les votes d'un avenant ouvert. */
async function votes(lecture: Lecture): Promise<{ actes: ActeEcrit[]; delai: Dite[] }> {
  const { db, perimetre, convention: id, le, avenants } = lecture;
  const ouverte = await questionOuverte(db, perimetre, await getConvention(db, perimetre, id), { avenants });
  const question = ouverte ?? { genre: "convention" as const };
  const suivi = await suivreVotes(db, perimetre, { convention: id, question }, { empreintes: null, le });
  const { actes, convention } = suivi;
  const delai = { id: `${id}-avant`, suite: "/deliberations" };
  if (estSignee(convention)) {
    const jour = ouverte ? suivi.delai?.avant : null;
    return { actes, delai: jour ? [{ ...delai, jour, titre: "Avoir délibéré sur l’avenant" }] : [] };
  }
  const noms = suivi.situations.filter(doitVoter).map(({ partie: { nomCourt, nom } }) => nomCourt ?? nom);
  const titre = `Avoir délibéré : ${nommer(noms)}`;
  return { actes, delai: suivi.avant && noms.length > 0 ? [{ ...delai, jour: suivi.avant, titre }] : [] };
}

/** Les conseils : leur séance, le dernier jour du recours contre ce qu'ils ont voté, et le jour avant lequel les autres votent. */
async function deliberations(lecture: Lecture): Promise<Dite[]> {
  const { actes, delai } = await votes(lecture);
  const siennes = actes.flatMap((acte): Dite[] => {
    const nom = acte.collectivite ?? "Conseil à préciser";
    const suite = `/deliberations/${acte.id}`;
    const recours = recoursJusquAu(acte);
    return [
      ...(acte.dateSeance
        ? [{ id: `${acte.id}-seance`, titre: `Séance du conseil : ${nom}`, jour: acte.dateSeance, suite }]
        : []),
      ...(recours
        ? [{ id: `${acte.id}-recours`, titre: `Dernier jour du recours : ${nom}`, jour: recours, suite }]
        : []),
    ];
  });
  return [...delai, ...siennes];
}

const communications = async ({ db, perimetre }: Lecture): Promise<Dite[]> =>
  (await listActions(db, perimetre)).flatMap(({ id, titre, debut, fin, etat }) => {
    const commun = { annulee: etat === "abandonnee", suite: "/communication" };
    return [
      ...(debut ? [{ ...commun, id: `${id}-debut`, titre, jour: debut }] : []),
      ...(fin && fin !== debut ? [{ ...commun, id: `${id}-fin`, titre: `Fin : ${titre}`, jour: fin }] : []),
    ];
  });

/** D'où vient chaque genre de date, et l'acte qui la laisse lire. */
const SOURCES: Record<GenreDate, { acte: Action; lire: (lecture: Lecture) => Promise<Dite[]> }> = {
  reunion: { acte: "gouvernance.lire", lire: reunions },
  campagne: { acte: "suivi.lire", lire: campagnes },
  echeance: { acte: "plan.lire", lire: echeances },
  jalon: { acte: "suivi.lire", lire: jalons },
  decision: { acte: "gouvernance.lire", lire: decisions },
  bilan: { acte: "evaluation.lire", lire: bilans },
  echange: { acte: "echanges.lire", lire: echanges },
  petiteEnfance: { acte: "sppe.lire", lire: petiteEnfance },
  convention: { acte: "convention.lire", lire: termes },
  deliberation: { acte: "convention.lire", lire: deliberations },
  communication: { acte: "gouvernance.lire", lire: communications },
};

/** Toutes les dates d'une convention que ces rôles laissent lire ; `le` est aujourd'hui. */
export async function lireDates(db: Db, perimetre: Perimetre, ici: Ici): Promise<DateAgenda[]> {
  const lecture = { ...ici, db, perimetre: { ...perimetre, conventions: [ici.convention] } };
  const dates: DateAgenda[] = [];
  for (const [genre, { acte, lire }] of Object.entries(SOURCES) as [GenreDate, (typeof SOURCES)[GenreDate]][])
    if (peut(perimetre.roles, acte)) dates.push(...(await lire(lecture)).map(dater(lecture, genre)));
  return dates;
}
