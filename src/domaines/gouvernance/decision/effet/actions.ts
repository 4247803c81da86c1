import type { Perimetre } from "#commun/perimetre.ts";
import { listAuteurs, nomParmi } from "#domaines/acces/index.ts";
import { CHAMPS, getFiche, updateFiche, valeurDe } from "#domaines/plan/index.ts";
import { type Base, type Db, inPerimeter } from "#platform/db/db.ts";
import { log } from "#platform/log.ts";
import { deposer } from "#platform/outbox.ts";
import type { Decision } from "../model.ts";
import { citationDe } from "../rules.ts";
import { getDecision } from "../store.ts";
import { appliquerRemplacement } from "./remplacante/actions.ts";
import type { DemandeEffet, Effet, EffetAAppliquer, GenreEffet } from "./model.ts";
import { estImmediat } from "./rules.ts";
import { findLieuEffet, insertEffets, lockEffet, updateEffet } from "./store.ts";

/** Sous quel genre l'outbox garde un changement à appliquer plus haut : un espace et un identifiant. */
export const EFFET = "gouvernance.effet";

type Charge = { espace: string; id: string };

/** Écrit au plan le champ que la décision corrige, dans la transaction même de la décision. */
async function corriger(db: Db, perimetre: Perimetre, demande: DemandeEffet, instant: string): Promise<void> {
  if (demande.genre !== "champFiche") return;
  const champ = CHAMPS.find(({ nom }) => nom === demande.champ);
  if (!champ) throw new Error(`Le champ « ${demande.champ} » n’est pas d’une fiche`);
  const fiche = await getFiche(db, perimetre, demande.fiche);
  const corrigee = { [champ.nom]: valeurDe(champ.forme, demande.apres) };
  const apres = { ...fiche, ...corrigee, modifieLe: instant, modifiePar: perimetre.compte };
  await updateFiche(db, fiche, apres, "ajustement");
}

type Ecriture = { perimetre: Perimetre; instant: string; nouvelId: () => string };

/** Inscrit ce qu'une décision change : ce qui est du plan est fait aussitôt, le reste attend le relais. */
export async function deposerEffets(
  db: Db,
  { perimetre, instant, nouvelId }: Ecriture,
  { id: decision, convention }: Pick<Decision, "id" | "convention">,
  demandes: readonly DemandeEffet[],
): Promise<void> {
  const effets = demandes.map((demande): Effet => {
    const fait = estImmediat(demande);
    const suite = { etat: fait ? ("applique" as const) : ("enAttente" as const), appliqueLe: fait ? instant : null };
    return { id: nouvelId(), decision, convention, demande, ...suite, erreur: "", essais: fait ? 1 : 0 };
  });
  for (const { demande } of effets) await corriger(db, perimetre, demande, instant);
  await insertEffets(db, perimetre, effets);
  for (const { id, etat } of effets)
    if (etat === "enAttente") await deposer(db, EFFET, { espace: perimetre.espace, id } satisfies Charge);
}

/** Redépose un changement qui a échoué. */
export async function redeposer(db: Db, perimetre: Perimetre, avant: Effet, apres: Effet): Promise<void> {
  await updateEffet(db, perimetre, avant, { ...apres, erreur: "" });
  await deposer(db, EFFET, { espace: perimetre.espace, id: avant.id } satisfies Charge);
}

/** Comment chaque tranche plus haute applique ce qui est à elle : rien si c'est fait, sinon la phrase qui dit pourquoi non. */
export type Appliquer = (db: Db, perimetre: Perimetre, effet: EffetAAppliquer) => Promise<string | null>;
export type Appliqueurs = Partial<Record<GenreEffet, Appliquer>>;

export type Office = { base: Base; maintenant: () => Date; appliqueurs: Appliqueurs };

async function essayer(
  db: Db,
  perimetre: Perimetre,
  { appliqueurs, maintenant }: Office,
  effet: Effet,
): Promise<string | null> {
  const appliquer = appliqueurs[effet.demande.genre];
  if (!appliquer) return "Personne ne sait encore appliquer ce changement.";
  const decision = await getDecision(db, perimetre, effet.decision);
  const noms = await listAuteurs(db, perimetre.espace, [decision.creePar]);
  const auteur = nomParmi(noms, decision.creePar);
  const { le, instance } = decision;
  const instant = maintenant().toISOString();
  const citation = citationDe(decision);
  const phrase = await appliquer(db, perimetre, { ...effet, citation, le, instance, auteur });
  const fini = phrase === null;
  if (fini) await appliquerRemplacement(db, perimetre, { ...effet, citation, le, instance, auteur }, instant);
  const suite = { etat: fini ? ("applique" as const) : ("echoue" as const), erreur: phrase ?? "" };
  const appliqueLe = fini ? instant : null;
  await updateEffet(db, perimetre, effet, { ...effet, ...suite, essais: effet.essais + 1, appliqueLe });
  return phrase;
}

const PANNE = "Une panne a empêché ce changement : il sera retenté de lui-même.";

/**
 * Applique un changement déposé, dans le périmètre de qui a décidé. Rejoué, il ne refait rien : l'état est relu sous verrou, et
 * s'écrit avec le changement. Une règle qui refuse laisse sa phrase ; une panne aussi, et le relais recommence.
 */
export async function appliquerEffet(office: Office, charge: unknown): Promise<void> {
  const { espace, id } = charge as Charge;
  const { base, maintenant } = office;
  const personne: Perimetre = { espace, compte: "systeme", conventions: [], roles: [] };
  const lieu = await inPerimeter(base, personne, (db) => findLieuEffet(db, espace, id), maintenant);
  if (!lieu) return;
  const perimetre: Perimetre = { espace, compte: lieu.compte, conventions: [lieu.convention], roles: [] };
  try {
    await inPerimeter(
      base,
      perimetre,
      async (db) => {
        const effet = await lockEffet(db, perimetre, id);
        if (effet.etat === "enAttente") await essayer(db, perimetre, office, effet);
      },
      maintenant,
    );
  } catch (error) {
    log.error({ err: error, effet: id }, "un changement décidé n’a pas pu s’appliquer");
    await inPerimeter(base, perimetre, (db) => noterPanne(db, perimetre, id), maintenant);
    throw error;
  }
}

async function noterPanne(db: Db, perimetre: Perimetre, id: string): Promise<void> {
  const effet = await lockEffet(db, perimetre, id);
  if (effet.etat === "enAttente")
    await updateEffet(db, perimetre, effet, { ...effet, erreur: PANNE, essais: effet.essais + 1 });
}
