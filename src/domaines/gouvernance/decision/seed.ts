import { type Jour, plusJours, plusMois } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import { Refus } from "#commun/refus.ts";
import { getConvention } from "#domaines/convention/index.ts";
import { listCitees } from "#domaines/plan/index.ts";
import type { Db } from "#platform/db/db.ts";
import { newId } from "#platform/ids.ts";
import { saveAdhesions } from "../adhesion/store.ts";
import { insertAction } from "../communication/store.ts";
import type { Parts, Poste } from "../cooperation/model.ts";
import { saveMois } from "../cooperation/mois/store.ts";
import { insertAffectation, insertPoste } from "../cooperation/store.ts";

import { insertEchange } from "../echange/store.ts";
import { listInstances } from "../instance/store.ts";
import type { Seance } from "../seance/model.ts";
import { listSeances } from "../seance/store.ts";
import {
  COMMUNES_JOINTES,
  type DecisionInventee,
  DECISIONS,
  ECHANGES,
  MISSIONS_DEMONSTRATION,
} from "./demonstration/lexique.ts";
import type { Effet } from "./effet/model.ts";
import { insertEffets } from "./effet/store.ts";
import type { Decision } from "./model.ts";
import { decider } from "./rules.ts";
import { insertRegistre } from "./store.ts";

type Semis = { db: Db; perimetre: Perimetre; convention: string; aujourdhui: Jour };
const a = (jour: Jour) => `${jour}T18:00:00.000Z`;

type Lieux = { tenues: readonly Seance[]; instances: ReadonlyMap<string, string>; fiches: ReadonlyMap<string, string> };

/** La réunion tenue à ce rang en remontant, ou une instance d'il y a deux mois. */
function ouDe({ tenues, instances }: Lieux, rang: number, aujourdhui: Jour) {
  const seance = tenues[Math.min(rang, tenues.length - 1)];
  const instance = instances.get(seance?.instance ?? "") ?? "Comité de pilotage";
  return { seance: seance?.id ?? null, instance, le: seance?.le ?? plusJours(aujourdhui, -60) };
}

/** Une décision telle que le registre l'aurait écrite, à son numéro. */
function inventer({ perimetre, convention, aujourdhui }: Semis, lieux: Lieux, inventee: DecisionInventee) {
  const { rang, reference, delai, execute, attend: _a, ...dit } = inventee;
  const ou = ouDe(lieux, rang, aujourdhui);
  const fiche = lieux.fiches.get(reference);
  const avant = delai === null ? null : plusJours(ou.le, delai);
  const dite = { ...dit, ...ou, id: newId(), convention, avant, fiches: fiche ? [fiche] : [] };
  const neuve = decider(dite, aujourdhui);
  if (neuve instanceof Refus) return null;
  const fin = { execution: "executee" as const, executeeLe: plusJours(ou.le, 1), constat: execute };
  const commune = { creeLe: a(ou.le), creePar: perimetre.compte, version: 1, executeeLe: null, constat: "" };
  return { ...commune, ...neuve, ...(execute === "" ? {} : fin) };
}

/** L'abandon que le suivi n'a pas encore appliqué. */
const enAttente = ({ id, convention, fiches: [fiche = ""] }: Decision, erreur: string): Effet => ({
  id: newId(),
  decision: id,
  convention,
  demande: { genre: "etatFiche", fiche, devenir: "abandon", nouvelleDate: null },
  etat: "enAttente",
  erreur,
  essais: 1,
  appliqueLe: null,
});

async function semerDecisions(semis: Semis): Promise<void> {
  const { db, perimetre, aujourdhui } = semis;
  const lieux: Lieux = {
    instances: new Map((await listInstances(db, perimetre)).map(({ id, nom }) => [id, nom])),
    tenues: (await listSeances(db, perimetre)).filter(({ le }) => le !== null && le < aujourdhui),
    fiches: new Map((await listCitees(db, perimetre)).map(({ id, reference }) => [reference ?? "", id])),
  };
  const rangs = new Map<number, number>();
  const prises = DECISIONS.flatMap((inventee) => {
    const prise = inventer(semis, lieux, inventee);
    if (!prise) return [];
    const numero = (rangs.get(prise.annee) ?? 0) + 1;
    rangs.set(prise.annee, numero);
    return [{ decision: { ...prise, numero }, attend: inventee.attend ?? "" }];
  });
  await insertRegistre(
    db,
    perimetre,
    prises.map(({ decision }) => decision),
  );
  const effets = prises.flatMap(({ decision, attend }) =>
    attend && decision.fiches.length > 0 ? [enAttente(decision, attend)] : [],
  );
  await insertEffets(db, perimetre, effets);
}

async function semerCooperation({ db, perimetre, convention, aujourdhui }: Semis): Promise<void> {
  const debut = plusJours(aujourdhui, -600);
  const poste: Poste = {
    id: newId(),
    convention,
    intitule: "Chargée de coopération",
    employeur: "Communauté de communes des Trois-Rivières",
    thematiques: "",
    territoire: "",
    etpCentiemes: 80,
    missions: ["decision", "reseau", "diagnostic", "instances", "suivi"],
    financements: [{ nom: "Caf", part: 50 }],
    debut,
    fin: null,
    version: 1,
  };
  await insertPoste(db, perimetre, poste);
  const commun = { poste: poste.id, compte: null, version: 1 };
  const interim = { ...commun, id: newId(), nom: "Lucie Fabre", genre: "interim" as const };
  const passation = "Les campagnes de suivi sont à jour ; le groupe parentalité attend une date.";
  await insertAffectation(db, perimetre, poste, { ...interim, debut, fin: plusJours(debut, 120), passation });
  const titulaire = { ...commun, id: newId(), nom: "Nadège Aubrac", genre: "titulaire" as const, passation: "" };
  await insertAffectation(db, perimetre, poste, { ...titulaire, debut: plusJours(debut, 150), fin: null });
  for (const [rang, parts] of MISSIONS_DEMONSTRATION.entries()) {
    const mois = plusMois(aujourdhui, -rang - 1).slice(0, 7);
    const part = { poste: poste.id, mois, compte: perimetre.compte, parts: parts satisfies Parts, version: 0 };
    const texte = rang === 0 ? "Le comité de pilotage s’est préparé avec chaque commune." : "";
    await saveMois(db, perimetre, poste, { ...part, texte, envoyeLe: a(aujourdhui) });
  }
}

async function semerEchanges({ db, perimetre, convention, aujourdhui }: Semis): Promise<void> {
  const ilYA = (jours: number) => plusJours(aujourdhui, -jours);
  for (const { demandeIlYA, composer, ...dit } of ECHANGES)
    await insertEchange(db, perimetre, {
      opportunite: null,
      faisabilite: null,
      conformite: null,
      avis: null,
      decision: null,
      inscription: null,
      revoirLe: null,
      ...dit,
      ...composer(ilYA),
      id: newId(),
      convention,
      demandeLe: ilYA(demandeIlYA),
      version: 1,
    });
}

async function semerReste({ db, perimetre, convention, aujourdhui }: Semis): Promise<void> {
  await insertAction(db, perimetre, {
    id: newId(),
    convention,
    titre: "Guide des modes d’accueil",
    objet: "Dire aux familles ce qui existe, où, et qui appeler.",
    debut: plusJours(aujourdhui, 12),
    fin: plusJours(aujourdhui, 40),
    supports: ["Dépliant", "Sites des communes"],
    logos: true,
    mention: "",
    diffusion: ["Mairies", "Relais petite enfance", "Maisons de santé"],
    etat: "prevue",
    decision: null,
    version: 1,
  });
  await insertAction(db, perimetre, {
    id: newId(),
    convention,
    titre: "Affiche de la journée des familles",
    objet: "Faire connaître la ludothèque itinérante.",
    debut: plusJours(aujourdhui, -70),
    fin: plusJours(aujourdhui, -56),
    supports: ["Affiche"],
    logos: false,
    mention: "« Avec la Caf et les communes, dans le cadre de la convention territoriale globale »",
    diffusion: ["Écoles", "Commerces"],
    etat: "faite",
    decision: null,
    version: 1,
  });
  const { perimetre: communes } = await getConvention(db, perimetre, convention);
  const [premiere] = await listCitees(db, perimetre);
  if (!premiere) return;
  const jointes = { communes: communes.slice(0, COMMUNES_JOINTES), depuis: plusJours(aujourdhui, -200) };
  await saveAdhesions(db, perimetre, { convention, fiche: premiere.id }, jointes);
}

/** Ce que les instances de la démonstration ont décidé, ce qu'elles disent, qui coordonne, quelles données s'échangent. */
export async function seedDecisions(db: Db, tous: Perimetre, aujourdhui: Jour): Promise<void> {
  const convention = "ctg-trois-rivieres";
  if (!tous.conventions.includes(convention)) return;
  const semis = { db, perimetre: { ...tous, conventions: [convention] }, convention, aujourdhui };
  await semerDecisions(semis);
  await semerCooperation(semis);
  await semerEchanges(semis);
  await semerReste(semis);
}
