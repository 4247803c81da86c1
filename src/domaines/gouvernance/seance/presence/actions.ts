import { Refus } from "#commun/refus.ts";
import { sansAccents } from "#commun/texte.ts";
import type { Jour } from "#commun/jour.ts";
import type { Perimetre } from "#commun/perimetre.ts";
import type { Db } from "#platform/db/db.ts";
import { valuesOf } from "#platform/forms.ts";
import type { FormErrors } from "#ui/form.ts";
import { presenceDe } from "../../convocation/actions.ts";
import type { Membre } from "../../membre/model.ts";
import { type GenrePresence, PRESENCES, type Presence, type Reponse, REPONSES } from "../model.ts";
import { PHRASES_PRESENCE } from "./lexique.ts";
import { type Dit, verifierDit } from "./rules.ts";
import { savePresence } from "./store.ts";

type Ou = { attendus: readonly Membre[]; membres: readonly Membre[]; le: Jour };
export type DitDe<Quoi> = { membre: Membre; dit: Dit & { quoi: Quoi } };

const cle = (nom: string) => sansAccents(nom).replace(/\s+/g, " ").trim();

/** Un nom tapé désigne un membre s'il n'y en a qu'un de ce nom ; sinon c'est un nom, rien de plus. */
function designer(membres: readonly Membre[], texte: string): Pick<Dit, "pour" | "pourNom"> {
  const nom = texte.trim().slice(0, 200);
  const [seul, autre] = membres.filter((membre) => nom !== "" && cle(membre.nom) === cle(nom));
  return seul && !autre ? { pour: seul.id, pourNom: "" } : { pour: null, pourNom: nom };
}

function lireDits<Quoi extends Reponse | GenrePresence>(
  form: FormData,
  { attendus, membres, le }: Ou,
  permis: readonly Quoi[],
): DitDe<Quoi>[] | FormErrors {
  const dits: DitDe<Quoi>[] = [];
  const errors: Record<string, string[]> = {};
  for (const membre of attendus) {
    const quoi = permis.find((un) => un === form.get(`quoi-${membre.id}`));
    if (!quoi) continue;
    const parmi = quoi === "suppleant" ? membres.filter(({ suppleantDe }) => suppleantDe === membre.id) : membres;
    const dit = verifierDit(
      { quoi, ...designer(parmi, String(form.get(`pour-${membre.id}`) ?? "")) },
      { membre, membres, le },
    );
    if (dit instanceof Refus) errors[`pour-${membre.id}`] = [`${membre.nom} : ${PHRASES_PRESENCE[dit.code]}`];
    else dits.push({ membre, dit: { ...dit, quoi } });
  }
  return Object.keys(errors).length > 0 ? { values: valuesOf(form), errors } : dits;
}

/** Ce que chacun répond, tel que reçu par téléphone ou sur papier. */
export const lireReponses = (form: FormData, ou: Ou) => lireDits<Reponse>(form, ou, REPONSES);

/** Qui est là, tel que noté en réunion. */
export const lirePresences = (form: FormData, ou: Ou) => lireDits<GenrePresence>(form, ou, PRESENCES);

const pareil = (a: Presence, b: Presence) =>
  a.reponse === b.reponse && a.presence === b.presence && a.pour === b.pour && a.pourNom === b.pourNom;

type Ecrits = { seance: string; presences: readonly Presence[] };

/** Écrit ce qui a changé de la venue de chacun. */
async function ecrire(db: Db, perimetre: Perimetre, { seance, presences }: Ecrits, apres: readonly Presence[]) {
  for (const une of apres) {
    const avant = presences.find(({ membre }) => membre === une.membre) ?? null;
    if (pareil(avant ?? presenceDe([], seance, une.membre), une)) continue;
    await savePresence(db, perimetre, { avant, apres: une, action: une.presence === null ? "réponse" : "présence" });
  }
}

export const saveReponses = (
  db: Db,
  perimetre: Perimetre,
  ou: Ecrits,
  { dits, ...trace }: { dits: readonly DitDe<Reponse>[]; reponduLe: string; par: "lien" | "saisie" },
): Promise<void> =>
  ecrire(
    db,
    perimetre,
    ou,
    dits.map(({ membre, dit: { quoi, pour, pourNom } }) => ({
      ...presenceDe(ou.presences, ou.seance, membre.id),
      ...trace,
      reponse: quoi,
      pour,
      pourNom,
    })),
  );

export const savePresences = (
  db: Db,
  perimetre: Perimetre,
  ou: Ecrits,
  dits: readonly DitDe<GenrePresence>[],
): Promise<void> =>
  ecrire(
    db,
    perimetre,
    ou,
    dits.map(({ membre, dit: { quoi, pour, pourNom } }) => ({
      ...presenceDe(ou.presences, ou.seance, membre.id),
      presence: quoi,
      pour,
      pourNom,
    })),
  );
