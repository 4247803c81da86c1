import { constaterEcheance, ECHEANCE, LETTRE, posterLettre } from "#domaines/guichet/index.ts";
import {
  DEMANDE_SIGNATURE,
  posterDemandeSignature,
  posterRelanceSignature,
  RELANCE_SIGNATURE,
  relancerSignatures,
} from "#domaines/actes/index.ts";
import { VERIFICATION, verificationActeur } from "#domaines/acteurs/index.ts";
import { VERIFICATION_STRUCTURE, verificationStructure } from "#domaines/equipements/index.ts";
import { COURRIEL, LIEN, PORTE, posterLien } from "#domaines/acces/index.ts";
import { OUVERTURE, posterRelance, RELANCE, relancer, relancerOuverture } from "#domaines/suivi/index.ts";
import { appliquerEffet, type Composer, CONVOCATION, EFFET, posterConvocation } from "#domaines/gouvernance/index.ts";
import { OUBLIER, oublier, PRODUIRE, produire } from "#domaines/documents/index.ts";
import { posterVeille, VEILLE, veillerPartout } from "#domaines/observatoire/index.ts";
import { acheverEffacement, EFFACEMENT } from "#domaines/guichet/effacement/actions.ts";
import { FIGER, figer } from "#domaines/diagnostic/index.ts";
import { dessinerCarte } from "#domaines/observatoire/index.ts";
import { COURRIEL_FAMILLE, posterAFamille } from "#domaines/guichet/demande/courrier/actions.ts";
import { oublierTermes } from "#domaines/guichet/purge/actions.ts";
import { listDossiersEnCours } from "#domaines/guichet/commission/gel/store.ts";
import { rythmer } from "#domaines/guichet/demande/relance/actions.ts";
import { vacuum } from "#platform/db/vacuum.ts";
import type { Settings } from "#platform/env.ts";
import { orNotFound } from "#platform/errors.ts";
import { log } from "#platform/log.ts";
import { type Message, openMail } from "#platform/mail.ts";
import { freeLeases, type Handler, relayOnce } from "#platform/relay.ts";
import { oneAtATime, repeat } from "#platform/schedule.ts";
import { appliqueursDe } from "./effets.ts";
import { atelierDe, FABRIQUES } from "./fabriques.ts";
import { backupIfDue } from "./sauvegarde.ts";
import type { Site } from "./site.ts";

const SECOND = 1000;
const HOUR = 3600 * SECOND;

/** The paper that goes with the mail of a meeting. */
const composer: Composer = (genre, db, perimetre, demande) =>
  orNotFound(FABRIQUES[genre]).composer(db, perimetre, demande);

/** Who takes each kind of deposit. */
export function handlersOf(
  { engine, demonstration }: Site,
  settings: Settings,
  adresse: string,
  maintenant: () => Date,
): Record<string, Handler> {
  const post = openMail({ ...settings, demonstration });
  const bureau = (id: string) => ({
    base: engine.base,
    poster: (message: Message) => post(message, id),
    adresse,
    maintenant,
  });
  const atelier = atelierDe(engine.base, maintenant);
  return {
    [COURRIEL]: ({ id, charge }) => post(charge as Message, id),
    [LIEN]: ({ id, charge }) => posterLien(bureau(id), charge),
    [RELANCE]: ({ id, charge }) => posterRelance(bureau(id), charge),
    [OUVERTURE]: ({ charge }) => relancerOuverture(engine.base, charge, maintenant),
    [DEMANDE_SIGNATURE]: ({ id, charge }) => posterDemandeSignature(bureau(id), charge),
    [RELANCE_SIGNATURE]: ({ id, charge }) => posterRelanceSignature(bureau(id), charge),
    [VERIFICATION]: ({ id, charge }) => verificationActeur.poster(bureau(id), charge),
    [VERIFICATION_STRUCTURE]: ({ id, charge }) => verificationStructure.poster(bureau(id), charge),
    [PORTE]: ({ id, charge }) => {
      const { espace, id: envoi } = charge as { espace: string; id: string };
      return posterRelance(bureau(id), { espace, envoi, encore: true });
    },
    [CONVOCATION]: ({ id, charge }) => posterConvocation({ ...bureau(id), composer }, charge),
    [LETTRE]: ({ id, charge }) => posterLettre(bureau(id), charge),
    [ECHEANCE]: ({ charge }) => constaterEcheance(engine.base, charge, maintenant),
    [COURRIEL_FAMILLE]: ({ id, charge }) => posterAFamille(bureau(id), charge),
    [VEILLE]: ({ id, charge }) => posterVeille(bureau(id), charge),
    [EFFET]: ({ charge }) =>
      appliquerEffet({ base: engine.base, maintenant, appliqueurs: appliqueursDe(maintenant) }, charge),
    [EFFACEMENT]: ({ charge }) => acheverEffacement({ base: engine.base, folder: settings.folder }, charge),
    [FIGER]: ({ charge }) => figer({ base: engine.base, maintenant, dessinerCarte }, charge),
    [PRODUIRE]: (depot) => produire(atelier, depot),
    [OUBLIER]: (depot) => oublier(atelier, depot),
  };
}

/** Adds to `stops` works that start soon after the server, ten seconds apart, and never two together. */
function slowJobs(stops: (() => Promise<void>)[]) {
  const lane = oneAtATime();
  let firstMs = 30 * SECOND;
  return (name: string, everyMs: number, work: () => Promise<unknown>): void => {
    stops.push(repeat(name, { everyMs, firstMs, lane }, work));
    firstMs += 10 * SECOND;
  };
}

/** What the server does by itself; the embedded engine has no one else to vacuum it and to back it up. */
export function startJobs(
  site: Site,
  settings: Settings,
  adresse: string,
  maintenant: () => Date,
): () => Promise<void> {
  const { base, embedded } = site.engine;
  const handlers = handlersOf(site, settings, adresse, maintenant);
  const lent = { genres: [PRODUIRE] };
  const stops = [
    repeat("relais", { everyMs: SECOND }, () => relayOnce(base, handlers, undefined, { ...lent, except: true })),
    repeat("documents", { everyMs: SECOND }, () => relayOnce(base, handlers, undefined, lent)),
    repeat("relances", { everyMs: HOUR / 12 }, () => relancer(base, maintenant)),
  ];
  const slow = slowJobs(stops);
  slow("confirmations", HOUR, () => rythmer(base, maintenant, listDossiersEnCours));
  slow("signatures", HOUR / 4, () => relancerSignatures(base, maintenant));
  slow("oublis", HOUR, () => oublierTermes(base, maintenant));
  slow("veille", 6 * HOUR, () => veillerPartout(base, maintenant));
  if (embedded) {
    void freeLeases(base).catch((err: unknown) => log.error({ err }, "dépôts à rendre"));
    slow("vacuum", 6 * HOUR, () => vacuum(base));
    if (settings.backups.everyHours > 0)
      stops.push(repeat("sauvegarde", { everyMs: HOUR / 12 }, () => backupIfDue(base, settings, maintenant())));
  }
  return async () => void (await Promise.all(stops.map((stop) => stop())));
}
